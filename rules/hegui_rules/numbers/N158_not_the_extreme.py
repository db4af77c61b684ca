"""最短的4.2天 beside 3.6天: called the smallest, and another is smaller."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, rule
from hegui.api.facts import Extreme, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners


@rule(
    code="N158",
    name="not-the-extreme",
    needs=Needs.of_relations(Extreme),
    title="“最多”“最少”与并列的数不符",
    severity=Severity.INFO,
    basis=HANDLING,
    rationale="说某一项最多、最短，并列的各项就不应超过它；超过时，必有一个数字有误，或者说的是不同的范围。",
    bad=(
        Bad("办理时限最短的窗口为⟦4.2天⟧，社保窗口4.8天、公积金窗口3.6天。", says="3.6天"),
        Bad("调解纠纷最多的村达⟦45起⟧，古渡村52起、竹园村30起。"),
        Bad("得分最低的单位⟦82分⟧，司法所91分、执法队79分。"),
    ),
    good=(
        "办理时限最短的窗口为3.2天，社保窗口4.8天、公积金窗口3.6天。",
        "调解纠纷最多的村达45起，最少的村12起。",
        "平均得分92.6分，最高97分，最低85分。",
    ),
)
def not_the_extreme(doc: Document, options: Options) -> Iterator[Finding]:
    """An extreme with one beyond it in the same list."""
    for relation in relations(doc, Extreme):
        extreme = relation.extreme.interval
        beyond = [
            other
            for other in relation.others
            if (other.interval.below(extreme) if relation.smallest else extreme.below(other.interval))
        ]
        if beyond:
            yield Finding(
                relation.extreme.span,
                f"说“{relation.evidence}”的是{relation.extreme.surface}，并列的还有{beyond[0].surface}",
                related=(
                    *partners(beyond, "并列的数"),
                    *((Related(relation.said, "所用的说法"),) if relation.said is not None else ()),
                ),
                suggestion="核对各数和“最”的范围",
            )
