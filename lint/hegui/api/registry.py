"""Everything that plugins declared, loaded once, checked and sorted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.machinery import PathFinder
from typing import Any, NamedTuple

from hegui import snapshot
from hegui.api.late import LateRule
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
        word_classes: the plugins that bring word classes, each with the path of a TSV file.
        plugins: name and version of every plugin, sorted by name.
    """

    rules: Mapping[str, Rule]
    readers: Mapping[str, Reader]
    reporters: Mapping[str, Reporter]
    checklists: tuple[str, ...]
    word_classes: tuple[tuple[str, str], ...]
    plugins: tuple[tuple[str, str], ...]


def declarations(extra: Iterable[tuple[str, Any]] = (), reporters: Iterable[Reporter] = ()) -> Declarations:
    """Load every plugin of the entry point group ``hegui`` and collect what it declares.

    Args:
        extra: further plugins as (name, module or object), for tests and embedding.
        reporters: the engine's own output formats.

    Raises:
        PluginError: a plugin does not load, implements an unknown hook, or declares what another one has.
    """
    found: list[tuple[str, str, Any]] = []
    covered = True
    for plugin in _installed():
        covered = _covered(plugin) and covered
        try:
            module = _loaded(plugin)
        except Exception as error:
            raise PluginError(
                f"插件 {plugin.name}（{plugin.value}）无法加载：{type(error).__name__}: {error}",
                "请修复或卸载该插件",
            ) from error
        found.append((plugin.name, plugin.version, module))
    further = [(name, "", module) for name, module in extra]
    found.extend(further)
    hooks = _hooks(found, covered and not further)

    rules: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    readers = {suffix: reader for reader in READERS for suffix in reader.suffixes}
    formats = {reporter.name: reporter for reporter in reporters}
    checklists: list[str] = []
    classes: list[tuple[str, str]] = []
    for name, _, module in found:
        declared = hooks[name]
        for item in _declared(declared, module, name, "hegui_rules", Rule):
            for taken in (rules.get(item.code), names.get(item.name)):
                if taken is not None:
                    raise PluginError(
                        f"规则 {item.code} {item.name}（插件 {name}）与 {taken.code} {taken.name}"
                        f"（插件 {taken.origin}）重复",
                        "请更换编号和名称",
                    )
            made = item.of(name) if isinstance(item, LateRule) else replace(item, origin=name)
            rules[item.code] = names[item.name] = made
        for reader in _declared(declared, module, name, "hegui_readers", Reader):
            for suffix in reader.suffixes:
                if suffix in readers:
                    raise PluginError(f"插件 {name} 的读取器 {reader.name} 与已有读取器争用扩展名 {suffix}")
                readers[suffix] = reader
        for reporter in _declared(declared, module, name, "hegui_reporters", Reporter):
            if reporter.name in formats:
                raise PluginError(f"插件 {name} 的输出格式 {reporter.name} 已经存在", "请更换名称")
            formats[reporter.name] = reporter
        checklists.extend(_declared(declared, module, name, "hegui_checklists", str))
        classes.extend((name, path) for path in _declared(declared, module, name, "hegui_word_classes", str))
    _no_circle(rules)
    return Declarations(
        rules=dict(sorted(rules.items())),
        readers=readers,
        reporters=formats,
        checklists=tuple(checklists),
        word_classes=tuple(classes),
        plugins=tuple(sorted((name, version) for name, version, _ in found)),
    )


def _no_circle(rules: Mapping[str, Rule]) -> None:
    """Rules that yield to one another would all be silent."""
    yielding = {code: rule.yields_to for code, rule in rules.items() if rule.yields_to}
    if any(other in yielding for others in yielding.values() for other in others):
        from graphlib import CycleError, TopologicalSorter

        try:
            TopologicalSorter(yielding).prepare()
        except CycleError as error:
            raise PluginError(f"规则互相让位：{' → '.join(error.args[1])}", "请修改 yields_to") from error


class _Plugin(NamedTuple):
    """An entry point, and the version of its distribution."""

    name: str
    value: str
    version: str

    @property
    def package(self) -> str:
        """Import name of the package that its module lies in."""
        return self.value.partition(":")[0].partition(".")[0].strip()


