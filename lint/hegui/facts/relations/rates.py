"""Rates with what they may be a rate of, fractions of a count, shares of one whole, what is left of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.feasibility import share_fits
from hegui.facts.frames import AMOUNTS, FIGURE, TYPES, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.cues import met
from hegui.facts.relations.model import (
    BoundedRate,
    FractionOf,
    LeftOver,
    RateOf,
    Relation,
    RestOfAll,
    ShareOf,
    Shares,
)  # fmt: skip
from hegui.facts.relations.shared import REACH
from hegui.facts.rows import listed, words_of
from hegui.lexicon import WordClasses, classes_of
from hegui.text.compiled import of_text

PROCESS = re.compile(f"(?:{listed('process-attribute')})?(?P<process>{listed('process')})率$")
_MARKS = re.compile("[，。；：（）]")
# A name, and what may stand between it and its figure: the figure before too (知晓率由90%提高到109%).
_NAME = re.compile(
    f"(?P<name>[一-龥”“]{{1,14}}(?:{listed('rate-noun')}))(?:{listed('rate-to-figure')}"
    f"|\ue000[{TYPES['rate']}])*$"
)
_DEALT = re.compile(
    f"[一-龥]{{2,12}}?率(?=[、和与及])|[一-龥]{{2,12}}?率(?=(?:{listed('rates-dealt')})++(?:到|了)?$)"
)
_TOGETHER = frozenset(words_of("joining-word"))
_UNFIT = re.compile(listed("some-of-process"))
_ELSEWHERE = re.compile(listed("elsewhere"))
_SATISFIED = re.compile(f"(?:{listed('who-is-satisfied')})?满意率")
_ASKED = re.compile(listed("asked"))
_TO_MEND = re.compile(f"(?:{listed('to-mend')})$")
_SHARES = re.compile("占(?:比|总数的?)?(?:分别|依次)?(?:为|到|是)?$")
_SHARES_BEGIN = re.compile(listed("shares-begin"))
_SOME = re.compile(listed("some-only"))


class _Words(NamedTuple):
    """Patterns over the word classes in force."""

    bounded: re.Pattern[str]
    unbounded: re.Pattern[str]
    left: re.Pattern[str]
    who_did_not: re.Pattern[str]
    dimension: re.Pattern[str]


def _words(classes: WordClasses) -> _Words:
    kept = classes.kept.get(_Words)
    if not isinstance(kept, _Words):
        left = f"(?<!从)(?:{classes.pattern('left-over')})"
        kept = classes.kept[_Words] = _Words(
            re.compile(f"(?:{classes.pattern('bounded-rate')})率$|{listed('bounded-word')}"),
            re.compile(classes.pattern("unbounded-rate")),
            re.compile(left),
            # 2件负责人未出庭, 3名干部未参加: whose the lack is stands between.
            re.compile(f"(?:[一-龥]{{1,10}}?)?{left}"),
            re.compile(_VIEW.format(classes.pattern("share-dimension"))),
        )
    return kept


def rates(doc: Document) -> Iterator[Relation]:
    """Rates of processes with their candidate bases, bounded rates, and shares that should sum to 100 %."""
    words = _words(classes_of(doc))
    portions = list(_portions(doc))
    parted = {portion.rate.ordinal for portion in portions if isinstance(portion, ShareOf)}
    yield from portions
    for one in met(doc, "bounded"):
        yield BoundedRate(rate=one.figure("rate"), name=one.words("name"))
    for one in met(doc, "rate"):
        base = one.figure("base")
        if one.figure("rate").exact and _countable(base) and one.figure("rate").value <= 100:
            yield RateOf(rate=one.figure("rate"), bases=(base,), cue=one.cue.id)
    yield from _left_over(doc, words)
    for line in lines(doc):
        if TYPES["rate"] in line.text or TYPES["fraction"] in line.text:
            yield from _shares(line)
            yield from _shares_by_clause(line, words.dimension)
            yield from _share_of_rest(line)
            yield from _shares_of_one_whole(line)
            for index, rate in enumerate(line.figures):
                if line.text[line.starts[index] + 1] == TYPES["rate"]:
                    yield from _rate(line, index, rate, words, rate.ordinal in parted)


def _clause(line: Line, index: int) -> str:
    """The words and figures of the clause before a figure."""
    return _MARKS.split(line.text[max(0, line.starts[index] - 40) : line.starts[index]])[-1]


def _rate(line: Line, index: int, rate: Quantity, words: _Words, parted: bool) -> Iterator[Relation]:
    clause = _clause(line, index)
    match = _NAME.search(clause)
    name = rate.head
    if match and (match["name"].endswith(name) or not name.endswith(("率", "度", "比", "比重"))):
        name = match["name"]
    dealt = _dealt(line, index) if rate.value > 100 and match is None else []
    if dealt and all(_bounded(n, "", words) for n in dealt):
        yield BoundedRate(rate=rate, name="、".join(dealt))
    elif rate.value > 100 and (of := _OF_ALL.search(clause)) and not _OTHER_ALL.search(of[0]):
        yield BoundedRate(rate=rate, name=of["name"])
    elif _bounded(name, clause, words):
        yield BoundedRate(rate=rate, name=name)
        if rate.value == 100:
            yield from _rest(line, index, words)
    # 败诉率由11.7%降至7.9%: the rate of an earlier time, whose count stands elsewhere.
    if rate.exact and rate.value <= 100 and not parted and not _earlier(line, index):
        bases, parts = _bases(line, index, rate, name)
        if bases:
            yield RateOf(rate=rate, bases=tuple(bases), parts=tuple(parts))


_OF_ALL = re.compile(
    f"(?P<name>(?:{listed('takes-share')})[^，。；：{FIGURE}]{{2,24}}(?:{listed('all-there-are')})的?)(?:比重|比例|比率)?(?:约?为|达到?|超过)?$"
)
"""占全县农户总数的134%: a part of all there are."""
_OTHER_ALL = re.compile(listed("all-of-another"))
_FROM = re.compile(f"(?:{listed('change-from-word')})[^，。；：（）]{{0,8}}$")


def _earlier(line: Line, index: int) -> bool:
    """Whether a rate is what another one behind it came from."""
    return (
        index + 1 < len(line.figures)
        and line.unit(index + 1) == TYPES["rate"]
        and _FROM.search(line.clause_before(index)) is not None
    )


def _bounded(name: str, before: str, words: _Words) -> bool:
    """Whether the rate is one of a part in its whole; 完成率 may exceed 100 %, 整改完成率 may not."""
    if _COMPLETED.search(name):
        return True
    return words.bounded.search(name) is not None and words.unbounded.search(before) is None


def _dealt(line: Line, index: int) -> list[str]:
    """The names of rates given together: 覆盖率、整改率分别达100%和103%."""
    first = index
    while first and line.lead(first) in _TOGETHER:
        first -= 1
    found = _DEALT.findall(_clause(line, first))
    return found if len(found) > 1 else []


def _shares(line: Line) -> Iterator[Relation]:
    """分别占50%、30%、20%."""
    run: list[int] = []
    for index in range(len(line.figures) + 1):
        rate = index < len(line.figures) and line.text[line.starts[index] + 1] == TYPES["rate"]
        if rate and run and len(line.lead(index)) <= 3:
            run.append(index)
            continue
        if len(run) > 2 and _SHARES.search(line.lead(run[0])):
            yield Shares(rates=tuple(line.figures[i] for i in run))
        run = [index] if rate and _SHARES_BEGIN.search(line.lead(index)[-10:]) else []


_VIEW = "分(?:为|成)[^，。；]{{0,4}}[类种]|(?:从|按)[^，。；]{{0,10}}{0}(?:结构|构成|分布|情况)?[上来]?(?:看|分)|{0}(?:结构|构成|分布)?(?:中|方面)，"
_PORTION = re.compile("[一-龥0-9“”、]{1,24}?占(?:比|总数的?|总量的?)?(?:为|约|达)?$")
_DONE, _PART = f"(?:{listed('done-adverb')})*", f"(?:{listed('part-adverb')})*"
_COMPLETED = re.compile(f"(?:{listed('completed-act')})完成率$")
_WHOLE = frozenset(words_of("whole-named"))
_SEVERAL_EACH = re.compile(listed("several-each"))


def _shares_by_clause(line: Line, dimension: re.Pattern[str]) -> Iterator[Relation]:
    """从来源看，举报占46%，巡查占33%，交办占21%: shares of one division, clause by clause."""
    run: list[int] = []
    kinds = (TYPES["rate"], TYPES["fraction"])
    for index in range(len(line.figures) + 1):
        if index < len(line.figures) and line.figures[index].unit in _AGES:
            continue
        if index < len(line.figures) and line.text[line.starts[index] + 1] in kinds:
            lead = _since(line, run, index)
            if _PORTION.fullmatch(_MARKS.split(lead)[-1]) and (not run or _goes_on(line, run[-1], index)):
                run.append(index)
                continue
        if len(run) > 2 and _of_one_division(line, run, dimension):
            yield Shares(rates=tuple(line.figures[i] for i in run))
        run = []


def _goes_on(line: Line, last: int, index: int) -> bool:
    """Whether a share is the next of a run: one clause on, of the same kind and sentence."""
    lead = _since(line, [last], index)
    same = line.text[line.starts[last] + 1] == line.text[line.starts[index] + 1]
    return same and lead[:1] in "，、；" and len(_MARKS.findall(lead)) < 2 and len(lead) < _NEXT


def _of_one_division(line: Line, run: list[int], dimension: re.Pattern[str]) -> bool:
    """Whether the words say what is divided, or the last share is that of the rest."""
    first = _since(line, [], run[0])
    opening = first[max(first.rfind("。"), first.rfind("；")) + 1 :]
    stretch = opening + line.text[line.starts[run[0]] : line.starts[run[-1]]]
    rest = _since(line, run[:-1], run[-1])[1:].startswith(("其他", "其它", "其余"))
    summed = sum(line.figures[i].value * (10 if line.figures[i].unit == "成" else 1) for i in run)
    # Shares told one after the other that come near the whole are those of one division.
    near = all(not line.figures[i].fraction for i in run) and 88 <= summed <= 112
    return not _SEVERAL_EACH.search(stretch) and (rest or near or dimension.search(opening) is not None)


_REST = re.compile(listed("rest-of-shares"))


def _share_of_rest(line: Line) -> Iterator[Relation]:
    """适用简易程序的占63.4%，其余36.6%: the last share is that of all the others."""
    for index in range(1, len(line.figures)):
        rate, before = line.figures[index], line.figures[index - 1]
        if (
            line.unit(index) == line.unit(index - 1) == TYPES["rate"]
            and rate.block == before.block
            and _REST.search(line.lead(index))
            and "占" in line.clause_before(index - 1)
        ):
            alone = (
                index < 2
                or line.figures[index - 2].block != rate.block
                or line.unit(index - 2) != TYPES["rate"]
            )
            if (
                alone
                and rate.exact
                and before.exact
                and abs(Fraction(rate.value) + Fraction(before.value) - 100) > 1
            ):
                yield Shares(rates=(before, rate))


_OWN_SHARE = re.compile("，?(?:约|各)?占(?:比|总数的?)?(?:为|约)?")


def _shares_of_one_whole(line: Line) -> Iterator[Relation]:
    """60份：27份，占45%；24份，占40%；9份，占25%: where the others are shares of one whole, so is each."""
    pairs = [
        (i, i + 1) for i in range(len(line.figures) - 1)
        if line.unit(i + 1) == TYPES["rate"] and _sound(line, i) and line.figures[i + 1].exact
        and _OWN_SHARE.fullmatch(line.lead(i + 1))
    ]  # fmt: skip
    if len(pairs) < _OTHERS:
        return
    first = pairs[0][0]
    for whole in _before(line, first):
        if not line.same_unit(whole, first) or not _sound(line, whole):
            continue
        of = line.figures[whole]
        fit = [
            share_fits(line.figures[p].rounding, of.rounding, line.figures[r].value, line.figures[r].decimals)
            for p, r in pairs
            if line.same_unit(p, whole) and line.figures[p].value <= of.value
        ]
        if len(fit) == len(pairs) and fit.count(False) == 1 and len(fit) > _OTHERS - 1:
            part, rate = pairs[fit.index(False)]
            yield ShareOf(rate=line.figures[rate], part=line.figures[part], wholes=(of,))
            return


_OTHERS = 3
"""So many shares of one whole, of which all but one fit, say what the whole is."""
_AGES = frozenset(("岁", "周岁"))
"""35岁以下的占41%: an age names the part, it is no figure between."""


def _since(line: Line, run: list[int], index: int) -> str:
    """The words since the last share, ages without their signs."""
    begin = index
    while begin and line.figures[begin - 1].unit in _AGES:
        begin -= 1
    start = line.starts[run[-1]] + 2 if run else line.left(begin)
    return _SIGN.sub("", line.text[start : line.starts[index]])


_SIGN = re.compile(f"[{FIGURE}]")
_PRESENT = re.compile("实(?:到|有|际|收|考|发)[^，。；]{0,4}$")
_NEXT = 30  # characters of a clause with a share


def _sound(line: Line, index: int) -> bool:
    figure = line.figures[index]
    return figure.kind in AMOUNTS and figure.second is None and figure.exact and figure.value > 0


def _before(line: Line, index: int) -> Iterator[int]:
    """The figures before one in its sentence and in the last one before that has any, nearest first."""
    block, crossed = line.figures[index].block, False
    for place in range(index - 1, max(-1, index - 2 * REACH), -1):
        if line.figures[place].block != block:
            if crossed:
                return
            block, crossed = line.figures[place].block, True
        yield place


def _wholes(line: Line, part: int) -> list[int]:
    """What ``part`` may be a part of: every amount of its unit before it that is no less, nearest first."""
    value = line.figures[part].value
    return [
        i for i in _before(line, part)
        if _sound(line, i) and line.same_unit(i, part) and line.figures[i].value >= value
    ]  # fmt: skip


def _portions(doc: Document) -> Iterator[Relation]:
    """Rates and fractions printed beside the part they are of: 其中女性50人，占41.7%; 办结43件，办结率95.6%; 约占三分之一."""
    done: set[int] = set()
    for found in met(doc, "share", "fraction"):
        line, part = found.line, found.index("part")
        figure = line.figures[part]
        said = found.figure("rate") if "rate" in found else None
        if (
            said is not None
            and (
                said.ordinal in done
                or not (said.exact or said.fraction or said.unit == "成")
                or said.value > 100
            )
        ) or not _sound(line, part):
            continue
        if "name" in found:
            head = said.head if said is not None else ""
            name = head if PROCESS.search(head) else found.words("name")
            told = _told(line, part, name, found.words("noun"))
            wholes = _wholes_before(line, part) if told else []
            together = _together(line, part) if told and not wholes else ()
        else:
            wholes, together = _plain_share(line, part, found.words("of")), ()
        if not wholes and not together:
            continue
        bases = tuple(line.figures[i] for i in wholes)
        if found.cue.relation == "fraction":
            yield FractionOf(
                part=figure,
                wholes=bases,
                fraction=said,
                said=found.span("said"),
                evidence=found.words("said"),
                cue=found.cue.id,
            )
        elif said is not None:
            done.add(said.ordinal)
            yield ShareOf(rate=said, part=figure, wholes=bases, together=together, cue=found.cue.id)


def _together(line: Line, part: int) -> tuple[Quantity, ...]:
    """Amounts of the part's unit told together right before it: 抽取处罚案卷48卷、许可案卷32卷."""
    found = []
    for place in range(part - 1, -1, -1):
        if not line.same_unit(place, part) or not _sound(line, place):
            break
        found.append(line.figures[place])
        if not line.lead(place).startswith(("、", "和", "及")) or len(line.lead(place)) > 12:
            break
    return tuple(reversed(found)) if len(found) > 1 else ()


