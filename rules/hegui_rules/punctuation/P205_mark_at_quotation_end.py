"""P205: “一窗受理，”办事: a mark on the wrong side of the closing quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN

_INSIDE = re.compile(f"(?<=[{HAN}%0-9])(?P<mark>[、，；,;])”")
_CLOSED = Worded(
    f"(?:<to-realise|to-implement|to-achieve|to-promote|to-deepen|to-build|to-cultivate|to-form|to-carry>|坚持|做到|践行|确保)[{HAN}]{{0,4}}“[^“”\n]{{2,40}}(?P<mark>。)”(?=[{HAN}])"
)
"""坚持“甲、乙。”努力…: the sentence goes on behind what is quoted."""
_ALONE = re.compile(f"(?:^|(?<=[\n。]))[ \u3000]*“[^“”\n]{{4,60}}[^。！？”\n](?P<mark>”。)(?=[{HAN}])")
"""“甲、乙”。依托…: what is quoted stands as a sentence of its own."""

_WHOLE = Worded("(?:<say>|[说道])[：:]“[^”\\n]{8,300}[^。！？”…\\n](?P<mark>”。)")


@rule(
    code="P205",
    name="mark-at-quotation-end",
    title="引号内外的标点放错了位置",
    severity=Severity.WARNING,
    yields_to=("P101", "P201", "P301"),
    basis=PUNCTUATION,
    rationale="引用的是一个词语或半句话时，逗号、顿号、分号放在后引号之外，引语之内不加句号。",
    bad=(
        Bad("推行“一窗受理⟦，⟧”办事时限压缩六成。", says="后引号之外"),
        Bad("开展“法律进校园⟦、⟧”“法律进企业”活动31场。"),
        Bad("坚持“小事不出村、大事不出镇⟦。⟧”努力把矛盾化解在基层。"),
        Bad("县委书记强调：“要把法治建设摆在突出位置⟦”。⟧", says="之内"),
        Bad("“让数据多跑路、群众少跑腿⟦”。⟧依托政务平台，236个事项就近办理。", says="单独成句"),
    ),
    good=(
        "推行“一窗受理”，办事时限压缩六成。",
        "他说：“依法行政，贵在落实。”会场掌声不断。",
        "“事不避难，志不求易。”一代人有一代人的使命。",
        "坚持“小事不出村、大事不出镇”。努力把矛盾化解在基层。",
    ),
)
def mark_at_quotation_end(doc: Document, options: Options) -> Iterator[Finding]:
    """A comma before ”; a stop before ” in the middle of a sentence; a quotation that is all of its sentence."""
    if "”" not in doc.body:
        return
    for pattern in (_INSIDE, _CLOSED.of(doc)):
        for match in everywhere(doc, pattern):
            sign = match["mark"]
            yield Finding(
                Span(*match.span("mark")),
                f"“{sign}”应放在后引号之外" if pattern is _INSIDE else "引语是句子的一部分，引语之内不用句号",
                suggestion="移到后引号之外" if pattern is _INSIDE else "去掉句号，在后引号之外用逗号",
            )
    for match in everywhere(doc, _WHOLE.of(doc)):
        yield Finding(
            Span(*match.span("mark")),
            "冒号后完整引用的话，句末的标点放在后引号之内",
            suggestion="改为“。”在前、后引号在后",
            severity=Severity.INFO,
        )
    for match in everywhere(doc, _ALONE):
        yield Finding(
            Span(*match.span("mark")),
            "引语单独成句，与后文断开了",
            suggestion="改用逗号接后文，或在引语前补上“坚持”“落实”等词语",
            severity=Severity.INFO,
        )
