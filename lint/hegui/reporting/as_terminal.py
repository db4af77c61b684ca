"""For people at a terminal: the verdict and what to mend first, then each fault with its place, its words, the reason.

Everything is laid out as plain lines first (see ``layout``) and painted last, so that words of a document can never
become markup, and the page reads the same without colour: there, the words at fault stand in 〖 〗.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hegui.api import Diagnostic, Severity
from hegui.checking.results import FileResult
from hegui.checking.verdict import GRADES, also_lacking, urgent
from hegui.checklist.results import ElementResult, Evidence, Trace
from hegui.document import Identity
from hegui.reporting.layout import Line, Piece, beside, measure, padded, room, shortened, wrap
from hegui.reporting.paint import painted, plain
from hegui.reporting.visible import visible
from hegui.reporting.wording import (
    SEVERITIES,
    STATUSES,
    UNMET,
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

_LOOKS = {"not-ready": "bad", "not-checked": "bad", "revise": "weak", "ready": "good"}

_INDENT = "      "
_LEAST_WIDTH = 40
_CONTEXT = 44
_WORDS = (80, 40)
_RELATED = 6
_NUMBER = 5
_GRADE = 10
_CLAUSE = re.compile("[，。；：、！？]")


def render(run: Run) -> str:
    """The run as a page of ``run.width`` cells; in colour when ``run.color``."""
    lines = list(_page(run, max(_LEAST_WIDTH, run.width)))
    return (painted if run.color else plain)(lines)


def _page(run: Run, width: int) -> Iterator[Line]:
    several = len(run.files) > 1
    if several:
        yield from _overview(run, width)
    for file in run.files:
        if several and _noteworthy(file, run.show_info):
            yield from _rule(Piece(visible(file.path), "path"), width)
            yield from _file(file, run, width, alone=False)
        elif not several:
            yield from _file(file, run, width, alone=True)
    yield from _closing(run, width)


def _noteworthy(file: FileResult, show_info: bool) -> bool:
    return (file.verdict.grade != "ready" and not file.skipped) or (show_info and bool(file.active))


# --- one file ---------------------------------------------------------------------------------------------------------


def _file(file: FileResult, run: Run, width: int, alone: bool) -> Iterator[Line]:
    yield from _verdict(file, run, width, alone)
    yield ()
    shown = [d for d in file.active if run.show_info or d.severity > Severity.INFO]
    for group in grouped(shown, run.by_position):
        yield from _group(group, file, run, width)
        yield ()
    if file.error and not any(d.code == file.error.code for d in shown):
        yield from _labelled(
            "error", "错误", [Piece(f"{file.error.code} {visible(file.error.message)}")], width
        )
        yield ()
    if not file.error:
        yield from _checklist(file.checklist, width, alone)
        for element in file.checklist:
            yield from _trace(element, width)
        for line in _count(file, len(shown)):
            yield from wrap([Piece(line, "faint")], width)
        yield ()


def _verdict(file: FileResult, run: Run, width: int, alone: bool) -> Iterator[Line]:
    """What somebody with five seconds reads: the verdict, what to mend first, how much there is."""
    look = _LOOKS[file.verdict.grade]
    reasons = "；".join(map(visible, file.verdict.reasons))
    yield from _labelled("label", "结论", [Piece(file.verdict.title, look), Piece(f"：{reasons}")], width)
    label = "先改"
    first = urgent(file.checklist, file.diagnostics) if not file.error else []
    for number, (item, more) in enumerate(first, 1):
        words = [
            Piece(f"{number}. "),
            *_item(item, file),
            Piece(f"，另有 {more} 处" if more else "", "faint"),
        ]
        yield from _labelled("label", label, words, width)
        label = "    "
    if first and (also := also_lacking(file.checklist, file.diagnostics, first)):
        yield from _labelled("label", label, [Piece(f"还要补写：{also}")], width)
    if file.error is None:
        counts = Counter(d.severity for d in file.active)
        severities = "，".join(f"{s.title} {counts[s]} 处" for s in SEVERITIES)
        yield from _labelled("label", "合计", [Piece(severities), Piece(_fixable(run, [file]))], width)
    if alone:
        yield from _labelled("label", "文件", [Piece(visible(file.path), "path")], width)
    if file.identity:
        yield from _identity(file.identity, run.kinds, width)


def _item(item: Diagnostic | ElementResult, file: FileResult) -> list[Piece]:
    if isinstance(item, ElementResult):
        return [Piece(f"{item.code} {visible(item.title)}", "strong"), Piece(f"：{visible(item.reason)}")]
    return [
        Piece(f"{item.code} ", "strong"),
        Piece(visible(item.message)),
        Piece(visible(found_at(item, file)), "faint"),
    ]


def _fixable(run: Run, files: Iterable[FileResult]) -> str:
    number = sum(d.fix is not None for f in files if f.format in WRITERS for d in f.active)
    return f"；其中 {number} 处可自动改正：加 --diff 先看怎样改，加 --fix 改正文件" if number else ""


def _rule(title: Piece, width: int) -> Iterator[Line]:
    *lines, last = wrap([Piece("-- ", "faint"), title], width)
    yield from lines
    yield (*last, Piece(" " + "-" * (width - 1 - room(last)), "faint"))


def _identity(identity: Identity, kinds: Mapping[str, str], width: int) -> Iterator[Line]:
    facts = map(visible, identity_facts(identity, kinds))
    title = visible(identity.title) or "没有标题"
    yield from _labelled("label", "报告", [Piece(title, "strong")], width)
    yield from _indented([Piece("，".join(facts), "faint")], width, _INDENT)


# --- findings ---------------------------------------------------------------------------------------------------------


def _group(group: Sequence[Diagnostic], file: FileResult, run: Run, width: int) -> Iterator[Line]:
    """Findings of one rule: title and basis once, and whatever else they have in common."""
    first = group[0]
    rule = run.rules.get(first.code)
    title = visible(rule.title if rule else first.name)
    many = f"（{len(group)} 处）" if len(group) > 1 else ""
    heading = [Piece(f"{first.code} ", "strong"), Piece(title, "strong"), Piece(many)]
    yield from _labelled(first.severity.word, first.severity.title, heading, width)
    same_message = len({d.message for d in group}) == 1
    advices = [_advice(d, file) for d in group]
    same_advice = len({"".join(p.text for p in advice) for advice in advices}) == 1
    if same_message:
        yield from _indented([Piece(visible(first.message))], width, _INDENT)
    for number, (diagnostic, advice) in enumerate(zip(group, advices, strict=True), 1):
        if not same_message:
            yield from _indented([Piece(f"{number}. {visible(diagnostic.message)}")], width, _INDENT)
        yield from _place(diagnostic, file, run, width)
        if not same_advice:
            yield from _advised(advice, width)
    if same_advice:
        yield from _advised(advices[0], width)
    reasons = "；".join(dict.fromkeys(str(basis) for d in group for basis in d.basis))
    if reasons:
        yield from _labelled("label", "依据", [Piece(visible(reasons), "faint")], width, _INDENT)


def _place(diagnostic: Diagnostic, file: FileResult, run: Run, width: int) -> Iterator[Line]:
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


def _advice(diagnostic: Diagnostic, file: FileResult) -> list[Piece]:
    fixable = diagnostic.fix is not None and file.format in WRITERS
    pieces = [Piece(visible(diagnostic.suggestion)), Piece("（可自动改正）" if fixable else "", "faint")]
    return [piece for piece in pieces if piece.text]


def _advised(advice: Sequence[Piece], width: int) -> Iterator[Line]:
    if advice:
        yield from _labelled("label", "建议", advice, width, _INDENT)


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


# --- required parts ---------------------------------------------------------------------------------------------------


def _checklist(elements: Sequence[ElementResult], width: int, full: bool) -> Iterator[Line]:
    """What is missing stands first."""
    if not elements or not (full or any(e.status in UNMET for e in elements)):
        return
    yield (Piece("必备要素", "strong"),)
    order = {status: rank for rank, status in enumerate(STATUSES)}
    title_width = min(max(measure(e.title) for e in elements), width // 3)
    state_width = max(measure(word) for word in STATUSES.values())
    reason_width = width - 2 - state_width - 2 - title_width - 2
    for element in sorted(elements, key=lambda e: order.get(e.status, len(order))):
        state = (Piece(STATUSES.get(element.status, element.status), element.status),)
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
    """Each shortcoming with what the plan says to it below: side by side, quotation marks would spoil the columns."""
    if not element.trace:
        return
    yield (Piece("查摆的问题和下一步安排", "strong"),)
    for number, row in enumerate(element.trace, 1):
        yield from _labelled("label", f"{number:>2}  问题", [_evidence(row.problem)], width, "")
        yield from _labelled("label", "    安排", _answer(row), width, "")
    yield ()


def _answer(row: Trace) -> list[Piece]:
    if row.answer is None:
        return [Piece("计划中没有找到对应内容", "missing")]
    shared = f"（相同：{'、'.join(map(visible, row.shared))}）" if row.shared else ""
    return [_evidence(row.answer), Piece(shared, "faint")]


def _evidence(evidence: Evidence) -> Piece:
    return Piece(visible(shortened(evidence.quote, 60)))


def _count(file: FileResult, shown: int) -> Iterator[str]:
    known = len(file.diagnostics) - len(file.active)
    hidden = len(file.active) - shown
    if file.coverage.quantities:
        yield coverage(file)
    if hidden:
        yield f"另有 {hidden} 条提示未列出，加 --show-info 可逐条查看"
    if known:
        yield f"另有 {known} 处已屏蔽，不计入结果"


# --- the whole run ----------------------------------------------------------------------------------------------------


def _overview(run: Run, width: int) -> Iterator[Line]:
    """All files in one table, those that need the reader most on top; the path, of any width, comes last."""
    yield from _labelled("label", "结论", [Piece(grades(run), "strong")], width)
    folder = common_folder([file.path for file in run.files])
    heads = [*(s.title for s in SEVERITIES), *(STATUSES[status] for status in UNMET)]
    yield (
        *padded((Piece("结论", "faint"),), _GRADE),
        *(_right(head, "faint") for head in heads),
        Piece("  文件", "faint"),
    )
    before = _GRADE + _NUMBER * len(heads)
    order = list(GRADES)
    for file in sorted(run.files, key=lambda f: order.index(f.verdict.grade)):
        first, *rest = wrap([Piece(visible(file.path[len(folder) :]))], width - before - 2)
        grade = (Piece(file.verdict.title, _LOOKS[file.verdict.grade]),)
        yield (*padded((*padded(grade, _GRADE), *_standing(file)), before + 2), *first)
        yield from _pushed(rest, " " * (before + 2))
    if folder:
        yield from wrap([Piece(f"（文件都在 {visible(folder)} 中）", "faint")], width)
    yield ()


def _standing(file: FileResult) -> Line:
    """The numbers of one file under the heads of the overview."""
    if file.error:
        return (Piece("  按设定跳过", "faint"),) if file.skipped else (Piece("  未能检查", "bad"),)
    severities = [d.severity for d in file.active]
    statuses = [e.status for e in file.checklist]
    numbers = [(severities.count(s), s.word) for s in SEVERITIES]
    numbers += [(statuses.count(status), status) for status in UNMET]
    return tuple(_right(str(n) if n else "-", f"{look}-number" if n else "faint") for n, look in numbers)


def _right(text: str, style: str) -> Piece:
    return Piece(" " * max(0, _NUMBER - measure(text)) + text, style)


def _closing(run: Run, width: int) -> Iterator[Line]:
    yield (Piece("-" * width, "faint"),)
    several = len(run.files) > 1
    yield from wrap([Piece(tally(run), "strong"), Piece(_fixable(run, run.files) if several else "")], width)
    yield from wrap([Piece(exit_code(run), "good" if run.exit_code == 0 else "bad")], width)
    if run.internal_error:
        hint = "有规则或程序出错（编号 E 开头），该处没有检查完，请反馈给维护者"
        yield from _labelled("label", "后续", [Piece(hint)], width)
    active = [d for f in run.files for d in f.active if not d.code.startswith("E")]
    if active:
        worst = max(active, key=lambda d: d.severity)
        hint = f"某条规则为何这样要求、怎样改，可查：hegui explain {worst.code}"
        yield from _labelled("label", "后续", [Piece(hint)], width)


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
