"""The tables of terms and days that have a date, and the plenums a report names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Document, Span, Table, hits, own_dates, phrases, sentence_at, tells_its_year
from hegui.api.document import fact
from hegui.api.knowledge import Cells, day, pattern, split
from hegui.api.language import first_in
from hegui.api.text import ONES, Matching
from hegui_rules.knowledge import path_of

HORIZON = datetime.date(2026, 10, 1)
"""Up to this day the tables were kept; what came later they do not know."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


class Term(NamedTuple):
    """A row of time_bound_terms.tsv.

    Attributes:
        term: what messages call it; of a plenum the key (``二十届四中全会``).
        kind: ``meeting``, ``plenum``, ``body``, ``doctrine``, ``plan``, ``campaign``, ``system``.
        since: the first day on which anybody could speak of it (a plan is spoken of before it is published);
            ``None`` where that day does not matter.
        stale: the last report year in which it was current; ``None`` when it still is.
        context: what must stand close to it for staleness, or, in a row without one, for being too early; excuse: what in its sentence makes it right.
        instead: what to write now.
        sure: confidence high.
    """

    id: str
    term: str
    kind: str
    since: datetime.date | None
    stale: int | None
    context: Matching | None
    excuse: Matching | None
    instead: str
    sure: bool


class Day(NamedTuple):
    """A row of commemorative_days.tsv.

    Attributes:
        name: official name without the date.
        month, day: when it is; ``day`` is ``None`` for a month or a week.
        since: the day of the decision that made it, ``None`` when that does not matter.
        dotted: the name is usually written with its date in front, “12·4”.
        wrong: names that are wrong.
        coded: names that are wrong right behind the date of the day only (“12·4”法治宣传日), and else mean something else.
    """

    id: str
    name: str
    month: int
    day: int | None
    since: datetime.date | None
    dotted: bool
    wrong: tuple[str, ...]
    coded: tuple[str, ...]
    sure: bool


KINDS = ("meeting", "plenum", "body", "doctrine", "plan", "campaign", "system")


def _term(row: Cells) -> Term:
    if row["kind"] not in KINDS:
        raise ValueError(f"kind 应为 {'、'.join(KINDS)} 之一")
    if row["stale_after"] and not row["stale_after"].isdigit():
        raise ValueError("stale_after 应为年份")
    if not row["since"] and not row["stale_after"]:
        raise ValueError("since 和 stale_after 至少填一项")
    return Term(
        row["id"], row["term"], row["kind"], day(row["since"]), int(row["stale_after"]) if row["stale_after"] else None,
        pattern(row["context"]), pattern(row["excuse"]), row["instead"], row["confidence"] == "high",
    )  # fmt: skip


def _expanded(word: str) -> Iterator[str]:
    """``新修订[的]行政处罚法`` with and without what stands in brackets."""
    match = _OPTIONAL.search(word)
    if match is None:
        yield word
        return
    for middle in ("", match[1]):
        yield from _expanded(word[: match.start()] + middle + word[match.end() :])


def _term_words(row: Cells) -> Iterator[str]:
    if row["kind"] != "plenum":
        for word in split(row["words"] or row["term"]):
            yield from _expanded(word)


def _day(row: Cells) -> Day:
    if not row["month"].isdigit() or not 1 <= int(row["month"]) <= 12:
        raise ValueError("month 应为 1 至 12")
    if row["day"] and not row["day"].isdigit():
        raise ValueError("day 应为数字或空")
    if row["dotted"] not in ("", "1"):
        raise ValueError("dotted 应为空或 1")
    return Day(
        row["id"], row["name"], int(row["month"]), int(row["day"]) if row["day"] else None, day(row["since"]),
        bool(row["dotted"]), split(row["wrong"]), split(row["coded"]), row["confidence"] == "high",
    )  # fmt: skip


def _day_words(row: Cells) -> Iterator[str]:
    """The names of a day, right and wrong; a 日 is mistaken for a 节 (国家宪法节)."""
    yield row["name"]
    yield from split(row["wrong"])
    yield from split(row["coded"])
    if row["name"].endswith("日"):
        yield row["name"][:-1] + "节"


TERMS: Table[Term] = Table(
    "time_bound_terms",
    title="有时效的提法：最早可用的日期和仍为现行的最后年度",
    path=path_of("time_bound_terms.tsv"),
    columns=("term", "words", "kind", "since", "stale_after", "context", "excuse", "instead"),
    entry=_term,
    words=_term_words,
)

