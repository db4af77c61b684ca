"""What one document may cost: what is beyond is named, and the rest of the result stands."""

from __future__ import annotations

import hashlib
import os
import signal
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Outcome, engine_with, make, word_rule
from hegui.api import Document, Finding, Options, Span
from hegui.checking.limits import Limits
from hegui.checking.results import FileResult
from hegui.commands.streaming import stream
from hegui.reporting import REPORTERS
from hegui.running.config import settings as configured
from hegui.running.files import Job, check_bytes, check_files
from hegui.running.inputs import Found
from hegui.running.selection import Choice
from hegui.running.settings import Settings

ONLY_W9 = Settings(choices=(Choice("W9", True),), only=True)


def bounded(**limits: int) -> Settings:
    return replace(ONLY_W9, limits=Limits(**limits))


def codes(result: FileResult) -> list[str]:
    return [d.code for d in result.diagnostics]


def check(text: str, settings: Settings, *rules: object) -> FileResult:
    return check_bytes("a.txt", text.encode(), engine_with(word_rule(), *rules), settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        ({"characters": 9}, "超过 9 字"),
        ({"paragraphs": 2}, "超过 2 段"),
        ({"numbers": 1}, "数字超过 1 个"),
    ],
)
def test_what_comes_after_a_limit_is_not_checked_and_told(limits: dict[str, int], says: str) -> None:
    result = check("旧词。\n甲12，\n34个旧词。\n旧词。\n", bounded(**limits))
    assert codes(result) == ["E909", "W901"]
    assert says in result.diagnostics[0].message
    assert result.verdict.grade == "not-checked"
    assert result.checklist == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_markdown_is_read_up_to_half_as_many_bytes(encoding: str) -> None:
    data = ("# 旧词\n\n旧词。\n\n" * 3).encode(encoding)
    result = check_bytes("a.md", data, engine_with(word_rule()), bounded(characters=60))
    assert (
        codes(result) == ["E909", "W901", "W901", "W901"] if encoding == "utf-8" else ["E909"] + ["W901"] * 4
    )
    assert result.sha256 == hashlib.sha256(data).hexdigest()


def test_a_document_within_its_limits_is_whole() -> None:
    assert codes(check("旧词。\n旧词。", bounded(characters=7, paragraphs=2, numbers=1))) == ["W901"] * 2


def test_findings_are_listed_up_to_a_limit() -> None:
    more = word_rule("W902", "other", "新词")
    result = check("旧词、新词。" * 9, bounded(findings_per_rule=3, findings=5), more)
    assert codes(result) == ["E914", "W901", "W902", "W901", "W902", "W901"]
    assert "W901、W902" in result.diagnostics[0].message


def test_words_that_must_be_masked_are_masked_beyond_the_limit() -> None:
    sensitive = word_rule("W902", "secret", "张三丰", sensitive=True)
    result = check("张三丰。\n张三丰，旧词。", bounded(findings_per_rule=1), sensitive)
    assert not any("张三丰" in d.excerpt.text for d in result.diagnostics)


def test_very_many_equal_findings_are_told_once() -> None:
    result = check("旧词。" * 80, ONLY_W9)
    assert codes(result) == ["W901"]
    assert "同样的共 80 处" in result.diagnostics[0].message
    assert len(result.diagnostics[0].related) == 5
    assert len(check("旧词。" * 50, ONLY_W9).diagnostics) == 50


def _slow(doc: Document, options: Options) -> Iterator[Finding]:
    if "慢" in doc.text:
        yield Finding(Span(0, 1), "先发现的")
        while True:
            len(doc.text)
    if "吞" in doc.text:
        while True:
            try:
                len(doc.text)
            except Exception:
                continue


def _hungry(doc: Document, options: Options) -> Iterator[Finding]:
    if "大" in doc.text:
        kept = []
        while True:
            kept.append(bytes(16 << 20))
    if "停" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "睡" in doc.text:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
        until = time.process_time() + 60
        while time.process_time() < until:
            pass
    yield from ()


