"""The built-in rule pack: a plugin like any third party's, loaded by entry point."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import dirname, join

from hegui.api import Rule, hookimpl, rules_in


@hookimpl
def hegui_rules() -> Iterable[Rule]:
    """All built-in rules, each found by its file."""
    return rules_in("hegui_rules")


@hookimpl
def hegui_checklists() -> Iterable[str]:
    """The built-in checklists."""
    folder = join(dirname(__file__), "checklists")
    return [join(folder, name) for name in ("fazhi-annual.toml", "xxgk-annual.toml", "generic.toml")]
