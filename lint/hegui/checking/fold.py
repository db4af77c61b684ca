"""Stage: fold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from hegui.api import Diagnostic, RelatedPlace

_MOST = 50
"""So many equal findings are listed one by one."""
_SHOWN = 5

_Key = tuple[str, str, str]


def fold(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """``diagnostics`` with very many equal ones told once, with their number and the first places.

    Those that are suppressed, and those that can be corrected, stay one by one.
    """
    if len(diagnostics) <= _MOST:
        return diagnostics
    equal: dict[_Key, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        if _folds(diagnostic):
            equal[_key(diagnostic)].append(diagnostic)
    many = {key: group for key, group in equal.items() if len(group) > _MOST}
    firsts = {id(group[0]): group for group in many.values()}
    return [
        _told_once(firsts[id(d)]) if id(d) in firsts else d
        for d in diagnostics
        if id(d) in firsts or not (_folds(d) and _key(d) in many)
    ]


def _folds(diagnostic: Diagnostic) -> bool:
    return diagnostic.suppressed is None and diagnostic.fix is None


def _key(diagnostic: Diagnostic) -> _Key:
    return diagnostic.code, diagnostic.message, diagnostic.quote


def _told_once(group: list[Diagnostic]) -> Diagnostic:
    first, *others = group
    places = tuple(RelatedPlace(d.span, d.location, d.quote, "同样的问题") for d in others[:_SHOWN])
    return replace(
        first, message=f"{first.message}（同样的共 {len(group)} 处）", related=(*first.related, *places)
    )
