"""For people at a screen or with a printer: verdict, what to mend first, required parts, findings beside the document.

One file that needs nothing else. Several reports stand in it one after another behind a table; in a folder each has a
page of its own. Places are marked in the text as it may be shown: what is sensitive stays masked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hegui.api import Diagnostic
from hegui.checking.results import FileResult
from hegui.checking.verdict import GRADES, also_lacking, urgent
from hegui.checklist.results import ElementResult
from hegui.document import Document, Paragraph, Span, Table
from hegui.reporting.layout import shortened
from hegui.reporting.pages import page
from hegui.reporting.wording import (
    SEVERITIES,
    STATUSES,
    UNMET,
    bases,
    common_folder,
    coverage,
    exit_code,
    found_at,
    grades,
    grouped,
    identity_facts,
    place,
    tally,
)  # fmt: skip
from hegui.running.results import Run
from hegui.writing import WRITERS

_TEMPLATE = "check.html"
_QUOTE = (60, 30)
_RELATED = 12
_RANK = {s.word: rank for rank, s in enumerate(SEVERITIES)} | {"related": len(SEVERITIES)}


def render(run: Run) -> str:
    """The run as one page."""
    reports = [_report(file, run, f"r{number}") for number, file in enumerate(run.files, 1)]
    index = _index(run, [f"#{r['id']}" for r in reports]) if len(reports) != 1 else None
    return page(_TEMPLATE, **_about(run), index=index, reports=reports, back="#index" if index else "")


def folder(run: Run) -> Mapping[str, str]:
    """``index.html`` with the table of all reports, and a page for each of them."""
    names = [f"{number:03}.html" for number in range(1, len(run.files) + 1)]
    pages = {"index.html": page(_TEMPLATE, **_about(run), index=_index(run, names), reports=[], back="")}
    for name, file in zip(names, run.files, strict=True):
        report = _report(file, run, "r1")
        pages[name] = page(_TEMPLATE, **_about(run), index=None, reports=[report], back="index.html")
    return pages


def _about(run: Run) -> dict[str, Any]:
    return {
        "tally": tally(run), "exit_code": exit_code(run), "grades": grades(run), "version": run.version,
        "folder": common_folder([file.path for file in run.files]), "severities": SEVERITIES, "show_info": run.show_info, "statuses": STATUSES,
    }  # fmt: skip


def _index(run: Run, links: Sequence[str]) -> list[dict[str, Any]]:
    """All files, those that need the reader most on top."""
    order = list(GRADES)
    before = len(common_folder([file.path for file in run.files]))
    rows = sorted(
        zip(links, run.files, strict=True), key=lambda row: (order.index(row[1].verdict.grade), row[1].path)
    )
    return [
        {
            "link": link,
            "name": file.path[before:],
            "file": file,
            "counts": _counts(file),
            "unmet": [sum(e.status == status for e in file.checklist) for status in UNMET],
        }
        for link, file in rows
    ]


def _counts(file: FileResult) -> list[int]:
    number = Counter(d.severity for d in file.active)
    return [number[s] for s in SEVERITIES]


# --- one report -------------------------------------------------------------------------------------------------------


def _report(file: FileResult, run: Run, id_: str) -> dict[str, Any]:
    groups = grouped(file.active)
    numbers = {id(d): number for number, d in enumerate((d for group in groups for d in group), 1)}
    order = list(STATUSES)
    return {
        "id": id_,
        "nth": f" {id_[1:]}" if len(run.files) > 1 else "",
        "file": file,
        "urgent": [_urgent(item, more, file, numbers) for item, more in _first(file)],
        "also": also_lacking(file.checklist, file.diagnostics, _first(file)) if _first(file) else "",
        "counts": _counts(file),
        "fixable": sum(d.fix is not None for d in file.active) if file.format in WRITERS else 0,
        "identity": identity_facts(file.identity, run.kinds) if file.identity else (),
        "checklist": sorted(file.checklist, key=lambda e: order.index(e.status)),
        "trace": [row for element in file.checklist for row in element.trace],
        "groups": [_group(group, file, run, numbers) for group in groups],
        "families": sorted({d.code[0] for d in file.active}),
        "suppressed": [d for d in file.diagnostics if d.suppressed is not None],
        "coverage": coverage(file) if file.coverage.quantities else "",
        "blocks": list(_blocks(file.document, file.shown, _marks(file, numbers))) if file.document else [],
    }


def _first(file: FileResult) -> Sequence[tuple[Diagnostic | ElementResult, int]]:
    return () if file.error else urgent(file.checklist, file.diagnostics)


def _urgent(
    item: Diagnostic | ElementResult, more: int, file: FileResult, numbers: Mapping[int, int]
) -> dict[str, Any]:
    if isinstance(item, ElementResult):
        return {
            "code": item.code,
            "words": f"{item.title}：{item.reason}",
            "at": "",
            "number": None,
            "more": more,
        }
    return {
        "code": item.code, "words": item.message, "at": found_at(item, file), "number": numbers[id(item)], "more": more,
    }  # fmt: skip


def _group(
    group: Sequence[Diagnostic], file: FileResult, run: Run, numbers: Mapping[int, int]
) -> dict[str, Any]:
    """Findings of one rule: title and basis once, and the message where it is the same for all."""
    first = group[0]
    rule = run.rules.get(first.code)
    same = len({d.message for d in group}) == 1 and len(group) > 1
    return {
        "code": first.code,
        "severity": first.severity,
        "title": rule.title if rule else first.name,
        "rationale": rule.rationale if rule else "",
        "message": first.message if same else "",
        "basis": "；".join(dict.fromkeys(filter(None, map(bases, group)))),
        "findings": [_finding(d, file, numbers[id(d)], same) for d in group],
    }


def _finding(diagnostic: Diagnostic, file: FileResult, number: int, told: bool) -> dict[str, Any]:
    return {
        "number": number,
        "message": "" if told else diagnostic.message,
        "marked": _is_marked(diagnostic, file),
        "where": place(diagnostic.location, file.format) if diagnostic.quote else "",
        "section": diagnostic.location.section,
        "quote": shortened(diagnostic.quote, *_QUOTE),
        "suggestion": diagnostic.suggestion,
        "fixable": diagnostic.fix is not None and file.format in WRITERS,
        "related": [
            {
                "where": place(r.location, file.format),
                "message": r.message,
                "quote": shortened(r.quote, *_QUOTE),
                "rank": rank,
            }
            for rank, r in enumerate(diagnostic.related[:_RELATED], 1)
        ],
        "more": max(0, len(diagnostic.related) - _RELATED),
    }


# --- the document -----------------------------------------------------------------------------------------------------


class _Mark(NamedTuple):
    """Words of the document that a finding is about: ``anchor`` is where links to it lead."""

    start: int
    end: int
    look: str
    number: int
    anchor: str


def _is_marked(diagnostic: Diagnostic, file: FileResult) -> bool:
    """What says that something is missing only lends its place from what is there: nothing is marked for it."""
    return bool(diagnostic.quote) and bool(found_at(diagnostic, file))


def _marks(file: FileResult, numbers: Mapping[int, int]) -> list[_Mark]:
    marks = []
    for diagnostic in file.active:
        number, look = numbers[id(diagnostic)], diagnostic.severity.word
        if _is_marked(diagnostic, file):
            marks.append(_Mark(*diagnostic.span, look, number, f"m{number}"))
        marks += [
            _Mark(*related.span, "related", number, f"m{number}-{rank}")
            for rank, related in enumerate(diagnostic.related[:_RELATED], 1)
        ]
    return sorted(marks)


def _blocks(document: Document, text: str, marks: Sequence[_Mark]) -> Iterator[dict[str, Any]]:
    """Paragraphs and tables in the order of the text, each cut into pieces where marks begin and end."""
    pieces = _Pieces(text, marks)
    tables = iter(sorted(document.tables, key=lambda table: table.span))
    table = next(tables, None)
    done = 0
    for paragraph in document.paragraphs:
        if paragraph.span.start < done or not paragraph.span:
            continue
        while table is not None and table.span.end <= paragraph.span.start:
            table = next(tables, None)
        if table is not None and paragraph.kind == "cell" and table.span.start <= paragraph.span.start:
            yield {"kind": "table", "rows": _rows(table, pieces)}
            done = table.span.end
        else:
            yield {"kind": _look(paragraph), "pieces": pieces.of(paragraph.span)}


def _look(paragraph: Paragraph) -> str:
    return paragraph.role if paragraph.role in ("title", "heading", "furniture", "signature", "date") else ""


def _rows(table: Table, pieces: _Pieces) -> list[list[dict[str, Any]]]:
    rows: dict[int, list[dict[str, Any]]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append({"cell": cell, "pieces": pieces.of(cell.span)})
    return list(rows.values())


class _Pieces:
    """Cuts stretches of a text, asked for from front to back, where marks begin and end."""

    def __init__(self, text: str, marks: Sequence[_Mark]) -> None:
        self._text = text
        self._waiting = list(reversed(marks))
        self._open: list[_Mark] = []
        self._anchored: set[str] = set()

    def of(self, span: Span) -> list[dict[str, Any]]:
        """Pieces: the words, the gravest look, the findings, the anchors that begin here."""
        while self._waiting and self._waiting[-1].start < span.end:
            self._open.append(self._waiting.pop())
        self._open = here = [mark for mark in self._open if mark.end > span.start]
        edges = {span.start, span.end}
        for mark in here:
            edges.update((max(mark.start, span.start), min(mark.end, span.end)))
        cuts = sorted(edges)
        return [self._piece(start, end, here) for start, end in pairwise(cuts) if end > start]

    def _piece(self, start: int, end: int, here: Sequence[_Mark]) -> dict[str, Any]:
        over = sorted(
            (m for m in here if m.start <= start and end <= m.end), key=lambda m: (_RANK[m.look], m.number)
        )
        anchors = [m.anchor for m in over if m.anchor not in self._anchored]
        self._anchored.update(anchors)
        return {
            "words": self._text[start:end],
            "look": over[0].look if over else "",
            "number": over[0].number if over else None,
            "told": [m.number for m in over if m.anchor in anchors and m.look != "related"],
            "anchors": anchors,
        }
