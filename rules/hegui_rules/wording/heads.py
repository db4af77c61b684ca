"""Verbs whose object is one of few nouns, and clauses in which that noun is missing: 提升突发事件依法处置 (能力).

``object_heads.tsv`` says which nouns edited prose puts behind a verb, with counts (``benchmarks/collocations.py --heads``). A
clause lacks its noun where none of them stands behind the verb and what ends the clause is no noun: a verb, an adjective, an
idiom (营造人人守法), or another verb with an object of its own (提升化解矛盾纠纷).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, Cue, split
from hegui.api.language import WordClasses, classes_of
from hegui.api.text import ONES, tags, words
from hegui_rules.knowledge import path_of
from hegui_rules.wording.collocations import Counts, goes, governed_by

_CLOSES = ("，", ",", "。", "；", ";", "！", "\n", "")
_NO_OBJECT = tuple("的地得率到至、和与及为于是有者会过等")
"""Behind these letters the verb has no object of its own, or is no verb."""
_NUMBERED = re.compile(f"^(?:第?[{ONES}十]{{1,3}}[是要、]|[0-9]{{1,2}}[.、．])")
_LONGEST = 36
_OBJECT = 16
"""So long is a verb with its object inside the object of another; what is longer has a noun that was not recognised."""
_NO_NOUN = frozenset("il")
"""Tags of words that are no noun: idioms, set phrases; verbs are those of the word classes."""


class ObjectHead(NamedTuple):
    """A row of object_heads.tsv: ``verbs`` govern nouns that end in one of ``heads``; ``right`` are advised.

    ``also`` are verbs that may stand as nouns behind them (提升服务).
    """

    id: str
    verbs: tuple[str, ...]
    heads: tuple[str, ...]
    also: tuple[str, ...]
    right: tuple[str, ...]
    sure: bool


def _object_head(row: Cells) -> ObjectHead:
    verbs, heads, right = split(row["verbs"]), split(row["heads"]), split(row["right"])
    if not verbs or not heads or not right:
        raise ValueError("verbs、heads、right 不能为空")
    return ObjectHead(
        row["id"], verbs, tuple(head.partition("=")[0] for head in heads),
        tuple(word.partition("=")[0] for word in split(row["also"])), right, row["confidence"] == "high",
    )  # fmt: skip


OBJECT_HEADS: Table[ObjectHead] = Table(
    "object_heads",
    title="动词所带宾语的中心语",
    path=path_of("object_heads.tsv"),
    columns=("verbs", "heads", "also", "right"),
    entry=_object_head,
    words=lambda row: (Cue(verb) for verb in split(row["verbs"])),
)


class Headless(NamedTuple):
    """A verb and what stands where its object should: ``span`` is from the verb to the end of the clause.

    ``sure`` where what ends the clause can be no noun: an adverb stands before it, or it has an object.
    """

    entry: ObjectHead
    verb: str
    span: Span
    sure: bool


def headless(doc: Document, table: Table[ObjectHead], counts: Table[Counts]) -> Iterator[Headless]:
    """Clauses whose verb lacks the noun it needs, outside titles."""
    body, classes, end = doc.body, classes_of(doc), 0
    for entry, verb, start, after in table.placed(doc):
        clause = doc.clause_at(start)
        if clause is None or start < end or clause.closes not in _CLOSES or in_title(doc, start):
            continue
        first, last = clause.span
        rest = body[after:last].lstrip("了好")
        if (
            not 2 <= len(rest) <= _LONGEST
            or rest.startswith(_NO_OBJECT)
            or not _governs(body[first:start], classes)
        ):
            continue
        found = words(rest)
        if any(len(word) > 1 and word.endswith(entry.heads) for word in found) or _continued(
            doc, last, entry.heads
        ):
            continue
        sure = _verbal(found, entry, classes, counts)
        if sure is not None:
            end = last
            yield Headless(entry, verb, Span(start, last), sure)


def _governs(before: str, classes: WordClasses) -> bool:
    """Whether a verb behind ``before`` governs what follows it: it opens the clause, or adverbs stand between.

    A verb right behind a noun may be one itself (环境提升行动).
    """
    text = _NUMBERED.sub("", before)
    found = words(text)
    if not found:
        return True
    if found[-1] not in classes.words("adverb-of-work", "adverbial", "in-its-way", "leads-verb"):
        return False
    return not any(word in classes.words("turns-clause") for word in found[:-1])


def _continued(doc: Document, last: int, heads: tuple[str, ...]) -> bool:
    """Whether the noun ends the next clause: 发扬艰苦奋斗，团结协作的精神."""
    following = doc.clause_at(last + 1) if doc.body[last : last + 1] in "，," else None
    return following is not None and doc.body[slice(*following.span)].endswith(heads)


def _verbal(found: list[str], entry: ObjectHead, classes: WordClasses, counts: Table[Counts]) -> bool | None:
    """Whether these words surely end in what is no noun; ``None`` when it may be one."""
    tail = found[-1]
    if len(tail) < 2 or any(c.isdigit() or c in "“《" for word in found for c in word):
        return None
    adverbs = classes.words("adverb-of-work", "adverbial", "in-its-way")
    acts = classes.words("also-noun", "no-governor", "act-noun", "act-on")
    if not tail.endswith(entry.also or "\n"):
        if _tag(tail) in _NO_NOUN or tail[-2:] in acts:
            return len(found) > 1 and found[-2] in adverbs and "的" not in found
        if len(found) > 1 and found[-2] in classes.words("manner"):
            return True
    return _has_object("".join(found), found, entry, classes, counts)


def _tag(word: str) -> str:
    return tags(word[0]).get(word, "n")[:1] or "n"


def _has_object(
    rest: str, found: list[str], entry: ObjectHead, classes: WordClasses, counts: Table[Counts]
) -> bool | None:
    """Whether ``rest`` is a second verb with an object of its own, that no noun of the first: 提升|化解矛盾纠纷."""
    met = governed_by(counts, found[-1])
    verb = _second(classes).match(rest)
    second = verb["verb"] if verb else found[0]
    if second == rest or "的" in rest or len(rest) > _OBJECT or second in classes.words("better"):
        return None
    return True if goes(met, second) and not any(goes(met, own) for own in entry.verbs) else None


@lru_cache(maxsize=4)
def _second(classes: WordClasses) -> re.Pattern[str]:
    """A verb that opens the object, perhaps behind an adverb: 提升|化解|矛盾纠纷."""
    return re.compile(
        f"{classes.pattern('adverb-of-work')}?(?P<verb>{classes.pattern('transitive', 'takes-object', 'also-noun')})"
    )
