"""Whether a figure says by how much something changed: 增长12%, 下降3个百分点."""

from __future__ import annotations

import re
from typing import cast

from hegui.facts.quantities.approximators import approximators
from hegui.facts.rows import listed
from hegui.lexicon import WordClasses
from hegui.text.trie import trie

_CHANGING = frozenset(("rate", "points", "times"))
_REACH = 14


class Changes:
    """Finds the verb of change before a figure, by the words of some classes."""

    def __init__(self, classes: WordClasses) -> None:
        # 提高到95% says where it came to, 少于5% compares.
        others = {*classes.words("change-to"), *(a.word for a in approximators() if a.place == "before")}
        self._fall = frozenset(classes.words("fall"))
        words = trie(word for word in classes.words("grow", "fall") if word not in others)
        self._verb = re.compile(
            f"(?<![{listed('before-change')}])(?P<verb>{words})(?<!多(?=达))"
            f"(?:{listed('change-to-figure')}|[ \u2060\u00a0：:])*$"
        )

    def before(self, text: str, begin: int, start: int, kind: str) -> tuple[bool, bool]:
        """Whether the figure at ``start`` is a change, and whether a fall; ``begin``: of its sentence."""
        if kind not in _CHANGING:
            return False, False
        found = self._verb.search(text, max(begin, start - _REACH), start)
        return found is not None, found is not None and found["verb"] in self._fall


def changes_of(classes: WordClasses) -> Changes:
    """The finder for these classes; made once for each of them."""
    if Changes not in classes.kept:
        classes.kept[Changes] = Changes(classes)
    return cast(Changes, classes.kept[Changes])
