"""X105: the full name of a private person: a party, a person in a case, a lawyer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    hits,
    name_at,
    name_before,
    phrases,
    rule,
    sentence_round,
)
from hegui.facts.persons import SURNAMES
from hegui.text.compiled import compiled
from hegui.text.numerals import TENS
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import beyond, matches

_ROLES = {
    # Who is a party by the word itself.
    "party": (
        "当事人 原告 原告人 被告 被告人 上诉人 申请人 申诉人 第三人 被害人 受害人 受害者 嫌疑人 违法行为人 违法人员 被执行人 上访人 信访人 来访人 举报人"
        " 投诉人 诉求人 反映人 肇事者 死者 伤者 罪犯 矫正对象 矫正人员 刑满释放人员 帮教对象 吸毒人员 戒毒人员 涉毒人员 精神障碍患者 精神病人 酒驾人员"
        " 赌博人员 失信人 债权人 债务人 欠薪人员 受援人 上访户 信访户"
    ),
    # Who is one when the sentence tells a case.
    "anybody": (
        "村民 居民 业主 租户 住户 邻居 农民工 务工人员 工人 员工 职工 群众 老人 老汉 农户 商户 店主 户主 司机 驾驶员 消费者 患者 低保户 脱贫户 养殖户 种植户"
        " 承包人 工友 男子 女子 包工头 老板 房东 租客"
    ),
    "firm": "律师事务所 律所 法律服务所",
    "engaging": "聘请 聘请了 聘任 聘用 邀请 委托 选聘 续聘 指派 安排 选派",
    "titled": "律师 法律顾问 法律服务工作者 法律工作者",
    # What ends the name of a case: 王某与赵某土地承包纠纷.
    "refuses": "不服",
    "offends": "擅自 违法 非法 涉嫌",
    "dispute": "纠纷 一案 矛盾 争议 案",
    "crime": "酒后 危险驾驶 酒驾 醉驾 盗窃 故意伤害 诈骗 赌博 吸毒 交通肇事 殴打 寻衅滋事 无证驾驶 故意毁坏",
}


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in _ROLES.items() for word in words.split()}


_WHO = dict.fromkeys(("firm", "engaging", "titled"), "律师")
_CUES = phrases("private_name_cues", _kinds)
_REACH = 45
_BESIDE = frozenset("、和与")

_LAWYER = (
    r"律师(?!事务所|团)|法律工作者|法律服务工作者|(?:律师|同志)?(?:为|担任|作为|任)[^，。；\n]{0,14}法律顾问"
)
_ENGAGED = rf"(?:[、和][\u4e00-\u9fff]{{2,4}}){{0,3}}(?:[等两二三][^，。；\n]{{0,3}})?(?:{_LAWYER}|担任)"
_TITLE = r"(?:姓名|分别为|分别是|名叫|叫|为|[:：“])?"
_PUBLIC_LAWYERS = ("公职", "援助")
_NO_LAWYER = ("事务所", "团")
_PLAINTIFF = r"诉(?![求讼源说苦状])"
_OTHER_SIDE = rf"[与和同、](?:[{SURNAMES}]|其|邻|某|村民|丈夫|妻|儿|女|父|母|兄|弟|[\u4e00-\u9fff]{{2,12}}?(?:公司|政府|局(?!面)|村委会|合作社|企业|银行|物业|学校|医院))"
_SIDES = rf"{_PLAINTIFF}|{_OTHER_SIDE}"
_SETTLES = r"[调化]解|调处|处置|排查|受理|办理|参与|协助|代理"
_NO_WORD = r"(?:^|[^\u4e00-\u9fff])$"
_CALLED = r"(?:^|[^\u4e00-\u9fff]|[由请邀])$"
_LED = r"(?:^|[^\u4e00-\u9fff]|[调化]解|[调处]处|处置|[办处审受代]理|解决|协调|[如了对就将以为])$"
_SUBJECT = r"(?:^|[^\u4e00-\u9fff]|[民人户主工者])$"
_AGAINST = r"(?:^|[^\u4e00-\u9fff]|[对将由民人户主工者])$"
_CASE_NAMED = r"[^，。；\n]{0,8}案"
_SEVERAL = rf"等(?:[0-9{TENS}余多]{{1,4}}[户人名位])?(?:村民|群众|居民|农民工|工人|职工|业主|租户|商户|家长|老人|当事人|住户)"
_SEVERAL_SIGNS = phrases(
    "private_name_several",
    tuple(
        f"{many}{who}"
        for many in "户名位等"
        for who in (
            "村民",
            "群众",
            "居民",
            "农民工",
            "工人",
            "职工",
            "业主",
            "租户",
            "商户",
            "家长",
            "老人",
            "当事人",
            "住户",
        )
    ),
)
_DETAILS = r"(?P<mark>[（(，,])[男女][，、,](?!1[0-7]\s?周?岁|[1-9]\s?周?岁)"
_DETAIL_SIGNS = phrases("private_name_details", tuple(f"{mark}{sex}" for mark in "（(，," for sex in "男女"))

_TELLS_A_CASE = (
    r"纠纷|诉|赔偿|欠薪|拖欠|讨薪|违法|处罚|罚款|信访|上访|矛盾|冲突|争议|离婚|赡养|抚养|案|酒驾|醉驾|盗窃|殴打|打架|赌博|吸毒|诈骗|被骗|涉嫌|拘留|判处|法律援助"
    r"|酒后|查处|超载|超限|欠款|借款|伤残|工伤|交通事故|强制|拆除|违建|擅自|患病|精神|矫正|工资"
)
_HONOURS = r"荣获|获评|授予|表彰|评为|先进|模范|好人|道德|最美|标兵|事迹|劳模|英雄|见义勇为|优秀|乡贤|带头人|明白人|志愿者|宣讲|代表|委员|感谢|点赞|表示|说道|锦旗|称赞"


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
    ),
    good=(
        "妥善化解当事人李某与曹某某的相邻权纠纷，当事人双方同意和解。",
        "聘请临溪正言律师事务所专业律师2名，高级律师讲课3次。",
        "县委书记王建国、副县长张志强听取汇报，镇长李明出庭应诉。",
        "村民马晓燕荣获全县“法律明白人”标兵称号。",
        "当事人陈述、申辩权得到保障，原告方撤诉，村民王女士反映的纠纷已化解。",
        "化解石家庄客商与村民、马家沟与汤家渡的合同纠纷3件，企业对擅自停业不服从管理的行为作出说明。",
        "王建军、李秀英等12名调解员化解纠纷36件，慰问李建国、王秀兰等先进典型。",
        "学习时代楷模张桂兰、“人民调解员”王秀兰先进事迹。",
    ),
)
def private_name(doc: Document, options: Options) -> Iterator[Finding]:
    """Names after roles of a case, in the name of a case, and of engaged lawyers; praise and office-holders silent."""
    seen: set[int] = set()
    for first, who in _first_names(doc):
        for span in _listed(doc, first):
            if span.start not in seen:
                seen.add(span.start)
                yield _found(span, who)


def _first_names(doc: Document) -> Iterator[tuple[Span, str]]:
    """The name at each place that leads to one, and whose it is."""
    for hit in hits(doc, _CUES):
        kind, (start, end) = _kinds()[hit.word], hit.span
        spans: Iterable[Span | None]
        if kind == "refuses":
            spans = (name_before(doc, start, _SUBJECT),)
        elif kind == "offends":
            spans = (name_before(doc, start, _AGAINST),)
        elif kind in ("dispute", "crime"):
            spans = _disputing(doc, start) if kind == "dispute" else (_accused(doc, start, end),)
        elif kind in ("party", "anybody"):
            minor = doc.body.endswith("未成年", 0, start)
            told = not minor and (kind == "party" or _case(sentence_round(doc, (start, end))))
            spans = (name_at(doc, beyond(doc, end, _TITLE)),) if told else ()
        elif kind == "titled":
            spans = _lawyer(doc, start, end)
        else:
            spans = (name_at(doc, beyond(doc, end, "的?"), _ENGAGED),)
        for span in filter(None, spans):
            yield span, _WHO.get(kind, "当事人")
    for match in matches(doc, _SEVERAL, _SEVERAL_SIGNS):
        if _case(sentence_round(doc, match.span())):
            yield from ((span, "当事人") for span in _list_before(doc, match.start()))
    for match in matches(doc, _DETAILS, _DETAIL_SIGNS):
        named = name_before(doc, match.start(), _NO_WORD)
        if named and _case(sentence_round(doc, named)):
            yield named, "当事人"


def _lawyer(doc: Document, start: int, end: int) -> Iterator[Span | None]:
    """律师张伟, and 张伟律师 where nobody engages him; lawyers that are civil servants silent."""
    if doc.body[max(0, start - 2) : start] in _PUBLIC_LAWYERS or doc.body.startswith(_NO_LAWYER, end):
        return
    yield name_at(doc, beyond(doc, end, "[:：]?"))
    named = name_before(doc, start, _CALLED)
    if named and named.length > 2:
        yield named


def _disputing(doc: Document, end: int) -> Iterator[Span | None]:
    """王某与赵某……纠纷: the names of the sides, in the clause that ``end`` ends."""
    clause = compiled(r"[，。；\n]").split(doc.body[max(0, end - _REACH) : end])[-1]
    for match in compiled(_SIDES).finditer(clause):
        # 王建军、李秀英等调解员化解纠纷: they are those who settle it.
        if compiled(_SETTLES).search(clause, match.end()):
            continue
        yield name_before(doc, end - len(clause) + match.start(), _LED)


def _accused(doc: Document, start: int, end: int) -> Span | None:
    """张某酒驾案."""
    if not compiled(_CASE_NAMED).match(doc.body, end):
        return None
    head = doc.body[max(0, start - 4) : start]
    return name_before(doc, start - len(head) + len(compiled("(?:等人?)?(?:涉嫌)?$").sub("", head)), _LED)


def _list_before(doc: Document, end: int) -> list[Span]:
    """The names of a list that ends at ``end``: 王建军、李秀英等12户村民."""
    found: list[Span] = []
    # Two characters are too often a word or a bird (黄鹤) to be taken for a person here.
    while (named := name_before(doc, end, _LED)) is not None and named.length > 2:
        found.append(named)
        if doc.body[named.start - 1 : named.start] not in _BESIDE:
            break
        end = named.start - 1
    return found[::-1]


def _case(words: str) -> bool:
    return compiled(_TELLS_A_CASE).search(words) is not None and compiled(_HONOURS).search(words) is None


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
    )  # fmt: skip
