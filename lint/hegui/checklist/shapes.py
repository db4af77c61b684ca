"""What several tables of a checklist hold: patterns and sources."""

from __future__ import annotations

from typing import Any

from hegui.api import Basis
from hegui.api.rule import STRENGTHS
from hegui.document import Words
from hegui.schema import TEXT, Notes, known, maybe, one_of, several, table, told


class File(Notes):
    """One checklist while it is read.

    Args:
        eager: an office's own: compile every pattern now.
    """

    def __init__(self, eager: bool) -> None:
        super().__init__()
        self.eager = eager
        self.words: dict[str, list[str]] = {}
        self.parts: tuple[str, ...] = ()
        self.elements: tuple[str, ...] = ()

    def look_through(self, raw: dict[str, Any]) -> None:
        """Take note of the names that other places of the file ``raw`` speak of: lists of patterns, parts, elements."""
        lists = raw.get("words")
        for name, patterns in lists.items() if isinstance(lists, dict) else ():
            self.words[name] = (
                [p for p in patterns if isinstance(p, str)] if isinstance(patterns, list) else []
            )
        self.parts, self.elements = (_ids(raw.get(key)) for key in ("part", "element"))


def _ids(tables: Any) -> tuple[str, ...]:
    entries = [t.get("id") for t in tables if isinstance(t, dict)] if isinstance(tables, list) else []
    return tuple(id for id in entries if isinstance(id, str))


_LIST = several(told(TEXT, bool, "正则表达式不可为空"), "应为正则表达式的数组")


def words(file: File, value: Any, where: str) -> Any:
    """A list of patterns; an item ``@name`` stands for the list ``words.name``."""
    items = _LIST(file, [value] if isinstance(value, str) else value, where)
    patterns: list[str] = []
    for item in items or ():
        if not item.startswith("@"):
            patterns.append(item)
        elif known(file, item[1:], file.words, "词表", where):
            patterns += file.words[item[1:]]
    found = Words(tuple(patterns), where)
    for said in found.faults() if file.eager else ():
        place, _, what = said.partition("：")
        file.fault(place, what)
    return found


BASIS = told(
    several(
        table(Basis, {"document": TEXT, "article": maybe(TEXT), "strength": maybe(one_of(STRENGTHS))}),
        "应为表的数组：[{ document, article, strength }]",
    ),
    bool,
    "至少写明一项依据",
)
"""The sources that an entry names, at least one."""
