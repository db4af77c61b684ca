"""L107: 2023年，自1月1日起施行新修订的《行政复议法》: a law or its revision called in force in a year before it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    clause_of_future,
    in_plan,
    rule,
    sentence_at,
)
from hegui.api.facts import dates
from hegui.api.language import Worded
from hegui.api.text import YEAR, day_words
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import LAWS, cited
from hegui_rules.time.years import year_at

_NEW = re.compile("新修[订正改]|修[订正](?:后|版)|新版|新《|新")
_DONE = re.compile(
    "(?:已经?|业已)[^，。；《]{0,8}?(?:施行|实施|生效)(?:了)?的?(?:新?修[订正改](?:后)?的?|新版|新)*+[《“]?$"
    "|[起始]，?(?:正式|全面|严格)*(?:施行|实施|执行)了?的?(?:新?修[订正改](?:后)?的?|新版|新)*+《?$"
    "|新(?:近)?(?:修[订正改](?:后)?)?[、，]?(?:公布|颁布|通过|出台|发布)?(?:并|后|、)?(?:正式|全面)?(?:施行|实施|生效)的(?:新版|新)?《?$"
    "|(?:依据|依照|适用)(?:新?修[订正改](?:后)?的?|新版)《?(?:中华人民共和国)?$"
    f"|(?<![0-9])(?P<year>{YEAR})年(?:起|正式)?(?:施行|实施)的(?:新?修[订正改](?:后)?的?|新版|新)*+《?$"
)
_BEHIND = re.compile("》?(?:已经?|业已)(?:正式|全面|顺利)*(?:施行|实施|生效)")
_NOT_YET = Worded("<awaited>|公布|通过|做好[^，。；]{0,12}准备")
_REACH = 24


@rule(
    code="L107",
    name="in-force-too-early",
    title="把尚未施行的法律写成已经施行",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("L103", "L104"),
    knowledge=(LAWS,),
    rationale="修订公布到施行之间有几个月；当年还没有施行的，只能说学习、宣传，不能说已经施行或者依照执行。",
    bad=(
        Bad("2023年，区司法局自1月1日起全面施行新修订的《⟦行政复议法⟧》。", says="2024年1月1日"),
        Bad("2025年，市公安局对照已经施行的新修订《⟦治安管理处罚法⟧》梳理流程。", says="2026年1月1日"),
        Bad("2020年施行的《⟦民法典⟧》成为宣传重点。", says="2021年1月1日"),
    ),
    good=(
        "2025年，市公安局对照将于2026年1月1日起施行的新修订《治安管理处罚法》梳理流程。",
        "2024年，镇政府依据当年1月1日起施行的新修订《行政复议法》开展培训。",
        "2025年，严格执行自2025年11月1日起施行的《法治宣传教育法》。",
        "2021年施行的《民法典》成为宣传重点；2023年，组织学习新修订的《行政复议法》。",
        "2023年，继续落实已经施行的《行政复议法》。",
    ),
)
def in_force_too_early(doc: Document, options: Options) -> Iterator[Finding]:
    """Laws of the table; of an amended law only where its revision is named, since earlier ones are not in the table."""
    for law, span, citation in cited(doc, options.law_titles):
        title = citation.span if citation is not None else span
        sentence = sentence_at(doc, title.start)
        start = max(sentence.start, title.start - _REACH)
        said = _DONE.search(doc.body, start, title.start)
        told = said or _BEHIND.match(doc.body, title.end)
        if not law.sure or told is None or in_plan(doc, title.start) or clause_of_future(doc, title):
            continue
        day = law.in_force
        if law.revised is not None:
            day = law.revised_in_force if _NEW.search(doc.body, start, title.start) else None
        stated = said["year"] if said is not None else None
        year = int(stated) if stated else _year(doc, title)
        if (
            day is None
            or year is None
            or year >= day.year
            or _NOT_YET.of(doc).search(doc.body, start, title.start)
        ):
            continue
        yield Finding(
            span,
            f"《{law.core}》{'修订后' if law.revised else ''}自{day_words(day)}起施行，{year}年还没有施行",
            suggestion="核对年份；当年尚未施行的，改为“学习”“宣传”等说法",
        )


def _year(doc: Document, title: Span) -> int | None:
    """The year of the sentence if it names one only, else the one that is told of."""
    sentence = sentence_at(doc, title.start)
    years = {
        d.year for d in dates(doc) if sentence.start <= d.span.start < sentence.end and d.year is not None
    }
    if len(years) > 1:
        return None
    return years.pop() if years else year_at(doc, title.start)
