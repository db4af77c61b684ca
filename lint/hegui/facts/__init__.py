"""What a document says, computed once and shared: quantities, their relations, dates, citations.

Everything here is a fact (see :func:`hegui.document.fact`): asked for by a document, computed once, offsets of
``Document.text``.
"""

from __future__ import annotations

from typing import Any

from hegui.document import Document, fact
from hegui.facts.citations import Citation, citations
from hegui.facts.dates import dates
from hegui.facts.quantities import Interval, Quantity, quantities
from hegui.facts.relations import coverage, implied, relations, roles
from hegui.facts.relations.model import (
    Account,
    Audience,
    Average,
    Balance,
    BoundedRate,
    Converted,
    Difference,
    Doubled,
    Extreme,
    Fall,
    FixedSet,
    FractionOf,
    Frequency,
    FromTo,
    Growth,
    GrowthOfChange,
    Headcount,
    Lasting,
    LeftOver,
    Level,
    Listed,
    Misplaced,
    MultipleOf,
    Net,
    NoneYetSome,
    Ordered,
    PartOf,
    PluralOfOne,
    PointsOfCount,
    Product,
    Ranked,
    RateOf,
    Recalled,
    Relation,
    Respectively,
    RestOfAll,
    Scored,
    ShareOf,
    Shares,
    Subset,
    SumOf,
    TableShare,
    TableSum,
)
from hegui.text.days import DateMention
from hegui.text.numerals import Number

__all__ = [
    "Account",
    "Audience",
    "Average",
    "Balance",
    "BoundedRate",
    "Citation",
    "Converted",
    "DateMention",
    "Difference",
    "Doubled",
    "Extreme",
    "Fall",
    "FixedSet",
    "FractionOf",
    "Frequency",
    "FromTo",
    "Growth",
    "GrowthOfChange",
    "Headcount",
    "Interval",
    "Lasting",
    "LeftOver",
    "Level",
    "Listed",
    "Misplaced",
    "MultipleOf",
    "Net",
    "NoneYetSome",
    "Number",
    "Ordered",
    "PartOf",
    "PluralOfOne",
    "PointsOfCount",
    "Product",
    "Quantity",
    "Ranked",
    "RateOf",
    "Recalled",
    "Relation",
    "Respectively",
    "RestOfAll",
    "Scored",
    "ShareOf",
    "Shares",
    "Subset",
    "SumOf",
    "TableShare",
    "TableSum",
    "as_data",
    "citations",
    "coverage",
    "dates",
    "fact",
    "implied",
    "quantities",
    "relations",
    "roles",
]


def _plain(value: Number | None) -> int | float | None:
    """A number for JSON: exact where JSON can be."""
    return value if value is None or isinstance(value, int) else float(value)


def as_data(doc: Document) -> dict[str, list[dict[str, Any]]]:
    """Quantities, dates and citations as plain data, for ``hegui facts --format json``."""
    role_of = roles(doc)
    bases = implied(doc)
    return {
        "quantities": [
            {
                "start": q.span.start,
                "end": q.span.end,
                "surface": q.surface,
                "value": _plain(q.value),
                "low": _plain(q.low),
                "high": _plain(q.high),
                "modifier": q.modifier,
                "unit": q.unit,
                "kind": q.kind,
                "head": q.head,
                "year": q.year,
                "role": role_of[q.ordinal],
                # What the year before must have been for this growth to be right; only where arithmetic can tell.
                **(
                    {"implied_base": [bases[q.ordinal][0], bases[q.ordinal][-1]]}
                    if q.ordinal in bases
                    else {}
                ),
            }
            for q in quantities(doc)
        ],
        "dates": [
            {
                "start": d.span.start,
                "end": d.span.end,
                "surface": d.surface,
                "kind": d.kind,
                "year": d.year,
                "month": d.month,
                "day": d.day,
                "end_year": d.end_year,
                "end_month": d.end_month,
                "exists": d.exists,
            }
            for d in dates(doc)
        ],
        "citations": [
            {
                "start": c.span.start,
                "end": c.span.end,
                "surface": doc.quote(c.span),
                "kind": c.kind,
                "title": c.title,
                "organ": c.organ,
                "year": c.year,
                "serial": c.serial,
                "article": c.article,
            }
            for c in citations(doc)
        ],
    }
