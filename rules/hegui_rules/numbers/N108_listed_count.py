"""《甲》《乙》《丙》等2项: more items listed than counted, or another number than a closed list has."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.numbers.common import ACCURATE, of_kind, plain


@rule(
    code="N108",
    name="listed-count",
    title="列举项数与总数不符",
    severity=Severity.ERROR,
    basis=ACCURATE,
    rationale="“等N项”至少应有N项；不带“等”的列举应当正好是N项。不符时，不是漏列就是数错。",
    bad=(
        Bad("修订《甲办法》《乙办法》《丙办法》等⟦2项⟧制度。", says="已列出3项"),
        Bad("印发《甲办法》《乙办法》⟦3件⟧规范性文件。", says="列出2项"),
        Bad("秉持目标导向、问题导向、结果导向⟦四大⟧原则。", says="列出3项"),
    ),
    good=(
        "修订《甲办法》《乙办法》等4份规范性文件。",
        "秉持目标导向、问题导向、结果导向三大原则。",
        "印发《甲办法》《乙办法》2件规范性文件。",
        "做好宣传、培训和考核等2项工作。",
    ),
)
def listed_count(doc: Document, options: Options) -> Iterator[Finding]:
    """More items than 等N allows: an error with titled items; a closed list of another number: a warning or a hint."""
    for relation in of_kind(doc, "list"):
        (total,) = relation.members
        fewest, most = relation.counts
        value = total.value
        if relation.open:
            if value >= fewest:
                continue
            severity = Severity.ERROR if relation.exact else Severity.WARNING
            message = f"已列出{fewest}项，却说“等{total.surface}”，总数比列出的还少"
        else:
            if fewest <= value <= most:
                continue
            severity = Severity.WARNING if relation.exact else Severity.INFO
            message = f"这里列出{fewest}项，总数写的是{total.surface}"
        yield Finding(
            total.span,
            message,
            related=tuple(Related(item, f"第{plain(i)}项") for i, item in enumerate(relation.items, 1)),
            suggestion="核对是漏列、多列还是数字有误",
            severity=severity,
        )
