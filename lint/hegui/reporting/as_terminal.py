"""For people at a terminal: each fault with its place, the words in their sentence, what to do and why.

Everything is laid out as plain lines first (see ``layout``) and painted last, so that words of a document can never
become markup, and the page reads the same without colour: there, the words at fault stand in 〖 〗.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hegui.api import Diagnostic, Severity
from hegui.checking.results import FileResult
from hegui.checklist.results import ElementResult, Evidence, Trace
from hegui.document import Identity
from hegui.reporting.layout import Line, Piece, beside, measure, padded, shortened, wrap
from hegui.reporting.paint import painted, plain
from hegui.reporting.plain import visible
from hegui.reporting.wording import SEVERITIES, bases, place, tally, verdict
from hegui.running.results import Run
from hegui.writing import WRITERS

_STATUSES = {
    "met": "✓ 齐备", "weak": "△ 薄弱", "missing": "✗ 缺失", "not-applicable": "– 不适用",
}  # fmt: skip
_UNMET = ("weak", "missing")

_INDENT = "      "
_LEAST_WIDTH = 40
_CONTEXT = 44
_WORDS = (80, 40)
_RELATED = 6
_CLAUSE = re.compile("[，。；：、！？]")


def render(run: Run) -> str:
    """The run as a page of ``run.width`` cells; in colour when ``run.color``."""
    lines = list(_page(run, max(_LEAST_WIDTH, run.width)))
    return (painted if run.color else plain)(lines)


def _page(run: Run, width: int) -> Iterator[Line]:
    several = len(run.files) > 1
    for file in run.files:
        if not several or _noteworthy(file, run.show_info):
            yield from _file(file, run, width, full=not several)
    if several:
        yield from _overview(run, width)
    yield from _closing(run, width)


def _noteworthy(file: FileResult, show_info: bool) -> bool:
    least = Severity.INFO if show_info else Severity.WARNING
    return (
        file.error is not None
        or any(d.severity >= least for d in file.active)
        or any(e.status in _UNMET for e in file.checklist)
    )


# --- one file ---------------------------------------------------------------------------------------------------------


def _file(file: FileResult, run: Run, width: int, full: bool) -> Iterator[Line]:
    yield from _rule(Piece(visible(file.path), "path"), width)
    if file.identity:
        yield from _identity(file.identity, run.kinds, width)
    yield ()
    shown = [d for d in file.active if run.show_info or d.severity > Severity.INFO]
    for diagnostic in shown:
        yield from _diagnostic(diagnostic, file, run, width)
        yield ()
    if file.error and not any(d.code == file.error.code for d in shown):
        yield from _labelled(
            "error", "错误", [Piece(f"{file.error.code} {visible(file.error.message)}")], width
        )
        yield ()
    if not file.error:
        yield from _checklist(file.checklist, width, full)
        for element in file.checklist:
            yield from _trace(element, width)
        yield from _count(file, len(shown), width)
        yield ()


def _rule(title: Piece, width: int) -> Iterator[Line]:
    *lines, last = wrap([Piece("── ", "faint"), title], width)
    yield from lines
    yield (*last, Piece(" " + "─" * max(2, width - 1 - sum(measure(p.text) for p in last)), "faint"))


def _identity(identity: Identity, kinds: Mapping[str, str], width: int) -> Iterator[Line]:
    if identity.title:
        yield from _indented([Piece(visible(identity.title), "strong")], width, "   ")
    level = f"（{identity.level}）" if identity.level else ""
    day = identity.published
    facts = (
        kinds.get(identity.kind) or identity.kind,
        f"{visible(identity.issuer)}{level}" if identity.issuer else f"机关未识别{level}",
        f"{identity.year}年度" if identity.year else "年度未识别",
        f"{day.year}年{day.month}月{day.day}日公开" if day else "公开日期未识别",
    )
    yield from _indented([Piece(" · ".join(facts), "faint")], width, "   ")


def _diagnostic(diagnostic: Diagnostic, file: FileResult, run: Run, width: int) -> Iterator[Line]:
    word = diagnostic.severity.word
    rule = run.rules.get(diagnostic.code)
    title = rule.title if rule else diagnostic.name
    heading = [Piece(f"{diagnostic.code} ", "strong"), Piece(visible(title), "strong")]
    yield from _labelled(word, diagnostic.severity.title, heading, width)
    yield from _indented([Piece(visible(diagnostic.message))], width, _INDENT)
    if diagnostic.quote:
        section = f"  {visible(diagnostic.location.section)}" if diagnostic.location.section else ""
        where = place(diagnostic.location, file.format)
        yield from _labelled("label", "位置", [Piece(where), Piece(section, "faint")], width, _INDENT)
        yield from _labelled("label", "原文", _excerpt(diagnostic, run.color), width, _INDENT)
    for related in diagnostic.related[:_RELATED]:
        pieces = [
            Piece(place(related.location, file.format)),
            Piece(f"  {visible(related.message)}" if related.message else ""),
            Piece(f"  「{visible(shortened(related.quote, *_WORDS))}」" if related.quote else ""),
        ]
        yield from _labelled("label", "对照", pieces, width, _INDENT)
    if len(diagnostic.related) > _RELATED:
        more = Piece(f"另有 {len(diagnostic.related) - _RELATED} 处", "faint")
        yield from _labelled("label", "对照", [more], width, _INDENT)
    fixable = diagnostic.fix is not None and file.format in WRITERS
    if diagnostic.suggestion or fixable:
        yield from _labelled(
            "label",
            "建议",
            [Piece(visible(diagnostic.suggestion)), Piece("（可自动改正）" if fixable else "", "faint")],
            width,
            _INDENT,
        )
    if diagnostic.basis:
        yield from _labelled("label", "依据", [Piece(visible(bases(diagnostic)), "faint")], width, _INDENT)


def _excerpt(diagnostic: Diagnostic, color: bool) -> list[Piece]:
    """The words in their sentence, the sentence cut to what the eye needs."""
    text, base = diagnostic.excerpt
    start = min(max(0, diagnostic.span.start - base), len(text))
    end = min(max(start, diagnostic.span.end - base), len(text))
    before, words, after = text[:start].lstrip(), text[start:end], text[end:].rstrip()
    if start == end:
        before, words, after = "", diagnostic.quote, ""
    shown = visible(shortened(words, *_WORDS))
    return [
        Piece(visible(_beginning(before))),
        Piece(shown if color else f"〖{shown}〗", f"{diagnostic.severity.word}-words"),
        Piece(visible(shortened(after, _CONTEXT))),
    ]


def _beginning(before: str) -> str:
    """What stands before the words, cut to size where a clause begins if one does nearby."""
    if len(before) <= _CONTEXT:
        return before
    kept = before[-_CONTEXT:]
    clause = _CLAUSE.search(kept, 0, _CONTEXT // 2)
    return "……" + kept[clause.end() if clause else 0 :]


def _checklist(elements: Sequence[ElementResult], width: int, full: bool) -> Iterator[Line]:
    if not elements or not (full or any(e.status in _UNMET for e in elements)):
        return
    yield (Piece("必备要素", "strong"),)
    title_width = min(max(measure(e.title) for e in elements), width // 3)
    state_width = max(measure(word) for word in _STATUSES.values())
    reason_width = width - 2 - state_width - 2 - title_width - 2
    for element in elements:
        state = (Piece(_STATUSES.get(element.status, element.status), element.status),)
        yield from _pushed(
            beside(
                [
                    ([state], state_width),
                    (wrap([Piece(visible(element.title))], title_width), title_width),
                    (wrap([Piece(visible(element.reason), "faint")], reason_width), reason_width),
                ]
            )
        )
    yield ()


def _trace(element: ElementResult, width: int) -> Iterator[Line]:
    if not element.trace:
        return
    half = (width - 2 - 3 - 4) // 2
    yield from _pushed(
        beside(
            [([(Piece("查摆的问题", "strong"),)], half + 3), ([(Piece("下一步安排", "strong"),)], half)],
            "    ",
        ),
        "",
    )
    for number, row in enumerate(element.trace, 1):
        ordinal = padded((Piece(f"{number}"),), 2, right=True)
        yield from _pushed(
            beside(
                [
                    ([ordinal], 2),
                    (wrap([_evidence(row.problem)], half), half),
                    ([(Piece("→" if row.answer else "✗", "met" if row.answer else "missing"),)], 1),
                    (_answer(row, half), half),
                ],
                " ",
            ),
            " ",
        )
    yield ()


def _answer(row: Trace, width: int) -> list[Line]:
    if row.answer is None:
        return wrap([Piece("计划中没有找到对应内容", "missing")], width)
    lines = wrap([_evidence(row.answer)], width)
    return (
        lines + wrap([Piece(f"相同：{'、'.join(map(visible, row.shared))}", "faint")], width)
        if row.shared
        else lines
    )


def _evidence(evidence: Evidence) -> Piece:
    return Piece(visible(shortened(evidence.quote, 60)))


def _count(file: FileResult, shown: int, width: int) -> Iterator[Line]:
    known = len(file.diagnostics) - len(file.active)
    hidden = len(file.active) - shown
    if file.coverage.quantities:
        total, checkable, checked = file.coverage
        line = f"数字：共 {total} 处，可核对 {checkable} 处，已核对 {checked} 处"
        yield from wrap([Piece(line, "faint")], width)
    if hidden:
        yield from wrap([Piece(f"另有 {hidden} 条提示未列出，加 --show-info 可逐条查看", "faint")], width)
    if known:
        yield from wrap([Piece(f"另有 {known} 处已屏蔽，不计入结果", "faint")], width)
    if not shown and not any(e.status in _UNMET for e in file.checklist):
        yield (Piece("✓ 没有发现需要更正之处", "good"),)


# --- the whole run ----------------------------------------------------------------------------------------------------


def _overview(run: Run, width: int) -> Iterator[Line]:
    """All files in one table, in the order of the run."""
    yield from _rule(Piece("各文件结果", "strong"), width)
    heads = [*(s.title for s in SEVERITIES), "薄弱", "缺失"]
    path_width = width - 2 - len(heads) * 6
    yield (*padded((Piece("  文件", "faint"),), path_width + 2), *(_right(head, "faint") for head in heads))
    for file in run.files:
        *names, last = wrap([Piece(visible(file.path))], path_width)
        yield from _pushed(names)
        yield (Piece("  "), *padded(last, path_width), *_standing(file))
    yield ()


def _standing(file: FileResult) -> Line:
    """The numbers of one file under the heads of the overview."""
    if file.error:
        return (Piece("  "), Piece("未能检查", "bad"))
    severities = [d.severity for d in file.active]
    statuses = [e.status for e in file.checklist]
    numbers = [(severities.count(s), s.word) for s in SEVERITIES]
    numbers += [(statuses.count(status), status) for status in _UNMET]
    if not any(number for number, _ in numbers):
        return (Piece("  "), Piece("没有发现问题", "good"))
    return tuple(_right(str(n) if n else "–", f"{look}-number" if n else "faint") for n, look in numbers)


def _right(text: str, style: str) -> Piece:
    return Piece(" " * max(0, 6 - measure(text)) + text, style)


def _closing(run: Run, width: int) -> Iterator[Line]:
    yield (Piece("─" * width, "faint"),)
    yield from wrap([Piece(tally(run), "strong")], width)
    yield from _labelled(
        "label", "结论", [Piece(verdict(run), "good" if run.exit_code == 0 else "bad")], width, ""
    )
    for hint in _hints(run):
        yield from _labelled("label", "后续", [Piece(hint)], width, "")


def _hints(run: Run) -> Iterator[str]:
    """The next step, at most three."""
    if run.internal_error:
        yield "有规则或程序出错（编号 E 开头），该处没有检查完，请反馈给维护者"
    active = [d for f in run.files for d in f.active if not d.code.startswith("E")]
    if active:
        worst = max(active, key=lambda d: d.severity)
        yield f"某条规则为何这样要求、怎样改，可查：hegui explain {worst.code}"
    number = sum(d.fix is not None for f in run.files if f.format in WRITERS for d in f.active)
    if number:
        yield f"其中 {number} 处可自动改正：加 --diff 先看怎样改，加 --fix 改正文件"


# --- lines ------------------------------------------------------------------------------------------------------------


def _labelled(
    style: str, label: str, pieces: Iterable[Piece], width: int, indent: str = ""
) -> Iterator[Line]:
    """A two-character label, and the text hanging beside it."""
    hang = measure(label) + 2
    first, *rest = wrap(pieces, width - len(indent) - hang)
    yield (Piece(indent), Piece(label, style), Piece("  "), *first)
    yield from ((Piece(indent + " " * hang), *line) for line in rest)


def _indented(pieces: Iterable[Piece], width: int, indent: str) -> Iterator[Line]:
    yield from _pushed(wrap(pieces, width - len(indent)), indent)


def _pushed(lines: Iterable[Line], indent: str = "  ") -> Iterator[Line]:
    return ((Piece(indent), *line) for line in lines)
