"""Reads numerals: Arabic with separators and decimals, Chinese, and magnitudes."""

from __future__ import annotations

import re
from fractions import Fraction

from hegui.facts.quantity import Number

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
MAGNITUDES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?")


def arabic(raw: str) -> tuple[Number, int, bool]:
    """Value, printed decimals, and whether digit groups are well formed, of ``3,158.50`` and the like."""
    if raw.isdigit():
        return int(raw), 0, True
    sound = ("," not in raw and "，" not in raw) or _GROUPED.fullmatch(raw) is not None
    whole, _, part = raw.replace(",", "").replace("，", "").partition(".")
    if not part:
        return int(whole), 0, sound
    value = Fraction(int(whole + part), 10 ** len(part))
    return value.numerator if value.denominator == 1 else value, len(part), sound


def chinese(words: str) -> int | None:
    """The value of a Chinese numeral (``三万四千五百`` ``一百零八`` ``二〇二四`` ``十二``); ``None`` if it is none."""
    if len(words) > 1 and all(c in DIGITS for c in words):
        return int("".join(str(DIGITS[c]) for c in words)) if "两" not in words else None
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
