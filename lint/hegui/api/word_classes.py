"""Word classes as a knowledge table, so that an office adds words and switches rows off as in every other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from hegui.api.knowledge import Cells, Changes, Extra, Table, parsed, split
from hegui.errors import ConfigError, PluginError
from hegui.lexicon import BUILT_IN, WordClasses
from hegui.lexicon.classes import DATA, WordClass
from hegui.toml import text_of


def _word_class(row: Cells) -> WordClass:
    words = split(row["words"])
    if not row["class"] or not words:
        raise ValueError("class 和 words 不能为空")
    return WordClass(row["id"], row["class"], words, row["example"], row["source"])


def _untrue(entries: Mapping[str, WordClass]) -> Iterator[tuple[str, str]]:
    """Rows whose example has none of their words."""
    for key, entry in entries.items():
        if not any(word in entry.example for word in entry.words):
            yield key, "example 中没有这一行的词"


WORD_CLASSES: Table[WordClass] = Table(
    "word_classes",
    title="词类",
    path=DATA,
    columns=("class", "words", "example"),
    entry=_word_class,
    examine=_untrue,
)


@cache
def word_classes(declared: tuple[tuple[str, str], ...] = ()) -> Table[WordClass]:
    """The table of all word classes: those that ship, with what plugins bring.

    Args:
        declared: name of a plugin and path of its rows.

    Raises:
        PluginError: the rows of a plugin cannot be taken as they stand, or have an id that is taken.
    """
    table = WORD_CLASSES
    for plugin, path in declared:
        try:
            text = text_of(path, "词类 ")
            own = [row["id"] for _, row in parsed(text, path, table.columns)]
            taken = {row["id"] for row in table.rows}.intersection(own)
            table = table.changed(Changes((Extra(path, text),)))
            problems = [*(f"编号 {id} 已经使用" for id in sorted(taken)), *map(str, table.changed_problems())]
        except ConfigError as error:
            problems = [str(error)]
        if problems:
            raise PluginError(f"插件 {plugin} 的词类有误：{problems[0]}", "请修复或卸载该插件")
    return table


@cache
def in_force(table: Table[WordClass]) -> WordClasses | None:
    """The classes that a table comes to; ``None`` for those that ship."""
    return BUILT_IN.extended(table.entries, table.changes.off) if any(table.changes) else None
