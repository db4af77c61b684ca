"""What a reader promises. Any reader, ours or a third party's, is checked by ``hegui.testing.check_reader``.

A reader turns bytes into a ``Reading``: one text, the blocks it consists of, and an origin that leads every code
point back to the source. It knows its container and nothing about reports: titles, headings and furniture are the
business of ``hegui.structure``.

The contract:

1. Pure: the same ``Source`` gives an equal ``Reading``; the file system and the network are not touched. Only
   ``from_office`` asks another program, which has a private folder for as long as it runs.
2. Total: whatever the bytes, it returns a ``Reading`` or raises ``ReadError``; never anything else, and in time
   linear in the size of the input.
3. ``blocks`` are sorted, do not overlap, lie inside ``text``, hold no line break, and cover everything in ``text``
   that is neither white space nor without width. A line break stands between two blocks; a tab between two cells of one row.
4. ``origin`` tiles ``text`` without gap or overlap.
5. ``text`` has no byte order mark, no NUL and no lone surrogate.
6. txt and md keep the decoded file as it is: there, offsets of the text are offsets of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from hegui.document import Mark, Origin, Span, Table

if TYPE_CHECKING:
    from hegui.document.layout import Layout


class Source(NamedTuple):
    """The bytes of one document and the path they came from (only for messages and the choice of reader)."""

    path: str
    data: bytes


class Block(NamedTuple):
    """One paragraph-like stretch of the text.

    Attributes:
        kind: ``paragraph``, ``heading`` (said so by markup or style), ``cell``, ``footnote`` or ``textbox``.
        outline: outline level from markup or style, 1 = highest; 0 when there is none.
    """

    span: Span
    kind: str = "paragraph"
    outline: int = 0


@dataclass(frozen=True)
class LateLayout:
    """How the document in ``source`` looks, read when somebody asks: few checks do.

    Attributes:
        read: ``package.module:function`` taking a ``Source``.
    """

    read: str
    source: Source

    def __call__(self) -> Layout | None:
        """The layout; ``None`` when it cannot be told."""
        found: Layout | None = _function(self.read)(self.source)
        return found


@dataclass(frozen=True)
class Reading:
    """What a reader found.

    Attributes:
        text: everything a person reads in the document, in reading order. Table cells of a row are separated by
            a tab, rows by a line break.
        format: the reader's name.
        marks: stretches the container itself declares to be no text of the author's (inline markup, comments of
            the file format, field codes, navigation of a page).
        metadata: what the container says: ``title``, ``author``, ``published`` (ISO date), ``issuer``, ``comments``
            (number of Word comments), ``insertions`` and ``deletions`` (number of tracked changes) …; absent keys
            are left out.
        source: the decoded source when the text is not the source itself (html): lines and columns are counted in it.
        layout: how the document looks, of formats that say so.
    """

    text: str
    format: str
    origin: Origin
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None
    layout: LateLayout | None = None


@dataclass(frozen=True)
class Reader:
    """The declaration of a reader, cheap to make: the code is imported when the first file needs it.

    Attributes:
        name: the format, as in ``Document.format``.
        suffixes: file name endings in lower case, with the dot.
        read: ``package.module:function`` taking a ``Source`` and giving a ``Reading``, or the function itself.
        title: one Chinese phrase for lists and messages.
        version: part of cache keys; raise it when the same bytes give another ``Reading``.
    """

    name: str
    suffixes: tuple[str, ...]
    read: str | Callable[[Source], Reading]
    title: str = ""
    version: int = 1

    def __call__(self, source: Source) -> Reading:
        """Read ``source``.

        Raises:
            ReadError: the bytes are not a document of this format, or one that cannot be read.
        """
        return self.function(source)

    @property
    def function(self) -> Callable[[Source], Reading]:
        """The reading function, imported now if it was not before."""
        if not isinstance(self.read, str):
            return self.read
        found: Callable[[Source], Reading] = _function(self.read)
        return found


def _function(name: str) -> Callable[[Source], Any]:
    """The function that ``package.module:function`` names, imported now."""
    module, _, function = name.partition(":")
    found: Callable[[Source], Any] = getattr(import_module(module), function)
    return found
