"""Kinds that an office writes for itself: data only, scaffolded, validated with lines, tried on their examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from hegui.api.registry import declarations
from hegui.checklist import engine
from hegui.commands.trying import try_examples
from hegui.testing import document
from hegui.toml import line_of

FOLDER = Path(__file__).parents[1] / "fixtures" / "kinds"
FILES = sorted(FOLDER.glob("*.toml"))
KINDS = engine.kinds(declarations(), [str(file) for file in FILES])

EXAMPLE = (
    "云岭乡2024年安全生产工作报告\n一、责任落实情况\n签订责任书32份，召开例会12次，督促整改隐患85处。\n"
    "二、隐患排查情况\n检查企业46家次，发现隐患85处，已经整改80处。\n三、存在的短板\n专职人员只有2名，检查不够深入。\n"
)


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.stem)
def test_examples_hold_and_are_recognised(file: Path) -> None:
    assert engine.validate(file) == []
    checklist = engine.load(file)
    tried = list(try_examples(checklist, KINDS))
    assert len(tried) >= 4
    assert [one for one in tried if one.wrong or one.recognised != checklist.kind.name] == []


SPOKEN = (
    "青禾县县长2024年度履行推进法治政府建设第一责任人职责述法报告\n2024年，我主持召开常务会议18次，带头学法6次。\n"
    "一、履职情况\n我主持研究法治议题9个，督办案件3件。\n二、存在的问题\n我学法还不够系统。\n三、下一步打算\n每季度调研1次。\n"
)
GOVERNMENT = (
    "青禾县2024年法治政府建设年度报告\n一、主要举措和成效\n主要负责人履行推进法治建设第一责任人职责，听取述法报告12份。\n"
    "二、存在的不足\n执法力量不足。\n三、下一年度安排\n增加执法人员。\n"
)


def test_what_a_leader_reports_is_never_the_governments_report() -> None:
    """Also where no checklist knows the leader's."""
    built_in = engine.kinds(declarations())
    assert document(SPOKEN, kinds=built_in).identity.kind == "generic"
    assert document(SPOKEN, kinds=KINDS).identity.kind == "shufa-annual"
    for kinds in (built_in, KINDS):
        assert document(GOVERNMENT, kinds=kinds).identity.kind == "fazhi-annual"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法46场次。\n", "fazhi-annual"),
        ("青禾县2024年法治政府建设工作总结\n一、工作开展情况\n开展普法46场次。\n", "fazhi-annual"),
        ("临溪镇2024年政府信息公开工作年度报告\n一、总体情况\n主动公开136条。\n", "xxgk-annual"),
        ("云岭乡2024年党政主要负责人履行推进法治建设第一责任人职责述法报告\n我主持党委会4次，本人学法6次。\n", "shufa-annual"),
        ("竹园镇2024年工作总结\n一、工作完成情况\n修通村道6条。\n", "office-summary"),
        ("竹园镇2024年党建工作总结\n一、工作完成情况\n发展党员6名。\n", "generic"),
        ("青禾县2024年政府工作报告\n一、过去一年工作\n修通村道6条。\n", "generic"),
    ],
)  # fmt: skip
def test_neighbours_are_told_apart(text: str, kind: str) -> None:
    assert document(text, kinds=KINDS).identity.kind == kind


def test_a_scaffold_runs_as_it_stands(hegui: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "例文.txt").write_text(EXAMPLE, "utf-8")
    target = tmp_path / "safety-annual.toml"
    made = hegui("checklist", "new", "safety-annual", "--from", str(tmp_path / "例文.txt"), "-o", str(target))
    assert made.code == 0, made.err
    assert engine.validate(target) == []
    assert "安全生产工作报告" in target.read_text("utf-8")
    tried = hegui("checklist", "test", str(target))
    assert tried.code == 0, tried.out
    assert "6个例子，6个相符；不指明种类，6个认作 safety-annual" in tried.out
    again = hegui(
        "checklist", "new", "safety-annual", "--from", str(tmp_path / "例文.txt"), "-o", str(target)
    )
    assert again.code == 2
    assert "已经存在" in again.err


def test_a_failing_example_is_told(hegui: Callable[..., Outcome], tmp_path: Path) -> None:
    text = (FOLDER / "office-summary.toml").read_text("utf-8")
    file = tmp_path / "a.toml"
    file.write_text(text.replace("⟦临溪镇2024年工作总结⟧", "临溪镇2024年⟦工作总结⟧"), "utf-8")
    run = hegui("checklist", "test", str(file))
    assert run.code == 1
    assert "C921 第1个反例：应报“工作总结”" in run.err


def test_validate_names_the_line(hegui: Callable[..., Outcome], tmp_path: Path) -> None:
    text = (FOLDER / "office-summary.toml").read_text("utf-8")
    file = tmp_path / "a.toml"
    wrong = text.replace('severity_weak = "info"', 'severity_weak = "note"').replace(
        "say.mention", "say.mentoin"
    )
    wrong = wrong.replace("{ weight = 10, words = '存在", "{ wieght = 10, words = '存在")
    file.write_text(wrong, "utf-8")
    run = hegui("checklist", "validate", str(file))
    lines = wrong.splitlines()
    told = [row.removeprefix(f"{file}:") for row in run.err.splitlines()]
    assert run.code == 2
    for row in told:
        line, _, words = row.partition("：")
        assert any(
            w in lines[int(line) - 1] for w in ("note", "mentoin", "wieght", "headings", "condition")
        ), row
        assert words


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("kind", 1), ("recognise.titles[1]", 5), ("part[1]（b）.headings", 11), ("element[0]（x）.condition[1].say.missing", 19),
        ("element[0].condition[0]", 14), ("element[1]", 20), ("nothing.at[3].all", None),
    ],
)  # fmt: skip
def test_lines(where: str, line: int | None) -> None:
    source = (
        'kind = "a"\n[recognise]\ntitles = [\n  "x",\n  "y",\n]\n[[part]]\nid = "a"\n[[part]]\nid = "b"\n'
        'headings = ["z"]\n[[element]]\nid = "x"\n[[element.condition]]\ntype = "part"\n[[element.condition]]\n'
        'type = "year"\n[element.condition.say]\nmissing = "没有"\n[[element]]\nid = "y"\n'
    )
    assert line_of(source, where) == line
