"""The built-in rule pack: a plugin like any third party's, loaded by entry point."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from hegui.api import Rule, hookimpl


@hookimpl
def hegui_rules() -> Iterable[Rule]:
    """All built-in rules: each family package lists its own in ``RULES``."""
    from hegui_rules import (
        elements,
        law,
        numbers,
        punctuation,
        repetition,
        residue,
        safety,
        structure,
        time,
        wording,
    )

    families = (elements, structure, numbers, time, law, wording, punctuation, safety, residue, repetition)
    return [rule for family in families for rule in family.RULES]


@hookimpl
def hegui_checklists() -> Iterable[str]:
    """The built-in checklists."""
    folder = files("hegui_rules") / "checklists"
    return [str(folder / name) for name in ("fazhi-annual.toml", "generic.toml")]
