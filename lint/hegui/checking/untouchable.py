"""What no automatic correction may touch, whatever a rule says: numbers, quotations, names, markup, line breaks.

The guard knows no rule. It compares the paragraph as it was with the paragraph as it would be, and lets a correction
pass only when everything in it that must stay has stayed, and nothing but a slip goes (``hegui.checking.slips``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Edit, Fix
from hegui.checking.places import Places
from hegui.checking.slips import NAME, NUMBER, objection
from hegui.document import Document, Span, fact
from hegui.facts.persons import titled
from hegui.facts.rows import alternatives
from hegui.text.compiled import of_text
from hegui.text.marks import quoted
from hegui.text.numerals import ARABIC, SPOKEN, ZEROS
from hegui.writing import applied

QUOTATION = "涉及引号、书名号里的文字"
MARKUP = "涉及标记或换行"
EMPTY = "没有改动或改动越界"
LONG = "所在段落过长"

_LONGEST = 20_000
"""Characters of a paragraph that is compared as it was with as it would be, for each correction anew."""

_HAN = "\u4e00-\u9fff"
# Words first: what stands in them is no number. Then Arabic numbers with all that makes their value, then Chinese ones.
_TOKEN = re.compile(
    rf"(?:{alternatives('proper.tsv', 'not-number')})"
    rf"|([{ARABIC}]+(?:[.．,，:：/／·][{ARABIC}]+)*[%％‰]?|[{ZEROS}○{SPOKEN}]+)"
)
_UNIT = re.compile(f"[ \u3000\u00a0]*([{_HAN}])")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")

_PLACE = re.compile(rf"[{_HAN}]{{1,5}}?(?:{alternatives('proper.tsv', 'region')})")
_PLACE_IN_TEXT = re.compile(
    rf"(?<=[，。；、：（(\s在对赴到与和及])([{_HAN}]{{2,4}}(?:{alternatives('proper.tsv', 'place')}))"
)
_NO_PLACE = re.compile(f"^(?:{alternatives('proper.tsv', 'no-place')})")


def numbers(text: str) -> list[str]:
    """Every number in ``text``, as written, in order."""
    return [match[1] for match in _TOKEN.finditer(text) if match[1]]


def counted(text: str) -> list[tuple[str, str]]:
    """Every number in ``text``, and the letter that says what it counts: 二十大, 二十届, 12件; blanks looked through."""
    found = []
    for match in _TOKEN.finditer(text):
        if match[1]:
            unit = _UNIT.match(text, match.end())
            found.append((match[1], unit[1] if unit else ""))
    return found


@fact
def names(document: Document) -> list[Span]:
    """Where persons, places and bodies are named, as far as that can be told; sorted."""
    identity, text = document.identity, document.text
    known = {identity.issuer, *(match[0] for match in _PLACE.finditer(identity.issuer))}
    spans = [
        Span(*m.span()) for name in known if len(name) > 1 for m in of_text(re.escape(name)).finditer(text)
    ]
    spans += [span for span in (identity.issuer_span, identity.signature_span) if span is not None]
    spans += titled(text)
    spans += [Span(*m.span(1)) for m in _PLACE_IN_TEXT.finditer(text) if not _NO_PLACE.match(m[1])]
    return sorted(set(spans))


def permitted(document: Document, fix: Fix, proper: Places | None = None) -> bool:
    """Whether ``fix`` is well formed, mends a slip, and leaves alone what must stay. Arguments as of ``refusal``."""
    return not refusal(document, fix, proper)


def refusal(document: Document, fix: Fix, proper: Places | None = None) -> str:
    """Why ``fix`` may not be made, a few Chinese words; ``""`` when it may.

    Args:
        proper: further names, of the configuration.
    """
    edits = sorted(fix.edits)
    length = len(document.text)
    if not edits or any(not 0 <= start <= end <= length for (start, end), _ in edits):
        return EMPTY
    if any(collide(one, other) for one, other in pairwise(edits)):
        return EMPTY
    if any(_BREAK.search(edit.text) or _BREAK.search(document.quote(edit.span)) for edit in edits):
        return MARKUP
    if _touched(edits, _markup(document)):
        return MARKUP
    if _touched(edits, _named(document)) or (proper is not None and _touched(edits, proper)):
        return NAME
    for begin, end, inside in _paragraphs(document, edits):
        if end - begin > _LONGEST:
            return LONG
        before = document.text[begin:end]
        shifted = [Edit(Span(*e.span).shift(-begin), e.text) for e in inside]
        reason = _loss(document, Span(begin, end), applied(before, shifted)) or next(
            filter(None, (objection(before, *e.span, e.text, fix.vouched) for e in shifted)), ""
        )
        if reason:
            return reason
    return ""


@fact
def _markup(document: Document) -> Places:
    return Places(m.span for m in document.marks if m.kind in ("markup", "suppression", "code"))


@fact
def _named(document: Document) -> Places:
    return Places(names(document))


def _touched(edits: list[Edit], kept: Places) -> bool:
    """Whether an edit changes something inside one of ``kept``; at their borders it may insert."""
    return any(kept.overlap(edit.span) for edit in edits)


def _loss(document: Document, line: Span, after: str) -> str:
    """What of a line has not stayed."""
    if document.quote(line) == after:
        return EMPTY
    if _counted(document, line) != counted(after):
        return NUMBER
    return QUOTATION if _quoted(document, line) != quoted(after) else ""


@fact
def _counted(document: Document, line: Span) -> list[tuple[str, str]]:
    """A long line may have many corrections."""
    return counted(document.quote(line))


@fact
def _quoted(document: Document, line: Span) -> list[str]:
    return quoted(document.quote(line))


def collide(one: Edit, other: Edit) -> bool:
    """Whether two edits, ``one`` not after ``other``, cannot both be made: they overlap, or insert at one place."""
    return other.span[0] < one.span[1] or tuple(other.span) == tuple(one.span)


@fact
def _breaks(document: Document) -> list[int]:
    return [match.start() for match in _BREAK.finditer(document.text)]


def _paragraphs(document: Document, edits: list[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Each line that has edits: begin, end, its edits."""
    breaks = _breaks(document)
    lines: dict[int, list[Edit]] = {}
    for edit in edits:
        lines.setdefault(bisect_left(breaks, edit.span[0]), []).append(edit)
    for line, inside in lines.items():
        begin = breaks[line - 1] + 1 if line else 0
        yield begin, breaks[line] if line < len(breaks) else len(document.text), inside
