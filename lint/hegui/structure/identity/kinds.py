"""The kind of a report: all kinds are weighed over the whole document by the signs that their checklists declare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from hegui.document import GENERIC, Clue, Kind, Sign, Words
from hegui.structure.identity.material import Material


def kind_clues(found: Material, title: str, signature: str, kinds: Sequence[Kind]) -> tuple[Clue, ...]:
    """What speaks for each of ``kinds``, and against it."""
    return tuple(clue for kind in kinds for clue in _of_kind(found, title, signature, kind))


def decide_kind(clues: Sequence[Clue], kinds: Sequence[Kind]) -> tuple[str, bool]:
    """The kind that weighs most, the first of equals, and whether it is in doubt; ``generic`` when none weighs enough."""
    standing = [(sum(c.weight for c in clues if c.value == k.name), k) for k in kinds]
    fit = [(weight, kind) for weight, kind in standing if weight > 0 and weight >= kind.signs.needed]
    if not fit:
        return GENERIC.name, False
    most, best = max(fit, key=lambda pair: pair[0])
    rival = max(
        (w for w, k in standing if not (k.is_one_of((best.name,)) or best.is_one_of((k.name,)))), default=0
    )
    return best.name, most < best.signs.sure or most - rival < best.signs.margin


def _of_kind(found: Material, title: str, signature: str, kind: Kind) -> Iterator[Clue]:
    signs = kind.signs
    for source, choice, words in (("标题", signs.titles, title), ("正文开头", signs.openings, found.opening)):
        sign = _weightiest(choice, words)
        if sign is not None:
            yield Clue("kind", kind.name, source, sign.weight)
    for sign in signs.headings:
        head = next((h for h in found.heads if _seen(sign.words).search(h.words)), None)
        if head is not None:
            yield Clue("kind", kind.name, f"章节标题“{head.words[:24]}”", sign.weight, head.span)
    yield from _once(kind, "落款", signs.signatures, signature, 1)
    yield from _once(kind, "不像此类", signs.against, found.body, -1)
    size = len(found.body) - found.body.count("\n") if signs.terms else 0
    for term in signs.terms:
        count = sum(1 for _ in _seen(term.words).finditer(found.body, 0, len(found.body)))
        weight = round(term.weight * min(1.0, count * term.every / max(size, term.every)))
        if weight:
            yield Clue("kind", kind.name, f"用词（{count}处“{term.words[:16]}”）", weight)


def _once(kind: Kind, source: str, signs: Sequence[Sign], words: str, factor: int) -> Iterator[Clue]:
    for sign in signs:
        match = _seen(sign.words).search(words) if words else None
        if match is not None:
            yield Clue("kind", kind.name, f"{source}“{match[0][:24]}”", factor * sign.weight)


def _weightiest(signs: Sequence[Sign], words: str) -> Sign | None:
    found = [sign for sign in signs if words and _seen(sign.words).search(words)]
    return max(found, key=lambda sign: sign.weight, default=None)


@cache
def _seen(pattern: str) -> Words:
    """A pattern of a checklist; one that is not ours has a time limit."""
    return Words((pattern,), "recognise")
