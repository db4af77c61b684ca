"""D115: 司法所在走访中，司法所发现线索: a subject or a place said again in the next clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule, sentence_at
from hegui.api.language import Worded, classes_of
from hegui_rules.basis import USAGE

_SUBJECT = (
    "(?![让使令由])(?P<who>[\u4e00-\u9fff]{2,13}?[局厅委办院所站队会镇乡县市区门位府心组室校业村员部长记道])"
)
_FRAMED = "(?![让使令由在以])(?P<who>[\u4e00-\u9fff]{3,13}?)"
_FRAME_ENDS = tuple("下中后时上里间")
"""全局上下在县委的领导下，全局上下…: a frame has ended, and the subject before it stands behind it again."""
_DUTY = re.compile("(?P<who>[\u4e00-\u9fff、（）]{3,16}?(?:要|应当?|须|将|均))[\u4e00-\u9fff]{2}")
_PLACE = "(?P<where>(?:在|于)(?!于)[\u4e00-\u9fff]{2,14}?"
_JOIN = ("，", ",")


@rule(
    code="D115",
    name="subject-or-place-again",
    title="相邻分句重复主语或地点",
    severity=Severity.WARNING,
    yields_to=("D102", "D103", "D106", "D113"),
    basis=USAGE,
    rationale="同一句里紧接着又说一遍同一个主语或地点，多为改写时没有删净，读来拖沓。",
    bad=(
        Bad("街道司法所在日常走访中，⟦街道司法所⟧发现苗头性纠纷27起。", says="前一分句"),
        Bad("在便民服务中心设立法律服务窗口，并⟦在便民服务中心⟧安排律师值班。", says="前一分句"),
        Bad("青山县水利局⟦我局⟧组织防汛演练3次。", says="刚说过"),
        Bad("一年来，全乡上下在县委的坚强领导下，⟦全乡上下⟧锐意进取，成效明显。"),
        Bad("各科室、各站所要提高认识，⟦各科室、各站所要⟧对照清单逐项落实。"),
    ),
    good=(
        "街道司法所在日常走访中发现苗头性纠纷27起，街道综合执法队查处违建12处。",
        "在便民服务中心设立法律服务窗口，在村级活动室安排律师值班。",
        "我们要坚持问题导向，我们要坚持目标导向；党员干部要带头学法，党员干部家属也要学法。",
        "各科室要提高认识，各科室要压实责任，各科室要逐项落实；新征程要有新气象，新征程要有新作为。",
        "县水利局通报我局2起案件，县财政局、我局联合开展检查，县司法局对我局报送的文件进行审核。",
        "根本在于思想引领，在于制度保障。街道司法所在走访中发现线索。街道司法所及时介入。",
    ),
)
def subject_or_place_again(doc: Document, options: Options) -> Iterator[Finding]:
    """The next clause begins with the subject, or with the place, of the one before."""
    body, of = doc.body, classes_of(doc).pattern
    personal = re.compile(of("rhetoric-subject"))
    subjects = re.compile(f"{_SUBJECT}{of('way-marker')}")
    links = re.compile(f"(?:{of('goes-on')})?")
    framed = re.compile(f"{_FRAMED}{of('way-marker')}")
    places = re.compile(f"(?:{of('goes-on')})?{_PLACE}{of('premises-end')})")
    yield from _by_itself(doc)
    for before, after in pairwise(doc.clauses):
        if before.closes not in _JOIN or after.span.start > before.span.end + 1:
            continue
        subject = subjects.match(body, *before.span)
        if subject is None and body[before.span.end - 1] in _FRAME_ENDS:
            subject = framed.match(body, *before.span)
        if subject is not None and body.startswith(subject["who"], *after.span):
            end = after.span.start + len(subject["who"])
            if end < after.span.end and body[end] not in "的和与及、":
                yield _finding(Span(*subject.span("who")), Span(after.span.start, end))
                continue
        if (who := _bound_twice(doc, personal, before.span, after.span)) is not None:
            yield _finding(
                Span(before.span.start, before.span.start + who),
                Span(after.span.start, after.span.start + who),
            )
            continue
        place = places.match(body, *before.span)
        if place is not None:
            link = links.match(body, *after.span)
            start = link.end() if link is not None else after.span.start
            if body.startswith(place["where"], start, after.span.end):
                yield _finding(Span(*place.span("where")), Span(start, start + len(place["where"])))


_OWN = Worded(
    "(?:(?:[0-9]{4}年|今年)(?:以来|度)?)?(?P<name>[\u4e00-\u9fff]{2,18}?(?P<kind><kind-of-house>)<house-rest>?)"
    "[，,]?(?P<own>[我本](?:(?P=kind)|单位))(?![们的级人长]|[\u4e00-\u9fff]{0,14}的)"
)
_NOT_A_NAME = re.compile("[各全个及对由在将向给到从名让使为因把被送报经至转]|上级|主管|[和与][省市县区镇].?$")


def _by_itself(doc: Document) -> Iterator[Finding]:
    """青山县水利局我局组织演练: the full name, and 我局 at once."""
    if not any(sign in doc.body for sign in ("我", "本")):
        return
    own = _OWN.of(doc)
    for clause in doc.clauses:
        match = own.match(doc.body, clause.span.start)
        if match is not None and not _NOT_A_NAME.search(match["name"]):
            yield _finding(Span(*match.span("name")), Span(*match.span("own")))


def _bound_twice(doc: Document, personal: re.Pattern[str], before: Span, after: Span) -> int | None:
    """Letters of 各科室要 with which both clauses begin, where no third does: three are rhetoric."""
    body = doc.body
    duty = _DUTY.match(body, *before)
    if duty is None or not body.startswith(duty["who"], after.start, after.end):
        return None
    who = duty["who"]
    if body[after.start + len(who)] == body[before.start + len(who)]:
        return None  # 基层要有活力，基层要有秩序
    if len(who) < _LEAST or personal.search(who):
        return None
    again = body.count(who, before.start, after.end + len(who) + 2)
    earlier = body.endswith(("，", ","), 0, before.start) and body.count(
        who, sentence_at(doc, before.start).start, before.start
    )
    return len(who) if again == _TWICE and not earlier else None


_LEAST = 4
_TWICE = 2


def _finding(first: Span, again: Span) -> Finding:
    return Finding(
        again,
        "前一分句刚说过，这里又说了一遍",
        related=(Related(first, "前一处"),),
        suggestion="删去这一处",
    )
