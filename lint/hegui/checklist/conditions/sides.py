"""``SidesCondition``: all sides are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hegui.api import Related
from hegui.checklist.conditions.base import ABSENT, Condition, Outcome, View
from hegui.document import Span, Words
from hegui.facts.parts import heading_words


@dataclass(frozen=True, eq=False, kw_only=True)
class SidesCondition(Condition):
    """All of several sides are named, or words that cover them all; exactly one side named is ``one-sided``."""

    type = "sides"
    keys = {
        "part": "part!",
        "sides": "word-table!",
        "all": "words!",
        "titles": "words",
        "skip_levels": "levels",
    }
    cases = {"met": "met", "one-sided": "weak", "absent": "not-applicable"}
    fields = frozenset({"named", "lacking", "quote"})

    part: str
    sides: Mapping[str, Words]
    all: Words
    titles: Words = field(default_factory=Words)
    skip_levels: tuple[str, ...] = ()

    def judge(self, view: View) -> Outcome:
        found = view.part(self.part)
        if found is None or found.how == "mention":
            return ABSENT
        if view.document.identity.level in self.skip_levels:
            return Outcome("met", reason="该层级主要负责人不分党委、政府两方")
        if found.heading and self.titles.search(heading_words(view.document, found.heading)):
            return Outcome("met", reason="标题已限定为一方负责人")
        named: dict[str, Span] = {}
        for span in found.spans:
            if self.all.search(view.text, *span):
                return Outcome("met", reason="党委、政府主要负责人都已写到")
            for side, words in self.sides.items():
                hit = words.search(view.text, *span)
                if hit:
                    named.setdefault(side, Span(*hit.span()))
        if len(named) != 1 or len(self.sides) < 2:
            return Outcome("met", view.evidence(list(named.values())), "没有只写一方的情形")
        (side, where), *_ = named.items()
        lacking = "、".join(s for s in self.sides if s != side)
        return Outcome(
            "one-sided", view.evidence([where]), anchor=found.anchor,
            fields={"named": side, "lacking": lacking, "quote": view.document.quote(where)},
            related=(Related(where, f"只写到{side}"),),
        )  # fmt: skip
