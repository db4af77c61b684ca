"""D119: a sentence that comes back to what it has already said: 规范秩序，公开流程，切实规范秩序."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import Worded, classes_of
from hegui.api.text import compiled, letters, tags, words
from hegui_rules.basis import USAGE
from hegui_rules.repetition.common import substance

_PROSE = frozenset(("body", "preamble"))
_LEAD = Worded("(?:<way-of-doing>|<leads-back>){0,4}")
_RESULT = Worded(
    "(?:<makes-that>)?(?P<object>[\u4e00-\u9fff]{4,16}?)(?:得到|得以|获得)了?(?:<way-of-doing>){0,2}(?P<verb>[\u4e00-\u9fff]{2})了?$"
)
_UNDER = compiled("在[^，。；、\n]{2,16}?(?P<head>[\u4e00-\u9fff]{2})下(?=[，\u4e00-\u9fff])")
_OTHER = re.compile("[0-9０-９《“”（）()：:]")
_CORE = 6
"""Letters of what is said again; fewer are a set phrase or a topic."""
_TOPIC = 5
"""Letters of a clause before it that only says of what it is said: 镇级层面，落实网格化管理；村级层面，落实网格化管理."""
_CONDITION = re.compile("[的时后中上面下]$")


@rule(
    code="D119",
    name="sentence-comes-back",
    title="一句话绕回来又说一遍",
    severity=Severity.WARNING,
    yields_to=(
        "D101", "D102", "D103", "D104", "D106", "D107", "D108", "D109", "D111", "D112", "D113", "D115", "D116", "D117",
        "D118", "D201", "D202", "D203", "D204",
    ),
    basis=USAGE,
    rationale="同一句话里，前面说过的动作到后面又原样说了一遍，只加了“切实”“从而”一类词，多为改写时没有删净。",
    bad=(
        Bad("区城管局规范沿街商户秩序，公开执法流程，⟦切实规范沿街商户秩序⟧。", says="前面"),
        Bad("为畅通群众诉求渠道，镇里设置议事点、公开热线，⟦从而畅通群众诉求渠道⟧。"),
        Bad("乡政府不仅保障农民土地权益，⟦而且保障农民土地权益⟧，受到好评。"),
        Bad("局里压实企业主体责任，开展夜间检查，⟦使企业主体责任得到压实⟧。"),
        Bad("在市水务局的统筹指导下，第二管理所结合实际，⟦在市局指导下⟧试行说理文书。"),
    ),
    good=(
        "县公安局开展联合执法检查，县城管局开展联合执法检查。",
        "镇级层面，落实网格化管理责任；村级层面，落实网格化管理责任。",
        "情节严重的，移送司法机关处理；构成犯罪的，移送司法机关处理。",
        "在县委的坚强领导下，在镇党委的具体领导下，各项工作稳步推进。",
        "规范商户经营秩序，公开执法流程，使群众满意度得到提升。",
    ),
)  # fmt: skip
def sentence_comes_back(doc: Document, options: Options) -> Iterator[Finding]:
    """Clauses of one sentence: the later one, its ways and connectives left out, ends an earlier one."""
    for _, group in groupby(doc.clauses, lambda clause: clause.sentence):
        clauses = list(group)
        if len(clauses) < _SEVERAL or clauses[0].sentence < 0:
            continue
        paragraph = doc.paragraph_at(clauses[0].span.start)
        if (
            paragraph is None
            or paragraph.role not in _PROSE
            or paragraph.kind == "cell"
            or "\t" in doc.body[slice(*paragraph.span)]
        ):
            continue
        # Each of several figures may have its note: 小学3000元（含助学金）、高中5000元（含助学金）.
        yield from _again(doc, [clause.span for clause in clauses if clause.opens not in _BESIDE])
        yield from _under(doc, Span(clauses[0].span.start, clauses[-1].span.end))


_SEVERAL = 2
_REACH = 60
"""Clauses back that are looked at: no sentence that somebody wrote has more."""
_BESIDE = frozenset("（）()“”》")


def _again(doc: Document, spans: list[Span]) -> Iterator[Finding]:
    body, classes = doc.body, classes_of(doc)
    for place, span in enumerate(spans):
        text = body[slice(*span)]
        if place and len(text) >= _CORE and not _OTHER.search(text):
            before = body[slice(*spans[place - 1])]
            apart = len(before) <= _TOPIC or _CONDITION.search(before) is not None
            lead = _LEAD.of(doc).match(text)
            core = text[lead.end() if lead else 0 :]
            earlier_ones = spans[max(0, place - _REACH) : place]
            start = earlier_ones[0].start
            if (
                not apart
                and len(core) >= _CORE
                and body.find(core, start, span.start) >= 0
                and (earlier := _ending(body, earlier_ones, core)) is not None
                and _does(core)
                and substance(classes, core) >= _CORE
            ):
                yield _finding(span, earlier, "这一句前面已经说过", None)
            elif (result := _RESULT.of(doc).match(text)) is not None:
                core = result["verb"] + result["object"]
                found = body.find(core, start, span.start) >= 0
                if found and (earlier := _ending(body, earlier_ones, core)) is not None:
                    yield _finding(span, earlier, "前面已经说过，这里只换成了结果的说法", Severity.INFO)


def _ending(body: str, spans: list[Span], core: str) -> Span | None:
    """The clause that ends with ``core``."""
    return next((span for span in spans if body.endswith(core, *span)), None)


def _does(core: str) -> bool:
    """Whether it begins with a verb, or is more than two words and begins with none that only leads to something: 对, 凡, 其."""
    found = list(words(core))
    tag = tags(found[0][0]).get(found[0], "v")
    return (len(found) > 1 and tag.startswith("v")) or (len(found) > _WORDS and tag[0] not in _LEADS)


_WORDS = 2
_LEADS = frozenset("pcrmtfd")
"""Tags of prepositions, conjunctions, pronouns, figures, times, places and adverbs."""


def _under(doc: Document, sentence: Span) -> Iterator[Finding]:
    """Under one body's guidance twice: 在市水务局的统筹指导下, 在市局指导下."""
    if doc.body.count("在", *sentence) < _SEVERAL or doc.body.count("下", *sentence) < _SEVERAL:
        return
    seen: list[re.Match[str]] = []
    for match in _UNDER.finditer(doc.body, *sentence):
        for earlier in seen:
            if earlier["head"] == match["head"] and _within(letters(match[0]), letters(earlier[0])):
                yield _finding(Span(*match.span()), Span(*earlier.span()), "前面已经说过", None)
                break
        seen.append(match)


def _within(short: str, long: str) -> bool:
    """Whether the letters of ``short`` stand in ``long`` in their order: 市局, 市水务局."""
    rest = iter(long)
    return len(short) <= len(long) and all(letter in rest for letter in short)


def _finding(here: Span, there: Span, message: str, severity: Severity | None) -> Finding:
    return Finding(
        here,
        message,
        related=(Related(there, "前面的一处"),),
        suggestion="删去一处，或写出新的内容",
        severity=severity,
    )
