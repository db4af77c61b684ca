"""Automatic numbering of a docx: what Word prints before a paragraph and the XML text does not hold.

``numbering.xml`` has abstract definitions of up to nine levels, and instances (``w:num``) of them that may override
a start value or a whole level. Paragraphs name an instance and a level, directly or through their style. Counters
belong to the abstract definition: two instances of one definition count on together, unless an instance says where
to start; then it starts there the first time it is used (ECMA-376 Part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from hegui.reading.docx_package import VAL, W, flag, integer, value
from hegui.reading.docx_styles import Style, Styles, numbering_of
from hegui.text.numerals import ONES, circled, write, write_digits

_LEVELS = 9
_LONGEST_PATTERN = 64
"""Word's own limit is lower. Without one, a small file could make a text of any length."""
_PLACEHOLDER = re.compile(r"%([1-9])")
_CLOSED = tuple("、）)．.。：:；;，,】〕］")
"""After these a Chinese number stands next to its text: 一、加强, never 一、 加强."""


def _digits(alphabet: str) -> Callable[[int], str]:
    """Place value notation: 〇一二…九 gives 一〇 for 10."""
    return partial(write_digits, digits=alphabet)


def _series(symbols: str) -> Callable[[int], str]:
    """One symbol for each number; beyond the last one, Arabic digits."""
    return lambda number: symbols[number - 1] if 0 < number <= len(symbols) else str(number)


def _spoken(digits: str, units: str, teens: bool) -> Callable[[int], str]:
    """Spoken Chinese numbers up to 9999, Arabic digits beyond; see ``numerals.write``."""
    return lambda number: write(number, digits, units, teens) if 0 <= number < 10_000 else str(number)


