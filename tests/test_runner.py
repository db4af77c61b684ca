"""The runner: purity, crashes, masking, furniture, coverage of several processes."""

from __future__ import annotations

import importlib
import itertools
import os
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import engine_with, make, word_rule
from hegui.api import Document, Finding, Options, Related, Severity, Span
from hegui.checking.mask import starred
from hegui.checking.results import FileResult
from hegui.reading import Reader, Source
from hegui.running.engine import Engine
from hegui.running.files import Job, check_bytes, check_files, finished
from hegui.running.inputs import Found, discover
from hegui.running.selection import Choice
from hegui.running.settings import RuleSettings, Settings

ONLY_W = Settings(choices=(Choice("W901", True), Choice("W902", True), Choice("X901", True)), only=True)


def check(text: str, engine: Engine, settings: Settings = ONLY_W, name: str = "a.txt") -> FileResult:
    return check_bytes(name, text.encode(), engine, settings)


def test_a_diagnostic_is_located_quoted_and_explained() -> None:
    result = check(
        "青禾县工作报告\n\n一、主要工作\n这里是旧词，句子。另一句。",
        engine_with(word_rule()),
    )
    (found,) = result.diagnostics
    assert (found.code, found.name, found.quote, found.span) == ("W901", "old-word", "旧词", Span(19, 21))
    assert (found.location.line, found.location.column, found.location.section) == (4, 4, "一、主要工作")
    assert found.excerpt.text == "这里是旧词，句子。"
    assert found.excerpt.text[found.span.start - found.excerpt.start :].startswith("旧词")
    assert found.basis[0].strength == "惯例"
    assert len(found.fingerprint) == 16


def test_a_long_sentence_is_clipped_and_line_breaks_do_not_show() -> None:
    (found,) = check("甲" * 90 + "旧词" + "乙" * 90, engine_with(word_rule())).diagnostics
    assert found.excerpt.text == "甲" * 40 + "旧词" + "乙" * 40
    broken = make("W902", "all", lambda doc, options: iter([Finding(Span(0, len(doc.text)), "全文")]))
    (found,) = check("甲\r\n乙\n丙", engine_with(broken)).diagnostics
    assert found.excerpt.text == "甲  乙 丙"


def _raises(doc: Document, options: Options) -> Iterator[Finding]:
    yield Finding(Span(0, 1), "先报一处")
    raise KeyError("文中的字")


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (make("W902", "crashing", _raises), "KeyError，test_runner.py:"),
        (make("W902", "crashing", lambda d, o: iter([Finding(Span(0, 999), "越界")])), "IndexError"),
        (make("W902", "crashing", lambda d, o: iter([Finding(Span(1, 1), "空")])), "IndexError"),
        (make("W902", "crashing", lambda d, o: iter([Finding(Span(0, 1), "x", (Related(Span(-1, 1)),))])), "IndexError"),
        (make("W902", "crashing", lambda d, o: iter([None])), "AttributeError"),
        (make("W902", "crashing", lambda d, o: None), "TypeError"),
    ],
)  # fmt: skip
def test_a_crash_is_reported_and_other_rules_go_on(rule: object, reason: str) -> None:
    engine = engine_with(word_rule(), rule)  # type: ignore[arg-type]
    result = check("<!-- hegui-disable-file W902: 理由 -->\n这里是旧词。", engine)
    crash = next(d for d in result.diagnostics if d.code == "E901")
    assert crash.message.startswith("规则 W902 crashing 运行出错（")
    assert reason in crash.message
    assert "文中的字" not in crash.message
    assert crash.suppressed is None
    assert "W901" in {d.code for d in result.diagnostics}
    assert "E911" not in {d.code for d in result.diagnostics}


def test_a_reader_that_crashes_costs_only_its_file() -> None:
    def broken(source: Source) -> None:
        raise ValueError("甲")

    engine = engine_with(word_rule())
    readers = {**engine.declared.readers, ".txt": Reader("txt", (".txt",), broken)}  # type: ignore[arg-type]
    engine = replace(engine, declared=replace(engine.declared, readers=readers))
    result = check("旧词", engine)
    assert result.error is not None
    assert result.error.code == "E901"
    assert result.error.message.startswith("a.txt：读取时出错（ValueError")


