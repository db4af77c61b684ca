"""``TitleCondition``: a title with all it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hegui.api import Severity
from hegui.checklist.conditions.base import Condition, Outcome, View
from hegui.document import Words
from hegui.text.blanks import trimmed
from hegui.text.views import squeezed


@dataclass(frozen=True, eq=False, kw_only=True)
class TitleCondition(Condition):
    """There is a title, and it has every one of ``needs`` (Chinese name of the thing to words)."""

    type = "title"
    keys = {"needs": "word-table!", "grave": "strings"}
    cases = {"met": "met", "lacking": "weak", "lacking-grave": "weak", "none": "missing"}
    fields = frozenset({"lacking"})

    needs: Mapping[str, Words]
    grave: tuple[str, ...] = ()

    def judge(self, view: View) -> Outcome:
        identity = view.document.identity
        if not identity.title:
            # Text pasted out of a page often begins below its title: no fault of the report.
            return Outcome("none", cap=Severity.INFO if view.document.format in ("txt", "md") else None)
        words = squeezed(identity.title)
        lacking = [name for name, pattern in self.needs.items() if not pattern.search(words, year=view.year)]
        span = identity.title_span
        place = trimmed(view.document.body, span) if span is not None else None
        evidence = view.evidence([place]) if place is not None else ()
        if not lacking:
            return Outcome("met", evidence, "标题的各项要素齐全")
        case = "lacking-grave" if any(name in self.grave for name in lacking) else "lacking"
        return Outcome(case, evidence, anchor=place, fields={"lacking": "、".join(lacking)})
