"""Corrects what the rules know how to correct. ``fixed`` is pure: bytes in, new bytes out; nothing is written here.

Each pass checks the document, makes the corrections that do not get in each other's way, and reads the new bytes
again: they must say exactly what the edited text says, or they are not taken. The next pass sees what the last one left.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Diagnostic, Document, Edit, Fix, Span
from hegui.checking.model import Known, Sidecar
from hegui.checking.results import FileResult
from hegui.checking.untouchable import collide, numbers, quoted
from hegui.errors import ReadError, crash
from hegui.reading import Source
from hegui.running.engine import Engine
from hegui.running.files import Job, check_bytes, loaded
from hegui.running.settings import Settings
from hegui.writing import WRITERS, WriteError, applied, write

MOST_PASSES = 10


class Fixed(NamedTuple):
    """A document after its corrections.

    Attributes:
        result: what remains to be said about it.
        data: its bytes; the very ones that came in when nothing was corrected.
        before, after: its text.
        made: how many corrections were.
        problem: why some could not be made; ``""`` otherwise.
    """

    result: FileResult
    data: bytes
    before: str
    after: str
    made: int = 0
    problem: str = ""


def fixable(result: FileResult) -> list[Diagnostic]:
    """The diagnostics of ``result`` that can be corrected: those that count, in a format that can be written."""
    return [d for d in result.active if d.fix is not None] if result.format in WRITERS else []


def fixed(
    path: str,
    data: bytes,
    engine: Engine,
    settings: Settings,
    sidecar: Sidecar | None = None,
    known: tuple[Known, ...] = (),
    keep_document: bool = False,
) -> Fixed:
    """Correct the document of these bytes. Arguments as those of ``hegui.running.files.check_bytes``."""

    def check(bytes_: bytes) -> tuple[FileResult, Document | None]:
        result = check_bytes(path, bytes_, engine, settings, sidecar, known, keep_document=True)
        return (result if keep_document else replace(result, document=None)), result.document

    result, document = check(data)
    before = document.text if document is not None else ""
    count, problem = 0, ""
    seen = {data}
    for _ in range(MOST_PASSES):
        if document is None:
            break
        fixes = _compatible([d.fix for d in fixable(result) if d.fix is not None])
        made, new, refusal = _made(Source(path, data), document, fixes, engine)
        problem = problem or refusal
        if not made or new in seen:
            break
        later, after = check(new)
        if after is None:
            break
        result, document, data = later, after, new
        seen.add(new)
        count += made
    return Fixed(result, data, before, document.text if document is not None else before, count, problem)


def fixed_file(job: Job, engine: Engine, settings: Settings, keep_document: bool = False) -> Fixed:
    """What correcting a file comes to; the file itself is only read.

    Raises:
        OSError: it cannot be read any more.
    """
    path = job.found.path
    data, sidecar = loaded(path, engine)
    return fixed(path, data, engine, settings, sidecar, job.known, keep_document)


def _compatible(fixes: Sequence[Fix]) -> list[Fix]:
    """``fixes`` in the order of the text, without those that meet an earlier one: they wait for the next pass."""
    taken: list[Edit] = []
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda f: sorted(f.edits)):
        edits = sorted((*taken, *fix.edits))
        if any(collide(one, other) for one, other in pairwise(edits)):
            continue
        taken = edits
        chosen.append(fix)
    return chosen


def _made(source: Source, document: Document, fixes: list[Fix], engine: Engine) -> tuple[int, bytes, str]:
    """How many of ``fixes`` were made, the new bytes, and why the others were not.

    All at once; if that fails, one after the other, so that one that cannot be made costs only itself.
    """
    try:
        return len(fixes), _written(source, document, fixes, engine) if fixes else source.data, ""
    except WriteError as error:
        problem = str(error)
    good: list[Fix] = []
    data = source.data
    for fix in fixes if len(fixes) > 1 else ():
        try:
            data = _written(source, document, [*good, fix], engine)
        except WriteError:
            continue
        good.append(fix)
    return len(good), data, problem


def _written(source: Source, document: Document, fixes: Sequence[Fix], engine: Engine) -> bytes:
    """The bytes with ``fixes`` made, read again and found to say what they should.

    Raises:
        WriteError: they cannot be made, or not without changing something else.
    """
    edits = sorted(Edit(Span(*span), words) for fix in fixes for span, words in fix.edits)
    wanted = applied(document.text, edits)
    refusal = WriteError(f"{source.path}：改正后的内容与预期不符，没有改动", "请把文件的相关段落反馈给作者")
    if numbers(document.text) != numbers(wanted) or quoted_everywhere(document.text) != quoted_everywhere(
        wanted
    ):
        raise refusal
    try:
        data = write(document.format, source, document.origin, edits)
        reader = engine.declared.readers[os.path.splitext(source.path)[1].lower()]
        again = reader(Source(source.path, data)).text
    except WriteError:
        raise
    except ReadError as error:
        raise refusal from error
    except Exception as error:
        raise WriteError(f"{source.path}：改正时出错（{crash(error)}），没有改动", "请反馈给作者") from error
    if again != wanted:
        raise refusal
    return data


def quoted_everywhere(text: str) -> list[str]:
    """What stands within quotation marks, line by line."""
    return [words for line in text.splitlines() for words in quoted(line)]
