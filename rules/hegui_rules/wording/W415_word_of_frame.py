"""W415: a word that the construction does not take."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from hegui.api import Severity, table_rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.constructions import CONSTRUCTIONS
from hegui_rules.wording.frames import framed

word_of_frame = table_rule(
    table=CONSTRUCTIONS,
    finder=partial(framed, kind="word"),
    say=attrgetter("say"),
    suggest=attrgetter("right"),
    based=bases,
    code="W415",
    name="word-of-frame",
    title="固定搭配里用错了词",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    yields_to=("W101", "W102", "W401", "W402", "W403", "W404"),
    rationale="“控制在”“为……提供”“认识……的重要性”各有固定的搭配。",
    bad=(
        "力争败诉率⟦控制到⟧10%以下。",
        "局党组⟦高度重视法治政府建设工作的重要性⟧，召开会议5次。",
    ),
    good=(
        "力争败诉率控制在10%以下。",
        "局党组充分认识法治政府建设工作的重要性。",
    ),
)
"""Rows of kind ``word``."""