_OF_TAIL = re.compile(listed("share-of-tail"))
_SHARE_VERB = re.compile(f"(?:{listed('share-verb')}){{1,4}}$")


def _plain_share(line: Line, part: int, of: str) -> list[int]:
    """其中女性50人，占41.7%: without 其中 or the whole named, the figures before may be brothers with shares of their own."""
    named = _SHARE_VERB.sub("", of.removeprefix("占"))
    head = _OF_TAIL.sub("", named)
    lead = line.lead(part)
    if _ELSEWHERE.search(of) or "分别" in lead[-12:] or line.figures[part].kind != "count":
        return []
    wholes = _wholes(line, part)
    if head and head not in _WHOLE:
        names = [line.figures[i].head for i in wholes]
        return wholes if any(n and (n in head or head in n) for n in names) else []
    # 15名代表参加，9名代表（占三分之二）赞成
    same = bool(wholes) and line.figures[part].head == line.figures[wholes[0]].head != ""
    return wholes if "总" in of or same or _among(line, part) else []


def _among(line: Line, part: int) -> bool:
    """Whether the words before a figure make it one of the part: 其中, 实到."""
    lead, place = line.lead(part), part
    # 其中60岁以上480名: an age names the part, it is no figure between.
    while (
        place and line.figures[place - 1].unit in ("岁", "周岁", "年") and not line.same_unit(place - 1, part)
    ):
        place -= 1
        lead = line.lead(place) + lead
    if "其中" in lead or "当中" in lead or _PRESENT.search(lead):
        return True
    return place > 0 and line.same_unit(place - 1, part) and re.search("[^其]中，?", lead) is not None


