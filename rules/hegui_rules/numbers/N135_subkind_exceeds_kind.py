"""法治带头人182名, 法律明白人171名: more of a kind than of what it is a kind of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Severity, Table, rule
from hegui.api.facts import Quantity, quantities, same_unit
from hegui.api.knowledge import Cells
from hegui_rules.basis import HANDLING
from hegui_rules.knowledge import path_of
from hegui_rules.numbers.common import partners


class Subkind(NamedTuple):
    """``narrow`` things are among the ``broad`` ones, as these words are used in this genre."""

    id: str
    narrow: str
    broad: str


def _entry(row: Cells) -> Subkind:
    return Subkind(row["id"], row["narrow"], row["broad"])


def _problems(entries: Mapping[str, Subkind]) -> Iterator[tuple[str, str]]:
    for key, entry in entries.items():
        if not entry.narrow or not entry.broad or entry.narrow == entry.broad:
            yield key, "narrow 与 broad 须各有内容且不相同"


SUBKINDS = Table(
    "subkinds",
    title="子类与上位类",
    path=path_of("subkinds.tsv"),
    columns=("narrow", "broad"),
    entry=_entry,
    words=lambda row: (row["narrow"],),
    examine=_problems,
)


@rule(
    code="N135",
    name="subkind-exceeds-kind",
    title="子类数目多于上位类",
    severity=Severity.INFO,
    basis=HANDLING,
    rationale="“法治带头人”从“法律明白人”中产生，出庭应诉的案件出自应诉案件；子类比上位类还多，多半是口径不同或数字有误。",
    bad=(
        Bad("培育法律明白人171名。\n培育“法治带头人”⟦182名⟧。", says="171名"),
        Bad("全年行政应诉案件12件。\n行政机关负责人出庭应诉⟦15件⟧。"),
    ),
    good=(
        "培育法律明白人171名。\n培育“法治带头人”32名。",
        "培育“法治带头人”32名。",
        "下一步，计划培育法治带头人182名。\n培育法律明白人171名。",
    ),
    knowledge=(SUBKINDS,),
)
def subkind_exceeds_kind(doc: Document, options: Options) -> Iterator[Finding]:
    """Figures right behind the words of a row of the table."""
    for entry, hit in options.subkinds.hits(doc):
        narrow = _after(doc, hit.span.end)
        if narrow is None:
            continue
        broad = [
            q
            for q in quantities(doc)
            if q.year == narrow.year
            and same_unit(q, narrow)
            and _usable(q)
            and entry.broad in q.head
            and entry.narrow not in q.head
            and q is not narrow
        ]
        if broad and all(b.interval.below(narrow.interval) for b in broad):
            yield Finding(
                narrow.span,
                f"“{entry.narrow}”{narrow.surface}一般不多于“{entry.broad}”{broad[0].surface}",
                related=partners(broad[:1], entry.broad),
                suggestion="核对两个数字，或者说明各自的口径",
            )


def _usable(quantity: Quantity) -> bool:
    return not quantity.plan and quantity.kind == "count" and quantity.second is None


def _after(doc: Document, end: int) -> Quantity | None:
    """The figure within a few characters behind a word."""
    for quantity in quantities(doc):
        if quantity.span.start >= end:
            near = quantity.span.start - end <= 6 and _usable(quantity)
            return (
                quantity
                if near and not set("，。；、,;") & set(doc.body[end : quantity.span.start])
                else None
            )
    return None
