"""Wholes and parts told without a wording of the table: how the figures stand, and how many are announced."""

from __future__ import annotations

import pytest

from hegui.api import Finding, Severity
from hegui.testing import document, findings
from hegui_rules.numbers.N103_part_exceeds_whole import part_exceeds_whole
from hegui_rules.numbers.N104_parts_do_not_sum import parts_do_not_sum
from hegui_rules.numbers.N119_more_than_before import more_than_before
from hegui_rules.numbers.N170_stock_does_not_balance import stock_does_not_balance


def _misses(text: str) -> list[Finding]:
    """The sums that the rule warns of."""
    return [f for f in findings(parts_do_not_sum, document(text)) if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("接访日接访31批，带案下访9批，视频接访6批，全年面对面接待来访群众，拢共{}。", "56批", "46批"),
        ("送法进校园14场，进企业11场，进集市7场，一年下来普法活动凑足了{}。", "42场", "32场"),
        ("春灌巡渠38次，汛期巡渠52次，冬修巡渠26次，三个时段加在一起是{}。", "126次", "116次"),
        ("一大队立案86起，二大队立案74起，三大队立案59起，三个大队一年的立案量是{}。", "229起", "219起"),
        ("县里配套120万元，乡镇自筹46万元，社会捐助14万元，几笔钱凑到一块有{}。", "190万元", "180万元"),
        (
            "全镇共四个社区。东街社区调处纠纷23件，西街社区17件，南关社区31件，北苑社区14件。对疑难纠纷另派律师。四个社区全年调处的纠纷为{}。",
            "95件",
            "85件",
        ),
        (
            "经费分两次到账。第一次到账18万元，用于购书；第二次到账27万元，用于办班。两次到账的{}都接受了审计。",
            "54万元",
            "45万元",
        ),
        (
            "镇里有三个村，桥头村有议事员12名，柳塘村9名，南岸村11名。年底，全镇领到聘书的村级议事员有{}，各村无一遗漏。",
            "34名",
            "32名",
        ),
        ("复议申请{}，按被申请人分，县政府部门41件，乡镇政府29件，垂直管理部门7件。", "87件", "77件"),
        ("配齐了{}队员，按用工形式看，在编9名，聘用8名，借调4名。", "23名", "21名"),
        ("普法经费花了{}，花在三个地方：印资料14万元，办活动11万元，修阵地9万元。", "36万元", "34万元"),
        (
            "年末在册调解员{}。专职的21名，在司法所坐班；兼职的33名，分布在各村；行业性的8名，驻交警队。",
            "64名",
            "62名",
        ),
        ("检查组共{}执法人员，出自三个机构：监察大队14人，监管股7人，法规股5人。", "27名", "26名"),
        (
            "会计科有3人，听证会开了5场，论证会开了7场，座谈会开了11场，民主决策类会议一年里共{}。",
            "33场",
            "23场",
        ),
        ("县级财政给了42万元，上级专项补了18万元，镇里掏了9万元，总投入由此达到{}。", "79万元", "69万元"),
        ("男调解员38名，女调解员29名，合起来正好是{}。", "77名", "67名"),
        ("东片渠道17公里、西片渠道26公里、北片渠道12公里，全乡渠道因而有{}。", "65公里", "55公里"),
        ("全年开庭的{}案件，主要负责人出庭11起，分管负责人出庭5起，由工作人员出庭的4起。", "18起", "20起"),
        ("受理投诉{}，分食品、药品、价格三类，依次为87件、66件和61件，当年办结209件。", "224件", "214件"),
    ],
)
def test_how_the_figures_stand_tells_whole_and_parts(text: str, wrong: str, right: str) -> None:
    assert len(_misses(text.format(wrong))) == 1
    assert not _misses(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "春运查1260台次，汛期查412台次，国庆假期查583台次，全年查验客运车辆3100台次。",
        "全镇有四个村。桥头村有调解员12名，柳塘村9名，南岸村11名，云岭村8名。全年有36名调解员领取补贴。",
        "全镇有三个村。桥头村有调解员12名，柳塘村9名，南岸村11名。加上镇里的6名，全镇共有调解员38名。",
        "资金分三批下达。头一批46万元，第二批38万元，最后一批25万元。三批资金已支付105万元。",
        "受理申请87件，按被申请人分，县政府部门41件，乡镇政府29件，其余为垂直管理部门。",
        "受理申请87件，按类型分，土地类41件，房屋类29件等。",
        "全县调解案件3200件。东镇调解412件，西镇调解386件，南镇调解297件，三镇列前三位。",
        "抽查案卷45份，优秀18份，良好20份，合格7份；复查案卷43份，优秀16份，良好19份，合格8份。",
        "三家单位联合检查，甲局查出问题14个，乙局查出9个，丙局查出12个，去重后合计33个。",
        "全镇设三个片区。东片区有村民小组26个，西片区31个，北片区24个。今年在全镇各片区新设议事点82个。",
        "建成花园3个、新建公园7个、改造公园9个，推动18个项目落地。",
        "三个组走访农户115户，一组42户，二组35户，三组38户，收集意见86条。",
        "一季度学法3次，二季度4次，三季度2次，四季度3次，全年学法参加人员240人次。",
        "一组走访6户，二组走访9户，三组走访4户，四组走访4户。",
        "召开党组会12次、局务会9次、专题会7次，学习法律26部，组织旁听庭审26次。",
    ],
)
def test_what_may_be_read_otherwise_is_left_alone(text: str) -> None:
    assert not _misses(text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全县十六个乡镇，九个建成广场，五个正在施工，剩下{}明年启动。", "三个", "两个"),
        ("二十二个村中，十二个评为先进，七个评为合格，其余{}责令整改。", "四个", "三个"),
        ("纳入清理的52件文件，保留31件，修改12件，余下的{}一律废止。", "11件", "9件"),
        ("队里38名执法人员，持甲证的14名，持乙证的19名，没有证的{}已调离岗位。", "7名", "5名"),
        ("挂牌的隐患31处，消除27处，仍在治理的{}已设围挡。", "6处", "4处"),
        ("今年承接建议26件，年底前答复22件，延期到明年一季度答复的{}已向代表说明。", "6件", "4件"),
        ("清单上的问题37个，销号33个，等待验收的{}明确了时限。", "6个", "4个"),
        ("下拨救助金30万元，发放到户26.5万元，账面余额{}。", "4.5万元", "3.5万元"),
        ("印制明白卡2000张，入户发放1640张，库存{}留作明年使用。", "460张", "360张"),
    ],
)
def test_what_is_left_is_what_was_not_done(text: str, wrong: str, right: str) -> None:
    assert len(_misses(text.format(wrong))) == 1
    assert not _misses(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "建成示范点16个，在建5个，待建7个。",
        "发现问题37个，销号33个，待验收4个，待研究的政策性问题6个已上报。",
        "排查隐患29处，整改25处，没到整改期限的4处；另有去年遗留未整改的3处。",
        "抽查案卷45份，优秀18份，良好20份，剩下的7份补正，补正后复查的9份全部合格。",
        "对168项证明事项，取消41项，保留9项，其余118项转为告知承诺。",
        "立案86起，结案79起，正在调查的9起，其中2起为上年立案。",
    ],
)
def test_what_is_left_of_something_else(text: str) -> None:
    assert not _misses(text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("1月1日在册对象64人，其后陆续接收39人，期满解除45人，12月31日盘点在册{}。", "56人", "58人"),
        ("1月初库存文书4200份，3月补印1500份，全年用掉3800份，12月底盘库还有{}。", "2900份", "1900份"),
        ("上年底持证人员86名，年内考取11名，退休和调出6名，到今年年底持证人员有{}。", "81名", "91名"),
        ("专项经费年初结余6万元，当年安排20万元，支出23万元，年末结余{}。", "2万元", "3万元"),
        ("上一年转下来的案子14件，今年收进来133件，办掉138件，转到下一年的还有{}。", "19件", "9件"),
        ("年初的权力事项312项，承接上级18项，取消和调整26项，目前保留{}。", "314项", "304项"),
        ("2025年初登记在册的社会组织86家，一年间新成立9家，注销5家，年末还有{}。", "92家", "90家"),
        ("年初在用设备86台，一年间到货9台，坏了5台，年末还有{}。", "92台", "90台"),
        ("去年留下的案件8件，当年新立52件，结了55件，年底仍未结的{}。", "6件", "5件"),
    ],
)
def test_a_stock_at_both_ends_and_what_moved(text: str, wrong: str, right: str) -> None:
    assert len(findings(stock_does_not_balance, document(text.format(wrong)))) == 1
    assert not findings(stock_does_not_balance, document(text.format(right)))


