"""``hegui survey`` as a workbook: frozen heads, filters, colours, links; written row by row."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import xlsxwriter

from hegui.api.rule import FAMILIES
from hegui.checking.verdict import GRADES
from hegui.surveying import overview
from hegui.surveying.as_terminal import summary
from hegui.surveying.store import Store

_STATUS = {"met": "齐备", "weak": "薄弱", "missing": "缺失", "not-applicable": "不适用"}
_SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#2457A6", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1},
    "cell": {},
    "wrap": {"text_wrap": True},
    "share": {"num_format": "0.0%"},
    "齐备": {"bg_color": "#E3F4E8", "font_color": "#1B7F4B", "align": "center"},
    "薄弱": {"bg_color": "#FFF3D6", "font_color": "#8A5A00", "align": "center"},
    "缺失": {"bg_color": "#FBE0DE", "font_color": "#B3261E", "align": "center", "bold": True},
    "不适用": {"font_color": "#8A93A0", "align": "center"},
    "not-ready": {"bg_color": "#FBE0DE", "font_color": "#B3261E", "bold": True},
    "not-checked": {"font_color": "#5C6675", "bold": True},
    "revise": {"bg_color": "#FFF3D6", "font_color": "#8A5A00"},
    "ready": {"bg_color": "#E3F4E8", "font_color": "#1B7F4B"},
    "错误": {"font_color": "#B3261E", "bold": True},
    "警告": {"font_color": "#8A5A00"},
    "提示": {"font_color": "#5C6675"},
    "link": {"font_color": "#2457A6", "underline": 1},
    "title": {"bold": True, "font_size": 14},
}  # fmt: skip
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST = 32000
_ROWS = 1_048_000


def write(store: Store, path: str, folder: str = "") -> None:
    """Write the workbook to ``path``.

    Args:
        folder: where it will lie, for its links to the reports; ``""`` = where it is written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, options) as book:
        looks = {name: book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
        _overview(book, looks, store)
        for kind in overview.kinds(store) or [""]:
            _matrix(book, looks, store, folder or os.path.dirname(os.path.abspath(path)), kind)
        _problems(book, looks, store)
        _answers(book, looks, store)
        _copies(book, looks, store)


def _overview(book: Any, looks: dict[str, Any], store: Store) -> None:
    sheet = book.add_worksheet("概况")
    sheet.set_column(0, 0, 52, looks["cell"])
    sheet.set_column(1, 1, 22, looks["cell"])
    sheet.set_column(2, 4, 12, looks["cell"])
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, "报告汇总", looks["title"])
    sheet.write_string(1, 0, summary(overview.totals(store)), looks["cell"])
    row = 3
    blocks: list[tuple[list[str], list[list[Any]]]] = [
        (["结论", "份数"], [list(grade) for grade in overview.grades(store).items()]),
        (["必备要素", "齐备", "薄弱", "缺失", "不适用"], [list(e[1:6]) for e in overview.elements(store)]),
        (["问题类别", "错误", "警告", "提示"], [[f"{f[0]} {f[1]}", *f[2:]] for f in overview.families(store)]),
        (["与众不同的报告", "项目", "数值", "一般为"], [[o.path, overview.MEASURES[o.measure], o.value, o.median] for o in overview.outliers(store)]),
        (["文字完全相同的文件", "份数"], [["、".join(paths), len(paths)] for paths in overview.duplicates(store)]),
        (["未能检查的文件", "原因"], [list(f) for f in overview.failures(store)]),
    ]  # fmt: skip
    for heads, rows in blocks:
        if not rows:
            continue
        for column, head in enumerate(heads):
            sheet.write_string(row, column, head, looks["head"])
        for values in rows:
            row += 1
            sheet.set_row(row, _height(values[:1], [52]))
            for column, value in enumerate(values):
                share = isinstance(value, float) and value <= 1
                _write(sheet, row, column, value, looks["share" if share else "cell" if column else "wrap"])
        row += 2
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)


def _matrix_query(elements: Sequence[str], letters: Sequence[str]) -> str:
    """The rows of the matrix: what is known of a report, a column for each element, one for each family."""
    statuses = ", ".join(f"max(c.status) FILTER (WHERE c.id = '{x}') AS e{i}" for i, x in enumerate(elements))
    counts = ", ".join(f"count(*) FILTER (WHERE family = '{x}') AS f{i}" for i, x in enumerate(letters))
    return (
        "SELECT d.path, d.verdict, d.title, d.year, d.missing, d.weak, d.errors, d.warnings, d.copied, s.* EXCLUDE (path), "
        f"n.* EXCLUDE (path) FROM documents d LEFT JOIN (SELECT c.path, {statuses or 'NULL AS none'} FROM checklist c GROUP BY c.path) s "
        f"USING (path) LEFT JOIN (SELECT path, {counts or '0 AS none'} FROM diagnostics WHERE NOT suppressed GROUP BY path) n USING (path) "
        f"WHERE d.status = 'checked' AND d.kind = ? ORDER BY {overview.WORST_FIRST}"
    )


