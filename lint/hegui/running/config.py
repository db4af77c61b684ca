"""Configuration files: found, read, checked. Nothing unknown is let through.

``hegui.toml``, or ``[tool.hegui]`` in ``pyproject.toml``, in the working directory or the nearest folder above.
Paths and globs in it are relative to its folder. The names of rules and options are checked when the engine is
built, because only then all rules are known.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hegui.api import PROFILES, Severity
from hegui.api.knowledge import Changes, Extra
from hegui.checking.limits import Limits
from hegui.document import LEVELS
from hegui.errors import ConfigError
from hegui.places import leads_out
from hegui.running.selection import Choice
from hegui.running.settings import FAIL_ON, Knowledge, Override, RuleSettings, Settings
from hegui.schema import (
    FLAG,
    SEVERITY,
    TEXT,
    WHOLE,
    WORDS,
    Notes,
    anything,
    day,
    mapping,
    maybe,
    one_of,
    several,
    table,
    told,
)  # fmt: skip
from hegui.toml import line_naming, parsed, text_of

if TYPE_CHECKING:
    from pathlib import Path

_VOUCH = "请把它放进这个文件夹；确要使用，请用 --config 指明配置文件"
"""What to do about what a configuration that was found may not do."""
NAMES = ("hegui.toml", "pyproject.toml")
YEARS = range(1949, 2101)


def find(folder: str | os.PathLike[str]) -> Path | None:
    """The configuration file that governs ``folder``; a ``pyproject.toml`` without ``[tool.hegui]`` is passed over."""
    place, below = os.path.abspath(folder), ""
    while place != below:
        for name in NAMES:
            path = os.path.join(place, name)
            if os.path.isfile(path) and (name == "hegui.toml" or "hegui" in _tool(path)):
                from pathlib import Path  # most runs find none

                return Path(path)
        place, below = os.path.dirname(place), place
    return None


def load(path: Path, found: bool = False) -> Settings:
    """The settings in ``path``.

    Args:
        found: nobody named the file, it lay in the folder of the reports or above it: it may come from anywhere, and
            names nothing outside its own folder.

    Raises:
        ConfigError: it cannot be read, is no TOML, or says something unknown; naming file, line, key and remedy.
    """
    if found and leads_out(str(path), str(path.parent)):
        raise ConfigError(f"{path.as_posix()} 是指向文件夹之外的链接，没有读取", _VOUCH)
    source = text_of(path, "配置文件 ", "请检查路径，或用 hegui init 生成")
    data = parsed(source, path.as_posix())
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("hegui", {})
    return settings(data, path, source, found)


def settings(data: Mapping[str, Any], path: Path, source: str = "", found: bool = False) -> Settings:
    """The settings that ``data``, the content of ``path``, describes."""

    def placed(file: str) -> str:
        if found and leads_out(os.path.join(root, file), root):
            line = line_naming(source, file)
            where = f"{path.as_posix()}:{line}" if line else path.as_posix()
            raise ConfigError(f"{where}：{file} 在配置文件的文件夹之外，没有读取", _VOUCH)
        return os.path.join(root, file)

    root = str(path.resolve().parent)
    notes = Notes()
    said = _FILE(notes, data, "")
    notes.refuse(path.as_posix(), source, below="tool.hegui" if path.name == "pyproject.toml" else "")
    layer: Override = said.pop("layer")
    tables = {
        name: Changes(tuple(_extra(placed(file)) for file in change.add), change.off)
        for name, change in said.pop("tables").items()
    }
    said["knowledge"] = Knowledge(said.pop("allow"), tables)
    said["checklists"] = tuple(placed(file) for file in said.get("checklists", ()))
    if said.get("baseline"):
        said["baseline"] = placed(said["baseline"])
    return Settings(
        **layer.changes, **said, choices=layer.choices, only=layer.only, rules=layer.rules,
        config=path.as_posix(), root=root,
    )  # fmt: skip


def place(path: str, word: str) -> str:
    """``file:line`` of ``word`` in the configuration at ``path``; only the file when the line is not found."""
    try:
        line = line_naming(text_of(path, ""), word)
    except ConfigError:
        line = None
    return f"{path}:{line}" if line else path


def _extra(path: str) -> Extra:
    path = path.replace(os.sep, "/")
    return Extra(path, text_of(path, "知识表 "))


def _tool(path: str) -> Mapping[str, Any]:
    try:
        tool = parsed(text_of(path, ""), path).get("tool", {})
    except ConfigError:
        # Somebody else's file: its owner's tools will complain.
        return {}
    return tool if isinstance(tool, dict) else {}


# -- shape -------------------------------------------------------------------------------------------------------


def _rule(enabled: bool | None = None, severity: Severity | None = None, rest: Any = None) -> Any:
    """What a rule's table says, and whether it names the rule as wanted or not."""
    return RuleSettings(severity, rest), enabled


