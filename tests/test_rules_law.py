"""Family L: titles, days and forms of cited documents, and their look-alikes."""

from __future__ import annotations

import pytest

from hegui.testing import document, findings, marked
from hegui_rules.law import RULES
from hegui_rules.law.resembling import nearest
from hegui_rules.law.titles import LAWS

BY_CODE = {rule.code: rule for rule in RULES}
REPORT = "临溪县{}年法治政府建设年度报告\n一、主要举措和成效\n{}"

# code, report year, sentence
WRONG = (
    ("L101", 2024, "集中学习《⟦有组织犯罪法⟧》。"),
    ("L101", 2024, "宣传《中华人民共和国⟦有组织犯罪法⟧》《中华人民共和国禁毒法》。"),
    ("L101", 2024, "落实《⟦法治政府建设与责任落实督查工作规定⟧》。"),
    ("L101", 2024, "严格执行《⟦重大行政决策程序暂行办法⟧》。"),
    ("L101", 2024, "宣传《⟦残疾人保护法⟧》《老年人权益保障法》。"),
    ("L101", 2024, "宣传《⟦未成年人保障法⟧》。"),
    ("L101", 2024, "宣传《⟦妇女权益保护法⟧》。"),
    ("L101", 2024, "学习《⟦行政处罚条例⟧》。"),
    ("L101", 2024, "对照《⟦党政主要负责人履行推进法制建设第一责任人职责规定⟧》述法。"),
    ("L101", 2024, "对照《⟦党政主要负责人履行推进法治建设第一责任人职责规则⟧》述法。"),
    ("L102", 2023, "集中宣传《⟦中华人民共和国合同法⟧》等法律。"),
    ("L102", 2022, "开展《⟦婚姻法⟧》宣讲6场。"),
    ("L102", 2024, "依据《⟦侵权责任法⟧》调处纠纷3起。"),
    ("L103", 2018, "集中宣传《⟦中华人民共和国民法典⟧》12场。"),
    ("L103", 2019, "学习《⟦乡村振兴促进法⟧》。"),
    ("L103", 2018, "学习《⟦民法典⟧》，提高法治素养。"),
    ("L103", 2020, "宣传《⟦中华人民共和国反电信网络诈骗法⟧》3场。"),
    ("L104", 2024, "《中华人民共和国民法典》自⟦2020年5月28日⟧起施行。"),
    ("L104", 2024, "《中华人民共和国乡村振兴促进法》于⟦2021年6月11日⟧正式实施。"),
    ("L104", 2024, "《信访工作条例》自⟦2022年2月25日⟧起施行。"),
    ("L105", 2025, "学习⟦新修订的《中华人民共和国行政处罚法》⟧。"),
    ("L202", 2024, "学习⟦《民法典》《中华人民共和国行政处罚法》⟧等法律。"),
    ("L202", 2024, "宣传⟦《中华人民共和国宪法》、《行政复议法》和《信访工作条例》⟧。"),
    ("L202", 2024, "依据⟦《环境保护法》及《中华人民共和国行政强制法》⟧开展执法。"),
    ("L203", 2024, "印发《临溪县重大行政决策规程》（⟦临政发[2024]5号⟧）。"),
    ("L203", 2024, "根据⟦临政办发〔2024〕05号⟧文件要求。"),
    ("L203", 2024, "转发⟦云法办发〔2024〕第12号⟧文件。"),
    ("L203", 2024, "印发⟦临政办发（2024）12号⟧文件。"),
    ("L203", 2024, "落实⟦临政办函【2024】3号⟧要求。"),
    ("L204", 2024, "印发⟦《关于贯彻《信访工作条例》的实施意见》⟧。"),
    ("L204", 2024, "转发⟦《关于修改《临溪县公园管理办法》的决定》⟧。"),
    (
        "L205",
        2024,
        "出台《临溪县矛盾纠纷多元化解实施办法》。依据《⟦临溪县矛盾纠纷多元化界实施办法⟧》调解36件。",
    ),
    ("L205", 2024, "印发《青禾乡行政规范性文件管理规程》。落实《⟦青禾乡行政规范文件管理规程⟧》。"),
)

