from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.errors import ReadError
from hegui.reading.decoding import decode

REPORT = "青禾县2024年度法治政府建设情况报告\r\n\r\n一、主要举措和成效\r\n　　全年开展培训12场次。\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_gives_the_same_text_with_its_line_breaks(encoding: str) -> None:
    assert decode(REPORT.encode(encoding), "报告.txt") == REPORT


def test_utf16_big_endian_with_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "a.txt") == REPORT


def test_rare_characters_of_gb18030() -> None:
    text = REPORT + "㐂𠮷乡"
    assert decode(text.encode("gb18030"), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_file_cut_in_a_character_ends_with_one_mark(encoding: str) -> None:
    data = (REPORT + "县").encode(encoding)[:-1]
    assert decode(data, "a.txt") == REPORT + "\ufffd"


def test_a_few_broken_bytes_in_utf8_stay_visible() -> None:
    data = (REPORT * 5).encode()
    broken = data[:7] + b"\xff" + data[7:]
    text = decode(broken, "a.txt")
    assert 1 <= text.count("\ufffd") <= 4
    assert text.endswith(REPORT * 4)


def test_declared_encoding_counts_only_when_utf8_fails() -> None:
    assert decode(REPORT.encode(), "a.html", "gb2312") == REPORT
    assert decode(REPORT.encode("gbk"), "a.html", "gb2312") == REPORT
    assert (
        decode("青禾縣年度報告，內容完整。".encode("big5"), "a.html", "big5") == "青禾縣年度報告，內容完整。"
    )


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "windows-1252", "no-such-code", "unicode_escape", "utf-7", "\0"]
)
def test_false_and_dangerous_declarations_are_not_believed(declared: str) -> None:
    assert decode(REPORT.encode("gbk"), "a.html", declared) == REPORT


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"PK\x03\x04\x14\0\x06\0", "Word"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8", "扩展名"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", ".doc"),
        (bytes(range(256)) * 4, "扩展名"),
    ],
)
def test_other_files_renamed_are_refused_by_name(data: bytes, word: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "报告.txt")
    assert caught.value.code == "E902"
    assert word in str(caught.value)


def test_text_in_an_unknown_encoding_is_refused_not_garbled() -> None:
    with pytest.raises(ReadError, match="无法按文本解码"):
        decode(("青禾縣年度報告，內容完整，現將有關情況報告如下。" * 20).encode("big5"), "a.txt")


def test_empty_is_empty() -> None:
    assert decode(b"", "a.txt") == ""
    assert decode(codecs.BOM_UTF8, "a.txt") == ""


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_clean_text_or_a_read_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except ReadError as error:
        assert error.code == "E902"
    else:
        assert "\0" not in text
        assert not text.startswith("\ufeff")
        text.encode("utf-8")
