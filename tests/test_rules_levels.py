"""W501, W502: words of another level, bodies named two ways; and their look-alikes."""

from __future__ import annotations

import pytest

from hegui.api import Rule, Severity
from hegui.testing import document, findings, marked, run_examples
from hegui_rules.wording.bodies import BODIES
from hegui_rules.wording.levels import LEVEL_WORDS, LevelWord, kind_of_place, standing
from hegui_rules.wording.W101_formulation_wrong import formulation_wrong
from hegui_rules.wording.W501_level_word import level_word
from hegui_rules.wording.W502_body_two_names import body_two_names

TOWN = "临溪镇2024年法治政府建设年度报告\n{}\n青禾县临溪镇人民政府\n2025年1月10日"
RURAL = "石桥乡2024年法治政府建设年度报告\n{}\n青禾县石桥乡人民政府\n2025年1月10日"
STREET = "东关街道2024年法治政府建设年度报告\n{}\n云岭市河湾区东关街道办事处\n2025年1月10日"
COUNTY = "青禾县2024年法治政府建设年度报告\n{}\n青禾县人民政府\n2025年1月10日"
DISTRICT = "河湾区2024年法治政府建设年度报告\n{}\n云岭市河湾区人民政府\n2025年1月10日"
CITY = "云岭市2024年法治政府建设年度报告\n{}\n云岭市人民政府\n2025年1月10日"
BUREAU = "青禾县司法局2024年法治政府建设年度报告\n{}\n青禾县司法局\n2025年1月10日"

WRONG = (
    (TOWN, "支持⟦镇人民法院⟧依法审理案件。"),
    (TOWN, "配合⟦镇监察委员会⟧开展检查。"),
    (STREET, "召开⟦镇长办公会⟧议6次，⟦全局干部⟧参加学习。"),
    (BUREAU, "提交⟦局常务会议⟧研究。"),
    (COUNTY, "2024年，⟦我市⟧扎实推进法治政府建设。"),
    (TOWN, "不断提升⟦全乡⟧干部依法行政能力。"),
    (TOWN, "一年来，⟦我乡⟧扎实推进法治建设，⟦我乡⟧群众满意度提升。"),
    (TOWN, "2024年，⟦我县⟧坚持以习近平法治思想为指导。"),
    (TOWN, "现将⟦我县⟧2024年法治政府建设情况报告如下。"),
    (TOWN, "2025年⟦依法治县⟧工作思路：一是加强学习。"),
    (TOWN, "三、2025年⟦依法治市⟧工作计划"),
    (TOWN, "全年⟦制定政府规章⟧2件，废止1件。"),
    (TOWN, "召开⟦县政府常务会⟧议6次，研究法治工作。"),
    (TOWN, "⟦镇人大常委会⟧开展执法检查2次。"),
    (TOWN, "召开⟦镇党委常委会⟧12次，专题研究法治建设。"),
    (TOWN, "⟦我局⟧严格落实行政执法三项制度。"),
    (TOWN, "在⟦区委⟧、区政府的坚强领导下，各项工作有序推进。"),
    (TOWN, "⟦乡党委⟧、政府高度重视，⟦乡长⟧亲自部署。"),
    (TOWN, "落实⟦依法治乡⟧各项任务。"),
    (RURAL, "营造⟦全镇⟧良好法治氛围。"),
    (RURAL, "⟦镇党委⟧召开会议8次，⟦镇长⟧履行第一责任人职责。"),
    (RURAL, "坚持党的领导，⟦我镇⟧严格执行“三重一大”制度。"),
    (RURAL, "⟦出台规章⟧3部，规范执法行为。"),
    (STREET, "⟦镇政府⟧聘请法律顾问2名，审查合同30份。"),
    (STREET, "切实增强⟦全镇⟧居民法治观念。"),
    (STREET, "⟦街道人大常委会⟧组织视察3次。"),
    (STREET, "在⟦县委⟧、县政府领导下，街道扎实推进普法。"),
    (STREET, "法治氛围在⟦全县⟧日益浓厚。"),
    (COUNTY, "⟦我镇⟧坚持依法行政，成效明显。"),
    (COUNTY, "⟦制定地方性法规⟧2件。"),
    (COUNTY, "在⟦区委⟧区政府的领导下，法治建设取得成效。"),
    (DISTRICT, "⟦全县⟧法治水平不断提高，⟦我县⟧获评示范。"),
    (DISTRICT, "⟦县委⟧、县政府高度重视法治建设。"),
    (CITY, "⟦我县⟧深入推进依法行政。"),
    (BUREAU, "⟦我镇⟧认真落实普法责任制。"),
    (BUREAU, "⟦我街道⟧认真落实普法责任制。"),
    (TOWN, "⟦临溪乡⟧人民调解委员会调解纠纷30件。"),
    (RURAL, "2024年⟦石桥镇⟧共办理信访件20件。"),
    (TOWN, "推动⟦全乡⟧法治建设再上新台阶，为⟦全乡⟧经济社会发展保驾护航。"),
    (STREET, "⟦我镇⟧辖区内企业较多，执法任务重。"),
    (STREET, "在街道领导下，⟦我乡⟧有序推进。"),
    (RURAL, "⟦我街道⟧法治工作力量不足。"),
    (TOWN, "⟦镇党组⟧高度重视法治建设，召开⟦党组会⟧议12次。"),
    (TOWN, "⟦党工委⟧定期听取汇报，⟦办事处主任⟧主持会议3次。"),
    (TOWN, "召开政府⟦常务会议⟧12次，研究法治工作。"),
    (TOWN, "强化⟦规章和规范性文件⟧管理。"),
    (TOWN, "⟦县长⟧认真履行第一责任人职责。"),
    (RURAL, "召开⟦常委会会议⟧8次。"),
    (STREET, "⟦街道党委⟧高度重视，⟦党委书记⟧、主任亲自部署。"),
    (STREET, "召开⟦镇党委⟧会12次，成立⟦镇法治政府建设⟧领导小组。"),
    (RURAL, "⟦镇司法所⟧指导调解纠纷。"),
    (TOWN, "⟦我市⟧认真贯彻落实中央和省委决策部署。"),
    (RURAL, "一是加强党的领导。⟦我县⟧坚持把法治建设摆在突出位置。"),
    (TOWN, "2025年⟦依法治县⟧工作安排"),
    (STREET, "四、下一步⟦依法治区⟧工作打算"),
    (TOWN, "全年⟦修订规章⟧1部。"),
    (COUNTY, "全年⟦出台政府规章⟧1部，规范性文件6件。"),
    (RURAL, "⟦乡人大常委会⟧听取法治政府建设情况报告。"),
    (STREET, "⟦街道人大主席团⟧开展监督。"),
    (RURAL, "⟦镇人民政府⟧主动公开政府信息120条。"),
    (TOWN, "由⟦乡政府⟧分管领导牵头落实。"),
)  # fmt: skip

