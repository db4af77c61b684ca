"""Names of places and bodies at the beginning of clauses: where a report says who it speaks of.

No list of verbs says where a name ends: it ends with the word for a kind of place or body (镇, 街道, 局), unless what follows
makes another word of it (镇村, 县域). What comes before must not be speech: known words of speech, or a verb of the
dictionary (推进城镇, 定期召开镇…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.structure import data
from hegui.structure.issuers import NO_PLACE, PREFECTURE_CITIES
from hegui.text.compiled import compiled
from hegui.text.days import ANY_YEAR
from hegui.text.dictionary import frequency, tags

_HAN = "\u4e00-\u9fff"
_TIME = rf"(?:(?:自|从|在)?\s*{ANY_YEAR}\s*年(?:{data.alternatives('year-tail')})*|{data.alternatives('time-said')})"
_LEAD = rf"\s*(?:{_TIME}|现(?:将|就|对|把)|我代表|根据[{_HAN}]{{0,10}}部署|\s)*"
_CLAUSE = re.compile(r"(?:^|(?<=[，。；：,;:\n！？]))")
_PLACE_WORD = data.alternatives("place-kind")
_PLACE_TAIL = re.compile(_PLACE_WORD)
_BODY_WORD = data.alternatives("body-kind")
_BODY_TAIL = re.compile(_BODY_WORD)
_COLLECTIVE = re.compile(data.alternatives("collective-place"))
_NO_START = re.compile(f"{data.alternatives('no-organ')}|{data.alternatives('no-name')}")
_FUNCTION = re.compile(data.alternatives("function-letter"))
_SPEECH = frozenset(("v", "vd", "vn", "d", "ad", "p", "c", "r"))
_COMMON = 350
"""A verb the dictionary counts less often than this may be the beginning of a place name (出头岭)."""
_JOINING = frozenset(data.alternatives("joining-letter"))
"""A letter that begins speech, unless it begins a word that the dictionary knows (向阳, 将乐)."""
_LONGEST = 8
_ZONE = frozenset(data.words("zone-kind"))
_LONGEST_ZONE = 14
_LONGEST_BODY = 18
_LEVELS = frozenset("省市县区州旗盟镇乡")


def names(words: str) -> Iterator[tuple[int, int]]:
    """Where names stand at the beginning of clauses of ``words``, in their order.

    >>> [("2024年，王集镇认真落实，聚焦城镇建设")[a:b] for a, b in names("2024年，王集镇认真落实，聚焦城镇建设")]
    ['王集镇']
    """
    lead = compiled(_LEAD)
    for clause in _CLAUSE.finditer(words):
        match = lead.match(words, clause.start())
        start = match.end() if match else clause.start()
        end = _name(words, start, sure="现" in words[clause.start() : start])
        if end:
            yield start, end


def _name(words: str, start: int, *, sure: bool = False) -> int:
    """The end of the name that begins at ``start``; 0 without one.

    Args:
        sure: only a name can stand here (现将…), however much it looks like speech (前进镇, 胜利街道).
    """
    end = start
    while at := _place(words, end, sure=sure):
        end = at
    body = _body(words, end, placed=end > start)
    if body:
        return body
    return end if end > start and not _goes_on(words, end) else 0


def _place(words: str, start: int, *, sure: bool = False) -> int:
    """The end of the place that begins at ``start`` and has one place word; 0 without one."""
    for tail in _PLACE_TAIL.finditer(words, start + 1, start + _LONGEST_ZONE + 3):
        stem, end = words[start : tail.start()], tail.end()
        if not _han(stem):
            return 0
        if words.startswith("城乡", tail.start() - 1) and len(stem) > 2:
            continue  # 住房和城乡建设局
        if len(stem) > (_LONGEST_ZONE if tail[0] in _ZONE else _LONGEST):
            continue
        after = _PLACE_TAIL.match(words, end)
        if _COLLECTIVE.match(words, tail.start()) and not (after and not _COLLECTIVE.match(words, end)):
            # 杨市镇 is one place, 青禾市乡镇 none
            if after is None or len(stem) > 3 or _COLLECTIVE.match(words, end):
                return 0
            continue
        if after and after[0] in _LEVELS and tail[0] in _LEVELS:
            continue
        speech = _speech(stem) and not (sure or words.startswith("20", end))
        return 0 if speech or _is_no_place(words, start, end, stem) else end
    return 0


def _is_no_place(words: str, start: int, end: int, stem: str) -> bool:
    """Whether what ends as a place does is none: 省市, 办公室主任镇, 特色小镇."""
    return (
        _LEVELS.issuperset(stem)
        or _BODY_TAIL.match(stem) is not None
        or NO_PLACE.fullmatch(words, start, end) is not None
    )


def _body(words: str, start: int, *, placed: bool) -> int:
    """The end of the body that begins at ``start``: after a place, or with the level it belongs to (市水务局)."""
    for tail in _BODY_TAIL.finditer(words, start, start + _LONGEST_BODY + 5):
        stem, end = words[start : tail.start()], tail.end()
        if (stem and not _han(stem)) or len(stem) > _LONGEST_BODY:
            return 0
        if not placed and (len(stem) < 3 or stem[0] not in _LEVELS):
            return 0
        # what a department does may be a verb (应急管理局); what it is told to do stands at the beginning
        told = _FUNCTION.search(stem) or _NO_START.match(stem if placed else stem[1:])
        if _goes_on(words, end) or (stem and (told or NO_PLACE.fullmatch(words, start, end))):
            return 0
        if _BODY_TAIL.match(words, end) is None:
            return end
    return 0


def _han(words: str) -> bool:
    return re.fullmatch(f"[{_HAN}]+", words) is not None


def _goes_on(words: str, end: int) -> bool:
    """Whether what follows makes another word of the last letters: 镇村, 县域, 局面."""
    for tail, following in data.words("goes-on").items():
        if words.endswith(tail, 0, end) and re.compile(following).match(words, end):
            return True
    return False


def _speech(stem: str) -> bool:
    """Whether words before a place word are speech and no name."""
    if stem.startswith((*PREFECTURE_CITIES, *data.words("province"))):
        return _FUNCTION.search(stem) is not None
    if _FUNCTION.search(stem) or _NO_START.match(stem):
        return True
    known = [word for word in _cut(stem) if len(word) > 1]
    verbs = [word for word in known if frequency(word) >= _COMMON and tags(word[0]).get(word) in _SPEECH]
    if stem[:1] in _JOINING and (not known or not stem.startswith(known[0])):
        return True
    # 较好完成, 坚定扛起: several words, and none of them a name
    plain = len(known) > 1 and sum(map(len, known)) == len(stem) and not any(_names(word) for word in known)
    return plain or bool(verbs)


def _cut(stem: str) -> list[str]:
    """``stem`` in the longest words that the dictionary knows, from left to right."""
    cut, at = [], 0
    while at < len(stem):
        size = next((n for n in range(len(stem) - at, 1, -1) if frequency(stem[at : at + n])), 1)
        cut.append(stem[at : at + size])
        at += size
    return cut


def _names(word: str) -> bool:
    return tags(word[0]).get(word, "").startswith(("nr", "ns", "nz", "nt"))
