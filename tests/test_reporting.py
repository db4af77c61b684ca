"""Output formats: every sample is invented, every reader of a format is imitated as far as a test can."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.api import (
    Basis,
    Diagnostic,
    Edit,
    Excerpt,
    Fix,
    RelatedPlace,
    Severity,
    Span,
    Suppression,
)
from hegui.checking.results import Coverage, Failure, FileResult
from hegui.checklist.results import ElementResult, Evidence, Trace
from hegui.document import Identity, LineIndex, Location
from hegui.reporting import REPORTERS, as_sarif, as_terminal, schema
from hegui.reporting.layout import Piece, length, measure, wrap
from hegui.reporting.visible import visible, writable
from hegui.running.results import RuleInfo, Run

ROOT = Path(__file__).parent.parent
FORMATS = {reporter.name: reporter for reporter in REPORTERS if reporter.name != "html"}

TEXT = """青禾县2024年法治政府建设年度报告

一、主要举措和成效
（一）推进依法行政。全年办理行政复议案件12件，其中维持3件、纠正1件，合计5件。
（二）强化普法宣传。开展宪法宣传周活动，发放宣传资料2000余份，全县干部群众法治意识明显增强，开展宪法宣传周活动。
（三）联系电话0999-1234567，负责人手机13900000000。
二、存在的不足和原因
一是执法力量不足。二是普法形式单一,针对性不强。
三、下一年度主要安排
持续加强执法队伍培训。
"""

RULES = {
    info.code: info
    for info in (
        RuleInfo(
            "N103",
            "parts-do-not-add-up",
            "分项之和与合计不符",
            "合计与分项对不上，数字就无法核对。",
            Severity.ERROR,
        ),
        RuleInfo(
            "D102", "sentence-said-twice", "同一内容重复表述", "重复的句子多半是粘贴遗留。", Severity.WARNING
        ),
        RuleInfo("P106", "half-width-comma", "中文里夹用半角标点", "中文行文使用全角标点。", Severity.INFO),
        RuleInfo("X102", "mobile-number", "公布个人手机号码", "公开前应隐去个人信息。", Severity.ERROR),
        RuleInfo(
            "E902",
            "file-unreadable",
            "文件损坏或内容与扩展名不符",
            "没有检查，不能算没有问题",
            Severity.ERROR,
        ),
        RuleInfo("E911", "unused-suppression", "屏蔽没有起作用", "改好以后应删去屏蔽", Severity.WARNING),
    )
}
STANDARD = Basis("《标点符号用法》", "", "国标")
ORDER = Basis("《法治政府建设与责任落实督察工作规定》", "第二十四条", "规定")


def location(text: str, span: Span, page: int | None = None, section: str = "") -> Location:
    lines = LineIndex(text)
    return Location(
        *lines.position(span.start), *lines.position(span.end), page,
        text.count("\n", 0, span.start) + 1, section,
    )  # fmt: skip


def diagnostic(
    code: str, words: str, message: str, text: str = TEXT, nth: int = 0, **more: object
) -> Diagnostic:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", span.end)
    page = more.pop("page", None)
    section = more.pop("section", "一、主要举措和成效 / （一）推进依法行政")
    values = {
        "severity": RULES[code].severity, "quote": words, "fingerprint": f"{code}-{start}", **more,
        "excerpt": Excerpt(text[begin : end if end >= 0 else len(text)], begin),
    }  # fmt: skip
    place = location(text, span, page, section)  # type: ignore[arg-type]
    return Diagnostic(code=code, name=RULES[code].name, message=message, span=span, location=place, **values)  # type: ignore[arg-type]


def related(words: str, message: str, text: str = TEXT) -> RelatedPlace:
    start = text.index(words)
    span = Span(start, start + len(words))
    return RelatedPlace(span, location(text, span), words, message)


def diagnostics() -> tuple[Diagnostic, ...]:
    masked = diagnostic("X102", "13900000000", "此处写有个人手机号码", suggestion="请删去号码或改用办公电话")
    hidden = masked.excerpt.text.replace("13900000000", "139****0000")
    comma = TEXT.index(",")
    return (
        diagnostic(
            "N103", "5件", "合计写作5件，而维持3件与纠正1件相加为4件", basis=(ORDER,),
            related=(related("维持3件", "分项"), related("纠正1件", "分项")), suggestion="请核对分项，或把合计改为4件",
        ),
        diagnostic(
            "D102", "开展宪法宣传周活动", "“开展宪法宣传周活动”在同一段里说了两遍", nth=1,
            related=(related("开展宪法宣传周活动", "首次出现"),), basis=(Basis("公文写作通例", "", "惯例"),),
            suggestion="请删去其中一处", section="一、主要举措和成效 / （二）强化普法宣传",
        ),
        replace(masked, quote="139****0000", excerpt=Excerpt(hidden, masked.excerpt.start)),
        diagnostic(
            "P106", ",", "中文里用了半角逗号", basis=(STANDARD,), section="二、存在的不足和原因",
            fix=Fix((Edit(Span(comma, comma + 1), "，"),)),
        ),
        diagnostic(
            "P106", "执法力量不足", "示例", suppressed=Suppression("baseline", "历史问题，逐步整改"),
        ),
    )  # fmt: skip


def checklist() -> tuple[ElementResult, ...]:
    def evidence(words: str) -> Evidence:
        start = TEXT.index(words)
        return Evidence(Span(start, start + len(words)), words)

    return (
        ElementResult("measures", "主要举措和成效", "met", (evidence("一、主要举措和成效"),), "有独立的部分，并写明成效。", (ORDER,)),
        ElementResult("shortcomings.causes", "不足的原因", "weak", (evidence("普法形式单一"),), "列出两个问题，只有一个说明了原因，请逐一说明。", (ORDER,), "C103"),
        ElementResult("first-responsible", "党政主要负责人履行推进法治建设第一责任人职责情况", "missing", (), "全文没有写到主要负责人履行职责的情况。", (ORDER,), "C102"),
        ElementResult(
            "next-year-plan.answers", "计划回应不足", "weak", (), "两个问题中有一个在计划里没有着落。", (ORDER,), "C107",
            (
                Trace(evidence("一是执法力量不足。"), evidence("持续加强执法队伍培训。"), ("执法",)),
                Trace(evidence("二是普法形式单一,针对性不强。"), None),
            ),
        ),
        ElementResult("published-on-time", "按时公开", "not-applicable", (), "没有公开日期，未作判断。", ()),
    )  # fmt: skip


def file(path: str = "reports/青禾县 2024年度报告.txt", **more: object) -> FileResult:
    identity = Identity(
        "fazhi-annual",
        "青禾县2024年法治政府建设年度报告",
        "青禾县人民政府",
        "县",
        2024,
        datetime.date(2025, 3, 20),
    )
    values: dict[str, object] = {
        "identity": identity, "checklist": checklist(), "coverage": Coverage(7, 4, 3), "diagnostics": diagnostics(),
    }  # fmt: skip
    return FileResult(path, str(more.pop("format", "txt")), "0" * 64, **{**values, **more})  # type: ignore[arg-type]


def failed(path: str = "reports/临溪镇:扫描件.pdf") -> FileResult:
    told = Diagnostic(
        "E902", "file-unreadable", Severity.ERROR, "文件打不开", Span(0, 0), Location(1, 1, 1, 1, None, None, ""), "",
        Excerpt("", 0), suggestion="请用 Word 打开确认，另存后再检查",
    )  # fmt: skip
    return FileResult(path, "", "", Failure("E902", "文件打不开"), diagnostics=(told,))


def clean() -> FileResult:
    return file("reports/白塔街道.md", format="md", diagnostics=(), checklist=checklist()[:1])


def run(*files: FileResult, **more: object) -> Run:
    chosen = files or (file(), failed(), clean())
    used = {d.code for f in chosen for d in f.diagnostics}
    rules = {code: info for code, info in RULES.items() if code in used}
    values: dict[str, object] = {"fail_on": "error", **more}
    return Run("0.1.0", (("builtin", "0.1.0"),), chosen, rules, **values)  # type: ignore[arg-type]


def hostile(text: str) -> Run:
    """A run in which ``text`` stands wherever words of a document, a path or a rule can stand."""
    where = Location(3, 5, 3, 9, None, 2, text)
    words = Diagnostic(
        "N103", "parts-do-not-add-up", Severity.ERROR, f"说明{text}", Span(4, 4 + max(1, len(text))), where,
        text or "空", Excerpt(f"前文……{text}后文", 0), (Basis(text, text),),
        (RelatedPlace(Span(0, 1), where, text, text),), text, Fix((Edit(Span(4, 5), text),)), "f",
        None,
    )  # fmt: skip
    told = replace(words, code="E911", name="unused-suppression", severity=Severity.WARNING)
    silenced = replace(words, suppressed=Suppression("sidecar", text))
    piece = Evidence(Span(0, 1), text)
    element = ElementResult(
        "measures",
        text,
        "weak",
        (piece,),
        text,
        (),
        "C101",
        (Trace(piece, None), Trace(piece, piece, (text,))),
    )
    identity = Identity("generic", text, text, "县", 2024)
    name = text.replace("\0", "") or "空"
    results = tuple(
        FileResult(
            f"{kind}/{name}",
            kind,
            "0" * 64,
            None,
            identity,
            (element,),
            Coverage(1, 1, 1),
            (words, told, silenced),
        )
        for kind in ("txt", "html", "docx")
    )
    return run(*results, show_info=True)


# --- all formats ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_equal_input_gives_equal_bytes_and_one_final_break(name: str) -> None:
    first, second = FORMATS[name](run()), FORMATS[name](run())
    assert first.encode() == second.encode()
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("empty", [run(clean()), Run("0.1.0", (), (), {})], ids=["clean", "no file"])
def test_nothing_found(name: str, empty: Run) -> None:
    FORMATS[name](empty).encode()


STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
NASTY = (
    "[bold]粗[/bold]", ":100:", "[/表]", "[link=file:///etc]x[/link]", "\x1b[31m红\x1b[0m", "\x00\x07\x9b1m", "甲\r\n乙\u2028丙",
    "%0A::error::伪造", "a,b:c%", "]]><x y='1'>&amp;", "{0}", "[链接](1)", "\u202e倒序", "é́🏽👨‍👩‍👧", "\ufffe\uffff", "目录 一/二:三.txt", "",
)  # fmt: skip


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("text", NASTY)
def test_words_never_steer_a_terminal_or_a_log(text: str, color: bool) -> None:
    ours = re.compile(r"\x1b\[[0-9;]*m")
    shown = as_terminal.render(replace(hostile(text), color=color))
    assert not STEERING.search(ours.sub("", shown) if color else shown)
    if color and "\x1b" in text:
        assert text not in shown
    assert not STEERING.search(FORMATS["concise"](hostile(text)))
    for line in FORMATS["github"](hostile(text)).splitlines():
        assert line.startswith(("::error file=", "::warning file=", "共 "))


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("name", FORMATS)
def test_words_survive_in_every_format(name: str, text: str) -> None:
    written = FORMATS[name](hostile(text))
    written.encode()
    if name in ("json", "sarif", "gitlab"):
        json.loads(written)
    if name == "junit":
        ElementTree.fromstring(written.encode())
    if name == "terminal" and text.isprintable() and text and "🏽" not in text:
        assert text in written


@given(st.text(max_size=20))
def test_any_words(text: str) -> None:
    for reporter in FORMATS.values():
        written = reporter(hostile(text))
        assert written.encode().decode() == written
    ElementTree.fromstring(FORMATS["junit"](hostile(text)).encode())


def test_undecodable_file_name() -> None:
    for reporter in FORMATS.values():
        reporter(run(file("报告\udcff.txt"))).encode()
    assert (
        json.loads(FORMATS["json"](run(file("报告\udcff.txt"))))["documents"][0]["path"] == "报告\udcff.txt"
    )


def test_nothing_is_imported_before_it_is_needed() -> None:
    script = (
        "import sys; from hegui.reporting import REPORTERS; from hegui.running.results import Run\n"
        "assert not [m for m in sys.modules if m.startswith(('hegui.reporting.as_', 'rich'))]\n"
        "dict((r.name, r) for r in REPORTERS)['terminal'](Run('', (), (), {}))\n"
        "assert 'rich' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


# --- json -------------------------------------------------------------------------------------------------------------


def test_published_schema_is_current() -> None:
    published = (ROOT / "docs" / "schema" / "hegui-1.schema.json").read_text("utf-8")
    assert published == schema.text(), (
        "重新生成：python -m hegui.reporting.schema > docs/schema/hegui-1.schema.json"
    )


@pytest.mark.parametrize(
    "sample", [run(), hostile("甲"), Run("0.1.0", (), (), {})], ids=["usual", "hostile", "empty"]
)
def test_json_obeys_the_schema(sample: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema.schema())
    check = jsonschema.Draft202012Validator(schema.schema())
    check.validate(json.loads(FORMATS["json"](sample)))
    line = jsonschema.Draft202012Validator(
        {**schema.schema(), "$ref": "#/$defs/line"} | {"properties": {}, "required": []}
    )
    for written in FORMATS["jsonl"](sample).splitlines():
        line.validate(json.loads(written))


def test_json_has_the_keys_of_the_schema_in_order() -> None:
    described = schema.schema()

    def compare(value: object, shape: dict[str, object], where: str) -> None:
        if "$ref" in shape:
            shape = described["$defs"][str(shape["$ref"]).rsplit("/", 1)[-1]]
        if "anyOf" in shape:
            shape = shape["anyOf"][0 if value is not None else 1]  # type: ignore[index]
            return compare(value, shape, where)
        if isinstance(value, dict):
            properties = shape["properties"]
            assert list(value) == list(properties), where  # type: ignore[call-overload]
            for key, inner in value.items():
                compare(inner, properties[key], f"{where}.{key}")  # type: ignore[index]
        if isinstance(value, list):
            for inner in value:
                compare(inner, shape["items"], f"{where}[]")  # type: ignore[arg-type]
        return None

    compare(json.loads(FORMATS["json"](run())), described, "$")


def test_json_says_what_the_run_says() -> None:
    written = json.loads(FORMATS["json"](run()))
    assert written["schema"] == "hegui/1"
    assert written["summary"] == {
        "documents": 3, "checked": 2, "failed": 1, "skipped": 0, "error": 3, "warning": 1, "info": 1, "suppressed": 1,
    }  # fmt: skip
    report, scan, _ = written["documents"]
    assert scan["status"] == "failed"
    assert scan["error"] == {"code": "E902", "message": "文件打不开"}
    assert scan["identity"] is None
    assert report["identity"]["published"] == "2025-03-20"
    total, _, phone, comma, known = report["diagnostics"]
    assert TEXT[total["start"] : total["end"]] == total["quote"] == "5件"
    assert TEXT.splitlines()[total["line"] - 1][total["column"] - 1 : total["end_column"] - 1] == "5件"
    assert total["basis"] == [{"document": ORDER.document, "article": "第二十四条", "strength": "规定"}]
    assert comma["fix"] == {"edits": [{"start": comma["start"], "end": comma["end"], "text": "，"}]}
    assert total["fix"] is None
    assert total["suppressed"] is None
    assert known["suppressed"] == {"kind": "baseline", "reason": "历史问题，逐步整改"}
    assert phone["quote"] == "139****0000"
    assert report["checklist"][3]["trace"][1]["answer"] is None


@pytest.mark.parametrize("name", FORMATS)
def test_masked_words_stay_masked(name: str) -> None:
    assert "13900000000" not in FORMATS[name](replace(run(), show_info=True))


def test_jsonl_lines_stand_alone() -> None:
    *documents, last = map(json.loads, FORMATS["jsonl"](run()).splitlines())
    assert [list(d)[:3] for d in documents] == [["schema", "version", "path"]] * 3
    whole = json.loads(FORMATS["json"](run()))
    assert [{k: v for k, v in d.items() if k not in ("schema", "version")} for d in documents] == whole[
        "documents"
    ]
    assert last["summary"] == whole["summary"]


# --- sarif ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", [run(), hostile("{0}[甲](1)"), run(clean()), Run("1", (), (), {})])
def test_sarif_obeys_the_standard_schema(sample: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    official = json.loads((ROOT / "tests" / "data" / "sarif-2.1.0-schema.json").read_text("utf-8"))
    log = json.loads(FORMATS["sarif"](sample))
    jsonschema.Draft4Validator(official).validate(log)
    assert log["$schema"] == official["id"]


def test_sarif_results() -> None:
    (log,) = json.loads(FORMATS["sarif"](run()))["runs"]
    rules = log["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == ["D102", "N103", "P106", "X102"]
    assert log["columnKind"] == "unicodeCodePoints"
    total, copy, _, comma, known = log["results"]
    for result in log["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert (
            log["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"]
            == place["artifactLocation"]["uri"]
        )
    place = total["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("reports/%E9%9D%92")
    assert unquote(place["artifactLocation"]["uri"]) == "reports/青禾县 2024年度报告.txt"
    region = place["region"]
    assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "5件"
    assert [p["message"]["text"] for p in total["relatedLocations"]] == ["分项", "分项"]
    assert (total["level"], copy["level"], comma["level"]) == ("error", "warning", "note")
    assert total["partialFingerprints"] == {"hegui/v1": total["partialFingerprints"]["hegui/v1"]}
    assert known["suppressions"] == [{"kind": "external", "justification": "历史问题，逐步整改"}]
    assert [r["baselineState"] for r in log["results"]] == ["new"] * 4 + ["unchanged"]
    assert comma["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "，"}


def test_sarif_tells_failures_as_notifications() -> None:
    (log,) = json.loads(FORMATS["sarif"](run(failed())))["runs"]
    (invocation,) = log["invocations"]
    assert log["results"] == []
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    (note,) = invocation["toolExecutionNotifications"]
    assert note["descriptor"] == {"id": "E902", "index": 0}
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("reports/%E4%B8%B4")


def test_sarif_offsets_only_where_they_are_true() -> None:
    def first(format: str, **more: object) -> dict[str, object]:
        found = replace(diagnostics()[3], **more)  # type: ignore[arg-type]
        (log,) = json.loads(FORMATS["sarif"](run(file("a." + format, format=format, diagnostics=(found,)))))[
            "runs"
        ]
        return log["results"][0]  # type: ignore[no-any-return]

    html = first("html")
    assert "charOffset" not in json.dumps(html)
    assert "textOffset" in json.dumps(html)
    assert "fixes" not in html
    pdf = first("pdf", location=diagnostics()[3].location._replace(page=3))
    assert pdf["locations"][0]["properties"]["page"] == 3  # type: ignore[index]
    assert "fixes" not in pdf


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b.txt", "a%20b.txt"),
        ("县:镇/一%二#三?.md", "%E5%8E%BF%3A%E9%95%87/%E4%B8%80%25%E4%BA%8C%23%E4%B8%89%3F.md"),
        ("/srv/甲.md", "file:///srv/%E7%94%B2.md"),
        ("C:/报告/a.txt", "file:///C:/%E6%8A%A5%E5%91%8A/a.txt"),
        ("../a.txt", "../a.txt"),
        ("./a.txt", "a.txt"),
        ("a\udcff.txt", "a%FF.txt"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert as_sarif.uri(path) == expected


def test_sarif_message_strings_are_escaped() -> None:
    (log,) = json.loads(FORMATS["sarif"](hostile("{0}[甲](1)[bold]")))["runs"]
    assert log["results"][0]["message"]["text"].startswith(r"说明{{0}}\[甲](1)[bold]")


# --- lines ------------------------------------------------------------------------------------------------------------


def test_concise() -> None:
    lines = FORMATS["concise"](run()).splitlines()
    assert lines[0] == (
        "reports/青禾县 2024年度报告.txt:4:39: error N103 合计写作5件，而维持3件与纠正1件相加为4件"
    )
    assert lines[-1] == (
        "共 3 份文件：错误 3 处，警告 1 处，提示 1 处；不宜公开 1 份，未核对 1 份，可以公开 1 份；"
        "已屏蔽 1 处；未能检查 1 份"
    )
    assert len(lines) == 6


def test_concise_names_the_page_of_a_pdf() -> None:
    found = diagnostic("N103", "5件", "不符", page=3)
    assert FORMATS["concise"](run(file("a.pdf", format="pdf", diagnostics=(found,)))).startswith(
        "a.pdf:p3:4:39: error N103"
    )


def test_github() -> None:
    found = replace(diagnostics()[0], message="甲%乙\n丙:丁,戊")
    line = FORMATS["github"](run(file("报告,一:二%.txt", diagnostics=(found,)))).splitlines()[0]
    assert line.startswith(
        "::error file=报告%2C一%3A二%25.txt,line=4,endLine=4,col=39,endColumn=41,title=N103 分项之和与合计不符::甲%25乙↵丙:丁,戊。建议："
    )


def test_github_has_no_columns_over_several_lines() -> None:
    found = replace(diagnostics()[0], location=Location(1, 2, 3, 4, None, 1, ""))
    line = FORMATS["github"](run(file(diagnostics=(found,)))).splitlines()[0]
    assert "line=1,endLine=3,title=" in line


def test_gitlab() -> None:
    issues = json.loads(FORMATS["gitlab"](run(file(), file("另一份.txt"))))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 8
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}
    assert issues[0]["location"] == {
        "path": "reports/青禾县 2024年度报告.txt",
        "lines": {"begin": 4, "end": 4},
    }
    assert all(
        isinstance(issue[key], str)
        for issue in issues
        for key in ("description", "check_name", "fingerprint")
    )


def test_gitlab_fingerprints_survive_edits_elsewhere() -> None:
    def prints(*found: Diagnostic) -> list[str]:
        return [i["fingerprint"] for i in json.loads(FORMATS["gitlab"](run(file(diagnostics=found))))]

    total, copy, *_ = diagnostics()
    moved = replace(copy, location=copy.location._replace(line=99))
    assert prints(total, copy)[1] == prints(moved)[0]


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("warning", 3), ("info", 4), ("never", 0)])
def test_junit_agrees_with_the_exit_code(fail_on: str, failures: int) -> None:
    tree = ElementTree.fromstring(FORMATS["junit"](run(fail_on=fail_on)).encode())
    assert len(tree.findall(".//failure")) == failures
    assert len(tree.findall(".//error")) == 1
    assert len(tree.findall(".//skipped")) == 1
    assert [suite.get("name") for suite in tree] == [f.path for f in run().files]


@pytest.mark.parametrize("sample", [run(), hostile("<甲>"), Run("1", (), (), {})])
def test_junit_shape(sample: Run) -> None:
    """Elements, attributes and counts that the usual schemas of CI servers allow and need."""
    tree = ElementTree.fromstring(FORMATS["junit"](sample).encode())
    allowed = {
        "testsuites": {"name", "tests", "failures", "errors", "time"},
        "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
        "testcase": {"name", "classname", "time"},
        "failure": {"message", "type"}, "error": {"message", "type"}, "skipped": {"message"}, "system-out": set(),
    }  # fmt: skip
    for element in tree.iter():
        assert set(element.attrib) == allowed[element.tag]
    for suite in [tree, *tree]:
        assert int(suite.get("tests", "")) == len(suite.findall(".//testcase"))
        for tag, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            if attribute in suite.attrib:
                assert int(suite.get(attribute, "")) == len(suite.findall(f".//{tag}"))
    for case in tree.iter("testcase"):
        assert len(case) <= 1


# --- terminal ---------------------------------------------------------------------------------------------------------


def cell_width(line: str) -> int:
    return sum(
        2
        if unicodedata.east_asian_width(c) in "WF"
        else 0
        if unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 1
        for c in line
    )


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("format", ["txt", "pdf", "docx"])
def test_terminal_keeps_its_width(width: int, format: str) -> None:
    sample = run(file(format=format), file("很长的路径" * 30 + ".txt"), failed(), clean(), show_info=True)
    for color in (False, True):
        page = as_terminal.render(replace(sample, width=width, color=color))
        for line in re.sub(r"\x1b\[[0-9;]*m", "", page).splitlines():
            assert cell_width(line) <= width, line
            assert line == line.rstrip()


def test_terminal_marks_the_words_without_colour() -> None:
    page = as_terminal.render(replace(run(file()), width=120))
    assert "合计〖5件〗。" in page
    assert "\x1b" not in page
    assert "位置  第4行第39字  一、主要举措和成效" in page
    assert "第二十四条（规定）" in page


def test_terminal_underlines_the_words_in_colour() -> None:
    page = as_terminal.render(replace(run(file()), width=120, color=True))
    assert re.search(r"合计\x1b\[1;4;31m5件\x1b\[0m。", page)
    assert "〖" not in page


def test_colour_changes_only_the_marks() -> None:
    sample = replace(run(file(), failed(), clean()), width=200)
    painted = as_terminal.render(replace(sample, color=True))
    plain = as_terminal.render(sample)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == re.sub("[〖〗]", "", plain)


def test_infos_are_counted_unless_asked_for() -> None:
    sample = run(file())
    assert "P106" not in as_terminal.render(sample)
    assert "另有 1 条提示" in as_terminal.render(sample)
    assert "P106" in as_terminal.render(replace(sample, show_info=True))
    assert "另有 1 处已屏蔽" in as_terminal.render(sample)


def test_terminal_checklist_trace_and_coverage() -> None:
    page = as_terminal.render(run(file()))
    for words in (
        "计划中没有找到对应内容",
        "相同：执法",
        "数字：共 7 处，可核对 4 处，已核对 3 处",
    ):
        assert words in page
    table = page[page.index("必备要素\n") :]
    assert re.findall("^  (缺失|薄弱|齐备|不适用)  ", table, re.M) == [
        "缺失",
        "薄弱",
        "薄弱",
        "齐备",
        "不适用",
    ]


@pytest.mark.parametrize(
    ("sample", "words"),
    [
        (run(clean()), "退出码 0：没有“错误”级别的问题"),
        (run(file()), "退出码 1：有“错误”级别的问题"),
        (run(file(), fail_on="never"), "退出码 0：按设定只报告，不判定"),
        (run(failed()), "退出码 2：有文件未能检查"),
        (run(file(), internal_error=True), "退出码 3：检查程序内部出错，结果可能不完整"),
    ],
)
def test_terminal_says_what_the_exit_code_means(sample: Run, words: str) -> None:
    assert words in as_terminal.render(sample)


def test_the_verdict_comes_first_then_what_to_mend() -> None:
    lines = as_terminal.render(run(file())).splitlines()
    assert lines[0].startswith("结论  不宜公开：错误 2 处；必备要素缺失：党政主要负责人履行推进法治建设")
    labels = [label for line in lines if (label := line[:2].strip())]
    assert labels[:5] == ["结论", "先改", "合计", "文件", "报告"]
    assert re.findall(r"[123]\. ([A-Z]\d{3})", "\n".join(lines)) == ["N103", "X102", "C102"]
    assert "其中 1 处可自动改正：加 --diff 先看怎样改" in "".join(lines)


def test_a_folder_begins_with_its_table() -> None:
    sample = run(
        clean(), file("reports/甲.txt"), file("reports/乙.txt", checklist=(), diagnostics=()), failed()
    )
    lines = as_terminal.render(sample).splitlines()
    assert lines[0] == "结论  不宜公开 1 份，未核对 1 份，可以公开 2 份"
    assert lines[1].split() == ["结论", "错误", "警告", "提示", "缺失", "薄弱", "文件"]
    assert [line.split() for line in lines[2:6]] == [
        ["不宜公开", "2", "1", "1", "1", "2", "甲.txt"],
        ["未核对", "未能检查", "临溪镇:扫描件.pdf"],
        ["可以公开", "-", "-", "-", "-", "-", "白塔街道.md"],
        ["可以公开", "-", "-", "-", "-", "-", "乙.txt"],
    ]
    assert lines[6] == "（文件都在 reports/ 中）"
    assert not any(line.startswith("-- ") and "白塔" in line for line in lines)


def test_findings_stand_by_severity_and_rule_with_one_basis() -> None:
    words = ("执法力量不足", "针对性不强", "普法形式单一")
    slight = [diagnostic("D102", w, "重复", basis=(STANDARD,), suggestion="删去") for w in words]
    grave = diagnostic("X102", "13900000000", "手机号码")
    ordered = sorted([*slight, grave], key=lambda d: d.span)
    sample = run(file(diagnostics=tuple(ordered), checklist=()))
    page = as_terminal.render(sample)
    assert re.findall("^(?:错误|警告)  (.*)", page, re.M) == [
        "X102 公布个人手机号码",
        "D102 同一内容重复表述（3 处）",
    ]
    assert [page.count(w) for w in ("依据  《标点符号用法》", "建议  删去", "原文  ")] == [1, 1, 4]
    by_position = as_terminal.render(replace(sample, by_position=True))
    assert by_position.count("依据  《标点符号用法》") == 3
    codes = re.findall(r"^(?:错误|警告)  (\w+)", by_position, re.M)
    assert codes == [d.code for d in ordered]


def test_a_gbk_console_can_show_everything() -> None:
    sample = replace(run(file(), failed(), clean(), show_info=True), width=80)
    page = as_terminal.render(sample) + as_terminal.render(run(file()))
    assert page.encode("gbk").decode("gbk") == page


def doubled_width(line: str) -> int:
    """As consoles of Chinese Windows draw it: what may be wide is."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_too_long_where_ambiguous_characters_are_wide(width: int) -> None:
    quoted = diagnostic("D102", "开展宪法宣传周活动", "“甲”与“乙”——“丙”……不一致" * 9, suggestion="“丁”" * 60)
    sample = run(
        file(diagnostics=(*diagnostics(), quoted)),
        file("“很长”的路径" * 30 + ".txt"),
        failed(),
        show_info=True,
    )
    for line in as_terminal.render(replace(sample, width=width)).splitlines():
        assert doubled_width(line) <= width, line


