"""W406: 有针对性的开展: 的 between an adverbial and its verb, or before a complement of degree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Document, Edit, Finding, Fix, Options, Repair, Severity, Span, in_title, rule
from hegui.api.language import WordClasses, classes_of
from hegui.api.text import TENS
from hegui_rules.basis import LANGUAGE

_OWNED = re.compile(
    f"(?:一|几|[{TENS}\\d]|这|那|该|各|每|此)(?:个|种|套|项|些|次|类|系列|批|条|支|名|大)[^，,。；;]{{0,6}}$"
    "|(?:是|为|采取|采用|提出|形成|拿出|探索|提供|没有|缺乏|缺少|具有|有|作出|做出|制定|出台|建立|完善|进行|给予|得到|取得|实现|达到"
    "|起到|坚持|树立|奠定|需要|发挥|最|更|较|更加|比较|十分|非常|、)[了着过]?$"
)
"""Before an attribute, not an adverbial: 一套有效的, 采取积极的."""

_DEGREE = re.compile(
    "的(?:有(?:差距|欠缺)|(?:还|仍)?(?:"
    "(?:不够|不)(?:[好深实细紧牢多足透精严广]|深入|扎实|到位|全面|充分|及时|彻底|理想|紧密|规范|广泛|明显|有力|均衡|平衡|健全|严格|准确|细致|系统|深刻|灵活|严谨|牢固|具体|精准)(?:、?(?:深入|细致|扎实|全面|到位|规范))?|不够"
    "|(?:很|较|比较|较为|非常|十分|更|更加|相对|不太)?(?:快|慢|迅速|缓慢|到位|及时)"
    "|(?:很|较|比较|非常|十分|更|更加|相对)(?:[好差少多紧细实]|深入|扎实|全面|充分|顺利|成功|紧密|明显|熟练|准确|规范|清晰|牢固|细致|熟悉|深刻|精准|透彻)){1,2})"
    "(?=[，,。；;！!\n]|$)"
)

_TOWARD = re.compile(
    "的(?:(?:参与|投入|融入|加入)[到进于了]|(?:配合|支持|响应|协助|参与)(?=我|各|上级|县|区|镇|乡|村|执法|开展|做好|完成|政府|党委|号召|普法|法治)"
    "|(?:参加|报名|建言|献策|争当|争做|回应)(?=[\u4e00-\u9fff]{2})|学法用法|遵纪守法)"
)
"""Verbs that may be nouns too (积极的参与) are verbs here by what follows them."""

_MEANS = "态度|热情|精神|状态|措施|举措|手段|途径|作风|姿态|步伐|(?:公共|法律|政务|法治|志愿)+服务|(?:法治|法律|社会|营商|政治)(?:氛围|环境|保障|支撑|基础)"
_ENDS = "(?=[，,。；;、\n]|$)"
_LISTED = ("、",)
_IN_A_WORD = "[位方区域点理形级段标块产带界面质到出以了失知益意分体]"
"""What makes a word of 地 or 得: 重要地|位, 明显得|到."""


class _Shapes(NamedTuple):
    """The regular expressions of one set of word classes.

    Attributes:
        before_verb: 的 and a verb with something behind it.
        nominal: behind such a verb: it stands for a noun, or describes the noun that follows (有效的解决办法).
        attribute: the whole is one noun phrase (有效的化解矛盾的办法).
        adverbials, judged: words before the particle.
        others: words before a particle, what it is and what follows, the right particle and why.
    """

    before_verb: re.Pattern[str]
    nominal: re.Pattern[str]
    attribute: re.Pattern[str]
    adverbials: tuple[str, ...]
    judged: tuple[str, ...]
    others: tuple[tuple[tuple[str, ...], re.Pattern[str], str, str], ...]


@lru_cache(maxsize=4)
def _shapes(classes: WordClasses) -> _Shapes:
    verb, noun, praising = (
        classes.pattern("particle-verb"),
        classes.pattern("particle-noun"),
        classes.pattern("praising"),
    )
    thing, state = classes.pattern("praised-thing"), classes.pattern("state-noun")
    state_of = f"(?:问题|现象|情况|状况|短板|局面){_ENDS}"
    owned, adverbial = classes.pattern("owned-thing"), classes.words("adverbial")
    inside = (
        f"(?:(?!{verb}|{classes.pattern('transitive')}|{_IN_A_WORD})(?:(?![的地得])[\u4e00-\u9fff]){{1,4}}?)?"
    )
    others = (
        (classes.words("praising"), f"[地得]{inside}{thing}{_ENDS}", "的", "修饰名词"),
        (classes.words("manner-adjective"), f"地(?:{_MEANS}|{inside}{state}{_ENDS})", "的", "修饰名词"),
        (
            classes.words("habit"),
            f"得(?:{praising})?(?:工作|法治|社会|治理|治理新|新)?{state}{_ENDS}",
            "的",
            "修饰名词",
        ),
        (classes.words("owner"), f"[地得]{owned}(?![得])", "的", "修饰名词"),
        (classes.words("quality-low"), f"地{state_of}", "的", "修饰名词"),
        (classes.words("vivid"), f"得{classes.pattern('sense-verb')}", "地", "修饰动词"),
        (adverbial, f"得{verb}(?=[\u4e00-\u9fff“《\\d]{{2}})", "地", "修饰动词"),
        (
            classes.words("verb-before-degree"),
            "地(?:还|仍)?(?:(?:不够|不)(?:好|深|实|细|紧|牢|多|足|透|精|严|深入|扎实|到位|全面|充分|及时|彻底|理想|紧密|规范)"
            f"|(?:很|较|比较|非常|十分)(?:好|差|深入|扎实|到位|全面|充分|顺利|成功|及时|紧密)){_ENDS}",
            "得",
            "补充说明程度",
        ),
    )
    return _Shapes(
        re.compile(f"的{verb}(?=[\u4e00-\u9fff“《\\d]{{3}})"),
        re.compile(f"(?:{noun}|[的和与、，,。；;者力]|$)"),
        re.compile(f"的{noun}(?:[，,。；;、]|$)"),
        tuple(sorted(adverbial, key=lambda word: (-len(word), word))),
        classes.words("judged-verb"),
        tuple((before, re.compile(after), right, why) for before, after, right, why in others),
    )


@rule(
    code="W406",
    name="structural-particle",
    title="“的”“地”“得”误用",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="修饰动词用“地”，补充说明程度用“得”，修饰名词才用“的”。",
    repairs=(Repair("的、地、得互换", True, "只换结构助词，前后的词由词表限定，意思不变"),),
    bad=(
        "有针对性⟦的⟧开展法治宣传活动。",
        "扎实⟦的⟧推进各项工作，更好⟦的⟧解决群众诉求。",
        "普法宣传开展⟦的⟧不够深入，有的工作做⟦的⟧比较好。",
        "取得明显⟦地⟧成效，群众⟦得⟧法治意识增强。",
        "有效⟦得⟧化解矛盾，宣传开展⟦地⟧不够深入。",
        "群众积极⟦的⟧参与到普法中，各村主动⟦的⟧配合执法工作。",
        "文书格式掌握⟦的⟧更加熟练，存在参与度不高⟦地⟧问题，让人更直观⟦得⟧感受到法治的分量。",
        "以认真⟦地⟧态度办案，形成人人学法⟦得⟧良好氛围，满意度提升⟦的⟧较快。",
    ),
    good=(
        "有针对性地开展法治宣传活动，普法宣传开展得不够深入。",
        "建立有效的解决机制，起到积极的推进作用。",
        "因地制宜地推进，落实地块责任，属地管理不够到位，良好地方环境。",
        "群众得到实惠，值得推广，经验得以推广，积极地影响身边群众。",
        "采取有针对性的落实措施，形成有效的化解矛盾的办法。",
        "提供高效的办理服务，依法的行政更有权威。",
        "掌握得更加熟练，参与度不高的问题，直观地感受到变化，不足地区问题较多。",
        "做的工作不够，开展的活动较多，抓的重点不够突出。",
        "提供更加规范的执行标准，是一种积极的促进。",
        "得到群众积极的支持和广泛的参与，有效地方式灵活，工作取得良好氛围。",
    ),
)
def structural_particle(doc: Document, options: Options) -> Iterator[Finding]:
    """的 for 地 between adverbial and verb with an object, 的 for 得 between verb and degree at the end of a clause, and the reverse."""
    body, shapes = doc.body, _shapes(classes_of(doc))
    for found in shapes.before_verb.finditer(body):
        if _is_adverbial(doc, found.start(), shapes):
            clause = doc.clause_at(found.start())
            rest = body[found.end() : clause.span.end] if clause is not None else ""
            if not (shapes.nominal.match(rest) or shapes.attribute.search(rest)):
                yield from _finding(doc, _particle(found), "地", "修饰动词")
    for found in _TOWARD.finditer(body):
        if _is_adverbial(doc, found.start(), shapes):
            yield from _finding(doc, _particle(found), "地", "修饰动词")
    for found in _DEGREE.finditer(body):
        if body.endswith(shapes.judged, 0, found.start()):
            yield from _finding(doc, _particle(found), "得", "补充说明程度")
    for before_particle, pattern, right, why in shapes.others:
        for found in pattern.finditer(body):
            if body.endswith(before_particle, 0, found.start()):
                yield from _finding(doc, _particle(found), right, why)


def _particle(found: re.Match[str]) -> Span:
    """The particle a pattern begins with."""
    return Span(found.start(), found.start() + 1)


def _is_adverbial(doc: Document, end: int, shapes: _Shapes) -> bool:
    """Whether an adverbial ends at ``end`` and is no attribute of something (一套有效的, 采取积极的).

    One of a list is judged by the first of it: 不折不扣、高质量的.
    """
    word = _ending(doc.body, end, shapes.adverbials)
    while word and doc.body.endswith(_LISTED, 0, end - len(word)):
        end -= len(word) + 1
        word = _ending(doc.body, end, shapes.adverbials)
    clause = doc.clause_at(end - 1)
    if not word or clause is None:
        return False
    return _OWNED.search(doc.body, clause.span.start, end - len(word)) is None


def _ending(body: str, end: int, words: tuple[str, ...]) -> str:
    """The longest of ``words`` that ends at ``end``; ``words`` are in the order of their length, the longest first."""
    if not body.endswith(words, 0, end):
        return ""
    return next(word for word in words if body.endswith(word, 0, end))


def _finding(doc: Document, span: Span, right: str, why: str) -> Iterator[Finding]:
    if not in_title(doc, span.start):
        wrong = doc.quote(span)
        yield Finding(
            span,
            f"{why}应当用“{right}”，不用“{wrong}”",
            suggestion=f"“{wrong}”改为“{right}”",
            fix=Fix((Edit(span, right),)),
        )
