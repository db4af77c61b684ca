"""Nouns and the verbs that bear on them: the table ``bearings``, and clauses in which another verb does.

A row is a field of nouns and says of the verbs by which offices tell what they do (class ``bearing-verb``) either which go
with its nouns, so that all others do not, or which do not. It is held against seven constructions: verb and object at the end
of a clause (打造…风险), or as what a duty is (增加…作风的责任), between 以 and 为 (以提高…问题为目标), the second of two objects (提高素质和装备), the noun before its
verb (问题得到有效提高, 水平仍需进一步落实), as the subject of one that tells a change (安全感不断增多) and the verb made a noun (促进了…水平的落实). A verb that edited prose puts with the
noun is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, Cue, split
from hegui.api.language import WordClasses, classes_of
from hegui.api.text import ONES, whole, words
from hegui_rules.knowledge import path_of
from hegui_rules.wording.collocations import Counts, governed_by, has_own, is_head
from hegui_rules.wording.objects import Reading, governed

SELDOM = 3
"""What edited prose writes so often goes together."""


class Bearing(NamedTuple):
    """A row: of the bearing verbs ``right`` go with ``nouns`` and no others; or all do but ``wrong``."""

    id: str
    nouns: tuple[str, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    sure: bool


class Misborne(NamedTuple):
    """A verb that does not bear on its noun.

    Attributes:
        usual: a verb that does; empty where none was counted.
        predicative: whether the noun stands before the verb.
        sure: whether it is a fault rather than worth a look.
    """

    span: Span
    verb: str
    noun: str
    usual: str
    predicative: bool
    sure: bool


def _bearing(row: Cells) -> Bearing:
    nouns, right, wrong = split(row["nouns"]), split(row["right"]), split(row["wrong"])
    if not nouns or bool(right) == bool(wrong):
        raise ValueError("nouns 须填写，right 与 wrong 须填其一")
    return Bearing(row["id"], nouns, right, wrong, row["confidence"] == "high")


BEARINGS: Table[Bearing] = Table(
    "bearings",
    title="各类名词所用的动词",
    path=path_of("bearings.tsv"),
    columns=("nouns", "right", "wrong"),
    entry=_bearing,
    words=lambda row: (Cue(noun, starts=False) for noun in split(row["nouns"])),
)


class _Shapes(NamedTuple):
    """The regular expressions of one set of word classes, and its verbs."""

    verbs: frozenset[str]
    verb: re.Pattern[str]
    passive: re.Pattern[str]
    active: re.Pattern[str]
    nominal: re.Pattern[str]
    brings: re.Pattern[str]
    joint: re.Pattern[str]
    led: re.Pattern[str]
    purpose: re.Pattern[str]
    duty: re.Pattern[str]


_STOP = "(?=[，,。；;：:！？、）)\n]|$)"
_ADVERB = 8
_ATTRIBUTE = 6
_TAKING = "以"
_AS = "为"


@lru_cache(maxsize=4)
def _shapes(classes: WordClasses) -> _Shapes:
    verb, adverb = classes.pattern("bearing-verb"), classes.pattern("predicate-adverb")
    return _Shapes(
        frozenset(classes.words("bearing-verb")),
        re.compile(verb),
        re.compile(
            f"(?:{adverb})?(?:{classes.pattern('comes-about', 'yet-to')})(?:{adverb}){{0,3}}"
            f"的?(?P<verb>{verb})了?{_STOP}"
        ),
        re.compile(f"(?:{adverb}){{1,3}}(?P<verb>{classes.pattern('changes-alone')})了?{_STOP}"),
        re.compile(f"的(?:{adverb}){{0,2}}(?P<verb>{verb}){_STOP}"),
        re.compile(f"{classes.pattern('brings-about')}了?"),
        re.compile(classes.pattern("joins-nouns") + "|、"),
        re.compile(
            f"(?:{adverb}|{classes.pattern('adverbial')}|^(?:第?[{ONES}十]{{1,3}}[是要、]|[0-9]{{1,2}}[.、．]))地?$"
        ),
        # 为更好地化解服务质量, but 为全面建成小康社会打下基础.
        re.compile(
            f"为了?(?=(?:{classes.pattern('adverbial')}|{adverb}){{1,2}}地?(?:{verb})[\u4e00-\u9fff]{{0,4}}$)"
        ),
        re.compile(f"的(?:{classes.pattern('charge-noun')}){_STOP}"),
    )


def misborne(doc: Document, table: Table[Bearing], counts: Table[Counts]) -> Iterator[Misborne]:
    """Verbs that do not bear on their nouns, in the order of the nouns."""
    reader = _Reader(doc, _rows(table), counts)
    for row, hit in table.hits(doc):
        clause = doc.clause_at(hit.span.start)
        if clause is not None and hit.span.start > clause.span.start and not in_title(doc, hit.span.start):
            found = reader.found(row, hit.word, hit.span, clause.span)
            if found is not None:
                yield found


@lru_cache(maxsize=4)
def _rows(table: Table[Bearing]) -> Mapping[str, Bearing]:
    """The row of each noun."""
    return {noun: row for row in table.entries for noun in row.nouns}


class _Reader:
    """Reads the clauses of a document."""

    def __init__(self, doc: Document, rows: Mapping[str, Bearing], counts: Table[Counts]) -> None:
        self.doc, self.rows, self.counts = doc, rows, counts
        self.classes = classes_of(doc)
        self.shapes = _shapes(self.classes)

    def found(self, row: Bearing, noun: str, span: Span, clause: Span) -> Misborne | None:
        """What is said of one noun."""
        body, end = self.doc.body, clause.end
        if not whole(body, span, starts=False):
            return None
        if purpose := self.shapes.purpose.match(body, clause.start, span.start):
            clause = Span(purpose.end(), end)
        if span.end == end or body[span.end].isdigit():
            return self._governed(row, noun, span, clause.start) or self._joined(row, noun, span, clause)
        if body.startswith(_AS, span.end):
            taking = body.rfind(_TAKING, clause.start, span.start)
            return self._governed(row, noun, span, taking + 1) if taking >= 0 else None
        if self.shapes.duty.match(body, span.end, end):
            return self._inner(row, noun, span, clause.start)
        return self._before(row, noun, span, clause)

    def _foreign(self, row: Bearing, noun: str, verb: str) -> bool:
        strange = verb in row.wrong if row.wrong else verb in self.shapes.verbs and verb not in row.right
        return strange and governed_by(self.counts, noun).get(verb, 0) < SELDOM

    def _governed(self, row: Bearing, noun: str, span: Span, start: int) -> Misborne | None:
        """打造公共安全风险: verb and object."""
        text = self.doc.body[start : span.end]
        # Before words are cut: a verb that is told is one of the row, where it names any.
        if not (any(word in text for word in row.wrong) if row.wrong else self.shapes.verb.search(text)):
            return None
        reading = governed(text, self.classes)
        if reading is None or reading.joint or not is_head(reading.head, noun):
            return None
        if not self._foreign(row, noun, reading.verb) or not all(
            self._foreign(row, noun, verb) for verb in reading.others if verb in self.shapes.verbs
        ):
            return None
        place = Span(start + reading.start, span.end)
        if self._owned(reading, place, noun):
            return None
        return self._told(row, noun, reading.verb, place, predicative=False, sure=row.sure)

    def _owned(self, reading: Reading, place: Span, noun: str) -> bool:
        """Whether the verb has its object before the noun: 落实政策的|基础."""
        if has_own(self.doc, place, reading, noun, self.counts):
            return True
        # 不断|增加工作作风, 二是|增加…: behind an adverb or the number of an item the verb begins the clause.
        return reading.close and reading.start > 0 and not self._led(place.start)

    def _led(self, at: int) -> bool:
        """Whether an adverb or the number of an item stands right before ``at``."""
        clause = self.doc.clause_at(at)
        text = self.doc.body[max(clause.span.start, at - _ADVERB) : at] if clause else ""
        return self.shapes.led.search(text) is not None

    def _inner(self, row: Bearing, noun: str, span: Span, start: int) -> Misborne | None:
        """担负起增加工作作风的责任: verb and object that tell what a duty is."""
        met = list(self.shapes.verb.finditer(self.doc.body, start, span.start))
        last = met[-1] if met else None
        if last is None or not self._foreign(row, noun, last[0]):
            return None
        inside = words(self.doc.body[last.end() : span.end])
        if span.start - last.end() > _ATTRIBUTE or (not is_head(inside[-1], noun) and inside[-1] != noun):
            return None
        if any(
            word == "的" or word in self.shapes.verbs or self.shapes.joint.fullmatch(word) for word in inside
        ):
            return None
        if any(governed_by(self.counts, word).get(last[0], 0) >= SELDOM for word in inside[:-1]):
            return None
        return self._told(row, noun, last[0], Span(last.start(), span.end), predicative=False, sure=row.sure)

    def _joined(self, row: Bearing, noun: str, span: Span, clause: Span) -> Misborne | None:
        """提高业务素质和执法装备: the second object, where the first goes with the verb."""
        body, start = self.doc.body, clause.start
        joints = [match.span() for match in self.shapes.joint.finditer(body, start, span.start)]
        if not joints:
            return None
        last, begin = joints[-1]
        if body[last] == "、":
            return None  # 履行责任、分担成本: as often as not a verb of its own
        own = words(body[begin : span.end])
        if not is_head(own[-1], noun) and own[-1] != noun:
            return None
        if any(word in self.shapes.verbs or word == "的" for word in own[:-1]):
            return None
        reading = governed(body[start:last], self.classes)
        if reading is None or not self._foreign(row, noun, reading.verb):
            return None
        first = next((word for word in self.rows if is_head(reading.head, word)), "")
        if first and self._foreign(self.rows[first], first, reading.verb):
            return None  # 解决实际问题能力和专业能力: the verb bears on neither, so it stands in an attribute
        place = Span(start + reading.start, span.end)
        return self._told(row, noun, reading.verb, place, predicative=False, sure=False)

    def _before(self, row: Bearing, noun: str, span: Span, clause: Span) -> Misborne | None:
        """问题得到有效提高; 促进了水平的落实."""
        body = self.doc.body
        match = self.shapes.passive.match(body, span.end, clause.end)
        if match is None and self._subject(clause.start, span.start):
            match = self.shapes.active.match(body, span.end, clause.end)
        if match is None:
            match = self.shapes.nominal.match(body, span.end, clause.end)
            if match is None or not self.shapes.brings.search(body, clause.start, span.start):
                return None
        if not self._foreign(row, noun, match["verb"]):
            return None
        place = Span(span.start, match.end("verb"))
        return self._told(row, noun, match["verb"], place, predicative=True, sure=row.sure)

    def _subject(self, start: int, end: int) -> bool:
        """Whether no verb before the noun takes it for its object: 群众的|安全感不断增多."""
        last = None
        for match in self.shapes.verb.finditer(self.doc.body, start, end):
            last = match.end()
        return last is None or "的" in self.doc.body[last:end]

    def _told(
        self, row: Bearing, noun: str, verb: str, span: Span, *, predicative: bool, sure: bool
    ) -> Misborne:
        met = governed_by(self.counts, noun)
        right = [word for word in met if not self._foreign(row, noun, word)]
        usual = next((word for word in row.right if not met), right[0] if right else "")
        if not usual and row.right:
            usual = row.right[0]
        return Misborne(span, verb, noun, usual, predicative, sure)
