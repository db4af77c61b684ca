"""Family T: examples, pairs of a wrong sentence and its right twin, and properties of dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.api import Document, Rule, Severity
from hegui.testing import document, findings, run_examples
from hegui_rules.time import RULES
from hegui_rules.time.frame import frame
from hegui_rules.time.terms import DAYS, HORIZON, TERMS, plenums

BY_CODE = {rule.code: rule for rule in RULES}


def report(sentence: str, year: int = 2024, signed: str = "", plan: str = "抓好普法宣传。") -> Document:
    """A whole invented report with ``sentence`` among the results of ``year``."""
    signed = signed or f"{year + 1}年1月20日"
    return document(
        f"青禾县临溪镇{year}年法治政府建设年度报告\n{year}年，临溪镇坚持依法行政。现将有关情况报告如下：\n"
        f"一、{year}年主要举措和成效\n坚持党的领导。{sentence}\n二、存在的不足和原因\n一是普法形式单一，由于经费有限。\n"
        f"三、{year + 1}年主要安排\n{plan}\n特此报告。\n青禾县临溪镇人民政府\n{signed}"
    )


def codes(doc: Document, least: Severity = Severity.WARNING) -> set[str]:
    """The codes of the family's findings in ``doc`` that are at least so severe."""
    return {
        rule.code
        for rule in RULES
        for finding in findings(rule, doc)
        if (finding.severity if finding.severity is not None else rule.severity) >= least
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)


