"""``GroupsCondition``: groups of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hegui.api import Severity
from hegui.checklist.conditions.base import ABSENT, Condition, Outcome, View
from hegui.document import Words


class Group(NamedTuple):
    """One group of evidence words, ``title`` naming what they are evidence of."""

    id: str
    title: str
    words: Words


@dataclass(frozen=True, eq=False, kw_only=True)
class GroupsCondition(Condition):
    """Evidence of at least ``least`` of the groups stands in the part; fewer is ``few``, nothing ``none``."""

    type = "groups"
    keys = {"part": "part!", "groups": "groups!", "least": "int!"}
    cases = {"met": "met", "few": "weak", "none": "missing", "absent": "not-applicable"}
    fields = frozenset({"count", "total", "found", "lacking"})

    part: str
    groups: tuple[Group, ...]
    least: int

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None:
            return ABSENT
        found: dict[str, tuple[int, int]] = {}
        for group in self.groups:
            for span in part.spans:
                hit = group.words.search(view.text, *span)
                if hit:
                    found[group.title] = hit.span()
                    break
        lacking = [g.title for g in self.groups if g.title not in found]
        fields = {
            "count": len(found), "total": len(self.groups),
            "found": "、".join(found), "lacking": "、".join(lacking[-5:]),
        }  # fmt: skip
        case = "met" if len(found) >= self.least else "few" if found else "none"
        return Outcome(
            case,
            view.evidence(list(found.values()), len(self.groups)),
            f"写到{len(found)}项职责：{fields['found']}",
            part.anchor,
            fields,
            cap=Severity.INFO if part.how == "mention" else None,
        )
