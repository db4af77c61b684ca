"""GitHub Actions workflow commands: annotations at the lines of a pull request, and the summary as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hegui.api import Diagnostic, Severity
from hegui.checking.results import FileResult
from hegui.reporting.visible import visible
from hegui.reporting.wording import bases, place, repository_path, tally, unspoken, whole
from hegui.running.results import RuleInfo, Run

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# The runner decodes these and no others; in properties the colon and the comma separate.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(run: Run) -> str:
    """One command for each active diagnostic; the last line is for people who read the log."""
    lines = []
    for file in run.files:
        lines += [_command(file, diagnostic, run.rules) for diagnostic in file.active]
        if remark := unspoken(file):
            properties: dict[str, str | int] = {
                "file": repository_path(file.path),
                "line": 1,
                "title": f"结论 {file.verdict.title}",
            }
            lines.append(_written("warning", properties, [remark]))
    return "\n".join([*lines, tally(run)]) + "\n"


def _command(file: FileResult, diagnostic: Diagnostic, rules: Mapping[str, RuleInfo]) -> str:
    where = diagnostic.location
    rule = rules.get(diagnostic.code)
    properties: dict[str, str | int] = {
        "file": repository_path(file.path),
        "line": where.line,
        "endLine": where.end_line,
        "col": where.column,
        "endColumn": where.end_column,
        "title": f"{diagnostic.code} {rule.title if rule else diagnostic.name}",
    }
    if where.end_line != where.line:
        # Columns are taken only within one line.
        del properties["col"], properties["endColumn"]
    said = [whole(diagnostic)]
    if file.format not in ("txt", "md", "html", ""):
        # Lines of a docx or pdf are those of the extracted text: the reader needs words to search for.
        said.append(f"位置：{place(where, file.format)}「{diagnostic.quote}」")
    if diagnostic.basis:
        said.append(f"依据：{bases(diagnostic)}")
    return _written(_COMMANDS[diagnostic.severity], properties, said)


def _written(command: str, properties: Mapping[str, str | int], said: Iterable[str]) -> str:
    listed = ",".join(
        f"{key}={visible(str(value)).translate(_PROPERTY)}" for key, value in properties.items()
    )
    return f"::{command} {listed}::" + "\n".join(map(visible, said)).translate(_DATA)