RIGHT = (
    (TOWN, "县政府党组书记到我镇调研，县司法局党组高度重视，党组织书记带头。"),
    (TOWN, "列席县政府常务会议3次，落实国务院规章和规范性文件清理要求。"),
    (TOWN, "县长到我镇调研，认真听取汇报。"),
    (STREET, "各社区党委书记、机关党委书记参加，非公企业党委开展学习。"),
    (STREET, "与临溪镇党委结对共建，青禾县司法局、街道司法所联合宣讲。"),
    (TOWN, "全镇矛盾纠纷化解率达98%，我镇信访总量下降，在全县排名第一。"),
    (TOWN, "组织20名干部参加全县行政执法人员资格考试，荣获全省民主法治示范村称号。"),
    (TOWN, "健全乡镇权责清单，助力全乡村振兴，安全乡村建设有序推进。"),
    (TOWN, "县委依法治县办到我镇督导，落实全面依法治县委员会工作要求。"),
    (TOWN, "按照2024年依法治县工作要点要求，制定本镇普法计划。"),
    (TOWN, "认真落实《青禾县2024年依法治县工作要点》。"),
    (TOWN, "接受依法治县工作情况督察1次，参加依法治县工作会议3次。"),
    (TOWN, "制定规章制度12项，修订内部规章制度3项，乡镇没有规章制定权。"),
    (TOWN, "严格执行法律、法规、规章，开展规章、规范性文件清理。"),
    (TOWN, "向县政府常务会议汇报工作2次，传达学习县委常委会会议精神。"),
    (TOWN, "县委常委会会议专题研究，列席县政府常务会议3次。"),
    (TOWN, "在县委、县政府的坚强领导下，我镇扎实推进法治建设。"),
    (TOWN, "对口帮扶的石桥乡反响良好，惠及全乡群众。"),
    (TOWN, "我镇经验在我县推广，被我县评为先进，我县首家。"),
    (TOWN, "镇人大主席团开展监督2次，县人大常委会到镇调研。"),
    (TOWN, "健全镇长效机制，推动全域治理、全区域覆盖。"),
    (TOWN, "弘扬乡土文化，热爱我乡土，与老乡长谈心。"),
    (TOWN, "乡镇党委书记、乡（镇）长述法，各乡党委、镇党委落实责任。"),
    (RURAL, "全乡召开会议5次，我乡聘请法律顾问1名，乡党委书记述法。"),
    (RURAL, "健全镇村组三级网络，邻近的临溪镇开展联防，全镇参与。"),
    (RURAL, "完善乡镇政府职责，建强乡镇综合执法队，推进城镇管理。"),
    (STREET, "全街道12个社区，我街道完成任务，区委、区政府给予肯定。"),
    (STREET, "街道人大工委组织视察3次，联系临溪镇政府开展结对。"),
    (COUNTY, "临溪镇试点先行，全镇信访下降；全县推广，我县获评示范县。"),
    (COUNTY, "县委、县政府带头，县长出庭应诉，镇党委、乡党委落实责任。"),
    (COUNTY, "备案规范性文件6件，落实规章草案意见征求，依法治县工作要点印发实施。"),
    (COUNTY, "市政府规章施行后，组织学习；制定规章制度20项。"),
    (DISTRICT, "对口支援青禾县，全县群众受益；我区法治建设走在前列，全区推广。"),
    (DISTRICT, "区委、区政府高度重视，依法治区工作报告提交审议。"),
    (CITY, "全市各县区落实责任，制定政府规章3件，市委依法治市办督察。"),
    (CITY, "提请制定地方性法规2件，市政府常务会议研究法治议题9次。"),
    (BUREAU, "我局牵头，全县乡镇政府普遍设立法律顾问，我县成效明显。"),
    (BUREAU, "指导临溪镇打造示范点，全镇参与。"),
    ("{}", "不断提升全镇法治水平，全乡动员，各地制定规章3件。"),
    (TOWN, "临溪乡村振兴示范带建设，临溪镇村两级联动。"),
    (TOWN, "全乡镇统一部署、全镇上下，平安镇街创建，成效在全县领先。"),
    (TOWN, "为全县法治建设贡献力量，为依法治县工作提供保障，推进全面依法治县。"),
    (TOWN, "县政府召开常务会议研究我镇事项，县委书记召开县委常委会3次部署。"),
    (TOWN, "我省首个、我市率先、我县唯一的镇级法治公园。"),
    (TOWN, "根据我县实际，结合我县部署，按照我县要求制定方案。"),
    (RURAL, "完善乡镇规章制度建设，制定规章制度6项，制定村规章程3个。"),
    (RURAL, "省政府规章《云岭省行政执法监督办法》学习2次，规章、规范性文件学习。"),
    (STREET, "乡镇（街道）综合执法改革，镇街联动，各镇、街道协作。"),
    (STREET, "居委会、村委会，区人大常委会，街道人大工委，街道人大代表联络站。"),
    (COUNTY, "指导各乡镇依法行政，乡镇党委书记述法，乡长、镇长履职。"),
    (COUNTY, "依法治市办来我县督察，县委依法治县办，市委常委会。"),
    (COUNTY, "青禾镇、临溪镇分别试点，我县青禾镇获评示范；全县12个乡镇。"),
    (DISTRICT, "区政府常务会议12次，区委常委会6次，我区镇街，全区各镇。"),
    (CITY, "我市在全省率先，全市各区县，临溪县全县推行。"),
    (BUREAU, "我局指导乡镇，各镇党委政府重视，全县各镇。"),
    (TOWN, "镇党委、镇政府主要负责人，镇长张某，镇人大、镇纪委监督。"),
    (RURAL, "乡党委、政府重视，乡长主持，邀请临溪镇党委介绍经验，与相邻镇政府签约。"),
)  # fmt: skip

