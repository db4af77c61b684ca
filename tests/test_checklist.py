"""The checklist engine and the checklist ``fazhi-annual``."""

from __future__ import annotations

import time

import pytest

from hegui.api import Document, Severity
from hegui.api.registry import declarations
from hegui.checklist import engine
from hegui.checklist.model import Checklist
from hegui.checklist.results import STATUSES, ElementResult
from hegui.facts.parts import find_parts
from hegui.testing import document, findings, run_examples
from reports_text import FIRST, GOOD_REPORT, MEASURES, PLAN, SHORTCOMINGS, replaced, without

DECLARED = declarations()
CHECKLISTS = engine.checklists(DECLARED)
FAZHI = CHECKLISTS["fazhi-annual"]
RULES = {r.code: r for r in engine.element_rules(CHECKLISTS)}
IDS = [
    "measures", "first-responsible", "first-responsible.duties", "shortcomings", "shortcomings.causes",
    "next-year-plan", "next-year-plan.answers", "published-on-time", "title", "issuer-and-date",
]  # fmt: skip


def judged(text: str, checklist: Checklist = FAZHI, **settings: object) -> dict[str, ElementResult]:
    doc = document(text, {"kind": "fazhi-annual", **settings})
    return {r.id: r for r in engine.evaluate(doc, checklist)}


def statuses(text: str, **settings: object) -> dict[str, str]:
    return {id: r.status for id, r in judged(text, **settings).items()}


def part_of(text: str, name: str, **settings: object) -> str | None:
    found = find_parts(document(text, {"kind": "fazhi-annual", **settings}), FAZHI.kind).get(name)
    return found.how if found else None


@pytest.mark.parametrize("code", sorted(RULES))
def test_examples_of_every_element(code: str) -> None:
    run_examples(RULES[code])


def test_good_report_meets_every_element() -> None:
    assert statuses(GOOD_REPORT) == dict.fromkeys(IDS, "met")
    doc = document(GOOD_REPORT)
    assert doc.identity.kind == "fazhi-annual"
    for rule in RULES.values():
        assert findings(rule, doc) == []


def test_every_result_gives_reason_basis_and_evidence() -> None:
    for result in judged(GOOD_REPORT).values():
        assert result.status in STATUSES
        assert result.reason
        assert result.basis
        assert result.evidence
        for evidence in result.evidence:
            assert GOOD_REPORT[evidence.span.start : evidence.span.end] == evidence.quote


def test_trace_pairs_each_problem_with_its_answer_whatever_the_order() -> None:
    first, second, third = PLAN.split("\n")[2:]
    swapped = replaced(PLAN, "\n".join([*PLAN.split("\n")[:2], third, first, second]))
    for text in (GOOD_REPORT, swapped):
        rows = judged(text)["next-year-plan.answers"].trace
        pairs = [(r.problem.quote[:4], r.answer.quote[:6] if r.answer else None) for r in rows]
        assert len(pairs) == 3
        assert all(answer is not None for _, answer in pairs)
        assert next(r.answer.quote for r in rows if r.answer).endswith("提高执法案卷质量")
        assert "执法案卷" in rows[0].shared


@pytest.mark.parametrize(
    ("problems", "plan", "answers"),
    [
        (
            "一是执法装备老旧。二是合同审查滞后。三是宣传资料内容陈旧。四是行政复议知晓率不高。",
            "一是严把合同审查关，先审后签。二是编印新的宣传资料。三是申请资金更新执法装备。",
            ["申请资金", "严把合同", "编印新的", None],
        ),
        (
            "（一）执法装备老旧，原因是资金紧张。\n（二）合同审查滞后，原因是人手偏紧。",
            "（一）严把合同审查关，先审后签。\n（二）申请资金更新执法装备。",
            ["申请资金", "严把合同"],
        ),
        (
            "执法装备老旧；合同审查滞后。法律顾问参与决策不多。",
            "2025年，我镇将更新执法装备。严把合同审查关。请法律顾问列席决策会议。",
            ["2025", "严把合同", "请法律顾"],
        ),
        (
            "一是法治意识有待提高。二是机制不够健全。",
            "一是进一步提高水平。二是推进法治政府建设。",
            [None, None],
        ),
    ],
)
def test_answers_are_traced_by_content_words(problems: str, plan: str, answers: list[str | None]) -> None:
    text = replaced("\n".join(SHORTCOMINGS.split("\n")[1:]), problems)
    text = replaced("\n".join(PLAN.split("\n")[1:]), plan, text)
    rows = judged(text)["next-year-plan.answers"].trace
    assert [r.answer.quote[:4] if r.answer else None for r in rows] == answers


