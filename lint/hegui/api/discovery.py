"""Rules are found by their files: ``X123_name.py`` holds the rule X123."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable

from hegui.api.rule import Rule
from hegui.errors import PluginError

_FILE = re.compile(r"(?P<code>[A-Z][0-9]{3})_[a-z0-9_]+\.py")


def rules_in(package: str) -> list[Rule]:
    """The rules in the files ``X123_name.py`` of ``package`` and of the packages inside it, sorted by code.

    Args:
        package: its import name.

    Raises:
        PluginError: a file so named does not hold the one rule of that code.
    """
    return sorted((_rule(*found) for found in _modules(files(package), package)), key=lambda rule: rule.code)


def _modules(folder: Traversable, package: str) -> Iterator[tuple[str, str]]:
    """Module and code of every rule file."""
    for entry in folder.iterdir():
        if match := _FILE.fullmatch(entry.name):
            yield f"{package}.{entry.name.removesuffix('.py')}", match["code"]
        elif entry.is_dir() and entry.name.isidentifier() and (entry / "__init__.py").is_file():
            yield from _modules(entry, f"{package}.{entry.name}")


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
