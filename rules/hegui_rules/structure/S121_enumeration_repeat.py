"""S121: a number stands twice in one list, or the numbers run backwards."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import pairs, second_ones, word


@rule(
    code="S121",
    name="enumeration-repeat",
    title="列举序号重复或颠倒",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同一处列举出现两个相同的序号，多为增补内容后没有调整。",
    bad=(
        Bad(
            "一是加强学习，组织学法4次。二是严格执法，办理案件6件。⟦二是⟧化解矛盾，调解纠纷30件。",
            says="两个「二是」",
        ),
        Bad(
            "一是编制偏少，难以做到全天巡查。⟦一是⟧经费紧张，设备没有更新。三是培训不足。",
            says="两个「一是」",
        ),
        Bad(
            "重点抓了几项工作：①加强学习，组织学法4次；②严格执法，办理案件6件；⟦②⟧化解矛盾，调解纠纷30件。",
            says="两个「②」",
        ),
        Bad("一是编制偏少；二是经费紧张；三是设备老旧；⟦二是⟧培训不足。", says="「三是」之后是「二是」"),
    ),
    good=(
        "一是加强学习；二是严格执法。\n下一步，一是编制增加；二是经费保障。",
        "一是加强学习，具体来说：一是领导带头，二是全员参与；二是严格执法。",
    ),
)
def enumeration_repeat(doc: Document, options: Options) -> Iterator[Finding]:
    """An item whose number is not greater than the one before it in the same list."""
    for before, after, listed in second_ones(doc):
        yield Finding(
            after.marker,
            f"同一处列举有两个「{word(listed.style, 1)}」",
            related=(Related(before.marker, "前一项"),),
            suggestion=f"这里似应为「{word(listed.style, 2)}」",
        )
    for before, after, listed in pairs(doc):
        first, second = word(listed.style, before.ordinal), word(listed.style, after.ordinal)
        if listed.style == "首先":
            continue  # 其次 may be said again
        if before.ordinal == after.ordinal:
            yield Finding(
                after.marker,
                f"同一处列举有两个「{second}」",
                related=(Related(before.marker, "前一项"),),
                suggestion=f"这里似应为「{word(listed.style, after.ordinal + 1)}」，后面的序号依次顺延",
            )
        elif after.ordinal < before.ordinal:
            yield Finding(
                after.marker,
                f"列举序号颠倒：「{first}」之后是「{second}」",
                related=(Related(before.marker, "前一项"),),
                suggestion="请核对次序，调整序号",
            )