ROUGH = (make("W903", "slow", _slow), make("W904", "hungry", _hungry))
unix = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such clock")


@unix
@pytest.mark.parametrize("word", ["慢", "吞"])
def test_a_rule_over_its_time_costs_itself_and_those_behind_it(word: str) -> None:
    result = check(f"旧词{word}。", bounded(seconds=1), *ROUGH)
    assert codes(result) == ["E909", "W901"] + (["W903"] if word == "慢" else [])
    assert "用完了时间 1 秒" in result.diagnostics[0].message
    assert "W903" in result.diagnostics[0].message


def many(folder: Path, words: dict[int, str], count: int = 12) -> list[Job]:
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(f"旧词{words.get(number, '')}。", "utf-8")
    return [Job(Found(str(folder / f"{number:02}.txt"))) for number in range(count)]


@unix
@pytest.mark.parametrize("processes", [2, 5])
def test_a_file_that_takes_too_much_loses_itself_and_no_other(tmp_path: Path, processes: int) -> None:
    jobs = many(tmp_path, {1: "慢", 3: "大", 4: "停", 7: "睡", 8: "停"})
    engine = engine_with(word_rule(), *ROUGH)
    results = list(check_files(jobs, engine, bounded(seconds=1, memory=200), processes))
    assert [Path(r.path).name for r in results] == [f"{n:02}.txt" for n in range(12)]
    bad = {
        n: r.error.code if r.error else r.diagnostics[0].code
        for n, r in enumerate(results)
        if codes(r) != ["W901"]
    }
    assert bad == {1: "E909", 3: "E909", 4: "E909", 7: "E909", 8: "E909"}
    assert "内存" in results[3].diagnostics[0].message
    assert "W901" in codes(results[3])


@unix
def test_one_wild_file_has_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hegui.running.files.wild", lambda path: path.endswith("04.txt"))
    results = list(check_files(many(tmp_path, {4: "停"}), engine_with(word_rule(), *ROUGH), ONLY_W9))
    assert [bool(r.error) for r in results] == [n == 4 for n in range(12)]


def test_limits_stand_in_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "hegui.toml"
    assert configured({"limits": {"findings-per-rule": 7}}, path).limits == Limits(findings_per_rule=7)


@pytest.mark.parametrize(
    ("table", "says"),
    [("limits = 3", "[limits]"), ("[limits]\nseconds = 0", "正整数"), ("[limits]\nsecond = 9", "seconds")],
)
def test_wrong_limits(hegui: Callable[..., object], tmp_path: Path, table: str, says: str) -> None:
    (tmp_path / "hegui.toml").write_text(table, "utf-8")
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    outcome = hegui("check", str(tmp_path / "a.txt"), "--config", str(tmp_path / "hegui.toml"))
    assert outcome.code == 2  # type: ignore[attr-defined]
    assert says in outcome.err  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_is_written_as_it_comes_is_what_is_written_together(
    hegui: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, count: int
) -> None:
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text(f"青禾县{2020 + number}年工作报告\n一、甲\n三、乙", "utf-8")
    monkeypatch.chdir(tmp_path)
    streamed = hegui("check", ".", "--isolated", "--format", form, "--report", f"{form}=a.out")
    kept = (tmp_path / "a.out").read_text("utf-8")
    (tmp_path / "a.out").unlink()
    monkeypatch.setattr("hegui.commands.check.can_stream", lambda reporters: False)
    together = hegui("check", ".", "--isolated", "--format", form)
    assert streamed == together
    assert kept == together.out


def test_results_on_their_way_are_not_kept(tmp_path: Path) -> None:
    jobs = many(tmp_path, {}, 40)
    alive: list[weakref.ref[FileResult]] = []

    def results() -> Iterator[FileResult]:
        for result in check_files(jobs, engine_with(word_rule()), ONLY_W9):
            alive.append(weakref.ref(result))
            yield result
            del result
            assert sum(one() is not None for one in alive) <= 3

    tally = stream(results(), REPORTERS[3], [], "1", {})
    assert tally.documents == 40
