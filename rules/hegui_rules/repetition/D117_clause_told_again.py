"""D117: one clause without a figure again in its paragraph; one fact told twice with other figures."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.document import Clause
from hegui.api.facts import is_verb
from hegui.api.language import WordClasses, classes_of
from hegui.api.text import tags, words
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.common import substance
from hegui_rules.repetition.likeness import adds_nothing, substance_of

_PROSE = frozenset(("body", "preamble"))
_LEAST = 8
"""Letters of substance of a clause that is not the same by chance."""
_DIGITS = re.compile("[0-9]+(?:[.][0-9]+)?")
_TOTAL = re.compile("全年|本年度")
_BUILD = 9
"""Letters, figures left out, of a yearly total that is told with two sets of figures."""
_AGAIN = 7


@rule(
    code="D117",
    name="clause-told-again",
    title="同一段里同一句话或同一项数据写了两遍",
    severity=Severity.WARNING,
    yields_to=("D101", "D102", "D103", "D106", "D107", "D108", "D109", "D111", "D112", "D201", "D202", "D203", "D204"),
    basis=HANDLING,
    rationale="同一段里一个分句原样写了两遍，或同一项全年数据出现两组数字，多为粘贴、改数时没有删净。",
    bad=(
        Bad(
            "一是抓监管，建立市场主体信用档案制度；二是抓服务，开展上门指导；三是抓信用，⟦建立市场主体信用档案制度⟧。",
            says="前面",
        ),
        Bad(
            "法律顾问全年审查各类合同58份，提出修改意见110条；加强信访接待；⟦法律顾问全年审查各类合同85份⟧，提出修改意见101条。",
            says="另一组数字",
        ),
        Bad("对28家机构开展评查，抽查法律文书140份。评查中，⟦抽查法律文书140份⟧，发现瑕疵5处。", says="刚刚"),
        Bad("全镇举办法治讲座96场，建成法治广场2处，⟦举办法治讲座96场⟧，调解纠纷730件。", says="列过"),
        Bad("全年举办法治讲座24场，⟦累计开展法治讲座24场⟧。"),
        Bad("检查企业96家，发现问题并督促整改，⟦发现问题督促整改到位⟧。"),
    ),
    good=(
        "全年排查矛盾纠纷530件，共化解矛盾纠纷530件；受理申请86件，累计办结申请86件。",
        "法律顾问全年审查各类合同58份，公职律师全年审查各类合同85份。",
        "小学开展讲座12场，受众600人，中学开展讲座8场，受众600人；城东所调解纠纷36件，城西所调解纠纷36件。",
        "坚持以习近平法治思想为指导，抓好学习；坚持以习近平法治思想为指导，抓好执法。",
        "加快基础设施建设，完成投资120亿元；布局智算中心，完成投资40亿元。加快片区开发建设，完成投资120亿元。",
        "上半年组织执法培训6场，培训220人次；下半年组织执法培训8场，培训260人次。",
    ),
)  # fmt: skip
def clause_told_again(doc: Document, options: Options) -> Iterator[Finding]:
    """Clauses of a paragraph compared by their text, and with their figures left out."""
    for paragraph in doc.report:
        if paragraph.role in _PROSE and paragraph.kind != "cell":
            listed = dict(_listed_again(doc, paragraph.span))
            for here, there in listed.items():
                yield _finding(here, there, "这一项连同数字前面已经列过")
            yield from _compared(doc, [c.span for c in doc.clauses_in(paragraph.span)], listed)


def _compared(doc: Document, spans: Sequence[Span], listed: Container[Span]) -> Iterator[Finding]:
    """Each clause with the earlier ones of its paragraph, but for what is told of already."""
    classes = classes_of(doc)
    seen: dict[str, Span] = {}
    last: Span | None = None
    counted = False  # whether the last one has figures
    for span in spans:
        text = doc.body[slice(*span)]
        build = _DIGITS.sub("0", text)
        if len(text) < _AGAIN or span in listed:
            last = None
            continue
        earlier = seen.get(build)
        figures = build != text
        if earlier is not None and not figures and substance(classes, text) >= _LEAST and _does(text):
            yield _finding(span, earlier, "这一句前面已经写过", Severity.INFO)
        elif (
            earlier is not None
            and figures
            and len(build) >= _BUILD
            and _TOTAL.search(text)
            and doc.body[slice(*earlier)] != text
        ):
            yield _finding(span, earlier, "同一项全年数据前面写的是另一组数字")
        elif earlier is not None and figures and _copied(doc, earlier, span):
            yield _finding(span, earlier, "这一句连同数字刚刚写过")
        elif last is not None and figures and _summed(classes, doc.body[slice(*last)], text):
            yield _finding(span, last, "这一句与前一句说的是同一件事，数字也相同", Severity.INFO)
        elif (
            last is not None and not figures and not counted and _same(classes, doc.body[slice(*last)], text)
        ):
            yield _finding(span, last, "这一句与前一句说的是同一件事", Severity.INFO)
        seen.setdefault(build, span)
        last, counted = span, figures


_UNLIKE = 12
"""Letters that stand in one of two clauses only, from which they do not say the same; a look before words are cut."""
_COPIED = 8
_NEAR = 40
_APART = re.compile("[0-9\\t]")
_TENS = re.compile("[1-9][0-9]")


def _copied(doc: Document, earlier: Span, here: Span) -> bool:
    """Whether a clause stands again with its figure a sentence on: 抽查文书140份。评查中，抽查文书140份，…."""
    text = doc.body[slice(*here)]
    return (
        text == doc.body[slice(*earlier)]
        and len(_DIGITS.sub("", text)) >= _COPIED - 2
        and len(text) >= _COPIED
        and _TENS.search(text) is not None
        and here.start - earlier.end <= _NEAR
        # With figures of its own between them each may be said of another matter.
        and not _APART.search(doc.body, earlier.end, here.start)
    )


_ITEM = 6
"""Letters of an item of a list that is not the same by chance."""
_COUNT_AT_END = re.compile("[0-9][余多]?[万亿]?[\u4e00-\u9fff%]{1,3}$")
_OTHER_TIME = re.compile("上年|去年|同期|其中|分别|[上下]半年|季度")


def _in_the_list(doc: Document, earlier: Sequence[Clause], here: Span) -> Span | None:
    """The earlier clause of one row of deeds that is, or ends with, what stands here: 举办讲座96场，建成广场2处，举办讲座96场."""
    text = doc.body[slice(*here)]
    if len(text) < _ITEM or not _COUNT_AT_END.search(text) or not _deed(text):
        return None
    for clause in reversed(earlier):
        said = doc.body[slice(*clause.span)]
        if _OTHER_TIME.search(said):
            return None
        if said.endswith(text) and len(said) - len(text) <= _SUBJECT:
            return clause.span
        # Each clause between must be a deed of the same doer: 城东所调解36件，城西所调解36件.
        if not _deed(said):
            return None
    return None


_REACH = 12
"""Clauses of a sentence before the one that says one of them again."""


def _listed_again(doc: Document, paragraph: Span) -> Iterator[tuple[Span, Span]]:
    clauses = doc.clauses_in(paragraph)
    for place, clause in enumerate(clauses):
        near = [c for c in clauses[max(0, place - _REACH) : place] if c.sentence == clause.sentence]
        if near and (again := _in_the_list(doc, near, clause.span)) is not None:
            yield clause.span, again


def _deed(text: str) -> bool:
    """Whether it begins with a verb."""
    first = words(text[:4])[0]
    return is_verb(first) or is_verb(text[:2]) or tags(first[0]).get(first, "").startswith("v")


_SUBJECT = 14
_SUM = re.compile("累计|共计?|总共|总计|合计")
_SUMMED = 4


def _summed(classes: WordClasses, before: str, after: str) -> bool:
    """Whether a clause sums up what the one before it said: 举办讲座24场，累计开展讲座24场."""
    found = _DIGITS.findall(after)
    return (
        len(found) == 1
        and len(found[0]) > 1
        and _DIGITS.findall(before)[-1:] == found
        and _SUM.match(after) is not None
        and adds_nothing(classes, after, before)
        and substance_of(classes, after) >= _SUMMED
    )


def _same(classes: WordClasses, before: str, after: str) -> bool:
    """Whether two neighbours without figures say the same, but for 到位, 均 and the like."""
    if len({*before} ^ {*after}) > _UNLIKE:
        return False
    empty = re.compile(classes.pattern("adds-little"))
    one, other = empty.sub("", before), empty.sub("", after)
    return (
        adds_nothing(classes, other, one)
        and adds_nothing(classes, one, other)
        and substance_of(classes, other) >= _AGAIN
    )


_SPEAKS = re.compile("(?:来[说讲]|指出|强调|认识到|看到)$|^由")


def _does(text: str) -> bool:
    """Whether it is a statement of what is done rather than a motto: more than two words."""
    return len(words(text)) > 2 and _SPEAKS.search(text) is None


def _finding(here: Span, there: Span, message: str, severity: Severity | None = None) -> Finding:
    return Finding(
        here,
        message,
        related=(Related(there, "前面的一处"),),
        suggestion="删去一处，或写出新的内容；数字不同的，核对后保留正确的一组",
        severity=severity,
    )
