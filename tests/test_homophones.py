"""W301–W303: slips of the input method, and right words that sound or look like others."""

from __future__ import annotations

import pytest

from hegui.testing import document, findings, marked
from hegui.text.dictionary import frequency
from hegui_rules.wording.homophones import slips
from hegui_rules.wording.sounds import coded
from hegui_rules.wording.W301_same_sound import same_sound
from hegui_rules.wording.W302_similar_sound import similar_sound
from hegui_rules.wording.W303_lookalike_character import lookalike_character

WRONG = (
    (same_sound, "做到⟦合力合规⟧、公正文明。"),
    (same_sound, "落实行政⟦职法⟧公示制度。"),
    (same_sound, "办理行政⟦付议⟧案件12件。"),
    (similar_sound, "落实行政⟦自法⟧公示制度。"),
    (similar_sound, "推进行政⟦粗罚⟧案卷评查。"),
    (lookalike_character, "开展合法性⟦审杳⟧12件。"),
    (lookalike_character, "加强市场⟦监瞥⟧。"),
    (lookalike_character, "推广先进⟦技木⟧应用。"),
    (same_sound, "召开专题⟦会义⟧3次。"),
    (same_sound, "听取专题⟦汇抱⟧3次。"),
    (same_sound, "解答群众⟦资询⟧30人次。"),
    (same_sound, "安排专人⟦复责⟧。"),
    (lookalike_character, "维护社会⟦隐定⟧。"),
    (lookalike_character, "组织⟦倍训⟧4期。"),
    (lookalike_character, "加强⟦晋法⟧宣传。"),
    (lookalike_character, "开展⟦杜区⟧走访。"),
)

RIGHT = (
    "做到合理合规，形成执法合力，合规经营。",
    "编印法条案例2000册，梳理依法行政案例。",
    "落实行政执法公示制度，推行行政处罚、行政复议、行政诉讼规范化。",
    "坚持有的放矢，做到以人为本、以法治思维谋划工作。",
    "“合力合规”活动方案已印发。",
    "违法性、有责性是犯罪成立的条件。",
    "接受监督检查，实施审查审核，开展防汛演练。",
    "推广科学技术，植树造林，加强林木管护，木材检疫。",
    "撤销文件2件，播撒法治种子，撒手不管的作风得到纠正。",
    "报账机制不断健全，信访工作、心理咨询有序推进。",
    "加强自治、法治、德治融合，推动自觉守法。",
    "电讯诈骗防范，通讯畅通，资讯发布。",
    "党员干部知责、履责，先立后破，构建亲清政商关系。",
    "坚持群防群治，推进诉源治理、府院联动。",
    "投资询价公开，会义务宣讲的志愿者12名。",
    "地标式建筑旁设普法展板，多证合一改革落地。",
    # The phrase or the pair lies across words: 派出所|张所长, 报废|机动车, 各|街镇.
    "邀请派出所张所长、李所长讲授法治课2次，王局长点评。",
    "回收报废机动车12辆，清理报废电动车30辆。",
    "特别行政区与内地法院开展司法协助。",
    "推进各部门、各街镇会前学法常态化。",
    "检察委员会委员列席会议，审判委员会讨论案件3件。",
    # Words that jieba's dictionary does not know.
    "在官网公布设区的市立法计划，推进期现联动和数智赋能。",
    "实行专户管理、专账核算，亟须补齐短板。",
    "吉能公司投产，本地特色产业极具发展潜力。",
    "主产区与主销区建立购销关系，质权人同意转让。",
    "缓交、减交、免交诉讼费用，显失公平的合同可以撤销。",
    "开通县际、市际公路客运，保障应季蔬菜供给。",
    "建立电芯检测实验室，工会会籍管理规范。",
)

# Nothing but the sound speaks for another word: a name, perhaps. At most asked.
NAMES = (
    "办好宇龙讲堂，启动南布项目。",
    "青禾县羊台书院开放。",
    "栖霞畈乡推进依法行政。",
    "建成鹤湖新居普法长廊。",
    "引进卓悦商场，开展普法12场。",
    "海裕社区调解纠纷3件。",
    "办理红荔小学扩建项目审批。",
    "沙荷西路建设有序推进。",
    "走访荣御花园小区。",
    "联东产业园设立法律服务站。",
)


@pytest.mark.parametrize("sentence", NAMES)
def test_a_name_is_not_told(sentence: str) -> None:
    assert not any(slip.sure for slip in slips(document(sentence)))


@pytest.mark.parametrize(("rule", "sentence"), WRONG)
def test_found(rule, sentence: str) -> None:  # type: ignore[no-untyped-def]
    text, expected = marked(sentence)
    assert [f.span for f in findings(rule, document(text))] == expected


@pytest.mark.parametrize("sentence", RIGHT)
def test_silent(sentence: str) -> None:
    doc = document(sentence)
    assert slips(doc) == ()


def test_codes_keep_the_length() -> None:
    text = "依法行政2024年🙂，临溪县。\n"
    assert len(coded(text)) == len(text)


def test_frequencies_are_those_of_the_dictionary() -> None:
    import jieba

    lines = jieba.get_dict_file().read().decode("utf-8").splitlines()
    for line in (*lines[::997], lines[0], lines[-1]):
        word, count, *_ = line.split(" ")
        assert frequency(word) == int(count)
    assert frequency("鿕鿕") == 0
