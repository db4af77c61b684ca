"""W413: sentences that break off."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from hegui.api import Severity, table_rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.constructions import CONSTRUCTIONS
from hegui_rules.wording.frames import framed

sentence_cut = table_rule(
    table=CONSTRUCTIONS,
    finder=partial(framed, kind="cut"),
    say=attrgetter("say"),
    suggest=attrgetter("right"),
    based=bases,
    code="W413",
    name="sentence-cut",
    title="句子没有写完",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    yields_to=("W101", "W102", "W401", "W402", "W403", "W404"),
    rationale="“现将……汇报下”“按期回复率。”一类的句子少了字词或数值，多半是删改后没有通读。",
    bad=(
        "⟦现将我局2022年工作汇报下⟧：",
        "办理检察建议书2件，⟦按期回复率⟧。",
        "依法保障⟦未成年⟧权益。",
    ),
    good=(
        "现将我局2022年工作汇报如下：",
        "办理检察建议书2件，按期回复率100%。",
        "依法保障未成年人权益。",
    ),
)
"""Rows of kind ``cut``."""
