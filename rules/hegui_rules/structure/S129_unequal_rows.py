"""青云：61、72；北湖：39；东塘：50、63: one row of several that has fewer figures or cells than all the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import in_sheet
from hegui.api.language import characters, everywhere
from hegui_rules.basis import USAGE

_ROWS = re.compile("(?:[一-龥]{1,8}[：:][0-9.]{1,12}(?:、[0-9.]{1,12}){0,8}[；;。，,]?){3,40}")
_ROW = re.compile("[一-龥]{1,8}[：:](?P<figures>[0-9.]+(?:、[0-9.]+)*)")
_FIGURE = re.compile("[：:][0-9.]")
_BAR = re.compile("[｜|]")
_FEWEST = 2


@rule(
    code="S129",
    name="unequal-rows",
    title="并列各行的项数不一",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="逐行列出同样的几项，有一行少了一项，就不知道缺的是哪一个。",
    bad=(
        Bad("上半年、下半年调解数依次为——青云：61、72；南苑：48、55；⟦北湖：39⟧；东塘：50、63。", says="1项"),
        Bad(
            "序号｜任务｜责任单位｜时限\n1｜证件年审｜法规股｜3月\n⟦2｜案卷评查｜6月⟧\n3｜执法培训｜办公室｜9月"
        ),
    ),
    good=(
        "上半年、下半年调解数依次为——青云：61、72；南苑：48、55；北湖：39、44；东塘：50、63。",
        "序号｜任务｜责任单位｜时限\n1｜证件年审｜法规股｜3月\n2｜案卷评查｜法规股｜6月",
        "首页｜政务公开\n来源：县司法局｜日期：2025-01-08｜字号：大",
    ),
)
def unequal_rows(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of figures in a sentence, and rows set with bars."""
    for rows in everywhere(doc, _ROWS) if len(_FIGURE.findall(doc.body)) > _FEWEST else ():
        found = [
            (Span(*m.span()), m["figures"].count("、") + 1) for m in _ROW.finditer(doc.body, *rows.span())
        ]
        yield from _odd(found)
    if characters(doc).isdisjoint("｜|"):
        return
    run: list[tuple[Span, int]] = []
    for paragraph in (*doc.paragraphs, None):
        bars = len(_BAR.findall(doc.body, *paragraph.span)) if paragraph is not None else 0
        # A prescribed table has rows of several lengths one below the other.
        if paragraph is not None and bars >= _FEWEST and not in_sheet(doc, paragraph.span):
            run.append((paragraph.span, bars + 1))
            continue
        if len(run) > _FEWEST:
            yield from _odd(run)
        run = []


def _odd(rows: list[tuple[Span, int]]) -> Iterator[Finding]:
    """The one row of at least three that has another number of items than all the others."""
    counts = [count for _, count in rows]
    usual = max(set(counts), key=counts.count)
    odd = [(span, count) for span, count in rows if count != usual]
    if len(odd) == 1 and len(rows) > _FEWEST and usual > 1 and odd[0][1] < usual:
        span, count = odd[0]
        yield Finding(span, f"其他各行都有{usual}项，这一行只有{count}项", suggestion="补上缺少的一项")
