"""满意率为98.6分, 平均得分91.5%: a rate counted in points, a score in per cent."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import quantities
from hegui.api.language import Worded
from hegui_rules.basis import FIGURE_USAGE

_RATE = Worded("(?P<name>[一-龥]{1,8}率)(?:<rate-copula>)?$")
_SCORE = Worded("(?P<name><score-noun>)(?:<rate-copula>)?$")
_NO_RATE = Worded("(?:<rate-of-no-share>)$|<per-head-lead>")
_COUNTS = frozenset(("分", "件", "人", "家", "户"))
_REACH = 16  # characters of the clause before a figure


@rule(
    code="N193",
    name="rate-in-points",
    title="率不以“分”计，得分不以“%”计",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="率是百分数，得分才以“分”计；单位用错，读者不知道说的是哪一个指标。",
    bad=(
        Bad("群众对窗口服务的满意率为⟦98.6分⟧。", says="%"),
        Bad("全县案卷合格率达到⟦97件⟧。", says="%"),
        Bad("执法知识测试平均得分⟦91.5%⟧。", says="分"),
    ),
    good=(
        "群众对窗口服务的满意率为98.6%，满意度得分98.6分。",
        "执法知识测试平均得分91.5分，得分率91.5%。",
        "万人起诉率为1.2件，执法检查频率为每月2次。",
        "合格率提高后，得分较上年增加3分。",
    ),
)
def rate_in_points(doc: Document, options: Options) -> Iterator[Finding]:
    """The name of a rate right before a count, that of a score right before a percentage."""
    rate, score, other = _RATE.of(doc), _SCORE.of(doc), _NO_RATE.of(doc)
    for figure in quantities(doc):
        if figure.in_cell or figure.grows or figure.spoken or figure.second is not None:
            continue
        clause = Span(max(figure.clause.start, figure.span.start - _REACH), figure.span.start)
        before = doc.body[clause.start : clause.end]
        if figure.unit in _COUNTS and "率" in before:
            named = rate.search(before)
            if named is None or other.search(named["name"]) is not None:
                continue
            yield Finding(
                figure.span,
                f"“{named['name'][-4:]}”是百分数，不以“{figure.unit}”计",
                suggestion="核对单位，应为“%”的改为“%”",
            )
        elif figure.unit == "%" and figure.kind == "rate":
            named = score.search(before)
            if named is not None:
                yield Finding(
                    figure.span,
                    f"“{named['name']}”以“分”计，不以“%”计",
                    suggestion="核对单位；说的是得分率的，写“得分率”",
                )
