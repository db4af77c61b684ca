"""D109: one named task told of in two places of one part: 开展“法律明白人”培养工程 in two items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import Worded
from hegui_rules.basis import USAGE
from hegui_rules.repetition.common import clauses_with

_TASK = Worded(
    r"<way-of-doing>{0,4}(?:组织)?(?:<to-carry|to-implement|to-attend|to-promote>|启动)[了好]?<way-of-doing>{0,4}"
    r"([\u4e00-\u9fff“”‘’]{6,26}?<task-end>)[”’]?(?=$|[和及、与并以])"
)
_GATE = Worded("<task-end>")
_QUOTES = str.maketrans("", "", "“”‘’")
_GOING_ON = re.compile("将|拟|继续|持续深入")
_LATER = re.compile("下一步|今后|明年|下一年|下步")
_LEAST = 7


@rule(
    code="D109",
    name="task-told-twice",
    title="同一项工作写了两遍",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同一部分里，同一个名称的工程、行动或活动在两处各写一遍，读者会以为是两件事，应当合并，名称写法也要一致。",
    bad=(
        Bad(
            "一、主要举措\n（一）建强队伍。扎实开展乡村“普法带头人”培养工程，配备人员30名。\n（二）加强宣传。开展宣传6场。"
            "⟦深入开展乡村普法带头人培养工程⟧，解答咨询40次。",
            says="合并",
        ),
        Bad(
            "一、主要举措\n一是开展道路交通安全隐患排查整治，排查隐患点12处。二是组织学法6次。\n"
            "三是⟦持续开展道路交通安全隐患排查整治⟧，整改问题9个。"
        ),
    ),
    good=(
        "一、主要举措\n开展乡村普法带头人培养工程，配备人员30名。\n二、下一步安排\n深入开展乡村普法带头人培养工程。",
        "一、主要举措\n开展道路交通安全隐患排查整治，排查12处。\n开展燃气安全隐患排查整治，排查9处。",
        "开展道路交通安全隐患排查整治，排查12处。下一步，继续开展道路交通安全隐患排查整治。",
    ),
)
def task_told_twice(doc: Document, options: Options) -> Iterator[Finding]:
    """A verb of doing with the same name of a task, in two sentences under one top heading."""
    body, named = doc.body, _TASK.of(doc)
    seen: dict[tuple[int | None, str], Span] = {}
    for clause in clauses_with(doc, _GATE.of(doc)):
        task = named.search(body, *clause)
        name = task[1].translate(_QUOTES) if task is not None else ""
        if task is None or len(name) < _LEAST or _GOING_ON.search(body, clause.start, task.start(1)):
            continue
        key = (_part(doc, clause.start), name)
        earlier = seen.setdefault(key, Span(task.start(), task.end(1)))
        between = body[earlier.end : task.start()]
        if (
            earlier.start != task.start()
            and "。" in between
            and (key[0] is not None or not _LATER.search(between))
        ):
            # Flagship tasks are spoken of again and again; but under one spelling.
            same = body.find(task[1], *earlier) >= 0
            yield Finding(
                Span(task.start(), task.end(1)),
                f"“{name}”前面已经写过{'' if same else '，两处引号用法也不同'}",
                related=(Related(earlier, "前一处"),),
                suggestion="合并为一处" if same else "合并为一处，统一名称写法",
                severity=Severity.INFO if same else None,
            )


def _part(doc: Document, offset: int) -> int | None:
    """The top section a place stands in."""
    section = doc.section_at(offset)
    while section is not None and section.parent is not None:
        section = doc.sections[section.parent]
    return None if section is None else section.ordinal
