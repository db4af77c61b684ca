"""L109: 《政府信息公开条例》第四十条关于年度报告内容的规定: an article cited for what another one says."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.text import write
from hegui_rules.basis import HANDLING
from hegui_rules.law.articles import ARTICLES, LENGTHS, astray, beyond


@rule(
    code="L109",
    name="article-of-another-matter",
    title="引用的条号与内容不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="条号写错，读者按条号查不到所说的内容；法律修订后条号变动，沿用旧稿尤其容易出错。",
    knowledge=(ARTICLES, LENGTHS),
    bad=(
        Bad("依照《政府信息公开条例》⟦第四十条⟧关于年度报告内容的规定编制本报告。", says="第五十条"),
        Bad("《中华人民共和国行政处罚法》⟦第六十条⟧规定的听证程序得到落实。", says="第六十三条"),
        Bad("依据《行政处罚法》⟦第九十八条⟧作出决定。", says="八十六条"),
        Bad("落实《行政诉讼法》⟦第五条⟧关于行政机关负责人出庭应诉的规定。"),
    ),
    good=(
        "依照《政府信息公开条例》第五十条关于年度报告内容的规定编制本报告。",
        "根据《政府信息公开条例》第四十九条、第五十条规定，编制本年度报告。",
        "依据《行政处罚法》第二十四条规定，镇政府行使处罚权，组织听证3次。",
        "落实《行政诉讼法》第三条关于行政机关负责人出庭应诉的规定。",
        "临溪县2019年政府信息公开工作年度报告\n2018年，依照《政府信息公开条例》第四十条培训干部。",
    ),
)
def article_of_another_matter(doc: Document, options: Options) -> Iterator[Finding]:
    """Articles that a law does not have, and those cited for a matter that others of it are about."""
    for span, law in beyond(doc, options.law_article_counts):
        yield Finding(
            span,
            f"现行《{law.law}》只有{write(law.articles)}条，没有{doc.quote(span)}",
            suggestion="核对现行文本，改正条号",
        )
    for found in astray(doc, options.law_articles):
        right = "、".join(f"第{write(number)}条" for number in found.entry.articles[:3])
        yield Finding(
            found.span,
            f"“{found.cue}”不在所引的{doc.quote(found.span)}，现行《{found.entry.law}》中见{right}",
            suggestion="核对现行文本，改正条号",
        )
