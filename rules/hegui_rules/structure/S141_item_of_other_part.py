"""S141: 存在的问题, and one item of it tells what was achieved: an item that belongs to another part of the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, content, rule
from hegui.api.document import Section
from hegui.api.language import Worded, first_in
from hegui.api.text import trimmed
from hegui_rules.basis import FORMAT
from hegui_rules.structure.tones import Text, names_plan, names_results, names_shortcomings

_LEAST, _MOST = 10, 400
"""Letters of an item that can be judged."""
_NEXT = Worded("(?:[一二三四五六七八九十]+[是、])?(?:在)?(?:<plan-heading-time>|20[0-9]{2}年，?(?=<future>))")
_LEAD = Worded("(?:存在|面临)[^，。；：]{0,10}<shortcoming-noun>")
_PARTS = 2
"""Parts that a report must have for an item to stand in the wrong one."""
_SENTENCE, _ENDING = 36, 8
"""Letters of a sentence that is an item by itself, and of its end."""
_COLONS = ("：", ":")
_SOME = Worded("(?:[一二三四五六七八九十]+[是、])?(?:<partial-subject>)")


class _Tone(NamedTuple):
    """A part of a report: whether a heading names it, and what an item of another part tells there."""

    name: str
    named: Callable[[Document, Span], object]


_FAULTS = _Tone("存在的不足", names_shortcomings)
_PLANS = _Tone("下一步安排", names_plan)
_RESULTS = _Tone("工作成效", names_results)


@rule(
    code="S141",
    name="item-of-other-part",
    title="条目放错了部分",
    severity=Severity.INFO,
    basis=FORMAT,
    yields_to=("S115", "S134", "S138"),
    rationale="写问题的部分里夹着成绩，写成效的部分里夹着打算，多为汇总各单位材料时放错了位置。",
    bad=(
        Bad(
            "一、主要工作\n修订制度6项。\n二、存在的问题\n（一）执法力量不足。\n（二）⟦全年共办结信访件91件，满意率保持在98%以上。⟧\n三、下一步打算\n将加强培训。",
            says="不足",
        ),
        Bad(
            "一、主要成效\n（一）全年办案36件。\n（二）⟦明年将选派8名骨干到市局轮训。⟧\n二、存在的不足\n办案周期偏长。\n三、2025年工作安排\n继续开展评查。",
            says="成效",
        ),
        Bad(
            "一、取得的成效\n全年办案36件。\n⟦部分执法人员运用法治思维的能力还不强。⟧\n二、存在的不足\n普法形式单一。\n三、今后打算\n加强培训。",
            says="成效",
        ),
        Bad(
            "一、主要成效\n审查合同36份。\n二、存在问题\n一是普法责任清单落实不到位；⟦二是援助案件群众满意率达98%，位居全市前列；⟧三是律师值班时间偏短。",
            says="不足",
        ),
        Bad("工作中还存在以下不足：一是普法形式单一；⟦二是全年已建成法治文化广场2处。⟧", says="不足"),
    ),
    good=(
        "一、主要工作\n修订制度6项。\n二、存在的问题\n（一）执法力量不足。全镇已配备执法人员4名，仅2人持证。\n（二）案卷质量不高。全年评查案卷36份，发现问题21个。\n三、下一步打算\n将加强培训。",
        "一、主要成效\n（一）全年办案36件，下一步将继续加大力度。\n（二）针对部分人员能力不强的问题，组织培训6期。\n二、存在的不足\n办案周期偏长。\n三、2025年工作安排\n在2024年已建成4个站点的基础上，再建2个。",
    ),
)
def item_of_other_part(doc: Document, options: Options) -> Iterator[Finding]:
    """Only in a report that has the other part as well, and only an item that has no word of the part it stands in."""
    said: set[int] = set()
    for lead, item in _led(doc):
        if _told(doc, item, _FAULTS) is not None:
            said.add(item.start)
            yield _finding(doc, item, lead, _FAULTS, _RESULTS)
    headed = [(section, tone) for section in doc.sections if (tone := _tone(doc, section)) is not None]
    there = {tone.name for _, tone in headed}
    below: dict[int, list[Section]] = {}
    for section in doc.sections if len(there) >= _PARTS else ():
        if section.parent is not None:
            below.setdefault(section.parent, []).append(section)
    for section, tone in headed:
        if len(there) < _PARTS or (
            section.parent is not None and _tone(doc, doc.sections[section.parent]) is not None
        ):
            continue
        for unit in _units(doc, section, below):
            if not _LEAST <= unit.length <= _MOST or unit.start in said:
                continue
            told = _told(doc, unit, tone)
            if told is not None and told.name in there:
                yield _finding(doc, unit, section.heading.title, tone, told)


def _finding(doc: Document, unit: Span, title: Span, tone: _Tone, told: _Tone) -> Finding:
    return Finding(
        unit,
        f"“{doc.quote(title)}”之下的这一条写的不是{tone.name}，像是{told.name}",
        related=(Related(title, "所在的标题"),),
        suggestion=f"核对后移到“{told.name}”部分",
    )


def _led(doc: Document) -> Iterator[tuple[Span, Span]]:
    """The items of lists that a clause leads to which names shortcomings: 还存在以下不足：一是……；二是……."""
    for listed in doc.enumerations:
        start = listed.items[0].span.start
        clause = doc.clause_at(start - 2) if doc.body[start - 1 : start] in _COLONS else None
        if clause is not None and _LEAD.of(doc).search(doc.body, *clause.span):
            for item in listed.items:
                if _LEAST <= item.span.length <= _MOST:
                    yield clause.span, item.span


def _tone(doc: Document, section: Section) -> _Tone | None:
    """The part that a heading names; ``None`` for a theme or several parts in one."""
    title = section.heading.title
    named = [tone for tone in (_FAULTS, _PLANS, _RESULTS) if tone.named(doc, title)]
    return named[0] if len(named) == 1 else None


def _units(doc: Document, section: Section, below: Mapping[int, Sequence[Section]]) -> Iterator[Span]:
    """The items of a section: its subsections without any of their own, else the items of its lists, else its paragraphs."""
    parts = below.get(section.ordinal, ())
    for part in parts:
        if part.ordinal not in below:
            yield trimmed(doc.body, Span(part.heading.title.start, content(part).end))
    if parts:
        return
    inside = content(section)
    first = bisect_left(doc.enumerations, inside.start, key=lambda listed: listed.span.start)
    lists = list(takewhile(lambda listed: listed.span.start < inside.end, doc.enumerations[first:]))
    first = bisect_right(doc.paragraphs, inside.start, key=lambda paragraph: paragraph.span.end)
    for paragraph in takewhile(lambda p: p.span.start < inside.end, doc.paragraphs[first:]):
        span = trimmed(
            doc.body, Span(max(inside.start, paragraph.span.start), min(inside.end, paragraph.span.end))
        )
        items = [item.span for listed in lists if span.covers(listed.span) for item in listed.items]
        yield from items or [span]


def _told(doc: Document, unit: Span, tone: _Tone) -> _Tone | None:
    """What an item tells, where it tells nothing of the part that it stands in."""
    text = Text(doc, unit, doc.clauses_in(unit))
    if tone is _RESULTS:
        return _no_result(doc, text)
    if text.has("plan-sign", "future", "only-so-few", "plan-heading-time", "goes-further"):
        return None
    if text.faults():
        return _FAULTS if tone is _PLANS and _is_short_fault(text) else None
    done = text.figures() > 0 and (text.past() or text.has("ranks-high"))
    return _RESULTS if done else None


def _is_short_fault(text: Text) -> bool:
    """Whether one short sentence says what is wrong and ends with it: 工作队伍专业人才比较缺乏。"""
    end = Span(max(text.span.start, text.span.end - _ENDING), text.span.end)
    return (
        text.span.length <= _SENTENCE
        and text.figures() == 0
        and not text.has("remedy-word")
        and first_in(text.doc, end, "fault-sign") is not None
    )


def _no_result(doc: Document, text: Text) -> _Tone | None:
    """A plan or a shortcoming, where nothing is told that was done."""
    body, unit = doc.body, text.span
    if text.past():
        return None
    if _NEXT.of(doc).match(body, unit.start, unit.end) and text.has("future"):
        return _PLANS
    if text.figures() > 0 or not text.has("fault-sign"):
        return None
    if _SOME.of(doc).match(body, unit.start, unit.end) is not None:
        return _FAULTS
    return _FAULTS if _is_short_fault(text) else None
