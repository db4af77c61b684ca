"""Severities and profiles: the two promises a rule makes."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """How sure and how grave; ordered, so that ``max`` and ``>=`` work.

    ``ERROR``: certainly wrong, or a statutory part missing; right at least 98 times in 100 on real reports.
    ``WARNING``: should be corrected; right at least 90 times in 100. ``INFO``: worth a look.
    """

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """``error``, ``warning`` or ``info``."""
        return self.name.lower()

    @property
    def title(self) -> str:
        """The Chinese word."""
        return _TITLES[self]

    @classmethod
    def of(cls, word: str) -> Severity:
        """The severity called ``word``.

        Raises:
            KeyError: no severity is called so.
        """
        return _WORDS[word]


_TITLES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_WORDS = {severity.word: severity for severity in Severity}

PROFILES = ("statutory", "recommended", "style")
"""Each contains those before it: ``statutory`` ⊂ ``recommended`` ⊂ ``style``."""
