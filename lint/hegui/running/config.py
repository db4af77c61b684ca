"""Configuration files: found, read, checked. Nothing unknown is let through.

``hegui.toml``, or ``[tool.hegui]`` in ``pyproject.toml``, in the working directory or the nearest folder above.
Paths and globs in it are relative to its folder. The names of rules and options are checked when the engine is
built, because only then all rules are known.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from hegui.api import PROFILES, Severity
from hegui.api.knowledge import Changes, Extra
from hegui.checking.limits import Limits
from hegui.document import LEVELS
from hegui.errors import ConfigError, reason, suggestion
from hegui.running.selection import Choice
from hegui.running.settings import FAIL_ON, Knowledge, Override, RuleSettings, Settings
from hegui.small import read_small
from hegui.toml import line_of, parsed

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("hegui.toml", "pyproject.toml")
YEARS = range(1949, 2101)


class _WrongError(Exception):
    """``str`` says in Chinese what the value should be."""


class Layer(NamedTuple):
    """What one table of a configuration says, still unfiltered."""

    changes: dict[str, Any]
    choices: tuple[Choice, ...]
    rules: dict[str, RuleSettings]
    only: bool


def find(folder: str | os.PathLike[str]) -> Path | None:
    """The configuration file that governs ``folder``; a ``pyproject.toml`` without ``[tool.hegui]`` is passed over."""
    place, below = os.path.abspath(folder), ""
    while place != below:
        for name in NAMES:
            path = os.path.join(place, name)
            if os.path.isfile(path):
                from pathlib import Path  # most runs find none

                if name == "hegui.toml" or "hegui" in _tool(Path(path)):
                    return Path(path)
        place, below = os.path.dirname(place), place
    return None


def load(path: Path) -> Settings:
    """The settings in ``path``.

    Raises:
        ConfigError: it cannot be read, is no TOML, or says something unknown; naming file, line and remedy.
    """
    source = _source(path)
    data = parsed(source, path)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("hegui", {})
    return settings(data, path, source)


def settings(data: Mapping[str, Any], path: Path, source: str = "") -> Settings:
    """The settings that ``data``, the content of ``path``, describes."""
    reader = _Reader(path, source)
    root = path.resolve().parent
    layer = reader.layer({k: v for k, v in data.items() if k not in _ONLY_TOP and k not in _TABLES}, _LAYER)
    top = reader.values({k: v for k, v in data.items() if k in _ONLY_TOP}, _ONLY_TOP)
    overrides = data.get("override", [])
    if not isinstance(overrides, list) or not all(isinstance(o, dict) for o in overrides):
        raise reader.error("override", "应写成 [[override]]")
    top["knowledge"] = reader.knowledge(data.get("knowledge", {}), root)
    top["limits"] = Limits(**reader.limits(data.get("limits", {})))
    top["checklists"] = tuple(str(root / p) for p in top.get("checklists", ()))
    if top.get("baseline"):
        top["baseline"] = str(root / top["baseline"])
    return Settings(
        **layer.changes, **top, choices=layer.choices, only=layer.only, rules=layer.rules,
        overrides=tuple(reader.override(o) for o in overrides), config=path.as_posix(), root=str(root),
    )  # fmt: skip


def place(path: str, word: str) -> str:
    """``file:line`` of ``word`` in the configuration at ``path``; only the file when the line is not found."""
    from pathlib import Path

    try:
        line = line_of(_source(Path(path)), word)
    except ConfigError:
        line = None
    return f"{path}:{line}" if line else path


# -- reading -----------------------------------------------------------------------------------------------------


def _source(path: Path) -> str:
    try:
        return read_small(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{path.as_posix()}：不是 UTF-8 编码", "请用 UTF-8 重新保存") from None
    except FileNotFoundError:
        raise ConfigError(f"找不到配置文件 {path.as_posix()}", "请检查路径，或用 hegui init 生成") from None
    except OSError as error:
        raise ConfigError(f"{path.as_posix()}：无法读取（{reason(error)}）", "请检查路径和权限") from error


def _tool(path: Path) -> Mapping[str, Any]:
    import tomllib

    try:
        tool = tomllib.loads(read_small(path).decode("utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ConfigError):
        # Somebody else's file: its owner's tools will complain.
        return {}
    return tool if isinstance(tool, dict) else {}


# -- values ------------------------------------------------------------------------------------------------------


def _one_of(*words: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in words:
            hint = suggestion(value, words) if isinstance(value, str) else ""
            raise _WrongError(f"应为 {'、'.join(words)} 之一" + (f"，{hint}" if hint else ""))
        return str(value)

    return check


def _typed(kind: type, title: str) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise _WrongError(f"应为{title}")
        return value

    return check


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise _WrongError('应为字符串列表，如 ["S101"]')
    return tuple(value)


def _year(value: Any) -> int:
    if type(value) is not int or value not in YEARS:
        raise _WrongError("应为四位年份，如 2024")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise _WrongError("应为正整数")
    return value


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _WrongError("应为日期，如 2025-03-20") from None


_string = _typed(str, "字符串")
_boolean = _typed(bool, " true 或 false")

_Keys = Mapping[str, tuple[str, Callable[[Any], Any]]]

_LAYER: _Keys = {
    "profile": ("profile", _one_of(*PROFILES)),
    "preview": ("preview", _boolean),
    "kind": ("kind", _string),
    "level": ("level", _one_of(*LEVELS)),
    "year": ("year", _year),
    "published": ("published", _date),
}
_CHOICES = ("select", "extend-select", "ignore")
_ONLY_TOP: _Keys = {
    "fail-on": ("fail_on", _one_of(*FAIL_ON)),
    "checklists": ("checklists", _words),
    "exclude": ("exclude", _words),
    "skip-unsupported": ("skip_unsupported", _boolean),
    "baseline": ("baseline", _string),
    "cache": ("cache", _boolean),
}
_RULE = ("enabled", "severity")
_TABLES = ("override", "knowledge", "limits")
_LIMITS: _Keys = {name.replace("_", "-"): (name, _count) for name in Limits._fields}


class _Reader:
    """Takes tables apart; every complaint names file, line and key."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path.as_posix()
        self.source = source

    def error(self, key: str, what: str, known: tuple[str, ...] = ()) -> ConfigError:
        line = line_of(self.source, key)
        where = f"{self.path}:{line}" if line else self.path
        return ConfigError(f"{where}：{key} {what}", suggestion(key, known))

    def values(self, table: Mapping[str, Any], keys: _Keys) -> dict[str, Any]:
        found = {}
        for key, value in table.items():
            if key not in keys:
                known = tuple(keys) if keys is _LIMITS else (*keys, *_CHOICES, *_ONLY_TOP, *_TABLES, "rules")
                raise self.error(key, "不是已知的配置项", known)
            name, check = keys[key]
            try:
                found[name] = check(value)
            except _WrongError as wrong:
                raise self.error(key, f"的值有误：{wrong}") from None
        return found

    def layer(self, table: Mapping[str, Any], keys: _Keys) -> Layer:
        choices = []
        for key in _CHOICES:
            choices += [Choice(pattern, key != "ignore") for pattern in self.words(table, key)]
        plain = {k: v for k, v in table.items() if k not in _CHOICES and k != "rules"}
        rules = table.get("rules", {})
        if not isinstance(rules, dict):
            raise self.error("rules", "应写成 [rules.规则名]")
        settings = {}
        for name, entry in rules.items():
            settings[name], enabled = self.rule(name, entry)
            if enabled is not None:
                choices.append(Choice(name, enabled))
        return Layer(self.values(plain, keys), tuple(choices), settings, "select" in table)

    def rule(self, name: str, entry: Any) -> tuple[RuleSettings, bool | None]:
        if not isinstance(entry, dict):
            raise self.error(name, f"应写成 [rules.{name}] 下的 severity、enabled 或选项")
        enabled = entry.get("enabled")
        if enabled is not None and type(enabled) is not bool:
            raise self.error("enabled", "的值有误：应为 true 或 false")
        severity = entry.get("severity")
        if severity is not None:
            try:
                severity = Severity.of(severity)
            except (KeyError, TypeError):
                raise self.error("severity", "的值有误：应为 error、warning、info 之一") from None
        return RuleSettings(severity, {k: v for k, v in entry.items() if k not in _RULE}), enabled

    def knowledge(self, table: Any, root: Path) -> Knowledge:
        if not isinstance(table, dict):
            raise self.error("knowledge", "应写成 [knowledge]")
        changes = {}
        for name, entry in table.items():
            if name == "allow":
                continue
            if not isinstance(entry, dict):
                raise self.error(name, "不是已知的配置项；词表的增删写在 [knowledge.词表名] 下")
            for key in entry:
                if key not in Changes._fields:
                    raise self.error(key, "不是已知的配置项", Changes._fields)
            paths = (root / path for path in self.words(entry, "add"))
            add = tuple(Extra(path.as_posix(), _source(path)) for path in paths)
            changes[name] = Changes(add, self.words(entry, "off"))
        return Knowledge(self.words(table, "allow"), changes)

    def limits(self, table: Any) -> dict[str, Any]:
        if not isinstance(table, dict):
            raise self.error("limits", "应写成 [limits]")
        return self.values(table, _LIMITS)

    def words(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        try:
            return _words(table.get(key, []))
        except _WrongError as wrong:
            raise self.error(key, f"的值有误：{wrong}") from None

    def override(self, table: Mapping[str, Any]) -> Override:
        try:
            files = _words(table.get("files"))
        except _WrongError:
            raise self.error("override", '缺少 files，应写成 files = ["*.docx"] 这样的列表') from None
        layer = self.layer({k: v for k, v in table.items() if k != "files"}, _LAYER)
        return Override(files, layer.changes, layer.choices, layer.rules, layer.only)
