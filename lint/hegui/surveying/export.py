"""The tables of a survey for analysts: a DuckDB file, or a folder of Parquet files."""

from __future__ import annotations

from pathlib import Path

from hegui.surveying.store import Store
from hegui.surveying.tables import TABLES


def to_parquet(store: Store, folder: str) -> None:
    """One ``<table>.parquet`` for each public table; the folder is made if need be, each file written whole."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        target = Path(folder) / f"{name}.parquet"
        part = target.with_suffix(".part")
        store.run(f"COPY (FROM {name} ORDER BY ALL) TO {_literal(part)} (FORMAT parquet, COMPRESSION zstd)")
        part.replace(target)


def to_duckdb(store: Store, path: str) -> None:
    """The public tables as a database of their own, written whole."""
    target = Path(path)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    store.run(f"ATTACH {_literal(part)} AS copy")
    try:
        for name in TABLES:
            store.run(f"CREATE TABLE copy.{name} AS FROM {name} ORDER BY ALL")
    finally:
        store.run("DETACH copy")
    part.replace(target)


def _literal(path: Path) -> str:
    """A path as SQL spells it."""
    return "'" + str(path).replace("'", "''") + "'"
