"""Suppression comments in txt and md: ``<!-- hegui-disable S101: 理由 -->``."""

from __future__ import annotations

import re

from hegui.document import Mark, Span

_COMMENT = re.compile(r"<!--\s*+(hegui-[^<>]{0,2000})(?<=--)>")


def find_comments(text: str) -> tuple[Mark, ...]:
    """A mark of kind ``suppression`` for each comment; its note is what stands inside."""
    if "<!--" not in text:
        return ()
    return tuple(Mark(Span(*m.span()), "suppression", m[1][:-2].rstrip()) for m in _COMMENT.finditer(text))
