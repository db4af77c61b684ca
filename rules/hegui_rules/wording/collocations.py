"""The table of verbs and objects that do not go together, and where they are met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, Cue, split
from hegui.text.phrases import whole
from hegui_rules.knowledge import path_of

_REACH = 32
"""So far before its object the verb is looked for, in code points."""

_BREAK = re.compile("[，,。；;：:！？“”‘’《》（）()\n]")
_VERB = re.compile(
    "加大|提高|提升|增强|强化|(?<!更)加强|深化|推进|推动|落实|完善|健全|建立|构建|优化|扩大|加快|开展|实施|发挥"
    "|履行|营造|形成|打造|培养|压实|夯实|保持|保障|促进|改善|改进|实现|确保|拓展|拓宽|创新|激发|巩固|维护|抓好"
    "|做好|树立|充实|具有|具备|降低|减少|缩短|加深|增加|起到|达到|取得|收到|产生|解决|统筹|采取|采用|通过|出台"
    "|制定|围绕|聚焦|突出|坚持|对照|注重|明确|调整|整治|支持|组织|引导|推行|探索|凝聚|汇聚|迈出|迈开|增大|加速|减低|使|让|令|有|是|为"
)
"""Verbs that take the object; the last one before it governs it."""

_SHORT = ("提", "上", "增", "优", "促", "强", "扩")
"""Verbs of one character right before the object: 补短板上水平."""

_ENDING = re.compile(
    r"(?:[，,。；;！？\n]|$|[和与及、][\u4e00-\u9fff]{1,4}(?:[度化性力平量率果识感](?=[，,。；;！？\n]|$)))"
)
"""What may follow the object: the end of the clause, or a second object of its kind."""


_STATE = re.compile(
    "((?:还|仍|尚|都|也|更加|需要?|须|有待于?|亟待|亟需|应当?|要|已|得到了?|得以|有了?|有所|进一步|不断|持续|明显|显著|逐步|逐渐|逐年"
    "|大幅度?|稳步|全面|有效|日益|切实|普遍|大大|极大|整体|总体|较大|一定|的|地)*)"
    "([\u4e00-\u9fff]{2})了?(?=[，,。；;！？\n]|$)"
)
"""What is said of a subject: adverbs, and the verb that ends the clause."""

_ORDERS = ("object", "subject")


class Collocation(NamedTuple):
    """A row of collocations.tsv: ``verbs`` do not go with ``heads``, those of ``right`` do; the first of them is advised.

    ``order`` says where the head stands: ``object``, behind the verb (加强力度), or ``subject``, before it
    (水平有待加强).
    """

    id: str
    order: str
    verbs: tuple[str, ...]
    heads: tuple[str, ...]
    right: tuple[str, ...]
    sources: tuple[str, ...]
    sure: bool


class Clash(NamedTuple):
    """A verb with a noun it does not go with; ``span`` reaches from the one to the other."""

    entry: Collocation
    span: Span
    verb: str
    head: str


def _collocation(row: Cells) -> Collocation:
    verbs, heads, right = split(row["verbs"]), split(row["heads"]), split(row["right"])
    if not verbs or not heads or not right:
        raise ValueError("verbs、heads、right 不能为空")
    for verb in right:
        if verb in verbs:
            raise ValueError(f"“{verb}”又列为不能搭配的动词")
    if row["order"] not in _ORDERS:
        raise ValueError(f"order 应为 {'、'.join(_ORDERS)} 之一")
    for verb in verbs:
        if not (_VERB.fullmatch(verb) if row["order"] == "object" else len(verb) == 2):
            raise ValueError(f"不认识动词“{verb}”")
    return Collocation(
        row["id"], row["order"], verbs, heads, right, split(row["source"]), row["confidence"] == "high",
    )  # fmt: skip


COLLOCATIONS: Table[Collocation] = Table(
    "collocations",
    title="动词与名词不搭配",
    path=path_of("collocations.tsv"),
    columns=("order", "verbs", "heads", "right"),
    entry=_collocation,
    words=lambda row: (Cue(word, starts=False, ends=False) for word in split(row["heads"])),
)


@cache
def _taken(entries: tuple[Collocation, ...], verb: str) -> frozenset[str]:
    """Objects that ``verb`` does take."""
    return frozenset(
        head for entry in entries if verb in entry.right and entry.order == "object" for head in entry.heads
    )


def clashes(doc: Document, table: Table[Collocation]) -> Iterator[Clash]:
    """Verbs with a noun they do not go with, once for each verb.

    A subject is judged by the verb right behind it that ends the clause. Only an object at the end of its clause is judged, by the last verb before it; a verb right before the object
    describes it (加大工作推进力度). Where the right verb stands in the clause as well, it may govern the object; where the
    verb has another object that it takes, the clause is only loose (加大抽检力度和信息透明度).
    """
    found: dict[int, Clash] = {}
    for entry, hit in table.hits(doc):
        start, end = hit.span
        if entry.order == "subject":
            state = _STATE.match(doc.body, end)
            if (
                state
                and state[2] in entry.verbs
                and not in_title(doc, hit.span.start)
                and whole(doc.body, hit.span)
            ):
                found[state.start(2)] = Clash(entry, Span(start, state.end(2)), state[2], hit.word)
            continue
        if not _ENDING.match(doc.body, end) or in_title(doc, hit.span.start):
            continue
        clause = _BREAK.split(doc.body[max(0, start - _REACH) : start])[-1]
        verbs = list(_VERB.finditer(clause))
        if clause.endswith(_SHORT) or any(verb[0] in entry.right for verb in verbs):
            continue
        while verbs and len(clause) - verbs[-1].end() < 2 and clause[: verbs[-1].start()].rstrip("、和与并 "):
            verbs.pop()
        if not verbs or verbs[-1][0] not in entry.verbs:
            continue
        verb = verbs[-1]
        if any(right in clause[verb.end() :] for right in _taken(tuple(table.entries), verb[0])):
            continue
        if not whole(doc.body, hit.span):
            continue
        at = start - len(clause) + verb.start()
        found[at] = Clash(entry, Span(at, end), verb[0], hit.word)
    yield from found.values()