def _matrix(book: Any, looks: dict[str, Any], store: Store, folder: str, kind: str) -> None:
    """Reports of a kind × elements × families; the worst first. Links lead from the workbook's folder to the reports."""
    elements = [e for e in overview.elements(store) if e.kind == kind]
    first = kind in overview.kinds(store)[:1] or not kind
    letters = [f[0] for f in overview.families(store)]
    heads = ["文件", "结论", "标题", "年度", "缺失", "薄弱", "错误", "警告", "与他人相同"]
    heads += [e.title for e in elements] + [f"{letter} {FAMILIES.get(letter, '')}" for letter in letters]
    sql = _matrix_query([e.id for e in elements], letters)
    widths = [44, 12, 40, 7, 7, 7, 7, 7, 11, *[11] * len(elements), *[9] * len(letters)]
    sheet = _sheet(book, looks, "报告与要素" if first else f"要素 {kind}"[:31], heads, widths, freeze=(1, 2))
    last = 0
    for last, row in enumerate(store.rows(sql, [kind]), 1):
        for column, value in enumerate(row[: 9 + len(elements) + len(letters)]):
            name = _STATUS.get(value, "") if isinstance(value, str) and column >= 9 else ""
            if column == 0:
                sheet.write_url(last, 0, f"external:{_link(value, folder)}", looks["link"], _clean(value))
            elif name:
                sheet.write_string(last, column, name, looks[name])
            elif column == 1:
                sheet.write_string(last, 1, GRADES[value], looks[value])
            else:
                _write(
                    sheet,
                    last,
                    column,
                    value or (None if column >= 4 else value),
                    looks["share" if column == 8 else "cell"],
                )
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)


def _problems(book: Any, looks: dict[str, Any], store: Store) -> None:
    heads = ["文件", "级别", "编号", "问题", "原文", "建议", "章节", "行", "页", "依据"]
    widths = [40, 7, 8, 50, 40, 40, 30, 7, 7, 36]
    sheet = _sheet(book, looks, "问题清单", heads, widths)
    sql = (
        "SELECT path, severity, code, message, quote, suggestion, section, line, page, basis FROM diagnostics "
        "WHERE NOT suppressed ORDER BY path, start, code"
    )
    last = 0
    for last, row in enumerate(_at_most(store.rows(sql)), 1):
        sheet.set_row(last, _height(row, widths))
        for column, value in enumerate(row):
            if column == 1:
                word = _SEVERITY.get(str(value), str(value))
                sheet.write_string(last, 1, word, looks.get(word, looks["cell"]))
            else:
                _write(sheet, last, column, value, looks["wrap"])
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)


def _answers(book: Any, looks: dict[str, Any], store: Store) -> None:
    heads = ["文件", "查摆的问题", "下一步安排", "相同的词"]
    widths = [40, 60, 60, 30]
    sheet = _sheet(book, looks, "问题与安排", heads, widths)
    last = 0
    sql = "SELECT path, problem, answer, shared FROM answers ORDER BY path, rowid"
    for last, row in enumerate(_at_most(store.rows(sql)), 1):
        sheet.set_row(last, _height(row, widths))
        for column, value in enumerate(row):
            if column == 2 and value is None:
                sheet.write_string(last, 2, "没有找到对应内容", looks["缺失"])
            else:
                _write(sheet, last, column, value, looks["wrap"])
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)


def _copies(book: Any, looks: dict[str, Any], store: Store) -> None:
    heads = ["文件", "原文", "另一份文件", "另一份的原文", "相同程度", "字数"]
    widths = [36, 60, 36, 60, 10, 8]
    sheet = _sheet(book, looks, "相同的文字", heads, widths)
    last = 0
    for last, row in enumerate(_at_most(store.rows(overview.COPIES)), 1):
        sheet.set_row(last, _height(row, widths))
        for column, value in enumerate(row):
            _write(sheet, last, column, value, looks["share" if column == 4 else "wrap"])
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)


def _at_most(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """A sheet holds no more rows than this."""
    for number, row in enumerate(rows):
        if number == _ROWS:
            return
        yield row


def _sheet(
    book: Any,
    looks: dict[str, Any],
    name: str,
    heads: Sequence[str],
    widths: Sequence[int],
    freeze: tuple[int, int] = (1, 0),
) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_row(0, max(_height(heads, widths), 18))
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width, looks["cell"])
        sheet.write_string(0, column, head, looks["head"])
    sheet.freeze_panes(*freeze)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _height(values: Iterable[object], widths: Sequence[int], most: int = 8) -> float:
    """Points that a row needs for its wrapped cells: not every program finds them itself.

    Args:
        most: lines; what is longer is seen by opening the cell.
    """
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str):
            columns = sum(2 if character > "\u2e7f" else 1 for character in value[:2000])
            lines = max(lines, -(-columns // (width - 1)))
    return 15.0 * min(lines, most)


def _write(sheet: Any, row: int, column: int, value: object, look: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, _clean(str(value)), look)


def _clean(text: str) -> str:
    """``text`` as a cell can hold it; formulas are never made of it."""
    return _UNSAFE.sub("�", text)[:_MOST]


def _link(path: str, folder: str) -> str:
    """``path`` as a workbook in ``folder`` names it."""
    with contextlib.suppress(ValueError):  # another drive
        path = path if os.path.isabs(path) else os.path.relpath(path, folder)
    return _clean(path)[:1900]
