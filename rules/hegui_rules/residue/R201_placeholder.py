"""XX, ××, XXX where a number, a day or a name was to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, matches, rule
from hegui.text.compiled import compiled
from hegui_rules.basis import HANDLING
from hegui_rules.residue.common import masks_a_name, tells_a_case

_RUN = r"(?<![A-Za-z0-9０-９×ＸX*＊○△●])(?:(?:[Xx]{1,3}|×{1,3})[.．](?:[Xx]{1,2}|×{1,2})(?=\s*[%％万亿])|[Xx]{2,6}|[Ｘｘ]{2,6}|[×✕✖╳]{2,6}|○{2,6}|△{2,6}|●{2,6}|[＊*]{2,6})(?![A-Za-z0-9０-９×Ｘ])"
_COUNT = r"\s*[余多]?\s*[万亿]?\s*(?:人次|场次|件次|余次|次|件|场|名|个|%|％|元|万元|份|项|户|条|期|起|宗|篇|批|轮|天|小时|平方米|公里|亩|吨|台|辆|套|册|届|周年)"
_FIGURE = r"\s*(?:[%％]|人次|场次|件次|余次|万|元|份(?!子)|个百分点)"
_DAY = r"\s*(?:年|月|日|时|点)"
_UNIT = r"(?:省|市|县|区|旗|镇|乡|街道|局|厅|单位|部门|党委|政府|办公室|书记|镇长|乡长|主任|局长|同志|领导|会议|文件|方案|制度|活动|办法)"
_LONE = r"(?<=[\u4e00-\u9fff，、：；。,])[XxＸｘ*＊](?=(?:人次|场次|余次|次(?!数|方|幂)|件(?!数)|名(?!单)|份(?!额)|期(?![限间满])|起|宗|篇|户(?!数)|%|％|万元|月[XxＸｘ]日|[镇乡县区](?![A-Za-z])))"
_LONE_SIGNS = tuple(
    f"{letter}{unit}" for letter in "XxＸｘ*＊" for unit in "人场余次件名份期起宗篇户%％万月镇乡县区"
)
_STARS = frozenset("*＊")
_SIGNS = (
    "XX",
    "xx",
    "Xx",
    "ＸＸ",
    "ｘｘ",
    "××",
    "✕",
    "✖",
    "╳",
    "○○",
    "△△",
    "●●",
    "＊＊",
    "**",
    "×.",
    "X.",
    "x.",
)


@rule(
    code="R201",
    name="placeholder",
    title="占位符没有替换",
    severity=Severity.ERROR,
    furniture=True,
    profile="statutory",
    basis=HANDLING,
    rationale="“XX次”“××镇”是模板或初稿中留待填写的位置，公开的报告中出现，说明该处内容没有核实填写。",
    bad=(
        Bad("全年开展执法检查⟦XX⟧次，办理案件⟦××⟧件。", says="占位符"),
        Bad("⟦XX⟧镇2024年法治政府建设年度报告\n召开党委会⟦XXX⟧次，专题研究法治工作。"),
        Bad("⟦××⟧月⟦××⟧日，召开法治专题会议。"),
        Bad("深入学习《⟦××⟧县行政执法监督办法》，满意率达⟦ＸＸ⟧%。"),
        Bad("五年来，⟦*⟧区严格落实普法责任制，共召开会议⟦*⟧次，推进依法行政。"),
        Bad("满意率达⟦XX.X⟧%，比上年提高⟦×.×⟧%。"),
        Bad("全年开展法治宣传⟦x⟧场次，⟦x⟧镇有⟦X⟧名执法人员持证上岗。"),
    ),
    good=(
        "妥善化解李××与赵××相邻纠纷，当事人王XX对处理结果表示满意。",
        "公布举报电话138××××0000，畅通监督渠道。",
        "某公司诉××局行政处罚案中，法院判决驳回诉讼请求。",
        "推行“3×3”巡查机制，新建XXL级停车棚1处。",
        "**临溪镇**召开会议4次。",
        "推行“1+X”名师带徒，得分为频次×件数，X镇村民李某诉Y村委会一案已调解。",
        "建成X光机房1处，X射线检测12次，X期限届满前提醒。",
        "二〇〇八年以来，全镇连续荣获先进。",
    ),
)
def placeholder(doc: Document, options: Options) -> Iterator[Finding]:
    """Certain before a unit of number or time; before a body or office, or a lone letter, a warning, unless a case is told."""
    for match in matches(doc, _RUN, _SIGNS):
        start, end = match.span()
        after = doc.body[end : end + 8]
        starry = match[0][0] in _STARS
        counted = compiled(_COUNT).match(after) is not None or (
            compiled(_DAY).match(after) is not None and not starry
        )
        # 提高××% is no Mr 高: what these units follow is a figure, whatever stands before it.
        masked = masks_a_name(doc, start) and compiled(_FIGURE).match(after) is None
        if starry and not (compiled(_COUNT).match(after) and not masked and doc.format != "md"):
            continue
        if counted and not masked:
            severity, what = Severity.ERROR, "数据或日期"
        elif compiled(_UNIT).match(after) and not masked and not tells_a_case(doc, start, end):
            severity, what = Severity.WARNING, "名称"
        else:
            continue
        yield Finding(
            Span(start, end),
            f"占位符“{match[0]}”没有替换成实际{what}",
            suggestion=f"核实后填写{what}",
            severity=severity,
        )
    for match in matches(doc, _LONE, _LONE_SIGNS):
        start, end = match.span()
        if match[0] in _STARS and doc.format == "md":
            continue
        if not masks_a_name(doc, start) and not tells_a_case(doc, start, end):
            yield Finding(
                Span(start, end),
                f"疑似占位符“{match[0]}”没有替换成实际数据或名称",
                suggestion="核实后填写",
                severity=Severity.WARNING,
            )
