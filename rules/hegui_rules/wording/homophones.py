"""Words of two letters with one that sounds or looks like the right one, and all slips of the pen together.

What jieba's dictionary knows as a word is left alone, and so is what edited prose has been seen to write. A word is told as a
slip only where its neighbour is one that the right word has in edited prose (专题|会义: 专题|会议); without such a neighbour it
is at most asked. Characters that the genre hardly ever uses are tried for their shape. Phrases: ``nearmiss``.

Data: ``knowledge/lexicon.txt``, ``knowledge/lookalikes.txt`` and ``knowledge/neighbours.txt``. Offsets are code points of
``Document.text``; costs are linear in the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache

from hegui.api import Document, Finding, Severity, Span
from hegui.api.facts import fact
from hegui.api.language import characters, pairs_of
from hegui.api.text import derived, frequency
from hegui_rules.knowledge import text_of
from hegui_rules.repetition.cutting import cut, run
from hegui_rules.wording.lexicon import lexicon
from hegui_rules.wording.lostletter import lost_letters
from hegui_rules.wording.mending import letter_slips
from hegui_rules.wording.nearmiss import near_slips
from hegui_rules.wording.slip import Slip, quoted
from hegui_rules.wording.sounds import coded, syllables

_RARE = 3
"""Up to this count the dictionary's words of two characters are chance finds: 资询."""

_KNOWN_EDGE = 20
"""A neighbour that the dictionary counts more often than this is a word of its own."""

_ASKED = 6.0
"""So much likelier must the words be with a word whose neighbours say nothing (natural logarithm)."""

_MEMORY = 200_000


def _windows(start: int, length: int, limit: int) -> Iterator[tuple[int, int]]:
    """The stretches of two to four characters that hold ``start``."""
    for size in (2, 3, 4):
        for begin in range(start - size + 1, start + length):
            if begin >= 0 and begin + size <= limit:
                yield begin, begin + size


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _gain(body: str, start: int, right: str) -> tuple[bool, float]:
    """Whether words begin and end with the stretch as written, and how much likelier ``right`` makes the words there."""
    end = start + len(right)
    text, low = run(body, start, end)
    first, last = start - low, end - low
    written = cut(text)
    whole = {first, last} <= written.seams
    return whole, written.cost - cut(text[:first] + right + text[last:]).cost


@cache
def _neighbours() -> str:
    return text_of("neighbours.txt")


@lru_cache(maxsize=4096)
def _followers(word: str) -> frozenset[str]:
    """The words of two characters that follow ``word`` in edited prose; one of the two is of the core."""
    table, found, start = _neighbours(), set(), -1
    while (start := table.find(f"\n{word} ", start + 1)) >= 0:
        found.update(table[start + 4 : table.find("\n", start + 1)].split())
    return frozenset(found)


def _two_before(body: str, at: int) -> str:
    return body[at - 2 : at] if at > 1 else ""


def _collocated(body: str, start: int, right: str) -> bool:
    """Whether a neighbour of the place, before or behind, is one that ``right`` has in edited prose."""
    end = start + len(right)
    return right in _followers(_two_before(body, start)) or body[end : end + 2] in _followers(right)


@derived
def _word_sounds() -> dict[str, list[str]]:
    """Two codes to the words of two characters that sound so, those of the core first."""
    words = [*sorted(lexicon().core), *sorted(lexicon().words - lexicon().core)]
    sounds: dict[str, list[str]] = {}
    for word, codes in zip(words, coded("\n".join(words)).split("\n"), strict=True):
        sounds.setdefault(codes, []).append(word)
    return sounds


@cache
def _known() -> frozenset[str]:
    """Words of two characters that nobody needs to judge."""
    words = lexicon()
    return words.core | words.words | words.seams | words.attested


