"""``TraceCondition``: items of one part answer those of another."""

from __future__ import annotations

from dataclasses import dataclass, field

from hegui.api import Related
from hegui.checklist.conditions.base import Condition, Outcome, View, short
from hegui.checklist.results import Evidence, Trace
from hegui.checklist.trace import shared_phrases
from hegui.document import Document, Span, Words
from hegui.facts.parts import Piece, pieces
from hegui.text.blanks import trimmed


@dataclass(frozen=True, eq=False, kw_only=True)
class TraceCondition(Condition):
    """Each item of one part is answered by an item of another: they share content words (``least`` pairs of characters).

    Words that say nothing about the matter (``stop``) do not count.
    """

    type = "trace"
    keys = {"problems": "part!", "answers": "part!", "stop": "words!", "least": "int", "leave": "words"}
    cases = {"met": "met", "some": "weak", "none": "missing", "absent": "not-applicable"}
    fields = frozenset({"total", "answered", "open_count", "open"})

    problems: str
    answers: str
    stop: Words
    least: int = 2
    leave: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        problems, answers = view.part(self.problems), view.part(self.answers)
        if problems is None or problems.how == "mention":
            return Outcome("absent", reason="没有列出问题，无从对照")
        if answers is None or answers.how == "mention":
            return Outcome("absent", reason="没有下一步安排，无从对照")
        document = view.document
        asked = pieces(document, problems.spans, self.leave)
        said = pieces(document, answers.spans, self.leave)
        rows = []
        names = _names(document)
        for row, phrases, best in shared_phrases(
            [(_bare(view.text, p.lead, names), _bare(view.text, p.span, names)) for p in asked],
            [_bare(view.text, p.span, names) for p in said],
            self.stop, self.least,
        ):  # fmt: skip
            problem = _quoted(document, asked[row])
            rows.append(Trace(problem, _quoted(document, said[best]) if best is not None else None, phrases))
        open_rows = [r for r in rows if r.answer is None]
        fields = {
            "total": len(rows), "answered": len(rows) - len(open_rows), "open_count": len(open_rows),
            "open": "、".join(f"“{short(document, r.problem.span)}”" for r in open_rows[:4]),
        }  # fmt: skip
        if not rows:
            return Outcome("absent", reason="没有列出问题，无从对照")
        case = "met" if not open_rows else "none" if len(open_rows) == len(rows) else "some"
        return Outcome(
            case, tuple(r.answer for r in rows if r.answer is not None), f"{len(rows)}条问题都有对应安排",
            answers.anchor, fields,
            tuple(Related(r.problem.span, "安排中没有找到对应的内容") for r in open_rows), trace=tuple(rows),
        )  # fmt: skip


def _names(document: Document) -> tuple[str, ...]:
    """The issuer's names, long and short: they stand everywhere and say nothing about the matter."""
    issuer = document.identity.issuer
    short = issuer.removesuffix("人民政府").removesuffix("办事处")
    return tuple(n for n in (issuer, short, short[-3:]) if len(n) > 1)


def _bare(text: str, span: Span, names: tuple[str, ...]) -> str:
    words = text[span.start : span.end]
    for name in names:
        words = words.replace(name, "，")
    return words


def _quoted(document: Document, piece: Piece) -> Evidence:
    lead = trimmed(document.body, piece.lead)
    span = lead if lead.length else trimmed(document.body, piece.span)
    return Evidence(span, document.quote(span))