@pytest.mark.parametrize("name", ["measures", "first-responsible", "shortcomings", "next-year-plan"])
def test_lost_part_is_missing_and_an_error_at_the_title(name: str) -> None:
    text = without(name)
    assert statuses(text)[name] == "missing"
    doc = document(text, {"kind": "fazhi-annual"})
    (finding,) = findings(RULES[FAZHI.element(name).code], doc)  # type: ignore[union-attr]
    assert finding.severity is Severity.ERROR
    assert doc.quote(finding.span) == "临溪镇2024年法治政府建设年度报告"
    assert finding.key == name


def test_elements_that_hang_on_a_lost_part() -> None:
    found = statuses(without("shortcomings"))
    assert found["shortcomings.causes"] == "missing"
    assert found["next-year-plan.answers"] == "not-applicable"
    found = statuses(without("first-responsible"))
    assert found["first-responsible.duties"] == "missing"
    doc = document(without("shortcomings"), {"kind": "fazhi-annual"})
    (finding,) = findings(RULES["C105"], doc)
    assert finding.severity is Severity.INFO


# -- shapes of the parts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "2024年度推进法治政府建设的主要举措和成效", "主要举措及成效", "工作举措与成效", "2024年法治政府建设工作情况",
        "工作开展情况", "主要做法和成效", "法治政府建设工作落实情况", "主要措施及突出成效", "基本情况", "2024年主要工作情况",
        "推进依法行政的工作成绩", "法治政府建设总体推进情况", "2024年工作回顾", "工作亮点", "法治建设取得的成果",
    ],
)  # fmt: skip
def test_headings_of_the_measures(heading: str) -> None:
    text = replaced("2024年推进法治政府建设的主要举措和成效", heading)
    assert part_of(text, "measures") in ("heading", "near")
    assert statuses(text)["measures"] == "met"


def test_measures_as_thematic_sections() -> None:
    lines = MEASURES.split("\n")[1:]
    themes = "\n".join(
        f"{n}、{line[3:].split('。')[0]}\n{line.split('。', 1)[1]}"
        for n, line in zip("一二三四五", lines, strict=True)
    )
    text = replaced(MEASURES, themes)
    assert part_of(text, "measures") == "thematic"
    assert statuses(text)["measures"] == "met"


@pytest.mark.parametrize(
    "heading",
    [
        "党政主要负责人履行推进法治建设第一责任人职责情况", "2024年党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况",
        "政府主要负责人履行推进法治政府建设第一责任人责任情况", "党政主要负责同志履行法治建设第一责任人职责有关情况",
        "切实履行第一责任人职责", "主要领导履行法治建设职责情况", "党委、政府主要负责人履职情况", "压实“一把手”法治建设责任",
        "党政主要负责人履行第一责任情况", "扛牢法治政府建设责任",
    ],
)  # fmt: skip
def test_headings_of_the_leaders_duties(heading: str) -> None:
    text = replaced("党政主要负责人履行推进法治建设第一责任人职责情况", heading)
    assert part_of(text, "first-responsible") == "heading"
    assert statuses(text)["first-responsible"] == "met"


def test_leaders_duties_as_subsection_are_met_by_content() -> None:
    body = "".join(line.split("。", 1)[1] for line in FIRST.split("\n")[1:])
    text = replaced(
        "（五）权力运行", f"（五）压实第一责任人职责。{body}\n（六）权力运行", without("first-responsible")
    )
    assert part_of(text, "first-responsible") == "subsection"
    assert statuses(text)["first-responsible"] == "met"


