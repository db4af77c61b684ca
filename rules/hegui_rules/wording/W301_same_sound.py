"""W301: 发条案例 for 法条案例: a set phrase written with characters of the same sound."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE
from hegui_rules.wording.homophones import told


@rule(
    code="W301",
    name="same-sound",
    title="同音字误写",
    severity=Severity.WARNING,
    yields_to=("W101", "W102", "W201", "W202", "W203", "W204"),
    basis=LANGUAGE,
    rationale="输入法选错同音字，词语就变成了没有意义的写法，读者一眼可见。",
    bad=(
        "落实行政⟦职法⟧公示制度。",
        "做到⟦合力合规⟧。",
        "召开专题⟦会义⟧3次。",
    ),
    good=(
        "落实行政执法公示制度。",
        "做到合理合规，形成工作合力。",
        "以法治思维推进工作，依法行政。",
    ),
)
def same_sound(doc: Document, options: Options) -> Iterator[Finding]:
    """Phrases and words of the lexicon written with other characters of exactly the same toneless syllables."""
    return told(doc, "sound", "同音致误")
