"""W203: the less preferred of two forms."""

from __future__ import annotations

from functools import partial

from hegui.api import Repair, Severity, table_rule
from hegui_rules.basis import USAGE, bases
from hegui_rules.wording.confusions import confused
from hegui_rules.wording.tables import CONFUSIONS

less_preferred_form = table_rule(
    table=CONFUSIONS,
    finder=partial(confused, kind="form"),
    say=lambda entry: f"公文中“{entry.wrong}”一般写作“{entry.right}”",
    suggest=lambda entry: f"改为“{entry.right}”",
    based=bases,
    code="W203",
    name="less-preferred-form",
    title="不常用的词形",
    severity=Severity.INFO,
    yields_to=("W101",),
    profile="style",
    basis=USAGE,
    rationale="公文和法律文本多用推荐词形，同一份报告里宜前后一致。",
    repairs=(
        Repair("不常用的词形", False, "两种写法都通行，有的意思略有不同（反应强烈、反映强烈），由作者取舍"),
    ),
    bad=(
        "做好普法和⟦其它⟧工作。",
        "依法⟦做出决定⟧6件。",
    ),
    good=(
        "做好普法和其他工作，作出决定6件。",
        "与其它日补办，不如当日办结。",
    ),
)
"""The less preferred of two forms: rows of kind ``form``."""
