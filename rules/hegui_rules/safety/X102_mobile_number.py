"""X102: a mobile telephone number."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, before, rule
from hegui.api.language import Worded
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import in_long_numbers

_MOBILE = (
    r"(?<![\dA-Za-z.．*/_])(?:[+＋]?86[ -]?)?(?P<number>[1１][3-9３-９]\d(?:(?P<gap>[ \-—.·]?)\d{4}(?P=gap)\d{4}|[ \-—]\d{8}|\d[ \-—]?\d{3}[ \-—]?\d{4}))"
    r"(?![\dA-Za-z*@]|[.．]\d|\s?[余多]?[万亿]?(?:[%％元次件人个户份吨亩条米度位名场]|立方|平[方米]|公[里斤顷]|千[米克瓦]))"
)
# Numbers of the same length that mean something else.
_OTHER = Worded(r"(?:<number-label>|证号|备案|〕|第)[^。；，\n\d]{0,8}$")
# Numbers that an office makes public so that people ring them.
_OFFICE = Worded(r"<public-line>[^。；，\n\d]{0,6}<telephone-word>[^。；\n]{0,20}$|热线[^。；，\n\d]{0,6}$")


@rule(
    code="X102",
    name="mobile-number",
    title="公开了手机号码",
    severity=Severity.WARNING,
    profile="statutory",
    basis=(PRIVACY, DISCLOSURE),
    rationale="手机号码属于个人信息，公开的报告中不应出现；确需留联系方式的，写办公电话。",
    bad=(
        Bad("当事人李某（电话⟦13912345678⟧）反映的问题已办结。", says="手机号码"),
        Bad("联系人：王明，联系电话：⟦138-1234-5678⟧。"),
        Bad("联络员手机：+86 ⟦186 1234 5678⟧"),
        Bad("李某，电话⟦138 12345678⟧；王某，电话⟦1391 234 5678⟧、⟦138—1234—5678⟧。"),
        Bad("公布投诉举报电话⟦15912345678⟧，畅通监督渠道。", says="公开"),
    ),
    good=(
        "联系电话：0399-5012345，12345热线、12348热线全年接听2310件。",
        "公布举报电话138****0000，畅通监督渠道。",
        "全年财政支出13912345678元，许可证编号13912345678。",
        "咨询电话：400-123-4567、010-12345678。",
    ),
)
def mobile_number(doc: Document, options: Options) -> Iterator[Finding]:
    """Eleven digits that begin as mobile numbers do, unless a unit or another label says they are something else."""
    for match in in_long_numbers(doc, _MOBILE):
        if before(doc, match.start(), _OTHER.of(doc)):
            continue
        office = before(doc, match.start(), _OFFICE.of(doc))
        yield Finding(
            Span(*match.span("number")),
            "此处的公开电话是手机号码，请核实是否为个人号码"
            if office
            else "此处公开了手机号码，属于个人信息",
            suggestion="改为办公电话，或删去",
            severity=Severity.INFO if office else None,
            sensitive=True,
        )
