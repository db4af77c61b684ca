"""Corrects what the rules know how to correct. ``fixed`` is pure: bytes in, new bytes out; nothing is written here.

Each pass checks the document, makes the corrections that do not get in each other's way, and reads the new bytes
again: they must say exactly what the edited text says, or they are not taken. The next pass sees what the last one left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Diagnostic, Document, Edit, Span
from hegui.checking.model import Known, Sidecar
from hegui.checking.results import FileResult
from hegui.checking.untouchable import collide, numbers
from hegui.errors import ReadError, crash
from hegui.reading import Source
from hegui.reading.open import opened
from hegui.running.engine import Engine
from hegui.running.files import Job, check_bytes, loaded
from hegui.running.settings import Settings
from hegui.text.marks import quoted
from hegui.writing import WRITERS, WriteError, applied, write

MOST_PASSES = 10
_ROUND = 7


class Change(NamedTuple):
    """One correction that was made.

    Attributes:
        diagnostic: what it answers; its place is that of the pass in which it was made.
        old, new: before, the words themselves, and after: what is round the words is the same in both.
    """

    diagnostic: Diagnostic
    old: tuple[str, str, str]
    new: tuple[str, str, str]


class Fixed(NamedTuple):
    """A document after its corrections.

    Attributes:
        result: what remains to be said about it.
        original: its bytes as they came in.
        data: its bytes; the original ones when nothing was corrected.
        before, after: its text.
        changes: the corrections, in the order of the text within each pass.
        problem: why some could not be made; ``""`` otherwise.
    """

    result: FileResult
    original: bytes
    data: bytes
    before: str
    after: str
    changes: tuple[Change, ...] = ()
    problem: str = ""

    @property
    def made(self) -> int:
        """How many corrections were made."""
        return len(self.changes)


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
    original, before = data, document.text if document is not None else ""
    changes: list[Change] = []
    problem = ""
    seen = {data}
    for _ in range(MOST_PASSES):
        if document is None:
            break
        made, new, refusal = _made(Source(path, data), document, compatible(fixable(result)), engine)
        problem = problem or refusal
        if not made or new in seen:
            break
        later, after = check(new)
        if after is None:
            break
        changes += [_change(document, diagnostic) for diagnostic in made]
        result, document, data = later, after, new
        seen.add(new)
    text = document.text if document is not None else before
    return Fixed(result, original, data, before, text, tuple(changes), problem)


def _change(document: Document, diagnostic: Diagnostic) -> Change:
    """The words of all edits of a correction as one stretch, with a little of the line on either side."""
    edits = edits_of([diagnostic])
    start, end = edits[0].span.start, edits[-1].span.end
    text = document.text
    before = text[max(0, start - _ROUND) : start].splitlines() or [""]
    after = text[end : end + _ROUND].splitlines() or [""]
    head = "" if text[start - 1 : start] in ("\n", "\r") else before[-1]
    new = applied(text[:end], edits)[start:]
    return Change(diagnostic, (head, text[start:end], after[0]), (head, new, after[0]))


def edits_of(diagnostics: Sequence[Diagnostic]) -> list[Edit]:
    """All edits of the corrections of ``diagnostics``, in the order of the text."""
    return sorted(
        Edit(Span(*span), words) for d in diagnostics if d.fix is not None for span, words in d.fix.edits
    )


def fixed_file(job: Job, engine: Engine, settings: Settings, keep_document: bool = False) -> Fixed:
    """What correcting a file comes to; the file itself is only read.

    Raises:
        OSError: it cannot be read any more.
    """
    path = job.found.path
    data, sidecar = loaded(path, engine)
    return fixed(path, data, engine, settings, sidecar, job.known, keep_document)


def compatible(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """In the order of the text, without those whose correction meets an earlier one: they wait for the next pass."""
    taken: list[Edit] = []
    chosen: list[Diagnostic] = []
    for own, diagnostic in sorted(((edits_of([d]), d) for d in diagnostics), key=lambda pair: pair[0]):
        edits = sorted((*taken, *own))
        if not any(collide(one, other) for one, other in pairwise(edits)):
            taken = edits
            chosen.append(diagnostic)
    return chosen


def _made(
    source: Source, document: Document, chosen: list[Diagnostic], engine: Engine
) -> tuple[list[Diagnostic], bytes, str]:
    """The diagnostics of ``chosen`` whose correction was made, the new bytes, and why the others were not.

    All at once; if that fails, one after the other, so that one that cannot be made costs only itself.
    """
    try:
        return chosen, _written(source, document, chosen, engine) if chosen else source.data, ""
    except WriteError as error:
        problem = str(error)
    good: list[Diagnostic] = []
    data = source.data
    for diagnostic in chosen if len(chosen) > 1 else ():
        try:
            data = _written(source, document, [*good, diagnostic], engine)
        except WriteError:
            continue
        good.append(diagnostic)
    return good, data, problem


def _written(source: Source, document: Document, chosen: Sequence[Diagnostic], engine: Engine) -> bytes:
    """The bytes with the corrections of ``chosen`` made, read again and found to say what they should.

    Raises:
        WriteError: they cannot be made, or not without changing something else.
    """
    edits = edits_of(chosen)
    wanted = applied(document.text, edits)
    refusal = WriteError(f"{source.path}：改正后的内容与预期不符，没有改动", "请把文件的相关段落反馈给作者")
    if numbers(document.text) != numbers(wanted) or quoted_everywhere(document.text) != quoted_everywhere(
        wanted
    ):
        raise refusal
    try:
        data = write(document.format, source, document.origin, edits)
        again = opened(Source(source.path, data), engine.declared.readers).text
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