def test_leaders_duties_in_one_sentence_are_weak() -> None:
    text = replaced(
        "聘请法律顾问1名", "压紧压实法治建设第一责任人职责。聘请法律顾问1名", without("first-responsible")
    )
    result = judged(text)["first-responsible"]
    assert result.status == "weak"
    assert result.evidence[0].quote.startswith("压紧压实")


@pytest.mark.parametrize(
    "section",
    [
        "全镇始终坚持把法治建设摆在突出位置，提高政治站位，压实工作责任，不断凝聚合力，推动工作再上新台阶。",
        "党政主要负责人高度重视，以习近平法治思想为指导，全面践行新发展理念，压实领导责任，强化统筹，为发展筑牢法治保障。",
    ],
)
def test_leaders_duties_without_a_deed_are_weak(section: str) -> None:
    text = replaced("\n".join(FIRST.split("\n")[1:]), section)
    assert statuses(text)["first-responsible"] == "weak"


@pytest.mark.parametrize(
    ("level", "section", "status"),
    [
        ("镇", "镇党委书记主持专题研究法治工作4次，听取汇报2次，带头讲法治课1次。", "weak"),
        ("镇", "镇长主持镇长办公会研究执法问题5个，出庭应诉2件，督办案卷整改9个。", "weak"),
        ("镇", "镇党委书记、镇长主持专题研究法治工作4次，听取汇报2次，带头讲法治课1次。", "met"),
        ("镇", "党政主要负责人主持专题研究法治工作4次，听取汇报2次，带头讲法治课1次。", "met"),
        ("街道", "街道党工委书记、办事处主任主持专题研究法治工作4次，听取汇报2次，讲法治课1次。", "met"),
        ("街道", "街道党工委书记主持专题研究法治工作4次，听取汇报2次，带头讲法治课1次，述法。", "weak"),
        ("部门", "局党组书记、局长主持专题研究法治工作4次，听取汇报2次，带头讲法治课1次。", "met"),
        ("部门", "局党组书记主持专题研究法治工作4次，听取汇报2次，带头讲法治课1次，述法。", "met"),
    ],
)
def test_both_leaders_must_be_named(level: str, section: str, status: str) -> None:
    text = replaced("\n".join(FIRST.split("\n")[1:]), section)
    assert statuses(text, level=level)["first-responsible"] == status


@pytest.mark.parametrize(
    "heading",
    [
        "存在的不足和原因", "存在的问题", "存在问题及原因分析", "2024年推进法治政府建设存在的不足和原因", "法治政府建设存在的不足",
        "存在的主要问题和不足", "短板弱项", "主要问题及成因", "问题与不足", "工作中的不足", "不足之处", "面临的困难和问题",
        "存在的不足、原因和问题整改情况", "当前工作存在的薄弱环节", "差距与不足", "需要改进的方面",
    ],
)  # fmt: skip
def test_headings_of_the_shortcomings(heading: str) -> None:
    text = replaced("存在的不足和原因", heading)
    assert part_of(text, "shortcomings") == "heading"
    found = statuses(text)
    assert (found["shortcomings"], found["shortcomings.causes"]) == ("met", "met")


@pytest.mark.parametrize(
    "opening",
    [
        "一年来，全镇法治政府建设取得了一定成效，但还存在一些不足：", "虽然取得了一定成绩，但仍存在以下问题：",
        "同时，我镇法治政府建设工作仍存在一些短板：", "存在的主要问题有：", "我们也清醒地认识到，工作中还有不少差距：",
        "对照上级要求，我镇法治建设还存在差距和不足。", "在肯定成绩的同时，也要看到工作中的不足之处：",
    ],
)  # fmt: skip
def test_unheaded_shortcomings(opening: str) -> None:
    lines = SHORTCOMINGS.split("\n")
    text = replaced(SHORTCOMINGS, "\n".join([opening, *lines[2:]]))
    text = replaced("四、2025", "三、2025", text)
    assert part_of(text, "shortcomings") == "paragraph"
    found = statuses(text)
    assert (found["shortcomings"], found["shortcomings.causes"]) == ("met", "met")


