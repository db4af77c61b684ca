"""W502: one body under two names in one report."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import HANDLING
from hegui_rules.wording.bodies import BODIES, Pair, listed_pairs, turned_pairs


@rule(
    code="W502",
    name="body-two-names",
    title="同一机构前后名称不一",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一机构在一份报告里写成两个名称，读者会以为是两个机构；全文应统一为批准设立的名称。",
    knowledge=(BODIES,),
    bad=(
        Bad(
            "临溪镇综合行政执法局开展检查12次。\n⟦行政综合执法局⟧办理案件3件，综合行政执法局全年无投诉。",
            says="综合行政执法局",
        ),
        Bad("建成公共法律服务中心1个，村级工作室8个。\n依托⟦公共服务法律中心⟧接待群众300人次。"),
        Bad("成立法治政府建设工作领导小组，定期研究。\n⟦法治政府建设领导小组⟧召开会议2次。", says="同一机构"),
    ),
    good=(
        "县法治政府建设领导小组印发方案，镇法治政府建设工作领导小组抓好落实。",
        "临溪镇综合行政执法队全年检查30次，综合行政执法队队员12名。",
        "县司法局、镇司法所、公共法律服务中心、便民服务中心协同发力。",
        "按照《综合执法队管理办法》，综合行政执法队规范执法。",
    ),
)
def body_two_names(doc: Document, options: Options) -> Iterator[Finding]:
    """Names whose parts changed places are a warning; other names that a table knows for one body an info."""
    turned = list(turned_pairs(doc))
    for pair in turned:
        yield _found(doc, pair, None)
    for pair in listed_pairs(doc, options.bodies):
        if not any(pair.span.overlaps(known.span) or pair.span.overlaps(known.other) for known in turned):
            yield _found(doc, pair, Severity.INFO)


def _found(doc: Document, pair: Pair, severity: Severity | None) -> Finding:
    here, there = doc.quote(pair.span), doc.quote(pair.other)
    return Finding(
        pair.span,
        f"“{here}”与“{there}”是否同一机构，前后名称不一致",
        related=(Related(pair.other, f"此处写作“{there}”"),),
        suggestion="核实机构的规范名称，全文统一",
        severity=severity,
    )
