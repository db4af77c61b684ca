"""T223: 2018年、2019年、2020年连续四年: years or months in a row that are fewer, more, or have a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, frame, rule, sentence_at
from hegui.api.language import Worded, everywhere, first_in
from hegui.api.text import TENS, YEAR, read
from hegui_rules.basis import HANDLING

_ROW = Worded(
    f"(?:<in-a-row>(?P<nth>第)?(?P<number>[两{TENS}]{{1,2}}|[0-9]{{1,2}})(?P<unit>个?年度?|个月|个?月度)|(?P<times>[两{TENS}2-9])(?:<won-in-a-row>))"
)
_JOIN = "[、，,和与及]{1,2}"
_TO = "[ ]?(?:起|始|初|度)?[，,]?(?:至|到|—|-|－|–|~|～){1,2}[ ]?"
_YEARS = re.compile(
    f"(?P<first>{YEAR})年?{_TO}(?P<last>{YEAR})年?(?:[度底末止间]|期间)?"
    f"|(?P<listed>{YEAR}年?度?(?:{_JOIN}{YEAR}年?度?)++)"
)
_YEAR = re.compile(YEAR)
_MONTHS = re.compile(
    f"(?P<first>1[0-2]|[1-9])月?份?{_TO}(?P<last>1[0-2]|[1-9])月份?"
    "|(?P<listed>(?:1[0-2]|[1-9])月?份?(?:、(?:1[0-2]|[1-9])月?份?)++(?:[和与及](?:1[0-2]|[1-9])月份?)?)(?<=[月份])"
)
_MONTH = re.compile("1[0-2]|[1-9]")
_BEHIND = Worded("(?:[一-龥“”《》]{0,24}?)(?:[（(]|——|[，,]?(?:<namely>|就是)[：:]?)(?:自|从|即|指)?")
_BETWEEN = re.compile("[）)]?[，,]?[一-龥“”]{0,24}")
_AFTER = re.compile(
    f"[一-龥]{{0,10}}?后[，,]?[一-龥]{{0,12}}?(?P<then>{YEAR})年度?[一-龥“”]{{0,24}}(?:[，,][一-龥“”]{{0,16}})?"
)
_SINCE = re.compile(f"[自从](?P<since>{YEAR})年(?:起|以来|开始|始)[，,]?[一-龥“”]{{0,20}}")


@rule(
    code="T223",
    name="years-in-a-row",
    title="“连续几年”与所列年份不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="“连续三年”所说的年份应当是相连的三个年份；个数不符或者中间有间断，必有一处有误。",
    bad=(
        Bad("本县2018年、2019年、2020年连续⟦四年⟧获评优秀等次。", says="3年"),
        Bad("本县连续⟦三年⟧（2017—2021年）保持零败诉。", says="5年"),
        Bad("2017年、2019年、2020年，本县连续⟦三年⟧获评优秀等次。", says="2018年"),
        Bad("继2018年、2019年之后，2021年本县连续⟦第三年⟧获评优秀等次。", says="2020年"),
        Bad("自2019年起至2021年，本县已连续⟦六年⟧获评优秀等次。", says="3年"),
        Bad("本县连续⟦四年⟧位列第一，分别为2018年、2019年、2020年。"),
        Bad("2021年至2023年，本县信访总量连续⟦四年⟧下降。"),
    ),
    good=(
        "2018年至2020年，本县连续三年获评优秀等次；2021年、2022年、2023年连续三年零事故。",
        "继2018年、2019年之后，2020年本县连续第三年获评优秀等次。",
        "2021年至2023年，信访总量连续两年下降；2019年、2021年、2023年，三次获评优秀。",
        "落实《2021—2025年规划》，连续三年获评优秀，2024年被评为先进县。",
        "2021年、2022年、2023年分别受理4件、3件、2件，连续两年下降。",
        "自2019年起，连续三年获评优秀。2024年9月至2025年2月连续六个月为零。",
    ),
)
def years_in_a_row(doc: Document, options: Options) -> Iterator[Finding]:
    """A number of years or months in a row beside the years or months it is said of."""
    for match in everywhere(doc, _ROW.of(doc)):
        said = read(match["number"] or match["times"])
        found = _named(doc, match)
        if said is None or said < 2 or found is None:
            continue
        span, named, unit = found
        lost = [x for a, b in pairwise(named) for x in range(a + 1, b)]
        steps = first_in(doc, (match.end(), sentence_at(doc, match.start()).end), "grow", "fall") is not None
        if not lost and (said == len(named) or (steps and said == len(named) - 1)):
            continue
        if match["times"]:
            at = Span(*match.span())
        else:
            at = Span(match.start("nth") if match["nth"] else match.start("number"), match.end("unit"))
        what = f"“{doc.quote(span)}”"
        if lost:
            message = f"{what}中间缺{lost[0]}{'月' if unit == '个月' else unit}，不能说“{doc.quote(Span(match.start(), at.end))}”"
        else:
            message = f"{what}是{len(named)}{unit}，这里写的是“{doc.quote(at)}”"
        yield Finding(
            at, message, related=(Related(span, "所说的时间"),), suggestion="核对年份、月份和连续的次数"
        )


_NEAR = 120
"""Characters before a number in which its years stand."""


class _Named(NamedTuple):
    """What is named beside a number: where, the years or months in order, and their unit."""

    span: Span
    values: list[int]
    unit: str


def _named(doc: Document, match: re.Match[str]) -> _Named | None:
    """The years or months behind the number, in brackets or after 即, or before it."""
    sentence = sentence_at(doc, match.start())
    months = match["unit"] is not None and "月" in match["unit"]
    pattern = _MONTHS if months else _YEARS
    lead = _BEHIND.of(doc).match(doc.body, match.end(), sentence.end)
    behind = pattern.match(doc.body, lead.end(), sentence.end) if lead is not None else None
    if behind is not None:
        return _values(behind, months)
    runs = list(pattern.finditer(doc.body, max(sentence.start, match.start() - _NEAR), match.start()))
    if not runs:
        return None if months else _again(doc, match, sentence) or _since(doc, match, sentence)
    last = runs[-1]
    found = _values(last, months)
    if _BETWEEN.fullmatch(doc.body, last.end(), match.start()):
        told = first_in(doc, (last.end(), match.start()), "plan-document", "compare-marker") is not None
        return None if told else found
    then = _AFTER.fullmatch(doc.body, last.end(), match.start())
    if then is None or found is None or doc.body[last.start() - 1 : last.start()] != "继":
        return None
    return _Named(Span(last.start(), then.end("then") + 1), [*found.values, int(then["then"])], "年")


def _values(match: re.Match[str], months: bool) -> _Named | None:
    """The years or months that ``match`` names; ``None`` where they do not run forwards."""
    unit = "个月" if months else "年"
    if match["listed"]:
        values = [int(m[0]) for m in (_MONTH if months else _YEAR).finditer(match["listed"])]
    else:
        values = list(range(int(match["first"]), int(match["last"]) + 1))
    forwards = bool(values) and all(a < b for a, b in pairwise(values))
    return _Named(Span(*match.span()), values, unit) if forwards else None


_AGAIN = re.compile(
    f"继(?P<first>{YEAR})年[^。；，]{{0,24}}?(?:之?后)，(?P<then>{YEAR})年"
    f"|[自从](?P<from>{YEAR})年[^。；，]{{0,14}}，?(?:至|到|截至)(?P<to>{YEAR})年底?[^。；，]{{0,6}}$"
)


def _again(doc: Document, match: re.Match[str], sentence: Span) -> _Named | None:
    """继2023年首次获评后，2024年再次获评，连续三年; 自2020年……以来，到2024年已连续六年: more years than there were."""
    found = _AGAIN.search(doc.body[max(sentence.start, match.start() - _NEAR) : match.start()])
    said = read(match["number"] or match["times"])
    if found is None or said is None:
        return None
    offset = max(sentence.start, match.start() - _NEAR)
    first, last = (int(found["first"] or found["from"]), int(found["then"] or found["to"]))
    # What began in 2020 may first have been won in 2021.
    if (
        last <= first
        or (found["first"] and last != first + 1)
        or (found["from"] and said <= last - first + 1)
    ):
        return None
    return _Named(Span(offset + found.start(), offset + found.end()), list(range(first, last + 1)), "年")


def _since(doc: Document, match: re.Match[str], sentence: Span) -> _Named | None:
    """自2022年起，已连续六年 in a report on 2024: more years than there were."""
    year = frame(doc).year if doc.identity.title_span is not None else None
    said = read(match["number"] or match["times"])
    for since in _SINCE.finditer(doc.body, max(sentence.start, match.start() - _NEAR), match.start()):
        first = int(since["since"])
        if (
            since.end() == match.start()
            and year is not None
            and said is not None
            and first <= year < first + said - 2
        ):
            return _Named(Span(*since.span("since")), list(range(first, year + 1)), "年")
    return None
