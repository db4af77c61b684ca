"""D108: two items of one list are the same."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.document import Clause, Heading
from hegui.api.text import letters
from hegui_rules.basis import HANDLING

_LEAST = 6


@rule(
    code="D108",
    name="item-repeated",
    title="列举项或标题重复",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一处列举有两项的小标题完全相同，或同一层有两个相同的标题，多为复制后没有修改。",
    bad=(
        Bad(
            "一是加强法治宣传教育，开展宣传12场。二是严格规范执法，办理案件6件。三是⟦加强法治宣传教育⟧，发放资料3000份。"
        ),
        Bad(
            "下一步：一是加强队伍建设，充实专职人员；二是推广掌上执法；三是⟦充实专职人员，加强队伍建设⟧。",
            says="只换了次序",
        ),
        Bad(
            "一、主要举措\n（一）加强法治宣传教育\n开展宣传12场。\n（二）⟦加强法治宣传教育⟧\n办理案件6件。",
            says="标题相同",
        ),
    ),
    good=(
        "一是加强法治宣传教育，开展宣传12场。\n下一步，一是加强法治宣传教育，开展宣传。",
        "一、主要举措\n（一）加强法治宣传教育\n开展宣传12场。\n二、下一步安排\n（一）加强法治宣传教育\n开展宣传。",
    ),
)
def item_repeated(doc: Document, options: Options) -> Iterator[Finding]:
    """Equal words in one list or under one parent."""
    yield from _turned_round(doc)
    for listed in doc.enumerations:
        seen: dict[str, tuple[int, Span, Span]] = {}
        for item in listed.items:
            lead = item.lead
            first = doc.body[lead.start : lead.end].replace(",", "，").split("，")[0]
            words = letters(first)
            span = lead._replace(end=lead.start + len(first))
            if len(words) >= _LEAST and words in seen and seen[words][0] != item.ordinal:
                yield Finding(
                    span,
                    f"与前面「{doc.quote(seen[words][1])}」一项的开头相同",
                    related=(Related(seen[words][2], "前一项"),),
                    suggestion="合并两项，或改写其中一项",
                )
            seen.setdefault(words, (item.ordinal, item.marker, span))
    titles: dict[tuple[int | None, str], Heading] = {}
    for section in doc.sections:
        title = section.heading.title
        key = (section.parent, letters(doc.body[title.start : title.end]))
        if section.heading.number is None or len(key[1]) < _LEAST:
            continue
        if key in titles and titles[key].number != section.heading.number:
            yield Finding(
                title,
                "同一层有两个标题相同",
                related=(Related(titles[key].title, "前一个标题"),),
                suggestion="合并两部分，或改写其中一个标题",
            )
        titles.setdefault(key, section.heading)


def _turned_round(doc: Document) -> Iterator[Finding]:
    """Items of one list that are made of the same clauses in another order."""
    for listed in doc.enumerations:
        seen: dict[frozenset[str], Span] = {}
        for item in listed.items:
            text = doc.body[slice(*item.lead)].rstrip("。；;，, \n")
            clauses = doc.clauses_in(item.lead)
            parts = [
                letters(part) for clause in clauses for part in _within(doc, clause, item.lead).split("、")
            ]
            made = frozenset(filter(None, parts))
            if len(made) < _SEVERAL or sum(map(len, made)) < _WHOLE:
                continue
            here = Span(item.lead.start, item.lead.start + len(text))
            earlier = seen.setdefault(made, here)
            if earlier is not here and doc.body[slice(*earlier)] != text:
                yield Finding(
                    here,
                    "这一项与前面的一项相同，只换了次序",
                    related=(Related(earlier, "前一项"),),
                    suggestion="删去一项，或改成原意要写的内容",
                )


def _within(doc: Document, clause: Clause, lead: Span) -> str:
    """The words of a clause that lie in the lead of an item, which its marker does not."""
    return doc.body[max(clause.span.start, lead.start) : min(clause.span.end, lead.end)]


_SEVERAL, _WHOLE = 2, 8
"""Clauses, and letters of them all, of an item that is another one turned round."""
