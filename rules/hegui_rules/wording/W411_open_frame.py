"""W411: an opening without its close."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from hegui.api import Severity, table_rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.constructions import CONSTRUCTIONS
from hegui_rules.wording.frames import framed

open_frame = table_rule(
    table=CONSTRUCTIONS,
    finder=partial(framed, kind="open"),
    say=attrgetter("say"),
    suggest=attrgetter("right"),
    based=bases,
    code="W411",
    name="open-frame",
    title="框式结构没有收尾",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    yields_to=("W101", "W102", "W401", "W402", "W403", "W404"),
    rationale="“在……”要有“下”，“以……”要有“为”，“采取……”要有“方式”；开了头不收尾，句子就不完整。",
    bad=(
        "⟦在市水务局的精心指导⟧，我局扎实推进各项工作。",
        "⟦采取集中整治和日常巡查相结合⟧，解决问题313个；⟦为重大项目提供⟧，审查合同41份。",
        "⟦成立以镇长为组长，各站所负责人为成员的依法行政工作⟧，制定方案。",
    ),
    good=(
        "在市水务局的精心指导下，我局扎实推进各项工作。",
        "采取集中整治和日常巡查相结合的方式，解决问题313个；为重大项目提供法律服务。",
        "成立以镇长为组长，各站所负责人为成员的依法行政工作领导小组，制定方案。",
    ),
)
"""Rows of kind ``open``."""
