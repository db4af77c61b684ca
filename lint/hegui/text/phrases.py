"""Phrase hits: where the words of tables stand in a text.

One text, or a few, are looked through table by table as tables are asked for: every two characters of the text are
looked up in the table's index. For many texts one automaton over all tables is made, and each is scanned once.

>>> BODIES = phrases("bodies", ["检查院", "监查委"])        # once, when a module is imported
>>> for hit in hits(doc, BODIES): ...                       # in a rule (hegui.lexicon.scanning)

A table is declared when its module is imported; its words may come from a function, which is then called when they
are first looked for. What is found of one table never depends on the others, nor on the way it was found.

Quotation marks and U+2060 (blanked inline markup) are looked through, in the words of a table and in the text:
``坚定四个自信`` is found in ``坚定“四个自信”``. So is a line break inside a sentence of a hard-wrapped text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet, WeakValueDictionary
from weakref import ref as weakref

from hegui import snapshot
from hegui.errors import PluginError
from hegui.text.spans import Span
from hegui.text.words import torn

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

QUOTES = "“”‘’\"'\u2060"
"""Looked through: a phrase with or without them is the same phrase."""

_SEAM = re.compile(f"[{QUOTES}\n]")
_WRAPPED = re.compile(r"[^\n。；：！？]{18}[\u4e00-\u9fff，、]\r?\n\Z")
_QUOTED = re.compile(f"[{QUOTES}]")


class Hit(NamedTuple):
    """One place where a phrase stands; ``word`` and ``place`` say which phrase of its table, in the table's order."""

    span: Span
    word: str
    place: int


class Phrases:
    """A table of phrases. Compared by identity; see ``phrases``.

    Args:
        kept: under this name its index may be kept in the snapshot; ``""`` for words that do not ship.
    """

    __slots__ = ("__weakref__", "_index", "_kept", "_loader", "_words", "name")

    def __init__(self, name: str, words: Iterable[str] | Callable[[], Iterable[str]], kept: str = "") -> None:
        self.name = name
        self._kept = kept
        self._index: Index | None = None
        self._loader = words if callable(words) else None
        self._words: tuple[str, ...] | None = None if callable(words) else tuple(words)
        _alive.add(self)

    def __repr__(self) -> str:
        return f"Phrases({self.name!r})"

    @property
    def words(self) -> tuple[str, ...]:
        """The phrases as written, in the order of ``Hit.place``; read now if they were not before."""
        if self._words is None:
            assert self._loader is not None
            self._words = tuple(self._loader())
        return self._words

    @property
    def index(self) -> Index:
        """What a text is looked through with."""
        if self._index is None:
            if self._kept:
                self._index = unpacked(
                    *snapshot.kept(f"phrases {self._kept}", lambda: packed(indexed(self.words)))
                )
            else:
                self._index = indexed(self.words)
        return self._index


_alive: WeakSet[Phrases] = WeakSet()
_named: WeakValueDictionary[str, Phrases] = WeakValueDictionary()


def phrases(name: str, words: Iterable[str] | Callable[[], Iterable[str]]) -> Phrases:
    """Declare a table of phrases. Keep the result: a table nobody holds is forgotten.

    Args:
        name: unique in the process.
        words: the phrases, or a function that gives them when the first document is scanned.

    Raises:
        PluginError: another table has this name.
    """
    if name in _named:
        raise PluginError(f"词语表 {name} 已经存在", "请更换名称")
    table = _named[name] = Phrases(name, words)
    return table


def named(name: str) -> Phrases:
    """The table of this name.

    Raises:
        KeyError: there is none.
    """
    return _named[name]


def whole(body: str, span: Span, starts: bool = True, ends: bool = True) -> bool:
    """Whether ``span`` tears no word of ``body``: 习总书记 in 认真学|习总书记 does.

    Args:
        starts: look at its start.
        ends: look at its end.
    """
    start, end = span
    if (
        starts
        and (left := _before(body, start))
        and (right := _after(body, start))
        and torn(left, right, end - start)
    ):
        return False
    return not (
        ends
        and (right := _after(body, end))
        and (left := _before(body, end))
        and torn(left, right, start - end)
    )


