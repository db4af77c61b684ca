"""Reads files and has them checked, in one process or several; everything below is pure."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hegui.api import Document
from hegui.checking.check import SPLIT, check
from hegui.checking.engine_codes import ENGINE_CODES
from hegui.checking.model import Known, Sidecar
from hegui.checking.notes import failed, passed_over
from hegui.checking.read import read
from hegui.checking.results import FileResult
from hegui.checking.suppressions import SIDECAR
from hegui.errors import ConfigError, HeguiError, ReadError, crash, reason
from hegui.places import leads_out
from hegui.reading.content import OLE, SAMPLE, recognised
from hegui.reading.open import MAX_BYTES, ending
from hegui.running.clock import watched
from hegui.running.engine import Engine, engine
from hegui.running.inputs import Found
from hegui.running.isolation import wild
from hegui.running.settings import Settings
from hegui.small import read_small

if TYPE_CHECKING:
    from hegui.running.cache import Cache
    from hegui.running.parallel import Team

T = TypeVar("T")

_CONTAINERS = (b"PK", OLE)
"""What such files are is told by more than their beginning."""

_Here = tuple[Engine, Settings]


class Job(NamedTuple):
    """A file to check, with what the baseline knows about it."""

    found: Found
    known: tuple[Known, ...] = ()


def check_bytes(
    path: str,
    data: bytes,
    engine: Engine,
    settings: Settings,
    sidecar: Sidecar | None = None,
    known: tuple[Known, ...] = (),
    keep_document: bool = False,
) -> FileResult:
    """See ``hegui.checking.check.check``; what ``settings`` come to for this path is looked up first."""
    plan = engine.plan(settings, path)
    with watched(plan.limits.seconds) as budget:
        return check(path, data, plan, sidecar, known, keep_document, budget)


def check_file(
    job: Job, engine: Engine, settings: Settings, keep_document: bool = False, kept: Cache | None = None
) -> FileResult:
    """Read the file and its sidecar and check them; a file that cannot be read is a failed result, not an error.

    Args:
        kept: where the result is put.
    """
    path, error, walked, way, _ = job.found
    if error is not None:
        return failed(path, error.code, error.message)
    try:
        data, sidecar = (content(way), None) if way else loaded(path, engine)
    except (OSError, ReadError) as problem:
        told = _trouble(path, problem) if isinstance(problem, OSError) else problem
        return failed(path, told.code, str(told))
    try:
        result = check_bytes(path, data, engine, settings, sidecar, job.known, keep_document)
    except HeguiError:
        raise
    except Exception as problem:  # a fault of ours costs its file, not the run
        if isinstance(problem, MemoryError) or os.environ.get("HEGUI_DEBUG"):
            raise
        return _crashed(path, problem, data)
    if kept is not None and result.error is None:
        kept.put(kept.key(path, data, sidecar, job.known), result)
    if walked and settings.skip_unsupported and result.error and result.error.code == "E906":
        return passed_over(result)
    return result


def _crashed(path: str, problem: Exception, data: bytes = b"") -> FileResult:
    return failed(
        path, "E901", f"{path}：检查时程序内部出错（{crash(problem)}），没有结果；请把这一行反馈给作者", data
    )


def read_file(path: str, engine: Engine, settings: Settings) -> Document:
    """The document in a file; nothing is checked.

    Raises:
        ReadError: it cannot be read.
    """
    try:
        data = _bytes(path, engine)
    except OSError as problem:
        raise _trouble(path, problem) from problem
    document, left_out = read(path, data, engine.plan(settings, path))
    if left_out:
        raise ReadError("E909", f"{path}：{left_out}", SPLIT)
    return document


def loaded(path: str, engine: Engine) -> tuple[bytes, Sidecar | None]:
    """The bytes of a file and its suppressions.

    Raises:
        OSError, ReadError: it cannot be read.
    """
    return _bytes(path, engine), _sidecar(path)


def content(way: tuple[str, ...]) -> bytes:
    """The bytes of what lies in a zip or a mail.

    Raises:
        OSError, ReadError: it cannot be read.
    """
    from hegui.running import containers  # few runs meet one

    return containers.content(way)


def _bytes(path: str, engine: Engine) -> bytes:
    """The content; of a file that nobody reads only the beginning, enough to say what it is."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise _not_regular(path)
    with open(path, "rb", opener=_without_waiting) as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):  # it was put in the file's place just now
            raise _not_regular(path)
        data = b""
        if ending(path) not in engine.declared.readers:
            data = file.read(SAMPLE)
            if before.st_size > SAMPLE and not (recognised(data) or data.startswith(_CONTAINERS)):
                return data
        data += file.read(MAX_BYTES + 1 - len(data))
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or (
        len(data) < min(after.st_size, MAX_BYTES)
    ):
        raise ReadError("E902", f"{path}：读取时文件正在改动", "请等它写完、关闭占用它的程序后再检查")
    return data