PAIRS = [
    # T103: work of the year before
    ("T103", 2024, "2023年，全镇共排查矛盾纠纷120件。", "2024年，全镇共排查矛盾纠纷120件。"),
    ("T103", 2024, "2023年全年开展普法宣传12场次，发放资料300份。", "较2023年多开展普法宣传12场次，发放资料300份。"),
    ("T103", 2024, "2023年11月，组织干部学法考试3场。", "2024年11月，组织干部学法考试3场。"),
    ("T103", 2024, "2023年12月4日，组织宪法宣传3场。", "自2023年12月4日起，组织宪法宣传3场。"),
    ("T103", 2025, "2024年度，镇党委听取法治建设汇报2次，研究问题5个。", "2024年度镇党委被评为先进集体，全县仅5个。"),
    ("T103", 2025, "一是抓执法。2024年办理行政处罚案件8件。", "一是抓执法。2024年以来办理行政处罚案件8件。"),
    ("T103", 2022, "2021年共受理行政复议案件5件，审结5件。", "2021年共受理行政复议案件5件，2022年受理3件。"),
    ("T103", 2024, "在2023年，开展执法人员培训3期，培训人员60人次。", "在2023年试点基础上，开展执法人员培训3期。"),
    ("T103", 2024, "2023年组织调解员培训4期。", "按照2023年部署，组织调解员培训4期。"),
    ("T103", 2024, "镇司法所2023年调解纠纷45件，成功率98%。", "镇司法所2023年成立，调解纠纷45件。"),
    ("T103", 2024, "加强普法宣传，2023年共开展普法宣传12场。", "加强普法宣传，与2023年共开展的12场相比多出3场。"),
    ("T103", 2024, "2023年6月，镇党委召开专题会议，研究法治工作。", "2024年6月，镇党委召开专题会议，研究法治工作。"),
    # T104: after the report's own day
    ("T104", 2024, "二是抓学习。2025年3月12日，召开法治专题会议。", "二是抓学习。2024年3月12日，召开法治专题会议。"),
    ("T104", 2024, "镇政府于2025年5月印发执法方案，开展检查3次。", "镇政府印发执法方案，整改于2025年5月底前完成。"),
    ("T104", 2023, "并在2024年6月26日组织禁毒宣传3场。", "并拟在2024年6月26日组织禁毒宣传3场。"),
    # T105: this year
    ("T105", 2024, "今年组织会前学法12次。", "全年组织会前学法12次。"),
    ("T105", 2024, "今年以来，开展案卷评查2次。", "一年来，开展案卷评查2次。"),
    ("T105", 2024, "截至年底，今年共办结信访件20件。", "截至2024年底，当年共办结信访件20件。"),
    ("T105", 2023, "今年，镇党委将法治建设纳入考核，召开会议4次。", "2023年，镇党委将法治建设纳入考核，召开会议4次。"),
    ("T105", 2024, "在今年的宪法宣传中，发放资料300份。", "在“今年我普法”活动中，发放资料300份。"),
    # T106: until now
    ("T106", 2024, "2024年截至目前，核查线索12件。", "2024年，核查线索12件。"),
    ("T106", 2024, "2024年以来，截至目前共核查线索12件。", "截至2024年12月31日，共核查线索12件。"),
    ("T106", 2023, "2023年度截至目前办理案件8件。", "2023年度办理案件8件。"),
    # T201: no such day
    ("T201", 2024, "2024年2月30日，开展普法宣传。", "2024年2月29日，开展普法宣传。"),
    ("T201", 2024, "6月31日，开展禁毒宣传。", "6月30日，开展禁毒宣传。"),
    ("T201", 2024, "2023年2月29日印发的方案继续执行。", "2023年2月28日印发的方案继续执行。"),
    ("T201", 2024, "13月份开展案卷评查。", "12月份开展案卷评查。"),
    ("T201", 2024, "9月25日至31日开展案卷评查。", "8月25日至31日开展案卷评查。"),
    ("T201", 2024, "2024年1—13月办理案件8件。", "2024年1—12月办理案件8件。"),
    ("T201", 2024, "二〇二四年四月三十一日召开会议。", "二〇二四年四月三十日召开会议。"),
    ("T201", 2024, "12月32日完成盘点。", "12月31日完成盘点。"),
    # T202, T203: form
    ("T202", 2024, "于2024.3.15开展消费维权宣传。", "于2024年3月15日开展消费维权宣传。"),
    ("T202", 2024, "于2024/3/15开展消费维权宣传。", "系统升级到2024.3版，开展消费维权宣传。"),
    ("T202", 2024, "2024-06-26，开展禁毒宣传。", "2024年6月26日，开展禁毒宣传。"),
    ("T203", 2024, "2024年03月15日开展宣传。", "2024年3月15日开展宣传。"),
    ("T203", 2024, "3月05日开展宣传。", "3月5日08:30开展宣传。"),
    ("T203", 2024, "2024年09月开展宣传。", "2024年10月开展宣传。"),
    # T204: two digits
    ("T204", 2024, "24年全镇共开展普法宣传12场。", "该调解室成立24年来共调解纠纷900件。"),
    ("T204", 2024, "较23年同期下降5%。", "较2023年同期下降5%。"),
    ("T204", 2024, "24年度召开专题会议4次。", "2024年度召开专题会议4次。"),
    ("T204", 2024, "24年上半年召开专题会议4次。", "2024年上半年召开专题会议4次。"),
    ("T204", 2024, "24年3月召开专题会议。", "2024年3月召开专题会议。"),
    ("T204", 2024, "23年底建成法治广场。", "历时23年底蕴深厚的法治广场建成。"),
    # T205: spans of years
    ("T205", 2024, "落实法治宣传教育规划（20212025年）。", "落实法治宣传教育规划（2021—2025年）。"),
    ("T205", 2024, "落实2021一2025年规划。", "落实2021—2025年规划。"),
    ("T205", 2024, "落实2025—2021年规划。", "落实2021至2025年规划。"),
    ("T205", 2024, "执行20232025年三年行动。", "流水号20232025对应三年行动。"),
    # T206: until a day
    ("T206", 2024, "截止2024年12月31日，培育法律明白人30名。", "截至2024年12月31日，培育法律明白人30名。"),
    ("T206", 2024, "截止年底，培育法律明白人30名。", "截至年底，培育法律明白人30名。"),
    ("T206", 2024, "截止12月底，办结20件。", "受理截止日期为12月底，办结20件。"),
    # T207: 年 lost
    ("T207", 2024, "2024全镇共开展普法宣传12场。", "2024年全镇共开展普法宣传12场。"),
    ("T207", 2024, "2024度召开专题会议4次。", "发放资料2024份。"),
    ("T207", 2024, "2024我镇召开专题会议4次。", "“平安2024”行动出动人员200人次。"),
    # T301: before it was
    ("T301", 2019, "深入学习贯彻习近平法治思想。", "深入学习贯彻习近平新时代中国特色社会主义思想。"),
    ("T301", 2021, "学习宣传贯彻党的二十大精神。", "以实际行动迎接党的二十大胜利召开。"),
    ("T301", 2022, "大力培育新质生产力。", "大力培育新兴产业。"),
    ("T301", 2020, "深刻领悟“两个确立”的决定性意义。", "坚持“两个确保”的工作要求。"),
    ("T301", 2023, "扎实开展党纪学习教育。", "扎实开展党章党规党纪教育。"),
    ("T301", 2015, "坚定“四个自信”。", "坚定道路自信。"),
    ("T301", 2017, "开展“宪法宣传周”活动。", "开展宪法宣传活动一周。"),
    ("T301", 2019, "贯彻中央全面依法治国工作会议精神。", "贯彻中央政法工作会议精神。"),
    # T302: past its time
    ("T302", 2025, "扎实开展党纪学习教育。", "巩固拓展党纪学习教育成果。"),
    ("T302", 2022, "深入推进扫黑除恶专项斗争。", "常态化开展扫黑除恶斗争。"),
    ("T302", 2023, "深入推进“七五”普法。", "“七五”普法顺利收官，深入推进“八五”普法。"),
    ("T302", 2024, "学习贯彻党的十九大精神。", "学习贯彻党的十九大、二十大精神。"),
    ("T302", 2024, "联合县工商局开展检查3次。", "联合县市场监管局（原县工商局）开展检查3次。"),
    ("T302", 2024, "与县国土资源局联合执法。", "与县自然资源局联合执法。"),
    ("T302", 2024, "落实常态化疫情防控措施。", "落实重大动物疫情防控措施。"),
    ("T302", 2024, "落实《法治政府建设实施纲要（2015—2020年）》。", "落实《法治政府建设实施纲要（2021—2025年）》。"),
    ("T302", 2024, "深入推进安全生产专项整治三年行动。", "深入推进安全生产治本攻坚三年行动。"),
    ("T302", 2022, "打赢脱贫攻坚战，开展法治扶贫。", "巩固拓展脱贫攻坚成果，开展法治帮扶。"),
    # T303: plenums
    ("T303", 2024, "贯彻党的二十届四中全会精神。", "贯彻党的二十届三中全会精神。"),
    ("T303", 2022, "贯彻党的二十大和二十届一中、二中、三中全会精神。", "贯彻党的二十大和二十届一中全会精神。"),
    ("T303", 2019, "贯彻党的十九届二中、三中、四中、五中全会精神。", "贯彻党的十九届二中、三中、四中全会精神。"),
    # T401–T404: days
    ("T401", 2024, "结合“12·5”国家宪法日开展宣传。", "结合“12·4”国家宪法日开展宣传。"),
    ("T401", 2024, "结合“4·16”全民国家安全教育日开展宣传。", "结合“4·15”全民国家安全教育日开展宣传。"),
    ("T401", 2024, "结合“6·25”国际禁毒日开展宣传。", "结合“6·25”全国土地日开展宣传。"),
    ("T401", 2024, "12月2日是国家宪法日。", "12月2日是全国交通安全日。"),
    ("T402", 2024, "结合12.4国家宪法日开展宣传。", "结合“12·4”国家宪法日开展宣传，增长12.4%。"),
    ("T402", 2024, "结合“6-26”国际禁毒日开展宣传。", "结合“6·26”国际禁毒日开展宣传。"),
    ("T402", 2024, "结合“3．15”国际消费者权益日开展宣传。", "结合3月15日国际消费者权益日开展宣传。"),
    ("T402", 2024, "结合“415”全民国家安全教育日开展宣传。", "结合“119”全国消防日开展宣传。"),
    ("T402", 2024, "利用3.15、4.15、12.4等节点开展宣传。", "利用“3·15”“4·15”“12·4”等节点开展宣传。"),
    ("T208", 2024, "落实《法治政府建设实施纲要（2022—2025年）》。", "落实《青禾县法治建设实施方案（2022—2025年）》。"),
    ("T208", 2024, "落实《法治社会建设实施纲要（2021—2025年）》。", "落实《法治社会建设实施纲要（2020—2025年）》。"),
    ("T302", 2024, "结合“12·4”全国法制宣传日开展宣传。", "结合“12·4”国家宪法日开展宣传。"),
    ("T403", 2024, "结合“4·15”国家安全教育日开展宣传。", "结合“4·15”全民国家安全教育日开展宣传。"),
    ("T403", 2024, "结合“6·26”全国禁毒日开展宣传。", "结合“6·26”国际禁毒日开展宣传。"),
    ("T403", 2024, "结合全国交通安全宣传日开展宣传。", "结合“12·2”全国交通安全日开展宣传。"),
    ("T404", 2021, "结合全国生态日开展宣传。", "结合世界环境日开展宣传。"),
    ("T404", 2013, "结合国家宪法日开展宣传。", "结合全国法制宣传日开展宣传。"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "year", "wrong", "right"), PAIRS)
