"""Family N: every rule's own examples, and sentences whose figures are drawn at random."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.api import Rule, Severity, rules_in
from hegui.testing import document, findings, run_examples

RULES = rules_in("hegui_rules.numbers")


def said(text: str, form: str = "txt") -> list[tuple[str, str, Severity]]:
    """(code, quote, severity) of everything family N says."""
    doc = document(text, {"format": form})
    return [
        (rule.code, doc.quote(f.span), f.severity or rule.severity)
        for rule in RULES
        for f in findings(rule, doc)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)


@pytest.mark.parametrize(
    "text",
    [
        # Sums and parts that are right, or say too little to be wrong.
        "全年受理行政复议案件30件，其中维持15件、撤销10件、驳回5件。",
        "全镇共有干部80人，其中男性45人，女性35人。",
        "累计培训4期200人，其中第一期50人、第二期60人、第三期40人、第四期50人。",
        "召开党委会8次，其中专题研究法治工作3次；召开常务会5次，其中专题研究2次。",
        "办理行政处罚案件12件，罚款3.5万元，其中食品类5件、药品类4件。",
        "新增示范村3个，累计达12个。",
        "发放宣传资料3000余份，其中宪法宣传手册3500份。",
        # Rates, rounded or cut off.
        "参加考试58人，合格57人，合格率98.3%。",
        "参加考试58人，合格57人，合格率98.2%。",
        "受理行政许可申请320件，办结318件，办结率99.4%，提前办结率100%。",
        "累计排查矛盾纠纷300余起，化解290余起，化解率97%以上。",
        # Changes.
        "行政处罚案件42件，比上年减少6件，下降12.5%。",
        "行政处罚案件由48件下降到42件，降幅12.5%。",
        "办件环节由12个减至5个，申报材料减少50%。",
        # Steps.
        "受理案件30件（含上年结转5件），办结32件。",
        "征求意见35条，采纳31条，未采纳4条并逐一说明。",
        "派出所、司法所联合化解纠纷40起，司法所独立调解55起。",
        # Lists.
        "统筹推进学法、用法、守法、普法四个方面工作。",
        "落实行政执法“三项制度”，推进“八五”普法，开展“三下乡”。",
        "《主办法》及《甲规定》《乙规定》等2个配套文件。",
    ],
)
def test_silent_on_what_is_right(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "code", "quote"),
    [
        ("全镇共有干部80人，其中男性45人，女性38人。", "N104", "80人"),
        ("累计培训4期200人，其中第一期50人、第二期60人、第三期40人、第四期60人。", "N104", "200人"),
        ("开展法治宣传8场、法律咨询5场、专题讲座4场，共16场。", "N104", "16场"),
        ("受理案件24件，民事、刑事、行政分别为9件、11件、5件。", "N104", "24件"),
        ("审结行政复议案件8件，维持5件，撤销2件，终止2件。", "N104", "8件"),
        ("受理纠纷200起，调解成功196起，成功率97%。", "N139", "97%"),
        ("行政诉讼应诉案件12件，负责人出庭应诉11件，出庭应诉率100%。", "N139", "100%"),
        ("收到人大代表建议12件，办结14件。", "N119", "14件"),
        ("全年受理案件30件，同比增加6件，增长20%。", "N124", "20%"),
        ("办件平均时限由10个工作日缩短至6个工作日，压缩60%。", "N124", "60%"),
        ("信访件30件，办结率100%，正在办理3件。", "N129", "100%"),
    ],
)
def test_finds_what_cannot_be(text: str, code: str, quote: str) -> None:
    assert (code, quote) in [(c, q) for c, q, _ in said(text)]


def test_one_fault_is_said_once() -> None:
    found = said("受理信访件18件，办结17件，办结率97%。")
    assert [c for c, _, _ in found] in (["N105", "N139"], ["N139"], ["N105"])
    assert len({q for _, q, _ in found}) == 1


counts = st.integers(2, 900)


@settings(deadline=None, max_examples=60)
@given(st.lists(counts, min_size=2, max_size=3), st.integers(-9, 9))
def test_sums_of_any_size(parts: list[int], slip: int) -> None:
    names = ("民事", "刑事", "行政")
    listed = "、".join(f"{n}案件{p}件" for n, p in zip(names, parts, strict=False))
    total = sum(parts) + slip
    if total <= max(parts):
        return
    found = [c for c, _, _ in said(f"受理案件{total}件，包括{listed}。")]
    assert ("N104" in found) is (slip != 0)


@settings(deadline=None, max_examples=60)
@given(counts, st.data())
def test_rates_of_any_counts(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, whole))
    digits = data.draw(st.integers(0, 2))
    cut = 100 * 10**digits * part // whole
    figure = f"{cut // 10**digits}.{cut % 10**digits:0{digits}}" if digits else str(cut)
    text = f"受理信访件{whole}件，办结{part}件，办结率{figure}%。"
    assert said(text) == []


@settings(deadline=None, max_examples=60)
@given(counts, counts)
def test_changes_of_any_size(before: int, after: int) -> None:
    if before == after:
        return
    word = "增加" if after > before else "减少"
    assert said(f"案件由{before}件{word}到{after}件，{word}{abs(after - before)}件。") == []
    wrong = said(f"案件由{before}件{word}到{after}件，{word}{abs(after - before) + 1}件。")
    assert "N124" in [c for c, _, _ in wrong]