@pytest.mark.parametrize(
    "words",
    [
        "坚持问题导向，对检查发现的问题立行立改", "及时解决群众反映的困难和问题", "解决了执法中存在的突出问题12个",
        "针对案卷评查存在的问题，逐一督促整改", "着力补齐基层法治建设短板",
    ],
)  # fmt: skip
def test_problems_solved_are_no_shortcomings(words: str) -> None:
    text = replaced("聘请法律顾问1名", f"{words}。聘请法律顾问1名", without("shortcomings"))
    assert statuses(text)["shortcomings"] == "missing"


@pytest.mark.parametrize(
    ("cause", "has"),
    [
        ("主要原因是审核人员少", True), ("这缘于审核力量薄弱", True), ("受编制限制，人手不足", True), ("究其原因，是重视不够", True),
        ("因人手紧张，审核滞后", True), ("归因于培训不足", True), ("审核不及时，导致文书出错", True), ("根源在于标准不统一", True),
        ("由于培训少，办案生疏", True), ("执法人员少，难以满足需要", True), ("这与培训不够有关", True), ("归结起来是重视不够", True), ("审核人员仅1名，难以逐卷把关", True), ("执法人员多为兼职，因此生疏", True),
        ("症结在于没有专人审核", True), ("新招录人员占六成，缺乏办案经验", True), ("反映出部分人员学习不够", True),
        ("部分干部认识不足", False), ("因地制宜做得不够", False),
        ("因此还要努力", False), ("文书说理简单", False), ("能力有待提高", False),
    ],
)  # fmt: skip
def test_cause_words(cause: str, has: bool) -> None:
    text = replaced(
        "\n".join(SHORTCOMINGS.split("\n")[2:]), f"一是执法案卷质量不高。{cause}。二是普法针对性不强。"
    )
    assert statuses(text)["shortcomings.causes"] == ("weak" if has else "missing")


def test_causes_in_a_section_of_their_own_speak_for_all() -> None:
    section = (
        "三、存在的不足和原因\n（一）存在的不足\n一是执法案卷质量不高。二是普法针对性不强。\n（二）原因分析\n"
        "一是审核人员少。二是没有掌握需求。"
    )
    found = judged(replaced(SHORTCOMINGS, section))
    assert found["shortcomings.causes"].status == "met"
    assert len(found["next-year-plan.answers"].trace) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "2025年推进法治政府建设的主要安排", "下一年度推进法治政府建设的初步安排", "2025年法治政府建设工作思路",
        "2025年工作计划", "下一步工作计划", "下一步工作目标和重点", "下步打算", "今后工作方向", "明年工作设想",
        "2025年重点工作", "下一阶段工作举措", "努力方向", "工作打算", "未来工作展望",
    ],
)  # fmt: skip
def test_headings_of_the_plan(heading: str) -> None:
    text = replaced("2025年推进法治政府建设的主要安排", heading)
    assert part_of(text, "next-year-plan") == "heading"
    assert statuses(text)["next-year-plan"] == "met"


@pytest.mark.parametrize(
    "opening", ["下一步，我镇将在2025年做好：", "2025年，我镇将：", "下一年度，将于2025年重点抓好："]
)
def test_unheaded_plan(opening: str) -> None:
    text = replaced(PLAN, "\n".join([opening, *PLAN.split("\n")[2:]]))
    assert part_of(text, "next-year-plan") == "paragraph"
    found = statuses(text)
    assert found["next-year-plan"] == "met"
    assert found["next-year-plan.answers"] == "met"


def test_one_heading_for_shortcomings_and_plan() -> None:
    text = replaced(PLAN, "\n".join(PLAN.split("\n")[1:]))
    text = replaced("存在的不足和原因", "存在的不足及下一步打算", text)
    found = judged(text)
    assert {found[i].status for i in ("shortcomings", "shortcomings.causes", "next-year-plan")} == {"met"}
    assert len(found["next-year-plan.answers"].trace) == 3


