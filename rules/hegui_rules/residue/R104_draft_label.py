"""第三稿, 征求意见稿, 送审稿 in or above the title of a published report."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import classes_of
from hegui.api.text import ONES, TENS, compiled
from hegui_rules.basis import HANDLING

_SIGNS = ("稿", "草案", "版", "修改", "v", "V")
_HEAD = 12
_FOOT = 3
"""Lines at the end of the report in which a bracket of its own may say which draft it is."""


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
        Bad("青禾乡2024年法治政府建设年度报告⟦（2月5日会后修改稿）⟧\n2024年，青禾乡坚持依法行政。"),
        Bad(
            "云岭乡2024年度法治政府建设情况报告\n召开会议4次。\n审查文件12件。\n特此报告。\n云岭乡人民政府\n2025年1月20日\n⟦（二稿）⟧",
            says="文末",
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
    draft = rf"(?:{classes_of(doc).pattern('draft-name')}|第[{TENS}0-9０-９]{{1,2}}次?(?:稿|版|次修改)|[{ONES}]稿|[vV][0-9](?:\.[0-9])?)"
    bracketed = rf"[（(【\[〔]\s*[^（()）】\]〕\n。《》]{{0,12}}?{draft}[^（()）】\]〕\n。]{{0,8}}[）)】\]〕]"
    alone = rf"[（(【\[]?\s*(?:[0-9]{{1,2}}月[0-9]{{1,2}}日)?{draft}\s*[）)】\]]?"
    at_the_end = rf"(?<=[告结报])\s*[-_—－]?\s*{draft}$"
    for paragraph in doc.report[-_FOOT:]:
        foot = compiled(rf"\s*{bracketed}\s*").fullmatch(doc.body, *paragraph.span)
        if foot is not None and paragraph.ordinal >= _HEAD // 2:
            yield Finding(
                paragraph.span, "文末留有稿次标记", suggestion="确认所发为定稿后删去此标记", key="foot"
            )
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
        line = compiled(alone).fullmatch(words) if near and ordinal < 6 else None
        found = line or (
            (compiled(bracketed).search(words) or compiled(at_the_end).search(words)) if titled else None
        )
        if found and words[: found.start()].count("《") == words[: found.start()].count("》"):
            span = Span(start + found.start(), start + found.end())
            yield Finding(
                span, f"文首留有稿次标记“{doc.quote(span).strip()}”", suggestion="确认所发为定稿后删去此标记"
            )
