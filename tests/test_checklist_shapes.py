"""Shapes that real reports have and the checklist must see through: none of them may lose a part that is there."""

from __future__ import annotations

import pytest

from hegui.api.registry import declarations
from hegui.checklist import engine
from hegui.facts.parts import parts
from hegui.testing import document, findings

CHECKLISTS = engine.checklists(declarations())
FAZHI = CHECKLISTS["fazhi-annual"]
RULES = {r.code: r for r in engine.element_rules(CHECKLISTS)}

TITLE = "临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政。现将有关情况报告如下：\n"
DONE = (
    "（一）规范决策。全年审查重大决策12件，审核合同38份，聘请法律顾问1名。\n"
    "（二）严格执法。办理行政处罚案件21件，评查案卷21份，组织执法培训4期。\n"
)
LED = (
    "镇党委书记主持专题研究法治工作4次，听取汇报2次；镇长督办执法问题9个，出庭应诉2件；二人年终均作了述法。\n"
)
LACKS = "一是执法案卷质量不高，主要是因为审核人员只有1名。二是普法针对性不强，由于没有分类掌握需求。\n"
PLANS = "2025年，一是3月底前组织执法人员培训班1期，每季度评查执法案卷1次。二是上半年完成普法需求调查，举办讲座8场。\n"
SIGNED = "临溪镇人民政府\n2025年1月20日\n"
M = "一、主要举措和成效\n" + DONE
F = "二、党政主要负责人履行推进法治建设第一责任人职责情况\n" + LED
S = "三、存在的不足和原因\n" + LACKS
P = "四、2025年主要安排\n" + PLANS
PARTS = ("measures", "first-responsible", "shortcomings", "shortcomings.causes", "next-year-plan")


def statuses(text: str, **settings: object) -> dict[str, str]:
    doc = document(text, {"kind": "fazhi-annual", **settings})
    return {r.id: r.status for r in engine.evaluate(doc, FAZHI)}


def complete(text: str) -> None:
    found = statuses(text)
    assert {name: found[name] for name in PARTS} == dict.fromkeys(PARTS, "met")


@pytest.mark.parametrize(
    "heading",
    [
        "工作短板与不足", "有待加强的工作", "客观问题与不足", "问题剖析", "存在的不足之处及原因", "自身存在问题", "问题和原因", "工作存在的薄弱点",
        "存在的主要问题及问题产生的原因", "推进法治政府建设中的不足和原因", "问题短板及整改情况", "存在的不足、原因及改进措施", "存在的问题及努力方向",
    ],
)  # fmt: skip
def test_headings_of_the_shortcomings(heading: str) -> None:
    complete(TITLE + M + F + f"三、{heading}\n" + LACKS + P + SIGNED)


@pytest.mark.parametrize(
    "opening",
    [
        "一年来，法治政府建设取得了一定成效，但还存在一些问题和不足：", "当前，我镇法治政府建设仍面临一些困难和问题。",
        "在看到成绩的同时，我们也清醒地看到存在的问题和不足，", "2024年，我镇法治建设虽有进步，但问题依然突出：", "不足之处主要有：",
        "虽然取得了一些成绩，但与群众期盼相比还有一定差距，主要表现在：", "从总体情况来看，我镇法治建设工作仍有不足，主要表现为：",
    ],
)  # fmt: skip
def test_shortcomings_without_a_heading(opening: str) -> None:
    complete(TITLE + M + F + opening + LACKS + "三、2025年主要安排\n" + PLANS + SIGNED)


@pytest.mark.parametrize(
    "sentence",
    [
        "坚持问题导向，聚焦群众反映强烈的问题，全年解决急难愁盼问题46件。",
        "面对执法力量短缺的困难，镇党委、政府统筹调配，确保工作有序推进。",
        "针对检查中存在的问题，制定整改方案12个，全部整改到位。",
    ],
)
def test_problems_solved_are_no_shortcomings(sentence: str) -> None:
    found = statuses(TITLE + M + sentence + "\n" + F + "三、2025年主要安排\n" + PLANS + SIGNED)
    assert found["shortcomings"] in ("missing", "weak")


def test_problems_solved_are_no_plan() -> None:
    text = TITLE + M + "针对上述问题，镇政府采取专项整治等措施，全部整改到位。\n" + F + S + SIGNED
    assert statuses(text)["next-year-plan"] == "missing"


