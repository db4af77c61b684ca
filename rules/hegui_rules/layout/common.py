"""What the rules of family F share: the clauses they rest on, where to change what, equal faults told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hegui.api import Basis, Document, Finding, Related, Severity, Span
from hegui.api.layout import MILLIMETRE, Indent, Line

_STANDARD = "《党政机关公文格式》（GB/T 9704-2012）"
_SORTS = 3
"""So many sorts of faults a rule tells one by one."""
_SHOWN = 4
"""Further places that a finding names."""
_WIDEST = 40
"""Code points of a place; a whole paragraph is marked by its beginning."""


def clause(number: str) -> Basis:
    """A clause of the national standard."""
    return Basis(_STANDARD, f"第{number}条", "国标")


ABOUT: dict[str, Any] = {"profile": "style", "official_profile": "recommended", "formats": ("docx",)}
"""What every rule of the family declares: it is for docx, in ``style`` for all, below for official documents only."""


class Fault(NamedTuple):
    """A fault at one place. Faults of one ``message`` are told once.

    Attributes:
        unit: what is counted: 段, 处.
    """

    span: Span
    message: str
    suggestion: str
    severity: Severity | None = None
    unit: str = "段"


def together(doc: Document, faults: Iterable[Fault]) -> Iterator[Finding]:
    """One finding for all faults that say the same: at the first place, with the number and the next places.

    Where there are many sorts of faults, the rare ones are told together.
    """
    groups: dict[str, list[Fault]] = {}
    for fault in faults:
        groups.setdefault(fault.message, []).append(fault)
    rest: list[list[Fault]] = []
    if len(groups) > _SORTS:
        rest = sorted(groups.values(), key=lambda group: -len(group))[_SORTS - 1 :]
        rest.sort(key=lambda group: group[0].span)
    for message, group in groups.items():
        if group not in rest:
            yield _told(doc, message, group, f"，共 {len(group)} {group[0].unit}" if len(group) > 1 else "")
    if rest:
        group = sorted((fault for each in rest for fault in each), key=lambda fault: fault.span)
        message = group[0].message
        yield _told(
            doc, message, group, f"；还有 {len(rest) - 1} 种与国标不同的，合计 {len(group)} {group[0].unit}"
        )


def _told(doc: Document, message: str, group: list[Fault], count: str) -> Finding:
    first, *others = group
    related = (
        Related(shortened(doc, f.span), "同样的问题" if f.message == message else f.message)
        for f in others[:_SHOWN]
    )
    severities = [f.severity for f in group]
    return Finding(
        shortened(doc, first.span),
        message + count,
        related=tuple(related),
        suggestion=first.suggestion,
        severity=None if None in severities else max(s for s in severities if s is not None),
        key=message,
    )


def shortened(doc: Document, span: Span) -> Span:
    """The beginning of ``span``, blanks before it left out."""
    words = doc.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, min(span.end, start + _WIDEST)) if start < span.end else span


def head(doc: Document) -> Span | None:
    """The place of what is said of the pages: the title, else the first paragraph."""
    span = doc.identity.title_span or next((p.span for p in doc.report), None)
    return None if span is None else shortened(doc, Span(span.start, _line_end(doc, span)))


def _line_end(doc: Document, span: Span) -> int:
    end = doc.text.find("\n", span.start)
    return min(span.end, end) if end >= 0 else span.end


def millimetres(points: float) -> str:
    """Points as millimetres: 25.4 毫米."""
    return f"{plain(round(points / MILLIMETRE, 1))} 毫米"


def plain(number: float) -> str:
    """A number without a needless fraction."""
    return f"{number:g}"


def size_of(line: Line) -> float:
    """The size of a line's letters, in points; that of the standard where it is not said."""
    return next((s.look.size for s in line.stretches if s.look.size), 16.0)


def start_of(line: Line) -> tuple[float, float]:
    """Where the words of a line's first line begin, in characters from the margin: at least, and at most.

    Blanks of half width are as wide as their font makes them.
    """
    size = size_of(line)
    start = _width(line.look.left, size) + _width(line.look.first, size)
    least, most = blanks(line.blanks)
    return start + least, start + most


def _width(indent: Indent, size: float) -> float:
    return indent.in_characters(size)


def blanks(words: str) -> tuple[float, float]:
    """How wide blanks are, in characters: at least, and at most."""
    full = words.count("\u3000")
    half = sum(1 for c in words if c.isspace() and c not in "\u3000\t\n")
    return full + half / 4, full + half / 2


def width(words: str) -> tuple[float, float]:
    """How wide words are, in characters: at least, and at most."""
    inner = words.strip()
    wide = sum(1.0 for c in inner if (not c.isspace() and ord(c) > 0x2E7F) or c in "—…“”‘’·〔〕")
    narrow = sum(0.5 for c in inner if not c.isspace() and ord(c) <= 0x2E7F and c not in "—…“”‘’·〔〕")
    least, most = blanks(inner)
    return wide + narrow + least, wide + narrow + most
