"""Slips of the input method: set phrases written with characters that sound, nearly sound, or look the same.

Text and lexicon are mapped to one code per toneless syllable; a hash over three codes finds every place that sounds
like a phrase, and the places where the characters differ are the candidates. Characters that the genre
hardly ever uses are tried in two-character words as well. What jieba's dictionary knows as a word is left alone, and so
is what edited prose has been seen to write. A word of two characters is told as a slip only where its neighbour is one
that the right word has in edited prose (专题|会义: 专题|会议); without such a neighbour it is at most asked.

Data: ``knowledge/syllables.txt`` (from pypinyin), ``knowledge/lexicon.txt``, ``knowledge/lookalikes.txt`` and
``knowledge/neighbours.txt``, written by ``benchmarks/build_homophones.py``. Offsets are code points of
``Document.text``; costs are linear in the text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from hegui.api import Document, Finding, Severity, Span
from hegui.api.facts import fact
from hegui.api.language import characters
from hegui.api.text import TENS, derived, frequency
from hegui_rules.knowledge import path_of
from hegui_rules.repetition.cutting import cut, run
from hegui_rules.wording.tables import FORMULATIONS, unquoted

KNOWN = 500
"""A found word that jieba counts more often than this is a word of its own, not a slip (unless the phrase is fixed)."""

ALIGNED = 20
"""The same for a word that stands where the phrase has a word: 报账|机制."""

# Pairs that other rules judge by sense: 法治/法制, 权力/权利, 督查/督察, 调解/调节, 其他/其它 …
_JUDGED = frozenset(
    frozenset(pair)
    for pair in (
        "治制",
        "力利",
        "查察",
        "解节",
        "他它",
        "她他",
        "作做",
        "账帐",
        "象像",
        "定订",
        "的地",
        "地得",
        "的得",
        "绝决",
        "形型",
        "型性",
        "场厂",
        "施试",
        "施实",
        "试实",
        "终中",
        "启起",
        "应映",
        "度渡",
        "辩辨",
    )
)
_LOOSE = frozenset(
    "是都更最就还的地得了着过之其此这那哪何谁我你他她它们自己每各某该本全大小上下左右前后内外中间里高低新旧老好不未无非已曾将"
    "正在再又也亦则却但而且或与和及同跟对向往从自由被把让使给按以于为所因时至到可能会应须要想用做作有即若如智数优"
    f"{TENS}百千万亿两几多少半年月日天号次个名人件项条种县市区镇乡村省国州位家户既暨去尽首"
)
"""Characters that stand beside words without making one with them."""

_NUMERALS = frozenset(f"{TENS}百千万亿两几多少半年月日号次个件项条种")
_RARE = 3
"""Up to this count the dictionary's words of two characters are chance finds: 资询."""

_COINING = frozenset("智数优云微")
"""Prose coins words of two characters with these: 智汇, 优师, 云用."""

_KNOWN_EDGE = 20
"""A neighbour that the dictionary counts more often than this is a word of its own."""

_CLEAR = 4.0
"""So much likelier must a phrase make its words (natural logarithm) where the words as written are whole words."""

_ASKED = 6.0
"""The same for a word of two characters whose neighbours say nothing."""

_MEMORY = 200_000
_FUNCTION = frozenset("是的了在和与有不为以到也都而")
_OPENING, _CLOSING = "“‘《〈「『【", "”’》〉」』】"


class Slip(NamedTuple):
    """A slip.

    Attributes:
        span: of the whole phrase as found.
        found, right: the phrase as written and as it should be; the same length.
        how: ``sound`` (the same toneless syllables), ``near`` (nearly the same) or ``look``.
        sure: ``False`` where nothing but the sound or the shape speaks for the right word: a name, perhaps.
    """

    span: Span
    found: str
    right: str
    how: str
    sure: bool = True


def _text(name: str) -> str:
    return Path(path_of(name)).read_text("utf-8")


