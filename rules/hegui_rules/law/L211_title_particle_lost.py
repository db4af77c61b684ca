"""L211: 《关于做好汛期安全工作通知》: a title with 关于 that lost the 的 before its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Worded
from hegui_rules.basis import USAGE
from hegui_rules.law.titles import titles

_LOST = re.compile(
    "关于(?P<matter>[^《》〈〉]{6,60})(?<![的急充次行期况式面年度议])(?P<kind>通知|决定|批复|通告)$"
)
_VERB = Worded("(?:<adverb-of-work|in-its-way>)?<title-verb>")


@rule(
    code="L211",
    name="title-particle-lost",
    title="文件名称缺“的”",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="公文标题由发文机关、事由和文种组成，事由与文种之间用“的”连接。",
    bad=(
        Bad("印发《⟦关于做好汛期安全生产工作通知⟧》，压实责任。", says="工作的通知"),
        Bad("出台《临溪县⟦关于规范涉企行政检查行为决定⟧》。"),
    ),
    good=(
        "印发《关于做好汛期安全生产工作的通知》，转发《关于开展专项检查的紧急通知》。",
        "落实《关于加强法治政府建设若干意见》《关于执法情况通报》。",
    ),
)
def title_particle_lost(doc: Document, options: Options) -> Iterator[Finding]:
    """Titles in 《》 that begin with 关于 and a verb and end in a kind without 的."""
    for citation in titles(doc):
        found = _LOST.search(citation.title)
        if found is None or citation.inner or _VERB.of(doc).match(found["matter"]) is None:
            continue
        start = citation.span.start + 1 + found.start()
        yield Finding(
            Span(start, start + len(found[0])),
            f"事由与“{found['kind']}”之间缺“的”",
            suggestion=f"核对原件，一般写作“……{found['matter'][-2:]}的{found['kind']}”",
        )
