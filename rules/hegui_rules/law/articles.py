"""What the articles of often cited laws are about: the table ``law_articles``, and citations of another article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_quotation
from hegui.api.facts import Citation, citations
from hegui.api.knowledge import Cells, day, split
from hegui_rules.knowledge import path_of
from hegui_rules.law.titles import folded
from hegui_rules.wording.tables import written_on

_SUBJECT = 24
"""Characters behind an article number in which its subject is named."""
_NEXT = re.compile("[、，和及与或至]{0,2}")
_ABOUT = re.compile(
    "(?:的)?(?:有关|相关)?(?:关于|有关|对于)(?P<subject>[^，。；！？《》\n]{2,24}?)(?:的|等)?(?:相关|有关|具体)?(?:规定|要求|条款|条文)"
)
_OF = re.compile("(?:所|明确|首次|专门)?(?:规定|确立|设定|明确|要求)的(?P<subject>[^，。；！？《》\n]{2,24})")
_SAYS = re.compile("(?:明确|首次|专门)?规定(?:了|：|:|，“?)(?P<subject>[^。；！？《》\n]{2,40})")
_NAMED = re.compile(
    "[（(]?[“]?(?P<subject>[^，。；！？《》\n第]{2,14}?)[”]?[）)]?(?:条款|[的之]?规定|制度|原则)"
)
_DONE = re.compile(
    "(?:的规定|之规定|规定|要求)?[，,](?:现将?|依法)?(?P<subject>(?:编制|公布|发布|制作|形成)[^，。；！？《》\n]{2,24})"
)
_APPLIED = re.compile("(?:依据|依照|按照|根据|遵照)[^，。；！？\n]{0,6}$")


class Subject(NamedTuple):
    """A row of law_articles.tsv: what articles of a law are about.

    Attributes:
        law: its folded title.
        since: from this day the articles have these numbers.
        cues: words for the subject.
        articles: every article that speaks of it, the one to name first.
    """

    id: str
    law: str
    since: datetime.date
    cues: tuple[str, ...]
    articles: tuple[int, ...]


class Astray(NamedTuple):
    """A citation of an article that is about something else."""

    span: Span
    cue: str
    entry: Subject


def _subject(row: Cells) -> Subject:
    since, cues, articles = day(row["since"]), split(row["cues"]), split(row["articles"])
    if not row["law"] or since is None or not cues or not all(number.isdigit() for number in articles):
        raise ValueError("law、since、cues、articles 均须填写，articles 为条号")
    return Subject(row["id"], folded(row["law"]), since, cues, tuple(map(int, articles)))


ARTICLES: Table[Subject] = Table(
    "law_articles",
    title="常引法律法规各条的内容",
    path=path_of("law_articles.tsv"),
    columns=("law", "since", "cues", "articles"),
    entry=_subject,
)


class Length(NamedTuple):
    """A row of law_article_counts.tsv: how many articles a law has; folded title."""

    law: str
    articles: int


def _length(row: Cells) -> Length:
    if not row["law"] or not row["articles"].isdigit():
        raise ValueError("law、articles 均须填写")
    return Length(folded(row["law"]), int(row["articles"]))


LENGTHS: Table[Length] = Table(
    "law_article_counts",
    title="常引法律法规的条数",
    path=path_of("law_article_counts.tsv"),
    columns=("law", "articles"),
    entry=_length,
)


def beyond(doc: Document, table: Table[Length]) -> Iterator[tuple[Span, Length]]:
    """Articles that a law does not have: 《行政处罚法》第八十九条."""
    found = [c for c in citations(doc) if c.kind == "article" and c.title and c.article is not None]
    if found:
        by_law = {entry.law: entry for entry in table.entries}
        for citation in found:
            entry = by_law.get(folded(citation.title))
            if entry is not None and (citation.article or 0) > entry.articles:
                yield citation.span, entry


def astray(doc: Document, table: Table[Subject]) -> Iterator[Astray]:
    """Articles cited for what other articles of the law are about; a row of articles is one citation."""
    found = citations(doc)
    if not any(citation.kind == "article" and citation.title for citation in found):
        return
    by_law: dict[str, list[Subject]] = {}
    for entry in table.entries:
        by_law.setdefault(entry.law, []).append(entry)
    cited: list[Citation] = []
    for citation in found:
        if citation.kind != "article" or not citation.title or citation.article is None:
            continue
        row = cited and cited[-1].parent == citation.parent
        if not (row and _NEXT.fullmatch(doc.body, cited[-1].span.end, citation.span.start)):
            yield from _judged(doc, cited, by_law)
            cited = []
        cited.append(citation)
    yield from _judged(doc, cited, by_law)


def _judged(doc: Document, cited: list[Citation], by_law: Mapping[str, list[Subject]]) -> Iterator[Astray]:
    entries = by_law.get(folded(cited[0].title)) if cited else None
    if not entries or in_quotation(doc, cited[0].span.start):
        return
    subject = _told(doc, cited)
    named = [(cue, entry) for entry in entries for cue in entry.cues if cue in subject]
    if not named:
        return
    cue, entry = max(named, key=lambda pair: len(pair[0]))
    numbers = {citation.article for citation in cited}
    if entry.since <= written_on(doc) and numbers.isdisjoint(
        *(own.articles for word, own in named if word == cue)
    ):
        yield Astray(Span(cited[0].span.start, cited[-1].span.end), cue, entry)


def _told(doc: Document, cited: list[Citation]) -> str:
    """What the articles are cited for, in the words behind them; empty where nothing says so."""
    body, end = doc.body, cited[-1].span.end
    for shape in (_ABOUT, _OF, _NAMED, _DONE):
        match = shape.match(body, end)
        if match is not None:
            return match["subject"]
    says = _SAYS.match(body, end)
    title = max(0, cited[0].span.start - len(cited[0].title) - 12)
    if says is not None and not _APPLIED.search(body[title : cited[0].span.start].partition("《")[0]):
        return says["subject"][:_SUBJECT]
    return ""
