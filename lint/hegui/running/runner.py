"""Checks files. ``check_bytes`` is a pure function of bytes and settings; everything that touches the system is below it."""

from __future__ import annotations

import gc
import hashlib
import os
import stat
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from hegui.api import Diagnostic, Document, Excerpt, Finding, RelatedPlace, Severity, Span, Suppression, hits
from hegui.checklist.engine import evaluate
from hegui.checklist.results import ElementResult, Evidence
from hegui.document import Location
from hegui.errors import HeguiError, ReadError, crash, reason
from hegui.reading import Source
from hegui.running import suppression
from hegui.running.baseline import REASON, Known
from hegui.running.engine import Engine, Task
from hegui.running.engine_codes import ENGINE_CODES
from hegui.running.inputs import LEGACY, Found, relative
from hegui.running.results import Coverage, Failure, FileResult
from hegui.running.settings import Settings
from hegui.structure import build

T = TypeVar("T")

MAX_BYTES = 200 * 1024 * 1024
"""Larger files are refused: no report is, and reading one would take the machine's memory."""

_AROUND = 40
_START = Span(0, 0)


class Sidecar(NamedTuple):
    """The suppression file beside a document: its path, for messages, and its bytes."""

    path: str
    data: bytes


def check_bytes(
    path: str,
    data: bytes,
    engine: Engine,
    settings: Settings,
    sidecar: Sidecar | None = None,
    known: tuple[Known, ...] = (),
    keep_document: bool = False,
) -> FileResult:
    """The result for a document of these bytes. Pure: no file, clock or environment is looked at.

    Args:
        path: decides the reader by its ending; otherwise only for messages.
        known: what the baseline says about this file.
        keep_document: put the ``Document`` into the result.

    Raises:
        ConfigError: a checklist turns out to be faulty.
    """
    settings, tasks = engine.plan(settings, relative(path, settings.root))
    try:
        document = _document(path, data, engine, settings)
    except ReadError as error:
        return failed(path, error.code, str(error), data)
    except Exception as error:
        return failed(path, "E901", f"{path}：读取时出错（{crash(error)}），请反馈给作者", data)
    tasks = tuple(t for t in tasks if not t.rule.kinds or document.identity.kind in t.rule.kinds)
    found, crashed = _findings(document, tasks)
    if engine.allowed is not None:
        names = [hit.span for hit in hits(document, engine.allowed)]
        found = [pair for pair in found if not any(name.covers(pair[1].span) for name in names)]
    found = _guarded(document, found, engine)
    shown = _Shown(document, [f.span for _, f in found if f.sensitive])
    diagnostics = _located(document, found, shown)
    notes: list[Diagnostic] = [
        _engine_diagnostic("E901", f"规则 {task.rule.code} {task.rule.name} 运行出错（{what}）")
        for task, what in crashed
    ]
    ran = {t.rule.code for t in tasks} - {t.rule.code for t, _ in crashed}
    entries, faults = _suppressions(document, engine, settings, sidecar)
    taken, used = suppression.applied(diagnostics, entries)
    diagnostics = [replace(d, suppressed=s) if s else d for d, s in zip(diagnostics, taken, strict=True)]
    notes += [_engine_diagnostic("E912", f.message, f.at, document) for f in faults]
    notes += [
        _engine_diagnostic("E911", f"{e.place}（{e.code}）没有对应的问题", e.at, document)
        for index, e in enumerate(entries)
        if index not in used and e.code in ran
    ]
    diagnostics, stale = _against_baseline(diagnostics, known)
    notes += [
        _engine_diagnostic("E913", f"基线中的 {entry.code}“{_short(entry.quote)}”已不在文件中")
        for entry in stale
        if entry.code in ran
    ]
    checklist: tuple[ElementResult, ...] = ()
    coverage = Coverage()
    owner = engine.checklists.get(document.identity.kind)
    try:
        if owner is not None:
            checklist = tuple(shown.element(result) for result in evaluate(document, owner))
    except HeguiError:
        raise
    except Exception as error:
        notes.append(
            _engine_diagnostic("E901", f"要素清单 {document.identity.kind} 运行出错（{crash(error)}）")
        )
    try:
        from hegui.facts import coverage as count

        coverage = Coverage(*count(document))
    except Exception as error:
        notes.append(_engine_diagnostic("E901", f"数字提取出错（{crash(error)}）"))
    return FileResult(
        path=path,
        format=document.format,
        sha256=document.sha256,
        identity=document.identity,
        checklist=checklist,
        coverage=coverage,
        diagnostics=tuple(sorted((*diagnostics, *notes), key=_order)),
        document=document if keep_document else None,
    )


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.span[0], diagnostic.code, diagnostic.span[1], diagnostic.message


