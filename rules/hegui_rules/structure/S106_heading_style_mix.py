"""S106: headings of one level are numbered in different styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.document import Section
from hegui.api.text import TENS, ordinal, write
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import family, marker, misfits, number, quoted, runs, steps, stray


@rule(
    code="S106",
    name="heading-style-mix",
    title="同级标题序号形式不一",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="同一级标题应当用同一种序号，否则层次不清。",
    bad=(
        Bad(
            "一、主要举措\n开展普法宣传12场。\n⟦（二）⟧存在的不足\n执法力量还需加强。\n三、下一步安排\n继续普法。",
            says="似应为「二、」",
        ),
        Bad(
            "一、主要举措\n（一）加强学习\n组织学法4次。\n⟦2.⟧严格执法\n办理案件6件。\n（三）化解矛盾\n调解纠纷30件。",
            says="似应为「（二）」",
        ),
        Bad(
            "（一）抓牢普法。开展巡讲19场。\n（二）抓实化解。调处纠纷77起。\n⟦3.⟧抓好队伍。选派学习11名。",
            says="（三）",
        ),
        Bad(
            "一、基本情况\n全镇设综合行政执法队1支。\n二、主要做法\n推行片区化普法，配备联络律师。\n⟦第三、⟧下步打算\n推动普法精准滴灌。",
            says="三、",
        ),
        Bad(
            "一、主要举措\n1.加强学习。组织学法4次。\n⟦2、⟧严格执法。办理案件6件。\n3.化解矛盾。调解纠纷30件。",
            says="与同级的「1.」不一致",
        ),
        Bad(
            "一、主要举措\n（一）加强学习\n组织学法4次。\n（二）严格执法\n办理案件6件。\n⟦三、⟧化解矛盾\n调解纠纷30件。\n"
            "（四）政务公开\n公开信息40条。\n二、存在的不足\n编制偏少。",
            says="似应为「（三）」",
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习\n1.领导带头。每月学法。\n2.全员参与。人人过关。\n（二）严格执法\n办理案件6件。\n二、存在的不足\n编制偏少。",
        "一、主要举措\n1、加强学习。组织学法4次。\n2、严格执法。办理案件6件。\n二、存在的不足\n1、编制偏少。\n2、经费紧张。",
    ),
)
def heading_style_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """A number of the level in the style of another level; 1. beside 1、 as a note."""
    for step in steps(doc):
        found = stray(doc, step)
        if found is not None:
            wanted = marker(step.after.heading.style, number(found))
            yield Finding(
                found.heading.marker,
                f"{quoted(step.before)}和{quoted(step.after)}之间是{quoted(found)}，序号形式不一致",
                related=(Related(step.before.heading.marker, "前一个标题"),),
                suggestion=f"似应为「{wanted}」",
            )
    for place, before in misfits(doc).items():
        odd = doc.sections[place]
        yield Finding(
            odd.heading.marker,
            f"{quoted(before)}之后是{quoted(odd)}，序号形式不一致",
            related=(Related(before.heading.marker, "前一个标题"),),
            suggestion=f"似应为「{marker('（一）', number(odd))}」",
        )
    yield from _one_deeper(doc)
    yield from _spelled(doc)
    for run in runs(doc):
        first = run[0]
        other = next((s for s in run if {s.heading.style, first.heading.style} == {"1.", "1、"}), None)
        if other is not None:
            yield Finding(
                other.heading.marker,
                f"{quoted(other)}的序号形式与同级的{quoted(first)}不一致",
                related=(Related(first.heading.marker, "同级的第一个标题"),),
                suggestion="同级标题用同一种序号",
                severity=Severity.INFO,
            )


def _one_deeper(doc: Document) -> Iterator[Finding]:
    """（一） （二） 3.: a lone heading of another style that says the number after the one it seems to stand under."""
    children: dict[int | None, list[Section]] = {}
    for section in doc.sections:
        children.setdefault(section.parent, []).append(section)
    for parent, below in children.items():
        if parent is None or len(below) != 1:
            continue
        above, odd = doc.sections[parent], below[0]
        siblings = [s for s in children[above.parent] if family(s) == family(above)]
        value = number(odd)
        if (
            value == number(above) + 1 >= _THIRD
            and above is siblings[-1]
            and [number(s) for s in siblings] == list(range(1, value))
        ):
            yield _other_style(odd.heading.marker, above, marker(above.heading.style, value))


_THIRD = 3
_SPELLED = re.compile(
    f"[ \u3000]*(?P<marker>第(?P<number>[{TENS}]{{1,2}})[、，,：:])(?=[\u4e00-\u9fff]{{2,30}}$)"
)


def _spelled(doc: Document) -> Iterator[Finding]:
    """一、 二、 第三、 in a line that is a heading."""
    top = [s for s in doc.sections if s.heading.style == "一、"]
    for paragraph in doc.report if len(top) > 1 else ():
        match = _SPELLED.match(doc.body, *paragraph.span)
        if match is None or match.end("marker") + 31 < paragraph.span.end:
            continue
        if f"\n第{write((ordinal(match['number']) or 2) - 1)}" in doc.body.replace(" ", "").replace(
            "\u3000", ""
        ):
            continue  # a list of its own: 第一、 第二、
        before = next((s for s in reversed(top) if s.span.start < paragraph.span.start), None)
        if before is not None and ordinal(match["number"]) == number(before) + 1:
            yield _other_style(Span(*match.span("marker")), before, marker("一、", number(before) + 1))


def _other_style(span: Span, before: Section, wanted: str) -> Finding:
    return Finding(
        span,
        f"{quoted(before)}之后的标题换了序号形式，前后不一致",
        related=(Related(before.heading.marker, "前一个标题"),),
        suggestion=f"似应为「{wanted}」",
    )
