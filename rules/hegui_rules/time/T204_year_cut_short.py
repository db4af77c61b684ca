"""T204: 24年 for 2024年."""

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
    before,
    clause_at,
    frame,
    in_quotation,
    own_dates,
    rule,
)
from hegui.api.facts import Quantity, quantities
from hegui.api.language import Worded
from hegui_rules.basis import NUMERALS

_LASTING = re.compile(
    "(?:[建历近达过满长约超逾第共已经前后这几续经年月日、\\-—~～至到.]|距今|累计|长达|成立|[区校院司所镇乡县市])[ \u2060]*$"
)
"""Before a duration (历时24年) or inside another number."""

_CLAUSE = "(?:^|[，,。；;：:、！（(\n]|[较比同与在自从对和及]|截至|相比)[ \u2060]*$"
_GOES_ON = Worded(
    "[ \u2060]*(?:<total-marker|counted-deed|alike-grow|alike-fall>|推进|法治|工作|同期|相比|[，,我全]|第[一二三四]季)"
)
_BACK, _AHEAD = 6, 2
"""Years round the report's own that two digits can stand for."""

_UNKNOWN = range(2021, 2028)
"""The same where the report's year is unknown: 20年 and 30年 are more often lengths of time."""


@rule(
    code="T204",
    name="year-cut-short",
    title="年份只写了两位数字",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="公历年份应写全四位数字，不用“24年”这样的简写；简写还容易与表示时间长短的“24年”混淆。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n⟦24年⟧，全镇共开展普法宣传12场；较⟦23年⟧增长20%。",
            says="2024年",
        ),
        Bad("临溪镇2024年法治政府建设年度报告\n⟦24年度⟧召开专题会议4次，⟦23年底⟧前建成法治广场。"),
        Bad("⟦24年12月⟧，云岭乡开展宪法宣传。", says="2024年12月"),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n该调解室成立24年来，共调解纠纷900余件。",
        "临溪镇2024年法治政府建设年度报告\n历时24年，建校23年，24年如一日扎根基层。",
        "2024年，全镇共开展普法宣传12场，较2023年增长20%。",
        "学习贯彻“23年法治广场”经验，聘请有20年工作经历的律师。",
    ),
)
def year_cut_short(doc: Document, options: Options) -> Iterator[Finding]:
    """Two-digit years near the report's own; alone they must stand as a year does, not as a length of time."""
    year = frame(doc).year
    own = range(year - _BACK, year + _AHEAD) if year else _UNKNOWN
    seen = []
    for mention in own_dates(doc):
        if mention.style != "短" or mention.year not in own:
            continue
        lasting = mention.kind == "year" and mention.surface.endswith(_PERHAPS_LASTING)
        if _lasts(doc, mention.span) or (lasting and not _at_clause(doc, mention.span)):
            continue
        seen.append(mention.span)
        yield _finding(mention.span, doc.quote(mention.span))
    close = range(year - 2, year + _AHEAD) if year else _UNKNOWN
    for quantity in quantities(doc):
        if not _may_be_year(quantity, close) or any(s.overlaps(quantity.span) for s in seen):
            continue
        stands = _at_clause(doc, quantity.span) and _GOES_ON.of(doc).match(doc.body, quantity.span.end)
        if stands and not _lasts(doc, quantity.span) and not in_quotation(doc, quantity.span.start):
            yield _finding(quantity.span, doc.quote(quantity.span))


_PERHAPS_LASTING = ("年来", "以来", "年底", "年末", "年初")


def _may_be_year(quantity: Quantity, close: range) -> bool:
    """Whether a figure is 24年 and the like, near the report's year."""
    two = (
        quantity.unit == "年" and not quantity.modifier and len(quantity.raw) == 2 and quantity.raw.isdigit()
    )
    return two and 2000 + int(quantity.raw) in close


def _lasts(doc: Document, span: Span) -> bool:
    """Whether what stands before makes it a length of time, or the end of another number."""
    return _LASTING.search(doc.body, clause_at(doc, span).start, span.start) is not None


def _at_clause(doc: Document, span: Span) -> bool:
    """Whether it opens its clause, or stands behind a preposition."""
    return before(doc, span.start, _CLAUSE)


def _finding(span: Span, words: str) -> Finding:
    return Finding(span, f"年份“{words}”没有写全", suggestion=f"写作“20{words.lstrip()}”")
