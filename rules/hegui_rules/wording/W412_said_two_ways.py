"""W412: one thing said in two constructions at once."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from hegui.api import Severity, table_rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.constructions import CONSTRUCTIONS
from hegui_rules.wording.frames import framed

said_two_ways = table_rule(
    table=CONSTRUCTIONS,
    finder=partial(framed, kind="twice"),
    say=attrgetter("say"),
    suggest=attrgetter("right"),
    based=bases,
    code="W412",
    name="said-two-ways",
    title="两种说法挤在一句",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    yields_to=("W101", "W102", "W401", "W402", "W403", "W404"),
    rationale="同一件事用两种句式各说一半，或者同一动词前后各用一次，句子就乱了。",
    bad=(
        "领导小组⟦下设办公室在司法所⟧。",
        "⟦明确了集体讨论事项的范围和程序等内容得到明确⟧。",
        "运用法治思维的能力⟦还需提升不够⟧。",
    ),
    good=(
        "领导小组下设办公室，办公室设在司法所。",
        "明确了集体讨论事项的范围和程序等内容。",
        "运用法治思维的能力还需提升。",
    ),
)
"""Rows of kind ``twice``."""