TERMS_WRONG = (
    "落实⟦法治政府年度报告制度⟧，按时公开。",
    "办结“⟦12345”便民服务平台⟧转办件32件。",
    "办结⟦12345便民服务热线⟧工单32件。",
    "办理⟦12345政务便民热线⟧诉求20件。",
    "宣传⟦12348公共服务法律热线⟧。",
    "⟦加强政府公开⟧，主动接受监督。",
    "（二）⟦加大政府公开⟧力度",
    "用好“⟦互联网+督察⟧”平台。",
    "落实⟦政务服务“差好评⟧”制度。",
    "实行⟦一村一律师顾问⟧全覆盖。",
    "村⟦人民调解员委员会⟧调解纠纷30件。",
    "依托⟦公共服务法律中心⟧接待群众。",
    "用好⟦新时期文明实践⟧站开展宣讲。",
    "使用⟦全国行政执法综合监督管理信息系统⟧。",
    "依托⟦全国政务服务一体化平台⟧。",
    "举行⟦宪法宣示仪式⟧1次。",
    "设立⟦基层立法联络点⟧。",
    "推行“⟦综合一次查⟧”。",
    "聘请⟦政府律师顾问⟧2名。",
    "依托⟦退伍军人服务站⟧。",
    "联合县⟦农村农业局⟧检查。",
    "联合县⟦环境生态局⟧检查。",
    "联合县⟦市场管理监督局⟧检查。",
    "安装⟦国家反诈骗中心⟧APP。",
    "开展⟦社会风险稳定评估⟧3次。",
    "落实“⟦四议二公开⟧”。",
    "健全⟦府院连动⟧机制。",
    "推进“⟦跨省统办⟧”。",
    "帮扶⟦刑满施放人员⟧3名。",
)

