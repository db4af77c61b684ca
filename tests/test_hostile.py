"""Words and names that would steer whatever shows them: the same strings go through every output there is."""

from __future__ import annotations

import json
import os
import re
import sys
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Outcome
from docx_builder import build_docx

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
Run = Callable[..., Outcome]

EVIL = {
    "escape sequence": "\x1b[31m\x1b]0;甲\x07\x9b1m",
    "line breaks": "甲\n::error::伪造\r\n##[error]乙\u2028丙\u0085丁",
    "workflow command": "::error file=x::伪造%0A::stop-commands::x",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\"' onmouseover='alert(1)' x=\"",
    "entity": "]]>&lt;b&gt;&#27;<!--",
    "template": "{{7*7}}{% raw %}${x}%(x)s{0}",
    "formula": "=HYPERLINK(\"http:x\")",
    "formula behind a sign": "+cmd|' C calc'!A0",
    "reordering": "\u202etxt.exe\u2066\u200f",
    "console markup": "[bold red]甲[/bold red][link=file:///etc]乙[/link]",
    "leading dash": "--select=W",
    "markdown": "[甲](javascript:alert(1))![乙](x)`丙`",
}  # fmt: skip
PLAIN = "普通文字"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
CONTROL_OF_PROGRAMS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FOR_PROGRAMS = frozenset(("json", "jsonl", "sarif", "gitlab", "junit", "html"))
"""Formats whose strings are data: what reorders a line is carried, what ends a string or steers is not."""
OURS = re.compile(r"\x1b\[[0-9;]*m")
OUTPUTS: dict[str, list[str]] = {
    **{f"check {form}": ["check", "DIR", "--format", form, "--show-info"] for form in
       ("terminal", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html")},
    "check in colour": ["check", "DIR", "--color", "always", "--show-info"],
    "check --diff": ["check", "DIR", "--diff"],
    "check --diff=patch": ["check", "DIR", "--diff=patch"],
    "facts": ["facts", "FILE"],
    "facts json": ["facts", "FILE", "--format", "json"],
    **{f"compare {form}": ["compare", "FILE", "OTHER", "--format", form] for form in ("terminal", "json", "html")},
    **{f"survey {form}": ["survey", "DIR", "--store", "s.duckdb", "--format", form] for form in
       ("terminal", "json", "html")},
    "survey xlsx": ["survey", "DIR", "--store", "s.duckdb", "--report", "xlsx=o.xlsx"],
    "annotate": ["annotate", "DOCX", "-o", "o.docx"],
    "a file that is not there": ["check", "MISSING"],
    "an option of that name": ["check", "DIR", "--format", "EVIL"],
    "a wrong configuration": ["check", "DIR", "--config", "MISSING"],
}  # fmt: skip


def report(words: str) -> str:
    """A report with ``words`` in its title, headings, text, a faulty sentence and its signature."""
    return (
        f"青禾县{words}2024年法治政府建设年度报告\n2024年，青禾县{words}推进依法冶国，，参训15余人。\n"
        f"一、主要举措{words}\n（一）{words}学习。审查合同XX份{words}，合计5件，其中甲类3件、乙类3件。\n"
        f"（三）{words}宣传。持续加强普法，持续加强普法。\n二、存在的不足\n一是{words}不够。三是经费少{words}。\n"
        f"青禾县人民政府{words}\n2025年4月18日\n"
    )


class _Shape(HTMLParser):
    """The elements of a page with the names of their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[tuple[str, tuple[str, ...]]] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, tuple(sorted(name for name, _ in attributes))))
        self.links += [value or "" for name, value in attributes if name in ("href", "src")]


def lay_out(folder: Path) -> dict[str, str]:
    """The files of a run, made of hostile words and named after them; placeholder to path."""
    (folder / "d").mkdir()
    for words in EVIL.values():
        (folder / "d" / f"{words}.txt".replace("/", "／")).write_bytes(report(words).encode())
        (folder / "d" / f"{words}.zip".replace("/", "／")).write_bytes(b"PK\x05\x06" + bytes(18))
    every = "，".join(EVIL.values())
    name = "=\x1b[31m\n::error::甲<img onerror=x>\u202e[bold]{{7}}"
    paths = {"FILE": f"{name}.txt", "OTHER": f"{name}去年.txt", "DOCX": f"{name}.docx"}
    (folder / paths["FILE"]).write_bytes(report(every).encode())
    (folder / paths["OTHER"]).write_bytes(report(every).replace("2024年", "2023年").encode())
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", every)
    (folder / paths["DOCX"]).write_bytes(build_docx(report(clean).split("\n")))
    return {**paths, "DIR": "d", "MISSING": f"无{name}.txt", "EVIL": name}


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_of_a_stranger_steers_an_output(hegui: Run, folder: Path, output: str) -> None:
    if output.startswith("survey"):
        pytest.importorskip("duckdb")
    paths = lay_out(folder)
    result = hegui(*(paths.get(word, word) for word in OUTPUTS[output]))
    assert result.code in (0, 1, 2), result.err
    form = output.split()[-1]
    control = CONTROL if form not in FOR_PROGRAMS else CONTROL_OF_PROGRAMS
    shown = OURS.sub("", result.out) if "colour" in output else result.out
    assert not control.search(shown)
    assert not CONTROL.search(result.err)
    log = result.err if form == "html" else result.out + result.err  # a page shows the lines of its document
    assert not any(line.startswith(("::error::", "##[")) for line in log.split("\n"))
    _CHECKS.get(form, lambda text, where: None)(result.out, folder)


def _is_json(text: str, folder: Path) -> None:
    json.loads(text)


def _is_lines(text: str, folder: Path) -> None:
    assert all(json.loads(line) for line in text.split("\n") if line)


def _is_xml(text: str, folder: Path) -> None:
    ElementTree.fromstring(text)


def _is_log(text: str, folder: Path) -> None:
    starts = ("::error file=", "::warning file=", "::notice file=", "共 ")
    assert all(line.startswith(starts) for line in text.split("\n") if line)


def _is_page(text: str, folder: Path) -> None:
    shape = _Shape(text)
    assert not any(tag in ("img", "iframe") for tag, _ in shape.found)
    assert not any(name.startswith("on") for _, names in shape.found for name in names)
    assert not any(link.lower().lstrip().startswith(("javascript", "data:text")) for link in shape.links)
    assert "alert(1)</script>" not in text


def _is_book(text: str, folder: Path) -> None:
    _is_package(folder / "o.xlsx", b"<f>")


def _is_annotated(text: str, folder: Path) -> None:
    if (folder / "o.docx").exists():
        _is_package(folder / "o.docx", b"<script")


def _is_package(path: Path, never: bytes) -> None:
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            data = package.read(part)
            assert never not in data
            if part.endswith((".xml", ".rels")):
                ElementTree.fromstring(data)


_CHECKS: dict[str, Callable[[str, Path], None]] = {
    "json": _is_json, "sarif": _is_json, "gitlab": _is_json, "jsonl": _is_lines, "junit": _is_xml, "github": _is_log,
    "html": _is_page, "xlsx": _is_book, "annotate": _is_annotated,
}  # fmt: skip


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "gitlab", "junit", "html"])
@pytest.mark.parametrize("console", ["gbk", "utf-16"])
def test_formats_for_programs_are_utf8_whatever_the_console(folder: Path, form: str, console: str) -> None:
    import subprocess

    (folder / "报告.txt").write_text(report(PLAIN), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": console, "LC_ALL": "C", "PYTHONUTF8": "0"}
    found = subprocess.run(
        [sys.executable, "-m", "hegui", "check", "报告.txt", "--format", form],
        capture_output=True,
        env=environment,
    )
    assert "没有写" in found.stdout.decode("utf-8")
