"""31,58项: digits grouped in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.facts import quantities
from hegui_rules.basis import NUMERALS


@rule(
    code="N115",
    name="digit-grouping",
    title="千分位分节有误",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="千分位逗号从个位起每三位一节；分节错位，数值就读不准了。",
    bad=(
        Bad("梳理权责清单事项⟦31,58项⟧。", says="三位一节"),
        Bad("发放宣传资料⟦12,34份⟧、手册2,000册。"),
    ),
    good=("梳理权责清单事项3,158项。", "投入1,234,567元。", "涉及第3、5、8项，共3项。"),
)
def digit_grouping(doc: Document, options: Options) -> Iterator[Finding]:
    """A comma inside digits that is not before groups of three."""
    for quantity in quantities(doc):
        if quantity.badly_grouped:
            plain = quantity.raw.replace(",", "").replace("，", "")
            yield Finding(
                quantity.span,
                f"“{quantity.surface}”的逗号分节有误，应从个位起三位一节",
                suggestion=f"核对数值：若为{plain}，写作“{int(plain):,}”或“{plain}”"
                if plain.isdigit()
                else "核对数值后重新分节",
            )
