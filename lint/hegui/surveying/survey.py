"""Checks a collection into a store, going on where an earlier run stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hegui import __version__
from hegui.checking.results import FileResult
from hegui.checking.suppressions import SIDECAR
from hegui.errors import ReadError
from hegui.running.engine import Engine
from hegui.running.files import Job, content, finished
from hegui.running.inputs import Found
from hegui.running.settings import Settings
from hegui.surveying.copies import find_copies
from hegui.surveying.entry import Entry, entry
from hegui.surveying.store import Store
from hegui.surveying.tables import TABLES

BATCH = 32
"""Reports written at once: what a stopped survey loses at most."""


def survey(
    files: Sequence[Found],
    store: Store,
    engine: Engine,
    settings: Settings,
    processes: int = 1,
    advance: Callable[[int], object] = lambda count: None,
    stage: Callable[[str], object] = lambda name: None,
) -> int:
    """Bring ``store`` up to date with ``files``; the number of reports that had to be checked.

    Reports that are gone are dropped, changed ones and those checked under other settings are checked again.

    Args:
        advance: told how many more files are done.
        stage: told, in Chinese, what comes next.
    """
    stamp = _stamp(engine, settings)
    keys = {found.path: _key(found, stamp) for found in files}
    done = store.done()
    fresh = {path for path, key in done.items() if keys.get(path) == key}
    store.forget(path for path in done if path not in fresh)
    advance(len(fresh))
    pending = [Job(found) for found in files if found.path not in fresh]
    batch: list[tuple[Entry, str]] = []
    for made in finished(pending, engine, settings, _entry, processes, keep_documents=True, advance=advance):
        batch.append((made, keys[made.path]))
        if len(batch) == BATCH:
            store.add(batch)
            batch = []
    if batch:
        store.add(batch)
    stage("比对各份报告")
    find_copies(store)
    return len(pending)


def _entry(result: FileResult, engine: Engine) -> Entry:
    return entry(result, engine.info, engine.set_phrases)


def _stamp(engine: Engine, settings: Settings) -> str:
    """What besides the file decides a result."""
    said = replace(settings, root="", config="", baseline="", fail_on="error", today=None)
    return repr((__version__, engine.declared.plugins, sorted(engine.rules), said, TABLES))


def _key(found: Found, stamp: str) -> str:
    digest = hashlib.sha256(stamp.encode("utf-8", "replace"))
    for path in (found.path, found.path + SIDECAR):
        try:
            inside = found.way and path == found.path
            digest.update(content(found.way) if inside else Path(path).read_bytes())
        except (OSError, ReadError) as error:
            digest.update(type(error).__name__.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:32]


def failed(store: Store) -> Iterator[tuple[str, str]]:
    """Path and message of every report that could not be checked."""
    return (
        (p, m)
        for p, m in store.rows(
            "SELECT path, error_message FROM documents WHERE status = 'failed' ORDER BY path"
        )
    )
