"""Regular expressions that a checklist declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.errors import ConfigError
from hegui.text.foreign import Foreign, Limited, Matching

NEXT_YEAR = "<next-year>"
"""Stands for the year after the report year in a pattern; such a pattern never matches when the year is unknown."""


class Words:
    """Regular expressions of which any may match; compiled at first use, because most runs need few of them.

    Patterns are matched against ``evened`` text (see ``hegui.text.views``): full-width punctuation,
    half-width digits.

    Args:
        patterns: the expressions.
        where: file and key, for the message when one of them cannot be compiled.
    """

    __slots__ = ("_compiled", "_of_year", "patterns", "where")

    def __init__(self, patterns: tuple[str, ...] = (), where: str = "") -> None:
        self.patterns = patterns
        self.where = where
        self._of_year = any(NEXT_YEAR in pattern for pattern in patterns)
        self._compiled: dict[int | None, Matching | None] = {}

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def regex(self, year: int | None = None) -> Matching | None:
        """The union of the patterns for a report on ``year``; ``None`` when there is nothing to match.

        Raises:
            ConfigError: one of them is no regular expression.
        """
        key = year if self._of_year else None
        if key not in self._compiled:
            usable = [p for p in self.patterns if key is not None or NEXT_YEAR not in p]
            filled = [p.replace(NEXT_YEAR, str(key + 1)) if key is not None else p for p in usable]
            try:
                union = self._union("|".join(f"(?:{p})" for p in filled)) if filled else None
            except re.error as error:
                problems = self.faults() or (str(error),)
                raise ConfigError(problems[0], "请修改这条正则表达式") from error
            self._compiled[key] = union
        return self._compiled[key]

    def _union(self, source: str) -> Matching:
        """One pattern for all; with a time limit when one of them is not ours."""
        others = next((p.where for p in self.patterns if isinstance(p, Foreign)), None)
        return re.compile(source) if others is None else Limited(source, f"{others} 的 {self.where}")

    def search(
        self, text: str, start: int = 0, end: int | None = None, year: int | None = None
    ) -> re.Match[str] | None:
        """The first match inside ``text[start:end]``."""
        union = self.regex(year)
        return union.search(text, start, len(text) if end is None else end) if union else None

    def match(
        self, text: str, start: int = 0, end: int | None = None, year: int | None = None
    ) -> re.Match[str] | None:
        """A match that begins at ``start``."""
        union = self.regex(year)
        return union.match(text, start, len(text) if end is None else end) if union else None

    def finditer(self, text: str, start: int, end: int, year: int | None = None) -> Iterator[re.Match[str]]:
        """All matches inside ``text[start:end]``."""
        union = self.regex(year)
        return union.finditer(text, start, end) if union else iter(())

    def faults(self) -> tuple[str, ...]:
        """One Chinese sentence for every pattern that cannot be compiled."""
        found = []
        for index, pattern in enumerate(self.patterns):
            try:
                re.compile(pattern)
            except re.error as error:
                found.append(f"{self.where}[{index}]：正则表达式“{pattern}”有误（{error}）")
        return tuple(found)


NO_WORDS = Words()
"""Matches nothing."""
