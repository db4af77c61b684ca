"""3千份, 5百人: 千 and 百 used like 万."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import malformed_numerals
from hegui_rules.basis import NUMERALS


@rule(
    code="N145",
    name="thousand-as-unit",
    needs=Needs(facts=("malformed numerals",)),
    title="以“千”“百”作数值单位",
    severity=Severity.INFO,
    basis=NUMERALS,
    rationale="与阿拉伯数字连用作数值单位的，只有“万”“亿”；“千”“百”应写成阿拉伯数字，或者整个数用汉字。",
    bad=(
        Bad("临溪镇发放资料⟦3千份⟧。", says="3000份"),
        Bad("走访企业⟦5百余家⟧。", says="500余家"),
    ),
    good=("发放资料3万份，架设10千伏线路5千米。", "发放资料三千份，走访企业五百余家。", "投资3千万元。"),
)
def thousand_as_unit(doc: Document, options: Options) -> Iterator[Finding]:
    """Digits followed by 百 or 千 and a unit; 1万2千份 as well: 1.2万 or 12000."""
    for numeral in malformed_numerals(doc):
        if numeral.kind == "thousands":
            written, run = doc.quote(numeral.span), doc.quote(numeral.run)
            yield Finding(
                numeral.span,
                f"“{written}”用“{run[-1]}”作单位，与阿拉伯数字混用",
                suggestion=f"写作“{written.replace(run, numeral.plain, 1)}”",
            )
