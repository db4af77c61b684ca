"""D105: one clause says the same word in both halves: 距离目标还有距离, 针对问题有针对性."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import is_verb
from hegui.api.language import find
from hegui.api.text import tags
from hegui_rules.basis import USAGE
from hegui_rules.repetition.pleonasms import PLEONASMS

_SAME = re.compile(r"([\u4e00-\u9fff]{2})([的了过着])\1(?![性度化感])")
_LONG_SAME = re.compile(r"([\u4e00-\u9fff]{4,12})的\1")
_BEHIND = re.compile(r"的([\u4e00-\u9fff]{2})(?=工作|力度|进度|[，。；,;]|$)", re.MULTILINE)
_OBJECT = re.compile(r"了?(?:(?![是有应比高低超于])[\u4e00-\u9fff]){3,16}")
"""推进阵地建设的推进工作: the verb again behind its object."""
_QUALITIES = frozenset(
    [
        "浓厚", "良好", "有效", "有力", "积极", "重要", "明显", "显著", "坚实", "突出", "扎实", "充分", "广泛", "优质", "高效", "严格",
        "规范", "严肃", "严重", "主要", "薄弱", "全面", "深入", "规定",
    ]
)  # fmt: skip


@rule(
    code="D105",
    name="echo-in-clause",
    title="一句之内用词重复",
    severity=Severity.WARNING,
    basis=USAGE,
    knowledge=(PLEONASMS,),
    rationale="一个分句首尾用了同一个词，或两个意思相同的词语，读来拗口，删去一个意思不变。",
    bad=(
        Bad("虽然取得了一些成果，但⟦距离理想目标还有距离⟧。", says="差距"),
        Bad("我镇执法水平⟦距上级要求仍有较大的距离⟧。"),
        Bad("部分任务⟦因人员变动的原因导致⟧进展缓慢。"),
        Bad("营造⟦浓厚的浓厚⟧法治氛围，对执法人员⟦进行了进行⟧培训，⟦大力加大⟧宣传投入。"),
        Bad("与先进地区相比⟦差距还有一定差距⟧。"),
        Bad("贯彻落实⟦上级部署要求的上级部署要求⟧，年内⟦完成了完成⟧培训。"),
        Bad("将⟦推进法治文化阵地建设的推进⟧工作。"),
        Bad("⟦进一步压实进一步⟧规范执法责任。"),
    ),
    good=(
        "服务半径距离不超过2公里，距离目标还有差距。",
        "进一步压实责任，进一步规范执法行为。",
        "由于人员变动，任务进展缓慢；缩短与群众的距离，没有距离感。",
    ),
)
def echo_in_clause(doc: Document, options: Options) -> Iterator[Finding]:
    """Frames of the table, and a word that qualifies itself: 良好的良好, 进行了进行."""
    entries = {entry.id: entry for entry, _ in options.pleonasms.hits(doc)}.values()
    places = ((at, entry) for entry in entries for at, _, _ in find(doc, entry.pattern))
    end = 0
    for at, entry in sorted(places, key=lambda found: (found[0].start, -found[0].end)):
        if at.start < end:
            continue
        end = at.end
        yield Finding(
            at,
            f"“{entry.twice}”在一句之内语义重复",
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
        )
    for match in _SAME.finditer(doc.body):
        if match[1] in _QUALITIES if match[2] == "的" else is_verb(match[1]) or match[1] == "进行":
            yield _again(Span(*match.span()), match[1])
    for match in _LONG_SAME.finditer(doc.body):
        yield _again(Span(*match.span()), match[1])
    yield from (_again(span, word) for span, word in _round(doc))


def _round(doc: Document) -> Iterator[tuple[Span, str]]:
    """A verb, its object, 的 and the verb again."""
    for match in _BEHIND.finditer(doc.body):
        clause = doc.clause_at(match.start())
        first = doc.body.rfind(match[1], clause.span.start, match.start()) if clause is not None else -1
        if (
            first >= 0
            and _OBJECT.fullmatch(doc.body, first + 2, match.start())
            and is_verb(match[1])
            and tags(match[1][0]).get(match[1]) == "v"
        ):
            yield Span(first, match.end()), match[1]


def _again(span: Span, word: str) -> Finding:
    return Finding(span, f"“{word}”在一句之内重复", suggestion="删去一处")
