"""L210: 全国人大常委会公布的《信访工作条例》: a law ascribed to a body that does not make such laws."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, in_quotation, rule, words_round
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import LAWS, cited

_CONGRESS, _COUNCIL = "全国人大", "国务院"
_ISSUED = Worded("(?P<body><law-maker>)(?:于?[0-9年月日]{4,11}|[已新]|正式|近期)?<make-law>了?的?$")
_PARTY = "中共中央"
_MAKES = {"法律": _CONGRESS, "行政法规": _COUNCIL, "党内法规": _PARTY, "党政文件": _PARTY}
"""Who makes laws of a kind."""
_JOINED = ("、", "和", "与", "中共中央", "中办")
_REACH = 32


@rule(
    code="L210",
    name="issuing-body",
    title="法律法规的制定机关不对",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="法律由全国人民代表大会及其常务委员会通过，行政法规由国务院公布，写错机关就把法的层级说错了。",
    knowledge=(LAWS,),
    bad=(
        Bad("学习⟦全国人大常委会⟧公布的《重大行政决策程序暂行条例》。", says="国务院"),
        Bad("落实⟦全国人大⟧公布的《信访工作条例》。", says="中共中央"),
        Bad("贯彻⟦国务院⟧颁布的《中华人民共和国行政处罚法》。", says="全国人大"),
        Bad("对标⟦国务院⟧印发的《法治政府建设实施纲要（2021—2025年）》，梳理任务52项。", says="中共中央"),
    ),
    good=(
        "学习国务院公布的《重大行政决策程序暂行条例》，贯彻全国人大常委会修订的《中华人民共和国行政处罚法》。",
        "学习国务院印发的《关于加强数字政府建设的指导意见》，国务院办公厅印发的通知和《行政处罚法》。",
        "落实中共中央、国务院印发的《法治政府建设实施纲要（2021—2025年）》。",
    ),
)
def issuing_body(doc: Document, options: Options) -> Iterator[Finding]:
    """What stands right before the title and says who made the law, against the kind of the law."""
    for law, span, citation in cited(doc, options.law_titles):
        maker = _MAKES.get(law.kind)
        if maker is None or citation is None or not law.sure or in_quotation(doc, span.start):
            continue
        before, _ = words_round(doc, citation.span, _REACH, 0)
        match = _ISSUED.of(doc).search(before)
        if (
            match is None
            or match["body"].startswith(maker)
            or (maker == _CONGRESS and match["body"].startswith("全国人民代表大会"))
            or (maker == _PARTY and before[: match.start("body")].endswith(_JOINED))  # 中共中央、国务院印发的
        ):
            continue
        start = citation.span.start - len(before) + match.start("body")
        right = "全国人大及其常委会" if maker == _CONGRESS else maker
        yield Finding(
            Span(start, start + len(match["body"])),
            f"《{law.full}》是{law.kind}，由{right}制定，不是{match['body']}",
            suggestion=f"核对；制定机关应为{right}",
        )
