"""W405: a measure word that does not go with its noun."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui_rules.basis import FIGURE_USAGE
from hegui_rules.wording.classifiers import CLASSIFIERS, misfits


@rule(
    code="W405",
    name="measure-word",
    title="量词与名词不搭配",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="案件论件，人员论名，队伍论支；量词与名词不配，多半是抄错了单位，或者漏写了所计的对象。",
    knowledge=(CLASSIFIERS,),
    bad=(
        Bad("临溪镇办理行政处罚案件⟦12人⟧。", says="12件"),
        Bad("聘请法律顾问⟦3家⟧，召开专题会议⟦4份⟧。"),
        Bad("全镇⟦18名律师事务所⟧参加了活动，各村均配备⟦2件人民调解员⟧。", says="家"),
        Bad("打造⟦一批忠诚担当的干部队伍⟧，选聘⟦一位法律顾问团队⟧。", says="一支"),
        Bad("建成⟦一支法治文化广场⟧，妥善处置⟦一家历时较长、分歧较大的劳动争议⟧。"),
        Bad("对政府合同开展合法性审查，共审查⟦26人⟧，意见建议均已登记，共计⟦35名⟧。"),
    ),
    good=(
        "检查企业12家，其中5家存在安全隐患，3家涉及劳动纠纷。",
        "办理行政处罚案件12件，处罚12人，查处违法案件涉案人员12人。",
        "聘请法律顾问3名，召开专题会议4次，打造一支忠诚担当的干部队伍。",
        "选聘一批调解员，充实调解员队伍，组建一批志愿服务队。",
        "培训调解员4期200人次，清理规范性文件2次，走访党员3次，组织企业30人参训。",
        "开展2场法律明白人培训、3次执法人员业务竞赛，化解一家饭店的劳动争议。",
        "对执法人员开展培训，共举办3期；执法队伍24人，均持证上岗。",
        "调解两名村民离婚财产分割纠纷，帮助三名农民工工资协议履行，为2名申请人法律援助案件减免费用。",
        "一名调解员的纠纷化解经验，一家企业的案件，一项服务企业、惠及群众的改革。",
    ),
)
def measure_word(doc: Document, options: Options) -> Iterator[Finding]:
    """What the table of classifiers says of a noun, behind its number, before it, or a clause earlier."""
    for misfit in misfits(doc, options.classifiers):
        written = doc.quote(misfit.span)
        right = written.replace(misfit.unit, misfit.row.usual, 1)
        yield Finding(
            misfit.span,
            f"“{misfit.noun}”不以“{misfit.unit}”计量",
            suggestion=f"核对单位：如写作“{right}”，或者写明所计的是什么",
            severity=None if misfit.row.sure else Severity.INFO,
        )
