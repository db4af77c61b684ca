"""Kinds of report are data: the engine has no word of one of them, and weighs the signs that a checklist declares."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import hegui
from hegui.api import FAMILIES, Basis, Document, Finding, Options, Severity, family, rule
from hegui.document import Kind, Sign, Signs, Term, Wording
from hegui.errors import PluginError
from hegui.testing import document

ENGINE = Path(hegui.__file__).parent
OF_ONE_KIND = re.compile("法治政府|第一责任人|fazhi")


def test_the_engine_has_no_word_of_one_kind_of_report() -> None:
    files = [p for p in ENGINE.rglob("*") if p.suffix in (".py", ".tsv", ".txt", ".toml")]
    assert len(files) > 100
    assert [str(p.relative_to(ENGINE)) for p in files if OF_ONE_KIND.search(p.read_text("utf-8"))] == []


OPEN = Kind(
    "open",
    signs=Signs(
        titles=(Sign("公开年报", 60), Sign("解读", -100)),
        openings=(Sign("公开.{0,9}情况", 20),),
        headings=(Sign("主动公开", 10), Sign("依申请公开", 10), Sign("监督保障", 10)),
        needed=20,
    ),
    wording=Wording(headings=("主动公开",)),
)
PARTS = "一、主动公开\n公开信息12条。\n二、依申请公开\n收到申请3件。"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"竹园镇2024年公开年报\n{PARTS}", "open"),
        (f"现将公开工作情况报告如下。\n{PARTS}", "open"),
        (PARTS, "open"),
        ("一、主动公开\n公开信息12条。", "generic"),
        (f"竹园镇2024年公开工作解读报告\n{PARTS}", "generic"),
    ],
)
def test_signs_are_weighed(text: str, kind: str) -> None:
    assert document(text, kinds=[OPEN]).identity.kind == kind


def test_the_weightiest_kind_wins() -> None:
    near = Kind("near", signs=Signs(titles=(Sign("竹园镇.*公开年报", 90),), needed=20))
    assert document(f"竹园镇2024年公开年报\n{PARTS}", kinds=[OPEN, near]).kind is near


def test_the_whole_document_is_weighed() -> None:
    signs = Signs(
        against=(Sign("答记者问", 50),),
        signatures=(Sign("公开办公室", 10),),
        terms=(Term("公开", 20, 20),),
        needed=20,
        sure=30,
    )
    kinds = [Kind("told", signs=signs)]
    often = "全年公开信息12条，及时公开，全面公开，主动公开，规范公开。\n"
    assert document(often, kinds=kinds).identity[:1] == ("told",)
    assert document(often, kinds=kinds).identity.doubtful
    assert not document(f"{often * 3}竹园镇公开办公室\n2025年1月3日", kinds=kinds).identity.doubtful
    assert document(often + "以上是答记者问的内容。", kinds=kinds).identity.kind == "generic"
    assert document("本镇地处山区，" * 20 + "公开。", kinds=kinds).identity.kind == "generic"


def test_a_kind_that_wins_by_little_is_in_doubt() -> None:
    near = Kind("near", signs=Signs(titles=(Sign("公开年报", 75),), needed=20, margin=20))
    assert document(f"竹园镇2024年公开年报\n{PARTS}", kinds=[OPEN, near]).identity.kind == "open"
    other = Kind("other", signs=Signs(titles=(Sign("公开年报", 100),), needed=20, margin=30))
    assert document(f"竹园镇2024年公开年报\n{PARTS}", kinds=[OPEN, other]).identity.doubtful
    of_it = Kind("of-it", signs=other.signs, bases=("open",))
    assert not document(f"竹园镇2024年公开年报\n{PARTS}", kinds=[OPEN, of_it]).identity.doubtful


def test_a_heading_without_a_number_is_known_by_the_wording_of_its_kind() -> None:
    text = "主动公开\n全年公开信息12条，更新公开指南1次，维护公开栏目12个。"
    assert len(document(text, kinds=[OPEN]).sections) == 1
    assert document(text, kinds=[Kind("other")]).sections == ()


def _rule(code: str) -> object:
    def check(doc: Document, options: Options) -> list[Finding]:
        return []

    return rule(
        code=code, name="none", title="无", severity=Severity.INFO, basis=Basis("惯例", strength="惯例"), rationale="无",
        bad=("甲", "乙"), good=("丙", "丁"),
    )(check)  # fmt: skip


def test_a_family_is_declared_before_its_rules() -> None:
    with pytest.raises(PluginError):
        _rule("Q101")
    try:
        assert family("Q", "某类") == family("Q", "某类") == "Q"
        assert FAMILIES["Q"] == "某类"
        _rule("Q101")
        for letter, title in (("Q", "别的"), ("N", "别的"), ("qq", "某类"), ("V", "")):
            with pytest.raises(PluginError):
                family(letter, title)
    finally:
        import_module("hegui.api.rule")._families.pop("Q", None)
    assert sorted(FAMILIES) == sorted("CSNTLWDPRXFE")
