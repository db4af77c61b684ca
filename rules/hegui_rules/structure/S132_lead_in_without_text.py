"""S132: 重点抓好以下几件事。 and then the signature, the next part or the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Paragraph
from hegui.api.language import Worded, first_in
from hegui.api.text import TENS, trimmed
from hegui_rules.basis import USAGE

_MANY = f"(?:[{TENS}两几数]{{1,3}}|[0-9]{{1,2}}|若干|一些|有关)"
_PROMISE = Worded(
    f"(?<![0-9元岁级人周年月日万亿米吨度])(?:<promises-below>(?:的)?{_MANY}(?:<set-unit|listed-unit>)[一-龥]{{0,10}}"
    f"|(?:以下|下列|下述)(?:的)?(?:{_MANY}?(?:主要|重点|具体)?[一-龥]{{0,4}}<listed-matter|listed-besides|listed-noun|counted-kind>)"
    "|(?:如下|于下|于后|如后))$"
)
_SHOWN = re.compile("(?:见[下附][表图]|附后|[下附][表图]所示)[。：:；]$")
_LEAST = 6
"""Characters of a paragraph that leads in; less is a label."""


@rule(
    code="S132",
    name="lead-in-without-text",
    title="引出下文的话后面没有内容",
    severity=Severity.WARNING,
    yields_to=("S110", "S112"),
    basis=USAGE,
    rationale="“重点抓好以下几件事”之后应当逐件写出来；后面就是落款或下一部分，多为漏写或误删。",
    bad=(
        Bad("来年，⟦曲埠镇打算着重抓好这样几件事。⟧\n曲埠镇人民政府\n2025年1月14日"),
        Bad(
            "一、主要举措\n全年评查案卷120份。\n二、存在的不足\n对照要求，⟦还存在以下三个方面的问题。⟧\n三、下步打算\n充实力量。"
        ),
    ),
    good=(
        "来年着重抓好这样几件事。\n一是充实力量。\n二是完善制度。\n曲埠镇人民政府\n2025年1月14日",
        "现将有关情况报告如下。\n一、主要举措\n全年评查案卷120份。\n二、存在的不足\n力量不足。",
        "一、执法情况\n对200元以下案件简化程序，办理以下三类案件：证照类、文书类、程序类。\n二、存在的不足\n力量不足。",
    ),
)
def lead_in_without_text(doc: Document, options: Options) -> Iterator[Finding]:
    """A paragraph whose last words promise what follows, before the signature, a part no lower than its own, or the end."""
    yield from _headings_alone(doc)
    lines = [p for p in doc.paragraphs if p.role != "furniture" and doc.body[slice(*p.span)].strip()]
    for paragraph, following in pairwise((*lines, None)):
        if paragraph is None or paragraph.role not in ("body", "preamble") or paragraph.kind == "cell":
            continue
        clause = _last_clause(doc, paragraph)
        if clause is None:
            continue
        colon = doc.body[clause.end - 1] in "：:"
        ends = _ends_there(doc, paragraph, following)
        annexed = (
            not ends
            and colon
            and following is not None
            and following.role == "closing"
            and first_in(doc, clause, "listed-matter") is not None
        )
        promised = _PROMISE.of(doc).search(doc.body, clause.start, clause.end - 1) is not None
        shown = _SHOWN.search(doc.body, *clause) is not None and not doc.tables
        leads = promised or shown or (colon and first_in(doc, clause, "announce") is not None)
        if leads and (ends or annexed):
            yield Finding(
                clause,
                "引出下文的话后面没有内容",
                suggestion="请补写内容，或删去这句话",
                severity=None if following is not None and promised and ends else Severity.INFO,
            )


def _headings_alone(doc: Document) -> Iterator[Finding]:
    """（二）具体举措如下： as a heading with nothing under it."""
    parents = {section.parent for section in doc.sections}
    for section in doc.sections[:-1]:
        title = section.heading.title
        following = doc.sections[section.ordinal + 1]
        if (
            not section.own.length
            and section.ordinal not in parents
            and following.level <= section.level
            and (following.heading.number or 0) != 1
            and _PROMISE.of(doc).search(doc.body, *title) is not None
        ):
            yield Finding(title, "引出下文的话后面没有内容", suggestion="请补写内容，或删去这句话")


def _last_clause(doc: Document, paragraph: Paragraph) -> Span | None:
    """The last clause of a paragraph with its stop or colon; ``None`` where it has neither."""
    start, end = trimmed(doc.body, paragraph.span)
    clause = doc.clause_at(end - 2) if end - start >= _LEAST and doc.body[end - 1] in "。；：:" else None
    return Span(clause.span.start, end) if clause is not None and clause.span.start >= start else None


def _ends_there(doc: Document, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether what stands behind ``paragraph`` cannot be what it leads in."""
    if following is None or following.role in ("signature", "date"):
        return True
    if following.role == "closing":
        return not doc.body[slice(*following.span)].strip().startswith("附")
    here, there = doc.section_at(paragraph.span.end - 1), doc.section_at(following.span.end - 1)
    if here is None or there is None or here.ordinal == there.ordinal:
        return False
    begins = doc.body[following.span.start : there.heading.span.start].strip() == ""
    return (
        begins
        and there.heading.span.start >= following.span.start
        and there.level <= here.level
        and (there.heading.number or 0) != 1
    )
