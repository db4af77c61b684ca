"""W416: a verb whose object lacks its noun: 提升突发事件依法处置 (能力)."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE
from hegui_rules.wording.collocations import COUNTS
from hegui_rules.wording.heads import OBJECT_HEADS, headless


@rule(
    code="W416",
    name="object-without-head",
    title="宾语缺少中心语",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    yields_to=("W101", "W102", "W401", "W402", "W403", "W404", "W411", "W412"),
    rationale="提升的是“能力”“水平”，加大的是“力度”，营造的是“氛围”；宾语停在动词或修饰语上，话就没有说完。",
    knowledge=(OBJECT_HEADS, COUNTS),
    bad=(
        "守牢底线，⟦提升突发事件依法处置⟧。",
        "坚持多元共治，⟦提升化解矛盾纠纷⟧。",
        "进一步⟦增强防范化解风险⟧；⟦加大对重点领域日常监管⟧，查处案件5件。",
        "积极⟦调动群众主动参与⟧，⟦凝聚齐抓共管⟧。",
    ),
    good=(
        "提升依法处置突发事件的能力，提升化解矛盾纠纷水平。",
        "增强防范化解风险的本领；加大对重点领域的日常监管力度。",
        "提升服务，提高认识，加大投入，营造环境，提高警惕。",
        "品质提升工程顺利推进，扎实开展质量提升年工作，作用发挥不足。",
        "发扬艰苦奋斗，团结协作的精神；加大对普法工作的支持。",
    ),
)
def object_without_head(doc: Document, options: Options) -> Iterator[Finding]:
    """Verbs of the table whose clause ends in a verb, an adjective or an idiom, and names none of the nouns they take."""
    for found in headless(doc, options.object_heads, options.collocation_counts):
        right = "”“".join(found.entry.right)
        yield Finding(
            found.span,
            f"“{found.verb}”的宾语没有落到名词上，缺少“{right}”一类的中心语",
            suggestion=f"在后面补“{found.entry.right[0]}”，如“{found.verb}……的{found.entry.right[0]}”",
            severity=None if found.sure and found.entry.sure else Severity.INFO,
        )
