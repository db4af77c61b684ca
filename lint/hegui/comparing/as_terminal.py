"""``hegui compare`` for people at a terminal: old on the left, new on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hegui.comparing.comparison import Comparison
from hegui.comparing.wording import bare, headline, likeness, value
from hegui.document import Document, Span
from hegui.reporting.layout import Line, Piece, beside, measure, padded, shortened, wrap
from hegui.reporting.paint import painted, plain
from hegui.reporting.visible import visible
from hegui.reporting.wording import place

_MOST = 30
_WORDS = (90, 30)


@dataclass(frozen=True)
class Screen:
    """Cells of a line, and whether it may have colours."""

    width: int = 100
    color: bool = False


def render(comparison: Comparison, screen: Screen = Screen()) -> str:
    """The comparison as a page."""
    lines = list(_page(comparison, max(50, screen.width)))
    return (painted if screen.color else plain)(lines)


def _page(comparison: Comparison, width: int) -> Iterator[Line]:
    old, new = comparison.old, comparison.new
    for label, doc in (("旧", old), ("新", new)):
        title = f"  {visible(doc.identity.title)}" if doc.identity.title else ""
        yield from _hung(label, [Piece(visible(doc.path), "path"), Piece(title, "faint")], width)
    yield ()
    if comparison.passages:
        yield from _head("与旧报告相同的文字", width)
        longest = sorted(comparison.passages, key=lambda p: (-p.letters, p.new))[:_MOST]
        for passage in sorted(longest, key=lambda p: p.new):
            note = f"{passage.letters}字，{likeness(passage.similarity)}"
            yield from _pair(old, passage.old, new, passage.new, note, width)
        yield from _more(len(comparison.passages) - len(longest), "段")
    if comparison.figures:
        yield from _head("两份报告都有的数字", width)
        yield from _figures(comparison, width)
    if comparison.carried:
        yield from _head("表中由上年定下的数", width)
        for cell in comparison.carried:
            state = Piece("  相符  ", "faint") if cell.fits else Piece("  不符  ", "missing")
            told = "" if cell.fits else f"，由上年推得{bare(cell.wanted)}"
            where = f"  {place(new.locate(cell.new), new.format)}"
            yield from wrap(
                [state, Piece(f"{cell.name}：{bare(cell.value)}{told}"), Piece(where, "faint")], width
            )
        yield ()
    if comparison.promises:
        yield from _head("上年安排有没有下文", width)
        for ordinal, promise in enumerate(comparison.promises, 1):
            answer = (
                [Piece(visible(shortened(new.quote(promise.result), 60)))]
                if promise.result
                else [Piece("新报告中没有找到相应内容", "missing")]
            )
            asked = [Piece(f"{ordinal} {visible(shortened(old.quote(promise.plan), 60))}")]
            yield from _columns(asked, "→" if promise.result else "×", answer, width)
        yield ()
    if comparison.repeated:
        yield from _head("与上年雷同的问题", width)
        for repeated in comparison.repeated:
            yield from _pair(old, repeated.old, new, repeated.new, likeness(repeated.similarity), width)
    yield (Piece("─" * width, "faint"),)
    yield from _hung("结论", [Piece(headline(comparison), "strong")], width)


def _figures(comparison: Comparison, width: int) -> Iterator[Line]:
    old, new = comparison.old, comparison.new
    ordered = sorted(comparison.figures, key=lambda f: (not f.suspect, not f.changed, f.new))
    for figure in ordered[:_MOST]:
        state = (
            Piece("? 未变", "weak")
            if figure.suspect
            else Piece("变化", "met")
            if figure.changed
            else Piece("未变", "faint")
        )
        name = visible(shortened(figure.head, 14)) or "（未写明）"
        words = f"{value(figure, figure.old_value)} → {value(figure, figure.new_value)}"
        where = f"{place(old.locate(figure.old), old.format)} → {place(new.locate(figure.new), new.format)}"
        cells = [(state,), (Piece(name),), (Piece(words, "strong"),)]
        line = [Piece("  ")]
        for cell, size in zip(cells, (8, 28, 26), strict=True):
            line += padded(cell, size)
        yield from wrap([*line, Piece(where, "faint")], width)
    yield from _more(len(ordered) - _MOST, "个")
    if any(f.suspect for f in ordered):
        yield from _hung(
            "提示", [Piece("“? 未变”：同一句里别的数字变了，它没有变，请核对是否照抄上年")], width
        )
    yield ()


def _pair(old: Document, before: Span, new: Document, now: Span, note: str, width: int) -> Iterator[Line]:
    where = f"{place(old.locate(before), old.format)} → {place(new.locate(now), new.format)}"
    yield (Piece("  "), Piece(where, "label"), Piece(f"  {note}", "faint"))
    left, right = ([Piece(visible(shortened(d.quote(s), *_WORDS)))] for d, s in ((old, before), (new, now)))
    yield from _columns(left, "│", right, width)
    yield ()


def _columns(left: Iterable[Piece], mark: str, right: Iterable[Piece], width: int) -> Iterator[Line]:
    half = (width - 2 - measure(mark) - 2) // 2
    lines, others = wrap(left, half), wrap(right, half)
    marks = [(Piece(mark, "missing" if mark == "×" else "faint"),)]
    if mark == "│":
        marks *= max(len(lines), len(others))
    for line in beside([(lines, half), (marks, measure(mark)), (others, half)], " "):
        yield (Piece("  "), *line)


def _head(title: str, width: int) -> Iterator[Line]:
    yield (
        Piece("── ", "faint"),
        Piece(title, "strong"),
        Piece(" " + "─" * (width - 4 - measure(title)), "faint"),
    )


def _more(number: int, unit: str) -> Iterator[Line]:
    if number > 0:
        yield (Piece(f"  另有 {number} {unit}，见 --report html=文件 或 json=文件", "faint"),)


def _hung(label: str, pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    hang = measure(label) + 2
    first, *rest = wrap(pieces, width - hang)
    yield (Piece(label, "label"), Piece("  "), *first)
    yield from ((Piece(" " * hang), *line) for line in rest)
