"""The survey's database: one DuckDB file, written report by report, so that a survey goes on where it was stopped."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import duckdb

from hegui.comparing.content import Content
from hegui.errors import UsageError
from hegui.reporting.visible import writable
from hegui.surveying.entry import Entry
from hegui.surveying.tables import PRIVATE, TABLES, quoted, structure

MEMORY, MOST = 256, 2048
"""MiB that DuckDB may hold at once, the rest goes to files beside the store; and how far a query may raise that."""


class Letters(NamedTuple):
    """The letters of a report as the store keeps them (see ``Content``).

    Attributes:
        whole: the text of the report.
        places, offsets: runs of letters: ``text[places[i]]`` and those that follow stand at ``offsets[i]`` of ``whole``.
        common: places of the fingerprints that many reports have.
    """

    path: str
    whole: str
    text: str
    shape: str
    own: bytes
    places: list[int]
    offsets: list[int]
    common: list[int]

    def part(self, start: int, end: int) -> Content:
        """``text[start:end]``."""
        every: list[int] = []
        run = bisect_right(self.places, start) - 1
        place = start
        while place < end:
            stop = min(end, self.places[run + 1] if run + 1 < len(self.places) else end)
            shift = self.offsets[run] - self.places[run]
            every += range(place + shift, stop + shift)
            place, run = stop, run + 1
        return Content(self.text[start:end], self.shape[start:end], tuple(every), self.own[start:end])


_ALIVE = """
SELECT 1 FROM system.main.duckdb_views() WHERE NOT internal
UNION ALL SELECT 1 FROM system.main.duckdb_functions() WHERE NOT internal
UNION ALL SELECT 1 FROM system.main.duckdb_columns() WHERE NOT internal AND column_default IS NOT NULL
UNION ALL SELECT 1 FROM system.main.duckdb_constraints()
UNION ALL SELECT 1 FROM system.main.duckdb_schemas() WHERE NOT internal AND schema_name <> 'main'
LIMIT 1
"""
"""What in a database does something when it is asked for something else; names of the system, which nothing can stand for."""


def _is_plain(path: str) -> bool:
    """Whether a database holds tables and nothing else. It may come from anywhere; while it is asked it reaches no file."""
    with duckdb.connect(path, config={"enable_external_access": "false"}) as database:
        return not database.execute(_ALIVE).fetchall()


class Store:
    """The tables of a survey on disk. Not for several processes at once.

    Args:
        path: of the database file; made if need be.

    Raises:
        UsageError: the file is no such database, or another program has it open.
    """

    def __init__(self, path: str) -> None:
        try:
            if Path(path).exists() and not _is_plain(path):
                raise UsageError(f"{path} 不是本工具写的汇总数据库，没有使用", "请删去它，或换一个文件名")
            self._db = duckdb.connect(path)
        except duckdb.Error as error:
            raise UsageError(
                f"无法打开汇总数据库 {path}（{type(error).__name__}）",
                "请换一个文件名，或关闭正在使用它的程序",
            ) from error
        self._memory = MEMORY
        self._db.execute(f"SET memory_limit='{MEMORY}MiB'")
        self._db.execute("SET threads=2")
        self._db.execute("SET preserve_insertion_order=false")
        self._db.execute("SET temp_directory=?", [str(Path(path).with_suffix(".tmp"))])
        for name, columns in {**TABLES, **PRIVATE}.items():
            inner = ", ".join(f"{quoted(column)} {kind}" for column, kind in columns.items())
            self._db.execute(f"CREATE TABLE IF NOT EXISTS {name} ({inner})")
            # A store of an earlier version may lack columns; its reports are checked again (see the key of a report).
            there = {row[0] for row in self._db.execute(f"DESCRIBE {name}").fetchall()}
            for column in columns.keys() - there:
                self._db.execute(f"ALTER TABLE {name} ADD COLUMN {quoted(column)} {columns[column]}")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def done(self) -> dict[str, str]:
        """The key under which each report was checked, by path."""
        return dict(self._db.execute("SELECT path, key FROM state").fetchall())

    def forget(self, paths: Iterable[str]) -> None:
        """Drop everything about these reports."""
        gone = list(paths)
        if not gone:
            return
        self._db.execute("BEGIN")
        self._db.execute("CREATE OR REPLACE TEMP TABLE gone AS SELECT unnest(?::VARCHAR[]) AS path", [gone])
        for name in ("fingerprints", "letters"):
            self._db.execute(
                f"DELETE FROM {name} WHERE document IN (SELECT document FROM state WHERE path IN (FROM gone))"
            )
        for name in (*TABLES, "state"):
            self._db.execute(f"DELETE FROM {name} WHERE path IN (FROM gone)")
        self._db.execute("COMMIT")

    def add(self, entries: Sequence[tuple[Entry, str]]) -> None:
        """Write reports with their keys; all or none of them."""
        self._db.execute("BEGIN")
        try:
            self._add(entries)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _add(self, entries: Sequence[tuple[Entry, str]]) -> None:
        for name in TABLES:
            self._insert(name, [row for entry, _ in entries for row in entry.rows.get(name, ())])
        first = int(self.value("SELECT coalesce(max(document), -1) + 1 FROM state"))
        for number, (entry, key) in enumerate(entries, first):
            self._db.execute("INSERT INTO state VALUES (?, ?, ?, ?)", [entry.path, key, number, entry.result])
            if entry.letters is None:
                continue
            self._db.execute(
                "INSERT INTO fingerprints SELECT ?, unnest(?::UBIGINT[]), unnest(?::INTEGER[])",
                [number, entry.hashes, entry.places],
            )
            words = entry.letters
            self._db.execute(
                "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?)",
                [number, entry.text, words.text, words.shape, words.own, *entry.runs],
            )

    def _insert(self, name: str, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        columns = TABLES[name]
        self._db.execute(
            f"INSERT INTO {name} BY NAME SELECT {', '.join(f'r.{quoted(c)}' for c in columns)} "
            "FROM (SELECT unnest(from_json(?, ?)) AS r)",
            [writable(json.dumps(rows, ensure_ascii=False)), structure(columns)],
        )

    def replace(self, name: str, batches: Iterable[list[dict[str, Any]]]) -> None:
        """Fill a table anew, all or nothing."""
        self._db.execute("BEGIN")
        try:
            self._db.execute(f"DELETE FROM {name}")
            for rows in batches:
                self._insert(name, rows)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Execute a statement without result."""
        self._db.execute(sql, list(parameters))

    def more_memory(self) -> bool:
        """Let DuckDB hold twice as much; whether that was possible."""
        self._memory *= 2
        if self._memory > MOST:
            return False
        self._db.execute(f"SET memory_limit='{self._memory}MiB'")
        return True

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The single value of a query."""
        row = self._db.execute(sql, list(parameters)).fetchone()
        return row[0] if row else None

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, fetched in pieces; other queries may run meanwhile."""
        cursor = self._db.cursor().execute(sql, list(parameters))
        while batch := cursor.fetchmany(500):
            yield from batch

    def names(self, sql: str) -> list[str]:
        """The column names of a query."""
        return [column[0] for column in self._db.execute(f"DESCRIBE {sql}").fetchall()]

    def letters(self, documents: Iterable[int]) -> dict[int, Letters]:
        """The letters of reports, by number, found in one go; needs the table ``commons`` (see ``copies``)."""
        rows = self._db.execute(
            "SELECT document, path, whole, text, shape, own, places, offsets, coalesce(common, []) FROM letters "
            "JOIN state USING (document) LEFT JOIN commons USING (document) "
            "WHERE document IN (SELECT unnest(?::INTEGER[]))",
            [sorted(documents)],
        ).fetchall()
        return {number: Letters(*columns) for number, *columns in rows}