DAYS: Table[Day] = Table(
    "commemorative_days",
    title="节日、纪念日的日期和名称",
    path=path_of("commemorative_days.tsv"),
    columns=("name", "month", "day", "since", "dotted", "wrong", "coded"),
    entry=_day,
    words=_day_words,
)


class PlanYears(NamedTuple):
    """A row of plan_years.tsv: a plan or a period, and the years it runs.

    Attributes:
        national: it is the title of a national plan; a period is one everywhere.
        years: first and last year of each that had this name.
    """

    national: bool
    years: tuple[tuple[int, int], ...]


_RUNS = re.compile("([0-9]{4})-([0-9]{4})")


def _plan_years(row: Cells) -> PlanYears:
    if row["scope"] not in ("title", "period"):
        raise ValueError("scope 应为 title 或 period")
    years = [_RUNS.fullmatch(part) for part in split(row["years"])]
    if not years or None in years:
        raise ValueError("years 应如 2021-2025，多个以分号隔开")
    return PlanYears(row["scope"] == "title", tuple((int(y[1]), int(y[2])) for y in years if y))


PLAN_YEARS: Table[PlanYears] = Table(
    "plan_years",
    title="规划、纲要和五年普法的起止年份",
    path=path_of("plan_years.tsv"),
    columns=("words", "scope", "years"),
    entry=_plan_years,
    words=lambda row: split(row["words"]),
)


class Plenum(NamedTuple):
    """A plenum of a Central Committee that a report names.

    Attributes:
        span: of the number (三中) and 全会 if it follows.
        congress: ``十九``; number: 1 for 一中.
        key: ``十九届四中全会``.
        last: it is the last of its list.
    """

    span: Span
    congress: str
    number: int
    key: str
    last: bool


_NUMBERS = f"{ONES}"
_CONGRESSES = phrases("time_congresses", ("十八届", "十九届", "二十届", "二十一届"))
_LIST = re.compile(f"(?:[{ONES}]中(?:[、，,和及与以]{{1,2}}|(?=全会)|(?=[{ONES}]中)))+(?=全会)")
_ITEM = re.compile(f"[{ONES}]中")


@fact
def plenums(doc: Document) -> tuple[Plenum, ...]:
    """The plenums that ``doc`` names by number, in the order of the text."""
    found = []
    for hit in hits(doc, _CONGRESSES):
        start, end = hit.span
        listed = _LIST.match(doc.body, end)
        if listed is None:
            continue
        items = list(_ITEM.finditer(doc.body, listed.start(), listed.end()))
        for place, item in enumerate(items):
            last = place == len(items) - 1
            span = Span(start if place == 0 else item.start(), item.end() + 2 if last else item.end())
            number = _NUMBERS.index(item[0][0]) + 1
            congress = hit.word.removesuffix("届")
            found.append(Plenum(span, congress, number, f"{congress}届{item[0]}全会", last))
    return tuple(found)


def terms_in(doc: Document, table: Table[Term]) -> Iterator[tuple[Term, Span]]:
    """The terms that ``doc`` uses; where words of one row overlap, the longest counts."""
    found: dict[str, Span] = {}
    for term, hit in sorted(table.hits(doc), key=lambda pair: (pair[1].span.start, -pair[1].span.end)):
        last = found.get(term.id)
        if last is None or not last.overlaps(hit.span):
            span = found[term.id] = _with_quote(doc, hit.span)
            yield term, span


def moved_on(doc: Document, since: datetime.date, at: int) -> bool:
    """Whether a text whose year nobody states has come to ``since`` or later where ``at`` stands: 1998年……进入新时代."""
    if tells_its_year(doc) or doc.identity.year_stated:
        return False
    if any(day.year is not None and day.year >= since.year for day in own_dates(doc)):
        return True
    before = max(0, at - _AGES)
    return (
        first_in(doc, (before, at), "moves-on") is not None
        or _TO_THIS_DAY.search(doc.body, sentence_at(doc, at).start, at) is not None
    )


_AGES = 160
_TO_THIS_DAY = re.compile("[至迄]今|先后")


def _with_quote(doc: Document, span: Span) -> Span:
    """``span`` with the opening mark before it, if the closing one is inside."""
    words = doc.quote(span)
    if words.count("”") > words.count("“") and doc.body[span.start - 1 : span.start] == "“":
        return span._replace(start=span.start - 1)
    return span
