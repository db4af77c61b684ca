"""One line for each diagnostic, for editors, pipes and quick reading.

``path:line:column: severity CODE message``; in a pdf ``path:pPAGE:line:column: …``, where lines are those of the
extracted text. Suppressed diagnostics are left out. The last line is the summary.
"""

from __future__ import annotations

from hegui.api import Diagnostic
from hegui.reporting.plain import visible
from hegui.reporting.wording import tally
from hegui.running.results import Run


def render(run: Run) -> str:
    """All active diagnostics, infos included, and one line of summary."""
    lines = [_line(file.path, diagnostic) for file in run.files for diagnostic in file.active]
    return "\n".join([*lines, tally(run)]) + "\n"


def _line(path: str, diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    page = f"p{place.page}:" if place.page is not None else ""
    return visible(
        f"{path}:{page}{place.line}:{place.column}: "
        f"{diagnostic.severity.word} {diagnostic.code} {diagnostic.message}"
    )
