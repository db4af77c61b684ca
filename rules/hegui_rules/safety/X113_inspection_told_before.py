"""X113: an unannounced inspection that the report announces: 3月18日拟对……开展突击暗访, 请勿提前告知."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import DISCLOSURE

_DAY = r"(?:[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{1,2}月[上中下]旬|下[个]?(?:周|星期|月)[一二三四五六日]?)[上下]?午?"
_INSIDE = r"[^，,。；;：:！？\n]"
_AT = rf"(?:对|赴|到|前往|进驻){_INSIDE}{{3,30}}?(?:进行|开展|实施|组织|展开)?(?:一次)?<unannounced>"
_PLANNED = (
    Worded(rf"(?:<future>|定于){_INSIDE}{{0,4}}?{_DAY}{_INSIDE}{{0,12}}?{_AT}"),
    Worded(rf"{_DAY}[，,]?{_INSIDE}{{0,14}}?(?:<future>|定于){_INSIDE}{{0,6}}?{_AT}"),
    Worded(rf"{_DAY}[，,]?{_INSIDE}{{0,12}}?{_AT}(?={_INSIDE}{{0,8}}[，,（(；;]{{0,2}}(?:请|切|望)?(?:不要|勿|不得|严禁|务必){_INSIDE}{{0,6}}?(?:<before-told>|保密))"),
)  # fmt: skip
_LISTED = Worded(
    rf"^[ \t　]*+(?:[（(]?[0-9一二三四五六七八九十]{{1,3}}[)）]?[.．、])?(?P<it>{_DAY}[，,]?{_INSIDE}{{0,6}}?{_AT})"
)
_HUSH = Worded(r"(?:[请切望]?勿|(?:请|务必)不要)<before-told>")
_LEAD = Worded(r"(?:<plan-heading-noun>|<plan-marker>)(?:如下)?[：:]?[ ]?$")
_LINES = 12


@rule(
    code="X113",
    name="inspection-told-before",
    needs=Needs(classes=("unannounced", "before-told")),
    title="公开了尚未进行的突击检查",
    severity=Severity.WARNING,
    basis=DISCLOSURE,
    rationale="暗访、突击检查事先公开时间和对象就失去意义，也会妨碍执法；可以公布年度检查计划，不写具体日期和被检查单位。",
    bad=(
        Bad("⟦3月18日拟对和顺酒厂开展突击检查⟧。", says="突击检查"),
        Bad("2025年工作安排：\n1.健全工作制度；\n2.⟦5月6日到福源养老院进行暗访⟧，⟦请勿提前告知⟧该单位；"),
    ),
    good=(
        "2024年3月18日，对和顺酒厂开展突击检查，发现问题6处，责令限期改正。",
        "坚持四不两直，不发通知、不打招呼，不得提前告知被检查单位，全年暗访46次。",
        "2025年工作安排：\n1.按照年度计划开展执法检查；\n2.适时对重点企业开展明察暗访。",
    ),
)
def inspection_told_before(doc: Document, options: Options) -> Iterator[Finding]:
    """Day, target and an inspection that nobody is to know of, where they are still to come; and the words that ask for silence."""
    found = [Span(*match.span()) for shape in _PLANNED for match in everywhere(doc, shape.of(doc))]
    found += [Span(*match.span()) for match in everywhere(doc, _HUSH.of(doc))]
    found += _in_lists(doc)
    taken: list[Span] = []
    for span in sorted(found):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield Finding(
                span,
                "此处公开了尚未进行的突击检查",
                suggestion="删去日期和被检查单位，改为“按照年度计划开展执法检查”",
            )


def _in_lists(doc: Document) -> list[Span]:
    """Items of a list that a line such as 2025年工作安排： leads."""
    found, led, shape, lead = list[Span](), 0, _LISTED.of(doc), _LEAD.of(doc)
    start = 0
    for line in doc.body.split("\n"):
        if len(line) < 60 and lead.search(line):
            led = _LINES
        elif led and (match := shape.match(line)):
            found.append(Span(start + match.start("it"), start + match.end()))
        led = max(0, led - 1)
        start += len(line) + 1
    return found