@lru_cache(maxsize=16384)
def _spoiled(pair: str) -> tuple[tuple[str, int, str], ...]:
    """Words that ``pair`` may be a slip of: (word, which character differs, how), the likeliest first."""
    words = lexicon()
    if pair[0] in words.coining or pair in _known():
        return ()
    sounds = syllables()
    found: list[tuple[str, int, str]] = []
    for word in _word_sounds().get(coded(pair), ()):
        if word not in words.core and lexicon().loose & set(word):
            continue
        wrong = [i for i in (0, 1) if pair[i] != word[i]]
        if len(wrong) == 1:
            at = wrong[0]
            if sounds[pair[at]] == sounds[word[at]]:
                found.append((word, at, "sound"))
    for at in (0, 1):
        for right in _common_lookalikes().get(pair[at], ""):
            word = right + pair[1] if at == 0 else pair[0] + right
            if word in words.core:
                found.append((word, at, "look"))
    found = [
        (word, at, how)
        for word, at, how in found
        if not words.loose & {pair[at], word[at]}
        and pair[1 - at] not in words.numerals
        and frozenset((pair[at], word[at])) not in words.judged
    ]
    if not found or frequency(pair) > _RARE:
        return ()
    return tuple(sorted(found, key=lambda each: each[2] != "sound"))


_innocent: set[int] = set()
"""Pairs of characters known to spoil no word, so that a run over many reports judges each of them once."""


@fact
def word_slips(doc: Document) -> tuple[Slip, ...]:
    """Words of two characters with one other character of the same sound or shape: 会义 for 会议.

    Judged only where the pair stands between two words of their own, or marks; what the dictionary knows, with its
    neighbours or without, is left alone.
    """
    body = doc.body
    suspects = set()
    for code in pairs_of(doc) - _innocent:
        low, high = code & 0xFFFF, code >> 16
        pair = chr(low) + chr(high) if sys.byteorder == "little" else chr(high) + chr(low)
        if 0x4E00 <= low <= 0x9FFF and 0x4E00 <= high <= 0x9FFF and _spoiled(pair):
            suspects.add(pair)
        elif len(_innocent) < _MEMORY:
            _innocent.add(code)
    found = []
    for pair in sorted(suspects):
        at = body.find(pair)
        while at >= 0:
            slip = _word_slip(body, at, pair)
            if slip is not None and not quoted(doc, at):
                found.append(slip)
            at = body.find(pair, at + 1)
    return tuple(sorted(found))


def _word_slip(body: str, start: int, pair: str) -> Slip | None:
    if body[start - 1 : start].isdigit():
        return None  # 20余|期: what follows a number belongs to it
    for right, at, how in _spoiled(pair):
        kept = start + 1 - at
        beside = body[kept - 1 : kept + 1] if at else body[kept : kept + 2]
        if frequency(beside) > _KNOWN_EDGE:
            continue  # 地标|式, 指|安全: the other character belongs to its neighbour
        around = (place for place in _windows(start + at, 1, len(body)) if place != (start, start + 2))
        if any(frequency(body[a:b]) for a, b in around):
            continue
        if not (_ends_word(body, start) and _begins_word(body, start + 2)):
            continue
        whole, gain = _gain(body, start, right)
        if not whole:
            continue  # 派出所|张|所长
        if _collocated(body, start, right):
            return Slip(Span(start, start + 2), pair, right, how, right in lexicon().core)
        # What stands there more than once, or is in the dictionary, is spelt so on purpose: a name, a term.
        rare = right in lexicon().core and not frequency(pair) and body.count(pair) == 1
        if rare and gain >= _ASKED:
            return Slip(Span(start, start + 2), pair, right, how, False)
    return None


def _ends_word(body: str, at: int) -> bool:
    """Whether a word, or no word at all, ends right before ``at``."""
    if not at or not _han(body[at - 1]) or body[at - 1] in lexicon().loose:
        return True
    return at > 1 and any(at >= size and frequency(body[at - size : at]) > _KNOWN_EDGE for size in (2, 3))


