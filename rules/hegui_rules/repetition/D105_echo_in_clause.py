"""D105: one clause says the same word in both halves: 距离目标还有距离, 针对问题有针对性."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import USAGE

_ECHOES: tuple[tuple[str, re.Pattern[str], str, str], ...] = tuple(
    (gate, re.compile(pattern), word, advice)
    for gate, pattern, word, advice in (
        (
            "距离",
            r"距离?(?:[^，。；、\n距]{1,16}?)(?:还有|仍有|尚有|有|存在|还存在|仍存在)(?:一定|较大|很大|不小|一些|明显|一段)?的?距离",
            "距离",
            "改为“与……还有差距”",
        ),
        (
            "差距",
            r"差距[^，。；、,;\n差]{0,8}(?:还有|仍有|尚有|存在)(?:一定|较大|很大|不小|一些|明显)?的?差距",
            "差距",
            "“差距”只留一处",
        ),
        (
            "大力加大",
            r"大力加大",
            "大力、加大",
            "只留一处",
        ),
        (
            "力度",
            r"加[大强][^，。；、,;\n]{0,8}力度[^，。；、,;\n]{0,4}力度",
            "力度",
            "只留一处",
        ),
        (
            "由于",
            r"由于[^，。；、\n]{2,24}(?:的原因|等原因|的缘故)[，,]?(?:所致|导致|造成|引起|致使)",
            "由于、原因、所致",
            "“由于”与“原因所致”只留其一",
        ),
        (
            "因",
            r"因为?[^，。；、\n]{2,24}(?:的原因|等原因|的缘故)(?:所致|导致|造成|引起)",
            "因、原因、所致",
            "“因”与“原因所致”只留其一",
        ),
        (
            "进一步",
            r"进一步[^，。；、：\n“”]{1,6}进一步(?!全面深化改革)",
            "进一步",
            "删去一处“进一步”",
        ),
        (
            "止",
            r"截[至止](?:目前|[0-9]{4}年[0-9]{1,2}月底?)(?:为止|止)",
            "截至、为止",
            "删去“为止”",
        ),
    )
)  # fmt: skip
"""Letters without which the frame is not there, the frame, what is said twice, what to do."""

_SAME = re.compile(r"([\u4e00-\u9fff]{2})([的了过着])\1(?![性度化感])")
_QUALITIES = frozenset(
    [
        "浓厚", "良好", "有效", "有力", "积极", "重要", "明显", "显著", "坚实", "突出", "扎实", "充分", "广泛", "优质", "高效", "严格",
        "规范", "严肃", "严重", "主要", "薄弱", "全面", "深入", "规定",
    ]
)  # fmt: skip
_VERBS = frozenset(
    [
        "进行", "开展", "加强", "落实", "推进", "推动", "完善", "制定", "建立", "召开", "印发", "实施", "提升", "提高", "举办", "取得",
        "形成", "办理", "健全", "强化",
    ]
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
        Bad("营造⟦浓厚的浓厚⟧法治氛围，对执法人员⟦进行了进行⟧培训，⟦大力加大⟧宣传投入。"),
        Bad("与先进地区相比⟦差距还有一定差距⟧。"),
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
    body = doc.body
    for gate, pattern, word, advice in _ECHOES:
        if gate in body:
            for match in pattern.finditer(body):
                yield Finding(Span(*match.span()), f"“{word}”在一句之内语义重复", suggestion=advice)
    for match in _SAME.finditer(body):
        if match[1] in (_QUALITIES if match[2] == "的" else _VERBS):
            yield Finding(Span(*match.span()), f"“{match[1]}”在一句之内重复", suggestion="删去一处")
