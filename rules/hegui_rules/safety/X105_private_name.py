"""X105: the full name of a private person: a party, a person in a case, a lawyer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    name_at,
    name_before,
    phrases,
    rule,
    sentence_at,
)
from hegui.api.facts import cues, surnames
from hegui.api.language import (
    Pattern,
    WordClasses,
    Worded,
    class_hits,
    classes_of,
    ending_at,
    find,
    first_in,
    starting_at,
)
from hegui.api.text import compiled
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import beyond, is_pseudonym, masked_names, matches

_BESIDE = frozenset("、和与")
_INTRODUCED = Worded("(?:<name-opening>|[:：“（(]){0,2}")
_IS_ROLE = Worded(
    "(?:<is-role>(?:[该此本上]|[一1]名|<of-case>|的){0,4}+|[（(](?:[该此本]|<of-case>|的){0,3}+)$"
)
_START = "(?:^|[^\u4e00-\u9fff]"
_SEVERAL = Pattern("⟦等⟧…{0,5}<private-role>")
_DOER = Pattern("<offence|party-act> …{0,6} 的")
_DETAILS = r"(?P<mark>[（(，,])[男女][，、,](?!1[0-7]\s?周?岁|[1-9]\s?周?岁)"
_DETAIL_SIGNS = phrases("private_name_details", tuple(f"{mark}{sex}" for mark in "（(，," for sex in "男女"))
_TOLD = ("dispute", "offence", "plight")


@rule(
    code="X105",
    name="private-name",
    title="点名公开了当事人、律师等个人",
    severity=Severity.WARNING,
    basis=(PRIVACY, DISCLOSURE),
    rationale="公开的报告没有必要写出当事人、群众和社会律师的姓名，写出来涉及个人信息；写“李某”或只写身份即可。",
    bad=(
        Bad("妥善化解当事人⟦李建国⟧与邻居的相邻权纠纷。", says="姓名"),
        Bad("聘请临溪正言律师事务所⟦高文静⟧律师为镇法律顾问。", says="律师"),
        Bad("办理⟦王秀兰⟧与赵某土地承包纠纷一案。"),
        Bad("⟦王秀兰⟧不服临溪镇人民政府行政处罚决定，申请行政复议；对⟦李建国⟧擅自占用耕地的行为立案查处。"),
        Bad("调处⟦王建军⟧、⟦李秀英⟧等12户村民的征地矛盾，以⟦赵国强⟧危险驾驶案为例开展教育。"),
        Bad("村民⟦马晓燕⟧因宅基地与邻居发生矛盾，经调解达成协议。"),
        Bad("聘请⟦陈志远⟧、⟦刘洋⟧律师担任青禾乡法律顾问，审查合同12份。"),
        Bad("为受援人⟦邓永泉⟧代理追索工资案，⟦万建业⟧因赡养纠纷多次上访，患者⟦邵玉兰⟧患有抑郁症。"),
        Bad(
            "对醉酒驾驶的⟦龚永强⟧作出处罚，社区矫正对象⟦沈立业⟧按时报到，根据举报人⟦贺冬梅⟧提供的线索立案查处。"
        ),
        Bad(
            "社区矫正对象张某、⟦何建民⟧、罗某按时报到，低保户⟦赵金花⟧领到慰问金，将因火灾致困的⟦陈大山⟧一家五口纳入监测。"
        ),
        Bad("⟦孙丽萍⟧系该案申请人，多次反映诉求；⟦郭永福⟧（原告）与镇政府达成协议。"),
    ),
    good=(
        "王海涛系县司法局局长，李建明（副县长）出庭应诉，本案申请人系某公司。",
        "妥善化解当事人李某与曹某某的相邻权纠纷，当事人双方同意和解。",
        "聘请临溪正言律师事务所专业律师2名，高级律师讲课3次。",
        "县委书记王建国、副县长张志强听取汇报，镇长李明出庭应诉。",
        "村民马晓燕荣获全县“法律明白人”标兵称号。",
        "当事人陈述、申辩权得到保障，原告方撤诉，村民王女士反映的纠纷已化解。",
        "化解石家庄客商与村民、马家沟与汤家渡的合同纠纷3件，企业对擅自停业不服从管理的行为作出说明。",
        "王建军、李秀英等12名调解员化解纠纷36件，慰问李建国、王秀兰等先进典型。",
        "王建国主持召开调解会议，化解纠纷36件，李桂花参加宣讲并化解矛盾8起。",
        "县长王建国接待信访人张某、李某，驻村干部李志强走访慰问困难群众36户，残疾人刘大伟获评自强模范。",
        "当事人李建国（化名）与张某发生争执，社区矫正对象张某、何建民（化名）表现良好。",
        "低保户王桂兰领到救助金3000元（文中人物均为化名）。",
        "学习时代楷模张桂兰、“人民调解员”王秀兰先进事迹。",
    ),
)
def private_name(doc: Document, options: Options) -> Iterator[Finding]:
    """Names after roles of a case, before what a party does, in the name of a case, and of engaged lawyers."""
    seen: set[int] = set()
    for who, spans in (("当事人", _parties(doc)), ("律师", _lawyers(doc))):
        for first in filter(None, spans):
            for span in _listed(doc, first):
                if span.start not in seen and not is_pseudonym(doc, span):
                    seen.add(span.start)
                    yield _found(span, who)


def _parties(doc: Document) -> Iterator[Span | None]:
    """The first name at each place that leads to a party; praise and office-holders silent."""
    there = class_hits(doc)
    for span in there.get("party-role", ()):
        yield _after(doc, span)
    for span in there.get("private-role", ()):
        if _told(doc, span):
            yield _after(doc, span)
    for span in there.get("party-act", ()):
        yield name_before(doc, span.start, _led())
    for span in there.get("dispute", ()):
        yield from _sides(doc, span)
    for span in there.get("offence", ()):
        yield _accused(doc, span)
    for act in find(doc, _DOER):
        yield name_at(doc, act.span.end)
    for several in find(doc, _SEVERAL):
        if _told(doc, several.span):
            yield from _list_before(doc, several.span.start)
    for match in matches(doc, _DETAILS, _DETAIL_SIGNS):
        named = name_before(doc, match.start(), f"{_START})$")
        if named and _told(doc, named):
            yield named
    yield from _acting(doc)
    yield from _relieved(doc)
    yield from _beside_masked(doc)
    for role in there.get("party-role", ()):
        yield _before_role(doc, role)


_RELIEVED = ("relief", "plight")
_HOME = Pattern("⟦一家⟧")
_BEFALLEN = Pattern("<befallen|plight> …{0,6} 的")
_ONE_OF = "[的为给帮将对向助]"


def _relieved(doc: Document) -> Iterator[Span | None]:
    """低保户赵金花领到慰问金, 陈大山一家五口, 因火灾致困的林大海: who is helped, where nobody is praised."""
    there = class_hits(doc)
    for role in there.get("relief-role", ()):
        if _helped(doc, role):
            yield _after(doc, role)
    for home in find(doc, _HOME):
        if _helped(doc, home.span):
            yield name_before(doc, home.span.start, f"(?:{_START}|{cues('lead')})|{_ONE_OF})$")
    for fallen in find(doc, _BEFALLEN):
        if _helped(doc, fallen.span):
            yield name_at(doc, fallen.span.end)


def _helped(doc: Document, span: Span) -> bool:
    sentence = sentence_at(doc, span.start)
    return first_in(doc, sentence, *_RELIEVED) is not None and first_in(doc, sentence, "praise") is None


_JOINS = frozenset("、和与及跟")


def _beside_masked(doc: Document) -> Iterator[Span | None]:
    """张某、何建民、罗某: a full name in a row of masked ones."""
    for masked in masked_names(doc):
        sentence = sentence_at(doc, masked.start)
        if first_in(doc, sentence, "praise") is not None:
            continue
        sign = doc.body[masked.end : masked.end + 1]
        if sign == "、" or (sign in _JOINS and first_in(doc, sentence, *_TOLD) is not None):
            named = name_at(doc, masked.end + 1)
            if named is not None and (named.length > _TWO or doc.body[named.end : named.end + 1] in _CLOSES):
                yield named if not _in_office(doc, named) else None
        if doc.body[masked.start - 1 : masked.start] == "、":
            roles = classes_of(doc).pattern("private-role", "party-role", "relief-role")
            named = name_before(doc, masked.start - 1, f"{_START}|{cues('lead')}|{roles})$")
            yield named if named is not None and named.length > _TWO else None


_TWO = 2
_CLOSES = frozenset("、，。等；")


def _in_office(doc: Document, named: Span) -> bool:
    """Whether somebody who acts in office is named: 张某与李志强调解员."""
    return starting_at(doc, named.end, "leader-sign", "settler", "lawyer") is not None


def _before_role(doc: Document, role: Span) -> Span | None:
    """孙丽萍系该案申请人, 孙丽萍（申请人）: the name stands before its role."""
    clause = doc.clause_at(role.start)
    start = clause.span.start if clause is not None else role.start
    link = _IS_ROLE.of(doc).search(doc.body, start, role.start)
    return name_before(doc, link.start(), _led()) if link else None


def _after(doc: Document, role: Span) -> Span | None:
    return name_at(doc, beyond(doc, role.end, _INTRODUCED.of(doc)))


def _led() -> str:
    """What stands before a name that a clause begins with, or whose case is handled."""
    return f"{_START}|{cues('lead')})$"


def _told(doc: Document, span: Span) -> bool:
    """Whether the sentence tells a case and praises nobody."""
    sentence = sentence_at(doc, span.start)
    return first_in(doc, sentence, *_TOLD) is not None and first_in(doc, sentence, "praise") is None


def _acting(doc: Document) -> Iterator[Span]:
    """王秀兰因…与邻居发生纠纷: a clause of a case that begins with a name and goes on with what a party does."""
    acts = compiled(cues("act"))
    for clause in doc.clauses:
        start = clause.span.start
        # What follows is looked at first: whether somebody is named takes a tagger.
        if doc.body[start] not in surnames() or not any(acts.match(doc.body, start + n) for n in (3, 4)):
            continue
        named = name_at(doc, start)
        if named and named.length > 2 and acts.match(doc.body, named.end) and _told(doc, named):
            yield named


def _sides(doc: Document, dispute: Span) -> Iterator[Span | None]:
    """王某与赵某……纠纷: the names of the sides, in the clause of the dispute."""
    clause = doc.clause_at(dispute.start)
    if clause is None:
        return
    for match in compiled(_joint(classes_of(doc))).finditer(doc.body, clause.span.start, dispute.start):
        # 王建军、李秀英等调解员化解纠纷: they are those who settle it.
        if first_in(doc, (match.end(), dispute.start), "settle") is None:
            yield name_before(doc, match.start(), _led())


@lru_cache(maxsize=4)
def _joint(classes: WordClasses) -> str:
    """诉, or 与 before another side: a person, a relative, a body."""
    word = classes.pattern
    side = f"[{''.join(sorted(surnames()))}某其邻妻]|{word('private-role', 'party-role', 'kin')}|[\u4e00-\u9fff]{{2,12}}?(?:{word('body')}|[局厂])"
    return f"诉(?![求讼源说苦状])|[与和同、](?:{side})"


def _accused(doc: Document, offence: Span) -> Span | None:
    """张某酒驾案."""
    clause = doc.clause_at(offence.start)
    if clause is None or "案" not in doc.body[offence.end : clause.span.end]:
        return None
    bare = compiled("(?:等人?)?(?:涉嫌)?$").search(doc.body, clause.span.start, offence.start)
    return name_before(doc, bare.start() if bare else offence.start, f"{_START}|{cues('lead')})$")


_PUBLIC = "名单[^。；]{0,14}(?:公布|公示|公开)"


def _lawyers(doc: Document) -> Iterator[Span | None]:
    """律师张伟, 张伟律师 where nobody engages him, and whom a firm sends; lawyers that are civil servants silent."""
    there = class_hits(doc)
    for start, end in there.get("lawyer", ()):
        if not _public(doc, start) and not (
            ending_at(doc, end, "public-lawyer") or starting_at(doc, start, "public-lawyer")
        ):
            yield name_at(doc, beyond(doc, end, "[:：]?"))
            named = name_before(doc, start, f"{_START}|[由请邀])$")
            yield named if named and named.length > 2 else None
    for span in (*there.get("law-firm", ()), *there.get("engage", ())):
        named = name_at(doc, beyond(doc, span.end, "的?"))
        clause = doc.clause_at(span.start)
        if (
            named
            and clause
            and first_in(doc, (named.end, clause.span.end), "lawyer")
            and not _public(doc, span.start)
        ):
            yield named


def _public(doc: Document, at: int) -> bool:
    """Whether the sentence says that the list of those engaged is public: 名单已在县政府网站公布."""
    return compiled(_PUBLIC).search(doc.quote(sentence_at(doc, at))) is not None


def _list_before(doc: Document, end: int) -> list[Span]:
    """The names of a list that ends at ``end``: 王建军、李秀英等12户村民."""
    found: list[Span] = []
    # Two characters are too often a word or a bird (黄鹤) to be taken for a person here.
    while (named := name_before(doc, end, _led())) is not None and named.length > 2:
        found.append(named)
        if doc.body[named.start - 1 : named.start] not in _BESIDE:
            break
        end = named.start - 1
    return found[::-1]


def _listed(doc: Document, first: Span) -> Iterator[Span]:
    """``first`` and the names that stand beside it: 陈志远、刘洋."""
    named: Span | None = first
    while named:
        yield named
        named = name_at(doc, named.end + 1) if doc.body[named.end : named.end + 1] in _BESIDE else None


def _found(span: Span, who: str) -> Finding:
    return Finding(
        span, f"此处公开了{who}的姓名，涉及个人信息",
        suggestion="写“1名律师”即可" if who == "律师" else "只写姓氏加“某”，或只写身份", sensitive=True,
        # A lawyer whom an office engages acts in public: whether to name him is asked.
        severity=Severity.INFO if who == "律师" else None,
    )  # fmt: skip
