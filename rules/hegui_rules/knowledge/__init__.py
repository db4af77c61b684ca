"""The tables of the rules: one fact a row, each with its source, a key of ``sources.tsv``."""

from __future__ import annotations

import os

_FOLDER = os.path.dirname(__file__)


def path_of(name: str) -> str:
    """The path of a table or word list of this folder."""
    return os.path.join(_FOLDER, name)


def text_of(name: str) -> str:
    """The text of a table or word list of this folder."""
    with open(path_of(name), encoding="utf-8") as file:
        return file.read()
