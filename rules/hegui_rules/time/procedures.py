"""Steps of procedures with their dates: a later step that is dated before the one it needs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_quotation, in_title, running_dates, sentence_at
from hegui.api.facts import DateMention, fact
from hegui.api.knowledge import Cells, split
from hegui.api.language import Worded, ending_at, first_in, starting_at
from hegui_rules.knowledge import path_of


class Procedure(NamedTuple):
    """A row of procedures.tsv: the place of each word among the steps of one procedure."""

    id: str
    places: Mapping[str, int]


def _steps_of(row: Cells) -> dict[str, int]:
    return {word: place for place, step in enumerate(row["steps"].split(">")) for word in split(step.strip())}


def _entry(row: Cells) -> Procedure:
    if ">" not in row["steps"]:
        raise ValueError("steps 应以 > 隔开先后各步")
    return Procedure(row["id"], _steps_of(row))


PROCEDURES: Table[Procedure] = Table(
    "procedures",
    title="各类程序的先后步骤",
    path=path_of("procedures.tsv"),
    columns=("field", "steps"),
    entry=_entry,
    words=lambda row: tuple(_steps_of(row)),
)


class _Step(NamedTuple):
    """A word of one or more procedures, with its place in each."""

    span: Span
    places: Mapping[str, int]


class Reversed(NamedTuple):
    """Two dates of one matter whose order is not that of their steps.

    Attributes:
        backwards: the second date is the earlier one; else the second step is.
    """

    first: DateMention
    second: DateMention
    first_step: Span
    second_step: Span
    backwards: bool = True


_REACH = 90
"""Characters between the dates of one matter."""
_ADVERBS = "(?:<step-adverb>){0,3}"
_GOES_ON = Worded(
    f"[^，,。；;！？\\n]{{0,40}}(?:[，,、；;（]|到|至|——){_ADVERBS}(?:[一-龥]{{0,12}}(?:<acting-body>)(?:已)?(?=[于在]))?[于在]?(?:同年|当年)?"
)
_SAME_AGAIN = Worded(
    f"[^。；;\\n]{{0,60}}?[，,。；;\\n](?:<same-matter>)[一-龥]{{0,14}}{_ADVERBS}[于在]?(?:同年|当年)?"
)
_NEXT = Worded(f"[^。；;\\n]{{0,60}}[，,。；;\\n]{_ADVERBS}[于在]?(?:同年|当年)?")
_TIME = re.compile("(?:的)?(?:时间|日期|之日|日)(?:为|是|系|在|：|:)?[“ ]?")
_NOT = re.compile("[不未没尚]|第[二三四]|再次|重新|重启")
_OBJECT = re.compile("[了]?(?P<what>[一-龥《》“”]{2,30})?")
_FIGURE = re.compile(
    "(?:[^，,。；;、！？\n0-9]|(?<![0-9])123[0-9]{2}(?![0-9])){0,14}[0-9]++(?<!123[0-9][0-9])(?![年月日])"
)
_OTHER_YEAR = re.compile("[次翌来]年|第二年|上年|去年|前年")
_WINTER = 6
"""Months back that cannot be the next year's, where no year is written."""


def reversed_steps(doc: Document, table: Table[Procedure]) -> Iterator[Reversed]:
    """Pairs of dates, one after the other, of one matter, whose steps run the other way."""
    steps = _steps(doc, table)
    if len(steps) < 2:
        return
    mentions = _mentions(doc)
    for place, (one, two) in enumerate(pairwise(mentions)):
        if two.span.start - one.span.end > _REACH:
            continue
        backwards = _earlier(doc, one, two)
        stop = mentions[place + 2].span.start if place + 2 < len(mentions) else len(doc.body)
        first = _step_at(doc, steps, one, two.span.start)
        second = _step_at(doc, steps, two, min(stop, sentence_at(doc, two.span.start).end))
        if first is None or second is None:
            continue
        if backwards:
            found = _one_after_other(
                _beside(doc, steps, first, one, two.span.start), _beside(doc, steps, second, two, stop)
            )
            if found is None:
                continue
            first, second = found
        elif not (
            _forwards(doc, (one, first), (two, second)) or _was_before(doc, (one, first), (two, second))
        ):
            continue
        if in_quotation(doc, one.span.start) or not _one_matter(doc, (one, first), (two, second)):
            continue
        yield Reversed(one, two, first.span, second.span, backwards)


def told_backwards(doc: Document, table: Table[Procedure], one: DateMention, two: DateMention) -> bool:
    """Whether the step of the second date is known to come before that of the first: 6月印发，5月完成审查."""
    steps = _steps(doc, table)
    first = _step_at(doc, steps, one, two.span.start) if steps else None
    second = _step_at(doc, steps, two, sentence_at(doc, two.span.start).end) if steps else None
    return first is not None and second is not None and _before(second, first)


