"""XX, ××, XXX where a number, a day or a name was to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, matches, rule
from hegui.api.facts import unit_pattern
from hegui.api.language import Worded, classes_of, everywhere
from hegui.api.text import compiled
from hegui_rules.basis import HANDLING
from hegui_rules.residue.common import PLACES, masks_a_name, tells_a_case

_SIGNED = "Xx×Ｘｘ*＊○△●□✕✖╳"
_RUN = (
    rf"(?<![A-Za-z0-9０-９{_SIGNED}])(?:(?:[Xx]{{1,3}}|×{{1,3}})[.．](?:[Xx]{{1,2}}|×{{1,2}})(?=\s*[%％万亿])"
    rf"|[Xx]{{2,6}}|[Ｘｘ]{{2,6}}|[×✕✖╳]{{2,6}}|(?<![一二零〇])○{{2,6}}|△{{2,6}}|□{{2,6}}|●{{2,6}}|[＊*]{{2,6}})(?![A-Za-z0-9０-９×Ｘ])"
)
_LONE = "[XxＸｘNnＮ*＊○△×]"
_BEFORE_LONE = "(?<=[\u4e00-\u9fff，、：；。,])(?<![第前])"
_FIGURE = Worded(r"\s*(?:[%％]|(?!份子)<unit-of-figures>)")
_TIME = Worded(r"\s*<unit-of-time>")
_UNITS = "人余场件次名份期起宗篇户家项条批万月镇乡县区村"
_NO_UNIT = "(?:次[数方幂]|件数|名单|份额|期[限间满]|户数)"
_STARS = frozenset("*＊")
_SIGNS = ("XX", "xx", "Xx", "ＸＸ", "ｘｘ", "××", "✕", "✖", "╳", "○○", "△△", "●●", "□□", "＊＊", "**", "×.", "X.", "x.")  # fmt: skip


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
        Bad("开展联合检查⟦N⟧次，指导⟦○○⟧村创建示范村，在⟦**⟧县人代会上作报告。"),
        Bad("满意率达⟦XX.X⟧%，比上年提高⟦×.×⟧%。"),
        Bad("收缴罚没款⟦####⟧万元，立案⟦NaN⟧件，涉及资金⟦1.2E+07⟧元，印发《关于⟦XX⟧的通知》。"),
        Bad("在⟦XX⟧县委的坚强领导下，扎实推进改革，办理违法案件68件。"),
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
        "自二○○○年起实行季度例会，推行“1+N”机制，第N次会商，N个村参与，绘制□□平面图。",
        "二〇〇八年以来，全镇连续荣获先进。",
    ),
)
def placeholder(doc: Document, options: Options) -> Iterator[Finding]:
    """Certain before a unit of number or time; before a body or office, or a lone letter, a warning, unless a case is told."""
    body = compiled(f"[{PLACES}]|{classes_of(doc).pattern('place-body')}")
    yield from _unread(doc)
    for match in matches(doc, _RUN, _SIGNS):
        start, end = match.span()
        starry = match[0][0] in _STARS
        # 提高××% is no Mr 高: what these units follow is a figure, whatever stands before it.
        masked = masks_a_name(doc, start) and not _FIGURE.of(doc).match(doc.body, end)
        if masked or (
            starry and (doc.format == "md" or match[0] in doc.body[end : doc.body.find("\n", end)])
        ):
            continue
        named = body.match(doc.body, end)
        if (not named and _is_counted(doc, end)) or (not starry and _TIME.of(doc).match(doc.body, end)):
            yield _found(doc, Span(start, end), Severity.ERROR, "数据或日期")
        elif named and (_LED.of(doc).match(doc.body, end) or not tells_a_case(doc, (start, end))):
            yield _found(doc, Span(start, end), Severity.WARNING, "名称")
    for match in everywhere(doc, compiled(_BEFORE_LONE + _LONE + f"(?=[{_UNITS}%％])")):
        start, end = match.span()
        if match[0] in _STARS and doc.format == "md":
            continue
        if compiled("月[XxＸｘ]日|[镇乡县区村](?![A-Za-z])").match(doc.body, end):
            found = not tells_a_case(doc, (start, end))
        else:
            found = doc.body[end] not in "个村" and _is_counted(doc, end)
        if found and not masks_a_name(doc, start):
            yield _found(doc, Span(start, end), Severity.WARNING, "数据或名称")


def _unread(doc: Document) -> Iterator[Finding]:
    """What a sheet or a program shows in place of a figure: 收缴罚没款######万元, 立案NaN件."""
    for match in matches(doc, _NO_FIGURE, _NO_FIGURES):
        start, end = match.span()
        if _is_counted(doc, end):
            yield _found(doc, Span(start, end), Severity.ERROR, "数据")
    for match in matches(doc, _POWER, ("E+", "e+")):
        yield _found(doc, Span(*match.span()), Severity.WARNING, "数据")
    for match in matches(doc, _UNNAMED.of(doc), _SIGNS):
        if not tells_a_case(doc, match.span("run")):
            yield _found(doc, Span(*match.span("run")), Severity.WARNING, "名称")


_NO_FIGURE = r"(?<=[\u4e00-\u9fff：:])[ ]?(?:[#＃]{3,20}|(?:NaN|nan|NULL|null|None|undefined)(?![A-Za-z]))"
_NO_FIGURES = ("##", "＃＃", "NaN", "nan", "NULL", "null", "None", "undefined")
_POWER = r"(?<![A-Za-z0-9.])[0-9](?:\.[0-9]{1,14})?[Ee]\+[0-9]{1,2}(?![0-9A-Za-z])"
_UNNAMED = Worded(
    r"(?:关于|《|(?:局长|主任|书记|镇长|县长)(?=[^。；\n]{3,5}(?:主持|带队|<to-attend>|讲|出庭|带头)))(?P<run>[Xx]{2,6}|×{2,6}|[ＸXｘ]{2,6}|○{2,6})(?=[\u4e00-\u9fff]{0,4}(?:主持|带|讲|出庭|<to-attend>|的|条例》|办法》|方案》|规定》|通知》|意见》))"
)
"""印发《关于××的通知》, 学习《××条例》: what a document is about."""
_LED = Worded(
    "[\u4e00-\u9fff]{0,1}(?:委|<seat-of-power>)(?:、[\u4e00-\u9fff]{2,8})?的?(?:<guided-how>){0,2}(?:领导|部署|关怀|支持|指导)"
)
"""在××县委的坚强领导下: who leads is masked in no case."""


def _is_counted(doc: Document, end: int) -> bool:
    """Whether a measure word follows, and no word that begins with one (次数)."""
    unit = compiled(rf"\s*+[余多]?\s*+[万亿]?\s*+(?P<unit>{unit_pattern()}|[%％])").match(doc.body, end)
    return unit is not None and not compiled(_NO_UNIT).match(doc.body, unit.start("unit"))


def _found(doc: Document, span: Span, severity: Severity, what: str) -> Finding:
    return Finding(
        span,
        f"占位符“{doc.quote(span)}”没有替换成实际{what}",
        suggestion=f"核实后填写{what}",
        severity=severity,
    )
