"""Grids: vocabulary x construction, to ask whether a rule knows the language or only its examples.

A TOML file names word classes and constructions; every ``{class}`` in a construction is replaced by each word of the
class, and ``{class.2}`` by the second of words that belong together::

    title = "a part larger than its whole"
    family = "N"
    floor = 0.95
    [classes]
    act = [["调解纠纷", "起"], ["办理案件", "件"]]
    [[constructions]]
    bad  = "全年{act.1}120{act.2}，其中涉企⟦135{act.2}⟧。"
    good = "全年{act.1}135{act.2}，其中涉企120{act.2}。"

A finding must touch a place marked ⟦⟧ in ``bad``; no error or warning may stand in ``good``. ``settings`` of a
construction are those of :func:`hegui.testing.document`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from hegui.document import Span
from hegui.testing import marked

_SLOT = re.compile(r"\{([a-z_0-9-]+?)(?:\.([0-9]+))?\}")


class Case(NamedTuple):
    """One text of a grid.

    Attributes:
        spans: where a finding is wanted; empty for a right text.
        wrong: whether it is a faulty text.
    """

    construction: int
    text: str
    spans: tuple[Span, ...]
    wrong: bool
    settings: Mapping[str, Any]


class Grid(NamedTuple):
    """A grid file; ``floor``: the share of its faulty texts that must be found."""

    name: str
    title: str
    family: str
    floor: float
    cases: tuple[Case, ...]


def read_grid(path: Path) -> Grid:
    """The grid in a file.

    Raises:
        ValueError: naming the file and what is wrong with it.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        cases = tuple(_cases(data["classes"], data["constructions"]))
        return Grid(path.stem, data["title"], data["family"], float(data.get("floor", 0.8)), cases)
    except (KeyError, AssertionError, IndexError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{path}: {type(error).__name__}: {error}") from error


def _cases(
    classes: Mapping[str, Sequence[Any]], constructions: Sequence[Mapping[str, Any]]
) -> Iterator[Case]:
    for number, construction in enumerate(constructions):
        for side in ("bad", "good"):
            for text in dict.fromkeys(_expanded(construction.get(side, ""), classes)):
                plain, spans = marked(text)
                yield Case(number, plain, tuple(spans), side == "bad", construction.get("settings", {}))


def _expanded(template: str, classes: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    if not template:
        return
    names = list(dict.fromkeys(match[1] for match in _SLOT.finditer(template)))
    for words in product(*(classes[name] for name in names)):
        chosen = dict(zip(names, words, strict=True))
        yield _SLOT.sub(lambda match: _word(chosen[match[1]], match[2]), template)  # noqa: B023 - used at once


def _word(chosen: Any, place: str | None) -> str:
    """The word itself, or of words that belong together the one at ``place``, from 1."""
    if isinstance(chosen, str):
        return chosen
    return str(chosen[int(place or 1) - 1])
