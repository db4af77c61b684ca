"""S102: two neighbouring headings have the same number."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.document import Section
from hegui.api.facts import in_sheet
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import UPPER, begun_again, family, marker, number, quoted, steps


@rule(
    code="S102",
    name="heading-number-repeat",
    title="标题序号重复",
    severity=Severity.ERROR,
    basis=FORMAT,
    rationale="同一级标题出现两个相同的序号，多为增补内容后没有重新编号。",
    bad=(
        Bad(
            "一、主要举措和成效\n全乡开展普法宣传12场。\n二、存在的不足\n执法力量还需加强。\n"
            "⟦二、⟧下一步工作安排\n继续开展普法宣传。",
            says="两个「二、」",
        ),
        Bad(
            "一、主要举措和成效\n全乡开展普法宣传12场，受众900人。\n⟦一、⟧存在的不足\n执法力量还需加强。\n"
            "二、下一步工作安排\n继续开展普法宣传。",
            says="两个「一、」",
        ),
        Bad(
            "一、主要举措和成效\n\n全乡开展普法宣传12场，受众900人。\n\n⟦一、⟧存在的不足\n\n执法力量还需加强。\n\n三、下一步安排\n\n继续普法。",
            says="似应为「二、」",
        ),
        Bad(
            "一、主要举措和成效\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n⟦一、⟧存在的不足\n执法力量还需加强。\n"
            "三、下一步安排\n继续普法。",
        ),
        Bad(
            "一、工作举措\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n⟦（二）⟧化解矛盾。调解纠纷30件。\n"
            "（三）政务公开。公开信息40条。",
            says="后面的序号依次顺延",
        ),
    ),
    good=(
        "一、2024年工作回顾\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n"
        "二、2025年工作安排\n（一）加强学习。组织学法6次。\n（二）严格执法。办理案件9件。",
        "2024年工作回顾\n一、普法宣传\n开展宣传12场，受众900人。\n二、行政执法\n办理案件6件，没有一件被撤销。\n"
        "2025年工作安排\n一、普法宣传\n开展宣传20场，覆盖全部村居。\n二、行政执法\n继续开展案卷评查。",
        "附件1\n一、组织领导\n印发工作要点。\n附件2\n一、组织领导\n召开推进会。\n二、责任落实\n逐项销号。",
    ),
)
def heading_number_repeat(doc: Document, options: Options) -> Iterator[Finding]:
    """Neighbours with one number; for 一、 一、 only when the second goes on counting and nothing divides them."""
    for step in steps(doc):
        first, second = step.numbers
        if first == second and not in_sheet(doc, step.before.heading.span):
            yield _finding(step.before, step.after, _next(step.run, step.after))
    for one, other in _same_again(doc):
        yield _finding(one, other, None)
    for one, other in _two_ones(doc):
        yield _finding(one, other, None)
    for one, other, following in begun_again(doc):
        yield _finding(one, other, following)


def _same_again(doc: Document) -> Iterator[tuple[Section, Section]]:
    """一、主要工作 and, next of its level, 一、主要工作 again: the same heading, number and words."""
    last: dict[int | None, Section] = {}
    for section in doc.sections:
        before = last.get(section.parent)
        last[section.parent] = section
        if (
            before is not None
            and number(section) == number(before) == 1
            and family(section) == family(before)
            and doc.quote(section.heading.title) == doc.quote(before.heading.title)
            and not in_sheet(doc, before.heading.span)
            and not any(
                p.role == "title" and before.span.start < p.span.start < section.span.start
                for p in doc.report
            )
        ):
            yield before, section


def _two_ones(doc: Document) -> Iterator[tuple[Section, Section]]:
    """1. and 1. as the only headings below one heading, where others have 1. and 2.: the second is a 2."""
    below: dict[int | None, list[Section]] = {}
    for section in doc.sections:
        below.setdefault(section.parent, []).append(section)
    lower = [some for some in below.values() if family(some[0]) not in UPPER]
    counted = any(
        [number(s) for s in some] == list(range(1, len(some) + 1)) and len(some) > 1 for some in lower
    )
    for parent, some in below.items():
        if parent is not None and counted and some in lower and [number(s) for s in some] == [1, 1]:
            yield some[0], some[1]


def _next(run: tuple[Section, ...], section: Section) -> Section | None:
    place = run.index(section)
    return run[place + 1] if place + 1 < len(run) else None


def _finding(one: Section, other: Section, following: Section | None) -> Finding:
    """The gap that ``following`` leaves is the repeated number's doing."""
    value = number(other)
    wanted = marker(other.heading.style, value + 1)
    shifts = following is not None and number(following) == value + 1
    return Finding(
        other.heading.marker,
        f"同一级标题有两个{quoted(other)}",
        related=(Related(one.heading.marker, "前一个标题"),),
        suggestion=f"这里似应为「{wanted}」" + ("，后面的序号依次顺延" if shifts else ""),
        severity=None if family(other) in UPPER else Severity.WARNING,
        accounts_for=() if following is None else (following.heading.marker,),
    )
