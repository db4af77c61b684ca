"""（待核）, 【补充】, （此处需核实）: remarks of reviewers and drafters in the text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, matches, rule
from hegui.text.compiled import compiled
from hegui_rules.basis import HANDLING

_ACT = r"(?:进一步)?(?:核实|核对|核查|核定|核准|核|补充|补|确认|修改|完善|更新|提供|填写|填报|填|查证|商榷|斟酌|明确|统计|校对|定稿|细化|删除|删减|改写|落实数据|报送|调整|定(?![期价位制]))"
_WHAT = r"(?:此处|这里|该处|此段|本段|该段|此句|此项|该项|数据|数字|情况|内容|名称|时间|日期|材料|案例|具体数据|具体数字|具体内容)"
_REMARK = (
    rf"[（(【\[〔]\s*{_WHAT}{{0,3}}(?:待|请|需|尚需|有待|须|建议|还需|是否)(?:[^（()）】\]〕\n。，,]{{0,8}}?)?{_ACT}(?:{_WHAT}|一下|下|后|的?数据|具体数[据字])?[^（()）】\]〕\n]{{0,14}}[）)】\]〕]"
    rf"|[（(【\[〔]\s*(?:待定|待续|略|未完|未完待续|补充|修改|删除|核实|核对|修改意见|补充材料|补充数据|数据待补|存疑|此处有误|同上改|备注待填|不知是否正确|数据不对|数据有误)(?:[:：][^（()）】\]〕\n]{{0,40}})?\s*[）)】\]〕]"
    r"|[（(【\[〔]\s*[^（()）】\]〕\n，。、]{2,8}(?:科|股|室|办|所|中心|局)(?:负责)?(?:提供|补充|核实|填写|填报|完善)[^（()）】\]〕\n]{0,12}[）)】\]〕]"
    r"|(?<![\u4e00-\u9fff])请(?:各)?(?:[\u4e00-\u9fff]{1,6}(?:科|股|室|办|所|局))?(?:补充|核实|核对|填写|提供|完善)(?:此处|具体|相关|有关|准确|最新)?(?:数据|数字|数量|情况|内容|材料|案例)?(?=[。！!？?）)\s]|$)"
)
_FALSE = r"[（(【\[〔]\s*(?:略|修改|补充|删除)\s*[）)】\]〕]"

_SIGNS = (
    "待",
    "请",
    "补充",
    "核实",
    "核对",
    "修改",
    "略）",
    "略)",
    "存疑",
    "有误",
    "提供",
    "填",
    "删除",
    "未完",
    "不对",
    "不知",
)


@rule(
    code="R401",
    name="reviewer-remark",
    title="审改意见留在正文中",
    severity=Severity.WARNING,
    furniture=True,
    profile="statutory",
    basis=HANDLING,
    rationale="“（待核实）”“【补充】”是起草和审核时写给自己人的提示，公开前应处理并删去。",
    bad=(
        Bad("全年办理复议案件3件⟦（待核）⟧，出庭应诉率100%⟦（此处需核实）⟧。", says="审改"),
        Bad("二、存在的不足和原因\n⟦【补充】⟧\n三、下一步打算"),
        Bad("开展培训12场⟦（请司法所补充具体数据）⟧，培训320人次。"),
        Bad("受理信访事项⟦【数据待更新】⟧件，⟦（综治中心提供）⟧按期办结率100%。"),
    ),
    good=(
        "修订《临溪镇重大决策程序规定（修改）》等制度（含补充条款）。",
        "对申请材料不全的，一次性告知需要补充的内容，请申请人补充材料后再行受理。",
        "建立“待核实”线索台账，对线索（含群众举报）逐条核查。",
        "完成整改12项（其中待核查问题2项已移交），其余持续推进。",
        "【典型案例】云岭乡依法调解相邻纠纷1起。",
    ),
)
def reviewer_remark(doc: Document, options: Options) -> Iterator[Finding]:
    """Remarks in brackets, and bare requests to add or verify; inside quotation marks and titles silent."""
    for match in matches(doc, _REMARK, _SIGNS):
        start, end = match.span()
        before = doc.body[max(0, start - 40) : start]
        inside = any(before.count(a) > before.count(b) for a, b in ("《》", "“”", "‘’"))
        if inside or (compiled(_FALSE).fullmatch(match[0]) and match[0][0] in "（(" and "略" not in match[0]):
            continue
        yield Finding(
            Span(start, end), f"审改意见“{match[0].strip()}”留在正文中", suggestion="核实、补充后删去"
        )
