"""2024年3月12日印发（云政办发〔2023〕9号）: a document number of another year than the day it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule, running_dates
from hegui.api.facts import citations
from hegui.api.language import Worded
from hegui_rules.basis import FORMAT

_ISSUED = Worded("(?:<alike-publish>|出台|公布)(?:了|《|并)")
_FIRST_MONTHS = 2
"""A document of the old year may be printed in these."""
_FAR = 60  # characters


@rule(
    code="T222",
    name="number-year",
    title="发文字号的年份与印发日期不符",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="发文字号里的年份就是印发的年份；与所写的印发日期不同，两处必有一误。",
    bad=(
        Bad(
            "2024年3月12日，县政府办公室印发《文件管理规定》（云政办发⟦〔2023〕9号⟧），明确四个环节的责任。",
            says="2024年",
        ),
        Bad("2024年6月，镇政府出台《议事规则》（溪政发⟦〔2022〕9号⟧），规范集体讨论。", says="2024年"),
    ),
    good=(
        "2024年3月12日，县政府办公室印发《文件管理规定》（云政办发〔2024〕9号），明确责任。",
        "2024年1月8日，县政府办公室印发《文件管理规定》（云政办发〔2023〕99号）。",
        "2024年3月12日，县政府召开会议，学习《文件管理规定》（云政办发〔2023〕9号）。",
        "2024年，印发方案，落实《文件管理规定》（云政办发〔2023〕9号）。",
    ),
)
def number_year(doc: Document, options: Options) -> Iterator[Finding]:
    """A day with 印发 right before the title and number."""
    days = [d for d in running_dates(doc) if d.kind == "date" and d.year is not None and d.month is not None]
    for number in citations(doc):
        if number.kind != "number" or number.year is None:
            continue
        near = [d for d in days if number.span.start - _FAR < d.span.start < number.span.start]
        if (
            not near
            or near[-1].month is None
            or near[-1].month <= _FIRST_MONTHS
            or near[-1].year == number.year
        ):
            continue
        words = doc.body[near[-1].span.end : number.span.start]
        issued = _ISSUED.of(doc).search(words)
        if issued is None or "。" in words or words.count("《") != 1 or words.count("，") > 1:
            continue
        place = doc.body.find("〔", *number.span)
        yield Finding(
            Span(place if place >= 0 else number.span.start, number.span.end),
            f"印发日期是{near[-1].year}年，发文字号的年份是{number.year}年",
            related=(Related(near[-1].span, "印发日期"),),
            suggestion="核对两处年份",
        )
