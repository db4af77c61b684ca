"""D101: one character too many: 法治治政府, 的的."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Severity, Span, rule
from hegui.facts.segmentation import words
from hegui_rules.repetition.common import HANDLING, around

_TWIN = re.compile(r"([\u4e00-\u9fff])\1")
_FUNCTION = frozenset("的了和与及在为是对将被从向于以使让由并但而或且该其我也又还已很更最把")
"""Never doubled, unless the first ends another word."""
_ENDS_WORD = re.compile(
    r"(?:目|标|有|别|是|似)的|(?:一|为|得|不|明|知|罢|算|了)了|(?:总|饱|缓|中|共|温|谐|祥|柔|平|调|随|亲|义|总)和|(?:参|给|授|赋|付|寄|赠)与|(?:以|涉|危|顾|普|触|提|论|波|埃|遍|殃|惠|旁)及"
    r"|(?:存|现|所|实|内|外|潜|自|正|健|好|旨|重|贵|难|何|同|常)在|(?:成|作|行|认|以|因|人|最|更|较|极|称|视|列|定|设|改|转|变|分|名|何|无|有|敢|颇|甚)为"
    r"|(?:但|于|就|总|还|也|不|都|正|只|而|便|若|或|凡|要|可|硬|老|先|尤其|求|国)是|(?:针|反|面|相|绝|应|核|校|比|配|一|成|敌|结|查)对|(?:即|必|终|干|小|大|名|悍|麻)将"
    r"|(?:服|跟|随|听|自|无|侍|盲)从|(?:方|面|走|导|转|趋|动|意|倾|朝|志|流|定|去|横|纵|双|单|风|航|指|投|外|内)向|(?:关|对|由|基|属|等|处|位|在|至|鉴|敢|善|勇|易|高|低|大|小|多|少|优|劣|用|源|便|有利|终|过|限|忠|严|甘|乐)于"
    r"|(?:可|所|加|得|予|用|足|难|何|给|借)以|(?:即|促|行|假|大|天|驱|致|纵|倘|迫)使|(?:转|出|礼|忍|避|割|谦)让|(?:自|理|缘|事|经|来|根)由|(?:合|兼|吞|火|归)并|(?:不|非|岂)但|(?:从|反|然|因|进|继|时|故|幸|既)而"
    r"|(?:抑|间|或)或|(?:况|而|并|尚|姑|暂)且|(?:应|本)该|(?:极|尤|与|何|及)其|(?:自|忘|本|大|小|唯)我|(?:早|业|不得|而)已|(?:一)把|(?:棉)被|(?:还)还|更更"
)
_ALLOWED = frozenset(
    "省市县区乡镇村局厅院校所站会长部委组办处科室楼街路河江湖山园店厂司社队班团"
    "一二三四五六七八九十百千万亿两多大小高低新老好人年月日天时分次件项条户家个名各全内外前后上下左右中间本无有不可能要想看说试听谈讲问走来去过到得着"
    "爸妈哥姐弟妹爷奶叔伯宝娃猩星默渐慢快早晚久常刚仅恰偏往每屡频纷徐缓微区堂匆空统通足整切团圈框紧深牢稳满层级步事处点滴种样代块桩环节息欣蒸源津孜念斤比历"
    "头井绰岌循侃滔熊冉栩振彬悄远明清干净轰烈实扎方形面平安等谢轻重真细洋林总坑洼楼亮红绿蓝白黑火热冷暖静美乐甜香圆尖弯直宽窄厚薄淡浓冰雪雨风云朵波"
    "莹晶娟丽芳婷媛莉玲佳丹露倩珍婉萍圆琳薇菲妮蓉贝兵军明飞鹏龙洋滨斌强健东冬阳亮超磊鑫淼森垚焱品众晶双连再只太拜招摆笑跳跑动摇摸敲拍拉推帮管用做学写读"
    "查数吃喝玩唱考练养修聊逛等翻抓促落补拼水里链线城喝歇热充避取暖潜发声份张避滴嘀抖哆啦呀哈嘻咚叮当咯叨唠嚷吵闹依恋难怏惶惴勃奄翩洗款沉沸"
)
"""Reduplicated in words and names, or words by themselves after another word that ends with them."""


@rule(
    code="D101",
    name="doubled-character",
    title="多写一字",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一个字连写两遍，多为修改时没有删净。",
    bad=(
        Bad("深入推进法⟦治治⟧政府建设。", says="治"),
        Bad("不断提高依法行政⟦的的⟧能力和水平。"),
        Bad("加强行政执⟦法法⟧队伍建设，严格执行执法公示制度⟦和和⟧全过程记录制度。"),
    ),
    good=(
        "深入学习习近平法治思想，实实在在为群众办实事，人人参与、层层落实。",
        "召开审议议题会议，改进机关工作作风，严格执行行政决策程序，依照法律法规规范经营行为。",
        "以此为目的的活动，成为为民服务的窗口，坚持实事求是是我们的作风。",
        "临溪镇镇务公开栏，青禾县县域经济，王莹莹同志主持会议。",
    ),
)
def doubled_character(doc: Document, options: Options) -> Iterator[Finding]:
    """A particle doubled, or a character that neither word at its side can spare nor own."""
    body = doc.body
    for match in _TWIN.finditer(body):
        start, end = match.span()
        sign = match[1]
        if (start >= 2 and body[start - 1] == body[start - 2]) or body[end : end + 1] == sign:
            continue
        if _reduplicated(body, start, end):
            continue
        if sign in _FUNCTION:
            if not _ENDS_WORD.search(body, max(0, start - 2), start + 1) and not _cut(doc, start, end):
                yield _finding(doc, start, end)
        elif sign not in _ALLOWED and _spare(doc, start, end):
            yield _finding(doc, start, end)


def _finding(doc: Document, start: int, end: int) -> Finding:
    sign = doc.body[start]
    return Finding(
        Span(start, end),
        f"“{sign}”字重复",
        suggestion=f"删去一个“{sign}”",
        fix=Fix((Edit(Span(start + 1, end), ""),)),
    )


def _reduplicated(body: str, start: int, end: int) -> bool:
    """甲甲乙乙, 甲乙乙 after 甲甲, 甲甲乙甲."""
    return (
        (end + 1 < len(body) and body[end] == body[end + 1])
        or (start >= 2 and body[start - 1] == body[start - 2])
        or (start >= 1 and end < len(body) and body[start - 1] == body[end])
    )


def _cut(doc: Document, start: int, end: int) -> bool:
    """Whether a seam between two longer words runs through the twin: 参与|与会者."""
    text, low = around(doc, start, end)
    here = start - low
    at = 0
    for word in words(text):
        if at <= here < at + len(word):
            return (at < here and at + len(word) == here + 1) or at + len(word) > here + 1
        at += len(word)
    return False


def _spare(doc: Document, start: int, end: int) -> bool:
    """Whether one of the two is a word by itself beside a word that owns the other, and leaves no gap."""
    text, low = around(doc, start, end)
    here = start - low
    before = words(text)
    ends = list(accumulate(map(len, before)))
    place = bisect_right(ends, here)
    word, at = before[place], ends[place] - len(before[place])
    if at + len(word) > here + 1:
        return False  # both in one word
    following = before[place + 1] if place + 1 < len(before) else ""
    owned = (len(word) > 1 and len(following) == 1) or (len(word) == 1 and len(following) > 1)
    if not owned:
        return False
    other = (
        before[place + 2 : place + 3] if len(following) == 1 else before[place - 1 : place] if place else []
    )
    if other and len(other[0]) == 1 and "\u4e00" <= other[0] <= "\u9fff":
        return False  # 分配|配租: an unknown word, cut in pieces
    rest = words(text[: here + 1] + text[here + 2 :])
    return rest == [w for i, w in enumerate(before) if i != (place + 1 if len(following) == 1 else place)]
