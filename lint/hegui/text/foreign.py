"""Patterns that are not ours, from an office's configuration, checklist or table: each search has a time limit.

A pattern that somebody else wrote may take time that grows with the power of the text (``(a+)+b``); the engine promises
an answer. ``re`` cannot be stopped, ``regex`` can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, cast

from hegui.errors import ConfigError

if TYPE_CHECKING:
    import regex

SECONDS = 1.0
"""What one search may take: a thousand times what any pattern of the engine takes on a report."""


class Matching(Protocol):
    """What users of a compiled pattern call: ``re.Pattern`` and ``Limited`` alike."""

    @property
    def pattern(self) -> str:
        """The source."""

    def search(self, text: str, start: int = ..., end: int = ..., /) -> re.Match[str] | None:
        """The first match inside ``text[start:end]``."""

    def match(self, text: str, start: int = ..., end: int = ..., /) -> re.Match[str] | None:
        """A match that begins at ``start``."""

    def finditer(self, text: str, start: int = ..., end: int = ..., /) -> Iterator[re.Match[str]]:
        """All matches inside ``text[start:end]``."""

    def sub(self, repl: str, string: str, /) -> str:
        """``string`` with every match replaced."""


class Limited:
    """A compiled pattern of which every search ends in time.

    Args:
        source: a regular expression.
        where: file and key or row, for the message.

    Raises:
        re.error: it is none. Searches raise ``ConfigError`` when they took too long.
    """

    __slots__ = ("_compiled", "pattern", "where")

    def __init__(self, source: str, where: str = "") -> None:
        import regex  # few runs have patterns of others

        re.compile(source)  # what it means is what ``re`` says, errors included
        self.pattern, self.where = source, where
        self._compiled: regex.Pattern[str] = regex.compile(source, regex.VERSION0)

    def __reduce__(self) -> tuple[Any, ...]:
        return Limited, (self.pattern, self.where)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match inside ``text[start:end]``."""
        return cast(
            "re.Match[str] | None",
            self._timed(lambda: self._compiled.search(text, start, end, timeout=SECONDS)),
        )

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match that begins at ``start``."""
        return cast(
            "re.Match[str] | None",
            self._timed(lambda: self._compiled.match(text, start, end, timeout=SECONDS)),
        )

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches inside ``text[start:end]``; the limit is for all of them together."""
        return iter(self._timed(lambda: list(self._compiled.finditer(text, start, end, timeout=SECONDS))))

    def sub(self, repl: str, string: str) -> str:
        """``string`` with every match replaced."""
        return str(self._timed(lambda: self._compiled.sub(repl, string, timeout=SECONDS)))

    def _timed(self, search: Callable[[], Any]) -> Any:
        try:
            return search()
        except TimeoutError:
            where = f"{self.where}：" if self.where else ""
            raise ConfigError(
                f"{where}正则表达式“{self.pattern}”超过 {SECONDS:g} 秒没有得出结果",
                "请改写，避免重复之中又有重复，如 (a+)+",
            ) from None


class Foreign(str):
    """A cell or value that somebody else wrote; ``where`` names it in messages."""

    __slots__ = ("where",)
    where: str

    def __new__(cls, text: str, where: str = "") -> Foreign:
        """The text with its place."""
        made = super().__new__(cls, text)
        made.where = where
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Foreign, (str(self), self.where)

    def removeprefix(self, prefix: str, /) -> Foreign:
        """The same without ``prefix``, still somebody else's."""
        return Foreign(super().removeprefix(prefix), self.where)


def foreign(value: Any, where: str) -> Any:
    """``value`` (of TOML) with all its strings marked as somebody else's."""
    if isinstance(value, str):
        return Foreign(value, where)
    if isinstance(value, list):
        return [foreign(item, where) for item in value]
    if isinstance(value, dict):
        return {key: foreign(item, where) for key, item in value.items()}
    return value


def compiled_for(source: str) -> re.Pattern[str] | Limited:
    """``source`` compiled: with a time limit when it is somebody else's.

    Raises:
        re.error: it is no regular expression.
    """
    return Limited(str(source), source.where) if isinstance(source, Foreign) else re.compile(source)