def test_long_words_and_sentences_are_cut() -> None:
    long = "甲" * 5000
    found = diagnostic("D102", long, "整段重复", text=f"前{long}后。")
    page = as_terminal.render(run(file(diagnostics=(found,))))
    assert page.count("甲") == 120
    assert "……" in page


# --- layout -----------------------------------------------------------------------------------------------------------


def lines_of(text: str, width: int) -> list[str]:
    return ["".join(piece.text for piece in line) for line in wrap([Piece(text)], width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("依法行政，依法办事。", 8, ["依法行", "政，依法", "办事。"]),
        ("共受理12345件案件", 10, ["共受理", "12345件案", "件"]),
        ("他说“是的”，走了", 8, ["他说“是", "的”，走", "了"]),
        ("hello world", 7, ["hello", "world"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("甲乙——丙丁", 6, ["甲", "乙——", "丙丁"]),
        ("", 10, [""]),
    ],
)
def test_wrap(text: str, width: int, expected: list[str]) -> None:
    assert lines_of(text, width) == expected


@given(st.text(alphabet="甲乙。，（）“”—…a1 .,", max_size=60), st.integers(4, 20))
def test_wrap_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = wrap([Piece(text)], width)
    assert "".join(p.text for line in lines for p in line).replace(" ", "") == text.replace(" ", "")
    assert all(length(line) <= width for line in lines)


@given(st.text(max_size=40))
def test_visible_is_one_quiet_line(text: str) -> None:
    shown = visible(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e]", shown)
    assert visible(shown) == shown
    assert measure(shown) >= 0
    writable(shown).encode()
