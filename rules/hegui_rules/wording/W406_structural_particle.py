"""W406: 有针对性的开展: 的 between an adverbial and its verb, or before a complement of degree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Document, Edit, Finding, Fix, Options, Repair, Severity, Span, in_title, rule
from hegui.api.language import Worded, classes_of, everywhere
from hegui.api.text import TENS, tags, words
from hegui_rules.basis import LANGUAGE

_OWNED = Worded(
    f"(?:[一几{TENS}\\d这那该各每此])(?:[个种套项些次类批条支名大]|系列)[^，,。；;]{{0,6}}$|<takes-attribute>[了着过]?$"
)
"""Before an attribute, not an adverbial: 一套有效的, 采取积极的."""

_DEGREE = Worded(
    "的(?:有(?:差距|欠缺)|(?:还|仍)?(?:"
    "(?:不够|不)(?:[好深实细紧牢多足透精严广]|<done-how>)(?:、?<done-how>)?|不够"
    "|<how-very>?(?:[快慢]|迅速|缓慢|到位|及时)"
    "|<how-very>(?:[好差少多紧细实]|<done-how>)){1,2})"
    "(?=[，,。；;！!\n]|$)"
)

_TOWARD = Worded(
    "的(?:(?:参与|投入|融入|加入)[到进于了]|(?:配合|支持|响应|协助|参与)(?=<toward-whom>)"
    "|<joins-in>(?=[\u4e00-\u9fff]{2})|学法用法|遵纪守法)"
)
"""Verbs that may be nouns too (积极的参与) are verbs here by what follows them."""

_MEANS = "(?:<manner-means>|(?:公共|法律|政务|法治|志愿)+服务|(?:法治|法律|社会|营商|政治)(?:氛围|环境|保障|支撑|基础))"
_ENDS = "(?=[，,。；;、\n]|$)"
_LISTED = ("、",)
_IN_A_WORD = "[位方区域点理形级段标块产带界面质到出以了失知益意分体]"
"""What makes a word of 地 or 得: 重要地|位, 明显得|到."""


_BEFORE_VERB = Worded("的<particle-verb>(?=[\u4e00-\u9fff“《\\d]{3})")
"""的 and a verb with something behind it."""

_BEFORE_EITHER = Worded("的<particle-verb-noun>了?(?=[\u4e00-\u9fff“《\\d]{2})")
"""的 and a word that is a verb only where a plain object ends the clause (细致的|核查|参保信息)."""

_NO_OBJECT = frozenset("dpilurvcy")
"""Tags of words that a plain object does not hold: adverbs, prepositions, idioms, particles, verbs."""

_NOMINAL = Worded("<particle-noun>|[的和与、，,。；;者力]|$")
"""Behind such a verb: it stands for a noun, or describes the noun that follows (有效的解决办法)."""

_ATTRIBUTE = Worded("的<particle-noun>(?:[，,。；;、]|$)")
"""The whole is one noun phrase (有效的化解矛盾的办法)."""

_INSIDE = f"(?:(?!<particle-verb|transitive>|{_IN_A_WORD})(?:(?![的地得])[\u4e00-\u9fff]){{1,4}}?)?"
_NOUN, _VERB, _COMPLEMENT = "修饰名词", "修饰动词", "补充说明程度"


class _Slip(NamedTuple):
    """A wrong particle.

    Attributes:
        before: the class of the words before it.
        found: it, and what follows.
        right: the particle meant.
        why: what the right one does.
    """

    before: str
    found: Worded
    right: str
    why: str


_SLIPS = (
    _Slip("praising", Worded(f"[地得]{_INSIDE}<praised-thing>{_ENDS}"), "的", _NOUN),
    _Slip("manner-adjective", Worded(f"地(?:{_MEANS}|{_INSIDE}<state-noun>{_ENDS})"), "的", _NOUN),
    _Slip("habit", Worded(f"得<praising>?(?:工作|法治|社会|治理新?|新)?<state-noun>{_ENDS}"), "的", _NOUN),
    _Slip("owner", Worded("[地得]<owned-thing>(?![得])"), "的", _NOUN),
    _Slip("quality-low", Worded(f"地<state-of-fault>{_ENDS}"), "的", _NOUN),
    _Slip("vivid", Worded("得<sense-verb>"), "地", _VERB),
    _Slip("adverbial", Worded("得<particle-verb>(?=[\u4e00-\u9fff“《\\d]{2})"), "地", _VERB),
    _Slip(
        "verb-before-degree",
        Worded(
            f"地(?:还|仍)?(?:(?:不够|不)(?:[好深实细紧牢多足透精严]|<done-how>)|<how-very>(?:[好差]|<done-how>)){_ENDS}"
        ),
        "得",
        _COMPLEMENT,
    ),
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
    body, classes = doc.body, classes_of(doc)
    adverbials = tuple(sorted(classes.words("adverbial"), key=lambda word: (-len(word), word)))
    for found in everywhere(doc, _BEFORE_VERB.of(doc)):
        if _is_adverbial(doc, found.start(), adverbials):
            clause = doc.clause_at(found.start())
            rest = body[found.end() : clause.span.end] if clause is not None else ""
            if not (_NOMINAL.of(doc).match(rest) or _ATTRIBUTE.of(doc).search(rest)):
                yield from _finding(doc, _particle(found), "地", _VERB)
    for found in everywhere(doc, _BEFORE_EITHER.of(doc)):
        if _is_adverbial(doc, found.start(), adverbials) and _plain_object(doc, found):
            yield from _finding(doc, _particle(found), "地", _VERB)
    for found in everywhere(doc, _TOWARD.of(doc)):
        if _is_adverbial(doc, found.start(), adverbials):
            yield from _finding(doc, _particle(found), "地", _VERB)
    judged = classes.words("judged-verb")
    for found in everywhere(doc, _DEGREE.of(doc)):
        if body.endswith(judged, 0, found.start()):
            yield from _finding(doc, _particle(found), "得", _COMPLEMENT)
    for slip in _SLIPS:
        before = classes.words(slip.before)
        for found in everywhere(doc, slip.found.of(doc)):
            if body.endswith(before, 0, found.start()):
                yield from _finding(doc, _particle(found), slip.right, slip.why)


def _plain_object(doc: Document, verb: re.Match[str]) -> bool:
    """Whether nothing but a noun with its attributes stands between the verb and the end of the clause."""
    start, end = verb.span()
    clause = doc.clause_at(end)
    rest = doc.body[end : clause.span.end] if clause is not None else ""
    if words(doc.body[start + 1 : end] + rest)[:1] != [doc.body[start + 1 : end].removesuffix("了")]:
        return False  # 服务|型政府
    if not 2 <= len(rest) <= _OBJECT or _NOMINAL.of(doc).match(rest):
        return False
    found = [(word, tags(word[0]).get(word, "n")) for word in words(rest)]
    plain = all(tag[0] not in _NO_OBJECT or tag == "vn" for _, tag in found)
    return plain and found[0][1] != "vn" and found[-1][1][0] == "n" and len(found[-1][0]) > 1


_OBJECT = 12


def _particle(found: re.Match[str]) -> Span:
    """The particle a pattern begins with."""
    return Span(found.start(), found.start() + 1)


def _is_adverbial(doc: Document, end: int, adverbials: tuple[str, ...]) -> bool:
    """Whether an adverbial ends at ``end`` and is no attribute of something (一套有效的, 采取积极的).

    One of a list is judged by the first of it: 不折不扣、高质量的.
    """
    word = _ending(doc.body, end, adverbials)
    while word and doc.body.endswith(_LISTED, 0, end - len(word)):
        end -= len(word) + 1
        word = _ending(doc.body, end, adverbials)
    clause = doc.clause_at(end - 1)
    if not word or clause is None:
        return False
    return _OWNED.of(doc).search(doc.body, clause.span.start, end - len(word)) is None


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
