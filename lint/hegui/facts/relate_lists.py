"""Lists with their announced number, and 分别."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.document import Span
from hegui.facts.heads import is_verb
from hegui.facts.quantity import Quantity
from hegui.facts.relation import REACH, Relation, related, same_unit

_RESPECTIVELY = re.compile("分别(?:为|是|达|达到|占|增长|下降|提高|减少|增加|上升)?[^，。；,;0-9]{0,6}$")


_COUNTED = re.compile("“[0-9一二两三四五六七八九十]{1,3}[个项条大]")


def lists(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """《甲》《乙》等2项, 甲、乙、丙三大原则."""
    for index, quantity in enumerate(group):
        if quantity.kind != "count" or not quantity.exact or quantity.second is not None:
            continue
        stop = quantity.span.start
        while stop > 0 and text[stop - 1] in " \u2060":
            stop -= 1
        open_list = stop > 0 and text[stop - 1] == "等"
        if open_list:
            stop -= 1
        if stop <= 0:
            continue
        spoken = "chinese" in quantity.flags or quantity.unit == "大"
        if not (open_list or spoken or (text[stop - 1] == "》" and quantity.value < 30)):
            continue
        floor = group[index - 1].span.end if index else 0
        items, fewest = _marked_items(text, stop, floor)
        if items:
            # “五个计划”和“五个专项”十条措施: the items are counted by themselves.
            if len(items) > 1 and not any(_COUNTED.match(text, item.start) for item in items):
                yield related("list", (quantity,), items, open=open_list, counts=(fewest, len(items)))
            continue
        items, most = _worded_items(text, stop, floor)
        if len(items) < 2 or (not open_list and quantity.unit not in ("大", "个", "项", "方面", "种", "类")):
            continue
        # Words alone are a list only when they are cut alike (目标导向、问题导向): a clause before 、 is none.
        if _parallel(text, items):
            yield related("list", (quantity,), items, open=open_list, exact=False, counts=(len(items), most))


def _parallel(text: str, items: Sequence[Span]) -> bool:
    """Whether the items end alike, begin alike or are of one length, and none is long."""
    words = [text[s:e].strip() for s, e in items]
    # 落实应收尽收、应受尽受: the verb of the sentence stands before the first item.
    if len(words[0]) > max(map(len, words[1:])) and is_verb(words[0][:2]):
        words[0] = words[0][2:]
    if any(not 2 <= len(w) <= 10 for w in words):
        return False
    return any(len(set(map(key, words))) == 1 for key in (_last, _first, len))


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


_ENCLOSED = re.compile("“[^”\n]*”|《[^》\n]*》|（[^）\n]*）|\\([^)\n]*\\)")
_JOINTS = re.compile("和|及|与")


def _worded_items(text: str, stop: int, floor: int) -> tuple[list[Span], int]:
    """Words joined by 、 up to ``stop``, and how many items they may be at most (a 和 may join two)."""
    begin = max(floor, stop - 160)
    # Marks inside quotations and brackets join nothing: blank them out, offsets kept.
    window = _ENCLOSED.sub(lambda m: "□" * len(m[0]), text[begin:stop])
    cut = max(window.rfind(c) for c in "，。；：,;:!?！？\n（(") + 1
    if not cut and begin == floor and floor and text[floor - 1] not in "，。；：,;:!?！？\n（(":
        return [], 0
    pieces = window[cut:].split("、")
    if len(pieces) < 2 or any(not p.strip() or len(p) > 30 or _NUMERAL.search(p) for p in pieces):
        return [], 0
    if (
        is_verb(pieces[-1])
        or (is_verb(pieces[-1][:2]) and len(pieces[-1]) < 5)
        or pieces[-1][-1] in "在的以动地之"
    ):
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


def respectively(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """甲、乙、丙分别为1件、2件、3件."""
    for index, first in enumerate(group):
        match = _RESPECTIVELY.search(text, max(first.clause.start, first.span.start - 12), first.span.start)
        if match is None:
            continue
        figures = [first]
        for quantity in group[index + 1 : index + 1 + REACH]:
            if not re.fullmatch(
                "(?:[、和及与以 \u2060]|以及)+", text[figures[-1].span.end : quantity.span.start]
            ):
                break
            figures.append(quantity)
        if len(figures) < 2 or len({f.unit for f in figures}) > 1:
            continue
        floor = group[index - 1].span.end if index else 0
        items, most = _worded_items(text, match.start(), max(floor, first.clause.start))
        # 受理案件24件，民事、刑事、行政分别为9件、4件、11件
        whole = group[index - 1] if index else None
        if (
            whole is not None
            and items
            and whole.kind in ("count", "money")
            and same_unit(whole, first)
            and _DEALT_OUT.fullmatch(text, whole.span.end, items[0].start)
        ):
            yield related(
                "sum", (whole, *figures), evidence=match[0], exact=all(f.exact for f in (whole, *figures)),
                exhaustive=True,
            )  # fmt: skip
        if len(items) > 1:
            yield related(
                "respectively", figures, items, evidence=match[0], exact=all(f.exact for f in figures),
                counts=(len(items), most),
            )  # fmt: skip