def _layer(**said: Any) -> Override:
    only = "select" in said
    choices = [Choice(word, key != "ignore") for key in _CHOICES for word in said.pop(key, ())]
    rules = said.pop("rules", {})
    choices += [Choice(name, enabled) for name, (_, enabled) in rules.items() if enabled is not None]
    return Override(
        files=said.pop("files", ()), only=only, choices=tuple(choices), changes=said,
        rules={name: own for name, (own, _) in rules.items()},
    )  # fmt: skip


def _file(
    override: Any = (), knowledge: Any = None, limits: Limits = Limits(), **said: Any
) -> dict[str, Any]:
    """The settings by name, the files that they name still unread."""
    own = {key: said.pop(key) for key in map(_named, _ONLY_TOP) if key in said}
    allow, tables = knowledge or ((), {})
    return {
        "layer": _layer(**said), "overrides": override, "limits": limits, "allow": allow, "tables": tables, **own
    }  # fmt: skip


def _named(key: str) -> str:
    return key.replace("-", "_")


_CHOICES = ("select", "extend_select", "ignore")
_RULE = table(
    _rule,
    {"enabled": maybe(FLAG), "severity": maybe(SEVERITY)},
    anything,
    "应写成 [rules.规则名] 下的 severity、enabled 或选项",
)
_LAYER = {
    "profile": maybe(one_of(PROFILES)),
    "select": maybe(WORDS),
    "extend-select": maybe(WORDS),
    "ignore": maybe(WORDS),
    "preview": maybe(FLAG),
    "kind": maybe(TEXT),
    "level": maybe(one_of(LEVELS)),
    "year": maybe(told(WHOLE, YEARS.__contains__, "应为四位年份，如 2024")),
    "published": maybe(day),
    "rules": maybe(mapping(_RULE, "应写成 [rules.规则名]")),
}
_ONLY_TOP = {
    "fail-on": maybe(one_of(FAIL_ON)),
    "checklists": maybe(WORDS),
    "exclude": maybe(WORDS),
    "skip-unsupported": maybe(FLAG),
    "baseline": maybe(TEXT),
    "cache": maybe(FLAG),
}
_COUNT = told(WHOLE, lambda count: count > 0, "应为正整数")
_CHANGES = table(
    Changes,
    {"add": maybe(WORDS), "off": maybe(WORDS)},
    what="不是已知的键；词表的增删写在 [knowledge.词表名] 下",
)
_KNOWLEDGE = table(
    lambda allow, rest: (allow, rest), {"allow": maybe(WORDS, ())}, _CHANGES, "应写成 [knowledge]"
)
_LIMITS = {name.replace("_", "-"): maybe(_COUNT) for name in Limits._fields}
_FILE = table(
    _file,
    {
        **_LAYER,
        **_ONLY_TOP,
        "override": maybe(several(table(_layer, {"files": WORDS, **_LAYER}), "应写成 [[override]]")),
        "knowledge": maybe(_KNOWLEDGE),
        "limits": maybe(table(Limits, _LIMITS, what="应写成 [limits]")),
    },
)
