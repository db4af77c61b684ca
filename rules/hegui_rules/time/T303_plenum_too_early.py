"""T303: 二十届四中全会 in a report on 2023: a plenum before it was held."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    clause_of_future,
    frame,
    in_plan,
    rule,
    topic_before,
)
from hegui.api.language import first_in
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.terms import HORIZON, TERMS, Plenum, Term, moved_on, plenums


@rule(
    code="T303",
    name="plenum-too-early",
    title="中央全会早于其召开的时间",
    severity=Severity.ERROR,
    profile="statutory",
    basis=HANDLING,
    rationale="报告成文时还没有召开的中央全会不可能学习贯彻；届次、次数写错是严重的政治性差错。",
    knowledge=(TERMS,),
    bad=(
        Bad(
            "临溪镇2023年法治政府建设年度报告\n一、主要举措和成效\n深入学习贯彻党的二十大和二十届二中、⟦四中全会⟧精神。",
            says="2025年10月20日",
            settings={"published": "2024-02-10"},
        ),
        Bad("2024年3月5日，县委召开会议，专题传达学习党的⟦二十届三中全会⟧精神。", says="2024年7月15日"),
        Bad(
            "云岭乡2019年法治政府建设年度报告\n一、主要举措和成效\n学习贯彻党的⟦十九届六中全会⟧精神。",
            says="2021年11月8日",
        ),
    ),
    good=(
        "2024年7月22日，县委召开会议，专题传达学习党的二十届三中全会精神。",
        "2024年3月5日，成立宣讲团，先后宣讲党的二十届三中全会精神12场。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n深入学习贯彻党的二十大和二十届二中、三中全会精神。",
        "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n学习贯彻党的二十大和二十届历次全会精神。",
    ),
)
def plenum_too_early(doc: Document, options: Options) -> Iterator[Finding]:
    """Plenums of the table whose first day comes after the report's last, in lists too."""
    year, dated, latest = frame(doc)
    named = plenums(doc)
    held = {t.term: t for t in options.time_bound_terms.entries if t.kind == "plenum"} if named else {}
    for plenum in named:
        term = held.get(plenum.key)
        if (
            term is None
            and latest
            and _is_unheard_of(plenum, held, latest)
            and not in_plan(doc, plenum.span.start)
        ):
            yield Finding(
                plenum.span,
                f"党的{plenum.key}不存在或者尚未召开",
                suggestion="核对届次和次数",
            )
        if term is None or term.since is None:
            continue
        if latest is None or term.since <= latest:
            yield from _before_its_month(doc, plenum, term)
            continue
        if in_plan(doc, plenum.span.start) or clause_of_future(doc, plenum.span):
            continue
        if moved_on(doc, term.since, plenum.span.start):
            continue
        report = f"报告的日期是{day_words(latest)}" if dated else f"报告年度是{year}年"
        yield Finding(
            plenum.span,
            f"党的{plenum.key}于{day_words(term.since)}召开，而{report}",
            suggestion="核对届次、次数和报告年度",
            severity=None if term.sure else Severity.INFO,
        )


def _is_unheard_of(plenum: Plenum, held: Mapping[str, Term], latest: datetime.date) -> bool:
    """Whether the table knows earlier plenums of the same Central Committee and reaches to the report's day."""
    known = [t for t in held.values() if t.term.startswith(plenum.congress + "届")]
    return bool(known) and len(known) < plenum.number and latest <= HORIZON


_CLAUSES = 3
"""Commas between a date and what is told of it: 3月5日，县委召开会议，专题传达学习…."""


def _before_its_month(doc: Document, plenum: Plenum, term: Term) -> Iterator[Finding]:
    """2025年3月，学习党的二十届四中全会精神: told of a month before it was held."""
    said = topic_before(doc, plenum.span.start)
    since = term.since
    if said is None or since is None or said.year is None or said.month is None or said.end_month is not None:
        return
    early = (said.year, said.month, said.day or 31) < (since.year, since.month, since.day)
    if not early or in_plan(doc, plenum.span.start) or clause_of_future(doc, plenum.span):
        return
    between = (said.span.end, plenum.span.start)
    if doc.body[slice(*between)].count("，") > _CLAUSES or first_in(doc, between, "spread-over") is not None:
        return
    yield Finding(
        plenum.span,
        f"党的{plenum.key}于{day_words(since)}召开，这里说的是{said.surface}",
        suggestion="核对届次、次数和月份",
        severity=Severity.WARNING,
    )
