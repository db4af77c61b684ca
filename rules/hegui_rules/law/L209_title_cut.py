"""L209: 《关于建立领导干部学法清单制度》: a title that begins with 关于 and does not say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.language import Worded, classes_of
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import folded, inside, titles, without_tail

_KINDS = "函示复令答案定书释议状词话信表单程见知法则划要点告纲例"
"""What other kinds of documents end with: 函, 请示, 批复, 议定书, 解释."""

_NAMED = re.compile("[的之].{1,6}$|措施$")
"""A kind that no list has stands behind 的: 的若干措施, 的联合声明."""

_SHORTEST = 6
_BOOK = Worded("<book-word>")


@rule(
    code="L209",
    name="title-cut",
    title="“关于……”的标题没有文种",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="公文标题由发文机关、事由和文种组成，“关于……”后面要有“的意见”“的通知”一类的文种。",
    bad=(
        Bad("制定《⟦关于建立领导干部学法清单制度⟧》。", says="文种"),
        "印发《⟦关于开展“宪法宣传周”系列活动⟧》，落实《⟦关于进一步加强村级法律顾问工作⟧》。",
    ),
    good=(
        "制定《关于建立领导干部学法清单制度的意见》，转发《关于做好述法工作的通知（试行）》。",
        "落实《关于改革行政复议体制的方案》《关于支持个体工商户的若干措施》，学习《习近平关于全面依法治国论述摘编》。",
        "依据《关于调整执法事项的批复》收回事项13项，审议《关于法治政府建设情况的报告》。",
    ),
)
def title_cut(doc: Document, options: Options) -> Iterator[Finding]:
    """Titles in 《》 that begin with 关于 and end with no kind of document."""
    kinds = (*classes_of(doc).words("document-kind"), *_KINDS)
    for citation in titles(doc):
        words = without_tail(folded(citation.title))
        if not words.startswith("关于") or len(words) <= _SHORTEST or words.endswith(kinds):
            continue
        if not _NAMED.search(words) and not _BOOK.of(doc).search(words):
            yield Finding(
                inside(citation), "标题里没有文种", suggestion="补出文种，如“的意见”“的通知”“的实施方案”"
            )
