"""Suppression by comment and by sidecar: what takes effect, and what is reported instead."""

from __future__ import annotations

import datetime

import pytest

from conftest import engine_with, word_rule
from hegui.checking.model import Sidecar
from hegui.checking.results import FileResult
from hegui.running.files import check_bytes
from hegui.running.selection import Choice
from hegui.running.settings import Settings

TODAY = datetime.date(2026, 1, 1)
SETTINGS = Settings(choices=(Choice("W901", True), Choice("W902", True)), only=True, today=TODAY)
ENGINE = engine_with(word_rule(), word_rule("W902", "older-word", "更旧的"), settings=SETTINGS)
TITLE = "青禾县2024年工作报告\n\n"


def check(text: str, sidecar: str | None = None, name: str = "a.txt") -> FileResult:
    beside = Sidecar("a.txt.hegui.toml", sidecar.encode()) if sidecar is not None else None
    return check_bytes(name, (TITLE + text).encode(), ENGINE, SETTINGS, beside)


def standing(result: FileResult) -> list[str]:
    return [d.code + (f":{d.suppressed.kind}" if d.suppressed else "") for d in result.diagnostics]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这里是旧词。<!-- hegui-disable W901: 引用原文 -->", ["W901:comment"]),
        ("<!-- hegui-disable W901: 引用原文 -->\n\n这里是旧词。\n\n还有旧词。", ["W901:comment", "W901"]),
        ("<!-- hegui-disable W901：引用原文 -->\n\n这里是旧词和旧词。", ["W901:comment", "W901:comment"]),
        (
            "<!-- hegui-disable old-word，W902: 引用原文 -->\n\n旧词和更旧的。",
            ["W901:comment", "W902:comment"],
        ),
        ("<!-- hegui-disable-file w901: 引用原文 -->\n\n旧词。\n\n旧词。", ["W901:file", "W901:file"]),
        ("<!-- hegui-disable W901: 引用原文 -->\n\n没有问题。", ["E911"]),
        ("<!-- hegui-disable W901 -->\n\n旧词。", ["E912", "W901"]),
        ("<!-- hegui-disable: 理由 -->\n\n旧词。", ["E912", "W901"]),
        ("<!-- hegui-disable W9: 理由 -->\n\n旧词。", ["E912", "W901"]),
        ("<!-- hegui-disable W999: 理由 -->\n\n旧词。", ["E912", "W901"]),
        ("<!-- hegui-disable E911: 理由 -->\n\n旧词。", ["E912", "W901"]),
        ("<!-- hegui-enable W901: 理由 -->\n\n旧词。", ["E912", "W901"]),
        ("旧词。\n\n<!-- hegui-disable W901: 理由 -->", ["W901", "E912"]),
        ("<!-- hegui-disable S101: 没有运行的规则 -->\n\n旧词。", ["W901"]),
    ],
)
def test_comments(name: str, text: str, expected: list[str]) -> None:
    assert standing(check(text, name=name)) == expected


def test_comments_in_html() -> None:
    page = "<p>青禾县工作报告</p><!-- hegui-disable W901: 引用原文 --><p>这里是旧词。</p><p>还有旧词。</p>"
    result = check_bytes("a.html", page.encode(), ENGINE, SETTINGS)
    assert standing(result) == ["W901:comment", "W901"]


def test_the_reason_is_kept_and_the_exit_code_forgets_the_finding() -> None:
    result = check("旧词。<!-- hegui-disable W901: 引用原文 -->")
    assert [d.suppressed.reason for d in result.diagnostics if d.suppressed] == ["引用原文"]
    assert result.active == ()


def entry(code: str = "W901", quote: str = "旧词", reason: str = "引用原文", more: str = "") -> str:
    return f'[[suppress]]\ncode = "{code}"\nquote = "{quote}"\nreason = "{reason}"\n{more}\n'


@pytest.mark.parametrize(
    ("sidecar", "expected"),
    [
        (entry(), ["W901:sidecar"]),
        (entry(code="old-word", quote="是旧词。"), ["W901:sidecar"]),
        (entry(quote="旧"), ["W901:sidecar"]),
        (entry(more="expires = 2026-01-01"), ["W901:sidecar"]),
        (entry(more="expires = 2025-12-31"), ["E912", "W901"]),
        (entry(more='expires = "明年"'), ["E912", "W901"]),
        (entry(quote="新词"), ["E911", "W901"]),
        (entry(reason=" "), ["E912", "W901"]),
        (entry(code="W999"), ["E912", "W901"]),
        (entry(more='until = "x"'), ["E912", "W901"]),
        ('[[suppress]]\ncode = "W901"\nreason = "理由"', ["E912", "W901"]),
        ("[[suppres]]", ["E912", "W901"]),
        ("suppress = 1", ["E912", "W901"]),
        ("not toml", ["E912", "W901"]),
        ("", ["W901"]),
    ],
)
def test_sidecar(sidecar: str, expected: list[str]) -> None:
    assert standing(check("这里是旧词。", sidecar)) == expected


def test_a_faulty_sidecar_entry_is_named_with_its_line() -> None:
    result = check("旧词。", entry() + entry(code="W990"))
    message = next(d.message for d in result.diagnostics if d.code == "E912")
    assert message.startswith("a.txt.hegui.toml:7：suppress[1].code：没有编号或名称为“W990”的规则")


def test_engine_codes_cannot_be_suppressed() -> None:
    result = check("<!-- hegui-disable-file E912: 理由 -->\n\n好。")
    assert [d.code for d in result.active] == ["E912"]
