"""Characters that were lost in a conversion: U+FFFD, 锟斤拷, 烫烫烫."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, matches, rule
from hegui_rules.basis import HANDLING

_LOST = r"\ufffd+|(?:锟斤拷)+锟?|烫{4,}|屯{4,}|(?:ï¿½)+|[ÃÂ][\u0080-\u00bf](?:[Ã-ï][\u0080-\u00bf]+)+|\?{4,}(?=[\u4e00-\u9fff])"
_SIGNS = ("\ufffd", "锟斤拷", "烫烫烫烫", "屯屯屯屯", "ï¿½", "Ã", "Â", "????")


@rule(
    code="R306",
    name="garbled-text",
    needs=Needs(words=_SIGNS),
    title="乱码",
    severity=Severity.WARNING,
    furniture=True,
    basis=HANDLING,
    rationale="转换编码时丢失的字无法还原，须对照原稿补上。",
    bad=(
        Bad("全年办结行政复议案⟦\ufffd⟧2件，满意率98%。", says="乱码"),
        Bad("召开⟦锟斤拷锟斤拷⟧会议4次，专题研究法治工作。"),
    ),
    good=("举办“烫伤急救”科普讲座2场。", "群众问：“这算违法吗？”工作人员当场解答。"),
)
def garbled_text(doc: Document, options: Options) -> Iterator[Finding]:
    """Only what cannot be anything else."""
    for match in matches(doc, _LOST, _SIGNS):
        yield Finding(Span(*match.span()), "此处为乱码，原来的文字已经丢失", suggestion="对照原稿补上")
