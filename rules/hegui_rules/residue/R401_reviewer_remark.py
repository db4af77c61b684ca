"""（待核）, 【补充】, （此处需核实）: remarks of reviewers and drafters in the text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    in_quotation,
    matches,
    rule,
    sentence_at,
)
from hegui.api.language import Pattern, Worded, find
from hegui_rules.basis import HANDLING
from hegui_rules.residue.common import begins_a_sentence, brackets

_ASKED = Worded(
    "(?<![\u4e00-\u9fff])请(?:各)?(?:[\u4e00-\u9fff]{1,6}[科股室办所局])?<remark-supply>(?:<this-text>|具体|相关|有关|准确|最新)?<remark-matter>?"
    r"(?=[。！!？?）)\s]|$)"
)
_SAID = (
    Pattern("^⟦<this-text> ~{0,40} <remark-verdict> ~{0,20}⟧$", wide=True),
    Pattern("^⟦…{0,2} <addressed>：~{0,40} <remark-verdict>⟧", wide=True),
)
"""A sentence about the text itself, and a word to a colleague."""
_SPOKEN = Pattern("^ …{0,14} <spoken-order> $")
"""，再对一下，: an order among colleagues, in words that no report is written in."""


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
        Bad(
            "反馈问题17条。⟦许主任：这组数据不准，再核一下⟧\n⟦这段写得太长，建议删掉两句。⟧二是开展普法46场⟦（已标黄，再议）⟧。"
        ),
        Bad("拆除广告牌68块，⟦这个数字再对一下⟧，整治占道340处，培训4期⟦（王科长意见：这里再展开写两句）⟧。"),
        Bad("定期检验率达到99.1%⟦（暂用去年数）⟧，气瓶单位全部接入平台。"),
        Bad("开展培训12场⟦（请司法所补充具体数据）⟧，培训320人次。"),
        Bad("受理信访事项⟦【数据待更新】⟧件，⟦（综治中心提供）⟧按期办结率100%。"),
    ),
    good=(
        "修订《临溪镇重大决策程序规定（修改）》等制度（含补充条款）。",
        "对申请材料不全的，一次性告知需要补充的内容，请申请人补充材料后再行受理。",
        "建立“待核实”线索台账，对线索（含群众举报）逐条核查。",
        "完成整改12项（其中待核查问题2项已移交），其余持续推进。",
        "申请人证件号码（略），此处不再逐项列出，该处存在安全隐患，已建议整改。",
        "群众说：“帮我问一下，再查一下。”工作人员当场解答，了解一下情况后办结。",
        "【典型案例】云岭乡依法调解相邻纠纷1起。",
    ),
)
def reviewer_remark(doc: Document, options: Options) -> Iterator[Finding]:
    """Remarks in brackets, bare requests, and sentences about the text; inside quotation marks and titles silent."""
    remark, words = _REMARK.of(doc), _WORDS.of(doc)
    sure = _SURE.of(doc)
    taken: list[Span] = []
    for match in brackets(doc):
        inner = match["inner"]
        if (
            remark.fullmatch(inner)
            or (words.fullmatch(inner) and (match["open"] not in "（(" or sure.search(inner)))
            or (inner == "略" and not _is_han(doc.body[match.start() - 1 : match.start()]))
        ):
            taken.append(Span(*match.span()))
            yield _found(doc, taken[-1])
    for pattern in _SAID:
        for said in find(doc, pattern):
            if (
                begins_a_sentence(doc, said.at.start)
                and not in_quotation(doc, said.at.start)
                and not any(said.at.overlaps(span) for span in taken)
            ):
                taken.append(sentence_at(doc, said.at.start))
                yield _found(doc, taken[-1])
    for said in find(doc, _SPOKEN):
        clause = doc.clause_at(said.at.start)
        if (
            clause is not None
            and clause.opens in _WITHIN
            and not in_quotation(doc, clause.span.start)
            and not any(clause.span.overlaps(span) for span in taken)
        ):
            taken.append(clause.span)
            yield _found(doc, clause.span)
    for match in matches(doc, _ASKED.of(doc), ("请",)):
        asked = Span(*match.span())
        if not in_quotation(doc, asked.start) and not any(asked.overlaps(span) for span in taken):
            yield _found(doc, asked)


_WITHIN = (*tuple("，。；（\n,;("), "")


_ACT = "(?:进一步)?(?:<remark-act>|[核补填删改]|定(?![期价位制]))"
_WHAT = "<this-text|remark-matter>"
_REMARK = Worded(
    f"{_WHAT}{{0,3}}<remark-need>(?:[^。，,]{{0,8}}?)?{_ACT}(?:{_WHAT}|一下|下|后|的?数据|具体数[据字])?.{{0,14}}"
    "|<this-text>.{0,6}<remark-verdict>.{0,14}"
    "|[^，。、：:]{0,8}(?:意见|批注|批示|建议|说)?[：:].{0,6}<this-text>.{0,30}"
    "|.{0,20}<spoken-order>.{0,4}"
    "|[^，。、]{2,8}(?:[科股室办所局]|中心)(?:负责)?<remark-supply>.{0,12}"
    "|<remark-stopgap>[^。，、]{0,10}"
)
"""What is to be done about the text: 此处需核实, 数据待更新, 综治中心提供."""
_SURE = Worded("<remark-word>")
_WORDS = Worded(r"<remark-word|remark-unsure>(?:[:：].{0,40})?(?:[，,、；;\s]+<remark-word|remark-unsure>)*")


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _found(doc: Document, span: Span) -> Finding:
    return Finding(span, f"审改意见“{doc.quote(span).strip()}”留在正文中", suggestion="核实、补充后删去")
