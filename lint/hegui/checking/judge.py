"""Stage: judge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from hegui.api import Diagnostic, Document, Finding, Span
from hegui.checking.budget import Budget
from hegui.checking.limits import Limits
from hegui.checking.model import Judged, Task
from hegui.checking.notes import note
from hegui.errors import HeguiError, crash


@dataclass
class Judgement:
    """What the rules say of a document.

    Attributes:
        found: their findings.
        ran: the codes of those that ran to their end.
        notes: one for each that crashed.
        stopped: the codes of those that had more to say than is listed.
        unlisted: what they had to say of words that must be masked wherever they are shown.
    """

    found: list[Judged] = field(default_factory=list)
    ran: set[str] = field(default_factory=set)
    notes: list[Diagnostic] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    unlisted: list[Judged] = field(default_factory=list)


def judge(
    document: Document, tasks: Iterable[Task], budget: Budget | None = None, limits: Limits = Limits()
) -> Judgement:
    """What the rules for this kind of document say, as long as ``budget`` lasts."""
    budget = budget or Budget()
    judgement = Judgement()
    for task in tasks:
        if task.rule.applies(document) and (not task.official or _is_official(document)):
            budget.run(partial(_ask, document, task, judgement, limits), None, task.rule.code)
    return judgement


def _is_official(document: Document) -> bool:
    from hegui.facts.looks import claims_official_form  # most formats say nothing of their looks

    return bool(claims_official_form(document))


def _ask(document: Document, task: Task, judgement: Judgement, limits: Limits) -> None:
    code = task.rule.code
    found = judgement.found
    stopped = False
    most = min(len(found) + limits.findings_per_rule, limits.findings)
    try:
        if not task.rule.may_speak(document):
            judgement.ran.add(code)
            return
        for finding in task.rule.check(document, task.options):
            _check_spans(document, finding)
            if task.rule.furniture or not _is_furniture(document, finding.span):
                if len(found) < most:
                    found.append(Judged(task, finding))
                    continue
                stopped = True
                if not finding.sensitive:
                    break
                judgement.unlisted.append(Judged(task, finding))
        if stopped:
            judgement.stopped.append(code)
        else:
            judgement.ran.add(code)
    except (HeguiError, MemoryError):
        raise
    except Exception as error:
        judgement.notes.append(note("E901", f"规则 {code} {task.rule.name} 运行出错（{crash(error)}）"))


def _check_spans(document: Document, finding: Finding) -> None:
    length = len(document.text)
    for span in (finding.span, *(related.span for related in finding.related), *finding.accounts_for):
        if not 0 <= span[0] < span[1] <= length:
            raise IndexError(f"位置 {span[0]}—{span[1]} 越界或为空")


def _is_furniture(document: Document, span: Span) -> bool:
    """Whether nothing in ``span`` is the report's own: ``body`` has line breaks where the text has words."""
    start, end = span
    return not document.body[start:end].strip("\r\n") and bool(document.text[start:end].strip("\r\n"))
