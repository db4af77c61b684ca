"""May it be published: the verdict in every shape a report can have, and that no format contradicts it."""

from __future__ import annotations

import datetime
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from conftest import Outcome
from hegui.api import Basis, Diagnostic, Excerpt, Severity, Span, Suppression
from hegui.checking.results import FileResult
from hegui.checking.verdict import GRADES, also_lacking, urgent, verdict
from hegui.checklist.results import ElementResult
from hegui.document import Identity, Location
from hegui.reporting import REPORTERS
from hegui.running.results import Run

Hegui = Callable[..., Outcome]
REPORTS = Path(__file__).parents[1] / "fixtures" / "reports"

KNOWN = Identity("fazhi-annual", "青禾县报告", "青禾县人民政府", "县", 2024, datetime.date(2025, 1, 20))
LAW, USAGE = (Basis("《规定》"),), (Basis("通例", strength="惯例"),)


def found(code: str, severity: Severity, at: int = 0, suppressed: bool = False) -> Diagnostic:
    return Diagnostic(
        code, "name", severity, "有误", Span(at, at + 1), Location(1, at + 1, 1, at + 2, None, 1, ""), "字",
        Excerpt("字", at), suppressed=Suppression("comment", "沿用") if suppressed else None,
    )  # fmt: skip


def part(status: str, basis: tuple[Basis, ...] = LAW, code: str = "C104") -> ElementResult:
    return ElementResult("shortcomings", "存在的不足", status, (), "理由", basis, code)


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
MET = part("met")


@pytest.mark.parametrize(
    ("identity", "checklist", "diagnostics", "grade", "says"),
    [
        (KNOWN, [MET], [], "ready", "必备要素齐备"),
        (KNOWN, [MET], [found("P401", INFO)], "ready", "没有发现需要改正之处"),
        (KNOWN, [MET, part("not-applicable")], [], "ready", ""),
        (KNOWN, [MET], [found("P401", WARNING)], "revise", "警告 1 处"),
        (KNOWN, [MET], [found("R201", ERROR), found("P401", WARNING, 3)], "not-ready", "错误 1 处"),
        (KNOWN, [MET], [found("R201", ERROR, suppressed=True)], "ready", ""),
        (KNOWN, [part("missing")], [], "not-ready", "必备要素缺失：存在的不足"),
        (KNOWN, [part("missing")], [found("C104", WARNING)], "not-ready", "必备要素缺失：存在的不足"),
        (KNOWN, [part("missing")], [found("C104", ERROR, suppressed=True)], "revise", "写得不够的要素：存在的不足"),
        (KNOWN, [part("missing", USAGE)], [], "revise", "写得不够的要素：存在的不足"),
        (KNOWN, [part("weak")], [found("C104", INFO)], "revise", "写得不够的要素：存在的不足"),
        (KNOWN._replace(kind="generic"), [], [], "not-checked", "必备要素一项也没有核对"),
        (KNOWN._replace(kind="generic"), [], [found("P401", WARNING)], "not-checked", "--kind fazhi-annual"),
        (KNOWN._replace(kind="generic"), [], [found("R201", ERROR)], "not-ready", "必备要素一项也没有核对"),
        (KNOWN._replace(kind="generic", kind_stated=True), [], [], "ready", "按一般报告检查，没有必备要素"),
        (KNOWN._replace(kind="generic"), [MET], [], "ready", ""),
        (KNOWN._replace(kind="our-annual"), [MET], [], "ready", ""),
        (KNOWN._replace(issuer=""), [MET], [], "revise", "没有认出报告单位，"),
        (KNOWN._replace(year=None), [MET], [], "revise", "--year"),
        (KNOWN._replace(published=None), [MET], [], "revise", "没有认出日期"),
        (Identity(), [], [], "not-checked", "必备要素一项也没有核对"),
        (Identity(kind_stated=True), [], [], "revise", "没有认出报告单位、年度、日期"),
        (KNOWN, [MET], [found("E901", ERROR)], "not-checked", "没有检查完"),
        (KNOWN, [MET], [found("E901", ERROR), found("R201", ERROR)], "not-ready", "没有检查完"),
        (KNOWN, [MET], [found("E911", WARNING)], "revise", "警告 1 处"),
        (None, [], [], "not-checked", "没有检查"),
    ],
)  # fmt: skip
def test_shapes(
    identity: Identity | None,
    checklist: list[ElementResult],
    diagnostics: list[Diagnostic],
    grade: str,
    says: str,
) -> None:
    judged = verdict("", identity, checklist, diagnostics, [("fazhi-annual", "法治政府建设年度报告")])
    assert judged.grade == grade
    assert says in "；".join(judged.reasons)
    assert judged.reasons
    assert judged.title == GRADES[grade]


