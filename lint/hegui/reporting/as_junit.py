"""JUnit XML: a suite for each file, a case for each diagnostic, for CI servers that only know tests.

The first case of a suite is the verdict: passed when the report may be published, skipped when it was not checked,
with words in ``system-out`` otherwise. A case fails when it alone would make the run fail (``--fail-on``), so that the report and the exit code agree;
slighter diagnostics pass and say so in ``system-out``. Engine codes are errors, suppressed diagnostics skipped.
Times are 0 and there is no time stamp: equal input gives equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Diagnostic, Severity
from hegui.checking.results import FileResult
from hegui.reporting.visible import visible
from hegui.reporting.wording import bases, conclusion, is_engine, place, whole
from hegui.running.results import Run

# All that XML 1.0 can hold, line breaks in element text included; anything else is dropped after ``visible``.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class _Case(NamedTuple):
    """``outcome`` is ``failure``, ``error``, ``skipped``, ``system-out`` or ``""`` (passed, nothing to say)."""

    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""


def render(run: Run) -> str:
    """The run as ``testsuites``."""
    suites = [(file, list(_cases(file, run))) for file in run.files]
    everything = [case for _, cases in suites for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', _open("testsuites", "hegui", everything)]
    for file, cases in suites:
        lines.append("  " + _open("testsuite", file.path, cases))
        lines.extend(_element(file, case) for case in cases)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


_VERDICTS = {"ready": "", "not-checked": "skipped"}


def _cases(file: FileResult, run: Run) -> Iterator[_Case]:
    said = conclusion(file)
    if not file.error:
        yield _Case("结论", _VERDICTS.get(file.verdict.grade, "system-out"), "", said, said)
    for diagnostic in file.diagnostics:
        rule = run.rules.get(diagnostic.code)
        where = diagnostic.location
        # Servers take two cases of one name for one: line and column keep them apart.
        name = f"{diagnostic.code} {rule.title if rule else diagnostic.name} {where.line}:{where.column}"
        if file.skipped:
            yield _Case(name, "skipped", "", diagnostic.message)
        elif diagnostic.suppressed:
            yield _Case(name, "skipped", "", f"{diagnostic.message}（{diagnostic.suppressed.reason}）")
        else:
            yield _Case(
                name, _outcome(diagnostic, run.fail_on), diagnostic.severity.word, diagnostic.message,
                _details(diagnostic, file.format),
            )  # fmt: skip
    if file.error and not file.diagnostics:
        yield _Case("读取", "error", file.error.code, file.error.message, file.error.message)


def _outcome(diagnostic: Diagnostic, fail_on: str) -> str:
    if is_engine(diagnostic) and diagnostic.severity is Severity.ERROR:
        return "error"
    fails = fail_on != "never" and diagnostic.severity >= Severity.of(fail_on)
    return "failure" if fails else "system-out"


def _details(diagnostic: Diagnostic, format: str) -> str:
    lines = [f"{diagnostic.severity.title}：{visible(whole(diagnostic))}"]
    if diagnostic.quote:
        where = f"{place(diagnostic.location, format)} {visible(diagnostic.location.section)}"
        lines += (f"位置：{where.rstrip()}", f"原文：{visible(diagnostic.quote)}")
    lines.extend(
        f"对照：{place(related.location, format)} {visible(related.quote)} {visible(related.message)}".rstrip()
        for related in diagnostic.related
    )
    if diagnostic.basis:
        lines.append(f"依据：{bases(diagnostic)}")
    return "\n".join(lines)


def _open(tag: str, name: str, cases: list[_Case]) -> str:
    count = [case.outcome for case in cases].count
    # The schemas of CI servers know skipped cases only of a suite.
    skipped = f' skipped="{count("skipped")}"' if tag == "testsuite" else ""
    return (
        f'<{tag} name="{_attribute(name)}" tests="{len(cases)}" failures="{count("failure")}" '
        f'errors="{count("error")}"{skipped} time="0">'
    )


def _element(file: FileResult, case: _Case) -> str:
    head = f'    <testcase name="{_attribute(case.name)}" classname="{_attribute(file.path)}" time="0"'
    message = _attribute(case.message)
    match case.outcome:
        case "":
            return f"{head}/>"
        case "skipped":
            inner = f'<skipped message="{message}"/>'
        case "system-out":
            inner = f"<system-out>{_text(case.text)}</system-out>"
        case outcome:
            inner = f'<{outcome} message="{message}" type="{case.kind}">{_text(case.text)}</{outcome}>'
    return f"{head}>\n      {inner}\n    </testcase>"


def _attribute(text: str) -> str:
    return _text(visible(text))


def _text(text: str) -> str:
    return _ILLEGAL.sub("", text).translate(_ESCAPES)
