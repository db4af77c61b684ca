"""Numbered headings side by side: what the rules on numbering share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Document, Span, is_bare_heading
from hegui.api.document import Section, fact
from hegui.api.text import BLANK, TENS, circled, write

_FAMILIES = {"1、": "1.", "一）": "（一）", "1）": "（1）"}
UPPER = frozenset(("一、", "（一）"))
"""The two levels that nearly every report has."""


class Step(NamedTuple):
    """Two numbered headings that follow each other at one level."""

    before: Section
    after: Section
    run: tuple[Section, ...]

    @property
    def numbers(self) -> tuple[int, int]:
        """What the two say."""
        return number(self.before), number(self.after)


def family(section: Section) -> str:
    """The numbering style, with its careless variants taken together (1、 and 1.)."""
    style = section.heading.style
    return _FAMILIES.get(style, style)


def number(section: Section) -> int:
    """The number of a numbered heading."""
    return section.heading.number or 0


def marker(style: str, value: int) -> str:
    """The marker of ``style`` that says ``value``: （四）."""
    if style.startswith("第"):
        return f"第{write(value)}{style[2:]}" if value <= 99 else f"第{value}{style[2:]}"
    if style == "①":
        return circled(value) if value <= 20 else str(value)
    words = write(value) if "一" in style and value <= 99 else str(value)
    return style.replace("一", words).replace("1", words)


def quoted(section: Section) -> str:
    """「（四）」 for a heading, in its full-width form."""
    return f"「{marker(section.heading.style, number(section))}」"


@fact
def misfits(doc: Document) -> dict[int, Section]:
    """Headings in a higher style than their place: 三、 between （二） and （四）; ordinal to the （二） before."""
    found: dict[int, Section] = {}
    numbered = [section for section in doc.sections if section.heading.number is not None]
    last: dict[str, Section] = {}
    for place, section in enumerate(numbered):
        style, value = family(section), number(section)
        above = last.get(style)
        below = last.get("（一）")
        after = next((other for other in numbered[place + 1 : place + 12] if family(other) in UPPER), None)
        if (
            style == "一、"
            and above is not None
            and below is not None
            and number(above) != value - 1
            and number(below) == value - 1
            and below.span.start > above.span.start
            and after is not None
            and (family(after), number(after)) == ("（一）", value + 1)
        ):
            found[section.ordinal] = below
            last["（一）"] = section
            continue
        last[style] = section
    return found


@fact
def runs(doc: Document) -> tuple[tuple[Section, ...], ...]:
    """Numbered headings under one parent in one family of styles, cut where the numbering begins anew at one."""
    groups: dict[tuple[int | None, str], list[list[Section]]] = {}
    for section in doc.sections:
        if section.heading.number is None or section.ordinal in misfits(doc):
            continue
        found = groups.setdefault((section.parent, family(section)), [])
        if not found or section.heading.number == 1 or _unnumbered_between(doc, found[-1][-1], section):
            found.append([])
        found[-1].append(section)
    return tuple(sorted((tuple(run) for found in groups.values() for run in found), key=lambda r: r[0].span))


def _unnumbered_between(doc: Document, before: Section, after: Section) -> bool:
    """Whether a heading without a number stands between two siblings."""
    return any(not doc.sections[i].heading.style and doc.sections[i].level <= after.level
               for i in range(before.ordinal + 1, after.ordinal))  # fmt: skip


def steps(doc: Document) -> Iterator[Step]:
    """Every pair of neighbours in every run."""
    for run in runs(doc):
        for before, after in pairwise(run):
            yield Step(before, after, run)


def missing(doc: Document, step: Step) -> list[int]:
    """The numbers left out between two neighbours that stand nowhere else in the run, nor anywhere between."""
    first, last = step.numbers
    if last - first > 12:
        return []
    present = {number(section) for section in step.run}
    between = Span(step.before.heading.span.end, step.after.heading.span.start)
    return [
        value
        for value in range(first + 1, last)
        if value not in present and not occurs(doc, step.after.heading.style, value, between)
    ]


def occurs(doc: Document, style: str, value: int, within: Span) -> bool:
    """Whether the marker stands in ``within`` in any form, or a line there begins with its number."""
    if style.startswith("第") or value > 99:
        return marker(style, value) in doc.body[within.start : within.end]
    words = write(value) if "一" in style else str(value)
    if style == "①":
        return circled(value) in doc.body[within.start : within.end] if value <= 20 else True
    blank = f"[{BLANK}]*"
    digits = f"{TENS}0-9"
    if style.startswith("（") or style in ("一）", "1）"):
        forms = f"(?:[（(〔【]{blank})?(?<![{digits}]){words}{blank}[）)〕】]"
        opened = f"[（(〔【]?{blank}"
    else:
        forms = f"(?<![{digits}、第（(]){words}{blank}[、.．](?![{digits}])"
        opened = ""
    begins = f"(?:^|[\\r\\n]){blank}+{opened}{words}(?![{digits}年月个是要])"
    return re.compile(f"{forms}|{begins}").search(doc.body, within.start, within.end) is not None


def stray(doc: Document, step: Step) -> Section | None:
    """The heading of another style that says the number left out: 一、 （二） 三、."""
    first, last = step.numbers
    if last != first + 2:
        return None
    for section in doc.sections[step.before.ordinal + 1 : step.after.ordinal]:
        if number(section) == last - 1 and family(section) != family(step.after):
            earlier = doc.sections[step.before.ordinal + 1 : section.ordinal]
            if not any(family(other) == family(section) for other in earlier):
                return section
    return None


def malformed(doc: Document, step: Step) -> Iterator[Span]:
    """The bare number at the beginning of a line that must be a heading left out of the numbering: 三完善机制."""
    first, last = step.numbers
    present = {number(section) for section in step.run}
    style = step.after.heading.style
    if style not in UPPER or last - first > 12:
        return
    for value in range(first + 1, last):
        pattern = f"(?:^|(?<=[\\r\\n{BLANK}]))[（(〔【]?{write(value)}[.．，,：: 　]?(?=[\u4e00-\u9fff“《])(?![年月个是要大方])"
        between = re.compile(pattern).finditer(
            doc.body, step.before.heading.span.end, step.after.heading.span.start
        )
        for match in between:
            paragraph = doc.paragraph_at(match.start())
            if (
                value not in present
                and paragraph is not None
                and not doc.body[paragraph.span.start : match.start()].strip()
            ):
                yield Span(match.start(), match.start() + len(match[0].rstrip(BLANK)))
                break


def body_paragraph_after(doc: Document, offset: int) -> bool:
    """Whether the paragraph after the one at ``offset`` is body text that no heading begins."""
    here = doc.paragraph_at(offset)
    if here is None:
        return False
    starts = {section.heading.span.start for section in doc.sections}
    for paragraph in doc.paragraphs[here.ordinal + 1 :]:
        if paragraph.role == "furniture":
            continue
        return paragraph.role == "body" and paragraph.span.start not in starts
    return False


@fact
def begun_again(doc: Document) -> tuple[tuple[Section, Section, Section | None], ...]:
    """A heading number one, the next heading of its level that says one again, and what follows that: 一、 一、 三、.

    A 一、 that nothing follows may begin an appendix; a second （一） below the same heading cannot.
    """
    found = sorted(runs(doc), key=lambda r: (r[0].parent is not None, r[0].parent or 0, family(r[0])))
    return tuple(
        (before[-1], after[0], after[1] if len(after) > 1 else None)
        for before, after in pairwise(found)
        if len(before) == 1
        and (len(after) > 1 or before[0].parent is not None)
        and number(before[0]) == number(after[0]) == 1
        and before[0].parent == after[0].parent
        and family(before[0]) == family(after[0])
        and family(before[0]) in UPPER
        and not _divided(doc, before[0], after[0])
    )


def _divided(doc: Document, one: Section, other: Section) -> bool:
    """Whether a short line without a stop (附件2, a bare heading) stands just above the second heading."""
    paragraph = doc.paragraph_at(other.heading.span.start)
    if paragraph is None or paragraph.ordinal == 0:
        return True
    above = next(
        (
            p
            for p in reversed(doc.paragraphs[: paragraph.ordinal])
            if doc.text[p.span.start : p.span.end].strip()
        ),
        paragraph,
    )
    words = doc.quote(above.span).strip()
    return above.role == "furniture" or (above.span.start > one.heading.span.start and len(words) <= 30
                                         and words[-1:] not in "。！？；")  # fmt: skip


def without_number(doc: Document, step: Step) -> Span | None:
    """The words of the one paragraph between two neighbours that is shaped as their headings are, but has no number."""
    run_in = [s.heading.run_in for s in step.run]
    if len(set(run_in)) > 1:
        return None
    starts = {s.heading.span.start for s in doc.sections}
    first = doc.paragraph_at(step.before.heading.span.start)
    last = doc.paragraph_at(step.after.heading.span.start)
    if first is None or last is None:
        return None
    between = [
        p
        for p in doc.paragraphs[first.ordinal + 1 : last.ordinal]
        if p.role == "body" and p.span.start not in starts and doc.body[p.span.start : p.span.end].strip()
    ]
    found = []
    for place, paragraph in enumerate(between):
        text = doc.body[paragraph.span.start : paragraph.span.end].strip()
        start = doc.body.index(text, paragraph.span.start)
        stop = text.find("。")
        if run_in[0]:
            shaped = 4 <= stop <= 40 and len(text) - stop > 20
            end = start + stop
        else:
            shaped = (
                place > 0
                and 4 <= len(text) <= 40
                and text[-1] not in "。；：:;，,"
                and place + 1 < len(between)
            )
            end = start + len(text)
        if shaped:
            found.append(Span(start, end))
    return found[0] if len(found) == 1 else None


def bare_parts(doc: Document) -> Iterator[tuple[Section, Section, Section | None]]:
    """The one before, a heading of a required part that has no number among numbered ones, and the one after.

    The number must be what is lost: the next heading goes on one too far, or no heading follows.
    """
    top = [s for s in doc.sections if s.parent is None]
    for place, section in enumerate(top):
        before = top[place - 1] if place else None
        after = top[place + 1] if place + 1 < len(top) else None
        if (
            not section.heading.style
            and before is not None
            and family(before) == "一、"
            and (after is None or (family(after) == "一、" and number(after) == number(before) + 2))
            and (after is not None or number(before) >= 2)
            and is_bare_heading(doc, section.heading.title)
        ):
            yield before, section, after
