"""T231: 2019年首次举办，一年一届，2024年第五届: an edition that is not the year's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Needs,
    Options,
    Related,
    Severity,
    Span,
    in_title,
    rule,
    sentence_at,
)
from hegui.api.facts import moments
from hegui.api.language import class_hits, first_in
from hegui.api.text import TENS, read
from hegui_rules.basis import HANDLING

_NTH = re.compile(f"第(?P<number>[0-9]{{1,2}}|[{TENS}]{{1,3}})(?P<unit>[届次期年回])")


@rule(
    code="T231",
    name="edition-and-year",
    title="届次与举办的年份不符",
    severity=Severity.INFO,
    basis=HANDLING,
    needs=Needs(classes=("held-yearly",)),
    rationale="每年一届的活动，届次由首届的年份一算便知；对不上，年份或届次必有一误。",
    bad=(
        Bad("调解员擂台赛2019年首次举办，此后一年一届，2024年举办的已是⟦第五届⟧。", says="第6届"),
        Bad("法治文化节自2020年创办以来每年一届、从未中断，2024年10月举办⟦第六届⟧。"),
    ),
    good=(
        "调解员擂台赛2019年首次举办，此后一年一届，2024年举办的已是第六届。",
        "调解员擂台赛2019年首次举办，一年一届，2020年停办，2024年举办的是第五届。",
        "2023年首届擂台赛后，一年一度的宪法宣传周于2024年12月举办，讲座第三期开讲。",
    ),
)
def edition_and_year(doc: Document, options: Options) -> Iterator[Finding]:
    """What was first held in one year, is held every year, and the number of another year's, in one sentence."""
    told = -1
    for hit in class_hits(doc)["held-yearly"]:
        sentence = sentence_at(doc, hit.start)
        if sentence.start == told:
            continue
        told = sentence.start
        first = first_in(doc, sentence, "first-held")
        if (
            first is None
            or in_title(doc, hit.start)
            or first_in(doc, sentence, "held-not-yearly") is not None
        ):
            continue
        for said in _NTH.finditer(doc.body, first.end, sentence.end):
            begun, now = (
                _year_before(doc, first.start, sentence.start),
                _year_before(doc, said.start(), first.end),
            )
            number = read(said["number"])
            if begun is None or now is None or number is None or now[0] <= begun[0]:
                continue
            right = now[0] - begun[0] + 1
            if number != right and number > 1:
                yield Finding(
                    Span(*said.span()),
                    f"{begun[0]}年首次举办、每年一{said['unit']}，{now[0]}年应是第{right}{said['unit']}，这里写的是“{said[0]}”",
                    related=(Related(begun[1], "首次"), Related(now[1], "所说的年份")),
                    suggestion="核对年份和届次",
                )
            break


def _year_before(doc: Document, offset: int, start: int) -> tuple[int, Span] | None:
    """The last year named in ``body[start:offset]``."""
    at = moments(doc)
    place = bisect_left(at, offset, key=lambda m: m.span.start) - 1
    while place >= 0 and at[place].span.start >= start:
        if at[place].own_year:
            return at[place].years[0], at[place].span
        place -= 1
    return None
