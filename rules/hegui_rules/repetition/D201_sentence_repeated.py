"""D201: a sentence that stands earlier in the report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.document import Sentence
from hegui.api.text import letters
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.copies import copied


@rule(
    code="D201",
    name="sentence-repeated",
    title="句子前后重复",
    severity=Severity.WARNING,
    yields_to=("D204",),
    basis=HANDLING,
    rationale="同一句话在报告中写了两遍，只改动几个字也一样，说明后一处没有新内容，或是复制后忘了修改。",
    bad=(
        Bad(
            "一、主要举措\n组织镇村干部轮流到矛盾纠纷调处中心坐班接访，当面解答群众提出的土地流转问题。全年公开信息40条。\n"
            "二、存在的不足\n执法力量不足。⟦组织镇村干部轮流到矛盾纠纷调处中心坐班接访，当面解答群众提出的土地流转问题。⟧",
            says="前面",
        ),
        Bad(
            "一、主要举措\n依托网格员队伍每周入户走访一遍，及时发现并上报邻里之间的苗头性问题。全年公开信息40条。\n"
            "二、下一步安排\n开展培训。⟦依托网格员队伍每周入户走访一次，及时发现并上报邻里之间的苗头性问题。⟧",
            says="只差几个字",
        ),
    ),
    good=(
        "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。\n办理案件6件。\n以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。",
        "一、主要举措\n举办培训班。组织全体执法人员参加考试，合格率达到百分之百。\n二、下一步安排\n组织全体执法人员参加轮训，合格上岗。",
    ),
)
def sentence_repeated(doc: Document, options: Options) -> Iterator[Finding]:
    """Whole sentences on both sides; set phrases do not count."""
    told = [copy.second for copy in copied(doc)]
    for before, after in pairwise(doc.sentences):
        if _at_once(doc, before, after) and not any(span.overlaps(after.span) for span in told):
            yield Finding(
                after.span,
                "这一句与前一句完全相同",
                related=(Related(before.span, "前一句"),),
                suggestion="删去一句，或写出新的内容",
            )
    for copy in copied(doc):
        if copy.paragraph:
            continue
        how = "完全相同" if copy.exact else "只差几个字"
        yield Finding(
            copy.second,
            f"{'这一句' if copy.sentences == 1 else f'这{copy.sentences}句'}与前面的一处{how}",
            related=(Related(copy.first, "前面的一处"),),
            suggestion="删去一处，或写出新的内容",
        )


_LEAST = 8
"""Letters of a sentence that nobody says twice in a row."""


def _at_once(doc: Document, before: Sentence, after: Sentence) -> bool:
    """Whether a sentence of running text is said again at once, in the same paragraph or the next."""
    if abs(before.span.length - after.span.length) > 2:
        return False
    roles = {doc.paragraphs[s.paragraph].role for s in (before, after)}
    words = letters(doc.quote(after.span))
    return (
        roles <= {"body", "preamble"}
        and len(words) >= _LEAST
        and doc.quote(after.span)[-1:] in "。；;"
        and words == letters(doc.quote(before.span))
    )
