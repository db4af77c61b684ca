"""Files checked, or their results remembered: what ``hegui.running.cache`` has is not checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from hegui.checking.check import reread
from hegui.checking.model import Known, Sidecar
from hegui.checking.results import FileResult
from hegui.errors import HeguiError
from hegui.running.cache import Cache, Key
from hegui.running.engine import Engine
from hegui.running.files import Job, check_bytes, check_files, collect_seldom, content, loaded
from hegui.running.isolation import wild
from hegui.running.settings import Settings


def remembered_files(
    jobs: Sequence[Job],
    engine: Engine,
    settings: Settings,
    cache: Cache,
    processes: int = 1,
    keep_documents: bool = False,
    advance: Callable[[int], object] = lambda count: None,
) -> Iterator[FileResult]:
    """As ``check_files``; what is in ``cache`` is taken from there, the rest put there."""
    if not cache.filled:
        yield from check_files(jobs, engine, settings, processes, keep_documents, advance, cache)
        return
    if len(jobs) > 1:
        collect_seldom()
    keys = [_key(job, engine, cache, keep_documents) for job in jobs]
    others = [job for job, key in zip(jobs, keys, strict=True) if key is None]
    checked = check_files(others, engine, settings, processes, keep_documents, kept=cache)
    for job, key in zip(jobs, keys, strict=True):
        result = _remembered(job, key, engine, settings, cache, keep_documents) if key else next(checked)
        if result is None:  # it was there a moment ago
            result = next(check_files([job], engine, settings, 1, keep_documents, kept=cache))
        yield result
        advance(1)


def remembered_bytes(
    path: str,
    data: bytes,
    engine: Engine,
    settings: Settings,
    cache: Cache,
    sidecar: Sidecar | None = None,
    known: tuple[Known, ...] = (),
    keep_document: bool = False,
) -> FileResult:
    """As ``check_bytes``, through ``cache``."""
    key = cache.key(path, data, sidecar, known)
    result = cache.get(key)
    if result is not None:
        return _with_document(result, data, engine, settings) if keep_document else result
    result = check_bytes(path, data, engine, settings, sidecar, known, keep_document)
    cache.put(key, result)
    return result


def _key(job: Job, engine: Engine, cache: Cache, keep_document: bool) -> Key | None:
    """The key of the file as it is now, if something is kept for it."""
    path, error, _, way, _ = job.found
    if error is not None or (keep_document and (way or wild(path))):  # not to be read in this process
        return None
    try:
        data, sidecar = (content(way), None) if way else loaded(path, engine)
    except (OSError, HeguiError):
        return None  # whoever checks it says so
    key = cache.key(path, data, sidecar, job.known)
    return key if cache.has(key) else None


def _remembered(
    job: Job, key: Key, engine: Engine, settings: Settings, cache: Cache, keep_document: bool
) -> FileResult | None:
    result = cache.get(key)
    if result is None or not keep_document:
        return result
    try:
        data, _ = loaded(job.found.path, engine)
        whole = _with_document(result, data, engine, settings)
    except (OSError, HeguiError):
        return None
    return whole if whole.document is not None and whole.document.sha256 == result.sha256 else None


def _with_document(result: FileResult, data: bytes, engine: Engine, settings: Settings) -> FileResult:
    """``result`` with its document read again: the text of documents is not kept."""
    document, shown = reread(result.path, data, engine.plan(settings, result.path), result.masked)
    return replace(result, document=document, shown=shown)
