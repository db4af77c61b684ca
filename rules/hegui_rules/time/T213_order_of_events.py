"""T213: 10月中旬印发整改通知，8月底前全部整改到位: what comes later in the work has the earlier date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    date_spans,
    in_plan,
    in_quotation,
    rule,
    running_dates,
    sentence_at,
)
from hegui.api.facts import DateMention
from hegui.api.language import Worded, everywhere, first_in, starting_at
from hegui.api.text import ordinal
from hegui_rules.basis import HANDLING
from hegui_rules.time.procedures import PROCEDURES, Reversed, led_by_another, reversed_steps, told_backwards
from hegui_rules.time.sequences import Behind, out_of_sequence


@rule(
    code="T213",
    name="order-of-events",
    title="事情的先后与日期相反",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("T209",),
    knowledge=(PROCEDURES,),
    rationale="先部署后完成、先立案后结案；后一步的日期反而更早，两个日期必有一误，跨年的应当写明。",
    bad=(
        Bad("⟦10月中旬印发整改通知，8月底前⟧全部整改到位。", says="早于"),
        Bad("执法证件换发于⟦5月启动、3月⟧完成。", says="早于"),
        Bad("⟦2024年9月印发方案，同年4月⟧召开部署会。", says="早于"),
        Bad("清理工作从⟦2025年3月开始，2024年9月⟧完成，废止文件6件。"),
        Bad("⟦2025年5月启动，至2025年2月⟧结束，查处案件31件。"),
        Bad("⟦2024年6月5日立案，2024年5月20日⟧作出处罚决定。"),
        Bad("县公共法律服务中心于2024年8月开工建设，⟦2024年3月⟧建成投用。"),
        Bad("检察建议的送达时间为2024年12月，书面回复时间为⟦2024年10月⟧。"),
        Bad("2024年8月开工的文化公园，已于⟦2024年3月⟧竣工验收。"),
        Bad("赵某提出申请（2024年4月28日），随后复议机关作出维持决定（⟦2024年3月6日⟧）。", says="早于"),
        Bad("草案自2024年3月12日起征求意见，期满后于⟦2024年1月26日⟧提交审议。"),
        Bad("办法2023年3月1日起试行，一年试行期届满后，评估报告于⟦2023年11月⟧送达县政府。", says="一年"),
        Bad("2024年9月，县水利局对某公司取水案立案。⟦2024年6月⟧，该局对该案作出处罚决定。"),
    ),
    good=(
        "6月中旬印发整改通知，8月底前全部整改到位。",
        "3月启动、5月完成执法证件换发，9月启动新一轮轮训，次年3月完成。",
        "10月启动冬防，对上年8月办结的案件开展复查。",
        "11月印发方案，2025年3月完成；12月启动培训，上半年已完成调研。",
        "10月召开部署会，推广7月完成的试点经验。",
        "县公共法律服务中心于2023年11月开工建设，2024年2月建成投用。",
        "甲案于2024年9月立案，乙案于2024年6月作出处罚决定；11月动工，2月竣工。",
        "2024年9月受理投诉，2024年6月答复代表建议。2024年8月动工。2024年3月，文化公园竣工。",
    ),
)
def order_of_events(doc: Document, options: Options) -> Iterator[Finding]:
    """Two days or months of one sentence, one clause after the other: a beginning, then an end that is earlier."""
    yield from _batches(doc)
    told: set[int] = set()
    spans = {part.span.start for part in date_spans(doc)}
    for one, two in pairwise(d for d in running_dates(doc) if d.kind == "date" and d.month is not None):
        if one.span.start in spans or not _backwards(doc, one, two):
            continue
        sentence = sentence_at(doc, one.span.start)
        if (
            two.span.start >= sentence.end
            or in_plan(doc, one.span.start)
            or in_quotation(doc, one.span.start)
        ):
            continue
        if not _begun_then_done(doc, one, two, sentence.end):
            continue
        if told_backwards(doc, options.procedures, one, two):
            continue
        told.add(two.span.start)
        yield Finding(
            Span(one.span.start, two.span.end + _rest(doc, two.span.end)),
            f"“{two.surface}”早于“{one.surface}”，说的却是后一步的事",
            related=(Related(one.span, "前一步的日期"), Related(two.span, "后一步的日期")),
            suggestion="核对两处日期，跨年的写明年份",
        )

    for behind in out_of_sequence(doc):
        if behind.second.span.start not in told:
            told.add(behind.second.span.start)
            yield _not_behind(doc, behind)
    yield from _due_before(doc)
    for found in reversed_steps(doc, options.procedures):
        if found.second.span.start not in told:
            yield _too_early(found)


def _not_behind(doc: Document, found: Behind) -> Finding:
    first, second = doc.quote(found.first.span), doc.quote(found.second.span)
    what = f"“{first}”起还没有“{found.lasted}”" if found.lasted else f"早于“{first}”"
    return Finding(
        found.second.span,
        f"“{second}”{what}，说的却是“{doc.quote(found.word)}”的事",
        related=(Related(found.first.span, "前一步的日期"), Related(found.word, "说明先后的话")),
        suggestion="核对两处日期，跨年的写明年份",
    )


def _backwards(doc: Document, one: DateMention, two: DateMention) -> bool:
    """Whether the second lies before the first in one year: it names that year, 同年, or none and is no winter away."""
    if one.month is None or two.month is None or not (one.exists and two.exists):
        return False
    if two.year is not None and one.year is not None and two.year < one.year:
        return True
    if two.year not in (None, one.year):
        return False
    if two.year is None and one.month - two.month > _WINTER:
        return False
    first, last = (one.month, one.day or 0), (two.month, two.day or 0)
    if one.month == two.month:
        return bool(one.day and two.day) and last < first
    return last < first


_WINTER = 8
"""Months back that can only be the next year's: 11月开工，2月完工."""


