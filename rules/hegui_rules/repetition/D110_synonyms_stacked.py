"""D110: two words of one sense side by side: 目前当前, 更加愈发."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from hegui.api import Bad, Document, Finding, Options, Severity, Span, Table, rule
from hegui.api.language import everywhere
from hegui.api.text import compiled, whole
from hegui_rules.basis import USAGE
from hegui_rules.repetition.synonyms import SYNONYM_SETS, SYNONYMS, SynonymSet


@rule(
    code="D110",
    name="synonyms-stacked",
    title="意思相同的词叠用",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="两个意思相同的词连在一起，说了一遍又说一遍，删去一个意思不变。",
    knowledge=(SYNONYMS, SYNONYM_SETS),
    bad=(
        Bad("⟦目前当前⟧，全县已建立专家库，入库专家26名。", says="目前当前"),
        Bad("执法活动⟦愈发更加⟧规范，对⟦尚未没有⟧完成的事项逐项督办。"),
        Bad("援助中心⟦无偿为老人免费⟧提供咨询，⟦召开举行⟧联席会议4次。"),
        Bad("⟦陆续相继⟧出台制度12项，各项任务⟦全部都⟧完成。"),
    ),
    good=(
        "目前全县已建立专家库，当前任务是用好专家库。",
        "成都均衡布点，没有未办结的案件，安全部门一律参加。",
        "免费为老人提供咨询，秉持“坚持底线”的理念，逐一对照清单逐项整改。",
        "相互彼此独立的机构，迫切需要解决的问题。",
    ),
)
def synonyms_stacked(doc: Document, options: Options) -> Iterator[Finding]:
    """Words of a row that begin, meet and end where words of the sentence do; the longest at a place."""
    found = [
        (hit, entry.sure)
        for entry, hit in options.synonyms.hits(doc)
        if not doc.body.startswith(entry.unless or "\0", hit.span.end)
    ]
    # Not across a mark: 秉持“坚持…”的理念.
    found += [
        (hit, entry.sure) for entry, hit in options.synonym_sets.hits(doc) if hit.span.length == len(hit.word)
    ]
    end = 0
    for hit, sure in sorted(found, key=lambda one: (one[0].span.start, -one[0].span.end, not one[1])):
        if hit.span.start < end:
            continue
        end = hit.span.end
        yield Finding(
            hit.span,
            f"“{hit.word}”是两个意思相同的词",
            suggestion="删去一个",
            severity=None if sure else Severity.INFO,
        )
    yield from _apart(doc, options.synonym_sets)


_FIRST = r"(?P<first>{})[为对向把将给替](?![照接比标症应于])(?:(?![并再又而且及后])[\u4e00-\u9fff0-9]){{1,14}}?(?P<second>{})(?=[\u4e00-\u9fff]{{2}})"
_PREPOSITION = re.compile("[为对向把将给替]")


@lru_cache(maxsize=4)
def _partners(table: Table[SynonymSet]) -> Mapping[str, set[str]]:
    """The words of one sense with each word that must not stand round what it works upon."""
    rows = table.derived("apart", lambda: [";".join(row.words) for row in table.entries if row.apart])
    partners: dict[str, set[str]] = {}
    for row in rows:
        for word in row.split(";"):
            partners.setdefault(word, set()).update(row.split(";"))
    return partners


def _apart(doc: Document, table: Table[SynonymSet]) -> Iterator[Finding]:
    """Two ways of doing of one sense round the person or thing that is worked upon: 无偿为老人免费提供."""
    if not _PREPOSITION.search(doc.body):
        return
    partners = _partners(table)
    if not partners:
        return
    ways = "|".join(partners)
    for match in everywhere(doc, compiled(_FIRST.format(ways, ways))):
        first, second = match["first"], match["second"]
        if second in partners[first] and all(
            whole(doc.body, Span(*match.span(way))) for way in ("first", "second")
        ):
            yield Finding(
                Span(*match.span()),
                f"“{first}”和“{second}”意思相同" if first != second else f"“{first}”写了两遍",
                suggestion="删去一个",
            )
