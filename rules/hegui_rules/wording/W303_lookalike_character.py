"""W303: 审杳 for 审查: a character that looks like the right one and is strange to such reports."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE
from hegui_rules.wording.homophones import told


@rule(
    code="W303",
    name="lookalike-character",
    title="形近字误写",
    severity=Severity.WARNING,
    yields_to=("W101", "W102", "W201", "W202", "W203", "W204", "W301", "W302"),
    basis=LANGUAGE,
    rationale="扫描识别或者五笔输入常把字换成形近字，词语就不成词了。",
    bad=(
        "开展合法性⟦审杳⟧12件。",
        "加强⟦晋法⟧宣传，走访⟦杜区⟧居民。",
    ),
    good=(
        "开展合法性审查12件。",
        "接受监督检查。",
        "杳无音信。",
    ),
)
def lookalike_character(doc: Document, options: Options) -> Iterator[Finding]:
    """Characters that spoil a word of two characters by their shape: strange to the genre, or between two words."""
    return told(doc, "look", "字形相近致误")
