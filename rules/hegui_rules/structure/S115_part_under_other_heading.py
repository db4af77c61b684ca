"""S115: a part of the report without a heading of its own, under the heading of something else."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Related, Severity, Span, parts, rule
from hegui.api.document import Section
from hegui.api.text import trimmed
from hegui_rules.basis import FORMAT

_NAMES = {"shortcomings": "存在的不足", "next-year-plan": "下一步的安排"}
_ABOVE = 30
"""So many characters of other matter stand between the heading and the part."""


@rule(
    code="S115",
    name="part-under-other-heading",
    title="一部分内容写在别的标题之下",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="不足和安排接在别的部分后面写，没有自己的标题，读者按标题找不到，也分不清哪里是成效、哪里是不足。",
    kinds=("fazhi-annual",),
    bad=(
        "白塔街道2024年法治政府建设年度报告\n一、健全依法决策机制\n全年审查重大行政决策12件，提出审查意见31条，会前学法6次。\n"
        "二、加强法治宣传教育\n开展普法宣传46场次，发放资料2600份，培养“法律明白人”32名，覆盖全部社区。\n"
        "⟦一年来，街道法治政府建设虽然取得了一定成效⟧，但仍存在一些问题和不足：普法形式单一，由于经费有限，多以发放资料为主。",
        "云岭乡2024年法治政府建设年度报告\n一、规范行政执法\n组织执法人员培训4期，评查案卷31宗，发现并整改问题5个。\n"
        "二、化解矛盾纠纷\n全年化解矛盾纠纷312件，办理人民调解案件88件，接待群众来访来电260人次。\n"
        "⟦下一步，我乡将围绕2025年法治建设目标做好以下工作⟧：3月底前组织执法人员培训班1期，每季度评查执法案卷1次。",
    ),
    good=(
        "白塔街道2024年法治政府建设年度报告\n一、主要举措和成效\n全年审查重大行政决策12件，提出审查意见31条，会前学法6次。\n"
        "二、存在的不足和原因\n普法形式单一，由于经费有限，多以发放资料为主。\n三、2025年主要安排\n每季度评查执法案卷1次。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n组织执法人员培训4期，评查案卷31宗，发现并整改问题5个。\n"
        "二、存在的不足及下一步打算\n一年来，仍存在案卷不规范的问题，由于人手少，审核不及时。下一步将配齐法制审核人员。",
        "临溪镇2024年法治政府建设年度报告\n一年来，全镇开展普法宣传46场次，化解矛盾纠纷312件，审核合同38份。\n"
        "全镇法治政府建设仍存在一些问题：普法形式单一，由于经费有限。\n下一步，我镇将在2025年每季度评查执法案卷1次。",
    ),
)
def part_under_other_heading(document: Document, options: Options) -> Iterator[Finding]:
    """Only a part that begins its own paragraph, after enough of the matter that the heading names."""
    for name, found in parts(document).items():
        if name not in _NAMES or found.how != "paragraph":
            continue
        section = _main(document, found.anchor.start)
        start = _paragraph(document, found.anchor.start)
        if section is None or start != found.anchor.start:
            continue
        above = document.body[section.heading.span.end : start]
        if len("".join(above.split())) < _ABOVE:
            continue
        yield Finding(
            found.anchor,
            f"从这里起写的是{_NAMES[name]}，却放在“{document.quote(section.heading.title)}”之下，没有自己的标题",
            related=(Related(trimmed(document.body, section.heading.span), "所在的标题"),),
            suggestion=f"单列一部分，加上标题，如“{_NAMES[name]}”",
        )


def _main(document: Document, offset: int) -> Section | None:
    """The section of the highest level that holds ``offset``."""
    section = document.section_at(offset)
    while section is not None and section.parent is not None:
        section = document.sections[section.parent]
    return section


def _paragraph(document: Document, offset: int) -> int:
    """Where the words of the paragraph begin that holds ``offset``."""
    paragraph = document.paragraph_at(offset)
    return trimmed(document.body, paragraph.span).start if paragraph is not None else Span(-1, -1).start
