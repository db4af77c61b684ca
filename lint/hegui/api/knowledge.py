"""Knowledge as data: tables of facts in TSV files that rules declare, users extend, and ``hegui knowledge`` checks.

A table is a UTF-8 file with a header line. Every row has an ``id`` (unique in its table, never reused), a
``source`` (where the fact comes from) and a ``confidence``: only rows of confidence ``high`` may raise an error or
a warning. Lists inside a cell are separated by ``;``; dates are ISO; lines beginning with ``#`` are comments.

A rule declares its tables (``@rule(knowledge=(TERMS,))``) and finds them in its options under their names, with the
changes of the configuration already made: ``options.terms``. So a rule stays a pure function of document and options.
"""

from __future__ import annotations

import datetime
import os
import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from hegui import snapshot
from hegui.document import Document, Span, fact
from hegui.errors import ConfigError
from hegui.lexicon.scanning import found
from hegui.text.foreign import Matching, compiled_for, foreign
from hegui.text.phrases import Hit, Phrases, whole
from hegui.text.tables import lines

E = TypeVar("E")
T = TypeVar("T")
Cells = Mapping[str, str]

COMMON = ("id", "source", "confidence")
CONFIDENCES = ("high", "low")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


class Cue(NamedTuple):
    """A phrase of which an end may lie inside a word of the text: half a formulation, what a pattern begins with.

    It only says where to look; who looks there asks ``hegui.text.phrases.whole`` about what is found at last.

    Attributes:
        word: the phrase.
        starts: whether a word begins with it.
        ends: whether a word ends with it.
    """

    word: str
    starts: bool = True
    ends: bool = True


class _Cues(NamedTuple):
    """The phrases of a table.

    Attributes:
        words: the phrases.
        whole: 1 where a word begins with the phrase, 2 where one ends with it, 3 where both do (see ``Cue``).
        places: of their rows.
    """

    words: tuple[str, ...]
    whole: bytes
    places: Sequence[int]


class Extra(NamedTuple):
    """Rows that a user adds to a table: the path of the file, for messages, and its text."""

    path: str
    text: str


class Changes(NamedTuple):
    """What the configuration changes in one table.

    Attributes:
        add: further rows; one with the id of an earlier row replaces it.
        off: ids of rows that do not count.
    """

    add: tuple[Extra, ...] = ()
    off: tuple[str, ...] = ()


class Problem(NamedTuple):
    """What is wrong with a table: the place (``file:line``), the row's id, and one Chinese sentence."""

    place: str
    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}：{self.id + ' ' if self.id else ''}{self.what}"


