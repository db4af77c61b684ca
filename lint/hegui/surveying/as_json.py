"""``hegui survey`` as JSON: documents as in ``hegui check``, and the passages reports share. Written piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hegui import __version__
from hegui.reporting.visible import writable
from hegui.surveying.overview import duplicates, elements, families, grades, totals
from hegui.surveying.store import Store

SCHEMA = "hegui-survey/1"


def pieces(store: Store) -> Iterator[str]:
    """The text in pieces, so that memory does not grow with the collection."""
    head = {
        "schema": SCHEMA,
        "version": __version__,
        "summary": {**totals(store)._asdict(), "verdicts": grades(store)},
        "elements": [e._asdict() for e in elements(store)],
        "families": [
            dict(zip(("family", "title", "error", "warning", "info"), row, strict=True))
            for row in families(store)
        ],
        "duplicates": duplicates(store),
    }
    yield _text(head)[:-1] + ',\n"documents": ['
    for number, (result,) in enumerate(store.rows("SELECT result FROM state ORDER BY path")):
        yield (",\n" if number else "\n") + result
    yield '],\n"passages": ['
    sql = (
        'SELECT path, start, "end", quote, other_path, other_start, other_end, other_quote, similarity, letters '
        "FROM passages ORDER BY path, start, other_path, other_start"
    )
    for number, row in enumerate(store.rows(sql)):
        path, start, end, quote, other, from_, to, words, similarity, letters = row
        passage = {
            "first": {"path": path, "start": start, "end": end, "quote": quote},
            "second": {"path": other, "start": from_, "end": to, "quote": words},
            "similarity": similarity,
            "letters": letters,
        }
        yield (",\n" if number else "\n") + _text(passage)
    yield "]}\n"


def _text(data: object) -> str:
    return writable(json.dumps(data, ensure_ascii=False))
