"""What a place of a document lies in: a sentence, a clause, 《》, a quotation, a table."""

from __future__ import annotations

from bisect import bisect_right

from hegui.document import Clause, Document, Span, fact
from hegui.facts.citations import citations


@fact
def _titles(doc: Document) -> tuple[Span, ...]:
    """The stretches in 《》, in order."""
    return tuple(c.span for c in citations(doc) if c.kind == "title")


def in_title(doc: Document, offset: int) -> bool:
    """Whether ``offset`` stands inside 《》: titles keep the words and years they were given."""
    spans = _titles(doc)
    index = bisect_right(spans, (offset, len(doc.text))) - 1
    return index >= 0 and spans[index].end > offset


def in_cell(doc: Document, offset: int) -> bool:
    """Whether ``offset`` stands in a table, where short forms are usual."""
    paragraph = doc.paragraph_at(offset)
    return paragraph is not None and paragraph.role == "cell"


def in_quotation(doc: Document, offset: int) -> bool:
    """Whether the paragraph has an open quotation mark before ``offset`` and none closed in between."""
    paragraph = doc.paragraph_at(offset)
    if paragraph is None:
        return False
    opened = doc.body.rfind("“", paragraph.span.start, offset)
    return opened >= 0 and doc.body.rfind("”", opened, offset) < 0


@fact
def _sentence_starts(doc: Document) -> list[int]:
    return [s.span.start for s in doc.sentences]


def sentence_at(doc: Document, offset: int) -> Span:
    """The sentence that holds ``offset``; where structure knows none (headings, cells), the paragraph."""
    index = bisect_right(_sentence_starts(doc), offset) - 1
    if index >= 0 and doc.sentences[index].span.end > offset:
        return doc.sentences[index].span
    paragraph = doc.paragraph_at(offset)
    return paragraph.span if paragraph is not None else Span(0, len(doc.body))


def words_round(doc: Document, span: tuple[int, int], before: int, after: int) -> tuple[str, str]:
    """What stands before and after ``span`` in its own sentence, at most so many code points."""
    sentence = sentence_at(doc, span[0])
    start, end = max(sentence.start, span[0] - before), min(max(sentence.end, span[1]), span[1] + after)
    return doc.body[start : span[0]], doc.body[span[1] : end]


def sentence_round(doc: Document, span: tuple[int, int], reach: int = 60) -> str:
    """``span`` with what stands round it in its own sentence, at most ``reach`` code points either way."""
    before, after = words_round(doc, span, reach, reach)
    return before + doc.body[span[0] : span[1]] + after


def clause_before(doc: Document, clause: Clause) -> Clause | None:
    """The clause before ``clause`` in its sentence; ``None`` for the first of it."""
    found = doc.clauses_in((sentence_at(doc, clause.span.start).start, clause.span.start))
    return found[-1] if found else None


def clause_at(doc: Document, span: tuple[int, int]) -> Span:
    """The clause of ``span``, or the clauses it runs over, marks left out."""
    first, last = doc.clause_at(span[0]), doc.clause_at(max(span[0], span[1] - 1))
    return Span(first.span.start if first else span[0], max(span[1], last.span.end if last else 0))


def clauses_round(doc: Document, span: tuple[int, int], before: int = 0, after: int = 0) -> Span:
    """The clauses of ``span``, with so many before and after them in its sentence."""
    at = clause_at(doc, span)
    start = sentence_at(doc, at.start).start
    ahead = doc.clauses_in((start, at.start))[-before:] if before else ()
    behind = doc.clauses_in((at.end, sentence_at(doc, at.end - 1).end))[:after]
    return Span(ahead[0].span.start if ahead else at.start, behind[-1].span.end if behind else at.end)
