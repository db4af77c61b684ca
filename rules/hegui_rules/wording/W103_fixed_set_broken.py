"""W103: a fixed enumeration with an item missing, replaced or out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Document, Finding, Options, Severity, Span, Table, before, in_title, rule, sentence_at
from hegui.api.text import QUOTES
from hegui_rules.basis import HANDLING, bases
from hegui_rules.wording.sounds import likeness
from hegui_rules.wording.steporder import STEP_ORDERS, out_of_order
from hegui_rules.wording.tables import FIXED_SETS, FixedSet, written_on
from hegui_rules.wording.twins import TWINS, bent

_SEPARATOR = f"[{QUOTES}]*+(?:[、，,；;]|以及|[和与及])?[{QUOTES}]*"
_JOINED = re.compile(_SEPARATOR)
_MARKED = f"[{QUOTES}]*[、，,；;][{QUOTES}]*"
_CELL = "[\u4e00-\u9fff]{2,12}"
_STRANGERS = re.compile(f"{_MARKED}({_CELL})(?:{_MARKED}({_CELL}))?{_MARKED}")
_LEFT = re.compile(f"({_CELL})(?:{_MARKED}|(?<=[\u4e00-\u9fff])(?:以及|[和与及]))\\Z")
_RIGHT = re.compile(f"(?:{_MARKED}|以及|[和与及])([\u4e00-\u9fff]{{2,12}})")
_MORE_BEFORE = f"[、；;和与及][{QUOTES}]*[\u4e00-\u9fff]{{0,4}}$"
"""The row begins inside a cell of a list: 、行政|执法全过程记录制度."""
_MORE_AFTER = re.compile(f"[{QUOTES}]*(?:[、；;，,]|[和与及等])")
_AT_LEAST = 2
_ALIKE, _EDGE = 0.5, 0.6
"""So like its item must a cell be inside the row, and at its ends, where it may belong to something else."""


class _Run(NamedTuple):
    """Cells of one set in a row: the index of the item that stands there, -1 for a stranger, and its place."""

    cells: list[tuple[int, Span]]

    @property
    def span(self) -> Span:
        return Span(self.cells[0][1].start, self.cells[-1][1].end)

    @property
    def exact(self) -> list[int]:
        return [index for index, _ in self.cells if index >= 0]


@rule(
    code="W103",
    name="fixed-set-broken",
    title="成套提法缺项、错项或次序颠倒",
    severity=Severity.WARNING,
    yields_to=("W101", "W201", "W202", "W203", "W204"),
    basis=HANDLING,
    rationale="“政治意识、大局意识、核心意识、看齐意识”等成套提法，项数、用词和次序都是固定的。",
    knowledge=(FIXED_SETS, TWINS, STEP_ORDERS),
    bad=(
        "不断增强⟦政治意识、大局意识、看齐意识⟧。",
        "坚定⟦理论自信、道路自信、制度自信、文化自信⟧。",
        "推进科学立法、⟦规范执法⟧、公正司法、全民守法。",
        "引导群众⟦办事依法、遇事找法、化解矛盾靠法⟧。",
        "引导群众⟦办事找法、遇事依法⟧、解决问题用法、化解矛盾靠法。",
        "坚持⟦科学执法⟧、严格执法、公正司法、全民守法。",
        "履行法定程序（⟦群众参与⟧、专家论证、风险评估、合法性审查、集体讨论决定）。",
        "全面推行行政执法公示、⟦执法全过程录音⟧、重大执法决定法制审核。",
        "对法治建设重要工作亲自部署、重大问题亲自过问、⟦重点任务亲自协调、重要环节亲自督办⟧。",
        "建设职能科学、权责法定、执法严明、公开公正、智能高效、⟦廉洁守信⟧、人民满意的法治政府。",
        "案件⟦立案、决定、调查取证、审核、送达⟧各环节全部网上流转。",
        "推行“⟦简案精审、繁案快办⟧”，力求⟦案事结了⟧、政通人和。",
    ),
    good=(
        "增强政治意识、大局意识、核心意识、看齐意识，坚定道路自信、理论自信、制度自信、文化自信。",
        "推进严格执法、公正司法，加强全民守法教育。",
        "落实党政同责、一岗双责，做到有法必依、执法必严。",
        "统筹经济建设、社会建设和生态文明建设项目资金。",
        "增强政治意识、大局意识，加强看齐意识教育。",
        "党员干部的政治意识、大局意识、责任意识、服务意识明显增强。",
        "坚持依法治县、依法执政、依法行政共同推进。",
        "规范受理、立案、调查取证、审核、决定、送达、执行各环节。",
        "落实行政执法公示制度、行政执法全过程记录制度、重大执法决定法制审核制度。",
    ),
)
def fixed_set_broken(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of cells that are a set's items but for one or two, which are like the items that should stand there."""
    for entry, run in _runs(doc, options.fixed_sets):
        if entry.since is not None and written_on(doc) < entry.since:
            continue
        said = _fault(doc, entry, run)
        if said is not None and not in_title(doc, said[0].start):
            yield Finding(
                said[0],
                said[1],
                suggestion=f"改为“{'、'.join(entry.items)}”",
                severity=None if entry.sure else Severity.INFO,
                basis=bases(entry.sources),
            )
    for row in out_of_order(doc, options.step_orders):
        yield Finding(
            row.span,
            f"各环节的先后不对，“{row.step}”不在这个位置",
            suggestion=f"改为“{'、'.join(row.right)}”",
        )
    for odd in bent(doc, options.twins):
        yield Finding(
            odd.span,
            f"“{odd.right}”写串了" if odd.exchanged else f"“{doc.quote(odd.span)}”应为“{odd.right}”",
            suggestion=f"改为“{odd.right}”",
        )