@pytest.mark.parametrize(
    "heading",
    [
        "下步工作打算", "二〇二五年工作安排", "工作思路", "后续工作安排", "新一年工作谋划", "2025年工作展望", "整改措施及下一步工作安排", "接下来的工作打算",
        "2025年推进法治政府建设的主要举措", "2025年重点工作", "下步努力方向",
    ],
)  # fmt: skip
def test_headings_of_the_plan(heading: str) -> None:
    complete(TITLE + M + F + S + f"四、{heading}\n" + PLANS + SIGNED)


@pytest.mark.parametrize(
    "opening",
    [
        "针对以上问题，我镇2025年将采取以下措施：", "为此，2025年我镇将", "2025年工作打算：", "新的一年，我镇将围绕2025年目标，",
    ],
)  # fmt: skip
def test_plan_without_a_heading(opening: str) -> None:
    complete(TITLE + M + F + S + opening + PLANS.replace("2025年，", "") + SIGNED)


def test_next_year_in_chinese_numerals() -> None:
    complete(TITLE + M + F + S + "四、二〇二五年主要安排\n" + PLANS.replace("2025年，", "") + SIGNED)


@pytest.mark.parametrize(
    "section",
    [
        "三、存在问题及下一步打算\n（一）存在问题\n" + LACKS + "（二）下一步打算\n" + PLANS,
        "三、存在的不足和下一步工作打算\n虽取得一定成绩，但仍存在不足：" + LACKS + "下一步，我镇将" + PLANS,
        "三、存在的问题、原因及2025年工作安排\n存在的问题：一是案卷质量不高。二是普法针对性不强。\n"
        "原因分析：审核人员只有1名，没有分类掌握需求。\n2025年工作安排：" + PLANS,
        "三、存在的问题及下一步工作打算\n一是案卷质量不高，主要是因为审核人员只有1名。下一步将配备审核人员2名，每季度评查案卷1次。\n"
        "二是普法针对性不强，由于没有分类掌握需求。2025年将完成普法需求调查，举办讲座8场。\n",
        "三、存在的问题及下一步工作打算\n（一）案卷质量不高。主要是因为审核人员只有1名。下一步，将配备审核人员2名，每季度评查案卷1次。\n"
        "（二）普法针对性不强。由于没有分类掌握需求。2025年，将完成普法需求调查，举办讲座8场。\n",
        "三、其他情况\n（一）存在的问题。" + LACKS + "（二）2025年打算。" + PLANS,
    ],
)
def test_one_section_for_shortcomings_and_plan(section: str) -> None:
    complete(TITLE + M + F + section + SIGNED)


def test_thematic_report_that_ends_in_one_paragraph() -> None:
    text = (
        "青禾县2024年法治政府建设年度报告\n2024年，青禾县坚持依法行政。\n"
        "一、政府职能依法全面履行\n审查重大决策12件，办理复议88件，政务服务事项办结12.3万件。\n"
        "二、行政执法更加规范\n办理行政处罚案件2100件，评查案卷310份，组织执法培训4期，清理规范性文件22件。\n"
        "三、党政主要负责人履行第一责任人职责\n县委书记、县长主持研究法治工作3次，县政府常务会议学法4次，开展述法评议。\n"
        "2024年，全县法治政府建设取得新进展，但还存在执法力量不足、法治人才短缺等问题，主要原因是编制有限。"
        "2025年，青禾县将组织执法培训6期，评查案卷400份，清理规范性文件。\n青禾县人民政府\n2025年2月10日\n"
    )
    complete(text)


@pytest.mark.parametrize(
    "shape",
    [
        lambda t: t.translate(str.maketrans("，：；（）", ",:;()")),
        lambda t: t.replace("（一）", "一）").replace("（二）", "二）"),
        lambda t: t.replace("一、", "第一部分 ").replace("二、", "第二部分 ").replace("三、", "第三部分 ")
        .replace("四、", "第四部分 "),
        lambda t: t.replace("一、", "").replace("二、", "").replace("三、", "").replace("四、", ""),
        lambda t: "首页 > 政务公开 > 法治政府建设\n索引号：0012345\n发布机构：临溪镇人民政府\n" + t
        + "扫一扫在手机打开当前页\n【打印】【关闭】\n",
        lambda t: t.removeprefix(TITLE),
    ],
    ids=["half-width", "lost-bracket", "第一部分", "no-numbers", "furniture", "no-title"],
)  # fmt: skip
def test_outer_shapes(shape) -> None:  # type: ignore[no-untyped-def]
    complete(shape(TITLE + M + F + S + P + SIGNED))


