"""2十名, 1百零8件: one figure partly in digits, partly in Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.facts import malformed_numerals
from hegui.api.language import everywhere
from hegui_rules.basis import NUMERALS

_HALF = re.compile(
    "(?<![第〇零一二两三四五六七八九十百千0-9])[一二两三四五六七八九十百千]+万[0-9]{1,4}(?![0-9万])"
)
"""四万3600."""


@rule(
    code="N116",
    name="mixed-numerals",
    needs=Needs(words=("万",), facts=("malformed numerals",)),
    title="一个数混用阿拉伯数字与汉字",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="大数可以用“万”“亿”作单位，“十”“百”“千”不可以；一个数要么全用阿拉伯数字，要么全用汉字。",
    bad=(
        Bad("临溪镇选派⟦2十名⟧律师。", says="20名"),
        Bad("受理案件⟦1百零8件⟧。", says="108件"),
        Bad("发放资料⟦二千400份⟧、手册⟦三百2十本⟧。", says="2400份"),
        Bad("走访企业⟦3千5百家⟧，惠及⟦三10余人⟧。"),
    ),
    good=(
        "涉及金额1.5亿元，选派二十名律师。",
        "服务群众3万4000人，培训3千万元项目负责人。",
        "架设10千伏线路5千米，增加3百分点。",
        "举办百场讲座，惠及千余人，发放资料3千份。",
        "每周三10时公示，附件一2份，二十大3次写入工作要点。",
    ),
)
def mixed_numerals(doc: Document, options: Options) -> Iterator[Finding]:
    """十, 百 or 千 among digits, or digits behind a Chinese numeral; 3千 alone is N145."""
    for match in everywhere(doc, _HALF):
        yield Finding(
            Span(*match.span()),
            f"“{match[0]}”混用阿拉伯数字与汉字数字",
            suggestion="核对数值，全用阿拉伯数字书写",
        )
    for numeral in malformed_numerals(doc):
        if numeral.kind == "mixed":
            written, run = doc.quote(numeral.span), doc.quote(numeral.run)
            yield Finding(
                numeral.span,
                f"“{written}”混用阿拉伯数字与汉字数字",
                suggestion=f"写作“{written.replace(run, numeral.plain, 1)}”"
                if numeral.plain
                else "核对数值，全用阿拉伯数字书写",
            )
