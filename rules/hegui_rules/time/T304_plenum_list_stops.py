"""T304: 二十届二中、三中全会 in a report on 2025: the latest plenum is not in the list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, frame, rule, sentence_at
from hegui_rules.basis import USAGE
from hegui_rules.terms import TERMS, plenums


@rule(
    code="T304",
    name="plenum-list-stops",
    title="列举的中央全会没有到最近一次",
    severity=Severity.INFO,
    basis=USAGE,
    rationale="列举历次全会时一般列到报告年度内最近的一次；停在上一次，可能是沿用往年的稿子。",
    kinds=("fazhi-annual",),
    knowledge=(TERMS,),
    bad=(
        Bad(
            "临溪镇2025年法治政府建设年度报告\n深入学习贯彻党的二十大和⟦二十届二中、三中全会⟧精神。\n一、主要举措和成效\n开展普法12场。",
            says="二十届四中全会",
        ),
        Bad(
            "云岭乡2021年法治政府建设年度报告\n一、主要举措和成效\n学习贯彻党的⟦十九届五中全会⟧精神。",
            says="十九届六中全会",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n深入学习贯彻党的二十大和二十届二中、三中全会精神。\n一、主要举措和成效\n开展普法12场。",
        "临溪镇2025年法治政府建设年度报告\n学习贯彻党的二十届三中全会精神。\n一、主要举措和成效\n传达学习党的二十届四中全会精神。",
        "临溪镇2025年法治政府建设年度报告\n学习贯彻党的二十大和二十届历次全会精神。\n一、主要举措和成效\n落实二十届三中全会部署。",
    ),
)
def plenum_list_stops(doc: Document, options: Options) -> Iterator[Finding]:
    """One info where no plenum named is the last one held in the year, and none is left to 历次全会."""
    year = frame(doc).year
    named = plenums(doc)
    if year is None or not named or "历次全会" in doc.body:
        return
    end = datetime.date(year, 12, 31)
    held = [
        t
        for t in options.time_bound_terms.entries
        if t.kind == "plenum" and t.since and t.since <= end and t.sure
    ]
    if not held:
        return
    latest = held[-1]
    if latest.since is None or latest.since.year < year or any(p.key == latest.term for p in named):
        return
    later = {
        t.term for t in options.time_bound_terms.entries if t.kind == "plenum" and t.since and t.since > end
    }
    if any(p.key in later for p in named):
        return
    same = [p for p in named if latest.term.startswith(p.congress) and p.last]
    if not same:
        return
    sentence = sentence_at(doc, same[-1].span.start)
    if "精神" not in doc.body[sentence.start : sentence.end]:
        return
    first = next(p for p in named if p.congress == same[-1].congress)
    listed = [p for p in named if first.span.start <= p.span.start <= first.span.start + 16]
    yield Finding(
        first.span._replace(end=listed[-1].span.end),
        f"列举的中央全会没有{year}年召开的{latest.term}",
        suggestion=f"核对是否应加上“{latest.term[3:]}”",
    )
