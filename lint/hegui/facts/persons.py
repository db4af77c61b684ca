"""Full names of persons in running text: who stands round a name says whether one is named there.

A name is a family name of ``data/person_names.tsv`` and one or two characters that given names are made of, or a name the
dictionary knows. It never begins or ends inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from hegui.document import Document, Span
from hegui.facts.rows import alternatives, rows
from hegui.lexicon.scanning import before
from hegui.text.compiled import compiled
from hegui.text.dictionary import frequency
from hegui.text.trie import trie
from hegui.text.words import tagged, torn, words

_AHEAD = 6
_BACK = 4
_LONGEST = 4


@cache
def _characters(kind: str) -> frozenset[str]:
    """The characters of one kind of ``person_names.tsv``."""
    return frozenset("".join(row["words"] for row in rows("person_names.tsv") if row["kind"] == kind))


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of one kind of ``person_names.tsv``, where they are parted by blanks."""
    return frozenset(
        w for row in rows("person_names.tsv") if row["kind"] == kind for w in row["words"].split()
    )


@cache
def cues(kind: str) -> str:
    """A pattern for the words that stand before a person who is a party (``lead``), behind a name (``behind``), or say what a party does (``act``)."""
    return trie(_words(kind))


@cache
def _hamlet() -> re.Pattern[str]:
    """石家庄, 马家沟: a place, whatever the segmenter thinks."""
    return re.compile(f".家[{''.join(sorted(_characters('hamlet')))}]")


def surnames() -> frozenset[str]:
    """The family names of one character."""
    return _characters("surname")


@cache
def _titled() -> re.Pattern[str]:
    office = f"(?:{alternatives('proper.tsv', 'office')}|同志)"
    # Beside an office even a family name that is a common word as well (于, 文) is one.
    name = f"[{''.join(sorted(surnames() | _characters('surname-word')))}][\u4e00-\u9fff]{{1,2}}"
    return re.compile(rf"{office}[：:、\s]?({name})|({name})(?={office})")


def titled(text: str) -> Iterator[Span]:
    """Where a name stands beside an office or 同志: 书记李建国, 王小明同志. Rather too many than too few."""
    for match in _titled().finditer(text):
        yield Span(*match.span(1 if match[1] else 2))


@cache
def _ordinary_words() -> frozenset[str]:
    """Words of two characters that begin like a name: 方案, 高级."""
    return frozenset(row["word"] for row in rows("ordinary_words.tsv"))


def _surname(text: str) -> int:
    """How many characters of ``text`` are the family name it begins with; 0 without one."""
    if text[:2] in _words("compound"):
        return 2
    return int(text[:1] in surnames())


@cache
def is_full_name(name: str) -> bool:
    """Whether ``name`` is the full name of a person (李建国): not a masked one (李某), not an ordinary word (高级)."""
    length = _surname(name)
    given = name[length:]
    if not length or not 1 <= len(given) <= 2 or not all("\u4e00" <= c <= "\u9fff" for c in given):
        return False
    if name[:2] in _ordinary_words() or _hamlet().fullmatch(name) or given in _words("address"):
        return False
    if len(name) > 2 and _characters("given").issuperset(given) and not frequency(name):
        return True
    # Function words, roles, bodies, units: only where the dictionary knows the name.
    if not _characters("not-given").isdisjoint(given):
        return False
    first, tag = tagged(name)[0]
    if tag.startswith("nr") and first == name:
        return True
    # Two characters are a word far more often than a name the dictionary does not know.
    return len(name) > 2 and (tag.startswith("nr") or first == name[0])


def name_at(doc: Document, start: int) -> Span | None:
    """The span of the full name that begins at ``start``; ``None`` when nobody is named there."""
    body = doc.body
    if not _surname(body[start : start + 2]):
        return None
    for stop in range(min(start + _LONGEST, len(body)), start + 1, -1):
        name = body[start:stop]
        if is_full_name(name) and _ends(doc, start, stop) and not _is_torn(body, start, stop):
            return Span(start, stop)
    return None


def name_before(doc: Document, end: int, leads: str) -> Span | None:
    """The span of the full name that ends at ``end`` when the pattern ``leads`` matches what stands before it.

    Names of two characters that are words as well (杜绝, 高峰) need a role before them: see ``name_at``.
    """
    for start in range(max(0, end - _LONGEST), end - 1):
        if (
            _surname(doc.body[start : start + 2])
            and before(doc, start, leads)
            and is_full_name(doc.body[start:end])
            and (end - start > 2 or not frequency(doc.body[start:end]))
            and not _is_torn(doc.body, start, end)
        ):
            return Span(start, end)
    return None


def _is_torn(body: str, start: int, stop: int) -> bool:
    """Whether the name begins or ends inside a word: 农民|工程文, 龙岗国|家."""
    name, han = body[start:stop], "[\u4e00-\u9fff]*"
    left = compiled(f"{han}$").search(body[max(0, start - _BACK) : start])
    right = compiled(han).match(body[stop : stop + _BACK])
    return (left is not None and bool(left[0]) and torn(left[0], name, len(name))) or (
        right is not None and bool(right[0]) and torn(name, right[0], -len(name))
    )


def _ends(doc: Document, start: int, stop: int) -> bool:
    """Whether a name that began at ``start`` can end at ``stop``: before a mark, a word that follows names, or where the given name is a word of its own."""
    behind = doc.body[stop : stop + 1]
    if not "\u4e00" <= behind <= "\u9fff":
        return True
    if compiled(cues("behind")).match(doc.body, stop):
        return True
    ahead = doc.body[start : stop + _AHEAD].partition("\n")[0]
    if stop - start < 3:
        return False
    given = start + _surname(ahead)
    if stop - given in accumulate(map(len, words(doc.body[given : stop + _AHEAD].partition("\n")[0]))):
        return True
    word, tag = tagged(ahead)[0]
    return tag.startswith("nr") and len(word) == stop - start