# -- reading -----------------------------------------------------------------------------------------------------


def _document(path: str, data: bytes, engine: Engine, settings: Settings) -> Document:
    suffix = os.path.splitext(path)[1].lower()
    reader = engine.declared.readers.get(suffix)
    if reader is None:
        kind = f"不支持 {suffix} 格式" if suffix else "没有扩展名，无法判断格式"
        raise ReadError("E906", f"{path}：{kind}", LEGACY.get(suffix, ENGINE_CODES["E906"].remedy))
    if not data:
        raise ReadError("E905", f"{path}：文件是空的", ENGINE_CODES["E905"].remedy)
    if len(data) > MAX_BYTES:
        raise ReadError(
            "E902", f"{path}：文件超过 {MAX_BYTES >> 20} MB", "请确认是不是报告，或压缩其中的图片"
        )
    source = Source(path, data)
    reading = reader(source)
    if not reading.text.strip():
        raise ReadError("E905", f"{path}：文件里没有文字", ENGINE_CODES["E905"].remedy)
    return build(reading, source, settings.stated, engine.kinds)


def failed(path: str, code: str, message: str, data: bytes = b"") -> FileResult:
    """The result of a file that could not be checked; ``message`` names it and says what to do."""
    return FileResult(
        path=path,
        format="",
        sha256=hashlib.sha256(data).hexdigest() if data else "",
        error=Failure(code, message),
        diagnostics=(_engine_diagnostic(code, message),),
    )


def _engine_diagnostic(
    code: str, message: str, span: Span = _START, document: Document | None = None
) -> Diagnostic:
    entry = ENGINE_CODES[code]
    location = document.locate(span) if document is not None else Location(1, 1, 1, 1, None, None, "")
    quote = document.quote(span) if document is not None else ""
    return Diagnostic(
        code=code, name=entry.name, severity=entry.severity, message=message, span=span, location=location,
        quote=quote, excerpt=Excerpt(_one_line(quote), span[0]), fingerprint=fingerprint(code, message, 0),
        suggestion="" if entry.remedy in message else entry.remedy,
    )  # fmt: skip


# -- rules -------------------------------------------------------------------------------------------------------


def _findings(
    document: Document, tasks: Iterable[Task]
) -> tuple[list[tuple[Task, Finding]], list[tuple[Task, str]]]:
    """What the rules say, and which of them crashed, with the reason."""
    found: list[tuple[Task, Finding]] = []
    crashed: list[tuple[Task, str]] = []
    length = len(document.text)
    for task in tasks:
        foreign = task.rule.family not in "RE"
        try:
            for finding in task.rule.check(document, task.options):
                for span in (finding.span, *(related.span for related in finding.related)):
                    if not 0 <= span[0] < span[1] <= length:
                        raise IndexError(f"位置 {span[0]}—{span[1]} 越界或为空")
                if not (foreign and _is_furniture(document, finding.span)):
                    found.append((task, finding))
        except HeguiError:
            raise
        except Exception as error:
            crashed.append((task, crash(error)))
    return found, crashed


def _guarded(
    document: Document, found: list[tuple[Task, Finding]], engine: Engine
) -> list[tuple[Task, Finding]]:
    """``found``, without the corrections that change what must stay."""
    if all(finding.fix is None for _, finding in found):
        return found
    from hegui.running.guard import permitted  # few reports need it

    proper = [hit.span for hit in hits(document, engine.allowed)] if engine.allowed is not None else []
    return [
        (task, finding._replace(fix=None))
        if finding.fix is not None and not permitted(document, finding.fix, proper)
        else (task, finding)
        for task, finding in found
    ]


def _is_furniture(document: Document, span: Span) -> bool:
    """Whether nothing in ``span`` is the report's own: ``body`` has line breaks where the text has words."""
    start, end = span
    return not document.body[start:end].strip("\r\n") and bool(document.text[start:end].strip("\r\n"))