@pytest.mark.parametrize(
    "text",
    [
        "年初部署重点任务42项，年中新增6项，已完成39项，年底前再完成5项，其余跨年推进。",
        "年初在册对象72人，年内接收18人，期满解除25人，另有3人收监，年末在册62人。",
        "年初有调解员86名，考取资格的11名，年底调解员总数91名。",
        "年初有社会组织86家，新成立9家，注销5家，目前参加年检的有82家。",
        "期初库存320件，入库150件，出库210件，调拨外单位20件，期末库存240件。",
        "原有窗口12个，撤并5个，新设3个，现有工作人员10名。",
    ],
)
def test_not_every_beginning_and_end_is_a_stock(text: str) -> None:
    assert not findings(stock_does_not_balance, document(text))


def test_what_may_leave_parts_out_is_only_asked_about() -> None:
    (one,) = findings(
        parts_do_not_sum, document("甲村调解12件，乙村调解9件，丙村调解11件，全镇调解纠纷42件。")
    )
    assert one.severity is Severity.INFO


def test_brothers_are_no_parts_of_each_other() -> None:
    assert not findings(
        part_exceeds_whole, document("38名执法人员中，持甲证的14名，持乙证的19名，没有证的5名。")
    )
    several = "三家单位联合检查，甲局查出问题14个，乙局查出9个，丙局查出12个，已整改33个。"
    assert not findings(more_than_before, document(several))