@pytest.mark.parametrize("stage", ["gaps", "mask", "dedupe", "locate", "fold", "cover", "in_order"])
def test_a_fault_of_ours_costs_only_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    jobs = []
    for name in ("a", "b", "c"):
        (tmp_path / name).with_suffix(".txt").write_text(f"{name}，旧词。", "utf-8")
        jobs.append(Job(Found(str(tmp_path / f"{name}.txt"))))
    real = getattr(importlib.import_module("hegui.checking.check"), stage)
    turns = itertools.count()

    def sometimes(*arguments: object) -> object:
        return 1 / 0 if next(turns) == 1 else real(*arguments)

    monkeypatch.setattr(f"hegui.checking.check.{stage}", sometimes)
    results = list(check_files(jobs, engine_with(word_rule()), Settings()))
    assert ["W901" in {d.code for d in r.diagnostics} for r in results] == [True, False, True]
    assert results[1].error is not None
    assert results[1].error.code == "E901"
    assert "ZeroDivisionError" in results[1].error.message


def _picky(result: FileResult, engine: Engine) -> FileResult:
    if result.error is None and result.path.endswith("b.txt"):
        raise KeyError
    return result


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_made_of_a_result_may_break_down_too(tmp_path: Path, processes: int) -> None:
    jobs = []
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("旧词。", "utf-8")
        jobs.append(Job(Found(str(tmp_path / name))))
    results = list(finished(jobs, engine_with(word_rule()), Settings(), _picky, processes))
    assert [r.error and r.error.code for r in results] == [None, "E901", None]


def test_sensitive_words_are_masked_wherever_they_are_shown() -> None:
    secret = "13800138000"
    engine = engine_with(
        word_rule("X901", "phone", secret, sensitive=True), word_rule("W901", "call", "电话" + secret)
    )
    result = check(f"一、联系电话{secret}\n\n请拨打电话{secret}联系。", engine)
    assert len(result.diagnostics) == 4
    shown = repr(
        [(d.message, d.quote, d.excerpt, d.location, d.suggestion, d.related) for d in result.diagnostics]
    )
    assert secret not in shown
    assert "1*********0" in shown
    assert starred("甲") == "甲"
    assert starred("甲乙") == "甲*"


def test_only_rules_that_say_so_may_speak_of_furniture() -> None:
    text = "青禾县工作报告\n<!-- hegui-disable-file S101: 没有运行 -->\n正文。"
    anywhere = [
        make(
            code,
            name,
            lambda doc, options: iter([Finding(Span(8, 30), "在注释里")]),
            furniture=code[0] == "R",
        )
        for code, name in (("W901", "one"), ("R901", "two"))
    ]
    settings = Settings(choices=(Choice("W901", True), Choice("R901", True)), only=True)
    result = check(text, engine_with(*anywhere), settings)
    assert [d.code for d in result.diagnostics] == ["R901"]


def test_severities() -> None:
    doubtful = make(
        "W902", "doubtful", lambda d, o: iter([Finding(Span(0, 1), "甲", severity=Severity.INFO)])
    )
    settings = replace(
        ONLY_W, rules={"W901": RuleSettings(Severity.ERROR), "W902": RuleSettings(Severity.ERROR)}
    )
    result = check("旧词", engine_with(word_rule(), doubtful), settings)
    assert {d.code: d.severity.word for d in result.diagnostics} == {"W901": "error", "W902": "info"}


def test_rules_for_other_kinds_do_not_run() -> None:
    rule = word_rule(kinds=("fazhi-annual",))
    settings = replace(ONLY_W, kind="generic")
    assert check("旧词", engine_with(rule), settings).diagnostics == ()
    settings = replace(ONLY_W, kind="fazhi-annual")
    found = check("旧词", engine_with(rule), settings).diagnostics
    assert [d.code for d in found] == ["E923", "W901"]  # said to be a report, it is only a piece of one


