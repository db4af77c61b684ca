"""Splits running text into clauses: the only place that knows which marks end one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hegui.document import Clause, Sentence, Span
from hegui.text.blanks import trimmed

MARKS = "，。；：！？,;:!?（）()…—\n\t"
"""What separates clauses. 、 does not: it joins the members of one."""

# What holds marks that separate nothing is passed over: quoted words, titles, names with a short bracket (村（社区）书记),
# grouped digits, times, spans of years.
_PASSED = (
    "(?<=“)[^“”\n。！？]{0,60}”|(?<=‘)[^‘’\n。！？]{0,60}’|(?<=《)[^《》\n]{0,80}》"
    "|(?<=[一-龥][（(])[^（()），。；：,;:0-9０-９\n]{1,6}[）)](?=[一-龥0-9])"
    "|(?<=[0-9０-９])[,，:：—](?=[0-9０-９])|(?<=年)[—](?=[0-9０-９])"
)
_BETWEEN = " \u3000\u2060"
_LONGEST = 1_000
"""Characters; a list of a hundred names has some four hundred."""
# One letter of all that may begin either comes first: so the scanner passes over the others without trying anything.
_MARK = re.compile(
    f"[“‘《0-9０-９年{re.escape(MARKS)}](?:{_PASSED}|(?<=[{re.escape(MARKS)}])(?P<more>[{re.escape(MARKS)}{_BETWEEN}]*))"
)


def find_clauses(body: str, sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
    """The clauses of ``body`` in order: the stretches between marks, blanks at their ends left out.

    Each says the mark before and after it (``""`` at the ends of the text). A bracket makes clauses of what it holds.
    """
    return tuple(_placed(_stretches(body), sentences))


def _stretches(body: str) -> Iterator[tuple[Span, str, str]]:
    """Span, the mark before and the mark behind of each stretch that is not empty."""
    marks = [(0, 0, "")]
    marks += [(*m.span(), m[0].strip(_BETWEEN)) for m in _MARK.finditer(body) if m["more"] is not None]
    marks.append((len(body), len(body), ""))
    for (_, start, opens), (end, _, closes) in pairwise(marks):
        span = trimmed(body, (start, end))
        if span.length > _LONGEST:
            yield from _pieces(body, span, opens[-1:], closes[:1])
        elif span.length:
            yield span, opens[-1:], closes[:1]


def _pieces(body: str, span: Span, opens: str, closes: str) -> Iterator[tuple[Span, str, str]]:
    """A stretch that is no clause any more, in bounded pieces: whoever reads a clause reads all of it, for each word."""
    start = span.start
    while span.end - start > _LONGEST:
        stop = body.rfind("、", start + 1, start + _LONGEST)
        stop = stop if stop > 0 else start + _LONGEST
        mark = "、" if body[stop] == "、" else ""
        yield Span(start, stop), opens, mark
        start, opens = stop + len(mark), mark
    if start < span.end:
        yield Span(start, span.end), opens, closes


def _placed(stretches: Iterator[tuple[Span, str, str]], sentences: Sequence[Sentence]) -> Iterator[Clause]:
    """Each stretch with the sentence it lies in."""
    place = 0
    for span, opens, closes in stretches:
        while place < len(sentences) and sentences[place].span.end <= span.start:
            place += 1
        inside = place < len(sentences) and sentences[place].span.start <= span.start
        yield Clause(span, place if inside else -1, opens, closes)
