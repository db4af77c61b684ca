"""既抓硬件建设，…。 without 又: one half of a pair of words that stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import USAGE

_BOTH = re.compile(
    "(?:^|(?<=[，。；：]))(?P<said>既)(?![得定往然成已是]|有|要求|判)[一-龥]{2}[^。；\n]{0,200}"
)
_ANSWER = re.compile("[又也更还且]|同时|而且")
_NEAR = 4
"""Characters of the next sentence in which the answer may stand: 既要……。又要……"""
_NEXT_AGAIN = re.compile("首先[，,][^。\n]{0,160}?其次[，,][^。\n]{0,160}?(?P<said>其次)[，,]")
_LATTER = re.compile("前(?P<number>[三四五六])[类者项种个][^。；\n]{1,20}，(?P<said>后者)")
_TURNED = Worded(
    "由“[^”\n]{1,8}”(?:<turn-into>|转向|转为|[向到])“[^”\n]{1,8}”(?:转变)?[、，]由“[^”\n]{1,8}”(?P<said>[和、与]“[^”\n]{1,8}”)"
)


@rule(
    code="S127",
    name="pair-half-said",
    title="成对的关联词缺了一半",
    severity=Severity.WARNING,
    needs=Needs(words=("既", "其次", "后者", "转向", "转变", "变为", "转为")),
    basis=USAGE,
    rationale="“既”与“又”、“首先”“其次”“最后”、“前者”“后者”、“由……转向……”成对使用，缺了一半或用重了，句子就不完整。",
    bad=(
        Bad("打通“最后一公里”，⟦既抓硬件建设，新建服务站6个，培训代办员52名⟧。", says="又"),
        Bad("首先，公布清单82项；其次，召开会议9次；⟦其次⟧，结果与绩效挂钩。", says="最后"),
        Bad("重大工程和重大政策均开展评估。⟦前三类评估9件，后者⟧评估4件。"),
        Bad("推动执法由“管理型”转向“服务型”、由“粗放式”⟦和“精细化”⟧，投诉下降明显。"),
    ),
    good=(
        "既抓硬件建设，新建服务站6个，又抓软件提升，培训代办员52名。",
        "首先，公布清单82项；其次，召开会议9次；最后，结果与绩效挂钩。",
        "前者评估9件，后者评估4件。既定目标全部完成，既往问题逐项销号。",
        "推动执法由“管理型”转向“服务型”、由“粗放式”转向“精细化”。",
        "这既是责任，也是使命；既有成绩，更有差距。",
    ),
)
def pair_half_said(doc: Document, options: Options) -> Iterator[Finding]:
    """One of two words that go together."""
    for match in everywhere(doc, _BOTH):
        beyond = doc.body[match.end() : match.end() + _NEAR]
        if not _ANSWER.search(match[0] + beyond) and match[0].count("，"):
            yield Finding(
                Span(match.start("said"), match.end()),
                "有“既”而没有与它呼应的“又”“也”",
                suggestion="补上“又……”一层，或者删去“既”",
            )
    for match in everywhere(doc, _NEXT_AGAIN):
        yield Finding(Span(*match.span("said")), "“其次”用了两次", suggestion="改为“再次”或“最后”")
    for match in everywhere(doc, _LATTER):
        first = Span(match.start(), match.start() + 3)
        yield Finding(
            Span(match.start(), match.end()),
            f"前面说“前{match['number']}”，后面却说“后者”，两处所指对不上",
            related=(Related(first, "前面的说法"),),
            suggestion="核对所指，改为“前者”“后者”，或写明是哪几类",
        )
    for match in everywhere(doc, _TURNED.of(doc)):
        yield Finding(
            Span(*match.span("said")),
            "“由……”之后缺少“转向”一类的动词",
            suggestion="与前一分句一致，补上“转向”",
        )
