"""Reads and writes the ordinals of headings and lists: 一 … 九十九, ①, １２, 12."""

from __future__ import annotations

DIGITS = "一二三四五六七八九"
CHINESE = f"[{DIGITS}十]{{1,3}}"
"""Pattern of a Chinese ordinal; ``ordinal`` decides whether it is a number at all (十十 is none)."""

CIRCLED = "①-⑳"
ARABIC = "0-9０-９"

_ARABIC = str.maketrans("０１２３４５６７８９", "0123456789")


def chinese(number: int) -> str:
    """``number`` in Chinese, 1 to 99: 十二.

    Raises:
        ValueError: the number is out of range.
    """
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens - 1]}十"
    return head + (DIGITS[units - 1] if units else "")


def circled(number: int) -> str:
    """``number`` in a circle, 1 to 20: ⑫.

    Raises:
        ValueError: the number is out of range.
    """
    if not 1 <= number <= 20:
        raise ValueError(number)
    return chr(ord("①") + number - 1)


_CHINESE = {chinese(number): number for number in range(1, 100)} | {"两": 2}
_CIRCLED = {circled(number): number for number in range(1, 21)}


def ordinal(words: str) -> int | None:
    """The number that ``words`` say (1 to 99 in Chinese, 1 to 20 in a circle, any in digits); ``None`` if none."""
    if words in _CHINESE:
        return _CHINESE[words]
    if words in _CIRCLED:
        return _CIRCLED[words]
    digits = words.translate(_ARABIC)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None
