"""W303: 审杳 for 审查: a character that looks like the right one and is strange to such reports."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.wording.homophones import character_slips
from hegui_rules.wording.tables import LANGUAGE


@rule(
    code="W303",
    name="lookalike-character",
    title="形近字误写",
    severity=Severity.WARNING,
    basis=LANGUAGE,
    rationale="扫描识别或者五笔输入常把字换成形近字，词语就不成词了。",
    bad=(
        "开展合法性⟦审杳⟧12件。",
        "开展执法⟦捡查⟧12次。",
    ),
    good=(
        "开展合法性审查12件。",
        "接受监督检查。",
        "杳无音信。",
    ),
)
def lookalike_character(doc: Document, options: Options) -> Iterator[Finding]:
    """Characters strange to the genre that spoil a frequent word of two characters."""
    for slip in character_slips(doc):
        yield Finding(
            slip.span,
            f"“{slip.found}”应为“{slip.right}”，字形相近致误",
            suggestion=f"改为“{slip.right}”",
        )
