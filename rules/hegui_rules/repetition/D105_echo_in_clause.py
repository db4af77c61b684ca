"""D105: one clause says the same word in both halves: 距离目标还有距离, 针对问题有针对性."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.repetition.common import USAGE

_ECHOES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), word, advice)
    for pattern, word, advice in (
        (
            r"距离?(?:[^，。；、\n距]{1,16}?)(?:还有|仍有|尚有|有|存在|还存在|仍存在)(?:一定|较大|很大|不小|一些|明显|一段)?的?距离",
            "距离",
            "改为“与……还有差距”",
        ),
        (
            r"(?:由于|因为?)[^，。；、\n]{2,24}(?:的原因|等原因|的缘故)(?:所致|导致|造成|引起)",
            "由于、原因、所致",
            "“由于”与“原因所致”只留其一",
        ),
        (
            r"(?:进一步(?:[^，。；、：\n“”]{1,6})进一步(?!全面深化改革))",
            "进一步",
            "删去一处“进一步”",
        ),
        (
            r"(?:截至|截止)(?:目前|[0-9]{4}年[0-9]{1,2}月底?)(?:为止|止)",
            "截至、为止",
            "删去“为止”",
        ),
    )
)  # fmt: skip


@rule(
    code="D105",
    name="echo-in-clause",
    title="一句之内用词重复",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="一个分句首尾用了同一个词，或两个意思相同的词语，读来拗口，删去一个意思不变。",
    bad=(
        Bad("虽然取得了一些成果，但⟦距离理想目标还有距离⟧。", says="差距"),
        Bad("我镇执法水平⟦距上级要求仍有较大的距离⟧。"),
        Bad("部分任务⟦因人员变动的原因导致⟧进展缓慢。"),
        Bad("⟦进一步压实进一步⟧规范执法责任。"),
    ),
    good=(
        "服务半径距离不超过2公里，距离目标还有差距。",
        "进一步压实责任，进一步规范执法行为。",
        "由于人员变动，任务进展缓慢；缩短与群众的距离，没有距离感。",
    ),
)
def echo_in_clause(doc: Document, options: Options) -> Iterator[Finding]:
    """Frames that say one thing twice."""
    for pattern, word, advice in _ECHOES:
        for match in pattern.finditer(doc.body):
            yield Finding(Span(*match.span()), f"“{word}”在一句之内语义重复", suggestion=advice)
