"""S104: the headings of a level do not begin at one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import (
    UPPER,
    family,
    marker,
    misfits,
    number,
    occurs,
    quoted,
    runs,
    steps,
    stray,
)


@rule(
    code="S104",
    name="heading-number-start",
    title="标题序号不从一开始",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="一级之中第一个标题不是一，可能漏了标题或误删了一段。",
    bad=(
        Bad(
            "全乡扎实推进各项工作，现将有关情况报告如下。\n⟦二、⟧存在的不足\n执法力量还需加强。\n三、下一步安排\n继续普法。",
            says="从「二、」开始，缺少「一、」",
        ),
        Bad(
            "一、主要举措\n⟦（二）⟧严格执法。办理案件6件。\n（三）化解矛盾。调解纠纷30件。\n二、存在的不足\n编制偏少。",
            says="缺少「（一）」",
        ),
        Bad(
            "一、主要举措\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n二、存在的不足\n⟦（三）⟧编制偏少。人员紧张。\n（四）经费紧张。保障不够。",
            says="从「（三）」开始",
        ),
    ),
    good=(
        "云岭乡2024年法治政府建设年度报告\n三、下一年度工作打算\n2025年，云岭乡将组织轮训4期。",
        "一、主要举措\n（一）加强学习。组织学法4次。\n二、存在的不足\n（二）编制偏少。人员紧张。\n三、下一步安排\n（三）增加编制。",
        "一、主要举措\n1.加强学习。\n2.严格执法。\n二、存在的不足\n3.编制偏少。\n4.经费紧张。",
        "（二）严格执法。办理案件6件。\n（三）化解矛盾。调解纠纷30件。",
        "全年开展普法宣传12场，受众900人次。\n二、存在的不足\n执法力量还需加强。\n三、下一步安排\n继续普法。",
        "全年开展普法宣传12场。\n（三）化解矛盾\n调解纠纷30件。",
        "现将有关情况报告如下。一、主要举措\n开展普法宣传12场。\n二、存在的不足\n执法力量还需加强。",
        "依照该办法第八条，（二）项情形由镇司法所办理。\n二、三产业比例为三比七，结构不断优化。",
    ),
)
def heading_number_start(doc: Document, options: Options) -> Iterator[Finding]:
    """The first heading of a run says two or more, the level is not counted through, and no one is near."""
    last: dict[str, int] = {}
    through = _counted_through(doc)
    strays = {found.ordinal for step in steps(doc) if (found := stray(doc, step)) is not None}
    odd = misfits(doc)
    firsts = {run[0].ordinal for run in runs(doc)}
    for section in doc.sections:
        if section.heading.number is None or section.ordinal in odd:
            continue
        style, value = family(section), number(section)
        if (
            section.ordinal in firsts
            and section.parent not in odd
            and (style in UPPER or _led_in(doc, section.heading.span.start))
            and 2 <= value <= 9
            and (last.get(style) != value - 1 or style not in through)
        ):
            begin = 0 if section.parent is None else doc.sections[section.parent].heading.span.end
            before = Span(begin, section.heading.span.start)
            if (
                not (section.parent is None and _is_passage(doc, section.heading.span.start))
                and section.ordinal not in strays
                and not occurs(doc, section.heading.style, 1, before)
            ):
                yield Finding(
                    section.heading.marker,
                    f"这一级标题从{quoted(section)}开始，缺少「{marker(section.heading.style, 1)}」",
                    suggestion="请核对是否漏了标题；没有漏的，请重新编号",
                )
        last[style] = value


def _is_passage(doc: Document, start: int) -> bool:
    """Whether the text was taken out of a report: no title and no lead-in stand before its first heading."""
    before = Span(0, start)
    if len(doc.sections) == 1 and not doc.body[: doc.sections[0].span.start].count("。"):
        return True  # a title and one part of its report
    return not any(p.role == "title" and p.span.start < start for p in doc.report) and not any(
        _LEADS_IN.search(doc.body, *clause.span) for clause in doc.clauses_in(before)
    )


def _led_in(doc: Document, start: int) -> bool:
    """Whether the line before ends with a colon: what begins there begins at one, whatever its style."""
    before = bisect_left(doc.paragraphs, start, key=lambda p: p.span.start) - 1
    return before >= 0 and doc.quote(doc.paragraphs[before].span).rstrip().endswith(("：", ":"))


_LEADS_IN = re.compile("如下|以下|现将|报告")


def _counted_through(doc: Document) -> set[str]:
    """The styles whose numbers go on from part to part, more than once and without a new beginning; 一、 always."""
    firsts: dict[str, list[int]] = {}
    for run in runs(doc):
        firsts.setdefault(family(run[0]), []).append(number(run[0]))
    return {s for s, numbers in firsts.items() if s == "一、" or (len(numbers) > 2 and 1 not in numbers[1:])}
