"""Phrases that several formats share."""

from __future__ import annotations

from collections.abc import Iterable

from hegui.api import Diagnostic, Severity
from hegui.document import Location
from hegui.running.results import Run

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""From grave to slight, the order in which people read them."""

_PLAIN = ("txt", "md", "html")


def place(location: Location, format: str) -> str:
    """Where to look, in the terms of the program that opens the file: 第12行第5字, 第7段 (Word), 第3页 (pdf).

    A pdf's paragraphs are counted over the whole document, which nobody does by hand: the page must do.
    """
    if location.page is not None:
        return f"第{location.page}页"
    if format in _PLAIN or location.paragraph is None:
        return f"第{location.line}行第{location.column}字"
    return f"第{location.paragraph}段"


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
    return sum(len(f.diagnostics) - len(f.active) for f in run.files)


def tally(run: Run) -> str:
    """The run in one line: ``共 2 份文件：错误 1 处，警告 2 处，提示 0 处；另有 1 份未能读取``."""
    counts = run.counts
    parts = [
        f"共 {len(run.files)} 份文件：" + "，".join(f"{s.title} {counts[s]} 处" for s in SEVERITIES),
        *_some("已自动改正 {} 处", run.fixed),
        *_some("已屏蔽 {} 处", suppressed(run)),
        *_some("未能检查 {} 份", sum(f.error is not None for f in run.files)),
    ]
    return "；".join(parts)


def _some(phrase: str, number: int) -> Iterable[str]:
    return [phrase.format(number)] if number else []


VERDICTS = {
    0: "通过",
    1: "未通过",
    2: "有文件未能检查",
    3: "检查程序内部出错，结果可能不完整",
}
"""Exit code to its meaning."""

_LEAST = {"error": "“错误”", "warning": "“警告”及以上", "info": "“提示”及以上"}


def verdict(run: Run) -> str:
    """The exit code, what it means and what decided it: ``未通过：有“错误”级别的问题（退出码 1）``."""
    code = run.exit_code
    reason = ""
    if code in (0, 1) and run.fail_on in _LEAST:
        reason = f"：{'有' if code else '没有'}{_LEAST[run.fail_on]}级别的问题"
    elif code == 0:
        reason = "：按设定只报告，不判定"
    return f"{VERDICTS[code]}{reason}（退出码 {code}）"


def repository_path(path: str) -> str:
    """``path`` as code hosting services spell it: without ``./`` at the beginning."""
    while path.startswith("./"):
        path = path[2:]
    return path
