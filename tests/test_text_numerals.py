"""One reader and one writer of numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.text.numerals import circled, ordinal, read, write, write_digits


@given(st.integers(0, 9999))
def test_what_is_written_is_read(number: int) -> None:
    assert read(write(number)) == number
    assert read(write(number, teens=False)) == number
    assert (
        read(str(number))
        == read(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")))
        == number
    )


@given(st.integers(10, 9999))
def test_digit_by_digit(number: int) -> None:
    assert read(write_digits(number)) == number
    assert read(write_digits(number).replace("〇", "○")) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三万四千五百", 34500),
        ("一百零八", 108),
        ("三百五", 350),
        ("一万二", 12000),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("二Ｏ二O", 2020),
        ("廿三", 23),
        ("卅", 30),
        ("〇五", 5),
        ("两", 2),
        ("十", 10),
        ("１２", 12),
        ("〇十", None),
        ("十十", None),
        ("二两", None),
        ("二十三五", None),
        ("百千", None),
        ("²", None),
        ("多", None),
        ("", None),
    ],
)
def test_read(words: str, value: int | None) -> None:
    assert read(words) == value


def test_ordinals() -> None:
    assert [ordinal(write(n)) for n in range(1, 100)] == list(range(1, 100))
    assert [ordinal(circled(n)) for n in range(1, 21)] == list(range(1, 21))
    assert ordinal("１２") == ordinal("12") == 12
    assert ordinal("两") == 2
    # Numbers, but no marker of a heading.
    assert [ordinal(words) for words in ("十十", "一十", "二〇", "一百", "12345", "x", "")] == [None] * 7


def test_written() -> None:
    assert [write(n) for n in (0, 10, 20, 35, 100, 108, 110, 1005)] == [
        "零", "十", "二十", "三十五", "一百", "一百零八", "一百一十", "一千零五",
    ]  # fmt: skip
    assert write(118, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", teens=False) == "壹佰壹拾捌"
    for wrong in (-1, 10_000):
        with pytest.raises(ValueError, match=str(wrong)):
            write(wrong)
    with pytest.raises(ValueError, match="21"):
        circled(21)