def test_pairs(code: str, year: int, wrong: str, right: str) -> None:
    assert codes(report(wrong, year)) == {code}
    assert codes(report(right, year)) == set()


SILENT = [
    "2023—2024年，全镇开展普法宣传120场。",
    "2023-2024学年，开展送法进校园12场。",
    "连续三年（2022年、2023年、2024年）开展案卷评查3次。",
    "《临溪镇2023年普法工作方案》执行良好，开展宣传12场。",
    "“八五”普法（2021—2025年）深入推进，开展宣传12场。",
    "《中华人民共和国行政处罚法》2021年修订施行后，组织培训3期。",
    "2023年，镇司法所获评先进集体，参加交流3次。",
    "2021年以来，开展普法宣传120场。",
    "结合国家安全日常管理，开展检查12次。",
    "“110”宣传日、“119”消防宣传月发放资料300份。",
    "党的十八大以来，全镇法治建设成效明显。",
    "建所24年，年均调解纠纷40件，其中近3年共调解123件。",
    "版本号12.4、编号2024-12-4567，服务窗口9:00开放。",
    "2024年12月31日前完成整改5项，为期1年。",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_look_alikes_are_silent(sentence: str) -> None:
    assert codes(report(sentence), Severity.INFO) == set()


def test_good_report_is_silent() -> None:
    assert codes(report("开展普法宣传12场。"), Severity.INFO) == set()


@given(st.dates(datetime.date(2015, 1, 1), datetime.date(2025, 12, 31)))
def test_no_day_of_the_calendar_is_impossible(day: datetime.date) -> None:
    doc = document(f"{day.year}年{day.month}月{day.day}日，召开会议。")
    assert [f for code in ("T201", "T202", "T203", "T204") for f in findings(BY_CODE[code], doc)] == []


@given(st.integers(1, 12), st.integers(1, 31))
def test_a_day_is_impossible_exactly_when_no_leap_year_has_it(month: int, day: int) -> None:
    doc = document(f"{month}月{day}日，召开会议。")
    try:
        datetime.date(2024, month, day)
    except ValueError:
        assert len(findings(BY_CODE["T201"], doc)) == 1
    else:
        assert findings(BY_CODE["T201"], doc) == []


@pytest.mark.parametrize("entry", [e for e in DAYS.entries if e.day], ids=lambda e: e.id)
def test_every_day_is_right_on_its_own_date_and_wrong_on_another(entry: object) -> None:
    month, day, name = entry.month, entry.day, entry.name  # type: ignore[attr-defined]
    right = document(f"结合“{month}·{day}”{name}开展宣传。")
    assert codes(right, Severity.INFO) == set()
    wrong = document(f"结合“{month}·{day % 28 + 1}”{name}开展宣传。")
    assert codes(wrong) == {"T401"}


def test_what_the_tables_know_is_older_than_their_horizon() -> None:
    assert all(t.since is None or t.since <= HORIZON or not t.sure for t in TERMS.entries)
    assert all(d.since is None or d.since <= HORIZON for d in DAYS.entries)


def test_no_term_is_stale_before_it_exists() -> None:
    assert all(not t.since or not t.stale or t.stale >= t.since.year for t in TERMS.entries)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("现将2023年法治政府建设情况报告如下：", "现将2024年法治政府建设情况报告如下："),
        ("2023年，临溪镇坚持依法行政。", "2023年以来，临溪镇坚持依法行政。"),
        ("现将我镇2023年度法治政府建设工作总结如下：", "现将我镇2024年度法治政府建设工作总结如下："),
        ("现将2023年度依法行政工作情况汇报如下：", "现将2024年工作情况和2025年工作安排报告如下："),
    ],
)
def test_opening_year(wrong: str, right: str) -> None:
    frame_text = "临溪镇2024年法治政府建设年度报告\n{}\n一、主要举措和成效\n开展普法12场。\n二、2025年主要安排\n抓普法。"
    assert codes(document(frame_text.format(wrong))) == {"T101"}
    assert codes(document(frame_text.format(right))) == set()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("2024年，我镇将继续开展案卷评查。", "2025年，我镇将继续开展案卷评查。"),
        ("一是抓普法，2024年底前实现村村有法律明白人。", "一是抓普法，2025年底前实现村村有法律明白人。"),
        ("到2024年底，基本建成法治广场。", "到2026年底，基本建成法治广场。"),
        ("2024年6月底前完成案卷评查。", "2025年6月底前完成案卷评查。"),
        ("力争2023年底实现全覆盖。", "对2024年评查发现的问题，将逐项整改。"),
        ("一是抓执法。2024年全镇要组织培训3期。", "一是抓执法。在2024年组织培训的基础上，继续培训3期。"),
    ],
)
def test_plans_are_for_the_next_year(wrong: str, right: str) -> None:
    assert codes(report("开展普法宣传12场。", plan=wrong)) == {"T108"}
    assert codes(report("开展普法宣传12场。", plan=right)) == set()


