"""L104: 《民法典》自2020年1月1日起施行: a stated commencement that is not the one of the law."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule, sentence_at, words_round
from hegui.api.facts import DateMention, dates
from hegui.api.text import YEAR, day_words
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import LAWS, Law, cited

_BEFORE = re.compile("^[》”]?(?:[（(][^）)]{0,12}[）)])?(?:[已也均都将]|正式)?[自于从]?$")
_IN_FORCE = re.compile("[，,]?(?:起|开始|正式|全面)*(?:施行|实施|生效)的(?:新?修订的?|新版|新)?$")
_SIMPLY = re.compile("[，,]?起?[，,]?(?:新?修订(?:后)?的|新版|新)?$")
_REVISED = re.compile(f"新修[订正改]|修[订正](?:后|版)|新版|[，、的]新《|（{YEAR}年修[订正]）")
_AFTER = re.compile("^(?:起|开始|正式|全面|将){0,3}(?:施行|实施|生效)")


@rule(
    code="L104",
    name="commencement-date",
    title="法律法规的施行日期不对",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="施行日期写错会误导读者，也常常是把通过日期当成了施行日期。",
    knowledge=(LAWS,),
    bad=(
        Bad("《中华人民共和国民法典》自⟦2020年5月28日⟧起施行。", says="2021年1月1日"),
        Bad("《中华人民共和国乡村振兴促进法》于⟦2021年6月11日⟧正式实施。", says="2021年6月1日"),
        Bad(
            "⟦2021年5月1日⟧，《民法典》正式施行。新修订的《行政处罚法》自⟦2021年7月1日⟧起施行。",
            says="2021年1月1日",
        ),
    ),
    good=(
        "《中华人民共和国民法典》自2021年1月1日起施行。",
        "《中华人民共和国民法典》2020年5月28日通过，自2021年1月1日起施行。",
        "2021年1月1日《民法典》正式施行；新修订的《行政处罚法》自2021年7月15日起施行。",
        "《临溪县公园管理办法》自2021年6月11日起施行。",
    ),
)
def commencement_date(doc: Document, options: Options) -> Iterator[Finding]:
    """A day that stands between a law of the table and 施行."""
    days = [d for d in dates(doc) if d.kind == "date" and d.day and d.month and d.year and d.exists]
    if not days:
        return
    for law, span, citation in cited(doc, options.law_titles):
        if not law.sure:
            continue
        title = citation.span if citation is not None else span
        sentence = sentence_at(doc, span.start)
        near = [d for d in days if sentence.start <= d.span.start < sentence.end]
        said = next((d for d in near if _is_commencement(doc, title, d)), None)
        if said is None:
            continue
        stated = datetime.date(said.year or 1, said.month or 1, said.day or 1)
        right = _right_day(doc, law, title, stated)
        if right is not None and stated != right:
            yield Finding(
                said.span,
                f"《{law.core}》自{day_words(right)}起施行，不是{day_words(stated)}",
                suggestion=f"核对日期，应为{day_words(right)}",
            )


def _is_commencement(doc: Document, title: Span, said: DateMention) -> bool:
    """《…》自2021年1月1日起施行, 2021年1月1日《…》正式施行, 2021年1月1日起施行的《…》."""
    start, end = said.span
    if start >= title.end:
        return (
            start <= title.end + 20
            and _BEFORE.search(doc.body[title.end : start]) is not None
            and _AFTER.search(doc.body[end : end + 12]) is not None
        )
    between = doc.body[end : title.start]
    if end > title.start or len(between) > 16:
        return False
    return _IN_FORCE.match(between) is not None or (
        _SIMPLY.match(between) is not None and _AFTER.search(doc.body[title.end : title.end + 12]) is not None
    )


def _right_day(doc: Document, law: Law, title: Span, stated: datetime.date) -> datetime.date | None:
    """The day that ``stated`` should be; ``None`` where the table cannot tell.

    Earlier amendments are not in the table: of an amended law any day may be right, save where the text speaks of a
    revision in the year of the latest one.
    """
    if law.revised is None:
        return law.in_force
    before, after = words_round(doc, title, 24, 8)
    if law.revised_in_force is None or not _REVISED.search(f"{before}{doc.quote(title)}{after}"):
        return None
    return law.revised_in_force if stated.year in (law.revised.year, law.revised_in_force.year) else None
