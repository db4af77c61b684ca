"""Word classes: rows of ``data/classes.tsv`` and of what rule packs and configurations add.

A class is what a word does in official prose (``part-marker`` 其中, ``prevent`` 防止, ``future`` 将), so that a pattern
names the class and a new word is a row. A word may stand in several classes. Several rows may make up one class.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from hegui import snapshot
from hegui.document import Document, Span, fact
from hegui.errors import PluginError, suggestion
from hegui.lexicon.scanning import groups
from hegui.text.phrases import Phrases
from hegui.text.tables import rows
from hegui.text.trie import trie

T = TypeVar("T")

DATA = os.path.join(os.path.dirname(__file__), "data", "classes.tsv")


class WordClass(NamedTuple):
    """A row: some words of one class.

    Attributes:
        name: of the class, lower-case words joined by hyphens.
        example: a sentence in which one of the words does what the class says.
    """

    id: str
    name: str
    words: tuple[str, ...]
    example: str
    source: str


class WordClasses:
    """All classes in force. Immutable; patterns compiled for it are kept with it."""

    def __init__(self, rows: Iterable[WordClass] = (), *, path: str = "") -> None:
        self._rows = tuple(rows)
        self._path = path
        self.kept: dict[object, object] = {}
        """What users of the classes compute once for each set of classes (compiled patterns)."""
        self._singles: dict[str, re.Pattern[str] | None] = {}
        self._kept = f"classes {path}" if path and snapshot.covers(path) else ""
        self.phrases = Phrases("word classes", lambda: self._cues, self._kept)

    @cached_property
    def rows(self) -> tuple[WordClass, ...]:
        """Every row, those of the file first; read now if they were not before."""
        return (*(read(self._path) if self._path else ()), *self._rows)

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each class, in the order of the rows, each once."""

        def read() -> dict[str, tuple[str, ...]]:
            found: dict[str, dict[str, None]] = {}
            for row in self.rows:
                found.setdefault(row.name, {}).update(dict.fromkeys(row.words))
            return {name: tuple(words) for name, words in found.items()}

        return self.derived("by name", read)

    @cached_property
    def classes_of_word(self) -> Mapping[str, tuple[str, ...]]:
        """The classes a word stands in."""

        def read() -> dict[str, tuple[str, ...]]:
            found: dict[str, list[str]] = {}
            for name, words in self.by_name.items():
                for word in words:
                    found.setdefault(word, []).append(name)
            return {word: tuple(names) for word, names in found.items()}

        return self.derived("of word", read)

    @cached_property
    def of_place(self) -> Sequence[tuple[str, ...]]:
        """The classes of each of the phrases, by its place among them."""

        def read() -> list[tuple[str, ...]]:
            shared: dict[tuple[str, ...], tuple[str, ...]] = {}
            found = (self.classes_of_word[word] for word in self._cues)
            return [shared.setdefault(names, names) for names in found]

        return self.derived("of place", read)

    def derived(self, what: str, read: Callable[[], T]) -> T:
        """What ``read`` makes of these classes, plain data; for the classes that ship it is kept in the snapshot."""
        return snapshot.kept(f"{self._kept} {what}", read) if self._kept else read()

    def source(self, key: str, make: Callable[[], str]) -> str:
        """The source of a regular expression, named ``key``, that depends on these classes only."""
        return self.derived(f"source {key}", make)

    @cached_property
    def _cues(self) -> tuple[str, ...]:
        """The words a document is scanned for; single characters stand everywhere, and are looked for when asked for."""
        return tuple(word for word in self.classes_of_word if len(word) > 1)

    def single(self, name: str) -> re.Pattern[str] | None:
        """A pattern for the words of class ``name`` that are one character, ``None`` when it has none."""
        try:
            return self._singles[name]
        except KeyError:
            characters = "".join(word for word in self.by_name.get(name, ()) if len(word) == 1)
            made = self._singles[name] = re.compile(f"[{re.escape(characters)}]") if characters else None
            return made

    def words(self, *names: str) -> tuple[str, ...]:
        """The words of the classes ``names``, each once.

        Raises:
            PluginError: there is no such class.
        """
        key = ("words", names)
        if key not in self.kept:
            found: dict[str, None] = {}
            for name in names:
                if name not in self.by_name:
                    raise PluginError(
                        f"没有名为“{name}”的词类", suggestion(name, self.by_name) or "词类见 classes.tsv"
                    )
                found.update(dict.fromkeys(self.by_name[name]))
            self.kept[key] = tuple(found)
        return cast("tuple[str, ...]", self.kept[key])

    def word_set(self, *names: str) -> frozenset[str]:
        """The same, to be asked whether a word is among them."""
        key = ("word set", names)
        if key not in self.kept:
            self.kept[key] = frozenset(self.words(*names))
        return cast("frozenset[str]", self.kept[key])

    def pattern(self, *names: str) -> str:
        """The source of a regular expression that matches the longest word of the classes ``names``."""
        key = ("pattern", names)
        if key not in self.kept:
            self.kept[key] = self.derived(f"pattern {'|'.join(names)}", lambda: _any(self.words(*names)))
        return cast(str, self.kept[key])

    def extended(self, rows: Iterable[WordClass], off: Iterable[str] = ()) -> WordClasses:
        """These classes with ``rows`` added (one with the id of an earlier row replaces it), those of ids ``off`` without words.

        A class of which every row is off has no words: what asks for it finds nothing.
        """
        by_id = {row.id: row for row in (*self.rows, *rows)}
        gone = frozenset(off)
        return WordClasses(row._replace(words=()) if key in gone else row for key, row in by_id.items())


