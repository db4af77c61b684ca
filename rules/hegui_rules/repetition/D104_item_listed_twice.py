"""D104: the same item twice in one list: 微信、广播、微信."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui_rules.repetition.common import HANDLING, clauses

_BRACKETED = re.compile(r"[（(《][^）)》]*[）)》]?")
_TAIL = re.compile(r"等[^、]*$")
_QUOTES = str.maketrans("", "", "“”‘’ \u3000\u2060")
_LEAD = re.compile("[通过利用依托包括联合会同组织对在以和及与向由]")
_DIGIT = re.compile("[0-9０-９一二三四五六七八九十]")


@rule(
    code="D104",
    name="item-listed-twice",
    title="一处列举中有相同的项",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="一串并列的词语中同一项出现两次，多为增补内容时没有核对。",
    bad=(
        Bad("通过广播、微信公众号、宣传栏、⟦微信公众号⟧等多种渠道开展宣传。", says="微信公众号"),
        Bad("联合司法所、派出所、⟦司法所⟧、综治中心开展排查。"),
    ),
    good=(
        "通过广播、微信、微信公众号等渠道开展宣传。",
        "分别走访5户、8户、5户，组织村党组织、党组织书记、网格员参加。",
        "推进学校、学校周边、公园治理，做到有力、有序、有效。",
    ),
)
def item_listed_twice(doc: Document, options: Options) -> Iterator[Finding]:
    """Equal items; the first and the last of a list may have words before and after them."""
    body = doc.body
    for paragraph in clauses(doc):
        for span in paragraph:
            if body.count("、", *span) >= 2:
                yield from _twice(
                    _BRACKETED.sub(lambda m: m[0].replace("、", "※"), body[span.start : span.end]), span
                )


def _twice(text: str, span: Span) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    at = span.start
    pieces = text.split("、")
    for place, piece in enumerate(pieces):
        start = at
        at += len(piece) + 1
        item = _TAIL.sub("", piece) if place + 1 == len(pieces) else piece
        word = item.translate(_QUOTES)
        if not place:
            word = _LEAD.split(word)[-1]
            start += len(piece) - len(word)
            item = word
        if not 2 <= len(word) <= 24 or _DIGIT.search(word):
            continue
        here = Span(start, start + len(item))
        if word in seen:
            yield Finding(
                here,
                f"同一处列举中“{word}”出现了两次",
                related=(Related(seen[word], "前一处"),),
                suggestion="删去一处，或改成原意要写的内容",
            )
        else:
            seen[word] = here
