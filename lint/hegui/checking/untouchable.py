"""What no automatic correction may touch, whatever a rule says: numbers, quotations, names, markup, line breaks.

The guard knows no rule. It compares the paragraph as it was with the paragraph as it would be, and lets a correction
pass only when everything in it that must stay has stayed, and nothing but a slip goes (``hegui.checking.slips``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hegui.api import Edit, Fix
from hegui.checking.slips import NAME, NUMBER, objection
from hegui.document import Document, Span, fact
from hegui.facts.rows import rows
from hegui.text.numerals import TENS
from hegui.writing import applied

QUOTATION = "涉及引号、书名号里的文字"
MARKUP = "涉及标记或换行"
EMPTY = "没有改动或改动越界"

_HAN = "\u4e00-\u9fff"
_NUMERAL = f"〇○零{TENS}百千万亿两"


def _words(name: str) -> str:
    """The words of one class of ``proper.tsv`` as alternatives of a pattern, the longest first."""
    words = [word for group, word, *_ in rows("proper.tsv") if group == name]
    return "|".join(sorted(words, key=len, reverse=True))


# Words first: what stands in them is no number. Then Arabic numbers with all that makes their value, then Chinese ones.
_TOKEN = re.compile(
    rf"(?:{_words('not-number')})"
    rf"|([0-9０-９]+(?:[.．,，:：/／·][0-9０-９]+)*[%％‰]?|[{_NUMERAL}]+)"
)
_UNIT = re.compile(f"[ \u3000\u00a0]*([{_HAN}])")
_QUOTES = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』"}
_QUOTE_MARKS = re.compile(f"[{''.join(_QUOTES)}{''.join(_QUOTES.values())}]")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")

_OFFICES = _words("office")
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习"
)
_PERSON = re.compile(
    rf"(?:{_OFFICES}|同志)[：:、\s]?([{_SURNAMES}][{_HAN}]{{1,2}})|([{_SURNAMES}][{_HAN}]{{1,2}})(?=同志|{_OFFICES})"
)
_PLACE = re.compile(rf"[{_HAN}]{{1,5}}?(?:{_words('region')})")
_PLACE_IN_TEXT = re.compile(rf"(?<=[，。；、：（(\s在对赴到与和及])([{_HAN}]{{2,4}}(?:{_words('place')}))")
_NO_PLACE = re.compile(f"^(?:{_words('no-place')})")


def numbers(text: str) -> list[str]:
    """Every number in ``text``, as written, in order."""
    return [match[1] for match in _TOKEN.finditer(text) if match[1]]


def counted(text: str) -> list[str]:
    """Every number in ``text`` with the letter that says what it counts: 二十大, 二十届, 12件; blanks looked through."""
    found = []
    for match in _TOKEN.finditer(text):
        if match[1]:
            unit = _UNIT.match(text, match.end())
            found.append(match[1] + (unit[1] if unit else ""))
    return found


def quoted(text: str) -> list[str]:
    """What stands within quotation marks and 《》 in one paragraph.

    A mark without its partner takes everything up to the end (or from the beginning): where such a quotation
    ends, nobody can know.
    """
    found: list[str] = []
    for opening, closing in _QUOTES.items():
        depth = start = 0
        for match in _QUOTE_MARKS.finditer(text):
            if match[0] == opening:
                start = match.end() if depth == 0 else start
                depth += 1
            elif match[0] == closing:
                if depth <= 1:
                    found.append(text[start if depth else 0 : match.start()])
                depth = max(0, depth - 1)
        if depth:
            found.append(text[start:])
    return found


@fact
def names(document: Document) -> list[Span]:
    """Where persons, places and bodies are named, as far as that can be told; sorted."""
    identity, text = document.identity, document.text
    known = {identity.issuer, *(match[0] for match in _PLACE.finditer(identity.issuer))}
    spans = [Span(*m.span()) for name in known if len(name) > 1 for m in re.finditer(re.escape(name), text)]
    spans += [span for span in (identity.issuer_span, identity.signature_span) if span is not None]
    for match in _PERSON.finditer(text):
        spans.append(Span(*match.span(1 if match[1] else 2)))
    spans += [Span(*m.span(1)) for m in _PLACE_IN_TEXT.finditer(text) if not _NO_PLACE.match(m[1])]
    return sorted(set(spans))


def permitted(document: Document, fix: Fix, proper: Iterable[Span] = ()) -> bool:
    """Whether ``fix`` is well formed, mends a slip, and leaves alone what must stay. Arguments as of ``refusal``."""
    return not refusal(document, fix, proper)


def refusal(document: Document, fix: Fix, proper: Iterable[Span] = ()) -> str:
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
    if _touched(edits, (m.span for m in document.marks if m.kind in ("markup", "suppression"))):
        return MARKUP
    if _touched(edits, (*names(document), *proper)):
        return NAME
    for begin, end, inside in _paragraphs(document, edits):
        before = document.text[begin:end]
        shifted = [Edit(Span(*e.span).shift(-begin), e.text) for e in inside]
        reason = _loss(before, applied(before, shifted)) or next(
            filter(None, (objection(before, *e.span, e.text, fix.vouched) for e in shifted)), ""
        )
        if reason:
            return reason
    return ""


def _touched(edits: list[Edit], kept: Iterable[Span]) -> bool:
    return any(_touches(edit.span, span) for span in kept for edit in edits)


def _loss(before: str, after: str) -> str:
    """What of a paragraph has not stayed."""
    if before == after:
        return EMPTY
    if numbers(before) != numbers(after) or counted(before) != counted(after):
        return NUMBER
    return QUOTATION if quoted(before) != quoted(after) else ""


def collide(one: Edit, other: Edit) -> bool:
    """Whether two edits, ``one`` not after ``other``, cannot both be made: they overlap, or insert at one place."""
    return other.span[0] < one.span[1] or tuple(other.span) == tuple(one.span)


def _touches(edit: tuple[int, int], span: Span) -> bool:
    """Whether the edit changes something inside ``span``; at its borders it may insert."""
    start, end = edit
    return span.start < end and start < span.end


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
