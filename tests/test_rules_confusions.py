"""Confusions: every row fires in some context, never on the right word, and not in the look-alikes below."""

from __future__ import annotations

import pytest

from hegui.api import rules_in
from hegui.testing import document, findings
from hegui_rules.wording.tables import CONFUSIONS, Confusion

RULES = rules_in("hegui_rules.wording")

OWN = {rule.code: rule for rule in RULES if rule.code[:2] == "W2"}
OF_KIND = {"char": "W201", "word": "W202", "form": "W203", "abbr": "W204"}
LEFT = (
    "本镇",
    "到",
    "党员",
    "群众",
    "发挥",
    "社区",
    "立",
    "二十",
    "2022",
    "学习",
    "法制审核",
    "规则",
    "底数清、",
    "人大常委会",
    "公安局",
    "",
)
RIGHT = (
    "。",
    "工作。",
    "务实又要高效。",
    "便民，又是要求。",
    "便民又有要求。",
    "政务平台办理。",
    "，",
    "履行职责。",
    "法治建设。",
    "各类纠纷。",
    "审议。",
    "生态文明思想。",
    "调解员。",
)


def said(text: str) -> list[tuple[str, str]]:
    doc = document(text, {"kind": "generic", "year": 2026})
    return [(code, doc.quote(f.span)) for code, rule in OWN.items() for f in findings(rule, doc)]


@pytest.mark.parametrize("row", list(CONFUSIONS.entries), ids=lambda r: r.id)
def test_fires_in_context_and_is_silent_on_the_right_word(row: Confusion) -> None:
    contexts = [(left, right) for left in LEFT for right in RIGHT]
    assert any((OF_KIND[row.kind], row.wrong) in said(a + row.wrong + b) for a, b in contexts), row
    for left, right in contexts[:2]:
        assert said(left + row.right + right) == [], row


@pytest.mark.parametrize(
    "text",
    [
        "2024年末来访群众明显减少，周末经批准可以请假。",
        "各部门各自已完成整改，问题均已销号。",
        "自己经办的案件由自己负责，克己奉公。",
        "排查隐患时按排放标准、按排名、按排水能力分类。",
        "把群众走访情况融入民生实事，纳入民主评议。",
        "由村干部接纳人员登记，资深人士参与调解。",
        "生产生活所必需要素保障充分，必需品储备充足。",
        "安全检查院落12处，检查校园周边。",
        "象征性收取费用，大象馆开放。",
        "面对像老旧小区改造这样的难题，逐户走访。",
        "平安祥和的节日氛围浓厚。",
        "法规文件汇编印发，党内法规文本更新。",
        "随即是整改阶段，这即是成效。",
        "既是要求也是责任，既要便民又要高效。",
        "依法保障公民权利，规范权力运行。",
        "台风登陆前转移群众，登录平台办理。",
        "过度开发得到遏制，设置过渡期。",
        "应急反应迅速，群众反映的问题得到解决。",
        "因该项目延期，以经济建设为中心，各项工作稳步推进。",
        "敢做为民服务的表率，叫做为好。",
        "通过《关于建立台帐的通知》。",
        "在大街接待群众，步行街接待点设在南门。",
        "军队规文明建设，法规文明条款。",
        "调节工人收入，水量调节员到岗。",
        "价格调节供需矛盾，改造自动调节阀，调节室内温度，政府治理和社会调节良性互动。",
        "违背当事人真实意思，尊重本人意思，坚持意思自治。",
        "学习党中央治国理政新理念新思想新战略，落实习近平总书记关于全面依法治国新理念新思想新战略。",
        "落实行政执法公示制度，建立巡查、通报、考核三项机制。",
        "理顺体制机制，推进体制理顺，加强法制理论研究，编制理赔指南。",
        "学习平安建设知识，练习平均每周两次，评析近五年案例，和平总是来之不易。",
        "全方面依法治国研究，至尊守护行动，遵重点、抓关键。",
        "近年来，五年来，2022年来访群众减少。",
        "推荐法治人物候选人2名，推荐依法治理示范案例3个。",
        "确实存在困难的家庭，确实需要的予以延期，水平确实提高了。",
    ],
)
def test_look_alikes(text: str) -> None:
    assert said(text) == []


def test_a_name_broken_by_the_end_of_a_line_is_whole() -> None:
    assert said("深入学习贯彻习近\n平总书记重要讲话精神，坚持全\n面依法治国，学习习\n近平法治思想。") == []


def test_context_ends_at_the_sentence() -> None:
    assert said("群众满意。做用不大。") == []
    assert said("发挥做用。") == [("W202", "做用")]