class Table(Generic[E]):
    """A knowledge table. The file is read when the table is first used; entries are made when first hit.

    Args:
        name: in the configuration and in ``options``: lower-case letters and underscores.
        title: one Chinese phrase.
        path: of the TSV file.
        columns: those besides ``id``, ``source`` and ``confidence``, in any order in the file.
        entry: makes the typed entry of a row. Raises ``ValueError`` with a Chinese sentence for a bad cell.
        words: the phrases of a row that documents are scanned for; must not raise. A phrase is no hit where it
            begins or ends inside a word of the text (认真学|习总书记), unless a ``Cue`` says that it may.
        examine: what is wrong with the entries as a whole or one by one: (id, Chinese sentence).
        sources: path of a TSV file whose first column lists the keys that sources may be; left out, ``sources.tsv``
            beside the table, where there is one.
    """

    def __init__(
        self,
        name: str,
        *,
        title: str,
        path: str,
        columns: Sequence[str],
        entry: Callable[[Cells], E],
        words: Callable[[Cells], Iterable[str | Cue]] = lambda row: (),
        examine: Callable[[Mapping[str, E]], Iterable[tuple[str, str]]] = lambda entries: (),
        sources: str = "",
        changes: Changes = Changes(),
    ) -> None:
        self.name, self.title, self.path, self.columns = name, title, path, tuple(columns)
        self.sources, self.changes = sources or _beside(path), changes
        self._entry, self._words, self._examine = entry, words, examine
        self._made: dict[int, E] = {}
        self._read: dict[str, list[tuple[int, Cells]]] = {}
        # What ships is derived once and kept; what a configuration changes is not.
        self._kept = f"table {path}" if not any(changes) and snapshot.covers(path) else ""
        self.phrases = Phrases(name, lambda: self._cues.words, self._kept)

    def __repr__(self) -> str:
        return f"Table({self.name!r}, {self.changes!r})"

    def changed(self, changes: Changes) -> Table[E]:
        """The same table with ``changes`` made, over those that it has."""
        changes = Changes((*self.changes.add, *changes.add), (*self.changes.off, *changes.off))
        return Table(
            self.name, title=self.title, path=self.path, columns=self.columns, entry=self._entry,
            words=self._words, examine=self._examine, sources=self.sources, changes=changes,
        )  # fmt: skip

    @cached_property
    def rows(self) -> tuple[Cells, ...]:
        """The rows that count, in the order of the files.

        Raises:
            ConfigError: a file cannot be taken as a table at all.
        """
        if self._kept:
            columns, lines_ = self._lines
            return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines_)
        return self._read_rows()

    def _read_rows(self) -> tuple[Cells, ...]:
        return tuple(row for key, row in self._unfiltered().items() if key not in self.changes.off)

    @cached_property
    def _lines(self) -> tuple[list[str], list[str]]:
        """The columns, and the cells of each row between tabs, of a table that ships."""

        def read() -> tuple[list[str], str]:
            rows = self._read_rows()
            return list(rows[0]) if rows else [], "\n".join("\t".join(row.values()) for row in rows)

        columns, text = snapshot.kept(f"{self._kept} lines", read)
        return columns, text.split("\n") if columns else []

    def derived(self, what: str, make: Callable[[], T]) -> T:
        """What ``make`` makes of the rows, plain data (see ``hegui.snapshot``), kept for a table that ships."""
        return snapshot.kept(f"{self._kept} {what}", make) if self._kept else make()

    def row(self, place: int) -> Cells:
        """The row at ``place`` in ``rows``."""
        if self._kept and "rows" not in self.__dict__:
            columns, lines_ = self._lines
            return dict(zip(columns, lines_[place].split("\t"), strict=True))
        return self.rows[place]

    @cached_property
    def _cues(self) -> _Cues:
        """The phrases with what is known of each."""
        words, whole, places = self.derived("cues", self._read_cues)
        return _Cues(tuple(words.split("\x1f")) if whole else (), whole, array("I", places))

    def _read_cues(self) -> tuple[str, bytes, bytes]:
        # Few long pieces: they are read in a fraction of the time that many short ones take.
        cues = [
            (word if isinstance(word, Cue) else Cue(word), place)
            for place, row in enumerate(self.rows)
            for word in self._words(row)
        ]
        return (
            "\x1f".join(cue.word for cue, _ in cues),
            bytes(cue.starts | cue.ends << 1 for cue, _ in cues),
            array("I", (place for _, place in cues)).tobytes(),
        )

    def entry(self, place: int) -> E:
        """The typed entry of the row at ``place`` in ``rows``, made at first asking.

        Raises:
            ConfigError: a cell is not what it should be.
        """
        if place not in self._made:
            row = self.row(place)
            try:
                self._made[place] = self._entry(row)
            except ValueError as error:
                raise ConfigError(
                    f"知识表 {self.name} 的 {row['id']}：{error}", "可用 hegui knowledge check 检查"
                ) from None
        return self._made[place]

    @property
    def entries(self) -> Iterator[E]:
        """All entries."""
        return iter(self._all)

    @cached_property
    def _all(self) -> tuple[E, ...]:
        return tuple(map(self.entry, range(len(self.rows))))

    def hits(
        self, doc: Document, wanted: Callable[[E, str, Span], bool] | None = None
    ) -> Iterator[tuple[E, Hit]]:
        """Where phrases of the table stand in ``doc``, each with the entry it belongs to; in the order of the text.

        Args:
            wanted: only those of which this is true, told the entry, the phrase and its place; it is asked before
                whether a phrase tears words of the text, which costs more.
        """
        return iter(_entries(doc, self)) if wanted is None else self._hits(doc, wanted)

    def placed(self, doc: Document) -> Iterator[tuple[E, str, int, int]]:
        """As ``hits``, phrases that begin or end inside a word of the text included: entry, phrase, start and end.

        For a rule that looks at few of many hits: ``whole`` costs more than most other questions.
        """
        words, _, places = self._cues
        made = self._made
        for start, end, number in found(doc, self.phrases):
            place = places[number]
            yield made[place] if place in made else self.entry(place), words[number], start, end

    def _hits(
        self, doc: Document, wanted: Callable[[E, str, Span], bool] | None = None
    ) -> Iterator[tuple[E, Hit]]:
        cues, body = self._cues, doc.body
        for start, end, number in found(doc, self.phrases):
            word, span, ends_of_words = cues.words[number], Span(start, end), cues.whole[number]
            if wanted is not None and not wanted(self.entry(cues.places[number]), word, span):
                continue
            if not ends_of_words or whole(body, span, bool(ends_of_words & 1), bool(ends_of_words & 2)):
                yield self.entry(cues.places[number]), Hit(span, word, number)

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong with the table's own file, then with what the configuration changes."""
        yield from self._file_problems(self.path, _read(self.path))
        yield from self.changed_problems()

    def changed_problems(self) -> Iterator[Problem]:
        """What is wrong with the changes that the configuration makes."""
        for path, text in self.changes.add:
            yield from self._file_problems(path, text)
        known = {row["id"] for row in self._unfiltered().values()} if self.changes.off else set()
        for key in self.changes.off:
            if key not in known:
                yield Problem(self.path, key, f"知识表 {self.name} 没有这一行，无从停用")

    def _file_problems(self, path: str, text: str) -> Iterator[Problem]:
        try:
            numbered = self._numbered(path, text)
        except ConfigError as error:
            yield Problem(path, "", str(error))
            return
        known = _keys(self.sources) if path == self.path else ()
        yield from self._row_problems(path, numbered, known)

    def _unfiltered(self) -> dict[str, Cells]:
        """All rows by id; later ones replace earlier ones with the same id."""
        own = {row["id"]: row for _, row in self._numbered(self.path, _read(self.path))}
        added = [row for path, text in self.changes.add for _, row in self._numbered(path, text)]
        return own | {row["id"]: row for row in added}

    def _numbered(self, path: str, text: str) -> list[tuple[int, Cells]]:
        """The rows of a file with their lines, read once: a run checks what a user adds and then uses it."""
        if path not in self._read:
            rows = list(parsed(text, path, self.columns))
            # What a user adds is not ours: its patterns must end in time.
            self._read[path] = (
                rows
                if path == self.path
                else [(line, foreign(row, f"{path}:{line} {row['id']}")) for line, row in rows]
            )
        return self._read[path]

    def _row_problems(
        self, path: str, numbered: list[tuple[int, Cells]], known: Collection[str]
    ) -> Iterator[Problem]:
        lines = {row["id"]: line for line, row in numbered}
        counted = Counter(row["id"] for _, row in numbered)
        entries: dict[str, E] = {}
        for line, row in numbered:
            place, key = f"{path}:{line}", row["id"]
            if not _ID.fullmatch(key):
                yield Problem(place, key, "id 须为字母开头的字母、数字、连字符")
            if counted[key] > 1:
                yield Problem(place, key, "id 重复")
            if row["confidence"] not in CONFIDENCES:
                yield Problem(place, key, f"confidence 应为 {'、'.join(CONFIDENCES)} 之一")
            if not row["source"].strip("; "):
                yield Problem(place, key, "source 不能为空")
            for source in split(row["source"]) if known else ():
                if source not in known:
                    yield Problem(place, key, f"来源“{source}”不在来源表中")
            try:
                entries[key] = self._entry(row)
            except ValueError as error:
                yield Problem(place, key, str(error))
        for key, what in self._examine(entries):
            yield Problem(f"{path}:{lines.get(key, 1)}", key, what)