_CHANGE_NAMED = re.compile(f"(?:{listed('change-named')})(?:率|比例|幅度)$")


def _told(line: Line, part: int, name: str, noun: str) -> bool:
    """Whether a rate is named by what was done to the part: 办结43件，办结率95.6%."""
    lead = line.lead(part)
    # 由45个工作日压缩至18个工作日，压缩比例达到60%: how much it changed, no share.
    if _CHANGE_NAMED.search(name):
        return False
    match = PROCESS.search(name)
    if match:
        stem = match["process"].removesuffix("应诉") or match["process"]
        if of_text(f"不{stem}率$").search(name):
            stem = f"不{stem}"
            told = noun.endswith(stem) or stem in lead
        else:
            told = _said(f"{stem}$", noun) or _said(stem, lead)
    else:
        # 评定优秀51卷，优秀率; 114户配齐了器材，配备比例: a name of another kind must be said right beside the part.
        stem = re.sub("(?:率|比例|比重|占比)$", "", name)[-2:]
        sampled = stem in words_of("sampling") and any(word in lead for word in words_of("sampling"))
        found = of_text(f"{_PART}{stem}").match(_MARKS.split(lead)[-1]) if len(stem) > 1 else None
        noun = noun.strip("“”")
        told = (
            _said(f"{stem}(?:的|等次)?$", lead)
            or noun.endswith(stem)
            or noun.startswith(stem[:1])
            or found is not None
            or sampled
        )
    stretch = _MARKS.split(lead)[-1] + noun
    return (
        bool(stem)
        and told
        and sorted(_UNFIT.findall(name)) == sorted(_UNFIT.findall(stretch))
        and "；" not in lead
    )


