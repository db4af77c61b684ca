"""One thing, and words that need several: 发生案件1件，均审结; 仅有律师1名，他们."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.document import Document
from hegui.facts.frames import PLAIN, Line, lines
from hegui.facts.relations.model import PluralOfOne, Relation
from hegui.facts.relations.shared import ATTRIBUTED, bigrams
from hegui.facts.rows import listed, words_of

_HAN = "[一-龥“”《》]"
_WORDS = f"(?P<word>{'|'.join(sorted(words_of('plural-of-one'), key=len, reverse=True))})(?!{listed('no-plural-behind')})"
_BEHIND = re.compile(
    f"(?P<noun>{_HAN}{{0,14}}?)(?:（[^（）]{{0,20}}）)?(?P<mark>[，；。]?)(?:{listed('opens-plural')}){{0,2}}{_WORDS}"
)
_SUBJECT = re.compile(f"(?P<noun>{_HAN}{{0,14}})，(?P<subject>[一-龥]{{2,6}}?){_WORDS}")
_ONLY = re.compile(listed("only-one"))
_SEVERAL = re.compile(f"{listed('not-single')}|(?:{listed('joins-nouns')})$")
_JOINED = re.compile(f"{listed('joins-nouns')}|{listed('noun-particle')}")
_FOR_PERSONS = frozenset(word for word, of in words_of("plural-of-one").items() if of == "person")
_SHORT = 3
"""Characters of a noun behind a count that 他们 may take up: 1名调解员，他们."""
_COUNTED = ATTRIBUTED | {
    "case",
    "document",
    "thing",
    "item",
    "building",
    "place",
    "vehicle",
    "display",
    "machine",
}
_LISTS = re.compile(listed("joins-nouns"))


def singles(doc: Document) -> Iterator[Relation]:
    """A count of one that is the only count of its sentence so far, and a plural right behind it."""
    for line in lines(doc):
        for index, figure in enumerate(line.figures):
            if figure.value == 1 and _single(line, index) and (found := _taken_up(line, index)) is not None:
                start, end = (line.starts[index] + 2 + place for place in found.span("word"))
                yield PluralOfOne(one=figure, said=line.span(start, end), evidence=found["word"])


def _single(line: Line, index: int) -> bool:
    """Whether a figure counts one thing, and nothing before it in the sentence counts more."""
    figure = line.figures[index]
    lead = line.clause_before(index)
    if (
        not figure.exact
        or figure.kind != "count"
        or figure.unit_class not in _COUNTED
        or line.text[line.starts[index]] != PLAIN
        or (figure.spoken and _ONLY.search(lead) is None)
    ):
        return False
    start = (
        max(line.text.rfind("。", 0, line.starts[index]), line.text.rfind("；", 0, line.starts[index])) + 1
    )
    before = line.text[start : line.starts[index]]
    counted = any(line.figures[i].kind == "count" for i in range(index) if line.starts[i] >= start)
    return not counted and _SEVERAL.search(before) is None and not _LISTS.search(lead)


def _taken_up(line: Line, index: int) -> re.Match[str] | None:
    """The plural right behind a count of one, with nothing else it may speak of."""
    tail, figure = line.tail(index), line.figures[index]
    found = _BEHIND.match(tail)
    if found is None:
        found = _SUBJECT.match(tail)
        if found is None or _ONLY.search(line.clause_before(index)) is None:
            return None
        named = bigrams(line.clause_before(index) + "，" + found["noun"]) | bigrams(figure.head)
        if not bigrams(found["subject"]) & named:
            return None
    if _JOINED.search(found["noun"]):
        return None
    word = found["word"]
    if word in _FOR_PERSONS:
        near = "mark" in found.re.groupindex and found["mark"] != ""
        return found if near and figure.unit_class == "person" and len(found["noun"]) <= _SHORT else None
    if words_of("plural-of-one")[word] == "each":
        rest = re.split("[。；]", tail[found.end() :])[0]
        alone = index + 1 == len(line.figures) or line.figures[index + 1].block != figure.block
        return found if alone and not _LISTS.search(rest) else None
    return found