# -- the leaders' duty -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["主要负责人述法情况", "“关键少数”履职情况", "党政主要负责人履行职责情况"]
)
def test_near_headings_of_the_leaders_duty(heading: str) -> None:
    complete(TITLE + M + f"二、{heading}\n" + LED + S + P + SIGNED)


def test_figures_of_a_part_that_names_no_leader_are_not_theirs() -> None:
    text = TITLE + M + "二、抓好“关键少数”法治学习\n全镇组织学法12次，参加干部320人次。\n" + S + P + SIGNED
    assert statuses(text)["first-responsible"] == "weak"


@pytest.mark.parametrize(
    "told",
    [
        "县委书记、县长认真履行推进法治建设第一责任人职责，主持研究法治工作4次，听取汇报3次，县长出庭应诉2件。",
        "第一责任人履职情况：县委书记主持研究法治工作4次，县长听取汇报3次、出庭应诉2件，带头学法6次。",
    ],
)
def test_the_duty_of_the_leaders_in_a_paragraph_of_its_own(told: str) -> None:
    assert parts(document(TITLE + M + told + "\n" + S + P + SIGNED))["first-responsible"].how == "paragraph"


def test_a_heading_that_says_how_work_is_done_is_no_plan() -> None:
    heads = "（一）加强党建引领\n1.统筹谋划全局，推动决策部署落实。开会3次。\n（二）坚持学习，把准依法治镇工作方向。学习4次。\n"
    text = TITLE + "一、主要举措和成效\n" + heads + S + SIGNED
    assert "next-year-plan" not in parts(document(text, {"kind": "fazhi-annual"}))


# -- title and day ------------------------------------------------------------------------------------------------


def test_a_pasted_text_without_title_is_no_more_than_a_note() -> None:
    doc = document(M + F + S + P + SIGNED, {"kind": "fazhi-annual"})
    (finding,) = findings(RULES["C109"], doc)
    assert finding.severity is not None
    assert finding.severity.value == min(s.value for s in type(finding.severity))


def test_a_late_page_shows_where_the_page_says_so() -> None:
    text = TITLE.split("\n")[0] + "\n来源：临溪镇人民政府 发布时间：2025-04-26 09:30\n" + M + F + S + P
    doc = document(text, {"kind": "fazhi-annual"})
    (finding,) = findings(RULES["C108"], doc)
    assert [doc.quote(r.span) for r in finding.related] == ["2025-04-26"]


# -- what is no annual report --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于报送2024年法治政府建设年度报告的通知", "generic"),
        ("关于《青禾县2023年度法治政府建设情况报告》的解读", "generic"),
        ("临溪镇2024年法治政府建设督察整改情况报告", "generic"),
        ("青禾县司法局局长2024年度述法报告", "generic"),
        ("临溪镇2024年法治政府建设工作要点", "generic"),
        ("临溪镇2024年法治政府建设白皮书", "fazhi-annual"),
        ("中共青禾县委 青禾县人民政府关于2024年度法治政府建设情况的报告", "fazhi-annual"),
        ("青禾县2024年法治政府建设工作总结及2025年工作计划", "fazhi-annual"),
    ],
)
def test_kind_by_title(title: str, kind: str) -> None:
    body = (
        "\n2024年，临溪镇扎实推进依法行政，有关情况如下。\n一、工作开展情况\n"
        + DONE
        + "二、存在的问题\n"
        + LACKS
    )
    assert document(title + body).identity.kind == kind


@pytest.mark.parametrize("heading", ["四、原因分析", "四、问题产生的原因", "四、主要成因"])
def test_causes_in_a_part_of_their_own(heading: str) -> None:
    lacks = "三、存在的不足\n一是执法案卷质量不高，审核不够细致。二是普法针对性不强，群众参与不多。\n"
    causes = f"{heading}\n编制偏少，培训不够系统，调查研究不够深入。\n"
    text = TITLE + M + F + lacks + causes + "五、2025年主要安排\n" + PLANS + SIGNED
    assert statuses(text)["shortcomings.causes"] == "met"


def test_a_heading_of_the_measures_is_no_part_on_causes() -> None:
    measures = M + "（三）深挖问题根源。走访群众38户，化解矛盾12件。\n"
    lacks = "三、存在的不足\n一是执法案卷质量不高，审核不够细致。二是普法针对性不强，群众参与不多。\n"
    assert statuses(TITLE + measures + F + lacks + P + SIGNED)["shortcomings.causes"] == "missing"
