"""W304: 零零容忍, 法行依政: a set phrase with a letter doubled, lost or put in, or two exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE
from hegui_rules.wording.homophones import told
from hegui_rules.wording.nearmiss import cut_short

_KINDS = {"doubled": "有一字重复", "swapped": "两字颠倒", "lost": "似少一字", "added": "似多一字"}


@rule(
    code="W304",
    name="phrase-distorted",
    title="固定词语多字、少字、颠倒",
    severity=Severity.WARNING,
    yields_to=("W101", "W102", "W103", "W201", "W202", "W203", "W204", "W301", "W302", "W303", "D101"),
    basis=LANGUAGE,
    rationale="录入时重复、遗漏、颠倒个别字，固定词语就不成词了，校对时容易看漏。",
    bad=(
        "推进矛盾纠纷⟦排查解化⟧。",
        "推进⟦营环商境⟧建设。",
        "提升执法队伍⟦专业素⟧，补齐短板；压实⟦工作责⟧，层层传导。",
    ),
    good=(
        "开展矛盾纠纷排查化解工作。",
        "行政执法人员人人持证上岗。",
        "提升专业素质，推行审批制，风险点，特别是办结率。",
    ),
)
def phrase_distorted(doc: Document, options: Options) -> Iterator[Finding]:
    """Phrases of official prose with one letter doubled, lost or put in, or two neighbours exchanged."""
    for kind, why in _KINDS.items():
        yield from told(doc, kind, why)
    for span, whole in cut_short(doc):
        yield Finding(
            span,
            f"“{doc.quote(span)}”后面缺字",
            suggestion=f"补全，如“{whole}”",
        )
