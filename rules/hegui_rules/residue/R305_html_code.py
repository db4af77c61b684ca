"""&nbsp;, <br/> and other code of a web page in running text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Needs, Options, Severity, Span, matches, rule
from hegui_rules.basis import RELEASE_USAGE

_CODE = (
    r"(?i)(?:&(?:nbsp|ldquo|rdquo|lsquo|rsquo|middot|mdash|ndash|hellip|ensp|emsp|quot|amp|lt|gt|times|bull|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});?)+(?![A-Za-z0-9=])"
    r"|</?(?:p|br|div|span|strong|b|em|font|img|table|tbody|tr|td|th|ul|li|a|h[1-6]|o:p|st1:[a-z]+|script|style)(?:\s[^<>\n]{0,300})?/?>"
)
_SIGNS = (
    "&",
    "</",
    "/>",
    "<p",
    "<br",
    "<span",
    "<div",
    "<P",
    "<BR",
    "<b>",
    "<em>",
    "<font",
    "<img",
    "<t",
    "<T",
    "<ul",
    "<li",
    "<a ",
    "<h",
    "<o:",
    "<st1",
    "<s",
)


@rule(
    code="R305",
    name="html-code",
    needs=Needs(words=_SIGNS),
    title="网页代码残留",
    severity=Severity.WARNING,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="“&nbsp;”“<br/>”是网页代码，读者看到的应是它所代表的空格、换行或符号。",
    bad=(
        Bad("全年开展普法活动12场⟦&nbsp;⟧，发放资料800份。⟦<br/>⟧下一步持续推进。", says="代码"),
        Bad("落实⟦&ldquo;⟧三重一大⟦&rdquo;⟧制度，召开会议4次。"),
    ),
    good=(
        "优化营商环境，审批时限<3天，满意率>98%。",
        "推广“R&D”项目备案，受理申请a<b类3件。",
        Good("第一段<br>第二段，云岭乡开展宣传4场。", settings={"format": "md"}),
    ),
)
def html_code(doc: Document, options: Options) -> Iterator[Finding]:
    """Entities and tags written out; Markdown may hold html, so it is left alone."""
    if doc.format == "md":
        return
    for match in matches(doc, _CODE, _SIGNS):
        yield Finding(
            Span(*match.span()), f"此处残留网页代码“{match[0][:20]}”", suggestion="改为相应的符号，或删去"
        )
