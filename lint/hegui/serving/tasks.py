"""What the processes do: bytes and options in, everything the page shows out. Nothing stays behind."""

from __future__ import annotations

import datetime
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from hegui import __version__
from hegui.api import PROFILES, Diagnostic
from hegui.checking.check import SPLIT
from hegui.checking.model import Sidecar
from hegui.checking.results import FileResult
from hegui.checking.suppressions import SIDECAR
from hegui.document import LEVELS, Document
from hegui.errors import ReadError, UsageError
from hegui.reading import Source
from hegui.reporting.visible import visible
from hegui.reporting.wording import SEVERITIES, STATUSES, bases, found_at, identity_facts, place
from hegui.running.config import YEARS
from hegui.running.engine import Engine, engine
from hegui.running.files import check_bytes
from hegui.running.fixing import fixable, fixed
from hegui.running.results import Run
from hegui.running.settings import Override, Settings

_MOST_FINDINGS = 500
_KEPT = 8


class File(NamedTuple):
    """A document that came in: how it is called, its bytes, suppressions that lay beside it."""

    name: str
    data: bytes
    beside: bytes | None = None


class Bench:
    """What a process needs for its work: one engine, and what the options of the last visitors made of it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine = engine(settings)
        self._made: dict[tuple[tuple[str, Any], ...], tuple[Engine, Settings]] = {}

    def under(self, options: Mapping[str, str]) -> tuple[Engine, Settings]:
        """Engine and settings for what a visitor chose.

        Raises:
            UsageError: there is no such choice.
        """
        chosen = changes(options, self._engine)
        today = datetime.date.today()
        key = ("today", today), *sorted(chosen.items())
        if key not in self._made:
            if len(self._made) == _KEPT:
                self._made.clear()
            settings = replace(self._settings, forced=Override(changes=chosen), today=today)
            self._made[key] = replace(self._engine, _plans={}), settings
        return self._made[key]

    def check(self, file: File, options: Mapping[str, str]) -> tuple[FileResult, Engine]:
        """The result with its document."""
        built, settings = self.under(options)
        return check_bytes(file.name, file.data, built, settings, _sidecar(file), keep_document=True), built


def changes(options: Mapping[str, str], built: Engine) -> dict[str, Any]:
    """Fields of ``Settings`` that a visitor chose.

    Raises:
        UsageError: there is no such choice.
    """
    allowed = {"kind": tuple(built.checklists), "level": LEVELS, "profile": PROFILES}
    chosen: dict[str, Any] = {}
    for name, words in allowed.items():
        said = options.get(name, "")
        if said and said not in words:
            raise UsageError(f"没有“{visible(said[:40])}”这个选项", f"可用 {'、'.join(words)}")
        if said:
            chosen[name] = said
    year = options.get("year", "").strip()
    if year:
        if not (year.isascii() and year.isdigit() and len(year) == 4 and int(year) in YEARS):
            raise UsageError("年度应为四位年份", "例如 2024")
        chosen["year"] = int(year)
    return chosen


def _sidecar(file: File) -> Sidecar | None:
    return Sidecar(file.name + SIDECAR, file.beside) if file.beside is not None else None


def ready(bench: Bench) -> bool:
    """Work on a few words, so that the first visitor does not wait for what is made when first needed."""
    bench.check(File("空.txt", "某镇2024年年度报告\n一、主要工作\n".encode()), {})
    return True


# --- one document -------------------------------------------------------------------------------------------------------


def check(bench: Bench, file: File, options: Mapping[str, str]) -> dict[str, Any]:
    """Verdict, counts, what can be downloaded, and the report as a page."""
    from hegui.reporting import as_html

    result, built = bench.check(file, options)
    return {**_summary(result, built), "page": as_html.render(_run(result, built))}


def text(bench: Bench, file: File, options: Mapping[str, str]) -> dict[str, Any]:
    """Verdict and findings of a text that is being written; places in UTF-16 units, as browsers count."""
    result, built = bench.check(file, options)
    units = _Units(result.document.text if result.document is not None else "")
    said = sorted(result.active, key=lambda d: (-d.severity, d.span))
    return {
        **_summary(result, built),
        "findings": [_finding(d, result, built, units) for d in said[:_MOST_FINDINGS]],
        "more": max(0, len(said) - _MOST_FINDINGS),
    }


def annotate(bench: Bench, file: File, options: Mapping[str, str]) -> tuple[str, bytes]:
    """Ending and bytes of a copy with what is found, as comments.

    Raises:
        UsageError: there is none of such a file.
    """
    from hegui.annotating.copies import annotated

    result, built = bench.check(file, options)
    if result.error is not None or result.document is None:
        raise UsageError(result.error.message if result.error else f"{file.name} 没有可以检查的内容")
    copy = annotated(Source(file.name, file.data), result, built)
    return copy.suffix, copy.data


def fix(bench: Bench, file: File, options: Mapping[str, str]) -> dict[str, Any]:
    """The corrected bytes and what was changed."""
    built, settings = bench.under(options)
    made = fixed(file.name, file.data, built, settings, _sidecar(file))
    return {
        "data": made.data,
        "changes": [
            {"code": c.diagnostic.code, "old": "".join(c.old), "new": "".join(c.new)} for c in made.changes
        ],
        "problem": made.problem,
    }


def _run(result: FileResult, built: Engine) -> Run:
    return Run(
        version=__version__,
        plugins=built.declared.plugins,
        files=(result,),
        rules={d.code: built.info(d.code) for d in result.diagnostics},
        kinds={kind.name: kind.title for kind in built.kinds},
        fail_on="never",
    )


def _summary(result: FileResult, built: Engine) -> dict[str, Any]:
    codes = {d.code: d.severity for d in sorted(result.active, key=lambda d: d.severity)}
    return {
        "name": visible(result.path),
        "title": result.identity.title if result.identity else "",
        "identity": "，".join(identity_facts(result.identity, {k.name: k.title for k in built.kinds}))
        if result.identity
        else "",
        "grade": result.verdict.grade,
        "verdict": result.verdict.title,
        "reasons": "；".join(result.verdict.reasons),
        "counts": {s.word: sum(d.severity is s for d in result.active) for s in SEVERITIES},
        "elements": [
            {"title": e.title, "status": e.status, "word": STATUSES[e.status], "reason": e.reason}
            for e in result.checklist
        ],
        "rules": [
            {"code": code, "title": built.info(code).title, "severity": severity.word}
            for code, severity in sorted(codes.items(), key=lambda c: (-c[1], c[0]))
        ],
        "fixable": len(fixable(result)),
        "annotated": "" if result.error else result.format,
        "error": result.error.message if result.error else "",
    }


def _finding(d: Diagnostic, result: FileResult, built: Engine, units: _Units) -> dict[str, Any]:
    there = found_at(d, result)  # what is missing has no place of its own
    return {
        "code": d.code,
        "severity": d.severity.word,
        "label": d.severity.title,
        "title": built.info(d.code).title,
        "message": d.message,
        "suggestion": d.suggestion,
        "basis": bases(d),
        "quote": visible(d.quote[:80]) if there else "",
        "where": place(d.location, result.format) if there else "",
        # The places of a text that is read as something else (a pasted web page) are not those of its source.
        "span": [units.at(d.span.start), units.at(d.span.end)] if result.format == "txt" and there else None,
    }


class _Units:
    """UTF-16 units before a code point: one more for each character beyond the Basic Multilingual Plane."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [i for i, char in enumerate(text) if char > "\uffff"]

    def at(self, offset: int) -> int:
        return offset + bisect_right(self._wide, offset - 1)


