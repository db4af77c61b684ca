"""Word classes as a knowledge table, so that an office adds words and switches rows off as in every other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hegui.api.knowledge import Cells, Table, split
from hegui.lexicon import BUILT_IN, WordClasses
from hegui.lexicon.classes import DATA, WordClass


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


def in_force(table: Table[WordClass] | None) -> WordClasses | None:
    """The classes that a table with changes comes to; ``None`` for those that ship."""
    return None if table is None else BUILT_IN.extended(table.entries, table.changes.off)
