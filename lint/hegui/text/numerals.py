"""Reads and writes numbers as Chinese prose prints them: 12, １２, 3,158.50, 十二, 一百零八, 三万四千五百, 二〇二四, ⑫."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

Number = int | Fraction
"""Exact: an ``int`` where the value is whole, else a ``Fraction``."""

# Characters, to be put into the brackets of a pattern.
ONES = "一二三四五六七八九"
TENS = ONES + "十"
"""What the ordinals of headings and lists, months and days are made of."""
ZEROS = "〇零"
SPOKEN = "两" + ONES + "十百千万亿"
"""What a spoken number is made of, zeros aside."""
ARABIC = "0-9０-９"
CIRCLED = "①-⑳"

ORDINAL = f"[{TENS}]{{1,3}}"
"""Pattern of a Chinese ordinal; ``ordinal`` decides whether it is a number at all (十十 is none)."""

DIGITS = {c: i for i, c in enumerate("零" + ONES)} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
MAGNITUDES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
ZERO_LIKE = "○◯ＯOo"
"""Printed for 〇 in the digits of a year."""
_ZERO_LIKE = str.maketrans(dict.fromkeys(ZERO_LIKE + "0", "〇") | {"廿": "二十", "卅": "三十"})
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
LONGEST = 24
"""Characters of a numeral; anything longer is an identifier, or a slip of the keyboard."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?")


def read_arabic(raw: str) -> tuple[Number, int, bool]:
    """Value, printed decimals, and whether digit groups are well formed, of ``3,158.50`` and the like."""
    if raw.isdigit():
        return int(raw), 0, True
    sound = ("," not in raw and "，" not in raw) or _GROUPED.fullmatch(raw) is not None
    whole, _, part = raw.replace(",", "").replace("，", "").partition(".")
    if not part:
        return int(whole), 0, sound
    return integral(Fraction(int(whole + part), 10 ** len(part))), len(part), sound


def grouping(raw: str) -> str:
    """What the commas in ``raw`` do: ``sound`` (3,158, or none), ``slip`` (31,58), ``list`` (1,2,3; 2023,5).

    A slip is one by its looks alone: whether 12,36,5 deals out three figures after all, the sentence says.
    """
    first, *rest = re.split("[,，]", raw)
    groups = [part.partition(".")[0] for part in rest]
    sizes = [len(group) for group in groups]
    if len(first) <= 3 and (first[0] != "0" or not rest) and all(size == 3 for size in sizes):
        return "sound"
    if not rest or "，" in raw or len(raw) > LONGEST:
        return "list" if rest else "sound"
    if 0 in sizes:
        return "slip"
    listed = first[0] == "0" or _members((first, *groups))
    return "slip" if not listed and _ill_grouped(len(first), sizes) else "list"


def _members(groups: tuple[str, ...]) -> bool:
    """Whether groups of digits are figures by themselves: years, or each one more than the one before."""
    if any(len(group) == 4 and group.startswith(("19", "20")) for group in groups):
        return True
    return all(int(after) == int(before) + 1 for before, after in pairwise(groups))


def _ill_grouped(first: int, sizes: list[int]) -> bool:
    """Whether groups of these sizes were meant for one number; equal ones are a list."""
    if len(sizes) == 1:
        size = sizes[0]
        return (
            (first <= 3 and size == 2)
            or (1 < first <= 3 and size == 1)
            or (first <= 2 and size == 4)
            or (first == 4 and size == 3)
        )
    return 3 in sizes or len({first, *sizes}) > 1


