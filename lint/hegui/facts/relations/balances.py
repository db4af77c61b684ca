"""Accounts of a stock, counts taken up again, vacancies: 年初143人，新接收58人、解除61人，年末140人; 17个村 … 全部17个村."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import Document
from hegui.facts.quantities import Quantity
from hegui.facts.relations.cues import Met, met
from hegui.facts.relations.model import Balance, Recalled, Relation, SumOf
from hegui.facts.relations.shared import bigrams
from hegui.facts.rows import words_of

_LOOKED_BACK = 12  # figures of a paragraph
_TELLS_ALL = tuple(words_of("tells-all"))
_SOME = tuple(words_of("tells-some"))


def balances(doc: Document) -> Iterator[Relation]:
    """Stocks with what came in and went out; posts with those filled and those vacant."""
    for found in met(doc, "balance"):
        out = tuple(found.figure(name) for name in ("out", "out2") if name in found)
        yield Balance(
            opening=found.figure("opening"), inflow=found.figure("in"), outflows=out, closing=found.figure("closing"),
            evidence=found.words("word"), cue=found.cue.id,
        )  # fmt: skip
    for found in met(doc, "vacancy"):
        yield SumOf(
            whole=found.figure("whole"), parts=(found.figure("part"), found.figure("rest")), exhaustive=True,
            evidence=found.words("word"), cue=found.cue.id,
        )  # fmt: skip


def recalled(doc: Document) -> Iterator[Relation]:
    """All of what was counted before in the paragraph: the count and the one it is said again with."""
    seen: set[int] = set()
    for found in met(doc, "recalled"):
        again = found.figure("n")
        if again.kind == "count" and again.exact and again.ordinal not in seen:
            told = _told(found)
            if told is not None:
                seen.add(again.ordinal)
                yield Recalled(told=told, again=again, evidence=found.words("noun"), cue=found.cue.id)


def _names(noun: str, words: str) -> bool:
    """Whether words hold a noun: its first and last two characters and most of those between."""
    own = bigrams(noun)
    held = own & bigrams(words)
    return len(noun) > 1 and {noun[:2], noun[-2:]} <= held and 4 * len(held) >= 3 * len(own)


def _told(found: Met) -> Quantity | None:
    """The one figure before that counts the same things: its words hold all of theirs, and it is no part itself."""
    line, index, noun = found.line, found.index("n"), found.words("noun")
    same = []
    for place in range(index - 1, max(-1, index - 1 - _LOOKED_BACK), -1):
        if not line.same_unit(place, index):
            continue
        words = line.lead(place)[-24:]
        tail = line.tail(place)[: len(noun) + 2]
        if _names(noun, words) or (tail.startswith(noun[:2]) and _names(noun, tail)):
            same.append((line.figures[place], words))
    if len(same) != 1 or any(word in same[0][1] for word in _SOME):
        return None
    figure, words = same[0]
    verb = found.words("v")
    whole = verb in words if verb else any(word in words for word in _TELLS_ALL)
    return figure if whole and figure.kind == "count" and figure.exact else None
