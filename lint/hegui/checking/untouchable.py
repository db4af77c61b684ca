"""What no automatic correction may touch, whatever a rule says: numbers, quotations, names, markup, line breaks.

The guard knows no rule. It compares the paragraph as it was with the paragraph as it would be, and lets a correction
pass only when everything in it that must stay has stayed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hegui.api import Edit, Fix
from hegui.document import Document, Span, fact
from hegui.facts.units import rows
from hegui.text.numerals import TENS
from hegui.writing import applied

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
    """Whether ``fix`` is well formed and leaves numbers, quotations, names, markup and line breaks as they are.

    Args:
        proper: further names, of the configuration.
    """
    edits = sorted(fix.edits)
    length = len(document.text)
    if not edits or any(not 0 <= start <= end <= length for (start, end), _ in edits):
        return False
    if any(collide(one, other) for one, other in pairwise(edits)):
        return False
    if any(_BREAK.search(edit.text) or _BREAK.search(document.quote(edit.span)) for edit in edits):
        return False
    kept = [
        *names(document),
        *proper,
        *(m.span for m in document.marks if m.kind in ("markup", "suppression")),
    ]
    if any(_touches(edit.span, span) for edit in edits for span in kept):
        return False
    for begin, end, inside in _paragraphs(document.text, edits):
        before = document.text[begin:end]
        after = applied(before, [Edit(Span(*e.span).shift(-begin), e.text) for e in inside])
        if before == after or numbers(before) != numbers(after) or quoted(before) != quoted(after):
            return False
    return True


def collide(one: Edit, other: Edit) -> bool:
    """Whether two edits, ``one`` not after ``other``, cannot both be made: they overlap, or insert at one place."""
    return other.span[0] < one.span[1] or tuple(other.span) == tuple(one.span)


def _touches(edit: tuple[int, int], span: Span) -> bool:
    """Whether the edit changes something inside ``span``; at its borders it may insert."""
    start, end = edit
    return span.start < end and start < span.end


def _paragraphs(text: str, edits: list[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Each line that has edits: begin, end, its edits."""
    breaks = [m.start() for m in _BREAK.finditer(text)]
    lines: dict[int, list[Edit]] = {}
    for edit in edits:
        lines.setdefault(bisect_left(breaks, edit.span[0]), []).append(edit)
    for line, inside in lines.items():
        begin = breaks[line - 1] + 1 if line else 0
        yield begin, breaks[line] if line < len(breaks) else len(text), inside
