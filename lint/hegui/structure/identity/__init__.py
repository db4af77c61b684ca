"""Who reports about what: kind, title, issuer, level, report year, day of publication.

Nothing is decided by the first pattern that matches. Each question collects clues over the whole document, every clue
with the place it was found at and a weight; the answer that weighs most wins, and the clues go with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hegui.document import GENERIC, Identity, Kind, Mark, Paragraph, Section, Span
from hegui.structure.identity.index import Row, index_rows
from hegui.structure.identity.issuing import HINTED, decide_issuer, issuer_clues, level_clues, self_clues
from hegui.structure.identity.kinds import decide_kind, kind_clues
from hegui.structure.identity.material import gather
from hegui.structure.identity.signing import publication_day, signature, signing_day, written_day
from hegui.structure.identity.titles import find_title, page_title
from hegui.structure.identity.weighing import decided
from hegui.structure.identity.years import ENOUGH, year_clues
from hegui.structure.stated import Stated, topics
from hegui.text.days import DayText


def _told_title(rows: Sequence[Row], metadata: Mapping[str, str]) -> str:
    """The title that the page tells, in its index or as its own."""
    told = (row.words for row in rows if row.tells == "title")
    return next(told, "") or page_title(metadata.get("page_title", ""))


def identify(
    text: str,
    body: str,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    metadata: Mapping[str, str],
    marks: Sequence[Mark],
    stated: Stated,
    kinds: Sequence[Kind],
) -> Identity:
    """The identity; what ``stated`` says wins over what the text says."""
    found = gather(text, body, paragraphs, sections, metadata, marks)
    rows = index_rows(text, marks)
    title, title_span = find_title(found, paragraphs, topics(kinds))
    title = title or _told_title(rows, metadata)
    signed_by = signature(found)
    under, published = signing_day(found), publication_day(found)
    signed = under or written_day(text, rows)
    dated = published or signed
    day = stated.published or (dated.day if dated else None)
    signed_day = signed.day if signed else None
    calls = self_clues(found)
    signs = kind_clues(found, title, signed_by[0], kinds)
    kind, doubtful = decide_kind(signs, kinds)
    subjects = next((k.wording.subjects for k in kinds if k.name == (stated.kind or kind)), ())
    issuers = issuer_clues(found, title, title_span, signed_by, rows, calls, subjects)
    issuer, issuer_span = decide_issuer(issuers)
    levels = level_clues(found, issuers, issuer, calls)
    years = year_clues(found, title, rows, signed_day or day)
    # In a report of a known kind one word for itself is enough where no other speaks against it.
    least = 1 if kind != GENERIC.name and len({clue.value for clue in levels}) == 1 else HINTED
    return Identity(
        kind=stated.kind or kind,
        title=title,
        issuer=issuer,
        level=stated.level or decided(levels, least),
        year=stated.year or int(decided(years, ENOUGH) or 0) or None,
        published=day,
        signed=signed_day,
        title_span=title_span,
        issuer_span=issuer_span,
        signature_span=signed_by[1],
        date_span=under.span if under else None,
        published_span=None if stated.published else _span_of(published or under),
        year_stated=stated.year is not None,
        kind_stated=bool(stated.kind),
        doubtful=doubtful and not stated.kind,
        clues=(*signs, *issuers, *levels, *years),
    )


def _span_of(day: DayText | None) -> Span | None:
    return day.span if day is not None and day.span.length else None


__all__ = ["identify"]