class _Shown:
    """The text as it may be shown: sensitive words masked, every offset as it was."""

    def __init__(self, document: Document, sensitive: Iterable[Span]) -> None:
        self._document = document
        self.text = document.text
        self._words: dict[str, str] = {}
        pieces: list[str] = []
        done = 0
        for start, end in sorted(set(sensitive)):
            words = document.text[start:end]
            self._words[words] = mask(words)
            if start >= done:
                pieces += (document.text[done:start], mask(words))
                done = end
        if pieces:
            self.text = "".join((*pieces, document.text[done:]))

    def say(self, sentence: str) -> str:
        """``sentence`` with sensitive words masked."""
        for words, masked in self._words.items():
            sentence = sentence.replace(words, masked)
        return sentence

    def element(self, result: ElementResult) -> ElementResult:
        """``result`` with sensitive words masked."""
        if not self._words:
            return result
        evidence = tuple(self._evidence(e) for e in result.evidence)
        trace = tuple(
            t._replace(problem=self._evidence(t.problem), answer=t.answer and self._evidence(t.answer))
            for t in result.trace
        )
        return result._replace(evidence=evidence, trace=trace, reason=self.say(result.reason))

    def _evidence(self, evidence: Evidence) -> Evidence:
        return evidence._replace(quote=self.say(evidence.quote))

    def location(self, span: Span) -> Location:
        """Where ``span`` is; headings may hold sensitive words too."""
        location = self._document.locate(span)
        return location._replace(section=self.say(location.section)) if self._words else location

    def excerpt(self, span: Span) -> Excerpt:
        """The sentence round ``span``, at most 40 characters of it on either side, on one line."""
        start, end = _context(self._document, span)
        start, end = max(start, span[0] - _AROUND), min(end, span[1] + _AROUND)
        return Excerpt(_one_line(self.text[start:end]), start)


def mask(words: str) -> str:
    """First and last character of ``words``, stars between."""
    return (
        words
        if len(words) < 2
        else words[0] + "*" * (len(words) - 2) + (words[-1] if len(words) > 2 else "*")
    )


def _one_line(words: str) -> str:
    return words.translate({10: " ", 13: " ", 0x2028: " ", 0x2029: " ", 11: " ", 12: " ", 0x85: " "})


def _context(document: Document, span: Span) -> tuple[int, int]:
    """The sentence that holds the beginning of ``span``, its paragraph outside sentences, and never less than ``span``."""
    sentences = document.sentences
    index = bisect_right(sentences, span[0], key=lambda s: s.span[0]) - 1
    home: Span = span
    if index >= 0 and sentences[index].span[1] > span[0]:
        home = sentences[index].span
    else:
        paragraph = document.paragraph_at(span[0])
        if paragraph is not None and paragraph.span[0] <= span[0] < paragraph.span[1]:
            home = paragraph.span
    return min(home[0], span[0]), max(home[1], span[1])


def _located(document: Document, found: Iterable[tuple[Task, Finding]], shown: _Shown) -> list[Diagnostic]:
    diagnostics = []
    ordinals: Counter[tuple[str, str]] = Counter()
    ordered = sorted(found, key=lambda pair: (pair[1].span, pair[0].rule.code, pair[1].message))
    for task, finding in ordered:
        rule, span = task.rule, Span(*finding.span)
        quote = shown.text[span.start : span.end]
        essence = finding.key or "".join(quote.split())
        ordinal = ordinals[rule.code, essence]
        ordinals[rule.code, essence] += 1
        diagnostics.append(
            Diagnostic(
                code=rule.code,
                name=rule.name,
                severity=_severity(task, finding),
                message=shown.say(finding.message),
                span=span,
                location=shown.location(span),
                quote=quote,
                excerpt=shown.excerpt(span),
                basis=rule.basis if finding.basis is None else finding.basis,
                related=tuple(
                    RelatedPlace(
                        Span(*r.span),
                        shown.location(r.span),
                        shown.text[r.span[0] : r.span[1]],
                        shown.say(r.message),
                    )
                    for r in finding.related
                ),
                suggestion=shown.say(finding.suggestion),
                fix=finding.fix,
                fingerprint=fingerprint(rule.code, essence, ordinal),
            )
        )
    return diagnostics


def _severity(task: Task, finding: Finding) -> Severity:
    own = task.severity or task.rule.severity
    return own if finding.severity is None else min(own, finding.severity)


def fingerprint(code: str, essence: str, ordinal: int) -> str:
    """16 hexadecimal digits that stay the same while the words (or the key) and those before them do.

    Args:
        essence: the finding's key, or its quote without white space (masked when sensitive).
        ordinal: among the findings of the document with the same code and essence, from 0.
    """
    return hashlib.sha256(f"{code}\0{essence}\0{ordinal}".encode("utf-8", "replace")).hexdigest()[:16]


# -- suppression and baseline ------------------------------------------------------------------------------------


