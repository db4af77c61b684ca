"""Puts every quantity into its context: head, verb, scope, place in the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from hegui.document import Document, Span, fact
from hegui.facts.dates import normalised
from hegui.facts.quantities.approximators import interval_of
from hegui.facts.quantities.arabic import find_arabic, find_malformed
from hegui.facts.quantities.cells import CellHeads, with_cells
from hegui.facts.quantities.changes import changes_of
from hegui.facts.quantities.grammar import NO_UNIT, Raw, units
from hegui.facts.quantities.heads import Head, clause_end, clause_start, heads_of
from hegui.facts.quantities.malformed import malformed_numerals
from hegui.facts.quantities.masks import masked_spans, references
from hegui.facts.quantities.model import Interval, Quantity
from hegui.facts.quantities.ranges import spoken_fractions
from hegui.facts.quantities.scope import Scopes, level_before, restrictor_in
from hegui.facts.quantities.spoken import find_spoken
from hegui.lexicon import classes_of
from hegui.text.marks import quotations


@fact
def quantities(doc: Document) -> tuple[Quantity, ...]:
    """All quantities of ``doc`` in the order of the text; see :class:`hegui.facts.quantities.model.Quantity`."""
    return tuple(_Contexts(doc).quantities())


def _found(doc: Document, text: str) -> list[Raw]:
    """The quantities of normalised ``text``, in order."""
    malformed = malformed_numerals(doc)
    taken = [*references(doc), *(one.run for one in malformed if one.misread)]
    quoted = quotations(text)
    padded = text + "\n" * 8
    names = sorted((*taken, *quoted))
    found = [
        *find_malformed(padded, malformed),
        *find_arabic(padded, masked_spans(text, taken, quoted)),
        *find_spoken(padded, names),
        *spoken_fractions(padded, names),
    ]
    kept: list[Raw] = []
    for raw in sorted(found, key=lambda r: (r.start, r.end)):
        if not kept or raw.number[0] >= kept[-1].end:
            kept.append(raw)
    return kept


class _Contexts:
    """The quantities of one document, each in its context."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.text = normalised(doc)
        self.scopes = Scopes(doc)
        self.heads = heads_of(classes_of(doc))
        self.changes = changes_of(classes_of(doc))
        self.markers = classes_of(doc).words("quantity-marker")
        self.cells = CellHeads(doc) if doc.tables else None
        self.sentence_starts = [s.span.start for s in doc.sentences]
        self.paragraph_starts = [p.span.start for p in doc.paragraphs]
        self.items = sorted(
            (item.span, (i, k))
            for i, enumeration in enumerate(doc.enumerations)
            for k, item in enumerate(enumeration.items)
        )
        self.item_starts = [span.start for span, _ in self.items]

    def quantities(self) -> Iterator[Quantity]:
        """All of them, in the order of the text."""
        raws = _found(self.doc, self.text)
        if self.cells is not None:
            raws = with_cells(self.text, raws, self.cells)
        floor = 0
        for ordinal, raw in enumerate(raws):
            yield self._placed(raw, ordinal, floor)
            floor = raw.end

    def _placed(self, raw: Raw, ordinal: int, floor: int) -> Quantity:
        start, end = raw.start, raw.end
        block, begin = self.scopes.block(start)
        left = clause_start(self.text, begin, start)
        before = self.text[left:start]
        head = self._head(raw, max(left, floor))
        unit = raw.unit or (units()["%"] if raw.fraction else NO_UNIT)
        grows, falls = self.changes.before(self.text, begin, raw.number[0], unit.kind)
        innermost = self.doc.section_at(start)
        section = innermost.ordinal if innermost is not None else -1
        year = self.scopes.year(start, begin, section)
        words = (*raw.before, *raw.behind)
        return Quantity(
            span=Span(start, end), number=Span(*raw.number), surface=self.doc.body[start:end], raw=raw.raw,
            value=raw.value, interval=_interval(raw, words), second=raw.second, decimals=raw.decimals, scale=raw.scale,
            approximators=words, rest_at=raw.rest_at, unit=raw.unit.canonical if raw.unit else "",
            unit_class=unit.group, kind="growth" if grows and unit.kind == "rate" else unit.kind,
            discrete=unit.discrete, spoken=raw.spoken, fraction=raw.fraction, in_cell=raw.in_cell, grows=grows,
            falls=falls, 
            stutters=raw.stutters, head=head.words, head_span=head.span, verb=head.verb,
            markers=tuple(m for m in self.markers if m in before), clause=Span(left, clause_end(self.text, end)),
            year=year, window=self.scopes.window(start, begin), level=level_before(self.text, begin, start),
            restrictor=restrictor_in(before), plan=self.scopes.plan(section, year, before),
            paragraph=max(0, bisect_right(self.paragraph_starts, start) - 1),
            sentence=self._sentence(start), section=section, item=self._item(start), block=block,
            ordinal=ordinal,
        )  # fmt: skip

    def _head(self, raw: Raw, left: int) -> Head:
        head = self.heads.find(self.text, left + self.text.startswith("、", left), raw.start, raw.end)
        if self.cells is not None and raw.in_cell:
            return Head(*self.cells.head_at(raw.start), head.verb)
        return head

    def _item(self, start: int) -> tuple[int, int] | None:
        at = bisect_right(self.item_starts, start) - 1
        return self.items[at][1] if at >= 0 and self.items[at][0].end > start else None

    def _sentence(self, start: int) -> int:
        at = bisect_right(self.sentence_starts, start) - 1
        return at if at >= 0 and self.doc.sentences[at].span.end > start else -1


def _interval(raw: Raw, words: tuple[str, ...]) -> Interval:
    if raw.second is None:
        return interval_of(raw.value, words, raw.rest_scale)
    low, high = sorted((raw.value, raw.second))
    if not words:
        return Interval(low, high)
    return Interval(interval_of(low, words).low, interval_of(high, words).high)
