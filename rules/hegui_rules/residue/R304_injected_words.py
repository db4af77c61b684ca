"""Betting and other words that a hacked mirror put into the page."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, matches, rule, sentence_at
from hegui.api.language import Worded, classes_of, first_in
from hegui_rules.basis import RELEASE_USAGE

_INJECTED = Worded(
    r"<betting-way><betting-kind>|<betting-brand><betting-outlet>|开户送[0-9元彩]|(?:体育|足球|彩票)投注(?:平台|网站?|官网|APP|app)"
    r"|(?:彩票|棋牌|博彩)(?:开户|注册|登录|官网|平台下载)|百家乐(?:官网|平台|开户|技巧)"
)
_BETTING = ("betting-kind", "betting-brand")
_SIGNS = ("投注", "开户送", "彩票")


@rule(
    code="R304",
    name="injected-words",
    needs=Needs(words=_SIGNS, classes=_BETTING),
    title="疑似被篡改网页带入的博彩词语",
    severity=Severity.INFO,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="被植入链接的镜像网页会把常用词替换为博彩词语；出现这类词语说明文本来源不可靠。",
    bad=(
        Bad("临溪镇⟦亚博体育⟧2024年法治政府建设情况的报告", says="篡改"),
        Bad("现将⟦澳门博彩⟧法治政府建设情况报告如下：\n一、主要举措和成效"),
    ),
    good=(
        "严厉打击线上赌场和体育投注平台，侦破网络赌博案件2起。",
        "争取体育彩票公益金12万元，建设法治文化广场1处。",
    ),
)
def injected_words(doc: Document, options: Options) -> Iterator[Finding]:
    """Names and phrases of betting sites, unless the sentence is about fighting them."""
    for match in matches(doc, _INJECTED.of(doc), (*_SIGNS, *classes_of(doc).words(*_BETTING))):
        if first_in(doc, sentence_at(doc, match.start()), "fights-vice") is None:
            yield Finding(
                Span(*match.span()),
                f"“{match[0]}”疑似被篡改的网页带入",
                suggestion="从原发布单位的网站重新取得文本后再检查",
            )
