"""Regular expressions over word classes, for what a ``Pattern`` does not say: digits, blanks, what ends right before a place.

``<name>`` stands for the longest word of a class, ``<one|other>`` of either; all else is a regular expression. A class
never stands in a look-behind, whose length is fixed.

>>> _LABEL = Expression(r"<account-label>[^。；]{0,20}$")
>>> if before(doc, match.start(), _LABEL.of(doc)): ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from hegui.document import Document
from hegui.lexicon import WordClasses, classes_of

_CLASS = re.compile(r"(?<!\(\?P)<([a-z][a-z0-9|-]+)>")


@dataclass(frozen=True)
class Expression:
    """A regular expression with names of word classes in it; made once for each set of classes.

    Raises:
        PluginError: at first use, when there is no class of a name.
    """

    source: str

    def of(self, doc: Document) -> re.Pattern[str]:
        """The regular expression it comes to with the classes in force for ``doc``."""
        classes = classes_of(doc)
        if self not in classes.kept:
            classes.kept[self] = re.compile(classes.source(f"re {self.source}", lambda: self._with(classes)))
        return cast("re.Pattern[str]", classes.kept[self])

    def _with(self, classes: WordClasses) -> str:
        return _CLASS.sub(lambda name: classes.pattern(*name[1].split("|")), self.source)