def _mentions(doc: Document) -> list[DateMention]:
    """The dates; a day alone is of the month before it."""
    found: list[DateMention] = []
    for mention in running_dates(doc):
        if mention.kind not in ("date", "year") or not mention.exists:
            continue
        if mention.month is None and mention.day is not None and found:
            mention = mention._replace(month=found[-1].month)
        found.append(mention)
    return found


@fact
def _steps(doc: Document, table: Table[Procedure]) -> list[_Step]:
    """The words for steps, the longest where they overlap, in order."""
    found: list[_Step] = []
    at: dict[Span, dict[str, int]] = {}
    for row, hit in table.hits(doc):
        if not in_title(doc, hit.span.start):
            at.setdefault(hit.span, {})[row.id] = row.places[hit.word]
    end = 0
    for span in sorted(at, key=lambda s: (s.start, -s.end)):
        if span.start >= end:
            found.append(_Step(span, at[span]))
            end = span.end
    return found


def _step_at(doc: Document, steps: list[_Step], mention: DateMention, stop: int) -> _Step | None:
    """The step that ``mention`` dates: before it with 时间为 or a bracket, else the next before ``stop``."""
    place = bisect_left(steps, mention.span.start, key=lambda s: s.span.start)
    if place and _dated_behind(doc, steps[place - 1], mention):
        return steps[place - 1]
    if _bracketed(doc, mention):
        return None
    if place == len(steps) or steps[place].span.end > stop:
        return None
    step = steps[place]
    between = doc.body[mention.span.end : step.span.start]
    return None if _NOT.search(between) or "。" in between else step


def _beside(doc: Document, steps: list[_Step], step: _Step, mention: DateMention, stop: int) -> list[_Step]:
    """The steps in the clause of ``step`` on its side of the date."""
    clause = doc.clause_at(step.span.start)
    if clause is None:
        return [step]
    behind = step.span.start > mention.span.start
    start, end = (
        (step.span.start, min(clause.span.end, stop)) if behind else (clause.span.start, step.span.end)
    )
    place = bisect_left(steps, start, key=lambda s: s.span.start)
    found = []
    while place < len(steps) and steps[place].span.end <= end:
        found.append(steps[place])
        place += 1
    return found or [step]


def _one_after_other(earlier: list[_Step], later: list[_Step]) -> tuple[_Step, _Step] | None:
    """A step of ``earlier`` that one of ``later`` comes behind, where none of them comes before one of ``later``."""
    pairs = [(one, two) for one in earlier for two in later]
    if any(_before(two, one) for one, two in pairs):
        return None
    return next(((one, two) for one, two in pairs if _before(one, two)), None)


def _before(one: _Step, two: _Step) -> bool:
    return any(place < two.places[key] for key, place in one.places.items() if key in two.places)


def _bracketed(doc: Document, mention: DateMention) -> bool:
    return doc.body[mention.span.start - 1] in "（(" and doc.body[
        mention.span.end : mention.span.end + 1
    ] in (
        "）",
        ")",
    )


def _dated_behind(doc: Document, step: _Step, mention: DateMention) -> bool:
    """立案时间为3月5日; 结案于3月5日; 提出申请（3月5日）."""
    start, end = mention.span
    if _TIME.fullmatch(doc.body, step.span.end, start):
        return True
    if _AT.fullmatch(doc.body, step.span.end, start):
        return doc.body[end : end + 1] in _ENDS
    return _bracketed(doc, mention) and _OF_BRACKET.fullmatch(doc.body, step.span.end, start) is not None


_AT = re.compile("(?:了)?[于在]")
_ENDS = ("，", "。", "；", "、", "）", ",", ";", "\n", "")
_OF_BRACKET = re.compile("[^，,。；;（(]{0,12}[（(]")


def _later(first: _Step, second: _Step) -> bool:
    """Whether the second step comes after the first in some procedure, and before it in none."""
    shared = [(place, second.places[key]) for key, place in first.places.items() if key in second.places]
    return any(a < b for a, b in shared) and not any(a > b for a, b in shared)


