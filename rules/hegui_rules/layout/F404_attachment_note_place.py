"""F404: the list of annexes stands behind the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.layout import elements, lines
from hegui_rules.layout.common import ABOUT, clause, shortened

_NOTE = re.compile(r"附[ \u3000]*件[ \u3000]*[：:][ \u3000]*(?:1[ \u3000]*[.．、])?[\u4e00-\u9fff《“]")


@rule(
    code="F404",
    name="attachment-note-place",
    title="附件说明不在署名之前",
    severity=Severity.WARNING,
    basis=clause("7.3.4"),
    rationale="附件说明在正文下空一行左空二字编排，在发文机关署名和成文日期之前；成文日期之后另面编排的是附件本身。",
    bad=(
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n⟦附件：任务分解表⟧",
            says="署名之前",
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n⟦附件：1.任务分解表⟧\n2.联系方式表",
        ),
    ),
    good=(
        "请各村认真贯彻执行，按时报送有关情况。\n附件：任务分解表\n青禾县临溪镇人民政府\n2025年1月20日",
        "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n附件\n任务分解表",
    ),
    **ABOUT,
)
def attachment_note_place(doc: Document, options: Options) -> Iterator[Finding]:
    """The first line 附件：… on the page of the day, where no such line stands before the signature."""
    parts = elements(doc)
    if parts.note or not parts.date:
        return
    end = parts.date[-1].paragraph.ordinal
    for line in lines(doc):
        if line.paragraph.ordinal <= end:
            continue
        if line.look.starts_page or line.paragraph.ordinal > end + _NEAR:
            return
        if _NOTE.match(doc.quote(line.span)):
            yield Finding(
                shortened(doc, line.span),
                "附件说明在成文日期之后，应在正文之下、署名之前",
                suggestion="移到正文下空一行处，左空二字编排",
            )
            return


_NEAR = 4
"""Paragraphs behind the day."""
