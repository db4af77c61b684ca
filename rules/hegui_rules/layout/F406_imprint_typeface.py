"""F406: copies and printing are not in 仿宋 of size 4."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import elements
from hegui_rules.layout.common import ABOUT, clause, together
from hegui_rules.layout.typefaces import FANGSONG, SIZES, TYPEFACES, Face, misset

_FACE = Face((FANGSONG,), 14.0)


@rule(
    code="F406",
    name="imprint-typeface",
    title="版记不是4号仿宋体",
    severity=Severity.WARNING,
    basis=(clause("7.4.2"), clause("7.4.3")),
    rationale="抄送机关、印发机关和印发日期一般用4号仿宋体字，左右各空一字。",
    bad=(
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n⟦抄送：青禾县司法局。⟧",
            says="三号（16 磅）",
            settings={"layout": "第4行：16磅"},
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n⟦青禾县临溪镇党政办公室　2025年1月21日印发⟧",
            says="宋体",
            settings={"layout": "第4行：宋体"},
        ),
    ),
    good=(
        "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n抄送：青禾县司法局。\n青禾县临溪镇党政办公室　2025年1月21日印发",
        Good(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n抄送：青禾县司法局。",
            settings={"layout": "第4行：FangSong"},
        ),
    ),
    knowledge=(TYPEFACES, SIZES),
    **ABOUT,
)
def imprint_typeface(doc: Document, options: Options) -> Iterator[Finding]:
    """The lines 抄送 … and … 印发."""
    parts = elements(doc)
    named = (("抄送机关", parts.copies), ("印发机关和印发日期", parts.printed))
    yield from together(
        doc,
        (f for what, lines in named for line in lines for f in misset(doc, options, what, line, _FACE, {})),
    )
