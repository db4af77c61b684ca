"""Stage: judge."""

from __future__ import annotations

from collections.abc import Iterable

from hegui.api import Diagnostic, Document, Finding, Span
from hegui.checking.model import Judged, Task
from hegui.checking.notes import note
from hegui.errors import HeguiError, crash


def judge(document: Document, tasks: Iterable[Task]) -> tuple[list[Judged], frozenset[str], list[Diagnostic]]:
    """What the rules for this kind of document say, the codes of those that ran, and a note for each that crashed."""
    found: list[Judged] = []
    ran: set[str] = set()
    notes: list[Diagnostic] = []
    for task in tasks:
        if not task.rule.applies(document):
            continue
        try:
            for finding in task.rule.check(document, task.options):
                _check_spans(document, finding)
                if task.rule.furniture or not _is_furniture(document, finding.span):
                    found.append(Judged(task, finding))
            ran.add(task.rule.code)
        except HeguiError:
            raise
        except Exception as error:
            notes.append(note("E901", f"规则 {task.rule.code} {task.rule.name} 运行出错（{crash(error)}）"))
    return found, frozenset(ran), notes


def _check_spans(document: Document, finding: Finding) -> None:
    length = len(document.text)
    for span in (finding.span, *(related.span for related in finding.related), *finding.accounts_for):
        if not 0 <= span[0] < span[1] <= length:
            raise IndexError(f"位置 {span[0]}—{span[1]} 越界或为空")


def _is_furniture(document: Document, span: Span) -> bool:
    """Whether nothing in ``span`` is the report's own: ``body`` has line breaks where the text has words."""
    start, end = span
    return not document.body[start:end].strip("\r\n") and bool(document.text[start:end].strip("\r\n"))
