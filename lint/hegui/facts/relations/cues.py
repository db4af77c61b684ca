"""The wordings in which relations are told: rows of ``data/cues.tsv``, patterns over a line with figures.

A pattern is a regular expression over ``hegui.facts.frames.Line.text`` in which

=====================  ==============================================================================================
``<a|b>``              is a word of class ``a`` or ``b``, the longest there (``hegui.lexicon``)
``[whole]``            is an amount that is neither compared nor per unit, kept as ``whole``
``[part=whole]``       is an amount in the unit of ``whole``
``[after:any]``        is an amount or a rate, however it stands; other kinds: ``plain`` (not 新增5件), ``each`` (每村3件),
                       ``rate`` ``growth`` (up or down) ``times`` ``points`` ``fraction`` ``other``, joined by ``|``
``#``                  is any figure
``…`` ``…{0,30}``      are words of one clause without a figure, 14 characters at most if nothing is said
``~`` ``~{0,90}``      are words, marks and figures inside one sentence, 60 characters at most
=====================  ==============================================================================================

A row also says how often its arithmetic held in clean reports of those places where it could fail (``holds`` of
``tried``; ``benchmarks/calibrate_cues.py``): what it claims counts as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.frames import ADDED, AMOUNT, EACH, FIGURE, PLAIN, ROLES, TYPES, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import Relation
from hegui.facts.rows import rows
from hegui.lexicon import WordClasses, classes_of
from hegui.text.trie import trie

_KINDS = {
    "amount": AMOUNT, "rate": TYPES["rate"], "growth": f"[{TYPES['up']}{TYPES['down']}]", "times": TYPES["times"],
    "points": TYPES["points"], "fraction": TYPES["fraction"], "other": TYPES["other"],
}  # fmt: skip
_STANDS = {"plain": PLAIN, "each": EACH, "amount": f"[{PLAIN}{ADDED}]"}
_WORDS = f"[^，。；：！？（）\n{FIGURE}]"
_TOKEN = re.compile(
    r"(?<!P)<(?P<classes>[a-z0-9|-]+)>|\[(?P<figure>[a-z_]+)(?::(?P<kinds>[a-z|]+))?(?:=(?P<like>[a-z_]+))?\]"
    r"|(?P<gap>[…~])(?P<size>\{[0-9]+,[0-9]+\})?|(?P<sign>#)"
)


_FEW = 5


class Cue(NamedTuple):
    """A row: one wording of a relation.

    Attributes:
        relation: the finder that asks for it.
        anchor: words, or classes in ``<>``, of which one stands in every line that is met.
        marks: what the wording says besides (``complete``: the parts are all there are).
    """

    id: str
    relation: str
    anchor: tuple[str, ...]
    pattern: str
    marks: frozenset[str]
    example: str
    holds: int
    tried: int

    @property
    def trusted(self) -> bool:
        """Whether clean reports bear it out: in nine of ten places, or too few to say; never what only ``asks``."""
        return "asks" not in self.marks and (self.tried < _FEW or 10 * self.holds >= 9 * self.tried)


@dataclass(frozen=True, slots=True)
class Met:
    """A place where a wording was met."""

    cue: Cue
    line: Line
    match: re.Match[str]

    def __contains__(self, name: object) -> bool:
        return name in self.match.re.groupindex and self.match[str(name)] is not None

    def index(self, name: str) -> int:
        """Which figure of the line is kept under ``name``."""
        return self.line.at(self.match.start(name))

    def figure(self, name: str) -> Quantity:
        """The figure kept under ``name``."""
        return self.line.figures[self.index(name)]

    def words(self, name: str) -> str:
        """The words kept under ``name``, ``""`` for none."""
        return self.match[name] if name in self else ""

    def span(self, name: str) -> Span:
        """Where the words kept under ``name`` stand in the document."""
        return self.line.span(*self.match.span(name))


@lru_cache(maxsize=1)
def all_cues() -> tuple[Cue, ...]:
    """The rows of the table."""
    return tuple(
        Cue(
            row["id"],
            row["relation"],
            tuple(row["anchor"].split(";")),
            row["pattern"],
            frozenset(row["marks"].split()),
            row["example"],
            int(row["holds"] or 0),
            int(row["tried"] or 0),
        )
        for row in rows("cues.tsv")
    )


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Cue]:
    return {cue.id: cue for cue in all_cues()}


def trusted(relation: Relation) -> bool:
    """Whether the wording that told a relation is borne out by clean reports."""
    return not relation.cue or _by_id()[relation.cue].trusted


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The rows with the word classes in force; ``anchors`` finds words, and ``of_word`` says which rows each lets be tried."""

    patterns: Sequence[tuple[Cue, re.Pattern[str]]]
    anchors: re.Pattern[str]
    of_word: dict[str, frozenset[int]]