RIGHT = (
    (2024, "学习《中华人民共和国反有组织犯罪法》《中华人民共和国禁毒法》。"),
    (2024, "落实《法治政府建设与责任落实督察工作规定》。"),
    (2024, "严格执行《重大行政决策程序暂行条例》。"),
    (2024, "落实《云岭省重大行政决策程序规定》《云岭市重大行政决策程序暂行办法》。"),
    (2024, "宣传《残疾人保障法》《未成年人保护法》《妇女权益保障法》《老年人权益保障法》。"),
    (2024, "学习《云岭省残疾人保障条例》《云岭省未成年人保护条例》。"),
    (2024, "学习《行政处罚法》《治安管理处罚法》《行政强制法》《行政许可法》《行政复议法》《行政诉讼法》。"),
    (2024, "学习《行政复议法实施条例》《行政处罚法释义》。"),
    (2024, "学习《宪法》《刑法》《民法典》《监察法》《监察法实施条例》。"),
    (2024, "宣传《保障农民工工资支付条例》。"),
    (2024, "对照《党政主要负责人履行推进法治建设第一责任人职责规定》述法。"),
    (2024, "宣传《反间谍法》《反恐怖主义法》《反家庭暴力法》《反电信网络诈骗法》《反不正当竞争法》。"),
    (2024, "修订《临溪县公园管理办法》《临溪县物业管理规定》《临溪县信访工作规则》。"),
    (2024, "就《检察公益诉讼法（草案）》提出意见3条。"),
    (2024, "学习《习近平法治思想学习纲要》《习近平法治思想学习问答》。"),
    (2018, "集中宣传《合同法》《婚姻法》。"),
    (2024, "清理引用已废止的《中华人民共和国合同法》的文件3件。"),
    (2024, "开展《劳动合同法》宣讲6场，办理劳动合同法律援助3件。"),
    (2024, "原《侵权责任法》的规定并入民法典。"),
    (2018, "参与《民法典》立法调研。"),
    (2018, "就《民法典（草案）》征求意见。"),
    (2020, "集中宣传《中华人民共和国民法典》12场。"),
    (2007, "落实《节约用水条例》。"),
    (2024, "《中华人民共和国民法典》自2021年1月1日起施行。"),
    (2024, "《中华人民共和国民法典》2020年5月28日通过，自2021年1月1日起施行。"),
    (2024, "《临溪县公园管理办法》自2021年6月11日起施行。"),
    (2024, "2024年6月1日，《中华人民共和国民法典》主题公园开放。"),
    (2024, "学习《民法典》《行政处罚法》等法律。"),
    (2024, "学习《中华人民共和国民法典》《中华人民共和国行政处罚法》《信访工作条例》。"),
    (2024, "依照《中华人民共和国行政处罚法》（以下简称《行政处罚法》）。"),
    (2024, "依据《中华人民共和国行政处罚法》，结合《民法典》宣传月活动。"),
    (2024, "学习《中华人民共和国宪法》《中国共产党章程》《习近平著作选读》。"),
    (2024, "印发《临溪县重大行政决策规程》（临政发〔2024〕5号）。"),
    (2024, "审结（2024）云0121行初12号案件。"),
    (2024, "公布国务院令第714号。"),
    (2024, "刊登临溪县公告（2024）12号楼改造名单。"),
    (2024, "印发《关于贯彻〈信访工作条例〉的实施意见》。"),
    (2024, "印发《临溪县城镇燃气管理实施办法》。印发《临溪县城市燃气管理实施办法》。"),
    (2024, "印发《青禾乡2023年度普法工作计划》。印发《青禾乡2024年度普法工作计划》。"),
    (2024, "印发《临溪县消防安全责任清单》。印发《临溪县消防安全权力清单》。"),
    (2024, "印发《临溪县上半年依法行政工作要点》。印发《临溪县下半年依法行政工作要点》。"),
    (2024, "落实《中华人民共和国行政复议法》。落实《中华人民共和国行政诉讼法》。"),
)  # fmt: skip


@pytest.mark.parametrize(("code", "year", "sentence"), WRONG)
def test_found(code: str, year: int, sentence: str) -> None:
    text, expected = marked(REPORT.format(year, sentence))
    doc = document(text)
    found = {rule.code: [f.span for f in findings(rule, doc)] for rule in RULES}
    assert found.pop(code) == expected
    assert not any(found.values()), found


@pytest.mark.parametrize(("year", "sentence"), RIGHT)
def test_silent(year: int, sentence: str) -> None:
    doc = document(REPORT.format(year, sentence))
    assert {rule.code: said for rule in RULES if (said := findings(rule, doc))} == {}


@pytest.mark.parametrize("name", sorted({n for law in LAWS.entries for n in law.names}))
def test_right_names_are_no_slips(name: str) -> None:
    """No name of the table is a slip of another one."""
    assert nearest(LAWS, name) is None


def test_every_act_with_a_sure_end_is_reported_after_it() -> None:
    ended = [law for law in LAWS.entries if law.ended and law.sure]
    assert ended
    for law in ended:
        assert law.ended is not None
        doc = document(REPORT.format(law.ended.year + 1, f"集中宣传《{law.full}》。"))
        (finding,) = findings(BY_CODE["L102"], doc)
        assert law.successor.strip("《》") in finding.suggestion


def test_every_young_act_is_too_early_before_its_adoption() -> None:
    young = [law for law in LAWS.entries if law.adopted and law.sure and law.kind == "法律"]
    assert len(young) > 20
    for law in young:
        assert law.adopted is not None
        doc = document(REPORT.format(law.adopted.year - 2, f"集中宣传《{law.full}》。"))
        assert len(findings(BY_CODE["L103"], doc)) == 1, law.full