def merged(syllable: str) -> str:
    """The class of syllables that speakers confuse: zh/z, ch/c, sh/s, ing/in, eng/en, initial l/n.

    >>> merged("zhang"), merged("ling")
    ('zang', 'nin')
    """
    if syllable[1:2] == "h":
        syllable = syllable[0] + syllable[2:]
    if syllable.endswith(("ing", "eng")):
        syllable = syllable[:-1]
    return "n" + syllable[1:] if syllable[0] == "l" else syllable


@derived
def _codes() -> dict[int, int]:
    """Code point to the code of its class of syllables; codes take two bytes in UTF-8."""
    codes: dict[int, int] = {}
    classes: dict[str, int] = {}
    for line in _text("syllables.txt").splitlines():
        if line and line[0] != "#":
            syllable, characters = line.split(" ")
            code = classes.setdefault(merged(syllable), 0x100 + len(classes))
            codes.update(dict.fromkeys(map(ord, characters), code))
    return codes


@derived
def _syllables() -> dict[str, str]:
    """Character to toneless syllable."""
    lines = (line.split(" ") for line in _text("syllables.txt").splitlines() if line and line[0] != "#")
    return {character: syllable for syllable, characters in lines for character in characters}


def coded(text: str) -> str:
    """``text`` with every Chinese character replaced by the code of its sound; the same length."""
    return text.translate(_codes())


class Lexicon(NamedTuple):
    """The lexicon file.

    Attributes:
        phrases: all phrases, three characters or more; also right ones that only sound like others (报账机制).
        fixed: those that are right however good a word the found characters make (合力合规).
        words: frequent words of two characters.
        core: words of two characters that carry the prose of reports and laws.
        seams: right pairs that only sound like a word of the core (知责 beside 职责).
        attested: what edited prose writes, of two characters or more, although it sounds or looks like a word (质权).
    """

    phrases: tuple[str, ...]
    fixed: frozenset[str]
    words: frozenset[str]
    core: frozenset[str]
    seams: frozenset[str]
    attested: frozenset[str]


def _formulated() -> Iterator[str]:
    """The fixed formulations that are one name: they are no less fixed than the phrases.

    Not those in quotation marks: they are judged there (``names.py``), and outside prose plays with them, 一网统观.
    """
    for row in FORMULATIONS.rows:
        plain = unquoted(row["text"])
        if (
            row["strict"] != "usual"
            and row["text"][0] != "“"
            and 4 <= len(plain) <= 6
            and all(map(_han, plain))
        ):
            yield plain


@cache
def lexicon() -> Lexicon:
    """The lexicon as shipped, with the names among the formulations."""
    return Lexicon(*_lexicon())


@derived
def _lexicon() -> tuple[
    tuple[str, ...], frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]
]:
    parts: dict[str, list[str]] = {}
    part: list[str] = []
    for line in _text("lexicon.txt").splitlines():
        if line[:1] == "[":
            part = parts.setdefault(line[1:-1], [])
        elif line[:1] != "#":
            part += line.split()
    fixed = dict.fromkeys((*parts["fixed"], *_formulated()))
    return (
        tuple(dict.fromkeys((*fixed, *parts["alike"], *parts["phrases"]))),
        frozenset(fixed),
        frozenset(parts["words"]),
        frozenset(parts["core"]),
        frozenset(parts["seams"]),
        frozenset(parts["attested"]),
    )


@derived
def _begins() -> dict[str, list[tuple[str, str]]]:
    """The codes of the first three characters to the phrases that begin so: codes after them, and the phrase.

    A hash, no automaton: it is built in a third of the time, and a scan costs the same.
    """
    phrases = lexicon().phrases
    begins: dict[str, list[tuple[str, str]]] = {}
    for phrase, codes in zip(phrases, coded("\n".join(phrases)).split("\n"), strict=True):
        begins.setdefault(codes[:3], []).append((codes[3:], phrase))
    return begins


