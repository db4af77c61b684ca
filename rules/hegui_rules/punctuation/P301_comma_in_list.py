"""P301: a comma between items that the list otherwise separates by 、."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.punctuation.common import HAN, STANDARD

_ITEM = f"[“《][^“”《》，。；、\n]{{1,30}}[”》][{HAN}]{{0,10}}"
_QUOTED = re.compile(
    f"{_ITEM}、{_ITEM}(?P<comma>[，,])(?=[“《][^“”《》，。；、\n]{{1,30}}[”》](?![是指为即])[{HAN}]{{0,10}}(?:[、，,。；等]|$))"
)
_VERB = re.compile("”[是指为]|[”》](?:是|指|即)")
_CHANNEL = "公众号|公告栏|宣传栏|宣传册|宣传单|宣传页|宣传车|大喇叭|广播|电视|报纸|网站|微信群|微博|抖音|快手|横幅|标语|展板|电子屏|显示屏|短信|短视频|微视频|朋友圈|宣传资料|宣传品"
_BEFORE_ETC = re.compile(f"(?:{_CHANNEL})(?P<comma>[，,])(?=[{HAN}]{{0,4}}(?:{_CHANNEL})(?:等|、|和|及))")


@rule(
    code="P301",
    name="comma-in-list",
    title="并列词语之间误用逗号",
    severity=Severity.WARNING,
    basis=STANDARD,
    rationale="并列词语之间用顿号；一串并列词语中有的用顿号有的用逗号，层次就乱了。",
    bad=(
        Bad("结合“3·15”消费者权益日、“6·26”国际禁毒日⟦，⟧“12·4”国家宪法日，开展集中宣传。", says="、"),
        Bad("充分利用微信公众号⟦，⟧公告栏等渠道公开信息。"),
    ),
    good=(
        "结合“3·15”消费者权益日、“6·26”国际禁毒日、“12·4”国家宪法日，开展集中宣传。",
        "增强“四个意识”、坚定“四个自信”，“两个维护”更加自觉。",
        "利用微信公众号，广泛宣传法律知识。",
    ),
)
def comma_in_list(doc: Document, options: Options) -> Iterator[Finding]:
    """Quoted days and terms in a row, and channels of publicity before 等."""
    for pattern in (_QUOTED, _BEFORE_ETC):
        for match in pattern.finditer(doc.body):
            if _VERB.search(match[0]):
                continue
            yield Finding(Span(*match.span("comma")), "并列词语之间用了逗号", suggestion="改为顿号“、”")