TERMS_RIGHT = (
    "落实法治政府建设年度报告制度，公开法治政府建设年度报告。",
    "办结12345政务服务便民热线工单32件，12345热线满意率98%。",
    "宣传12348公共法律服务热线。",
    "加强政府公开信息管理，县政府公开招聘3人，落实政府公开承诺。",
    "加强政务公开，县人民政府公开栏更新，政府公开透明运行。",
    "用好国务院“互联网+督查”平台，落实政务服务“好差评”制度。",
    "“一村（社区）一法律顾问”，村（社区）法律顾问16名，每村一名律师。",
    "人民调解委员会18个，人民调解员、委员会成员培训。",
    "公共法律服务中心、公共法律服务工作站、法律服务中心。",
    "新时代文明实践所、新时代文明实践站。",
    "全国行政执法综合管理监督信息系统、全国一体化政务服务平台。",
    "宪法宣誓仪式，宪法宣传周，揭示宪法精神。",
    "基层立法联系点，行政执法监督联系点，联络点3个。",
    "“综合查一次”，跨部门综合查一次。",
    "政府法律顾问，法律顾问律师，村法律顾问。",
    "退役军人服务站、退役军人事务局。",
    "农业农村局、生态环境局、市场监督管理局、住房和城乡建设局。",
    "国家反诈中心APP，县反诈中心。",
    "社会稳定风险评估，“四议两公开”，府院联动，“跨省通办”。",
    "刑满释放人员、社区矫正对象、法律援助工作站。",
)

BODIES_WRONG = (
    ("建成公共法律服务中心1个。\n依托⟦公共服务法律中心⟧接待群众300人次。", None),
    ("临溪镇综合行政执法局检查12次，综合行政执法局无投诉。\n⟦行政综合执法局⟧办案3件。", None),
    ("设立矛盾纠纷多元化解中心。\n由⟦矛盾纠纷调处化解中心⟧牵头，调解50件。", Severity.INFO),
    ("镇司法所人员3名，司法所牵头普法。\n⟦司法站⟧组织宣讲。", Severity.INFO),
    ("临溪镇党政综合办公室汇总，党政综合办公室督办。\n由⟦党政办公室⟧负责公开。", Severity.INFO),
)

BODIES_RIGHT = (
    "县综合行政执法局指导，镇综合行政执法队办案。",
    "县公共法律服务中心、镇公共法律服务工作站、村公共法律服务工作室。",
    "建设农产品交易展示中心，运营低空经济展示交易中心。",
    "法治政府建设工作领导小组研究，法治政府建设工作领导小组办公室督办。",
    "市人民调解委员会、镇人民调解委员会、村民委员会、居民委员会。",
    "打造为军服务法律中心，建设公共法律服务中心。",
)


