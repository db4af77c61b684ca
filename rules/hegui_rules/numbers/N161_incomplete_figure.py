"""调解纠纷件，发放资料3000，走访余户: a figure that lost its number, or its measure word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import quantities
from hegui.api.language import Worded, classes_of, everywhere
from hegui.api.text import Hit, frequency
from hegui_rules.basis import FIGURE_USAGE
from hegui_rules.wording.classifiers import CLASSIFIERS, Classifier

_BARE = re.compile(
    "(?:共计|合计|累计|总计|共有?|达到?|有)?(?P<number>(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,6})(?=[，。；\n](?![0-9]))"
)
_NUMERAL = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿几数多各每]")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
_OFFICE_NOUNS = frozenset(("投诉", "申请", "提案", "合同", "协议"))
"""投诉件, 申请件: papers, not a lost number."""
_STOP = "(?=[，。；,;\n]|$)"


@rule(
    code="N161",
    name="incomplete-figure",
    title="数字或计量单位缺失",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="“调解纠纷件”漏了数字，“发放宣传资料3000”漏了单位，读者都无从知道是多少。",
    knowledge=(CLASSIFIERS,),
    bad=(
        Bad("全年调解⟦纠纷件⟧，发放⟦宣传资料份⟧。", says="漏了数字"),
        Bad("2024年调解矛盾⟦纠纷起⟧，培训⟦网格员人⟧。", says="漏了数字"),
        Bad("全镇走访慰问⟦余户⟧，调解矛盾纠纷⟦余起⟧。", says="漏了数字"),
        Bad("全镇共受理案件⟦45⟧，均已办结。", says="漏了单位"),
    ),
    good=(
        "全年调解纠纷45件，发放宣传资料3000份。",
        "认真办理投诉件，培育优秀企业家，布置座谈会会场。",
        "涉企案件共15、民事案件共30、行政案件共12件。",
        "办案经费5，905万元到位，新收案件45，旧存12，共57件。",
        "每起纠纷、各类案件均已办结，案件总数为45。",
        "走访百余户、三千余人次，资金盈余，其余人均已到位，任期年余。",
    ),
)
def incomplete_figure(doc: Document, options: Options) -> Iterator[Finding]:
    """A measure word right behind its noun, or a bare number behind a noun that is counted, where the clause ends."""
    measures = classes_of(doc).pattern("specific-measure")
    behind = re.compile(f"(?P<unit>{measures}){_STOP}")
    yield from _rest_without_number(doc, measures)
    yield from _rate_without_sign(doc)
    yield from _act_without_number(doc)
    ends = set[int]()
    for row, hit in options.classifiers.hits(doc):
        if hit.span.end in ends:  # 调解员 of 人民调解员
            continue
        ends.add(hit.span.end)
        clause = doc.clause_at(hit.span.start)
        if clause is not None:
            yield from _without_number(doc, row, hit, clause.span.start, behind)
            yield from _without_unit(doc, row, hit.span.end)


def _without_number(
    doc: Document, row: Classifier, hit: Hit, start: int, behind: re.Pattern[str]
) -> Iterator[Finding]:
    measure = behind.match(doc.body, hit.span.end)
    if measure is None or measure["unit"] not in row.fits or hit.word in _OFFICE_NOUNS:
        return
    unit = measure["unit"]
    # 座谈会场 and 企业家 are words, 纠纷起 is none for all that 纷起 is one; 三类案件 has its number.
    joined = frequency(hit.word[-1] + unit)
    if frequency(hit.word[-2:] + unit) or (joined and joined >= frequency(hit.word[-2:])):
        return
    before = _YEAR.sub("", doc.body[start : measure.start()])
    if not _NUMERAL.search(before):
        yield Finding(
            Span(hit.span.start, measure.end()),
            f"“{hit.word}{measure[0]}”漏了数字",
            suggestion="核实后补上数字，没有内容的删去整句",
        )


def _rest_without_number(doc: Document, measures: str) -> Iterator[Finding]:
    """走访慰问余户: 余 behind no number."""
    rest = re.compile(f"(?<=[一-龥])(?<!其)余(?:{measures})次?{_STOP}")
    for match in everywhere(doc, rest):
        start = match.start()
        if _NUMERAL.match(doc.body, start - 1) or frequency(doc.body[start - 1 : start + 1]):
            continue
        yield Finding(
            Span(start, match.end()),
            f"“{match[0]}”前漏了数字",
            suggestion="核实后补上数字，没有内容的删去整句",
        )


def _without_unit(doc: Document, row: Classifier, end: int) -> Iterator[Finding]:
    number = _BARE.match(doc.body, end)
    if number is None:
        return
    span = Span(*number.span("number"))
    follows = next((q for q in quantities(doc) if q.span.start > span.end), None)
    # 新收案件45，旧存12，共57件: the last of them has the unit of all.
    if follows and follows.unit in row.fits and doc.body.find("。", span.end, follows.span.start) < 0:
        return
    written = doc.quote(span)
    yield Finding(span, f"“{written}”后面漏了单位", suggestion=f"核对后写明单位，如“{written}{row.usual}”")


_RATE = Worded(
    "(?:率|占比|比例|满意度)(?:、[一-龥]{1,8}率){0,4}(?:[均都已达到为是由从]|分别|超过|保持在|稳定在){1,4}"
    "(?P<number>100|[0-9]{2}(?:\\.[0-9]+)?)(?=[，。；、]|<change-to>|提升)"
)
"""合格率达100，: digits behind the name of a rate, and no sign."""


def _rate_without_sign(doc: Document) -> Iterator[Finding]:
    for match in everywhere(doc, _RATE.of(doc)):
        written = match["number"]
        yield Finding(
            Span(*match.span("number")), f"“{written}”后面漏了百分号", suggestion=f"核对后写作“{written}%”"
        )


def _act_without_number(doc: Document) -> Iterator[Finding]:
    """开展联合整治次，: an event counted, and no number."""
    classes = classes_of(doc)
    acts = classes.pattern("act-noun", "event-noun")
    for match in re.finditer(f"(?:{acts})(?P<unit>场次|人次|次|场){_STOP}", doc.body):
        clause = doc.clause_at(match.start())
        begin = clause.span.start if clause is not None else match.start()
        if frequency(doc.body[match.start("unit") - 1 : match.end()]) or _NUMERAL.search(
            _YEAR.sub("", doc.body[begin : match.start("unit")])
        ):
            continue
        yield Finding(
            Span(match.start("unit"), match.end()),
            f"“{match['unit']}”前漏了数字",
            suggestion="核实后补上数字，没有内容的删去整句",
        )
