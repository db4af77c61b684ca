"""Lists with their announced number, and 分别."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.document import Document, Span
from hegui.facts.quantities import Quantity, is_verb
from hegui.facts.relations.cues import met
from hegui.facts.relations.model import Listed, Relation, Respectively, SumOf
from hegui.facts.relations.shared import REACH, same_unit
from hegui.facts.rows import listed, words_of

_RESPECTIVELY = re.compile(f"分别(?:{listed('dealt-verb')})?[^，。；,;0-9]{{0,12}}$")


_COUNTED = re.compile("“[0-9一二两三四五六七八九十]{1,3}[个项条大]")


class _Announced(NamedTuple):
    """A number, and what its words say of a list that ends before it.

    Attributes:
        stop: where the list ends; floor: where the figure before ends.
        open: 等 stands between them.
        spoken: its numeral or unit alone says that something was listed.
        marked: the list ends with a mark of a title or a quotation.
        named: the set it counts, ``""`` for no set whose members are known by their endings.
    """

    text: str
    number: Quantity
    stop: int
    floor: int
    open: bool
    spoken: bool
    marked: bool
    named: str


def lists(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """《甲》《乙》等2项, 甲、乙、丙三大原则."""
    for index, quantity in enumerate(group):
        if quantity.kind == "count" and quantity.exact:
            announced = _announced(text, quantity, group[index - 1].span.end if index else 0)
            found = _list_before(announced) if announced is not None else None
            if found is not None:
                yield found


_SUMMED = re.compile("(?<=[》”])[，,]?(?:共计?|计)$")
"""《甲》《乙》共2件."""


def _announced(text: str, quantity: Quantity, floor: int) -> _Announced | None:
    """What stands before a number; ``None`` where it announces no list."""
    stop = quantity.span.start
    while stop > 0 and text[stop - 1] in " \u2060":
        stop -= 1
    summed = _SUMMED.search(text, max(floor, stop - 3), stop)
    stop = summed.start() if summed is not None else stop
    open_list = stop > 0 and text[stop - 1] == "等"
    stop -= open_list
    if stop <= 0:
        return None
    spoken = quantity.spoken or quantity.unit == "大"
    small = quantity.value < _MANY
    marked = (text[stop - 1] == "》" and not _handed_out(quantity)) or (
        text[stop - 1] == "”" and quantity.unit in _LIST_UNITS
    )
    counts_set = small and (not spoken or quantity.unit == "家")
    named = _NAMED_SET.match(text, quantity.span.end) if counts_set else None
    if not (open_list or spoken or (small and marked) or named):
        return None
    return _Announced(text, quantity, stop, floor, open_list, spoken, marked, named[0] if named else "")


def _list_before(said: _Announced) -> Listed | None:
    items, fewest = _marked_items(said.text, said.stop, said.floor)
    if items:
        return _titled(said, items, fewest)
    return _worded(said) if said.open or said.spoken or said.named else None


def _titled(said: _Announced, items: list[Span], fewest: int) -> Listed | None:
    """A list of titles or quotations.

    “五个计划”和“五个专项”十条措施: the items are counted by themselves.
    建设“法治小院”“议事凉亭”26个: many of each kind named, unless the number is about theirs.
    """
    quoted = said.text[said.stop - 1] == "”" and not (said.open or said.spoken)
    if quoted and not _near(said.number, len(items)):
        return None
    if len(items) < 2 or any(_COUNTED.match(said.text, item.start) for item in items):
        return None
    return Listed(total=said.number, items=tuple(items), open=said.open, fewest=fewest, most=len(items))


def _worded(said: _Announced) -> Listed | None:
    """A list of bare words."""
    text, number = said.text, said.number
    verbal = _LIST_NOUN.match(text, number.span.end) is not None
    items, most = _worded_items(text, said.stop, said.floor, verbal)
    if len(items) < 2 or (not said.open and number.unit not in (*_LIST_UNITS, "所", "家")):
        return None
    if said.named and not said.open:
        # 柳坪村、石桥村3个村: names of just what is counted.
        ends = _SET_NAMES[said.named]
        alike = all(text[item.start : item.end].strip().endswith(ends) for item in items)
        if alike:
            return Listed(total=number, items=tuple(items), fewest=len(items), most=most)
        return _bare_names(said, items) if len(items) == most else None
    # Words alone are a list only when they are cut alike (目标导向、问题导向): a clause before 、 is none.
    fewest = _parallel(text, items) or _plain(text, items, most, number)
    if not fewest:
        return None
    return Listed(
        total=number, items=tuple(items), open=said.open, marked=False, fewest=fewest, most=max(fewest, most)
    )


def _bare_names(said: _Announced, items: list[Span]) -> Listed | None:
    """柳塘、桥头、南岸4个社区: names without what they end with, all short, and one more or less than said."""
    names = [said.text[item.start : item.end].strip() for item in items]
    short = len(names) > _FEW_NAMES and all(2 <= len(name) <= 3 for name in names[1:])
    if not short or abs(int(said.number.value) - len(names)) > 1:
        return None
    return Listed(total=said.number, items=tuple(items), marked=False, fewest=len(names), most=len(names))


_FEW_NAMES = 2
_MANY = 30
"""More than that are no list that a sentence tells."""


def named(doc: Document) -> Iterator[Relation]:
    """直属机构共3家，分别是甲局、乙局和丙局: names behind their number, which are all there are."""
    for found in met(doc, "named"):
        total, said = found.figure("total"), found.words("said")
        pieces = [m for m in re.finditer("[^、]+", said) if m[0].strip()]
        if not pieces or not _nameable(total) or said.endswith("等") or any(map(_no_name, pieces)):
            continue
        joined = [len(_JOINTS.findall(piece[0])) for piece in pieces]
        most = len(pieces) + sum(joined)
        # Of the last two 和 is a joint, in a name before them it is more likely part of it.
        fewest = len(pieces) + (1 if joined[-1] else 0)
        if most > 1:
            start = found.match.start("said")
            yield Listed(
                total=total, items=tuple(found.line.span(start + a, start + b) for a, b in (m.span() for m in pieces)),
                fewest=fewest, most=most, marked=found.words("word") in _CLOSES, evidence=found.words("word"),
                cue=found.cue.id,
            )  # fmt: skip


_CLOSES = frozenset(words_of("list-closing"))
"""Words that say that every one is named; 即 and 包括 may begin an explanation."""
_LONGEST_NAME = 24


def _nameable(total: Quantity) -> bool:
    """Whether a number is one of things that would be named: a few, of one kind each."""
    return (
        total.kind == "count"
        and total.exact
        and total.discrete
        and 1 < total.value < _MANY
        and total.unit_class not in ("person-time", "sum")
    )


def _no_name(piece: re.Match[str]) -> bool:
    """Whether a member is a clause or a kind of things rather than one of them."""
    words = piece[0]
    return not 2 <= len(words) <= _LONGEST_NAME or _NUMERAL.search(words) is not None or "各" in words


def months(doc: Document) -> Iterator[Relation]:
    """先后4次（3月、6月、9月、12月）: as many times at least as months are named."""
    for found in met(doc, "listed"):
        total, start = found.figure("total"), found.match.start("said")
        if total.unit_class == "event":
            items = [m.span() for m in re.finditer("[^、]+", found.words("said"))]
            yield Listed(
                total=total, items=tuple(found.line.span(start + a, start + b) for a, b in items), open=True,
                fewest=len(items), most=len(items), cue=found.cue.id,
            )  # fmt: skip


_INNER = re.compile("[的和与及]|分别|[一二两三四五六七八九十0-9][个条种项类大级支]")


def _plain(text: str, items: Sequence[Span], most: int, quantity: Quantity) -> int:
    """领导干部、青少年、农民四类: items of no common cut count only when short, simple, and off by one."""
    words = [text[s:e].strip() for s, e in items]
    if len(words) < 3 or quantity.value < 3 or most > len(words) or abs(len(words) - int(quantity.value)) > 1:
        return 0
    if (
        not 2 <= len(words[0]) <= 14
        or any(not 2 <= len(w) <= 10 for w in words[1:])
        or _INNER.search("、".join(words))
    ):
        return 0
    return len(words)


def _near(quantity: Quantity, counted: int) -> bool:
    """Whether a closed list of ``counted`` names may have been meant: off by two at most."""
    return counted > 2 and -2 <= quantity.value - counted <= 2


def _handed_out(quantity: Quantity) -> bool:
    """发放《宪法》《民法典》20本: copies of what is named, not a list of it."""
    if quantity.unit == "张" and quantity.head.startswith("清单"):
        return False
    if quantity.unit in _OF_COPIES:
        return True
    return quantity.unit in ("份", "部") and (quantity.verb in _HANDING or quantity.value >= _COPIES)


_COPIES = 10
_OF_COPIES = frozenset(words_of("copy-unit"))
_HANDING = frozenset(words_of("hand-out"))
_LIST_UNITS = frozenset(words_of("list-unit"))
# What is counted by its members: their order of steps, their kinds. Verbs may be members (排查、登记、回访).
_LIST_NOUN = re.compile(f"重?点?(?:{listed('list-noun')})")
_SET_NAMES = {
    name: tuple(ends.split(";")) for name, ends in words_of("set-of-places").items()
} | dict.fromkeys(words_of("set-of-bodies"), tuple(words_of("body-ending")))
_NAMED_SET = re.compile("|".join(map(re.escape, sorted(_SET_NAMES, key=len, reverse=True))))


def _parallel(text: str, items: Sequence[Span]) -> int:
    """How many items there are at least if they end alike, begin alike or are of one length; 0 if they do not.

    The verb of the sentence may stand before the first item (落实应收尽收、应受尽受), and 和 may join the last two.
    """
    words = [text[s:e].strip() for s, e in items]
    if len(words) == 2:
        return 2 if _pair_alike(*words) else 0
    first, *others = words
    joined = _JOINTS.split(others[-1])
    ways = ([*others[:-1], *joined], others) if len(joined) == 2 else (others,)
    return next((1 + len(rest) for rest in ways if _alike(first, rest)), 0)


def _pair_alike(first: str, second: str) -> bool:
    if len(first) > len(second) and is_verb(first[:2]):
        first = first[2:]
    words = (first, second)
    return all(2 <= len(w) <= 10 for w in words) and any(
        len(set(map(key, words))) == 1 for key in (_last, _first, len)
    )


def _alike(first: str, rest: Sequence[str]) -> bool:
    """Whether all end alike, begin alike or are of one length; a verb may stand before ``first``."""
    if any(not 2 <= len(w) <= 10 for w in rest) or not 2 <= len(first) <= 20:
        return False
    length = len(rest[0])
    return (
        len({w[-1] for w in (first, *rest)}) == 1
        or (len(first) <= 10 and len({w[0] for w in (first, *rest)}) == 1)
        or (all(len(w) == length for w in rest) and len(first) >= length)
    )


def _first(word: str) -> str:
    return word[0]


def _last(word: str) -> str:
    return word[-1]


# What joins two marked items; never the first item of a sentence.
_JOINT = re.compile("(?:[、，,]?(?:以及|和|及|与)?|[ \u2060])$")


def _marked_items(text: str, stop: int, floor: int) -> tuple[list[Span], int]:
    """《…》 or “…” that stand one after the other right before ``stop``, and how many of them must be of the list.

    《甲》及《乙》《丙》等2个配套文件: what stands before 及 need not be counted.
    """
    fewest = 0
    low = max(floor, stop - 800)
    items: list[Span] = []
    at = stop
    while at > low and text[at - 1] in "》”":
        mark = text[at - 1]
        opening = "《" if mark == "》" else "“"
        depth, start = 0, at - 1
        while start >= low and text[start] != "\n":
            depth += (text[start] == mark) - (text[start] == opening)
            if depth == 0:
                break
            start -= 1
        if depth or start < low:
            break
        items.append(Span(start, at))
        joint = _JOINT.search(text, max(low, start - 3), start)
        if joint is None:
            break
        at = joint.start()
        if "及" in joint[0]:
            fewest = fewest or len(items)
            if joint[0].startswith(("，", ",")):
                break
        elif joint[0].startswith(("，", ",")) and len(joint[0]) > 1:
            break
    items.reverse()
    return items, fewest or len(items)


_ENCLOSED = re.compile("“[^”\n]{0,300}”|《[^》\n]{0,100}》|（[^）\n]{0,200}）|\\([^)\n]{0,200}\\)")
_JOINTS = re.compile("以及|和|及|与")


def _worded_items(text: str, stop: int, floor: int, verbal: bool = False) -> tuple[list[Span], int]:
    """Words joined by 、 up to ``stop``, and how many items they may be at most (a 和 may join two).

    Args:
        verbal: items may be verbs; else a verb at the end says that the number counts its object.
    """
    begin = max(floor, stop - 160)
    # Marks inside quotations and brackets join nothing: blank them out, offsets kept.
    window = _ENCLOSED.sub(lambda m: "□" * len(m[0]), text[begin:stop])
    cut = max(window.rfind(c) for c in "，。；：,;:!?！？\n（(") + 1
    if not cut and begin == floor and floor and text[floor - 1] not in "，。；：,;:!?！？\n（(":
        return [], 0
    pieces = window[cut:].split("、")
    if len(pieces) < 2 or any(not p.strip() or len(p) > 30 or _NUMERAL.search(p) for p in pieces):
        return [], 0
    if not verbal and (is_verb(pieces[-1]) or (is_verb(pieces[-1][:2]) and len(pieces[-1]) < 5)):
        return [], 0
    if pieces[-1][-1] in "在的以动地之":
        return [], 0
    items, at = [], begin + cut
    for piece in pieces:
        items.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    joined = sum(len(_JOINTS.findall(p)) for p in pieces)
    return items, len(items) + joined + text.count("”“", begin + cut, stop) + text.count(
        "》《", begin + cut, stop
    )


_NUMERAL = re.compile("[0-9]|[两二三四五六七八九十]大|其中")
_DEALT_OUT = re.compile("[，,：:]?(?:其中)?[，,：:]?")


_PAIR = re.compile(
    "(?P<first>[一-龥]{1,8}(?P<end>[一-龥]))[和与及](?P<second>[一-龥]{1,8}(?P=end))(?:各自)?$"
)


def _paired(text: str, stop: int, floor: int) -> tuple[list[Span], int]:
    """青山村和绿水村: two names that end alike, joined without 、."""
    match = _PAIR.search(text, max(floor, stop - 20), stop)
    if match is None:
        return [], 0
    return [Span(*match.span("first")), Span(*match.span("second"))], 2


def _lone(text: str, figure: Quantity) -> bool:
    """Whether one figure alone stands behind 分别为: an exact count that ends its clause."""
    ends = text[figure.span.end : figure.span.end + 1] in "，。；,;"
    return figure.kind == "count" and figure.exact and ends and text[figure.span.start - 1] in "为是有"


def respectively(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """甲、乙、丙分别为1件、2件、3件."""
    for index, first in enumerate(group):
        match = _RESPECTIVELY.search(text, max(first.clause.start, first.span.start - 18), first.span.start)
        if match is None:
            continue
        figures = _dealt_out(text, group, index)
        if len({f.unit for f in figures}) > 1 or (len(figures) < 2 and not _lone(text, first)):
            continue
        stated = group[index - 1] if index else None
        floor = _floor(group, index)
        items, most = _worded_items(text, match.start(), max(floor, first.clause.start), True)
        if stated is not None and items and _shared_out(text, stated, first, items[0]):
            yield SumOf(whole=stated, parts=tuple(figures), exhaustive=True, evidence=match[0])
        if not items:
            items, most = _other_names(text, match.start(), floor, first.clause.start)
        if len(items) > 1 and not _says_how_many(stated, len(figures), match.start()):
            yield Respectively(
                figures=tuple(figures), names=tuple(items), fewest=len(items), most=most, evidence=match[0],
                likely=len(items) + _joined_last(text, items),
            )  # fmt: skip


def _dealt_out(text: str, group: Sequence[Quantity], index: int) -> list[Quantity]:
    """The figures from ``index`` on with nothing but joints between them."""
    figures = [group[index]]
    for quantity in group[index + 1 : index + 1 + REACH]:
        if not _BETWEEN.fullmatch(text, figures[-1].span.end, quantity.span.start):
            break
        figures.append(quantity)
    return figures


def _floor(group: Sequence[Quantity], index: int) -> int:
    """Where the names may begin: 民事、刑事、行政三类案件, the number of the items is no figure between them."""
    last = next((q for q in reversed(group[:index]) if not q.spoken), None)
    return last.span.end if last is not None else 0


def _shared_out(text: str, whole: Quantity, first: Quantity, item: Span) -> bool:
    """Whether the figure before is what is dealt out: 受理案件24件，民事、刑事、行政分别为9件、4件、11件."""
    return (
        whole.kind in ("count", "money")
        and same_unit(whole, first)
        and _DEALT_OUT.fullmatch(text, whole.span.end, item.start) is not None
    )


def _other_names(text: str, stop: int, floor: int, clause: int) -> tuple[list[Span], int]:
    """Titles, quotations, or two names that end alike."""
    items, _ = _marked_items(text, stop, max(floor, clause - 80))
    return (items, len(items)) if items else _paired(text, stop, max(floor, clause))


def _says_how_many(stated: Quantity | None, figures: int, start: int) -> bool:
    """Whether the number of the items is said: 党委、政府主要领导、分管领导两个层面分别2次、3次."""
    return (
        stated is not None and stated.spoken and stated.value == figures and stated.span.start >= start - 12
    )


def _joined_last(text: str, items: Sequence[Span]) -> int:
    """1 when 和 stands in the last of several items and in no other: there it most likely joins two."""
    joints = [len(_JOINTS.findall(text[s:e])) for s, e in items]
    return int(len(items) > 1 and joints[-1] == 1 and not any(joints[:-1]))


_BETWEEN = re.compile("[、和及与以 \u2060]+")
