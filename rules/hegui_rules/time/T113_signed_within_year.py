"""T113: 2025年…全年检查76家 signed on 28 October 2025: the figures of a year that is not over."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    in_plan,
    rule,
    running_dates,
    sentence_at,
)
from hegui.api.facts import quantities
from hegui.api.language import Worded, ending_at
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.time.years import year_at

_WHOLE_YEAR = Worded("全年(?=[^，。；\n]{1,40}[0-9一二三四五六七八九十])(?!<future>|目标|任务)")
_CLOSING_MONTH = 11


@rule(
    code="T113",
    name="signed-within-year",
    title="一年未完就写全年的数",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("T102",),
    rationale="落款在年度终了以前，全年的数还没有算出来；不是落款日期有误，就是数据没有算到年底。",
    bad=(
        Bad(
            "2025年，平岚县气象局全年检查重点单位76家，执行率100%。\n平岚县气象局\n⟦2025年10月28日⟧",
            says="2025年10月28日",
        ),
        Bad("截至2025年12月31日，全年审核文件18件。\n临溪镇人民政府\n⟦2025年12月20日⟧", says="12月31日"),
    ),
    good=(
        "2025年，平岚县气象局全年检查重点单位76家，执行率100%。\n平岚县气象局\n2026年1月28日",
        "2025年，平岚县气象局全年检查重点单位76家，执行率100%。\n平岚县气象局\n2025年12月28日",
        "2025年，平岚县气象局检查重点单位76家，全年计划检查90家。\n平岚县气象局\n2025年10月28日",
        "2024年全年检查重点单位76家，2025年上半年检查40家。\n平岚县气象局\n2025年7月8日",
    ),
)
def signed_within_year(doc: Document, options: Options) -> Iterator[Finding]:
    """The day of signature against 全年 of that year, and against 截至 a later day."""
    signed, place = doc.identity.signed, doc.identity.date_span
    if signed is None or place is None:
        return
    for mention in running_dates(doc):
        until = ending_at(doc, mention.span.start, "until-marker")
        if until is None or mention.day is None or mention.year is None or place.overlaps(mention.span):
            continue
        later = (mention.year, mention.month or 0, mention.day) > (signed.year, signed.month, signed.day)
        told = any(
            mention.span.end <= q.span.start < sentence_at(doc, mention.span.start).end
            for q in quantities(doc)
        )
        if later and told and doc.quote(until).startswith("截") and not in_plan(doc, mention.span.start):
            yield Finding(
                place,
                f"落款是{day_words(signed)}，文中的数据却截至{mention.surface}",
                related=(Related(mention.span, "数据截止的日期"),),
                suggestion="核对落款日期和数据截止的日期",
            )
            return
    if signed.month >= _CLOSING_MONTH:
        return
    for match in _WHOLE_YEAR.of(doc).finditer(doc.body, 0, place.start):
        if year_at(doc, match.start()) == signed.year and not in_plan(doc, match.start()):
            yield Finding(
                place,
                f"落款是{day_words(signed)}，这一年还没有完，文中却写“全年”的数",
                suggestion="核对落款日期；数据没有算到年底的，写明截至哪一天",
            )
            return