def test_an_unreadable_file_says_why() -> None:
    assert verdict("文件打不开", None, [], []) == ("not-checked", ("文件打不开",))


ASPECTS = (
    [KNOWN, KNOWN._replace(kind="generic"), Identity(), KNOWN._replace(year=None)],
    [(), (MET,), (MET, part("weak")), (MET, part("missing")), (part("missing", USAGE),)],
    [None, INFO, WARNING, ERROR],
    [False, True],
)


@pytest.mark.parametrize(("identity", "checklist", "severity", "suppressed"), [*product(*ASPECTS)])
def test_ready_promises_what_it_says(
    identity: Identity, checklist: tuple[ElementResult, ...], severity: Severity | None, suppressed: bool
) -> None:
    diagnostics = [found("C104", severity, 0, suppressed)] if severity is not None else []
    judged = verdict("", identity, checklist, diagnostics)
    grave = severity in (ERROR, WARNING) and not suppressed
    if judged.grade == "ready":
        assert not grave
        assert all(e.status in ("met", "not-applicable") for e in checklist)
        assert identity.issuer
        assert identity.year
        assert identity.published
        assert checklist or identity.recognised
    if severity is ERROR and not suppressed:
        assert judged.grade == "not-ready"


def test_what_comes_first() -> None:
    silent = ElementResult("plan", "主要安排", "missing", (), "没有写", LAW, "C106")
    diagnostics = [
        found("P401", WARNING, 1), found("C104", WARNING, 5), found("N103", ERROR, 9), found("N103", ERROR, 7),
        found("D101", INFO, 0), found("X102", ERROR, 8, suppressed=True), found("S101", WARNING, 0),
    ]  # fmt: skip
    first = urgent([part("missing"), silent], diagnostics, most=9)
    assert [(item.code, more) for item, more in first] == [
        ("N103", 1), ("C104", 0), ("C106", 0), ("S101", 0), ("P401", 0),
    ]  # fmt: skip
    assert [item.code for item, _ in urgent([part("missing"), silent], diagnostics)] == [
        "N103",
        "C104",
        "C106",
    ]
    assert isinstance(first[0][0], Diagnostic)
    assert first[0][0].span.start == 7
    assert urgent([MET], [found("D101", INFO)]) == []
    thin = urgent([part("weak"), part("weak", code="C105")], [found("C105", INFO), found("D101", INFO)])
    assert [item.code for item, _ in thin] == ["C105", "C104"]
    assert urgent([part("weak")], [found("C104", INFO, suppressed=True)]) == []


# --- through the command ----------------------------------------------------------------------------------------------

FINE = (REPORTS / "baita-2024.txt").read_text("utf-8")
UNKNOWN = """各股室、各乡镇水利站：

今年以来，我们坚持节水优先，维修水渠，更换闸门，灌区群众用水更加方便。
春灌期间组织巡渠，及时清理淤泥，处理漏水点。下一步将继续做好管护。
"""

