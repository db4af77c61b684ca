"""Which quantities stand in a relation, and the arithmetic on them."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.facts import coverage, implied, quantities, relations
from hegui.facts.feasibility import (
    MODES,
    change_fits,
    difference_fits,
    feasible_growth,
    feasible_rate,
    implied_bases,
    nearest_bases,
    nearest_rates,
    one_digit_apart,
    possible_parts,
    power,
    printed,
    share_fits,
    shares_fit,
    sum_conflict,
)
from hegui.facts.metrics import conflicts
from hegui.facts.quantities import Interval
from hegui.facts.relations.model import (
    Audience,
    Difference,
    Doubled,
    Fall,
    FixedSet,
    FromTo,
    Growth,
    GrowthOfChange,
    Headcount,
    Listed,
    Misplaced,
    PartOf,
    PointsOfCount,
    RateOf,
    Relation,
    Respectively,
    RestOfAll,
    ShareOf,
    Shares,
    Subset,
    SumOf,
    TableSum,
)  # fmt: skip
from hegui.testing import document
from test_quantities import doc

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

R = TypeVar("R", bound=Relation)


def of_type(text: str, kind: type[R]) -> list[R]:
    return list(relations(doc(text), kind))


def surfaces(relation: Relation) -> list[str]:
    return [m.surface for m in relation.members]


def test_parts_and_their_sum() -> None:
    text = "核查问题线索24件，其中，立案审查案件9件，给予党纪处分8人；立案调查案件4件，给予政务处分4人；信访案件11件。"
    (whole,) = of_type(text, SumOf)
    assert surfaces(whole) == ["24件", "9件", "4件", "11件"]
    assert whole.disjoint
    assert not whole.exhaustive
    assert [surfaces(r) for r in of_type(text, PartOf)] == [
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
    assert [surfaces(r) for r in of_type(text, PartOf)] == parts


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
    (whole,) = of_type(text, SumOf)
    assert whole.exhaustive
    assert whole.whole.value == 24
    assert sum(m.value for m in whole.parts) == 24


def test_misplaced_part_names_the_other_whole() -> None:
    (part,) = of_type("办理信访件34件，办结热线转办诉求797件，其中信访积案2件。", Misplaced)
    assert part.other.surface == "34件"


def test_rates() -> None:
    (rate,) = of_type("全年调解矛盾纠纷930件，矛盾纠纷化解率96.71%。", RateOf)
    assert surfaces(rate) == ["96.71%", "930件"]
    (bare,) = of_type("共受理信访件18件，办结率97%。", RateOf)
    assert surfaces(bare) == ["97%", "18件"]
    assert of_type("“一网通办”事项占比85%，75项高频事项“跨省通办”。", RateOf) == []
    assert of_type("建成森林公园210个，森林覆盖率58.69%。", RateOf) == []
    (weak,) = of_type("全年调解矛盾纠纷930件，矛盾纠纷化解率97%。", RateOf)
    assert not weak.decided


def test_growth() -> None:
    (yoy,) = of_type("收到行政复议申请45件，同比增长420%。", Growth)
    assert surfaces(yoy) == ["45件", "420%"]
    assert of_type("受理案件45件，结案数同比增长20%。", Growth) == []
    (change,) = of_type("由9件增加到45件，增长4倍。", FromTo)
    assert surfaces(change) == ["9件", "45件", "4倍"]
    (year,) = of_type("办事表格由19张压缩至8张，等候时间压缩50%。", FromTo)
    assert surfaces(year) == ["19张", "8张"]
    (before,) = of_type("受理案件45件，比上年9件增长400%。", FromTo)
    assert surfaces(before) == ["9件", "45件", "400%"]
    assert len(of_type("信访量同比下降400%。", Fall)) == 1
    (window,) = of_type("新办法实施以来，收到申请45件，同比增长400%。", Growth)
    assert window.window == "新办法实施以来"


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
    (found,) = of_type(text, Listed)
    assert len(found.items) == items
    assert found.open is is_open


def test_respectively_and_shares() -> None:
    (dealt,) = of_type("甲村、乙村、丙村分别调解纠纷3件、4件。", Respectively)
    assert (len(dealt.figures), dealt.fewest, dealt.most) == (2, 3, 3)
    (shares,) = of_type("民事、刑事、行政三类分别占50.1%、30.2%、29.7%。", Shares)
    assert len(shares.rates) == 3
    assert of_type("三地产值分别占全省14.8%、24.1%、23.4%。", Shares) == []


def test_persons() -> None:
    (subset,) = of_type("组织122名干部参加考试，为考试合格的177人办理证件。", Subset)
    assert surfaces(subset) == ["122名", "177人"]
    (label,) = of_type("累计受教育人数87人次。", Headcount)
    assert surfaces(label) == ["87人次"]
    assert of_type("累计受教育87人次，参加人数30人。", Headcount) == []
    (audience,) = of_type("开展讲座2场次，受众8万人次。", Audience)
    assert surfaces(audience) == ["2场次", "8万人次"]
    (rest,) = of_type("受理信访件34件，办结率100%，尚有2件未办结。", RestOfAll)
    assert surfaces(rest) == ["100%", "2件"]


def test_fixed_sets() -> None:
    (fixed,) = of_type("指导16个村制定村规民约。\n实现17个村全覆盖，其中3个村获评示范村。", FixedSet)
    assert surfaces(fixed) == ["16个", "17个"]
    assert fixed.whole == {fixed.counts[1].ordinal}
    assert of_type("建成8个社区服务中心，9个社区全部建成。", FixedSet) == []


def test_coverage() -> None:
    assert coverage(doc("共应诉45宗，其中出庭应诉4宗。培训3次。")) == (3, 2, 2)
    assert coverage(doc("无数字。")) == (0, 0, 0)
    # A whole percentage of 1851 is always possible: it stands in a relation, but nothing was checked.
    assert coverage(doc("调解纠纷1851件，化解率97%。")) == (2, 2, 0)
    assert coverage(doc("调解纠纷18件，化解率97%。")) == (2, 2, 2)
    assert coverage(doc("收到申请1851件，同比增长5%。")) == (2, 2, 0)
    assert coverage(doc("收到申请45件，同比增长400%。")) == (2, 2, 2)
    assert coverage(doc("受理1851件，办结1800件，办结率97%。")) == (3, 3, 3)
    # That a rate or a fall stays within 100 % is no arithmetic.
    assert coverage(doc("满意率98%，信访总量下降20%。")) == (2, 0, 0)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("受理信访件45件，办结43件，办结率95.6%。", ["95.6%", "43件", "45件"]),
        ("现有干部120人，其中女性50人，占41.7%。", ["41.7%", "50人", "120人"]),
        ("教育支出28亿元，占23%；医疗支出12亿元，占10%。", None),
        ("受理信访件45件，办结43件，按期办结率100%。", None),
        ("现有干部120人，其中女性50人，占全县女干部的45%。", None),
    ],
)
def test_ratios(text: str, members: list[str] | None) -> None:
    assert [surfaces(r) for r in of_type(text, ShareOf)] == ([members] if members else [])


@pytest.mark.parametrize(
    ("text", "subset", "carried"),
    [
        ("排查矛盾纠纷112起，化解109起。", ["112起", "109起"], False),
        ("受理信访件34件，办结30件。", ["34件", "30件"], True),
        ("反馈问题12个，已整改完成11个。", ["12个", "11个"], False),
        ("办理信访件34件，办结热线转办诉求797件。", None, False),
        ("排查隐患12处，调解纠纷25起。", None, False),
    ],
)
def test_steps_of_a_process(text: str, subset: list[str] | None, carried: bool) -> None:
    found = of_type(text, Subset)
    assert [surfaces(r) for r in found] == ([subset] if subset else [])
    assert all(r.carried is carried for r in found)


def test_outcomes_without_a_marker() -> None:
    (whole,) = of_type("审结行政复议案件8件，维持5件，撤销2件，终止1件。", SumOf)
    assert surfaces(whole) == ["8件", "5件", "2件", "1件"]
    assert of_type("审结案件中维持24件，驳回11件，撤销6件，终止15件。", SumOf) == []
    assert of_type("获国家级荣誉4项、省级荣誉41项、市级荣誉76项。", SumOf) == []


def test_amounts_of_change() -> None:
    (delta,) = of_type("由40件减少到28件，下降30%，减少12件。", Difference)
    assert (surfaces(delta), delta.falls) == (["40件", "28件", "12件"], True)
    (growth,) = of_type("收到申请45件，同比增加5件，增长12.5%。", GrowthOfChange)
    assert surfaces(growth) == ["45件", "5件", "12.5%"]
    (doubled,) = of_type("站点由10个增至20个，翻了两番。", Doubled)
    assert doubled.factor == 4
    assert len(of_type("收到申请45件，同比增长5个百分点。", PointsOfCount)) == 1
    assert of_type("收到申请45件，办结率同比提高5个百分点。", PointsOfCount) == []


def test_implied_bases_are_shown_where_arithmetic_can_tell() -> None:
    text = doc("收到行政复议申请45件，同比增长400%；受理1851件，同比增长5%。")
    first = quantities(text)[1]
    assert implied(text) == {first.ordinal: range(9, 10)}


TABLE = "| 类别 | 一季度 | 二季度 | 合计 |\n| --- | --- | --- | --- |\n| 邻里 | 3 | 4 | 7 |\n| 土地 | 5 | 6 | 11 |\n| 合计 | 8 | 10 | 18 |\n"


def test_tables_are_summed_both_ways() -> None:
    found = relations(document(TABLE, {"format": "md"}), TableSum)
    assert sorted(surfaces(r) for r in found) == [
        ["10", "4", "6"],
        ["11", "5", "6"],
        ["18", "7", "11"],
        ["18", "8", "10"],
        ["7", "3", "4"],
        ["8", "3", "5"],
    ]


@pytest.mark.parametrize("form", ["md", "html"])
def test_tables_of_every_format(form: str) -> None:
    rows = [line.strip("| ").split(" | ") for line in TABLE.splitlines() if "---" not in line]
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    text = TABLE if form == "md" else f"<html><body><p>情况报告</p><table>{cells}</table></body></html>"
    found = relations(document(text, {"format": form}), TableSum)
    assert len(found) == 6


def conflict(text: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.first.surface, c.second.surface) for c in conflicts(doc(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展法律明白人培训3次。\n组织法律明白人培训4次。", [("same", "3次", "4次")]),
        ("领导干部会前学法22次。\n共组织领导干部学法16次。", [("narrower", "22次", "16次")]),
        ("领导干部会前学法12次。\n共组织领导干部学法16次。", []),
        ("上半年开展法律明白人培训3次。\n组织法律明白人培训4次。", []),
        ("2023年开展法律明白人培训3次。\n2024年组织法律明白人培训4次。", []),
        ("柳河村开展法律明白人培训3次。\n竹园村开展法律明白人培训4次。", []),
        ("开展法律明白人培训3次。\n开展法律明白人培训3次。", []),
        ("开展法律明白人培训约4次。\n开展法律明白人培训4次。", []),
        ("培训12次，其中法律明白人培训3次。\n组织法律明白人培训4次。", []),
        ("计划开展法律明白人培训3次。\n组织法律明白人培训4次。", []),
        ("发放宪法宣传手册300份。\n发放宪法宣传手册9000份。", []),
    ],
)
def test_one_metric_two_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert conflict(text) == expected


def test_the_segmenter_is_not_loaded_for_a_clean_report() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from hegui.testing import document; from hegui.facts.metrics import conflicts\n"
        "text = '组织党委会学法6次。\\n开展执法检查156次。\\n排查矛盾纠纷248起。'\n"
        "assert conflicts(document(text)) == ()\n"
        "assert not [m for m in sys.modules if 'jieba' in m]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


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


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(1, 300), decimals, st.integers(0, 10_000))
def test_shares_against_brute_force(part: int, whole: int, digits: int, figure: int) -> None:
    part = min(part, whole)
    percent = Fraction(figure % (100 * 10**digits + 1), 10**digits)
    right = any(printed(Fraction(100 * part, whole), digits, mode) == percent for mode in MODES)
    assert share_fits(Interval(part, part), Interval(whole, whole), percent, digits) is right


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_differences(before: int, after: int, delta: int) -> None:
    exact = [Interval(n, n) for n in (before, after, delta)]
    assert difference_fits(*exact) is (after - before == delta)
    assert difference_fits(Interval(before, None), exact[1], exact[2])


@settings(deadline=None)
@given(st.integers(1, 300), st.integers(1, 20))
def test_times_are_hundreds_of_percent(now: int, times: int) -> None:
    half = Fraction(1, 2)
    right = any(times - half <= Fraction(now - b, b) < times + 1 for b in range(1, now + 1))
    assert feasible_growth(now, times * 100, -2) is right
