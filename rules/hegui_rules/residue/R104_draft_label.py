"""第三稿, 征求意见稿, 送审稿 in or above the title of a published report."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.text.compiled import compiled
from hegui.text.numerals import ONES, TENS
from hegui_rules.basis import HANDLING

_DRAFT = (
    r"(?:公开)?征求意见稿|送审稿|讨论稿|审议稿|报审稿|报批稿|代拟稿|草稿|初稿|草案|修改稿|修订稿|修订版|定稿|终稿|最终稿|最终版|审定稿|印发稿"
    rf"|第[{TENS}0-9０-９]{{1,2}}(?:次)?(?:稿|版|次修改)|[{ONES}]稿|[vV][0-9](?:\.[0-9])?"
)
_BRACKETED = rf"[（(【\[〔]\s*(?:{_DRAFT})[^（()）】\]〕\n。]{{0,8}}[）)】\]〕]"
_LINE = rf"[（(【\[]?\s*(?:{_DRAFT})\s*[）)】\]]?"
_END = rf"(?<=[告结报])\s*[-_—－]?\s*(?:{_DRAFT})$"
_SIGNS = ("稿", "草案", "版", "修改", "v", "V")
_HEAD = 12


@rule(
    code="R104",
    name="draft-label",
    title="标题或文首留有稿次标记",
    severity=Severity.WARNING,
    furniture=True,
    basis=HANDLING,
    rationale="公开的年度报告应是定稿，标题上的“送审稿”“第三稿”说明发错了文件或没有清理。",
    bad=(
        Bad(
            "青禾县临溪镇2024年法治政府建设年度报告⟦（送审稿）⟧\n2024年，临溪镇坚持依法行政，各项工作取得新成效。",
            says="稿",
        ),
        Bad("⟦第三稿⟧\n云岭乡2024年度法治政府建设情况报告\n现将有关情况报告如下：\n一、主要举措和成效"),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n起草《临溪镇集市管理办法（征求意见稿）》，公开征求意见。",
        "白塔街道2024年法治政府建设年度报告\n规划编制形成初稿后，组织听证1次。",
        "关于《青禾县集市管理办法（征求意见稿）》的审查报告\n现将审查情况报告如下：",
    ),
)
def draft_label(doc: Document, options: Options) -> Iterator[Finding]:
    """In the title and in the lines above and right below it."""
    title = doc.identity.title_span
    front = [p for p in doc.report[:_HEAD] if p.span.length <= 80 and p.role not in ("preamble", "heading")]
    for ordinal, paragraph in enumerate(front):
        start, end = paragraph.span
        near = title is None or start <= title.end + 60
        titled = paragraph.role in ("title", "subtitle") or (
            title is not None and title.covers(paragraph.span)
        )
        words = doc.body[start:end]
        if not any(sign in words for sign in _SIGNS):
            continue
        line = compiled(_LINE).fullmatch(words) if near and ordinal < 6 else None
        found = line or (
            (compiled(_BRACKETED).search(words) or compiled(_END).search(words)) if titled else None
        )
        if found and words[: found.start()].count("《") == words[: found.start()].count("》"):
            span = Span(start + found.start(), start + found.end())
            yield Finding(
                span, f"文首留有稿次标记“{doc.quote(span).strip()}”", suggestion="确认所发为定稿后删去此标记"
            )
