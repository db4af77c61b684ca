"""T214: 建党100周年 as an event of 2024: an anniversary that fell in another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    Table,
    clause_of_future,
    frame,
    in_plan,
    in_quotation,
    in_title,
    is_passage,
    rule,
    tells_its_year,
    titled_year,
    topic_before,
)
from hegui.api.knowledge import Cells, split
from hegui.api.language import first_in
from hegui.api.text import TENS, read
from hegui_rules.basis import HANDLING
from hegui_rules.knowledge import path_of
from hegui_rules.time.years import year_at


class Anniversary(NamedTuple):
    """A row of anniversaries.tsv: what is celebrated, and the year in which it was."""

    name: str
    year: int


def _entry(row: Cells) -> Anniversary:
    if not row["year"].isdigit():
        raise ValueError("year 应为年份")
    return Anniversary(split(row["words"])[0], int(row["year"]))


ANNIVERSARIES: Table[Anniversary] = Table(
    "anniversaries",
    title="周年纪念所从起算的年份",
    path=path_of("anniversaries.tsv"),
    columns=("words", "year"),
    entry=_entry,
    words=lambda row: split(row["words"]),
)

_NUMBER = re.compile(
    f"[ \u2060]*(?P<years>[0-9]{{1,3}}|[百{TENS}一二三四五六七八九]{{1,4}})[ \u2060]*周年(?![大讲])"
)


@rule(
    code="T214",
    name="anniversary-year",
    title="周年数与报告年度对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="建党100周年是2021年，新中国成立75周年是2024年；年度报告里写成当年的活动而周年数对不上，多为沿用往年的稿子。",
    knowledge=(ANNIVERSARIES,),
    bad=(
        Bad(
            "青禾县信访局2024年法治政府建设年度报告\n一、主要举措和成效\n围绕⟦建党100周年⟧开展安保维稳工作，化解积案28件。",
            says="2021年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n以⟦新中国成立七十周年⟧为契机，开展普法12场。",
            says="2019年",
        ),
        Bad("2025年是⟦民法典颁布四周年⟧，举办巡讲12场。", says="5周年"),
        Bad("2025年，以⟦新中国成立75周年⟧为契机，开展普法12场。", says="2024年"),
    ),
    good=(
        "2025年是民法典颁布五周年，2026年是《民法典》施行五周年，举办巡讲12场。",
        "云岭乡2025年政府工作报告\n以新中国成立75周年为契机，开展普法12场。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n以新中国成立75周年为契机，开展普法12场。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n学习在庆祝中国共产党成立100周年大会上的讲话，建党100周年以来，累计普法60场。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法12场。\n二、下一步工作安排\n迎接建党105周年，开展普法宣传。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n获“建党100周年”先进集体称号，谋划新中国成立76周年活动。",
    ),
)
def anniversary_year(doc: Document, options: Options) -> Iterator[Finding]:
    """Anniversaries told as an occasion of the report's year; what they left behind and what comes next apart."""
    known = frame(doc).year if tells_its_year(doc) else titled_year(doc)
    for row, hit in options.anniversaries.hits(doc):
        said = _said_of(doc, hit.span.start)
        year = said or known or (year_at(doc, hit.span.start) if is_passage(doc) else None)
        if year is None:
            continue
        # A work report of another kind may carry the year in which it was given.
        near: tuple[int, ...] = (year, year + 1)
        if said is not None or known is None:
            near = (year,)
        elif not tells_its_year(doc):
            near = (year - 1, year, year + 1)
        stated = _NUMBER.match(doc.body, hit.span.end)
        count = read(stated["years"]) if stated is not None else None
        if stated is None or count is None or row.year + count in near:
            continue
        span = Span(hit.span.start, stated.end())
        if _told_otherwise(doc, span):
            continue
        yield Finding(
            span,
            f"“{doc.quote(span)}”是{row.year + int(count)}年，{'这里说的' if said or not known else '报告年度'}是{year}年",
            suggestion=f"核对周年数：{year}年是{year - row.year}周年",
        )


_IS = re.compile("度?，?(?:正?[值是为逢]|以|恰逢|适逢|迎来)[^，。；\n]{0,6}")


def _said_of(doc: Document, offset: int) -> int | None:
    """The year that is said to be the anniversary's: 2025年是…, 2025年，以…为契机."""
    said = topic_before(doc, offset)
    if said is None or said.kind != "year" or _IS.fullmatch(doc.body, said.span.end, offset) is None:
        return None
    return said.year


def _told_otherwise(doc: Document, span: Span) -> bool:
    """Whether the place is a plan, a title or a quotation, or looks back on the anniversary."""
    if in_plan(doc, span.start) or in_title(doc, span.end - 1) or in_quotation(doc, span.start):
        return True
    clause = doc.clause_at(span.start)
    end = clause.span.end if clause is not None else span.end
    return clause_of_future(doc, span) or first_in(doc, (span.end, end), "after-anniversary") is not None
