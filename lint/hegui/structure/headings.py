"""Finds headings: 一、 （一） 1. （1） ①, 第一部分, run-in, glued, and bare ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hegui.document import Heading, Kind, Paragraph, Span
from hegui.structure import data
from hegui.structure.sheet_rows import sheet_rows
from hegui.text.blanks import BLANK, skip, trimmed
from hegui.text.numerals import ARABIC, CIRCLED, ORDINAL, TENS, ordinal

_B = f"[{BLANK}]*"
_D = f"[{ARABIC}]"
_YEAR = "(?:19|20)[0-9]{2}年"

_MARKER = re.compile(
    f"第(?P<part>{ORDINAL}|{_D}{{1,2}})(?P<unit>部分|章|节|篇)"
    f"|[（(]{_B}(?P<bracketed>{ORDINAL}){_B}[）)][、.．，,]?"
    f"|(?P<plain>{ORDINAL}){_B}[、.．，,：:]"
    f"|(?P<half>{ORDINAL})[）)]"
    f"|[（(]{_B}(?P<boxed>{_D}{{1,2}}){_B}[）)]"
    f"|(?P<dotted>{_D}{{1,2}})[.．](?:(?={_YEAR})|(?!{_D}))"
    f"|(?P<listed>{_D}{{1,2}})、(?:(?={_YEAR})|(?!{_D}))"
    f"|(?P<closed>{_D}{{1,2}})[）)]"
    f"|(?P<circled>[{CIRCLED}])"
)
_STYLES = {
    "bracketed": "（一）", "plain": "一、", "half": "一）", "boxed": "（1）", "dotted": "1.", "listed": "1、",
    "closed": "1）", "circled": "①",
}  # fmt: skip

_GLUED = re.compile(f"(?<=[。！？!?”’）)：:]){_B}(?=[（(]{ORDINAL}[）)]|{ORDINAL}、|第{ORDINAL}部分)")
_SECOND = re.compile(f"[。！？”]{_B}[（(]二[）)]")
_PART_END = frozenset(data.words("heading-end"))
"""Last words of a heading after which 一是 begins the text although nothing divides the two."""
_TOKEN = re.compile("[“‘《（(「【]|[”’》）)」】]|[。！？!?：:，,；;]|一(?:是|方面)|\u3000+|[ \xa0]{2,}")
_OPENING = frozenset("“‘《（(「【")
_CLOSING = frozenset("”’》）)」】")
_STOPS = frozenset("。！？!?")
_CLAUSE_STOPS = frozenset("，,；;：:")
_END_MARKS = "。！？!?；;，,：:、"

_FAR = 3000
"""How far the next heading glued into the same paragraph may be."""
_SENTENCE_HEAD = 60
"""A first sentence longer than this is no heading: the heading ends at its first clause."""
_LONE_SENTENCE = 45
"""The same for a numbered paragraph that is one sentence and nothing else."""
_WHOLE_HEAD = 80
"""A paragraph without a stop inside is a heading up to this length."""

_ROLES = frozenset(("body", "preamble", "heading"))
_KINDS = frozenset(("paragraph", "heading", "textbox"))

_PERIOD = "(?:(?:[12][0-9]{3}年度?|[上下本]一?年度|我[省市县区乡镇局]|全[省市县区乡镇局])的?){0,4}"
_AFTER_NUMBER = data.alternatives("after-number")
"""Behind a numeral these make it a number of something, no marker: 三级, 二季度."""
_LINES = tuple(data.words("heading-line"))
"""What the headings of annual reports say when they say no more than which part begins."""
_LATER = data.alternatives("later-part-word")


class Forms(NamedTuple):
    """What the headings of some kinds of report look like.

    Attributes:
        bare: a line without a number that can only be the heading of a part; fullmatch on the words.
        spaced: the same with a blank behind it, in front of text.
        later: what shows that 一、 inside a paragraph that holds the whole report is its first heading.
    """

    bare: re.Pattern[str]
    spaced: re.Pattern[str]
    later: re.Pattern[str]


@lru_cache(maxsize=16)
def heading_forms(kinds: tuple[Kind, ...] = ()) -> Forms:
    """The forms that reports of ``kinds`` have in common, and those of any annual report."""
    wordings = [kind.wording for kind in kinds]
    subjects = "|".join(dict.fromkeys(s for w in wordings for s in w.subjects))
    lines = "|".join(dict.fromkeys((*_LINES, *(line for w in wordings for line in w.headings))))
    later = "|".join(dict.fromkeys((_LATER, *(words for w in wordings for words in w.heading_words))))
    bare = (
        f"{_PERIOD}(?:{data.alternatives('manner-word')})?(?:{data.alternatives('carry-out')})?(?:{subjects})?"
        f"(?:{data.alternatives('heading-filler')}){{0,12}}(?:{lines})的?(?:有关|主要)?(?:情况)?"
    )
    spaced = re.compile(f"(?:{bare})(?=[{BLANK}])")
    return Forms(
        re.compile(bare),
        spaced,
        re.compile(f"[。！？”；;]{_B}[二三四五六]、[^。，；]{{0,40}}?(?:{later})"),
    )


APPENDIX = re.compile(
    f"附{_B}+件{_B}+[{ARABIC}{TENS}]{{0,2}}{_B}+[：:]?|(?:附[：:])?[^。；]{{0,16}}(?:名词|术语)(?:解释|注释|说明)[：:]?"
)
"""A line that begins an appendix: 附件2, 名词解释; what follows belongs to no section above it."""


class _Found(NamedTuple):
    style: str
    number: int
    start: int
    end: int


def find_headings(
    body: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind] = ()
) -> tuple[Heading, ...]:
    """The headings in the order of the text; levels are given by ``section_tree``.

    Args:
        kinds: the kinds of report it may be of.
    """
    forms = heading_forms(tuple(kinds))
    candidates = [p for p in paragraphs if p.role in _ROLES and p.kind in _KINDS]
    markers = [_marker(body, p.span) for p in candidates]
    is_row = sheet_rows(tuple(kinds), body, candidates)
    markers = [None if m is not None and is_row(i) else m for i, m in enumerate(markers)]
    first_plain = next((m.number for m in markers if m is not None and m.style == "一、"), 0)
    last: dict[str, int] = {}
    headings: list[Heading] = []
    for index, (paragraph, found) in enumerate(zip(candidates, markers, strict=True)):
        start, end = paragraph.span
        begun = start
        if found is not None:
            headings.append(_numbered(body, found, end, forms.spaced, glued=False))
            _count(last, found)
            begun = headings[-1].span.end
        elif (
            bare := _unnumbered(body, paragraph, candidates[index + 1 : index + 2], forms.bare)
        ) is not None:
            headings.append(bare)
            last.clear()
            continue
        if paragraph.kind == "heading":
            continue
        headings.extend(_glued(body, begun, end, last, first_plain, forms, cut=found is not None))
    return tuple(headings)


def _marker(body: str, span: Span) -> _Found | None:
    """The marker that a paragraph begins with, when words follow it and it is no number in the text."""
    start = skip(body, span.start, span.end)
    match = _MARKER.match(body, start, span.end)
    if match is None:
        return None
    found = _read(match)
    if found is None or not _begins_heading(body, found, span.end):
        return None
    return found


def _read(match: re.Match[str]) -> _Found | None:
    group = match.lastgroup or ""
    if match["part"]:
        style, words = f"第一{match['unit']}", match["part"]
    else:
        style, words = _STYLES[group], match[group]
    number = ordinal(words)
    return None if number is None else _Found(style, number, match.start(), match.end())


def _begins_heading(body: str, found: _Found, end: int) -> bool:
    words = body[found.end : min(end, found.end + 12)].strip(BLANK)
    sign = body[found.end - 1]
    if found.style.startswith("第"):
        if found.end >= end or body[found.end] in BLANK + "、：:，,":
            return True
        return end - found.end <= 40 and body[end - 1] not in _END_MARKS
    if not words or words[0] in "，。；：、）)%％—-~":
        return False
    if found.style == "一、":
        if sign in "，,：:.．":
            # 一，and 一: are slips for 一、 only in a line that is nothing but a heading
            return (
                end - found.end <= 40 and body[end - 1] not in "。；，" and "\u4e00" <= words[0] <= "\u9fff"
            )
        return not _coordinate(words, found.number)
    if found.style == "一）":
        return "\u4e00" <= words[0] <= "\u9fff" or words[0] in "“《"
    if found.style in ("1、", "1."):
        return words[0] not in "．.0123456789" or re.match(_YEAR, words) is not None
    return True


def _coordinate(words: str, number: int) -> bool:
    """Whether 一、 belongs to 一、二、三产业 or 一、二级: the next number follows at once, with a class word."""
    following = re.match(f"({ORDINAL})(.)", words)
    if following is None:
        return False
    word, after = following[1], following[2]
    if word.startswith("三") and after == "产":
        return True
    numbers = {ordinal(word), ordinal(word[0])}
    return number + 1 in numbers and (after in _AFTER_NUMBER or len(word) > 1)


def _numbered(body: str, found: _Found, end: int, spaced: re.Pattern[str], *, glued: bool) -> Heading:
    begin = skip(body, found.end, end)
    if found.style.startswith("第"):
        while begin < end and body[begin] in "、：:，," + BLANK:
            begin += 1
    title_end, span_end = _known_head(body, begin, end, spaced) or _head(body, begin, end, found)
    title = trimmed(body, (begin, title_end))
    while title.length > 1 and body[title.end - 1] in _END_MARKS:
        title = trimmed(body, (title.start, title.end - 1))
    span = trimmed(body, (found.start, span_end))
    rest = trimmed(body, (span.end, end))
    return Heading(
        span=span,
        marker=Span(found.start, found.end),
        title=title,
        number=found.number,
        style=found.style,
        run_in=rest.length > 0,
        glued=glued,
    )


def _known_head(body: str, begin: int, end: int, spaced: re.Pattern[str]) -> tuple[int, int] | None:
    """Where words that can only be the heading of a part end, when a blank and no more divides them from the text."""
    known = spaced.match(body, begin, end)
    if known is None:
        return None
    rest = body[known.end() : end]
    goes_on = len(rest.strip(BLANK)) > 30 or any(sign in rest for sign in "。；")
    return (known.end(), known.end()) if goes_on else None


def _head(body: str, begin: int, end: int, found: _Found) -> tuple[int, int]:
    """Where the words of a heading end, and where the heading with its closing mark ends."""
    depth = 0
    clause = -1
    for match in _TOKEN.finditer(body, begin, min(end, begin + 240)):
        sign, at = match[0], match.start()
        if sign in _OPENING:
            if at - begin >= 3 and _next_inside(body, at, end, found):
                return at, at
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif sign in _STOPS:
            alone = not body[match.end() : end].strip(BLANK)
            if at - begin <= (_LONE_SENTENCE if alone and clause >= 0 else _SENTENCE_HEAD):
                return at, match.end()
            break
        elif sign in _CLAUSE_STOPS:
            if clause < 0 and at - begin >= 4:
                clause = at
            if sign in "：:" and 2 <= at - begin <= 30 and _goes_on(body, match.end(), end):
                return at, match.end()
        elif _runs_in(body, begin, match, end):
            return at, at
    return _whole_head(body, begin, end, clause)


def _runs_in(body: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the text goes on at ``match``, a blank or the beginning of a numbered item, behind the heading."""
    at = match.start()
    if match[0][0] == "一":
        return at - begin >= 2 and (body[at - 1] in "，,；;：:。" + BLANK or body[at - 2 : at] in _PART_END)
    return at - begin >= 4 and _goes_on(body, match.end(), end)


