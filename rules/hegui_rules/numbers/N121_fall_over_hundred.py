"""下降400%: nothing can fall by more than all of it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Fall, relations
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING

_SIGNED = Worded("<signed-amount>")


@rule(
    code="N121",
    name="fall-over-hundred",
    needs=Needs.of_relations(Fall),
    title="降幅超过100%",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="数量下降100%就是归零，降幅不可能更大；“减少几倍”同样说不通，应改用百分数或分数。",
    bad=(
        Bad("信访量同比下降⟦400%⟧。", says="归零"),
        Bad("投诉较上年减少了⟦3倍⟧。", says="几分之几"),
    ),
    good=(
        "信访量同比上升400%。",
        "投诉较上年减少100%。",
        "企业净利润同比下降150%。",
        "发案率下降0.3个百分点。",
        "缩短为原来的三分之一，效率提高3倍。",
    ),
)
def fall_over_hundred(doc: Document, options: Options) -> Iterator[Finding]:
    """A fall by more than 100 %, or by 1倍 and more."""
    for relation in relations(doc, Fall):
        growth = relation.growth
        # 减少了近1倍 is no more possible than 减少1倍.
        if growth.low <= 100 if growth.kind == "growth" else growth.value < 1:
            continue
        if _SIGNED.of(doc).search(doc.body, growth.clause.start, growth.span.start):
            continue
        if growth.kind == "growth":
            message, advice = f"降幅不可能超过100%（下降100%即归零），这里写的是{growth.surface}", "核对降幅"
        else:
            message, advice = (
                f"数量不能减少{growth.surface}：减少1倍即归零",
                "改用“减少百分之几”或“减少几分之几”",
            )
        yield Finding(growth.span, message, suggestion=advice)
