"""Passages that reports of a collection have in common, found out of core.

DuckDB joins fingerprints, leaves out those of many reports (what the nation says alike is no copying), and strings
neighbouring ones together; only the few stretches that come out are compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from hegui.comparing.content import Content
from hegui.comparing.fingerprints import K
from hegui.comparing.passages import passages
from hegui.surveying.store import Store

SHARED = 32
"""Own letters that a passage shared by two reports has at least; a short likeness between strangers is chance."""
COMMON = 20
"""A run of letters in more reports than this (or than one in fifty, if that is more) is common property."""
NEAR = 60
"""Letters between two fingerprints of one stretch."""
SHIFT = 30
"""Letters by which the two sides of a stretch may have drifted apart."""
ENOUGH = 3
"""Fingerprints a stretch must have."""
_MARGIN = 30

_STRETCHES = f"""
WITH kept AS (
  SELECT f.* FROM fingerprints f JOIN (
    SELECT hash FROM fingerprints GROUP BY hash
    HAVING count(DISTINCT document) BETWEEN 2 AND greatest({COMMON}, (SELECT count(*) FROM letters) // 50)
  ) USING (hash)
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


def find_copies(store: Store) -> int:
    """Fill ``passages`` and the column ``copied`` of ``documents`` anew; the number of passages."""
    store.replace("passages", _batched(_passages(store)))
    store.run("UPDATE documents SET copied = 0")
    store.run(_COPIED)
    return int(store.value("SELECT count(*) FROM passages"))


def _passages(store: Store) -> Iterator[dict[str, Any]]:
    paths = dict(store.rows("SELECT document, path FROM state"))
    letters = lru_cache(maxsize=64)(store.letters)
    texts = lru_cache(maxsize=64)(store.text)
    pair: tuple[int, int] | None = None
    told: set[int] = set()
    for one, other, first, last, start, end in store.rows(_STRETCHES):
        if (one, other) != pair:
            pair, told = (one, other), set()
        left, right = letters(one), letters(other)
        here = _cut(left, first, last)
        there = _cut(right, start, end)
        for passage in passages(here, there, SHARED):
            if passage.new.start in told:
                continue
            told.update(range(*passage.new))
            yield {
                "path": paths[one],
                "start": passage.old.start,
                "end": passage.old.end,
                "quote": texts(one)[passage.old.start : passage.old.end],
                "other_path": paths[other],
                "other_start": passage.new.start,
                "other_end": passage.new.end,
                "other_quote": texts(other)[passage.new.start : passage.new.end],
                "similarity": passage.similarity,
                "letters": passage.letters,
            }


def _cut(words: Content, first: int, last: int) -> Content:
    """A stretch with something to either side of it."""
    return words.part(max(0, first - _MARGIN), min(len(words.text), last + K + _MARGIN))


def _batched(rows: Iterator[dict[str, Any]], size: int = 500) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


# Passages of one report may overlap (the same words copied by several others): each stretch counts once.
_COPIED = """
WITH places AS (
  SELECT path, start, "end" AS finish FROM passages UNION ALL SELECT other_path, other_start, other_end FROM passages
), ordered AS (
  SELECT *, max(finish) OVER (
    PARTITION BY path ORDER BY start, finish ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM places
), covered AS (
  SELECT path, sum(greatest(0, finish - greatest(start, coalesce(before, 0)))) AS length FROM ordered GROUP BY path
)
UPDATE documents SET copied = round(least(1.0, covered.length / greatest(documents.length, 1)), 4)
FROM covered WHERE covered.path = documents.path
"""
