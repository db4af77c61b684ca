"""``hegui compare`` as one page: passages, figures, promises, and both reports in full beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from hegui.comparing.comparison import Comparison
from hegui.comparing.wording import bare, headline, likeness, percent, value
from hegui.document import Document, Span
from hegui.reporting.layout import shortened
from hegui.reporting.pages import page
from hegui.reporting.wording import place

_LONGEST = 4000

Piece = tuple[bool, str]
"""Words, and whether the other side lacks them."""


def render(comparison: Comparison) -> str:
    """The page."""
    old, new = comparison.old, comparison.new
    return page(
        "compare.html",
        old=old,
        new=new,
        share=percent(comparison.share),
        headline=headline(comparison),
        suspect=sum(f.suspect for f in comparison.figures),
        lost=sum(p.result is None for p in comparison.promises),
        passages=[
            _pair(old, p.old, new, p.new, f"{p.letters}字，{likeness(p.similarity)}", ordinal)
            for ordinal, p in enumerate(comparison.passages)
        ],
        figures=list(_figures(comparison)),
        carried=[
            {
                "name": cell.name,
                "value": bare(cell.value),
                "wanted": bare(cell.wanted),
                "fits": cell.fits,
                "where": f"{place(old.locate(cell.old), old.format)} → {place(new.locate(cell.new), new.format)}",
            }
            for cell in comparison.carried
        ],
        promises=[
            {
                "plan": _quote(old, promise.plan),
                "result": promise.result and _quote(new, promise.result),
                "shared": "、".join(promise.shared),
            }
            for promise in comparison.promises
        ],
        repeated=[_pair(old, r.old, new, r.new, likeness(r.similarity), None) for r in comparison.repeated],
        old_text=list(_whole(old, [(p.old, n) for n, p in enumerate(comparison.passages)])),
        new_text=list(_whole(new, [(p.new, n) for n, p in enumerate(comparison.passages)])),
    )


def _quote(doc: Document, span: Span) -> str:
    return shortened(doc.quote(span), 160, 40)


def _pair(
    old: Document, before: Span, new: Document, now: Span, note: str, number: int | None
) -> dict[str, Any]:
    """Two places with what differs between them."""
    left, right = _differences(old.quote(before), new.quote(now))
    return {
        "before": place(old.locate(before), old.format),
        "now": place(new.locate(now), new.format),
        "note": note,
        "number": number,
        "old": left,
        "new": right,
    }


def _differences(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both sides cut where they begin or cease to differ."""
    if old == new or max(len(old), len(new)) > _LONGEST:
        return [(False, old)], [(False, new)]
    parts = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        [(kind != "equal", old[i:j]) for kind, i, j, _, _ in parts if i < j],
        [(kind != "equal", new[k:m]) for kind, _, _, k, m in parts if k < m],
    )


def _figures(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The figures of both reports, those to look at first."""
    old, new = comparison.old, comparison.new
    for figure in sorted(comparison.figures, key=lambda f: (not f.suspect, not f.changed, f.new)):
        yield {
            "head": figure.head,
            "old": value(figure, figure.old_value),
            "new": value(figure, figure.new_value),
            "suspect": figure.suspect,
            "changed": figure.changed,
            "where": f"{place(old.locate(figure.old), old.format)} → {place(new.locate(figure.new), new.format)}",
        }


def _whole(doc: Document, places: Iterable[tuple[Span, int]]) -> Iterator[tuple[int | None, str]]:
    """A report in full, cut at its passages: the number of the passage, ``None`` between them, and the words."""
    done = 0
    for span, number in sorted(places):
        start = max(span.start, done)
        if start < span.end:
            yield None, doc.text[done:start]
            yield number, doc.text[start : span.end]
            done = span.end
    yield None, doc.text[done:]
