"""Where a report names a commemorative day, and the date it writes before the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Document, Span, Table
from hegui.api.text import TENS
from hegui_rules.terms import Day

_CODE = re.compile(
    '(?P<open>[“"]?)(?<![0-9.])(?P<month>1[0-2]|0?[1-9])[ \u2060]?(?P<mark>[·•‧・∙⋅.．。、\\-—－–/,，])[ \u2060]?(?P<day>[0-3]?[0-9])(?P<close>[”"]?)'
    '(?P<gap>[ \u2060]?[“"]?)$'
)
_RUN = re.compile('(?P<open>[“"]?)(?<![0-9.])(?P<digits>[1-9][0-9]{2,3})[”"]?(?P<gap>[“"]?)$')
_HOTLINES = ("110", "119", "122")
"""Numbers to call that look like 11·9 and 12·2 and are right."""

_PLAIN = re.compile(
    f'(?P<month>1[0-2]|[1-9])月(?P<day>[0-3]?[0-9])日(?P<gap>(?:[是为“"（( \u2060]|第[0-9{TENS}]{{1,4}}个){{0,4}})$'
)
_MONTH = re.compile(
    f'(?<![0-9至到—－~～.-])(?<![0-9月]、)(?P<month>1[0-2]|[1-9])月份?[上中下]?旬?(?P<gap>(?:[是为的“"（( \u2060]|全国|国家|第[0-9{TENS}]{{1,4}}个){{0,4}})$'
)
"""A month right before the name of a week or month (5月“民法典宣传月”)."""

_LONGER = re.compile("常|益|前(?![夕后])|程|报|志|期(?!间)|记|用|均|历")
"""After 日: another word (国家安全日常工作)."""


class Named(NamedTuple):
    """A day as a report names it.

    Attributes:
        name: its span; wrong: it is one of the wrong names.
        code: the span of 12·4 before it, ``None`` without; mark: what joins month and day in it (``月`` for 12月4日, ``无`` for
            124, ``月份`` for a month alone before the name of a month or week).
        month, day: of the code; quoted: the code stands in quotation marks.
    """

    entry: Day
    name: Span
    wrong: bool
    code: Span | None
    mark: str
    month: int
    day: int
    quoted: bool


def named_days(doc: Document, table: Table[Day]) -> Iterator[Named]:
    """The days of the table that ``doc`` names; of names inside names only the longest."""
    last = Span(-1, -1)
    for entry, hit in sorted(table.hits(doc), key=lambda pair: (pair[1].span.start, -pair[1].span.end)):
        if last.covers(hit.span) or _LONGER.match(doc.body, hit.span.end):
            continue
        last = hit.span
        wrong = hit.word != entry.name and hit.word not in entry.coded
        start = max(doc.body.rfind("\n", 0, hit.span.start) + 1, hit.span.start - 18)
        code = _CODE.search(doc.body, start, hit.span.start) or _PLAIN.search(doc.body, start, hit.span.start)
        if code is None:
            run = _RUN.search(doc.body, start, hit.span.start) if entry.day else None
            if (
                run is not None
                and run["digits"]
                in (
                    f"{entry.month}{entry.day}",
                    f"{entry.month}{entry.day:02d}",
                )
                and run["digits"] not in _HOTLINES
            ):
                span, quoted = Span(*run.span("digits")), bool(run["open"] or run["gap"])
                yield Named(entry, hit.span, wrong, span, "无", entry.month, entry.day or 0, quoted)
                continue
            month = _MONTH.search(doc.body, start, hit.span.start) if entry.day is None else None
            if month is not None:
                span = Span(month.start(), month.end() - len(month["gap"]))
                yield Named(entry, hit.span, False, span, "月份", int(month["month"]), 0, False)
            elif hit.word not in entry.coded:
                yield Named(entry, hit.span, wrong, None, "", 0, 0, False)
            continue
        if hit.word in entry.coded:
            if (int(code["month"]), int(code["day"])) != (entry.month, entry.day):
                continue
            wrong = True
        found = code.groupdict()
        yield Named(
            entry,
            hit.span,
            wrong,
            Span(code.start("month"), code.end("day") + ("mark" not in found)),
            found.get("mark") or "月",
            int(found["month"]),
            int(found["day"]),
            bool(found.get("open")) or "“" in (found.get("gap") or ""),
        )
