"""``ConcreteCondition``: items are actions, not slogans."""

from __future__ import annotations

from dataclasses import dataclass

from hegui.checklist.conditions.base import ABSENT, Condition, Outcome, View
from hegui.document import Words


@dataclass(frozen=True, eq=False, kw_only=True)
class ConcreteCondition(Condition):
    """The items of the part are actions with an object, figure, date or body; ``least`` of them, or half, suffice."""

    type = "concrete"
    keys = {"part": "part!", "actions": "words!", "objects": "words!", "least": "int"}
    cases = {"met": "met", "slogans": "weak", "absent": "not-applicable"}
    fields = frozenset({"count", "total"})

    part: str
    actions: Words
    objects: Words
    least: int = 2

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None or part.how == "mention":
            return ABSENT
        concrete: list[tuple[int, int]] = []
        total = 0
        for sentence in view.document.sentences:
            for span in part.spans:
                start, end = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
                if end - start < 6:
                    continue
                total += 1
                action = self.actions.search(view.text, start, end)
                hit = self.objects.search(view.text, start, end) if action else None
                if hit:
                    concrete.append(hit.span())
        fields = {"count": len(concrete), "total": total}
        if len(concrete) >= self.least or 2 * len(concrete) >= total > 0:
            return Outcome("met", view.evidence(concrete), f"{len(concrete)}处写有具体对象", fields=fields)
        return Outcome("slogans", view.evidence(concrete), anchor=part.anchor, fields=fields)
