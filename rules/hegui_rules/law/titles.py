"""The table of laws, regulations and central documents, and how a title in a report is matched with it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Document, Span, Table, sentence_at
from hegui.api.facts import Citation, citations
from hegui.api.knowledge import Cells, day, split
from hegui.api.language import WordClasses, Worded, ending_at
from hegui_rules.knowledge import path_of

REPUBLIC = "中华人民共和国"

_IGNORED = re.compile("[\\s\u2060“”‘’\"'〈〉<>]")
_TAIL = re.compile("[（(](?:[^（）()]*)[）)]$")
_DASH = re.compile("(?<=[0-9])年?[-－–~～—至]+(?=[0-9])")
_YEAR_END = re.compile("(?<=[0-9])年）$")
PERIOD = re.compile("[（(](?P<years>[12][0-9]{3}.{0,40}?)[）)]$")
# Another text about a law, not the law.
_OTHER_TEXT = Worded("<text-about-law>")
_BARE = 5
_BARE_GONE = 3
"""A short title of fewer characters is also an ordinary word or part of other names; the gone ones stand in lists."""

_BEFORE_SHORT = frozenset("、，,：:“（(与和及")
_TAKES_SHORT = ("teaches", "decided-by", "carry-out-law")
_AFTER_SHORT = re.compile("[、，,。；;”）)]|等|和(?!谐)|及|与|的(?:规定|要求)|规定|相关规定|有关规定")


class Law(NamedTuple):
    """One act or document.

    Attributes:
        full: official title with 中华人民共和国 where it has it; short: other right names.
        kind: 法律, 行政法规, 党内法规, 党政文件, 国务院文件 or 读物.
        adopted, in_force: of the first version; ``None`` where the act is old or the day is not certain.
        revised, revised_in_force: of the latest revision or amendment.
        ended: first day on which it was no longer in force; successor: what took its place.
        looks: right titles that resemble this one.
        reserved: only the State regulates it, so the name with another ending is no local act.
        sure: confidence ``high``.
    """

    id: str
    full: str
    short: tuple[str, ...]
    kind: str
    adopted: datetime.date | None
    in_force: datetime.date | None
    revised: datetime.date | None
    revised_in_force: datetime.date | None
    ended: datetime.date | None
    successor: str
    looks: tuple[str, ...]
    reserved: bool
    sure: bool

    @property
    def names(self) -> tuple[str, ...]:
        """All right names."""
        return (self.full, *self.short)

    @property
    def core(self) -> str:
        """The title without 中华人民共和国."""
        return self.full.removeprefix(REPUBLIC)


def _law(row: Cells) -> Law:
    adopted, in_force, ended = day(row["adopted"]), day(row["in_force"]), day(row["ended"])
    if adopted and in_force and in_force < adopted:
        raise ValueError("施行日期早于通过日期")
    if in_force and ended and ended < in_force:
        raise ValueError("失效日期早于施行日期")
    if row["ended"] and not row["successor"]:
        raise ValueError("已失效的须写明由什么代替")
    return Law(
        row["id"], row["title"], split(row["short"]), row["kind"], adopted, in_force,
        day(row["revised"]), day(row["revised_in_force"]), ended, row["successor"], split(row["looks"]),
        row["reserved"] == "yes", row["confidence"] == "high",
    )  # fmt: skip


def _bare_words(row: Cells) -> Iterator[str]:
    """Names to look for without 《》: of acts that are new or gone, and long enough to be nothing else."""
    if row["adopted"] or row["ended"]:
        for name in {row["title"].removeprefix(REPUBLIC), *split(row["short"])}:
            least = _BARE_GONE if row["ended"] and row["kind"] == "法律" else _BARE
            if len(name) >= least and name.endswith(("法", "条例", "法典", "通则", "总则")):
                yield name


def _examine(entries: Mapping[str, Law]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for key, law in entries.items():
        for name in law.names:
            if seen.setdefault(name, key) != key:
                yield key, f"名称“{name}”与 {seen[name]} 相同"


LAWS: Table[Law] = Table(
    "law_titles",
    title="法律法规和中央文件的名称、通过、施行与失效日期",
    path=path_of("law_titles.tsv"),
    columns=(
        "title", "short", "kind", "adopted", "in_force", "revised", "revised_in_force", "ended", "successor",
        "looks", "reserved",
    ),
    entry=_law,
    words=_bare_words,
    examine=_examine,
)  # fmt: skip


def _statute(row: Cells) -> Law:
    return _law({**row, "short": "", "looks": "", "reserved": ""})


STATUTES: Table[Law] = Table(
    "statutes",
    title="国家法律、行政法规和司法解释的名称与日期",
    path=path_of("statutes.tsv"),
    columns=("title", "kind", "adopted", "in_force", "revised", "revised_in_force", "ended", "successor"),
    entry=_statute,
)
"""Acts mined from their own texts (``benchmarks/law_titles.py``), beside those of ``LAWS``; read when a title is looked up."""


class Cited(NamedTuple):
    """A law named in a report: with 《》 (``citation`` set) or without.

    Attributes:
        span: the words of the title, marks left out.
    """

    law: Law
    span: Span
    citation: Citation | None


def folded(title: str) -> str:
    """A title as names are compared: no spaces, quotation marks or 中华人民共和国, one form of brackets and dashes."""
    if title.isalpha():
        return title.removeprefix(REPUBLIC)
    words = _IGNORED.sub("", title).replace("(", "（").replace(")", "）")
    words = _DASH.sub("—", words)
    return _YEAR_END.sub("）", words).removeprefix(REPUBLIC)


def without_tail(words: str) -> str:
    """A title without the bracket at its end: （试行）, （2021—2025年）, （2023年修订）."""
    return _TAIL.sub("", words)


def is_other_text(classes: WordClasses, title: str) -> bool:
    """Whether the title names a draft, a commentary or a plan about a law."""
    return _OTHER_TEXT.compiled(classes).search(title) is not None


def hand_names(table: Table[Law]) -> Iterator[str]:
    """The full and short names of ``table``."""
    for row in table.rows:
        yield row["title"]
        yield from split(row["short"])


@lru_cache(maxsize=4)
def by_name(table: Table[Law]) -> Mapping[str, tuple[Table[Law], int]]:
    """Folded name to its table and place in ``rows``, those of ``table`` before the statutes; made once for a table."""
    sources = (table, STATUTES)
    named = table.derived("by name", lambda: _by_name(table))
    return {words: (sources[which], place) for words, (which, place) in named.items()}


def _by_name(table: Table[Law]) -> dict[str, tuple[int, int]]:
    names: dict[str, tuple[int, int]] = {}
    for which, source in enumerate((table, STATUTES)):
        for place, row in enumerate(source.rows):
            for name in (row["title"], *split(row.get("short", ""))):
                words = folded(name)
                names.setdefault(words, (which, place))
                if not PERIOD.search(words):
                    names.setdefault(without_tail(words), (which, place))
    return names


def law_of(table: Table[Law], title: str) -> Law | None:
    """The law with this title, the bracket at its end aside."""
    names = by_name(table)
    words = folded(title)
    place = names.get(words)
    if place is None and not PERIOD.search(words):
        place = names.get(without_tail(words))
    return place[0].entry(place[1]) if place is not None else None


def titles(doc: Document) -> Iterable[Citation]:
    """The closed titles in 《》."""
    return (c for c in citations(doc) if c.kind == "title" and c.closed and c.title)


def inside(citation: Citation) -> Span:
    """The words between 《 and 》."""
    return Span(citation.span.start + 1, citation.span.end - 1)


def cited(doc: Document, table: Table[Law]) -> Iterator[Cited]:
    """The laws of the table that ``doc`` names: all in 《》, and those new or gone without marks."""
    inner = []
    for citation in titles(doc):
        inner.append(citation.span)
        law = law_of(table, citation.title)
        if law is not None:
            yield Cited(law, inside(citation), citation)
    body = doc.body
    last = Span(-1, -1)
    for law, hit in table.hits(doc):
        start, end = hit.span
        if any(span.covers(hit.span) for span in inner) or last.covers(hit.span):
            continue
        if end - start < _BARE and not (_takes_short(doc, start) and _AFTER_SHORT.match(body, end)):
            continue
        if (body[end : end + 1] and body[end] in "律规学治庭院官实解草释宣修") or body[
            start - 1 : start
        ] in _GLUED:
            continue
        last = hit.span
        yield Cited(law, hit.span, None)


def _takes_short(doc: Document, start: int) -> bool:
    """Whether what stands before ``start`` lets a short name of a law begin there."""
    return doc.body[start - 1 : start] in _BEFORE_SHORT or ending_at(doc, start, *_TAKES_SHORT) is not None


_GLUED = frozenset("省市县区州《〈法律的劳动新反")
"""What before a bare name makes it part of another name (劳动合同法, 云岭省信访条例)."""


def sentence_words(doc: Document, span: tuple[int, int]) -> str:
    """The sentence of ``span``."""
    start, end = sentence_at(doc, span[0])
    return doc.body[start:end]
