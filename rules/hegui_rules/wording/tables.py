"""The knowledge tables of family W and what their rules share: folding, dating, exact places of a correction."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from statistics import mode
from typing import NamedTuple

from hegui.api import Document, Edit, Fix, Span, Table
from hegui.api.document import fact
from hegui.api.facts import dates
from hegui.api.knowledge import Cells, Cue, day, pattern, split
from hegui.api.text import QUOTES, Matching, letters_before
from hegui_rules.knowledge import path_of

_QUOTED = re.compile(f"[{QUOTES}]")
_STOP = "，,;；/和与及、"
_STOPS = str.maketrans(dict.fromkeys(_STOP, "、"))
_SHORTEST = 7
"""A formulation of fewer characters has right neighbours one character away (依法治国, 依法治县)."""

_LONG = 14
"""From this length on two neighbours may be lost and the formulation is still known again."""

STRICTNESS = ("political", "legal", "fixed", "usual")
KINDS = ("char", "word", "form", "abbr")


class Variant(NamedTuple):
    """A wrong wording of formulations.tsv, and the words that replace it.

    In the cell ``wrong`` alone means the row's own text, ``wrong>right`` other words, ``wrong>one|other`` that either
    may be meant, ``wrong>right|`` that something else may be, and ``wrong>>`` or ``wrong>>right`` that the wrong words, words though they are, stand in no right
    sentence, so that the correction may be made by itself.

    Attributes:
        other: further right words.
        open: written with ``|``: nobody but the author can choose.
        always: written with ``>>``.
    """

    wrong: str
    right: str
    other: tuple[str, ...] = ()
    open: bool = False
    always: bool = False


class Formulation(NamedTuple):
    """A row of formulations.tsv; all words without quotation marks, except ``text`` and the right words.

    Attributes:
        text: the right wording, as it is written.
        plain: the same without quotation marks.
        variants: listed wrong wordings.
        similar: look-alikes that are right; a variant inside one is no fault.
        strict: ``political`` and ``legal`` are errors, ``fixed`` a warning, ``usual`` an info.
        near: wordings one slip away are faults too.
        since: from this day the wording is the official one; texts that are older are silent.
        sources: keys of sources.tsv.
        sure: confidence high.
    """

    id: str
    text: str
    plain: str
    variants: tuple[Variant, ...]
    similar: tuple[str, ...]
    strict: str
    near: bool
    since: datetime.date | None
    sources: tuple[str, ...]
    sure: bool


class Condition(NamedTuple):
    """A pattern that must match, or must not (``refused``); no pattern is always met."""

    pattern: Matching | None
    refused: bool

    def met(self, text: str) -> bool:
        """Whether ``text`` is as the condition wants it."""
        return self.pattern is None or (self.pattern.search(text) is None) == self.refused


class Confusion(NamedTuple):
    """A row of confusions.tsv.

    Attributes:
        kind: ``char`` (no word of the language), ``word`` (a word out of place), ``form`` (the less preferred of
            two forms), ``abbr`` (an abbreviation of the office).
        before, after: what must, or with ``!`` must not, stand right before and after, within the sentence.
    """

    id: str
    wrong: str
    right: str
    kind: str
    before: Condition
    after: Condition
    sources: tuple[str, ...]
    sure: bool


@lru_cache(maxsize=8192)
def unquoted(text: str) -> str:
    """``text`` without quotation marks and blanked markup, as phrases are compared."""
    return _QUOTED.sub("", text)


def _variants(row: Cells) -> Iterator[Variant]:
    for item in split(row["wrong"]):
        wrong, _, rest = item.partition(">")
        right, *other = rest.removeprefix(">").split("|")
        yield Variant(
            unquoted(wrong),
            right or row["text"],
            tuple(filter(None, other)),
            bool(other),
            rest.startswith(">"),
        )


def _formulation(row: Cells) -> Formulation:
    if row["strict"] not in STRICTNESS:
        raise ValueError(f"strict 应为 {'、'.join(STRICTNESS)} 之一")
    if row["near"] not in ("", "1"):
        raise ValueError("near 应为空或 1")
    plain = unquoted(row["text"])
    if not plain:
        raise ValueError("text 不能为空")
    if row["near"] and len(plain) < _SHORTEST:
        raise ValueError(f"near 只用于 {_SHORTEST} 个字以上的提法")
    variants = tuple(_variants(row))
    similar = tuple(unquoted(item) for item in split(row["similar"]))
    for wrong, right, other, choice, always in variants:
        if not wrong or wrong in (unquoted(right), *map(unquoted, other)):
            raise ValueError(f"误写“{wrong}”与正确写法相同或为空")
        if wrong in (plain, *similar):
            raise ValueError(f"误写“{wrong}”又列为正确写法")
        if always and (choice or len(wrong) != len(unquoted(right))):
            raise ValueError(f"误写“{wrong}”有几种改法或字数有变，不能用 >>")
    return Formulation(
        row["id"], row["text"], plain, variants, similar, row["strict"], bool(row["near"]),
        day(row["since"]), split(row["source"]), row["confidence"] == "high",
    )  # fmt: skip


def _anchors(plain: str) -> tuple[str, str]:
    """The two halves: a slip leaves one of them as it is."""
    return plain[: len(plain) // 2], plain[len(plain) // 2 :]


def _formulation_words(row: Cells) -> Iterator[str | Cue]:
    for item in split(row["wrong"]):
        yield item.partition(">")[0]
    if row["near"]:
        first, second = _anchors(unquoted(row["text"]))
        yield Cue(first, ends=False)
        yield Cue(second, starts=False)


def _repeated(entries: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words that two rows call wrong: (id, Chinese sentence)."""
    seen: dict[str, str] = {}
    for key, word in entries:
        if word in seen:
            yield key, f"“{word}”已见于 {seen[word]}"
        seen.setdefault(word, key)


