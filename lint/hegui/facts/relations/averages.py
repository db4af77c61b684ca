"""What each one has: 12个村36场，平均每村3场; and how often: 每季度一次，全年4次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.document import Document
from hegui.facts.frames import AMOUNTS, EACH, PERSONS, Line
from hegui.facts.relations.cues import Met, met
from hegui.facts.relations.model import Average, Frequency, Relation
from hegui.facts.relations.shared import EXCEPTED, REACH, bigrams, sentence
from hegui.facts.rows import listed, words_of

PERIODS = {period: int(times) for period, times in words_of("part-of-year").items()}
_LIGHT = re.compile(listed("average-light"))
_CLAUSES = re.compile("[，。；：（）]")
_DETAIL = re.compile(listed("detail-lead"))


def _average(found: Met) -> Average | None:
    """The totals and the counts an average may come from; of a month or a quarter, the totals of the year."""
    line, each, per = found.line, found.index("each"), found.words("per")
    if line.figures[each].value <= 0:
        return None
    if _of_some(line, each, line.text[line.left(each) : found.match.start("word")]):
        return None
    named = line.text[found.match.start("per") : found.match.start("per") + 2]
    of = bigrams(_LIGHT.sub("", line.text[found.match.end("per") : found.match.start("each") - 1]))
    counts = [i for i in _near(line, each) if _counts(line, i, per, named)]
    totals = [
        i for i in _near(line, each)
        if line.same_unit(i, each) and i not in counts and line.figures[i].value > line.figures[each].value
        and not _OF_ONE.search(line.lead(i)) and (not of or of & bigrams(line.lead(i)))
    ]  # fmt: skip
    periods = _PARTS_OF_YEAR.get(per, 0)
    if periods:
        counts, totals = (
            [],
            [i for i in totals if _YEARLY.search(line.lead(i)) and not _by_working_day(line, i, each, per)],
        )
    if not totals or not (counts or periods):
        return None
    return Average(
        totals=tuple(line.figures[i] for i in totals), counts=tuple(line.figures[i] for i in counts),
        each=line.figures[each], periods=periods, evidence=found.words("word"), cue=found.cue.id,
    )  # fmt: skip


def _of_some(line: Line, each: int, lead: str) -> bool:
    """Whether an average is one of some only: 其中刑事案件平均每件2100元; behind that of all: 平均每村5万元，重点村平均每村8万元."""
    own = _CLAUSES.split(lead)[-1]
    if _DETAIL.search(own):
        return True
    return bool(own) and any(
        line.same_unit(place, each) and line.text[line.starts[place]] == EACH for place in _near(line, each)
    )


def averages(doc: Document) -> Iterator[Relation]:
    """Averages with every total and every count they may come from, and frequencies with their total."""
    yield from filter(None, map(_average, met(doc, "average")))
    for found in met(doc, "frequency"):
        total = found.figure("total")
        said = found.line.text[found.line.text.rfind("。", 0, found.match.start()) + 1 : found.match.end()]
        if (
            _MIDWAY.search(said) is None
            and EXCEPTED.search(sentence(found.line, found.match.start())) is None
            and _of_one_thing(found)
            and ("each" in found or total.unit_class == "event")
        ):
            figure = found.figure("each") if "each" in found else None
            yield Frequency(
                each=figure, total=total, periods=PERIODS[found.words("period")], evidence=_often(found),
                times=figure.low if figure is not None else 1, cue=found.cue.id,
            )  # fmt: skip


_MIDWAY = re.compile(listed("begins-midway"))
"""Not of the whole year: 自3月起每月一次."""
_OF_ONE = re.compile(listed("of-one-figure"))
"""The figure of one month, day or person, none of all: 城镇人均收入2.1万元，农村人均收入1.2万元."""
_YEARLY = re.compile("全年|20[0-9]{2}年(?:度|全年|，)")
_PARTS_OF_YEAR = {"月": 12, "季": 4, "日": 365}
_WORKING_DAYS = range(236, 263)
"""A day may be a working day."""


def _by_working_day(line: Line, total: int, each: int, per: str) -> bool:
    """Whether an average per day is one per working day."""
    return per == "日" and round(line.figures[total].value / line.figures[each].value) in _WORKING_DAYS


def _often(found: Met) -> str:
    """How often it is said to be done, as written: 每季度1次."""
    each = found.figure("each").surface if "each" in found else found.words("once")
    return f"每{found.words('period')}{each}" if "每" in found.match[0] else f"{found.words('period')}{each}"


def _near(line: Line, index: int) -> Iterator[int]:
    """The amounts before a figure in its sentence."""
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        figure = line.figures[place]
        if figure.block != line.figures[index].block:
            return
        if figure.kind in AMOUNTS and figure.second is None and figure.value > 0:
            yield place


def _counts(line: Line, index: int, per: str, named: str) -> bool:
    """Whether a figure counts what the average is per: 12个村 for 每村, 4期 for 每期, 25万人 for 人均, 驿站26个."""
    unit = line.figures[index].unit
    if line.figures[index].kind == "count" and line.figures[index].head.endswith(named):
        return True
    if unit == "个" and len(per) == 1 and re.match(f"[^，。；、]{{0,4}}{per}", line.tail(index)):
        return True
    return unit == per or (per == "人" and unit in PERSONS) or line.tail(index).startswith(per)


_SHORT = 2
"""Characters of a bare verb: 学习 for 学法."""


def _of_one_thing(found: Met) -> bool:
    """Whether the total is that of what is done so often: no object of its own, or one in common."""
    line, total = found.line, found.index("total")
    own = _LIGHT.sub("", re.split("[，；。]", line.lead(total))[-1])
    if not own:
        return True
    start, end = found.match.span("each" if "each" in found else "once")
    around = line.text[max(0, start - 14) : start] + "，" + re.split("[，；。]", line.text[end:])[0]
    if len(own) <= _SHORT:
        return not set(own).isdisjoint(around)
    return bool(bigrams(own) & bigrams(around))
