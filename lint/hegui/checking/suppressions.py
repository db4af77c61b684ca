"""Exceptions with a reason: comments in txt, md and html, a sidecar file beside docx and pdf.

A comment ``<!-- hegui-disable S101: 理由 -->`` stands for the paragraph it is in; alone on its line, for the next
one. ``hegui-disable-file`` stands for the whole file. The sidecar ``FILE.hegui.toml`` names a code, words that the
diagnostic quotes, a reason and perhaps a day after which it is void. There is no way to suppress everything.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hegui.api import Diagnostic, Suppression
from hegui.document import Document, Mark, Paragraph, Span
from hegui.errors import ConfigError, suggestion
from hegui.schema import BAD, TEXT, Notes, anything, day, maybe, several, table, told
from hegui.text.views import squeezed
from hegui.toml import decoded, entry_lines, line_of, parsed

SIDECAR = ".hegui.toml"
"""Appended to the document's own name."""

_DIRECTIVE = re.compile(r"(hegui-[\w-]+)[ \t\u3000]*+([^:：]*+)(?:[:：]\s*+(.*))?", re.S)
_SEPARATOR = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True)
class Entry:
    """One suppression that can take effect.

    Attributes:
        kind: ``comment``, ``file`` or ``sidecar``.
        code: of the rule.
        within: where a diagnostic must begin; ``None`` = anywhere.
        quote: words that must contain the diagnostic's words or be contained in them; ``""`` = any.
        at: the comment itself, ``(0, 0)`` for a sidecar.
        place: how a message names it.
    """

    kind: str
    code: str
    reason: str
    within: Span | None
    quote: str
    at: Span
    place: str

    def fits(self, diagnostic: Diagnostic) -> bool:
        """Whether ``diagnostic`` is what this entry is about."""
        if diagnostic.code != self.code:
            return False
        if self.within is not None and not self.within[0] <= diagnostic.span[0] < self.within[1]:
            return False
        ours, theirs = squeezed(self.quote), squeezed(diagnostic.quote)
        return not ours or ours in theirs or (bool(theirs) and theirs in ours)


@dataclass(frozen=True)
class Fault:
    """A suppression that cannot take effect: ``E912``."""

    at: Span
    message: str


def from_comments(document: Document, codes: Mapping[str, str]) -> Iterator[Entry | Fault]:
    """What the comments in ``document`` say.

    Args:
        codes: every code and every name, to the code; engine codes are not among them.
    """
    for mark in document.marks:
        if mark.kind == "suppression":
            yield from _comment(document, mark, codes)


def _comment(document: Document, mark: Mark, codes: Mapping[str, str]) -> Iterator[Entry | Fault]:
    match = _DIRECTIVE.fullmatch(mark.note.strip())
    directive = match[1] if match else mark.note.split()[0]
    if match is None or directive not in ("hegui-disable", "hegui-disable-file"):
        yield Fault(mark.span, f"不认识的指令“{directive}”，可用 hegui-disable 或 hegui-disable-file")
        return
    named = [word for word in _SEPARATOR.split(match[2]) if word]
    if not named:
        yield Fault(mark.span, "屏蔽没有写编号，不能屏蔽全部规则；请写成 hegui-disable S101: 理由")
        return
    if not match[3]:
        yield Fault(mark.span, f"屏蔽 {'、'.join(named)} 没有写理由；请写成 {directive} {named[0]}: 理由")
        return
    whole = directive == "hegui-disable-file"
    target = None if whole else _target(document, mark.span)
    if not whole and target is None:
        yield Fault(mark.span, f"屏蔽 {'、'.join(named)} 之后没有段落，不起作用")
        return
    within = target.span if target else None
    line = document.locate(mark.span).line
    for word in named:
        code = codes.get(word) or codes.get(word.upper())
        if code is None:
            yield Fault(mark.span, _unknown(word, codes))
        else:
            kind = "file" if whole else "comment"
            yield Entry(kind, code, match[3], within, "", mark.span, f"第 {line} 行的屏蔽")


