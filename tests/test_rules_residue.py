from __future__ import annotations

from dataclasses import replace

import pytest

from hegui.api import Document, Rule, rules_in
from hegui.document import Mark, Span
from hegui.testing import document, findings, run_examples
from hegui_rules.residue.R101_word_field_code import word_field_code
from hegui_rules.residue.R102_comment_left import comment_left
from hegui_rules.residue.R103_tracked_change_left import tracked_change_left
from hegui_rules.residue.R301_web_residue import web_residue
from hegui_rules.residue.R302_web_source_line import web_source_line

RULES = rules_in("hegui_rules.residue")

BY_NAME = {rule.name: rule for rule in RULES}


def read(text: str, **settings: str) -> Document:
    return document(text, {"kind": "generic", **settings}, ())


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)


def test_comments_and_changes_of_the_container() -> None:
    doc = read("临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政，成效明显。")
    doc = replace(doc, metadata={"comments": "3", "insertions": "2", "deletions": "0"})
    (comment,) = findings(comment_left, doc)
    assert doc.quote(comment.span) == "临溪镇2024年法治政府建设年度报告"
    assert "3 条批注" in comment.message
    (change,) = findings(tracked_change_left, doc)
    assert "插入 2 处" in change.message
    assert "删除" not in change.message
    empty = replace(read(""), metadata={"comments": "3", "deletions": "1"})
    assert findings(comment_left, empty) == findings(tracked_change_left, empty) == []
    zero = replace(doc, metadata={"comments": "0", "insertions": "x"})
    assert findings(comment_left, zero) == findings(tracked_change_left, zero) == []


def test_marks_of_the_container() -> None:
    doc = read("临溪镇召开会议4次。")
    marked = replace(
        doc, marks=(Mark(Span(0, 3), "word"), Mark(Span(3, 4), "markup"), Mark(Span(4, 4), "word"))
    )
    assert [f.span for f in findings(word_field_code, marked)] == [(0, 3)]


def test_a_page_may_have_its_furniture() -> None:
    doc = read(
        "当前位置：首页 > 政务公开\n临溪镇2024年法治政府建设年度报告\n来源：临溪镇 发布时间：2025-02-10\n临溪镇坚持依法行政，成效明显。"
    )
    assert len(findings(web_residue, doc)) == len(findings(web_source_line, doc)) == 1
    page = replace(doc, format="html")
    assert findings(web_residue, page) == findings(web_source_line, page) == []


def test_furniture_is_out_of_everyones_way() -> None:
    doc = read(
        "当前位置：首页 > XX次 > 【】\n临溪镇2024年法治政府建设年度报告\n临溪镇坚持依法行政，成效明显。\n扫一扫在手机打开当前页"
    )
    assert [f.span.start for rule in RULES for f in findings(rule, doc)] == [0, doc.text.index("扫一扫")]


@pytest.mark.parametrize(
    "text",
    [
        "办理曹某某申请复议案1件，李某、王某某均服判息诉。",
        "某些干部法治意识不强，某种程度上影响了执行，某个环节还有漏洞。",
        "受理申请材料时，一次告知（含补正、补充材料）事项，请当事人核实信息。",
        "受理的待核查线索12条已全部核实。",
        "修改《临溪镇值班制度》（修改后共12条）。",
        "推行“三问”工作法：问需、问计、问效？群众满意率98%。",
        "建立“1+N”机制，N个村参与；推广4×100米便民圈。",
        "（略有增长）全年办理案件12件。",
        "《关于进一步做好此处标识设置的通知》印发后，完成整改。",
        "开展“填写一张表、办成一件事”改革。",
        "2024年 3 月 15 日，举办宣传活动；从1月至12月，每月15日开放。",
        "人均年收入达到3万元，日均接待20人次，年、月、日报制度齐全。",
        "公布监督电话：000-12345；网址：http://example.invalid/a_b__c",
        "上一年度反馈问题全部整改；较上年度增长5%。",
        "编制20项清单，修订202项制度。",
        "（一）上一年度问题整改情况\n已完成。",
        "案件数较上年增长[1]，详见《统计公报》[2]。",
        "落实新修订的《行政处罚法》和《XX》等。",
        "请各村核实情况后上报，逐户核对数据。",
        "作为法治建设第一责任人，镇党委书记亲自部署。",
        "执法人员问：“材料带齐了吗？？”",
        "推广“智慧+”平台，平均每天办理业务（件）32件。",
        "第一稿完成后公开征求意见，形成送审稿报县政府审定。",
    ],
)
def test_look_alikes(text: str) -> None:
    lead = "临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政，成效明显。\n"
    doc = read(lead + text)
    assert [(rule.code, doc.quote(f.span)) for rule in RULES for f in findings(rule, doc)] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("R201", "举办培训⟦××⟧期，培训⟦XXX⟧人次，覆盖率⟦××⟧%。"),
        ("R201", "⟦XX⟧年⟦XX⟧月印发通知。"),
        ("R205", "根据⟦20××⟧年工作要点，认真落实。"),
        ("R401", "全年应诉2件⟦（数字待核实）⟧。"),
        ("R401", "培训320人次⟦【请核对】⟧。"),
        ("R203", "⟦（此处补充一个案例）⟧"),
        ("R401", "复议2件⟦（需进一步核实）⟧。"),
        ("R402", "复议案件⟦？？？⟧件。"),
        ("R206", "临溪镇人民政府\n⟦2025年 月 日⟧"),
        ("R203", "⟦（填写本单位名称）⟧坚持依法行政。"),
    ],
)
def test_more_shapes(code: str, text: str) -> None:
    from hegui.testing import marked

    plain, spans = marked("2024年，临溪镇坚持依法行政，成效明显。\n" + text)
    rule = next(rule for rule in RULES if rule.code == code)
    assert [f.span for f in findings(rule, read(plain))] == spans


def test_linear() -> None:
    for text in (
        "（" * 20000,
        "XX" * 20000,
        "_ " * 20000,
        "【待" * 10000,
        "年 " * 20000,
        "<a " * 10000,
        "&nbsp" * 9000,
        "错误!" * 9000,
        "请补充" * 9000,
        "**" * 20000,
    ):
        doc = read(text)
        for rule in RULES:
            list(rule.check(doc, rule.options_with({})))
