"""P301: a comma between items that the list otherwise separates by 、."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import fact, is_verb
from hegui.api.language import Worded, class_hits, classes_of, ending_at, everywhere
from hegui.api.text import ONES, compiled, words
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN
from hegui_rules.punctuation.lists import joints, opens_with_verb

_ITEM = f"[“《][^“”《》，。；、\n]{{1,30}}[”》][{HAN}]{{0,10}}"
_QUOTED = re.compile(
    f"{_ITEM}、{_ITEM}(?P<comma>[，,])(?=[“《][^“”《》，。；、\n]{{1,30}}[”》](?![是指为即])[{HAN}]{{0,10}}(?:[、，,。；等]|$))"
)
_TITLES = re.compile(
    "》(?P<comma>[，,])(?=《[^《》\n]{1,40}》、《)|(?<=》)、《[^《》\n]{1,40}》(?P<comma2>[，,])(?=《)"
)
_VERB = re.compile("”[是指为]|[”》](?:是|指|即)")
_ONE_OBJECT = Worded(
    f"(?:<aimed-at|to-carry|to-hold|to-implement|to-realise>|围绕|利用|抓住|组织)[^，。；、“”《》\n]{{0,8}}(?P<open>[“《])[^“”《》，。；、\n]{{1,30}}[”》](?![{HAN}]{{0,6}}(?:称号|奖))[{HAN}]{{0,8}}"
    f"(?P<comma>[，,])(?=(?P=open)[^“”《》，。；、\n]{{1,30}}[”》](?:[{HAN}]{{0,8}}等|[{HAN}]{{0,6}}(?:<to-carry|to-hold>|组织开展|期间|节点|契机)))"
)
"""围绕“甲”，“乙”开展…: the two are one object, whatever the rest of the list looks like."""

_KIN = ("kin-medium", "kin-body", "kin-place", "kin-person", "kin-field", "kin-remedy")
"""Classes of words that stand in lists with their like."""
_GATHERED = "等(?:<various>|重点|易发|多发|方面)?(?:<gathered-kind>|纠纷)"
_MEMBERS = Worded(
    f"(?![在从以向对就与为将把由按我各该其])(?P<item>[{HAN}]{{2,6}})(?:、[{HAN}]{{2,8}})*{_GATHERED}"
)
_MEETING = re.compile(f"[{HAN}]{{2,6}}、[{HAN}]{{2,6}}(?:组成|构成|参加|参与|联合)")
_ENTERING = re.compile(f"(?:由|会同|联合|邀请)[{HAN}]{{2,6}}\\Z")
_LAST = re.compile(f"、(?P<item>[{HAN}]{{2,6}})\\Z")
_ENCLOSING = Worded(f"(?:<through>|采取|采用|运用|利用|以)[{HAN}]{{2,6}}、")
_PREPOSED = Worded(f"(?:<leaves-open>|[与由对向从在])(?:[{HAN}]{{2,6}}、){{0,12}}[{HAN}]{{2,6}}\\Z")
_JOINED = re.compile("[的和与及]")
_MET = re.compile("在[^，。；、的]{2,16}")
_ALSO_MET = re.compile("[^，。；]{2,24}(?:以?及|和|与)[^，。；]{2,16}上")
"""在常委会，全面依法治县委员会会议及常务会议上: one place with its commas."""
_OFFICES = re.compile(
    f"[{HAN}]{{1,3}}[（(][{HAN}]{{1,6}}[）)](?P<comma>[，,])(?=[{HAN}]{{1,3}}[（(][{HAN}]{{1,6}}[）)][{HAN}])"
)
"""镇（街道），站所（中心）: two names of one build."""
_ACTORS = Worded("等(?:有关|相关)?<acts-as-body>")


@rule(
    code="P301",
    name="comma-in-list",
    title="并列词语之间误用逗号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="并列词语之间用顿号；一串并列词语中有的用顿号有的用逗号，层次就乱了。",
    bad=(
        Bad("结合“3·15”消费者权益日、“6·26”国际禁毒日⟦，⟧“12·4”国家宪法日，开展集中宣传。", says="、"),
        Bad("充分利用微信公众号⟦，⟧公告栏等渠道公开信息。"),
        Bad("围绕“世界水日”⟦，⟧“中国水周”开展主题宣传11场，利用抖音⟦，⟧快手、广播等平台推送信息。"),
        Bad("学习《宪法》⟦，⟧《民法典》、《行政处罚法》等法律法规。"),
        Bad("会同公安、司法⟦，⟧市场监管等部门开展联合执法。"),
        Bad("聚焦食品、药品⟦，⟧医疗器械、特种设备等领域开展检查。"),
        Bad("抽查学校、医院⟦；⟧农贸市场、建筑工地等场所。", says="分号"),
        Bad("深化与司法、公安⟦。⟧民政、信访等有关方面的协作。", says="句号"),
        Bad("工作方法不断创新（优化流程、压缩时限⟦，⟧精简材料、降低费用）。"),
        Bad(
            "中共青禾县委员会⟦，⟧青禾县人民政府：\n2024年，临溪镇扎实推进依法行政，各项工作取得成效。\n一、主要举措\n组织学法3次。"
        ),
        Bad(
            "作为镇（街道）⟦，⟧站所（中心）年终述法内容，在县委常委会⟦，⟧县委专题会议及县政府常务会议上听取汇报。"
        ),
        Bad("重点整治占道经营⟦，⟧乱贴广告⟦，⟧飞线充电等城市管理顽疾，处置问题1300件。"),
        Bad(
            "严肃查处无证经营⟦，⟧超范围经营、虚假宣传等行为，检查食堂的原料采购⟦，⟧加工制作、餐具消毒、食品留样等环节。"
        ),
        Bad("由包村干部⟦，⟧驻村民警、网格员组成走访组26个。"),
        Bad("发放宣传单、手册⟦，⟧环保袋等宣传品3000份。"),
        Bad("对辖区内加油站⟦，⟧液化气充装站、烟花爆竹零售点逐一排查，走访建筑工地⟦，⟧物流园区、沿街商铺。"),
    ),
    good=(
        "结合“3·15”消费者权益日、“6·26”国际禁毒日、“12·4”国家宪法日，开展集中宣传。",
        "增强“四个意识”、坚定“四个自信”，“两个维护”更加自觉。",
        "利用微信公众号，广泛宣传法律知识。",
        "推行“一窗受理”，“一网通办”持续深化；落实“谁执法谁普法”，“法律进乡村”成效明显。",
        "聚焦食品、药品，公安、市场监管等部门联合检查。走访学校、医院。公安、司法等部门派员参加。",
        "加强宣传、强化培训，开展检查、评查等工作，（完善制度，压实责任、抓好落实）。",
        "会同公安、司法等部门，市场监管所参与，开展联合执法。",
        "推进轨道交通建设，整合教育、医疗等资源；完成征地任务，推进地铁、公路等项目；规范入企检查，及时提醒慢作为、乱收费等行为；聚焦民生热点，教育、医疗等领域持续改善。",
        "对全镇36家企业，加油站、液化气站逐一排查；对校园周边，公安、市场监管联合检查；对辖区企业，网格员、志愿者逐一上门服务。",
        "加强学习、培训，提高执法水平等工作有序推进。",
        "方便山区群众吃、住、学，逐步开办食堂、宿舍、书屋等服务场所。",
    ),
)
def comma_in_list(doc: Document, options: Options) -> Iterator[Finding]:
    """Quoted days, titles and terms in a row, words of one class, and a last short item before 等形式 and the like."""
    places = [Span(*m.span("comma")) for m in everywhere(doc, _QUOTED) if not _VERB.search(m[0])]
    places += [Span(*m.span("comma")) for m in everywhere(doc, _ONE_OBJECT.of(doc))]
    places += [Span(*m.span(m.lastgroup or 0)) for m in everywhere(doc, _TITLES)]
    places += [Span(*m.span("comma")) for m in everywhere(doc, _OFFICES)]
    places += list(_addressed(doc))
    places += list(_short_items(doc))
    places += [mark for mark, before, after in joints(doc) if _between_items(doc, mark, before, after)]
    for span in sorted(set(places)):
        sign = {"，": "逗号", ",": "逗号", "；": "分号", ";": "分号", "：": "冒号", ":": "冒号"}.get(
            doc.body[span.start], "句号"
        )
        yield Finding(span, f"并列词语之间用了{sign}", suggestion="改为顿号“、”")


def _between_items(doc: Document, mark: Span, before: Span, after: Span) -> bool:
    """Whether the mark stands between two members of a list that has 、 elsewhere, or between two words of one class."""
    body = doc.body
    left, right = body[slice(*before)], body[slice(*after)]
    if body[mark.start] in "，," and _at_meetings(doc, before, after):
        return True
    comma = body[mark.start] in "，,"
    if (
        _akin(doc, before.end, after.start)
        and (comma or "、" in left)
        and (comma or body[mark.start] != "。" or _open(doc, left))
    ):
        return True
    last = _LAST.search(left) if "、" in left else None
    members = _MEMBERS.of(doc).match(right) if last is not None and "等" in right else None
    if comma and _row_goes_on(doc, before, after):
        return True
    if last is None and comma and _without_predicate(doc, before, right):
        return True
    if last is None or members is None:
        entering = comma and _ENTERING.match(left) and _MEETING.match(right)
        return bool(entering) or _alike_in_bracket(body, before, after)
    return _goes_on(doc, last, members, left, body[mark.start] == "。")


def _goes_on(doc: Document, last: re.Match[str], members: re.Match[str], left: str, stop: bool) -> bool:
    """Whether the members behind a mark belong to the list whose last member stands before it."""
    if _ACTORS.of(doc).search(members[0]) and not _open(doc, left):
        return False  # 聚焦食品、药品，公安、司法等部门联合检查
    if stop and not _open(doc, left):
        return False
    if _JOINED.search(last["item"]) or _JOINED.search(members[0].partition("等")[0]):
        return False
    way = _is_way(doc)
    verbs = [opens_with_verb(item["item"]) or way(item["item"]) for item in (last, members)]
    return not any(verbs) or (
        all(verbs) and len(last["item"]) == len(members["item"]) and bool(_ENCLOSING.of(doc).search(left))
    )


_ALL_COMMAS = Worded(
    f"(?P<first>，)(?P<second>[{HAN}]{{2,6}})(?P<last>，)[{HAN}]{{2,6}}等[{HAN}]{{0,8}}?(?:<gathered-kind|kind-of-deed>|顽疾|陋习|纠纷|案件)"
)


def _short_items(doc: Document) -> Iterator[Span]:
    """整治占道经营，乱贴广告，飞线充电等问题: short members of one length behind a verb, no 、 at all."""
    for match in everywhere(doc, _ALL_COMMAS.of(doc)):
        clause = doc.clause_at(match.start() - 1)
        at = match.start() - len(match["second"])
        if (
            clause is not None
            and clause.span.start < at
            and ending_at(doc, at, "transitive", "takes-object", "handle", "to-solve") is not None
        ):
            yield Span(*match.span("first"))
            yield Span(*match.span("last"))


_ROW = Worded(
    rf"(?P<items>[{HAN}]{{2,10}}?(?:、[{HAN}]{{2,10}}?){{1,8}})(?:等[{HAN}]{{0,10}}?)?(?:(?P<done><goes-through>)|$)"
)
_TOWARDS = re.compile("(?:.{0,6}组织)?(?:对|针对|向|面向)(?![标照策内外口应])")
_NO_ITEM = re.compile(f"以及|[和及与并{ONES}0-9各全]")
_LEADING = 3
_GROUPS = ("premises", "served-person")


def _row_goes_on(doc: Document, before: Span, after: Span) -> bool:
    """对辖区内加油站，液化气站、烟花零售点逐一排查: a row of places or people, of whom the first stands behind what leads to them.

    Actors (公安、市场监管联合检查) and a whole with its number (对36家企业，…) are left alone.
    """
    body = doc.body
    group = next((name for name in _GROUPS if ending_at(doc, before.end, name) is not None), None)
    if group is None or any(c.isdigit() for c in body[slice(*before)]):
        return False
    row = _ROW.of(doc).match(body, *after)
    if row is None:
        return False
    ends = classes_of(doc).words(group)
    items = row["items"].split("、")
    if (
        not all(item.endswith(ends) for item in items)
        or _NO_ITEM.match(items[0])
        or opens_with_verb(items[0])
    ):
        return False
    left = body[slice(*before)]
    if row["done"]:
        return _TOWARDS.match(left) is not None
    acts = any(is_verb(word) for word in words(left)[:_LEADING])
    return row.end() == after.end and (_TOWARDS.match(left) is not None or acts)


_NOMINAL = Worded(
    rf"(?P<items>[{HAN}]{{2,8}}(?:、[{HAN}]{{2,8}})+?)(?<!相)等[{HAN}]{{0,4}}?<gathered-kind|kind-of-deed>"
)


def _without_predicate(doc: Document, before: Span, right: str) -> bool:
    """查处无证经营，超范围经营、虚假宣传等行为: the rest of an object whose first item stands behind the verb."""
    if "等" not in right:
        return False
    nominal = _NOMINAL.of(doc).fullmatch(right)
    if nominal is None:
        return False
    items = nominal["items"].split("、")
    short, long = min(map(len, items)), max(map(len, items))
    if long - short > 1 or short < _SHORTEST or _BEGINS.match(items[0]) or any(map(_is_way(doc), items)):
        return False
    if any(map(opens_with_verb, items)) and (long > short or len(items) == _PAIR):
        return False
    verbs = ("transitive", "takes-object", "handle", "to-solve", "acts-upon")
    for at in range(before.end - long, before.end - short + 1):
        if at <= before.start or _JOINED.search(doc.body, at, before.end):
            continue
        if doc.body[at - 1] == "的" or ending_at(doc, at, *verbs) is not None:
            return True
    return False


_SHORTEST, _PAIR = 3, 2
_BEGINS = re.compile("[在从以向对就与为将把由按我各该其于]")


def _is_way(doc: Document) -> Callable[[str], bool]:
    """Whether an item begins with how a thing is done: 坚决纠正不作为."""
    ways = compiled(classes_of(doc).pattern("way-of-doing"))
    return lambda item: ways.match(item) is not None


def _at_meetings(doc: Document, before: Span, after: Span) -> bool:
    """在县委常委会，县委全面依法治县委员会会议及县政府常务会议上."""
    return (
        ending_at(doc, before.end, "meeting-word") is not None
        and _MET.fullmatch(doc.body, *before) is not None
        and _ALSO_MET.match(doc.body, *after) is not None
    )


def _addressed(doc: Document) -> Iterator[Span]:
    """中共某县委员会，某县人民政府：: commas between those whom the report addresses."""
    for paragraph in doc.report:
        if paragraph.role == "addressee":
            names = doc.clauses_in(paragraph.span)
            if all(_BODY.search(doc.body, *name.span) for name in names):
                yield from (Span(m.start(), m.end()) for m in _COMMA.finditer(doc.body, *paragraph.span))


_COMMA = re.compile("[，,]")
_BODY = re.compile("(?:[省市县区旗镇乡]委|[局厅院部会]|政府|办公室|办事处|单位|部门)$")


def _akin(doc: Document, end: int, start: int) -> bool:
    """Whether a word ends at ``end`` and another of its class, followed by more of the list, begins at ``start``."""
    ends, starts = _kin(doc)
    if _WHOLE.search(doc.body, max(0, end - _NEAR), end):
        return False  # 对全镇36家企业，加油站、液化气站
    behind = [starts[start, name] for name in ends.get(end, ()) if (start, name) in starts]
    links = ("、", "“三调", *classes_of(doc).words("lists-on")) if behind else ()
    return any(doc.body.startswith(links, place) for place in behind)


_WHOLE = re.compile(r"[0-9]余?[家个处所][一-龥]{1,4}\Z")
_NEAR = 12


@fact
def _kin(doc: Document) -> tuple[dict[int, list[str]], dict[tuple[int, str], int]]:
    """The classes of the words that end at a place; where a word of a class that begins at a place ends."""
    ends: dict[int, list[str]] = {}
    starts: dict[tuple[int, str], int] = {}
    for name in _KIN:
        for start, end in class_hits(doc)[name]:
            ends.setdefault(end, []).append(name)
            starts[start, name] = end
    return ends, starts


def _open(doc: Document, left: str) -> bool:
    """Whether the clause is nothing without what follows: 与司法、公安."""
    return _PREPOSED.of(doc).search(left) is not None


def _alike_in_bracket(body: str, before: Span, after: Span) -> bool:
    """（优化流程、压缩时限，精简材料、降低费用）: all of one length, in a bracket of their own."""
    if body[before.start - 1] not in "（(" or body[after.end : after.end + 1] not in tuple("）)"):
        return False
    items = [*body[slice(*before)].split("、"), *body[slice(*after)].split("、")]
    return (
        len(items) > 3
        and "、" in body[slice(*before)]
        and "、" in body[slice(*after)]
        and len({*map(len, items)}) == 1
        and len(items[0]) > 1
    )
