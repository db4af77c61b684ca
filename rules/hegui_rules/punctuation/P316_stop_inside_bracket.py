"""P316: 93份（其中责令停用11份。），督促: a full stop inside a bracket in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Repair, Severity, Span, rule
from hegui.api.language import everywhere
from hegui_rules.basis import PUNCTUATION

_INSIDE = re.compile("(?<=[一-龥0-9%”》])[（(][^（）()。\n]{2,60}(?P<stop>。)[）)](?=[，；、。])")


@rule(
    code="P316",
    name="stop-inside-bracket",
    title="句内括号里末尾用了句号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="句内括号只注释句中的词语，括号里的话末尾不用句号；句号用在整句末尾。",
    repairs=(Repair("句内括号末尾的句号", True, "括号后面紧接逗号、分号、顿号或句号，句子没有完"),),
    bad=(
        Bad("下达整改通知书93份（其中责令停用11份⟦。⟧），督促安装装置640套。", says="删去"),
        Bad("办结36件（含上年结转2件⟦。⟧）；培训4次。"),
    ),
    good=(
        "下达整改通知书93份（其中责令停用11份），督促安装装置640套。",
        "下达整改通知书93份。（其中责令停用11份。）督促安装装置640套。",
    ),
)
def stop_inside_bracket(doc: Document, options: Options) -> Iterator[Finding]:
    """A bracket that follows words of the sentence, and a mark behind it with which the sentence goes on."""
    for match in everywhere(doc, _INSIDE):
        span = Span(*match.span("stop"))
        yield Finding(span, "句内括号里末尾不用句号", suggestion="删去句号", fix=Fix((Edit(span, ""),)))
