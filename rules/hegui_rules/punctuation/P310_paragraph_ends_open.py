"""P310: a paragraph of running text that ends in a comma, a pause mark or a semicolon, though nothing goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Paragraph
from hegui.api.text import BLANK, TENS
from hegui_rules.basis import PUNCTUATION
from hegui_rules.paragraphs import end, prose
from hegui_rules.punctuation.common import gathered

_NAMES = {"，": "逗号", "、": "顿号", "；": "分号"}
_LEAST = 10
"""Characters of a paragraph that is no salutation."""
_WIDE = str.maketrans(",;", "，；")
_POINT = re.compile(
    f"[{BLANK}]*(?:[（(〔]?[0-9０-９{TENS}]{{1,3}}[）)〕.．、，：]|[①-⑳—–●■◆★·•*-]|第?[{TENS}]{{1,3}}[是要，、：]|其[{TENS}次他]|首先|最后|再次)"
)
"""A point of a list, which may end in a semicolon."""


@rule(
    code="P310",
    name="paragraph-ends-open",
    title="段末用了逗号、顿号或分号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="一段话说完，末尾用句号；以逗号、顿号、分号收尾，像是话没有说完。",
    yields_to=("P304",),
    bad=(
        Bad(
            "一、主要举措\n全年召开会议6次，研究法治工作12项，审查合同36份⟦，⟧\n二、存在的不足\n执法力量不足，保障不够到位。",
            says="逗号",
        ),
        Bad("全年召开会议6次，研究法治工作12项，审查合同36份⟦；⟧\n同时，加强回访和督办，防止问题反弹。"),
        Bad("法治阵地不断拓展，先后建成法治广场、法治书屋⟦、⟧\n执法力量不足，保障不够到位。", says="顿号"),
        Bad("全年召开会议6次，研究法治工作12项，审查合同36份⟦，⟧", says="句号"),
    ),
    good=(
        "重点推进以下任务：\n（一）修订重大行政决策事项目录并公布；\n（二）开展行政执法案卷评查和通报；\n（三）组建乡镇法律顾问队伍。",
        "预期目标是：\n——地区生产总值增长百分之五左右；\n——居民收入与经济增长基本保持同步；\n为实现上述目标，重点做好以下工作。",
        "监督的主要内容有：\n执法主体资格和执法人员资格是否合法；\n执法程序和执法文书是否完整规范；\n自由裁量是否适当。",
        "全年召开会议6次，研究法治工作12项，审查合同36份，化解纠纷，\n58件，加强回访和督办，防止问题反弹，群众满意率达到百分之九十\n以上，比上年提高两个百分点，切实维护了社会的和谐稳定和群\n众的利益。",
    ),
)
def paragraph_ends_open(doc: Document, options: Options) -> Iterator[Finding]:
    """Nothing where lines are cut at a width; a semicolon only where no list of paragraphs is."""
    if not prose(doc).wrapped:
        yield from gathered(doc, _found(doc))


def _found(doc: Document) -> Iterator[Finding]:
    for paragraph in prose(doc).all:
        stop = end(doc, paragraph)
        mark = doc.body[stop - 1 : stop].translate(_WIDE)
        if mark not in _NAMES or paragraph.span.length < _LEAST:
            continue
        here = _place(doc, paragraph)
        if mark == "；" and here.listed:
            continue
        yield Finding(
            Span(stop - 1, stop),
            f"这一段以{_NAMES[mark]}结尾，话像是没有说完",
            suggestion="话已说完的改为句号，列举各项之间用分号；没有说完的，补上后文或与下一段相接",
            severity=Severity.INFO if here.among_points else None,
        )


class _Place(NamedTuple):
    """Whether a paragraph and the next are points, whether it is one of a list of paragraphs."""

    among_points: bool
    listed: bool


def _place(doc: Document, paragraph: Paragraph) -> _Place:
    """How the paragraph stands to the ones about it."""
    point = _POINT.match(doc.body, *paragraph.span) is not None
    before = _neighbour(doc, paragraph, -1)
    after = _neighbour(doc, paragraph, 1)
    like = any(
        doc.body.endswith(("；", ";"), other.span.start, end(doc, other))
        for other in (before, after)
        if other
    )
    introduced = before is not None and doc.body.endswith(("：", ":"), before.span.start, end(doc, before))
    counted = after is not None and _POINT.match(doc.body, *after.span) is not None
    follows = counted and after is not None and after.role != "heading"
    # （一）标题 … ；（二）标题: points with headings of their own.
    return _Place(point and follows, point or like or introduced or counted)


def _neighbour(doc: Document, paragraph: Paragraph, step: int) -> Paragraph | None:
    """The next paragraph with words in one direction, furniture left out."""
    stop = len(doc.paragraphs) if step > 0 else -1
    for ordinal in range(paragraph.ordinal + step, stop, step):
        other = doc.paragraphs[ordinal]
        if other.role != "furniture" and doc.body[slice(*other.span)].strip():
            return other
    return None
