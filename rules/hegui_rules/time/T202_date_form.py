"""T202: 2025.1.20 in running text instead of 2025年1月20日."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, Span, rule, running_dates, sentence_at
from hegui.api.facts import DateMention
from hegui_rules.basis import FORMAT, NUMERALS

_NAMES = {".": "圆点", "-": "短横线", "/": "斜线"}

_TIME = re.compile("[ \t\u3000:0-9]*")
_DOTTED = re.compile("(?P<month>1[0-2]|0?[1-9])[.．/](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9.%％万亿元个])")
"""What is left of 2024年12.4 behind the year."""

_ZERO = re.compile("[OoＯｏ0０]")
"""Letters and digits that are typed for 〇 in a year of Chinese numerals."""

_SINCE = 2013
"""The first year in which dates of signature are in Arabic numerals (GB/T 9704—2012)."""


@rule(
    code="T202",
    name="date-form",
    title="日期写法不合公文格式",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="公文中的日期用阿拉伯数字标全年、月、日，写作“2025年1月20日”；用圆点、短横线、斜线代替年月日只宜用于表格。",
    bad=(
        Bad("临溪镇于⟦2024.12.4⟧组织宪法宣传。", says="2024年12月4日"),
        Bad("特此报告。\n青禾县临溪镇人民政府\n⟦2025.1.20⟧", says="2025年1月20日"),
        Bad("⟦2024/6/26⟧，云岭乡开展禁毒宣传。", says="斜线"),
        Bad("特此报告。\n青禾县临溪镇人民政府\n⟦二〇二五年1月20日⟧", says="混用"),
        Bad("⟦2024年12.4⟧，云岭乡开展宪法宣传。", says="2024年12月4日"),
        Bad("⟦二O二四年⟧，云岭乡调解纠纷12件。", says="〇"),
    ),
    good=(
        "临溪镇于2024年12月4日组织宪法宣传。",
        "系统升级到V2024.1.2版，编号2024-12-4567。",
        "执行2021—2025年规划，整理档案12-4卷。",
        "二〇二四年，云岭乡调解纠纷12件。",
        Good("发布时间：2025-01-20 09:30 来源：临溪镇\n2024年，临溪镇开展普法宣传12场。"),
    ),
)
def date_form(doc: Document, options: Options) -> Iterator[Finding]:
    """Whole dates in which marks stand for 年月日; tables and lines of the web page are left out."""
    signed, dates = doc.identity.date_span, tuple(running_dates(doc))
    in_digits = [d.span.start for d in dates if d.style == "年月日" and d.year is not None]
    for mention in dates:
        if mention.kind == "year" and (broken := _broken(doc, mention)) is not None:
            yield broken
            continue
        if (
            mention.style in ("汉字", "混用")
            and (strange := _ZERO.search(doc.quote(mention.span)[:4])) is not None
        ):
            yield Finding(
                mention.span, f"年份里的“{strange[0]}”不是汉字数字", suggestion="改用“〇”，或者用阿拉伯数字写全年份"
            )  # fmt: skip
            continue
        if mention.style == "汉字" and mention.kind == "year" and _digits_beside(doc, mention, in_digits):
            yield Finding(
                mention.span,
                "一处用汉字写年份，一处用阿拉伯数字",
                suggestion=f"改为“{mention.year}年”",
            )
            continue
        if mention.style == "混用":
            yield Finding(
                mention.span, "同一个日期里汉字数字与阿拉伯数字混用", suggestion="全部用阿拉伯数字书写"
            )
            continue
        if mention.style == "汉字" and signed is not None and signed.overlaps(mention.span):
            if mention.exists and mention.day is not None and (mention.year or 0) >= _SINCE:
                right = f"{mention.year}年{mention.month}月{mention.day}日"
                yield Finding(
                    mention.span,
                    "成文日期应用阿拉伯数字",
                    suggestion=f"写作“{right}”",
                    severity=Severity.INFO,
                    basis=(FORMAT,),
                )
            continue
        name = _NAMES.get(mention.style)
        if mention.kind != "date" or name is None or not mention.exists:
            continue
        if mention.style == "-" and _is_page_line(doc, mention.span):
            continue
        right = f"{mention.year}年{mention.month}月{mention.day}日"
        yield Finding(mention.span, f"正文中的日期用{name}代替了年月日", suggestion=f"写作“{right}”")


def _broken(doc: Document, mention: DateMention) -> Finding | None:
    """A year that goes on with a dot: 2024年12.4."""
    start, end = mention.span
    if mention.style != "年月日" or not mention.surface.endswith("年"):
        return None
    rest = _DOTTED.match(doc.body, end)
    if rest is None:
        return None
    right = f"{mention.year}年{int(rest['month'])}月{int(rest['day'])}日"
    return Finding(Span(start, rest.end()), "正文中的日期用圆点代替了月日", suggestion=f"写作“{right}”")


def _is_page_line(doc: Document, span: Span) -> bool:
    """A day (and time) that ends its paragraph behind a gap comes from a web page's list of articles."""
    paragraph = doc.paragraph_at(span.start)
    if paragraph is None or _TIME.fullmatch(doc.body, span.end, paragraph.span.end) is None:
        return False
    return doc.body[span.start - 1 : span.start].isspace()


def _digits_beside(doc: Document, mention: DateMention, in_digits: list[int]) -> bool:
    """Whether one of the years in digits, told by where they begin, stands in the same sentence."""
    sentence = sentence_at(doc, mention.span.start)
    return bisect_left(in_digits, sentence.start) < bisect_left(in_digits, sentence.end)
