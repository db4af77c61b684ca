"""The way of a document from bytes to result: the stages, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.api import Diagnostic, Document, Span
from hegui.checking.allow import allow
from hegui.checking.baseline import baseline
from hegui.checking.budget import MEMORY, TIME, Budget
from hegui.checking.cover import cover
from hegui.checking.dedupe import dedupe
from hegui.checking.elements import elements
from hegui.checking.fold import fold
from hegui.checking.guard import guard, unfixed
from hegui.checking.judge import Judgement, judge
from hegui.checking.limits import Limits
from hegui.checking.locate import locate
from hegui.checking.mask import Shown, mask
from hegui.checking.model import Known, Plan, Sidecar
from hegui.checking.notes import failed, note
from hegui.checking.read import read
from hegui.checking.results import Coverage, FileResult, in_order
from hegui.checking.suppress import suppress
from hegui.checklist.results import ElementResult
from hegui.errors import ReadError
from hegui.facts.gaps import gaps


def check(
    path: str,
    data: bytes,
    plan: Plan,
    sidecar: Sidecar | None = None,
    known: tuple[Known, ...] = (),
    keep_document: bool = False,
    budget: Budget | None = None,
) -> FileResult:
    """The result for a document of these bytes. Pure: no file, clock or environment is looked at.

    Args:
        path: decides the reader by its ending; otherwise only for messages.
        known: what the baseline says about this file.
        keep_document: put the ``Document`` into the result.
        budget: what the check may spend; somebody else watches the clock.

    Raises:
        ConfigError: a checklist turns out to be faulty.
    """
    budget = budget or Budget()
    limits = plan.limits
    try:
        opened = budget.run(lambda: read(path, data, plan), None, "读取")
    except ReadError as error:
        return failed(path, error.code, str(error), data)
    if opened is None:
        return failed(path, "E909", f"{path}：读取时{_spent(budget, limits)}；{SPLIT}", data)
    document, left_out = opened
    unread = gaps(document)
    for gap in unread:
        if gap.whole:
            return failed(path, gap.code, f"{path}：{gap.message}；{gap.remedy}", data)
    judgement = judge(document, plan.tasks, budget, limits)
    found = allow(document, judgement.found, plan.allowed)
    shown = mask(document, (*found, *judgement.unlisted))
    found = dedupe(found)
    # Corrections and the parts of a report are judged by all of it.
    found = budget.run(
        lambda: unfixed(found) if left_out else guard(document, found, plan.allowed),
        unfixed(found),
        "自动改正",
    )
    parts: tuple[tuple[ElementResult, ...], list[Diagnostic]] = (), []
    if not left_out:
        parts = budget.run(lambda: elements(document, plan.checklists, shown), parts, "要素清单")
    checklist, faults = parts
    counted: tuple[Coverage, list[Diagnostic]] = Coverage(), []
    coverage, failures = budget.run(lambda: cover(document), counted, "数字核对的范围")
    diagnostics = locate(found, shown)
    diagnostics, void = suppress(document, diagnostics, judgement.ran, plan, sidecar)
    diagnostics = fold(diagnostics)
    diagnostics, stale = baseline(diagnostics, judgement.ran, known)
    missed = (note(gap.code, gap.message) for gap in unread)
    cuts = _cuts(left_out, judgement, budget, limits)
    return FileResult(
        path=path,
        format=document.format,
        sha256=document.sha256,
        identity=document.identity,
        checklist=checklist,
        coverage=coverage,
        diagnostics=in_order(diagnostics, judgement.notes, void, stale, faults, failures, cuts, missed),
        document=document if keep_document else None,
        shown=shown.text if keep_document else "",
        masked=shown.masked,
        kinds=() if checklist else tuple((k.name, k.title) for k in plan.kinds if k.parts),
    )


def reread(path: str, data: bytes, plan: Plan, masked: Iterable[Span]) -> tuple[Document, str]:
    """Document and text to show of a document that was checked before.

    Args:
        masked: as in its result.

    Raises:
        ReadError: it cannot be read.
    """
    document, _ = read(path, data, plan)
    return document, Shown(document, masked).text


SPLIT = "请确认是不是一份报告，确是报告的请拆开检查，或在配置 [limits] 中调高上限"
"""What can be done about a document that is too much."""

_NAMED = 5


def _cuts(left_out: str, judgement: Judgement, budget: Budget, limits: Limits) -> Iterator[Diagnostic]:
    """What was not checked, and what is not listed: one note each."""
    reasons = [left_out] if left_out else []
    if budget.unfinished:
        reasons.append(f"{_spent(budget, limits)}，没有做完：{_few(budget.unfinished)}")
    if reasons:
        yield note("E909", f"没有检查完：{'；'.join(reasons)}；{SPLIT}")
    if judgement.stopped:
        bounds = f"每条规则 {limits.findings_per_rule} 处、全文 {limits.findings} 处"
        yield note("E914", f"问题太多，只列出先发现的（{bounds}），没有列完的规则：{_few(judgement.stopped)}")


def _spent(budget: Budget, limits: Limits) -> str:
    bounds = {TIME: f"{limits.seconds} 秒（seconds）", MEMORY: f"{limits.memory} MB（memory）"}
    return f"用完了{budget.spent} {bounds[budget.spent]}"


def _few(names: list[str]) -> str:
    rest = f" 等 {len(names)} 项" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + rest