_CONTEXT = 6
"""So many letters to either side of a joint say which words stand there."""
_LETTERS_AFTER = re.compile(f"[\u4e00-\u9fff]{{0,{_CONTEXT}}}")
_LETTERS_BEFORE = re.compile(f"[\u4e00-\u9fff]{{0,{_CONTEXT}}}\\Z")


def _before(body: str, offset: int) -> str:
    """The letters right before ``offset``; the end of a hard-wrapped line is none."""
    if body[offset - 1 : offset] == "\n" and _WRAPPED.search(body, max(0, offset - 22), offset):
        offset -= 1 + (body[offset - 2 : offset - 1] == "\r")
    if not offset or not "\u4e00" <= body[offset - 1] <= "\u9fff":
        return ""
    found = _LETTERS_BEFORE.search(body, max(0, offset - _CONTEXT), offset)
    return found[0] if found else ""


def _after(body: str, offset: int) -> str:
    """The letters right after ``offset``."""
    found = _LETTERS_AFTER.match(body, offset)
    return found[0] if found else ""


class Index(NamedTuple):
    """The words of one table, quotation marks left out, to be looked up in a text. Plain data: it can be kept.

    Attributes:
        lengths: the lengths of the words that begin with two characters, by these; of single characters by that one.
        places: the places in the table of each word.
    """

    lengths: dict[str, tuple[int, ...]]
    places: dict[str, tuple[int, ...]]


def indexed(words: Sequence[str]) -> Index:
    """The index over ``words``."""
    # One pass over all words, U+001F between them.
    folded = _QUOTED.sub("", "\x1f".join(words)).split("\x1f") if words else []
    places: dict[str, tuple[int, ...]] = {}
    lengths: dict[str, set[int]] = {}
    for place, word in enumerate(folded):
        if word:
            places[word] = (*places.get(word, ()), place)
            lengths.setdefault(word[:2], set()).add(len(word))
    return Index({pair: tuple(sorted(some)) for pair, some in lengths.items()}, places)


_Packed = tuple[str, list[tuple[int, ...]], bytes, str, bytes, dict[str, tuple[int, ...]]]


def packed(index: Index) -> _Packed:
    """An index in few pieces: a long text is read in a fraction of the time that its words take one by one."""
    several = sorted(set(index.lengths.values()))
    number = {some: place for place, some in enumerate(several)}
    return (
        "\x1f".join(index.lengths), several, array("H", map(number.__getitem__, index.lengths.values())).tobytes(),
        "\x1f".join(index.places), array("I", (own[0] for own in index.places.values())).tobytes(),
        {word: own for word, own in index.places.items() if len(own) > 1},
    )  # fmt: skip


def unpacked(
    pairs: str, several: list[tuple[int, ...]], which: bytes, words: str, first: bytes,
    others: dict[str, tuple[int, ...]],
) -> Index:  # fmt: skip
    """The index that was ``packed``."""
    if not which:
        return Index({}, {})
    lengths = map(several.__getitem__, array("H", which))
    places: dict[str, tuple[int, ...]] = dict(
        zip(words.split("\x1f"), zip(array("I", first), strict=True), strict=True)
    )
    return Index(dict(zip(pairs.split("\x1f"), lengths, strict=True)), places | others)


class Body:
    """A text as it is scanned: what is looked through is left out, and every two characters know where they stand."""

    def __init__(self, text: str) -> None:
        self.folded, self._back = _folded(text)

    @cached_property
    def pairs(self) -> dict[str, list[int]]:
        """Where each two characters that follow one another stand in ``folded``."""
        found: dict[str, list[int]] = {}
        folded = self.folded
        for at, pair in enumerate(map(str.__add__, folded, folded[1:])):
            if pair in found:
                found[pair].append(at)
            else:
                found[pair] = [at]
        return found

    def find(self, index: Index) -> list[tuple[int, int, int]]:
        """Where the words of ``index`` stand in the text: start, end and place, in no order."""
        found: list[tuple[int, int, int]] = []
        folded, pairs, back, size = self.folded, self.pairs, self._back, len(self.folded)
        lengths, places = index
        for pair in pairs.keys() & lengths.keys():
            for at in pairs[pair]:
                for length in lengths[pair]:
                    end = at + length
                    if end <= size and (own := places.get(folded[at:end])):
                        found.extend((at, end, place) for place in own)
        for character in lengths:
            if len(character) == 1:
                at = folded.find(character)
                while at >= 0:
                    found.extend((at, at + 1, place) for place in places[character])
                    at = folded.find(character, at + 1)
        return [(back[s], back[e - 1] + 1, place) for s, e, place in found] if back else found


