"""What a number counts: the head noun and the verb in its clause, by closed lists, without a segmenter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hegui.document import Span
from hegui.facts.units import rows, trie

# Words after which the amount is announced: what stands before them is the subject, not the head.
_ANNOUNCED = re.compile(
    "(?<![公中])共(?![同建享产和治青识商])|累计|先后|全年|总共|一共|[0-9]{4}年度?|[上下]半年|截至目前"
)
# What may stand between head and number without being part of the head.
_STRIP = re.compile(
    "(?:[ \u2060\u00a0\u3000]|先后|分别|累计|总计|共计|合计|共|总数|总量|均|已|已经|约|近|达到|高达|多达|达|超过|超|逾|突破|不少于|至少|"
    "为|是|有|就|仅|也|了|各|各类|全年|今年|去年|截至目前|目前|年内|期间|其中|其中有|数为|从|由|增至|升至|降至|增加到|提高到|"
    "上升到|保持在|控制在|稳定在|维持在|提升至|提升到|增长到|占|下降到|增加至|提高至|下降至|到|至|等|各级|每年|每月|每季度|每周|人均|场均|同比|环比|比上年|较上年|较去年|比去年|平均|(?<![线网])上|在|[:：-])$"
)
_OPEN = re.compile(
    "^(?:[ \u2060\u00a0\u3000、]|其中|的|了|过|着|各类|各种|各项|各级|有关|相关|全年|今年|累计|共计|共|已|均|先后|并|及|和|与|也|还|又|对|向|为|在|从|将|把|由)+"
)
_BOUNDARY = "，。；：！？,;:!?\n\t（(）)—"
_RIGHT_CUT = re.compile(
    "[，。；：、！？,;:!?\n\t（(）)《“”》]|参加|参与|接受|进行|开展|结合|制定|实现|通过|均|已|全部|以上|被|将|由|对|与|和|及|并|为|到|在|于|以|的$|获|入|进入"
)
_LEFT_EMPTY = re.compile(
    "^(?:全[省市区县镇乡村街]|各[省市区县镇乡村街]|本[省市区县镇乡街]|我[省市区县镇乡街]|上半年|下半年|本年度|年度)+$"
)


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """The closed list of verbs and how each is used.

    ``verb``: ends a head (办理|案件45件). ``name``: also names what is counted (行政处罚7件) and ends no head.
    ``object``: such a name that takes an object when it opens the clause (培训|执法人员60名).
    """
    return {row[0]: row[1] for row in rows("verbs.tsv")}


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(trie(verbs()) + "(?![率度数量额面]|人数|比例|比重|总[数量额])")


class Head(NamedTuple):
    """Head noun and verb of a number; spans in the text given."""

    words: str
    span: Span | None
    verb: str


def find_head(text: str, left: int, start: int, end: int) -> Head:
    """The head of the quantity ``text[start:end]`` whose clause begins at ``left``.

    The words before the number, after the last verb of the closed list; when nothing is left there, the noun after
    the unit (``召开3次会议``), else the verb itself (``培训3次``).
    """
    stop = start
    while True:
        match = _STRIP.search(text, max(left, stop - 6), stop)
        if match is None or match.end() == match.start():
            break
        stop = match.start()
    begin = left
    opened = _OPEN.match(text[begin:stop])
    if opened:
        begin += opened.end()
    verb, named, after = "", "", begin
    last_start = begin
    uses = verbs()
    for match in _verbs().finditer(text, begin, stop):
        last_start = match.start()
        use = uses[match[0]]
        if use == "verb" or (use == "object" and last_start == after and match.end() + 2 <= stop):
            verb, after = match[0], match.end()
        else:
            named = match[0]
    for match in _ANNOUNCED.finditer(text, after, stop):
        after = match.end()
    words_from = after
    opened = _OPEN.match(text[words_from:stop])
    if opened:
        words_from += opened.end()
    verb = verb or named
    listed = text[stop - 1] in "》”" or text[end - 1] == "大" or "等" in text[stop:start]
    if words_from < stop and not listed and not _LEFT_EMPTY.match(text[words_from:stop]):
        return Head(text[words_from:stop], Span(words_from, stop), verb)
    right = end
    while right < len(text) and text[right] in " \u2060\u00a0\u3000的":
        right += 1
    cut = _RIGHT_CUT.search(text, right, min(len(text), right + 24))
    finish = cut.start() if cut else min(len(text), right + 24)
    verb_right = _verbs().match(text, right)
    if finish > right and not verb_right:
        return Head(text[right:finish], Span(right, finish), verb)
    if verb_right and finish > verb_right.end():
        # 先后3次召开党委会: the verb follows, its object is the head.
        return Head(text[verb_right.end() : finish], Span(verb_right.end(), finish), verb_right[0])
    if words_from < stop and listed:
        return Head(text[words_from:stop], Span(words_from, stop), verb)
    if verb and text[last_start : last_start + len(verb)] == verb:
        return Head(verb, Span(last_start, last_start + len(verb)), verb)
    return Head("", None, verb)


def clause_start(text: str, floor: int, start: int) -> int:
    """The beginning of the clause that holds ``start``, not before ``floor``; looks back 60 characters at most."""
    low = max(floor, start - 60)
    match = _CLAUSE_START.match(text, low, start)
    # 示范村（社区）41个, 村（社区）法律顾问16名: a short bracket inside a name begins no clause.
    while match and (cut := _inside_name(text, match.end() - 1, start)) is not None:
        match = _CLAUSE_START.match(text, low, cut)
    return match.end() if match else low


def _inside_name(text: str, at: int, start: int) -> int | None:
    """Where to look on when the bracket at ``at`` belongs to a name, ``None`` when it, or another mark, ends a clause."""
    if text[at] in _OPENING:
        return at if _closed(text, at + 1, start) else None
    if text[at] in "）)":
        opened = _SHORT_BRACKET.search(text, max(0, at - 8), at + 1)
        return opened.start() if opened else None
    return None


_OPENING = "（("
_SHORT_BRACKET = re.compile("(?<=[一-龥])[（(][^（()），。；：,;:0-9]{1,6}[）)]$")


def _closed(text: str, opened: int, start: int) -> bool:
    return text.find("）", opened, start) >= 0 or text.find(")", opened, start) >= 0


def clause_end(text: str, end: int) -> int:
    """The end of the clause that holds ``end``; looks 60 characters ahead at most."""
    match = _CLAUSE_END.search(text, end, min(len(text), end + 60))
    return match.start() if match else min(len(text), end + 60)


# Greedy: the last mark that begins a clause; one look in C where a search per mark took a third of the time.
_CLAUSE_START = re.compile(f"[\\s\\S]*[{re.escape(_BOUNDARY)}]")
_CLAUSE_END = re.compile("[，。；！？,;!?\n\t]")


def is_verb(words: str) -> bool:
    """Whether ``words`` are one of the closed list of verbs."""
    return words in verbs()
