"""The whole comparison of two reports as one immutable result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hegui.checklist.model import Checklist
from hegui.comparing.carried import CarriedCell, carried
from hegui.comparing.content import Content, content
from hegui.comparing.figures import FigurePair, figures
from hegui.comparing.passages import Passage, passages
from hegui.comparing.promises import Promise, Repeated, promises, repeated
from hegui.document import Document, Span


@dataclass(frozen=True)
class Comparison:
    """What a reviewer asks about a report and the one before it.

    Attributes:
        share: letters of the new report that stand in passages taken from the old one, 0 to 1.
        passages: in the order of the new report.
        figures: of the same thing in both, in the order of the new report.
        promises: the items of the old report's plan.
        repeated: shortcomings that are last year's.
        carried: cells of prescribed tables that last year's report fixes.
    """

    old: Document
    new: Document
    share: float
    passages: tuple[Passage, ...]
    figures: tuple[FigurePair, ...]
    promises: tuple[Promise, ...]
    repeated: tuple[Repeated, ...]
    carried: tuple[CarriedCell, ...] = ()


def compare(
    old: Document,
    new: Document,
    checklists: Mapping[str, Checklist],
    set_phrases: Callable[[Document], Iterable[Span]] = lambda doc: (),
) -> Comparison:
    """Compare ``new`` with the earlier report ``old``. Pure.

    Args:
        checklists: by kind; the one of the new report's kind tells plan from results.
        set_phrases: words that nobody can say otherwise; having them in common is no copying.
    """
    before, now = content(old, set_phrases(old)), content(new, set_phrases(new))
    common = passages(before, now)
    checklist = checklists.get(new.identity.kind)
    return Comparison(
        old,
        new,
        _share(now, common),
        common,
        figures(old, new, before, now),
        promises(old, new, checklist) if checklist is not None else (),
        repeated(old, new, checklist, before, now) if checklist is not None else (),
        carried(old, new) if old.kind.name == new.kind.name else (),
    )


def _share(now: Content, common: tuple[Passage, ...]) -> float:
    return round(sum(p.letters for p in common) / len(now.text), 4) if now.text else 0.0
