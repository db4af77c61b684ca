"""P314: 《宪法》、《民法典》: a mark between titles that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Edit, Finding, Fix, Needs, Options, Related, Repair, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION

_BETWEEN = re.compile("(?<=》)、(?=《)")
_PLACES = 4


@rule(
    code="P314",
    name="mark-between-titles",
    needs=Needs(words=("》、《",)),
    title="并列的书名号之间用了顿号",
    severity=Severity.INFO,
    yields_to=("P305",),
    basis=PUNCTUATION,
    rationale="标有书名号的并列成分之间通常不用顿号；中间另有括号等成分的，可以用。",
    repairs=(Repair("书名号之间的顿号", True, "只删一个顿号，文件名不变"),),
    bad=(
        Bad("深入学习《行政处罚法》⟦、⟧《行政复议法》，组织考试2次。", says="顿号"),
        Bad("印发《督察办法》⟦、⟧《监督办法》、《评查办法》3个文件。"),
    ),
    good=(
        "学习《宪法》《民法典》等法律。",
        "学习《刑法》（修正案）、《民法典》。",
    ),
)
def mark_between_titles(doc: Document, options: Options) -> Iterator[Finding]:
    """Told once for all of a text: it is a habit, not a slip of one place."""
    marks = [Span(*match.span()) for match in _BETWEEN.finditer(doc.body)]
    if marks:
        many = f"（全文共{len(marks)}处）" if len(marks) > 1 else ""
        yield Finding(
            marks[0],
            f"并列的书名号之间通常不用顿号{many}",
            related=tuple(Related(mark, "又一处") for mark in marks[1 : 1 + _PLACES]),
            suggestion="删去顿号",
            fix=Fix(tuple(Edit(mark, "") for mark in marks)),
        )
