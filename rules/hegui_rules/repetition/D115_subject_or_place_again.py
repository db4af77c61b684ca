"""D115: 司法所在走访中，司法所发现线索: a subject or a place said again in the next clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import classes_of
from hegui_rules.basis import USAGE

_SUBJECT = (
    "(?![让使令由])(?P<who>[\u4e00-\u9fff]{2,13}?[局厅委办院所站队会镇乡县市区门位府心组室校业村员部长记道])"
)
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
    ),
    good=(
        "街道司法所在日常走访中发现苗头性纠纷27起，街道综合执法队查处违建12处。",
        "在便民服务中心设立法律服务窗口，在村级活动室安排律师值班。",
        "根本在于思想引领，在于制度保障。街道司法所在走访中发现线索。街道司法所及时介入。",
    ),
)
def subject_or_place_again(doc: Document, options: Options) -> Iterator[Finding]:
    """The next clause begins with the subject, or with the place, of the one before."""
    body, of = doc.body, classes_of(doc).pattern
    subjects = re.compile(f"{_SUBJECT}{of('way-marker')}")
    links = re.compile(f"(?:{of('goes-on')})?")
    places = re.compile(f"(?:{of('goes-on')})?{_PLACE}{of('premises-end')})")
    for before, after in pairwise(doc.clauses):
        if before.closes not in _JOIN or after.span.start > before.span.end + 1:
            continue
        subject = subjects.match(body, *before.span)
        if subject is not None and body.startswith(subject["who"], *after.span):
            end = after.span.start + len(subject["who"])
            if end < after.span.end and body[end] not in "的和与及、":
                yield _finding(Span(*subject.span("who")), Span(after.span.start, end))
                continue
        place = places.match(body, *before.span)
        if place is not None:
            link = links.match(body, *after.span)
            start = link.end() if link is not None else after.span.start
            if body.startswith(place["where"], start, after.span.end):
                yield _finding(Span(*place.span("where")), Span(start, start + len(place["where"])))


def _finding(first: Span, again: Span) -> Finding:
    return Finding(
        again,
        "前一分句刚说过，这里又说了一遍",
        related=(Related(first, "前一处"),),
        suggestion="删去这一处",
    )
