"""“1+4+N”，即1个中心、3个站点: what a formula or a named set of rates says, and how many are told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule, sentence_at
from hegui.api.facts import Quantity, quantities
from hegui.api.language import everywhere
from hegui.api.text import ONES, read
from hegui_rules.basis import HANDLING

_FORMULA = re.compile(
    r"(?<![0-9+.])(?=[0-9]{1,2}\+)[0-9]{1,2}(?:\+[0-9]{1,2}){0,5}(?:\+[NnXx]){0,2}(?![0-9+%.])"
)
_HUNDREDS = re.compile(f"(?P<count>[两{ONES}])个“?100%")
_TOLD = re.compile(
    "^[”’」]?[^，,。；;：:（(]{0,24}[，,：:（(]?(?:即|分别(?:是|为|指)|具体(?:是|为)|指|包括|[：:]|[，,]“)"
)
_RATE = re.compile("100%")
_MORE = re.compile("等|均|都|分别(?![为是指])")


@rule(
    code="N175",
    name="formula-against-list",
    title="“1+N”一类的提法与所列项数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="“1+4+N”“三个100%”自带数目，后面又逐项列出；数目与所列不符，必有一处有误。",
    bad=(
        Bad("构建“1+5+N”矛盾纠纷化解体系，即1个县级中心、⟦4个⟧片区工作站、N个专业调解组织。", says="“5”"),
        Bad("构建“1+4+N”普法体系，“1”即1个讲师团，“4”即机关、企业⟦3支⟧分队，“N”即若干名“法律明白人”。"),
        Bad("实现“⟦三个100%⟧”，即持证上岗率100%、法制审核率100%。", says="2项"),
    ),
    good=(
        "构建“1+5+N”矛盾纠纷化解体系，即1个县级中心、5个片区工作站、N个专业调解组织。",
        "构建“1+3+N”体系，全年化解纠纷42件、调解成功率98%。",
        "实现“三个100%”，即持证上岗率、公示率、法制审核率均为100%。",
        "构建“2+1”模式：全年走访2次、化解纠纷40件；加强“1+3”建设：建成1个中心，培训4次、3个站点挂牌。",
        "推行“3+2”工作法，全年开展联合检查12次，检查企业40家。",
    ),
)
def formula_against_list(doc: Document, options: Options) -> Iterator[Finding]:
    """Formulas of numbers whose members are counted behind them, and so many rates of 100 %."""
    if "+" in doc.body:
        for formula in everywhere(doc, _FORMULA):
            found = _formula(doc, formula)
            if found is not None:
                yield found
    for named in everywhere(doc, _HUNDREDS) if "个100%" in doc.body or "个“100%" in doc.body else ():
        end = sentence_at(doc, named.start()).end
        behind = doc.body[named.end() : end]
        told = _RATE.findall(behind)
        said = read(named["count"])
        if _TOLD.match(behind) and len(told) > 1 and len(told) != said and not _MORE.search(behind):
            yield Finding(
                Span(*named.span()),
                f"说是“{named[0].replace('“', '').replace('”', '')}”，后面列出的是{len(told)}项",
                suggestion="补齐缺少的项，或者改正数目",
            )


def _formula(doc: Document, formula: re.Match[str]) -> Finding | None:
    """The one member that is counted otherwise, where all others are as the formula says."""
    addends = [int(part) for part in formula[0].split("+") if part.isdigit()]
    if len(addends) < _FEWEST:
        return None
    end = sentence_at(doc, formula.start()).end
    behind = doc.body[formula.end() : end]
    if not _TOLD.match(behind):
        return None
    found = quantities(doc)
    first = bisect_left(found, formula.end(), key=lambda q: q.span.start)
    told: list[Quantity] = []
    for figure in found[first : first + 2 * len(addends)]:
        if figure.span.start >= end:
            break
        told += [figure] if figure.kind == "count" and figure.exact and figure.discrete else []
    wrong = [(q, a) for q, a in zip(told, addends, strict=False) if q.value != a]
    # Acts and visits are no members: 全年走访2次、化解纠纷40件.
    if (
        len(told) < len(addends)
        or len(wrong) != 1
        or any(q.unit_class in _ACTS for q in told[: len(addends)])
    ):
        return None
    figure, addend = wrong[0]
    if any(q.value == addend for q in told[len(addends) :]):
        return None
    return Finding(
        figure.span,
        f"“{formula[0]}”中对应的是“{addend}”，这里列出的是{figure.surface}",
        related=(Related(Span(*formula.span()), "前面的提法"),),
        suggestion="核对提法与所列的项数",
    )


_FEWEST = 2
"""One addend alone (1+N) is any number of things."""
_ACTS = frozenset(("event", "lesson", "person-time", "case"))
