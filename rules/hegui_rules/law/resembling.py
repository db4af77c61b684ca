"""Which known title a title was meant to be: one or two slips of the pen, and nothing that makes another title.

Only differences that a writer makes by accident count. Words before a name (云岭省信访条例) or behind it (行政处罚法
实施细则) make another document; so does another kind of text about the same matter, save where no such text can exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Table
from hegui.api.knowledge import Cells
from hegui.api.language import BUILT_IN, WordClasses, Worded
from hegui_rules.knowledge import path_of
from hegui_rules.law.titles import PERIOD, REPUBLIC, Law, by_name, folded, is_other_text, law_of, without_tail

_SHORTEST = 5
_LONG = 14
_VERY_LONG = 18
_STATE_BEGINS = ("中华", "中国人", "中国共和", "人民共")
_OF_STATE = frozenset(("行政法规", "党内法规", "法律"))
_BOOKS = "习近平"
_STATE_PLANS = "法治中国建设"
_BEGINS, _FURTHEST = 4, 4
_LONG_GONE = 2015
"""Acts that ended before this year are not what a title of today was meant to be."""

_PARTY = "中国共产党"
_PLACED = re.compile("^.{1,8}?(?:[省市县区镇乡州盟旗]|街道)(?!场|民|域|乡规划|场主体)")


class Letters(NamedTuple):
    """A row of title_letters.tsv: two characters that are taken for one another in titles.

    For acts of which no full list exists, only these count.
    """

    id: str
    pair: str


def _letters(row: Cells) -> Letters:
    if len(row["pair"]) != 2 or len(set(row["pair"])) != 2:
        raise ValueError("pair 应为两个不同的字")
    return Letters(row["id"], row["pair"])


LETTERS: Table[Letters] = Table(
    "title_letters",
    title="文件名称里容易互相写错的字",
    path=path_of("title_letters.tsv"),
    columns=("pair",),
    entry=_letters,
)


class Near(NamedTuple):
    """A known title that another title resembles.

    Attributes:
        certain: nothing else can be meant.
        what: the slip in words: 少了“反”, “督查”应为“督察”.
    """

    law: Law
    name: str
    certain: bool
    what: str


def nearest(
    table: Table[Law],
    title: str,
    state: bool = False,
    classes: WordClasses = BUILT_IN,
    letters: Table[Letters] | None = None,
) -> Near | None:
    """The known title that ``title`` was meant to be; ``None`` for a known, a clearly different or a local title.

    Args:
        table: of laws.
        title: as it stands in 《》.
        state: whether the text names a body of the State or the Party's centre as its author, so that it is no local act.
        classes: the word classes in force.
        letters: taken for one another; those that ship, left out.
    """
    if law_of(table, title) is not None or (is_other_text(classes, title) and not title.startswith(_BOOKS)):
        return None
    words = without_tail(folded(title))
    if not words.isprintable():
        return None
    # With the State's name before it, a title of four characters is a statute's all the same.
    if len(words) < _SHORTEST - title.startswith(REPUBLIC):
        return _shaken(table, words) if title.startswith(REPUBLIC) else None
    known = _Known(classes, LETTERS if letters is None else letters)
    found = [
        near
        for name, (source, place) in _candidates(table, words)
        if (near := _slip(_difference(known, source.entry(place), words, name), state))
    ]
    if not found and (same := _same_period(table, title)) is not None:
        found.append(same)
    found.sort(key=lambda n: (not n.certain, abs(len(n.name) - len(words))))
    return found[0] if found else None


def _same_period(table: Table[Law], title: str) -> Near | None:
    """The plan of the State for the same years, where a title begins and ends as that does, or only the State has such plans."""
    words = folded(title)
    period, core = PERIOD.search(words), without_tail(words)
    if period is None or _PLACED.match(core):
        return None
    for name, (source, place) in by_name(table).items():
        theirs, right = PERIOD.search(name), without_tail(name)
        if theirs is None or period["years"].rstrip("年") != theirs["years"].rstrip("年") or core == right:
            continue
        alike = _common(core, right) >= _BEGINS and _distance(core, right, _FURTHEST) <= _FURTHEST
        if alike and (
            core[-2:] == right[-2:]
            or right.startswith(core[:-1] + right[-1:])
            or core.startswith(_STATE_PLANS)
            or (len(core) < len(right) and core[-1] == right[-2])
        ):
            return Near(source.entry(place), name, False, f"同一时期的文件是《{name}》")
    return None


def _shaken(table: Table[Law], words: str) -> Near | None:
    """The law whose short name has the characters of ``words`` in another order (民典法)."""
    for name, (source, place) in by_name(table).items():
        if len(name) == len(words) and words[0] == name[0] and sorted(words) == sorted(name):
            return Near(source.entry(place), name, True, f"字序有误，应为“{name}”")
    return None


def misspelt_republic(table: Table[Law], title: str) -> tuple[str, Law] | None:
    """What stands for 中华人民共和国 before the name of a law, when it is not that (中国人民共和国民法典), and the law."""
    words = title.strip()
    if not words.startswith(_STATE_BEGINS) or (words.startswith(REPUBLIC) and words[7:8] != "国"):
        return None
    names = by_name(table)
    for length in range(4, 10):
        head, rest = words[:length], words[length:]
        place = names.get(folded(rest)) if len(rest) > 1 else None
        if place is not None and head != REPUBLIC and head[-1] == "国" and _distance(head, REPUBLIC, 2) <= 2:
            law = place[0].entry(place[1])
            return (head, law) if law.sure and law.full.startswith(REPUBLIC) else None
    return None


@lru_cache(maxsize=4)
def _index(table: Table[Law]) -> Mapping[str, Mapping[str, tuple[Table[Law], int]]]:
    """Names without their brackets by each of their first three characters, with table and place of each."""
    found: dict[str, dict[str, tuple[Table[Law], int]]] = {}
    for name, place in by_name(table).items():
        bare = without_tail(name)
        if len(bare) >= _SHORTEST:
            for character in bare[:3]:
                found.setdefault(character, {}).setdefault(bare, place)
    return found


def _candidates(table: Table[Law], words: str) -> Iterator[tuple[str, tuple[Table[Law], int]]]:
    index = _index(table)
    pool = {name: place for character in words[:2] for name, place in index.get(character, {}).items()}
    letters = set(words)
    for name, place in pool.items():
        if abs(len(name) - len(words)) <= 4 and len(letters.symmetric_difference(name)) <= 8:
            yield name, place


class _Known(NamedTuple):
    """What two names are compared by: the word classes, and the letters taken for one another."""

    classes: WordClasses
    letters: Table[Letters]


class _Difference(NamedTuple):
    """A title and a known name, and the one stretch in which they differ.

    Attributes:
        head, tail: so many characters agree at the front, and so many at the end.
        wrong, right: what stands between them in the title, and in the name.
    """

    known: _Known
    law: Law
    words: str
    name: str
    head: int
    tail: int
    wrong: str
    right: str

    @property
    def closed(self) -> bool:
        """Two names of statutes: nothing else is called so."""
        return self.law.kind == "法律" and self.name.endswith("法") and self.words.endswith("法")

    @property
    def placed(self) -> bool:
        """The title names a place: it may be an act of that place."""
        return _PLACED.match(self.words) is not None

    @property
    def own(self) -> bool:
        """No place and no other body has an act of such a name."""
        law, name = self.law, self.name
        alone = (
            law.reserved
            or (name.startswith(_PARTY) and self.words.startswith(_PARTY))
            or (self.long and law.kind != "行政法规")
        )
        return alone and not self.placed

    @property
    def alike(self) -> bool:
        """One character stands for another that is easily taken for it."""
        return len(self.wrong) == len(self.right) == 1 and confused(
            self.known.letters, self.wrong, self.right
        )

    @property
    def long(self) -> bool:
        """Long enough that no other act has nearly the same name."""
        return len(self.name) >= _LONG

    def near(self, certain: bool, what: str) -> Near:
        """The title was meant to be the name."""
        return Near(self.law, self.name, certain, what)


def _difference(known: _Known, law: Law, words: str, name: str) -> _Difference:
    head = _common(words, name)
    tail = min(_common(words[::-1], name[::-1]), min(len(words), len(name)) - head)
    return _Difference(
        known, law, words, name, head, tail, words[head : len(words) - tail], name[head : len(name) - tail]
    )


def _slip(it: _Difference, state: bool) -> Near | None:
    """Whether the title was meant to be the name; the kinds of difference are tried in turn."""
    law, words, name = it.law, it.words, it.name
    if not law.sure or words in law.looks or words == name:
        return None
    if law.ended is not None and law.ended.year < _LONG_GONE:
        return None
    if law.kind == "读物":
        return it.near(False, _said(it.wrong, it.right)) if it.alike else None
    if (ending := _other_ending(it, state)) is not None:
        if state and law.kind in _OF_STATE:
            return it.near(True, f"“{ending[0]}”应为“{ending[1]}”")
        return _ends_otherwise(it, *ending)
    if (lost := _lost_or_shaken(it)) is not None:
        return lost
    only_lost = it.head == 0 and not it.wrong and len(it.right) <= 2
    if (_inside(it.head, it.tail, it.wrong, it.right) or (only_lost and it.own)) and (
        len(it.wrong) <= 2 and len(it.right) <= 2
    ):
        return _one_slip(it)
    return _two_slips(law, words, name) if it.long else None


def _ends_otherwise(it: _Difference, theirs: str, ours: str) -> Near | None:
    """The names differ in the kind of text alone: 条例 for 办法."""
    what = f"“{theirs}”应为“{ours}”"
    if theirs == "法" or (it.law.reserved and it.law.kind == "法律"):
        return it.near(True, what)
    return it.near(False, what) if it.own or (it.long and not it.placed) else None


def _lost_or_shaken(it: _Difference) -> Near | None:
    """A beginning or an ending lost, or the same characters in another order."""
    if it.head == 0 and it.right == "反" and not it.wrong and it.closed:
        return it.near(True, "少了“反”字")
    if sorted(it.words) == sorted(it.name):
        if (it.closed or it.own or len(it.name) >= 8) and not it.placed:
            return it.near(it.closed, f"字序有误，应为“{it.name}”")
        return None
    if not it.wrong and it.tail == 0 and it.long and it.right in it.known.classes.words("document-ending"):
        return it.near(False, f"少了“{it.right}”")
    return None


def _one_slip(it: _Difference) -> Near | None:
    """One or two characters in a row replaced, lost or added."""
    said, size = _said(it.wrong, it.right), len(it.name)
    if it.closed:
        certain = size >= 6 and max(len(it.wrong), len(it.right)) == 1
        return it.near(certain, said) if certain or size - len(it.wrong) - len(it.right) >= 3 else None
    inside = size >= _VERY_LONG and it.tail >= 2
    if it.alike or (
        (it.own or it.long) and (inside or not _says_kind(it.known.classes, it.wrong + it.right))
    ):
        return it.near(it.long, said)
    return it.near(False, said) if not it.wrong and size >= 7 and not it.placed else None


def _common(one: str, two: str) -> int:
    length = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        length += 1
    return length


def _inside(head: int, tail: int, wrong: str, right: str) -> bool:
    """Whether the difference lies inside: at the ends only a substitution counts, and at the front none of two."""
    if wrong and right:
        return head > 0 or len(wrong) == len(right) == 1
    return head > 0 and tail > 0


def _other_ending(it: _Difference, state: bool) -> tuple[str, str] | None:
    """The endings of two names that are otherwise the same, 暂行 before them included."""
    words, name, endings = it.words, it.name, it.known.classes.words("law-ending")
    ours = [e for e in endings if name.endswith(e)]
    for theirs in (e for e in endings if words.endswith(e)):
        for own in ours:
            if theirs == own or words[: -len(theirs)] != name[: -len(own)]:
                continue
            # Without 暂行 it is the act of a place, unless only 暂行 is lost.
            if (
                not state
                and own.startswith("暂行")
                and not theirs.startswith("暂行")
                and theirs != own.removeprefix("暂行")
            ):
                continue
            return theirs, own
    return None


def confused(letters: Table[Letters], one: str, two: str) -> bool:
    """Whether the two are characters that writers of titles take for one another."""
    return one + two in _pairs(letters)


@lru_cache(maxsize=4)
def _pairs(letters: Table[Letters]) -> frozenset[str]:
    """The pairs of the table, either character first."""
    said = letters.derived("pairs", lambda: " ".join(row["pair"] for row in letters.rows)).split()
    return frozenset((*said, *(pair[::-1] for pair in said)))


_KIND_WORDS = Worded("<document-ending>|措施|责任")


def _says_kind(classes: WordClasses, words: str) -> bool:
    return _KIND_WORDS.compiled(classes).search(words) is not None or any(c in "省市县区镇乡" for c in words)


def _two_slips(law: Law, words: str, name: str) -> Near | None:
    """Two places in a long title, or more letters of a very long one; both must be inside, and neither may say another kind of document."""
    if abs(len(words) - len(name)) > 3 or words[0] != name[0] or words[-2:] != name[-2:]:
        return None
    most = 3 if len(name) >= _VERY_LONG else 2
    if _distance(words, name, most) > most:
        return None
    return Near(law, name, False, "有两处与原名不同")


def _distance(one: str, two: str, most: int) -> int:
    """Edits between two strings; anything above ``most`` is ``most + 1``."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > most:
            return most + 1
    return row[-1]


def _said(wrong: str, right: str) -> str:
    if not wrong:
        return f"少了“{right}”"
    if not right:
        return f"多了“{wrong}”"
    return f"“{wrong}”应为“{right}”"
