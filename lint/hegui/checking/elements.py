"""Stage: elements."""

from __future__ import annotations

from collections.abc import Mapping

from hegui.api import Diagnostic, Document
from hegui.checking.mask import Shown
from hegui.checking.notes import note
from hegui.checklist.engine import evaluate
from hegui.checklist.model import Checklist
from hegui.checklist.results import ElementResult
from hegui.errors import HeguiError, crash


def elements(
    document: Document, checklists: Mapping[str, Checklist], shown: Shown
) -> tuple[tuple[ElementResult, ...], list[Diagnostic]]:
    """The standing of every element in the checklist of the document's kind, and a note if the checklist crashed."""
    kind = document.identity.kind
    owner = checklists.get(kind)
    if owner is None:
        return (), []
    try:
        return tuple(shown.element(result) for result in evaluate(document, owner)), []
    except HeguiError:
        raise
    except Exception as error:
        return (), [note("E901", f"要素清单 {kind} 运行出错（{crash(error)}）")]
