"""Phrase hits: one automaton over all phrase tables of the process, one scan of a document for all of them.

>>> BODIES = phrases("bodies", ["检查院", "监查委"])        # once, when a module is imported
>>> for hit in hits(doc, BODIES): ...                       # in a rule (hegui.lexicon.scanning)

A table is declared when its module is imported; its words may come from a function, which is then called when the
first document is scanned. The automaton is built at that time, over every table alive, and again only if tables
have come. What it says about one table never depends on the others.

Quotation marks and U+2060 (blanked inline markup) are looked through, in the words of a table and in the text:
``坚定四个自信`` is found in ``坚定“四个自信”``. So is a line break inside a sentence of a hard-wrapped text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet, WeakValueDictionary

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
    """A table of phrases. Compared by identity; see ``phrases``."""

    __slots__ = ("__weakref__", "_loader", "_words", "name")

    def __init__(self, name: str, words: Iterable[str] | Callable[[], Iterable[str]]) -> None:
        self.name = name
        self._loader = words if callable(words) else None
        self._words: tuple[str, ...] | None = None if callable(words) else tuple(words)
        _alive.add(self)
        _declared[0] += 1

    def __repr__(self) -> str:
        return f"Phrases({self.name!r})"

    @property
    def words(self) -> tuple[str, ...]:
        """The phrases as written, in the order of ``Hit.place``; read now if they were not before."""
        if self._words is None:
            assert self._loader is not None
            self._words = tuple(self._loader())
        return self._words


_alive: WeakSet[Phrases] = WeakSet()
_declared = [0]
"""How many tables there ever were: whether another has come since the automaton was built."""
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
    found = _LETTERS_BEFORE.search(body, max(0, offset - _CONTEXT), offset)
    return found[0] if found else ""


def _after(body: str, offset: int) -> str:
    """The letters right after ``offset``."""
    found = _LETTERS_AFTER.match(body, offset)
    return found[0] if found else ""


class Automaton:
    """All tables alive in one matcher. It does not keep them alive: tables are known by id.

    The id of a table that has gone can only be another's if that came later, and then there is another automaton.
    """

    def __init__(self) -> None:
        self.declared = _declared[0]
        owners: dict[str, list[tuple[int, int, str]]] = {}
        tables = list(_alive)
        self._tables = [id(table) for table in tables]
        for slot, table in enumerate(tables):
            # One pass over all words of a table, U+001F between them.
            folded = _QUOTED.sub("", "\x1f".join(table.words)).split("\x1f") if table.words else []
            for index, (word, key) in enumerate(zip(table.words, folded, strict=True)):
                if key:
                    owners.setdefault(key, []).append((slot, index, word))
        self._owners = list(owners.values())
        self._matcher = _matcher(list(owners))

    def scan(self, text: str) -> dict[int, list[tuple[int, int, int, str]]]:
        """All hits in ``text``, by the id of the table: start, end, place and word, to be made ``Hit`` when asked for."""
        if self._matcher is None:
            return {}
        folded, back = _folded(text)
        found: list[list[tuple[int, int, int, str]]] = [[] for _ in self._tables]
        owners = self._owners
        for pattern, start, end in self._matcher.find_matches_as_indexes(folded, overlapping=True):
            if back:
                start, end = back[start], back[end - 1] + 1
            for slot, index, word in owners[pattern]:
                found[slot].append((start, end, index, word))
        return dict(zip(self._tables, found, strict=True))


def _matcher(words: list[str]) -> AhoCorasick | None:
    if not words:
        return None
    # Imported here: a command that scans nothing need not pay for it.
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(words, store_patterns=False, implementation=Implementation.ContiguousNFA)


_built: Automaton | None = None


def automaton() -> Automaton:
    """The automaton over the tables alive. A cache: the same tables always give the same hits."""
    global _built
    if _built is None or _built.declared != _declared[0]:
        _built = Automaton()
    return _built


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
