"""``ActsCondition``: somebody does something."""

from __future__ import annotations

from dataclasses import dataclass, field

from hegui.checklist.conditions.base import ABSENT, Condition, Outcome, View
from hegui.document import Words


@dataclass(frozen=True, eq=False, kw_only=True)
class ActsCondition(Condition):
    """Somebody does something. Nothing of the following is ``idle``.

    Either an actor and a verb stand in one sentence, or a deed that tells by itself whose it is, or a figure; figures
    in a part that names no actor at all, not even in its heading, are somebody else's (``nameless``).
    """

    type = "acts"
    keys = {"part": "part!", "actors": "words!", "verbs": "words!", "deeds": "words", "figures": "words!"}
    cases = {"met": "met", "idle": "weak", "nameless": "weak", "absent": "not-applicable"}

    part: str
    actors: Words
    verbs: Words
    figures: Words
    deeds: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        found = view.part(self.part)
        if found is None or found.how == "mention":
            return ABSENT
        places = (*((found.heading,) if found.heading else ()), *found.spans)
        named = any(self.actors.search(view.text, *span) for span in places)
        nameless: Outcome | None = None
        for span in found.spans:
            for words, reason in ((self.deeds, "写有履职行为"), (self.figures, "写有履职次数或件数")):
                hit = words.search(view.text, *span)
                if hit and (named or words is self.deeds):
                    return Outcome("met", view.evidence([hit.span()]), reason)
                if hit and nameless is None:
                    nameless = Outcome("nameless", view.evidence([hit.span()]), anchor=found.anchor)
        for sentence in view.document.sentences:
            if any(s.start < sentence.span.end and sentence.span.start < s.end for s in found.spans):
                for actor in self.actors.finditer(view.text, *sentence.span):
                    verb = self.verbs.search(view.text, actor.end(), min(sentence.span.end, actor.end() + 60))
                    if verb:
                        return Outcome(
                            "met", view.evidence([(actor.start(), verb.end())]), "写有负责人的履职行为"
                        )
        return nameless or Outcome("idle", anchor=found.anchor)
