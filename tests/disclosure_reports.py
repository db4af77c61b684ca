"""Invented annual reports on open government, right in every figure, or with faults where they are planted.

A report is a seed: the same seed gives the same office, year and figures in every format. All places are fictional.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

Place = tuple[str, str]
Values = dict[Place, int]

APPLICANTS = {
    "natural": "自然人", "business": "商业企业", "research": "科研机构", "public-welfare": "社会公益组织",
    "legal-service": "法律服务机构", "other-bodies": "其他",
}  # fmt: skip
GROUPS: Mapping[str, Mapping[str, str]] = {
    "（一）予以公开": {"granted": ""},
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": {"partly": ""},
    "（三）不予公开": {
        "refused-secret": "1.属于国家秘密", "refused-law": "2.其他法律行政法规禁止公开", "refused-safety": "3.危及“三安全一稳定”",
        "refused-third": "4.保护第三方合法权益", "refused-internal": "5.属于三类内部事务信息", "refused-process": "6.属于四类过程性信息",
        "refused-file": "7.属于行政执法案卷", "refused-query": "8.属于行政查询事项",
    },
    "（四）无法提供": {
        "unable-lacking": "1.本机关不掌握相关政府信息", "unable-making": "2.没有现成信息需要另行制作",
        "unable-unclear": "3.补正后申请内容仍不明确",
    },
    "（五）不予处理": {
        "declined-petition": "1.信访举报投诉类申请", "declined-repeated": "2.重复申请", "declined-published": "3.要求提供公开出版物",
        "declined-mass": "4.无正当理由大量反复申请", "declined-confirm": "5.要求行政机关确认或重新出具已获取信息",
    },
    "（六）其他处理": {
        "other-late": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "other-unpaid": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other-rest": "3.其他",
    },
}  # fmt: skip
RESULTS = tuple(row for group in GROUPS.values() for row in group)
WAYS = {"review": "行政复议", "direct": "未经复议直接起诉", "after": "复议后起诉"}
ENDS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}
OFFICES = ("临溪镇", "青禾县水务局", "白塔街道", "云岭乡", "青禾县", "竹园镇", "青禾县教育局", "柳河乡")
FORMATS = ("md", "html", "txt-lines", "txt-cells", "docx", "pdf")
COPIES = ("txt-lines", "txt-cells", "txt-bars", "txt-bar-lines", "txt-blanks", "txt-one-line")
"""Ways in which tables come out of a page as plain text."""


class Report(NamedTuple):
    """A report: its office, its year, and the figures of its three tables by sheet."""

    office: str
    year: int
    disclosed: Values
    applications: Values
    reviews: Values

    def planted(self, sheet: str, place: Place, change: int) -> Report:
        """The report with one figure changed, in the table only."""
        values = {**getattr(self, sheet)}
        values[place] += change
        return self._replace(**{sheet: values})

    @property
    def title(self) -> str:
        return f"{self.office}{self.year}年政府信息公开工作年度报告"


def report(seed: int) -> Report:
    """A right report."""
    dice = random.Random(seed)
    disclosed = {
        ("rules", "made"): 0, ("rules", "repealed"): 0, ("rules", "valid"): 0,
        ("documents", "made"): dice.randint(0, 9), ("documents", "repealed"): dice.randint(0, 4),
        ("documents", "valid"): dice.randint(9, 80), ("licences", "decisions"): dice.randint(0, 3000),
        ("penalties", "decisions"): dice.randint(0, 900), ("coercion", "decisions"): dice.randint(0, 30),
        ("charges", "fees"): dice.randint(0, 500),
    }  # fmt: skip
    applications: Values = {}
    busy = dice.choice((1, 3, 8))
    for column in APPLICANTS:
        weight = busy if column == "natural" else 1
        for row in RESULTS:
            applications[row, column] = max(0, dice.randint(-4, 3)) * weight
        total = sum(applications[row, column] for row in RESULTS)
        forward = dice.randint(0, 2)
        carried = min(dice.randint(0, 3), total + forward)
        applications |= {
            ("total", column): total, ("forward", column): forward, ("carried", column): carried,
            ("new", column): total + forward - carried,
        }  # fmt: skip
    for row in ("new", "carried", *RESULTS, "total", "forward"):
        applications[row, "all"] = sum(applications[row, column] for column in APPLICANTS)
    reviews: Values = {}
    for way in WAYS:
        for end in ENDS:
            reviews["cases", f"{way}-{end}"] = max(0, dice.randint(-2, 2))
        reviews["cases", f"{way}-all"] = sum(reviews["cases", f"{way}-{end}"] for end in ENDS)
    return Report(dice.choice(OFFICES), dice.randint(2021, 2024), disclosed, applications, reviews)


# -- layout ------------------------------------------------------------------------------------------------------


class Cell(NamedTuple):
    """Words, and the rows and columns that they take."""

    words: str
    rows: int = 1
    columns: int = 1


Grid = list[list[Cell]]


def disclosed_grid(values: Values) -> Grid:
    """The first table."""
    grid = [
        [Cell("第二十条第（一）项", 1, 4)],
        [Cell(w) for w in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")],
    ]
    for row, words in (("rules", "规章"), ("documents", "行政规范性文件")):
        grid.append([Cell(words), *(Cell(str(values[row, c])) for c in ("made", "repealed", "valid"))])
    for item, head, lines in (
        ("五", "本年处理决定数量", (("licences", "行政许可"),)),
        ("六", "本年处理决定数量", (("penalties", "行政处罚"), ("coercion", "行政强制"))),
        ("八", "本年收费金额（单位：万元）", (("charges", "行政事业性收费"),)),
    ):
        grid += [[Cell(f"第二十条第（{item}）项", 1, 4)], [Cell("信息内容"), Cell(head, 1, 3)]]
        column = "fees" if item == "八" else "decisions"
        grid += [[Cell(words), Cell(str(values[row, column]), 1, 3)] for row, words in lines]
    return grid


def applications_grid(values: Values) -> Grid:
    """The second table."""

    def figures(row: str) -> list[Cell]:
        return [Cell(str(values[row, column])) for column in (*APPLICANTS, "all")]

    grid = [
        [
            Cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            Cell("申请人情况", 1, 7),
        ],
        [Cell("自然人", 2), Cell("法人或其他组织", 1, 5), Cell("总计", 2)],
        [Cell(words) for column, words in APPLICANTS.items() if column != "natural"],
        [Cell("一、本年新收政府信息公开申请数量", 1, 3), *figures("new")],
        [Cell("二、上年结转政府信息公开申请数量", 1, 3), *figures("carried")],
    ]
    first = [Cell("三、本年度办理结果", len(RESULTS) + 1)]
    for words, rows in GROUPS.items():
        head = Cell(words, len(rows)) if len(rows) > 1 else Cell(words, 1, 2)
        for index, (row, label) in enumerate(rows.items()):
            grid.append(
                [*first, *([head] if not index else []), *([Cell(label)] if label else []), *figures(row)]
            )
            first = []
    grid.append([Cell("（七）总计", 1, 2), *figures("total")])
    grid.append([Cell("四、结转下年度继续办理", 1, 3), *figures("forward")])
    return grid


def reviews_grid(values: Values) -> Grid:
    """The third table."""
    ends = [Cell(words) for words in (*ENDS.values(), "总计")]
    return [
        [Cell("行政复议", 2, 5), Cell("行政诉讼", 1, 10)],
        [Cell("未经复议直接起诉", 1, 5), Cell("复议后起诉", 1, 5)],
        ends * 3,
        [Cell(str(values["cases", f"{way}-{end}"])) for way in WAYS for end in (*ENDS, "all")],
    ]


def parts(report: Report) -> Iterator[str | Grid]:
    """Paragraphs and tables in order."""
    a, d = report.applications, report.disclosed
    yield report.title
    yield "一、总体情况"
    yield (
        f"全年制发行政规范性文件{d['documents', 'made']}件，收到政府信息公开申请{a['new', 'all']}件，上年结转{a['carried', 'all']}件，"
        f"予以公开{a['granted', 'all']}件，结转下年度继续办理{a['forward', 'all']}件。"
    )
    yield "二、主动公开政府信息情况"
    yield disclosed_grid(d)
    yield "三、收到和处理政府信息公开申请情况"
    yield applications_grid(a)
    yield "四、政府信息公开行政复议、行政诉讼情况"
    yield reviews_grid(report.reviews)
    yield "五、存在的主要问题及改进情况"
    yield "部分栏目更新不够及时，解读形式单一。下一步将每月检查一次栏目，多用图解和问答。"
    yield "六、其他需要报告的事项"
    yield "没有收取信息处理费。"
    yield report.office
    yield f"{report.year + 1}年1月20日"


def laid(grid: Grid) -> list[list[Cell | None]]:
    """A grid with every place: a cell in its first one, ``None`` in the others that it takes."""
    width = sum(cell.columns for cell in grid[0])
    taken: dict[tuple[int, int], Cell | None] = {}
    for row, cells in enumerate(grid):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            for r in range(row, row + cell.rows):
                for c in range(column, column + cell.columns):
                    taken[r, c] = None
            taken[row, column] = cell
    return [[taken.get((row, column)) for column in range(width)] for row in range(len(grid))]


# -- layouts -----------------------------------------------------------------------------------------------------


def _each(grid: Grid, change: Callable[[str], str]) -> Grid:
    return [[cell._replace(words=change(cell.words)) for cell in row] for row in grid]


def _wrapped(words: str) -> str:
    """A label broken in two lines as a narrow column breaks it."""
    return (
        words
        if len(words) < 4 or words[0] == "（"
        else f"{words[: len(words) // 2]}\n{words[len(words) // 2 :]}"
    )


def split_heads(grid: Grid) -> Grid:
    """The heads not joined over their rows and columns: what takes several stands in the first, nothing in the others."""
    heads = [
        [Cell("") if cell is None else cell._replace(rows=1, columns=1) for cell in row]
        for row in laid(grid)[:3]
    ]
    return [*heads, *grid[3:]]


def cut(grid: Grid, at: int, again: bool = False) -> list[Grid]:
    """A table cut at the end of a page, its heads printed again or not."""
    width = sum(cell.columns for cell in grid[0])
    rows = laid(grid)
    below = []
    for number in range(at, len(rows)):
        cells: list[Cell] = []
        column = 0
        while column < width:
            cell = rows[number][column]
            if cell is not None:
                cells.append(cell._replace(rows=min(cell.rows, len(rows) - number)))
                column += cell.columns
            elif number == at:
                size = 1
                while column + size < width and rows[number][column + size] is None and column + size < 2:
                    size += 1
                cells.append(Cell("", 1, size))
                column += size
            else:
                column += 1
        below.append(cells)
    below = [[cell._replace(rows=1) for cell in row] for row in below]
    widths = [sum(cell.columns for cell in row) for row in below]
    below = [
        [Cell("", 1, width - size), *row] if size < width else row
        for row, size in zip(below, widths, strict=True)
    ]
    above = [
        [cell._replace(rows=min(cell.rows, at - number)) for cell in row]
        for number, row in enumerate(grid[:at])
    ]
    return [above, [*(grid[:3] if again else []), *below]]


LAYOUTS: Mapping[str, Callable[[Grid], Grid]] = {
    "slashes": lambda grid: _each(grid, lambda w: "/" if w == "0" else w),
    "strokes": lambda grid: _each(grid, lambda w: "—" if w == "0" else w),
    "empty": lambda grid: _each(grid, lambda w: "" if w == "0" else w),
    "wide digits": lambda grid: _each(grid, lambda w: w.translate({48 + i: 0xFF10 + i for i in range(10)}) if w.isdigit() else w),
    "units": lambda grid: _each(grid, lambda w: f"{w}件" if w.isdigit() else w),
    "notes": lambda grid: _each(grid, lambda w: f"{w}（含上年结转）" if w.isdigit() and w != "0" else w),
    "wrapped": lambda grid: _each(grid, _wrapped),
    "spaced": lambda grid: _each(grid, lambda w: "　".join(w) if len(w) < 6 and w[:1] > "9" else w),
    "half-width": lambda grid: _each(grid, lambda w: w.translate(str.maketrans("（），：", "(),:"))),
    "loose heads": lambda grid: split_heads(grid) if len(grid) > 5 and grid[0][-1].words == "申请人情况" else grid,
}  # fmt: skip
"""What clerks and pages make of the prescribed tables; every one says the same."""


def joined(one: Grid, other: Grid) -> Grid:
    """Two tables set as one, the narrower one's last cells widened."""
    width = max(sum(cell.columns for cell in grid[0]) for grid in (one, other))

    def widened(grid: Grid) -> Grid:
        more = width - sum(cell.columns for cell in grid[0])
        return [[*row[:-1], row[-1]._replace(columns=row[-1].columns + more)] for row in grid]

    return [*widened(one), *widened(other)]