def _whole_head(body: str, begin: int, end: int, clause: int) -> tuple[int, int]:
    """The whole line, or the words before its first clause mark at ``clause`` where it is too long."""
    words = trimmed(body, (begin, end))
    last = body[words.end - 1]
    length = words.length - (words.end > words.start and last in _STOPS)
    if length > (_LONE_SENTENCE if last in "。；" else _WHOLE_HEAD) and 0 <= clause < words.end - 1:
        return clause, clause
    stop = words.end
    while stop > begin and body[stop - 1] in _END_MARKS:
        stop -= 1
    return stop, words.end


def _goes_on(body: str, start: int, end: int) -> bool:
    """Whether what follows is text rather than the second half of a heading."""
    rest = body[start:end].strip(BLANK)
    return len(rest) > 30 or any(sign in rest[:-1] for sign in "。；")


def _next_inside(body: str, at: int, end: int, found: _Found) -> bool:
    """Whether a bracketed number that continues the numbering stands at ``at``: 二、举措（一）强化…."""
    match = _MARKER.match(body, at, end)
    if match is None or not match["bracketed"]:
        return False
    number = ordinal(match["bracketed"])
    wanted = found.number + 1 if found.style == "（一）" else 1
    return number == wanted and end - match.end() >= 4 and found.style in ("一、", "（一）")


