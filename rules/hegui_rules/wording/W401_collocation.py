"""W401: 加强力度: a verb with an object it does not go with."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.collocations import COLLOCATIONS, clashes


@rule(
    code="W401",
    name="collocation",
    title="动词与名词搭配不当",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="力度只能加大，水平只能提高，步伐只能加快；动词与宾语不搭配是公文最常见的语病。",
    knowledge=(COLLOCATIONS,),
    bad=(
        "持续⟦加强普法宣传力度⟧。",
        "⟦加大行政执法人员业务水平⟧，规范执法行为。",
        "进一步⟦加大政务运行的规范化和透明化⟧。",
        "⟦加强依法行政步伐⟧；同时⟦加大法治宣传氛围⟧。",
    ),
    good=(
        "持续加大普法宣传力度，加强执法队伍建设，提高业务水平。",
        "加强监督检查，力度不断加大。",
        "加大重点工作推进力度，加快法治建设步伐。",
        "加强水平较低单位的业务指导，强化力度评估。",
        "构建更加强大的产业体系，加大绿化投入，提升治理体系和治理能力现代化水平。",
        "加大对加强基层基础工作的支持力度。",
    ),
)
def collocation(doc: Document, options: Options) -> Iterator[Finding]:
    """Verb and object at the end of a clause, by the table."""
    for entry, span, verb, head in clashes(doc, options.collocations):
        yield Finding(
            span,
            f"“{verb}”与“{head}”不搭配",
            suggestion=f"改为“{entry.right[0]}……{head}”"
            if entry.order == "object"
            else f"“{verb}”改为“{entry.right[0]}”",
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
