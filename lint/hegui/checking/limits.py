"""What one document may cost, and what is left of one that is longer. Nothing is cut without a word."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from hegui.document import Span
from hegui.reading import Reading

_NUMBER = re.compile("[0-9０-９]+")
_DIGITS_A_NUMBER = 2
"""Characters that a number and what parts it from the next one take at least."""


class Limits(NamedTuple):
    """Bounds of one document, each far above what a report needs.

    Attributes:
        characters, paragraphs, numbers: of its text; what comes after is not checked, and a finding says so.
        findings_per_rule, findings: that are listed; how many there are besides, nobody counts.
        seconds: of processor time. What is not done by then is named; the rest of the result stands.
        memory: in MiB, where a document is checked in a process of its own.
    """

    characters: int = 500_000
    paragraphs: int = 20_000
    numbers: int = 20_000
    findings_per_rule: int = 500
    findings: int = 3_000
    seconds: int = 60
    memory: int = 512


def shortened(reading: Reading, limits: Limits) -> tuple[Reading, str]:
    """``reading`` up to the limits, and in Chinese what was left out; ``""`` when nothing was."""
    text = reading.text
    ends = [(len(text), "")]
    if len(text) > limits.characters:
        ends.append((limits.characters, f"全文 {len(text)} 字，超过 {limits.characters} 字（characters）"))
    if len(reading.blocks) > limits.paragraphs:
        ends.append(
            (
                reading.blocks[limits.paragraphs].span.start,
                f"全文 {len(reading.blocks)} 段，超过 {limits.paragraphs} 段（paragraphs）",
            )
        )
    if len(text) > limits.numbers * _DIGITS_A_NUMBER:
        further = next(islice(_NUMBER.finditer(text), limits.numbers, None), None)
        if further is not None:
            ends.append((further.start(), f"全文的数字超过 {limits.numbers} 个（numbers）"))
    end, why = min(ends)
    if not why:
        return reading, ""
    return _until(reading, end), f"{why}，只检查了前 {end} 字"


def _until(reading: Reading, end: int) -> Reading:
    """The first ``end`` characters; the origin stays whole, it answers for what is there."""

    def clipped(span: Span) -> Span:
        return Span(span.start, min(span.end, end))

    return replace(
        reading,
        text=reading.text[:end],
        blocks=tuple(b._replace(span=clipped(b.span)) for b in reading.blocks if b.span.start < end),
        marks=tuple(m._replace(span=clipped(m.span)) for m in reading.marks if m.span.start < end),
        tables=tuple(t for t in reading.tables if t.span.end <= end),
    )
