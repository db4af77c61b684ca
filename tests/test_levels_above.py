"""W501: a lower body names the organs above it; what stands above is not guessed where the name leaves it open."""

from __future__ import annotations

import pytest

from hegui.testing import document, findings
from hegui_rules.wording.W501_level_word import level_word

COUNTY = "在县委、县政府的坚强领导下，推进法治建设。\n县委召开会议，县长到会。全县统一部署。"
CITY = "在市委、市政府的坚强领导下，推进法治建设。\n市委召开会议，市长到会。全市统一部署。"
DISTRICT = "在区委、区政府的坚强领导下，推进法治建设。\n区委召开会议，区长到会。全区统一部署。"

RIGHT = (
    ("云台乡", "青禾县云台乡人民政府", COUNTY),
    ("云台乡", "江南市云台乡人民政府", COUNTY),
    ("江南市云台镇", "云台镇人民政府", COUNTY),
    ("江南市青禾县云台乡", "云台乡人民政府", COUNTY),
    ("北原自治区青禾县云台镇", "云台镇人民政府", COUNTY),
    ("北原自治区云台镇", "北原自治区云台镇人民政府", COUNTY),
    ("青禾自治县云台乡", "青禾自治县云台乡人民政府", COUNTY),
    ("江南经济开发区云台街道", "云台街道办事处", COUNTY),
    ("南山区云台街道", "云台街道办事处", DISTRICT),
    ("云台街道", "江南市云台街道办事处", CITY),
    ("北原自治区", "北原自治区人民政府", COUNTY),
    ("东岭自治州", "东岭自治州人民政府", COUNTY),
    ("东岭盟", "东岭盟行政公署", COUNTY),
    ("青禾县", "青禾县人民政府", CITY),
    ("红柳旗", "红柳旗人民政府", CITY),
)
WRONG = (
    ("南山区云台街道", "云台街道办事处", f"{DISTRICT}\n在县委领导下开展工作。"),
    ("云台乡", "江南市云台乡人民政府", f"{CITY}\n县委听取汇报。"),
    ("云台乡", "青禾县云台乡人民政府", f"{COUNTY}\n区委召开会议，区长到会。"),
    ("红柳旗", "红柳旗人民政府", "在县委领导下开展工作。"),
)


def _report(place: str, signature: str, body: str) -> str:
    return f"{place}2024年法治政府建设年度报告\n{body}\n{signature}\n2025年1月10日"


@pytest.mark.parametrize("case", RIGHT)
def test_organs_above_are_named(case: tuple[str, str, str]) -> None:
    assert findings(level_word, document(_report(*case))) == []


@pytest.mark.parametrize("case", WRONG)
def test_organs_of_another_place_are_not(case: tuple[str, str, str]) -> None:
    assert len(findings(level_word, document(_report(*case)))) == 1