_MANY = 24
"""From so many words on a trie, which takes longer to make, is the faster pattern over a report."""


def _any(words: Sequence[str]) -> str:
    return trie(words) if len(words) > _MANY else _either(words)


def _either(words: Iterable[str]) -> str:
    """A pattern that tries the words one after the other, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else "(?!)"


def read(path: str) -> Iterator[WordClass]:
    """The rows of a TSV file with the columns id, class, words, example, source, confidence."""
    for row in rows(path):
        words = tuple(word for word in row["words"].split(";") if word)
        yield WordClass(row["id"], row["class"], words, row["example"], row["source"])


BUILT_IN = WordClasses(path=DATA)
"""The classes that ship."""


def classes_of(doc: Document) -> WordClasses:
    """The word classes in force for ``doc``."""
    return cast(WordClasses, doc.classes) if doc.classes is not None else BUILT_IN


class ClassHits:
    """Where words of each class stand in a document; made for a class when it is asked for.

    Of words of one class that overlap, the one that begins first counts, and of those the longest.
    """

    def __init__(self, doc: Document) -> None:
        self._classes = classes_of(doc)
        self._body = doc.body
        self._there = groups(doc, self._classes.phrases, self._classes.of_place)
        self._made: dict[str, tuple[Span, ...]] = {}
        self._counts: dict[str, int] = {}
        self._starts: dict[str, list[int]] = {}

    def __getitem__(self, name: str) -> Sequence[Span]:
        """The words of the class ``name`` in the order of the text; empty for a class that there is not."""
        if name not in self._made:
            self._made[name] = tuple(self._apart(name))
        return self._made[name]

    def get(self, name: str, default: Sequence[Span] = ()) -> Sequence[Span]:
        """The same; ``default`` where no word of it stands."""
        return self[name] or default

    def stands(self, name: str) -> bool:
        """Whether a word of the class ``name`` stands there."""
        if name in self._made:
            return bool(self._made[name])
        if name in self._there:
            return True
        single = self._classes.single(name)
        return single is not None and single.search(self._body) is not None

    def count(self, names: str) -> int:
        """About how many words of the classes ``names``, joined by ``|``, stand there; 0 only where there is none."""
        count = self._counts.get(names)
        if count is None:
            count = 0
            for name in names.split("|"):
                if name in self._there:
                    count += sum(map(len, self._there[name]))
                if self._classes.single(name) is not None:
                    count += len(self._body)  # single letters stand everywhere
            self._counts[names] = count
        return count

    def starts(self, names: str) -> list[int]:
        """Where words of the classes ``names``, joined by ``|``, begin, in order; overlapping ones too."""
        found = self._starts.get(names)
        if found is None:
            found = []
            for name in names.split("|"):
                found += [start for spans in self._there.get(name, ()) for start, _ in spans]
                if single := self._classes.single(name):
                    found += [match.start() for match in single.finditer(self._body)]
            found.sort()
            self._starts[names] = found
        return found

    def _apart(self, name: str) -> Iterator[Span]:
        there = [span for spans in self._there.get(name, ()) for span in spans]
        if single := self._classes.single(name):
            there += [match.span() for match in single.finditer(self._body)]
        longest = dict(sorted(there))  # the last of those that begin at one place
        done = -1
        for start, end in longest.items():
            if start >= done:
                done = end
                yield Span(start, end)


@fact
def class_hits(doc: Document) -> ClassHits:
    """Where words of each class stand in ``doc``; one scan for all of them."""
    return ClassHits(doc)


def first_in(doc: Document, span: tuple[int, int], *names: str) -> Span | None:
    """The first word of one of the classes ``names`` that lies inside ``span``, ``None`` without any."""
    best: Span | None = None
    for name in names:
        spans = class_hits(doc).get(name, ())
        place = bisect_left(spans, (span[0], 0))
        if place < len(spans) and spans[place].end <= span[1] and (best is None or spans[place] < best):
            best = spans[place]
    return best


def ending_at(doc: Document, offset: int, *names: str) -> Span | None:
    """The longest word of one of the classes ``names`` that ends at ``offset``, ``None`` without any."""
    found = []
    for name in names:
        spans = class_hits(doc).get(name, ())
        place = bisect_left(spans, (offset, 0)) - 1
        if place >= 0 and spans[place].end == offset:
            found.append(spans[place])
    return min(found, default=None)


def starting_at(doc: Document, offset: int, *names: str) -> Span | None:
    """The longest word of one of the classes ``names`` that begins at ``offset``, ``None`` without any."""
    found = []
    for name in names:
        spans = class_hits(doc).get(name, ())
        place = bisect_left(spans, (offset, 0))
        if place < len(spans) and spans[place].start == offset:
            found.append(spans[place])
    return max(found, default=None)
