"""T215: 2026年是“十四五”规划的开局之年: the first or last year of a period, said of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    in_title,
    rule,
    sentence_at,
)
from hegui.api.facts import DateMention, dates
from hegui.api.language import Worded
from hegui.api.text import YEAR, Hit, ordinal
from hegui_rules.basis import HANDLING
from hegui_rules.terms import PLAN_YEARS

_NAME = "[”’]?(?:<period-noun>){0,3}(?:（[^（）]{1,20}）)?[的]?(?:<stage-adverb>){0,2}"
_STAGE = Worded(
    f"{_NAME}(?:(?P<first><period-first>{{1,2}})|(?P<last><period-last>)|第(?P<nth>[一二三四五])个?)(?:之)?(?:[元一]|[一首]个)?年(?![度内里])"
)
_TURN = Worded(
    f"{_NAME}(?:于?(?P<own>{YEAR})年)?(?:<stage-adverb>){{0,2}}(?:(?P<first><period-begins>)|(?P<last><period-ends>))了?(?P<since>以来|之?后)?(?=时|[，。；、）！\\n]|$)"
)
"""十四五规划全面收官, 开局以来, 期满时: what happens in its first or last year."""
_END = Worded(f"{_NAME}(?:期)?(?P<last>末)(?!梢)")
_SAID_OF = Worded("度?(?:<period-copula>)[^，。；\n]{0,12}“?")
_AT_ONCE = Worded("度?[，,]?(?:<area-word|own-body>)?(?:的|是)?[（(]?[“‘]?")
_SHOWN = re.compile(f"[”’]?(?:[（(]|——|，?即|的|[，,])?(?P<year>{YEAR})年(?![0-9—至-])[）)]?")
_SPAN_BEFORE = re.compile(
    f"(?P<first>{YEAR})年?(?:—|-|－|–|~|至|到)(?P<last>{YEAR})年?度?(?:的|，|,|是|为|即)?[“‘]?$"
)


@rule(
    code="T215",
    name="stage-of-period",
    title="规划的开局、收官之年不对",
    severity=Severity.WARNING,
    basis=HANDLING,
    knowledge=(PLAN_YEARS,),
    rationale="五年规划的开局之年是首年，收官之年是末年；“十四五”是2021年至2025年，年份对不上多为沿用往年的稿子。",
    bad=(
        Bad("⟦2026年是“十四五”规划的开局之年⟧，将严格履行决策程序。", says="2021年"),
        Bad("⟦2021年是“十三五”规划收官之年⟧，各项任务圆满完成。", says="2020年"),
        Bad("⟦2025年是“九五”普法启动之年⟧，制作宣传栏12处。", says="2026年"),
        Bad("⟦2024年，“十四五”规划全面收官⟧。", says="2025年"),
        Bad("自⟦2022年“十四五”规划开局以来⟧，依法行政水平不断提升。", says="2021年"),
        Bad("至⟦2023年“八五”普法规划期满⟧时，实现村村有法律顾问。", says="2025年"),
        Bad("⟦2023年是“十四五”规划实施的第二年⟧，印发要点1份。", says="2022年"),
        Bad("到“⟦十四五”末（2024年）⟧实现全覆盖。", says="2025年"),
        Bad("⟦2020—2024年“十四五⟧”时期，开展普法60场。", says="2021—2025年"),
    ),
    good=(
        "2026年是“十五五”规划的开局之年，将严格履行决策程序。",
        "2025年既是“十四五”规划收官之年，又是“十五五”规划谋划之年。",
        "2021年是“八五”普法的启动之年、“十四五”规划的开局之年。",
        "2025年，全县推进“十四五”规划任务，为“十五五”开局之年打好基础。",
        "2025年，“十四五”规划全面收官；2024年，“十四五”规划中期评估完成，进入收官阶段。",
        "自2021年“七五”普法结束以来，2023年是“十四五”规划实施的第三年。",
        "2022—2024年“十四五”期间，开展普法60场；2020年编制“十四五”规划。",
    ),
)
def stage_of_period(doc: Document, options: Options) -> Iterator[Finding]:
    """A year that is said to be the first, the last or another one of a five-year period, or a span said to be all of it."""
    for row, hit in options.plan_years.hits(doc):
        if row.national or in_title(doc, hit.span.start):
            continue
        found = _said_as(doc, hit) or _shown_behind(doc, hit)
        if found is not None:
            right = {_year_of(found.stage, years) for years in row.years}
            if found.stage["last"] and found.since:
                right |= {year + 1 for year in right}
            if found.year not in right:
                yield _wrong(hit.word, found, right)
            continue
        yield from _spanned(doc, hit, row.years)


class _Said(NamedTuple):
    """A year, and the stage of a period it is said to be."""

    span: Span
    year: int
    stage: Mapping[str, str | None]
    since: bool = False


def _groups(match: re.Match[str]) -> dict[str, str | None]:
    return dict.fromkeys(("first", "last", "nth"), None) | match.groupdict()


def _year_of(stage: Mapping[str, str | None], years: tuple[int, int]) -> int:
    """The year of a period that is its first, last or nth."""
    if stage["nth"]:
        return years[0] + (ordinal(stage["nth"]) or 1) - 1
    return years[0] if stage["first"] else years[1]


def _said_as(doc: Document, hit: Hit) -> _Said | None:
    """Y年是…的开局之年; Y年，…全面收官; 自Y年…开局以来; …于Y年收官."""
    start, end = hit.span
    stage = _STAGE.of(doc).match(doc.body, end)
    if stage is not None:
        said = _year_before(doc, start, _SAID_OF, _AT_ONCE)
        return _Said(Span(said.span.start, stage.end()), said.year or 0, _groups(stage)) if said else None
    turn = _TURN.of(doc).match(doc.body, end) or _END.of(doc).match(doc.body, end)
    if turn is None:
        return None
    groups = _groups(turn)
    since = bool(groups.get("since"))
    own = groups.get("own")
    if own:
        return _Said(Span(turn.start("own"), turn.end()), int(own), groups, since)
    said = _year_before(doc, start, _AT_ONCE)
    return _Said(Span(said.span.start, turn.end()), said.year or 0, groups, since) if said else None


def _year_before(doc: Document, offset: int, *links: Worded) -> DateMention | None:
    """The year in the sentence before ``offset``, joined to it by one of ``links``."""
    found = dates(doc)
    place = bisect_left(found, offset, key=lambda d: d.span.start) - 1
    if place < 0 or found[place].kind != "year" or found[place].span.start < sentence_at(doc, offset).start:
        return None
    end = found[place].span.end
    fits = any(link.of(doc).fullmatch(doc.body, end, offset) for link in links)
    return found[place] if fits else None


def _shown_behind(doc: Document, hit: Hit) -> _Said | None:
    """“十四五”开局之年（2022年）; “十四五”末（2024年）."""
    stage = _STAGE.of(doc).match(doc.body, hit.span.end) or _END.of(doc).match(doc.body, hit.span.end)
    shown = _SHOWN.match(doc.body, stage.end()) if stage is not None else None
    if stage is None or shown is None:
        return None
    return _Said(Span(hit.span.start, shown.end()), int(shown["year"]), _groups(stage))


def _wrong(word: str, found: _Said, right: set[int]) -> Finding:
    shown = "或".join(f"{year}年" for year in sorted(right))
    stage = found.stage
    what = f"第{stage['nth']}年" if stage["nth"] else "首年" if stage["first"] else "末年"
    return Finding(
        found.span,
        f"“{word}”的{what}是{shown}，这里说的是{found.year}年",
        suggestion="核对年份和规划名称，看是否沿用往年的稿子",
    )


def _spanned(doc: Document, hit: Hit, years: tuple[tuple[int, int], ...]) -> Iterator[Finding]:
    """2020—2024年“十四五”时期: years right before a period that do not lie in it."""
    if _ALL.of(doc).match(doc.body, hit.span.end) is None:
        return
    span = _SPAN_BEFORE.search(doc.body, sentence_at(doc, hit.span.start).start, hit.span.start)
    if span is None or any(a <= int(span["first"]) < int(span["last"]) <= b for a, b in years):
        return
    shown = "或".join(f"{a}—{b}年" for a, b in years)
    yield Finding(
        Span(span.start("first"), hit.span.end),
        f"“{hit.word}”的起止年份是{shown}，这里写的是{span['first']}—{span['last']}年",
        suggestion=f"核对后改为{shown}",
    )


_ALL = Worded("[”’]?(?:<period-noun>){0,3}(?:时期|期间)")
