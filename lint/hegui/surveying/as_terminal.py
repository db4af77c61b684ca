"""``hegui survey`` at a terminal: how the collection stands, who is worst, who copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hegui.checking.verdict import GRADES
from hegui.comparing.wording import percent
from hegui.reporting.layout import Line, Piece, measure, padded, shortened, wrap
from hegui.reporting.paint import painted, plain
from hegui.reporting.visible import visible
from hegui.surveying import overview
from hegui.surveying.store import Store

_TOP = 10
_VERDICT = "结论"


def render(store: Store, width: int = 100, color: bool = False) -> str:
    """The survey as a page."""
    lines = list(_page(store, max(60, width)))
    return (painted if color else plain)(lines)


def _page(store: Store, width: int) -> Iterator[Line]:
    yield from _hung("结论", [Piece(verdicts(store), "strong")], width)
    yield ()
    for section in _SECTIONS:
        yield from section(store, width)
    yield (Piece("─" * width, "faint"),)
    yield from _hung("合计", [Piece(summary(overview.totals(store)), "strong")], width)


def _worst(store: Store, width: int) -> Iterator[Line]:
    if ranked := [s for s in overview.ranking(store, _TOP) if s.verdict != "ready"]:
        yield from _head("需要先改的报告", width)
        yield from _table(
            ["文件", _VERDICT, "缺失", "薄弱", "错误", "警告", "雷同"],
            [[s.path, GRADES[s.verdict], s.missing, s.weak, s.errors, s.warnings, percent(s.copied)] for s in ranked], width,
            ["", "strong", "missing", "weak", "missing", "weak", "faint"],
        )  # fmt: skip


def _elements(store: Store, width: int) -> Iterator[Line]:
    elements = overview.elements(store)
    kinds = list(dict.fromkeys(e.kind for e in elements))
    for kind in kinds:
        yield from _head("必备要素" if len(kinds) < 2 else f"必备要素：{kind}", width)
        yield from _table(
            ["要素", "齐备", "薄弱", "缺失", "不适用"],
            [[e.title, e.met, e.weak, e.missing, e.other] for e in elements if e.kind == kind], width,
            ["", "met", "weak", "missing", "faint"],
        )  # fmt: skip


def _families(store: Store, width: int) -> Iterator[Line]:
    if families := overview.families(store):
        yield from _head("问题类别", width)
        yield from _table(
            ["类别", "错误", "警告", "提示"],
            [[f"{letter} {title}", *numbers] for letter, title, *numbers in families], width,
            ["", "missing", "weak", "faint"],
        )  # fmt: skip


def _unanswered(store: Store, width: int) -> Iterator[Line]:
    if lost := overview.unanswered(store, _TOP):
        yield from _head("下一步安排没有回应的问题", width)
        for path, problem in lost:
            yield from _hung(
                "×", [Piece(visible(shortened(problem, 50))), Piece(f"  {visible(path)}", "faint")], width
            )
        yield ()


def _duplicates(store: Store, width: int) -> Iterator[Line]:
    if doubles := overview.duplicates(store):
        yield from _head("文字完全相同的文件", width)
        for paths in doubles[:_TOP]:
            yield from _hung(f"{len(paths)}份", [Piece(visible("、".join(paths)))], width)
        yield ()


def _copies(store: Store, width: int) -> Iterator[Line]:
    if shared := overview.copies(store, _TOP):
        yield from _head("报告之间相同的文字", width)
        for copy in shared:
            yield from _hung(
                f"{copy.letters}字",
                [Piece(visible(copy.path)), Piece(" 与 ", "faint"), Piece(visible(copy.other_path))],
                width,
            )
            yield from _hung(" " * 4, [Piece(visible(shortened(copy.quote, 60)), "faint")], width)
        yield ()


def _outliers(store: Store, width: int) -> Iterator[Line]:
    if strange := overview.outliers(store, _TOP):
        yield from _head("与众不同的报告", width)
        for outlier in strange:
            name = overview.MEASURES[outlier.measure]
            values = [
                percent(v) if outlier.measure == "copied" else f"{v:g}"
                for v in (outlier.value, outlier.median)
            ]
            yield from _hung(
                "  ",
                [Piece(visible(outlier.path)), Piece(f"  {name} {values[0]}，一般为 {values[1]}", "faint")],
                width,
            )
        yield ()


def _failures(store: Store, width: int) -> Iterator[Line]:
    if failures := overview.failures(store):
        yield from _head("未能检查的文件", width)
        for _, message in failures[: _TOP * 2]:
            yield from _hung("×", [Piece(visible(message), "bad")], width)
        yield ()


_SECTIONS = (
    _worst, _elements, _families, _unanswered, _duplicates, _copies, _outliers, _failures,
)  # fmt: skip
"""What the page says, in this order; a section without anything to say is left out."""


def verdicts(store: Store) -> str:
    """How many documents have which verdict."""
    return "，".join(f"{title}{number}份" for title, number in overview.grades(store).items())


def summary(counts: overview.Totals) -> str:
    """The collection in one sentence."""
    failed = f"，未能检查{counts.failed}份" if counts.failed else ""
    return (
        f"共{counts.reports}份报告{failed}：错误{counts.errors}处，警告{counts.warnings}处，提示{counts.infos}处；"
        f"要素缺失{counts.missing}项，薄弱{counts.weak}项；报告之间相同的文字{counts.passages}段"
    )


def _head(title: str, width: int) -> Iterator[Line]:
    yield (
        Piece("── ", "faint"),
        Piece(title, "strong"),
        Piece(" " + "─" * (width - 4 - measure(title)), "faint"),
    )


def _table(
    heads: Sequence[str], rows: Iterable[Sequence[object]], width: int, styles: Sequence[str]
) -> Iterator[Line]:
    """First column words, the others numbers; a nought is a dash."""
    sizes = [12 if head == _VERDICT else 8 if len(heads) < 7 else 6 for head in heads[1:]]
    first = width - 2 - sum(sizes)
    yield (
        Piece("  "),
        *padded((Piece(heads[0], "faint"),), first),
        *(_right(h, "faint", size) for h, size in zip(heads[1:], sizes, strict=True)),
    )
    for row in rows:
        *names, last = wrap([Piece(visible(str(row[0])))], first)
        yield from ((Piece("  "), *line) for line in names)
        cells = [
            _right(str(v) if v else "–", s if v else "faint", size)
            for v, s, size in zip(row[1:], styles[1:], sizes, strict=True)
        ]
        yield (Piece("  "), *padded(last, first), *cells)
    yield ()


def _right(text: str, style: str, size: int) -> Piece:
    return Piece(" " * max(0, size - measure(text)) + text, style)


def _hung(label: str, pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    hang = measure(label) + 2
    first, *rest = wrap(pieces, width - hang)
    yield (Piece(label, "label"), Piece("  "), *first)
    yield from ((Piece(" " * hang), *line) for line in rest)
