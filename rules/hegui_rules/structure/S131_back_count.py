"""S131: 调度会、推进会和观摩会三种。上述五种会议…: a count that points back, and what stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, Span, rule
from hegui.api.document import Paragraph
from hegui.api.language import Worded, class_hits, classes_of
from hegui.api.text import TENS, ordinal
from hegui_rules.basis import USAGE
from hegui_rules.structure.told import Said, groups, plain, said_in, sentences_in, sizes, sums

_COUNT = Worded(
    f"(?:<back-pointer>)?(?P<count>(?P<number>[两{TENS}]{{1,2}}|[0-9]{{1,2}})(?P<unit><set-unit|listed-unit>))"
    "(?![余多半])(?:的)?(?P<noun>[一-龥]{0,6})"
)
_SURE = ("上述", "以上", "前述", "上列", "所列")
_ROUND = 3
"""Paragraphs before the one with the count in which what it means may stand."""
_FAR = 3
_THINGS = frozenset("起宗例件个项类种条份家名户")
"""Measure words of what paragraphs may tell one by one."""


@rule(
    code="S131",
    name="back-count",
    title="“上述几项”与前文所列的数不符",
    severity=Severity.WARNING,
    yields_to=("S112", "S130"),
    needs=Needs(classes=("back-pointer",)),
    basis=USAGE,
    rationale="前文列了四种，后文说“上述五种”，读者不知道少列了一种还是数错了。",
    bad=(
        Bad(
            "压减的会议有调度会、推进会、碰头会和观摩会四种。\n上述⟦五种⟧会议由每月17次减到6次。", says="四种"
        ),
        Bad(
            "某砂场超量开采，责令停产并罚款18万元。\n某养殖户直排粪水，责令改正并罚款2万元。\n"
            "某施工队擅自占用河滩堆料，罚款1万元。\n前面⟦两起⟧案件的当事人均已缴清罚款。",
            says="3项",
        ),
        Bad("今年选定六个村开展试点。以上⟦七个⟧村均已挂牌。", says="六个"),
    ),
    good=(
        "压减的会议有调度会、推进会、碰头会和观摩会四种。\n上述四种会议由每月17次减到6次。",
        "新建3个站点，改造2个站点。上述5个站点全部投用。",
        "今年选定六个村开展试点，柳坪村、石桥村、河湾村三个村通过验收。上述三个村均已挂牌。",
    ),
)
def back_count(doc: Document, options: Options) -> Iterator[Finding]:
    """A number behind 上述, 前面, 这 that no reading of what stands before it gives, beside one that misses it narrowly."""
    for pointer in class_hits(doc)["back-pointer"]:
        match = _COUNT.of(doc).match(doc.body, pointer.end)
        number = ordinal(match["number"]) or 0 if match is not None else 0
        paragraph = doc.paragraph_at(pointer.start)
        if match is None or number < 2 or paragraph is None or paragraph.kind == "cell":
            continue
        unit = plain(match["unit"])
        here = _Pointing(doc, pointer, Span(*match.span("count")), number, unit, match["noun"], paragraph)
        yield from here.judged()


class _Pointing(NamedTuple):
    doc: Document
    pointer: Span
    place: Span
    number: int
    unit: str
    noun: str
    paragraph: Paragraph

    def judged(self) -> Iterator[Finding]:
        """A finding where something listed or counted right before misses the number, and nothing gives it."""
        around = self._around()
        counts = said_in(self.doc, around)
        counted = self._counted(counts)
        if counted is not None:
            if self.number not in self._given(counts, counted):
                yield self._finding(counted.span, f"前文说的是“{self.doc.quote(counted.span)}”", True)
            return
        told = [g for g in groups(self.doc) if around.start <= g.span.end <= around.end]
        sized = {len(g.items) for g in told} | {count.number for count in counts} | sums(counts)
        last = told[-1] if told else None
        before = self.doc.paragraphs[: self.paragraph.ordinal]
        near = next((p for p in reversed(before) if self.doc.body[slice(*p.span)].strip()), None)
        if (
            last is not None
            and near is not None
            and self.number not in sized | self._marked(around)
            and near.span.covers(last.items[-1])
            and self.unit in _THINGS
            and abs(len(last.items) - self.number) < _FAR
            and not self.doc.body[self.paragraph.span.start : self.pointer.start].strip()
        ):
            yield self._finding(last.span, f"前面列的是{len(last.items)}项", last.sure)

    def _given(self, counts: Sequence[Said], counted: Said) -> set[int]:
        """The numbers that the text may give from the sentence on that counted the same things last."""
        same = [count for count in counts if count.unit == self.unit]
        begun = sentences_in(self.doc, Span(self.paragraph.span.start - _NEAR, counted.span.end))[-1:]
        since = Span(begun[0].start if begun else counted.span.start, self.pointer.start)
        near = [count for count in counts if count.span.start >= since.start]
        given = {count.number for count in counts} | sums(same) | (sums(near) if len(near) > 2 else set())
        return given | sizes(self.doc, since, counted.span.end) | self._marked(since)

    def _marked(self, within: Span) -> set[int]:
        """How many items the lists have that end in ``within``."""
        return {len(x.items) for x in self.doc.enumerations if within.start <= x.span.end <= within.end}

    def _around(self) -> Span:
        """From some paragraphs before up to the pointer."""
        first = max(0, self.paragraph.ordinal - _ROUND)
        told = [g for g in groups(self.doc) if g.span.end <= self.pointer.start]
        start = self.doc.paragraphs[first].span.start
        if told and told[-1].span.end > start:
            start = min(start, told[-1].span.start)
        return Span(start, self.pointer.start)

    def _counted(self, counts: Sequence[Said]) -> Said | None:
        """The number of the same things said last, in this sentence or the one before."""
        same = [c for c in counts if c.unit == self.unit and c.number > 1]
        if not same or abs(same[-1].number - self.number) >= _FAR:
            return None
        begun = sentences_in(self.doc, Span(self.paragraph.span.start - _NEAR, self.pointer.start + 1))
        near = [s for s in begun if s.start <= same[-1].span.start]
        if not near or len(begun) - begun.index(near[-1]) > 2:
            return None
        there, bodies = self.doc.quote(near[-1]), classes_of(self.doc).word_set("set-body", "set-noun")
        alike = (len(self.noun) > 1 and self.noun[:2] in there) or (
            self.noun[:1] in bodies and self.noun[:1] in there
        )
        return same[-1] if alike else None

    def _finding(self, other: Span, why: str, sure: bool) -> Finding:
        certain = sure and self.doc.quote(self.pointer).startswith(_SURE)
        return Finding(
            self.place,
            f"{why}，这里却指“{self.doc.quote(Span(self.pointer.start, self.place.end))}”",
            related=(Related(other, "前文所列"),),
            suggestion="核对是漏列还是数字有误",
            severity=None if certain else Severity.INFO,
        )


_NEAR = 200
"""Characters of the paragraph before whose sentences are looked at."""
