"""某某镇 where the name of the reporting body was to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, matches, rule
from hegui.api.language import classes_of
from hegui_rules.basis import HANDLING
from hegui_rules.residue.common import PLACES, masks_a_name, tells_a_case

_FRONT = ("title", "subtitle", "preamble", "signature", "addressee")
_SIGNS = ("某",)


@rule(
    code="R204",
    name="anonymous-unit",
    needs=Needs(words=_SIGNS),
    title="单位、人员名称仍是“某某”",
    severity=Severity.WARNING,
    furniture=True,
    basis=HANDLING,
    rationale="报告的主体应写规范名称；“某某镇”多为套用模板或他处材料后没有改名。",
    bad=(
        Bad(
            "⟦某某⟧镇2024年法治政府建设年度报告\n2024年，⟦某某⟧镇坚持依法行政，持续加强执法监督。",
            says="某某",
        ),
        Bad("局党组书记、局长⟦某某某⟧带头讲授法治专题党课2次。"),
        Bad("聘请⟦某某⟧律师事务所担任常年法律顾问，指导⟦某某⟧村创建示范村。"),
        Bad("一、主要举措\n在⟦某某⟧县委的坚强领导下，云岭乡扎实推进各项工作。"),
    ),
    good=(
        "成功调解曹某某与某企业劳动争议，李某、张某均表示满意。",
        "在某镇村民李某诉某局行政处罚一案中，法院判决维持。",
        "当事人王某某、村民赵某某某达成和解，法官某某某诉某公司一案的做法。",
        "个别同志在某些方面还有差距，某种程度上影响了执行效果。",
    ),
)
def anonymous_unit(doc: Document, options: Options) -> Iterator[Finding]:
    """某某 before a unit anywhere, single 某 only in title, preamble and signature; cases are told that way."""
    unit = f"(?:[{PLACES}]|{classes_of(doc).pattern('place-body')})"
    anonymous = (
        rf"(?<=[长记任员])某某某?(?![某{PLACES}])|(?<!某)某某某(?![某{PLACES}])|(?<!某)某某++(?={unit})"
        rf"|(?<![省市县区])某(?={unit})|(?<=[县市区镇乡道局])某某(?=[，,、])"
    )
    for match in matches(doc, anonymous, _SIGNS):
        start, end = match.span()
        paragraph = doc.paragraph_at(start)
        front = paragraph is not None and paragraph.role in _FRONT
        if (match[0] == "某" and not front) or masks_a_name(doc, start) or tells_a_case(doc, (start, end)):
            continue
        yield Finding(Span(start, end), f"“{match[0]}”没有改为实际名称", suggestion="写明单位的规范名称")
