"""The declaration of an output format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Reporter:
    """An output format.

    Attributes:
        name: as in ``--format``.
        render: ``package.module:function`` or the function: ``render(run: hegui.running.results.Run) -> str``,
            pure; the text is written as UTF-8, with a final line break.
        title: one Chinese phrase.
        needs_document: results must keep their ``Document`` for it.
    """

    name: str
    render: str | Callable[[Any], str]
    title: str = ""
    needs_document: bool = False

    def __call__(self, run: Any) -> str:
        """Render ``run``."""
        if not isinstance(self.render, str):
            return self.render(run)
        module, _, name = self.render.partition(":")
        function: Callable[[Any], str] = getattr(import_module(module), name)
        return function(run)
