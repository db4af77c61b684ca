"""Full names of persons in running text: a role, a case or a lawyer's firm says where one may stand."""

from __future__ import annotations

import re
from functools import cache

from hegui.api import Document, Span
from hegui.text.words import tagged
from hegui_rules.safety.common import before, compiled

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
# Words of two characters that begin like a name: 方案, 高级. Given without spaces.
_ORDINARY_WORDS = (
    "安薪康乐金秋苗圃鲁迅雷锋孔子贺信梅开施暴柴米牛羊马匹左转祝福康宁安保史实汤圆洪水安家翁婿翁媳岳父岳母祝寿易肇施策施救施教施治盛会马列金安"
    "黄牛关爱关怀路线金融高标安居陈述许可张力高度高级关系任意严格程序温馨常年金牌何时何种易燃殷切康复康养常见林木祝贺贺兰高龄关于田心方案方便任务马上余下龙川高质高频安装施工安检温室梅花毛巾关停鲁班白云段落常抓"
    "严抓严打严守严控常备常学常态任职高位高水高产高危易发易制余额何谓左右单独盛行纪委纪律史无石材温情温州韩语金点金钥万名万人邱县方面武汉包括方法任何严重安全欧洲武器安排万元苏联高速关键任期高兴关注常常武昌"
    "万吨石油高中武装任免方针高校夏天左手高考韩国江苏关心万亩黄金罗马包含黄冈白色江湖纪念简介万岁江西高手简直周期唐代常用陆续黄色庄严任命石头宋代关闭何必江夏安徽高大周边单纯万历江汉严肃苏州温暖庞大黄州安陆"
    "甘肃简历欧盟付出高温万一夏季沈阳方言安慰白天武士龙头曲折方才莫非金银黄陂苗族高出金额安定武力储备严厉严峻欧元纪录辛苦高层高低常规余种牛肉史料高效高呼金钱甘泉蓝色温带陶器常设温柔常有武艺单一周刊严密万万"
    "曲线任教焦点高尚包袱储存高声苏丹万辆高压安置包裹包装焦急黄昏江淮施展关节关联简化左侧万物白衣方丈高举郑州江水唐朝万余史学毛病万分单元江面高涨徐州左边严谨石化宋朝常绿单刀武警郑重白马高档骆驼凌晨陶瓷路桥"
    "路边仇恨甘蔗焦虑单词马路周末余家江中石窟甘心石膏高空任用胡乱白族黄连石器陆游关中金丝盛大盛开常住黎族庄重石壁武陵关头林中关税关山武术庄稼安心高粱高高高新史书涂料史记严禁毛尖左臂黄陵余万万股单板路过关切"
    "高亢江豚钱币石墨周长万尾严寒温差安宁石子常识高端周岁黄沙路面方形龙袍黄山路径石板马蹄路子施主莫大柴油叶片安放关口马头常驻单打顾虑石块高分路灯方略单身施加关东金色金箔马车左派石灰石刻路口简易田径储蓄黄花"
    "黄安史册龙泉石兽牛车周二严整许久白家严惩吉利周身焦躁雷电洪涝肖像简陋高贵毛笔金子路旁高额黄鳝高铁洪流何尝周六何用严刑关押白嫩左腿余脉关照曲子万头左脚秦腔石雕周一简洁简明黄豆江流包扎安庆武备严酷陆路牛筋"
    "黄原白果苏宁江段江城付给简史万斤白纸方城江浙萧条龙船何苦苏打方圆万台欧亚石棉苏北温热单薄白带安稳高一曲酒祝愿江底欧拉丁卯唐宋温饱黄骅安葬严加包金何方简短安顿马口周五曲面金锣曲艺高法卓著余亩万镑万民单兵"
    "任性高检白夜周代金利江猪安息史籍余米万线高台曲目单果牛皮武麻吉象高官高价黄纸万方白酒朱漆甘愿常州单项金元龙井关岛何如路途金针金蛇龙舟安歇高炮方始安阳毛皮邢台武当安南白菜左岸江边甘薯简略雷击金冠周三江阴"
    "石料白骨龙骨钟头盛京周四苏木黄瓜石匠徐海包头高寒章节汤杯夏至唐初石棺江州单层殷墟石榴武学单性金鸡方砖方剂周易万安黄埔高唱夏代万块辛辣苏南罗城何止路段左首温水欧美包厢金兵周朝路透石像高楼龙眼包揽安详高深"
    "苏俄陆战柴草秦代钟表纪实石屋白眼金文常理夏秋何妨章法余孽安好高音许配樊城柴火张掖田亩高教高差辛酸常温吉凶包子何来苗条苏共简朴甘草史家付费高傲蓝牙左眼左路路易施放方阵安西白面江岸单子高点谢罪万千包容仇敌"
    "梅毒柳州何物金矿纪检"
)
_ORDINARY = frozenset(map("".join, zip(_ORDINARY_WORDS[::2], _ORDINARY_WORDS[1::2], strict=True)))
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
def is_full_name(words: str) -> bool:
    """Whether ``words`` are the full name of a person (李建国): not a masked one (李某), not an ordinary word (高级)."""
    surname = _SURNAME.match(words)
    if surname is None or not 1 <= len(words) - surname.end() <= 2:
        return False
    given = words[surname.end() :]
    if words[:2] in _ORDINARY or _HAMLET.fullmatch(words) or _CALLED.fullmatch(given):
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
