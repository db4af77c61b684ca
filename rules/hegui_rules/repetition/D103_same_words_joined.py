"""D103: “关键少数”或‘关键少数’: an alternative that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.repetition.common import HANDLING

_JOINED = re.compile(
    r"""[“‘"'「](?P<quoted>[^“”‘’"'「」\n]{1,24})[”’"'」](?:或者?|和|及|与|、|以及)?[“‘"'「](?P=quoted)[”’"'」]"""
    r"|《(?P<title>[^《》\n]{2,60})》(?:或者?|和|及|与|、|以及)?《(?P=title)》"
    r"|[，。；：、（(\n](?P<plain>[\u4e00-\u9fff]{2,12})(?:或者?|和|及|以及)(?P=plain)(?=[，。；、：）]|等[^\u4e00-\u9fff]|$)"
)


@rule(
    code="D103",
    name="same-words-joined",
    title="并列的两项相同",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="“或”“和”连接的两项完全相同，是替换、粘贴时留下的痕迹。",
    bad=(
        Bad("紧盯领导干部这个⟦“重点人群”或‘重点人群’⟧，带头学法。", says="重点人群"),
        Bad("组织学习⟦《临溪县信访工作办法》《临溪县信访工作办法》⟧等文件。"),
        Bad("重点检查，⟦食品安全和食品安全⟧，做到全覆盖。"),
    ),
    good=(
        "用好“执法告知书”“执法建议书”，加强部门和部门之间的衔接。",
        "组织学习《临溪县信访工作办法》和《临溪县信访工作办法实施细则》。",
        "一批“示范村”和“示范户”发挥了作用。",
    ),
)
def same_words_joined(doc: Document, options: Options) -> Iterator[Finding]:
    """Two equal terms side by side, in quotes of whatever kind, in 《》, or bare between marks."""
    for match in _JOINED.finditer(doc.body):
        word = match["quoted"] or match["title"] or match["plain"]
        yield Finding(
            Span(match.start() + bool(match["plain"]), match.end()),
            f"并列的两项都是“{word}”",
            suggestion="只留一处，或把后一处改成原意要写的内容",
        )
