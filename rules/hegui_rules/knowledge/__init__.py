"""The tables of the rules: one fact a row, each with its source, a key of ``sources.tsv``."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def path_of(name: str) -> str:
    """The path of a table or word list of this folder."""
    return str(_FOLDER / name)
