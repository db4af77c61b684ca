"""F207: the addressee does not begin at the margin."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.layout import Line, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, plain, start_of, together

_FLUSH = 0.5


@rule(
    code="F207",
    name="addressee-indented",
    title="主送机关没有顶格",
    severity=Severity.WARNING,
    basis=clause("7.3.2"),
    rationale="主送机关编排于标题下空一行位置，居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号。",
    bad=(
        Bad(
            "关于普法工作的通知\n⟦各村民委员会：⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="左空 2 字",
            settings={"layout": "第2行：首行2字"},
        ),
        Bad(
            "关于普法工作的通知\n⟦各村民委员会：⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="居中",
            settings={"layout": "第2行：居中"},
        ),
    ),
    good=(
        "关于普法工作的通知\n各村民委员会：\n请各村认真贯彻执行，按时报送有关情况。",
        "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
    ),
    **ABOUT,
)
def addressee_indented(doc: Document, options: Options) -> Iterator[Finding]:
    """The line of the addressee."""
    yield from together(doc, (f for line in elements(doc).addressee for f in _faults(line)))


def _faults(line: Line) -> Iterator[Fault]:
    advice = "选中主送机关，在“段落”中设为左对齐，特殊格式设为“无”，左侧缩进设为 0"
    if line.look.align in ("center", "right"):
        said = {"center": "居中", "right": "居右"}[line.look.align]
        yield Fault(line.span, f"主送机关{said}，应居左顶格", advice, unit="行")
    elif "\t" not in line.blanks and start_of(line)[0] > _FLUSH:
        yield Fault(
            line.span, f"主送机关左空 {plain(round(start_of(line)[0], 1))} 字，应居左顶格", advice, unit="行"
        )
