"""Year, window, level and plan: the scope in which a figure holds."""

from __future__ import annotations

import re
from bisect import bisect_right

from hegui.document import Document, fact
from hegui.facts.dates import dates, normalised
from hegui.facts.rows import listed
from hegui.text.days import YEAR

_BREAKS = re.compile("[。！？\n\t]")
# Every alternative begins with one character of the class, so that the search skips quickly.
_WINDOW = re.compile(
    "[全上下前一二三四截今本以](?:(?<=全)年|(?<=[上下])半年|(?<=前)[一二三]季度|(?<=[一二三四])季度|"
    "(?<=截)[至止](?:目前|[^，。；,;\n]{1,12}?[日月底末前])|(?<=今)年|(?<=本)年度|(?<=以)来)"
)
_COMPARED = re.compile(f"(?:{listed('compared-with')})$")
_LEVEL = re.compile(f"(?:{listed('whole-level')})")
_RESTRICTOR = re.compile(listed("helping-in"))
_PLAN = re.compile(listed("plan-begins"))
_FUTURE = re.compile(listed("future-figure"))


@fact
def breaks(doc: Document) -> list[int]:
    """Ends of the 。-sentences of the body, cells and lines included."""
    return [m.end() for m in _BREAKS.finditer(doc.body)]


@fact
def windows(doc: Document) -> list[tuple[int, str]]:
    """(end, words) of every mention of a period: 全年, 上半年, 截至目前, …以来."""
    text = normalised(doc)
    found = []
    for match in _WINDOW.finditer(text):
        words = match[0]
        if words == "以来":
            low = max(0, match.start() - 24)
            window = text[low : match.start()]
            words = window[max(window.rfind(c) for c in "，。；：、,;:\n\t") + 1 :] + words
        found.append((match.end(), words.strip()))
    return found


@fact
def stated_years(doc: Document) -> list[tuple[int, int]]:
    """(end, year) of every year that sets the scope of what follows: not one compared with, nor in a title."""
    text = normalised(doc)
    found = []
    for mention in dates(doc):
        if mention.year is None or mention.kind == "years" or mention.style in ("-", "/", "."):
            continue
        start = mention.span.start
        if _COMPARED.search(text, max(0, start - 3), start):
            continue
        found.append((mention.span.end, mention.year))
    return found


def level_before(text: str, begin: int, start: int) -> str:
    """The level named last before ``start`` (全镇, 各村), not before ``begin``; ``""`` for none."""
    levels = _LEVEL.findall(text, max(begin, start - 60), start)
    return levels[-1] if levels else ""


def restrictor_in(words: str) -> str:
    """What narrows a figure to some of the cases (该, 通过, 参与); ``""`` for nothing."""
    match = _RESTRICTOR.search(words)
    return match[0] if match else ""


class Scopes:
    """Answers questions of scope for places asked in any order; built once for a document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.text = normalised(doc)
        self.breaks = breaks(doc)
        self.years = stated_years(doc)
        self.year_ends = [end for end, _ in self.years]
        self.windows = windows(doc)
        self.window_ends = [end for end, _ in self.windows]
        self.sections = [_section_scope(doc, i) for i in range(len(doc.sections))]

    def block(self, offset: int) -> tuple[int, int]:
        """Number and beginning of the 。-sentence that holds ``offset``."""
        index = bisect_right(self.breaks, offset)
        return index, self.breaks[index - 1] if index else 0

    def year(self, offset: int, begin: int, section: int) -> int | None:
        """The year named last in the sentence from ``begin``, else by a heading above, else of the report."""
        index = bisect_right(self.year_ends, offset) - 1
        if index >= 0 and self.year_ends[index] > begin:
            return self.years[index][1]
        if section >= 0 and self.sections[section][0] is not None:
            return self.sections[section][0]
        return self.doc.identity.year

    def window(self, offset: int, begin: int) -> str:
        """The period named last in the sentence from ``begin``."""
        index = bisect_right(self.window_ends, offset) - 1
        return self.windows[index][1] if index >= 0 and self.window_ends[index] > begin else ""

    def plan(self, section: int, year: int | None, before: str) -> bool:
        """Whether a figure is a plan: a later year, a section of plans, or 力争 and the like before it."""
        own = self.doc.identity.year
        if own is not None and year is not None and year > own:
            return True
        return (section >= 0 and self.sections[section][1]) or _FUTURE.search(before) is not None


def _section_scope(doc: Document, index: int) -> tuple[int | None, bool]:
    """Year in the headings above, nearest first, and whether one of them announces plans."""
    year: int | None = None
    plan = False
    at: int | None = index
    while at is not None:
        section = doc.sections[at]
        title = doc.quote(section.heading.title)
        if year is None:
            match = re.search(f"({YEAR})年", title)
            year = int(match[1]) if match else None
        plan = plan or _PLAN.search(title) is not None
        at = section.parent
    return year, plan