def read_mixed(written: str) -> int | None:
    """The value of a number partly in digits, partly in Chinese numerals (三百2十, 二千400, 1百零8); ``None`` for none.

    >>> read_mixed("二千400"), read_mixed("十2"), read_mixed("三10")
    (2400, 12, None)
    """
    if len(written) > LONGEST:
        return None
    total = section = 0
    pending: int | None = None
    least = 10**9
    for piece in re.findall(f"[0-9]+|[{ZEROS}]|.", written):
        if piece in SMALL or piece in LARGE:
            size = SMALL.get(piece) or LARGE[piece]
            if size >= least:
                return None
            if piece in LARGE:
                total += (section + (pending or 0) or 1) * size
                section, least = 0, size
            else:
                section += (1 if pending is None else pending) * size
                least = size
            pending = None
        elif piece in ZEROS and pending is None:
            continue
        elif pending is not None or not (piece.isdigit() or piece in DIGITS):
            return None
        else:
            pending = int(piece) if piece.isascii() else DIGITS[piece]
    if pending is not None and pending >= least:
        return None
    return total + section + (pending or 0)


def integral(value: Number) -> Number:
    """``value`` as an ``int`` where it is one."""
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def read(words: str) -> int | None:
    """The value of a whole number in digits of either width or in Chinese (``三万四千五百`` ``二〇二四`` ``廿三``).

    ``None`` when ``words`` are no number, or longer than one (``LONGEST``). A 〇 may be printed as a circle or a letter O beside Chinese digits.
    """
    if len(words) > LONGEST:
        return None
    digits = words.translate(_WIDE)
    if digits.isascii() and digits.isdigit():
        return int(digits)
    return _read_chinese(words.translate(_ZERO_LIKE))


def _read_chinese(words: str) -> int | None:
    if len(words) > 1 and all(c in DIGITS for c in words):
        return int("".join(str(DIGITS[c]) for c in words)) if "两" not in words else None
    return None if not words or (len(words) > 1 and words[0] in ZEROS) else _with_magnitudes(words)


def _with_magnitudes(words: str) -> int | None:
    total = section = digit = 0
    seen = last = 10**9
    for c in words:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
        elif c in SMALL:
            if SMALL[c] >= last:
                return None
            last = SMALL[c]
            section += (digit or 1) * last
            digit = 0
        elif c in LARGE:
            if LARGE[c] > seen and LARGE[c] != 10**8:
                return None
            total = (
                (total + section + digit or 1) * LARGE[c]
                if LARGE[c] > seen
                else total + (section + digit or 1) * LARGE[c]
            )
            seen, last, section, digit = LARGE[c], 10**9, 0, 0
        else:
            return None
    if digit and len(words) > 1 and words[-2] in "百千万亿":
        # 三百五 says 350, 一万二 12000.
        digit *= {**SMALL, **LARGE}[words[-2]] // 10
    return total + section + digit


def write(number: int, digits: str = "零" + ONES, units: str = "十百千", teens: bool = True) -> str:
    """``number`` as Chinese says it, 0 to 9999: 十二, 一百零八.

    Args:
        digits: ten digits, zero first.
        units: the signs of ten, hundred and thousand.
        teens: 十一 instead of 一十一.

    Raises:
        ValueError: the number is out of range.
    """
    if not 0 <= number < 10_000:
        raise ValueError(number)
    said, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(said)
            continue
        said += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return (said[1:] if teens and 10 <= number < 20 else said) or digits[0]


def write_digits(number: int, digits: str = "〇" + ONES) -> str:
    """``number`` digit by digit: 二〇二四."""
    return str(number).translate(str.maketrans("0123456789", digits))


def circled(number: int) -> str:
    """``number`` in a circle, 1 to 20: ⑫.

    Raises:
        ValueError: the number is out of range.
    """
    if not 1 <= number <= 20:
        raise ValueError(number)
    return chr(ord("①") + number - 1)


_ORDINALS = {write(number): number for number in range(1, 100)} | {"两": 2}
_CIRCLED = {circled(number): number for number in range(1, 21)}


def ordinal(words: str) -> int | None:
    """The number that the marker of a heading or an item says; ``None`` if none.

    Stricter than ``read``: 1 to 99 in the one way Chinese writes it, 1 to 20 in a circle, at most four digits.
    """
    if words in _ORDINALS:
        return _ORDINALS[words]
    if words in _CIRCLED:
        return _CIRCLED[words]
    digits = words.translate(_WIDE)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None
