"""S120: a number is left out in 一是…二是…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import everywhere
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import pairs, said_between, second_ones, word


@rule(
    code="S120",
    name="enumeration-gap",
    title="列举序号缺号",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="「一是、三是」之间缺了「二是」，多为删改后没有调整序号，或漏了一项。",
    bad=(
        Bad(
            "一是加强学习，组织学法4次。⟦三是⟧严格执法，办理案件6件。四是化解矛盾，调解纠纷30件。",
            says="缺少「二是」",
        ),
        Bad(
            "存在的不足：一是编制偏少；二是经费紧张；⟦四是⟧设备老旧。",
            says="「二是」之后是「四是」，缺少「三是」",
        ),
        Bad(
            "第一，加强学习。组织学法4次。\n第二，严格执法。办理案件6件。\n⟦第四⟧，化解矛盾。调解纠纷30件。",
            says="缺少「第三」",
        ),
        Bad("重点抓了几项工作：（1）加强学习；（2）严格执法；⟦（4）⟧化解矛盾。", says="缺少「（3）」"),
        Bad("附件：\n1.文件目录\n⟦3.⟧事项目录", says="缺少「2.」"),
        Bad(
            "首先，加强学习，组织学法4次；⟦再次⟧，严格执法，办理案件6件；最后，化解矛盾。",
            says="缺少「其次」",
        ),
    ),
    good=(
        "一是加强学习；二是严格执法。\n一是编制偏少；二是经费紧张；三是设备老旧。",
        "一是加强学习，二要严格执法，三是化解矛盾，四是政务公开。",
        "首先，加强学习。其次，严格执法；再次开展评查。最后，化解矛盾。依照该办法第（二）项、第（四）项办理。",
        "建设内容：1.道路4.5公里；2.绿化3处；3.路灯12盏。",
        "一是进一步统一是非标准；二是不断提高认识。",
    ),
)
def enumeration_gap(doc: Document, options: Options) -> Iterator[Finding]:
    """A number that stands nowhere between its two neighbours in one list."""
    explained = {after.marker.start for _, after, _ in second_ones(doc)}
    for before, after, listed in pairs(doc):
        if before.marker.start in explained:
            continue  # 一是、一是、三是: the second is wrong, none is missing
        present = {item.ordinal for item in listed.items}
        between = Span(before.lead.start, after.marker.start)
        lost = [
            value
            for value in range(before.ordinal + 1, min(after.ordinal, before.ordinal + 6))
            if value not in present and not said_between(doc, value, between)
        ]
        if lost and len(lost) == after.ordinal - before.ordinal - 1:
            names = "".join(f"「{word(listed.style, value)}」" for value in lost)
            yield Finding(
                after.marker,
                f"「{word(listed.style, before.ordinal)}」之后是「{word(listed.style, after.ordinal)}」，缺少{names}",
                related=(Related(before.marker, "前一项"),),
                suggestion="请核对是否漏了一项；没有漏的，请调整序号",
            )
    yield from _annexes(doc)


_ANNEXES = re.compile("附件[：:]")
_ANNEX = re.compile("[ \u3000]*+\n?[ \u3000]*+(?P<marker>(?P<number>[0-9]{1,2})[.．、])[^\n]{2,80}(?=\n|$)")


def _annexes(doc: Document) -> Iterator[Finding]:
    """附件：1.甲 3.乙: annexes are counted from one without a gap."""
    for listed in everywhere(doc, _ANNEXES):
        before: re.Match[str] | None = None
        at = listed.end()
        while (annex := _ANNEX.match(doc.body, at)) is not None:
            if before is not None and int(annex["number"]) == int(before["number"]) + 2:
                yield Finding(
                    Span(*annex.span("marker")),
                    f"附件「{before['number']}.」之后是「{annex['number']}.」，缺少「{int(before['number']) + 1}.」",
                    related=(Related(Span(*before.span("marker")), "前一项"),),
                    suggestion="请核对是否漏了附件；没有漏的，请调整序号",
                )
            before, at = annex, annex.end()
