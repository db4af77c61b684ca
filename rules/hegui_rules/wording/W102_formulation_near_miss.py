"""W102: a fixed formulation with one slip of the pen: a character lost, added, replaced or swapped."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import HANDLING, bases
from hegui_rules.wording.formulations import severity, slipped
from hegui_rules.wording.names import spoiled_names
from hegui_rules.wording.tables import FORMULATIONS


@rule(
    code="W102",
    name="formulation-near-miss",
    title="固定提法有错漏字",
    severity=Severity.ERROR,
    yields_to=("W101", "W201", "W202", "W203", "W204"),
    profile="statutory",
    basis=HANDLING,
    rationale="固定提法里多一字、少一字、错一字或颠倒两字，多是录入失误，校对时容易看漏。",
    knowledge=(FORMULATIONS,),
    bad=(
        "坚持以⟦习近平新时代中国特色社主义思想⟧为指导。",
        "镇党委书记认真履行推进⟦法治建没第一责任人⟧职责。",
        "扎实开展⟦提升行政执法量三年行动⟧，评查案卷20件。",
        "干部职工⟦深刻领悟“两个确立”决定性意义⟧。",
        "深化“⟦一网通⟧”改革，落实“⟦首违不法⟧”清单。",
    ),
    good=(
        "坚持以习近平新时代中国特色社会主义思想为指导，推进法治政府和法治社会建设。",
        "履行推进法治政府建设第一责任人职责，落实行政执法责任制。",
        "推进治理体系与治理能力现代化，实现法治国家、法治政府和法治社会一体建设。",
        "开展提升行政执法质量三年行动，落实党委（党组）理论学习中心组学习制度。",
        "以“公开为常态、不公开为例外”为原则，坚持“公开为常态、不公开为例外”。",
        "深化“一网通办”改革，建成全县“一网通”平台，推出“码上就办”服务。",
    ),
)
def formulation_near_miss(doc: Document, options: Options) -> Iterator[Finding]:
    """One half of the formulation stands there word for word, the other half with one slip; or a name in marks has one."""
    told = []
    for entry, span in slipped(doc, options.formulations):
        told.append(span)
        yield Finding(
            span,
            f"“{doc.quote(span)}”疑为“{entry.text.strip('“”')}”之误",
            suggestion=f"核对，应为：{entry.text}",
            severity=severity(entry),
            basis=bases(entry.sources),
        )
    for name in spoiled_names(doc, options.formulations):
        if not any(name.span.overlaps(span) for span in told):
            yield Finding(
                name.span,
                f"“{doc.quote(name.span)}”{'掉了字' if name.cut else '有错字'}，应为“{name.right}”",
                suggestion=f"改为：“{name.right}”",
                severity=Severity.WARNING,
                basis=bases(name.entry.sources),
            )
