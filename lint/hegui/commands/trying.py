"""Runs the examples that stand in a checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hegui.api import Finding
from hegui.checklist.engine import element_rules
from hegui.checklist.model import Checklist
from hegui.document import Document, Kind, Span
from hegui.testing import document, marked


class Tried(NamedTuple):
    """One example of an element.

    Attributes:
        good: whether nothing should be said of it.
        wrong: what went otherwise than stated; ``""`` = nothing.
        recognised: the kind that the text is taken for when nobody says.
    """

    code: str
    good: bool
    number: int
    wrong: str
    recognised: str


def try_examples(checklist: Checklist, others: Iterable[Kind]) -> Iterator[Tried]:
    """Run every example of a checklist.

    Args:
        others: the kinds of report that it must be told from.
    """
    kinds = (*(k for k in others if k.name != checklist.kind.name), checklist.kind)
    rules = {r.code: r for r in element_rules({checklist.kind.name: checklist})}
    for element in checklist.elements:
        for good, examples in ((False, element.bad), (True, element.good)):
            for number, example in enumerate(examples, 1):
                text, expected = marked(example.text)
                settings = {"kind": checklist.kind.name, **example.settings}
                doc = document(text, settings, kinds)
                found = sorted(
                    rules[element.code].check(doc, rules[element.code].options_with({})), key=lambda f: f.span
                )
                recognised = document(text, example.settings, kinds).identity.kind
                wrong = _otherwise(doc, found, () if good else expected, "" if good else example.says)
                yield Tried(element.code, good, number, wrong, recognised)


def _otherwise(doc: Document, found: list[Finding], expected: Iterable[Span], says: str) -> str:
    """How findings differ from what an example announces."""
    wanted = [Span(*span) for span in expected]
    if [f.span for f in found] != wanted:
        told = "、".join(f"“{doc.quote(f.span)}”（{f.message}）" for f in found) or "没有报"
        asked = "、".join(f"“{doc.quote(span)}”" for span in wanted) or "不报"
        return f"应报{asked}，实报{told}" if wanted else f"不应报，实报{told}"
    if found and says not in found[0].message + found[0].suggestion:
        return f"说明中应有“{says}”，实为“{found[0].message}”"
    return ""
