"""20XX年, 202X年: the year of the template."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, matches, rule
from hegui_rules.basis import HANDLING

_YEAR = r"(?<![0-9A-Za-z])(?:20[Xx×ＸｘＸ*＊_＿○]{2,4}|202[Xx×Ｘｘ*＊_＿○]|２０[ＸｘXx×○]{2}|二[〇○零](?:[XxＸ×某_＿]{2}|[二一][XxＸ×某_＿])|[×XＸ]{4}|[xｘ]{4})(?=\s*(?:年|[-—]20))"
_SIGNS = (
    "20X",
    "20x",
    "20×",
    "20Ｘ",
    "20*",
    "20＊",
    "20_",
    "20＿",
    "20○",
    "02X",
    "02x",
    "02×",
    "02Ｘ",
    "02*",
    "02＊",
    "02_",
    "02＿",
    "02○",
    "２０",
    "二〇",
    "二○",
    "二零",
    "××××",
    "XXXX",
    "xxxx",
    "ｘｘｘｘ",
    "ＸＸＸＸ",
)


@rule(
    code="R205",
    name="template-year",
    needs=Needs(words=_SIGNS),
    title="年份仍是模板中的“20XX”",
    severity=Severity.ERROR,
    furniture=True,
    profile="statutory",
    basis=HANDLING,
    rationale="年份没有改成实际年份，说明文稿套用模板后未逐处核对。",
    bad=(
        Bad("一、⟦20XX⟧年推进法治政府建设的主要举措和成效", says="年份"),
        Bad("⟦202X⟧年，临溪镇共召开专题会议4次；⟦20××⟧年将继续加强。"),
    ),
    good=("2020年以来，临溪镇连续五年无行政败诉案件。", "编制20XX系列宣传画册。"),
)
def template_year(doc: Document, options: Options) -> Iterator[Finding]:
    """A year whose digits are placeholders."""
    for match in matches(doc, _YEAR, _SIGNS):
        year = doc.identity.year
        yield Finding(
            Span(*match.span()),
            f"年份“{match[0]}”没有改成实际年份",
            suggestion=f"核实后填写（报告年度为 {year} 年）" if year else "核实后填写",
        )