def unpack(bench: Bench, file: File, files: int, most: int, largest: int) -> list[tuple[str, bytes, str]]:
    """Name, bytes and trouble of each document in a zip or a mail.

    Args:
        files, most, largest: documents, bytes of all that is in it, bytes of one.
    """
    from hegui.running.containers import unpacked
    from hegui.running.inputs import is_document

    return [
        ("/".join(member.way), data, str(member.error or ""))
        for member, data in unpacked(file.name, file.data, is_document, files, most, largest)
    ]


# --- several documents --------------------------------------------------------------------------------------------------


def compare(bench: Bench, old: File, new: File, options: Mapping[str, str]) -> dict[str, Any]:
    """Two reports side by side, as a page.

    Raises:
        UsageError: one of them cannot be read.
    """
    from hegui.comparing import as_html
    from hegui.comparing import compare as compared

    built, _ = bench.under(options)
    before, now = (_document(bench, file, options) for file in (old, new))
    return {"page": as_html.render(compared(before, now, built.checklists, built.set_phrases))}


def _document(bench: Bench, file: File, options: Mapping[str, str]) -> Document:
    from hegui.checking.read import read

    built, settings = bench.under(options)
    document, left_out = read(file.name, file.data, built.plan(settings, file.name))
    if left_out:
        raise ReadError("E909", f"{file.name}：{left_out}", SPLIT)
    return document


def entry(bench: Bench, file: File, options: Mapping[str, str]) -> Any:
    """What the document contributes to a workbook."""
    from hegui.surveying.entry import entry as made

    result, built = bench.check(file, options)
    return made(result, built.info, built.set_phrases)


def workbook(bench: Bench, entries: Sequence[Any], folder: str) -> bytes:
    """The workbook of a collection.

    Args:
        folder: private, for what is written on the way; whoever made it removes it.
    """
    from hegui.surveying import as_xlsx
    from hegui.surveying.copies import find_copies
    from hegui.surveying.store import Store

    before, tempfile.tempdir = tempfile.tempdir, folder
    try:
        path = Path(folder) / "book.xlsx"
        with Store(str(Path(folder) / "store.duckdb")) as store:
            store.add([(each, str(number)) for number, each in enumerate(entries)])
            find_copies(store)
            as_xlsx.write(store, str(path), ".")
        return path.read_bytes()
    finally:
        tempfile.tempdir = before


TASKS: Mapping[str, Callable[..., Any]] = {
    task.__name__: task for task in (ready, check, text, annotate, fix, unpack, compare, entry, workbook)
}
