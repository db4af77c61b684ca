"""Automatic corrections: what is made, what never is, and that files are whole afterwards."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Outcome, engine_with, make
from docx_builder import build_docx, paragraph, run
from hegui.api import Document, Edit, Finding, Fix, Options, Rule, Span, hookimpl
from hegui.api.registry import declarations
from hegui.checking.model import Known, Sidecar
from hegui.checking.untouchable import numbers, permitted
from hegui.commands import check as check_module
from hegui.reading import Source
from hegui.reading.from_docx import read as read_docx
from hegui.running.files import check_bytes
from hegui.running.fixing import Fixed, fixed
from hegui.running.selection import Choice
from hegui.running.settings import Knowledge, Settings
from hegui.text.marks import quoted

Run = Callable[..., Outcome]
ONLY = Settings(choices=(Choice("W9", True),), only=True)


def fixer(old: str, new: str, code: str = "W901", name: str = "fixer") -> Rule:
    """A rule that would replace every ``old`` by ``new``, whatever that does."""

    def check(doc: Document, options: Options) -> Iterator[Finding]:
        start = doc.text.find(old)
        while start >= 0:
            span = Span(start, start + len(old))
            yield Finding(span, "应改正", fix=Fix((Edit(span, new),), vouched=True))
            start = doc.text.find(old, span.end)

    return make(code, name, check)


def correct(
    text: str | bytes, *rules: Rule, path: str = "a.txt", settings: Settings = ONLY, **more: Any
) -> Fixed:
    data = text.encode() if isinstance(text, str) else text
    return fixed(path, data, engine_with(*rules, settings=settings), settings, **more)


def test_a_correction_is_made_and_nothing_remains() -> None:
    done = correct("扎实推进,成效明显。", fixer(",", "，"))
    assert (done.after, done.made, done.result.diagnostics) == ("扎实推进，成效明显。", 1, ())
    assert done.data == done.after.encode()
    assert done.before == "扎实推进,成效明显。"


def test_corrections_in_each_others_way_take_turns() -> None:
    done = correct("推进,;成效", fixer(",;", "，;"), fixer(";成", "；成", "W902", "second"))
    assert (done.after, done.made) == ("推进，；成效", 2)


def test_corrections_that_undo_each_other_come_to_an_end() -> None:
    done = correct("甲", fixer("甲", "乙"), fixer("乙", "甲", "W902", "second"))
    assert done.after in ("甲", "乙")
    assert correct("甲", fixer("甲", "甲甲")).made < 2**11


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("完成12件", "12件", "13件"),
        ("完成１２件", "１", "1"),
        ("完成12件", "2件", "件"),
        ("完成1,200件", ",", ""),
        ("完成1,200件", ",", "，"),
        ("占3.5%", ".", "。"),
        ("占50%以上", "%", ""),
        ("投入5万元", "万", ""),
        ("共三十二件", "三十", "四十"),
        ("二O二四年", "O", "〇"),
        ("一一排查", "一一", "一"),
        ("第二批第二批", "第二批第二批", "第二批"),
        ("贯彻“扎实扎实推进”要求", "扎实扎实", "扎实"),
        ("贯彻‘扎实’要求", "扎实", "切实"),
        ("依据《行政行政处罚法》", "行政行政", "行政"),
        ("依据《行政处罚法》办理", "》", ""),
        ("依据行政处罚法办理", "行政处罚法", "《行政处罚法》"),
        ("所谓“扎实推进，没有收尾", "扎实", "切实"),
        ("收尾”之前，扎实", "收尾", "结束"),
        ("由局长张丽丽负责", "丽丽", "丽"),
        ("王芳芳同志主持", "芳芳", "芳"),
        ("在石桥桥村试点", "桥桥", "桥"),
        ("扎实\n推进", "实\n推", "实推"),
        ("扎实推进", "推", "推\n"),
        ("扎实推进", "推", "推"),
    ],
)
def test_the_guard_refuses(text: str, old: str, new: str) -> None:
    done = correct(text, fixer(old, new))
    assert (done.after, done.made) == (text, 0)
    (found, *_) = done.result.diagnostics
    assert found.fix is None


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("进一步进一步推进", "进一步进一步", "进一步"),
        ("统一部署署", "署署", "署"),
        ("完成12 件", " ", ""),
        ("完成12件,其中5件", ",", "，"),
        ("落实《行政处罚法》,推进", ",", "，"),
        ("乡乡镇参与", "乡乡镇", "乡镇"),
        ("“放管服”改革改革", "改革改革", "改革"),
    ],
)
def test_the_guard_lets_pass(text: str, old: str, new: str) -> None:
    assert correct(text, fixer(old, new)).after == text.replace(old, new)


def test_the_issuer_and_allowed_words_are_names() -> None:
    text = "青禾县临溪镇2024年法治政府建设年度报告\n临溪镇扎实扎实推进。\n石鼓石鼓工程。\n"
    assert correct(text, fixer("临溪", "林溪")).made == 0
    settings = Settings(choices=ONLY.choices, only=True, knowledge=Knowledge(allow=("扎实扎实推进法",)))
    assert correct("扎实扎实推进法好", fixer("扎实推", "扎"), settings=settings).made == 0


def test_markup_and_suppressions_are_left_alone() -> None:
    assert correct("**扎实**推进", fixer("*", ""), path="a.md").made == 0


@given(st.text("法治《》“”12三十万一步，,. 扎实", max_size=30), st.text("法12三，.” ", max_size=3), st.data())
def test_whatever_is_permitted_keeps_numbers_and_quotations(text: str, new: str, data: st.DataObject) -> None:
    result = check_bytes("a.txt", f"报告{text}".encode(), ENGINE, ONLY, keep_document=True)
    document = result.document
    assert document is not None
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, min(len(document.text), start + 5)))
    if permitted(document, Fix((Edit(Span(start, end), new),))):
        after = document.text[:start] + new + document.text[end:]
        digits = [c for c in document.text if c.isdigit()]
        assert [c for c in after if c.isdigit()] == digits
        assert numbers(after) == numbers(document.text)
        assert quoted(after) == quoted(document.text)


ENGINE = engine_with(settings=Settings())


def test_what_is_suppressed_or_known_is_not_corrected() -> None:
    rule = fixer(",", "，")
    assert correct("扎实,推进", rule, path="a.md").made == 1
    comment = "<!-- hegui-disable W901: 沿用原文 -->\n扎实,推进\n"
    assert correct(comment, rule, path="a.md").made == 0
    sidecar = Sidecar("a.txt.hegui.toml", b'[[suppress]]\ncode = "W901"\nquote = ","\nreason = "x"\n')
    assert correct("扎实,推进", rule, sidecar=sidecar).made == 0
    (found,) = check_bytes("a.txt", "扎实,推进".encode(), engine_with(rule), ONLY).diagnostics
    assert correct("扎实,推进", rule, known=(Known("W901", found.fingerprint, ","),)).made == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encoding_mark_and_line_ends_stay(encoding: str) -> None:
    text = "青禾县法治政府建设年度报告\r\n扎实推进,成效明显。\r\n"
    done = correct(text.encode(encoding), fixer(",", "，"))
    assert done.data == text.replace(",", "，").encode(encoding)


def test_a_docx_over_several_runs() -> None:
    data = build_docx(
        [paragraph(run("扎实") + run("扎实", "<w:b/>") + run("推进工作")), paragraph(run("完成12件"))]
    )
    done = correct(data, fixer("扎实扎实", "扎实"), path="a.docx")
    assert done.made == 1
    assert read_docx(Source("a.docx", done.data)).text.splitlines() == ["扎实推进工作", "完成12件"]


def test_one_correction_that_cannot_be_made_costs_only_itself() -> None:
    data = build_docx(["第一", paragraph(run("扎,实")), "推进"], numbered={2: 0})
    done = correct(data, fixer(",", "，"), fixer("、推", "，推", "W902", "second"), path="a.docx")
    assert done.made == 1
    assert "扎，实" in done.after
    assert "a.docx：要改的是自动编号" in done.problem


def test_html_is_not_corrected() -> None:
    done = correct("<p>青禾县法治政府建设年度报告扎实,推进</p>", fixer(",", "，"), path="a.html")
    assert (done.made, len(done.result.active)) == (0, 1)


# -- the command ---------------------------------------------------------------------------------------------------


@pytest.fixture
def fixing(hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``hegui check`` with a rule of its own that corrects half-width commas, and no other."""
    plugin = ModuleType("extra")

    def hegui_rules() -> list[Rule]:
        return [fixer(",", "，")]

    plugin.hegui_rules = hookimpl(hegui_rules)  # type: ignore[attr-defined]

    def declared() -> Any:
        from hegui.reporting import REPORTERS

        return declarations(reporters=REPORTERS, extra=[("extra", plugin)])

    monkeypatch.setattr(check_module, "declared", declared)
    return lambda *a: hegui("check", *a, "--select", "W901", "--fail-on", "warning", "--jobs", "1")


