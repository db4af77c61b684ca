"""P308: a paragraph of running text that ends without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Paragraph
from hegui_rules.basis import PUNCTUATION
from hegui_rules.paragraphs import end, prose
from hegui_rules.punctuation.common import HAN

_ENDS = re.compile(f"[{HAN}0-9%]\\Z")
_CLAUSES = 2
_FIGURE = re.compile("[0-9]")
_COUNT = re.compile(f"[{HAN}][0-9]+(?:[.][0-9]+)?(?:%|余?[{HAN}]{{1,2}})\\Z")
"""…，全年审查合同76件: a clause and what was counted is a sentence."""
_LAID_OUT = re.compile("[\t \u3000：:]")
_LONG = 30
"""Letters of two clauses and more that are no motto."""


@rule(
    code="P308",
    name="paragraph-without-stop",
    title="段末缺标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="一段话说完，末尾应当有句号；缺了标点，读者不知道是否还有下文。",
    bad=(
        Bad(
            "全年召开会议6次，研究法治工作12项，审查合同36份，化解纠纷5⟦8件⟧\n同时，加强回访和督办，防止问题反弹。",
            says="句号",
        ),
        Bad("合法性审查实现全覆盖，全年审查合同协议等事项7⟦6件⟧\n（二）推进政务公开"),
        Bad(
            "一、主要举措\n推行“一窗通办”，精简材料36份，平均办理时限压缩⟦三成⟧\n二、存在的不足\n执法力量不足，保障不够到位。",
        ),
    ),
    good=(
        "一、主要举措和成效\n全年召开会议6次，研究法治工作12项，审查合同36份。\n同时，加强回访和督办，防止问题反弹。",
        "全年召开会议6次，研究法治工作12项，审查合同36份，化解纠纷\n58件，加强回访和督办，防止问题反弹，群众满意率达到百分之九\n十八，比上年提高两个百分点。",
        "全年召开会议6次，研究法治工作12项，审查合同36份。\n临溪县人民政府办公室关于报送法治政府建设情况的函，附表",
    ),
)
def paragraph_without_stop(doc: Document, options: Options) -> Iterator[Finding]:
    """A paragraph with a comma or a stop inside, before another of the report, where nearly all others end in a mark."""
    if prose(doc).wrapped:
        return
    headings = {section.heading.span.end for section in doc.sections}
    for paragraph in prose(doc).open:
        stop = end(doc, paragraph)
        text = doc.body[paragraph.span.start : stop]
        if stop not in headings and _is_text(text) and _followed(doc, paragraph):
            # Without a stop or a figure it may be a long motto.
            plain = "。" not in text and _FIGURE.search(text) is None
            yield Finding(
                Span(stop - 2, stop),
                "这一段末尾没有标点",
                suggestion="补上句号“。”，或核对下文是否另起了一段",
                severity=Severity.INFO if plain else None,
            )


def _is_text(text: str) -> bool:
    """Whether it is sentences rather than a motto, a label or a row: a stop inside, or clauses and figures, no colon last."""
    last = text.rpartition("。")[2]
    return (
        _ENDS.search(text) is not None
        and (
            "。" in text
            or (text.count("，") >= _CLAUSES and _FIGURE.search(text) is not None)
            or (text.count("，") >= _CLAUSES and len(text) >= _LONG)
            or ("，" in text and _COUNT.search(text) is not None)
        )
        and not _LAID_OUT.search(text[:1] + last)
    )


def _followed(doc: Document, paragraph: Paragraph) -> bool:
    """Whether the next paragraph with words is text or a heading that begins anew."""
    for other in doc.paragraphs[paragraph.ordinal + 1 :]:
        if words := doc.body[slice(*other.span)].strip(" "):
            if other.role == "body":
                begins = doc.section_at(other.span.start + len(words) - len(words.lstrip("\u3000")))
                heads = begins is not None and other.span.covers(begins.heading.span)
                return heads or not words.startswith(("\t", "（", "("))
            return other.role in ("heading", "closing")
    return False
