"""R208: the name of another office of the same kind as the one that acts: 柳坝镇将… in the report of 青榆镇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.facts import is_verb
from hegui.api.language import Worded, classes_of, first_in
from hegui.api.text import compiled, words
from hegui_rules.basis import HANDLING

_TOWN = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,3})(?P<kind>镇|乡|街道)(?=人民政府|办事处|党|法治|[0-9]|关于|$)"
)
_BUREAU = re.compile("(?P<place>[市县区])?(?P<name>[\u4e00-\u9fff]{2,8})局(?=[0-9]|关于|$)")


@rule(
    code="R208",
    name="another-office",
    title="出现了另一个单位的名称",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="报告的主体是本单位，正文却由另一个同类单位“将”“坚持”怎样做，多为套用别处的报告没有改净。",
    bad=(
        Bad(
            "青榆镇2024年法治政府建设年度报告\n2024年，青榆镇扎实推进依法治镇。审查合同79件。下一步，⟦柳坝镇⟧将持续完善机制。",
            says="青榆镇",
        ),
        Bad(
            "柏川区教育局2023年法治政府建设工作报告\n我局推进依法治校。⟦区民政局⟧主要负责人带头参加学法考试，参考率100%。"
        ),
        Bad("2024年，区教育局开展校园检查64次。下一步，⟦区民政局⟧将完善校外培训监管机制。", says="区教育局"),
    ),
    good=(
        "2024年，区教育局开展校园检查64次。区民政局配合巡查3次，区民政局移送线索2条。下一步，区民政局将完善监管机制。",
        "青榆镇2024年法治政府建设年度报告\n2024年，青榆镇扎实推进依法治镇。柳坝镇与我镇联合开展巡查，目前全镇将持续完善机制，下一步，青榆镇将完善机制。",
        "青榆县2024年法治政府建设年度报告\n2024年，青榆县扎实推进依法治县。柳坝镇坚持群众说事，全年调解36件。",
        "柏川县发展和改革局2025年工作总结\n2025年，重点项目完成投资92亿元。\n2026年，县发改局将健全调度机制。",
        "2024年，市卫生健康委员会开展检查64次。下一步，市卫健委将完善机制。",
        "柏川区教育局2023年法治政府建设工作报告\n我局推进依法治校。区民政局将12所机构纳入名录，区纪委监委派驻组主要负责人授课。",
    ),
)
def another_office(doc: Document, options: Options) -> Iterator[Finding]:
    """At the beginning of a clause; an office that the report names three times or more is a partner, no slip."""
    title = doc.identity.title or doc.identity.issuer
    town = _TOWN.search(doc.identity.issuer) or _TOWN.search(title)
    bureau = None if town is not None else _BUREAU.search(doc.identity.issuer) or _BUREAU.search(title)
    of = classes_of(doc).pattern
    if town is not None:
        act = of("way-of-doing", "head-verb")
        other = compiled(
            f"(?P<who>(?:(?![全各我本该每两一目前年今在对其所])[\u4e00-\u9fff]){{2,3}}{town['kind']})(?:党委|人民政府|政府)?(?:将|坚持|始终|{act})"
        )
        own = title + doc.identity.issuer
    elif bureau is not None:
        will = f"将(?:{of('way-of-doing', 'head-verb', 'improves')})"
        other = compiled(
            f"(?P<who>(?:[\u4e00-\u9fff]{{2,3}})?[市县区][\u4e00-\u9fff]{{2,8}}?局)(?:{of('own-house')}|{will})"
        )
        own = bureau["name"] + "局"
    else:
        if not title:
            yield from _plans_of_another(doc)
        return
    for clause in doc.clauses:
        match = other.match(doc.body, *clause.span)
        if match is None or (doc.identity.title_span or Span(0, 0)).covers(clause.span):
            continue
        who = match["who"]
        inside = who in own if town is not None else own.endswith(who[1:]) or _is_short(who, own)
        if (
            not inside
            and _alone(doc, who, town is not None)
            and first_in(doc, (match.end("who"), clause.span.end), "works-with") is None
        ):
            place = doc.identity.title_span or doc.identity.issuer_span
            yield Finding(
                Span(*match.span("who")),
                f"本报告是“{doc.identity.issuer or title[:12]}”的，这里写的是“{who}”",
                related=(Related(place, "报告的主体"),) if place is not None else (),
                suggestion="核对是否套用了别处的报告，改为本单位",
                # What another town 坚持s may be told as an example; what it will do is not ours to say.
                severity=None if bureau or doc.body.startswith("将", match.end("who")) else Severity.INFO,
            )


_FIRST = re.compile(
    r"(?:[0-9]{4}年(?:以来|度)?，|今年以来，|全年，)?(?P<who>(?P<place>[省市县区])[\u4e00-\u9fff]{2,10}?[局厅委])"
)
_PLANS = Worded(
    "<plan-cue>，(?P<who>(?P<place>[省市县区])[\u4e00-\u9fff]{2,10}?[局厅委])(?=将(?:<way-of-doing>|<head-verb|improves>))"
)


def _plans_of_another(doc: Document) -> Iterator[Finding]:
    """In a text without a title: one office has acted from its first sentence on, and another, met nowhere else, has the plans."""
    plans = _PLANS.of(doc).search(doc.body)
    first = next((_FIRST.match(doc.body, *s.span) for s in doc.sentences), None)
    if (
        plans is None
        or first is None
        or plans["place"] != first["place"]
        or plans["who"].startswith(first["who"])
        or first["who"].startswith(plans["who"])
        or _is_short(plans["who"], first["who"])
        or _is_short(first["who"], plans["who"])
        or doc.body.count(plans["who"]) > 1
        or not is_verb(next(iter(words(doc.body[first.end() : first.end() + 4])), ""))
    ):
        return
    # Who else has acted in between has a part in the whole: a report of several offices.
    if any(m["who"] != first["who"] for m in _OTHERS.finditer(doc.body, first.end(), plans.start())):
        return
    yield Finding(
        Span(*plans.span("who")),
        f"前面做事的是“{first['who']}”，下一步的打算却由“{plans['who']}”来做",
        related=(Related(Span(*first.span("who")), "前面的单位"),),
        suggestion="核对是否套用了别处的报告，改为本单位",
    )


def _is_short(short: str, full: str) -> bool:
    """Whether a name has the letters of another in their order: 县发改局 of 青榆县发展和改革局, 市卫健委 of 市卫生健康委."""
    letters = iter(full)
    return all(letter in letters for letter in short)


_OTHERS = re.compile("(?<=[，。；\n])(?P<who>[省市县区][\u4e00-\u9fff]{2,10}?[局厅委])(?=[\u4e00-\u9fff])")
_PARTNER = 3


def _alone(doc: Document, who: str, town: bool) -> bool:
    """Whether the name is met but once or twice, and is a name: no 各乡镇, no 全县乡镇."""
    return doc.body.count(who) < _PARTNER and not (town and _GENERIC.match(who))


_GENERIC = re.compile("[和及由向为以将经使让与]|.?[乡村县市区街的]")
