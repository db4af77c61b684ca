"""W405: a measure word that does not go with its noun."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.frames import FRAMES, framed


@rule(
    code="W405",
    name="measure-word",
    title="量词与名词不搭配",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="“队伍”论支，不论批；量词与名词不搭配，读来就不知所指。",
    knowledge=(FRAMES,),
    bad=(
        "打造⟦一批忠诚担当的干部队伍⟧。",
        "充实⟦一批经验丰富的调解员队伍⟧。",
    ),
    good=(
        "打造一支忠诚担当的干部队伍。",
        "选聘一批调解员，充实调解员队伍。",
        "引进一批专业人才，充实执法队伍。",
    ),
)
def measure_word(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of kind ``measure``."""
    for entry, span in framed(doc, options.frames, "measure"):
        yield Finding(
            span,
            entry.say,
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
