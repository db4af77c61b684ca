"""Which rules run: a pure function of a rule and what the user asked for, with flake8's semantics.

A pattern is a code (``S101``), the beginning of one (``S``, ``S1``), ``ALL``, or the name of a rule. Explicit
beats implicit, the more specific pattern beats the less specific one, and at equal length the later choice wins:
configuration, then overrides, then the command line; within one of these, ignoring beats selecting.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hegui.api import FAMILIES, PROFILES, Rule


class Choice(NamedTuple):
    """One pattern that selects (``wanted``) or ignores."""

    pattern: str
    wanted: bool


def specificity(pattern: str, rule: Rule) -> int:
    """How narrowly ``pattern`` names ``rule``: 0 for ``ALL``, 1 to 4 for code letters and digits, 5 for the name, -1 for not at all."""
    if pattern == rule.name:
        return 5
    if pattern == "ALL":
        return 0
    return len(pattern) if pattern and rule.code.startswith(pattern.upper()) else -1


def selected(
    rule: Rule,
    choices: Iterable[Choice] = (),
    *,
    profile: str = "recommended",
    only: bool = False,
    preview: bool = False,
    since: str = "",
) -> bool:
    """Whether ``rule`` runs.

    Args:
        choices: in the order in which they take effect; later ones win at equal specificity.
        profile: what runs when no choice names the rule.
        only: the choices replace the profile (``select`` was given).
        preview: rules on trial may run.
        since: the smallest profile that contains the rule; left out, the one it declares.
    """
    if rule.status == "preview" and not preview:
        return False
    best, wanted = -1, False
    for pattern, choice in choices:
        rank = specificity(pattern, rule)
        # A name and a full code are equally exact.
        if min(rank, 4) >= best and rank >= 0:
            best, wanted = min(rank, 4), choice
    if rule.status == "deprecated":
        return wanted and best == 4
    if best >= 0:
        return wanted
    return not only and PROFILES.index(since or rule.profile) <= PROFILES.index(profile)


def unknown(pattern: str, rules: Iterable[Rule]) -> bool:
    """Whether ``pattern`` names no rule and no family; a family may be named before it has rules."""
    return pattern not in ("ALL", *FAMILIES) and all(specificity(pattern, rule) < 0 for rule in rules)
