"""L208: 《行政诉讼法》、行政处罚法: of two laws side by side one has title marks and one has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, Table, in_title, rule
from hegui_rules.basis import PUNCTUATION
from hegui_rules.law.titles import LAWS, Law, law_of, titles

_LONGEST = 24
_SHORTEST = 3
_JOINT = "(?:、|和|与|及|以及)"
_NEW = "(?:新修[订正改]的?|新颁布的?|新出台的?|新)?"
_AFTER = re.compile(f"{_JOINT}{_NEW}(?=[\u4e00-\u9fff])")
_BEFORE = re.compile(f"{_JOINT}{_NEW}$")
_STATUTE = ("法", "法典", "条例")
_GOES_ON = re.compile("[律规学治庭院官实解草释宣修知定]")
"""What makes another word of a name: 行政处罚法|律, 民法典|宣传月."""


@rule(
    code="L208",
    name="law-half-marked",
    title="并列的法律有的加书名号，有的没有加",
    severity=Severity.WARNING,
    yields_to=("L207",),
    basis=PUNCTUATION,
    rationale="同一处并列的法律法规，要么都加书名号，要么都用简称而不加，一部加一部不加，体例就不一致。",
    knowledge=(LAWS,),
    bad=(
        Bad("学习《行政诉讼法》和新修订的⟦行政处罚法⟧4次。", says="《行政处罚法》"),
        "宣传⟦信访工作条例⟧、《民法典》等法律法规。",
    ),
    good=(
        "学习《行政诉讼法》《行政处罚法》4次，宣传信访工作条例、民法典等法律法规。",
        "落实《民法典》和行政处罚法律文书规范，开展《信访工作条例》、民法典宣传月活动。",
        "学习《宪法》和法律，执行《云岭省信访条例》和相关条例。",
    ),
)
def law_half_marked(doc: Document, options: Options) -> Iterator[Finding]:
    """Names of known laws that stand beside a title in 《》 and have no marks."""
    for citation in titles(doc):
        if law_of(options.law_titles, citation.title) is None:
            continue
        for span in (
            _named_after(doc, citation.span.end, options.law_titles),
            _named_before(doc, citation.span.start, options.law_titles),
        ):
            if span is not None and not in_title(doc, span.start):
                words = doc.quote(span)
                yield Finding(
                    span,
                    f"“{words}”没有加书名号，与并列的《{citation.title}》不一致",
                    related=(Related(citation.span, "此处加了书名号"),),
                    suggestion=f"写作《{words}》，或者都用简称而不加书名号",
                )


def _named_after(doc: Document, end: int, table: Table[Law]) -> Span | None:
    """The law that is named right behind a title that ends at ``end``."""
    joint = _AFTER.match(doc.body, end)
    if joint is None:
        return None
    start = joint.end()
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        words = doc.body[start : start + size]
        if words.endswith(_STATUTE) and law_of(table, words) is not None:
            return None if _GOES_ON.match(doc.body, start + size) else Span(start, start + size)
    return None


def _named_before(doc: Document, start: int, table: Table[Law]) -> Span | None:
    """The law that is named right before a title that begins at ``start``."""
    clause = doc.clause_at(start)
    joint = _BEFORE.search(doc.body, clause.span.start, start) if clause is not None else None
    if clause is None or joint is None:
        return None
    end = joint.start()
    for size in range(min(_LONGEST, end - clause.span.start), _SHORTEST - 1, -1):
        words = doc.body[end - size : end]
        if words.endswith(_STATUTE) and law_of(table, words) is not None:
            return Span(end - size, end)
    return None
