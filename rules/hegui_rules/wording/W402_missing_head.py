"""W402: verbs without the noun they need, frames left hanging."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.wording.frames import FRAMES, framed
from hegui_rules.wording.tables import LANGUAGE, bases


@rule(
    code="W402",
    name="missing-head",
    title="宾语或成分残缺",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="发挥、履行一类动词的宾语要落到“作用”“职责”上，缺了中心语句子就不完整。",
    knowledge=(FRAMES,),
    bad=(
        "充分⟦发挥人民调解工作机制⟧，化解矛盾纠纷。",
        "切实⟦履行推进法治建设第一责任人⟧。",
        "开展法治宣传，⟦通过发放资料、现场解答等形式⟧。",
    ),
    good=(
        "充分发挥人民调解工作机制的作用，化解矛盾纠纷。",
        "切实履行推进法治建设第一责任人职责。",
        "通过发放资料、现场解答等形式，开展法治宣传。",
    ),
)
def missing_head(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of kind ``missing``."""
    for entry, span in framed(doc, options.frames, "missing"):
        yield Finding(
            span,
            entry.say,
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
