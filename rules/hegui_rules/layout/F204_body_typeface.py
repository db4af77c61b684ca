"""F204: running text is not in 仿宋 of size 3."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import elements
from hegui_rules.layout.common import ABOUT, clause, together
from hegui_rules.layout.typefaces import FANGSONG, HEI, KAI, SIZES, TYPEFACES, Face, count, misset

_FACE = Face((FANGSONG,), 16.0, beside=(KAI, HEI))


@rule(
    code="F204",
    name="body-typeface",
    title="正文不是3号仿宋体",
    severity=Severity.WARNING,
    basis=(clause("7.3.3"), clause("5.2.2")),
    rationale="公文正文一般用3号仿宋体字。夹在中间的宋体、微软雅黑，多是从网页或别的文件粘贴来的。",
    bad=(
        Bad(
            "关于普法工作的通知\n⟦请各村认真贯彻执行，按时报送有关情况。⟧\n各村每月报送一次，年底汇总上报镇政府。",
            says="宋体小四（12 磅）",
            settings={"layout": "第2行：宋体 12磅；第3行：宋体 12磅"},
        ),
        Bad(
            "关于普法工作的通知\n请各村认真贯彻执行，⟦按时报送有关情况⟧，年底前完成。",
            says="微软雅黑",
            settings={"layout": "第2行“按时报送有关情况”：微软雅黑"},
        ),
    ),
    good=(
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "第2行：方正仿宋_GBK"},
        ),
        Good(
            "关于普法工作的通知\n一是抓学习。请各村认真组织学法，按时报送有关情况。",
            settings={"layout": "第2行“一是抓学习。”：楷体"},
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。", settings={"layout": "第2行：未知"}
        ),
    ),
    knowledge=(TYPEFACES, SIZES),
    **ABOUT,
)
def body_typeface(doc: Document, options: Options) -> Iterator[Finding]:
    """Paragraphs of running text and the words inside them; words set off by 楷体 or 黑体 are the author's choice."""
    lines = elements(doc).body
    common = count(doc, options, lines)
    yield from together(doc, (f for line in lines for f in misset(doc, options, "正文", line, _FACE, common)))
