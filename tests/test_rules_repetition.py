"""Family D: slips beside the look-alikes that are right, in both kinds of marks; copies at a distance."""

from __future__ import annotations

import pytest

from hegui.api import Rule, Severity, Table, rules_in
from hegui.testing import document, findings, heard, marked, run_examples
from hegui_rules.repetition.pleonasms import PLEONASMS
from hegui_rules.repetition.synonyms import SYNONYMS

RULES = rules_in("hegui_rules.repetition")

HALF_WIDTH = str.maketrans("，；：（）", ",;:()")
FRAME = (
    "云岭镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n（一）提升决策水平\n审核合同12份，提出意见30条。{}\n"
    "（二）化解纠纷\n调解纠纷56件，回访当事人40户。\n二、存在的不足\n执法力量不足，原因是编制有限。{}\n"
    "三、2025年安排\n招录执法人员3名，7月底前完成。{}\n云岭镇人民政府\n2025年2月20日"
)


def said(text: str) -> list[tuple[str, str]]:
    """(code, quote) of every error and warning of the family."""
    doc = document(text)
    return [
        (judged.task.rule.code, doc.quote(judged.finding.span))
        for judged in heard(RULES, doc)
        if judged.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("D101", "加强⟦与与⟧司法所的衔接。"),
        ("D101", "全镇执法人员⟦均均⟧持证上岗。"),
        ("D101", "镇党委高度重⟦视视⟧法治建设。"),
        ("D101", "主动接受社会监⟦督督⟧。"),
        ("D101", "截至目⟦前前⟧，已办结案件30件。"),
        ("D101", "不⟦断断⟧完善工作机制。"),
        ("D101", "严厉打⟦击击⟧各类违法行为。"),
        ("D101", "形成⟦了了⟧人人守法的氛围。"),
        ("D102", "严格落实⟦行政执法行政执法⟧责任制。"),
        ("D102", "⟦2024年2024年⟧，本镇办理案件6件。"),
        ("D102", "共发放资料⟦3000份3000份⟧。"),
        ("D102", "⟦同时，同时⟧加强队伍建设。"),
        ("D102", "持续优化环境，⟦压实工作责任，压实工作责任⟧。"),
        ("D102", "⟦通过通过⟧以案释法，增强法治观念。"),
        ("D103", "用好⟦“以案释法”或“以案释法”⟧平台。"),
        ("D103", "督促⟦企业和企业⟧依法经营。"),
        ("D103", "畅通⟦12345热线、12345热线⟧等渠道。"),
        ("D103", "落实⟦普法责任制及普法责任制⟧。"),
        ("D104", "通过广播、宣传栏、⟦广播⟧等方式开展宣传。"),
        ("D104", "学习宪法、民法典、行政处罚法、⟦民法典⟧等法律法规。"),
        ("D104", "镇纪委、司法所、综治中心和⟦司法所⟧联合开展督查。"),
        ("D104", "走访了东河村、西河村、南河村、⟦东河村⟧。"),
        ("D104", "依法保障公民、法人和⟦公民⟧的合法权益。"),
        ("D105", "⟦距离上级要求还有一定距离⟧。"),
        ("D105", "取得了⟦良好的良好⟧效果。"),
        ("D105", "⟦由于经费不足的原因，导致⟧宣传形式单一。"),
        ("D106", "⟦严格执行行政执法公示制度，认真落实行政执法公示制度⟧。"),
        ("D106", "⟦加大法治宣传教育力度，加强法治宣传教育⟧。"),
        ("D106", "⟦持续优化法治化营商环境，不断优化法治化营商环境⟧。"),
        ("D201", "建立执法案件台账，实行销号管理，做到一案一档。宣传6场。⟦建立执法案件台账，实行销号管理，做到一案一档。⟧"),
    ],
)  # fmt: skip
def test_slips(code: str, text: str) -> None:
    for given in (text, text.translate(HALF_WIDTH)):
        plain, (span,) = marked(given)
        expected = (code, plain[span.start : span.end])
        assert said(plain) == [expected]
        if code != "D201":
            assert expected in said(FRAME.format("\n" + plain, "", ""))


