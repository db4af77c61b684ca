"""From bytes to the document, with nothing checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hegui.document import Document, Kind
from hegui.reading import READERS, Reader, Reading, Source
from hegui.reading.open import opened
from hegui.structure.build import build
from hegui.structure.stated import Stated

OWN = {suffix: reader for reader in READERS for suffix in reader.suffixes}
"""The readers that come with the engine, by file name ending."""


def read(
    path: str,
    data: bytes,
    readers: Mapping[str, Reader] = OWN,
    stated: Stated = Stated(),
    kinds: Sequence[Kind] = (),
    classes: object = None,
    shorten: Callable[[Reading], Reading] = lambda reading: reading,
) -> Document:
    """The document in these bytes.

    Args:
        path: decides the reader by its ending; otherwise only for messages.
        readers: by file name ending.
        stated: what the caller knows; overrides what is recognised.
        kinds: the kinds of report that the checklists in force declare.
        classes: the word classes in force, ``None`` for those that ship.
        shorten: what is built of a reading, when it is longer than the caller cares for.

    Raises:
        ReadError: no reader takes it, or it cannot be read.
    """
    source = Source(path, data)
    return build(shorten(opened(source, readers)), source, stated, kinds, classes)
