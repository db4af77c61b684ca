"""Everything that plugins declared, loaded once, checked and sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import entry_points
from typing import Any

import pluggy

from hegui.api import hookspecs
from hegui.api.reporter import Reporter
from hegui.api.rule import Rule
from hegui.errors import PluginError
from hegui.reading import READERS, Reader

GROUP = "hegui"


@dataclass(frozen=True)
class Declarations:
    """What the plugins declared; the checklists still as paths.

    Attributes:
        rules: by code, sorted.
        readers: by file name ending.
        reporters: by name.
        checklists: paths of TOML files, in the order of the plugins.
        plugins: name and version of every plugin, sorted by name.
    """

    rules: Mapping[str, Rule]
    readers: Mapping[str, Reader]
    reporters: Mapping[str, Reporter]
    checklists: tuple[str, ...]
    plugins: tuple[tuple[str, str], ...]


def declarations(extra: Iterable[tuple[str, Any]] = (), reporters: Iterable[Reporter] = ()) -> Declarations:
    """Load every plugin of the entry point group ``hegui`` and collect what it declares.

    Args:
        extra: further plugins as (name, module or object), for tests and embedding.
        reporters: the engine's own output formats.

    Raises:
        PluginError: a plugin does not load, implements an unknown hook, or declares what another one has.
    """
    manager = pluggy.PluginManager("hegui")
    manager.add_hookspecs(hookspecs)
    found: list[tuple[str, str, Any]] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        try:
            module = entry.load()
        except Exception as error:
            raise PluginError(
                f"插件 {entry.name}（{entry.value}）无法加载：{type(error).__name__}: {error}",
                "请修复或卸载该插件",
            ) from error
        version = entry.dist.version if entry.dist is not None else ""
        found.append((entry.name, version, module))
    found.extend((name, "", module) for name, module in extra)
    for name, _, module in found:
        try:
            manager.register(module, name)
        except Exception as error:
            raise PluginError(f"插件 {name} 无法注册：{error}", "请修复或卸载该插件") from error
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"插件声明了不存在的钩子：{error}", "请检查钩子名称的拼写") from error

    rules: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    readers = {suffix: reader for reader in READERS for suffix in reader.suffixes}
    formats = {reporter.name: reporter for reporter in reporters}
    checklists: list[str] = []
    for name, _, module in found:
        for item in _declared(manager, module, name, "hegui_rules", Rule):
            for taken in (rules.get(item.code), names.get(item.name)):
                if taken is not None:
                    raise PluginError(
                        f"规则 {item.code} {item.name}（插件 {name}）与 {taken.code} {taken.name}"
                        f"（插件 {taken.origin}）重复",
                        "请更换编号和名称",
                    )
            rules[item.code] = names[item.name] = replace(item, origin=name)
        for reader in _declared(manager, module, name, "hegui_readers", Reader):
            for suffix in reader.suffixes:
                if suffix in readers:
                    raise PluginError(f"插件 {name} 的读取器 {reader.name} 与已有读取器争用扩展名 {suffix}")
                readers[suffix] = reader
        for reporter in _declared(manager, module, name, "hegui_reporters", Reporter):
            if reporter.name in formats:
                raise PluginError(f"插件 {name} 的输出格式 {reporter.name} 已经存在", "请更换名称")
            formats[reporter.name] = reporter
        checklists.extend(_declared(manager, module, name, "hegui_checklists", str))
    try:
        TopologicalSorter({code: rule.yields_to for code, rule in rules.items()}).prepare()
    except CycleError as error:
        raise PluginError(f"规则互相让位：{' → '.join(error.args[1])}", "请修改 yields_to") from error
    return Declarations(
        rules=dict(sorted(rules.items())),
        readers=readers,
        reporters=formats,
        checklists=tuple(checklists),
        plugins=tuple(sorted((name, version) for name, version, _ in found)),
    )


def _declared(manager: pluggy.PluginManager, module: Any, name: str, hook: str, kind: type) -> list[Any]:
    """What one plugin returns from one hook; the plugin is named when it raises or returns something else."""
    implementations = [
        impl for impl in getattr(manager.hook, hook).get_hookimpls() if impl.plugin_name == name
    ]
    declared: list[Any] = []
    for implementation in implementations:
        try:
            declared.extend(implementation.function())
        except PluginError:
            raise
        except Exception as error:
            raise PluginError(
                f"插件 {name} 的 {hook} 出错：{type(error).__name__}: {error}", "请修复或卸载该插件"
            ) from error
    for item in declared:
        if not isinstance(item, kind):
            raise PluginError(f"插件 {name} 的 {hook} 返回了 {type(item).__name__}，应为 {kind.__name__}")
    return declared
