"""《甲》《乙》《丙》等2项: more items listed than counted, or another number than a closed list has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.facts import Listed, relations
from hegui.api.language import everywhere
from hegui.api.text import read
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import plain


@rule(
    code="N108",
    name="listed-count",
    title="列举项数与总数不符",
    severity=Severity.ERROR,
    yields_to=("S130",),
    basis=HANDLING,
    rationale="“等N项”至少应有N项；不带“等”的列举应当正好是N项。不符时，不是漏列就是数错。",
    bad=(
        Bad("修订《甲办法》《乙办法》《丙办法》等⟦2项⟧制度。", says="已列出3项"),
        Bad("印发《甲办法》《乙办法》⟦3件⟧规范性文件。", says="列出2项"),
        Bad("秉持目标导向、问题导向、结果导向⟦四大⟧原则。", says="列出3项"),
        Bad("推行自治、法治、德治⟦“四治”⟧融合。", says="列出3项"),
        Bad("柳坪村、石桥村、枫林村⟦4个⟧村获评民主法治示范村。", says="列出3项"),
    ),
    good=(
        "修订《甲办法》《乙办法》等4份规范性文件。",
        "秉持目标导向、问题导向、结果导向三大原则。",
        "印发《甲办法》《乙办法》2件规范性文件。",
        "做好宣传、培训和考核等2项工作。",
        "推行自治、法治、德治“三治”融合，健全人防、物防、技防三防体系。",
        "明确了排查、登记、调处和回访四个环节。",
        "发放《宪法》《民法典》20本，开展“法律进校园”“法律进企业”12场。",
    ),
)
def listed_count(doc: Document, options: Options) -> Iterator[Finding]:
    """More items than 等N allows: an error with titled items; a closed list of another number: a warning or a hint."""
    yield from _abbreviated(doc)
    for relation in relations(doc, Listed):
        total, fewest, most = relation.total, relation.fewest, relation.most
        value = total.value
        if relation.open:
            if value >= fewest:
                continue
            severity = Severity.ERROR if relation.marked else Severity.WARNING
            said = f"“等{total.surface}”" if relation.items[0] < total.span else f"“{total.surface}”"
            message = f"已列出{fewest}项，却说{said}，总数比列出的还少"
        else:
            if fewest <= value <= most:
                continue
            severity = Severity.WARNING if relation.marked else Severity.INFO
            message = f"这里列出{fewest}项，总数写的是{total.surface}"
        yield Finding(
            total.span,
            message,
            related=tuple(Related(item, f"第{plain(i)}项") for i, item in enumerate(relation.items, 1)),
            suggestion="核对是漏列、多列还是数字有误",
            severity=severity,
        )


_ABBREVIATED = re.compile(
    "“(?P<count>[两三四五六七八九])(?P<word>[一-龥]{1,2})”|(?P<bare>[两三四五六七八九])(?P<ending>[治化防](?![化”])|步(?=[^，。；、]{0,6}(?:工作法|走|法)))"
)
_ITEMS = re.compile("(?:[一-龥]{1,8}、)+[一-龥]{1,8}(?=”?的?$)")
_STEPS = frozenset(("步", "环", "关", "环节", "步骤"))


def _abbreviated(doc: Document) -> Iterator[Finding]:
    """自治、法治、德治“四治”: every member has the character that is counted."""
    body = doc.body
    for match in everywhere(doc, _ABBREVIATED):
        start = match.start()
        clause = doc.clause_at(start)
        items = _ITEMS.search(body, clause.span.start, start) if clause is not None else None
        if items is None or items[0].endswith("等"):
            continue
        shared = match["word"] or match["ending"]
        words = items[0].split("、")
        counted = read(match["count"] or match["bare"])
        # Unquoted, the last member must end in it (技防三防).
        steps = shared in _STEPS and len(words) > 2 and len({len(w) for w in words[1:]}) == 1
        if (
            not (steps or all(shared in word for word in words))
            or len(words) == counted
            or (match["ending"] and not steps and words[-1][-1] != shared)
        ):
            continue
        yield Finding(
            Span(start, match.end()),
            f"这里列出{len(words)}项，总数写的是“{match[0].strip('“”')}”",
            suggestion="核对是漏列、多列还是数字有误",
            severity=Severity.INFO if steps else Severity.WARNING,
        )