def _target(document: Document, at: Span) -> Paragraph | None:
    """The paragraph the comment stands in, if anything else stands in it; otherwise the next one."""
    first = bisect_left(document.report, at.start, key=lambda p: p.span.end)
    return document.report[first] if first < len(document.report) else None


def _unknown(word: str, codes: Iterable[str]) -> str:
    if re.fullmatch(r"[Ee]9\d\d", word):
        return f"{word.upper()} 是引擎代码，不能屏蔽"
    if len(word) < 4 and any(code.startswith(word.upper()) for code in codes):
        return f"屏蔽须写完整编号，不能只写“{word}”"
    hint = suggestion(word, codes)
    return f"没有编号或名称为“{word}”的规则" + (f"；{hint}" if hint else "")


def from_sidecar(
    data: bytes, path: str, codes: Mapping[str, str], today: datetime.date | None
) -> Iterator[Entry | Fault]:
    """What the sidecar file ``path`` with content ``data`` says; one faulty entry leaves the others in force."""
    nowhere = Span(0, 0)
    try:
        source = decoded(data, path)
        content = parsed(source, path)
    except ConfigError as error:
        yield Fault(nowhere, str(error))
        return
    file = Notes()
    entries = content.pop("suppress", [])
    table(dict, {})(file, content, "")
    lines = entry_lines(source, "suppress")
    for index, entry in enumerate(several(anything, "应写成 [[suppress]]")(file, entries, "suppress") or ()):
        where = f"suppress[{index}]"
        found = _ENTRY(file, entry, where)
        if found is BAD:
            continue
        code = codes.get(found.code) or codes.get(found.code.upper())
        if code is None:
            file.fault(f"{where}.code", _unknown(found.code, codes))
        elif found.expires is not None and today is not None and found.expires < today:
            file.fault(
                f"{where}.expires",
                f"对 {code} 的屏蔽已于 {found.expires.isoformat()} 到期",
                "请改正原文或重新写明理由和期限",
            )
        else:
            place = f"{path}:{lines[index] if index < len(lines) else 1} 的屏蔽"
            yield Entry("sidecar", code, found.reason.strip(), None, found.quote, nowhere, place)
    for number, fault in enumerate(file.faults):
        line = line_of(source, fault.where) if number < _LOCATED else None
        yield Fault(nowhere, f"{path}{f':{line}' if line else ''}：{fault}")


class _Said(NamedTuple):
    """One ``[[suppress]]`` as it stands in a sidecar."""

    code: str
    quote: str
    reason: str
    expires: datetime.date | None = None


_LOCATED = 100
"""Faults of which the line is looked for; nobody reads more."""
_WRITTEN = told(TEXT, str.strip, "不能为空")
_ENTRY = table(_Said, {"code": _WRITTEN, "quote": _WRITTEN, "reason": _WRITTEN, "expires": maybe(day)})


def applied(
    diagnostics: Iterable[Diagnostic], entries: Iterable[Entry]
) -> tuple[list[Suppression | None], set[int]]:
    """For each diagnostic the suppression that takes it, and the places of the entries that took something.

    An entry takes every diagnostic it fits; the first entry that fits is named as the reason.
    """
    by_code: dict[str, list[tuple[int, Entry]]] = {}
    for index, entry in enumerate(entries):
        by_code.setdefault(entry.code, []).append((index, entry))
    used: set[int] = set()
    taken: list[Suppression | None] = []
    for diagnostic in diagnostics:
        fitting = [(i, e) for i, e in by_code.get(diagnostic.code, ()) if e.fits(diagnostic)]
        used.update(i for i, _ in fitting)
        taken.append(Suppression(fitting[0][1].kind, fitting[0][1].reason) if fitting else None)
    return taken, used