def _wholes_before(line: Line, part: int) -> list[int]:
    """What the part may be of when its whole stands right before it."""
    wholes = _wholes(line, part)
    # 调解结案221件、裁决结案73件，结案率98.7%: brothers.
    if wholes and line.lead(part)[:1] == "、" and line.lead(part)[-2:] == line.lead(wholes[0])[-2:]:
        return []
    return wholes if wholes and wholes[0] == next(_before(line, part), None) else []


def _said(stem: str, lead: str) -> bool:
    """Whether it was said of the part; 基本满意12人 is not 满意."""
    return (
        of_text(f"(?<!基本)(?<!比较)(?<!非常)(?<![较不很未])(?<!部分)(?<!正在){stem}").search(lead)
        is not None
    )


def _bases(line: Line, index: int, rate: Quantity, name: str) -> tuple[list[Quantity], list[Quantity]]:
    """Counts the rate ``name`` may be a share of, and those that may be the part itself.

    Those that share words with its name are bases, for a bare 办结率 the last one, with all others of its unit, the
    sentence before included. What was done to a count names the part: 化解积案28件，化解率93.3%.
    """
    process = PROCESS.search(rate.head)
    before = [i for i in _before(line, index) if line.figures[i].kind == "count"]
    # 除4人外出未参加外，其余全部参考: the few that are excepted are no base.
    own = [
        i for i in before
        if line.figures[i].block == rate.block and not line.clause_before(i).startswith("除")
    ]  # fmt: skip
    if not own or (process is None and not _asked(line.figures[own[0]], rate)):
        return [], []
    done = process["process"] if process is not None else ""
    last = _nearest_base(line, index, _of_unit(line, own, done), rate, process)
    if last is None:
        return [], []
    parts = [i for i in before if done and _tells(line, i, done, name)]
    alike = [i for i in before if line.same_unit(i, last)]
    others = [line.figures[i] for i in alike if i not in (last, *parts) and _countable(line.figures[i])]
    return [line.figures[last], *others], [line.figures[i] for i in alike if i in parts]


