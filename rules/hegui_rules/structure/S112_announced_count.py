"""S112: an announced count is not the number of items that follow."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import USAGE
from hegui_rules.structure.counts import announced_counts


@rule(
    code="S112",
    name="announced-count",
    title="所说项数与所列项数不符",
    severity=Severity.WARNING,
    yields_to=("N108", "S130"),
    basis=USAGE,
    rationale="前面说几项、后面就应当列几项；不符时，要么漏写，要么改了内容没有改数。",
    bad=(
        Bad(
            "二、存在的不足\n一年来还存在⟦三个方面⟧的问题：一是编制偏少，力量不足；二是经费紧张，保障不够。",
            says="说的是三个方面，列出的是2项",
        ),
        Bad(
            "二、下一步安排\n重点抓好以下⟦两项⟧工作：\n（一）加强学习\n组织学法4次。\n（二）严格执法\n开展评查。\n（三）化解矛盾\n健全机制。",
            says="列出的是3项",
        ),
        Bad("一是制定工作方案；二是召开部署会；三是开展排查。上述⟦四项⟧工作均按期完成。", says="列出的是3项"),
        Bad("全年出台制度⟦2项⟧，分别为《议事规则》《合同管理办法》《学法制度》。"),
        Bad("开展普法“⟦三个一⟧”活动，即举办一场讲座、发放一份手册，把服务送到群众身边。"),
        Bad("县、乡、村⟦三级⟧分别建有调解组织1个、14个。"),
        Bad(
            "从⟦四个方面⟧推进依法行政。\n（一）健全制度。修订规则9项。\n（二）规范程序。公示流程24项。\n（三）强化监督。评查案卷2次。"
        ),
        Bad(
            "健全“党政同责、条块联动、群众参与”⟦四项⟧机制，以“⟦五个⟧强化”推进规范化：强化立案便民、强化繁简分流、强化听证审理。"
        ),
        Bad("聚焦政务服务⟦四个⟧环节，在“受理”上推行容缺，在“审批”上压减时限，在“送达”上免费邮寄，群众满意。"),
        Bad("会同教育、卫健、市场监管等⟦两个⟧部门开展检查，聚焦食品、药品⟦三大⟧领域。"),
        Bad("压实责任、完善制度、强化保障，我镇用这⟦四条⟧措施推动治超工作。", says="列出的是3项"),
        Bad("我镇的⟦四个⟧做法受到肯定。其一，压实责任；其二，完善制度；其三，强化保障。", says="列出的是3项"),
    ),
    good=(
        "压实责任、完善制度、强化保障，我镇用这三条措施推动治超工作。完善制度、强化保障、治超执法，这两年变化较大。",
        "三个做法受到肯定。其一，压实责任；其二，完善制度；其三，强化保障。建立三项制度。一是规范公示；二是全程记录。",
        "对12个村开展检查，逐村反馈问题：\n（1）台账不全的，限期补正；\n（2）公示不及时的，当场更新。检查企业3家：合格2家，整改1家。",
        "对照3个方面15项指标逐项自查：\n1.制度建设，已完成。\n2.队伍建设，已完成。\n3.阵地建设，已完成。",
        "按照“一中心四平台”的布局建设：甲中心，乙平台，丙平台。建设四馆：图书馆、群艺馆、大剧院和科技馆。",
        "一是制定工作方案；二是召开部署会。上述两项工作均按期完成，这三项制度仍需完善。",
        "全年出台制度3项，分别为《议事规则》《合同管理办法》《学法制度》，包括《公开制度》等5项。",
        "开展“三个一”活动，即举办一场讲座、发放一份手册、开展一次咨询，县、乡两级分别建有1个、14个。",
        "会同教育、卫健等三个部门开展检查，聚焦食品、药品两大领域，落实法治、德治两个责任主体。",
        "健全“自治、法治、德治”三项机制，坚持“两个结合”，从源头、过程、结果三个环节发力，以“三个强化”推进工作：强化立案、强化分流、强化听证。",
        "二、存在的不足\n一年来还存在三个方面的问题：一是编制偏少；二是经费紧张；三是设备老旧。",
        "二、存在的不足\n一年来办理议案三件。一是关于道路的议案；二是关于供水的议案。",
        "一、主要举措\n落实行政执法“三项制度”。一是规范公示；二是全程记录。",
        "二、下一步安排\n以上三个方面：一是编制偏少；二是经费紧张。",
    ),
)
def announced_count(doc: Document, options: Options) -> Iterator[Finding]:
    """以下三项, 五个方面, 两点要求 just before a list, compared with its items."""
    for announced in announced_counts(doc):
        yield Finding(
            announced.span,
            f"这里说的是{doc.quote(announced.span)}，列出的是{announced.found}项",
            related=(Related(announced.first, "所列的内容"),),
            suggestion="请核对是漏列还是数字有误",
            severity=None if announced.sure else Severity.INFO,
        )
