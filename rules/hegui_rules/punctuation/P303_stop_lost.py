"""P303: a statement that ends in a figure, and the next one glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import is_verb, quantities
from hegui.api.language import Worded, everywhere, starting_at
from hegui.api.text import tags, words
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN

_OF_WHAT_FOLLOWS = frozenset("名位个家支所")
"""Units that mostly stand before what they count: 原因是1名律师服务4个村."""


@rule(
    code="P303",
    name="stop-lost",
    title="两句之间漏了标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="前一句说完了数目，后一句另起一个主语，中间应当有逗号或者句号。",
    bad=(
        Bad("发放宣传材料400余份⟦法律顾问⟧进村宣讲2次。", says="漏了"),
        Bad("开展讲座36场⟦受众⟧4万余人，形成成果60余项⟦法治宣传教育⟧纳入党校课程。"),
        Bad("更换灭火器46台⟦区文化局⟧联合消防大队开展夜查3次。"),
        Bad("按期办结率⟦100%全县⟧建成服务站34个，出庭应诉率达到⟦100%县司法局⟧组织评查2次。"),
        Bad("化解矛盾纠纷312件⟦成功率⟧达97.8%；办理案件21件⟦全年⟧开展检查46次。"),
    ),
    good=(
        "办结率100%全覆盖，占全县总量的36%全部为线上申请，95%县级部门完成改革，合格率100%全市排名第一。",
        "发放400余份法律顾问联系卡，法律顾问进村宣讲2次。",
        "召开专题会议4次研究部署法治工作9项，组织12名调解员培训2期。",
        "主要原因是1名律师同时服务4个村，驻村时间难以保证。",
        "对及时改正的57起违法行为不予处罚，审查36件区司法局报送的文件，办理移送线索6件县公安局负责的案件。",
        "开展3场律师进社区活动，举办4期司法所业务培训。",
        "聘请3名律师开展咨询46次，选派6名司法所干部驻村12次。",
    ),
)
def stop_lost(doc: Document, options: Options) -> Iterator[Finding]:
    """A figure whose noun stands before it, and behind it at once a subject and what is said of it."""
    yield from _behind_a_rate(doc)
    for quantity in quantities(doc):
        if quantity.kind != "count" or quantity.head_span is None or quantity.in_cell:
            continue
        if (
            not 0 <= quantity.span.start - quantity.head_span.end <= 1
            or doc.body[quantity.span.start - 1] == "的"
        ):
            continue
        subject = _subject(doc, quantity.span.end, quantity.unit in _OF_WHAT_FOLLOWS)
        if subject is not None and not is_verb(doc.body[slice(*quantity.head_span)]):
            yield Finding(
                subject,
                f"“{quantity.surface}”之后另起一句，中间漏了标点",
                suggestion="在数量之后加逗号、分号或者句号",
            )


_RATE = Worded(
    rf"(?:率<rate-reaches>?|(?:同比|较上年|比上年)<rate-moves>了?|(?<![\u4e00-\u9fff]率)达到?)(?P<rate>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?[%％])"
    rf"(?P<next>[市县区镇乡](?![级内域直属])[{HAN}]{{1,9}}?(?:(?<![格布结全])局|委|[大中支]队|院|所)(?=[{HAN}]{{2}})|全[省市县区镇乡局年](?![部性覆面域首第最各]|排名|统一)|[市县区]本级|[一二三四]是|共(?=[{HAN}]{{2}})|<begins-next>)"
    rf"(?P<rest>[^，。；：、的\n]{{2,30}})(?![{HAN}]|的)"
)


def _behind_a_rate(doc: Document) -> Iterator[Finding]:
    """办结率100%|全县建成服务站34个: what is told of a rate has ended with its figure."""
    if "%" not in doc.body and "％" not in doc.body:
        return
    for match in everywhere(doc, _RATE.of(doc)):
        if any(c.isdigit() or tags(c[0]).get(c, "").startswith("v") for c in words(match["rest"])):
            yield Finding(
                Span(match.start("rate"), match.end("next")),
                f"“{match['rate']}”之后另起一句，中间漏了标点",
                suggestion="在数字之后加逗号、分号或者句号",
            )


def _subject(doc: Document, start: int, counts_what_follows: bool) -> Span | None:
    """The subject that begins at ``start``, when something is said of it in the same clause."""
    subject = starting_at(doc, start + doc.body.startswith("“", start), "fresh-subject")
    body_name = _BODY.match(doc.body, start) if subject is None and not counts_what_follows else None
    if body_name is not None:
        subject = Span(*body_name.span())
    clause = doc.clause_at(start)
    if subject is None or clause is None:
        return None
    name, rest = doc.body[slice(*subject)], doc.body[subject.end : clause.span.end]
    named = counts_what_follows and (not name.startswith(_WHOLE) or rest.startswith(_OF_ALL))
    if named or "的" in rest:
        return None
    said = any(c.isdigit() or tags(c[0]).get(c, "").startswith("v") for c in words(rest[:_NEAR]))
    return Span(start, subject.end) if said else None


_BODY = re.compile(
    f"[省市县区镇乡](?![级内域直])[{HAN}]{{1,10}}?(?:(?<![格布结全])局|[大中支]队|[法检]院|[司派][法出]所)(?=[{HAN}]{{2}})"
)
"""更换灭火器46台|区文化局联合…: the name of a body."""
_WHOLE = ("全县", "全市", "全区", "全镇", "全乡")
_OF_ALL = (*"性首第最各", "统一", "重点")
"""全区|性平台: what the measure word before counts."""
_NEAR = 24
"""Letters behind the subject in which something is said of it."""