def trial_grid(values: Values) -> Grid:
    """The first table as it was in 2019 and 2020; values that the later form has not are made up."""
    grid = [
        [Cell("第二十条第（一）项", 1, 4)],
        [Cell(w) for w in ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")],
    ]
    for row, words in (("rules", "规章"), ("documents", "规范性文件")):
        grid.append([Cell(words), *(Cell(str(values[row, c])) for c in ("made", "made", "valid"))])
    for item, rows in (
        ("五", (("licences", "行政许可"), ("", "其他对外管理服务事项"))),
        ("六", (("penalties", "行政处罚"), ("coercion", "行政强制"))),
    ):
        grid.append([Cell(f"第二十条第（{item}）项", 1, 4)])
        grid.append([Cell(w) for w in ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")])
        for row, words in rows:
            grid.append([Cell(w) for w in (words, "12", "-3", str(values.get((row, "decisions"), 0)))])
    grid += [
        [Cell("第二十条第（八）项", 1, 4)],
        [Cell("信息内容"), Cell("上一年项目数量", 1, 2), Cell("本年增/减")],
        [Cell("行政事业性收费"), Cell("2", 1, 2), Cell("增加1")],
        [Cell("第二十条第（九）项", 1, 4)],
        [Cell("信息内容"), Cell("采购项目数量", 1, 2), Cell("采购总金额")],
        [Cell("政府集中采购"), Cell("6", 1, 2), Cell("251000元")],
    ]
    return grid


# -- formats -----------------------------------------------------------------------------------------------------


def rendered(source: Iterable[str | Grid], format: str) -> bytes:
    """The bytes of a file in one of ``FORMATS``."""
    return {
        "md": _markdown, "html": _html, "docx": _docx, "pdf": _pdf,
        "txt-lines": lambda s: _text(s, " "), "txt-cells": lambda s: _text(s, "\n"),
        "txt-bars": lambda s: _text(s, " | ", " |\n"), "txt-bar-lines": lambda s: _text(s, "\n|\n", "\n|\n"),
        "txt-blanks": lambda s: _text(s, "\n\n", "\n\n"), "txt-one-line": lambda s: _text(s, " ", " "),
    }[format](list(source))  # fmt: skip


def _markdown(source: list[str | Grid]) -> bytes:
    out = []
    for index, part in enumerate(source):
        if isinstance(part, str):
            out.append(f"# {part}" if not index else f"## {part}" if part[1] == "、" else part)
            continue
        lines = [
            ["" if cell is None else cell.words.replace("\n", "<br>") for cell in row] for row in laid(part)
        ]
        lines.insert(1, ["---"] * len(lines[0]))
        out.append("\n".join("| " + " | ".join(line) + " |" for line in lines))
    return "\n\n".join(out).encode()


def _html(source: list[str | Grid]) -> bytes:
    out = []
    for index, part in enumerate(source):
        if isinstance(part, str):
            out.append(f"<h1>{escape(part)}</h1>" if not index else f"<p>{escape(part)}</p>")
            continue
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td rowspan="{c.rows}" colspan="{c.columns}"><p>{escape(c.words).replace(chr(10), "<br>")}</p></td>'
                for c in row
            )
            + "</tr>"
            for row in part
        )
        out.append(f"<table>{rows}</table>")
    body = "".join(out)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div id="content">{body}</div></body></html>'.encode()


def _text(source: list[str | Grid], between: str, after: str = "\n") -> bytes:
    out = []
    for part in source:
        if isinstance(part, str):
            out.append(part)
        else:
            out.append(
                after.join(between.join(cell.words for cell in row) for row in part) + after.rstrip("\n ")
            )
    return "\n".join(out).encode()


def _docx(source: list[str | Grid]) -> bytes:
    from docx import Document

    document = Document()
    for part in source:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        grid = laid(part)
        table = document.add_table(len(grid), len(grid[0]))
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                if cell is not None:
                    first = table.cell(row, column)
                    if cell.rows > 1 or cell.columns > 1:
                        first = first.merge(table.cell(row + cell.rows - 1, column + cell.columns - 1))
                    first.text = cell.words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf(source: list[str | Grid]) -> bytes:
    from reportlab.lib.pagesizes import A3
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    from pdf_builder import FONT

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    plain = ParagraphStyle("plain", fontName=FONT, fontSize=12, leading=20, wordWrap="CJK")
    small = ParagraphStyle("small", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
    story: list[object] = []
    for part in source:
        if isinstance(part, str):
            story.append(Paragraph(escape(part), plain))
            continue
        grid = laid(part)
        spans = [
            ("SPAN", (c, r), (c + cell.columns - 1, r + cell.rows - 1))
            for r, row in enumerate(grid)
            for c, cell in enumerate(row)
            if cell is not None
        ]
        words = [
            ["" if cell is None else Paragraph(escape(cell.words), small) for cell in row] for row in grid
        ]
        story += [Table(words, style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), *spans]), Spacer(1, 8)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A3, invariant=1).build(story)
    return out.getvalue()
