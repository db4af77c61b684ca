"""Full names of persons in running text: a role, a case or a lawyer's firm says where one may stand."""

from __future__ import annotations

import re
from functools import cache

from hegui.document import Document, Span
from hegui.facts.rows import rows
from hegui.lexicon.scanning import before
from hegui.text.compiled import compiled
from hegui.text.words import tagged

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤常温康施牛樊葛邢安齐易乔伍庞庄聂章鲁岳翟殷詹欧关柳俞左柯洪祁路耿涂单"
    "卜焦包瞿阮纪梅翁蓝岑卞柴曲鲍甘简娄卓盛骆霍裴苗佟冉凌辛褚闵靳祝吉阎仇储"
)
_COMPOUND = "欧阳|司马|上官|诸葛|慕容|尉迟|皇甫|司徒|令狐|东方|夏侯"
# Characters that given names do not hold, or hardly ever: function words, roles, bodies, units, terms of cases.
_NOT_GIVEN = frozenset(
    "的了在是与或等对向将把被由因从其他她它们我你这那某各每个名位件起次场户人员者事诉讼律师所案院局镇乡县区市省村组街道社政府党委会部门办公室执"
    "请求提要不服申调解纠矛盾同责任权义务程序行处罚赔偿款百零〇之间双均已未可应须能需进到后前时年月日内外上下述证据意见情况问题工资业职级专牌邻"
    "里土地宅基财产离婚赡抚养伤害交通事故发签订第该此以于也都还就又再及和为×Xx*＊Ｘ类型体多数称属制办式系统量范围度格单便爷姨叔婶伯嫂奶妈爸总经持机关"
)
_CALLED = re.compile(
    r"(?:大爷|大妈|大娘|大叔|大哥|大姐|大伯|大嫂|阿姨|女士|先生|老师|同志|老汉|老人|师傅|老板|医生|小姐)"
)
"""王女士, 李大爷: nobody is named."""

_HAMLET = re.compile(
    ".家[庄湾沟坪坡岭岗峪渡桥畈堡寨营屯集店铺塘河口梁塬崖窑台川滩坝冲咀坳垸墩圩洼界畔峁嘴垭坎坞埠]"
)
"""石家庄, 马家沟: a place, whatever the segmenter thinks."""

_AFTER = (
    r"(?:[，。、；：“”（()）《》\s0-9]|$|律师|与|和|及|同(?!意)|因|在|向|对|于|等|涉|诉|申请|不服|提出|要求|到|将|被|为|之|双方|的|是|从|就|以|家|一案|案"
    r"|驾|酒|盗|擅自|违|私|非法|签|达成|反映|拖欠|欠|送|支付|赔|殴|突发|患|发生|自|已|至|受|遭|拒|未|持|经|长期|多次|系|存在|追[回讨缴]|讨[要回薪]|处以|获|得到|重返|返校|接受|参加|进行|实施|犯|名下|一?家中|一家|联系|起诉|诉至|提起"
    r"|土地|宅基地|房屋|房产|承包|租赁|林地|山林|相邻|邻里|劳务|劳动|工资|工伤|婚姻|债务|借贷|借款|买卖|合同|物业|赡养|抚养|继承|排水|采光|通行)"
)
"""What stands behind a name."""

_AHEAD = 6
_LONGEST = 4
_FIRST = frozenset(SURNAMES + _COMPOUND.replace("|", "")[::2])
_SURNAME = re.compile(f"(?:{_COMPOUND})|[{SURNAMES}]")


@cache
def _ordinary_words() -> frozenset[str]:
    """Words of two characters that begin like a name: 方案, 高级."""
    return frozenset(row[0] for row in rows("ordinary_words.tsv"))


@cache
def is_full_name(words: str) -> bool:
    """Whether ``words`` are the full name of a person (李建国): not a masked one (李某), not an ordinary word (高级)."""
    surname = _SURNAME.match(words)
    if surname is None or not 1 <= len(words) - surname.end() <= 2:
        return False
    given = words[surname.end() :]
    if words[:2] in _ordinary_words() or _HAMLET.fullmatch(words) or _CALLED.fullmatch(given):
        return False
    if not all("\u4e00" <= c <= "\u9fff" and c not in _NOT_GIVEN for c in given):
        return False
    first, tag = tagged(words)[0]
    if tag.startswith("nr") and first == words:
        return True
    # Two characters are a word far more often than a name the dictionary does not know.
    return len(words) > 2 and (tag.startswith("nr") or first == surname[0])


def name_at(doc: Document, start: int, follows: str = "") -> Span | None:
    """The span of the full name that begins at ``start``; ``None`` when nobody is named there.

    Args:
        follows: the pattern that must match behind the name; without one, words that follow names, unless the
            segmenter sees a name of three characters there.
    """
    if doc.body[start : start + 1] not in _FIRST:
        return None
    for stop in range(min(start + _LONGEST, len(doc.body)), start + 1, -1):
        ends = compiled(follows or _AFTER).match(doc.body, stop) is not None
        if not ends and (follows or stop - start < 3):
            continue
        if is_full_name(doc.body[start:stop]) and (ends or _seen(doc, start, stop)):
            return Span(start, stop)
    return None


def name_before(doc: Document, end: int, leads: str) -> Span | None:
    """The span of the full name that ends at ``end`` when the pattern ``leads`` matches what stands before it."""
    for start in range(max(0, end - _LONGEST), end - 1):
        if doc.body[start] in _FIRST and before(doc, start, leads) and is_full_name(doc.body[start:end]):
            return Span(start, end)
    return None


def _seen(doc: Document, start: int, stop: int) -> bool:
    word, tag = tagged(doc.body[start : stop + _AHEAD].partition("\n")[0])[0]
    return tag.startswith("nr") and len(word) == stop - start
