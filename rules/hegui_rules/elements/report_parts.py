"""The parts of a 法治政府建设年度报告, for the rules of this family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from hegui.api import Basis, Document, Span
from hegui.checklist.engine import shared
from hegui.checklist.model import Checklist
from hegui.checklist.parts import Found, find_parts, plain

KINDS = ("fazhi-annual",)
INSPECTION = Basis("《法治政府建设与责任落实督察工作规定》")
DUTIES = Basis("《党政主要负责人履行推进法治建设第一责任人职责规定》")


@lru_cache(maxsize=1)
def _checklist() -> Checklist:
    return shared(str(files("hegui_rules") / "checklists" / "fazhi-annual.toml"))


def part(document: Document, name: str) -> Found | None:
    """The part called ``name`` in the checklist ``fazhi-annual``; one that is only mentioned counts as absent."""
    found = find_parts(document, _checklist()).get(name)
    return found if found is not None and found.how != "mention" else None


def within(document: Document, found: Found | None, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` inside a part; its heading is not searched."""
    for span in found.spans if found is not None else ():
        yield from pattern.finditer(plain(document), *span)


def clause_end(document: Document, start: int, limit: int, longest: int = 40) -> int:
    """The end of the clause that begins at ``start``: before its first stop, at most ``longest`` further on."""
    text = plain(document)
    last = min(limit, start + longest)
    return next((i for i in range(start, last) if text[i] in "，。；！？\n"), last)


def heading_span(found: Found) -> Span:
    """The heading of a part, empty at its beginning when it has none."""
    return found.heading if found.heading is not None else Span(found.spans[0].start, found.spans[0].start)