def _glued(
    body: str,
    begun: int,
    end: int,
    last: dict[str, int],
    first_plain: int,
    forms: Forms,
    *,
    cut: bool,
) -> Iterator[Heading]:
    """Headings that stand inside a paragraph: only such as continue the numbering and look like headings.

    Args:
        cut: a heading ends at ``begun``; another one may follow it without a stop.
    """
    position = begun
    while position < end:
        follows = cut and position == begun
        ahead = skip(body, begun, end)
        if follows and (match := _MARKER.match(body, ahead, end)) is not None:
            start = ahead
        elif (place := _GLUED.search(body, position, end)) is not None:
            start = place.end()
            match = _MARKER.match(body, start, end)
        else:
            return
        position = max(start, position) + 1
        found = _read(match) if match is not None else None
        if found is None:
            continue
        if not _continues(body, found, start, end, last, first_plain, forms, cut=follows and start == ahead):
            continue
        heading = _numbered(body, found, end, forms.spaced, glued=True)
        _count(last, found)
        yield heading
        # The first heading of the next level may follow at once: 一、主要举措和成效（一）…
        begun = position = heading.span.end
        cut = True


def _continues(
    body: str,
    found: _Found,
    start: int,
    end: int,
    last: dict[str, int],
    first_plain: int,
    forms: Forms,
    *,
    cut: bool,
) -> bool:
    if found.style not in ("一、", "（一）", "第一部分") or not _begins_heading(body, found, end):
        return False
    before = body[max(0, start - 4) : start].rstrip(BLANK)[-1:]
    expected = last.get(found.style, 0) + 1
    if found.number != expected:
        return False
    begin = skip(body, found.end, end)
    words = (_known_head(body, begin, end, forms.spaced) or _head(body, begin, end, found))[0] - found.end
    if not 2 <= words <= (_SENTENCE_HEAD if found.style == "一、" and found.number > 1 else 45):
        return False
    if cut:
        return True
    if found.number > 1:
        return before not in "：:"
    if found.style == "一、":
        if first_plain == 0 and before in "。：:！？":
            if forms.spaced.match(body, begin, end):
                return True
            return forms.later.search(body, found.end, end) is not None
        return first_plain == 2 and before in "。：:"
    # （一） in running text: a heading only after a full stop or a heading, and when （二） follows after a full stop
    return before not in "：:" and _SECOND.search(body, found.end, min(end, found.end + _FAR)) is not None


def _count(last: dict[str, int], found: _Found) -> None:
    """Note ``found``; a heading of a higher level starts the numbering below it anew."""
    if found.style.startswith("第"):
        last.pop("一、", None)
    if found.style.startswith("第") or found.style == "一、":
        last.pop("（一）", None)
    last[found.style if found.style != "一）" else "（一）"] = found.number


def _unnumbered(
    body: str, paragraph: Paragraph, following: Sequence[Paragraph], bare: re.Pattern[str]
) -> Heading | None:
    span = trimmed(body, paragraph.span)
    declared = paragraph.kind == "heading" or paragraph.outline > 0
    last = body[span.end - 1 : span.end]
    if not span.length or span.length > (_WHOLE_HEAD if declared else 40) or last in "。；，":
        return None
    end = span.end
    while end > span.start and body[end - 1] in _END_MARKS:
        end -= 1
    title = Span(span.start, end)
    if not title.length:
        return None
    if not declared:
        if not following:
            return None
        appendix = APPENDIX.fullmatch(body, *title) is not None
        below = following[0].span
        short = below.length <= 12 and _marker(body, below) is None
        if not appendix and (not bare.fullmatch(body, *title) or short):
            return None
    return Heading(span, Span(span.start, span.start), title, None, "", False, False)
