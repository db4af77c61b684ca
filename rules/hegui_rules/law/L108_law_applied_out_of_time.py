"""L108: 2021年3月，依照《法律援助法》提供援助: a law applied in a month in which it was not yet, or no longer, in force."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    clause_of_future,
    in_plan,
    in_quotation,
    rule,
    sentence_at,
)
from hegui.api.facts import Moment, moments
from hegui.api.language import classes_of, ending_at, first_in, starting_at
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import LAWS, Law, cited

_REACH = 16
"""Characters between 依照 and the title: 新施行的, 中华人民共和国."""
_OLD_FACTS = 2
"""Years after the end of a law in which it may still be applied to what was done before."""


@rule(
    code="L108",
    name="law-applied-out-of-time",
    title="依据的法律当时尚未施行或已经失效",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("L102", "L103", "L107"),
    knowledge=(LAWS,),
    rationale="法律施行之前、失效之后都不能作为办理事项的依据；时间与依据不符，多为年份或法律名称写错。",
    bad=(
        Bad(
            "2021年3月，县法律援助中心依照《⟦中华人民共和国法律援助法⟧》的规定，提供讨薪援助12件。",
            says="2022年1月1日",
        ),
        Bad("在2021年6月的工作中，县公安局处置案件3起，所适用的法律依据为《⟦反有组织犯罪法⟧》。"),
        Bad("2024年第四季度，区退役军人事务局依据《⟦退役士兵安置条例⟧》组织选岗34人。", says="2024年9月1日"),
    ),
    good=(
        "2023年3月，县法律援助中心依照《中华人民共和国法律援助法》的规定，提供讨薪援助12件。",
        "2021年11月，县法律援助中心根据《中华人民共和国法律援助法》组织学习，做好施行前的准备。",
        "对2021年3月受理的案件，2022年5月依照《法律援助法》补办手续；自2021年以来，依照《法律援助法》提供援助。",
        "2021年3月，法院适用行为时的《合同法》审结案件12件。",
    ),
)
def law_applied_out_of_time(doc: Document, options: Options) -> Iterator[Finding]:
    """Laws by which something was done, and the last month or year the sentence names before them."""
    for law, span, citation in cited(doc, options.law_titles):
        if not law.sure or (law.in_force is None and law.ended is None):
            continue
        title = citation.span if citation is not None else span
        sentence = sentence_at(doc, title.start)
        if (
            not _is_applied(doc, title, sentence)
            or in_plan(doc, title.start)
            or in_quotation(doc, title.start)
        ):
            continue
        when = _when(doc, title, sentence)
        bounds = when.bounds(when.years[0]) if when is not None and len(when.years) == 1 else None
        if when is None or bounds is None or clause_of_future(doc, title):
            continue
        wrong = _wrong(doc, law, bounds, sentence)
        if wrong is not None:
            what, severity = wrong
            yield Finding(
                span,
                f"《{law.core}》{what}，这里说的是{doc.quote(when.span)}",
                related=(Related(when.span, "时间"),),
                suggestion="核对时间和所依据的文件",
                severity=severity,
            )


def _wrong(
    doc: Document, law: Law, bounds: tuple[datetime.date, datetime.date], sentence: Span
) -> tuple[str, Severity | None] | None:
    first, last = bounds
    if law.in_force is not None and last < law.in_force:
        known = law.adopted is None or last >= law.adopted
        if known and first_in(doc, sentence, "before-the-law") is not None:
            return None
        local = law.kind == "行政法规" and not law.reserved
        return f"自{day_words(law.in_force)}起施行", Severity.INFO if local else None
    if law.ended is not None and first >= law.ended:
        if first_in(doc, sentence, "acted-under-old-law") is not None:
            return None
        old = first.year - law.ended.year < _OLD_FACTS and first_in(doc, sentence, "decide") is not None
        return f"自{day_words(law.ended)}起已不再施行", Severity.INFO if old else None
    return None


def _is_applied(doc: Document, title: Span, sentence: Span) -> bool:
    """Whether something is done by the law: 依照《…》, 法律依据为《…》."""
    if ending_at(doc, title.start, "applied-by", "basis-is") is not None:
        return True
    before = (max(sentence.start, title.start - _REACH), title.start)
    found = first_in(doc, before, "decided-by", "basis-is")
    return (
        found is not None
        and "，" not in doc.body[found.end : title.start]
        and "和" not in doc.body[found.end : title.start]
    )


def _when(doc: Document, title: Span, sentence: Span) -> Moment | None:
    """The last date before the law in its sentence, where it is the time of what is told."""
    at = moments(doc)
    place = bisect_left(at, title.start, key=lambda m: m.span.start) - 1
    if place < 0 or at[place].span.start < sentence.start or not at[place].written:
        return None
    found = at[place]
    if ending_at(doc, found.span.start, "compare-marker", "takes-date") is not None or starting_at(
        doc, found.span.end, "begins-there"
    ):
        return None
    head = doc.body[found.span.end : title.start].partition("，")[0]
    if "的" in head and starting_at(doc, found.span.end, "work-in-time") is None:
        return None
    earlier = [m for m in at[:place] if m.span.start >= sentence.start and m.years[:1] != found.years[:1]]
    return None if earlier or head.startswith(tuple(classes_of(doc).words("part-of-year"))) else found
