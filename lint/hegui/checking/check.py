"""The way of a document from bytes to result: the stages, in order."""

from __future__ import annotations

from hegui.checking.allow import allow
from hegui.checking.baseline import baseline
from hegui.checking.cover import cover
from hegui.checking.dedupe import dedupe
from hegui.checking.elements import elements
from hegui.checking.guard import guard
from hegui.checking.judge import judge
from hegui.checking.locate import locate
from hegui.checking.mask import mask
from hegui.checking.model import Known, Plan, Sidecar
from hegui.checking.notes import failed, note
from hegui.checking.read import read
from hegui.checking.results import FileResult, in_order
from hegui.checking.suppress import suppress
from hegui.errors import ReadError
from hegui.facts.gaps import gaps


def check(
    path: str,
    data: bytes,
    plan: Plan,
    sidecar: Sidecar | None = None,
    known: tuple[Known, ...] = (),
    keep_document: bool = False,
) -> FileResult:
    """The result for a document of these bytes. Pure: no file, clock or environment is looked at.

    Args:
        path: decides the reader by its ending; otherwise only for messages.
        known: what the baseline says about this file.
        keep_document: put the ``Document`` into the result.

    Raises:
        ConfigError: a checklist turns out to be faulty.
    """
    try:
        document = read(path, data, plan)
    except ReadError as error:
        return failed(path, error.code, str(error), data)
    unread = gaps(document)
    for gap in unread:
        if gap.whole:
            return failed(path, gap.code, f"{path}：{gap.message}；{gap.remedy}", data)
    found, ran, crashes = judge(document, plan.tasks)
    found = allow(document, found, plan.allowed)
    shown = mask(document, found)
    found = dedupe(found)
    found = guard(document, found, plan.allowed)
    diagnostics = locate(found, shown)
    diagnostics, void = suppress(document, diagnostics, ran, plan, sidecar)
    diagnostics, stale = baseline(diagnostics, ran, known)
    checklist, faults = elements(document, plan.checklists, shown)
    coverage, failures = cover(document)
    return FileResult(
        path=path,
        format=document.format,
        sha256=document.sha256,
        identity=document.identity,
        checklist=checklist,
        coverage=coverage,
        diagnostics=in_order(
            diagnostics,
            crashes,
            void,
            stale,
            faults,
            failures,
            (note(gap.code, gap.message) for gap in unread),
        ),
        document=document if keep_document else None,
        shown=shown.text if keep_document else "",
        kinds=() if checklist else tuple((k.name, k.title) for k in plan.kinds if k.parts),
    )