FORMULATIONS: Table[Formulation] = Table(
    "formulations",
    title="固定提法及其误写",
    path=path_of("formulations.tsv"),
    columns=("text", "wrong", "similar", "strict", "near", "since"),
    entry=_formulation,
    words=_formulation_words,
    examine=lambda entries: _repeated((key, v.wrong) for key, e in entries.items() for v in e.variants),
)


_ALWAYS = Condition(None, False)


def condition(cell: str) -> Condition:
    """The condition in a cell: a pattern, with ``!`` before it one that must not match; empty is always met."""
    if not cell:
        return _ALWAYS
    return Condition(pattern(cell.removeprefix("!")), cell.startswith("!"))


def _confusion(row: Cells) -> Confusion:
    if row["kind"] not in KINDS:
        raise ValueError(f"kind 应为 {'、'.join(KINDS)} 之一")
    if not row["wrong"] or not row["right"] or row["wrong"] == row["right"]:
        raise ValueError("wrong 和 right 不能为空，也不能相同")
    return Confusion(
        row["id"], row["wrong"], row["right"], row["kind"], condition(row["before"]), condition(row["after"]),
        split(row["source"]), row["confidence"] == "high",
    )  # fmt: skip


class FixedSet(NamedTuple):
    """A row of fixed_sets.tsv.

    Attributes:
        items: in their order.
        partial: which single item may not be missing: ``any``, ``inner`` (not the first or last), ``""`` none.
        ordered: another order is a fault.
        since, sources, sure: as of a formulation.
    """

    id: str
    items: tuple[str, ...]
    partial: str
    ordered: bool
    since: datetime.date | None
    sources: tuple[str, ...]
    sure: bool


def _fixed_set(row: Cells) -> FixedSet:
    items = split(row["items"])
    if len(items) < 3 or len(set(items)) < len(items):
        raise ValueError("items 至少三项，且不能重复")
    if row["partial"] not in ("", "any", "inner"):
        raise ValueError("partial 应为空、any 或 inner")
    if row["ordered"] not in ("", "1"):
        raise ValueError("ordered 应为空或 1")
    return FixedSet(
        row["id"], items, row["partial"], bool(row["ordered"]), day(row["since"]), split(row["source"]),
        row["confidence"] == "high",
    )  # fmt: skip


FIXED_SETS: Table[FixedSet] = Table(
    "fixed_sets",
    title="成套列举的提法",
    path=path_of("fixed_sets.tsv"),
    columns=("items", "partial", "ordered", "since"),
    entry=_fixed_set,
    words=lambda row: split(row["items"]),
)

CONFUSIONS: Table[Confusion] = Table(
    "confusions",
    title="易混淆的字词和内部简称",
    path=path_of("confusions.tsv"),
    columns=("wrong", "right", "kind", "before", "after"),
    entry=_confusion,
    words=lambda row: (row["wrong"],),
    examine=lambda entries: _repeated((key, e.wrong) for key, e in entries.items()),
)


@fact
def written_on(doc: Document) -> datetime.date:
    """About when the text was written: published, or the end of its year, or early in the year it names most; else far ahead."""
    if doc.identity.published:
        return doc.identity.published
    year = doc.identity.year
    if year is None:
        years = [d.year for d in dates(doc) if d.year is not None]
        # Not the year reported on: such a text may have been written early in it.
        return datetime.date(mode(years) if years else datetime.MAXYEAR, 1, 1)
    return datetime.date(year, 12, 31)


def inside_right(doc: Document, span: Span, word: str, right: tuple[str, ...]) -> bool:
    """Whether ``word`` at ``span`` is a part of one of the ``right`` wordings there."""
    for whole in right:
        at = whole.find(word)
        while at >= 0:
            tail = whole[at + len(word) :]
            if before(doc, span.start, at) == whole[:at] and after(doc, span.end, len(tail)) == tail:
                return True
            at = whole.find(word, at + 1)
    return False


def before(doc: Document, offset: int, length: int) -> str:
    """Up to ``length`` characters of the same line before ``offset``, quotation marks looked through."""
    return letters_before(doc.body, offset, length, QUOTES)