@pytest.mark.parametrize(
    ("signed", "found"),
    [
        ("2024年1月20日", {"T102"}), ("2023年12月31日", {"T102"}), ("2024年3月5日", {"T102"}),
        ("2024年12月31日", set()), ("2025年1月20日", set()), ("2025年3月31日", set()),
    ],
)  # fmt: skip
def test_day_of_signature(signed: str, found: set[str]) -> None:
    assert codes(report("开展普法宣传12场。", signed=signed)) == found


def test_plenums_of_a_list() -> None:
    doc = document("学习党的二十大和二十届二中、三中、四中全会精神，以及十九届六中全会决议。")
    named = plenums(doc)
    assert [p.key for p in named] == ["二十届二中全会", "二十届三中全会", "二十届四中全会", "十九届六中全会"]
    assert [doc.quote(p.span) for p in named] == ["二十届二中", "三中", "四中全会", "十九届六中全会"]


def test_frame_falls_back_to_the_day_of_publication() -> None:
    assert frame(document("临溪镇2024年法治政府建设年度报告\n开展普法。")).latest == datetime.date(2025, 4, 1)
    assert frame(report("开展普法。")).latest == datetime.date(2025, 1, 20)


def test_an_old_report_is_not_judged_by_new_knowledge() -> None:
    text = "开展扫黑除恶专项斗争，联合县法制办开展“七五”普法；学习十九届四中全会精神。"
    assert codes(report(text, 2019), Severity.INFO) == set()
    assert codes(report(text, 2024)) == {"T302"}