def met(doc: Document, *relations: str) -> Iterator[Met]:
    """Where wordings of these relations stand in ``doc``: by line, in the order of the table."""
    found = _met(doc)
    for relation in relations:
        yield from found.get(relation, ())


@fact
def _met(doc: Document) -> dict[str, list[Met]]:
    compiled = _compiled(classes_of(doc))
    found: dict[str, list[Met]] = {}
    for line in lines(doc):
        there: set[int] = set()
        for word in set(compiled.anchors.findall(line.text)):
            there |= compiled.of_word[word]
        for place in sorted(there):
            cue, pattern = compiled.patterns[place]
            for match in pattern.finditer(line.text):
                found.setdefault(cue.relation, []).append(Met(cue, line, match))
    return found


def _compiled(classes: WordClasses) -> _Compiled:
    kept = classes.kept.get(_Compiled)
    if not isinstance(kept, _Compiled):
        sources, anchors, of_word = classes.derived("cues", lambda: _sources(classes))
        patterns = tuple((cue, re.compile(source)) for cue, source in zip(all_cues(), sources, strict=True))
        kept = classes.kept[_Compiled] = _Compiled(patterns, re.compile(anchors), of_word)
    return kept


def _sources(classes: WordClasses) -> tuple[list[str], str, dict[str, frozenset[int]]]:
    """The pattern of each cue, a pattern for all anchors, the places of the cues of which a word is an anchor."""
    anchors: dict[tuple[str, ...], list[int]] = {}
    patterns = []
    for place, cue in enumerate(all_cues()):
        words = tuple(
            word
            for part in cue.anchor
            for word in (classes.words(part[1:-1]) if part.startswith("<") else (part,))
        )
        anchors.setdefault(words, []).append(place)
        patterns.append(compile_cue(cue.pattern, classes))
    every = dict.fromkeys(word for words in anchors for word in words)
    # A longer word hides those inside it from a scan without overlaps.
    of_word = {
        word: frozenset(
            place for words, own in anchors.items() if any(inner in word for inner in words) for place in own
        )
        for word in every
    }
    return patterns, trie(every), of_word


def compile_cue(pattern: str, classes: WordClasses) -> str:
    """The regular expression a pattern comes to."""

    def piece(token: re.Match[str]) -> str:
        if token["classes"]:
            return classes.pattern(*token["classes"].split("|"))
        if token["gap"]:
            inside = _WORDS if token["gap"] == "…" else "[^。！？\n]"
            return f"{inside}{token['size'] or ('{0,14}' if token['gap'] == '…' else '{0,60}')}?"
        if token["sign"]:
            return f"(?:[{FIGURE}]{{2}})"
        kinds = (token["kinds"] or "amount").split("|")
        role = _STANDS.get(kinds[0], ROLES)
        if token["like"]:
            return f"{role}(?P<{token['figure']}>(?P={token['like']}))"
        named = {"any": f"{AMOUNT}|{TYPES['rate']}", "each": AMOUNT, "plain": AMOUNT, **_KINDS}
        return f"{role}(?P<{token['figure']}>{'|'.join(named[k] for k in kinds)})"

    return _TOKEN.sub(piece, pattern)
