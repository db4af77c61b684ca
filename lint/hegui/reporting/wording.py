"""Phrases that several formats share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from hegui.api import Diagnostic, Severity
from hegui.checking.results import FileResult
from hegui.checking.verdict import GRADES
from hegui.document import Identity, Location
from hegui.reporting.layout import shortened
from hegui.running.results import Run

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""From grave to slight, the order in which people read them."""

STATUSES = {"missing": "缺失", "weak": "薄弱", "met": "齐备", "not-applicable": "不适用"}
"""Standing of a required part to its word, what is missing first: words need no mark that some console cannot show."""

UNMET = ("missing", "weak")

_PLAIN = ("txt", "md", "html")
_LINES = ("txt", "md")


def place(location: Location, format: str) -> str:
    """Where to look, in the terms of the program that opens the file: 第12行第5字, 第7段 (Word), 第3页 (pdf), 第2个表第7行第4列.

    A pdf's paragraphs are counted over the whole document, which nobody does by hand: the page must do.
    """
    if location.page is not None:
        return f"第{location.page}页"
    if location.cell is not None and format not in _LINES:
        table, row, column = location.cell
        return f"第{table}个表第{row}行第{column}列"
    if format in _PLAIN or location.paragraph is None:
        return f"第{location.line}行第{location.column}字"
    return f"第{location.paragraph}段"


def found_at(diagnostic: Diagnostic, file: FileResult) -> str:
    """``，见第3页「一、主要举措」``; empty for what is missing, which only lends its place from what is there."""
    if not diagnostic.quote or any(
        e.code == diagnostic.code and e.status == "missing" for e in file.checklist
    ):
        return ""
    heading = diagnostic.location.section.rsplit(" / ", 1)[-1]
    section = f"「{shortened(heading, 20)}」" if heading else ""
    return f"，见{place(diagnostic.location, file.format)}{section}"


def identity_facts(identity: Identity, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Kind, issuer with level, year and day, or that they were not recognised: one phrase each."""
    level = f"（{identity.level}）" if identity.level else ""
    day = identity.published
    kind = kinds.get(identity.kind) or identity.kind if identity.recognised else "种类未识别"
    return (
        f"{kind}（依据不多，可用 --kind 指明）" if identity.doubtful else kind,
        f"{identity.issuer}{level}" if identity.issuer else f"机关未识别{level}",
        f"{identity.year}年度" if identity.year else "年度未识别",
        f"{day.year}年{day.month}月{day.day}日公开" if day else "公开日期未识别",
    )


def coverage(file: FileResult) -> str:
    """How far the numbers were checked, in one phrase."""
    total, checkable, checked = file.coverage
    return f"数字：共 {total} 处，可核对 {checkable} 处，已核对 {checked} 处"


def is_engine(diagnostic: Diagnostic) -> bool:
    """Whether it is the engine that speaks: a rule crashed, a file could not be read."""
    return diagnostic.code.startswith("E")


def whole(diagnostic: Diagnostic) -> str:
    """Message and suggestion in one string: ``…。建议：…``."""
    if not diagnostic.suggestion:
        return diagnostic.message
    return f"{diagnostic.message}。建议：{diagnostic.suggestion}"


def bases(diagnostic: Diagnostic) -> str:
    """The bases, joined by ；."""
    return "；".join(str(basis) for basis in diagnostic.basis)


def suppressed(run: Run) -> int:
    """How many diagnostics do not count."""
    return run.tally.suppressed


def grouped(shown: Sequence[Diagnostic], by_position: bool = False) -> list[list[Diagnostic]]:
    """What a rule says with one severity goes together, the gravest first; else each finding where it stands."""
    if by_position:
        return [[diagnostic] for diagnostic in shown]
    groups: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for diagnostic in shown:
        groups.setdefault((diagnostic.code, diagnostic.severity), []).append(diagnostic)
    return sorted(groups.values(), key=lambda group: -group[0].severity)


def tally(run: Run) -> str:
    """The run in one line: ``共 2 份文件：错误 1 处，警告 2 处，提示 0 处；不宜公开 1 份，未核对 1 份``."""
    counts = run.counts
    parts = [
        f"共 {len(run.files)} 份文件：" + "，".join(f"{s.title} {counts[s]} 处" for s in SEVERITIES),
        *_some("{}", grades(run)),
        *_some("已自动改正 {} 处", run.fixed),
        *_some("已屏蔽 {} 处", suppressed(run)),
        *_some("未能检查 {} 份", sum(f.status == "failed" for f in run.files)),
        *_some("按设定跳过 {} 份", sum(f.status == "skipped" for f in run.files)),
    ]
    return "；".join(parts)


def _some(phrase: str, value: int | str) -> Iterable[str]:
    return [phrase.format(value)] if value else []


def grades(run: Run) -> str:
    """How many documents have which verdict: ``不宜公开 1 份，可以公开 2 份``."""
    number = Counter(file.verdict.grade for file in run.files)
    return "，".join(f"{title} {number[grade]} 份" for grade, title in GRADES.items() if number[grade])


def conclusion(file: FileResult) -> str:
    """The verdict with its reasons: ``不宜公开：错误 1 处；必备要素缺失：……``."""
    title, reasons = file.verdict.title, "；".join(file.verdict.reasons)
    return f"{title}：{reasons}"


def unspoken(file: FileResult) -> str:
    """The verdict, where the findings of the file alone would let it pass for better; ``""`` otherwise.

    A list of findings is silent about a missing part without a place, and about a report nobody recognised.
    """
    worst = max((d.severity for d in file.active), default=Severity.INFO)
    told = {"not-ready": Severity.ERROR, "not-checked": Severity.ERROR, "revise": Severity.WARNING}
    least = told.get(file.verdict.grade, Severity.INFO)
    return conclusion(file) if worst < least else ""


EXIT_CODES = {
    0: "检查完毕，没有达到设定级别的问题",
    1: "检查完毕，有达到设定级别的问题",
    2: "有文件未能检查",
    3: "检查程序内部出错，结果可能不完整",
}
"""Exit code to its meaning. It speaks of the check; whether a report may be published says its verdict."""

_LEAST = {"error": "“错误”", "warning": "“警告”及以上", "info": "“提示”及以上"}


def exit_code(run: Run) -> str:
    """The exit code, and what decided it: ``退出码 1：有“错误”级别的问题``."""
    code = run.exit_code
    if code in (0, 1) and run.fail_on in _LEAST:
        meaning = f"{'有' if code else '没有'}{_LEAST[run.fail_on]}级别的问题"
    else:
        meaning = EXIT_CODES[code] if code else "按设定只报告，不判定"
    return f"退出码 {code}：{meaning}"


def repository_path(path: str) -> str:
    """``path`` as code hosting services spell it: without ``./`` at the beginning."""
    while path.startswith("./"):
        path = path[2:]
    return path


def common_folder(paths: Sequence[str]) -> str:
    """The folder that all ``paths`` begin with, with its slash, or nothing."""
    folders = zip(*(path.split("/")[:-1] for path in paths), strict=False)
    return "".join(f"{names[0]}/" for names in takewhile(lambda names: len(set(names)) == 1, folders))
