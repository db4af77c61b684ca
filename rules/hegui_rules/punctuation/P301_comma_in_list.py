"""P301: a comma between items that the list otherwise separates by 、."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN, KINDS_OF_THINGS

_ITEM = f"[“《][^“”《》，。；、\n]{{1,30}}[”》][{HAN}]{{0,10}}"
_QUOTED = re.compile(
    f"{_ITEM}、{_ITEM}(?P<comma>[，,])(?=[“《][^“”《》，。；、\n]{{1,30}}[”》](?![是指为即])[{HAN}]{{0,10}}(?:[、，,。；等]|$))"
)
_TITLES = re.compile(
    "》(?P<comma>[，,])(?=《[^《》\n]{1,40}》、《)|(?<=》)、《[^《》\n]{1,40}》(?P<comma2>[，,])(?=《)"
)
_VERB = re.compile("”[是指为]|[”》](?:是|指|即)")
_CLASSES = (
    "公众号|公告栏|宣传栏|宣传册|宣传单|宣传页|宣传车|大喇叭|广播|电视|报纸|网站|微信群|微博|抖音|快手|横幅|标语|展板|电子屏|显示屏|短信"
    "|短视频|微视频|朋友圈|宣传资料|宣传品|宣传手册|海报|LED屏|公开栏|门户网站|视频号|明白纸|村村响|板报|手机报|客户端",
    "公安|司法|市场监管|应急|应急管理|城管|环保|生态环境|卫健|卫生健康|教育|消防|综治|信访|民政|人社|交通|交通运输|住建|农业农村|自然资源|税务|法院"
    "|检察院|派出所|司法所|财政所|卫生院|市场监管所|自然资源所|综合执法队|妇联|共青团|工会|文旅|水利|林业",
    "机关|学校|企业|社区|农村|乡村|单位|家庭|公园|集市|市场|校园|商铺|工地|养老院|医院|网吧|宾馆|餐馆|超市|药店|寺庙|村组|村居",
    "妇女|儿童|老年人|青少年|未成年人|残疾人|农民工|退役军人|留守儿童|困难群众|党员|村民|学生|特殊人群",
    "食品安全|道路交通|消防安全|安全生产|森林防火|校园安全|生态环境|自然资源|市场监管|劳动保障|医疗卫生|燃气安全|建筑施工|危险化学品|烟花爆竹",
    "人民调解|行政调解|司法调解|行业调解|专业调解|行政复议|行政诉讼|行政裁决|仲裁|信访",
)
_ONE_OBJECT = re.compile(
    f"(?:围绕|结合|利用|借助|依托|抓住|开展|组织|举办|实施|落实|推行)[^，。；、“”《》\n]{{0,8}}(?P<open>[“《])[^“”《》，。；、\n]{{1,30}}[”》](?![{HAN}]{{0,6}}(?:称号|奖))[{HAN}]{{0,8}}"
    f"(?P<comma>[，,])(?=(?P=open)[^“”《》，。；、\n]{{1,30}}[”》](?:[{HAN}]{{0,8}}等|[{HAN}]{{0,6}}(?:开展|组织开展|举办|举行|进行|期间|节点|契机)))"
)
"""围绕“甲”，“乙”开展…: the two are one object, whatever the rest of the list looks like."""

_COMMA = re.compile(f"[，,](?=[{HAN}]{{2,7}}(?:等|、|和|及|“三调))")
"""Commas before a short item of a list; cheap, because it begins with the mark."""

_WORDS = tuple(tuple(words.split("|")) for words in _CLASSES)
_OTHER = re.compile(f"(?:{'|'.join(_CLASSES)})(?:等|、|和|及|“三调|联动|衔接)")
_LIST = re.compile(f"[{HAN}]{{2,6}}、[{HAN}]{{2,6}}$")
_LAST = re.compile(f"(?P<item>[{HAN}]{{2,5}})等(?:{KINDS_OF_THINGS})")
_REACH = 16
_LAST_IS_CLAUSE = re.compile(
    "^(?:[提加强深推通利开组采形实确促完健落做抓建以及对在由为将把并有与使让也又而但共累已均不积充依结围针包如即特尤从向按受整打严切进防"
    "保维服帮引协督指查排化发制印召举邀设配打构创优规努大着突坚聚支搭营出参协服]|进一步|全面)"
)


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
        Bad("发放宣传单、手册⟦，⟧环保袋等宣传品3000份。"),
    ),
    good=(
        "结合“3·15”消费者权益日、“6·26”国际禁毒日、“12·4”国家宪法日，开展集中宣传。",
        "增强“四个意识”、坚定“四个自信”，“两个维护”更加自觉。",
        "利用微信公众号，广泛宣传法律知识。",
        "推行“一窗受理”，“一网通办”持续深化；落实“谁执法谁普法”，“法律进乡村”成效明显。",
        "会同公安、司法等部门，市场监管所参与，开展联合执法。",
        "加强学习、培训，提高执法水平等工作有序推进。",
    ),
)
def comma_in_list(doc: Document, options: Options) -> Iterator[Finding]:
    """Quoted days, titles and terms in a row, words of one class, and a last short item before 等形式 and the like."""
    places = [Span(*m.span("comma")) for m in _QUOTED.finditer(doc.body) if not _VERB.search(m[0])]
    places += [Span(*m.span("comma")) for m in _ONE_OBJECT.finditer(doc.body)]
    places += [Span(*m.span(m.lastgroup or 0)) for m in _TITLES.finditer(doc.body)]
    places += [Span(*m.span()) for m in _COMMA.finditer(doc.body) if _between_items(doc.body, *m.span())]
    for span in sorted(set(places)):
        yield Finding(span, "并列词语之间用了逗号", suggestion="改为顿号“、”")


def _between_items(body: str, start: int, end: int) -> bool:
    """Whether the comma stands between two words of one class, or before the last short item of a list with 、."""
    left = body[max(0, start - _REACH) : start]
    if _OTHER.match(body, end) and any(
        left.endswith(words) and body.startswith(words, end) for words in _WORDS
    ):
        return True
    last = _LAST.match(body, end)
    return last is not None and not _LAST_IS_CLAUSE.match(last["item"]) and _LIST.search(left) is not None
