"""W403: words that say the same twice."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.frames import FRAMES, framed


@rule(
    code="W403",
    name="redundant-words",
    title="词语重复多余",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="“原因是因为”“目的是为了”同一意思说了两遍。",
    knowledge=(FRAMES,),
    bad=(
        "⟦原因是由于⟧执法人员不足。",
        "开展评查的⟦目的是为了⟧规范执法。",
    ),
    good=(
        "原因是执法人员不足。",
        "开展评查是为了规范执法，目的是为企业减负。",
    ),
)
def redundant_words(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of kind ``redundant``."""
    for entry, span in framed(doc, options.frames, "redundant"):
        yield Finding(
            span,
            entry.say,
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
