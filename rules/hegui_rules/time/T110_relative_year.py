"""T110: 上年（2023年） in a sentence on 2025: the year in the bracket is not the one that the word before it means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    in_quotation,
    relative_years,
    rule,
    running_dates,
    sentence_at,
    tells_its_year,
)
from hegui.api.facts import DateMention
from hegui.api.language import ending_at
from hegui.api.text import letters_before
from hegui_rules.basis import HANDLING

_OFFSETS = {"last-year": -1, "this-year": 0, "next-year": 1}
_LINK = re.compile("(?:[（(]|，?(?:即|也即|也就是|就是))$")
_REACH = 5
_VAGUE = ("往年", "以前年度")


@rule(
    code="T110",
    name="relative-year",
    title="“上年”“明年”等与所注年份对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="“上年”“明年”后面注明的年份应与所写年度相差一年；对不上，多为改稿时只改了一处。",
    bad=(
        Bad("2025年，全区共办理案件320件，高于上年（⟦2023年⟧）的280件。", says="2024年"),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法12场。\n二、下一步工作安排\n明年（⟦2026年⟧），我镇将举办培训2期。",
            says="2025年",
        ),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n过去一年，调解纠纷12起。\n新的一年即⟦2024年⟧，镇政府将开展评查2次。",
            says="2025年",
        ),
        Bad("今年（⟦2023年⟧）开展普法12场。", settings={"year": 2024}),
    ),
    good=(
        "2025年，全区共办理案件320件，高于上年（2024年）的280件，上年（2024年）为280件。",
        "去年（2023年）受理12件，今年（2024年）受理10件。",
        "往年（2021年）受理12件。",
    ),
)
def relative_year(doc: Document, options: Options) -> Iterator[Finding]:
    """A year in a bracket right behind a word that means one, from where sentence, report or its day stand."""
    said: list[tuple[int, DateMention, Span]] = []
    for mention in running_dates(doc):
        start = mention.span.start
        link = _LINK.search(letters_before(doc.body, start, _REACH)) if mention.kind == "year" else None
        if link is None:
            continue
        for name, offset in _OFFSETS.items():
            word = ending_at(doc, start - len(link[0]), name)
            if word is None or doc.quote(word) in _VAGUE or in_quotation(doc, start):
                continue
            said.append((offset, mention, word))
            right = relative_years(doc, word, offset)
            later = mention.year is not None and bool(right) and mention.year > max(right)
            if name == "this-year" and later and not tells_its_year(doc):
                continue  # a passage on several years has come to this one
            if right and mention.year not in right:
                yield Finding(
                    mention.span,
                    f"“{doc.quote(word)}”应是{'年或'.join(map(str, sorted(right)))}年，这里写的是{mention.year}年",
                    suggestion="核对年份",
                )
            elif not right:
                yield from _beside(doc, said)


def _beside(doc: Document, said: list[tuple[int, DateMention, Span]]) -> Iterator[Finding]:
    """去年（2024年）办理312件，今年（2024年）办理346件: two words a year apart, with years that are not."""
    if len(said) < 2:
        return
    (before, one, word), (after, two, other) = said[-2:]
    apart = (two.year or 0) - (one.year or 0)
    if after - before != apart and sentence_at(doc, one.span.start).covers(two.span):
        yield Finding(
            two.span,
            f"“{doc.quote(word)}”注的是{one.year}年，“{doc.quote(other)}”注的是{two.year}年，两处对不上",
            related=(Related(one.span, "另一处"),),
            suggestion="核对年份",
        )
