"""``YearCondition``: the plan names the year after."""

from __future__ import annotations

from dataclasses import dataclass, field

from hegui.checklist.conditions.base import ABSENT, Condition, Outcome, View
from hegui.document import Span, Words
from hegui.facts.parts import first_clause
from hegui.text.numerals import write_digits


@dataclass(frozen=True, eq=False, kw_only=True)
class YearCondition(Condition):
    """The year after the report year is named in the part or its heading."""

    type = "year"
    keys = {"part": "part!", "announced": "words"}
    cases = {"met": "met", "absent-year": "weak", "other-year": "weak", "absent": "not-applicable"}
    fields = frozenset({"named"})

    part: str
    announced: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None or part.how == "mention":
            return ABSENT
        if view.year is None:
            return Outcome("met", reason="报告年度不明，不核对年份")
        wanted = str(view.year + 1)
        chinese = write_digits(view.year + 1)
        spans = [*([part.heading] if part.heading else ()), *part.spans]
        for span in spans:
            at = max(view.text.find(form, *span) for form in (wanted, chinese, chinese.replace("〇", "零")))
            if at >= 0:
                return Outcome("met", view.evidence([(at, at + 4)]), f"写明{wanted}年")
        opening = part.heading or first_clause(view.document, part.spans[0], 20)
        named = self.announced.search(view.text, *opening)
        if named and named[1] != wanted:
            start, end = named.span(1)
            whole = Span(start, end + 1 if view.text[end : end + 1] == "年" else end)
            return Outcome("other-year", anchor=whole, fields={"named": named[1]})
        return Outcome("absent-year", anchor=part.anchor)