def _begins_word(body: str, at: int) -> bool:
    """Whether a word, or no word at all, begins at ``at``."""
    if at >= len(body) or not _han(body[at]) or body[at] in lexicon().loose:
        return True
    return frequency(body[at : at + 2]) > _KNOWN_EDGE or frequency(body[at : at + 3]) > _KNOWN_EDGE


@derived
def _parts_of_lookalikes() -> tuple[dict[str, str], dict[str, str]]:
    rare, _, common = text_of("lookalikes.txt").partition("[common]\n")
    return tuple(  # type: ignore[return-value]
        {line[0]: line[1:] for line in part.splitlines() if line and line[0] != "#"}
        for part in (rare, common)
    )


def _lookalikes() -> dict[str, str]:
    """A character that is hardly ever right in a report to the characters it is mistaken for."""
    return _parts_of_lookalikes()[0]


def _common_lookalikes() -> dict[str, str]:
    """A character that is common itself to the characters it is mistaken for."""
    return _parts_of_lookalikes()[1]


def alike(character: str) -> str:
    """The characters that ``character`` may be mistaken for by its shape."""
    return _lookalikes().get(character, "") + _common_lookalikes().get(character, "")


@fact
def character_slips(doc: Document) -> tuple[Slip, ...]:
    """Characters strange to the genre that spoil a frequent word of two characters: 审杳 for 审查."""
    body, alike = doc.body, _lookalikes()
    found = []
    for character in sorted(alike.keys() & characters(doc)):
        at = body.find(character)
        while at >= 0:
            slip = _stranger(body, at, alike[character])
            if slip is not None and not quoted(doc, at):
                found.append(slip)
            at = body.find(character, at + 1)
    return tuple(sorted(found))


def _stranger(body: str, at: int, alike: str) -> Slip | None:
    """The one frequent word that the character at ``at`` spoils, if nothing round it is a word as it stands."""
    before, after = body[at - 1 : at] if at else "", body[at + 1 : at + 2]
    words = lexicon()
    fitting = {
        (start, pair)
        for right in alike
        for start, pair in ((at - 1, before + right), (at, right + after))
        if pair in words.words or pair in words.core
    }
    if len(fitting) != 1 or any(frequency(body[a:b]) for a, b in _windows(at, 1, len(body))):
        return None
    ((start, right),) = fitting
    if body[start : start + 2] in words.attested:
        return None
    return Slip(Span(start, start + 2), body[start : start + 2], right, "look")


_FIRM = re.compile("[\u4e00-\u9fff]{0,8}?(?:有限(?:责任)?公司|股份公司|经营部|商行|合作社)")
"""Behind a name: firms are called as they like."""


@fact
def slips(doc: Document) -> tuple[Slip, ...]:
    """All slips; where two of one kind overlap the phrase before the word."""
    found: list[Slip] = []
    for slip in (*near_slips(doc), *lost_letters(doc), *character_slips(doc), *word_slips(doc)):
        if not any(slip.how == other.how and slip.span.overlaps(other.span) for other in found):
            found.append(slip)
    for slip in letter_slips(doc):
        if not any(slip.span.overlaps(other.span) for other in found):
            found.append(slip)
    return tuple(slip for slip in sorted(found) if slip.sure or not _FIRM.match(doc.body, slip.span.end))


def told(doc: Document, how: str, why: str) -> Iterator[Finding]:
    """The slips of one kind as findings; a doubtful one asks, as info.

    Args:
        how: ``sound``, ``near`` or ``look``.
        why: what led to the slip, in Chinese.
    """
    for slip in slips(doc):
        if slip.how == how:
            yield Finding(
                slip.span,
                f"“{slip.found}”应为“{slip.right}”，{why}"
                if slip.sure
                else f"“{slip.found}”是否为“{slip.right}”之误",
                suggestion=f"改为“{slip.right}”" if slip.sure else f"核对；不是专名的改为“{slip.right}”",
                severity=None if slip.sure else Severity.INFO,
            )
