"""W404: two constructions blended into one."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from hegui.api import Severity, table_rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.frames import FRAMES, framed

blended_construction = table_rule(
    table=FRAMES,
    finder=partial(framed, kind="mixed"),
    say=attrgetter("say"),
    suggest=attrgetter("right"),
    based=bases,
    code="W404",
    name="blended-construction",
    title="句式杂糅",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="两种说法混在一句里，句子就不通，有时意思相反。",
    bad=(
        "⟦围绕优化营商环境为中心⟧，提升服务效能。",
        "⟦防止乱收费现象不再出现⟧，⟦谨防企业正常经营不受干扰⟧。",
    ),
    good=(
        "以优化营商环境为中心，提升服务效能。",
        "坚持把普法宣传作为抓手，始终坚持将依法行政作为主线。",
        "防止乱收费现象再次出现，确保问题不再反弹。",
    ),
)
"""Rows of kind ``mixed``."""
