"""W103: a fixed enumeration with an item missing, replaced or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hegui.api import Document, Finding, Options, Severity, Span, Table, rule
from hegui.facts.phrases import QUOTES
from hegui_rules.wording.tables import DRAFTING, FIXED_SETS, FixedSet, bases, in_title, written_on

_SEPARATOR = f"[{QUOTES}]*(?:[、，,；;]|以及|[和与及])?[{QUOTES}]*"
_JOINED = re.compile(_SEPARATOR)
_STRANGER = re.compile(
    f"[{QUOTES}]*[、，,；;][{QUOTES}]*([\u4e00-\u9fff]{{2,10}})[{QUOTES}]*[、，,；;][{QUOTES}]*"
)
_MORE_BEFORE = re.compile(f"[、；;和与及][{QUOTES}]*$")
_MORE_AFTER = re.compile(f"[{QUOTES}]*(?:[、；;，,][{QUOTES}]*([\u4e00-\u9fff]{{2,12}})|[和与及等])")
_AT_LEAST = 2


class _Run(NamedTuple):
    """Items of one set in a row; ``strangers`` are what stands in the place of an item: (place in the row, span)."""

    items: list[tuple[int, Span]]
    strangers: list[tuple[int, Span]]

    @property
    def span(self) -> Span:
        return Span(self.items[0][1].start, self.items[-1][1].end)


@rule(
    code="W103",
    name="fixed-set-broken",
    title="成套提法缺项、错项或次序颠倒",
    severity=Severity.WARNING,
    basis=DRAFTING,
    rationale="“政治意识、大局意识、核心意识、看齐意识”等成套提法，项数、用词和次序都是固定的。",
    knowledge=(FIXED_SETS,),
    bad=(
        "不断增强⟦政治意识、大局意识、看齐意识⟧。",
        "坚定⟦理论自信、道路自信、制度自信、文化自信⟧。",
        "推进科学立法、⟦规范执法⟧、公正司法、全民守法。",
        "引导群众⟦办事依法、遇事找法、化解矛盾靠法⟧。",
        "建设职能科学、权责法定、执法严明、公开公正、智能高效、⟦廉洁守信⟧、人民满意的法治政府。",
    ),
    good=(
        "增强政治意识、大局意识、核心意识、看齐意识，坚定道路自信、理论自信、制度自信、文化自信。",
        "推进严格执法、公正司法，加强全民守法教育。",
        "落实党政同责、一岗双责，做到有法必依、执法必严。",
        "统筹经济建设、社会建设和生态文明建设项目资金。",
        "增强政治意识、大局意识，加强看齐意识教育。",
        "党员干部的政治意识、大局意识、责任意识、服务意识明显增强。",
    ),
)
def fixed_set_broken(doc: Document, options: Options) -> Iterator[Finding]:
    """Runs of a set's items, judged when all items or all but one stand there."""
    for entry, run in _runs(doc, options.fixed_sets):
        if entry.since is not None and written_on(doc) < entry.since:
            continue
        said = _fault(doc, entry, run)
        if said is not None and not in_title(doc, run.span):
            span, message = said
            yield Finding(
                span,
                message,
                suggestion=f"改为“{'、'.join(entry.items)}”",
                severity=None if entry.sure else Severity.INFO,
                basis=bases(entry.sources),
            )


def _fault(doc: Document, entry: FixedSet, run: _Run) -> tuple[Span, str] | None:
    order = [item for item, _ in run.items]
    missing = [i for i in range(len(entry.items)) if i not in order]
    if len(set(order)) < len(order) or len(order) < _AT_LEAST:
        return None
    if not missing:
        wrong = entry.ordered and not run.strangers and order != sorted(order)
        return (run.span, "成套提法的次序颠倒") if wrong else None
    if len(missing) > 1:
        return None
    (gap,) = missing
    wanted = entry.items[gap]
    if len(run.strangers) == 1 and order == sorted(order):
        place, span = run.strangers[0]
        if place == gap and set(doc.quote(span)) & set(wanted):
            return span, f"成套提法中的“{doc.quote(span)}”应为“{wanted}”"
        return None
    if run.strangers:
        return None
    following = _MORE_AFTER.match(doc.body, run.span.end)
    if following:
        last = (following[1] or "")[: len(wanted)]
        if gap == len(entry.items) - 1 and order == sorted(order) and _alike(last, wanted):
            start = following.start(1)
            return Span(start, start + len(last)), f"成套提法中的“{last}”应为“{wanted}”"
        if doc.body[following.start()] not in "，," or gap == len(entry.items) - 1:
            return None
    if _MORE_BEFORE.search(doc.body, max(0, run.span.start - 4), run.span.start):
        return None
    inner = 0 < gap < len(entry.items) - 1
    if entry.partial == "any" or (entry.partial == "inner" and inner):
        return run.span, f"成套提法缺“{wanted}”"
    return None


def _alike(there: str, wanted: str) -> bool:
    return there != wanted and sum(a == b for a, b in zip(there, wanted, strict=False)) * 2 >= len(wanted) > 3


def _runs(doc: Document, table: Table[FixedSet]) -> Iterable[tuple[FixedSet, _Run]]:
    """Maximal runs of items of one set, joined by marks or conjunctions, or by one stranger between marks."""
    runs: list[tuple[FixedSet, _Run]] = []
    last: dict[str, _Run] = {}
    for entry, hit in table.hits(doc):
        item = (entry.items.index(hit.word), hit.span)
        run = last.get(entry.id)
        if run is not None:
            end = run.items[-1][1].end
            stranger = _STRANGER.fullmatch(doc.body, end, hit.span.start)
            if stranger and len(run.items) + len(run.strangers) < len(entry.items):
                run.strangers.append((len(run.items) + len(run.strangers), Span(*stranger.span(1))))
            elif not _JOINED.fullmatch(doc.body, end, hit.span.start) or item[1].start < end:
                run = None
        if run is None:
            run = last[entry.id] = _Run([], [])
            runs.append((entry, run))
        run.items.append(item)
    return runs
