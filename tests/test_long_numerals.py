"""Numerals of thousands of digits are no quantities: every rule says what it says without them, and none crashes."""

from __future__ import annotations

import pytest

from hegui.api.registry import declarations
from hegui.facts import quantities
from hegui.facts.dates import dates
from hegui.testing import document, findings

LONG = 5_001
NUMERALS = {
    "arabic": "7" * LONG,
    "wide": "７" * LONG,
    "grouped": ",".join(["777"] * (LONG // 3)),
    "decimals": "0." + "7" * LONG,
    "both": "7" * LONG + "." + "7" * LONG,
    "chinese digits": "七" * LONG,
    "chinese places": "九千" * LONG,
    "chinese magnitudes": "九万" * LONG,
    "spoken decimals": "九点" + "七" * LONG,
    "mixed": "3万" + "4" * LONG,
    "zeros": "0" * LONG,
    "begun": "四十" + "7" * LONG,
}
CARRIER = (
    "临溪镇2024年法治政府建设年度报告\n全年调解纠纷{n}件，其中婚姻纠纷3件，占{n}%，由9件增长到{n}万件。\n"
    "一是讲3至{n}个问题，约{n}分之{n}，6/{n}。\n（{n}）{n}年{n}月{n}日至9日，青政发〔{n}〕{n}号、《条例》第{n}条。\n| 类别 | 件数 |\n| --- | --- |\n| 民事 | {n} |\n"
)


@pytest.mark.parametrize("numeral", NUMERALS)
def test_no_rule_crashes(numeral: str) -> None:
    doc = document(CARRIER.format(n=NUMERALS[numeral]), {"format": "md"})
    for rule in declarations().rules.values():
        findings(rule, doc)


@pytest.mark.parametrize("numeral", NUMERALS)
def test_no_quantity_is_read(numeral: str) -> None:
    doc = document(f"全年调解纠纷{NUMERALS[numeral]}件。")
    assert [q for q in quantities(doc) if len(q.surface) > 40] == []
    assert dates(doc) == ()


def test_numerals_in_use_are_read() -> None:
    doc = document(
        "总产值1,234,567,890,123.45元，登记9999999999999999件，人口一千二百三十四万五千六百七十八人。"
    )
    assert [int(q.value) for q in quantities(doc)] == [1234567890123, 9999999999999999, 12345678]