@fact
def _entries(doc: Document, table: Table[Any]) -> tuple[tuple[Any, Hit], ...]:
    """What ``Table.hits`` gives: several rules ask for one table."""
    return tuple(table._hits(doc))


def parsed(text: str, path: str, columns: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """The rows of a TSV text with their line numbers.

    Raises:
        ConfigError: a column is missing or unknown, or a row has another number of cells than the header.
    """
    header: list[str] | None = None
    for number, cells in lines(text):
        if header is None:
            header = cells
            missing = [c for c in (*COMMON, *columns) if c not in cells]
            strange = [c for c in cells if c not in (*COMMON, *columns)]
            if missing or strange:
                what = f"缺少列 {'、'.join(missing)}" if missing else f"有不认识的列 {'、'.join(strange)}"
                raise ConfigError(f"{path}:{number}：{what}", f"应有 {'、'.join((*COMMON, *columns))}")
            continue
        if len(cells) != len(header):
            raise ConfigError(
                f"{path}:{number}：有 {len(cells)} 格，表头有 {len(header)} 格", "格与格之间用制表符分隔"
            )
        yield number, dict(zip(header, cells, strict=False))  # as many as there are, see above


def split(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds a list."""
    return tuple(item.strip() for item in cell.split(";") if item.strip()) if cell else ()


def day(cell: str) -> datetime.date | None:
    """The date in a cell, ``None`` for an empty one.

    Raises:
        ValueError: it is no date.
    """
    if not cell:
        return None
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"日期“{cell}”有误，应如 2021-03-12") from None


def pattern(cell: str) -> Matching | None:
    """The regular expression in a cell, ``None`` for an empty one; with a time limit in a row that a user added.

    Raises:
        ValueError: it is none.
    """
    try:
        return compiled_for(cell) if cell else None
    except re.error as error:
        raise ValueError(f"正则表达式“{cell}”有误（{error}）") from None


def bound(tables: Iterable[Table[Any]], changes: Mapping[str, Changes]) -> dict[str, Table[Any]]:
    """The tables that ``changes`` touch, by name, with the changes made."""
    known = {table.name: table for table in tables}
    return {name: known[name].changed(change) for name, change in changes.items() if name in known}


def _beside(path: str) -> str:
    """The file of sources in the folder of a table; empty when there is none."""
    found = os.path.join(os.path.dirname(path), "sources.tsv")
    return found if os.path.isfile(found) else ""


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _keys(path: str) -> set[str]:
    """The keys that a file of sources lists; none without a file."""
    if not path:
        return set()
    return {cells[0] for _, cells in lines(_read(path))}
