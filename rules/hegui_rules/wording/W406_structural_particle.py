"""W406: 有针对性的开展: 的 between an adverbial and its verb, or before a complement of degree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Edit, Finding, Fix, Options, Repair, Severity, Span, in_title, rule
from hegui.api.text import TENS
from hegui_rules.basis import LANGUAGE

_ADVERBIAL = (
    "有针对性|有计划|有重点|有步骤|有组织|有序|有效|有力|有条不紊|因地制宜|循序渐进|持之以恒|坚持不懈|一如既往|卓有成效"
    "|创造性|认真|扎实|积极|主动|深入|深入细致|切实|更好|很好|较好|更加有效|及时|按时|按期|如期|稳步|全面|不断|持续|大力"
    "|严格|广泛|高效|高质量|快速|迅速|全方位|多渠道|多层次|多角度|最大限度|进一步|集中|系统|逐步|逐条|逐项|自觉|共同"
    "|妥善|依法|圆满|顺利|准确|科学|合理|规范|定期"
    "|充分|细致|耐心|带头|热情|精心|细心|悉心|客观|公正|坚决|彻底|果断|稳妥|深刻|牢固|牢牢|始终|真正|实事求是|千方百计|有的放矢"
    "|坚定不移|旗帜鲜明|逐一|精准|尽快|努力|全力"
)
_VERB = (
    "开展|推进|推动|做好|抓好|制定|落实|完成|解决|提高|提升|加强|化解|履行|出台|用好|打造|营造|贯彻|融入|实施|组织开展"
    "|深化|增强|促进|维护|构建|建立|健全|完善|办理|办好|查处|打击|遏制|防范|预防|消除|减少|降低|扩大|学习贯彻|学习宣传"
    "|学法|把握|发挥|解答|讲解|执行|掌握|领会|运用|听取|行使|遵守|纠正|制止|防止|守住|筑牢|夯实|优化|拓展|谋划|认识到"
)
_NOUN = (
    "方式|方法|办法|方案|措施|举措|机制|体系|制度|计划|规划|步骤|路径|途径|渠道|手段|思路|对策|意见|建议|能力|水平"
    "|过程|进程|情况|局面|态势|作用|力度|空间|效果|成效|成果|目标|工作|任务|活动|项目|服务|体制|平台|模式|经验|做法"
)
_NOUN_NEXT = re.compile(f"(?:{_NOUN}|[的和与、，,。；;者力]|$)")
"""The verb stands for a noun, or describes the noun that follows: 有效的解决办法, 积极的推进作用."""

_ATTRIBUTE = re.compile(f"的(?:{_NOUN})(?:[，,。；;、]|$)")
"""The whole is one noun phrase: 有效的化解矛盾的办法."""

_OWNED = re.compile(
    f"(?:一|几|[{TENS}\\d]|这|那|该|各|每|此)(?:个|种|套|项|些|次|类|系列|批|条|支|名|大)[^，,。；;]{{0,6}}$"
    "|(?:是|为|采取|采用|提出|形成|拿出|探索|提供|没有|缺乏|缺少|具有|有|作出|做出|制定|出台|建立|完善|进行|给予|得到|取得|实现|达到"
    "|起到|坚持|树立|奠定|需要|发挥|最|更|较|更加|比较|十分|非常|、)[了着过]?$"
)
"""Before an attribute, not an adverbial: 一套有效的, 采取积极的."""

_BEFORE_VERB = re.compile(f"的(?:{_VERB})(?=[\u4e00-\u9fff“《\\d]{{3}})")
_TOWARD = re.compile(
    "的(?:(?:参与|投入|融入|加入)[到进于了]|(?:配合|支持|响应|协助|参与)(?=我|各|上级|县|区|镇|乡|村|执法|开展|做好|完成|政府|党委|号召|普法|法治)"
    "|(?:参加|报名|建言|献策|争当|争做|回应)(?=[\u4e00-\u9fff]{2})|学法用法|遵纪守法)"
)
"""Verbs that may be nouns too (积极的参与) are verbs here by what follows them."""

_JUDGED = (
    "做|抓|搞|干|管|走|办|压|落实|开展|推进|贯彻|执行|发挥|掌握|完成|宣传|结合|联系|履行|运用|衔接|提升|提高|化解|处理|解决"
    "|改善|进步|推动|办理|规范|组织|配合|整改|履职|协调|理解|把握|学习|监管|普及|覆盖|回应|公开|挖掘|研究"
)
"""Verbs whose degree is told."""

_DEGREE = re.compile(
    "的(?:有(?:差距|欠缺)|(?:还|仍)?(?:"
    "(?:不够|不)(?:[好深实细紧牢多足透精严广]|深入|扎实|到位|全面|充分|及时|彻底|理想|紧密|规范|广泛|明显|有力|均衡|平衡|健全|严格|准确|细致|系统|深刻|灵活|严谨|牢固|具体|精准)(?:、?(?:深入|细致|扎实|全面|到位|规范))?|不够"
    "|(?:很|较|比较|较为|非常|十分|更|更加|相对|不太)?(?:快|慢|迅速|缓慢|到位|及时)"
    "|(?:很|较|比较|非常|十分|更|更加|相对)(?:[好差少多紧细实]|深入|扎实|全面|充分|顺利|成功|紧密|明显)){1,2})"
    "(?=[，,。；;！!\n]|$)"
)

_PRAISE = (
    "明显|显著|优质|良好|浓厚|较好|很好|突出|坚强|坚实|有力|积极|重要|高效|一定|新|巨大|丰富|扎实|便捷|热情"
)
_THING = "成效|成绩|成果|效果|效益|服务|氛围|环境|基础|保障|支撑|格局|局面|态势|进展|作用|影响|形象|贡献|进步|变化|问题|差距|困难|压力"
_MANNER = "认真|负责|认真负责|有效|严肃|正确|科学|合理|严格|热情|端正|严谨|务实|积极|有力|得力|切实可行|灵活|多样|规范|高效|便捷|优质|相应|必要|具体|扎实|良好|饱满"
_MEANS = "态度|热情|精神|状态|措施|举措|手段|途径|作风|姿态|步伐|(?:公共|法律|政务|法治|志愿)+服务|(?:法治|法律|社会|营商|政治)(?:氛围|环境|保障|支撑|基础)"
_HABIT = "办事|学法|守法|用法|尊法|信法|找法|靠法|普法|联动|共管|齐抓共管|参与|支持|治理|共治|共享|共建|有序|和谐|结合|衔接|文明|为主"
_STATE = "氛围|环境|格局|局面|机制|体系|习惯|风尚|态势|意识|模式"
_OWNER = "群众|干部|职工|人民|居民|村民|企业|全镇|全乡|全县|全区|我镇|我乡|我县|我区|当事人|党员|政府|依法行政|行政执法|普法|法治建设"
_OWNED_THING = "法治|法律|合法|生命|财产|利益|权益|诉求|需求|意识|素质|素养|能力|水平|工作|满意度|获得感|幸福感|安全感|生活|矛盾|纠纷|问题|力度|质量"
_BEFORE_DEGREE = "做|抓|落实|开展|推进|贯彻|执行|掌握|完成|宣传|结合|联系|履行|运用|衔接"
_OTHERS = tuple(
    (tuple(before.split("|")), re.compile(after), right, why)
    for before, after, right, why in (
        (_PRAISE, f"[地得](?:{_THING})(?=[，,。；;、\n]|$)", "的", "修饰名词"),
        (_MANNER, f"地(?:{_MEANS})", "的", "修饰名词"),
        (
            _HABIT,
            f"得(?:{_PRAISE})?(?:工作|法治|社会|治理|治理新|新)?(?:{_STATE})(?=[，,。；;、\n]|$)",
            "的",
            "修饰名词",
        ),
        (_OWNER, f"[地得](?:{_OWNED_THING})(?![得])", "的", "修饰名词"),
        (_ADVERBIAL, f"得(?:{_VERB})(?=[\u4e00-\u9fff“《\\d]{{2}})", "地", "修饰动词"),
        (
            _BEFORE_DEGREE,
            "地(?:还|仍)?(?:(?:不够|不)(?:好|深|实|细|紧|牢|多|足|透|精|严|深入|扎实|到位|全面|充分|及时|彻底|理想|紧密|规范)"
            "|(?:很|较|比较|非常|十分)(?:好|差|深入|扎实|到位|全面|充分|顺利|成功|及时|紧密))(?=[，,。；;！!\n]|$)",
            "得",
            "补充说明程度",
        ),
    )
)
"""What stands before, what follows, which particle belongs between them: each pattern begins with its particle."""

_REACH = 24
_ADVERBIALS = tuple(
    sorted(
        {*_ADVERBIAL.split("|"), "踊跃", "热心", "全力以赴", "全身心", "自发", "默默"},
        key=lambda word: (-len(word), word),
    )
)
_JUDGED_VERBS = tuple(_JUDGED.split("|"))


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
        "以认真⟦地⟧态度办案，形成人人学法⟦得⟧良好氛围，满意度提升⟦的⟧较快。",
    ),
    good=(
        "有针对性地开展法治宣传活动，普法宣传开展得不够深入。",
        "建立有效的解决机制，起到积极的推进作用。",
        "因地制宜地推进，落实地块责任，属地管理不够到位，良好地方环境。",
        "群众得到实惠，值得推广，经验得以推广，积极地影响身边群众。",
        "采取有针对性的落实措施，形成有效的化解矛盾的办法。",
        "提供高效的办理服务，依法的行政更有权威。",
        "做的工作不够，开展的活动较多，抓的重点不够突出。",
        "提供更加规范的执行标准，是一种积极的促进。",
        "得到群众积极的支持和广泛的参与，有效地方式灵活，工作取得良好氛围。",
    ),
)
def structural_particle(doc: Document, options: Options) -> Iterator[Finding]:
    """的 for 地 between adverbial and verb with an object, 的 for 得 between verb and degree at the end of a clause, and the reverse."""
    body = doc.body
    for found in _BEFORE_VERB.finditer(body):
        adverbial = _ending(body, found.start(), _ADVERBIALS)
        if adverbial:
            rest = re.split("[，,。；;：:！!\n]", body[found.end() : found.end() + _REACH], maxsplit=1)[0]
            if not (
                _NOUN_NEXT.match(rest)
                or _ATTRIBUTE.search(rest)
                or _OWNED.search(_clause(body, found.start() - len(adverbial)))
            ):
                yield from _finding(doc, _particle(found), "地", "修饰动词")
    for found in _TOWARD.finditer(body):
        adverbial = _ending(body, found.start(), _ADVERBIALS)
        if adverbial and not _OWNED.search(_clause(body, found.start() - len(adverbial))):
            yield from _finding(doc, _particle(found), "地", "修饰动词")
    for found in _DEGREE.finditer(body):
        if body.endswith(_JUDGED_VERBS, 0, found.start()):
            yield from _finding(doc, _particle(found), "得", "补充说明程度")
    for before_particle, pattern, right, why in _OTHERS:
        for found in pattern.finditer(body):
            if body.endswith(before_particle, 0, found.start()):
                yield from _finding(doc, _particle(found), right, why)


def _particle(found: re.Match[str]) -> Span:
    """The particle a pattern begins with."""
    return Span(found.start(), found.start() + 1)


def _ending(body: str, end: int, words: tuple[str, ...]) -> str:
    """The longest of ``words`` that ends at ``end``; ``words`` are in the order of their length, the longest first."""
    if not body.endswith(words, 0, end):
        return ""
    return next(word for word in words if body.endswith(word, 0, end))


def _clause(body: str, end: int) -> str:
    """What stands before ``end`` in its clause."""
    return re.split("[，,。；;：:\n]", body[max(0, end - _REACH) : end])[-1]


def _finding(doc: Document, span: Span, right: str, why: str) -> Iterator[Finding]:
    if not in_title(doc, span.start):
        wrong = doc.quote(span)
        yield Finding(
            span,
            f"{why}应当用“{right}”，不用“{wrong}”",
            suggestion=f"“{wrong}”改为“{right}”",
            fix=Fix((Edit(span, right),)),
        )