def _forwards(doc: Document, one: tuple[DateMention, _Step], two: tuple[DateMention, _Step]) -> bool:
    """Whether a step stands behind a later one with a later date, both bare: 6月印发，7月进行合法性审查."""
    (first, first_step), (second, second_step) = one, two
    same = doc.body.endswith(_SAME_YEAR, first.span.end, second.span.start)
    year = first.year if same and second.year is None else second.year
    if first.year is None or year is None or not _later(second_step, first_step):
        return False
    if (first.year, first.month or 0, first.day or 0) >= (year, second.month or 0, second.day or 0):
        return False
    objects = [_OBJECT.match(doc.body, step.span.end) for step in (first_step, second_step)]
    bare = all(found is None or not found["what"] for found in objects)
    again = _AGAIN.search(doc.body, first_step.span.end, second_step.span.start) is not None
    next_to = _LIGHT.fullmatch(doc.body, second.span.end, second_step.span.start) is not None
    return bare and not again and first.span.end <= first_step.span.start and next_to and bool(second.month)


_WAS = re.compile("系[于在]?(?:同年|当年)?$")
_WAS_REACH = 6


def _was_before(doc: Document, one: tuple[DateMention, _Step], two: tuple[DateMention, _Step]) -> bool:
    """4月9日开庭；法院系同年5月6日立案: what was before is said to have been on a later day of the year."""
    (first, first_step), (second, second_step) = one, two
    start = second.span.start
    said = _WAS.search(doc.body, max(0, start - _WAS_REACH), start)
    if said is None or not _later(second_step, first_step) or first.span.end > first_step.span.start:
        return False
    year = second.year or first.year
    days = [(m.month or 0, m.day or 0) for m in (first, second)]
    return (
        (first.year is None or year == first.year)
        and days[0] < days[1]
        and all(day != (0, 0) for day in days)
        and _LIGHT.fullmatch(doc.body, second.span.end, second_step.span.start) is not None
        and doc.body[second_step.span.end : second_step.span.end + 1] in _ENDS
    )


_SAME_YEAR = ("同年", "当年")
_LIGHT = re.compile("(?:才?进行|[才方]|开展|组织|完成)?")
_AGAIN = re.compile("[又再重后继修]|第[二三]")


def _earlier(doc: Document, one: DateMention, two: DateMention) -> bool:
    """Whether the second date lies before the first; without a year of its own only where no winter lies between."""
    between = doc.body[one.span.end : two.span.start]
    same = between.endswith(("同年", "当年"))
    if _OTHER_YEAR.search(between):
        return False
    if two.year is not None and one.year is not None and two.year != one.year:
        return two.year < one.year
    if (two.year is not None) != (one.year is not None) and not (two.year is None and one.month):
        return False
    if one.month is None or two.month is None:
        return False
    if two.month == one.month:
        return bool(one.day and two.day and two.day < one.day)
    near = same or two.year is not None or one.month - two.month <= _WINTER
    return two.month < one.month and near


def _one_matter(doc: Document, one: tuple[DateMention, _Step], two: tuple[DateMention, _Step]) -> bool:
    """Whether both dates are of one matter: no new subject before the second, or one that points back."""
    (first, first_step), (second, second_step) = one, two
    begin = max(first_step.span.end, first.span.end)
    end = min(second.span.start, second_step.span.start)
    if doc.body.startswith(("的", "基础"), second_step.span.end) or end < begin:
        return False
    if ending_at(doc, second.span.start, "long-before") is not None or _came_out(doc, first_step, second):
        return False
    if any(_FIGURE.match(doc.body, step.span.end) for step in (first_step, second_step)):
        return False  # 受理案件3件，…作出处罚决定5件: many
    if second_step.span.start < second.span.start:
        return "。" not in doc.body[begin:end]
    if _pointed_at(doc, second_step, begin, end) or _runs_on(doc, one, two):
        return True
    if _GOES_ON.of(doc).fullmatch(doc.body, begin, end):
        return _of_one_object(doc, first_step, second_step)
    if _SAME_AGAIN.of(doc).fullmatch(doc.body, begin, end):
        return True
    if _NEXT.of(doc).fullmatch(doc.body, begin, end) is None:
        return False
    clause = doc.clause_at(second_step.span.start)
    stop = clause.span.end if clause is not None else second_step.span.end
    return _POINTS.of(doc).search(doc.body, second.span.end, stop) is not None


_JUST_THEN = Worded(
    f"[ \u2060]*(?:{_ADVERBS}(?:<then>)?(?:[于在]|至|到|[一-龥]{{0,8}}系[于在]?)?(?:同年|当年)?|(?:<same-matter>)[一-龥]{{0,8}}?[于在系]{{0,2}}(?:同年|当年)?)"
)
"""What stands before a date that goes on with what was told: 于, 并于, 随后于, 法院系同年; no subject of its own."""
_WHO = Worded("[一-龥]{0,14}<acting-body>")
_RESULT = Worded("(?:<step-result>)*")
_FOUND_OUT = 6
"""Characters of a clause that only says that something came out: 经核查."""