def _suppressions(
    document: Document, engine: Engine, settings: Settings, sidecar: Sidecar | None
) -> tuple[list[suppression.Entry], list[suppression.Fault]]:
    both = list(suppression.from_comments(document, engine.codes))
    if sidecar is not None:
        both += suppression.from_sidecar(sidecar.data, sidecar.path, engine.codes, settings.today)
    return (
        [entry for entry in both if isinstance(entry, suppression.Entry)],
        [fault for fault in both if isinstance(fault, suppression.Fault)],
    )


def _against_baseline(
    diagnostics: list[Diagnostic], known: Iterable[Known]
) -> tuple[list[Diagnostic], list[Known]]:
    """The diagnostics with known ones suppressed, and the entries that nothing matches any more."""
    entries = {(k.code, k.fingerprint): k for k in known}
    if not entries:
        return diagnostics, []
    there = {(d.code, d.fingerprint) for d in diagnostics}
    reason = Suppression("baseline", REASON)
    marked = [
        replace(d, suppressed=reason) if d.suppressed is None and (d.code, d.fingerprint) in entries else d
        for d in diagnostics
    ]
    return marked, [k for place, k in entries.items() if place not in there]


def _short(words: str) -> str:
    words = _one_line(words)
    return words if len(words) <= 20 else words[:19] + "…"


# -- files -------------------------------------------------------------------------------------------------------


class Job(NamedTuple):
    """A file to check, with what the baseline knows about it."""

    found: Found
    known: tuple[Known, ...] = ()


def check_file(job: Job, engine: Engine, settings: Settings, keep_document: bool = False) -> FileResult:
    """Read the file and its sidecar and check them; a file that cannot be read is a failed result, not an error."""
    path, error = job.found
    if error is not None:
        return failed(path, error.code, error.message)
    try:
        data, sidecar = loaded(path, engine)
    except OSError as problem:
        return failed(path, *_trouble(path, problem))
    except ReadError as problem:
        return failed(path, problem.code, str(problem))
    return check_bytes(path, data, engine, settings, sidecar, job.known, keep_document)


def loaded(path: str, engine: Engine) -> tuple[bytes, Sidecar | None]:
    """The bytes of a file and its suppressions.

    Raises:
        OSError, ReadError: it cannot be read.
    """
    return _bytes(path, engine), _sidecar(path)


def _bytes(path: str, engine: Engine) -> bytes:
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in engine.declared.readers:
        # Refused by its name; may be a pipe or a device that never ends.
        return b""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise ReadError("E902", f"{path}：不是普通文件", "请给出 docx、pdf、html、txt 或 md 文件")
    with open(path, "rb") as file:
        return file.read(MAX_BYTES + 1)


def _sidecar(path: str) -> Sidecar | None:
    beside = path + suppression.SIDECAR
    try:
        with open(beside, "rb") as file:
            return Sidecar(beside, file.read())
    except FileNotFoundError:
        return None


def _trouble(path: str, problem: OSError) -> tuple[str, str]:
    name = str(problem.filename or path)
    if isinstance(problem, PermissionError):
        return "E908", f"{name}：没有读取权限；{ENGINE_CODES['E908'].remedy}"
    if isinstance(problem, FileNotFoundError):
        what = "链接指向的文件不存在" if os.path.islink(name) else "文件不存在"
        return "E907", f"{name}：{what}；{ENGINE_CODES['E907'].remedy}"
    return "E902", f"{name}：无法读取（{reason(problem)}）；请检查文件和磁盘"


def check_files(
    jobs: Sequence[Job],
    engine: Engine,
    settings: Settings,
    processes: int = 1,
    keep_documents: bool = False,
    advance: Callable[[int], object] = lambda count: None,
) -> Iterator[FileResult]:
    """The results in the order of ``jobs``, whatever the number of processes.

    Args:
        advance: told how many more files are done.
    """
    return finished(jobs, engine, settings, _itself, processes, keep_documents, advance)


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
) -> Iterator[T]:
    """What ``finish`` makes of each result, made in the process that checked the file, in the order of ``jobs``.

    Args:
        finish: a function of a module; sees the document when ``keep_documents``.
    """
    if len(jobs) > 1:
        gc.enable()  # the command line starts without it
    if processes > 1 and len(jobs) > 1:
        from hegui.running.parallel import check_parallel

        yield from check_parallel(jobs, engine, settings, processes, finish, keep_documents, advance)
        return
    for job in jobs:
        yield finish(check_file(job, engine, settings, keep_documents), engine)
        advance(1)
