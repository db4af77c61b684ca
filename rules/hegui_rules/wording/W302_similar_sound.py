"""W302: 进心调解: a set phrase written with characters of nearly the same sound (zh/z, ing/in, l/n)."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE
from hegui_rules.wording.homophones import told


@rule(
    code="W302",
    name="similar-sound",
    title="近音字误写",
    severity=Severity.WARNING,
    yields_to=("W101", "W102", "W201", "W202", "W203", "W204", "W301"),
    basis=LANGUAGE,
    rationale="平翘舌、前后鼻音不分时输入法常给出错字，词语就变成了没有意义的写法。",
    bad=(
        "落实行政⟦自法⟧公示制度。",
        "推进行政⟦粗罚⟧案卷评查。",
    ),
    good=(
        "落实行政执法公示制度。",
        "推进行政处罚案卷评查。",
        "加强自治、法治、德治融合。",
    ),
)
def similar_sound(doc: Document, options: Options) -> Iterator[Finding]:
    """Phrases of the lexicon written with one character of nearly the same toneless syllable."""
    return told(doc, "near", "读音相近致误")
