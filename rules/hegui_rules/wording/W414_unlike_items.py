"""W414: items of unlike kinds."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from hegui.api import Severity, table_rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.constructions import CONSTRUCTIONS
from hegui_rules.wording.frames import framed

unlike_items = table_rule(
    table=CONSTRUCTIONS,
    finder=partial(framed, kind="unlike"),
    say=attrgetter("say"),
    suggest=attrgetter("right"),
    based=bases,
    code="W414",
    name="unlike-items",
    title="并列各项不是一类",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    yields_to=("W101", "W102", "W401", "W402", "W403", "W404"),
    rationale="并列的各项要是同一类；类名写在中间，前后就接不上。",
    bad=(
        "⟦开展道路交通安全、消防领域、农资打假⟧，排查问题61个。",
        "在学校、企业、⟦老年人⟧等场所设立宣传点15个。",
    ),
    good=(
        "聚焦食品药品、建筑、校园周边等领域。",
        "聚焦建筑领域、校园周边。",
    ),
)
"""Rows of kind ``unlike``."""