def _not_regular(path: str) -> ReadError:
    return ReadError("E902", f"{path}：不是普通文件", "请给出 docx、pdf、ofd、html、txt 或 md 文件")


def _without_waiting(path: str, flags: int) -> int:
    """Opens a pipe that somebody put in the place of a file without waiting for its writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _sidecar(path: str) -> Sidecar | None:
    beside = path + SIDECAR
    if os.path.islink(beside) and leads_out(beside, os.path.dirname(os.path.realpath(path))):
        raise ReadError(
            "E902",
            f"{beside}：是指向别处的链接，没有读取",
            "请把屏蔽文件放在被检查的文件旁边",
        )
    try:
        return Sidecar(beside, read_small(beside))
    except FileNotFoundError:
        return None
    except ConfigError as error:
        raise ReadError("E902", error.message, error.remedy) from error


def _trouble(path: str, problem: OSError) -> ReadError:
    name = str(problem.filename or path)
    if isinstance(problem, PermissionError):
        return ReadError("E908", f"{name}：没有读取权限", ENGINE_CODES["E908"].remedy)
    if isinstance(problem, FileNotFoundError):
        what = "链接指向的文件不存在" if os.path.islink(name) else "文件不存在"
        return ReadError("E907", f"{name}：{what}", ENGINE_CODES["E907"].remedy)
    return ReadError("E902", f"{name}：无法读取（{reason(problem)}）", "请检查文件和磁盘")


def check_files(
    jobs: Sequence[Job],
    engine: Engine,
    settings: Settings,
    processes: int = 1,
    keep_documents: bool = False,
    advance: Callable[[int], object] = lambda count: None,
    kept: Cache | None = None,
) -> Iterator[FileResult]:
    """The results in the order of ``jobs``, whatever the number of processes.

    Args:
        advance: told how many more files are done.
        kept: where the results are put; none is taken from there (see ``hegui.running.remembered``).
    """
    return finished(jobs, engine, settings, _itself, processes, keep_documents, advance, kept)


def collect_seldom() -> None:
    """Look for rubbish, which the command line starts without: seldom, and not among what was made at the start.

    A document and its facts hold no circles; looking as often as Python does by itself costs a sixth of the time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


def _itself(result: FileResult, engine: Engine) -> FileResult:
    return result


def finished(
    jobs: Sequence[Job],
    engine: Engine,
    settings: Settings,
    finish: Callable[[FileResult, Engine], T],
    processes: int = 1,
    keep_documents: bool = False,
    advance: Callable[[int], object] = lambda count: None,
    kept: Cache | None = None,
) -> Iterator[T]:
    """What ``finish`` makes of each result, made in the process that checked the file, in the order of ``jobs``.

    Args:
        finish: a function of a module; sees the document when ``keep_documents``.
    """
    work = partial(_done, finish, keep_documents, kept)
    here = engine, settings
    if len(jobs) > 1:
        collect_seldom()
    several = processes > 1 and len(jobs) > 1
    with ExitStack() as stack:

        @cache
        def team() -> Team[Job, _Here, T]:
            from hegui.running.parallel import Allowance, Team  # a small file is checked sooner without it

            allowance = Allowance(settings.limits.seconds, settings.limits.memory)
            lost = partial(_lost, finish)
            made = Team(work, lost, here, partial(_again, settings), processes if several else 1, allowance)
            return stack.enter_context(made)

        if several:
            results = team().each(jobs)
        else:
            results = (next(team().each([job])) if _is_wild(job.found) else work(job, here) for job in jobs)
        for result in results:
            yield result
            advance(1)


def _is_wild(found: Found) -> bool:
    return bool(found.way) or wild(found.path)


def _done(
    finish: Callable[[FileResult, Engine], T], keep_document: bool, kept: Cache | None, job: Job, here: _Here
) -> T:
    engine, settings = here
    result = check_file(job, engine, settings, keep_document, kept)
    try:
        return finish(result, engine)
    except HeguiError:
        raise
    except Exception as problem:
        if isinstance(problem, MemoryError) or os.environ.get("HEGUI_DEBUG"):
            raise
        return finish(_crashed(result.path, problem), engine)


_LOST = {
    "crashed": ("E901", "检查进程意外终止，请把文件单独检查一次并反馈给作者"),
    "killed": ("E909", f"检查进程被系统终止，多半是内存不够或文件内部已损坏；{SPLIT}"),
    "timeout": ("E909", f"超过了检查的时间，已经终止；{SPLIT}"),
}
"""How a process was lost to what the user is told."""


def _lost(finish: Callable[[FileResult, Engine], T], job: Job, here: _Here, how: str) -> T:
    path = job.found.path
    code, message = _LOST[how]
    return finish(failed(path, code, f"{path}：{message}"), here[0])


def _again(settings: Settings) -> _Here:
    """In a process that inherited nothing."""
    return engine(settings), settings
