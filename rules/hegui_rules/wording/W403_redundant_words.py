"""W403: words that say the same twice."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from hegui.api import Severity, table_rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.frames import FRAMES, framed

redundant_words = table_rule(
    table=FRAMES,
    finder=partial(framed, kind="redundant"),
    say=attrgetter("say"),
    suggest=attrgetter("right"),
    based=bases,
    code="W403",
    name="redundant-words",
    title="词语重复多余",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="“原因是因为”“目的是为了”同一意思说了两遍。",
    bad=(
        "⟦原因是由于⟧执法人员不足。",
        "开展评查的⟦目的是为了⟧规范执法。",
    ),
    good=(
        "原因是执法人员不足。",
        "开展评查是为了规范执法，目的是为企业减负。",
    ),
)
"""Rows of kind ``redundant``."""
