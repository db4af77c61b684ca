"""Results that are kept: the same bytes as without, whatever changes, breaks or runs beside."""

from __future__ import annotations

import datetime
import os
import random
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome, engine_with, word_rule
from hegui import snapshot
from hegui.api.knowledge import Changes, Extra
from hegui.checking.limits import Limits
from hegui.checking.model import Known, Sidecar
from hegui.checking.results import FileResult
from hegui.running import cache as kept
from hegui.running import files, versions
from hegui.running.cache import Cache, Key
from hegui.running.engine import engine
from hegui.running.files import Job, check_bytes
from hegui.running.inputs import Found
from hegui.running.remembered import remembered_bytes, remembered_files
from hegui.running.selection import Choice
from hegui.running.settings import Knowledge, Override, RuleSettings, Settings
from hegui.snapshot import Snapshot

REPORT = """临溪县2024年法治政府建设年度报告

一、主要做法

2024年，临溪县开展培训3次，其中线上5次。张三（身份证号110101199003074514）参加。
二是依法行政依法行政，加强监管监管。
"""
PLAIN = Settings()
BUILT = engine(PLAIN)
FORMATS = (
    "terminal", "concise", "json", "jsonl", "html", "sarif", "github", "gitlab", "rdjson", "junit",
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the results, for commands too: they keep some only where a snapshot is open."""
    monkeypatch.setenv("HEGUI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(snapshot, "_current", Snapshot(str(tmp_path / "snapshot")))
    return tmp_path / "cache" / "results"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of documents that are checked in this process, not remembered."""
    seen: list[str] = []
    original = files.check

    def counted(path: str, *arguments: Any) -> FileResult:
        seen.append(path)
        return original(path, *arguments)

    monkeypatch.setattr(files, "check", counted)
    return seen


def entries(place: Path) -> list[Path]:
    return [path for path in sorted(place.rglob("*")) if path.is_file()]


def entry(cache: Cache, path: str = "年报.txt", text: str = REPORT) -> tuple[Key, FileResult]:
    data = text.encode()
    key = cache.key(path, data, None, ())
    result = check_bytes(path, data, BUILT, PLAIN)
    cache.put(key, result)
    return key, result


def test_what_is_kept_comes_back_equal(place: Path) -> None:
    cache = Cache(PLAIN)
    key, result = entry(cache)
    assert result.diagnostics
    assert result.masked
    assert cache.get(key) == result
    assert cache.get(cache.key("年报.txt", REPORT.encode() + b" ", None, ())) is None


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_to_the_byte(
    place: Path, checks: list[str], folder: Path, hegui: Callable[..., Outcome], form: str
) -> None:
    for name in ("甲.txt", "乙.md"):
        (folder / name).write_text(REPORT.replace("临溪县", name[0] + "县"), "utf-8")
    plain = hegui("check", ".", "--format", form, "--no-cache", "--jobs", "1")
    assert not place.exists()
    first = hegui("check", ".", "--format", form, "--jobs", "1")
    assert len(checks) == 4
    again = hegui("check", ".", "--format", form, "--jobs", "1")
    assert len(checks) == 4
    assert plain == first == again
    assert plain.out


@pytest.mark.parametrize(
    "options",
    [
        ("--diff",),
        ("--diff=patch",),
        ("--show-info", "--sort", "position"),
        ("--report", "html=报告.html"),
        ("--fail-on", "never", "--color", "always"),
    ],
)
def test_options_of_the_output_change_nothing(
    place: Path, folder: Path, hegui: Callable[..., Outcome], options: tuple[str, ...]
) -> None:
    (folder / "甲.txt").write_text(REPORT, "utf-8")
    plain = hegui("check", "甲.txt", *options, "--no-cache")
    hegui("check", "甲.txt")
    assert hegui("check", "甲.txt", *options) == plain


def test_standard_input_and_the_baseline(
    place: Path,
    checks: list[str],
    folder: Path,
    hegui: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "甲.txt").write_text(REPORT, "utf-8")
    bare = hegui("check", "甲.txt", "--format", "json")
    hegui("check", "甲.txt", "--write-baseline", "--baseline", "known.json")
    known = hegui("check", "甲.txt", "--baseline", "known.json", "--format", "json")
    assert known.out != bare.out
    assert hegui("check", "甲.txt", "--format", "json") == bare
    assert hegui("check", "甲.txt", "--baseline", "known.json", "--no-cache", "--format", "json") == known


def test_a_correction_is_made_from_a_result_that_was_kept(
    place: Path, folder: Path, hegui: Callable[..., Outcome]
) -> None:
    said = []
    for options in (("--no-cache",), ()):
        (folder / "甲.txt").write_text(REPORT, "utf-8")
        if not options:
            hegui("check", "甲.txt")
        said.append(
            (
                hegui("check", "甲.txt", "--fix", "--no-backup", *options),
                (folder / "甲.txt").read_text("utf-8"),
            )
        )
    assert said[0] == said[1]
    assert said[0][1] != REPORT


def test_hits_and_misses_keep_their_order(place: Path, tmp_path: Path, checks: list[str]) -> None:
    jobs = []
    for number in range(12):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(REPORT.replace("3次", f"{number}次"), "utf-8")
        jobs.append(Job(Found(str(path))))
    plain = list(files.check_files(jobs, BUILT, PLAIN))
    checks.clear()
    cache = Cache(PLAIN)
    list(remembered_files(jobs[3:8], BUILT, PLAIN, cache))
    told: list[int] = []
    assert list(remembered_files(jobs, BUILT, PLAIN, cache, 2, advance=told.append)) == plain
    assert sum(told) == 12
    checks.clear()
    assert list(remembered_files(jobs, BUILT, PLAIN, cache)) == plain
    assert not checks


def test_the_time_of_a_file_says_nothing(place: Path, tmp_path: Path, checks: list[str]) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(REPORT, "utf-8")
    at = path.stat()
    jobs, cache = [Job(Found(str(path)))], Cache(PLAIN)
    (first,) = remembered_files(jobs, BUILT, PLAIN, cache)
    os.utime(path, (0, 0))
    assert [*remembered_files(jobs, BUILT, PLAIN, cache)] == [first]
    assert len(checks) == 1
    path.write_text(REPORT.replace("3次", "4次"), "utf-8")
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
    (second,) = remembered_files(jobs, BUILT, PLAIN, cache)
    assert len(checks) == 2
    assert second != first


# --- what a result depends on -----------------------------------------------------------------------------------------


def _under(**changes: Any) -> Settings:
    return Settings(**changes)


DAY = datetime.date(2025, 3, 1)
CIRCUMSTANCES = {
    "kind": _under(kind="generic"),
    "level": _under(level="县"),
    "year": _under(year=2023),
    "published": _under(published=DAY),
    "profile": _under(profile="style"),
    "preview": _under(preview=True),
    "selection": _under(choices=(Choice("S101", True),)),
    "only": _under(choices=(Choice("S101", True),), only=True),
    "ignored": _under(choices=(Choice("S101", False),)),
    "severity and options": _under(rules={"S101": RuleSettings(None, {"most": 3})}),
    "an override that matches": _under(overrides=(Override(("*.txt",), {"level": "县"}),)),
    "the command line": _under(forced=Override(changes={"level": "县"})),
    "names": _under(knowledge=Knowledge(("临溪",))),
    "table": _under(knowledge=Knowledge((), {"word_classes": Changes((Extra("a.tsv", "甲"),), ())})),
    "limits": _under(limits=Limits(findings=7)),
}


@pytest.mark.parametrize("name", CIRCUMSTANCES)
def test_another_circumstance_is_another_key(place: Path, name: str) -> None:
    plain, other = Cache(PLAIN), Cache(CIRCUMSTANCES[name])
    ask = "年报.txt", REPORT.encode(), None, ()
    assert plain.key(*ask) != other.key(*ask)
    assert other.key(*ask) == Cache(CIRCUMSTANCES[name]).key(*ask)


def test_what_changes_no_result_changes_no_key(place: Path) -> None:
    ask = "年报.txt", REPORT.encode(), None, ()
    same = _under(
        fail_on="never", exclude=("*.md",), skip_unsupported=True, baseline="b.json", today=DAY,
        overrides=(Override(("*.md",), {"level": "县"}),),
    )  # fmt: skip
    assert Cache(same).key(*ask) == Cache(PLAIN).key(*ask)


def test_path_exceptions_and_baseline_are_in_the_key(place: Path) -> None:
    cache, data = Cache(_under(today=DAY)), REPORT.encode()
    tomorrow = Cache(_under(today=DAY + datetime.timedelta(1)))
    beside = Sidecar("年报.txt.hegui.toml", b'[[suppress]]\ncode = "S101"\n')
    dated = Sidecar("年报.txt.hegui.toml", b"[[suppress]]\nexpires = 2025-03-01\n")
    hidden = Sidecar("年报.txt.hegui.toml", b'[[suppress]]\n"e\\u0078pires" = 2025-03-01\n')
    asked = [
        ("年报.txt", data, None, ()),
        ("另.txt", data, None, ()),
        ("年报.txt", data, beside, ()),
        ("年报.txt", data, dated, ()),
        ("年报.txt", data, hidden, ()),
        ("年报.txt", data, None, (Known("S101", "f", "甲"),)),
    ]
    assert len({cache.key(*ask) for ask in asked}) == len(asked)
    # The day matters only where an exception ends on one.
    assert [cache.key(*ask) == tomorrow.key(*ask) for ask in asked] == [True, True, True, False, False, True]


def test_the_content_of_a_checklist_is_in_the_key(place: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    keys = []
    for title in ("甲", "乙", "甲"):
        own.write_text(f'kind = "own"\ntitle = "{title}"\n', "utf-8")
        os.utime(own, (len(keys), len(keys)))
        keys.append(Cache(_under(checklists=(str(own),))).key("年报.txt", b"", None, ()))
    assert keys[0] == keys[2] != keys[1]


def test_an_installation_is_told_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "plugin_of_words"
    package.mkdir()
    (package / "__init__.py").write_text("A = 1\n")
    (package / "table.tsv").write_text("甲\t乙\n", "utf-8")
    single = tmp_path / "plugin_alone.py"
    single.write_text("A = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    plugins = ["plugin_of_words", "plugin_alone"]
    monkeypatch.setattr(versions, "plugin_packages", lambda: plugins)
    distributions = [("jieba", "0.42.1")]
    monkeypatch.setattr(versions, "installed_distributions", lambda: distributions)

    def word() -> str:
        versions.installation.cache_clear()
        return versions.installation()

    try:
        first = word()
        assert first
        os.utime(package / "table.tsv", (0, 0))
        assert word() == first
        seen = {first}
        for change in (
            lambda: (package / "table.tsv").write_text("甲\t丙\n", "utf-8"),
            lambda: (package / "table.tsv").rename(package / "words.tsv"),
            lambda: single.write_text("A = 2\n"),
            lambda: distributions.append(("markdown-it-py", "3")),
            lambda: plugins.remove("plugin_alone"),
        ):
            change()
            seen.add(word())
        assert len(seen) == 6
        plugins.append("plugin_that_is_nowhere")
        assert word() == ""
        assert not Cache(PLAIN, str(tmp_path)).filled
    finally:
        versions.installation.cache_clear()


# --- what is not kept -------------------------------------------------------------------------------------------------


def test_nothing_is_kept_that_may_be_different_another_time(place: Path, tmp_path: Path) -> None:
    cache = Cache(PLAIN)
    for path, data in (("a.txt", b""), ("b.pdf", b"nothing"), ("c.xyz", b"\0\1"), ("d.docx", b"PK")):
        key = cache.key(path, data, None, ())
        cache.put(key, check_bytes(path, data, BUILT, PLAIN))
        assert not cache.has(key)

    def broken(doc: object, options: object) -> Iterator[Any]:
        raise ZeroDivisionError
        yield

    from conftest import make

    failing = engine_with(make("W902", "broken", broken))
    settings = _under(choices=(Choice("W902", True),), only=True)
    own = Cache(settings)
    key = own.key("a.txt", REPORT.encode(), None, ())
    own.put(key, check_bytes("a.txt", REPORT.encode(), failing, settings))
    assert not own.has(key)


def test_a_result_of_other_bytes_is_not_taken(place: Path) -> None:
    """The file changed between its key and its check."""
    cache = Cache(PLAIN)
    key = cache.key("a.txt", REPORT.encode(), None, ())
    cache.put(key, check_bytes("a.txt", REPORT.replace("3次", "4次").encode(), BUILT, PLAIN))
    assert not cache.has(key)


@pytest.mark.parametrize("options", [("--no-cache",), ("--timings",), ("--config", "own.toml")])
def test_who_wants_none_leaves_none(
    place: Path, folder: Path, hegui: Callable[..., Outcome], options: tuple[str, ...]
) -> None:
    (folder / "own.toml").write_text("cache = false\n", "utf-8")
    (folder / "甲.txt").write_text(REPORT, "utf-8")
    assert hegui("check", "甲.txt", *options).code in (0, 1)
    assert not place.exists()


def test_nobody_reads_the_document_in_what_is_kept(place: Path) -> None:
    entry(Cache(PLAIN))
    (found,) = entries(place)
    data = found.read_bytes()
    for words in ("依法行政", "临溪县", "身份证", "年报", "FileResult", "hegui.checking"):
        assert words.encode() not in data
        assert words.encode("utf-16-le") not in data
    if os.name == "posix":
        assert stat.S_IMODE(found.stat().st_mode) == 0o600
        assert stat.S_IMODE(found.parent.stat().st_mode) == stat.S_IMODE(place.stat().st_mode) == 0o700
    entry(Cache(PLAIN))
    (again,) = entries(place)
    assert again == found
    assert again.read_bytes()[8:] != data[8:]  # never the same stream twice


# --- what may happen to it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_entry_is_none(place: Path, checks: list[str], seed: int) -> None:
    chance = random.Random(seed)
    cache = Cache(PLAIN)
    key, result = entry(cache)
    (found,) = entries(place)
    data = bytearray(found.read_bytes())
    if seed % 3 == 0:
        data = data[: chance.randrange(len(data))]
    elif seed % 3 == 1:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    else:
        data[chance.randrange(len(data)) :] = chance.randbytes(50)
    found.write_bytes(data)
    checks.clear()
    assert remembered_bytes("年报.txt", REPORT.encode(), BUILT, PLAIN, cache) == result
    assert len(checks) == 1
    assert cache.get(key) == result  # healed


def test_an_entry_of_another_document_is_none(place: Path) -> None:
    cache = Cache(PLAIN)
    entry(cache)
    (one,) = entries(place)
    other, _ = entry(cache, text=REPORT.replace("3次", "4次"))
    (two,) = {*entries(place)} - {one}
    two.write_bytes(one.read_bytes())
    assert cache.get(other) is None


def test_only_our_classes_are_made(place: Path) -> None:
    """Whoever has the document and may write here could seal what they like."""
    import pickle
    import zlib

    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return os.mkdir, (str(place / "evil"),)

    cache = Cache(PLAIN)
    key, _ = entry(cache)
    (found,) = entries(place)
    nonce = bytes(16)
    for value in (Evil(), os.getcwd, ["a"], Path("a")):
        hidden = kept._hidden(zlib.compress(pickle.dumps(value)), key.secret, nonce)
        found.write_bytes(kept._MAGIC + nonce + kept._seal(nonce + hidden, key.secret) + hidden)
        assert cache.get(key) is None
        assert not (place / "evil").exists()


def test_the_oldest_go_when_there_are_too_many(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_SHARDS", 1)
    monkeypatch.setattr(kept, "_TIDY_EVERY", 1)
    monkeypatch.setattr(kept, "MOST_ENTRIES", 3)
    cache = Cache(PLAIN)
    result = check_bytes("年报.txt", REPORT.encode(), BUILT, PLAIN)
    keys = [kept.Key(f"{number:040x}", bytes(64), result.sha256) for number in range(6)]
    for number, key in enumerate(keys):
        cache.put(key, result)
        path = place / "00" / key.name[2:]
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    left = place / "00" / "abandoned.1.tmp"
    left.write_bytes(b"x")
    os.utime(left, (1, 1))
    assert cache.get(keys[3]) == result  # in use: it is young again
    cache.put(keys[0], result)
    assert [cache.has(key) for key in keys] == [True, False, False, True, False, True]
    assert not left.exists()
    monkeypatch.setattr(kept, "MOST_BYTES", 1)
    cache.put(keys[1], result)
    assert not any(cache.has(key) for key in keys)
    monkeypatch.setattr(kept, "_LARGEST", 10)
    cache.put(keys[1], result)
    assert not cache.has(keys[1])


def test_where_nothing_can_be_written_nothing_is_kept(
    place: Path, folder: Path, hegui: Callable[..., Outcome], checks: list[str]
) -> None:
    (folder / "甲.txt").write_text(REPORT, "utf-8")
    plain = hegui("check", "甲.txt", "--no-cache")
    place.parent.mkdir()
    place.write_text("a file in its place")
    assert hegui("check", "甲.txt") == plain
    place.unlink()
    place.parent.rmdir()
    place.parent.write_text("a file in the place of all")
    assert hegui("check", "甲.txt") == plain
    assert len(checks) == 3


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no accounts")
def test_the_folder_of_somebody_else_is_not_used(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry(Cache(PLAIN))
    assert Cache(PLAIN).filled
    elsewhere = tmp_path / "link"
    elsewhere.symlink_to(place)
    assert not Cache(PLAIN, str(elsewhere)).filled
    owner = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: owner)
    cache = Cache(PLAIN)
    assert not cache.filled
    key, _ = entry(cache, text="另一份报告。")
    assert not cache.has(key)


def _at_once(arguments: tuple[str, int]) -> list[bool]:
    folder, seed = arguments
    chance = random.Random(seed)
    cache = Cache(PLAIN, folder)
    texts = [REPORT.replace("3次", f"{number}次") for number in range(3)]
    results = [check_bytes("年报.txt", text.encode(), BUILT, PLAIN) for text in texts]
    keys = [cache.key("年报.txt", text.encode(), None, ()) for text in texts]
    right = []
    for _ in range(150):
        number = chance.randrange(3)
        if chance.random() < 0.5:
            cache.put(keys[number], results[number])
        if chance.random() < 0.05:
            kept._tidy(os.path.dirname(cache._place(keys[number])))
        found = cache.get(keys[number])
        right.append(found is None or found == results[number])
    return right


def test_many_processes_at_once(place: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        seen = pool.map(_at_once, [(str(place), seed) for seed in range(4)])
    assert all(map(all, seen))
    assert len(entries(place)) == 3


def test_cleared_while_it_is_used(place: Path) -> None:
    cache = Cache(PLAIN)
    key, result = entry(cache)

    def use() -> None:
        for _ in range(100):
            cache.put(key, result)
            assert cache.get(key) in (None, result)

    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(use) for _ in range(2)]
        for _ in range(50):
            kept.clear()
        for work in running:
            work.result()


def test_the_command(place: Path, folder: Path, hegui: Callable[..., Outcome]) -> None:
    assert "份数  0\n" in hegui("cache").out
    (folder / "甲.txt").write_text(REPORT, "utf-8")
    hegui("check", "甲.txt")
    said = hegui("cache").out
    assert str(place) in said
    assert "份数  1\n" in said
    assert "1 份" in hegui("cache", "clear").out
    assert not place.exists()
    assert hegui("cache", "clear").code == 0


def test_rules_of_a_plugin_that_is_no_package_are_never_kept_blindly(place: Path) -> None:
    """``engine_with`` adds rules by hand: a program that does so gets no cache unless it asks for one."""
    built = engine_with(word_rule())
    assert check_bytes("a.txt", "旧词。".encode(), built, PLAIN).diagnostics
    assert not place.exists()
