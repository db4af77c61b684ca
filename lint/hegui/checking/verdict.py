"""May the report be published, and what comes first: one judgement from findings, required parts and identity.

Everything here is pure; formats only word what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hegui.api import Diagnostic, Severity
from hegui.checklist.results import ElementResult
from hegui.document import GENERIC, Identity

GRADES = {
    "not-ready": "不宜公开", "not-checked": "未核对", "revise": "修改后公开", "ready": "可以公开",
}  # fmt: skip
"""Grade to its Chinese name, from the one that needs the reader most to the one that needs nothing."""

_LAYOUT = "F"
"""The family of what is said of the looks of a document."""
_RANK = {grade: rank for rank, grade in enumerate(GRADES)}
_UNCHECKED, _UNREAD = "E90", "E92"
NOT_WHOLE = (_UNCHECKED, _UNREAD)
"""How the codes begin that say of a document: some of it was not read, or not checked to the end."""
_UNMET = ("missing", "weak")
_UNRECOGNISED = "没有认出报告种类，必备要素一项也没有核对"
_STATED = {"年度": "--year", "日期": "--published"}


class Verdict(NamedTuple):
    """Whether a report may be published.

    Attributes:
        grade: a key of ``GRADES``.
        reasons: Chinese phrases saying what decided, and what was not checked at all; never empty.
    """

    grade: str
    reasons: tuple[str, ...]

    @property
    def title(self) -> str:
        """The grade in Chinese."""
        return GRADES[self.grade]


def verdict(
    failure: str,
    identity: Identity | None,
    checklist: Sequence[ElementResult],
    diagnostics: Sequence[Diagnostic],
    kinds: Sequence[tuple[str, str]] = (),
) -> Verdict:
    """The verdict on one document.

    ``ready`` means: a recognised (or stated) kind, every required part met, no error or warning that counts, and
    issuer, year and date known. Of what is suppressed nothing makes a report unfit; a suppressed missing part still
    keeps it from being ready.

    Args:
        failure: why the file could not be checked; ``""`` otherwise.
        diagnostics: suppressed ones included.
        kinds: name and Chinese title of the kinds that have required parts.
    """
    if failure or identity is None:
        return Verdict("not-checked", (failure or "没有检查",))
    found = sorted(_reasons(identity, checklist, diagnostics, kinds), key=lambda reason: _RANK[reason[0]])
    if found:
        grade = found[0][0]
        return Verdict(grade, tuple(words for kind, words in found if kind in (grade, "not-checked")))
    parts = "必备要素齐备" if checklist else "按一般报告检查，没有必备要素"
    return Verdict("ready", (f"没有发现需要改正之处，{parts}",))


def _reasons(
    identity: Identity,
    checklist: Sequence[ElementResult],
    diagnostics: Sequence[Diagnostic],
    kinds: Sequence[tuple[str, str]],
) -> Iterator[tuple[str, str]]:
    """Grade and words of everything that keeps the report from being ready."""
    active = [d for d in diagnostics if d.suppressed is None]
    counts = Counter(d.severity for d in active if not d.code.startswith(NOT_WHOLE))
    lacking = lacking_parts(checklist, diagnostics)
    if counts[Severity.ERROR]:
        yield "not-ready", f"错误 {counts[Severity.ERROR]} 处"
    if lacking:
        yield "not-ready", f"必备要素缺失：{_titles(lacking)}"
    yield from (("not-checked", words) for words in _unchecked(identity, checklist, active, kinds))
    if counts[Severity.WARNING]:
        yield "revise", f"警告 {counts[Severity.WARNING]} 处"
    thin = [e for e in checklist if e.status in _UNMET and e not in lacking]
    if thin:
        yield "revise", f"写得不够的要素：{_titles(thin)}"
    if words := _unknown(identity):
        yield "revise", words


def _unchecked(
    identity: Identity,
    checklist: Sequence[ElementResult],
    active: Sequence[Diagnostic],
    kinds: Sequence[tuple[str, str]],
) -> Iterator[str]:
    """What was not checked, and why."""
    if any(d.code.startswith(_UNCHECKED) for d in active):
        yield "检查中途出错，没有检查完"
    yield from (d.message for d in active if d.code.startswith(_UNREAD))
    if not identity.recognised and not checklist:
        hints = "".join(f"；如是{title or name}，请加 --kind {name} 再查" for name, title in kinds)
        yield f"{_UNRECOGNISED}{hints}；其他报告请加 --kind {GENERIC.name}"


def _unknown(identity: Identity) -> str:
    """What of the report's identity was not found, and how to say it; empty when all is known."""
    known = {"报告单位": identity.issuer, "年度": identity.year, "日期": identity.published}
    unknown = [name for name, value in known.items() if not value]
    options = "、".join(_STATED[name] for name in unknown if name in _STATED)
    hint = f"，确有而没有认出的可用 {options} 指明" if options else ""
    return f"没有认出{'、'.join(unknown)}，请核对标题和落款{hint}" if unknown else ""


def lacking_parts(
    checklist: Iterable[ElementResult], diagnostics: Sequence[Diagnostic]
) -> list[ElementResult]:
    """The missing parts that law or Party rules require, without those whose finding somebody has suppressed."""
    suppressed = {d.code for d in diagnostics if d.suppressed is not None}
    return [
        e
        for e in checklist
        if e.status == "missing"
        and e.code not in suppressed
        and any(basis.strength == "规定" for basis in e.basis)
    ]


def _titles(elements: Iterable[ElementResult]) -> str:
    return "、".join(e.title for e in elements)


def also_lacking(
    checklist: Sequence[ElementResult],
    diagnostics: Sequence[Diagnostic],
    first: Iterable[tuple[Diagnostic | ElementResult, int]],
) -> str:
    """The titles of missing statutory parts that are none of what is told to be mended first; ``""`` for none.

    Without them somebody who mends what comes first would think that the report is done.
    """
    shown = {item.code for item, _ in first}
    return _titles(e for e in lacking_parts(checklist, diagnostics) if e.code not in shown)


def urgent(
    checklist: Sequence[ElementResult], diagnostics: Sequence[Diagnostic], most: int = 3
) -> list[tuple[Diagnostic | ElementResult, int]]:
    """What to mend first, one entry a rule, with how many further places it has.

    Errors, then what is said of missing statutory parts, then warnings, then parts that are thin; other infos never.
    A part of which no finding speaks (it would have no place) stands for itself. Words come before how they look.
    """
    active = [d for d in diagnostics if d.suppressed is None]
    lacking = lacking_parts(checklist, diagnostics)
    codes = {e.code for e in lacking}
    unmet = {e.code for e in checklist if e.status in _UNMET}

    def rank(diagnostic: Diagnostic) -> int:
        if diagnostic.severity is Severity.ERROR:
            return 0
        if diagnostic.code in codes:
            return 1
        return 2 if diagnostic.severity is Severity.WARNING else 3 if diagnostic.code in unmet else 4

    grave = sorted(
        (d for d in active if rank(d) < 4), key=lambda d: (rank(d), d.code[0] == _LAYOUT, d.span, d.code)
    )
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in grave:
        by_code.setdefault(diagnostic.code, []).append(diagnostic)
    entries: list[tuple[int, Diagnostic | ElementResult, int]] = [
        (rank(first), first, len(more)) for first, *more in by_code.values()
    ]
    silent = [e for e in checklist if e.status in _UNMET and e.code not in {d.code for d in diagnostics}]
    entries += [(1 if element in lacking else 3, element, 0) for element in silent]
    return [(item, more) for _, item, more in sorted(entries, key=lambda entry: entry[0])][:most]
