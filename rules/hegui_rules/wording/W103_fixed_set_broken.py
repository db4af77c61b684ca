"""W103: a fixed enumeration with an item missing, replaced or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from hegui.api import Document, Finding, Options, Severity, Span, Table, in_title, rule
from hegui.text.phrases import QUOTES
from hegui_rules.basis import HANDLING, bases
from hegui_rules.wording.tables import FIXED_SETS, FixedSet, written_on

_SEPARATOR = f"[{QUOTES}]*(?:[、，,；;]|以及|[和与及])?[{QUOTES}]*"
_JOINED = re.compile(_SEPARATOR)
_STRANGER = re.compile(
    f"[{QUOTES}]*[、，,；;][{QUOTES}]*([\u4e00-\u9fff]{{2,10}})[{QUOTES}]*[、，,；;][{QUOTES}]*"
)
_MORE_BEFORE = re.compile(f"[、；;和与及][{QUOTES}]*$")
_MORE_AFTER = re.compile(f"[{QUOTES}]*(?:[、；;，,][{QUOTES}]*([\u4e00-\u9fff]{{2,12}})|[和与及等])")
_AT_LEAST = 2
_CROSSED = 4
"""Sets of fewer items are too easily met by chance when halves may be combined at will."""

_REACH = 80
"""How far round an item the others may stand; the longest set has 60 characters with its marks."""


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
    yields_to=("W101", "W201", "W202", "W203", "W204"),
    basis=HANDLING,
    rationale="“政治意识、大局意识、核心意识、看齐意识”等成套提法，项数、用词和次序都是固定的。",
    knowledge=(FIXED_SETS,),
    bad=(
        "不断增强⟦政治意识、大局意识、看齐意识⟧。",
        "坚定⟦理论自信、道路自信、制度自信、文化自信⟧。",
        "推进科学立法、⟦规范执法⟧、公正司法、全民守法。",
        "引导群众⟦办事依法、遇事找法、化解矛盾靠法⟧。",
        "引导群众⟦办事找法、遇事依法⟧、解决问题用法、化解矛盾靠法。",
        "坚持⟦科学执法⟧、严格执法、公正司法、全民守法。",
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
    """Runs of a set's items, judged when all items or all but one stand there; then items that exchanged halves."""
    told: list[Span] = []
    runs = _runs(doc, options.fixed_sets)
    for entry, run in runs:
        if entry.since is not None and written_on(doc) < entry.since:
            continue
        said = _fault(doc, entry, run)
        if said is not None and not in_title(doc, run.span.start):
            span, message = said
            told.append(span)
            yield Finding(
                span,
                message,
                suggestion=f"改为“{'、'.join(entry.items)}”",
                severity=None if entry.sure else Severity.INFO,
                basis=bases(entry.sources),
            )
    for entry, run in runs:
        if len(entry.items) < _CROSSED or (entry.since is not None and written_on(doc) < entry.since):
            continue
        for span, message in _crossed(doc, entry, run.span):
            if in_title(doc, span.start) or any(span.overlaps(other) for other in told):
                continue
            told.append(span)
            yield Finding(
                span,
                message,
                suggestion=f"改为“{'、'.join(entry.items)}”",
                severity=None if entry.sure else Severity.INFO,
                basis=bases(entry.sources),
            )


def _halves(item: str) -> tuple[str, str]:
    return item[:-2], item[-2:]


@lru_cache(maxsize=64)
def _crossing(items: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of one cell made of the first half of an item and the second of any, and of a row of such cells."""
    heads, tails = ("|".join(dict.fromkeys(half)) for half in zip(*map(_halves, items), strict=True))
    cell = f"(?:{heads})(?:{tails})"
    return re.compile(f"({heads})({tails})"), re.compile(f"{cell}(?:{_SEPARATOR}{cell}){{{_CROSSED - 1},}}")


def _crossed(doc: Document, entry: FixedSet, near: Span) -> Iterator[tuple[Span, str]]:
    """Cells that are no item, though each half is from one, among items of the set: 严格司法、公正执法."""
    one, row = _crossing(entry.items)
    whole = row.search(doc.body, max(0, near.start - _REACH), min(len(doc.body), near.end + _REACH))
    if whole is None or not Span(*whole.span()).overlaps(near):
        return
    cells = [(m[1], m[2], Span(*m.span())) for m in one.finditer(doc.body, *whole.span())]
    there = [head + tail for head, tail, _ in cells]
    strange = [cell for cell in cells if cell[0] + cell[1] not in entry.items]
    exact = [item for item in there if item in entry.items]
    if len(set(exact)) < _AT_LEAST:
        return
    for (head, tail, span), (other, end, last) in combinations(strange, 2):
        pair = (head + end, other + tail)
        if all(item in entry.items and item not in there for item in pair):
            yield (
                Span(span.start, last.end),
                f"成套提法中的“{'、'.join(sorted(pair, key=entry.items.index))}”写串了",
            )
            return
    missing = [i for i, item in enumerate(entry.items) if item not in there]
    if len(missing) == 1 and len(cells) == len(entry.items):
        gap = missing[0]
        head, tail, span = cells[gap]
        doubled = there.count(head + tail) > 1
        rest = there[:gap] + there[gap + 1 :]
        if rest == [*entry.items[:gap], *entry.items[gap + 1 :]] and (strange or doubled):
            yield span, f"成套提法中的“{head + tail}”应为“{entry.items[gap]}”"


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


def _runs(doc: Document, table: Table[FixedSet]) -> list[tuple[FixedSet, _Run]]:
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