def _begun_then_done(doc: Document, one: DateMention, two: DateMention, end: int) -> bool:
    """Whether the clause of the first begins work and that of the second ends it; 同年 says that both are of one."""
    between = (one.span.end, two.span.start)
    if first_in(doc, between, "start-of-work") is None:
        return False
    words = doc.quote(Span(*between))
    if words.count("，") + words.count("、") + words.count(",") != 1 or words[-1:] == "的":
        return False
    tail = doc.clause_at(two.span.start)
    stop = min(end, tail.span.end) if tail is not None else end
    if words.endswith(("同年", "当年")):
        return True
    if not words.rstrip("并于已在即前至到 ").endswith(("，", "、", ",")):
        return False
    done = first_in(doc, (two.span.end, stop), "end-of-work")
    told = first_in(doc, (one.span.end - 8 if one.span.end > 8 else 0, stop), "other-year", "last-year")
    follows = doc.body[done.end : done.end + 1] if done is not None else ""
    if done is None or told is not None or follows == "的":
        return False
    if led_by_another(doc, words.partition("，")[0], two.span.end, done.start):
        return False
    # 印发普法方案，…完成执法检查: each has an object of its own.
    if doc.body.endswith(_UNTIL, one.span.end, two.span.start):
        return True  # 7月1日启动专项治理，至5月底全面完成入户核查
    return two.year is None or not _other_object(doc, words.partition("，")[0], done.end, stop)


_UNTIL = ("至", "到")


def _other_object(doc: Document, before: str, start: int, stop: int) -> bool:
    """Whether what is done behind ``start`` shares no two characters with what was begun."""
    what = doc.body[start:stop]
    return len(what) > 1 and not any(what[i : i + 2] in before for i in range(len(what) - 1))


def _rest(doc: Document, end: int) -> int:
    """How many characters of 底前 and the like stand behind a date."""
    rest = starting_at(doc, end, "part-of-month")
    return rest.length if rest is not None else 0


def _too_early(found: Reversed) -> Finding:
    early, late = (found.second, found.first) if found.backwards else (found.first, found.second)
    return Finding(
        found.second.span,
        f"“{early.surface}”早于“{late.surface}”，说的却是后一步的事",
        related=(Related(found.first.span, "另一步的日期"),),
        suggestion="核对两处日期，跨年的写明年份",
    )


_ASKED = Worded(
    "[^。；;\n]{0,30}(?:<sent-out>)[^。；;\n]{0,24}?[，,](?:并)?(?:明确)?(?:<asks-for>)[^。；;，,0-9对将把]{0,16}?[于在]?$"
)
_DUE = re.compile("[底]?(?:以前|之前|前)(?![^，。；]{1,8}的)")


def _due_before(doc: Document) -> Iterator[Finding]:
    """10月15日下达通知书，要求当事人于10月8日前整改: due before it was asked for."""
    for one, two in pairwise(d for d in running_dates(doc) if d.kind == "date" and d.month is not None):
        sentence = sentence_at(doc, one.span.start)
        if two.span.start >= sentence.end or not _backwards(doc, one, two):
            continue
        if _DUE.match(doc.body, two.span.end) is None or in_quotation(doc, one.span.start):
            continue
        if _ASKED.of(doc).fullmatch(doc.body, one.span.end, two.span.start) is not None:
            yield Finding(
                two.span,
                f"“{two.surface}”早于“{one.surface}”，期限在提出要求之前",
                related=(Related(one.span, "提出要求的日期"),),
                suggestion="核对两处日期，跨年的写明年份",
            )


_BATCH = re.compile(
    "第(?P<place>[一二三四五六])(?P<unit>[批期轮阶]段?|次)[^，。；\n0-9]{0,8}(?P<when>(?P<month>1[0-2]|[1-9])月)"
)


def _batches(doc: Document) -> Iterator[Finding]:
    """第一批4月，第二批3月: numbered in the order of time."""
    found = list(everywhere(doc, _BATCH))
    for one, two in pairwise(found):
        if (
            one["unit"] == two["unit"]
            and ordinal(two["place"]) == (ordinal(one["place"]) or 0) + 1
            and int(two["month"]) < int(one["month"])
            and sentence_at(doc, one.start()) == sentence_at(doc, two.start())
            and "次年" not in doc.body[one.start() : two.end()]
        ):
            yield Finding(
                Span(*two.span("when")),
                f"第{two['place']}{two['unit']}的{two['when']}早于第{one['place']}{one['unit']}的{one['when']}",
                related=(Related(Span(*one.span("when")), "前一批"),),
                suggestion="核对两处月份，跨年的写明年份",
            )
