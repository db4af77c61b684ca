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
_CHANNEL = "公众号|公告栏|宣传栏|宣传册|宣传单|宣传页|宣传车|大喇叭|广播|电视|报纸|网站|微信群|微博|抖音|快手|横幅|标语|展板|电子屏|显示屏|短信|短视频|微视频|朋友圈|宣传资料|宣传品|公开栏|门户网站|视频号|明白纸|村村响|板报|手机报|客户端"
_BEFORE_ETC = re.compile(
    f"(?:{_CHANNEL})(?P<comma>[，,])(?=[{HAN}]{{0,6}}(?:{_CHANNEL})(?:[，,、][{HAN}]{{0,6}}(?:{_CHANNEL})){{0,4}}(?:等|、|和|及))"
)
_ONE_OBJECT = re.compile(
    f"(?:围绕|结合|利用|借助|依托|抓住|开展|组织|举办|实施|落实|推行)[^，。；、“”《》\n]{{0,8}}(?P<open>[“《])[^“”《》，。；、\n]{{1,30}}[”》](?![{HAN}]{{0,6}}(?:称号|奖))[{HAN}]{{0,8}}"
    f"(?P<comma>[，,])(?=(?P=open)[^“”《》，。；、\n]{{1,30}}[”》](?:[{HAN}]{{0,8}}等|[{HAN}]{{0,6}}(?:开展|组织开展|举办|举行|进行|期间|节点|契机)))"
)
"""围绕“甲”，“乙”开展…: the two are one object, whatever the rest of the list looks like."""


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
        Bad("围绕“世界水日”⟦，⟧“中国水周”开展主题宣传11场，利用抖音⟦，⟧快手、广播等平台推送信息。"),
    ),
    good=(
        "结合“3·15”消费者权益日、“6·26”国际禁毒日、“12·4”国家宪法日，开展集中宣传。",
        "增强“四个意识”、坚定“四个自信”，“两个维护”更加自觉。",
        "利用微信公众号，广泛宣传法律知识。",
        "推行“一窗受理”，“一网通办”持续深化；落实“谁执法谁普法”，“法律进乡村”成效明显。",
    ),
)
def comma_in_list(doc: Document, options: Options) -> Iterator[Finding]:
    """Quoted days and terms in a row, and channels of publicity before 等."""
    reported: set[int] = set()
    for pattern in (_QUOTED, _BEFORE_ETC, _ONE_OBJECT):
        for match in pattern.finditer(doc.body):
            if _VERB.search(match[0]) or match.start("comma") in reported:
                continue
            reported.add(match.start("comma"))
            yield Finding(Span(*match.span("comma")), "并列词语之间用了逗号", suggestion="改为顿号“、”")
