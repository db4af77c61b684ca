"""Passages that reports of a collection have in common, found out of core.

DuckDB joins fingerprints, leaves out those of many reports (what the nation says alike is no copying), and strings
neighbouring ones together; only the few stretches that come out are compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import duckdb

from hegui.comparing.content import Content
from hegui.comparing.fingerprints import K
from hegui.comparing.passages import passages
from hegui.surveying.store import Letters, Store

SHARED = 32
"""Own letters that a passage shared by two reports has at least; a short likeness between strangers is chance."""
ALIKE = 0.8
"""Share of equal letters from which two strangers' words are a copy; below it they mostly list the same figures."""
LONGER = 150
"""Stricter than between two years of one report, of which one expects that they are alike."""
COMMON = 20
"""A run of letters in more reports than this is common property. A fixed number: pairs grow no faster than reports."""
RUN = 4
"""So many common fingerprints in a row make words common property; fewer are a turn of phrase in someone's sentence."""
NEAR = 60
"""Letters between two fingerprints of one stretch."""
SHIFT = 30
"""Letters by which the two sides of a stretch may have drifted apart."""
ENOUGH = 3
"""Fingerprints a stretch must have."""
_MARGIN = 40
_BATCH = 400
"""Stretches whose reports are in memory at once."""

_COMMON = f"""
CREATE OR REPLACE TABLE hashes AS
  SELECT hash, count(DISTINCT document) > {COMMON} AS common FROM fingerprints
  GROUP BY hash HAVING count(DISTINCT document) > 1;
CREATE OR REPLACE TABLE commons AS
  WITH flagged AS (
    SELECT document, place, coalesce(hashes.common, false) AS common FROM fingerprints LEFT JOIN hashes USING (hash)
  ), numbered AS (
    SELECT *, sum(CASE WHEN common THEN 0 ELSE 1 END) OVER (
      PARTITION BY document ORDER BY place ROWS UNBOUNDED PRECEDING) AS run FROM flagged
  ), counted AS (
    SELECT document, place, count(*) OVER (PARTITION BY document, run) AS size FROM numbered WHERE common
  )
  SELECT document, list(place ORDER BY place) AS common FROM counted WHERE size >= {RUN} GROUP BY document
"""
_STRETCHES = f"""
WITH kept AS (
  SELECT f.* FROM fingerprints f JOIN hashes USING (hash) WHERE NOT hashes.common
), matches AS (
  SELECT a.document AS one, b.document AS other, a.place AS here, b.place AS there
  FROM kept a JOIN kept b ON a.hash = b.hash AND a.document < b.document
), cut AS (
  SELECT *, CASE WHEN here - lag(here) OVER w <= {NEAR}
            AND abs((there - here) - (lag(there) OVER w - lag(here) OVER w)) <= {SHIFT} THEN 0 ELSE 1 END AS opens
  FROM matches WINDOW w AS (PARTITION BY one, other ORDER BY here, there)
), numbered AS (
  SELECT *, sum(opens) OVER (PARTITION BY one, other ORDER BY here, there ROWS UNBOUNDED PRECEDING) AS stretch FROM cut
)
SELECT one, other, min(here), max(here), min(there), max(there) FROM numbered
GROUP BY one, other, stretch HAVING count(*) >= {ENOUGH} ORDER BY one, other, min(here)
"""


class _Stretch(NamedTuple):
    """Where two reports (by number) have fingerprints in common: the first and last place on either side."""

    one: int
    other: int
    first: int
    last: int
    start: int
    end: int


def find_copies(store: Store) -> int:
    """Fill ``passages`` and the column ``copied`` of ``documents`` anew; the number of passages."""
    while True:
        try:
            return _find_copies(store)
        except duckdb.OutOfMemoryException:
            # Not everything a query holds can be put aside; how much that is, only the query knows.
            if not store.more_memory():
                raise


def _find_copies(store: Store) -> int:
    store.run(_COMMON)
    store.replace("passages", _batched(_passages(store)))
    store.run("DROP TABLE IF EXISTS hashes; DROP TABLE IF EXISTS commons; UPDATE documents SET copied = 0")
    store.run(_COPIED)
    return int(store.value("SELECT count(*) FROM passages"))


def _passages(store: Store) -> Iterator[dict[str, Any]]:
    stretches = (_Stretch(*row) for row in store.rows(_STRETCHES))
    pair: tuple[int, int] | None = None
    told: set[int] = set()
    while batch := list(islice(stretches, _BATCH)):
        reports = store.letters({number for s in batch for number in (s.one, s.other)})
        for stretch in batch:
            if (stretch.one, stretch.other) != pair:
                pair, told = (stretch.one, stretch.other), set()
            left, right = reports[stretch.one], reports[stretch.other]
            here, there = _cut(left, stretch.first, stretch.last), _cut(right, stretch.start, stretch.end)
            for passage in passages(here, there, SHARED, LONGER):
                if passage.similarity < ALIKE or passage.new.start in told:
                    continue
                told.update(range(*passage.new))
                yield {
                    "path": left.path,
                    "start": passage.old.start,
                    "end": passage.old.end,
                    "quote": left.whole[passage.old.start : passage.old.end],
                    "other_path": right.path,
                    "other_start": passage.new.start,
                    "other_end": passage.new.end,
                    "other_quote": right.whole[passage.new.start : passage.new.end],
                    "similarity": passage.similarity,
                    "letters": passage.letters,
                }


def _cut(letters: Letters, first: int, last: int) -> Content:
    """A stretch with something to either side of it; what is common property is no one's own."""
    start, end = max(0, first - _MARGIN), min(len(letters.text), last + K + _MARGIN)
    words = letters.part(start, end)
    own = bytearray(words.own)
    for place in letters.common:
        if place < end and place + K > start:
            begin, stop = max(0, place - start), min(end, place + K) - start
            own[begin:stop] = bytes(stop - begin)
    return words._replace(own=bytes(own))


def _batched(rows: Iterator[dict[str, Any]], size: int = 500) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, size)):
        yield batch


# Passages of one report may overlap (the same words copied by several others): each stretch counts once. Letters are
# counted, as of the whole report: its marks, headings and title are nobody's copy.
_COPIED = """
WITH places AS (
  SELECT path, start, "end" AS finish, letters FROM passages
  UNION ALL SELECT other_path, other_start, other_end, letters FROM passages
), ordered AS (
  SELECT *, max(finish) OVER (
    PARTITION BY path ORDER BY start, finish ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM places
), covered AS (
  SELECT path, sum(
    greatest(0, finish - greatest(start, coalesce(before, 0))) * least(1.0, letters / (finish - start))) AS letters
  FROM ordered GROUP BY path
)
UPDATE documents SET copied = round(least(1.0, covered.letters / greatest(documents.characters, 1)), 4)
FROM covered WHERE covered.path = documents.path
"""
