"""Reads the entries of a TOML file one by one, strictly, and collects what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hegui.api import Basis
from hegui.checklist.files import near
from hegui.document import Words

_STRENGTHS = ("规定", "国标", "惯例")


class Entries:
    """The readers of small values; a fault is noted, and something harmless stands in.

    Args:
        named: the lists of patterns that ``@name`` stands for.
        eager: an office's own file: compile every pattern now.
    """

    def __init__(self, named: Mapping[str, Any], eager: bool) -> None:
        self.problems: list[str] = []
        self.eager = eager
        self.named = named

    def fault(self, where: str, what: str, remedy: str = "") -> None:
        """Note that something is wrong."""
        self.problems.append(f"{where}：{what}" + (f"；{remedy}" if remedy else ""))

    def known(self, table: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
        """Note every key of ``table`` that is none of ``keys``."""
        keys = tuple(keys)
        for key in table:
            if key not in keys:
                self.fault(f"{where}.{key}" if where else key, "没有这个键", near(key, keys))

    def get(self, table: Mapping[str, Any], key: str, kind: type, where: str, default: Any = None) -> Any:
        """``table[key]`` of the wanted type; the default when absent; a default of ``None`` makes it obligatory."""
        place = f"{where}.{key}" if where else key
        if key not in table:
            if default is None:
                self.fault(where or key, f"缺少 {key}")
                return kind()
            return default
        value = table[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            names = {str: "字符串", int: "整数", bool: "true 或 false", list: "数组", dict: "表"}
            self.fault(place, f"应为{names.get(kind, kind.__name__)}")
            return default if default is not None else kind()
        return value

    def choice(
        self, table: Mapping[str, Any], key: str, allowed: Iterable[str], where: str, default: str
    ) -> str:
        """``table[key]``, one of a few words."""
        value: str = self.get(table, key, str, where, default)
        allowed = tuple(allowed)
        if value not in allowed:
            self.fault(f"{where}.{key}", f"没有“{value}”这个值", near(value, allowed))
            return default
        return value

    def strings(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        """A list of strings; none when the key is absent."""
        values = self.get(table, key, list, where, [])
        if any(not isinstance(v, str) for v in values):
            self.fault(f"{where}.{key}", "应为字符串的数组")
            return ()
        return tuple(values)

    def words(self, value: Any, where: str) -> Words:
        """A list of patterns; an item ``@name`` stands for the list ``words.name``."""
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or any(not isinstance(v, str) for v in value):
            self.fault(where, "应为正则表达式的数组")
            return Words()
        patterns: list[str] = []
        for item in value:
            if not item.startswith("@"):
                patterns.append(item)
                continue
            name = item[1:]
            if name not in self.named:
                self.fault(where, f"没有名为“{name}”的词表", near(name, self.named))
                continue
            patterns += [p for p in self.named[name] if isinstance(p, str)]
        found = Words(tuple(patterns), where)
        if self.eager:
            self.problems += found.faults()
        if any(p == "" for p in patterns):
            self.fault(where, "正则表达式不可为空")
        return found

    def tables(self, raw: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        """The tables ``[[key]]``."""
        values = self.get(raw, key, list, "", [])
        if any(not isinstance(v, dict) for v in values):
            self.fault(key, f"应写作 [[{key}]]")
            return []
        return list(values)

    @staticmethod
    def where(key: str, index: int, table: Mapping[str, Any]) -> str:
        """What messages call an entry of a list of tables."""
        return f"{key}[{index}]（{table['id']}）" if isinstance(table.get("id"), str) else f"{key}[{index}]"

    def basis(self, table: Mapping[str, Any], where: str) -> tuple[Basis, ...]:
        """The sources that an entry names, at least one."""
        found = []
        for index, entry in enumerate(self.get(table, "basis", list, where)):
            place = f"{where}.basis[{index}]"
            if not isinstance(entry, dict):
                self.fault(place, "应为表：{ document, article, strength }")
                continue
            self.known(entry, ("document", "article", "strength"), place)
            found.append(
                Basis(
                    self.get(entry, "document", str, place),
                    self.get(entry, "article", str, place, ""),
                    self.choice(entry, "strength", _STRENGTHS, place, "规定"),
                )
            )
        if "basis" in table and not found:
            self.fault(f"{where}.basis", "至少写明一项依据")
        return tuple(found)