@pytest.mark.parametrize(
    "text",
    [
        "事事有回音，件件有着落，人人都是宣传员，常常深入基层，天天有人值班，一一落实整改。",
        "清清楚楚、明明白白，多多益善、欣欣向荣，家家户户、方方面面、认认真真。",
        "全面学习习近平法治思想，扎实推进进驻事项标准化，严格依照法律法规办理。",
        "青禾县县长主持，各镇（街道）司法所所长、村民委员会委员、执法大队队员参加。",
        "办结结果及时公开，对接接收单位，健全全流程管理制度，安全全覆盖，重视视频监控建设。",
        "常态化化解矛盾纠纷，以此为目的的活动，成为为民服务的窗口，以华为为代表的企业。",
        "对情况进行了了解，存在在基层的问题解决在萌芽，针对对策建议开展研究。",
        "大家研究研究、讨论讨论再定；关键在于落实落实再落实。",
        "2023年、2024年办理案件6件，12月12日开展宣传，12月4日至12月10日为宣传周。",
        "加强部门与部门之间、村与村之间的协作，促进企业和企业负责人依法经营。",
        "做到有法可依、有法必依、执法必严、违法必究，落实“谁执法谁普法”“谁主管谁普法”责任制。",
        "一手抓法治建设，一手抓经济发展；该公开的公开，该处罚的处罚；能放则放、应减尽减。",
        "依法治国、依法执政、依法行政共同推进，法治国家、法治政府、法治社会一体建设。",
        "宣传宪法、学习宪法、遵守宪法、维护宪法、运用宪法；民主选举、民主协商、民主决策。",
        "组织司法所、派出所、综治中心、派出所联络员开展联合排查，村务公开、党务公开、政务公开和财务公开。",
        "学习《信访条例》《复议条例》《复议条例实施细则》，法律、法规、法律问题一并解答。",
        "加强行政执法人员培训，强化行政执法人员考核；健全行政应诉机制，健全行政复议机制。",
        "加强行政执法监督，提升行政执法监督能力；建立公示制度，落实公示制度。",
        "第一季度受理复议申请12件，审结案件均按期履行完毕。第二季度受理复议申请15件，审结案件均按期履行完毕。",
        "东河村调解矛盾纠纷12件，当事人均表示满意。西河村调解矛盾纠纷15件，当事人均表示满意。",
        "群众法治意识越来越强，办事越来越方便，边学边改、边查边改、立行立改。",
        "先调解后诉讼，先教育后处罚，小事不出村、大事不出镇。",
        "建设基础设施，组织组织生活会，开展执法证件管理，加强合法合规审查审核。",
    ],
)
def test_look_alikes(text: str) -> None:
    for given in (text, text.translate(HALF_WIDTH), FRAME.format("\n" + text, "", "")):
        assert said(given) == []


SENTENCE = "依托镇综治中心整合调解力量，邀请退休法官驻点，实现矛盾纠纷一站式受理。"


@pytest.mark.parametrize(
    ("again", "found"),
    [
        (SENTENCE, True),
        (SENTENCE.replace("整合", "统筹"), True),
        (SENTENCE.replace("退休法官", "退休教师"), True),
        (SENTENCE.replace("邀请退休法官驻点，", ""), True),
        ("依托县融媒体中心整合宣传力量，邀请专业律师参与，实现法治节目一体化制作。", False),
    ],
)
def test_sentences_at_a_distance(again: str, found: bool) -> None:
    for text in (FRAME.format(SENTENCE, again, ""), FRAME.format("\n" + SENTENCE, "", "\n" + again)):
        for given in (text, text.translate(HALF_WIDTH)):
            expected = again if given is text else again.translate(HALF_WIDTH)
            assert said(given) == ([("D201", expected)] if found else [])


def test_new_figures_are_new_content() -> None:
    first = "全年开展执法案卷评查4次，评查案卷80本，对发现的问题逐一反馈、限期整改。"
    assert said(FRAME.format(first, first, "")) != []
    assert said(FRAME.format(first, first.replace("80", "96"), "")) == []


@pytest.mark.parametrize(
    "words",
    [
        "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。",
        "坚持以人民为中心的发展思想，全面推进依法治县。",
        "落实“谁执法谁普法”普法责任制，严格规范公正文明执法。",
    ],
)
def test_set_phrases_may_stand_twice(words: str) -> None:
    assert said(FRAME.format(words, words, words)) == []


def test_report_twice_is_said_once() -> None:
    report = FRAME.format(
        SENTENCE + "公开政府信息四十条，答复申请三件。", "宣传形式单一，青年人参与不多。", ""
    )
    assert [code for code, _ in said(f"{report}\n{report}")] == ["D204"]
    assert said(report) == []


@pytest.mark.parametrize(("code", "table"), [("D105", PLEONASMS), ("D110", SYNONYMS)])
def test_every_row_of_a_table_fires_and_its_look_alike_does_not(code: str, table: Table) -> None:  # type: ignore[type-arg]
    """All rows in one document, an example a line."""
    (rule,) = (rule for rule in RULES if rule.code == code)
    rows = list(table.entries)
    text, expected = marked("\n".join(row.bad for row in rows))
    assert [f.span for f in findings(rule, document(text))] == expected
    text = "\n".join(row.good for row in rows)
    doc = document(text)
    assert [doc.quote(f.span) for f in findings(rule, doc)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_linear(rule: Rule) -> None:
    for piece in ("法治", "执法、", "一是完善制度。", "“甲”和", "甲乙丙丁戊己庚辛壬癸", SENTENCE):
        list(rule.check(document(piece * 3000), rule.options_with({})))
