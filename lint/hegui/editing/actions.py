"""What the editor shows for what is known about a text: findings, explanations, corrections, the state of the checklist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lsprotocol import types as lsp

from hegui.api import Diagnostic, Severity
from hegui.checking.engine_codes import ENGINE_CODES
from hegui.editing.checker import Checked
from hegui.editing.positions import Lines
from hegui.reporting.visible import visible
from hegui.reporting.wording import STATUSES, bases, conclusion, whole
from hegui.running.fixing import compatible, edits_of, fixable

SOURCE = "hegui"
CHECKLIST = "hegui.checklist"
"""The command of the code lens."""
FIX_ALL = "source.fixAll.hegui"

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+\-!|~&])")


def diagnostics(checked: Checked, lines: Lines, uri: str, least: Severity) -> list[lsp.Diagnostic]:
    """All that counts, from ``least`` on."""
    return [
        lsp.Diagnostic(
            range=lines.range(*checked.place(d)),
            message=visible(whole(d)),
            severity=_SEVERITIES[d.severity],
            code=d.code,
            source=SOURCE,
            related_information=[
                lsp.DiagnosticRelatedInformation(
                    lsp.Location(uri, lines.range(*checked.span(*r.span))), visible(r.message or r.quote)
                )
                for r in d.related
            ],
        )
        for d in checked.result.active
        if d.severity >= least
    ]


def hover(checked: Checked, lines: Lines, at: lsp.Position, markdown: bool) -> lsp.Hover | None:
    """What is said about the words at ``at``, and by what right."""
    offset = lines.offset(at)
    here = [(checked.place(d), d) for d in checked.result.active]
    found = [(place, d) for place, d in here if place[0] <= offset <= max(place[1] - 1, place[0])]
    if not found:
        return None
    parts = ["\n\n".join(_told(d, checked, markdown)) for _, d in found]
    kind = lsp.MarkupKind.Markdown if markdown else lsp.MarkupKind.PlainText
    words = ("\n\n---\n\n" if markdown else "\n\n").join(parts)
    return lsp.Hover(lsp.MarkupContent(kind, words), lines.range(*found[0][0]))


def _told(d: Diagnostic, checked: Checked, markdown: bool) -> Iterator[str]:
    def said(words: str) -> str:
        return _MARKDOWN.sub(r"\\\1", visible(words)) if markdown else visible(words)

    rule = checked.engine.info(d.code)
    head = f"{d.severity.title} {d.code} {rule.title}"
    yield f"**{said(head)}**" if markdown else head
    yield said(d.message)
    if d.suggestion:
        yield f"建议：{said(d.suggestion)}"
    if d.basis:
        yield f"依据：{said(bases(d))}"
    if rule.rationale:
        yield said(rule.rationale)


def actions(
    checked: Checked, lines: Lines, uri: str, within: lsp.Range, only: Sequence[str]
) -> list[lsp.CodeAction]:
    """Corrections and suppressions for what is found in ``within``, and all corrections at once.

    Args:
        only: kinds that are asked for; empty = all.
    """
    start, end = lines.offset(within.start), lines.offset(within.end)
    here = [d for d in checked.result.active if _meets(checked.place(d), start, end)]
    made = [
        *(_fix(d, checked, lines, uri) for d in fixable(checked.result) if d in here),
        *(_suppression(d, checked, lines, uri) for d in _one_a_code(here) if d.code not in ENGINE_CODES),
        *_all_at_once(checked, lines, uri),
    ]
    return [a for a in made if not only or any(_is_a(str(a.kind), kind) for kind in only)]


def _is_a(kind: str, wanted: str) -> bool:
    return kind == wanted or kind.startswith(f"{wanted}.") or not wanted


def _meets(place: tuple[int, int], start: int, end: int) -> bool:
    return place[0] <= end and start <= place[1]


def _one_a_code(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return list({d.code: d for d in reversed(found)}.values())[::-1]


def _edits(found: Sequence[Diagnostic], checked: Checked, lines: Lines) -> list[lsp.TextEdit]:
    return [lsp.TextEdit(lines.range(*checked.span(*e.span)), e.text) for e in edits_of(found)]


def _fix(d: Diagnostic, checked: Checked, lines: Lines, uri: str) -> lsp.CodeAction:
    edits = _edits([d], checked, lines)
    new = edits[0].new_text if len(edits) == 1 else ""
    return lsp.CodeAction(
        title=f"{d.code}：改为“{visible(new)}”" if new.strip() else f"{d.code}：改正",
        kind=lsp.CodeActionKind.QuickFix,
        is_preferred=True,
        edit=lsp.WorkspaceEdit(changes={uri: edits}),
    )


def _suppression(d: Diagnostic, checked: Checked, lines: Lines, uri: str) -> lsp.CodeAction:
    """A comment on a line of its own, before the paragraph. Without a reason it has no effect, and says so."""
    document = checked.result.document
    start = d.span[0]
    if document is not None:
        paragraph = next((p for p in document.paragraphs if p.span.start <= start < p.span.end), None)
        start = paragraph.span.start if paragraph else start
    at = lines.start(checked.span(start, start)[0])
    ending = "\r\n" if "\r\n" in checked.text else "\n"
    comment = f"<!-- hegui-disable {d.code}: -->{ending}"
    return lsp.CodeAction(
        title=f"{d.code}：此处屏蔽（在冒号后写明理由才生效）",
        kind=lsp.CodeActionKind.QuickFix,
        edit=lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(lines.range(at, at), comment)]}),
    )


def _all_at_once(checked: Checked, lines: Lines, uri: str) -> Iterator[lsp.CodeAction]:
    chosen = compatible(fixable(checked.result))
    if chosen:
        yield lsp.CodeAction(
            title=f"自动改正 {len(chosen)} 处",
            kind=FIX_ALL,
            edit=lsp.WorkspaceEdit(changes={uri: _edits(chosen, checked, lines)}),
        )


def lenses(checked: Checked, lines: Lines, uri: str) -> list[lsp.CodeLens]:
    """Above the title: the verdict, and how the required parts stand."""
    document = checked.result.document
    title = document.identity.title_span if document is not None else None
    at = lines.range(*(checked.span(*title) if title else (0, 0)))
    at = lsp.Range(at.start, at.start)
    shown = [lsp.CodeLens(at, _command(conclusion(checked.result), uri))]
    counts = Counter(e.status for e in checked.result.checklist)
    if counts:
        words = "，".join(f"{word} {counts[status]}" for status, word in STATUSES.items() if counts[status])
        shown.append(lsp.CodeLens(at, _command(f"必备要素：{words}", uri)))
    return shown


def _command(words: str, uri: str) -> lsp.Command:
    return lsp.Command(title=visible(words), command=CHECKLIST, arguments=[uri])


def checklist(checked: Checked) -> str:
    """The required parts, what is missing first, one a line."""
    order = list(STATUSES)
    parts = sorted(checked.result.checklist, key=lambda e: order.index(e.status))
    lines = [f"{STATUSES[e.status]}  {e.title}：{e.reason}" for e in parts]
    return "\n".join([conclusion(checked.result), *lines])
