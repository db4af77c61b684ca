"""N194: 依次为91.2分、93.5分、95.3分，平均93.8分: a mean that is not that of the figures listed before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import Quantity, quantities
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners

_MEAN = re.compile("[，,；;（(](?:三次|各次|每次)?平均(?:得?分|成绩|值)?[为是达]?$")
_JOINT = re.compile("[、，和]")
_FEWEST = 2


@rule(
    code="N194",
    name="mean-of-listed",
    title="平均数与所列各数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("N153",),
    rationale="各次的数都列出来了，平均是多少一算便知；不符的，必有一个数有误。",
    bad=(
        Bad("三次测评得分依次为91.2分、93.5分、95.3分，平均⟦93.8分⟧。", says="93.3"),
        Bad("三个窗口的办件量分别为310件、290件、330件，平均⟦350件⟧。", says="310"),
    ),
    good=(
        "三次测评得分依次为91.2分、93.5分、95.3分，平均93.3分。",
        "三次测评得分依次为91.2分、93.5分、95.3分，平均约93分。",
        "县直、乡镇测评得分分别为91.2分、95.3分，全县平均94.1分。",
    ),
)
def mean_of_listed(doc: Document, options: Options) -> Iterator[Finding]:
    """Three figures or more of one unit in a row, and 平均 with a figure of that unit right behind them."""
    found = quantities(doc)
    for place, mean in enumerate(found):
        if not mean.exact:
            continue
        before = doc.body[found[place - 1].span.end : mean.span.start] if place else ""
        if _MEAN.search(before) is None:
            continue
        listed = _listed(doc, found[:place], mean.unit)
        if len(listed) <= _FEWEST:
            continue
        right = sum((Fraction(q.value) for q in listed), Fraction(0)) / len(listed)
        if abs(right - Fraction(mean.value)) <= Fraction(1, 10**mean.decimals):
            continue
        yield Finding(
            mean.span,
            f"前面所列{len(listed)}个数的平均是{float(right):.{mean.decimals}f}{mean.unit}，这里写的是{mean.surface}",
            related=partners(listed, "所列各数"),
            suggestion="核对平均数和所列各数",
        )


def _listed(doc: Document, before: Sequence[Quantity], unit: str) -> list[Quantity]:
    """The figures of a unit that stand one behind the other at the end of ``before``."""
    listed: list[Quantity] = []
    for one in reversed(before):
        if one.unit != unit or not one.exact:
            break
        if listed and _JOINT.fullmatch(doc.body, one.span.end, listed[0].span.start) is None:
            break
        listed.insert(0, one)
    return listed
