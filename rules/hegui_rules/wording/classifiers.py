"""Measure words and what they count: the table ``classifiers``, and where a text has one that does not fit.

Three constructions are read: the number behind its noun (律师12名), before it with whatever stands between (一支政治过硬、业务精通的
执法队伍), and a clause after it (对合同开展审查，共审查26份). Only measure words of the class ``specific-measure``
and of ``narrow-measure`` can fail to fit; 个, 批, 类 and the like count nearly everything. What only measures a noun (服务队|数量) is
passed over, and a noun may stand in a phrase of place (6支服务队中).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Document, Span, Table, clause_before
from hegui.api.facts import NOT_VERB, Quantity, quantities
from hegui.api.knowledge import Cells, Cue, split
from hegui.api.language import WordClasses, Worded, classes_of, first_in
from hegui.api.text import Hit, tags, words
from hegui_rules.knowledge import path_of


class Classifier(NamedTuple):
    """A row: nouns that the same measure words count.

    Attributes:
        kind: of thing: ``person`` ``body`` ``case`` ``event`` ``document`` …
        fits: every measure word that counts them.
        usual: the one to suggest.
        sure: edited prose does not use others.
    """

    id: str
    nouns: tuple[str, ...]
    kind: str
    fits: frozenset[str]
    usual: str
    sure: bool


def _entry(row: Cells) -> Classifier:
    return Classifier(
        row["id"],
        split(row["nouns"]),
        row["kind"],
        frozenset(split(row["fits"])),
        row["usual"],
        row["confidence"] == "high",
    )


def _problems(entries: Mapping[str, Classifier]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for key, entry in entries.items():
        if not entry.nouns or not entry.kind or entry.usual not in entry.fits:
            yield key, "nouns、kind 均须填写，usual 须在 fits 之中"
        for noun in entry.nouns:
            if noun in seen:
                yield key, f"“{noun}”已见于 {seen[noun]}"
            seen[noun] = key


CLASSIFIERS: Table[Classifier] = Table(
    "classifiers",
    title="名词与量词",
    path=path_of("classifiers.tsv"),
    columns=("nouns", "kind", "fits", "counts", "usual"),
    entry=_entry,
    words=lambda row: (Cue(noun, starts=False) for noun in split(row["nouns"])),
    examine=_problems,
)


class Misfit(NamedTuple):
    """A measure word that does not count its noun."""

    span: Span
    noun: str
    unit: str
    row: Classifier


_NUMBER = re.compile("[0-9０-９]")
_INDEFINITE = "一"
_REACH = 40
_CLOSING = "”’"
_CONDUCT = "行为"  # its 为 stands before a figure like a copula: 违法行为12起
_LONGEST = 8  # characters of a noun, and of what tells its kind
_OF_EVENTS = frozenset(("次", "场", "期", "场次", "期次"))
_OF_PERSONS = frozenset(("人", "名", "位"))
_OF_BODIES = frozenset(("家", "户", "所", "个", "处"))
_WHO = _OF_PERSONS | frozenset(("户", "批"))
"""Persons stand behind these; 件 and 起 count their cases where the number stands behind (涉及农民工36件)."""
_PERSONS = ("private-role", "party-role", "minor-role", "kin-person")
_VEHICLES = frozenset(("vehicle", "ship"))
_HAPPENING = frozenset(("event", "training", "act"))
_DESCRIBING = frozenset("avdilz")
_NOMINAL = frozenset("nabjlisfte")
_NOT_AFTER = "第每同统逐唯任某进之其万十"


def misfits(doc: Document, table: Table[Classifier]) -> Iterator[Misfit]:
    """Measure words that do not count the noun they stand with, in the order of the text."""
    found = {misfit.span: misfit for misfit in _Reader(doc, table).misfits()}
    yield from (found[span] for span in sorted(found))


def row_of(rows: Mapping[str, Classifier], head: str) -> tuple[str, Classifier] | None:
    """The longest noun that ends ``head``, and its row."""
    head = head.rstrip(_CLOSING)
    ends = (head[-size:] for size in range(min(len(head), _LONGEST), 1, -1))
    return next(((end, rows[end]) for end in ends if end in rows), None)


_ACTS = Worded(f"<head-verb|act-on|exist>{NOT_VERB}")


@lru_cache(maxsize=4)
def _rows(table: Table[Classifier]) -> Mapping[str, Classifier]:
    """The row of each noun."""
    return {noun: row for row in table.entries for noun in row.nouns}


@lru_cache(maxsize=4)
def _longest_first(classes: WordClasses) -> tuple[str, ...]:
    """The words for amounts."""
    return tuple(sorted(classes.words("amount-noun"), key=len, reverse=True))


class _Reader:
    """Reads one document by the rows of a table."""

    def __init__(self, doc: Document, table: Table[Classifier]) -> None:
        self.doc = doc
        classes = classes_of(doc)
        self.rows = _rows(table)
        self.specific = classes.word_set("specific-measure", "narrow-measure")
        self.amounts = _longest_first(classes)
        self.among = classes.words("among")
        self.verbs = classes.word_set("head-verb", "turns-to-persons")
        self.acts = _ACTS.compiled(classes)
        self.made_of = classes.words("made-of")
        self.attributes = classes.words("attribute")
        self.verbs_alone = classes.word_set("act-on", "reporting-act")
        self.bodies = classes.words("body-noun", "body-word")
        self.people = classes.words("person-ending")
        # Of nouns that end together the longest is the noun; so is of those that begin together.
        self.hits = _outermost([hit for _, hit in table.hits(doc)])
        self.starts = [hit.span.start for hit in self.hits]

    def misfits(self) -> Iterator[Misfit]:
        """All of them, in no order."""
        for quantity in quantities(self.doc):
            if quantity.unit in self.specific and not (quantity.in_cell or quantity.fraction):
                unit_start = quantity.span.end - len(quantity.unit)
                found = (
                    self._behind(quantity)
                    or self._ahead(quantity.span.start, unit_start, quantity.unit)
                    or self._clause_after(quantity)
                )
                if found is not None:
                    yield found
        yield from self._indefinite()

    def _indefinite(self) -> Iterator[Misfit]:
        """一批…队伍, 一位…纠纷."""
        one = re.compile(
            f"(?<![{_NOT_AFTER}]){_INDEFINITE}({classes_of(self.doc).pattern('specific-measure')})"
        )
        for match in one.finditer(self.doc.body):
            found = self._ahead(match.start(), match.start(1), match[1])
            if found is not None:
                yield found

    def _behind(self, quantity: Quantity) -> Misfit | None:
        """律师12件: the number behind its noun, and nothing behind the number."""
        head = quantity.head_span
        if head is None or head.end > quantity.number.start or not self._ends(quantity.span.end):
            return None
        end = head.end + self.doc.body.startswith(_CONDUCT, head.end - 1)
        head_words = self.doc.body[quantity.clause.start : end]
        named = row_of(self.rows, self._measured(head_words))
        if named is not None and named[1].kind == "document" and head_words in self.verbs_alone:
            return None  # ，通报3起: nothing but a verb, whose object the clause before named
        if named is None or quantity.unit in named[1].fits or self._of_another(quantity, named[1].kind):
            return None
        return Misfit(quantity.span, named[0], quantity.unit, named[1])

    def _measured(self, head: str) -> str:
        """What is measured: 志愿服务队 of 志愿服务队数量."""
        amount = next((word for word in self.amounts if head.endswith(word)), "")
        return head.removesuffix(amount)

    def _of_another(self, quantity: Quantity, kind: str) -> bool:
        """Whether the figure may count something else than the noun before it: how often, or who belongs to it."""
        clause = (quantity.clause.start, quantity.span.start)
        if quantity.unit == "人次":
            # 检查企业120人次 may count who went; 出动车辆260人次 took the figure of another.
            return kind not in _VEHICLES
        if quantity.unit in _OF_EVENTS and kind not in _HAPPENING:
            # 走访党员3次 happened three times, 配备律师3次 cannot.
            return first_in(self.doc, clause, "counted-object") is None
        if quantity.unit in _OF_PERSONS and kind in ("team", "body"):
            # 执法队伍24人, 企业30人 belong to it; 走访企业30人 is none.
            return kind != "body" or first_in(self.doc, clause, "counted-object", "calls-on") is None
        if quantity.unit in _OF_PERSONS and kind != "person":
            return first_in(self.doc, clause, "moves-persons") is not None
        return kind == "office"

    def _ahead(self, start: int, unit: int, word: str) -> Misfit | None:
        """2件调解员, 一支…执法队伍: the first noun behind the measure word that ends a phrase."""
        doc, at = self.doc, unit + len(word)
        clause = doc.clause_at(unit)
        if clause is None or not doc.body.startswith(word, unit):
            return None
        if word in _OF_PERSONS and any(first_at(doc, at, name) for name in _PERSONS):
            # 两名村民离婚财产分割纠纷: the persons are counted, whatever they have.
            return None
        number = _NUMBER.search(doc.body, at, min(clause.span.end, at + _REACH))
        owner: Span | None = None
        for span, noun, _ in self._nouns(at, number.start() if number else min(clause.span.end, at + _REACH)):
            row, end = self.rows[noun], self._past_quotes(span.end)
            fits = word in row.fits and (row.kind != "person" or word in _WHO)
            last = self._ends(end) or first_at(doc, end, "after-noun") or self._among(end)
            if owner is not None and owner.end != span.start:
                if last and row.kind != "team":
                    return None
                owner = None  # 一批群众信赖的调解员队伍: the public only describes it
            if not last:
                # 一家企业的纠纷 counts firms; 一批志愿者队伍 does not count volunteers.
                owner = Span(owner.start if owner else span.start, span.end) if fits else owner
                continue
            if fits or (row.kind != "team" and (owner or self._owned(doc.body[at : span.start], word))):
                return None
            if not self._describes(doc.body[at : owner.start if owner else span.start]):
                return None
            return Misfit(Span(start, end), noun, word, row)
        return None

    def _clause_after(self, quantity: Quantity) -> Misfit | None:
        """对合同开展审查，共审查26场; 意见建议均已登记，共计35名: the noun is the topic of the clause before."""
        doc, own = self.doc, self.doc.clause_at(quantity.span.start)
        if own is None or own.opens != "，" or not self._ends(quantity.span.end):
            return None
        if (
            quantity.head not in ("", quantity.verb)
            or first_in(doc, (own.span.start, quantity.span.start), "total-marker") is None
        ):
            return None
        before = clause_before(doc, own)
        if before is None or before.sentence != own.sentence:
            return None
        topics = [
            hit.word
            for hit in self._nouns(*before.span)
            if first_at(doc, self._past_quotes(hit.span.end), "after-noun")
        ]
        if not topics:
            return None
        row, act = self.rows[topics[-1]], row_of(self.rows, quantity.head or quantity.verb)
        if quantity.unit in row.fits or (act and quantity.unit in act[1].fits):
            return None
        if quantity.unit in _OF_EVENTS and act is None and quantity.head:
            return None
        return Misfit(quantity.span, topics[-1], quantity.unit, row)

    def _nouns(self, start: int, end: int) -> Iterator[Hit]:
        """The nouns of the table between two places."""
        inside = self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return (hit for hit in inside if hit.span.end <= end)

    def _ends(self, end: int) -> bool:
        """Whether a clause ends at ``end``, or one member of a list."""
        clause = self.doc.clause_at(end)
        return clause is None or end == clause.span.start or self.doc.body[end] == "、"

    def _among(self, end: int) -> bool:
        """Whether the noun that ends at ``end`` is the place of what follows: 6支服务队中，."""
        return any(self.doc.body.startswith(word, end) and self._ends(end + len(word)) for word in self.among)

    def _past_quotes(self, end: int) -> int:
        while self.doc.body[end : end + 1] in tuple(_CLOSING):
            end += 1
        return end

    def _owned(self, modifier: str, unit: str) -> bool:
        """Whether ``unit`` counts those whose the noun is, that no row knows: 57家|单位|意见, 30名|家长|建议."""
        if unit in _OF_PERSONS:
            return modifier.endswith(self.people)
        return unit in _OF_BODIES and modifier.endswith(self.bodies)

    def _describes(self, modifier: str) -> bool:
        """Whether what stands between measure word and noun only describes it.

        政治过硬、群众信赖的行政|执法队伍 does; 饭店的|纠纷 has an owner, 院校签订|协议 a verb.
        """
        described, of, kind = modifier.strip("“‘”’").rpartition("的")
        before = words(kind)
        governs = self.acts.match(kind) or self.verbs & {*before}
        if governs or len(kind) > _LONGEST:
            return False
        if not all(_of_kind(word) or word in self.attributes for word in before):
            return False
        if not of:
            return True
        if described.endswith(self.made_of):
            return False
        if not described or any(word in described for word in classes_of(self.doc).words("jointly")):
            return False  # 两家单位联合发布的案例: those who act are counted
        last = words(described)[-1]
        said = {tags(word[0]).get(word, "x")[0] for word in (last, last[-2:])}
        return "、" in described or bool(said & _DESCRIBING) or described.endswith(self.attributes)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap the one that ends last (执法队|伍 is 队伍), of those the longest; in order."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end)):
        if kept and hit.span.start < kept[-1].span.end:
            if hit.span.end <= kept[-1].span.end:
                continue
            kept.pop()
        kept.append(hit)
    return kept


def _of_kind(word: str) -> bool:
    """行政, 执法, 普法 tell what kind a thing is; 跨, 经过 govern it."""
    tag = tags(word[0]).get(word, "x")
    return tag == "vn" or tag[0] in _NOMINAL or (tag[0] == "v" and len(word) > 1)


def first_at(doc: Document, place: int, name: str) -> bool:
    """Whether a word of a class begins at ``place``."""
    span = first_in(doc, (place, place + 6), name)
    return span is not None and span.start == place
