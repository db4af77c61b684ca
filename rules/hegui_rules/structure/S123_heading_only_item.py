"""S123: an item of a list is a heading and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.document import Enumeration, Item
from hegui.api.language import Worded
from hegui.api.text import TENS
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import states_fault, words
from hegui_rules.structure.numbering import body_paragraph_after

_BARE = 25
_RICH = 32
_LITTLE = 8
_FULL = 14
"""Beside 强化阵地。 a deed with its figure is enough to be the richer: 印发责任清单，明确任务23项."""
_GENERIC = Worded("<way-of-doing>{0,3}<heading-verb>")
"""How such little headings begin; 降低缴费比例 is a deed."""
_INNER = re.compile(f"[，,；;：:0-9０-９]|[{TENS}百余][次件场个名项]")


@rule(
    code="S123",
    name="heading-only-item",
    title="列举项只有小标题没有内容",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同一处列举的其他各项都写了做法或结果，唯独这一项只有一句小标题，等于没有说。",
    bad=(
        Bad(
            "一是畅通诉求渠道。全年开展领导接访12次，推动解决群众反映的供水、道路等问题30余件。⟦二是严格落实首问负责制度。⟧"
            "三是依法处理群众诉求。用好政务热线和网上信箱，做到件件有回音、事事有着落。",
            says="只有一句小标题",
        ),
        Bad(
            "一是坚持党建引领，筑牢法治根基。街道党工委召开专题会议4次，研究解决难点问题9个。⟦二是坚持依法履职，优化营商环境。⟧"
            "三是坚持规范执法，守护城市秩序。综合行政执法队办理案件37件，全部录入执法办案系统。"
        ),
        Bad(
            "一是健全决策机制，严格执行集体讨论制度，对重大事项、大额资金使用等均召开会议研究决定。"
            "二是用好法律顾问，对合同、协议和重要文件逐件审查，提出书面意见40余条。⟦三是加强规范性文件管理。⟧",
        ),
        Bad("一是压实责任，印发责任清单，明确任务23项；二是创新载体，制作普法短视频16部；⟦三是强化阵地。⟧"),
    ),
    good=(
        "一是压实责任，印发责任清单。二是创新载体；三是强化阵地。",
        "一是加强学习。二是严格执法。三是化解矛盾。",
        "一是普法宣传的方式还需拓展。二是法治培训次数较少，少数干部思想上不够重视，学习的主动性、自觉性不够强。"
        "三是执法人员的素质还需提高，行政执法专业性强、人员流动大，影响了执法的整体水平和效果。",
        "一是组织学法，邀请县司法局干部讲授行政复议、行政处罚等法律知识，参加人员120人次。二是开展宣传12场。"
        "三是化解纠纷，依托村调解室调处邻里、山林、婚姻等各类纠纷，把矛盾解决在萌芽状态。",
    ),
)
def heading_only_item(doc: Document, options: Options) -> Iterator[Finding]:
    """One clause of at most 25 characters, without a figure, between items that all go on; judged by siblings."""
    for listed in doc.enumerations:
        if not listed.counted or len(listed.items) < 3:
            continue
        bare = [item for item in listed.items if _is_bare(doc, item, listed)]
        least = _FULL if all(len(words(doc, item)) <= _LITTLE for item in bare) else _RICH
        rich = [item for item in listed.items if _is_rich(doc, item, least)]
        if 2 * sum(states_fault(doc, item.lead) for item in listed.items) >= len(listed.items):
            continue
        if not bare or len(bare) > len(listed.items) // 3 or len(rich) + len(bare) < len(listed.items):
            continue
        for item in bare:
            yield Finding(
                item.span,
                f"「{doc.quote(item.marker)}」只有一句小标题，其他各项都有具体内容",
                suggestion="请补写做法、数据或结果，或并入其他项",
            )


def _is_bare(doc: Document, item: Item, listed: Enumeration) -> bool:
    text = words(doc, item)
    core = text.rstrip("。！；")
    if not text.endswith(("。", "！", "；")) or len(core) > _BARE or "。" in core:
        return False
    clauses = core.replace(",", "，").split("，")
    if (
        len({len(clause) for clause in clauses})
        > 1  # a slogan of two halves; 推进金融对外开放，提高开放水平 says what is done
        or len(clauses) > 2
        or any(_INNER.search(c) or not _GENERIC.of(doc).match(c) for c in clauses)
        or states_fault(doc, item.span)
    ):
        return False
    if item is not listed.items[-1]:
        return True
    end = _paragraph_end(doc, item)
    if item.span.end == end:
        return not body_paragraph_after(doc, item.span.start)
    following = next((s.span.start for s in doc.sections if s.span.start >= item.span.end), end)
    return following < end and not doc.body[item.span.end : following].strip()


def _is_rich(doc: Document, item: Item, least: int) -> bool:
    text = words(doc, item)
    return len(text) >= least and _INNER.search(text) is not None


def _paragraph_end(doc: Document, item: Item) -> int:
    paragraph = doc.paragraph_at(item.span.start)
    return paragraph.span.end if paragraph is not None else len(doc.text)
