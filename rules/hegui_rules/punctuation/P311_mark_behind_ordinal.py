"""P311: 第一、加强领导: the mark behind a word or a number of order is not the one that belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import everywhere
from hegui.api.text import BLANK, TENS, read
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN, gathered


class _Form(NamedTuple):
    """What is wrong behind an ordinal, what of this is a habit only, what stands there rightly."""

    wrong: str
    lax: str
    right: str


_COMMA = _Form("、；;：:。．", "：:", "用逗号“，”")
_NONE = _Form("、，,：:；;。．", "、", "不加标点")
_JOINED = _Form("、，,：:；;。", "：:", "不加标点")
_WORDS = re.compile(f"[{BLANK}]*[{HAN}“《][^，。；、：\n]{{2}}")
"""What an item says: （一）、（二）项 are no items."""
_BARE = re.compile(
    f"(?:^|(?<=[。；;\n])|(?<=[^0-9][：:]))[{BLANK}]*(?P<number>[0-9]{{1,2}}|[{TENS}]{{1,3}})(?P<mark>[，,：:；;])(?=[{HAN}“《]{{3}})",
    re.MULTILINE,
)
_FEWEST = 2
"""Items of a list: 1，加强领导；2，加强督办."""


@rule(
    code="P311",
    name="mark-behind-ordinal",
    title="序次语后的标点有误",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="“第一”“首先”“其一”后用逗号，“一”后用顿号，“1”后用下脚点，“一是”和带括号、带圈的序号后不加标点。",
    yields_to=("S107", "P201"),
    bad=(
        Bad("主要有以下不足：第一⟦、⟧执法人员偏少；第二⟦、⟧普法形式单一。", says="逗号"),
        Bad("首先⟦、⟧严格审核报名条件；其次⟦、⟧统一组织资格考试；最后⟦、⟧清理离岗人员证件。"),
        Bad("重点检查：其一⟦、⟧决策程序落实情况；其二，执法公示情况。"),
        Bad(
            "重点检查：（1）⟦、⟧决策程序落实情况；（2）⟦、⟧执法公示情况；①⟦：⟧案卷质量；②⟦：⟧文书质量。",
            says="不加",
        ),
        Bad("主要做法：一是⟦，⟧加强组织领导；二是⟦，⟧强化宣传教育。"),
        Bad("1⟦，⟧健全职能体系\n全年调整事项26项。\n2⟦，⟧健全制度体系\n全年审查文件18件。", says="下脚点"),
        Bad("重点做好以下工作：一⟦，⟧健全职能体系；二⟦，⟧健全制度体系。", says="顿号"),
    ),
    good=(
        "主要有以下不足：第一，执法人员偏少；第二，普法形式单一。其一，执法人员偏少；其二，普法形式单一。",
        "（1）审查主体资格；（2）审查条款内容。①审查违约责任；②审查争议解决。",
        "第一、第二批试点乡镇已完成验收，第一、三季度分别召开会议，争第一、创一流。",
        "方案（一）、（二）项任务已完成，（三）、（四）项任务正在推进。",
        "比分为2：1，评委一致通过；决赛比分为3：2，观众反响热烈。",
    ),
)
def mark_behind_ordinal(doc: Document, options: Options) -> Iterator[Finding]:
    """Items of the lists that there are, and lists whose numbers are followed by a comma or a colon."""
    yield from gathered(doc, (*_of_lists(doc), *_of_numbers(doc)))


def _of_lists(doc: Document) -> Iterator[Finding]:
    body = doc.body
    for listed in doc.enumerations:
        form = _form(listed.style)
        if form is None:
            continue
        for item in listed.items:
            at = item.marker.end
            mark = body[at : at + 1]
            if mark and mark in form.wrong and _WORDS.match(body, at + 1, item.span.end):
                yield _finding(doc, Span(item.marker.start, at), form.right, mark in form.lax)


def _form(style: str) -> _Form | None:
    """What belongs behind the markers of a style; nothing is said of 1. and 一方面."""
    if style in ("第一", "首先", "其一"):
        return _COMMA
    if style.endswith(("是", "要")):
        return _JOINED
    return _NONE if style.endswith(("）", "①")) else None


def _of_numbers(doc: Document) -> Iterator[Finding]:
    """1，…2，…: numbers that go up by one from one, each before a comma or colon."""
    numbers = [(read(m["number"]) or 0, m) for m in everywhere(doc, _BARE)]
    for _, run in groupby(enumerate(numbers), key=lambda found: found[1][0] - found[0]):
        found = [match for _, (_, match) in run]
        if len(found) < _FEWEST or read(found[0]["number"]) != 1:
            continue
        for match in found:
            right = "用下脚点“.”" if match["number"].isdecimal() else "用顿号“、”"
            yield _finding(doc, Span(*match.span("number")), right, False)


def _finding(doc: Document, ordinal: Span, right: str, lax: bool) -> Finding:
    return Finding(
        Span(ordinal.end, ordinal.end + 1),
        f"“{doc.quote(ordinal)}”后面应当{right}",
        suggestion="删去标点" if right == _NONE.right else f"改为{right.removeprefix('用')}",
        severity=Severity.INFO if lax else None,
    )
