"""L212: 《国务院办公厅关于……的意见》（国发〔2022〕27号）: the number is another office's than the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.facts import Citation, citations
from hegui_rules.basis import HANDLING

_BODY = re.compile("(?:国务院|[省市县区州旗镇乡](?:人民政府|党?委))(?P<office>办公[厅室])?关于")
_OF_OFFICE = re.compile("[办厅]")
_NEAR = 2
"""Characters between a title and the number in its bracket."""
_STATE = "国务院"


@rule(
    code="L212",
    name="number-of-other-office",
    title="文件名称与发文字号不是一个机关的",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="以办公厅（室）名义印发的文件，机关代字里有“办”字；以政府名义印发的没有。两者不一，名称或字号必有一误。",
    bad=(
        Bad("落实《国务院办公厅关于规范裁量权基准的意见》（⟦国发〔2022〕27号⟧）。", says="办公厅"),
        Bad("印发《临溪县人民政府关于开展清理的通知》（⟦临政办发〔2024〕6号⟧）。", says="人民政府"),
    ),
    good=(
        "落实《国务院办公厅关于规范裁量权基准的意见》（国办发〔2022〕27号）、《国务院关于加强数字政府建设的意见》（国发〔2022〕14号）。",
        "印发《临溪县人民政府办公室关于开展清理的通知》（临政办函〔2024〕6号）、《临溪县人民政府关于清理的通知》（临政发〔2024〕6号）。",
        "转发《临溪县司法局关于开展清理的通知》（临司发〔2024〕6号）。",
    ),
)
def number_of_other_office(doc: Document, options: Options) -> Iterator[Finding]:
    """A title in 《》 that begins with the body it is of, and the number in the bracket right behind it."""
    cited = sorted(citations(doc), key=lambda c: c.span.start)
    for title, number in pairwise(cited):
        if number.kind != "number" or title.kind == "number" or not _is_beside(doc, title, number):
            continue
        body = _BODY.search(title.title)
        if body is None:
            continue
        by_office = body["office"] is not None
        if by_office == (_OF_OFFICE.search(number.organ) is not None):
            continue
        who = "办公厅（室）" if by_office else ("国务院" if _STATE in body[0] else "人民政府或党委")
        yield Finding(
            number.span,
            f"文件名称里的发文机关是{who}，字号的机关代字“{number.organ}”却不是",
            related=(Related(title.span, "文件名称"),),
            suggestion="核对文件名称和发文字号",
        )


def _is_beside(doc: Document, title: Citation, number: Citation) -> bool:
    between = doc.body[title.span.end : number.span.start]
    return 0 < len(between) <= _NEAR and between[0] in "（(〔"
