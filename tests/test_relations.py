"""Which quantities stand in a relation, and the arithmetic on them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.facts import coverage, relations
from hegui.facts.feasibility import (
    MODES,
    change_fits,
    feasible_growth,
    feasible_rate,
    implied_bases,
    nearest_bases,
    nearest_rates,
    one_digit_apart,
    possible_parts,
    power,
    printed,
    shares_fit,
    sum_conflict,
)
from hegui.facts.quantity import Interval
from hegui.facts.relations import Relation
from test_quantities import doc


def of_kind(text: str, kind: str) -> list[Relation]:
    return [r for r in relations(doc(text)) if r.kind == kind]


def surfaces(relation: Relation) -> list[str]:
    return [m.surface for m in relation.members]


def test_parts_and_their_sum() -> None:
    text = "核查问题线索24件，其中，立案审查案件9件，给予党纪处分8人；立案调查案件4件，给予政务处分4人；信访案件11件。"
    (whole,) = of_kind(text, "sum")
    assert surfaces(whole) == ["24件", "9件", "4件", "11件"]
    assert whole.same_suffix
    assert not whole.exhaustive
    assert [surfaces(r) for r in of_kind(text, "part")] == [
        ["24件", "9件"],
        ["24件", "4件"],
        ["24件", "11件"],
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("共应诉45宗，其中负责人出庭应诉4宗。", [["45宗", "4宗"]]),
        ("办理信访件34件，其中信访积案2件，办结热线转办诉求797件。", [["34件", "2件"]]),
        ("共受理案件45件。其中，行政案件4件。", [["45件", "4件"]]),
        ("比上年增加15件，其中行政案件40件。", []),
        ("户数突破1600户、净增60户，其中企业70户。", [["突破1600户", "70户"]]),
        ("税收（不含证券税）356万元，利润97万元。", []),
        ("培训100人，组织会议3次，其中党员60人。", [["100人", "60人"]]),
        ("每千人抽检6批次，其中食品40批次。", []),
    ],
)
def test_parts(text: str, parts: list[list[str]]) -> None:
    assert [surfaces(r) for r in of_kind(text, "part")] == parts


@pytest.mark.parametrize(
    "text",
    [
        "受理案件24件（民事9件、行政4件、刑事11件）。",
        "受理案件24件，包括民事案件9件、行政案件4件、刑事案件11件。",
        "民事案件9件、行政案件4件、刑事案件11件，合计24件。",
        "受理案件24件，其中民事案件9件、行政案件4件，其余11件。",
    ],
)
def test_exhaustive_sums(text: str) -> None:
    (whole,) = of_kind(text, "sum")
    assert whole.exhaustive
    assert whole.members[0].value == 24
    assert sum(m.value for m in whole.members[1:]) == 24


def test_misplaced_part_names_the_other_whole() -> None:
    (part,) = of_kind("办理信访件34件，办结热线转办诉求797件，其中信访积案2件。", "part")
    assert part.alternative is not None
    assert part.alternative.surface == "34件"


def test_rates() -> None:
    (rate,) = of_kind("全年调解矛盾纠纷930件，矛盾纠纷化解率96.71%。", "rate")
    assert surfaces(rate) == ["96.71%", "930件"]
    (bare,) = of_kind("共受理信访件18件，办结率97%。", "rate")
    assert surfaces(bare) == ["97%", "18件"]
    assert of_kind("“一网通办”事项占比85%，75项高频事项“跨省通办”。", "rate") == []
    assert of_kind("建成森林公园210个，森林覆盖率58.69%。", "rate") == []
    (weak,) = of_kind("全年调解矛盾纠纷930件，矛盾纠纷化解率97%。", "rate")
    assert not weak.decided


def test_growth() -> None:
    (yoy,) = of_kind("收到行政复议申请45件，同比增长420%。", "yoy")
    assert surfaces(yoy) == ["45件", "420%"]
    assert of_kind("受理案件45件，结案数同比增长20%。", "yoy") == []
    (change,) = of_kind("由9件增加到45件，增长4倍。", "from-to")
    assert surfaces(change) == ["9件", "45件", "4倍"]
    (year,) = of_kind("审批环节由25个压缩至12个，审批时间压缩50%。", "from-to")
    assert surfaces(year) == ["25个", "12个"]
    (before,) = of_kind("受理案件45件，比上年9件增长400%。", "from-to")
    assert surfaces(before) == ["9件", "45件", "400%"]
    assert len(of_kind("信访量同比下降400%。", "fall")) == 1
    (window,) = of_kind("新办法实施以来，收到申请45件，同比增长400%。", "yoy")
    assert window.names == ("新办法实施以来",)


@pytest.mark.parametrize(
    ("text", "items", "is_open"),
    [
        ("修订《甲办法》《乙办法》《丙办法》等2项制度。", 3, True),
        ("修订《甲办法》、《乙办法》和《丙办法》3项制度。", 3, False),
        ("秉持目标导向、问题导向、结果导向三大原则。", 3, False),
        ("围绕“学法”“用法”两个方面。", 2, False),
    ],
)
def test_lists(text: str, items: int, is_open: bool) -> None:
    (found,) = of_kind(text, "list")
    assert len(found.items) == items
    assert found.open is is_open


def test_respectively_and_shares() -> None:
    (dealt,) = of_kind("甲村、乙村、丙村分别调解纠纷3件、4件。", "respectively")
    assert (len(dealt.members), dealt.counts) == (2, (3, 3))
    (shares,) = of_kind("民事、刑事、行政三类分别占50.1%、30.2%、29.7%。", "shares")
    assert len(shares.members) == 3
    assert of_kind("三地产值分别占全省14.8%、24.1%、23.4%。", "shares") == []


def test_persons() -> None:
    (subset,) = of_kind("组织122名干部参加考试，为考试合格的177人办理证件。", "subset")
    assert surfaces(subset) == ["122名", "177人"]
    (label,) = of_kind("累计受教育人数87人次。", "label")
    assert surfaces(label) == ["87人次"]
    assert of_kind("累计受教育87人次，参加人数30人。", "label") == []
    (audience,) = of_kind("开展讲座2场次，受众8万人次。", "audience")
    assert surfaces(audience) == ["2场次", "8万人次"]
    (rest,) = of_kind("受理信访件34件，办结率100%，尚有2件未办结。", "rest")
    assert surfaces(rest) == ["100%", "2件"]


def test_fixed_sets() -> None:
    (fixed,) = of_kind("指导16个村制定村规民约。\n实现17个村全覆盖，其中3个村获评示范村。", "fixed-set")
    assert surfaces(fixed) == ["16个", "17个"]
    assert fixed.flags[1]
    assert of_kind("建成8个社区服务中心，9个社区全部建成。", "fixed-set") == []


def test_coverage() -> None:
    assert coverage(doc("共应诉45宗，其中出庭应诉4宗。培训3次。")) == (3, 2, 2)
    assert coverage(doc("无数字。")) == (0, 0, 0)


# --- arithmetic against brute force ------------------------------------------------------------------------------

decimals = st.integers(0, 2)


@settings(deadline=None)
@given(st.integers(1, 400), decimals, st.integers(0, 10_000))
def test_rates_against_brute_force(whole: int, digits: int, figure: int) -> None:
    percent = Fraction(figure % (100 * 10**digits + 1), 10**digits)
    expected = [
        k
        for k in range(whole + 1)
        if any(printed(Fraction(100 * k, whole), digits, m) == percent for m in MODES)
    ]
    assert list(possible_parts(percent, digits, whole)) == expected
    assert feasible_rate(percent, digits, whole) is bool(expected)


@settings(deadline=None)
@given(st.integers(1, 200), decimals, st.integers(0, 50_000), st.booleans())
def test_growth_against_brute_force(now: int, digits: int, figure: int, fall: bool) -> None:
    limit = 99 * 10**digits if fall else 500 * 10**digits
    percent = Fraction(figure % limit, 10**digits)
    most = 100 * now + 1000 if fall else now + 2
    expected = []
    for base in range(1, most):
        change = Fraction(100 * (base - now if fall else now - base), base)
        if change >= 0 and any(printed(change, digits, m) == percent for m in MODES):
            expected.append(base)
    found = list(implied_bases(now, percent, digits, fall))
    # A base larger than now (or smaller, for a fall) prints as 0 only by a negative change: allowed for, not expected.
    signed = [b for b in found if (b - now if fall else now - b) >= 0 and b < most]
    assert signed == expected
    assert feasible_growth(now, percent, digits, fall) or not expected


def test_published_truncations_pass() -> None:
    for part, percent in ((140, "92.71"), (75, "49.66"), (16, "10.59"), (4, "2.64"), (3, "1.98")):
        assert part in possible_parts(Fraction(percent), 2, 151)
    assert 66 in implied_bases(151, Fraction("128.78"), 2)
    assert not feasible_growth(151, Fraction("128.70"), 2)


def test_witnesses() -> None:
    assert nearest_rates(Fraction("96.71"), 2, 930) == ((899, "96.67"), (900, "96.77"))
    assert not feasible_rate(Fraction("96.71"), 2, 930)
    assert list(implied_bases(45, 400, 0)) == [9]
    assert nearest_bases(45, 420, 0) == ((8, "463"), (9, "400"))
    assert power(0, 930) == 0
    assert power(2, 930) > Fraction(4, 5)


def test_changes() -> None:
    point = Interval
    assert change_fits(point(9, 9), point(45, 45), 400, 0)
    assert not change_fits(point(9, 9), point(45, 45), 500, 0)
    assert change_fits(point(9, 9), point(45, 45), 4, 0, times=True)
    assert not change_fits(point(9, 9), point(45, 45), 5, 0, times=True)
    assert change_fits(point(10, 10), point(5, 5), 50, 0, fall=True)
    assert change_fits(Interval(Fraction("1.75"), Fraction("1.9")), Interval(Fraction("2.85"), 3), 59, 0)


def test_sums_and_shares() -> None:
    def exactly(value: int) -> Interval:
        return Interval(value, value)

    assert sum_conflict(exactly(24), [exactly(9), exactly(4), exactly(11)]) == ""
    assert sum_conflict(exactly(24), [exactly(9), exactly(4), exactly(10)]) == "under"
    assert sum_conflict(exactly(30), [exactly(12), exactly(9), exactly(19)]) == "over"
    assert sum_conflict(Interval(300, 400, False, True), [exactly(150), exactly(160)]) == ""
    assert shares_fit([Fraction("33.3")] * 3, 1)
    assert not shares_fit([Fraction("50.1"), Fraction("30.2"), Fraction("29.7")], 1)
    assert one_digit_apart(24, 42)
    assert one_digit_apart(310, 31)
    assert not one_digit_apart(24, 35)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6))
def test_true_sums_never_conflict(parts: list[int]) -> None:
    whole = sum(parts)
    assert sum_conflict(Interval(whole, whole), [Interval(p, p) for p in parts]) == ""
