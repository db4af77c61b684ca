"""Steps of one process: 受理45件，办结43件; what of them is left; those who passed of those who sat an examination."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from hegui.document import Document
from hegui.facts.frames import AMOUNTS, PERSONS, PLAIN, Line, lines
from hegui.facts.kinds import funnel, kind_of
from hegui.facts.quantities import Quantity
from hegui.facts.relations.cues import Met, met
from hegui.facts.relations.model import Relation, Subset, SumOf
from hegui.facts.rows import listed, words_of
from hegui.lexicon import classes_of
from hegui.text.numerals import Number

# Words that bring in matters of other years, and words that keep them out.
_CARRIED = re.compile(f"{listed('carried-over')}|含[^，。；]{{0,6}}年")
_CLOSED = re.compile(
    f"无(?:{listed('earlier-years')})?(?:{listed('left-unfinished')})|没有(?:往年|上年)?(?:遗留|结转)|(?:全部|均)(?:为|是)(?:当年|本年|今年)"
)
_FAR = 30  # characters
_ROUND = 60


def steps(doc: Document, summed: Collection[int]) -> Iterator[Relation]:
    """The later step with the earlier one, by ``data/funnels.tsv`` and the rows ``subset``; and what is left.

    Args:
        summed: ordinals of the figures that are parts of a sum already.
    """
    seen: set[int] = set()
    for line in lines(doc):
        for index in range(1, len(line.figures)):
            if line.same_unit(index - 1, index) and (found := _step(line, index)) is not None:
                seen.add(line.figures[index].ordinal)
                yield found
    for one in met(doc, "subset"):
        subset = one.figure("subset")
        if subset.ordinal not in seen and (subset.unit in PERSONS or "one-each" in one.cue.marks):
            seen.add(subset.ordinal)
            yield Subset(source=one.figure("source"), subset=subset, cue=one.cue.id)
    worked = re.compile(classes_of(doc).pattern("finish", "handle", "past-marker"))
    told = set(summed)
    for one in met(doc, "remainder"):
        if one.figure("rest").ordinal not in told and (left := _remainder(one, worked)) is not None:
            told.add(one.figure("rest").ordinal)
            yield left


def _step(line: Line, index: int) -> Subset | None:
    source, subset = line.figures[index - 1], line.figures[index]
    gap = line.lead(index)
    if source.block != subset.block or len(gap) > _FAR or "；" in gap or "。" in gap:
        return None
    before = line.text[max(line.left(index - 1), line.starts[index - 1] - 40) : line.starts[index - 1]]
    step = funnel(before, gap, source.head)
    if step is None and _CLOSED.search(gap):
        # 新受理86件，无往年遗留，调解成功91件
        step = funnel(before, "，" + gap.rpartition("，")[2], source.head)
    if step is None:
        return None
    if _of_several(line, index):
        return None
    carried = step.carried or _carried(line, index - 1, index)
    return Subset(
        source=source, subset=subset, carried=carried and not _closed(line, index), evidence=gap.strip("，")
    )


def _of_several(line: Line, index: int) -> bool:
    """Whether what was done may be of several told in one way: 甲局查出问题14个，乙局查出9个，丙局查出12个，已整改33个."""
    last = line.clause_before(index - 1)[-2:]
    summed, place = Fraction(0), index - 1
    while place > max(-1, index - _SEVERAL) and line.same_unit(place, index) and last:
        clause = line.clause_before(place)
        if last not in clause or line.figures[place].block != line.figures[index].block:
            break
        summed += Fraction(line.figures[place].value)
        place -= 1
    return place < index - 2 and summed >= line.figures[index].value


_SEVERAL = 8  # figures looked back


def _carried(line: Line, first: int, last: int) -> bool:
    """Whether words round two figures bring in matters of earlier years."""
    around = line.text[max(0, line.starts[first] - _ROUND) : line.starts[last] + 22]
    return _CARRIED.search(_CLOSED.sub("", around)) is not None


def _closed(line: Line, index: int) -> bool:
    """Whether the sentence says that no matter of earlier years is among them."""
    start, end = max(0, line.starts[index] - _ROUND), line.starts[index] + 30
    return _CLOSED.search(line.text, start, end) is not None


def _most(figure: Quantity) -> Number:
    """The largest value a figure allows."""
    return figure.value if figure.high is None else figure.high


_SET_APART = re.compile("[，。]|已")
"""Between a whole and what was done of it."""


def _sentence_before(line: Line, index: int) -> list[int]:
    """The amounts of the unit of ``index`` in the sentence before its own, if there is only one."""
    block = line.figures[index].block
    before = []
    for place in range(index - 1, -1, -1):
        if line.figures[place].block < block - 1:
            break
        if line.figures[place].block == block - 1 and line.same_unit(place, index):
            before.append(place)
    return before if len(before) == 1 else []


def _all_done(line: Line, before: Sequence[int]) -> int:
    """How many figures at the end of ``before`` are what was done: 予以公开98件、部分公开21件，其余18件."""
    done = 1
    while done + 1 < len(before) and line.lead(before[-done])[:1] == "、":
        done += 1
    return done


def _leaves(one: Met, whole: int, part: int, rest: int, worked: re.Pattern[str]) -> bool:
    """Whether the words let ``rest`` be what ``part`` leaves of ``whole``."""
    line, marks = one.line, one.cue.marks
    done = line.lead(part)
    if "complement" in marks and not re.search(
        f"(?<!基本)(?<!比较)(?<!非常)(?<![较很]){one.words('x')}(?:的|了)?$", done
    ):
        return False
    return (
        # 40.151件: the number of a paragraph runs into the figure
        not (line.figures[whole].kind == "count" and line.figures[whole].decimals)
        and "；" not in line.between(whole, rest)
        and _SET_APART.search(line.between(whole, part)) is not None
        and (
            worked.search(done) is not None
            or bool(marks & {"complement", "before"})
            or kind_of(line.figures[part].head) != ""
        )
        and _most(line.figures[whole]) >= line.figures[part].value
    )


def _aside(line: Line, index: int, other: int) -> bool:
    """Whether a figure stands in a bracket that is closed before another: 1126件（含上年结转58件），审结1098件."""
    opened = line.text.rfind("（", 0, line.starts[index])
    closed = line.text.find("）", line.starts[index], line.starts[other])
    return opened > line.text.rfind("）", 0, line.starts[index]) and closed >= 0


def _before_rest(one: Met, rest: int) -> list[int]:
    """The amounts that what is left may be left of."""
    line, last = one.line, one.index("part") if "part" in one else rest
    before = [
        i for i in range(max(0, rest - 6), min(rest, last + 1))
        if line.figures[i].block == line.figures[last].block and line.same_unit(i, rest) and line.figures[i].kind in AMOUNTS
        and not _aside(line, i, rest)
    ]  # fmt: skip
    if "before" in one.cue.marks and len(before) == 1:
        before = [*_sentence_before(line, before[0]), *before]
        if len(before) > 1 and not _near(line, before[0], (before[1], rest)):
            return []
    return before


def _remainder(one: Met, worked: re.Pattern[str]) -> SumOf | None:
    """排查45处，已整改38处，其余7处: the whole, what was done, and the rest."""
    line, rest = one.line, one.index("rest")
    before = _before_rest(one, rest)
    if len(before) < 2 and (found := _over_sentences(one, rest)) is not None:
        return found
    if len(before) < 2 or not all(line.text[line.starts[i]] == PLAIN for i in before[1:]):
        return None
    done = 1 if "complement" in one.cue.marks else _all_done(line, before)
    whole, part = before[-done - 1], before[-done]
    larger = [i for i in before[: -done - 1] if line.figures[i].value >= line.figures[whole].value]
    above = of_sentence_before(line, whole, [*before[-done:], rest]) if whole == before[0] else None
    if above is not None:
        return above if above.parts else None
    if larger or not _leaves(one, whole, part, rest, worked):
        return None
    carried = not _closed(line, rest) and (_carried(line, whole, rest) or "carried" in one.cue.marks)
    return SumOf(
        whole=line.figures[whole], parts=tuple(line.figures[i] for i in (*before[-done:], rest)), exhaustive=True, carried=carried,
        evidence=one.words("word"), cue=one.cue.id,
    )  # fmt: skip


_DIVIDED = re.compile(f"[。；](?:{listed('divides')})")


def of_sentence_before(line: Line, first: int, behind: Sequence[int]) -> SumOf | None:
    """办案201件。按类型分，调解126件，裁决58件，其余17件: the first part and those behind it, of the figure before.

    Without parts where they make that figure and no word says that it is divided; ``None`` where it is no whole of theirs.
    """
    place = first - 1
    if place < 0 or not line.same_unit(place, first):
        return None
    whole, parts = line.figures[place], tuple(line.figures[i] for i in (first, *behind))
    if whole.block + 1 != parts[0].block or not whole.exact or any(p.value >= whole.value for p in parts):
        return None
    summed = sum(Fraction(p.value) for p in parts)
    if (
        _DIVIDED.match(line.lead(first))
        and line.text[line.starts[place]] == PLAIN
        and _near(line, place, (first, *behind))
    ):
        return SumOf(whole=whole, parts=parts, exhaustive=True, disjoint=True)
    return SumOf(whole=whole, parts=()) if summed == whole.value else None


def _over_sentences(one: Met, rest: int) -> SumOf | None:
    """共排查218处。经营性的96处。出租屋次之，为67处。其余55处: the parts of a paragraph, sentence by sentence."""
    line = one.line
    same = [i for i in range(max(0, rest - 8), rest) if line.same_unit(i, rest)]
    if len(same) < 3 or one.words("word") not in _REST_OF_ALL:
        return None
    whole, parts = same[0], [*same[1:], rest]
    figures = line.figures
    sound = all(figures[i].exact and line.text[line.starts[i]] == PLAIN for i in (whole, *parts))
    if not sound or any(figures[i].value >= figures[whole].value for i in parts):
        return None
    if not _near(line, whole, parts):
        return None
    return SumOf(
        whole=figures[whole], parts=tuple(figures[i] for i in parts), exhaustive=True, cue=one.cue.id,
        evidence=one.words("word"),
    )  # fmt: skip


def _near(line: Line, whole: int, parts: Sequence[int]) -> bool:
    """Whether parts miss their whole by less than a third: what comes to a third of it is a list of something else."""
    of = Fraction(line.figures[whole].value)
    return 3 * abs(sum((Fraction(line.figures[i].value) for i in parts), -of)) < of


_REST_OF_ALL = tuple(words_of("rest-of-all"))
