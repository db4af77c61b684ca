"""F403: the list of annexes has a half-width colon, other numbers, or a stop behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.layout import Line, elements
from hegui_rules.layout.common import ABOUT, clause

_NOTE = re.compile(
    r"附[ \u3000]*+件[ \u3000]*+(?P<number>[0-9]{1,2})?[ \u3000]*+(?P<colon>[：:])[ \u3000]*(?P<first>[0-9]{1,2}[ \u3000]*(?P<mark>[.．、]))?"
)
_ITEM = re.compile(r"[0-9]{1,2}[ \u3000]*(?P<mark>[.．、])")
_STOPS = "。；;，,."
_FILE = re.compile(r"\.[a-zA-Z]{3,4}$")


@rule(
    code="F403",
    name="attachment-note-form",
    title="附件说明写法不规范",
    severity=Severity.WARNING,
    basis=clause("7.3.4"),
    rationale="附件说明写作“附件：”加名称，冒号用全角；有多个附件的用阿拉伯数字标注顺序号（附件：1.××××），附件名称后不加标点符号。",
    bad=(
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n附件：任务分解表⟦。⟧\n青禾县临溪镇人民政府\n2025年1月20日",
            says="不加标点",
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n附件⟦:⟧1⟦、⟧任务分解表\n2⟦、⟧联系方式表⟦；⟧\n青禾县临溪镇人民政府\n2025年1月20日",
            says="全角",
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n⟦附件1：⟧任务分解表\n⟦附件2：⟧联系方式表\n青禾县临溪镇人民政府\n2025年1月20日",
            says="附件：1.",
        ),
    ),
    good=(
        "请各村认真贯彻执行，按时报送有关情况。\n附件：任务分解表\n青禾县临溪镇人民政府\n2025年1月20日",
        "请各村认真贯彻执行，按时报送有关情况。\n附件：1.任务分解表\n2.联系方式表（2025年）\n青禾县临溪镇人民政府\n2025年1月20日",
    ),
    **ABOUT,
)
def attachment_note_form(doc: Document, options: Options) -> Iterator[Finding]:
    """The lines between text and signature that say which annexes there are."""
    lines = elements(doc).note
    numbered = sum(bool((m := _NOTE.match(doc.quote(line.span))) and m["number"]) for line in lines)
    for line in lines:
        yield from _faults(doc, line, numbered > 1)


def _faults(doc: Document, line: Line, numbered: bool) -> Iterator[Finding]:
    words = doc.quote(line.span)
    start = line.span.start
    match = _NOTE.match(words)
    if match is not None and match["number"] and numbered:
        yield Finding(
            Span(start, start + match.end("colon")),
            "几个附件的顺序号应写在“附件：”之后",
            suggestion=f"写作“附件：1.××××”，以下各行写“{int(match['number'])}.××××”的样式，不再写“附件”",
            severity=Severity.INFO,
        )
    elif match is not None and match["colon"] == ":":
        yield Finding(
            Span(start, start + 1).shift(match.start("colon")),
            "“附件”后的冒号应为全角",
            suggestion="写作“附件：”",
        )
    item = match if match is not None else _ITEM.match(words)
    if item is not None and item["mark"] == "、":
        place = start + item.start("mark")
        yield Finding(Span(place, place + 1), "附件顺序号后应为“.”", suggestion="写作“1.”，不用顿号")
    if words[-1:] in _STOPS and not _FILE.search(words):
        yield Finding(
            Span(line.span.end - 1, line.span.end), "附件名称后不加标点符号", suggestion=f"删去“{words[-1]}”"
        )