def _installed() -> Iterator[_Plugin]:
    """The entry points of the group, sorted. They are read again when a distribution comes, goes or changes."""

    def read() -> list[tuple[str, str, str]]:
        from importlib.metadata import entry_points

        found = sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value))
        return [(e.name, e.value, e.dist.version if e.dist is not None else "") for e in found]

    if snapshot.current() is None:
        return (_Plugin(*entry) for entry in read())
    return (_Plugin(*entry) for entry in snapshot.kept(f"plugins {_distributions()}", read))


def installed_now() -> str:
    """What is installed, in a form that differs when any distribution comes, goes or changes."""
    return _distributions()


def plugin_packages() -> tuple[str, ...]:
    """Import names of the packages that the installed plugins lie in, sorted."""
    return tuple(sorted({plugin.package for plugin in _installed()}))


def installed_distributions() -> list[tuple[str, str]]:
    """Name and version of everything that is installed, sorted."""

    def read() -> list[tuple[str, str]]:
        from importlib.metadata import distributions

        return sorted({(d.metadata["Name"] or "", d.version or "") for d in distributions()})

    if snapshot.current() is None:
        return read()
    return snapshot.kept(f"distributions {_distributions()}", read)


def _distributions() -> str:
    """What is installed, as far as it may have plugins: place, size and time of each list of entry points."""
    said: list[str] = []
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                named = sorted(e.path for e in entries if e.name.endswith((".dist-info", ".egg-info")))
        except NotADirectoryError:  # an archive may hold distributions too
            named = [folder]
        except OSError:
            continue
        for path in named:
            for file in (path, os.path.join(path, "entry_points.txt"), os.path.join(path, "METADATA")):
                try:
                    about = os.stat(file)
                except OSError:
                    continue
                said.append(f"{file} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(said)


def _loaded(plugin: _Plugin) -> Any:
    """The module or object that an entry point names."""
    module, _, names = plugin.value.partition(":")
    found: Any = import_module(module.strip())
    for name in filter(None, names.partition("[")[0].strip().split(".")):
        found = getattr(found, name)
    return found


def _covered(plugin: _Plugin) -> bool:
    """Whether the snapshot looks at the files of the plugin, so that what it declares can be kept."""
    kept = snapshot.current()
    if kept is None:
        return False
    package = plugin.package
    spec = PathFinder.find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    return len(folders) == 1 and os.path.isdir(folders[0]) and kept.cover(package, folders[0])


def _hooks(found: list[tuple[str, str, Any]], keep: bool) -> dict[str, dict[str, list[str]]]:
    """The hooks that each plugin implements, and the names of its functions that do.

    Raises:
        PluginError: a plugin cannot be registered, or declares a hook that there is not.
    """
    said = "\n".join(f"{name} {getattr(module, '__name__', '')}" for name, _, module in found)
    return snapshot.kept(f"hooks {said}", lambda: _registered(found)) if keep else _registered(found)


_HOOKS = ("hegui_rules", "hegui_readers", "hegui_reporters", "hegui_checklists", "hegui_word_classes")


def _registered(found: list[tuple[str, str, Any]]) -> dict[str, dict[str, list[str]]]:
    import pluggy

    from hegui.api import hookspecs

    manager = pluggy.PluginManager("hegui")
    manager.add_hookspecs(hookspecs)
    for name, _, module in found:
        try:
            manager.register(module, name)
        except Exception as error:
            raise PluginError(f"插件 {name} 无法注册：{error}", "请修复或卸载该插件") from error
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"插件声明了不存在的钩子：{error}", "请检查钩子名称的拼写") from error
    hooks: dict[str, dict[str, list[str]]] = {name: {} for name, _, _ in found}
    for hook in _HOOKS:
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            named = _name_of(implementation.plugin, implementation.function)
            hooks[implementation.plugin_name].setdefault(hook, []).append(named)
    return hooks


def _name_of(plugin: Any, function: Callable[..., Any]) -> str:
    """The name under which ``plugin`` has ``function``: with a ``specname`` it is not the hook's."""
    return next(name for name in dir(plugin) if getattr(plugin, name, None) == function)


def _declared(hooks: Mapping[str, list[str]], module: Any, name: str, hook: str, kind: type) -> list[Any]:
    """What one plugin returns from one hook; the plugin is named when it raises or returns something else."""
    declared: list[Any] = []
    for function in hooks.get(hook, ()):
        try:
            declared.extend(getattr(module, function)())
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
