"""Announced counts (以下三个方面：) against what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.document import Section
from hegui.text.numerals import ordinal
from hegui_rules.structure.numbering import family, misfits, number

_NUMBER = "[一二两三四五六七八九十]{1,2}|[0-9]{1,2}"
_ANNOUNCED = re.compile(
    f"(?<![第前后上述其另中“‘《一二两三四五六七八九十0-9])(?P<count>(?P<number>{_NUMBER})(?:个方面|方面|大方面|项|点|条|类|个))(?:的)?"
    "(?:主要|重点|突出|具体)?(?P<noun>问题和不足|问题|不足|短板|困难|工作|任务|措施|举措|要求|内容|原因|差距|薄弱环节|意见|打算|安排)?"
    "[：:。]$"
)
_EARLIER = "以上|上述|前述|这|分别|其中|之一|选取|任选|共计"
_MORE = re.compile("此外|另外|同时，|最后，|还有")


class Announced(NamedTuple):
    """A count that the list after it should have."""

    span: Span
    said: int
    found: int
    unit: str
    first: Span


def announced_counts(doc: Document) -> Iterator[Announced]:
    """Counts at the end of the clause just before a list or before the first subsection; ambiguous ones left out."""
    for listed in doc.enumerations:
        numbers = [item.ordinal for item in listed.items]
        if numbers != list(range(1, len(numbers) + 1)) or listed.style == "一方面":
            continue
        found = _before(doc, listed.span.start)
        if found is None:
            continue
        span, said = found
        if said > len(numbers) and _MORE.search(doc.body, *listed.items[-1].span):
            continue
        if said != len(numbers) and said > 1:
            yield Announced(
                span, said, len(numbers), f"「{doc.quote(listed.items[0].marker)}」等", listed.items[0].marker
            )
    if misfits(doc):
        return
    children: dict[int, list[Section]] = {}
    for section in doc.sections:
        if section.parent is not None:
            children.setdefault(section.parent, []).append(section)
    for parent, below in children.items():
        numbers = [number(section) for section in below]
        if numbers != list(range(1, len(numbers) + 1)) or len({family(section) for section in below}) > 1:
            continue
        found = _before(doc, below[0].span.start)
        if found is None or found[0].start < doc.sections[parent].heading.span.end:
            continue
        span, said = found
        if said != len(numbers) and said > 1:
            yield Announced(span, said, len(numbers), "下面的标题", below[0].heading.marker)


def _before(doc: Document, start: int) -> tuple[Span, int] | None:
    """The count announced at the end of the text before ``start``, in the same or the last paragraph."""
    end = start
    while end > 0 and doc.body[end - 1].isspace():
        end -= 1
    begin = max(0, end - 40)
    clause = doc.body[begin:end]
    cut = max(clause.rfind(sign, 0, -1) for sign in "。；\n") + 1
    match = _ANNOUNCED.search(clause, cut)
    if match is None or re.search(_EARLIER, clause[cut : match.start()]):
        return None
    said = ordinal(match["number"])
    if said is None or (
        match["count"].endswith(("项", "条", "类", "个")) and not re.search("以下|如下|有", clause[cut:])
    ):
        return None
    return Span(begin + match.start("count"), begin + match.end("count")), said