def _of_unit(line: Line, own: list[int], done: str) -> list[int]:
    """Those that may be the base by their unit: 会办问题78个 of 会办问题78个，形成纪要22份，已办结75个."""
    counted = [i for i in own if line.figures[i].head != done]
    dealt = next((i for i in own if done and line.figures[i].head == done), None)
    alike = [i for i in counted if dealt is not None and line.same_unit(i, dealt)]
    return alike or counted


def _asked(nearest: Quantity, rate: Quantity) -> bool:
    """Whether it is a rate of those who were asked: 回访120人，满意率98.3%."""
    return (
        _SATISFIED.fullmatch(rate.head) is not None
        and _ASKED.search(f"{nearest.verb} {nearest.head}") is not None
    )


def _tells(line: Line, index: int, done: str, name: str) -> bool:
    """Whether a count tells what was done rather than what there was: 调处纠纷28起，调处成功率."""
    verb = name.removesuffix("率").removeprefix("成功").removesuffix("成功") or done
    return (
        line.figures[index].head in (done, verb) or _begins(line, index, done) or _begins(line, index, verb)
    )


def _nearest_base(
    line: Line, index: int, counted: list[int], rate: Quantity, process: re.Match[str] | None
) -> int | None:
    """The count that a rate is said of; ``None`` where that is open.

    办结率 alone is the rate of what was counted just before; 矛盾纠纷化解率 that of 矛盾纠纷, if it was counted.
    """
    if not counted or line.starts[index] - line.starts[counted[0]] > _FAR:
        return None
    bare = process is None or process.start() == 0
    named = (i for i in counted if _named_in(line.figures[i].head, rate.head))
    last = counted[0] if bare else next(named, None)
    if last is None or not _countable(line.figures[last]) or "；" in line.between(last, index):
        return None
    # 出庭应诉65件，出庭应诉率100%，败诉率11.3%: the count is named by the rate right behind it.
    head = line.figures[last].head
    if (
        bare
        and not _named_in(head, rate.head)
        and any(head and head in line.figures[i].head for i in range(last + 1, index))
    ):
        return None
    base = line.figures[last]
    return None if bare and base.unit in _OF_ANYTHING and not _TO_MEND.search(base.head) else last