def test_plan_of_slogans_is_weak() -> None:
    slogans = "一是提高政治站位，把准方向。二是坚持目标导向，凝聚合力。三是强化担当，推动工作再上新台阶。"
    text = replaced("\n".join(PLAN.split("\n")[1:]), slogans)
    assert statuses(text)["next-year-plan"] == "weak"


def test_plan_for_the_wrong_year_is_marked_at_the_year() -> None:
    text = replaced("四、2025年推进", "四、2024年推进").replace("2025年，我镇将", "我镇将")
    doc = document(text, {"kind": "fazhi-annual"})
    (finding,) = findings(RULES["C106"], doc)
    assert doc.quote(finding.span) == "2024年"
    assert "2025年" in finding.message


# -- dates, years, levels ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "published", "status", "severity"),
    [
        (2024, "2025-04-01", "met", None),
        (2024, "2025-04-02", "missing", Severity.ERROR),
        (2024, "2027-06-01", "missing", Severity.WARNING),
        (2024, "2024-12-20", "met", None),
        (2024, "2022-12-20", "not-applicable", None),
        (2018, "2019-05-01", "missing", Severity.WARNING),
        (2017, "2018-05-01", "not-applicable", None),
    ],
)
def test_published_on_time(year: int, published: str, status: str, severity: Severity | None) -> None:
    text = without("signature")
    settings = {"year": year, "published": published, "kind": "fazhi-annual"}
    assert statuses(text, **settings)["published-on-time"] == status
    found = findings(RULES["C108"], document(text, settings))
    assert [f.severity for f in found] == ([severity] if severity else [])


def test_late_page_of_a_report_signed_in_time_is_no_certain_fault() -> None:
    (finding,) = findings(RULES["C108"], document(GOOD_REPORT, {"published": "2025-06-30"}))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("year", "status", "severity"),
    [(2018, "not-applicable", None), (2019, "missing", Severity.WARNING), (2020, "missing", Severity.ERROR)],
)
def test_content_is_asked_since_the_provisions_are_in_force(
    year: int, status: str, severity: Severity | None
) -> None:
    text = without("shortcomings", "first-responsible")
    found = statuses(text, year=year)
    assert {found["shortcomings"], found["first-responsible"], found["shortcomings.causes"]} == {status}
    doc = document(text, {"year": year, "kind": "fazhi-annual"})
    assert [f.severity for f in findings(RULES["C104"], doc)] == ([severity] if severity else [])


def test_what_was_not_asked_is_said_with_its_reason_and_what_there_is() -> None:
    doc = document(GOOD_REPORT, {"year": 2017, "kind": "fazhi-annual"})
    results = {r.id: r for r in engine.evaluate(doc, FAZHI)}
    assert results["measures"].status == "met"
    assert "2015" in str(results["measures"].basis[0])
    assert results["shortcomings"].status == "not-applicable"
    assert "2019年4月" in results["shortcomings"].reason
    assert "有专门部分" in results["shortcomings"].reason
    assert results["shortcomings"].evidence
    old = document(without("measures"), {"year": 2017, "kind": "fazhi-annual"})
    assert [f.severity for f in findings(RULES["C101"], old)] == [Severity.WARNING]
    assert statuses(without("measures"), year=2013)["measures"] == "not-applicable"


def test_statutory_fault_is_no_error_when_the_year_is_unknown() -> None:
    text = "法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传46场次，化解矛盾纠纷312件，审核合同38份，培训4期。"
    doc = document(text, {"kind": "fazhi-annual"})
    if doc.identity.year is None:
        assert {f.severity for c in ("C102", "C104", "C106") for f in findings(RULES[c], doc)} == {
            Severity.WARNING
        }


