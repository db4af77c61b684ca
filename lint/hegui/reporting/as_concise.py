"""One line for each diagnostic, for editors, pipes and quick reading.

``path:line:column: severity CODE message``; in a pdf ``path:pPAGE:line:column: …``, where lines are those of the
extracted text. Suppressed diagnostics are left out. A verdict that they do not tell (a report of no known kind) stands
on a line ``path: verdict`` of its own. The last line is the summary.
"""

from __future__ import annotations

from hegui.api import Diagnostic
from hegui.reporting.visible import visible
from hegui.reporting.wording import tally, unspoken
from hegui.running.results import Run


def render(run: Run) -> str:
    """All active diagnostics, infos included, and one line of summary."""
    lines = []
    for file in run.files:
        lines += [_line(file.path, diagnostic) for diagnostic in file.active]
        if remark := unspoken(file):
            lines.append(visible(f"{file.path}: {remark}"))
    return "\n".join([*lines, tally(run)]) + "\n"


def _line(path: str, diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    page = f"p{place.page}:" if place.page is not None else ""
    return visible(
        f"{path}:{page}{place.line}:{place.column}: "
        f"{diagnostic.severity.word} {diagnostic.code} {diagnostic.message}"
    )
