"""办成三件大事：…；…；…。 The members of what a colon brings, read in every way that marks allow, against their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.language import Worded
from hegui.api.text import TENS, ordinal

_BEFORE = Worded(
    f"(?<![第前后其另近约数月年{TENS}0-9.《、—~-])(?<![一两{TENS}][一-龥])(?<![一两{TENS}][一-龥][一-龥])(?P<count>(?:(?<=[有共计])(?P<bare>[二两三四五六七八九])"
    f"|(?P<number>[两{TENS}]{{1,2}}|[0-9]{{1,2}}(?=<set-unit|listed-unit>))(?![年月日时点分秒元万亿成倍届季周岁余多几等至到是要、])"
    "(?P<unit><set-unit|listed-unit>|[一-龥])[一-龥]{0,8}))$"
)
_FAR = 3
_LEAST = 2
_SOME = TENS.replace("一", "")
"""一处…；一处…: each of them."""
_JOINTS = re.compile("和|与|及")


class Announced(NamedTuple):
    """A count that the list near it should have.

    Attributes:
        span: the count.
        first: the first item, or the list.
        sure: the list cannot be read otherwise.
    """

    span: Span
    said: int
    found: int
    first: Span
    sure: bool = True


def colon_lists(doc: Document) -> Iterator[Announced]:
    """Counts right before a colon whose sentence lists more or fewer in the one way that it can be read."""
    marked = sorted(item.marker.start for x in doc.enumerations for item in x.items)
    for clause in doc.clauses:
        if clause.closes not in ("：", ":") or clause.sentence < 0:
            continue
        match = _BEFORE.of(doc).search(doc.body, *clause.span)
        said = ordinal(match["bare"] or match["number"]) or 0 if match is not None else 0
        if match is None or said < _LEAST:
            continue
        end = doc.sentences[clause.sentence].span.end
        listed = Span(doc.body.index(clause.closes, clause.span.end) + 1, end)
        if any(listed.start <= start < listed.end for start in marked):
            continue
        found = _members(doc.body[slice(*listed)].strip().rstrip("。；！"), said, match["unit"] or "")
        if found is not None:
            yield Announced(
                Span(match.start("count"), match.end("unit") if match["unit"] else match.end("count")),
                said, found.many, listed, found.alike,
            )  # fmt: skip


class _Members(NamedTuple):
    many: int
    alike: bool


def _members(text: str, said: int, unit: str) -> _Members | None:
    """How many ``text`` lists, where none of its marks gives ``said`` and one misses it narrowly.

    合格2家，整改1家 shares out what was counted and lists nothing.
    """
    if (
        not text
        or text.startswith("指")
        or "：" in text
        or "等" in text
        or re.search(f"[0-9{_SOME}]余?{re.escape(unit)}", text)
    ):
        return None
    readings = [[p for p in text.translate(_WIDE).split(mark) if p] for mark in "；，、"]
    joints = len(_JOINTS.findall(text))
    if any(len(pieces) <= said <= len(pieces) + joints for pieces in readings) or text.count("“") == said:
        return None
    by_stop, by_comma, by_pause = readings
    if len(by_stop) > 1:
        return _judged(by_stop, said, len(by_stop) > 2 or _alike(by_stop))
    pieces = by_comma if len(by_comma) > 1 else by_pause
    if len(pieces) > 1 and _alike(pieces) and not (len(by_comma) > 1 and "、" in text):
        return _judged(pieces, said, True)
    return None


_WIDE = str.maketrans(",;", "，；")


def _judged(pieces: Sequence[str], said: int, plain: bool) -> _Members | None:
    if not plain or abs(len(pieces) - said) >= _FAR:
        return None
    return _Members(len(pieces), _alike(pieces))


def _alike(pieces: Sequence[str]) -> bool:
    """Whether all begin with the same letter or end in the same."""
    return len({p.strip()[0] for p in pieces}) == 1 or len({p.strip()[-1] for p in pieces}) == 1