@given(st.text(max_size=60))
def test_pure_and_total(text: str) -> None:
    data = text.encode("utf-8", "replace")
    first = check_bytes("a.md", data, DEFAULT, Settings())
    assert first == check_bytes("a.md", data, DEFAULT, Settings())
    assert "E901" not in {d.code for d in first.diagnostics}
    assert pickle.loads(pickle.dumps(first)) == first
    assert list(first.diagnostics) == sorted(first.diagnostics, key=lambda d: (d.span[0], d.code))


DEFAULT = engine_with()


def test_a_kept_document_survives_the_way_between_processes() -> None:
    result = check_bytes("a.txt", "青禾县工作报告".encode(), DEFAULT, Settings(), keep_document=True)
    again = pickle.loads(pickle.dumps(result))
    assert again.document.text == "青禾县工作报告"


def _fatal(doc: Document, options: Options) -> Iterator[Finding]:
    if "致命" in doc.text:
        os._exit(7)
    yield from ()


def test_a_process_that_dies_costs_one_file(tmp_path: Path) -> None:
    for number in range(12):
        words = "致命的旧词" if number == 5 else "旧词"
        (tmp_path / f"{number:02}.txt").write_text(words, "utf-8")
    engine = engine_with(word_rule(), make("W902", "fatal", _fatal))
    jobs = [Job(found) for found in discover([str(tmp_path)], {".txt"}).files]
    done: list[int] = []
    results = list(check_files(jobs, engine, ONLY_W, 2, advance=done.append))
    assert [Path(r.path).name for r in results] == [f"{n:02}.txt" for n in range(12)]
    assert [r.error.code if r.error else "" for r in results] == [""] * 5 + ["E901"] + [""] * 6
    assert sum(done) == 12
    assert all(len(r.diagnostics) == 1 for r in results)


def test_any_number_of_processes_gives_the_same(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(
            f"青禾县{2010 + number}年工作报告\n一、甲\n三、乙\n旧词。", "utf-8"
        )
    jobs = [Job(found) for found in discover([str(tmp_path)], {".txt"}).files]
    serial, double, many = (list(check_files(jobs, DEFAULT, Settings(), n)) for n in (1, 2, 5))
    assert serial == double == many


def test_discovery(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/c.TXT",
        ".hidden/d.txt",
        "a/.e.txt",
        "a/~$f.txt",
        "a/g.doc",
        "a/h.png",
        "旧/i.txt",
        "报告",
        "b.txt.hegui.toml",
        "b.txt.bak",
        "b.txt.2.bak",
        "b.批注.html",
        "无主.批注.docx",
        "页.html",
        "页_files/p.js",
        "hegui.toml",
        "Thumbs.db",
        "out.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "z.txt").symlink_to(tmp_path / "b.txt")
    root = str(tmp_path)
    found = discover(
        [root, f"{root}/b.txt", f"{root}/b.txt"],
        {".txt"},
        ["旧"],
        root,
        [f"{root}/out.json", f"{root}/b.txt"],
    )
    paths = [f.path.removeprefix(root) for f in found.files]
    assert paths == ["/a/c.TXT", "/a/g.doc", "/a/h.png", "/b.txt", "/报告", "/无主.批注.docx", "/页.html"]
    assert [f.path.removeprefix(root) for f in found.files if not f.walked] == ["/b.txt"]
    named = discover([f"{root}/旧/i.txt", f"{root}/a/h.png"], {".txt"}, ["旧"], root)
    assert len(named.files) == 2
    (tmp_path / "空").mkdir()
    (empty,) = discover([f"{root}/空"], {".txt"}).files
    assert empty.error is not None
    assert empty.error.message.endswith("文件夹中没有可检查的文件；支持 txt")
    (missing,) = discover([f"{root}/无"], {".txt"}).files
    assert missing.error is not None
    assert missing == Found(f"{root}/无", missing.error)