def _windows(start: int, length: int, limit: int) -> Iterator[tuple[int, int]]:
    """The stretches of two to four characters that hold ``start``."""
    for size in (2, 3, 4):
        for begin in range(start - size + 1, start + length):
            if begin >= 0 and begin + size <= limit:
                yield begin, begin + size


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def quoted(body: str, at: int) -> bool:
    """Whether ``at`` lies inside quotation or title marks opened in the same paragraph, 40 characters back at most."""
    low = max(body.rfind("\n", max(0, at - 40), at) + 1, at - 40, 0)
    opened = max(body.rfind(sign, low, at) for sign in _OPENING)
    return opened >= 0 and all(body.find(sign, opened, at) < 0 for sign in _CLOSING)


@fact
def phrase_slips(doc: Document) -> tuple[Slip, ...]:
    """Phrases of the lexicon whose sound stands in the report, written with other characters."""
    body, begins = doc.body, _begins()
    codes = coded(body)
    right: set[int] = set()
    wrong: list[tuple[int, str]] = []
    for start in [i for i in range(len(codes) - 2) if codes[i : i + 3] in begins]:
        for rest, phrase in begins[codes[start : start + 3]]:
            if codes.startswith(rest, start + 3):
                if body.startswith(phrase, start):
                    right.update(range(start, start + len(phrase)))
                else:
                    wrong.append((start, phrase))
    found: list[Slip] = []
    for start, phrase in sorted(wrong, key=lambda place: (-len(place[1]), *place)):
        slip = _judged(body, start, phrase)
        if slip is not None and not quoted(body, start):
            changed = {start + i for i, (a, b) in enumerate(zip(slip.found, phrase, strict=True)) if a != b}
            if not changed & right:
                right |= changed  # a longer phrase speaks for the shorter ones inside it
                found.append(slip)
    return tuple(sorted(found))


def _judged(body: str, start: int, right: str) -> Slip | None:
    """The slip that stands at ``start`` where ``right`` should, if it is one."""
    end = start + len(right)
    found = body[start:end]
    if found in lexicon().attested:
        return None
    changed = [i for i, (a, b) in enumerate(zip(found, right, strict=True)) if a != b]
    if len(changed) > 2 or (len(right) == 3 and len(changed) > 1) or not all(_han(found[i]) for i in changed):
        return None
    if any(frozenset((found[i], right[i])) in _JUDGED for i in changed):
        return None
    if len(changed) > 1 and any(found[i] in _FUNCTION for i in changed):
        return None  # 违法性、有责性|是犯罪成立: the seam of two clauses
    sounds = _syllables()
    same = all(sounds[found[i]] == sounds[right[i]] for i in changed)
    if not same and (len(changed) > 1 or len(right) < 4):
        return None
    if len(right) == 3 and changed[0] != 1 and frequency(found[1:] if changed[0] == 0 else found[:2]):
        return None  # 是政府 for 市政府: a word and a loose character
    fixed = same and right in lexicon().fixed
    for i in changed:
        for begin, finish in _windows(start + i, 1, len(body)):
            inside = start <= begin and finish <= end
            if inside and body[begin:finish] in lexicon().attested:
                return None
            # 报账机制 for 保障机制: half the phrase is another word; else the window may cut through two words.
            half = len(right) == 4 and inside and finish - begin == 2 and (begin - start) % 2 == 0
            limit = (ALIGNED if half else KNOWN) if same and finish - begin < 4 else 0
            if not (inside and fixed and finish - begin < 4) and frequency(body[begin:finish]) > limit:
                return None
    whole, gain = _gain(body, start, right)
    if not whole and gain < _CLEAR:
        return None  # 报废|机动车, 特别行政区|与: the phrase begins or ends inside a word
    return Slip(Span(start, end), found, right, "sound" if same else "near")


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
    return _text("neighbours.txt")


