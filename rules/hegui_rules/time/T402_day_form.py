"""T402: 12.4国家宪法日 for “12·4”国家宪法日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule, running_dates, sentence_at
from hegui.api.facts import DateMention
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import NUMERALS
from hegui_rules.terms import DAYS
from hegui_rules.time.days import named_days

_CODE = re.compile(
    "(?P<month>[1-9](?<![0-9.A-Za-z][1-9])[0-2]?)[.．](?P<day>3[01]|[12][0-9]|[1-9])(?=[”、“等和及与])"
)
_OCCASION = Worded("<kept-day>|[0-9]·[0-9]")


@rule(
    code="T402",
    name="day-form",
    title="纪念日的月日写法不规范",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="用月、日简称事件和节日的，月日之间用间隔号“·”，并加引号，如“12·4”；圆点、短横线都不对。",
    knowledge=(DAYS,),
    bad=(
        Bad("开展“4·15”全民国家安全教育日、⟦12.4⟧“宪法宣传周”活动。", says="“12·4”"),
        Bad("结合“⟦3.15⟧”国际消费者权益日、“6·26”国际禁毒日开展宣传。", says="3·15"),
        Bad("利用⟦3.15⟧、⟦4.15⟧等重要节点开展宣传12场。"),
        Bad("利用⟦12-4⟧国家宪法日发放资料300份。", says="“12·4”"),
    ),
    good=(
        "开展“4·15”全民国家安全教育日、“12·4”国家宪法日活动，系统版本12.4。",
        "办理3.15、4.15两个版本的升级，利用率提高12.4个百分点。",
        "12月4日国家宪法日期间发放资料300份，增长12.4%。",
        "开展“119”消防宣传月、110宣传日活动。",
    ),
)
def day_form(doc: Document, options: Options) -> Iterator[Finding]:
    """Month and day of a named day joined by another mark than ·; without quotation marks it is an info."""
    seen: set[Span] = set()
    for named in named_days(doc, options.commemorative_days):
        if (
            named.code is None
            or named.mark in "月份，,、。"
            or (named.month, named.day) != (named.entry.month, named.entry.day)
        ):
            continue
        seen.add(named.code)
        if named.mark not in "·•‧・∙⋅":
            yield _finding(named.code, named.month, named.day, named.quoted)
        elif not named.quoted:
            yield Finding(
                named.code,
                "用月日简称纪念日应加引号",
                suggestion=f"写作“{named.month}·{named.day}”",
                severity=Severity.INFO,
            )
    known = {(e.month, e.day) for e in options.commemorative_days.entries if e.day}
    for span, month, day, quoted in _listed(doc, known):
        if not any(s.overlaps(span) for s in seen):
            seen.add(span)
            yield _finding(span, month, day, quoted)
    for mention in running_dates(doc):
        if (
            mention.kind == "name"
            and mention.style != "·"
            and not any(s.overlaps(mention.span) for s in seen)
        ):
            month, day = _parts(mention)
            yield _finding(
                mention.span, month, day, doc.body[mention.span.start - 1 : mention.span.start] == "“"
            )


def _listed(doc: Document, known: set[tuple[int, int]]) -> Iterator[tuple[Span, int, int, bool]]:
    """3.15、12.4等节点: dotted codes of known days in a sentence that speaks of such days."""
    for match in everywhere(doc, _CODE):
        month, day = int(match["month"]), int(match["day"])
        if (month, day) not in known:
            continue
        sentence = sentence_at(doc, match.start())
        if _OCCASION.of(doc).search(doc.body, sentence.start, sentence.end):
            yield (
                Span(match.start(), match.end()),
                month,
                day,
                doc.body[match.start() - 1 : match.start()] == "“",
            )


def _parts(mention: DateMention) -> tuple[int, int]:
    return mention.month or 0, mention.day or 0


def _finding(span: Span, month: int, day: int, quoted: bool) -> Finding:
    right = f"{month}·{day}" if quoted else f"“{month}·{day}”"
    return Finding(span, "纪念日的月、日之间应用间隔号“·”", suggestion=f"写作{right}")
