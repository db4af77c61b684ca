"""L202: 《环境保护法》《中华人民共和国行政处罚法》: full and short titles side by side in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import Citation
from hegui_rules.basis import USAGE
from hegui_rules.law.titles import LAWS, REPUBLIC, Law, law_of, titles

_JOINED = re.compile("[、，,及和与以暨\\s\u2060]{0,3}$")


@rule(
    code="L202",
    name="full-and-short-titles",
    title="并列的法律名称全称与简称混用",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="并列的法律要么都用全称，要么都用规范的简称，一处有“中华人民共和国”、一处没有，体例就不一致。",
    knowledge=(LAWS,),
    bad=(
        Bad("学习⟦《民法典》《中华人民共和国行政处罚法》⟧等法律。", says="全称"),
        Bad("宣传⟦《中华人民共和国宪法》、《行政复议法》和《信访工作条例》⟧。", says="简称"),
    ),
    good=(
        "学习《民法典》《行政处罚法》等法律。",
        "学习《中华人民共和国民法典》《中华人民共和国行政处罚法》《信访工作条例》。",
        "依照《中华人民共和国行政处罚法》（以下简称《行政处罚法》）。",
        "学习《习近平法治思想学习纲要》《中华人民共和国宪法》《中国共产党章程》。",
        "依据《中华人民共和国行政处罚法》，结合《民法典》宣传月活动。",
    ),
)
def full_and_short_titles(doc: Document, options: Options) -> Iterator[Finding]:
    """Lists of two or more titles in which laws of the Republic stand with and without 中华人民共和国."""
    for group in _lists(doc):
        known = [
            (citation, law)
            for citation in group
            if (law := law_of(options.law_titles, citation.title)) is not None and _has_both(law)
        ]
        full = sum(c.title.startswith(REPUBLIC) for c, _ in known)
        short = len(known) - full
        if not full or not short:
            continue
        span = Span(group[0].span.start, group[-1].span.end)
        odd = next(c for c, _ in known if c.title.startswith(REPUBLIC) == (full < short))
        what = "全称" if full < short else "简称"
        yield Finding(
            span,
            f"并列的{len(known)}部法律中，{full}部用全称、{short}部用简称，体例不一致",
            suggestion=f"统一写法，例如把用{what}的《{odd.title}》改为与其他几部一致",
        )


def _has_both(law: Law) -> bool:
    return law.full.startswith(REPUBLIC) and law.kind in ("法律", "行政法规")


def _lists(doc: Document) -> Iterator[list[Citation]]:
    """Runs of titles with nothing but marks of a list between them."""
    group: list[Citation] = []
    for one, two in pairwise([*titles(doc), None]):
        assert one is not None
        group.append(one)
        if two is None or _JOINED.match(doc.body[one.span.end : two.span.start]) is None:
            if len(group) > 1:
                yield group
            group = []
