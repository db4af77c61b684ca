"""The table of frames that say one thing twice: 截至…为止, 差距还有差距."""

from __future__ import annotations

from typing import NamedTuple

from hegui.api import Table
from hegui.api.knowledge import Cells, Cue
from hegui.api.language import Pattern
from hegui.errors import PluginError
from hegui_rules.knowledge import path_of


class Pleonasm(NamedTuple):
    """A row of pleonasms.tsv.

    Attributes:
        pattern: in the notation of ``hegui.matching``; ``/`` and ``~`` go beyond the clause.
        twice: what is said twice, for the message.
        right: what to do.
        bad: an example, with ⟦⟧ round the place.
        good: a sentence that is right.
        sure: confidence high.
    """

    id: str
    pattern: Pattern
    twice: str
    right: str
    bad: str
    good: str
    sure: bool


def _pleonasm(row: Cells) -> Pleonasm:
    pattern = _pattern(row)
    try:
        pattern.anchors  # noqa: B018 - reads the notation
    except PluginError as error:
        raise ValueError(str(error)) from None
    return Pleonasm(
        row["id"], pattern, row["twice"], row["right"], row["bad"], row["good"], row["confidence"] == "high"
    )


def _pattern(row: Cells) -> Pattern:
    source = row["pattern"]
    return Pattern(source, wide="/" in source or "~" in source)


PLEONASMS: Table[Pleonasm] = Table(
    "pleonasms",
    title="一句之内重复的句式",
    path=path_of("pleonasms.tsv"),
    columns=("pattern", "twice", "right", "bad", "good"),
    entry=_pleonasm,
    words=lambda row: (Cue(_pattern(row).anchors[0].literal, starts=False, ends=False),),
)