def _up_to_99(small: Callable[[int], str], large: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: small(number) if number < 100 else large(number)


def _letters(first: str) -> Callable[[int], str]:
    """A, B … Z, AA, BB …: Word repeats the letter, at most as often as anyone could want."""

    def lettered(number: int) -> str:
        if not 0 < number <= 780:
            return str(number)
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)

    return lettered


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    said = ""
    for size, sign in _ROMAN:
        said += sign * (number // size)
        number %= size
    return said


_CHINESE = _digits("〇" + ONES)
_CIRCLED = _series("".join(map(circled, range(1, 21))))
_SPOKEN = _spoken("零" + ONES, "十百千", teens=True)
_COUNTED = _up_to_99(_SPOKEN, _CHINESE)
_FULL_WIDTH = _digits("０１２３４５６７８９")
_FORMAL = _spoken("零壹贰叁肆伍陆柒捌玖", "拾佰仟", teens=False)
_FORMAL_TRADITIONAL = _spoken("零壹貳參肆伍陸柒捌玖", "拾佰仟", teens=False)


def _silent(number: int) -> str:
    return ""


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _series("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _series("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _series("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "chineseCounting": _COUNTED,
    "chineseCountingThousand": _SPOKEN,
    "taiwaneseCounting": _COUNTED,
    "taiwaneseCountingThousand": _SPOKEN,
    "japaneseCounting": _SPOKEN,
    "ideographDigital": _CHINESE,
    "japaneseDigitalTenThousand": _CHINESE,
    "taiwaneseDigital": _digits("○" + ONES),
    "ideographTraditional": _series("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _series("子丑寅卯辰巳午未申酉戌亥"),
    "chineseLegalSimplified": _FORMAL,
    "ideographLegalTraditional": _FORMAL_TRADITIONAL,
    "japaneseLegal": _FORMAL_TRADITIONAL,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": _silent,
}
"""``w:numFmt`` to the words of a number. Formats that are not here (custom, other scripts) count in digits."""


class Level(NamedTuple):
    """One level of a numbering.

    Attributes:
        text: the pattern, ``%1`` standing for the number of the first level; empty for bullets.
        restart: the level (from 1) whose paragraphs start this one anew; 0 never; ``None`` any higher level.
        legal: print all numbers in digits.
        style: id of the paragraph style that is tied to this level.
        properties: the ``w:pPr`` of its paragraphs.
    """

    start: int
    format: Callable[[int], str]
    text: str
    restart: int | None
    legal: bool
    suffix: str
    style: str
    properties: Element | None


class Instance(NamedTuple):
    """One ``w:num``: which counters it counts on, its levels, and where it starts them by itself."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def start(self, index: int) -> int:
        """The number a level begins with."""
        return self.starts.get(index, self.levels[index].start)


class Numbering:
    """Counts through one document: ask once for each numbered paragraph, in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._instances: dict[str, Instance] = {}
        self._counters: dict[tuple[str, str], list[int | None]] = {}
        self._started: set[tuple[str, str, int]] = set()
        if root is not None:
            self._instances = _instances(root, styles)

    def level(self, properties: Element | None, style: Style, name: str | None) -> tuple[str, int] | None:
        """Instance and level of a paragraph; ``None`` when it has no number.

        Args:
            properties: the paragraph's ``w:pPr``.
            style: its style, resolved.
            name: the id of its style.
        """
        number, level = numbering_of(properties)
        key = style.number if number is None else number
        instance = self._instances.get(key or "")
        if key is None or instance is None:
            return None
        if level is None and number is None:
            tied = {each.style: index for index, each in instance.levels.items() if each.style}
            level = tied.get(name or "", tied.get(style.numbered_by))
        if level is None:
            level = style.level or 0
        return (key, level) if level in instance.levels else None

    def properties(self, key: str, index: int) -> Element | None:
        """The ``w:pPr`` that a level of an instance gives its paragraphs."""
        return self._instances[key].levels[index].properties

    def label(self, key: str, index: int, story: str = "") -> str:
        """The words before the next paragraph of this instance and level; ``""`` for bullets.

        Args:
            story: the body, the text boxes and each kind of notes count for themselves.
        """
        instance = self._instances[key]
        counters = self._counters.setdefault((story, instance.counters), [None] * _LEVELS)
        level = instance.levels[index]
        count = counters[index]
        first_use = (story, key, index) not in self._started
        self._started.add((story, key, index))
        if count is None or (first_use and index in instance.starts):
            counters[index] = instance.start(index)
        else:
            counters[index] = count + 1
        for higher in range(index):
            # A level that is skipped counts as used: after （一） without a 一、 before it, the next one is 二、.
            if counters[higher] is None and higher in instance.levels:
                counters[higher] = instance.start(higher)
        for deeper in range(index + 1, _LEVELS):
            restart = instance.levels[deeper].restart if deeper in instance.levels else None
            if restart is None or index < restart:
                counters[deeper] = None
        return _written(instance, counters, level)


def _written(instance: Instance, counters: list[int | None], level: Level) -> str:
    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        named = instance.levels.get(index)
        if named is None:
            return ""
        count = counters[index]
        if count is None:  # a deeper level than the paragraph's own
            count = instance.start(index)
        return str(count) if level.legal else named.format(count)

    words = _PLACEHOLDER.sub(number, level.text)
    if not words.strip() or level.suffix == "nothing" or words.endswith((*_CLOSED, " ", "\u3000")):
        return words.strip("\n")
    return words + " "


def _instances(root: Element, styles: Styles) -> dict[str, Instance]:
    abstracts = {found.get(W + "abstractNumId", ""): found for found in root.iterfind(W + "abstractNum")}
    numbers = {found.get(W + "numId", ""): found for found in root.iterfind(W + "num")}
    levels: dict[str, dict[int, Level]] = {}
    instances = {}
    for key, number in numbers.items():
        name = _definition(value(number, "abstractNumId") or "", abstracts, numbers, styles)
        if name not in levels:
            levels[name] = _levels(abstracts.get(name))
        starts = {}
        own = dict(levels[name])
        for override in number.iterfind(W + "lvlOverride"):
            index = integer(override.get(W + "ilvl"), -1)
            if not 0 <= index < _LEVELS:
                continue
            start = value(override, "startOverride")
            if start is not None:
                starts[index] = integer(start)
            own |= _levels(override)
        if key != "0":  # 0 is how a paragraph says that it has no number
            instances[key] = Instance(name, own, starts)
    return instances


def _definition(name: str, abstracts: dict[str, Element], numbers: dict[str, Element], styles: Styles) -> str:
    """The definition with the levels: ``name``, or the one its ``w:numStyleLink`` leads to through a list style.

    One step only: the standard lets a list style name a real definition, not a link to another style.
    """
    link = value(abstracts.get(name), "numStyleLink")
    number = numbers.get(styles.named(link).number or "") if link else None
    return name if number is None else value(number, "abstractNumId") or ""


def _levels(parent: Element | None) -> dict[int, Level]:
    found = {}
    for level in parent.iterfind(W + "lvl") if parent is not None else ():
        index = integer(level.get(W + "ilvl"), -1)
        if 0 <= index < _LEVELS:
            found[index] = _level(level)
    return found


def _custom(pattern: str) -> Callable[[int], str]:
    """The format that begins as ``pattern`` does: ``001, 002, 003, ...``."""
    first, second, *_ = (*(word.strip() for word in pattern.split(",")), "", "")
    if first.isascii() and first.isdecimal():
        return partial(_padded, len(first))
    known = (write for write in FORMATS.values() if first and (write(1), write(2)) == (first, second))
    return next(known, str)


def _padded(width: int, number: int) -> str:
    return f"{number:0{width}}"


def _level(level: Element) -> Level:
    named = next(level.iter(W + "numFmt"), None)
    format_ = named.get(VAL, "") if named is not None else "decimal"
    restart = value(level, "lvlRestart")
    silent = format_ == "bullet" or flag(level.find(W + "rPr"), "vanish")
    return Level(
        start=integer(value(level, "start")),
        format=_custom(named.get(W + "format", ""))
        if named is not None and format_ == "custom"
        else FORMATS.get(format_, str),
        text="" if silent else (value(level, "lvlText") or "")[:_LONGEST_PATTERN],
        restart=None if restart is None else integer(restart),
        legal=bool(flag(level, "isLgl")),
        suffix=value(level, "suff") or "tab",
        style=value(level, "pStyle") or "",
        properties=level.find(W + "pPr"),
    )
