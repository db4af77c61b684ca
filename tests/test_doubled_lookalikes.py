"""D101: a character written twice that belongs to two words, or to a word of doubled characters."""

from __future__ import annotations

import pytest

from hegui.testing import document, findings, marked
from hegui_rules.repetition.D101_doubled_character import doubled_character

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

RIGHT = (
    "引导5个个体工商户规范经营。",
    "对18名名单内帮扶对象逐一走访。",
    "召开5次次要会议，登记30家家政企业。",
    "查处2件件数较少的案件，培训3期期间发放资料。",
    "发放60份份额凭证，整改20项项目资金问题。",
    "慰问8名名师，新增3个个案，3个个人受到表彰。",
    "全县十二个个人调解室运行，聘请12位位置偏远村的顾问。",
    "发布2024年年度报告，2024年年底前完成。",
    "年年开展普法活动，群众跃跃欲试，积极报名。",
    "让广大群众跃跃欲试，普法年年有新招。",
    "干部们个个争先，人人参与，条条落实，头头是道。",
    "勤勤恳恳工作，兢兢业业履职，形形色色的问题，方方面面支持。",
    "纷纷表示，频频出现，默默奉献，渐渐好转，欣欣向荣，比比皆是。",
    "在会议上上海市代表发言，基础上上下联动。",
    "工作中中央精神得到落实，活动中中小学生参与。",
    "会后后续工作跟进，年内内控制度健全。",
)
WRONG = (
    "办理⟦案案⟧件12件。",
    "开展⟦普普⟧法宣传。",
    "推进法⟦治治⟧政府建设。",
    "认真落实⟦上上⟧级部署。",
)


@pytest.mark.parametrize("sentence", RIGHT)
def test_right(sentence: str) -> None:
    assert findings(doubled_character, document(sentence)) == []


@pytest.mark.parametrize("sentence", WRONG)
def test_wrong(sentence: str) -> None:
    text, spans = marked(sentence)
    assert [f.span for f in findings(doubled_character, document(text))] == spans
