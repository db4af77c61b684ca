"""One regular expression for many words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from hegui import snapshot


class _Node:
    """A node of a trie; ``end`` is the pattern that must follow a word that ends here, ``None`` when none does."""

    __slots__ = ("end", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.end: str | None = None

    def pattern(self) -> str:
        """The longest words first."""
        branches = [re.escape(c) + child.pattern() for c, child in self.next.items()]
        if self.end is not None:
            branches.append(self.end)
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def trie(words: Iterable[str], after: dict[str, str] | None = None) -> str:
    """A pattern that matches the longest of ``words``; ``after`` gives a condition that follows a word."""
    # A set comes in another order in each process, and would never be found again.
    given = sorted(words) if isinstance(words, (set, frozenset)) else list(words)
    said = "\x1f".join((*given, *(f"{word}\x1e{condition}" for word, condition in (after or {}).items())))
    data = said.encode("utf-8", "surrogatepass")
    key = f"trie {zlib.crc32(data)} {zlib.adler32(data)} {len(data)}"
    return snapshot.kept(key, lambda: _trie(given, after))


def _trie(words: Iterable[str], after: dict[str, str] | None) -> str:
    root = _Node()
    for word in words:
        node = root
        for c in word:
            node = node.next.setdefault(c, _Node())
        node.end = (after or {}).get(word, "")
    return root.pattern()