_FAR = 62  # characters of a line
_OF_ANYTHING = frozenset(("个", "家", "所", "处"))


def _begins(line: Line, index: int, verb: str) -> bool:
    """Whether the clause of a figure begins with ``verb``: 全年化解积案28件."""
    return of_text(f"{_DONE}{verb}").match(_clause(line, index)) is not None


def _named_in(head: str, name: str) -> bool:
    return bool(head[-2:]) and (head[-2:] in name or ("应诉" in head and "应诉" in name))


def _countable(quantity: Quantity) -> bool:
    return (
        quantity.kind == "count"
        and quantity.discrete
        and quantity.exact
        and quantity.scale == 1
        and isinstance(quantity.value, int)
        and quantity.value > 0
        and quantity.unit_class not in ("event", "lesson", "person-time")
    )


def _remains(line: Line, index: int, words: _Words) -> bool:
    """Whether a figure is what is left: 尚有3件, 3件正在办理, 2件负责人未出庭."""
    return (
        words.left.search(_clause(line, index)) is not None
        or words.who_did_not.match(line.tail(index)) is not None
    )


def _rest(line: Line, index: int, words: _Words) -> Iterator[Relation]:
    """办结率100%，尚有2件未办结; 另有6件正在办理，办结率100%."""
    block = line.figures[index].block
    for place in (index - 1, index + 1, index + 2):
        if 0 <= place < len(line.figures) and place != index:
            rest = line.figures[place]
            if rest.kind == "count" and rest.block == block and _remains(line, place, words):
                yield RestOfAll(rate=line.figures[index], rest=rest)


def _left_over(doc: Document, words: _Words) -> Iterator[Relation]:
    """全部办结，尚有3件正在办理: all of them, and some left, without a rate."""
    for found in met(doc, "all-done"):
        line, (start, end) = found.line, found.match.span()
        index = line.following(end)
        if index == len(line.figures):
            continue
        rest = line.figures[index]
        before, between = line.text[line.left(index) : start], line.text[end : line.starts[index]]
        # 其中一般件全部办结: some of them only.
        if (
            "其中" in before
            or _SOME.search(before)
            or "。" in between
            or "；" in between
            or _SOME.search(between)
        ):
            continue
        if rest.kind == "count" and rest.exact and rest.low > 0 and _remains(line, index, words):
            yield LeftOver(rest=rest, said=line.span(start, end))
