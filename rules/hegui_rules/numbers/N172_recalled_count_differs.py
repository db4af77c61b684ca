"""现有行政村17个 … 全部19个行政村: all of them, but not as many as there were."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Recalled, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import gravity, partners


@rule(
    code="N172",
    name="recalled-count-differs",
    needs=Needs.of_relations(Recalled),
    title="再次提到同一总数时数值不一",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("N103", "N112"),
    rationale="前面说共有多少，后面说“全部”又是另一个数，读者不知道信哪一个。",
    bad=(
        Bad("辖区共有行政村17个。今年，全部⟦19个⟧行政村均设立法律顾问工作室。", says="17个"),
        Bad("局机关配备公职律师5名，两名兼任复议工作。⟦6名⟧公职律师全部参与重大决策审查。", says="5名"),
    ),
    good=(
        "辖区共有行政村17个。今年，全部17个行政村均设立法律顾问工作室。",
        "全镇共有行政村17个、社区3个。3个社区均设立工作室。",
        "共举办培训班9期，其中镇级培训班4期。4期镇级培训班均有考核。",
        "配备人民调解员120名，其中专职人民调解员20名。20名专职人民调解员全部持证上岗。",
        "全县共有乡镇14个。今年新设的3个乡镇均已配备律师。",
    ),
)
def recalled_count_differs(doc: Document, options: Options) -> Iterator[Finding]:
    """Exact counts of a paragraph told as a total and taken up again as all."""
    for relation in relations(doc, Recalled):
        told, again = relation.told, relation.again
        if told.value == again.value:
            continue
        yield Finding(
            again.span,
            f"前面说的是{told.surface}，这里说的是{again.surface}",
            related=partners([told], "前面的总数"),
            suggestion="核对两处数字；所指不同的请写明",
            severity=gravity(relation),
        )
