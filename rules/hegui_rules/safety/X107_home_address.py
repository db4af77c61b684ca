"""X107: the home address of a person, down to the door."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, before, phrases, rule
from hegui.text.numerals import TENS
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import matches

_STREET = r"[\u4e00-\u9fff0-9A-Za-z－—-]{2,30}?"
_DOOR = rf"(?:[0-9０-９{TENS}]{{1,5}}(?:号楼|栋|幢|单元|号院)?[0-9０-９{TENS}单元栋幢楼层号-]{{0,12}}(?:号|室|户)(?![楼院])|[0-9０-９]{{1,3}}单元[0-9０-９]{{2,5}})"
_LABEL = r"(?:家庭(?:住址|地址)|现?住址|户籍(?:地址|所在地|地)|居住地址|住宅地址|家住|现住|户籍所在)"
_FLAT = r"(?:[0-9０-９]{1,5}(?:号楼|栋|幢|号院)(?:[0-9０-９]{1,3}(?:号楼|栋|幢))?(?:[0-9０-９]{1,3}单元)?[0-9０-９]{3,4}(?![0-9号室米])|[0-9]{1,3}[-－—][0-9]{1,3}[-－—][0-9]{2,4}室?)"
_ADDRESS = (
    rf"{_LABEL}(?:[:：为于在是]|位于)?\s?(?P<labelled>{_STREET}(?:{_FLAT}|{_DOOR}))"
    rf"|(?:居住|住)(?:在|于)(?P<told>{_STREET}(?:{_FLAT}|{_DOOR}))"
    rf"|(?<=[，,（(；;])住(?:址)?(?P<lives>(?![在房宅院户建所宿保有得]){_STREET}(?:{_FLAT}|{_DOOR}))"
)
_CALLED_ON = rf"(?:到|赴|前往|走访|上门)(?P<visited>{_STREET}{_DOOR})(?:的?(?:村民|居民|住户|当事人|业主)?[\u4e00-\u9fff][某\u4e00-\u9fff]{{0,2}}家)"
_GROUP = rf"(?:家庭住址|家庭地址|住址|居住地址|户籍地址)(?:[:：为]|位于)\s?(?P<group>{_STREET}(?:村|社区)[\u4e00-\u9fff0-9]{{0,6}}[组社队屯])(?![长员织0-9])"
_SIGNS = phrases(
    "home_addresses",
    (
        "住址",
        "地址",
        "家住",
        "现住",
        "户籍地",
        "户籍所在",
        "住在",
        "住于",
        "，住",
        ",住",
        "（住",
        "(住",
        "；住",
        ";住",
    ),
)
_CALLS = phrases("home_calls", ("某家", "家中", "家里"))
_PERSON = (
    r"(?:某|当事人|原告|被告|申请人|对象|村民|居民|老人|女士|先生|大爷|大妈|老人|[男女])[^。；\n]{0,20}$"
)


@rule(
    code="X107",
    name="home-address",
    title="公开了个人住址",
    severity=Severity.WARNING,
    profile="statutory",
    basis=(PRIVACY, DISCLOSURE),
    rationale="个人住址写到门牌、楼栋、房号，旁人就能找到本人，公开的报告中不应出现。",
    bad=(
        Bad("李某，家庭住址：⟦临溪县青禾镇桥东路18号3栋502室⟧，已列入救助。", says="住址"),
        Bad("当事人赵某，家住⟦青禾镇北街26号⟧，申请法律援助。"),
        Bad("赵某，住⟦青禾镇安置小区5号楼2单元301室⟧，申请法律援助；到⟦临溪村三组26号⟧李某家中调解。"),
        Bad("村民王某住在⟦安置小区5号楼2单元301室⟧，屋顶漏水问题已解决。"),
    ),
    good=(
        "公共法律服务工作站设在临溪镇政务服务中心102室，地址：桥东路18号。",
        "为住在安置小区5号楼的群众协调供暖，辖区居住人口1.2万户。",
        "当事人李某家住临溪村，经营场所住所：临溪县桥东路18号。",
        "新建安置房3栋，住房保障120户；走访青禾村26户，到临溪社区3号楼开展普法，关爱老人之家。",
        "办公地址：青禾镇北街26号，邮编000000。",
    ),
)
def home_address(doc: Document, options: Options) -> Iterator[Finding]:
    """Addresses with a number of house or room, after a label, or after 住在 when a person stands before it."""
    for match in matches(doc, _ADDRESS, _SIGNS):
        if match["labelled"] or match["lives"] or before(doc, match.start(), _PERSON):
            yield _found(Span(*match.span(match.lastgroup or 0)))
    for match in matches(doc, _CALLED_ON, _CALLS):
        yield _found(Span(*match.span("visited")))
    for match in matches(doc, _GROUP, _SIGNS):
        yield _found(Span(*match.span("group")))


def _found(span: Span) -> Finding:
    return Finding(span, "此处公开了个人的详细住址", suggestion="删去，或只写到镇、村", sensitive=True)
