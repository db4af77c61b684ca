"""Splits paragraphs into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.document import Paragraph, Sentence, Span
from hegui.text.blanks import BLANK, trimmed
from hegui.text.marks import OPENER, PAIRS

_SIGN = re.compile(f"[{''.join(PAIRS)}{''.join(OPENER)}]|[。！？!?]+")


def find_sentences(body: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs but furniture, in order.

    A sentence ends at 。！？ and the closing marks that follow; not inside quotes or brackets that go on after
    the stop. A ； does not end it.
    """
    return tuple(
        Sentence(span, paragraph.ordinal)
        for paragraph in paragraphs
        if paragraph.role != "furniture"
        for span in _split(body, paragraph.span)
    )


def _split(body: str, span: Span) -> Iterator[Span]:
    start, end = span
    signs = list(_SIGN.finditer(body, start, end))
    partners = _partners(signs)
    depth = 0
    opened = start
    for place, match in enumerate(signs):
        sign = match[0]
        if place in partners:
            if sign in PAIRS:
                opened = match.start() if depth == 0 else opened
                depth += 1
            else:
                depth -= 1
            continue
        if sign[0] not in "。！？!?":
            continue
        stop = _end_of_sentence(body, signs, partners, place, depth, opened, start, end)
        if stop:
            yield from _kept(body, start, stop)
            start = stop
    yield from _kept(body, start, end)


def _end_of_sentence(
    body: str,
    signs: Sequence[re.Match[str]],
    partners: set[int],
    place: int,
    depth: int,
    opened: int,
    start: int,
    end: int,
) -> int:
    """Where the sentence ends that has its stop at ``signs[place]``; 0 when it goes on after it."""
    stop = signs[place].end()
    closed = depth
    following = place + 1
    while following < len(signs) and signs[following].start() == stop and following in partners:
        if signs[following][0] not in OPENER:
            break
        closed -= 1
        stop += 1
        following += 1
    while depth == 0 and stop < end and body[stop] in "”’\"'":
        stop += 1
    if closed > 0:
        return 0
    if depth == 0 or stop >= end or body[stop - 1] in "”’」":
        return 0 if depth and stop < end and body[stop] in "，、；：,;:的" else stop
    # a bracket that holds whole sentences: 正文。（注：……。） but not 甲（……。）乙
    return 0 if opened - start > 20 or body[start:opened].strip(BLANK) else stop


def _partners(signs: Sequence[re.Match[str]]) -> set[int]:
    """Places of the signs that have their partner in the paragraph."""
    paired: set[int] = set()
    waiting: list[int] = []
    for place, match in enumerate(signs):
        sign = match[0]
        if sign in PAIRS:
            waiting.append(place)
        elif sign in OPENER:
            for back in range(len(waiting) - 1, max(-1, len(waiting) - 4), -1):
                if signs[waiting[back]][0] == OPENER[sign]:
                    paired |= {waiting[back], place}
                    del waiting[back:]
                    break
    return paired


def _kept(body: str, start: int, end: int) -> Iterator[Span]:
    kept = trimmed(body, (start, end))
    if kept.length:
        yield kept
