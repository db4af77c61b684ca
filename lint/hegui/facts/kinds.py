"""Kinds that exclude each other, and steps of which the later cannot have more than the earlier: tables in ``data/``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from hegui.facts.rows import listed, rows
from hegui.text.trie import trie


class Step(NamedTuple):
    """A row of ``funnels.tsv``; ``carried``: matters of earlier years may be among the later ones."""

    source: re.Pattern[str]
    subset: re.Pattern[str]
    carried: bool


# Between the earlier figure and the verb of the later step, and between that verb and its figure.
# No word of the lead is made of others of it (已经 is 已 and 经): what can be read in two ways takes twice the time each time.
_LEAD = f"(?:[，,、；;（(]|其中|已|均|全部|{listed('leading-word')}|经(?:审查|审核|核实|复核)?|{listed('counted-lead')}|[ \u2060])*"
_OBJECT = f"(?P<object>[^，。；,;、0-9]{{0,10}}?)(?:{listed('after-kind')}|[ \u2060])*"


@lru_cache(maxsize=1)
def _steps() -> tuple[Step, ...]:
    return tuple(
        Step(
            re.compile(trie(row["source_words"].split(";"))),
            re.compile(f"{_LEAD}(?P<verb>{trie(row['subset_words'].split(';'))}){_OBJECT}"),
            row["carried"] == "1",
        )
        for row in rows("funnels.tsv")
    )


@lru_cache(maxsize=1)
def _later() -> re.Pattern[str]:
    """Any verb of a later step."""
    return re.compile(trie(word for row in rows("funnels.tsv") for word in row["subset_words"].split(";")))


def funnel(source: str, subset: str, head: str) -> Step | None:
    """The step from what the words ``source`` before one figure say to what ``subset`` before the next one says.

    Args:
        source: from the beginning of the sentence or the figure before to the earlier figure.
        subset: from the earlier figure to the later one.
        head: what the earlier figure counts; the later one must count the same or not say what.
    """
    if _later().search(subset) is None:
        return None
    for step in _steps():
        match = step.subset.fullmatch(subset)
        if match is None or step.source.search(source) is None or match["verb"] in source:
            continue
        named = match["object"]
        if not named or named in source or (head and (head in named or head[-2:] == named[-2:])):
            return step
    return None


@lru_cache(maxsize=1)
def _kinds() -> dict[str, dict[str, str]]:
    """Of each word the tables that have it, in their order, each with when it is complete."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("exclusive_kinds.tsv"):
        for word in row["words"].split(";"):
            found.setdefault(word, {})[row["id"]] = row["complete"]
    return found


def _complete(when: str, words: list[str]) -> bool:
    """Whether ``words`` leave no other kind: ``1`` always, ``=4`` when there are four, else when one of those named."""
    if when.startswith("="):
        return len(words) == int(when[1:])
    return when == "1" or (when != "0" and not set(when.split(";")).isdisjoint(words))


@lru_cache(maxsize=1)
def _kind_words() -> re.Pattern[str]:
    return re.compile(f"(?:{listed('before-kind')})?(?P<kind>{trie(_kinds())})")


def kind_of(head: str) -> str:
    """The id of the table whose kind ``head`` names, ``""`` for none."""
    match = _kind_words().match(head)
    return next(iter(_kinds()[match["kind"]])) if match else ""


def names_kind(words: str, table: str) -> bool:
    """Whether a kind of ``table`` (its id) stands anywhere in ``words``."""
    return any(table in _kinds()[m["kind"]] for m in _kind_words().finditer(words))


def exclude_each_other(heads: Iterable[str]) -> str:
    """``"complete"`` when the heads name kinds of one table that leave no others, ``"some"`` when they only exclude
    each other, ``""`` when nothing is known.
    """
    words: list[str] = []
    heads = list(heads)
    if len(heads) == 2 and (two_sides(*heads) or two_sides(*reversed(heads))):
        return "complete"
    # 第一期50人、第二期60人
    if all(head.startswith("第") for head in heads) and len(set(heads)) == len(heads) > 1:
        return "some"
    for head in heads:
        match = _kind_words().match(head)
        if match is None:
            return ""
        words.append(match["kind"])
    if len(set(words)) < len(words) or len(words) < 2:
        return ""
    shared = [_kinds()[word] for word in words]
    whens = [when for table, when in shared[0].items() if all(table in other for other in shared)]
    if not whens:
        return ""
    return "complete" if any(_complete(when, words) for when in whens) else "some"


def two_sides(done: str, not_done: str) -> bool:
    """Whether two names are what was done and what was not: 采纳, 未采纳; 已审结, 正在审理."""
    left = _sides().match(not_done)
    if left is None:
        return False
    core, rest = _SETTLED.sub("", done), not_done[left.end() :]
    if not core or _sides().match(done) is not None:
        return False
    return bool(set(core[:2]) & set(rest[:2])) or core[-2:] == rest[:2]


_SETTLED = re.compile(f"^(?:{listed('settled-lead')})+")


@lru_cache(maxsize=1)
def _sides() -> re.Pattern[str]:
    """What says of a thing that it was not done, or not yet."""
    return re.compile(f"(?:{listed('unsettled-lead')})")
