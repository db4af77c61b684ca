"""T304: 二十届二中、三中全会 in a report on 2025: the latest plenum is not in the list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from hegui.api import Bad, Document, Finding, Options, Severity, frame, rule, sentence_at
from hegui_rules.basis import USAGE
from hegui_rules.terms import TERMS, Plenum, Term, plenums


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
    held = [t for t in options.time_bound_terms.entries if t.kind == "plenum" and t.since]
    latest = _latest(held, year)
    if latest is None or _goes_on(named, latest, held, year):
        return
    same = [p for p in named if latest.term.startswith(p.congress) and p.last]
    if not same or "精神" not in doc.quote(sentence_at(doc, same[-1].span.start)):
        return
    first = next(p for p in named if p.congress == same[-1].congress)
    listed = [p for p in named if first.span.start <= p.span.start <= first.span.start + 16]
    yield Finding(
        first.span._replace(end=listed[-1].span.end),
        f"列举的中央全会没有{year}年召开的{latest.term}",
        suggestion=f"核对是否应加上“{latest.term[3:]}”",
    )


def _latest(held: Sequence[Term], year: int) -> Term | None:
    """The last plenum held up to the end of the year, if it was held in that year."""
    end = datetime.date(year, 12, 31)
    before = [t for t in held if t.sure and t.since and t.since <= end]
    last = before[-1] if before else None
    return last if last is not None and last.since is not None and last.since.year == year else None


def _goes_on(named: Sequence[Plenum], latest: Term, held: Sequence[Term], year: int) -> bool:
    """Whether the latest one or a later one is named."""
    keys = {p.key for p in named}
    return any(t.term in keys for t in held if t is latest or (t.since and t.since.year > year))
