"""W401–W406, W601: every row of the tables fires, right wordings that look alike stay silent."""

from __future__ import annotations

import pytest

from hegui.api import rules_in
from hegui.testing import document, findings, marked
from hegui_rules.wording.classifiers import CLASSIFIERS, Classifier
from hegui_rules.wording.collocations import COLLOCATIONS, Collocation
from hegui_rules.wording.frames import FRAMES, Frame

RULES = rules_in("hegui_rules.wording")

OWN = {rule.code: rule for rule in RULES if rule.code[:2] in ("W4", "W6") or rule.code == "W202"}
OF_KIND = {"missing": "W402", "redundant": "W403", "mixed": "W404", "word": "W202"}


def said(text: str) -> list[tuple[str, str]]:
    doc = document(text, {"kind": "generic", "year": 2026})
    return [(code, doc.quote(f.span)) for code, rule in OWN.items() for f in findings(rule, doc)]


@pytest.mark.parametrize("row", list(COLLOCATIONS.entries), ids=lambda r: r.id)
def test_collocation(row: Collocation) -> None:
    if row.order == "subject":
        for head in row.heads:
            for verb in row.verbs:
                assert said(f"服务群众的{head}有待{verb}。") == [("W401", f"{head}有待{verb}")]
                assert said(f"服务群众的{head}有待{verb}监管来规范。") == []
            assert said(f"服务群众的{head}有待{row.right[0]}。") == []
        return
    for verb in row.verbs:
        for head in row.heads:
            assert said(f"全镇{verb}服务群众的{head}。") == [("W401", f"{verb}服务群众的{head}")]
            assert said(f"全镇{verb}{head}考评办法汇编。") == []
    for head in row.heads:
        assert said(f"全镇{row.right[0]}服务群众的{head}。") == []


@pytest.mark.parametrize("row", list(CLASSIFIERS.entries), ids=lambda r: r.id)
def test_classifier(row: Classifier) -> None:
    for noun in row.nouns:
        assert said(f"临溪镇新增{noun}12{row.usual}，群众满意。") == []
        if row.kind != "office":
            wrong = next(unit for unit in "辆份户支" if unit not in row.fits)
            assert said(f"临溪镇新增{noun}12{wrong}，群众满意。") == [("W405", f"12{wrong}")]


@pytest.mark.parametrize("row", list(FRAMES.entries), ids=lambda r: r.id)
def test_frame(row: Frame) -> None:
    code = OF_KIND[row.kind]
    assert row.bad
    for bad in row.bad:
        text, (span,) = marked(bad)
        assert (code, text[span.start : span.end]) in said(text)
    assert row.good
    for good in row.good:
        assert code not in [c for c, _ in said(good)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("强化执法监督检查力度,确保规范。", "强化执法监督检查力度"),
        ("不断加大群众对法治建设的知晓率和满意度。", "加大群众对法治建设的知晓率和满意度"),
        ("一是加强日常监管和专项整治的力度；", "加强日常监管和专项整治的力度"),
        ("进一步加大行政执法能力，提升形象。", "加大行政执法能力"),
        ("持续加强行政执法培训力度和宣传工作。", None),
        ("加强制度落实，加大力度推进整改。", None),
        ("通过加强巡查、加大处罚力度，遏制违法行为。", None),
        ("注重加强薄弱环节，补短板上水平。", None),
        ("巩固提高现代化治理体系和能力。", None),
        ("依据《关于加强宣传力度》的通知。", None),
        ("扩大就业规模、 提高质量。", None),
    ],
)
def test_governing_verb(text: str, found: str | None) -> None:
    assert said(text)[:1] == ([("W401", found)] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "充分发挥“一村一法律顾问”制度作用。",
        "发挥人民调解、行政调解、司法调解衔接联动机制在化解纠纷中的作用。",
        "发挥法治督察平台优势，发挥示范引领效应。",
        "履行第一责任人职责，履行推进法治建设第一责任人有关要求。",
        "通过发放资料等方式开展宣传；主要途径是发放资料等方式。",
        "以公开为常态、不公开为例外。",
        "培育一批法律明白人，充实人民调解员队伍。",
        "原因是人员不足，导致案件积压的情况仍然存在。",
        "围绕法治政府建设这一重点，明确以执法规范化为抓手。",
        "防止问题反弹，确保同类问题不再发生。",
        "坚持以人民为中心，坚持法治为民。",
        "在县司法局的指导下，全镇扎实开展培训。",
        "建立有效的解决机制，形成良好的推进态势。",
        "更好的服务让群众满意，扎实的推进过程来之不易。",
        "作出有针对性的落实安排，积极的做法值得推广。",
        "制定科学的完善方案，一系列有效的提升办法落地。",
        "汇报如下事项，听取汇报。",
    ],
)
def test_look_alikes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("积极的开展法治宣传，切实的解决群众困难。", "W406"),
        ("主动的融入中心工作。", "W406"),
        ("制度执行的不够严格，普法抓的不够紧。", "W406"),
        ("有关情况汇报如下。", "W601"),
        ("以上材料，请领导审阅。", "W601"),
    ],
)
def test_other_ways_to_write_it(text: str, code: str) -> None:
    assert code in [c for c, _ in said(text)]


def test_particle_is_corrected_and_nothing_else() -> None:
    doc = document("扎实的推进12项任务。")
    (finding,) = findings(OWN["W406"], doc)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (doc.quote(edit.span), edit.text) == ("的", "地")


def test_table_with_an_example_that_does_not_hold_is_refused() -> None:
    from hegui.api.knowledge import Changes, Extra

    header = "id\tkind\tcue\tpattern\tsay\tright\tbad\tgood\tsource\tconfidence\n"
    row = "U1\tredundant\t必须\t必须要\t“必须”与“要”重复\t改为“必须”\t⟦必须⟧整改。\t必须要整改。\t本单位\thigh\n"
    table = FRAMES.changed(Changes(add=(Extra("own.tsv", header + row),)))
    assert [problem.id for problem in table.problems()] == ["U1", "U1"]
