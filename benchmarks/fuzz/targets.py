"""What is fuzzed: how bytes become an input, and what must hold whatever it is.

A target takes bytes and returns nothing; what it raises is a fault. Every promise is one of the contracts: a reader gives
a reading that keeps its word or ``ReadError``, a configuration gives settings or ``ConfigError``, a check names no rule
that broke down, a correction changes no number and no quotation, and corrected once is corrected.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import builders
from dice import Dice, text, words

from hegui import testing
from hegui.annotating.copies import annotated
from hegui.checking.model import Sidecar
from hegui.checking.results import FileResult
from hegui.checklist.load import parse
from hegui.comparing import compare
from hegui.errors import ConfigError, HeguiError, ReadError
from hegui.reading import READERS, Source
from hegui.reading.open import opened
from hegui.running import baseline, config, containers
from hegui.running.engine import Engine, engine, knowledge_tables
from hegui.running.files import check_bytes
from hegui.running.fixing import fixed, quoted_everywhere
from hegui.running.inputs import relative
from hegui.running.settings import Settings

_READERS = {suffix: reader for reader in READERS for suffix in reader.suffixes}


@cache
def _engine() -> tuple[Engine, Settings]:
    settings = Settings(profile="style", preview=True)
    return engine(settings), settings


def _read(name: str, data: bytes) -> None:
    """The contract of readers, and of the choice among them."""
    source = Source(name, data)
    try:
        reading = opened(source, _READERS)
    except ReadError as error:
        assert str(error), "an error that says nothing"
        return
    testing._check_reading(_READERS[f".{reading.format}"], reading)


def _reader(suffix: str, build: Callable[[Dice], bytes]) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        _read("年报" + suffix, build(Dice(data)))

    return target


def bytes_as_they_are(data: bytes) -> None:
    """No structure at all: the first byte chooses the ending."""
    endings = (".txt", ".md", ".html", ".docx", ".pdf", ".ofd", "", ".doc", ".x")
    suffix = endings[data[0] % len(endings)] if data else ""
    if suffix != ".doc":  # another program reads it
        _read("年报" + suffix, data[1:])


def container(data: bytes) -> None:
    """Zip files and mails, and everything in them."""
    dice = Dice(data)
    suffix, build = dice.pick(((".zip", builders.zipped), (".eml", builders.mail)))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a" + suffix)
        Path(path).write_bytes(build(dice))
        for member in containers.members(path, lambda name, beside: not name.startswith("~")) or []:
            shown = "/".join(member.way)
            assert ".." not in shown.split("/"), f"a name that leads elsewhere: {shown!r}"
            if member.error is None:
                try:
                    _read(member.way[-1], containers.content(member.way))
                except ReadError as error:
                    assert str(error)


def configuration(data: bytes) -> None:
    """``hegui.toml``: settings, the engine made of them and a check, or a complaint."""
    said = builders.table(Dice(data))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "hegui.toml")
        path.write_bytes(said.encode("utf-8", "replace"))
        try:
            settings = config.load(path)
            built = engine(settings, _engine()[0].declared)
            built.plan(settings, "a.txt")
            relative(settings.baseline or "a", settings.root)
        except ConfigError as error:
            assert str(error)


def table(data: bytes) -> None:
    """A table that an office adds to ours: problems are told, or it is used in a check."""
    dice = Dice(data)
    tables = knowledge_tables(_engine()[0].rules.values())
    name = dice.pick(sorted(tables))
    said = builders.knowledge(dice, ("id", "source", "confidence", *tables[name].columns))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "own.tsv").write_bytes(said.encode("utf-8", "replace"))
        path = Path(folder, "hegui.toml")
        path.write_text(
            f'[knowledge.{name}]\nadd = ["own.tsv"]\noff = ["{dice.pick(("X1", "", "甲"))}"]\n', "utf-8"
        )
        try:
            settings = config.load(path)
            built = engine(settings, _engine()[0].declared)
            _sound(check_bytes("a.txt", "青禾县推进依法行政甲乙丙丁。\n".encode(), built, settings))
        except ConfigError as error:
            assert str(error)


def checklist(data: bytes) -> None:
    """A checklist of an office's own, and a document held against it."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "own.toml")
        Path(path).write_bytes(builders.checklist(Dice(data)))
        try:
            found, problems = parse(path)
            if found is None:
                assert all(problems), "a checklist refused without a reason"
                assert problems, "a checklist refused without a reason"
                return
            settings = Settings(checklists=(path,), kind=found.kind.name)
            built = engine(settings, _engine()[0].declared)
            _sound(
                check_bytes(
                    "a.txt", "青禾县2024年工作报告\n一、甲\n二、总体情况\n甲乙。\n".encode(), built, settings
                )
            )
        except ConfigError as error:
            assert str(error)


