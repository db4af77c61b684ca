"""S112: an announced count is not the number of items that follow."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import USAGE
from hegui_rules.structure.counts import announced_counts


@rule(
    code="S112",
    name="announced-count",
    title="所说项数与所列项数不符",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="前面说几项、后面就应当列几项；不符时，要么漏写，要么改了内容没有改数。",
    bad=(
        Bad(
            "二、存在的不足\n一年来还存在⟦三个方面⟧的问题：一是编制偏少，力量不足；二是经费紧张，保障不够。",
            says="说的是三个方面，列出的是2项",
        ),
        Bad(
            "二、下一步安排\n重点抓好以下⟦两项⟧工作：\n（一）加强学习\n组织学法4次。\n（二）严格执法\n开展评查。\n（三）化解矛盾\n健全机制。",
            says="列出的是3项",
        ),
    ),
    good=(
        "二、存在的不足\n一年来还存在三个方面的问题：一是编制偏少；二是经费紧张；三是设备老旧。",
        "二、存在的不足\n一年来办理议案三件。一是关于道路的议案；二是关于供水的议案。",
        "一、主要举措\n落实行政执法“三项制度”。一是规范公示；二是全程记录。",
        "二、下一步安排\n以上三个方面：一是编制偏少；二是经费紧张。",
    ),
)
def announced_count(doc: Document, options: Options) -> Iterator[Finding]:
    """以下三项, 五个方面, 两点要求 just before a list, compared with its items."""
    for announced in announced_counts(doc):
        yield Finding(
            announced.span,
            f"这里说的是{doc.quote(announced.span)}，列出的是{announced.found}项",
            related=(Related(announced.first, "所列的第一项"),),
            suggestion="请核对是漏列还是数字有误",
        )
