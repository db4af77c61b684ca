"""约300余人: two words that both say the figure is approximate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import quantities
from hegui.api.language import classes_of, everywhere
from hegui.api.text import quotations
from hegui_rules.basis import NUMERALS

_LEGAL = frozenset((("不少于", "以上"), ("不低于", "以上"), ("不超过", "以内"), ("不超过", "以下")))
"""As laws say: right in a quotation only."""

_SEVERAL = re.compile("(?P<some>[数几])[十百千万]{1,2}(?P<rest>[余多])(?![余多亿万])")


@rule(
    code="N102",
    name="double-approximation",
    title="概数词重复",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="“约”“近”“超过”与“余”“左右”“以上”都表示不确定，叠用语义重复，有时还互相矛盾。",
    bad=(
        Bad("临溪镇走访群众⟦约300余人⟧。", says="约"),
        Bad("参与群众⟦超过500人以上⟧。"),
        Bad("发放资料⟦近2000余份⟧，历时⟦大约3个月左右⟧。"),
        Bad("走访群众⟦不少于500户以上⟧。"),
        Bad("满意率达到⟦约95%左右⟧，每场听众⟦大概都在150人左右⟧。"),
        Bad("活动吸引⟦数十余⟧户参与，惠及⟦几百多⟧名职工。", says="数"),
        Bad("到场群众⟦超过200人左右⟧。"),
    ),
    good=(
        "走访群众约300人，参与群众超过500人。",
        "亿元以上企业超过20家，营业额超3亿元。",
        "面积在500平方米以上的场所不少于3处。",
        "走访数十户，覆盖数百名职工、十余个村，累计几十万人次。",
        "受众300余人，其中约20人为学生。",
        "规定“办理期限不少于30日以上的，应当说明理由”。",
        "近3年多来，共调解纠纷300余件。",
        "增幅低于13%左右的预期目标。",
    ),
)
def double_approximation(doc: Document, options: Options) -> Iterator[Finding]:
    """Two approximators round one figure, ranges and quoted law left out; 数十余, 几百多."""
    yield from _several(doc)
    for quantity in quantities(doc):
        words = quantity.approximators
        if len(words) < 2:
            continue
        if words[:2] in _LEGAL and any(s < quantity.span.start < e for s, e in quotations(doc.body)):
            continue
        # 低于13%左右的预期目标: compared with an approximate figure.
        if (
            words[0] in classes_of(doc).word_set("exceed")
            and words[-1] in ("左右", "上下")
            and doc.body[quantity.span.end : quantity.span.end + 1] == "的"
        ):
            continue
        yield Finding(
            quantity.span,
            f"“{quantity.surface}”中“{'”“'.join(words)}”都表示概数，意思重复",
            suggestion=f"保留其中一个，如只写“{words[0]}”或只写“{words[-1]}”",
        )


def _several(doc: Document) -> Iterator[Finding]:
    """数十余户: 数十 says already that there are some more."""
    for match in everywhere(doc, _SEVERAL):
        yield Finding(
            Span(*match.span()),
            f"“{match[0]}”中“{match['some']}”“{match['rest']}”都表示概数，意思重复",
            suggestion=f"删去“{match['rest']}”",
        )
