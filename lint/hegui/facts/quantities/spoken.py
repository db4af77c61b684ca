"""Quantities in Chinese numerals: 两万余人次, 三四个村, 三大原则.

Most Chinese numerals are no amounts (进一步, 三年行动, 第二批, 四个坚持). What a numeral is made of, what its unit is
and what stands round them decide together, by ``_DECISIONS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from hegui.facts.quantities.approximators import before_number, behind_at
from hegui.facts.quantities.grammar import SET, Raw, Unit, class_pattern, unit_at, units
from hegui.facts.quantities.looks import fixed, plan_follows, service_follows, stutters
from hegui.facts.quantities.masks import outside
from hegui.facts.quantities.ranges import changed_before
from hegui.facts.rows import listed, words_of
from hegui.text.numerals import MAGNITUDES, ONES, SPOKEN, ZEROS, read

_NUMERAL = re.compile(f"[{SPOKEN}][{ZEROS}{SPOKEN}]*[余多来]?[万亿]?余?")
_ONES = "两" + ONES
_LARGE = "百千万亿"
_FOR = tuple(words_of("lasting"))
"""Before 一个月 and the like: how long something lasted."""
_NOT_AFTER = frozenset(listed("not-before-spoken"))
# Only with 一 they make another word (统一, 任一, 进一步): 聘任八名 and 系统三次 are amounts.
_NOT_ONE_AFTER = frozenset(listed("not-before-one"))
_ORDINALS = re.compile("第[0-9〇零一二三四五六七八九十百、，和及与至到—~-]{0,12}$")
_WITHIN = re.compile(listed("within-word"))
_LIST = re.compile("[、”》][^，。；：,;:\n、]{0,10}(?<![全国省市区县选])$")
_TITLED = re.compile("》等?$")
_STOP = "[，。、；：”’）,;:)\n]"
_ATTRIBUTE = f"(?:{listed('kind-attribute')})?"
_STUTTERED = frozenset(words_of("stuttered-unit"))
_SHARED = frozenset(words_of("shared-head"))


class _Numeral(NamedTuple):
    """A numeral read: its digits without 余, its value (and second one: 三四), and where 余 stands."""

    digits: str
    value: int
    second: int | None = None
    rests: tuple[str, ...] = ()
    rest_at: str = ""
    rest_scale: int = 1


class _Place(NamedTuple):
    """A numeral with its unit where they stand: ``text[start:end]`` and ``text[end:finish]``."""

    text: str
    start: int
    end: int
    finish: int
    numeral: _Numeral
    unit: Unit
    approximators: tuple[str, ...]

    @property
    def before(self) -> str:
        """The character before the numeral."""
        return self.text[self.start - 1] if self.start else "\n"

    @property
    def kind(self) -> str:
        """What the numeral is made of.

        ``one`` ``second`` (二, which counts nothing), ``small`` (another single numeral), ``pair`` (三四), ``hundreds``
        (上千, 近百), ``long`` (anything else).
        """
        digits = self.numeral.digits
        if _hundreds(digits) and self.approximators:
            return "hundreds"
        if digits == "一" or digits == "二":
            return "one" if digits == "一" else "second"
        if len(digits) == 1:
            return "small"
        return "pair" if set(digits) <= set(_ONES) else "long"


def _always(place: _Place) -> bool:
    return True


def _never(place: _Place) -> bool:
    return False


def _unless_plan(place: _Place) -> bool:
    """三年行动 is a plan."""
    return not plan_follows(place.text, place.finish)


def _one(place: _Place) -> bool:
    """一名, and 为期一个月; else 一 is mostly an article."""
    if place.unit.kind == "duration":
        return place.text.endswith(_FOR, 0, place.start) and _unless_plan(place)
    return place.unit.word in ("名", "位")


def _tenths(place: _Place) -> bool:
    """占三成, 减少两成, 三成以上: a share; 变成三成 and 三成立 are none."""
    text, follow = place.text, place.text[place.finish]
    if place.before in "变分完":
        return False
    return _unless_plan(place) and bool(
        place.approximators
        or place.before in "占达"
        or follow in "以多左的，。、；,;"
        or text[place.finish : place.finish + 2] in _SHARED
        or changed_before(text, place.start)
    )


def _endured(place: _Place) -> bool:
    """历时三年, 两年内: time that passed or is a limit; else it names a plan or an age."""
    passed = (
        place.numeral.rests
        or class_pattern("", "lasting", after="$").search(place.text, max(0, place.start - 4), place.start)
        or _WITHIN.match(place.text, place.finish)
    )
    return bool(passed) and _unless_plan(place)


def _held(place: _Place) -> bool:
    """两期培训, 举办三期; 三期工程 is the third."""
    held = class_pattern("", "held-by", after="了?$").search(place.text, max(0, place.start - 3), place.start)
    return (place.numeral.digits == "两" or held is not None) and _unless_plan(place)


def _members(place: _Place) -> bool:
    """两类 counts, 二类 orders; 甲、乙、丙三类人群 and 《甲》《乙》三部 count what was listed."""
    text, start = place.text, place.start
    listed = (
        place.unit.word in "种类道"
        and class_pattern(_ATTRIBUTE, "listed-noun").match(text, place.finish)
        and "、" in text[max(0, start - 14) : start]
    )
    counted = place.numeral.digits == "两" or _TITLED.search(text, max(0, start - 2), start) or listed
    return bool(counted) and _unless_plan(place)


_ANY = ""
_DECISIONS: tuple[tuple[str, str, Callable[[_Place], bool]], ...] = (
    # numerals, kinds of unit (``spoken`` in units.tsv), when they are an amount; the first row that fits decides
    (_ANY, "date", _never),
    ("second", _ANY, _never),
    ("one", _ANY, _one),
    (_ANY, "counter", _always),
    ("hundreds", _ANY, _always),
    (_ANY, "tenth", _tenths),
    (_ANY, "year", _endured),
    ("small", "time", _endured),
    (_ANY, "held", _held),
    (_ANY, "member-of-row", _members),
    ("small", "member", _members),
    (_ANY, "aspect member", _unless_plan),
    ("pair long", "time duration", _unless_plan),
    (_ANY, "mark", _never),
    ("long", _ANY, _always),
    (_ANY, _ANY, _never),
)  # fmt: skip


def _is_amount(place: _Place) -> bool:
    kind = place.kind
    when = next(
        when
        for numerals, unit_kinds, when in _DECISIONS
        if (not numerals or kind in numerals.split())
        and (not unit_kinds or place.unit.spoken in unit_kinds.split())
    )
    return when(place)


def find_spoken(text: str, masks: Sequence[tuple[int, int]]) -> Iterator[Raw]:
    """The quantities of ``text`` (normalised, padded) whose Chinese numerals lie outside ``masks``."""
    for match in outside(_NUMERAL.finditer(text), masks):
        start, end = match.span()
        if _lexical(text, start, end) or _part_of_word(text, start, match[0]):
            continue
        found = _set_at(text, start, end) if text[end] == "大" else _at(text, start, end)
        if found is not None:
            yield found


def _lexical(text: str, start: int, end: int) -> bool:
    """Whether a single numeral is no amount (进一步, 千家万户): 一 counts persons and what lasted only, 百 千 万 need 近 or 超 before."""
    if end - start > 1:
        return False
    if text[start] == "一":
        return text[end] not in "名位" and not text.endswith(_FOR, 0, start)
    return text[start] in _LARGE and (start == 0 or text[start - 1] not in "近上超逾过")


def _part_of_word(text: str, start: int, words: str) -> bool:
    """第三, 统一, 九点五, A三."""
    before = text[start - 1] if start else "\n"
    if before in _NOT_AFTER:
        return not text.endswith("提前", 0, start)
    return (
        (words[0] == "一" and before in _NOT_ONE_AFTER)
        or (before == "点" and text[start - 2] in "〇零两十" + ONES)
        or (before.isascii() and before.isalnum())
    )


def _at(text: str, start: int, end: int) -> Raw | None:
    match = unit_at().match(text, end)
    if match is None or _is_slogan(text, start, end) or _ORDINALS.search(text, max(0, start - 14), start):
        return None
    numeral = _read(text[start:end])
    if numeral is not None and numeral.second is None and end - start == 1:
        start, numeral = _through(text, start, numeral)
    if numeral is None or numeral.value < 1 or _no_value(text, start, numeral.digits):
        return None
    unit = units()[match[0]]
    begin, approximators = before_number(text, start, unit.word)
    if _hundreds(numeral.digits) and not approximators and text[start - 1] in "上过":
        begin, approximators = start - 1, (text[start - 1],)
    place = _Place(text, start, end, match.end(), numeral, unit, approximators)
    return _raw(place, begin) if not _names(place) and _is_amount(place) else None


def _is_slogan(text: str, start: int, end: int) -> bool:
    """三重一大, 四个到位: named by the number of its members. After 》 members are counted: 《甲》《乙》三项制度."""
    slogan = class_pattern("个", "slogan-verb", after=f"(?:{_STOP}|相)").match(text, end)
    return slogan is not None or (fixed(text, start) and text[start - 1] != "》")


def _read(words: str) -> _Numeral | None:
    """The numeral, its 余 or 多 apart."""
    rests: tuple[str, ...] = ()
    rest_at, rest_scale, digits = "", 1, words
    if digits[-1] in "余多来":
        digits = words[:-1]
        rests, rest_at = (words[-1],), "magnitude" if digits[-1] in "万亿" else "number"
    elif len(digits) > 2 and digits[-1] in "万亿" and digits[-2] in "余多来":
        digits = words[:-2] + words[-1]
        rests, rest_at, rest_scale = (words[-2],), "number", MAGNITUDES[words[-1]]
    value, second = read(digits), None
    if (value is None and len(digits) >= 2) or _side_by_side(digits):
        # 三四个 is three or four, never thirty-four.
        value, second = _neighbours(digits)
    return None if value is None else _Numeral(digits, value, second, rests, rest_at, rest_scale)


def _side_by_side(digits: str) -> bool:
    return len(digits) == 2 and digits[0] in ONES[1:8] and digits[1] in ONES[2:]


def _neighbours(words: str) -> tuple[int, int] | tuple[None, None]:
    """三四 is 3 to 4, 二三十 is 20 to 30, 七八百 is 700 to 800."""
    head, rest = words[:2], words[2:]
    first, second = read(head[0]), read(head[1])
    if first is None or second != first + 1 or not set(rest) <= set("十百千万"):
        return None, None
    factor = read("一" + rest) if rest else 1
    return (first * factor, second * factor) if factor else (None, None)


def _through(text: str, start: int, numeral: _Numeral) -> tuple[int, _Numeral | None]:
    """两至三名: the first figure of the range has no unit of its own."""
    if text[start - 1] not in "至到" or text[start - 2] not in _ONES:
        return start, numeral
    first = read(text[start - 2])
    if first is None or text[start - 3] in "第月日由从自十" + ONES:
        return start, None
    return start - 2, numeral._replace(value=first, second=numeral.value)


def _hundreds(digits: str) -> bool:
    """百, 千万: a magnitude without a figure before it; 十 is a figure."""
    return digits[0] != "十" and set(digits) <= set("十" + _LARGE)


def _no_value(text: str, start: int, digits: str) -> bool:
    """数十名 and 几百人 have no value, 成百上千 neither; 完成十项 has one."""
    if not set(digits) <= set("十" + _LARGE):
        return False
    before = text[start - 1]
    return before in "数几" or (before in "好成" and digits[0] != "十")


def _names(place: _Place) -> bool:
    """24小时自助, 四个“百分百”, 六届四次全会, and 百件 without 近 or 余."""
    text, finish, word = place.text, place.finish, place.unit.word
    return (
        (_hundreds(place.numeral.digits) and not place.numeral.rests and not place.approximators)
        or (word in ("小时", "分钟") and service_follows(text, finish))
        or text[finish] in "“‘"
        or (
            word == "次"
            and (
                place.before in "届大协委市区县省"
                or class_pattern("", "congress").match(text, finish) is not None
            )
        )
    )


def _raw(place: _Place, begin: int) -> Raw:
    text, finish, numeral = place.text, place.finish, place.numeral
    more = text[finish] == "多" and place.unit.kind in ("duration", "times", "money")
    finish += more
    behind = behind_at(text, finish)
    return Raw(
        start=begin,
        end=finish + len(behind),
        number=(place.start, place.end),
        raw=numeral.digits,
        value=numeral.value,
        second=numeral.second,
        rest_scale=numeral.rest_scale,
        before=place.approximators,
        behind=(*numeral.rests, *(("多",) if more else ()), *((behind,) if behind else ())),
        rest_at="unit" if more else numeral.rest_at,
        unit=place.unit,
        spoken=True,
        stutters=place.unit.word in _STUTTERED and stutters(text, place.unit.word, place.finish),
    )


def _set_at(text: str, start: int, end: int) -> Raw | None:
    """目标导向、问题导向、结果导向三大原则: a number of named things, after their list."""
    value = read(text[start:end])
    if value is None or value < 2 or _LIST.search(text, max(0, start - 24), start) is None:
        return None
    if class_pattern("大", "set-head").match(text, end) is None:
        return None
    return Raw(
        start=start, end=end + 1, number=(start, end), raw=text[start:end], value=value, unit=SET, spoken=True
    )
