"""8月1日至8月20日 … 为期一个月: a length of time that is not that of its days."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, rule
from hegui.api.facts import Lasting, relations
from hegui.api.language import first_in
from hegui_rules.basis import HANDLING

_DAYS = {"天": (1, 1), "日": (1, 1), "周": (7, 7), "星期": (7, 7), "月": (28, 31)}
"""The fewest and most days of each unit."""
_SLACK = 3
"""Days: a month or a week is said roughly, and the first day may count or not."""


@rule(
    code="N169",
    name="length-of-time",
    needs=Needs.of_relations(Lasting),
    title="时长与起止时间不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("T223",),
    rationale="起止时间写明了，历时多久一算便知；两者不符，必有一个有误。",
    bad=(
        Bad("6月3日至6月30日开展为期⟦2个月⟧的专项整治。", says="28天"),
        Bad("信访总量连续⟦4年⟧（2022年至2024年）下降。", says="3年"),
        Bad("2022年至2024年，我镇在考核中连续⟦两年⟧获评优秀等次。", says="3年"),
        Bad("自3月1日至5月31日，市文旅局开展为期⟦两个月⟧的整治。", says="92天"),
        Bad("从7月到12月，集中开展为期⟦四个月⟧的整治。"),
        Bad("5月6日至15日集中宣传，历时⟦15天⟧。", says="10天"),
    ),
    good=(
        "6月3日至6月30日开展为期28天的专项整治。",
        "6月3日至7月2日开展为期1个月的专项整治。",
        "从7月到12月，集中开展为期五个月的整治；2022年至2024年，信访量连续两年下降。",
        "信访总量连续3年（2022年至2024年）下降。",
        "5月6日至15日集中宣传，历时10天。",
        "2024年12月20日至次年1月18日，为期30天。",
    ),
)
def length_of_time(doc: Document, options: Options) -> Iterator[Finding]:
    """A length in days, weeks, months or years beside its first and last day or year."""
    for relation in relations(doc, Lasting):
        length = relation.length
        if relation.years and length.unit == "年":
            # 连续两年下降 from 2022 to 2024 are two steps; what was won was won in each year.
            least = relation.years - (0 if _won(doc, length.span.end) else 1)
            fits, right = (
                least <= (length.high or length.low) and length.low <= relation.years,
                f"{relation.years}年",
            )
        elif relation.days and (unit := length.unit.removeprefix("个")) in _DAYS:
            fewest, most = _DAYS[unit]
            slack = _SLACK if most > 1 else 1
            high = length.high if length.high is not None else length.low * 2
            fits, right = (
                fewest * length.low - slack <= relation.days <= most * high + slack,
                f"{relation.days}天",
            )
        else:
            continue
        if not fits:
            yield Finding(
                length.span,
                f"“{doc.quote(relation.said)}”是{right}，这里写的是{length.surface}",
                related=(Related(relation.said, "起止时间"),),
                suggestion="核对起止时间和时长",
            )


def _won(doc: Document, offset: int) -> bool:
    """Whether the clause goes on with an award."""
    clause = doc.clause_at(offset)
    return clause is not None and first_in(doc, (offset, clause.span.end), "recognition") is not None
