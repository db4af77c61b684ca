"""Recognises the bodies that issue reports, and their level.

Levels are 省 市 县 乡 镇 街道 部门. Autonomous regions and the four municipalities count as 省; prefectures and leagues as
市; districts, county-level cities and banners as 县; ethnic townships as 乡.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hegui.structure.plain import compiled, names

LEVELS = ("省", "市", "县", "乡", "镇", "街道", "部门")


_PROVINCES = names(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 "
    "青海 台湾 内蒙古 广西 西藏 宁夏 新疆"
)
_MUNICIPALITIES = frozenset(("北京", "天津", "上海", "重庆"))
# Cities of prefecture level (and above, but for the municipalities), without 市. A 市 that is not here may still be one.
PREFECTURE_CITIES = names(
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 "
    "乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 "
    "吉林 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 "
    "南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 "
    "安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 "
    "抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 "
    "许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 "
    "张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 "
    "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 "
    "乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 "
    "山南 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 "
    "石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密"
)

# Words that follow a place name and say which body of that place speaks; cut off before the place is read.
_BODY = (
    r"(?:人民政府|政府|人大常委会|(?:中国共产党)?委员会|党政办公室|党委、(?:人民)?政府|党委和(?:人民)?政府|党委政府|党工委、办事处"
    r"|党工委和办事处|党工委办事处|党委|党工委|工作委员会|工委|委、[省市县区旗]?人民政府|委、[省市县区旗]?政府|人民政府办事处|办事处)"
)
_GOVERNMENT = re.compile(rf"{_BODY}+$")
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_DEPARTMENT = re.compile(
    r"(?:局|厅|委|办|院|部|署|中心|总队|支队|大队|中队|管委会|管理委员会|监察委员会|健康委员会|改革委员会|工作委员会|办公室|党组|协会"
    r"|联合会|公司|集团|银行|总站|站|所|社|学校|大学|学院|税务局|机关|分局|委员会办公室|领导小组|指挥部)$"
)
_STREET_BODY = re.compile(r"(?:街道(?:办事处|党工委|工委|工作委员会|办)?|街道办事处|党工委|街办)$")
_COUNTY_COMMITTEE = re.compile(r"(?<=.[省市县区旗])委$")
_PLACE_TAIL = re.compile(r"(自治区|自治州|自治县|自治旗|民族乡|苏木|街道|地区|新区|[省市盟县区旗乡镇])$")
_OF_PLACE = {
    "自治区": "省", "省": "省", "自治州": "市", "地区": "市", "盟": "市", "市": "市", "自治县": "县", "自治旗": "县",
    "县": "县", "区": "县", "旗": "县", "新区": "县", "民族乡": "乡", "苏木": "乡", "乡": "乡", "镇": "镇", "街道": "街道",
}  # fmt: skip

_HAN = "\u4e00-\u9fff"
_ORGAN_TAIL = (
    r"(?:人民政府|委员会|办事处|管委会|党委|党组|党工委|工委|政府|办公室|局|厅|委|院|部|署|中心|总队|支队|大队|中队|联合会|集团公司"
    r"|有限公司|公司|领导小组|法院|检察院|党支部|总站)"
)
_ORGAN = re.compile(
    rf"(?:中共|中国共产党)?[{_HAN}（）()·、]{{1,38}}{_ORGAN_TAIL}(?:[（(][{_HAN}]{{1,12}}[）)])?"
)
_PLACE = re.compile(rf"[{_HAN}]{{1,28}}(?:省|市|县|区|旗|盟|自治州|地区|镇|乡|苏木|街道)")
_VERBS = re.compile(
    r"^(?:加强|加快|加大|推进|推动|强化|深化|坚持|落实|健全|完善|优化|规范|严格|提升|提高|建设|建立|打造|发挥|开展|组织|充分|持续"
    r"|全面|依法|积极|不断|进一步|切实|认真|扎实|牢固|深入|抓好|做好|特此|报送|印发|关于|为了|按照|根据|以下|附件|抄送|主送|来源)"
)


def is_organ(words: str) -> bool:
    """Whether ``words`` (one line) are the name of a body, nothing else: 青禾县临溪镇人民政府."""
    words = words.replace(" ", "")
    return len(words) <= 45 and _ORGAN.fullmatch(words) is not None and not _VERBS.match(words)


def is_issuer(words: str) -> bool:
    """Whether ``words`` are the name of a body or of a place that stands for its government: 临溪镇."""
    words = words.replace(" ", "")
    return is_organ(words) or (_PLACE.fullmatch(words) is not None and not _VERBS.match(words))


def level_of(issuer: str, hints: str = "") -> str:
    """The level of a body or place, ``""`` when its name does not tell.

    Args:
        issuer: one name, or joint names separated by spaces; the last one decides.
        hints: text of the report, asked only whether a 市 is a prefecture or county level one.
    """
    names = issuer.split() or [""]
    return _level(names[-1], hints) or _level("".join(names), hints)


def _level(name: str, hints: str) -> str:
    name = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    name = _PARTY.sub("", name)
    if not name:
        return ""
    if _STREET_BODY.search(name) and "街" in name:
        return "街道"
    place = _GOVERNMENT.sub("", name)
    committee = _COUNTY_COMMITTEE.sub("", name)
    for core in (place, committee):
        if core == name and _DEPARTMENT.search(name):
            continue
        if core in _PROVINCES:
            return "省"
        tail = _PLACE_TAIL.search(core)
        if tail is None:
            continue
        if core.endswith(
            (
                "管理区",
                "开发区",
                "高新区",
                "经开区",
                "工业区",
                "度假区",
                "园区",
                "功能区",
                "示范区",
                "保税区",
                "风景区",
            )
        ):
            return "部门"
        return _city(core, hints) if tail[1] == "市" else _OF_PLACE[tail[1]]
    return "部门" if name != "国务院" and _DEPARTMENT.search(name) else ""


def _city(place: str, hints: str) -> str:
    """省, 市 or 县 for a place that ends in 市."""
    stem = place[:-1]
    if stem in _MUNICIPALITIES:
        return "省"
    above = re.split(r"(?:省|自治区|自治州|地区|盟|市)(?=.)", stem)
    if any(stem.endswith(city) for city in PREFECTURE_CITIES) and len(above) == 1:
        return "市"
    if len(above) > 1:
        if above[-1] in PREFECTURE_CITIES:
            return "市"
        if "市" in stem or "州" in stem[:-1] or "盟" in stem or "地区" in stem:
            return "县"
    elif re.search(r".州.{2}", stem):
        return "县"
    counties = sum(hints.count(w) for w in ("县区", "区县", "县（市", "县(市", "县市区", "各县", "各区"))
    towns = sum(hints.count(w) for w in ("乡镇", "镇街", "镇（街", "镇(街", "各镇", "镇村"))
    return "县" if towns > 0 and counties == 0 else "市"


_SELF = r"(?<![们自])(?:我|本)(街道|局|委(?!会|员)|办(?!公|理|事|案|法|好|成|件|学|得)|厅|院|镇|乡|县|区|市|省|州|盟|旗)"
_SELF_LEVEL = {
    "街道": "街道", "局": "部门", "委": "部门", "办": "部门", "厅": "部门", "院": "部门", "镇": "镇", "乡": "乡", "县": "县",
    "旗": "县", "区": "县", "市": "市", "州": "市", "盟": "市", "省": "省",
}  # fmt: skip


def level_of_selfwords(texts: Sequence[str]) -> str:
    """The level that 我镇, 我局 … claim, from the first of ``texts`` that has any; ``""`` when none has."""
    for text in texts:
        counts: dict[str, int] = {}
        for match in compiled(_SELF).finditer(text):
            level = _SELF_LEVEL[match[1]]
            counts[level] = counts.get(level, 0) + 1
        if counts:
            return max(counts, key=lambda level: counts[level])
    return ""


_SUBJECT = (
    r"党委、政府|党委政府|党委|党工委|政府|办事处|坚持|深入|认真|全面|严格|紧紧|始终|积极|切实|持续|高度|以(?=[^，,。；;]{2,40}为)|在[^，,。]{0,30}领导|围绕|聚焦|牢牢"
    r"|扎实|贯彻|把|法治|依法|人民政府"
)
_NAMED = (
    rf"(?:现将|^|[，,。年度来])\s*(?P<name>[{_HAN}]{{2,20}}?(?:镇|乡|街道(?:办事处)?|县|区|市|旗|[{_HAN}]局|委员会|办公室))"
    rf"(?=(?:[12][09][0-9]{{2}}|{_SUBJECT}))"
)
_GENERIC = re.compile(
    r"[我全各本该上]|(?:城|乡|集|村|市|小|中心)镇$|^(?:城|山|社|小|辖|街|园|地|景|片|校|库|厂|示范|开发|先行|自贸)区$|^城市$"
    r"|人民(?!街|路|广场)|政府|继续|围绕|代表|各级|广大|支持|加快|坚持|现将|根据|按照|报告|建设|推进|年|全面|法治|有关|^(?:对|在|以|是|和|为|向|将|由|把|让|使|与|及|从|给|经|结合|立足|依托|针对|通过|聚焦|成立|建立|组织|制定|召开|开展|健全|完善|加强|强化|落实|印发|调整|明确|纳入)"
)


_SPOKEN = rf"我代表(?P<name>[{_HAN}]{{0,18}}(?:人民政府|政府|管理委员会|管委会|办事处|国务院|委员会|局))(?!筹备|工作报告)"


_TITLES = re.compile(r"《[^》\n]{0,80}》")


def issuer_in_preamble(words: str) -> tuple[int, int] | None:
    """Where the preamble names the reporting place: 2024年，临溪镇坚持…, 现将临溪镇2024年…; offsets in ``words``."""
    words = _TITLES.sub(
        lambda m: "《" * len(m[0]), words
    )  # a place in the title of a document is not the author
    spoken = compiled(_SPOKEN).search(words)
    if spoken and spoken["name"] not in (
        "区人民政府",
        "市人民政府",
        "县人民政府",
        "省人民政府",
        "人民政府",
        "政府",
    ):
        return spoken.span("name")
    for match in compiled(_NAMED).finditer(words):
        if not _GENERIC.search(match["name"]):
            return match.span("name")
    return None


_MATTER = re.compile(
    r"20[0-9]{2}|[一二][〇○零ＯOo九][〇○零ＯOo一二三四五六七八九]{2}|法治|推进|贯彻|落实|全面|依法行政|依法治|年度|上半年|关于|履行|工作|政府工作|政务|信息"
)


def issuer_of_title(title: str) -> str:
    """The body that a title begins with (or names after the year or 关于); ``""`` when it names none.

    >>> issuer_of_title("青禾县临溪镇2024年政务公开年度报告")
    '青禾县临溪镇'
    """
    year = r"^(?:[12][09]\d\d|[一二][〇○零]..)\s*年?度?\s*"
    words = re.sub(year, "", title.strip("《》 "))
    words = re.sub(year, "", re.sub(r"^关于(?:报送|呈报|印发|上报)?《?", "", words))
    candidates = [words.split("关于", 1)[0]] if "关于" in words else []
    candidates += [words[: m.start()] for m in _MATTER.finditer(words) if m.start() > 1]
    for candidate in candidates:
        candidate = candidate.strip(" 《、，,的")
        if candidate and all(is_issuer(part) for part in candidate.split()):
            return candidate
    return ""
