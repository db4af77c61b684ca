"""What last year's report promised and regretted, against this year's results and regrets."""

from __future__ import annotations

from typing import NamedTuple

from hegui.checklist.conditions import TraceCondition
from hegui.checklist.model import Checklist
from hegui.checklist.trace import shared_phrases
from hegui.comparing.content import Content
from hegui.comparing.passages import chains
from hegui.document import NO_WORDS, Document, Span, Words
from hegui.facts.parts import Piece, content, evened, find_parts, pieces
from hegui.text.blanks import trimmed

PLAN, SHORTCOMINGS = "next-year-plan", "shortcomings"
_SHARE = 0.3
"""Share of a promise's words that a result has: 行政执法 alone, which stands everywhere, keeps no promise."""


class Promise(NamedTuple):
    """An item of last year's plan.

    Attributes:
        plan: in the old report.
        result: the paragraph or item of the new report that speaks of it; ``None`` when none does.
        shared: the words both have in common.
    """

    plan: Span
    result: Span | None
    shared: tuple[str, ...]


class Repeated(NamedTuple):
    """A shortcoming of the new report that stands, word for word, in the old one."""

    old: Span
    new: Span
    similarity: float


def promises(old: Document, new: Document, checklist: Checklist) -> tuple[Promise, ...]:
    """Every item of the old report's plan with what the new report says of it; empty when the old one has no plan."""
    trace = _trace(checklist)
    plan = find_parts(old, checklist.kind).get(PLAN)
    if trace is None or plan is None or plan.how == "mention":
        return ()
    asked = pieces(old, plan.spans, trace.leave)
    results = _results(new, checklist)
    names = [
        n for d in (old, new) for n in (d.identity.issuer, d.identity.issuer.removesuffix("人民政府")) if n
    ]
    found = []
    for row, phrases, best in shared_phrases(
        [(_bare(old, p.lead, names), _bare(old, p.span, names)) for p in asked],
        [_bare(new, span, names) for span in results],
        trace.stop,
        max(3, trace.least),
        _SHARE,
    ):
        found.append(Promise(asked[row].span, results[best] if best is not None else None, phrases))
    return tuple(found)


def repeated(
    old: Document, new: Document, checklist: Checklist, old_content: Content, new_content: Content
) -> tuple[Repeated, ...]:
    """The shortcomings of the new report that are last year's, word for word or nearly so."""
    trace = _trace(checklist)
    leave = trace.leave if trace is not None else NO_WORDS
    before, now = (_items(doc, checklist, leave) for doc in (old, new))
    found = []
    for item in now:
        start, end = new_content.slice(item.span)
        if end - start < 12:
            continue
        best: Repeated | None = None
        here = new_content.part(start, end)
        for other in before:
            there = old_content.part(*old_content.slice(other.span))
            equal = sum(c.equal for c in chains(there, here, least=8))
            similarity = round(equal / (end - start), 4)
            if similarity >= 0.6 and (best is None or similarity > best.similarity):
                best = Repeated(other.span, item.span, similarity)
        if best is not None:
            found.append(best)
    return tuple(found)


def _trace(checklist: Checklist) -> TraceCondition | None:
    """The condition that says which words carry no content."""
    return next(
        (c for element in checklist.elements for c in element.conditions if isinstance(c, TraceCondition)),
        None,
    )


def _items(doc: Document, checklist: Checklist, leave: Words) -> tuple[Piece, ...]:
    part = find_parts(doc, checklist.kind).get(SHORTCOMINGS)
    return pieces(doc, part.spans, leave) if part is not None and part.how != "mention" else ()


def _results(doc: Document, checklist: Checklist) -> list[Span]:
    """The paragraphs that may tell of a result: all but plan and shortcomings."""
    parts = find_parts(doc, checklist.kind)
    others = [
        s
        for name in (PLAN, SHORTCOMINGS)
        if name in parts and parts[name].how != "mention"
        for s in parts[name].spans
    ]
    sections = {s.span.start: content(s) for s in doc.sections}
    found = []
    for paragraph in doc.report:
        if paragraph.role not in ("body", "preamble", "cell"):
            continue
        span = sections.get(paragraph.span.start, paragraph.span)
        span = trimmed(
            doc.body, (paragraph.span.start, max(paragraph.span.end, min(span.end, paragraph.span.end)))
        )
        if span.length and not any(o.start <= span.start < o.end for o in others):
            found.append(span)
    return found


def _bare(doc: Document, span: Span, names: list[str]) -> str:
    words = evened(doc)[span.start : span.end]
    for name in names:
        words = words.replace(name, "，")
    return words