@pytest.mark.parametrize("text", ["", "\n\n", "　", "报告", "一、", "法治政府建设年度报告\n"])
def test_nearly_nothing(text: str) -> None:
    doc = document(text, {"kind": "fazhi-annual", "year": 2024})
    assert len(engine.evaluate(doc, FAZHI)) == len(IDS)
    for rule in RULES.values():
        findings(rule, doc)


def test_other_kinds_are_left_alone() -> None:
    doc = document(without("shortcomings"), {"kind": "generic"})
    assert all(not findings(rule, doc) for rule in RULES.values())
    assert engine.evaluate(doc, CHECKLISTS["generic"]) == ()


def test_findings_never_stand_on_furniture() -> None:
    text = "首页 > 政务公开\n信息来源：临溪镇人民政府 发布日期：2025-04-27 分享：\n" + without(
        "first-responsible", "signature"
    )
    doc = document(text, {"kind": "fazhi-annual"})
    for rule in RULES.values():
        for finding in findings(rule, doc):
            assert doc.marked(finding.span) is None


def test_evaluation_is_memoised_and_does_not_depend_on_order() -> None:
    doc: Document = document(GOOD_REPORT)
    assert engine.evaluate(doc, FAZHI)[0] is engine.evaluate(doc, FAZHI)[0]
    other = document(GOOD_REPORT)
    for code in sorted(RULES, reverse=True):
        findings(RULES[code], other)
    assert engine.evaluate(other, FAZHI) == engine.evaluate(doc, FAZHI)


def test_time_grows_with_the_length() -> None:
    def cost(times: int) -> float:
        text = replaced(MEASURES, "\n".join([MEASURES, *MEASURES.split("\n")[1:] * times]))
        best = 9.0
        for _ in range(3):
            doc = document(text, {"kind": "fazhi-annual"})
            start = time.process_time()
            engine.evaluate(doc, FAZHI)
            best = min(best, time.process_time() - start)
        return best

    assert cost(40) < 5 * cost(10) + 0.02


def test_problems_behind_a_colon_are_items() -> None:
    text = (
        "三、问题与改进方向\n法治政府建设仍存在短板。主要表现在：执法力量不足，究其根源是编制少；普法形式单一，主要受制于经费；"
        "村规民约执行不严，是因为奖惩没有跟上。"
    )
    found = judged(replaced(SHORTCOMINGS, text))
    assert found["shortcomings.causes"].status == "met"
    assert len(found["next-year-plan.answers"].trace) == 3


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("镇党委书记、镇长履行推进法治建设第一责任人职责，主持研究法治工作4次，督办案件3件", Severity.INFO),
        ("严格落实党政主要负责人履行推进法治建设第一责任人职责的规定，压实工作责任", Severity.WARNING),
        ("压紧压实法治建设第一责任人职责，召开会议4次", Severity.WARNING),
    ],
)
def test_duties_told_in_another_part_are_a_note(words: str, severity: Severity) -> None:
    text = replaced("聘请法律顾问1名", f"{words}。聘请法律顾问1名", without("first-responsible"))
    doc = document(text, {"kind": "fazhi-annual"})
    (finding,) = findings(RULES["C102"], doc)
    assert finding.severity is severity


def test_a_plan_without_heading_for_the_wrong_year() -> None:
    plan = "2024年，我镇将重点抓好以下工作：一是3月底前组织执法人员培训班1期；二是每季度举办普法讲座1场。"
    doc = document(replaced(PLAN, plan), {"kind": "fazhi-annual"})
    (finding,) = findings(RULES["C106"], doc)
    assert doc.quote(finding.span) == "2024年"


@pytest.mark.parametrize(
    "text",
    [
        "现将临溪镇2024年法治政府建设情况报告如下：全年开展普法宣传46场次。",
        "三、存在的不足和原因\n一是案卷质量不高，主要是因为审核人员少。二是普法形式单一，由于经费有限。",
    ],
)
def test_a_fragment_lacks_nothing(text: str) -> None:
    doc = document(text, {"kind": "fazhi-annual", "year": 2024})
    assert [finding.message for rule in RULES.values() for finding in findings(rule, doc)] == []
