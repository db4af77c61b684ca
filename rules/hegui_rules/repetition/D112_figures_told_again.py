"""D112: one fact with its figures told again in other words, a few sentences on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import WordClasses, classes_of
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.likeness import adds_nothing, substance_of

_DIGIT = re.compile("[0-9]")
_FIGURE = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?:%|(?![年月日季])[\u4e00-\u9fff])")
_AIM = re.compile("目标|预期|力争|计划|确保|[0-9%][0-9%个件次人方米元亩万亿]{0,20}(?:左右|以上|以内)")
"""An aim is named, and named again where the reasons for it are given."""
_PRECISE = 3
"""Digits, noughts at its ends left out, of a figure that is not the same by chance; of a percentage one fewer."""
_LEAST = 6
"""Letters of weight of what is told again."""
_OF_YEAR = 4
"""Letters of weight of what is told twice of one year."""
_FAR = 600
"""Characters between the two; what lies further apart is an overview and its detail."""
_KEPT = 3
"""Earlier sentences with a figure that a later one is compared with: the latest."""
_ENDS = "。；！;"
_PROSE = frozenset(("body", "preamble", "closing"))


class _Told(NamedTuple):
    """A sentence and its figures.

    Attributes:
        clauses: each clause that has figures, with them.
        figures: all of them.
    """

    span: Span
    clauses: tuple[tuple[Span, frozenset[str]], ...]
    figures: frozenset[str]


@rule(
    code="D112",
    name="figures-told-again",
    title="同一件事换个说法又写一遍",
    severity=Severity.WARNING,
    yields_to=("D102", "D106", "D107", "D111", "D201", "D202", "D204"),
    basis=HANDLING,
    rationale="相隔不远的两句话说的是同一件事，数字也相同，只换了动词或语序，读者会以为是两件事。",
    bad=(
        Bad(
            "在综治中心设立诉调对接窗口，选派3名调解员常驻，前端分流民商事纠纷58件。群众诉求得到解决。"
            "⟦综治中心设有诉调对接窗口，常驻调解员3名，共前端分流民商事纠纷58件⟧。",
            says="前面",
        ),
        Bad("行政审批时间平均压缩72%。中介服务规范有序。⟦行政审批时间平均减少72%⟧。"),
        Bad(
            "一是规范制发。对拟出台文件开展合法性审核9件，提出修改意见22条，均被采纳。\n"
            "二是落实审查。⟦全年审核拟出台文件9件，提出修改意见22条⟧，受到好评。"
        ),
    ),
    good=(
        "收到行政复议申请9件，受理9件，审结9件。收到行政诉讼应诉通知9件，出庭应诉9件。",
        "上半年培训5期240人次。下半年培训5期240人次。",
        "企业开办时间压缩72%。施工许可办理时间压缩72%。化解率达98.5%。满意率达98.5%。",
        "甲村调解纠纷12件，发放资料300份。乙村调解纠纷12件，发放资料300份。",
    ),
)
def figures_told_again(doc: Document, options: Options) -> Iterator[Finding]:
    """A stretch of a sentence whose figures and words of weight all stand in one of the sentences before it."""
    classes = classes_of(doc)
    seen: dict[str, list[_Told]] = {}
    for told in _told(doc):
        earlier = {t.span.start: t for figure in told.figures for t in seen.get(figure, ())}
        for start in sorted(earlier, reverse=True):
            again = _again(doc, classes, told, earlier[start])
            if again is not None:
                yield Finding(
                    again,
                    "这里与前面一句说的是同一件事，数字也相同",
                    related=(Related(earlier[start].span, "前面的一句"),),
                    suggestion="删去一处，或写出新的内容",
                )
                break
        for figure in told.figures:
            seen[figure] = [*seen.get(figure, ())[-_KEPT + 1 :], told]


def _told(doc: Document) -> Iterator[_Told]:
    looked, running = -1, False
    for sentence in doc.sentences:
        if sentence.paragraph != looked:
            looked = sentence.paragraph
            paragraph = doc.paragraphs[looked]
            running = (
                paragraph.role in _PROSE
                and paragraph.kind != "cell"
                and doc.body.find("\t", *paragraph.span) < 0
            )
        if not running or _DIGIT.search(doc.body, *sentence.span) is None:
            continue
        clauses = tuple(
            (clause.span, figures)
            for clause in doc.clauses_in(sentence.span)
            if (figures := frozenset(m[0] for m in _FIGURE.finditer(doc.body, *clause.span)))
        )
        if clauses:
            yield _Told(sentence.span, clauses, frozenset().union(*(figures for _, figures in clauses)))


def _again(doc: Document, classes: WordClasses, told: _Told, first: _Told) -> Span | None:
    """The clauses of ``told`` that say what ``first`` says, when their figures are not the same by chance."""
    if told.span.start - first.span.end > _FAR or doc.body[first.span.end - 1] not in _ENDS:
        return None
    shared = [(span, figures) for span, figures in told.clauses if figures <= first.figures]
    figures = frozenset().union(*(figures for _, figures in shared))
    numbers = {n[0] for figure in figures if (n := _NUMBER.match(figure))}
    if len(numbers) > 1:
        source = doc.body[slice(*first.span)]
    elif any(map(_precise, numbers)) or _of_one_year(doc, classes, shared, first, figures):
        source = "，".join(doc.body[slice(*span)] for span, there in first.clauses if there & figures)
    else:
        return None
    again = Span(shared[0][0].start, shared[-1][0].end)
    for clause in reversed(doc.clauses_in(Span(told.span.start, again.start))):
        words = doc.body[slice(*clause.span)]
        if substance_of(classes, words) < _NUMBERS_WORD or not adds_nothing(classes, words, source):
            break
        again = Span(clause.span.start, again.end)
    words = _YEAR.sub("", doc.body[slice(*again)])
    if (
        substance_of(classes, words)
        < (_LEAST if len(numbers) > 1 or any(map(_precise, numbers)) else _OF_YEAR)
        or _AIM.search(words)
        or not adds_nothing(classes, words, source)
    ):
        return None
    return again


def _of_one_year(
    doc: Document,
    classes: WordClasses,
    shared: list[tuple[Span, frozenset[str]]],
    first: _Told,
    figures: frozenset[str],
) -> bool:
    """Whether two clauses tell the same of the whole year: 2024年开展检查86次 … 2024年组织检查86次."""
    if not any(len(figure) > _TENS for figure in figures):
        return False
    again = "，".join(doc.body[slice(*span)] for span, _ in shared)
    said = "，".join(doc.body[slice(*span)] for span, there in first.clauses if there & figures)
    return (
        _YEAR.search(again) is not None
        and _YEAR.search(said) is not None
        and adds_nothing(classes, again, said)
        and adds_nothing(classes, _YEAR.sub("", said), again)
    )


_YEAR = re.compile("全年|(?:19|20)[0-9]{2}年|本年度")
_TENS = 2
"""Characters of a figure of one digit with its unit."""
_NUMBER = re.compile("[0-9.]+%?")
_NUMBERS_WORD = 2
"""Letters of weight of a clause without figures that belongs to what is told again."""


def _precise(number: str) -> bool:
    digits = "".join(filter(str.isdigit, number)).strip("0")
    return len(digits) >= (_PRECISE - 1 if number.endswith("%") else _PRECISE)
