"""L104: 《民法典》自2020年1月1日起施行: a stated commencement that is not the one of the law."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.facts import dates
from hegui_rules.law.titles import HANDLING, LAWS, cited
from hegui_rules.time.frame import day_words, sentence_at

_BEFORE = re.compile("^[》”]?(?:[（(][^）)]{0,12}[）)])?(?:已|也|均|都|将|正式)?(?:自|于|从)?$")
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
    ),
    good=(
        "《中华人民共和国民法典》自2021年1月1日起施行。",
        "《中华人民共和国民法典》2020年5月28日通过，自2021年1月1日起施行。",
        "《临溪县公园管理办法》自2021年6月11日起施行。",
    ),
)
def commencement_date(doc: Document, options: Options) -> Iterator[Finding]:
    """A day that stands between a law of the table and 施行."""
    days = [d for d in dates(doc) if d.kind == "date" and d.day and d.month and d.year and d.exists]
    if not days:
        return
    for law, span, citation in cited(doc, options.law_titles):
        # Earlier amendments are not in the table: of an amended law any day may be right.
        if law.in_force is None or not law.sure or law.revised is not None:
            continue
        end = citation.span.end if citation is not None else span.end
        sentence = sentence_at(doc, span.start)
        for said in days:
            if not end <= said.span.start <= min(end + 20, sentence.end):
                continue
            if not _BEFORE.search(doc.body[end : said.span.start]) or not _AFTER.search(
                doc.body[said.span.end : said.span.end + 12]
            ):
                continue
            stated = datetime.date(said.year or 1, said.month or 1, said.day or 1)
            if stated != law.in_force:
                yield Finding(
                    said.span,
                    f"《{law.core}》自{day_words(law.in_force)}起施行，不是{day_words(stated)}",
                    suggestion=f"核对日期，应为{day_words(law.in_force)}",
                )
