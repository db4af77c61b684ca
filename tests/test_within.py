"""Parts that no 其中 names: of a stretch of the year, of those called a share, of those inside a set; and look-alikes."""

from __future__ import annotations

import pytest

from hegui.testing import document, findings
from hegui_rules.numbers.N103_part_exceeds_whole import part_exceeds_whole


def _said(text: str) -> list[str]:
    doc = document(text)
    return [doc.quote(f.span) for f in findings(part_exceeds_whole, doc)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全年受理投诉326件，前三季度受理投诉{}，逐季下降。", "362件", "262件"),
        ("1至11月办结案件{}，全年办结案件178件。", "188件", "168件"),
        ("12月单月办理许可{}，全年办理许可86件。", "96件", "16件"),
        (
            "档案审核全年完成1.68万件，年度计划1.6万件如期完成；截至11月底已完成{}，12月处理疑难件。",
            "1.86万件",
            "1.56万件",
        ),
        ("2025年调解纠纷386件。上半年调解纠纷{}，下半年有所回落。", "412件", "212件"),
        ("今年走访420户，困难户占{}。", "460户", "60户"),
        ("清理证明事项56项，取消的就占了{}。", "65项", "35项"),
        ("配备的26名调解员里，{}取得了资格。", "31名", "11名"),
        ("收到的56件意见当中，属于营商环境方面的就达{}。", "62件", "26件"),
        ("现有法律顾问18名，律师身份的占{}。", "21名", "12名"),
    ],
)
def test_a_part_is_not_more_than_its_whole(text: str, wrong: str, right: str) -> None:
    assert _said(text.format(wrong)) == [wrong]
    assert _said(text.format(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年巡查214次，三季度检查企业231次。",
        "2025年受理投诉326件，2024年前三季度受理投诉362件。",
        "全年受理投诉326件，比上年前三季度少36件，上年上半年受理投诉362件。",
        "全年计划受理326件，前三季度已受理362件。",
        "汛期巡查260次，全年应急演练120次。",
        "全年办结178件，上半年新收188件。",
        "耕地120亩，林地占300亩，水面占80亩。",
        "党员代表占12名，群众代表占25名。",
        "在20个村里，35个议事点投入使用。",
        "全市有企业500家，新增30家，民营企业占420家。",
        "26名调解员里，每人联系31户。",
        "5月受理投诉62件，全年日均受理投诉3件。",
        "全年召开会议12次，一季度召开会议学习文件15件。",
        "1至12月办结案件188件，全年办结案件188件。",
    ],
)
def test_what_is_no_part_may_be_more(text: str) -> None:
    assert _said(text) == []
