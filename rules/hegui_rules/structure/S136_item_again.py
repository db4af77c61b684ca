"""S136: 一是数据核查多在办公室看表… 三是查数据习惯坐在机关…: two items of a list that say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import classes_of
from hegui.api.text import words
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import states_fault

_LETTERS = re.compile("[一-龥]")
_DIGIT = re.compile("[0-9０-９]")
_LEAST, _MOST = 9, 60
"""Letters of an item that are compared."""
_ALIKE, _AKIN = 0.6, 0.4
"""Share of the shorter item's letters that the other has; the less where both state faults with three words of their own."""
_FRAME = 0.4
"""Share of letters at both ends from which items are built alike on purpose: 推进循环经济发展, 推进民营经济发展."""


@rule(
    code="S136",
    name="item-again",
    title="列举的两项说的是同一件事",
    severity=Severity.INFO,
    basis=USAGE,
    rationale="一与三换了说法讲同一个问题，项数是凑出来的，读者也找不到真正的第三个问题。",
    bad=(
        Bad(
            "一是数据核查多在办公室里看表，到企业翻原始凭证的少；二是基层统计员一人多岗，换人频繁；"
            "三是⟦查数据习惯坐在机关对报表，很少下到企业看原始凭证⟧。",
            says="三是",
        ),
        Bad(
            "一是普法形式较为单一，群众参与的热情不高；二是执法装备陈旧；三是⟦群众参加普法活动的积极性不高，形式比较老套⟧。"
        ),
    ),
    good=(
        "一是强力推进循环经济发展；二是强力推进民营经济发展；三是加强培训。",
        "一是学法制度落实不够严格，领导干部带头学法的少；二是普法形式较为单一，以发放资料为主；三是执法装备陈旧。",
        "一是审查合同120份，提出意见46条；二是审查合同性协议30份，提出意见12条。",
    ),
)
def item_again(doc: Document, options: Options) -> Iterator[Finding]:
    """Items that share words which no other item has, and most of their letters, in another order."""
    common = classes_of(doc).word_set(
        "heading-verb", "adverb-of-work", "listed-matter", "needs-more", "quality-low"
    )
    for listed in doc.enumerations:
        if not listed.counted or not 1 < len(listed.items) <= _ITEMS:
            continue
        items = [_Item.of(doc, item.lead) for item in listed.items]
        for one, other in combinations(range(len(items)), 2):
            if len(items[one].words & items[other].words) < _SHARED:
                continue
            rest = {w for k, item in enumerate(items) if k not in (one, other) for w in item.words}
            often = {w for w in items[one].words & items[other].words if doc.body.count(w) > _OFTEN}
            if _same(items[one], items[other], rest | common | often):
                yield Finding(
                    items[other].span,
                    f"「{doc.quote(listed.items[other].marker)}」与「{doc.quote(listed.items[one].marker)}」像是同一件事的两种说法",
                    related=(Related(items[one].span, "前一项"),),
                    suggestion="合并为一项，或写清两项的不同",
                )


_ITEMS = 12
_SHARED = 2
"""Words that two items share, at least."""
_OFTEN = 4
"""A word that stands more often in the text is its subject: 行政执法, 人员."""


class _Item(NamedTuple):
    """An item as it is compared; without words where it is not."""

    span: Span
    text: str
    letters: Counter[str]
    words: frozenset[str]
    fault: bool

    @classmethod
    def of(cls, doc: Document, span: Span) -> _Item:
        """The item whose words stand in ``span``."""
        text = doc.quote(span)
        if not _fits(text):
            return cls(span, text, Counter(), frozenset(), fault=False)
        kept = frozenset(w for w in words(text) if len(w) > 1 and _LETTERS.match(w))
        return cls(span, text, Counter(_LETTERS.findall(text)), kept, states_fault(doc, span))


def _fits(text: str) -> bool:
    """Whether ``text`` is of a length that is compared, and has no figure that would tell it from another."""
    return _LEAST <= len(text) <= _MOST and not _DIGIT.search(text)


def _same(one: _Item, other: _Item, elsewhere: set[str]) -> bool:
    """Whether two items share what only they have, and most of their letters, and are not built alike."""
    own = (one.words & other.words) - elsewhere
    if len(own) < _SHARED or _built_alike(one.text, other.text):
        return False
    shared = sum((one.letters & other.letters).values())
    share = shared / min(one.letters.total(), other.letters.total())
    faults, several = one.fault and other.fault, len(own) > 2
    return share >= (_AKIN if faults and several else _ALIKE) and (faults or several)


def _built_alike(one: str, other: str) -> bool:
    """Whether they begin and end with the same letters."""
    ends = _common(one, other) + _common(one[::-1], other[::-1])
    return ends >= _FRAME * min(len(one), len(other))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
