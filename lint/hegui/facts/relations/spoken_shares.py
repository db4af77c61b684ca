"""Shares said in words, held against the pair of figures before them: 240件，化解180件，八成五的矛盾; 每五起里就有三起; 过半案件.

As with rates without a base (``weighed``), any pair of figures that gives the share makes the text right; where none does,
the nearest pair is held against it, if it misses by little.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from hegui.document import Document, Span
from hegui.facts.frames import AMOUNTS, CHANGE, EACH, TYPES, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import FractionOf
from hegui.facts.relations.shared import bigrams
from hegui.facts.rows import listed, words_of
from hegui.text.numerals import read

_NUMBER = f"(?:{listed('small-number')}){{1,3}}"
_SIGN = "[\ue000-\ue003][\ue100-\ue1ef]"
_HALVES = words_of("half-said")
_SAID = re.compile(
    f"(?P<half>{listed('half-said')})"
    f"|(?:{listed('share-about')})?(?:{listed('tenths-said')})(?:{listed('share-more')})?"
    f"|(?P<of>(?:{listed('each-of')})(?:{_NUMBER}[一-龥]{{1,2}}?|{_SIGN})|{_SIGN}(?=[{listed('inside')}]))"
    f"[^，。；：（）、\ue000-\ue2ff]{{0,8}}?(?:{listed('among-them')})(?P<some>{_NUMBER}(?=[一-龥])|{_SIGN})"
)
_GATE = re.compile(listed("share-gate"))
_MORE = re.compile(listed("tenth-more"))
_EACH = re.compile(f"^(?:{listed('each-of')})")
_UNDER, _OVER = re.compile(listed("share-under")), re.compile(listed("share-more"))
_WHOLE, _PART = re.compile(listed("whole-told")), re.compile(listed("part-told"))
_SHARED = re.compile(f"(?:{listed('share-named')})(?:{listed('rate-led')}){{0,6}}$")
_NOT = re.compile(listed("not-done"))
_ELSEWHERE = re.compile(listed("elsewhere"))
_OTHER = re.compile(
    f"(?:{listed('change-named')})[^，。；：（）]{{0,4}}$|(?:{listed('rest-word')})[^，。；：（）]{{0,3}}$"
)
_STOPS = re.compile("[，。；：（）\ue000-\ue2ff]")


class _Share(NamedTuple):
    """A share in words: where it stands in the line, and what it leaves open."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    figure: Quantity | None = None


def spoken_shares(
    doc: Document, told: Collection[Span], subsets: Collection[tuple[int, int]]
) -> Iterator[FractionOf]:
    """Shares in words that miss the quotient of the pair of figures before them.

    Args:
        told: where fractions stand that a wording relates already.
        subsets: ordinals of wholes and parts that something relates as such.
    """
    for line in lines(doc):
        if len(line.figures) < _PAIR or not (TYPES["fraction"] in line.text or _GATE.search(line.text)):
            continue
        for share in _shares(line):
            said = _span(line, share)
            if not any(max(said.start, s.start) < min(said.end, s.end) for s in told):
                found = _held(line, share, said, subsets)
                if found is not None:
                    yield found


def _span(line: Line, share: _Share) -> Span:
    """The place of a share in the document; either end may be a figure."""
    first, last = line.at(share.start), line.at(share.end - 1)
    start = line.figures[first].span.start if line.starts[first] == share.start else line.offset(share.start)
    if line.starts[last] + 2 == share.end:
        return Span(start, line.figures[last].span.end)
    return Span(start, line.offset(share.end - 1) + 1)


def _shares(line: Line) -> Iterator[_Share]:
    """Every share said in words in a line."""
    for index, figure in enumerate(line.figures):
        if line.unit(index) == TYPES["fraction"] and figure.second is None:
            start = line.starts[index]
            more = _MORE.match(line.text, start + 2) if not figure.fraction else None
            yield _of_figure(figure, start, more[0] if more else "")
    for match in _SAID.finditer(line.text):
        if match["half"]:
            low, high = map(Fraction, _HALVES[match["half"]].split("-"))
            yield _Share(*match.span(), low, high)
        elif match["tenths"]:
            value = Fraction(read(match["tenths"]) or 0)
            yield _Share(*match.span(), *_tenths(value, match["more"] or "", match[0]))
        else:
            yield from _one_in(line, match)


def _of_figure(figure: Quantity, start: int, more: str) -> _Share:
    value = Fraction(figure.value)
    if not figure.fraction:
        return _Share(start, start + 2 + len(more), *_tenths(value, more, figure.surface), figure)
    low, high = value * Fraction(92, 100), value * Fraction(108, 100)
    if figure.high is None:
        low, high = value, Fraction(1)
    elif figure.low < value:
        low, high = value * Fraction(80, 100), max(value, Fraction(figure.high))
    return _Share(start, start + 2, low, high, figure)


def _tenths(value: Fraction, more: str, said: str) -> tuple[Fraction, Fraction]:
    """What so many tenths leave open: 八成, 近八成, 八成五, 八成以上."""
    tenth = read(more) if more else 0
    exact = (value + (Fraction(1, 2) if tenth is None else Fraction(tenth, 10))) / 10
    if _UNDER.search(said):
        return exact - Fraction(8, 100), exact
    if _OVER.search(said):
        return exact, exact + Fraction(15, 100)
    return (exact - _FINE, exact + _FINE) if more else (exact - Fraction(6, 100), exact + Fraction(8, 100))


