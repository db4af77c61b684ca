"""L105: 新修订的《安全生产法》 in a report on 2024: an act called new years after it was."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, clause_at, frame, rule
from hegui.api.language import Worded, class_hits
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import LAWS, Law, law_of, titles
from hegui_rules.terms import HORIZON

_NAMED = Worded(
    "(?:实施|施行|后|颁布|并实施|并施行)?的?(?:国家|《)?(?P<title>[\u4e00-\u9fff]{1,40}?(?:法典|法|条例|规定|办法))(?=[》，,。；;、）)\n等和及与]|<teaches>|进行|开展|要求|规定|$)"
)
_CHANGED = re.compile(
    "(?:《[^》\n]{2,40}》|[、，,和与及]){0,40}等?(?:一系列|多部|新)?(?:法律法规|法律|法规)?的(?:相继|陆续|不断|先后)?(?:修订|修改|修正|出台|颁布)"
)
"""《环境保护法》等法律法规的修订, as something that asks for new efforts this year."""

_HISTORY = Worded(f"<told-of-past>|{YEAR}年|时的|之际|前后")
_FRESH, _STALE = 2, 3
"""Years after which calling an act new is worth a look, and certainly stale."""


@rule(
    code="L105",
    name="no-longer-new",
    title="早已施行的法规仍称“新修订”“新颁布”",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="法律施行几年以后还称“新修订的”“新颁布的”，多为沿用往年稿子，读者也会误以为又有新的修订。",
    knowledge=(LAWS,),
    bad=(
        Bad(
            "临溪县2024年法治政府建设年度报告\n一、主要举措和成效\n组织学习⟦新修订的《安全生产法》⟧6次。",
            says="2021年",
        ),
        Bad(
            "青禾乡2024年法治政府建设年度报告\n一、主要举措和成效\n学习⟦新颁布的《中华人民共和国民法典》⟧，宣传⟦新修订的行政处罚法⟧。",
            says="去掉",
        ),
        Bad(
            "临溪县2024年法治政府建设年度报告\n一、存在的问题\n随着⟦《水土保持法》⟧《行政复议法》等法律法规的修订，执法要求更高。",
            says="新情况",
        ),
    ),
    good=(
        "临溪县2024年法治政府建设年度报告\n一、主要举措和成效\n组织学习新修订的《行政复议法》、新修订的保守国家秘密法6次。",
        "临溪县2021年法治政府建设年度报告\n一、主要举措和成效\n组织学习新修订的《行政处罚法》、新颁布的《民法典》6次。",
        "临溪县2024年法治政府建设年度报告\n一、主要举措和成效\n学习《安全生产法》，落实新修订的《临溪县公园管理办法》。",
        "临溪县2024年法治政府建设年度报告\n一、主要举措和成效\n2021年新修订的《行政处罚法》赋予乡镇执法权。",
    ),
)
def no_longer_new(doc: Document, options: Options) -> Iterator[Finding]:
    """新修订的 and its kin before an act of the table whose latest version came into force years before the report's."""
    year = frame(doc).year
    if year is None or year > HORIZON.year:
        return
    named, history = _NAMED.of(doc), _HISTORY.of(doc)
    for called in class_hits(doc)["called-new"]:
        match = named.match(doc.body, called.end)
        law = law_of(options.law_titles, match["title"]) if match is not None else None
        if match is None or law is None or not law.sure:
            continue
        latest = _latest(law)
        if latest is None or year - latest.year < _FRESH:
            continue
        clause = clause_at(doc, called)
        if history.search(doc.body, clause.start, called.start):
            continue
        end = match.end("title") + doc.body.startswith("》", match.end("title"))
        what = "修订" if law.revised else "施行"
        yield Finding(
            Span(called.start, end),
            f"《{law.core}》最近一次{what}是在{latest.year}年，{year}年度已不宜再称“{doc.quote(called)}”",
            suggestion=f"去掉“{doc.quote(called)}的”，并核对是否沿用旧稿",
            severity=None if year - latest.year >= _STALE else Severity.INFO,
        )
    for citation in titles(doc):
        law = law_of(options.law_titles, citation.title)
        latest = _latest(law) if law is not None and law.sure else None
        if law is None or latest is None or year - latest.year < _STALE:
            continue
        changed = _CHANGED.match(doc.body, citation.span.end)
        if changed is None or history.search(doc.body, *clause_at(doc, citation.span)):
            continue
        yield Finding(
            citation.span,
            f"《{law.core}》最近一次变动是在{latest.year}年，{year}年度不宜再当作新情况",
            suggestion="核对是否沿用旧稿，换成近年修订、施行的法律法规",
            severity=Severity.INFO,
        )


def _latest(law: Law) -> datetime.date | None:
    """The day from which the latest version counts as new."""
    return law.revised_in_force or law.revised or law.in_force or law.adopted
