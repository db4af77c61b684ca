"""What a number counts: the head noun and the verb in its clause, by word classes, without a segmenter."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from hegui.document import Span
from hegui.facts.rows import listed
from hegui.lexicon import BUILT_IN, WordClasses

_BLANKS = " \u2060\u00a0\u3000"
_BOUNDARY = "，。；：！？,;:!?\n\t（(）)—"
_AMONG = re.compile("(?:[当之]中|(?<![当之])中|里面?)$")
_NUMBER = re.compile("[0-9]")
_REACH = 24  # characters behind the unit in which the noun may stand
# Of one character; the longer ones are word classes.
_LEAD = listed("head-lead")
_OPEN = listed("head-opening")
_CUT = listed("head-cut")
# 调解率 and 调解员 name a figure, a person, a body; 培训|会计 and 指导|所属 do not.
NOT_VERB = f"(?!{listed('noun-tail')})"


class Head(NamedTuple):
    """Head noun and verb of a number; spans in the text given."""

    words: str
    span: Span | None
    verb: str


class _Verbs(NamedTuple):
    """What the verbs before a number say: the verb, where the noun begins after it, and where the last one stands."""

    verb: str
    after: int
    last: int


class Heads:
    """Finds heads by the words of some classes."""

    def __init__(self, classes: WordClasses) -> None:
        self._nouns = frozenset(classes.words("act-noun"))
        self._on_object = frozenset(classes.words("act-on"))
        self.verbs = frozenset(classes.words("head-verb", "act-noun"))
        # 有效41件, 有序推进: no verb 有.
        self._verb = re.compile(
            classes.pattern("head-verb", "act-noun") + NOT_VERB + "(?!(?<=有)[效力序关机限利害])"
        )
        # Words after which the amount is announced: what stands before them is the subject, not the head.
        self._announced = re.compile(
            f"(?<![公中])共(?![{listed('not-altogether')}])|[0-9]{{4}}年度?|{classes.pattern('number-announcer')}"
        )
        self._lead = re.compile(
            f"(?:[{_BLANKS}:：{_LEAD}-]|(?<![线网])上|(?<!规民)(?<![公条契])约|{classes.pattern('number-lead')})$"
        )
        self._open = re.compile(f"(?:{classes.pattern('head-lead')}|[{_BLANKS}、{_OPEN}])+")
        self._cut = re.compile(f"[{_BOUNDARY}、《“”》{_CUT}]|的$|{classes.pattern('head-end')}")
        self._qualified = re.compile(f"{classes.pattern('head-qualifier')}$")
        self._acts = re.compile(f"[共有]|累计|{classes.pattern('head-verb', 'act-on')}")
        self._area = re.compile(f"(?:{classes.pattern('area-word')})+")

    def find(self, text: str, left: int, start: int, end: int) -> Head:
        """The head of the quantity ``text[start:end]`` whose clause begins at ``left``.

        The words before the number, after the last verb of the closed list; when nothing is left there, the noun
        after the unit (``召开3次会议``), else the verb itself (``培训3次``).
        """
        stop = self._without_lead(text, left, start)
        verbs = self._verbs(text, self._opened(text, left, stop), stop)
        begin = verbs.after
        for match in self._announced.finditer(text, begin, stop):
            begin = match.end()
        begin = self._opened(text, begin, stop)
        before = _head(text, begin, stop, verbs.verb)
        listed = text[stop - 1] in "》”" or text[end - 1] == "大" or "等" in text[stop:start]
        if before is not None and not listed and not self._area.fullmatch(before.words):
            return before
        behind = self._behind(text, end, verbs.verb) or (before if listed else None)
        return behind or self._act(text, left, verbs)

    def _without_lead(self, text: str, left: int, start: int) -> int:
        """Where the words before a number end that can be its head."""
        stop = start
        while (match := self._lead.search(text, max(left, stop - 6), stop)) is not None:
            stop = match.start()
        return stop

    def _opened(self, text: str, begin: int, stop: int) -> int:
        """``begin``, past the words that open a clause."""
        match = self._open.match(text, begin, stop)
        return match.end() if match else begin

    def _verbs(self, text: str, begin: int, stop: int) -> _Verbs:
        """办理|案件45件: a verb ends what may be a head; 行政处罚7件: the name of an act does not."""
        verb = named = ""
        after = last = begin
        for match in self._verb.finditer(text, begin, stop):
            last, word = match.start(), match[0]
            # 培训|执法人员60名: at the beginning of the clause the name of an act takes an object.
            acts_on = word in self._on_object and last == after and match.end() + 2 <= stop
            if word not in self._nouns or acts_on:
                verb, after = word, match.end()
            else:
                named = word
        return _Verbs(verb or named, after, last)

    def _act(self, text: str, left: int, verbs: _Verbs) -> Head:
        """The act itself (培训3次), with the word that tells it from another of its kind (部分采纳12条)."""
        start, end = verbs.last, verbs.last + len(verbs.verb)
        if not verbs.verb or not text.startswith(verbs.verb, start):
            return Head("", None, verbs.verb)
        qualified = self._qualified.search(text, left, start)
        start = qualified.start() if qualified else start
        return Head(text[start:end], Span(start, end), verbs.verb)

    def _behind(self, text: str, end: int, verb: str) -> Head | None:
        """The noun after the unit; 先后3次召开党委会: the object of the verb there."""
        right = end
        while right < len(text) and text[right] in _BLANKS + "的":
            right += 1
        cut = self._cut.search(text, right, min(len(text), right + _REACH))
        finish = cut.start() if cut else min(len(text), right + _REACH)
        if (follows := self._verb.match(text, right)) is not None:
            verb, right = follows[0], follows.end()
        # 12个村共调解纠纷360件, 12个村调解纠纷360件: what was done is said of the next figure.
        if (number := _NUMBER.search(text, right, finish)) is not None:
            acts = self._acts.search(text, right + 1, number.start())
            finish = self._without_lead(text, right, acts.start() if acts else number.start())
            while finish > right and text[finish - 1] == "的":
                finish -= 1
        return _head(text, right, finish, verb)


def _head(text: str, start: int, end: int, verb: str) -> Head | None:
    """The head ``text[start:end]``; what it is among (干部中, 案件当中) says nothing of it, in 高中 it does."""
    among = _AMONG.search(text, start + 1, end)
    if among is not None and text[end - 2 : end] not in BUILT_IN.by_name["ends-like-among"]:
        end = among.start()
    return Head(text[start:end], Span(start, end), verb) if end > start else None


def heads_of(classes: WordClasses) -> Heads:
    """The finder for these classes; made once for each of them."""
    if Heads not in classes.kept:
        classes.kept[Heads] = Heads(classes)
    return cast(Heads, classes.kept[Heads])


def is_verb(words: str) -> bool:
    """Whether ``words`` are one of the closed list of verbs."""
    return words in heads_of(BUILT_IN).verbs


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
    if text[at] in "（(":
        return at if _closed(text, at + 1, start) else None
    if text[at] in "）)":
        opened = _SHORT_BRACKET.search(text, max(0, at - 8), at + 1)
        return opened.start() if opened else None
    return None


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
