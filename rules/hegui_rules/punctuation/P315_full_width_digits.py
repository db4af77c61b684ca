"""P315: 网箱１２处 among figures like 3400平方米: full-width digits in a text that writes half-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import everywhere
from hegui_rules.basis import NUMERALS

_WIDE = re.compile("[０-９]+(?:[．.][０-９]+)?[％%]?")
_HALF = re.compile("[0-9]+")
_OTHERS = 2
"""So many figures in half-width digits make them the habit of the text."""
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@rule(
    code="P315",
    name="full-width-digits",
    title="数字用了全角",
    severity=Severity.WARNING,
    basis=NUMERALS,
    yields_to=("N160",),
    rationale="全文数字用半角，个别数字用了全角，多为粘贴带入，检索和统计时会漏掉。",
    bad=(
        Bad("清理网箱⟦１２⟧处，拆除建筑3400平方米，恢复岸线1.5公里。", says="半角"),
        Bad("2024年办案36件，办结率⟦９８％⟧，培训4次。"),
    ),
    good=(
        "清理网箱１２处，拆除建筑３４００平方米。",
        "清理网箱12处，拆除建筑3400平方米，恢复岸线1.5公里。",
    ),
)
def full_width_digits(doc: Document, options: Options) -> Iterator[Finding]:
    """Only where half-width figures are the habit of the text, and full-width ones the exception."""
    wide = list(everywhere(doc, _WIDE))
    if not wide:
        return
    half = sum(1 for _ in everywhere(doc, _HALF))
    if half < _OTHERS or half < 2 * len(wide):
        return
    for match in wide:
        yield Finding(
            Span(*match.span()),
            f"全文数字用半角，这里的“{match[0]}”是全角",
            suggestion=f"改为半角“{match[0].translate(_NARROW)}”",
        )
