"""Wholes and parts: 其中, 包括, brackets, totals behind their parts, remainders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hegui.document import Document
from hegui.facts.frames import ADDED, AMOUNTS, EACH, PLAIN, Line, lines
from hegui.facts.kinds import exclude_each_other, kind_of, names_kind
from hegui.facts.quantities import Quantity, is_verb
from hegui.facts.relations.cues import Met, met
from hegui.facts.relations.model import Misplaced, PartOf, Relation, SumOf
from hegui.facts.relations.shared import ATTRIBUTED, REACH, bigrams, is_mean
from hegui.facts.rows import listed, words_of

_FAR = 240  # characters
# Verbs that begin a new statement: the parts end before them unless the first part begins with one itself.
_MAIN_VERB = re.compile(
    f"(?:并|还|同时|另|此外)?(?:共|累计|先后)?(?:{listed('main-verb')}|"
    f"{listed('main-verb-more')}|"
    f"{listed('main-verb-effect')})"
)
_ENDS = re.compile(
    f"(?:{listed('sum-word')})(?:为|达到?|：)?$|等$|(?:由|从|自(?![{listed('after-self')}]))[^，。；]{{0,24}}$"
)
_OPEN_END = re.compile("[^，。；]{0,8}等(?!级)")
_LEADING = re.compile(f"^(?:{listed('parts-lead')})+")
_REST = re.compile(listed("rest-word"))
_ALL_YEAR = re.compile(f"(?:{listed('whole-year')})[^，。；]{{0,4}}(?:{listed('product-total')})")
_OTHERS_PASSED = ("岁", "周岁", "年")


def parts(doc: Document) -> Iterator[Relation]:
    """Parts behind their whole, by the rows ``division`` (several parts) and ``among`` (one), and outcomes."""
    seen: set[tuple[int, int]] = set()
    divided: set[int] = set()
    listed: set[int] = set()
    for found in met(doc, "division"):
        first = found.index("part")
        line = found.line
        # 其中执业十年以上的21名: a length of time names the part.
        if line.figures[first].unit in _OTHERS_PASSED and re.fullmatch(
            "[^，。；：、]{1,8}的", line.tail(first)
        ):
            first += 1
        if line.figures[first].kind not in AMOUNTS:
            continue
        wholes = [found.index("whole")] if "whole" in found else _wholes(line, first)
        if "whole" in found and (_one_of_several(line, wholes[0]) or is_mean(line, wholes[0])):
            continue
        key = (line.figures[first].ordinal, line.figures[wholes[0]].ordinal) if wholes else None
        if key is None or key in seen:
            continue
        seen.add(key)
        divided.add(key[1])
        for relation in _divided(found, wholes, first):
            if isinstance(relation, PartOf):
                listed.add(relation.part.ordinal)
            yield relation
    yield from _nested(doc)
    # 13件（含新制定5件，修改4件: what a wording names as a part is no whole of those behind it.
    yield from _outcomes(doc, divided | listed)
    for found in met(doc, "among"):
        whole, part = found.figure("whole"), found.figure("part")
        # 其中无需出庭1件，应出庭的21件: a part is no whole of its brothers.
        if (
            "其中" in whole.markers
            or _COMPARED.match(found.line.clause_before(found.index("part")))
            or _BROTHER.search(found.line.lead(found.index("whole")))
            or _beside(found.line, found.index("whole"), found.index("part"))
        ):
            continue
        if (part.ordinal, whole.ordinal) not in seen and whole.kind in ("count", "money"):
            yield PartOf(whole=whole, part=part, evidence="中", cue=found.cue.id, others=_larger(found))


_COMPARED = re.compile(listed("held-against"))
"""6.8件，低于全市平均的7.5件: what it is compared with."""
_BROTHER = re.compile("经[^，。；]{1,8}的$")
"""经听证的5件，经集体讨论的19件: two things said of one whole."""


def _larger(found: Met) -> tuple[Quantity, ...]:
    """Figures of the sentence before a whole that no word points at, of which the part may be one: 86家，注销5家，参加年检的有82家."""
    if found.words("word") or "的" not in found.cue.anchor:
        return ()
    line, index, part = found.line, found.index("whole"), found.figure("part")
    return tuple(
        line.figures[i] for i in range(max(0, index - REACH), index)
        if line.same_unit(i, index) and line.figures[i].block == part.block and line.figures[i].value >= part.value
    )  # fmt: skip


def _beside(line: Line, first: int, second: int) -> bool:
    """Whether two figures are parts of one told before them: 38名执法人员，持甲证的14名，持乙证的19名."""
    words = [line.clause_before(i) for i in (first, second)]
    # 被评为先进的有23名，被评为能手的有41名: two things said in the same words.
    if words[0][:2] == words[1][:2] != "" and words[0][-2:] == words[1][-2:]:
        return True
    ends = {word.removesuffix("的")[-2:] for word in words}
    if not (all(word.endswith("的") for word in words) or (len(ends) == 1 and len(ends.pop()) > 1)):
        return False
    larger = max(line.figures[first].value, line.figures[second].value)
    return any(
        line.same_unit(place, first) and line.figures[place].value >= larger
        for place in range(max(0, first - REACH), first)
        if line.figures[first].block - line.figures[place].block < 2
    )


_ROSE_TO = re.compile(listed("rose-to"))
_JOINED_TO = re.compile("[^，。；：（）]{0,8}[、和及与][^，。；：（）]{0,10}")


def _one_of_several(line: Line, index: int) -> bool:
    """Whether a figure is one of several told together (2个园区、14个乡镇): neither is the whole of what follows.

    受理45件、办结43件 are no brothers: what was done is part of what came in.
    """
    return (
        index > 0
        and line.same_unit(index - 1, index)
        and line.figures[index - 1].block == line.figures[index].block
        and _JOINED_TO.fullmatch(line.lead(index)) is not None
        and not is_verb(line.figures[index].head)
    )


def _nested(doc: Document) -> Iterator[Relation]:
    """投诉4215件、举报1425件；投诉中商品类2610件、服务类1605件: a part divided again, by its name."""
    for found in met(doc, "nested"):
        line, first, last = found.line, found.index("part"), found.index("last")
        for place in range(first - 1, max(-1, first - REACH), -1):
            if line.same_unit(place, first) and line.lead(place).endswith(found.words("noun")):
                whole, one, two = (line.figures[i] for i in (place, first, last))
                summed, of = Fraction(one.value) + Fraction(two.value), Fraction(whole.value)
                if whole.exact and one.exact and two.exact and 3 * abs(summed - of) < of:
                    yield SumOf(
                        whole=whole, parts=(one, two), exhaustive=True, evidence="中", cue=found.cue.id
                    )
                break


def _divided(found: Met, wholes: list[int], first: int) -> Iterator[Relation]:
    line, word = found.line, found.words("word")
    whole = line.figures[wholes[0]]
    indices = _told_bare(line, [first, *_more(found, wholes[0], first)])
    of_more = _rest_of_more(line, wholes[0], indices)
    indices = indices[:-1] if of_more else indices
    listed = [line.figures[i] for i in indices]
    others = tuple(line.figures[i] for i in wholes[1:])
    for part in listed:
        yield PartOf(whole=whole, part=part, others=others, evidence=word, cue=found.cue.id)
    if word.startswith("其中") and (found_other := _other(line, wholes[0], first)) is not None:
        yield Misplaced(whole=found_other[0], part=listed[0], other=found_other[1], evidence=word)
    if len(listed) > 1:
        # 受理139件，调解成功137件，其中…: where another whole fits, the sentence is right.
        summed = sum(Fraction(part.value) for part in listed)
        whole = next((line.figures[i] for i in wholes if Fraction(line.figures[i].value) == summed), whole)
        stretch = line.text[line.starts[wholes[0]] : line.starts[indices[-1]]]
        names = _names(line, indices)
        yield SumOf(
            whole=whole, parts=tuple(listed), evidence=word, cue=found.cue.id, disjoint=_disjoint(names, listed),
            exhaustive=not _OPEN_END.match(line.tail(indices[-1]))
            and (
                of_more == "complete"
                or ("complete" in found.cue.marks and not (word.startswith("其中") and _attributes(names, listed)))
                or _REST.search(stretch) is not None
                or exclude_each_other(names) == "complete"
                or not any(names)
            ),
        )  # fmt: skip


def _told_bare(line: Line, indices: list[int]) -> list[int]:
    """The parts without what follows them: three that fit are all, and 87件、66件和61件 end where words come between.

    三类，依次为87件、66件和61件，当年成功化解209件: what was done with them is no part.
    """
    whole = [i for i in range(1, len(indices)) if _BARE_JOINT.fullmatch(line.lead(indices[i]))]
    bare = next((i for i in range(1, len(indices)) if i not in whole), len(indices))
    return indices[:bare] if bare > 1 else indices


def _rest_of_more(line: Line, whole: int, indices: Sequence[int]) -> str:
    """Whether the last part is the rest of a larger figure before the whole: 受理146件，审结136件，其中维持71件……，其余10件正在审理.

    ``complete`` where it and the other parts make that figure, ``open`` where it and the whole do or it waits for what the
    whole has been through, ``""`` for a part of the whole.
    """
    last = indices[-1]
    if len(indices) < 2 or not _REST.match(line.clause_before(last)):
        return ""
    rest, of = Fraction(line.figures[last].value), Fraction(line.figures[whole].value)
    summed = sum(Fraction(line.figures[i].value) for i in indices[:-1])
    larger = {
        Fraction(line.figures[i].value) - rest for i in range(max(0, whole - REACH), whole)
        if line.same_unit(i, whole) and line.figures[whole].block - line.figures[i].block < 2 and line.figures[i].value > of
    }  # fmt: skip
    if summed in larger and len(indices) > 2:
        return "complete"
    waits = larger and _WAITS.match(line.clause_behind(last)) and _THROUGH.search(line.clause_before(whole))
    return "open" if of in larger or waits else ""


_WAITS = re.compile(f"[一-龥]{{0,4}}(?:{listed('pending')})")
_THROUGH = re.compile(listed("account-done"))
_BARE_JOINT = re.compile("[、和及与]|以及")


def _wholes(line: Line, first: int) -> list[int]:
    """What the part ``first`` may be a part of, nearest first: amounts of its unit before it in its sentence.

    Amounts of other units are passed over, not those of another unit of its class (人 for 人次). Without any in the
    sentence, the only amount of that unit in the one before.
    """
    unit, place = line.figures[first], first - 1
    found: list[int] = []
    while place >= 0 and first - place <= REACH and line.figures[place].block == unit.block:
        other = line.figures[place]
        if other.kind in AMOUNTS and other.second is None:
            role = line.text[line.starts[place]]
            if not found and (role == EACH or (line.same_unit(place, first) and is_mean(line, place))):
                return []
            if line.same_unit(place, first) and role in (PLAIN, ADDED):
                found.append(place)
            elif other.unit_class == unit.unit_class and not line.same_unit(place, first):
                break
        place -= 1
    # 处罚案卷120份、许可案卷80份；其中…: of which of the two is open.
    if found and _one_of_several(line, found[0]):
        return []
    if found or place < 0 or first == 0 or line.figures[first - 1].block == unit.block:
        return found
    return _lone_before(line, first, place)


def _lone_before(line: Line, first: int, place: int) -> list[int]:
    """The only amount of the unit of ``first`` in the sentence that ends with ``place``."""
    near: list[int] = []
    while place >= 0 and line.figures[place].block + 1 == line.figures[first].block and len(near) < 2:
        near += [place] if line.same_unit(place, first) else []
        place -= 1
    return near if len(near) == 1 else []


def _more(found: Met, whole: int, first: int) -> Iterator[int]:
    """Further parts behind the first: of the whole's unit, up to a new 其中, the closing bracket or a new main verb.

    A semicolon ends the parts, except after ``其中，``, which announces parts with details of their own.
    """
    line, word = found.line, found.words("word")
    clause = line.text[found.match.end("word") : found.match.end("word") + 12]
    verbal = _MAIN_VERB.match(clause) is not None
    wide = clause[:1] in ("，", "：") or word == "："
    depth = 0
    for index in range(first + 1, min(len(line.figures), first + 1 + REACH)):
        gap = line.lead(index)
        depth += gap.count("（") - gap.count("）")
        if (
            line.figures[index].block != line.figures[first].block
            or "其中" in gap
            or "另有" in gap
            or (not wide and "；" in gap)
            or depth < 0
        ):
            return
        # 民事案件214件（劳动争议96件、其他118件）: what a part is divided into.
        if depth or line.figures[index].kind not in AMOUNTS:
            continue
        if not verbal and _MAIN_VERB.match(re.split("[，；、]", gap)[-1].lstrip("和及")):
            return
        if not line.same_unit(index, whole):
            continue
        if line.text[line.starts[index]] != PLAIN or _ENDS.search(gap):
            return
        # 其中调解成功198起，全年累计调解817起: all of the year.
        if _ALL_YEAR.match(re.split("[，；、]", gap)[-1]) and not _ALL_YEAR.search(line.lead(first)):
            return
        yield index


def _names(line: Line, indices: Sequence[int]) -> list[str]:
    """What each part is called: its head, or all its words where the head lost them to a verb (镇级调处26起)."""
    found = []
    for index in indices:
        words = _LEADING.sub("", re.split("[、，；（]", line.lead(index))[-1])
        head = line.figures[index].head
        found.append(words if kind_of(words) and not kind_of(head) else head)
    return found


def _disjoint(names: Sequence[str], listed: Sequence[Quantity]) -> bool:
    """Whether no single thing is likely to be counted under two of the parts."""
    if exclude_each_other(names) or _attributes(names, listed):
        return bool(exclude_each_other(names))
    endings = {p.head[-2:] for p in listed}
    return len(endings) == 1 and len(endings.pop()) == 2 and len({p.head for p in listed}) == len(listed)


def _attributes(names: Sequence[str], listed: Sequence[Quantity]) -> bool:
    """Whether a person, firm or household may have several of what is named: 党员60人，女性50人."""
    return listed[0].unit_class in ATTRIBUTED and not exclude_each_other(names)


def _other(line: Line, whole: int, first: int) -> tuple[Quantity, Quantity] | None:
    """What the part seems to follow, and an earlier amount that shares words with it: both figures.

    The nearest amount names nothing of its kind: 办理信访件34件，办结诉求797件，其中信访积案2件; 调解纠纷214件，讲座36场，其中邻里纠纷57件.
    """
    part = line.figures[first]
    own = bigrams(part.head)
    before = line.figures[first - 1]
    if whole < first - 1 and before.kind == "count" and before.block == part.block:
        other = line.figures[whole]
        apart = own & bigrams(other.head) and not own & bigrams(before.head) and "其中" not in before.markers
        return (before, other) if apart and before.head and not is_verb(before.head) else None
    nearest = line.figures[whole]
    # 受理65件，办结62件，其中信访积案8件: the nearest names nothing of its own.
    if not own or own & bigrams(nearest.head) or not nearest.head or is_verb(nearest.head):
        return None
    for place in range(whole - 1, max(-1, whole - 1 - REACH), -1):
        other = line.figures[place]
        # A part of another whole is none itself; behind a semicolon a new account begins.
        if other.block != part.block or "其中" in other.markers or "；" in line.between(place, whole):
            return None
        if line.same_unit(place, first) and own & bigrams(other.head):
            return nearest, other
    return None


# Kinds that every one of the things counted before has exactly once.
_OUTCOMES = frozenset(
    ("outcome", "law", "sex", "post", "procedure", "review", "quarter", "half", "office", "school", "channel", "petition", "money")
)  # fmt: skip


def _outcomes(doc: Document, divided: set[int]) -> Iterator[Relation]:
    """审结8件，维持5件，撤销2件，终止2件: kinds that exclude each other right behind their whole, without 其中."""
    for line in lines(doc):
        index, count = 0, len(line.figures)
        while index + 2 < count:
            listed, names = _kinds_behind(line, index)
            whole = line.figures[index]
            if (
                len(listed) > 1
                and whole.kind == "count"
                and whole.ordinal not in divided
                and not names_kind(whole.head, kind_of(names[0]))
                and sum(Fraction(q.value) for q in listed) < 2 * Fraction(whole.value)
                # 食品类143件，药品类36件，广告类29件: the first of several classes is no whole.
                and not (names[0].endswith(_CLASS) and line.clause_before(index).endswith(_CLASS))
            ):
                yield SumOf(
                    whole=whole, parts=tuple(listed), disjoint=True,
                    exhaustive=exclude_each_other(names) == "complete" or names[-1].startswith(_OTHERS),
                )  # fmt: skip
            index += len(listed) + 1


_CLASS = "类"
_FIRST = 40  # characters between a whole and the first of its kinds
_AMONG = re.compile("^[^，。；：、（）]{0,14}(?<![其集高初期年])中，")
"""全年举办的36期培训班中，上半年14期: what the whole counts."""
_OTHERS = tuple(words_of("others"))


def _kinds_behind(line: Line, index: int) -> tuple[list[Quantity], list[str]]:
    """The amounts behind a figure, clause by clause, that name kinds of one table, and the names: 维持5件，撤销2件.

    A comma stands before the first: what 、 joins are brothers.
    """
    listed: list[Quantity] = []
    names: list[str] = []
    for place in range(index + 1, min(len(line.figures), index + 1 + REACH)):
        figure, gap = line.figures[place], line.lead(place)
        if not listed:
            gap = _AMONG.sub("，", gap)
            # 56件文件逐件评估，决定继续有效41件: what was done with all of them
            gap = "，" + gap.rpartition("，")[2] if "，" in gap and len(gap) < _FIRST else gap
        joined = 2 < len(gap) < 14 and gap[0] in ("，、" if listed else "，") and "其中" not in gap
        if not joined or not line.same_unit(place, index):
            break
        heads = [*names, figure.head or gap.lstrip("，、")]
        alike = exclude_each_other(heads) or all(head.endswith(_CLASS) for head in heads)
        if not alike and (listed or kind_of(heads[0]) not in _OUTCOMES):
            break
        listed.append(figure)
        names = heads
    return listed, names


# The other side of an account: 新收14件，上年结转1件，办理结果总计13件 sums up what follows.
_OTHER_SIDE = re.compile(listed("other-side"))
_OVERLAP = re.compile(listed("overlap-word"))
"""去重后合计33个: what was counted twice is left out."""
_LEFT = re.compile(f"[，；]?[^，。；]{{0,4}}(?:{listed('left-behind')})")


def totals(doc: Document) -> Iterator[Relation]:
    """甲9件、乙4件、丙11件，合计24件: by the rows ``total``."""
    done: set[int] = set()
    for found in met(doc, "total"):
        line, index = found.line, found.index("whole")
        whole = line.figures[index]
        if (
            whole.ordinal in done
            or _other_side(found, index)
            or _LEFT.match(line.tail(index))
            or _OVERLAP.search(line.clause_before(index))
        ):
            continue
        listed = _summed(found, index)
        listed = next(
            (listed[k:] for k in range(len(listed) - 1) if sum(Fraction(q.value) for q in listed[k:]) == whole.value), listed
        )  # fmt: skip
        # 由1997年的664万元增加到4025万元，五年共计12319万元: what rose and to what are no parts.
        # 上半年培训320人，下半年410人，全年560人: some came twice.
        twice = found.cue.id == "T05" and whole.unit_class in ATTRIBUTED
        if twice and sum(Fraction(q.value) for q in listed) > whole.value:
            continue
        if len(listed) > 1 and not _ROSE_TO.search(line.lead(found.index("last"))):
            done.add(whole.ordinal)
            yield SumOf(
                whole=whole, parts=tuple(listed), evidence=found.words("word"), cue=found.cue.id, exhaustive=True,
                at_least="at-least" in found.cue.marks, disjoint=_disjoint([q.head for q in listed], listed),
            )  # fmt: skip


def _other_side(found: Met, total: int) -> bool:
    """Whether the total is of the other side of the account; not where the figure before is of that side too."""
    word = _OTHER_SIDE.search(found.line.lead(total))
    return word is not None and word[0] not in found.line.lead(found.index("last"))


def _summed(found: Met, total: int) -> list[Quantity]:
    """What a total sums up, in the order of the text; what is said of each of n is in it n times (三、四季度各2次).

    Nothing where the verb of the total is not that of the two before it; with it, only what has it (共采用24条).
    """
    line, verb, last = found.line, found.words("verb"), found.index("last")
    if "a" in found and line.figures[last].block != line.figures[total].block:
        return [found.figure("a"), found.figure("last")]
    if verb and not all(verb in line.lead(place) for place in (last, last - 1)):
        return []
    block = line.figures[total].block
    listed: list[Quantity] = []
    farthest = last
    for place in range(last, max(-1, last - REACH), -1):
        figure = line.figures[place]
        if (
            not line.same_unit(place, total)
            or figure.block != block
            or (verb and verb not in line.lead(place))
        ):
            break
        if listed and line.starts[place + 1] - line.starts[place] > _APART:
            break
        # 日均办件228件，最高日办件412件: no parts of all.
        if line.text[line.starts[place]] == EACH or _OF_ONE.search(line.lead(place)):
            return []
        # 合计2195条；按内容分…，合计2195条: the sum before is of another division.
        if listed and _SUM_SAID.search(line.lead(place)):
            break
        listed += [figure] * _times(line, place)
        farthest = place
    # 接待150批次，集体访20批次，个体访130批次，合计150批次: the total stands at both ends.
    if last - farthest > 1 and listed[-1].value == line.figures[total].value:
        listed.pop()
    listed.reverse()
    return listed


def _times(line: Line, index: int) -> int:
    """How many things a figure is said of: 三、四季度各2次 is said of two."""
    lead = line.lead(index)
    each = _EACH_OF.search(lead)
    if each is not None:
        return 1 + len(_JOINED.findall(_BRACKETS.sub("", each["names"])))
    # 9个县（市、区）各2个: of so many.
    many = line.figures[index - 1] if index and _OF_SO_MANY.fullmatch(lead) else None
    counted = many is not None and many.kind == "count" and many.exact and 1 < many.value <= _MANY
    return int(many.value) if many is not None and counted else 1


_OF_ONE = re.compile("最[高低多少大小长短]|[日月季均]均|平均")
_SUM_SAID = re.compile(f"(?:{listed('sum-word')})(?:为|达到?|：)?$")
_APART = 26  # characters between two figures of one sum
_EACH_OF = re.compile("(?:^|，)(?P<names>[^，。；：]{2,30})各(?:[一-龥]{0,4})$")
_BRACKETS = re.compile("（[^（）]*）")
_OF_SO_MANY = re.compile(listed("of-so-many"))
_MANY = 100
_JOINED = re.compile("、|以及|和|及|与")
