"""化解率98% in a report that never says how many disputes there were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import PROCESS, FromTo, quantities, relations
from hegui.api.language import Worded
from hegui_rules.basis import FIGURE_USAGE

_COUNTED = Worded("<counted-process>")
_PREFIX = Worded("<rate-prefix>")
_LAST = re.compile("[^“”‘’的和及与、]*+$")


@rule(
    code="N141",
    name="rate-without-base",
    title="只有比率，没有总数",
    severity=Severity.INFO,
    basis=FIGURE_USAGE,
    rationale="“化解率98%”要与纠纷总数一起看才有分量；全文找不到总数，读者无法核实。",
    bad=(
        Bad("临溪镇健全调解组织，矛盾纠纷化解率达⟦98%⟧。\n召开会议3次。", says="总数"),
        Bad("规范办理程序，信访件办结率⟦95.5%⟧，群众满意。"),
    ),
    good=(
        "全年调解矛盾纠纷930件，矛盾纠纷化解率96.77%。",
        "矛盾纠纷化解率96.77%。\n受理各类纠纷930件。",
        "群众满意率98%，村级覆盖率100%。",
        "下一步，力争矛盾纠纷化解率达到98%以上。",
        "矛盾纠纷化解率由90%提高到95%，提高5个百分点。",
    ),
)
def rate_without_base(doc: Document, options: Options) -> Iterator[Finding]:
    """Rates of processes whose object is counted nowhere in the document."""
    counted_process, prefix = _COUNTED.of(doc), _PREFIX.of(doc)
    said: set[str] = set()
    # 化解率由90%提高到95%: compared with itself, it needs no total.
    compared = {m.ordinal for relation in relations(doc, FromTo) for m in relation.members}
    for rate in quantities(doc):
        if rate.kind != "rate" or rate.unit != "%" or rate.plan or rate.value == 100 or rate.in_cell:
            continue
        if rate.ordinal in compared:
            continue
        match = PROCESS.search(rate.head)
        if match is None or not counted_process.match(match["process"]):
            continue
        last = _LAST.search(rate.head, 0, match.start())
        noun = prefix.sub("", last[0] if last is not None else "")[-2:]
        if len(noun) < 2 or noun in said:
            continue
        said.add(noun)
        # A look at the words round every count is enough: heads may be cut at a verb (纠纷排查).
        counted = any(
            q.kind == "count" and noun in doc.body[max(q.clause.start, q.span.start - 30) : q.span.end + 12]
            for q in quantities(doc)
        )
        if not counted:
            yield Finding(
                rate.span,
                f"写了“{rate.head}”{rate.surface}，但全文没有说明“{noun}”的总数",
                suggestion="写明总数，如“共……件，办结……件，办结率……”",
            )
