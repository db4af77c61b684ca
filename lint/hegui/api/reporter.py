"""The declaration of an output format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
        folder: like ``render``, for ``--report FORMAT=FOLDER``: gives several files, name to text. ``None``: it has only
            the one.
    """

    name: str
    render: str | Callable[[Any], str]
    title: str = ""
    needs_document: bool = False
    folder: str | Callable[[Any], Mapping[str, str]] | None = None

    def __call__(self, run: Any) -> str:
        """Render ``run``."""
        text: str = _function(self.render)(run)
        return text

    def into_folder(self, run: Any) -> Mapping[str, str]:
        """The files of a folder, name to text; only where ``folder`` is given."""
        assert self.folder is not None
        pages: Mapping[str, str] = _function(self.folder)(run)
        return pages


def _function(named: str | Callable[[Any], Any]) -> Callable[[Any], Any]:
    if not isinstance(named, str):
        return named
    module, _, name = named.partition(":")
    function: Callable[[Any], Any] = getattr(import_module(module), name)
    return function
