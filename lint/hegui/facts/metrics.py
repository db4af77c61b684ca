"""One metric stated with two values that cannot both hold: pairs of quantities, compared by their words.

A metric is the set of words in the clause of a figure, light words left out. Words weigh by how rare they are:
``ln(total / frequency)`` in jieba's dictionary. Two figures are compared only when cheap gates let them: same unit,
year, period, level and restriction, different sentences, neither a part (其中) nor a plan, values that exclude each
other, and enough characters in common. Only then is the segmenter loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from hegui.document import Document, fact
from hegui.facts.dates import normalised
from hegui.facts.quantities import Quantity, quantities
from hegui.facts.relations import relations
from hegui.facts.relations.model import (
    Difference,
    FixedSet,
    FromTo,
    GrowthOfChange,
    PartOf,
    Relation,
    Respectively,
    ShareOf,
    Subset,
    SumOf,
)  # fmt: skip
from hegui.facts.rows import listed, rows
from hegui.text.dictionary import TOTAL, frequency
from hegui.text.words import words


class Conflict(NamedTuple):
    """Two figures that seem to state one metric.

    Attributes:
        kind: ``same`` (the same words), ``near`` (nearly the same) or ``narrower`` (``first`` says more words than
            ``second``, so it is a part of it, and yet is larger).
        key: the words in common, as compared.
        sure: both are totals, or the words leave no doubt.
    """

    kind: str
    first: Quantity
    second: Quantity
    key: tuple[str, ...]
    sure: bool


class Mention(NamedTuple):
    """A figure with the words that name its metric and what else must agree."""

    quantity: Quantity
    words: str
    scope: tuple[object, ...]
    total: bool


# Figures of this kind that appear dozens of times in a report are compared no further.
_MOST = 24
_BLOCK_CLASSES = frozenset(
    (
        "event",
        "lesson",
        "person-time",
        "person",
        "case",
        "item",
        "document",
        "sum",
        "team",
        "organisation",
        "place",
    )
)
_UNITS = {"event": "event", "lesson": "lesson"}
_LIGHT = re.compile(
    f"[0-9]{{4}}年度?|[一二三四]季度|{listed('light-time')}|{listed('own-place')}|"
    f"{listed('light-word')}|"
    f"{listed('light-particle')}|[ \u2060“”‘’《》、：:（()）]"
)
_DIGITS = re.compile("[0-9]+")
_TOTAL = re.compile(listed("metric-total"))
# Words that say whose or which part of it a figure is; both figures must have the same. Before its clause only those
# that name a time or a body restrict it (对照新规定，46个执法主体已公布).
_WHOSE = (
    f"[上下]半年|[一二三四]季度|[0-9]{{1,2}}月|截至(?!目前|年底|[0-9]{{4}}年底|[0-9]{{4}}年12月|12月)|{listed('whose-time')}|近[一二三两四五][年]|"
    f"(?!{listed('no-village-name')})[一-龥]{{2}}(?<![{listed('before-village')}])(?:村|社区|街道)(?!{listed('after-village')})|{listed('whose-body')}"
)
_ELSEWHERE = re.compile(_WHOSE)
_PART_OF = re.compile(f"{_WHOSE}|{listed('part-of-figure')}")
# A report on several periods (work reports of a government: five years, the last year, this year) repeats its
# metrics with other values on purpose.
_PERIODS = re.compile(listed("many-years"))
_LABEL = re.compile(f"[^：，。；\n]{{0,4}}?(?:{listed('scope-label')})：")
"""市本级：…, 全市：…: paragraphs that say whose figures follow."""
_PLACE = re.compile(f"[一-龥]{{1,5}}?[省市县区镇乡](?!{listed('after-place')})")
# The head names what depends on an event said before (涉及金额, 受众): alone it names no metric.
_DEPENDENT = re.compile(f"^(?:{listed('dependent-metric')})")
# Money is compared where it is named for what it is spent on: 法治建设专项经费, not 省级财政安排.
_PURPOSE = re.compile(
    f"(?!(?:{listed('money-source')}){{1,8}}+(?:经费|资金))[一-龥]{{2,12}}(?<!财政)(?<!专项)(?<!投入)(?:专项|工作|服务)?(?:经费|资金)(?:仅|只)?$"
)
# 46个行政执法主体的权责清单, 64名持证执法人员均已…: the noun that is counted stands behind.
_NOUN_BEHIND = re.compile(f"[一-龥（）“”]{{3,16}}?(?={listed('behind-counted')}|[，。；、\n])")
_MANY = 3  # in words: 一名 and 两次 are said of anything
_UNKNOWN = 3  # frequency of a word it does not have


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    """The rows of ``metric_words.tsv`` by role: word to what it is read as.

    ``generic`` words stand in any report and tell no metric from another; ``qualifying`` ones say how, not what: two
    figures that differ in these alone may well state one metric; ``folded`` ones are read as others, ``/`` between.
    """
    found: dict[str, dict[str, str]] = {}
    for row in rows("metric_words.tsv"):
        found.setdefault(row["role"], {})[row["word"]] = row["read_as"]
    return found


@fact
def conflicts(doc: Document) -> tuple[Conflict, ...]:
    """Pairs of figures that state one metric with values that exclude each other, in the order of the text."""
    by_unit: dict[str, list[Mention]] = {}
    single = _PERIODS.search(doc.body) is None
    for mention in _mentions(doc):
        unit = mention.quantity.unit_class
        key = unit if unit in _UNITS else mention.quantity.unit
        by_unit.setdefault(key, []).append(mention)
    found = []
    for mentions in by_unit.values():
        index: dict[str, list[int]] = {}
        for later, mention in enumerate(mentions):
            near: dict[int, int] = {}
            own = {mention.words[i : i + 2] for i in range(len(mention.words) - 1)}
            for pair in own:
                posting = index.setdefault(pair, [])
                for earlier in posting[-_MOST:]:
                    near[earlier] = near.get(earlier, 0) + 1
                posting.append(later)
            for earlier, shared in near.items():
                other = mentions[earlier]
                if shared * 2 >= min(len(own), max(1, len(other.words) - 1)) and _comparable(other, mention):
                    conflict = _judged(other, mention, single, doc.kind.wording.common)
                    if conflict is not None:
                        found.append(conflict)
    return tuple(sorted(found, key=lambda c: (max(c.first.ordinal, c.second.ordinal), c.first.ordinal)))


def _mentions(doc: Document) -> Iterable[Mention]:
    text = normalised(doc)
    issuer = doc.identity.issuer
    parts = {member.ordinal for relation in relations(doc) for member in _not_free(relation)}
    found = quantities(doc)
    for place, quantity in enumerate(found):
        if quantity.ordinal in parts or not _names_metric(quantity) or _qualified(quantity):
            continue
        behind = _NOUN_BEHIND.match(text, quantity.span.end)
        alone = not place or found[place - 1].span.end <= quantity.clause.start
        # 靠3名工作人员完成125份审查意见: only the noun behind is its own.
        if not alone and behind is None:
            continue
        mention = _mention(
            text, quantity, behind, text[quantity.clause.start : quantity.span.start] if alone else "", issuer
        )
        if mention is not None:
            yield mention


def _qualified(quantity: Quantity) -> bool:
    """Whether it is a plan, a range, a part, an average, a small spoken figure or one of a table."""
    return (
        quantity.plan
        or quantity.second is not None
        or quantity.in_cell
        or (quantity.spoken and quantity.value < _MANY)
        or quantity.fraction
        or not {"其中", "人均"}.isdisjoint(quantity.markers)
    )


def _mention(
    text: str, quantity: Quantity, behind: re.Match[str] | None, before: str, issuer: str
) -> Mention | None:
    """The figure by its words: those before it in its clause, and the noun behind; ``None`` where they name no metric."""
    place_name = _PLACE.match(before)
    named = before[place_name.end() :] if place_name and place_name[0] in issuer else before
    # 专项资金120万元均实行专账管理: money is named before its figure.
    if quantity.kind == "money" and not _PURPOSE.search(_LIGHT.sub("", named)):
        return None
    follows = ""
    if quantity.kind != "money" or not named:
        follows = _behind(text, quantity, behind)
    name = _LIGHT.sub("", named + follows)
    if not _SHORTEST <= len(name) <= _LONGEST or (quantity.kind != "rate" and _DEPENDENT.match(name)):
        return None
    # What the sentence said before the clause may restrict it (某村…，开展…3次).
    left = quantity.clause.start
    sentence = max(text.rfind(c, max(0, left - 80), left) for c in "。；\n") + 1
    around = text[left : quantity.span.start] + _behind(text, quantity, behind, whole=True)
    restricting = [*_PART_OF.findall(around), *_ELSEWHERE.findall(text, max(sentence, left - 80), left)]
    labelled = _LABEL.match(text, text.rfind("\n", 0, left) + 1)
    if labelled is not None:
        restricting.append(labelled[0])
    scope = (quantity.level.startswith("各"), frozenset(_DIGITS.sub("", w) for w in restricting))
    return Mention(quantity, name, scope, _TOTAL.search(before) is not None)


def _behind(text: str, quantity: Quantity, noun: re.Match[str] | None, whole: bool = False) -> str:
    """The noun behind a figure, with ``whole`` from the figure on; ``""`` where its head stands before it."""
    if noun is not None:
        return noun[0]
    head = quantity.head_span
    if head is None or head.start < quantity.span.end:
        return ""
    return text[quantity.span.end if whole else head.start : head.end]


_SHORTEST, _LONGEST = 4, 40  # characters of a name


def _names_metric(quantity: Quantity) -> bool:
    """Whether a figure may be compared with others by its words."""
    if quantity.kind == "rate":
        return quantity.unit == "%" and quantity.head.endswith(("率", "度"))
    return quantity.kind == "money" or (quantity.kind == "count" and quantity.unit_class in _BLOCK_CLASSES)


def _not_free(relation: Relation) -> Sequence[Quantity]:
    """The members that state a part or a change; the whole of a share is a figure of its own."""
    match relation:
        case ShareOf():
            return (relation.part,)
        case Respectively() | FromTo() | Difference():
            return relation.members
        case PartOf() | SumOf() | Subset() | GrowthOfChange() | FixedSet():
            return relation.members[1:]
        case _:
            return ()


def _comparable(first: Mention, second: Mention) -> bool:
    """The gates that cost nothing."""
    a, b = first.quantity, second.quantity
    if a.block == b.block or first.scope != second.scope or not a.interval.disjoint(b.interval):
        return False
    if a.year != b.year and a.year is not None and b.year is not None:
        return False
    low, high = sorted((a.value, b.value))
    return low > 0 and high <= 10 * low


def _narrower(narrow: Mention, broad: Mention, key: tuple[str, ...], firm: bool) -> Conflict | None:
    """A figure of something narrower that is larger than that of the broader."""
    if len(key) < 2 or not broad.quantity.interval.below(narrow.quantity.interval):
        return None
    return Conflict("narrower", narrow.quantity, broad.quantity, key, firm and broad.total)


def _judged(first: Mention, second: Mention, single: bool, usual: frozenset[str]) -> Conflict | None:
    own, other = _tokens(first.words), _tokens(second.words)
    common = own & other
    generic = _words()["generic"]
    if not any(word not in generic and word not in usual and len(word) > 1 for word in common):
        # 法治讲座75场, 法治讲座93场: worth a look when nothing else is said of either.
        if own != other or len(own) < 2:
            return None
        single = False
    key = tuple(sorted(common))
    a, b = first.quantity, second.quantity
    # Two figures of one paragraph often belong to two subjects of parallel sentences.
    firm = a.exact and b.exact and single and a.paragraph != b.paragraph
    if own == other:
        return Conflict("same", a, b, key, firm) if len(own) > 1 else None
    if own > other:
        return _narrower(first, second, key, firm)
    if other > own:
        return _narrower(second, first, key, firm)
    sure = _near(own, other)
    return (
        None if sure is None else Conflict("near", a, b, key, sure and first.total and second.total and firm)
    )


def _near(own: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether two names say nearly the same: ``True`` by the weight of their words, ``False`` but for how, else ``None``."""
    common = own & other
    qualifying = _words()["qualifying"].keys()
    if len(common) > 1 and own - qualifying == other - qualifying:
        # 业务培训班5期, 专题培训7期
        return False
    shared = _weight(tuple(sorted(common)))
    sizes = _weight(own), _weight(other)
    least, most = min(sizes), sum(sizes) - shared
    close = (shared >= 0.55 * most and shared >= 0.85 * least) or shared >= 0.7 * most
    return True if close else None


@lru_cache(maxsize=4096)
def _tokens(name: str) -> frozenset[str]:
    found: set[str] = set()
    folded = _words()["folded"]
    for word in words(name):
        found.update(folded.get(word, word).split("/"))
    return frozenset(w for w in found if w.strip() and not w.isascii())


@lru_cache(maxsize=4096)
def _weight(tokens: frozenset[str] | tuple[str, ...]) -> float:
    # Sorted: a sum of floats depends on its order, that of a set on the process.
    return sum(map(_rarity, sorted(tokens)))


@lru_cache(maxsize=4096)
def _rarity(token: str) -> float:
    return log(TOTAL / max(_UNKNOWN, frequency(token)))


def key_words(tokens: Sequence[str]) -> str:
    """A key for people: the words compared, in a fixed order."""
    return "、".join(tokens)
