"""``EachItemCondition``: each item of a part has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hegui.api import Related
from hegui.checklist.conditions.base import ABSENT, Condition, Outcome, View, mark, short
from hegui.document import Span, Words
from hegui.facts.parts import Found, Piece, heading_words, pieces


@dataclass(frozen=True, eq=False, kw_only=True)
class EachItemCondition(Condition):
    """Each item of the part has one of the words: all ``met``, at least half ``most``, some ``some``, none ``none``.

    ``general`` words speak for all items at once; so does a deeper heading that ``general_headings`` match.
    ``behind`` words count only behind the words that name the item: 法律文书质量不高。新招录人员缺乏办案经验.
    """

    type = "each-item"
    keys = {
        "part": "part!",
        "words": "words!",
        "behind": "words",
        "general": "words",
        "general_headings": "words",
    }
    cases = {"met": "met", "most": "weak", "some": "weak", "none": "missing", "absent": "not-applicable"}
    fields = frozenset({"total", "with_count", "without_count", "without"})

    part: str
    words: Words
    behind: Words = field(default_factory=Words)
    general: Words = field(default_factory=Words)
    general_headings: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None or part.how == "mention":
            return ABSENT
        document = view.document
        items = pieces(document, part.spans, self.general_headings)
        if general := self._for_all(view, part, items):
            return general
        hits: list[tuple[int, int]] = []
        without: list[Piece] = []
        for item in items:
            cause = self.words.search(view.text, *item.span) or self.behind.search(
                view.text, item.lead.end, item.span.end
            )
            if cause:
                hits.append(cause.span())
            else:
                without.append(item)
        # Words between the items (an introduction, a summing up) may speak for all of them.
        if not hits:
            hits = [m.span() for s in part.spans for m in self.words.finditer(view.text, *s)][:1]
        total = len(items)
        fields = {
            "total": total, "with_count": total - len(without), "without_count": len(without),
            "without": "、".join(f"“{short(document, p.lead)}”" for p in without[:4]) + ("等" if len(without) > 4 else ""),
        }  # fmt: skip
        related = tuple(Related(mark(document, p.lead), "这一条没有写") for p in without)
        if not hits:
            return Outcome("none", anchor=part.anchor, fields=fields, related=related)
        if not without or total < 2:
            return Outcome("met", view.evidence(hits), f"{total or 1}条均有说明")
        if total == len(without):
            return Outcome("some", view.evidence(hits), anchor=part.anchor, fields=fields, related=related)
        case = "most" if 2 * len(without) <= total else "some"
        return Outcome(case, view.evidence(hits), anchor=part.anchor, fields=fields, related=related)

    def _for_all(self, view: View, part: Found, items: Sequence[Piece]) -> Outcome | None:
        """Words or a heading that speak for all items at once."""
        document = view.document
        if own := _beside(view, part, self.general_headings):
            return Outcome("met", view.evidence([own]), "有专门的部分统一说明")
        for span in part.spans:
            for section in document.sections:
                if span.start <= section.span.start < span.end and self.general_headings.search(
                    heading_words(document, section.heading.title)
                ):
                    return Outcome("met", view.evidence([section.heading.span]), "有专门的段落统一说明")
            for hit in self.general.finditer(view.text, *span):
                # Inside any item but the last, which reaches to the end of the part, it speaks for that item alone.
                if not any(i.span.start <= hit.start() < i.span.end for i in items[:-1]):
                    return Outcome("met", view.evidence([hit.span()]), "有文字统一说明")
        return None


def _beside(view: View, part: Found, headings: Words) -> Span | None:
    """The heading of a section behind the part, of its level, that is about this and nothing else: 四、原因分析."""
    if part.heading is None or not part.spans:
        return None
    level = next((s.level for s in view.document.sections if s.heading.span.start == part.heading.start), 0)
    return next(
        (
            section.heading.span
            for section in view.document.sections
            if section.level == level
            and section.heading.span.start > part.heading.start
            and section.own.length
            and section.heading.title.length <= _HEADING
            and headings.search(heading_words(view.document, section.heading.title))
        ),
        None,
    )


_HEADING = 12
"""Letters of a heading that names a part: 产生问题的主要原因."""
