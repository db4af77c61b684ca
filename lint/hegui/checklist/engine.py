"""Evaluates a document against the checklist of its kind."""

from __future__ import annotations

from hegui.api.registry import Declarations
from hegui.structure import KindSigns


def kind_signs(declared: Declarations) -> tuple[KindSigns, ...]:
    """How each declared kind of report is recognised."""
    return ()