def _fault(doc: Document, entry: FixedSet, run: _Run) -> tuple[Span, str] | None:
    """The place and a sentence, where the row is broken."""
    if len(set(run.exact)) < _AT_LEAST:
        return None
    if len(set(run.exact)) == len(run.cells) == len(entry.items):
        wrong = entry.ordered and run.exact != sorted(run.exact)
        return (run.span, "成套提法的次序颠倒") if wrong else None
    whole = _completed(doc, entry, run)
    return (_misfit(doc, entry, whole) if whole else None) or _gap(doc, entry, run)


def _completed(doc: Document, entry: FixedSet, run: _Run) -> _Run | None:
    """The row with its neighbours to either side, so that it has as many cells as the set; ``None`` where it cannot."""
    cells, size = list(run.cells), len(entry.items)
    first = next(i for i, (index, _) in enumerate(cells) if index >= 0)
    for place in range(cells[first][0] - first - 1, -1, -1):
        found = _LEFT.search(doc.body, sentence_at(doc, cells[0][1].start).start, cells[0][1].start)
        if found is None:
            return None
        cells.insert(0, (-1, _part(Span(*found.span(1)), entry.items[place], True)))
    while len(cells) < size:
        found = _RIGHT.match(doc.body, cells[-1][1].end)
        if found is None:
            return None
        cells.append((-1, _part(Span(*found.span(1)), entry.items[len(cells)], False)))
    return _Run(cells) if len(cells) == size else None


def _part(span: Span, item: str, last: bool) -> Span:
    """As much of the end, or the beginning, of ``span`` as ``item`` is long; all of it where one character is too many or lost."""
    if span.length <= len(item) + 1:
        return span
    return Span(span.end - len(item), span.end) if last else Span(span.start, span.start + len(item))


def _misfit(doc: Document, entry: FixedSet, run: _Run) -> tuple[Span, str] | None:
    """Cells that stand for an item and are not it: one, or two that exchanged words."""
    wrong = [(place, span) for place, (index, span) in enumerate(run.cells) if index != place]
    there = [doc.quote(span) for _, span in wrong]
    wanted = [entry.items[place] for place, _ in wrong]
    right = len(entry.items) - len(wrong)
    if right < _AT_LEAST or not 1 <= len(wrong) <= 2:
        return None
    if len(wrong) == 2:
        if sorted("".join(there)) != sorted("".join(wanted)) or right < len(wrong):
            return None
        return Span(wrong[0][1].start, wrong[1][1].end), f"成套提法中的“{'、'.join(wanted)}”写串了"
    if _of_another_level(there[0], wanted[0]):
        return None
    edge = wrong[0][0] in (0, len(entry.items) - 1)
    if run.cells[wrong[0][0]][0] < 0 and _likeness(there[0], wanted[0]) < (_EDGE if edge else _ALIKE):
        return None
    return wrong[0][1], f"成套提法中的“{there[0]}”应为“{wanted[0]}”"


def _of_another_level(there: str, item: str) -> bool:
    """Whether the office says of its own level what the set says of the State: 依法治省、依法执政、依法行政."""
    return item[-1] == "国" and there[:-1] == item[:-1] and not likeness(there[-1], "国")


def _gap(doc: Document, entry: FixedSet, run: _Run) -> tuple[Span, str] | None:
    """One item that is not there, in a row that nothing goes on."""
    missing = [i for i in range(len(entry.items)) if i not in run.exact]
    if len(missing) != 1 or len(run.exact) != len(run.cells) or len(set(run.exact)) < len(run.exact):
        return None
    (gap,) = missing
    following = _MORE_AFTER.match(doc.body, run.span.end)
    if following and (doc.body[following.end() - 1] not in "，," or gap == len(entry.items) - 1):
        return None
    if before(doc, run.span.start, _MORE_BEFORE):
        return None
    inner = 0 < gap < len(entry.items) - 1
    if entry.partial == "any" or (entry.partial == "inner" and inner):
        return run.span, f"成套提法缺“{entry.items[gap]}”"
    return None


def _likeness(there: str, item: str) -> float:
    from rapidfuzz.distance.Indel import normalized_similarity as ratio  # few reports need it

    return ratio(there, item)


def _runs(doc: Document, table: Table[FixedSet]) -> list[tuple[FixedSet, _Run]]:
    """Maximal rows of items of one set, joined by marks or conjunctions, or by one or two strangers between marks."""
    runs: list[tuple[FixedSet, _Run]] = []
    last: dict[str, _Run] = {}
    for entry, hit in table.hits(doc):
        item = (entry.items.index(hit.word), hit.span)
        run = last.get(entry.id)
        if run is not None:
            end = run.cells[-1][1].end
            strange = _STRANGERS.fullmatch(doc.body, end, hit.span.start)
            spans = [Span(*strange.span(n)) for n in (1, 2) if strange[n]] if strange else []
            if spans and len(run.cells) + len(spans) < len(entry.items):
                run.cells.extend((-1, span) for span in spans)
            elif not _JOINED.fullmatch(doc.body, end, hit.span.start) or hit.span.start < end:
                run = None
        if run is None:
            run = last[entry.id] = _Run([])
            runs.append((entry, run))
        run.cells.append(item)
    return runs
