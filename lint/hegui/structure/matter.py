"""Front and back matter: title, subtitle, addressee, preamble, closing, signature, date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hegui.document import Paragraph


def find_roles(body: str, paragraphs: Sequence[Paragraph]) -> Mapping[int, str]:
    """Role by paragraph ordinal, for the paragraphs whose role is not plain ``body``."""
    return {}
