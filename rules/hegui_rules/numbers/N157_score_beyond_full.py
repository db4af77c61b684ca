"""满分100分，平均成绩104.6分: more than there are to get."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule, sentence_at
from hegui.api.facts import Scored, relations
from hegui.api.language import first_in
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners

_HUNDRED = 100


@rule(
    code="N157",
    name="score-beyond-full",
    needs=Needs.of_relations(Scored),
    title="得分超过满分",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="得分不会高于满分；有附加分的，应当写明。",
    bad=(
        Bad("学法考试满分100分，平均成绩⟦104.6分⟧。", says="100分"),
        Bad("测评满分120分，全镇平均得分⟦126分⟧。"),
        Bad("考核按百分制得⟦108.4分⟧。"),
    ),
    good=(
        "学法考试满分100分，平均成绩94.6分。",
        "考核按百分制得98.4分。",
        "考核满分100分，加上附加分，平均得分102分。",
    ),
)
def score_beyond_full(doc: Document, options: Options) -> Iterator[Finding]:
    """Scores with the full score printed, or 百分制."""
    told: set[int] = set()
    for relation in relations(doc, Scored):
        score, full = relation.score, relation.full
        if score.ordinal in told:
            continue
        told.add(score.ordinal)
        limit = _HUNDRED if full is None else full.value
        if score.unit != "分" or score.low <= limit:
            continue
        if first_in(doc, sentence_at(doc, score.span.start), "extra-points") is not None:
            continue
        yield Finding(
            score.span,
            f"满分是{limit}分，得分不会是{score.surface}",
            related=partners([full] if full is not None else [], "满分"),
            suggestion="核对得分；含附加分的，请写明",
        )