def _runs_on(doc: Document, one: tuple[DateMention, _Step], two: tuple[DateMention, _Step]) -> bool:
    """收到来信，经实地核实、会同物业协商，于3月8日答复: clauses between, all of the one sentence that tells one matter."""
    (first, first_step), (second, second_step) = one, two
    sentence = sentence_at(doc, first.span.start)
    clause = doc.clause_at(second.span.start)
    if clause is None or not sentence.covers(second_step.span) or clause.span.start <= first_step.span.start:
        return False
    lead = doc.body[clause.span.start : second.span.start]
    told = _JUST_THEN.of(doc).fullmatch(lead) is not None
    answers = not told and starting_at(doc, second_step.span.start, "answer-verb") is not None
    if not told and not (answers and _WHO.of(doc).fullmatch(lead)):
        return False
    between = doc.clauses_in((first_step.span.end, clause.span.start))
    stop = doc.clauses_in((second.span.start, sentence.end))
    here = (clause.span.start, stop[0].span.end if stop else second_step.span.end)
    apart = doc.body[first_step.span.end : clause.span.start]
    if (
        first_in(doc, here, "earlier-told", "already-done") is not None
        or first_in(doc, (first_step.span.end, clause.span.start), "another-matter") is not None
        or ("；" in apart and "系" not in lead)
        or "《" in apart
        or any(_finds_out(doc, c.span) for c in between[-1:])
    ):
        return False
    return _of_this_matter(doc, sentence.start, second, second_step)


def _came_out(doc: Document, first: _Step, second: DateMention) -> bool:
    """经查，该事项已由县住建局于3月8日答复: what was found out had been done before."""
    clause = doc.clause_at(second.span.start)
    if clause is None:
        return False
    between = doc.clauses_in((first.span.end, clause.span.start))
    return any(_finds_out(doc, c.span) for c in between[-1:]) and (
        first_in(doc, (clause.span.start, second.span.start), "already-done") is not None
    )


def _finds_out(doc: Document, span: Span) -> bool:
    return span.length <= _FOUND_OUT and first_in(doc, span, "earlier-told") is not None


def _of_this_matter(doc: Document, start: int, second: DateMention, step: _Step) -> bool:
    """Whether the object of ``step`` is left out or was named before: 答复来信人 behind 收到来信."""
    done = _RESULT.of(doc).match(doc.body, step.span.end)
    found = _OBJECT.match(doc.body, done.end() if done is not None else step.span.end)
    what = found["what"] if found is not None else None
    if doc.body.startswith("的", step.span.end):
        return False
    before = doc.body[start : second.span.start]
    if not what or found is None:
        return True
    return _share(before, what) or ending_at(doc, found.end("what"), "party-of-matter") is not None


_POINTS = Worded("<same-matter>(?![中他余次实])")
_POINTER = 24
"""Characters before a step in which a word points back to the matter."""


def _pointed_at(doc: Document, step: _Step, begin: int, end: int) -> bool:
    """Whether what stands between the dates, or the clause of the later step, points back: 该申请, 这份材料."""
    if end - begin > _POINTER or "。" in doc.body[begin:end]:
        return False
    if _POINTS.of(doc).search(doc.body, begin, end) is not None:
        return True
    clause = doc.clause_at(step.span.start)
    start = max(clause.span.start, step.span.start - _POINTER) if clause is not None else step.span.start
    return _POINTS.of(doc).search(doc.body, start, step.span.start) is not None


def _of_one_object(doc: Document, first: _Step, second: _Step) -> bool:
    """Whether not each of the two has an object of its own: 印发甲方案，…完成乙验收."""
    if doc.body.startswith("的", first.span.end):
        return True
    one, two = (_OBJECT.match(doc.body, step.span.end) for step in (first, second))
    clause = doc.clause_at(second.span.start)
    begun = clause.span.start if clause is not None else second.span.start
    if one is not None and one["what"] and led_by_another(doc, one["what"], begun, second.span.start):
        return False
    if one is None or two is None or not one["what"] or not two["what"]:
        return True
    return _share(one["what"], two["what"])


_LED = re.compile("对(?P<what>[一-龥“”]{2,12})$")
"""对乙案作出处罚决定."""


def led_by_another(doc: Document, what: str, start: int, end: int) -> bool:
    """Whether the clause from ``start`` is led to its verb at ``end`` by 对 with an object that is not ``what``."""
    led = _LED.search(doc.body, start, end)
    return led is not None and not _share(what, led["what"])


def _share(one: str, two: str) -> bool:
    """Whether the two have two characters in common."""
    return any(two[i : i + 2] in one for i in range(len(two) - 1))
