"""S108: a heading stands inside the paragraph before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.document import Section
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import runs


@rule(
    code="S108",
    name="heading-glued",
    title="标题未另起一段",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="标题接在上一段末尾，读者看不出层次，多为复制或删改时丢了换行。",
    bad=(
        Bad(
            "一、主要举措\n（一）加强学习。组织学法4次。⟦（二）严格执法。⟧办理案件6件。\n（三）化解矛盾。调解纠纷30件。",
            says="未另起一段",
        ),
        Bad(
            "一、主要举措\n开展普法宣传12场。⟦二、存在的不足⟧\n执法力量还需加强。\n三、下一步安排\n继续普法。",
            says="「二、存在的不足」",
        ),
        Bad(
            "一、主要举措\n组织学法4次。\n二、工作成效⟦（一）依法行政能力提升⟧\n办理案件6件。\n（二）普法宣传深入\n开展宣传12场。"
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n二、存在的不足\n编制偏少。",
        "一、主要举措\n（一）加强学习。组织学法4次。（二）严格执法。办理案件6件。（三）化解矛盾。调解纠纷30件。\n二、存在的不足\n编制偏少。",
        "一、存在的不足\n主要有：（一）编制偏少。人员紧张。（二）经费紧张。保障不够。\n二、下一步安排\n继续普法。",
        "一、主要举措\n依照该办法第八条：（一）主体适格；（二）程序合法。（三）证据确凿的，予以支持。",
        "一、主要举措\n优化产业结构。二、三产业比例为三比七。\n二、存在的不足\n编制偏少。",
    ),
)
def heading_glued(doc: Document, options: Options) -> Iterator[Finding]:
    """Every glued heading; only the first where most headings are glued (the line breaks were lost on the way)."""
    run_on = {section.heading.span for run in runs(doc) if _run_on(doc, run) for section in run}
    glued = [s.heading for s in doc.sections if s.heading.glued and s.heading.span not in run_on]
    if len(glued) > 4 and 2 * len(glued) > len(doc.sections):
        yield Finding(
            glued[0].span,
            f"全文多数标题（{len(glued)}处）没有另起一段，换行可能已经丢失",
            suggestion="每个标题前换行",
        )
        return
    for heading in glued:
        words = doc.quote(heading.span).rstrip("。：:")
        words = words if len(words) <= 24 else f"{words[:22]}……"
        yield Finding(heading.span, f"标题「{words}」接在上一段后面，未另起一段", suggestion="在标题前换行")


def _run_on(doc: Document, run: Sequence[Section]) -> bool:
    """Whether a whole list of three, or one that a colon leads in, stands in one paragraph: a list, no lost breaks."""
    starts = [section.heading.span.start for section in run]
    paragraph = doc.paragraph_at(starts[0])
    if paragraph is None or starts[-1] >= paragraph.span.end or len(run) < 2:
        return False
    # （一）抓实培训。…（二）抓实巡查。…: both run in, from the beginning of their paragraph on.
    whole = starts[0] == paragraph.span.start and all(section.heading.run_in for section in run)
    return whole or len(run) > 2 or doc.body[: starts[0]].rstrip().endswith(("：", ":"))
