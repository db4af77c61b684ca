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
        streamed: like ``render``, for results that nobody keeps: given the version and the rules by code, gives a
            ``hegui.running.results.Streamed``. ``None``: it needs them all together.
    """

    name: str
    render: str | Callable[[Any], str]
    title: str = ""
    needs_document: bool = False
    folder: str | Callable[[Any], Mapping[str, str]] | None = None
    streamed: str | Callable[[str, Mapping[str, Any]], Any] | None = None

    def __call__(self, run: Any) -> str:
        """Render ``run``."""
        text: str = _function(self.render)(run)
        return text

    def stream(self, version: str, rules: Mapping[str, Any]) -> Any:
        """How a run is written as its results come; only where ``streamed`` is given."""
        assert self.streamed is not None
        form: Callable[[str, Mapping[str, Any]], Any] = _function(self.streamed)
        return form(version, rules)

    def into_folder(self, run: Any) -> Mapping[str, str]:
        """The files of a folder, name to text; only where ``folder`` is given."""
        assert self.folder is not None
        pages: Mapping[str, str] = _function(self.folder)(run)
        return pages


def _function(named: str | Callable[..., Any]) -> Callable[..., Any]:
    if not isinstance(named, str):
        return named
    module, _, name = named.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function
