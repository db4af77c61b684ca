"""S125: 一是 without 二是."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, in_cell, in_quotation, rule
from hegui.api.language import Worded, everywhere, first_in, starting_at
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import said_between


@rule(
    code="S125",
    name="lone-item",
    title="只有一是没有二是，只有一方面没有另一方面",
    severity=Severity.INFO,
    basis=USAGE,
    rationale="列举至少两项；只有「一是」，可能漏了后面的内容或序号。",
    bad=(
        "二、存在的不足\n还存在一些不足：⟦一是⟧编制偏少，力量不足。\n三、下一步安排\n继续普法。",
        "⟦一是⟧加强学习，组织学法4次。严格执法，办理案件6件。化解矛盾，调解纠纷30件。",
        "造成上述问题的原因，⟦一方面⟧是部分干部学法主动性不强，存在重业务轻法治的倾向。",
        "存在的问题有：⟦一方面⟧，普法针对性不强，与新要求还不适应。下一步，认真解决。",
        "主要原因有：⟦第一⟧，执法人员编制偏少。县政府已责成有关部门整改。",
        "工作仍有不足。⟦其一⟧，普法针对性不强。",
        "主要表现在：⟦（1）⟧执法力量不足，难以做到全天巡查。",
    ),
    good=(
        "一方面加强学习，另一方面严格执法。在这一方面做出成绩。一方面是编制偏少；同时，经费紧张。",
        "一是加强学习。二是严格执法。",
        "三项试点任务，本县承担其一，现已完成验收。考核位列全市第一，群众满意。",
        "主要原因有：第一，编制偏少；第二，经费不足。主要问题：其一，力量不足。再者，经费不够。",
        "第一，加强学习，组织学法4次。\n第二，严格执法，办理案件6件。",
        "一是加强学习。组织学法4次。\n其次，严格执法。办理案件6件。",
    ),
)
def lone_item(doc: Document, options: Options) -> Iterator[Finding]:
    """A list of one item, when no second follows in any form before the section ends."""
    yield from _one_side(doc)
    yield from _first_alone(doc)
    for listed in doc.enumerations:
        if listed.style != "一是" or len(listed.items) > 1 or listed.items[0].ordinal != 1:
            continue
        item = listed.items[0]
        section = doc.section_at(item.span.start)
        end = section.span.end if section is not None else len(doc.text)
        after = Span(item.marker.end, max(item.span.end, end))
        rest = doc.body[after.start : after.end]
        if said_between(doc, 2, after) or any(w in rest for w in ("其次", "另外", "此外", "另一")):
            continue
        yield Finding(
            item.marker, "这里只有「一是」，后面没有「二是」", suggestion="请核对是否漏了内容或序号"
        )


_SIDE = re.compile("(?<![这某哪任各每进一])一方面")


def _one_side(doc: Document) -> Iterator[Finding]:
    """一方面 with no other side, in any form, before its section or the next paragraph ends."""
    for match in everywhere(doc, _SIDE):
        if match.start() and doc.body[match.start() - 1] == "另":
            continue
        paragraph = doc.paragraph_at(match.start())
        if paragraph is None or any(
            _adds_another(doc, span)
            for span in (Span(match.end(), paragraph.span.end), _next(doc, paragraph.ordinal))
        ):
            continue
        if "一方面" not in doc.body[paragraph.span.start : match.start()]:
            yield Finding(
                Span(*match.span()),
                "这里只有“一方面”，后面没有“另一方面”",
                suggestion="请补写另一方面的内容，或删去“一方面”",
            )


def _adds_another(doc: Document, span: Span) -> bool:
    """Whether another side follows in ``span``: a word that brings one, a single character only at the head of its clause."""
    if first_in(doc, span, "another-side") is not None:
        return True
    return any(
        clause.span.start >= span.start and starting_at(doc, clause.span.start, "adds-another")
        for clause in doc.clauses_in(span)
    )


_FIRST = Worded(
    "(?<=[：:。；;\n])(?P<marker>(?:第一|其一|<first-of-some>)(?=[，,、：:是]|个?是)|首先(?=[，,]))"
    "|(?<=[：:])(?<!附件[：:])(?P<sign>①|[（(][1一１][）)]|1[.．、）)](?![0-9]))"
)


def _first_alone(doc: Document) -> Iterator[Finding]:
    """第一，, 其一，, 一来，, or a first sign behind a colon, and no second in any form before its part ends."""
    inside = {
        item.marker.start for listed in doc.enumerations if len(listed.items) > 1 for item in listed.items
    }
    for match in everywhere(doc, _FIRST.of(doc)):
        name = "marker" if match["marker"] else "sign"
        span = Span(*match.span(name))
        paragraph = doc.paragraph_at(span.start)
        if paragraph is None or paragraph.role not in ("body", "preamble") or span.start in inside:
            continue
        if in_quotation(doc, span.start) or in_cell(doc, span.start):
            continue
        if match[name].startswith("首先") and not _is_announced(doc, span.start):
            continue
        section = doc.section_at(span.start)
        end = section.span.end if section is not None else len(doc.text)
        after = Span(span.end, max(end, paragraph.span.end))
        if not said_between(doc, 2, after) and first_in(doc, after, "another-side") is None:
            yield Finding(
                span,
                f"这里只有「{doc.quote(span)}」，后面没有第二项",
                suggestion="请核对是否漏了内容或序号",
            )


def _is_announced(doc: Document, start: int) -> bool:
    """Whether a colon or a clause that says several follow stands right before ``start``."""
    clause = doc.clause_at(start)
    return clause is not None and clause.opens in ("：", ":")


def _next(doc: Document, ordinal: int) -> Span:
    following = doc.paragraphs[ordinal + 1 : ordinal + 2]
    return following[0].span if following else Span(0, 0)
