"""Rules are found by their files: ``X123_name.py`` holds the rule X123."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib import import_module

from hegui import snapshot
from hegui.api.late import About, LateRule, about
from hegui.api.rule import Rule
from hegui.errors import PluginError

_FILE = re.compile(r"(?P<code>[A-Z][0-9]{3})_[a-z0-9_]+\.py")


def rules_in(package: str) -> list[Rule]:
    """The rules in the files ``X123_name.py`` of ``package`` and of the packages inside it, sorted by code.

    Where the snapshot knows the files of the package, a rule's module is imported when the rule first looks at a text.

    Args:
        package: its import name.

    Raises:
        PluginError: a file so named does not hold the one rule of that code.
    """

    def listed() -> list[About]:
        return [about(_rule(module, code), module) for code, module in _named(package)]

    if snapshot.covers_package(package):
        return [LateRule(said) for said in snapshot.kept(f"rules {package}", listed)]
    return [_rule(module, code) for code, module in _named(package)]


def _named(package: str) -> list[tuple[str, str]]:
    """Code and module of every rule, sorted."""
    return sorted(_modules(os.path.dirname(import_module(package).__file__ or ""), package))


def _modules(folder: str, package: str) -> Iterator[tuple[str, str]]:
    """Code and module of every rule file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if match := _FILE.fullmatch(entry.name):
                yield match["code"], f"{package}.{entry.name.removesuffix('.py')}"
            elif entry.name.isidentifier() and os.path.isfile(os.path.join(entry.path, "__init__.py")):
                yield from _modules(entry.path, f"{package}.{entry.name}")


def _rule(module: str, code: str) -> Rule:
    held = [
        value
        for value in vars(import_module(module)).values()
        if isinstance(value, Rule) and value.code == code
    ]
    if len(held) != 1:
        raise PluginError(
            f"{module} 里应有一条编号为 {code} 的规则，实有 {len(held)} 条", "请核对文件名与规则的编号"
        )
    return held[0]
