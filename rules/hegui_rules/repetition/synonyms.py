"""The table of words that say the same: two of a row side by side are one too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import NamedTuple

from hegui.api import Table
from hegui.api.knowledge import Cells, split
from hegui_rules.knowledge import path_of


class Synonyms(NamedTuple):
    """A row of synonyms.tsv.

    Attributes:
        words: what may stand first.
        others: what must not stand behind it.
        unless: what follows where the two are right after all: 彼此相互|独立.
        bad: an example, with ⟦⟧ round the two words.
        good: a sentence in which they are right.
        sure: confidence high.
    """

    id: str
    words: tuple[str, ...]
    others: tuple[str, ...]
    unless: tuple[str, ...]
    bad: str
    good: str
    sure: bool


def _synonyms(row: Cells) -> Synonyms:
    words = split(row["words"])
    if not words or not row["bad"] or not row["good"]:
        raise ValueError("words、bad、good 不能为空")
    return Synonyms(
        row["id"], words, split(row["others"]) or words, split(row["unless"]), row["bad"], row["good"],
        row["confidence"] == "high",
    )  # fmt: skip


def pairs(row: Cells) -> Iterator[str]:
    """What must not stand in a text: every word of the row with every other behind it."""
    words = split(row["words"])
    for first in words:
        for second in split(row["others"]) or words:
            if first != second:
                yield first + second


def _untrue(entries: Mapping[str, Synonyms]) -> Iterator[tuple[str, str]]:
    for key, entry in entries.items():
        marked = entry.bad[entry.bad.find("⟦") + 1 : entry.bad.find("⟧")]
        if not any(marked == a + b for a in entry.words for b in entry.others if a != b):
            yield key, "bad 例句中 ⟦⟧ 里的不是本行的两个词"


SYNONYMS: Table[Synonyms] = Table(
    "synonyms",
    title="不能叠用的近义词",
    path=path_of("synonyms.tsv"),
    columns=("words", "others", "unless", "bad", "good"),
    entry=_synonyms,
    words=pairs,
    examine=_untrue,
)


class SynonymSet(NamedTuple):
    """A row of synonym_sets.tsv: words of which edited prose sets one only.

    Attributes:
        words: the words, each with every other.
        apart: whether they are ways of doing, of which a clause has one only, wherever it stands: 无偿为…免费提供.
        sure: confidence high.
    """

    id: str
    words: tuple[str, ...]
    apart: bool
    sure: bool


def _set(row: Cells) -> SynonymSet:
    words = split(row["words"])
    if len(words) < 2:
        raise ValueError("words 至少要有两个词")
    return SynonymSet(row["id"], words, bool(row["apart"]), row["confidence"] == "high")


def _kept(row: Cells) -> frozenset[frozenset[str]]:
    """Pairs of a row that edited prose does set side by side; the cell says how often, too."""
    return frozenset(frozenset(cell.partition(":")[0].split("/")) for cell in split(row["kept"]))


def set_pairs(row: Cells) -> Iterator[str]:
    """As ``pairs``, but for those that edited prose has."""
    kept = _kept(row)
    for first, second in permutations(split(row["words"]), 2):
        if frozenset((first, second)) not in kept:
            yield first + second


SYNONYM_SETS: Table[SynonymSet] = Table(
    "synonym_sets",
    title="公文中不并用的同义词组",
    path=path_of("synonym_sets.tsv"),
    columns=("words", "kept", "apart"),
    entry=_set,
    words=set_pairs,
)
