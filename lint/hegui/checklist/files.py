"""The TOML files of checklists, and what one takes over from another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from hegui import snapshot
from hegui.errors import ConfigError, reason, remedy
from hegui.toml import parsed, text_of


def read(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The tables of the file, nothing checked but that it is TOML; not to be changed.

    Raises:
        ConfigError: the file cannot be read, is not UTF-8, or is not TOML.
    """
    try:
        status = os.stat(path)
        return _read(os.fspath(path), status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise ConfigError(f"清单 {path} 无法读取（{reason(error)}）", "请检查路径") from error


@lru_cache(maxsize=16)
def _read(path: str, mtime: int, size: int) -> dict[str, Any]:
    # What ships is not read again and again; it has no dates, which could not be kept.
    return snapshot.kept(f"toml {path}", lambda: _parsed(path)) if snapshot.covers(path) else _parsed(path)


def _parsed(path: str) -> dict[str, Any]:
    return parsed(text_of(path, "清单 "), f"清单 {path}")


def declared_bases() -> dict[str, str]:
    """Kind to path of the checklists that the installed plugins declare."""
    from hegui.api.registry import declarations

    return {kind_of(path): path for path in declarations().checklists}


def kind_of(path: str) -> str:
    """The kind that the file declares, ``""`` when it declares none."""
    kind = read(path).get("kind", "")
    return kind if isinstance(kind, str) else ""


def inherited(
    path: str | os.PathLike[str], raw: dict[str, Any], bases: Mapping[str, str], seen: tuple[str, ...]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """``raw`` laid over the checklist it extends, and the kinds it extends.

    Parts, sheets and elements are laid over by id, key by key; lists are replaced.
    """
    base = raw.get("extends")
    if base is None:
        return raw, ()
    if not isinstance(base, str):
        raise ConfigError(f"清单 {path}：extends 应为字符串", "请写被继承清单的 kind")
    if base not in bases:
        raise ConfigError(f"清单 {path}：extends 所指的清单“{base}”不存在", remedy(base, bases))
    target = os.fspath(bases[base])
    if target in seen or os.path.abspath(target) == os.path.abspath(path):
        raise ConfigError(f"清单 {path}：extends 循环引用", "请删去其中一处 extends")
    below, lineage = inherited(target, read(target), bases, (*seen, target))
    merged = {**below, **raw}
    for key in ("words", "wording", "leaders", "recognise"):
        if isinstance(below.get(key), dict) and isinstance(raw.get(key), dict):
            merged[key] = {**below[key], **raw[key]}
    dropped = raw.get("drop", ())
    for key in ("part", "sheet", "element"):
        merged[key] = _overlaid(below.get(key, []), raw.get(key, []), dropped if key == "element" else ())
    known = {e.get("id") for e in below.get("element", []) if isinstance(e, dict)}
    for name in dropped if isinstance(dropped, list) else ():
        if name not in known:
            raise ConfigError(
                f"清单 {path}：drop 中的要素“{name}”在 {base} 中不存在",
                remedy(str(name), [str(k) for k in known]),
            )
    return merged, (base, *lineage)


def _overlaid(below: Any, above: Any, dropped: Any) -> Any:
    if not isinstance(below, list) or not isinstance(above, list):
        return above
    tables = {t.get("id"): t for t in below if isinstance(t, dict) and t.get("id") not in dropped}
    rest: list[Any] = []
    for table in above:
        if isinstance(table, dict) and table.get("id") in tables:
            tables[table["id"]] = {**tables[table["id"]], **table}
        else:
            rest.append(table)
    return [*tables.values(), *rest]
