"""Persons, audiences, and sets that have one size all over the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.document import Span
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import Audience, FixedSet, Headcount, Relation
from hegui.facts.rows import listed, words_of

_TITLED = re.compile("(?P<name>[一-龥]{2,8}人数)[：:] ?(?:约|近|共)?$")
_AUDIENCE = re.compile(listed("audience"))
_REGIONS = re.compile(f"(?:{listed('region-unit')})")
_ALL = re.compile(listed("all-of-set"))
_ALL_OF = re.compile("全[省市区县乡镇]$")
_UNMISTAKABLE = frozenset(words_of("region-unmistakable"))
# What may follow the noun of a whole set; anything else makes a longer noun (社区服务中心).
_SET_ENDS = re.compile(f"[，。；、：,;:“”（()）\\s]|{listed('set-ends')}|$")


def persons(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """Labels (受教育人数87人次) and audiences."""
    for index, quantity in enumerate(group):
        if quantity.unit == "人次" and (name := _headcount(text, quantity)) is not None:
            yield Headcount(quantity=quantity, name=name)
        if quantity.unit_class == "event":
            follower = group[index + 1] if index + 1 < len(group) else None
            if (
                follower is not None
                and follower.unit_class in ("person", "person-time")
                and follower.span.start - quantity.span.end < 20
                and _AUDIENCE.search(text, quantity.span.end, follower.span.start)
            ):
                yield Audience(event=quantity, persons=follower)


def _headcount(text: str, quantity: Quantity) -> Span | None:
    """The name of ``quantity`` when it ends in 人数, also where 数为 was taken for a copula (听课人数为)."""
    titled = _TITLED.search(text, max(0, quantity.span.start - 12), quantity.span.start)
    if titled:
        return Span(titled.start("name"), titled.end("name"))
    head = quantity.head_span
    if head is None or head.start >= quantity.span.start:
        return None
    if quantity.head.endswith("人数"):
        return head
    if quantity.head.endswith("人") and text.startswith("数", head.end):
        return Span(head.start, head.end + 1)
    return None


# 6个村、2个居委会，共8个村（居）: the bracket makes it another set.
_AND_OTHERS = frozenset(("（居", "(居", "（社", "(社"))


def _names_a_set(text: str, quantity: Quantity, noun: re.Match[str]) -> bool:
    """Whether a count and its noun name a set of bodies and no part of one."""
    if quantity.unit == "家" and noun[0] not in ("部门", "单位"):
        return False
    if text[noun.end() : noun.end() + 2] in _AND_OTHERS:
        return False
    if "其中" in text[quantity.clause.start : quantity.span.start]:
        return False
    if _SET_ENDS.match(text, noun.end()):
        return True
    of_all = _ALL_OF.search(text, quantity.clause.start, quantity.span.start)
    return noun[0] in _UNMISTAKABLE and of_all is not None


def fixed_sets(text: str, found: Sequence[Quantity]) -> Iterator[Relation]:
    """Counts of the same fixed set over the document, where at least one says it is the whole set."""
    groups: dict[tuple[str, str], list[tuple[Quantity, bool]]] = {}
    for quantity in found:
        if (
            quantity.unit not in ("个", "家")
            or not quantity.exact
            or quantity.plan
            or quantity.second is not None
        ):
            continue
        noun = _REGIONS.match(text, quantity.span.end)
        if noun is None or not _names_a_set(text, quantity, noun):
            continue
        after = text[noun.end() : quantity.clause.end]
        whole = (
            _ALL.search(text, quantity.clause.start, quantity.span.start) is not None
            or re.search("全覆盖|全部|均", after) is not None
        )
        key = "村" if noun[0] in ("行政村", "村") else noun[0].replace("(", "（").replace(")", "）")
        groups.setdefault((key, quantity.level if quantity.level.startswith("各") else ""), []).append(
            (quantity, whole)
        )
    for (noun_word, _), members in groups.items():
        if len(members) > 1 and any(whole for _, whole in members):
            yield FixedSet(
                noun=noun_word,
                counts=tuple(q for q, _ in members),
                whole=frozenset(q.ordinal for q, whole in members if whole),
            )
