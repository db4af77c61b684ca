"""D110: two words of one sense side by side: 目前当前, 更加愈发."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui_rules.basis import USAGE
from hegui_rules.repetition.synonyms import SYNONYMS


@rule(
    code="D110",
    name="synonyms-stacked",
    title="意思相同的词叠用",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="两个意思相同的词连在一起，说了一遍又说一遍，删去一个意思不变。",
    knowledge=(SYNONYMS,),
    bad=(
        Bad("⟦目前当前⟧，全县已建立专家库，入库专家26名。", says="目前当前"),
        Bad("执法活动⟦愈发更加⟧规范，对⟦尚未没有⟧完成的事项逐项督办。"),
        Bad("⟦陆续相继⟧出台制度12项，各项任务⟦全部都⟧完成。"),
    ),
    good=(
        "目前全县已建立专家库，当前任务是用好专家库。",
        "成都均衡布点，没有未办结的案件，安全部门一律参加。",
        "相互彼此独立的机构，迫切需要解决的问题。",
    ),
)
def synonyms_stacked(doc: Document, options: Options) -> Iterator[Finding]:
    """Words of a row that begin, meet and end where words of the sentence do; the longest at a place."""
    end = 0
    for entry, hit in sorted(
        options.synonyms.hits(doc), key=lambda found: (found[1].span.start, -found[1].span.end)
    ):
        start, stop = hit.span
        if start < end or doc.body.startswith(entry.unless or "\0", stop):
            continue
        end = stop
        yield Finding(
            hit.span,
            f"“{hit.word}”是两个意思相同的词",
            suggestion="删去一个",
            severity=None if entry.sure else Severity.INFO,
        )
