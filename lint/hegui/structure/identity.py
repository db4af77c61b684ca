"""Who reports about what: kind, title, issuer, level, report year, day of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hegui.document import Identity, Mark, Paragraph, Section
from hegui.structure.stated import KindSigns, Stated


def identify(
    text: str,
    body: str,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    metadata: Mapping[str, str],
    marks: Sequence[Mark],
    stated: Stated,
    kinds: Sequence[KindSigns],
) -> Identity:
    """The identity; what ``stated`` says wins over what the text says."""
    return Identity()
