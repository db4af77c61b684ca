"""45宗，其中54宗: a part larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import PartOf, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gravity, other_thing, partners


@rule(
    code="N103",
    name="part-exceeds-whole",
    needs=Needs.of_relations(PartOf),
    title="部分大于总数",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="“其中”所列是总数的一部分，不可能比总数大；多为笔误或两处统计口径不同。",
    bad=(
        Bad("临溪镇共应诉45宗，其中负责人出庭应诉⟦54宗⟧。", says="45宗"),
        Bad("共受理案件45件。其中，行政案件⟦48件⟧。", says="多出3件"),
        Bad("培训干部80余人，其中村干部⟦120名⟧。"),
        Bad("受理的85件行政复议案件中，⟦90件⟧涉及行政处罚。", says="85件"),
    ),
    good=(
        "共应诉45宗，其中负责人出庭应诉4宗。",
        "办理信访件34件，其中信访积案2件，办结热线转办诉求797件。",
        "比上年增加15件，其中行政案件40件。",
        "培训干部约50人，其中村干部52人。",
        "开工10个学校项目，其中6个项目完工，增加学位120个。",
        "召开会议3次，其中专题学法的有12人发言。",
        "在5个试点乡镇中，8个村完成改造。",
    ),
)
def part_exceeds_whole(doc: Document, options: Options) -> Iterator[Finding]:
    """其中 and the like, where even the least part exceeds the largest whole."""
    for relation in relations(doc, PartOf):
        whole, part = relation.whole, relation.part
        if any(not w.rounding.below(part.rounding) for w in (whole, *relation.others)) or other_thing(
            whole, part
        ):
            continue
        extra = f"，多出{amount(part.value - whole.value, part)}" if relation.exact else ""
        yield Finding(
            part.span,
            f"{'“其中”所列' if relation.evidence != '中' else '其中的'}{part.surface}大于总数{whole.surface}{extra}",
            related=partners([whole], "总数"),
            suggestion="核对总数与分项，改正其中有误的一个",
            # Only “其中” leaves no doubt.
            severity=gravity(relation) or (Severity.WARNING if relation.evidence == "中" else None),
        )
