"""F405: an annex does not begin with 附件 in 黑体 of size 3 at the margin of a new page."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Line, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, start_of, together
from hegui_rules.layout.typefaces import HEI, SIZES, TYPEFACES, Face, misset

_FACE = Face((HEI,), 16.0)
_FLUSH = 0.5


@rule(
    code="F405",
    name="annex-mark",
    title="附件首页的“附件”标识不规范",
    severity=Severity.WARNING,
    basis=clause("7.3.7"),
    rationale="附件另面编排；“附件”二字及附件顺序号用3号黑体字顶格编排在版心左上角第一行。",
    bad=(
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n⟦附件1⟧\n任务分解表",
            says="黑体",
            settings={"layout": "第4行：仿宋_GB2312"},
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n⟦附件⟧\n任务分解表",
            says="另面",
            settings={"layout": "第4行：不另页"},
        ),
    ),
    good=(
        "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n附件1\n任务分解表",
        Good(
            "请各村认真贯彻执行，按时报送有关情况。\n附件：任务分解表\n青禾县临溪镇人民政府\n2025年1月20日",
            settings={"layout": ""},
        ),
    ),
    knowledge=(TYPEFACES, SIZES),
    **ABOUT,
)
def annex_mark(doc: Document, options: Options) -> Iterator[Finding]:
    """Lines behind the signature that say 附件 and a number, nothing else."""
    yield from together(doc, (f for line in elements(doc).annexes for f in _faults(doc, options, line)))


def _faults(doc: Document, options: Options, line: Line) -> Iterator[Fault]:
    yield from misset(doc, options, "“附件”二字", line, _FACE, {})
    if line.look.align in ("center", "right") or ("\t" not in line.blanks and start_of(line)[0] > _FLUSH):
        yield Fault(line.span, "“附件”二字没有顶格", "选中后在“段落”中设为左对齐，缩进设为 0", unit="处")
    if not line.look.starts_page:
        yield Fault(
            line.span,
            "附件没有另面编排",
            "光标放在“附件”之前，在“布局→分隔符”中插入分页符",
            Severity.INFO,
            unit="处",
        )
