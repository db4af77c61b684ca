"""办结率100%，尚有2件未办结: all, and some left."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import LeftOver, RestOfAll, relations
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners

_OTHER = Worded("<last-year|first-half|stock-opening>|曾|此前|其他|另")


@rule(
    code="N129",
    name="all-but-some",
    needs=Needs.of_relations(LeftOver, RestOfAll),
    title="比率100%却仍有剩余",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="比率为100%就没有剩余；同一句里又有未办结的，两者必有一误。",
    bad=(
        Bad("受理信访件34件，办结率⟦100%⟧，尚有2件未办结。", says="2件"),
        Bad("纠纷化解率达⟦100%⟧，未化解1起。"),
        Bad("受理投诉68件，⟦全部办结⟧，尚有3件正在办理。", says="3件"),
    ),
    good=(
        "受理信访件34件，办结率100%，上年尚有0件未办结。",
        "受理信访件34件，办结率100%，上年尚有2件未办结，现已办结。",
        "办结率94%，尚有2件未办结。",
        "受理投诉68件，其中一般件全部办结，尚有3件正在办理。",
        "受理投诉68件，全部办结；尚有3件建议正在研究。",
    ),
)
def all_but_some(doc: Document, options: Options) -> Iterator[Finding]:
    """A rate of 100 %, or the words 全部办结, and something left over in the same sentence."""
    for relation in relations(doc, LeftOver):
        rest, place = relation.rest, relation.said
        yield Finding(
            place,
            f"既说“{doc.quote(place)}”，又有剩余的{rest.surface}",
            related=partners([rest], "剩余"),
            suggestion="核对是否全部完成，或者说明剩余的属于另一时段",
        )
    for all_done in relations(doc, RestOfAll):
        rate, rest = all_done.rate, all_done.rest
        if rest.low <= 0 or _OTHER.of(doc).search(doc.body, rate.span.end, rest.span.end):
            continue
        yield Finding(
            rate.span,
            f"“{rate.head}{rate.surface}”与同句剩余的{rest.surface}矛盾",
            related=partners([rest], "剩余"),
            suggestion="核对比率，或者说明剩余的属于另一时段",
        )
