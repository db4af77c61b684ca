"""The stages of a check, without engine and settings."""

from __future__ import annotations

import pytest

from conftest import word_rule
from hegui.api import Severity, Span
from hegui.checking.check import check
from hegui.checking.model import Plan, Task
from hegui.errors import ReadError
from hegui.structure.opening import OWN, read
from hegui.structure.stated import Stated

TEXT = "青禾县2024年工作报告\n\n一、主要工作\n这里是旧词。".encode()


def test_a_document_is_read_without_a_check() -> None:
    document = read("a.txt", TEXT, stated=Stated(level="县"))
    assert [document.quote(s.heading.title) for s in document.sections] == ["主要工作"]
    assert (document.format, document.identity.level, document.identity.year) == ("txt", "县", 2024)
    for path, data, code in (("a.xyz", TEXT, "E906"), ("a.txt", b"", "E905"), ("a.txt", b" \n", "E905")):
        with pytest.raises(ReadError) as caught:
            read(path, data)
        assert caught.value.code == code


def test_a_plan_and_bytes_make_a_result() -> None:
    rule = word_rule()
    plan = Plan(OWN, tasks=(Task(rule, rule.options_with({}), Severity.INFO),))
    result = check("a.txt", TEXT, plan)
    assert [(d.code, d.severity, d.span) for d in result.diagnostics] == [
        ("W901", Severity.INFO, Span(24, 26))
    ]
    assert check("a.txt", TEXT, Plan(OWN)).diagnostics == ()
