"""Rows of a prescribed table that stand as lines of text: 1.重复申请 and （七）总计 number rows, not parts of the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from hegui.document import Kind, Paragraph, Words
from hegui.document.sheet import ends_with
from hegui.text.views import evened, squeezed

_LONGEST = 120
_FIGURES = re.compile("(?<![-0-9.，/／—–－|｜无])[-0-9.，/／—–－|｜无]++$")


def row_label(body: str, span: tuple[int, int]) -> str:
    """The words of a line without blanks and without the figures behind them; ``""`` for more than a row has."""
    label = (
        _FIGURES.sub("", squeezed(evened(body[span[0] : span[1]])))
        if span[1] - span[0] <= 2 * _LONGEST
        else ""
    )
    return label if len(label) <= _LONGEST else ""


def sheet_rows(kinds: tuple[Kind, ...], body: str, lines: Sequence[Paragraph]) -> Callable[[int], bool]:
    """Tells of the place of a line in ``lines`` whether a table that one of ``kinds`` prescribes has it as a row."""
    heads = _heads(kinds)

    def words(at: int) -> str:
        start, end = lines[at].span if 0 <= at < len(lines) else (0, 0)
        return squeezed(evened(body[start:end])) if end - start <= 2 * _LONGEST else ""

    def is_row(at: int) -> bool:
        line = words(at)
        label = _FIGURES.sub("", line)
        if not label or len(label) > _LONGEST:
            return False
        return any(
            ends_with(head, label)
            and (label != line or any(_alike(head, words(beside)) for beside in (at - 1, at + 1)))
            for head in heads
        )

    return is_row


def _alike(head: Words, line: str) -> bool:
    """Whether a line is another row of the table, or the figures of one."""
    label = _FIGURES.sub("", line)
    return bool(line) and (not label or ends_with(head, label))


@lru_cache(maxsize=16)
def _heads(kinds: tuple[Kind, ...]) -> tuple[Words, ...]:
    """What the rows of each prescribed table begin with."""
    return tuple(
        Words(
            tuple(
                p
                for words in (*(r.words for r in sheet.rows if r.headed), sheet.labels)
                for p in words.patterns
            ),
            f"{kind.name} {sheet.id}",
        )
        for kind in kinds
        for sheet in kind.sheets
    )
