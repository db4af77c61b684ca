"""Regular expressions over word classes: ``(?:<issue>)了?$``, for what the notation of patterns does not say.

That is digits, blanks, and what ends right before a place: ``before(doc, start, _LABEL.of(doc))``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from hegui.document import Document
from hegui.lexicon.classes import WordClasses, classes_of

_CLASS = re.compile(r"(?<!P)<([a-z][a-z0-9]*(?:[|-][a-z0-9]+)*)>")
"""``(?P<name>…)`` is a group."""


@dataclass(frozen=True)
class Worded:
    """A regular expression in which ``<a>`` stands for the longest word of class ``a``, ``<a|b>`` for one of either.

    A class cannot stand in a look behind, which is of one length.

    Raises:
        PluginError: at first use, for a class that there is not.
    """

    source: str

    def of(self, doc: Document) -> re.Pattern[str]:
        """The regular expression it comes to with the classes in force for ``doc``."""
        return self.compiled(classes_of(doc))

    def compiled(self, classes: WordClasses) -> re.Pattern[str]:
        """The regular expression it comes to with these classes; made once for each of them."""
        last: tuple[WordClasses, re.Pattern[str]] | None = self.__dict__.get("_last")
        if last is not None and last[0] is classes:  # nearly always: the rules ask for it for each paragraph
            return last[1]
        made = classes.kept.get(self)
        if made is None:
            source = classes.source(f"worded {self.source}", lambda: self._spelt(classes))
            made = classes.kept[self] = re.compile(source)
        pattern = cast("re.Pattern[str]", made)
        self.__dict__["_last"] = classes, pattern
        return pattern

    def _spelt(self, classes: WordClasses) -> str:
        return _CLASS.sub(lambda match: classes.pattern(*match[1].split("|")), self.source)