def _one_in(line: Line, match: re.Match[str]) -> Iterator[_Share]:
    """每五起里就有三起."""
    values = []
    for name in ("of", "some"):
        words = _EACH.sub("", match[name])
        place = match.end(name) - 2
        if place in line.starts:
            values.append(Fraction(line.figures[line.starts.index(place)].value))
        else:
            number = re.match(_NUMBER, words)
            values.append(Fraction(read(number[0]) or 0) if number else Fraction(0))
    whole, part = values
    if 0 < part < whole <= _SMALL:
        value = part / whole
        yield _Share(*match.span(), value * Fraction(85, 100), value * Fraction(115, 100))


def _sound(line: Line, index: int, share: _Share) -> bool:
    figure = line.figures[index]
    role = line.text[line.starts[index]]
    within = share.start <= line.starts[index] < share.end
    return (
        not within
        and figure.kind in AMOUNTS
        and figure.exact
        and figure.value > 0
        and role not in (CHANGE, EACH)
    )


def _held(line: Line, share: _Share, said: Span, subsets: Collection[tuple[int, int]]) -> FractionOf | None:
    """The nearest pair of figures, if no pair gives the share and this one misses by little."""
    behind = line.following(share.start)
    block = _block(line, share, behind)
    before = line.text[max(0, share.start - 14) : share.start]
    if _ELSEWHERE.search(_STOPS.split(before)[-1]) or _OTHER.search(before):
        return None
    near = [
        i for i in range(max(0, behind - _REACH), min(len(line.figures), behind + 2))
        if block - 1 <= line.figures[i].block <= block and _sound(line, i, share)
    ]  # fmt: skip
    earlier = [i for i in near if i < behind]
    if len(earlier) < _PAIR or _explained(line, near, share):
        return None
    part = earlier[-1]
    wholes = [
        i for i in earlier if line.same_unit(i, part) and line.figures[i].value > line.figures[part].value
    ]
    if not wholes or line.figures[part].block != block:
        return None
    whole = wholes[-1]
    if _of_others(line, part, whole, share):
        return None
    p, w = line.figures[part], line.figures[whole]
    actual = Fraction(p.value) / w.value
    miss = max(share.low - actual, actual - share.high)
    named = _named(line, part, whole, share)
    points = named + _points(line, part, whole, share)
    points += sum(line.same_unit(i, part) for i in near) == _PAIR
    points += (w.ordinal, p.ordinal) in subsets
    if miss > _LITTLE or points < _ASKS:
        return None
    return FractionOf(
        part=p, wholes=(w,), fraction=share.figure, said=said, evidence=line.text[share.start : share.end],
        open=(share.low, share.high), thin=points < _TELLS or named < _SURE,
    )  # fmt: skip


_WHOSE = re.compile(listed("whose-share"))
_ALL = re.compile(listed("of-them-all"))
_LIGHT = re.compile(
    f"(?:{listed('part-adverb')}|{listed('done-adverb')}|{listed('detail-lead')}|{listed('share-light')})+"
)


def _of_others(line: Line, part: int, whole: int, share: _Share) -> bool:
    """Whether the words beside 占 name others than the two figures count: 女性占三分之一, 占应参与居民小组的三分之一."""
    said = _WHOSE.fullmatch(_STOPS.split(line.text[max(0, share.start - 24) : share.start])[-1])
    if said is None:
        return False
    for name, index in (("who", part), ("of", whole)):
        own = _LIGHT.sub("", said[name])
        told = f"{_clause(line, index)}，{line.figures[index].head}"
        if len(own) > 1 and not _ALL.search(own) and not bigrams(own) & bigrams(told):
            return True
    return False


def _block(line: Line, share: _Share, behind: int) -> int:
    """The sentence a share stands in."""
    if share.figure is not None:
        return share.figure.block
    if not behind:
        return line.figures[0].block
    last = line.figures[behind - 1]
    crossed = line.text[line.starts[behind - 1] + 2 : share.start].count("。")
    return last.block + crossed


def _explained(line: Line, near: Sequence[int], share: _Share) -> bool:
    """Whether any two figures of one unit give the share, or what it leaves where something is denied."""
    denied = _NOT.search(_STOPS.split(line.text[share.end : share.end + 20])[0]) is not None
    for one, other in permutations(near, 2):
        if line.same_unit(one, other) and line.figures[other].value >= line.figures[one].value:
            value = Fraction(line.figures[one].value) / line.figures[other].value
            if share.low <= value <= share.high or (denied and share.low <= 1 - value <= share.high):
                return True
    return False


def _clause(line: Line, index: int) -> str:
    return f"{line.clause_before(index)}，{line.clause_behind(index)}"


def _named(line: Line, part: int, whole: int, share: _Share) -> int:
    """How much the words beside a share say that it is the part's: what they have in common with the part alone."""
    before = _STOPS.split(line.text[max(0, share.start - 20) : share.start])[-1]
    after = _STOPS.split(line.text[share.end : share.end + 20])[0]
    words = bigrams(before) | bigrams(after)
    if _SHARED.search(before) and not after:
        return 2
    told, of = bigrams(_clause(line, part)), bigrams(_clause(line, whole))
    return 2 if words & (told - of) else 1 if words & (told | of) else 0


def _points(line: Line, part: int, whole: int, share: _Share) -> int:
    """How much else speaks for a pair."""
    points = -int(not line.figures[part].discrete)
    points += int(_WHOLE.search(_clause(line, whole)) is not None)
    points += _PART.search(_clause(line, part)) is not None
    points += line.text.count("，", line.starts[part], share.start) <= 1
    return points


_PAIR = 2
_REACH = 6  # figures before a share
_SMALL = 100  # of so many, at most, some are named
_FINE = Fraction(3, 100)
_LITTLE = Fraction(25, 100)
_ASKS, _TELLS, _SURE = 1, 4, 2
"""Points for a question, and for a warning."""