@pytest.mark.parametrize("text", TERMS_WRONG)
def test_wrong_official_term(text: str) -> None:
    text, spans = marked("临溪镇2024年法治政府建设年度报告\n" + text)
    assert [f.span for f in findings(formulation_wrong, document(text))] == spans


@pytest.mark.parametrize("text", TERMS_RIGHT)
def test_right_official_term(text: str) -> None:
    doc = document("临溪镇2024年法治政府建设年度报告\n" + text)
    assert [doc.quote(f.span) for f in findings(formulation_wrong, doc)] == []


@pytest.mark.parametrize(("text", "severity"), BODIES_WRONG)
def test_body_named_two_ways(text: str, severity: Severity | None) -> None:
    text, spans = marked(text)
    found = findings(body_two_names, document(text))
    assert [f.span for f in found] == spans
    assert [f.severity for f in found] == [severity]
    assert all(f.related for f in found)


@pytest.mark.parametrize("text", BODIES_RIGHT)
def test_bodies_that_differ(text: str) -> None:
    doc = document(text)
    assert [f.message for f in findings(body_two_names, doc)] == []


@pytest.mark.parametrize("rule", [level_word, body_two_names], ids=lambda r: r.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)


@pytest.mark.parametrize(("frame", "text"), WRONG)
def test_wrong_level(frame: str, text: str) -> None:
    whole, spans = marked(frame.format(text))
    doc = document(whole)
    found = findings(level_word, doc)
    assert [doc.quote(f.span) for f in found] == [doc.quote(s) for s in spans]


@pytest.mark.parametrize(("frame", "text"), RIGHT)
def test_right_level(frame: str, text: str) -> None:
    doc = document(frame.format(text))
    assert [(doc.quote(f.span), f.message) for f in findings(level_word, doc)] == []


def test_the_tables_are_in_order() -> None:
    assert [*LEVEL_WORDS.problems(), *BODIES.problems()] == []


@pytest.mark.parametrize(
    ("issuer", "level", "kind"),
    [
        ("临溪镇人民政府", "镇", "镇"), ("青禾县", "县", "县"), ("河湾区人民政府", "县", "区"), ("石桥市", "县", "市"),
        ("青禾县司法局", "部门", "单位"), ("", "街道", "街道"),
    ],
)  # fmt: skip
def test_how_an_issuer_calls_itself(issuer: str, level: str, kind: str) -> None:
    assert kind_of_place(document("全年调解纠纷12件。", {"level": level}), issuer) == kind


def test_standing_names_the_place_above() -> None:
    assert standing(document(TOWN.format("一、工作情况"))) >= {"镇"}
    assert "县:区" in standing(document(DISTRICT.format("一、工作情况")))
    assert standing(document("2024年工作有序推进。")) == frozenset()


def test_a_place_that_changed_its_kind_is_silent() -> None:
    doc = document(TOWN.format("2024年6月撤乡设镇，此前全乡已完成普法任务。"))
    assert findings(level_word, doc) == []


FRAMES = (TOWN, RURAL, STREET, COUNTY, DISTRICT, CITY, BUREAU)
OTHERS = (
    "青禾市2024年法治政府建设年度报告\n{}\n青禾市人民政府\n2025年1月10日",
    "云岭省2024年法治政府建设年度报告\n{}\n云岭省人民政府\n2025年1月10日",
    "临溪镇2024年法治政府建设年度报告\n{}\n云岭市河湾区临溪镇人民政府\n2025年1月10日",
)
LEFT = ("", "召开", "强化", "2025年", "制定", "在")
AFTER = (
    "高度重视。",
    "履行职责。",
    "12次。",
    "工作思路：",
    "、区政府领导下。",
    "管理。",
    "、主任带头。",
    "研究法治工作。",
    "2件。",
)


@pytest.mark.parametrize("row", [row for row in LEVEL_WORDS.entries if row.sure], ids=lambda r: r.id)
def test_each_row_fires_somewhere_and_never_where_it_fits(row: LevelWord) -> None:
    fired = 0
    for frame in (*FRAMES, *OTHERS):
        for left in LEFT:
            for right in AFTER:
                doc = document(frame.format(left + row.word + right))
                said = any(doc.quote(f.span) == row.word for f in findings(level_word, doc))
                fired += said
                assert not said or any(
                    entry.word == row.word and entry.levels & standing(doc) for entry in LEVEL_WORDS.entries
                )
            if fired:
                return
    assert fired, row
