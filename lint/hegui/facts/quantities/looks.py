"""What only looks like a quantity: fixed terms (三重一大), plans (三年行动), services (24小时自助), ranks (前3名)."""

from __future__ import annotations

import re

from hegui.facts.quantities.grammar import BLANKS, Unit, class_pattern, unit_at
from hegui.facts.rows import rows, words_of
from hegui.lexicon import BUILT_IN
from hegui.snapshot import derived
from hegui.text.numerals import Number

_NUMERAL = re.compile("[一二两三四五六七八九十百千万]+|[0-9]+")
_CIRCLE = re.compile("[^，。；、,;0-9]{0,10}圈")
_YEARS = range(1900, 2200)
_ISSUES = range(1980, 2100)
_OF_ISSUES = frozenset(words_of("issue-unit"))


@derived
def _fixed_terms() -> dict[str, tuple[tuple[str, int], ...]]:
    """Terms that hold a numeral, under each numeral in them: (term, place of that numeral)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for term in (row["term"] for row in rows("fixed_terms.tsv")):
        for match in _NUMERAL.finditer(term):
            found.setdefault(term[match.start() : match.start() + 2], []).append((term, match.start()))
    return {key: tuple(terms) for key, terms in found.items()}


def fixed(text: str, start: int) -> bool:
    """Whether the numeral at ``start`` belongs to a fixed term."""
    return any(
        text.startswith(term, start - place)
        for term, place in _fixed_terms().get(text[start : start + 2], ())
    )


def plan_follows(text: str, end: int) -> bool:
    """三年行动: a period that names a plan."""
    return class_pattern(BLANKS, "period-plan").match(text, end) is not None


def service_follows(text: str, end: int) -> bool:
    """24小时自助, 1小时生活圈: a time that names a service."""
    named = class_pattern("", "round-the-clock").match(text, end) or _CIRCLE.match(text, end)
    return named is not None


def named(text: str, start: int, end: int, unit: Unit, value: Number, magnitude: bool) -> bool:
    """Whether a number before a unit that ends at ``end`` is a name or a rank.

    Args:
        magnitude: 万 and the like stand between them.
    """
    if unit.word == "年":
        return (not magnitude and value in _YEARS) or plan_follows(text, end)
    if unit.kind == "duration":
        return _named_time(text, start, end, unit.word, value)
    if unit.word in _OF_ISSUES and value in _ISSUES and not magnitude:
        return True
    before = text[start - 1]
    if unit.word == "分":
        return before in "时点:" or text.startswith("之", end)
    if unit.word == "成":
        return text[end] not in "以多左，。、的企群村居" or before in "成变分"
    return before == "前" and unit.discrete and text[start - 2] not in "提目此之以年日"


def _named_time(text: str, start: int, end: int, unit: str, value: Number) -> bool:
    before = text[start - 1]
    if unit in ("小时", "分钟") and service_follows(text, end):
        return True
    if unit == "小时" and value == 24 and "一" <= text[end] <= "鿿" and text[end] not in "内以之左后前":
        return True
    # 30日前报送 names a day of the month; 提前7日, 会议举行的7日前 count days.
    if unit == "日" and not (
        text.startswith(("内", "以内", "之内"), end) or before == "的" or text.endswith("提前", 0, start)
    ):
        return True
    return unit == "月" or before == "前" or (before == "头" and unit != "天")


def stutters(text: str, word: str, at: int) -> bool:
    """次次: the unit that ends at ``at`` again. In 18名名单, 3项项目, 100人人均 the second opens the next word."""
    return (
        text.startswith(word, at)
        and unit_at().match(text, at) is not None
        and text[at : at + 2] not in BUILT_IN.words("begins-with-unit")
    )
