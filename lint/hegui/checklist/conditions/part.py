"""``PartCondition``: the part is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hegui.checklist.conditions.base import Condition, Outcome, View
from hegui.document import Span, Words
from hegui.facts.parts import first_clause
from hegui.facts.sheets import standing
from hegui.text.views import squeezed


@dataclass(frozen=True, eq=False, kw_only=True)
class PartCondition(Condition):
    """The part is there. ``accept`` says which shapes are met and which are weak; ``characters`` is the least size.

    A mention whose sentence names one of ``actors`` and has two ``deeds`` is ``told``: no part of its own, but more than a slogan.
    Where one of the prescribed tables ``sheets`` stands in the report, the part is there, whatever became of its heading.
    """

    type = "part"
    keys = {
        "part": "part!",
        "accept": "statuses",
        "characters": "int",
        "actors": "words",
        "deeds": "words",
        "sheets": "strings",
    }
    cases = {
        "heading": "met", "near": "met", "thematic": "met", "subsection": "met", "paragraph": "met",
        "sheet": "met", "mention": "weak", "told": "weak", "empty": "weak", "missing": "missing",
    }  # fmt: skip
    only_with = {"told": "deeds", "sheet": "sheets"}

    part: str
    accept: Mapping[str, str] = field(default_factory=dict)
    characters: int = 0
    actors: Words = field(default_factory=Words)
    deeds: Words = field(default_factory=Words)
    sheets: tuple[str, ...] = ()

    def status(self, case: str) -> str:
        return self.accept.get(case, self.cases[case])

    def judge(self, view: View) -> Outcome:
        found = view.part(self.part)
        if found is None or found.how == "mention":
            places = standing(view.document)
            extent = next((places[id] for id in self.sheets if id in places), None)
            if extent is not None:
                return Outcome("sheet", view.evidence([first_clause(view.document, extent)]), "有规定的表")
        if found is None:
            return Outcome("missing")
        size = sum(len(squeezed(view.text[s.start : s.end])) for s in found.spans)
        if found.how != "mention" and size < self.characters:
            return Outcome("empty", view.evidence([found.anchor]), anchor=found.anchor)
        how = "told" if found.how == "mention" and self._told(view, found.anchor) else found.how
        shape = _SHAPES[how].format(view.document.quote(found.anchor))
        return Outcome(how, view.evidence([found.anchor]), shape, found.anchor)

    def _told(self, view: View, mention: Span) -> bool:
        """Whether the sentence of a mention says who did what, titles of documents aside."""
        for sentence in view.document.sentences:
            if sentence.span.start <= mention.start < sentence.span.end:
                words = _TITLES.sub("", view.text[sentence.span.start : sentence.span.end])
                return (
                    self.actors.search(words) is not None
                    and sum(1 for _ in self.deeds.finditer(words, 0, len(words))) >= 2
                )
        return False


_TITLES = re.compile("《[^》]{0,100}》")
_SHAPES = {
    "heading": "有专门部分“{}”",
    "near": "有相近标题“{}”",
    "subsection": "有下一级标题“{}”",
    "thematic": "以“{}”等专题部分写明",
    "told": "写在其他内容里：“{}”",
    "paragraph": "没有标题，正文自“{}”起写明",
    "mention": "只有一处提到：“{}”",
}