def after(doc: Document, offset: int, length: int) -> str:
    """Up to ``length`` characters of the same line after ``offset``, quotation marks looked through."""
    return unquoted(doc.body[offset : offset + length + 8].partition("\n")[0])[:length]


def fitted(doc: Document, span: Span, right: str) -> str:
    """``right`` without what stands beside the wrong words at ``span`` already: …三中全会|精神 takes no second 精神."""
    wrong, plain = unquoted(doc.quote(span)), unquoted(right)
    fit = plain
    for size in range(len(fit) - 1, 1, -1):
        if after(doc, span.end, size) == fit[-size:] and not wrong.endswith(fit[-size:]):
            fit = fit[:-size]
            break
    for size in range(len(fit) - 1, 1, -1):
        if before(doc, span.start, size) == fit[:size] and not wrong.startswith(fit[:size]):
            fit = fit[size:]
            break
    return right if fit == plain else fit


def replaced(doc: Document, span: Span, right: str, vouched: bool = False) -> Fix | None:
    """The smallest edit that makes ``right`` of the words at ``span``; ``None`` when it would touch more than words.

    Digits, quotation marks, book titles and line breaks are never touched.

    Args:
        vouched: the words at ``span`` are right in no sentence (see ``Fix``).
    """
    body, new = doc.body[span.start : span.end], unquoted(right)
    places = [i for i, c in enumerate(body) if c not in QUOTES]
    old = "".join(body[i] for i in places)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    if head + tail >= len(old):
        # Nothing goes, something comes: the edit takes a neighbour along, because an empty span is hard to show.
        head, tail = (head - 1, len(old) - head) if head else (0, len(old) - 1)
    low, high = head, len(old) - tail
    place = Span(span.start + places[low], span.start + places[high - 1] + 1)
    gone, come = doc.body[place.start : place.end], new[low : len(new) - tail]
    if any(c in QUOTES or c in "《》\r\n" or c.isdigit() for c in gone + come):
        return None
    return Fix((Edit(place, come),), vouched)


def near_miss(doc: Document, span: Span, anchor: str, plain: str) -> Span | None:
    """The place of ``plain`` written with one slip, when its half ``anchor`` stands right at ``span``.

    A slip is one character lost, added, replaced or swapped with its neighbour, in a long formulation two neighbours
    lost. Beyond the slip the last two characters of the half must be there, so that ``法治政府建`` + ``成`` is no
    slip; marks and conjunctions between items are not looked at.
    """
    first, second = _anchors(plain)
    wide = 2 if len(plain) >= _LONG else 1
    if anchor == first:
        last = second[-1]
        if last not in _STOP and doc.body.find(last, span.end, span.end + len(second) + 9) < 0:
            return (
                None  # every slip leaves the end as it is; nearly all halves are followed by something else
            )
        there = after(doc, span.end, len(second) + 1)
        length = _slipped(there, second, wide)
        return Span(span.start, _forward(doc, span.end, length)) if length else None
    there = before(doc, span.start, len(first) + 1)
    length = _slipped(there[::-1], first[::-1], wide)
    return Span(_backward(doc, span.start, length), span.end) if length else None


def _shared(one: str, other: str) -> int:
    """How many characters the two begin with together."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _slipped(there: str, right: str, wide: int) -> int:
    """How many characters of ``there`` are ``right`` with one slip inside; 0 when it is right, or something else."""
    if right[-1] not in _STOP and right[-1] not in there:
        return 0
    text, right = there.translate(_STOPS), right.translate(_STOPS)
    same = _shared(text, right)
    rest = len(right) - same
    # Behind the slip two characters must be as they should: one may belong to another word (执行|规范性文件).
    if rest < 3:
        return 0
    found, wanted = text[same : same + 1], right[same]
    if text.startswith(right[same + 1 :], same + 1):
        return len(right) if _letters(found + wanted) else 0
    if text.startswith(right[same:], same + 1):
        return len(right) + 1 if _letters(found) and found not in _LOOSER else 0
    if text.startswith(right[same + 1] + wanted + right[same + 2 :], same):
        return len(right) if _letters(right[same : same + 2]) else 0
    for lost in range(1, wide + 1):
        if rest >= lost + 2 and text.startswith(right[same + lost :], same):
            return len(right) - lost if _letters(right[same : same + lost]) else 0
    return 0


def _letters(text: str) -> bool:
    """Whether ``text`` is Chinese characters only: marks, conjunctions and digits are other rules' concern."""
    return all("\u4e00" <= c <= "\u9fff" for c in text)


_LOOSER = frozenset("的地得之等相好各再也都更并又大来省市县区镇乡村")
"""Put in between, they make looser wording, not wrong wording."""


def _forward(doc: Document, offset: int, length: int) -> int:
    while length:
        length -= doc.body[offset] not in QUOTES
        offset += 1
    return offset


def _backward(doc: Document, offset: int, length: int) -> int:
    while length:
        offset -= 1
        length -= doc.body[offset] not in QUOTES
    return offset