SHAPES = {
    "fine": (FINE, [], "ready"),
    "without a date": (FINE.replace("2025年1月16日", ""), [], "revise"),
    "title only": (FINE.splitlines()[0] + "\n", [], "not-checked"),
    "not recognised": (UNKNOWN, [], "not-checked"),
    "generic forced, nobody named": (UNKNOWN, ["--kind", "generic"], "revise"),
    "generic forced": (FINE, ["--kind", "generic"], "ready"),
    "annual forced": (UNKNOWN, ["--kind", "fazhi-annual"], "not-checked"),
    "part missing": (FINE[: FINE.index("三、存在的不足")] + FINE[FINE.index("四、2025年") :], [], "not-ready"),
    "placeholder": (FINE.replace("42名", "XX名"), [], "not-ready"),
    "suppressed placeholder": ("<!-- hegui-disable-file R201: 待补 -->\n" + FINE.replace("42名", "XX名"), [], "ready"),
    "unreadable": ("\x00\x01\x02" * 50, [], "not-checked"),
    "empty": ("", [], "not-checked"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report(hegui: Hegui, folder: Path, shape: str) -> None:
    text, options, grade = SHAPES[shape]
    (folder / "a.txt").write_text(text, "utf-8")
    result = hegui("check", "a.txt", *options, "--format", "json")
    (document,) = json.loads(result.out)["documents"]
    assert document["verdict"] == grade, document["verdict_reasons"]
    shown = hegui("check", "a.txt", *options)
    assert shown.code == result.code
    first = shown.out.splitlines()[0]
    assert first.startswith(f"结论  {GRADES[grade]}：")
    if grade == "ready":
        assert "缺失" not in shown.out
        assert "薄弱" not in shown.out
    assert "通过" not in shown.out.replace(FINE, "")


def test_what_was_not_recognised_says_how_to_go_on_in_every_format(hegui: Hegui, folder: Path) -> None:
    (folder / "a.txt").write_text(UNKNOWN, "utf-8")
    for name in (reporter.name for reporter in REPORTERS):
        out = "".join(hegui("check", "a.txt", "--format", name).out.split())
        assert "必备要素一项也没有核对" in out, name
        assert "--kindfazhi-annual" in out, name


def test_a_mixed_folder(hegui: Hegui, folder: Path) -> None:
    for name, shape in {
        "a": "fine",
        "b": "placeholder",
        "c": "not recognised",
        "d": "empty",
        "e": "without a date",
    }.items():
        (folder / f"{name}.txt").write_text(SHAPES[shape][0], "utf-8")
    lines = hegui("check", ".").out.splitlines()
    assert lines[0] == "结论  不宜公开 1 份，未核对 2 份，修改后公开 1 份，可以公开 1 份"
    assert [(line.split()[0], line.split()[-1]) for line in lines[2:7]] == [
        ("不宜公开", "b.txt"), ("未核对", "c.txt"), ("未核对", "d.txt"), ("修改后公开", "e.txt"), ("可以公开", "a.txt"),
    ]  # fmt: skip
    assert "-- a.txt" not in "\n".join(lines)
    verdicts = [d["verdict"] for d in json.loads(hegui("check", ".", "--format", "json").out)["documents"]]
    assert verdicts == ["ready", "not-ready", "not-checked", "not-checked", "revise"]
    assert hegui("check", ".").code == 2


def test_a_path_in_place_of_a_command_is_checked(hegui: Hegui, folder: Path) -> None:
    (folder / "a.txt").write_text(FINE, "utf-8")
    assert hegui("a.txt").out == hegui("check", "a.txt").out
    assert hegui("b.txt").code == 2


# --- formats for programs ---------------------------------------------------------------------------------------------


def results(*files: FileResult) -> Run:
    return Run("0", (), files, {})


SILENT = FileResult("a.txt", "txt", "0" * 64, None, KNOWN, (part("missing"),))
READY = FileResult("b.txt", "txt", "0" * 64, None, KNOWN, (MET,))


def rendered(name: str, *files: FileResult) -> str:
    return next(r for r in REPORTERS if r.name == name)(results(*files))


def test_lists_of_findings_name_what_no_finding_tells() -> None:
    said = "不宜公开：必备要素缺失：存在的不足"
    assert rendered("concise", SILENT, READY).splitlines()[0] == f"a.txt: {said}"
    assert (
        rendered("github", SILENT, READY).splitlines()[0]
        == f"::warning file=a.txt,line=1,title=结论 不宜公开::{said}"
    )
    (issue,) = json.loads(rendered("gitlab", SILENT, READY))
    assert (issue["check_name"], issue["description"]) == ("verdict", said)
    loud = FileResult(
        "a.txt", "txt", "0" * 64, None, KNOWN, (part("missing"),), diagnostics=(found("C104", ERROR),)
    )
    assert len(rendered("concise", loud).splitlines()) == 2


def test_sarif_and_junit_carry_the_verdict() -> None:
    (log,) = json.loads(rendered("sarif", SILENT, READY))["runs"]
    assert [a["properties"]["verdict"] for a in log["artifacts"]] == ["not-ready", "ready"]
    unknown = FileResult("c.txt", "txt", "0" * 64, None, Identity())
    suites = list(ElementTree.fromstring(rendered("junit", SILENT, READY, unknown)))
    cases = [suite[0] for suite in suites]
    assert [case.get("name") for case in cases] == ["结论"] * 3
    assert [[child.tag for child in case] for case in cases] == [["system-out"], [], ["skipped"]]


def test_what_is_missing_and_not_told_first_is_named() -> None:
    missing = [part("missing"), part("missing", code="C105")]
    diagnostics = [found("C104", WARNING), *(found(code, ERROR) for code in ("R201", "S101", "N103"))]
    first = urgent(missing, diagnostics)
    assert [item.code for item, _ in first] == ["N103", "R201", "S101"]
    assert also_lacking(missing, diagnostics, first) == "、".join(e.title for e in missing)
    assert also_lacking(missing, diagnostics, urgent(missing, diagnostics, most=9)) == ""
