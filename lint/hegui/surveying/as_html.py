"""``hegui survey`` as one page: charts, matrix, passages. Of a large collection it shows the reports with most to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hegui.checking.verdict import GRADES
from hegui.comparing.wording import percent
from hegui.reporting.layout import shortened
from hegui.reporting.pages import page
from hegui.surveying import overview
from hegui.surveying.as_terminal import summary
from hegui.surveying.store import Store

_MOST = 200
_SEVERITY = {"error": "错误", "warning": "警告"}
_LOOKS = dict(zip(GRADES.values(), ("bad", "soft", "warn", "good"), strict=True))
"""Verdict to its colour."""
_STATUS = {
    "met": ("√", "齐备"),
    "weak": ("△", "薄弱"),
    "missing": ("×", "缺失"),
    "not-applicable": ("–", "不适用"),
}


def render(store: Store) -> str:
    """The page."""
    counts = overview.totals(store)
    elements = overview.elements(store)
    return page(
        "survey.html",
        counts=counts,
        summary=summary(counts),
        grades=[(_LOOKS[title], title, number) for title, number in overview.grades(store).items()],
        percent=percent,
        elements=[
            {
                "kind": kind,
                "bars": [
                    _bar(
                        e.title,
                        [
                            ("b-met", e.met),
                            ("b-weak", e.weak),
                            ("b-missing", e.missing),
                            ("b-other", e.other),
                        ],
                    )
                    for e in elements
                    if e.kind == kind
                ],
            }
            for kind in dict.fromkeys(e.kind for e in elements)
        ],
        families=_families(store),
        checked=int(store.value("SELECT count(*) FROM documents WHERE status = 'checked'")),
        matrices=[
            {
                "kind": kind,
                "elements": (own := [e for e in elements if e.kind == kind]),
                "rows": (rows := list(_ranked(store, own, kind))),
                "size": len(rows),
            }
            for kind in overview.kinds(store)
        ],
        unanswered=overview.unanswered(store),
        duplicates=overview.duplicates(store)[:_MOST],
        copies=overview.copies(store, 60),
        outliers=list(_outliers(store)),
        failures=overview.failures(store),
    )


def _bar(title: str, parts: Sequence[tuple[str, int]], total: int | None = None) -> dict[str, Any]:
    """A stacked bar: looks and numbers, and the number that fills it (their sum when not given)."""
    return {"title": title, "parts": parts, "total": sum(n for _, n in parts) if total is None else total}


def _families(store: Store) -> list[dict[str, Any]]:
    """Findings by family; the longest bar fills its line."""
    found = [
        (f"{f[0]} {f[1]}", [("b-error", f[2]), ("b-warning", f[3]), ("b-info", f[4])])
        for f in overview.families(store)
    ]
    longest = max((sum(n for _, n in parts) for _, parts in found), default=0)
    return [_bar(title, parts, longest) for title, parts in found]


def _ranked(store: Store, elements: Sequence[overview.ElementCount], kind: str) -> Iterator[dict[str, Any]]:
    """The reports of a kind with most to mend, each with the status of every element."""
    ranked = overview.ranking(store, _MOST, kind)
    statuses: dict[str, dict[str, str]] = {}
    for path, id_, status in store.rows(
        "SELECT path, id, status FROM checklist WHERE path IN (SELECT unnest(?::VARCHAR[]))",
        [[s.path for s in ranked]],
    ):
        statuses.setdefault(path, {})[id_] = status
    behind = overview.findings(store, [s.path for s in ranked])
    for standing in ranked:
        own = statuses.get(standing.path, {})
        yield {
            "path": standing.path,
            "title": shortened(standing.title, 40) if standing.title else "",
            "cells": [(s := own.get(e.id, ""), *_STATUS.get(s, ("", ""))) for e in elements],
            "verdict": GRADES[standing.verdict],
            "look": _LOOKS[GRADES[standing.verdict]],
            "findings": [(_SEVERITY[f.severity], f, _place(f)) for f in behind.get(standing.path, ())],
            "rest": max(0, standing.errors + standing.warnings - len(behind.get(standing.path, ()))),
            "errors": standing.errors,
            "warnings": standing.warnings,
            "copied": percent(standing.copied),
        }


def _place(finding: overview.Finding) -> str:
    """Where a reader finds it: the page, or the heading it stands under."""
    heading = finding.section.rsplit(" / ", 1)[-1] if finding.section else ""
    page = f"第{finding.page}页" if finding.page is not None else ""
    return " ".join(filter(None, (page, shortened(heading, 24)))) or f"第{finding.line}行"


def _outliers(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """Path, measure, value and median of the reports that stand apart."""
    for outlier in overview.outliers(store):
        value, median = (
            percent(v) if outlier.measure == "copied" else f"{v:g}" for v in (outlier.value, outlier.median)
        )
        yield outlier.path, overview.MEASURES[outlier.measure], value, median