TEXT = "青禾县工作报告\n扎实推进,成效明显。\n"


def test_fix_writes_and_says_so(fixing: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "a.txt").chmod(0o640)
    result = fixing("a.txt", "--fix")
    assert result.code == 0
    assert result.out.startswith(
        "a.txt：已自动改正 1 处，原文件另存为 a.txt.bak\n"
        "  1. 第2行第5字  W901 应改正\n     扎实推进〖,〗成效明显。 → 扎实推进〖，〗成效明显。\n\n结论  "
    )
    assert "；已自动改正 1 处" in result.out
    assert (folder / "a.txt").read_text("utf-8") == TEXT.replace(",", "，")
    assert (folder / "a.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "a.txt.bak", "hegui.toml"]
    assert (folder / "a.txt.bak").read_text("utf-8") == TEXT
    assert (folder / "a.txt.bak").stat().st_mode & 0o777 == 0o640


def test_no_copy_is_lost_and_none_is_kept_when_none_is_wanted(fixing: Run, folder: Path) -> None:
    texts = [TEXT, TEXT.replace("扎实", "稳步"), TEXT.replace("扎实", "持续")]
    for text, *options in ([texts[0]], [texts[1]], [texts[2], "--no-backup"]):
        (folder / "a.txt").write_text(text, "utf-8")
        fixing("a.txt", "--fix", *options)
        assert (folder / "a.txt").read_text("utf-8") == text.replace(",", "，")
    assert (folder / "a.txt.bak").read_text("utf-8") == texts[0]
    assert (folder / "a.txt.2.bak").read_text("utf-8") == texts[1]
    assert not (folder / "a.txt.3.bak").exists()
    assert fixing(".", "--fix").err == ""


def test_programs_get_what_they_expect_and_the_list_beside_it(fixing: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, "utf-8")
    result = fixing("a.txt", "--fix", "--format", "json")
    assert json.loads(result.out)["documents"][0]["diagnostics"] == []
    assert "a.txt：已自动改正 1 处" in result.err


def test_nothing_to_correct_is_said_and_no_failure(fixing: Run, hegui: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT.replace(",", "，"), "utf-8")
    for form in ("--diff", "--diff=patch"):
        result = fixing("a.txt", form)
        assert result.code == 0
        assert (result.out + result.err).startswith("没有可以自动改正的地方，文件没有改动")
    assert fixing("a.txt", "--diff=patch").out == ""
    fixed = fixing("a.txt", "--fix")
    assert (fixed.code, fixed.out.splitlines()[0]) == (0, "没有可以自动改正的地方，文件没有改动")
    (folder / "b.txt").write_text(TEXT.replace("扎实推进,", "审查合同XX份，"), "utf-8")
    other = hegui("b.txt", "--diff", "--select", "R201")
    assert (other.code, other.out) == (
        0,
        "没有可以自动改正的地方，文件没有改动；须人工核对修改的有错误 1 处\n",
    )
    assert fixing("a.txt", "无此文件.txt", "--diff").code == 2
    (folder / "a.txt").write_text(TEXT, "utf-8")
    assert hegui("check", "a.txt", "--select", "W901", "--diff", "--fail-on", "never").code == 0


def test_a_file_changed_meanwhile_is_left_alone(
    fixing: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hegui.commands import correcting

    (folder / "a.txt").write_text(TEXT, "utf-8")
    real = correcting.fixed_file

    def slow(*arguments: Any) -> Fixed:
        done = real(*arguments)
        (folder / "a.txt").write_text("别人刚刚改过", "utf-8")
        return done

    monkeypatch.setattr(correcting, "fixed_file", slow)
    result = fixing("a.txt", "--fix")
    assert result.code == 2
    assert "a.txt 没有改动（检查期间文件又有改动）" in result.err
    assert (folder / "a.txt").read_text("utf-8") == "别人刚刚改过"
    assert not (folder / "a.txt.bak").exists()


def test_each_change_names_its_words() -> None:
    done = correct("甲乙,丙\n丁,戊\n", fixer(",", "，"), fixer("丁，戊", "丁戊", "W902", "second"))
    assert [(c.old, c.new[1]) for c in done.changes] == [
        (("甲乙", ",", "丙"), "，"), (("丁", ",", "戊"), "，"), (("", "丁，戊", ""), "丁戊"),
    ]  # fmt: skip
    assert [c.diagnostic.code for c in done.changes] == ["W901", "W901", "W902"]


def test_diff_writes_nothing(fixing: Run, folder: Path) -> None:
    (folder / "a.docx").write_bytes(build_docx(TEXT.splitlines()))
    before = (folder / "a.docx").read_bytes()
    listed = fixing("--diff", "a.docx")
    assert listed.code == 1
    assert listed.out == (
        "a.docx：可自动改正 1 处\n  1. 第2段  W901 应改正\n     扎实推进〖,〗成效明显。 → 扎实推进〖，〗成效明显。\n\n"
    )
    result = fixing("a.docx", "--diff=patch")
    assert result.code == 1
    assert result.out == (
        "--- a.docx\n+++ a.docx\n@@ -1,3 +1,3 @@\n 青禾县工作报告\n-扎实推进,成效明显。\n+扎实推进，成效明显。\n \n"
    )
    assert (folder / "a.docx").read_bytes() == before


def test_a_diff_steers_no_terminal(fixing: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT.replace("扎实", "扎\x1b[31m实"), "utf-8")
    assert "\x1b" not in fixing("a.txt", "--diff").out
    assert "\x1b" not in fixing("a.txt", "--diff=patch").out


def test_a_web_page_is_named(fixing: Run, folder: Path) -> None:
    (folder / "a.html").write_text(f"<p>{TEXT}</p>", "utf-8")
    result = fixing("a.html", "--fix")
    assert result.code == 1
    assert "不能自动改正，请改原文件（或另存为 docx）后再检查：a.html" in result.err
    assert "可自动改正" not in result.out


def test_a_file_that_cannot_be_written_costs_only_itself(
    fixing: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT, "utf-8")
    real = os.replace

    def full(source: str, target: str) -> None:
        if target.endswith("a.txt"):
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", full)
    result = fixing("a.txt", "b.txt", "--fix")
    assert result.code == 2
    assert "a.txt 没有改动（磁盘已满）" in result.err
    assert (folder / "a.txt").read_text("utf-8") == TEXT
    assert "，" in (folder / "b.txt").read_text("utf-8")
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "b.txt", "b.txt.bak", "hegui.toml"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.txt", "--fix", "--diff"], "--fix 与 --diff 不能同时使用"),
        (["a.txt", "--diff=pach"], "“pach”应为 list、patch 之一"),
        (["-", "--fix"], "标准输入不能自动改正"),
        (["a.txt", "--stdin-filename", "b.txt"], "--stdin-filename 只能与路径 - 一起使用"),
        (["a.txt", "--report", "json=a.txt"], "它是被检查的文件"),
        (["a.txt", "--report", "json=x", "--report", "sarif=./x"], "它是另一份 --report 的文件"),
    ],
)
def test_what_makes_no_sense_is_refused(fixing: Run, folder: Path, arguments: list[str], says: str) -> None:
    (folder / "a.txt").write_text(TEXT, "utf-8")
    result = fixing(*arguments)
    assert result.code == 2
    assert says in result.err
    assert (folder / "a.txt").read_text("utf-8") == TEXT


def test_code_in_markdown_is_never_corrected(hegui: Run, folder: Path) -> None:
    words = "推进法治政府建设，，开展普法宣传。"
    right = words.replace("，，", "，")
    text = f"# 青禾县2024年工作报告\n\n{words}\n\n```\n{words}\n```\n\n> ```text\n> {words}\n> ```\n\n行内 `{words}` 不动。\n"
    (folder / "a.md").write_text(text, "utf-8")
    hegui("check", "a.md", "--fix", "--no-backup", "--select", "P")
    fixed = (folder / "a.md").read_text("utf-8")
    assert fixed == text.replace(f"\n{words}\n\n```", f"\n{right}\n\n```", 1)
