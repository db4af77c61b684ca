"""W204: abbreviations that only the office knows."""

from __future__ import annotations

from functools import partial

from hegui.api import Severity, table_rule
from hegui_rules.basis import HANDLING, bases
from hegui_rules.wording.confusions import confused
from hegui_rules.wording.tables import CONFUSIONS

internal_abbreviation = table_rule(
    table=CONFUSIONS,
    finder=partial(confused, kind="abbr"),
    say=lambda entry: f"“{entry.wrong}”是内部简称，公开时应写“{entry.right}”",
    suggest=lambda entry: f"改为“{entry.right}”",
    based=bases,
    code="W204",
    name="internal-abbreviation",
    title="内部简称不宜公开使用",
    severity=Severity.WARNING,
    yields_to=("W101",),
    profile="recommended",
    basis=HANDLING,
    rationale="公开的报告写给社会公众看，机关内部的简称外人看不懂，应写全称。",
    bad=(
        "对⟦规文⟧制定全过程跟踪，备案4件。",
        "全镇有⟦社矫对象⟧6名，均落实监管。",
    ),
    good=(
        "对行政规范性文件制定全过程跟踪，整理法规文件12件。",
        "加强党内法规文本学习，有社区矫正对象6名。",
    ),
)
"""Abbreviations that only the office knows: rows of kind ``abbr``."""