class Automaton:
    """Many tables in one matcher, for a process that looks at many texts: a scan costs a fifth, making it ten scans.

    It does not keep the tables alive: it knows them by id, and holds the words of a table for as long as it lives.
    """

    def __init__(self, tables: Iterable[Phrases]) -> None:
        owners: dict[str, list[tuple[int, int]]] = {}
        self._tables: list[weakref[Phrases]] = []
        self._slots: dict[int, int] = {}
        for slot, table in enumerate(tables):
            self._tables.append(weakref(table))
            self._slots[id(table)] = slot
            for word, places in table.index.places.items():
                owners.setdefault(word, []).extend((slot, place) for place in places)
        self._owners = [some[0] for some in owners.values()]
        self._others = {at: some[1:] for at, some in enumerate(owners.values()) if len(some) > 1}
        self._matcher = _matcher(list(owners))

    def slot(self, table: Phrases) -> int:
        """Where the hits of ``table`` stand in what ``scan`` gives; -1 for a table that came later."""
        slot = self._slots.get(id(table), -1)
        return slot if slot >= 0 and self._tables[slot]() is table else -1

    def scan(self, body: Body) -> list[list[tuple[int, int, int]]]:
        """All hits: start, end and place in the table, by the slot of the table."""
        found: list[list[tuple[int, int, int]]] = [[] for _ in self._tables]
        if self._matcher is None:
            return found
        owners, others, back = self._owners, self._others, body._back
        matches = self._matcher.find_matches_as_indexes(body.folded, overlapping=True)
        if back:
            matches = [(pattern, back[start], back[end - 1] + 1) for pattern, start, end in matches]
        for pattern, start, end in matches:
            slot, place = owners[pattern]
            found[slot].append((start, end, place))
            if pattern in others:
                for slot, place in others[pattern]:
                    found[slot].append((start, end, place))
        return found


def _matcher(words: list[str]) -> AhoCorasick | None:
    if not words:
        return None
    # Imported here: a command that looks at one text need not pay for it.
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(words, store_patterns=False, implementation=Implementation.ContiguousNFA)


_WORTH = 60_000
"""So many characters looked at without the automaton are worth making it, or making it again."""
_built: Automaton | None = None
_looked_at = 0


def automaton(body: Body) -> Automaton | None:
    """The automaton to scan ``body`` with; ``None`` as long as making one is not worth it.

    A cache: every way gives the same hits.
    """
    global _built, _looked_at
    if _built is None:
        count(body)
        if _looked_at >= _WORTH:
            _built, _looked_at = Automaton(list(_alive)), 0
    return _built


def count(body: Body) -> None:
    """Tell that a table was looked for without the automaton; with enough of that it is made anew for the next text."""
    global _built, _looked_at
    _looked_at += len(body.folded)
    if _built is not None and _looked_at >= 4 * _WORTH:
        _built, _looked_at = None, _WORTH


def _folded(body: str) -> tuple[str, list[int]]:
    """``body`` without what is looked through, and the offset in ``body`` of each of its characters.

    The list is empty where nothing was left out.
    """
    pieces: list[str] = []
    back: list[int] = []
    done = 0
    for match in _SEAM.finditer(body):
        start, end = match.span()
        if body[start] == "\n":
            following = body[end : end + 1]
            if not "\u4e00" <= following <= "\u9fff" or not _WRAPPED.search(body, max(0, start - 22), end):
                continue
            start -= body[start - 1] == "\r"
        pieces.append(body[done:start])
        back.extend(range(done, start))
        done = end
    if not pieces:
        return body, []
    pieces.append(body[done:])
    back.extend(range(done, len(body)))
    return "".join(pieces), back