def beside(data: bytes) -> None:
    """The file of suppressions beside a document, and a baseline."""
    dice = Dice(data)
    said = builders.table(
        dice, ("suppress", "suppression", "code", "quote", "reason", "expires", "x"),
        ('"S101"', '"W201"', '"冶"', '"因"', "2024-01-01", '"2024-01-01"', '"E902"', "1", "[]", "{}", '""', "2099-01-01"),
    )  # fmt: skip
    built, settings = _engine()
    _sound(
        check_bytes(
            "a.txt",
            "推进依法冶县。\n".encode(),
            built,
            settings,
            Sidecar("a.hegui.toml", said.encode("utf-8", "replace")),
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "b.json")
        json = '{"schema": "hegui-baseline/1", "files": {"a.txt": [{"code": "W201", "fingerprint": "x", "quote": "y"}]}}'
        Path(path).write_bytes(builders.damaged(Dice(data[::-1] + b"\1" * 9), json.encode()))
        try:
            baseline.load(path)
        except ConfigError as error:
            assert str(error)


def _sound(result: FileResult) -> None:
    assert result.error is None or result.error.message
    broken = [d.message for d in result.diagnostics if d.code == "E901"]
    assert not broken, broken[0]
    late = [d.message for d in result.diagnostics if d.code == "E909" and "用完了" in d.message]
    assert not late, late[0]


def check(data: bytes) -> None:
    """A whole check of a text, Markdown or a page: no rule breaks down, every place lies in the text."""
    dice = Dice(data)
    suffix, build = dice.pick(((".txt", builders.plain), (".md", builders.plain), (".html", builders.page)))
    built, settings = _engine()
    result = check_bytes("年报" + suffix, build(dice), built, settings, keep_document=True)
    _sound(result)
    if result.document is not None:
        length = len(result.document.text)
        for diagnostic in result.diagnostics:
            start, end = diagnostic.span
            assert 0 <= start <= end <= length, f"{diagnostic.code} at {start} to {end} of {length}"


def check_packed(data: bytes) -> None:
    """A whole check of a docx, PDF or OFD, and its annotated copy."""
    dice = Dice(data)
    suffix, build = dice.pick(
        ((".docx", builders.word), (".pdf", builders.printed), (".ofd", builders.fixed_layout))
    )
    built, settings = _engine()
    source = Source("年报" + suffix, build(dice))
    result = check_bytes(source.path, source.data, built, settings, keep_document=True)
    _sound(result)
    if result.error is None and result.document is not None:
        try:
            copy = annotated(source, result, built, True, suffix == ".docx")
        except HeguiError as error:
            assert str(error)
        else:
            opened(Source(source.path, copy.data), _READERS)


def correct(data: bytes) -> None:
    """Corrections: no number and no quotation changes, and what was corrected once is corrected."""
    dice = Dice(data)
    suffix, build = dice.pick(((".txt", builders.plain), (".md", builders.plain), (".docx", builders.word)))
    built, settings = _engine()
    path = "年报" + suffix
    first = fixed(path, build(dice), built, settings)
    _sound(first.result)
    assert "改正时出错" not in first.problem, first.problem
    if first.made:
        assert _digits(first.before) == _digits(first.after), "a number changed"
        assert quoted_everywhere(first.before) == quoted_everywhere(first.after), "a quotation changed"
        again = fixed(path, first.data, built, settings)
        assert again.data == first.data, "corrected again, it is another document"


def _digits(said: str) -> list[str]:
    return [c for c in said if c.isdigit()]


def compared(data: bytes) -> None:
    """Two reports against each other, one a variant of the other."""
    dice = Dice(data)
    cut = dice.byte()
    head = "青禾县{}年法治政府建设年度报告\n一、主要做法\n"
    settings = {"kind": "fazhi"}
    changed = words(dice)
    body = text(dice)
    built = _engine()[0]
    try:
        old = testing.document(_plain(head.format(2023) + body + changed), settings, built.kinds)
        new = testing.document(
            _plain(head.format(2024) + body[cut:] + changed + body[:cut]), settings, built.kinds
        )
    except ReadError:
        return
    share = compare(old, new, built.checklists, built.set_phrases).share
    assert 0 <= share <= 1


def _plain(said: str) -> str:
    return said.encode("utf-8", "replace").decode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "txt": _reader(".txt", builders.plain),
    "md": _reader(".md", builders.plain),
    "html": _reader(".html", builders.page),
    "docx": _reader(".docx", builders.word),
    "pdf": _reader(".pdf", builders.printed),
    "ofd": _reader(".ofd", builders.fixed_layout),
    "raw": bytes_as_they_are,
    "container": container,
    "config": configuration,
    "table": table,
    "checklist": checklist,
    "beside": beside,
    "check": check,
    "packed": check_packed,
    "fix": correct,
    "compare": compared,
}
