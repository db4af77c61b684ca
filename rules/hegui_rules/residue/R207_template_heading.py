"""上一年度推进法治政府建设的主要举措和成效: the words of the provisions in place of the year."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.text import TENS, compiled
from hegui_rules.basis import RELEASE_USAGE

_HEAD = (
    rf"(?:[{TENS}]{{1,2}}\s*[、.．]|[（(][{TENS}]{{1,2}}[）)])?\s*(?P<words>上一?年度?)(?=(?:的|全[镇乡县区市省局]|本[单位部门]{{2}})?"
    r"(?:(?:推进|加强)?法治政府建设(?!.{0,14}(?:整改|回头看|反馈))|(?:主要)?(?:工作)?(?:举措|措施|做法|成效)|工作(?:开展)?情况))"
)


@rule(
    code="R207",
    name="template-heading",
    title="标题照抄“上一年度”",
    severity=Severity.WARNING,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="“上一年度”是规定要求报告内容时的用语；写进报告应改为实际年份，否则读者会理解为报告年度的前一年。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、⟦上一年度⟧推进法治政府建设的主要举措和成效\n（一）加强学习。",
            says="2024",
        ),
        Bad("云岭乡2024年法治政府建设年度报告\n二、⟦上年度⟧法治政府建设工作情况\n全乡召开会议4次。"),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、上一年度法治政府建设问题整改“回头看”情况\n对3个问题逐项整改。",
        "一、2024年推进法治政府建设的主要举措和成效\n办结案件32件，较上一年度增长5%。",
        "三、下一年度推进法治政府建设的主要安排\n持续加强执法监督。",
    ),
)
def template_heading(doc: Document, options: Options) -> Iterator[Finding]:
    """In headings, run-in ones included."""
    spans = {s.heading.span.start: s.heading.span for s in doc.sections}
    for paragraph in doc.report:
        if paragraph.span.length <= 50:
            spans.setdefault(paragraph.span.start, paragraph.span)
    for start, span in sorted(spans.items()):
        if "上" not in doc.body[start : start + 12]:
            continue
        found = compiled(_HEAD).match(doc.body, start, span.end)
        if found:
            place = Span(*found.span("words"))
            year = doc.identity.year
            yield Finding(
                place,
                f"标题照抄了要求中的“{doc.quote(place)}”"
                + (f"，本报告的年度是 {year} 年" if year else "，没有写明年份"),
                suggestion=f"改为“{year}年”" if year else "改为实际年份",
            )
