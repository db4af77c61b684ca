"""W301–W304: set phrases and terms one slip of the pen away from what official prose writes."""

from __future__ import annotations

import pytest

from hegui.testing import document
from hegui_rules.wording.homophones import slips
from hegui_rules.wording.letters import following, surprise
from hegui_rules.wording.mined import Phrase, hole, unwritten, with_hole
from hegui_rules.wording.nearmiss import strange_places

SLIPS = (
    ("发挥示范村引领作用，以点代面推动工作。", "以点代面", "以点带面", "sound"),
    ("按照整改方案不折不口抓好落实。", "不折不口", "不折不扣", "sound"),
    ("国民经济平稳运行，经济运行总体乎稳。", "乎稳", "平稳", "look"),
    ("推进营环商境建设。", "营环商境", "营商环境", "swapped"),
    ("做好矛盾纠纷排查解化工作。", "排查解化", "排查化解", "swapped"),
)

LETTERS = (
    ("汛期前逐点落实专人执守，发放避险卡。", "执守", "值守"),
    ("门店的进销抬账逐户核对。", "抬账", "台账"),
    ("坚持关口前疑、力量下沉。", "前疑", "前移"),
    ("各村须将调处过程祥细记入台账。", "祥细", "详细"),
    ("县殡仪服务价格己全部公示。", "己", "已"),
)

AFFAIRS = ("推进{}务公开。", "完善{}务公开制度，接受监督。", "召开{}务会议3次。", "实行{}务监督。")

RIGHT = (
    "加强矛盾纠纷排查化解，优化营商环境，不折不扣抓好落实。",
    "“以点代面”工作法获评全县优秀案例。",
    "走访田心小学、金水湾小区，慰问租房补贴对象。",
    "推进村务公开，中洪关系研究，中洪关系发展。",
    "为全市争当良好基石，主线贯通，主线通车。",
    "解放思想、实事求是是我们的思想路线。",
    "经营主体自住性住房需求得到支持，护理院、仲裁院挂牌。",
    "下大气力解决问题，群众性体育活动蓬勃展开。",
)


@pytest.mark.parametrize(("sentence", "found", "right", "how"), SLIPS)
def test_a_slip_is_told_with_its_word(sentence: str, found: str, right: str, how: str) -> None:
    assert [(s.found, s.right, s.how) for s in slips(document(sentence))] == [(found, right, how)]


@pytest.mark.parametrize(("sentence", "found", "right"), LETTERS)
def test_a_letter_is_told_that_spoils_a_word_of_the_dictionary(sentence: str, found: str, right: str) -> None:
    assert [(s.found, s.right) for s in slips(document(sentence))] == [(found, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "澜溪县岚口镇、栗阳县石笼坝镇参加会议，联系人王岚。",
        "各级主要负责人述法实现全覆盖，包案领导定期接访。",
    ],
)
def test_names_and_words_of_the_genre_are_no_slip(sentence: str) -> None:
    assert slips(document(sentence)) == ()


def test_likelier_letters_cost_less() -> None:
    assert surprise("专", "人", "值") < surprise("专", "人", "执")
    assert "商" in following("营")
    assert following("\u2e80") == ""


@pytest.mark.parametrize("office", "镇乡村社街局校院厂所站馆会室党")
@pytest.mark.parametrize("frame", AFFAIRS)
def test_whose_affairs_is_no_slip(office: str, frame: str) -> None:
    assert slips(document(frame.format(office))) == ()


@pytest.mark.parametrize("firms", "厂村镇校国民房")
def test_whose_firms_is_no_lost_letter(firms: str) -> None:
    assert slips(document(f"{firms}企经营者和从业人员参加培训。")) == ()


@pytest.mark.parametrize("sentence", RIGHT)
def test_look_alikes_are_no_warning(sentence: str) -> None:
    assert not any(slip.sure for slip in slips(document(sentence)))


def test_what_stands_throughout_is_a_name() -> None:
    text = "青和力学堂开课。青和力学堂全年授课12次，青和力学堂学员300人次。"
    assert slips(document(text)) == ()


def test_a_phrase_is_found_by_every_hole() -> None:
    for place in range(4):
        assert "营商环境" in {phrase.text for phrase, at in with_hole(hole("营商环境", place)) if at == place}


def test_the_corpus_writes_what_its_phrases_are_made_of() -> None:
    assert unwritten(("营商环", "营环商")) == {"营环商"}
    assert strange_places("优化营商环境。") == []
    assert isinstance(next(iter(with_hole(hole("营商环境", 1))))[0], Phrase)
