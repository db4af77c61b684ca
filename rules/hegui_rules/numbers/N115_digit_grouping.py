"""31,58项: digits grouped in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import malformed_numerals
from hegui_rules.basis import NUMERALS


@rule(
    code="N115",
    name="digit-grouping",
    needs=Needs(facts=("malformed numerals",)),
    title="千分位分节有误",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="千分位逗号从个位起每三位一节；分节错位，数值就读不准了。",
    bad=(
        Bad("梳理权责清单事项⟦31,58项⟧。", says="三位一节"),
        Bad("发放宣传资料⟦12,34份⟧、手册2,000册。"),
        Bad("梳理执法依据⟦1,068,0条⟧，受理投诉⟦1,,250件⟧。"),
    ),
    good=(
        "梳理权责清单事项3,158项。",
        "投入1,234,567元。",
        "涉及第3、5、8项，共3项。",
        "三个村分别调解12,36,5件。",
    ),
)
def digit_grouping(doc: Document, options: Options) -> Iterator[Finding]:
    """A comma inside digits that is not before groups of three."""
    for numeral in malformed_numerals(doc):
        if numeral.kind == "grouping":
            whole = numeral.plain if numeral.plain.isdigit() else ""
            yield Finding(
                numeral.span,
                f"“{doc.quote(numeral.span)}”的逗号分节有误，应从个位起三位一节",
                suggestion=f"核对数值：若为{whole}，写作“{int(whole):,}”或“{whole}”"
                if whole
                else "核对数值后重新分节",
            )