@lru_cache(maxsize=4096)
def _followers(word: str) -> frozenset[str]:
    """The words of two characters that follow ``word`` in edited prose; one of the two is of the core."""
    table, found, start = _neighbours(), set(), -1
    while (start := table.find(f"\n{word} ", start + 1)) >= 0:
        found.update(table[start + 4 : table.find("\n", start + 1)].split())
    return frozenset(found)


def _collocated(body: str, start: int, right: str) -> bool:
    """Whether a neighbour of the place, before or behind, is one that ``right`` has in edited prose."""
    end = start + len(right)
    return right in _followers(body[max(0, start - 2) : start]) or body[end : end + 2] in _followers(right)


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
    if pair[0] in _COINING or pair in _known():
        return ()
    sounds = _syllables()
    found: list[tuple[str, int, str]] = []
    for word in _word_sounds().get(coded(pair), ()):
        if word not in words.core and _LOOSE & set(word):
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
        if not _LOOSE & {pair[at], word[at]}
        and pair[1 - at] not in _NUMERALS
        and frozenset((pair[at], word[at])) not in _JUDGED
    ]
    if not found or frequency(pair) > _RARE:
        return ()
    return tuple(sorted(found, key=lambda each: each[2] != "sound"))


_innocent: set[int] = set()
"""Pairs of characters known to spoil no word, so that a run over many reports judges each of them once."""

_UTF16 = f"utf-16-{sys.byteorder[0]}e"


def _pairs(body: str) -> set[int]:
    """The pairs of neighbours in ``body``, each as the four bytes it has in UTF-16: a third of the cost of strings."""
    data = body.encode(_UTF16, "replace")
    pairs: set[int] = set()
    for start in (0, 2):
        whole = (len(data) - start) // 4 * 4
        pairs.update(memoryview(data)[start : start + whole].cast("I"))
    return pairs


@fact
def word_slips(doc: Document) -> tuple[Slip, ...]:
    """Words of two characters with one other character of the same sound or shape: 会义 for 会议.

    Judged only where the pair stands between two words of their own, or marks; what the dictionary knows, with its
    neighbours or without, is left alone.
    """
    body = doc.body
    suspects = set()
    for code in _pairs(body) - _innocent:
        low, high = code & 0xFFFF, code >> 16
        if not (0x4E00 <= low <= 0x9FFF and 0x4E00 <= high <= 0x9FFF):
            continue
        pair = chr(low) + chr(high) if sys.byteorder == "little" else chr(high) + chr(low)
        if _spoiled(pair):
            suspects.add(pair)
        elif len(_innocent) < _MEMORY:
            _innocent.add(code)
    found = []
    for pair in sorted(suspects):
        at = body.find(pair)
        while at >= 0:
            slip = _word_slip(body, at, pair)
            if slip is not None and not quoted(body, at):
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
    if not at or not _han(body[at - 1]) or body[at - 1] in _LOOSE:
        return True
    return at > 1 and (
        frequency(body[at - 2 : at]) > _KNOWN_EDGE or frequency(body[max(0, at - 3) : at]) > _KNOWN_EDGE
    )


def _begins_word(body: str, at: int) -> bool:
    """Whether a word, or no word at all, begins at ``at``."""
    if at >= len(body) or not _han(body[at]) or body[at] in _LOOSE:
        return True
    return frequency(body[at : at + 2]) > _KNOWN_EDGE or frequency(body[at : at + 3]) > _KNOWN_EDGE


@derived
def _parts_of_lookalikes() -> tuple[dict[str, str], dict[str, str]]:
    rare, _, common = _text("lookalikes.txt").partition("[common]\n")
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
            if slip is not None and not quoted(body, at):
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


@fact
def slips(doc: Document) -> tuple[Slip, ...]:
    """All slips; where two of one kind overlap the phrase before the word."""
    found: list[Slip] = []
    for slip in (*phrase_slips(doc), *character_slips(doc), *word_slips(doc)):
        if not any(slip.how == other.how and slip.span.overlaps(other.span) for other in found):
            found.append(slip)
    return tuple(sorted(found))


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
