"""D116: 个别干部学习不够深入。部分干部学习还不深。: two neighbouring statements of one fault, or of one deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import WordClasses, classes_of
from hegui.api.text import words
from hegui_rules.basis import USAGE
from hegui_rules.repetition.likeness import adds_nothing, kin

_ITEM = "(?:[一二三四五六七八九]是|（[一二三四五六七八九]）)?"
_IDLE = re.compile("工作|新?(?:颁布|出台|修订)的")
_LEAST = 6
"""Letters of what a fault is said of, from which two statements are not the same by chance."""
_MOST = 40
_FIGURE = re.compile("[0-9“《]")
_NEAR = 2
"""Characters between the two."""


@rule(
    code="D116",
    name="fault-told-twice",
    title="相邻两句说的是同一个问题",
    severity=Severity.WARNING,
    yields_to=("D102", "D106", "D108", "D111", "D201"),
    basis=USAGE,
    rationale="相邻两句只换了“个别”“部分”“不够”“不足”一类词语，说的是同一个问题，应当合并。",
    bad=(
        Bad(
            "个别单位对法治建设工作重视不够。⟦有的部门对法治建设重视程度不高⟧。宣传形式单一。",
            says="前一句",
        ),
        Bad(
            "一是执法力量不足，编外人员多；二是普法方式单一；三是⟦执法力量薄弱⟧，人员偏少。",
            says="前面的一项",
        ),
        Bad("基层执法人员数量不足。⟦基层执法人员力量偏少⟧。原因是编制紧张。"),
    ),
    good=(
        "基层执法人员数量不足。基层执法人员素质不高。",
        "普法宣传的针对性不强。行政执法监督的力度还不够。",
        "一是执法力量不足；二是执法力量分布不均；三是普法力量不足。",
        "执法队伍建设还不够有力。执法队伍建设投入不足。",
    ),
)
def fault_told_twice(doc: Document, options: Options) -> Iterator[Finding]:
    """Neighbouring sentences of one clause that end in a fault, with the same words of weight before it."""
    classes = classes_of(doc)
    faults = re.compile(
        f"(?:{classes.pattern('to-a-degree')}){{0,4}}(?:有待|亟待|需要?)?(?:进一步)?"
        f"(?:不够?(?:{classes.pattern('falls-short-in')})?|{classes.pattern('shortfall')})$"
    )
    whose = re.compile(f"{_ITEM}(?:{classes.pattern('some-of')})?(?:地方的|的)?")

    def about(span: Span) -> str:
        """What the fault is said of: without 个别, 部分 and without the fault."""
        text = doc.body[slice(*span)]
        if _FIGURE.search(text):
            return ""
        who = whose.match(text)
        return _IDLE.sub("", faults.sub("", text[who.end() if who is not None else 0 :]))

    ends = {"不", "够", *(word[-1] for word in classes.words("falls-short-in", "shortfall"))}
    stated = [
        clause.span
        for clause in doc.clauses
        if _MIN < clause.span.length < _MOST
        and doc.body[clause.span.end - 1] in ends
        and faults.search(doc.body, *clause.span)
    ]
    for before, after in _items(doc, frozenset(stated)):
        if len(about(before)) >= _NAMED and about(before) == about(after):
            yield Finding(
                after,
                "这一项与前面的一项说的是同一个问题",
                related=(Related(before, "前面的一项"),),
                suggestion="合并为一项，或改成原意要写的问题",
            )
    for before, after in pairwise(stated):
        if 0 <= after.start - before.end <= _NEAR and _same(classes, about(before), about(after)):
            yield Finding(
                after,
                "这一句与前一句说的是同一个问题",
                related=(Related(before, "前一句"),),
                suggestion="合并为一句",
            )


_MIN = 5
_NAMED = 4
"""Letters of what a fault is said of, from which two items of one list name the same fault."""


def _items(doc: Document, stated: frozenset[Span]) -> Iterator[tuple[Span, Span]]:
    """The first clauses of two items of one list that both state a fault."""
    for listed in doc.enumerations:
        heads: list[tuple[int, Span]] = []
        for item in listed.items:
            first = next(iter(doc.clauses_in(item.lead)), None)
            if first is not None:
                head = Span(max(first.span.start, item.lead.start), first.span.end)
                if first.span in stated or head in stated:
                    heads.append((item.ordinal, head))
        yield from ((one, other) for (a, one), (b, other) in combinations(heads, 2) if a != b)


def _same(classes: WordClasses, one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST:
        return False
    return _within(classes, one, other) and _within(classes, other, one)


def _within(classes: WordClasses, more: str, said: str) -> bool:
    """Whether every word of ``more`` stands in ``said``, in other words."""
    known = words(said)
    return all(
        adds_nothing(classes, word, said) or any(_akin(classes, word, other) for other in known)
        for word in words(more)
    )


def _akin(classes: WordClasses, one: str, other: str) -> bool:
    """Whether two words say the same of a fault, where they are not the same everywhere: 数量, 力量."""
    of = classes.classes_of_word
    return kin(classes, one, other) or any(
        name.startswith("akin-") and name in of.get(b, ())
        for a, b in ((one, other), (one[:2], other), (one, other[:2]))
        for name in of.get(a, ())
    )
