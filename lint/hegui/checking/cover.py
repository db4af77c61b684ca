"""Stage: cover."""

from __future__ import annotations

from hegui.api import Diagnostic, Document
from hegui.checking.notes import note
from hegui.checking.results import Coverage
from hegui.errors import crash
from hegui.facts import coverage


def cover(document: Document) -> tuple[Coverage, list[Diagnostic]]:
    """How far the numbers could be checked, and a note if counting them crashed."""
    try:
        return Coverage(*coverage(document)), []
    except Exception as error:
        return Coverage(), [note("E901", f"数字提取出错（{crash(error)}）")]
