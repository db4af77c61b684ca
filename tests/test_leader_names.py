"""The names that may not be wrong: the leader's and the state's, in every shape a filter or a slip leaves, and what is right."""

from __future__ import annotations

import pytest

from hegui.api import Severity, rules_in
from hegui.testing import document, findings

W101 = next(rule for rule in rules_in("hegui_rules.wording") if rule.code == "W101")
D101 = next(rule for rule in rules_in("hegui_rules.repetition") if rule.code == "D101")
LATE = {"kind": "generic", "year": 2026}
LONG, LAW = "习近平新时代中国特色社会主义思想", "习近平法治思想"
CARRIERS = [
    "坚持以{}为指导，推进各项工作。",
    "临溪镇把学习贯彻{}作为首要任务。",
    "深入学习{}，切实抓好落实。",
    "一年来，在{}指引下，全镇工作稳步推进。",
    "（一）持续深化{}学习。",
    "1.组织学习{}12次。",
    "干部学习{}、学习宪法法律。",
    "研习《{}学习纲要》。",
    "通读《{}学习问答》等书目。",
    "党委会议传达{}和上级要求。",
    "推动{}进机关、进乡村。",
]
MASKED = [
    ("总书记新时代中国特色社会主义思想", LONG),
    ("_新时代中国特色社会主义思想", LONG),
    ("**新时代中国特色社会主义思想", LONG),
    ("×××新时代中国特色社会主义思想", LONG),
    ("　 新时代中国特色社会主义思想", LONG),
    ("新时代中国特色社会主义思想", LONG),
    ("总书记法治思想", LAW),
    ("__法治思想", LAW),
    ("***法治思想", LAW),
    ("□□□法治思想", LAW),
    ("习习近平法治思想", "习近平"),
    ("总书记生态文明思想", "习近平生态文明思想"),
    ("总书记强军思想", "习近平强军思想"),
    ("×××经济思想", "习近平经济思想"),
    ("习总书记法治思想", LAW),
]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("shape", "right"), MASKED)
def test_a_name_taken_out_is_an_error_with_the_right_answer(shape: str, right: str, carrier: str) -> None:
    doc = document(carrier.format(shape), LATE)
    (finding,) = findings(W101, doc)
    assert finding.severity is Severity.ERROR
    assert finding.suggestion is not None
    assert finding.suggestion.endswith(right)
    assert finding.fix is None, "only the author writes the name"
    assert findings(D101, doc) == []


@pytest.mark.parametrize(
    "tail", ["法治思想", "总书记重要讲话精神", "新时代中国特色社会主义思想", "强军思想", "生态文明思想"]
)
@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("深入学习近平", "学习习近平"),
        ("学习习习近平", "习近平"),
        ("贯彻习近近平", "习近平"),
        ("落实习近平平", "习近平"),
    ],
)
def test_a_letter_of_the_name_lost_or_doubled(wrong: str, right: str, tail: str) -> None:
    doc = document(f"临溪镇{wrong}{tail}。", LATE)
    (finding,) = findings(W101, doc)
    assert (finding.severity, finding.suggestion) == (Severity.ERROR, f"改为：{right}")
    assert findings(D101, doc) == []


@pytest.mark.parametrize(
    "text", ["学习习总书记讲话。", "习总书记强调。", "贯彻习总书记要求。", "重温习总书记回信。"]
)
def test_the_title_with_half_a_name(text: str) -> None:
    doc = document(text, LATE)
    (finding,) = findings(W101, doc)
    assert (finding.severity, finding.suggestion) == (Severity.ERROR, "改为：习近平总书记")
    assert findings(D101, doc) == []


@pytest.mark.parametrize(
    "text",
    [
        "深入学习习近平法治思想。",
        "研习习近平法治思想，温习习近平总书记讲话。",
        f"学习{LONG}和{LAW}。",
        "坚持以习近平“新时代中国特色社会主义思想”为指导。",
        "坚持以习近平 新时代中国特色社会主义思想为指导。",
        "临溪镇坚持以党的建设为统领，全面推进依法行政，坚持以习近平\n新时代中国特色社会主义思想为指导。",
        "毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观。",
        "坚持中国特色社会主义理论体系，坚持中国特色社会主义思想。",
        "开创新时代中国特色社会主义法治建设新局面。",
        "坚持新时代中国特色社会主义思想和基本方略。",
        "加强新时代中国特色社会主义思想政治工作。",
        "习近平总书记强调，要用新时代中国特色社会主义思想武装头脑。",
        "学习习近平总书记关于全面依法治国的重要论述。",
        "学习总书记重要讲话，领会总书记关于法治的论述。",
        "清华大学习近平法治思想研究中心授课。",
        "党员自学习近平法治思想，书记领学习近平法治思想。",
        "增强法治思想观念，树立法治思想。",
        "通读《习近平谈治国理政》第四卷。",
        "紧密团结在以习近平同志为核心的党中央周围。",
        "习近平平易近人，各类学习近平台开展。",
        "中华人民共和国成立，中国人民和政府。",
    ],
)
def test_right_names(text: str) -> None:
    doc = document(text, LATE)
    assert [doc.quote(f.span) for f in findings(W101, doc)] == []
    assert findings(D101, doc) == []


STATE = "中华人民共和国"


@pytest.mark.parametrize(
    "wrong",
    [
        "中国人民共和国", "中华人民共合国", "中华人名共和国", *(STATE[:i] + STATE[i + 1 :] for i in range(len(STATE) - 1)),
        *(STATE[:i] + STATE[i] + STATE[i:] for i in range(len(STATE) - 1)), "中华人民和共国", "中华民人共和国",
    ],
)  # fmt: skip
def test_the_name_of_the_state(wrong: str) -> None:
    (finding,) = findings(W101, document(f"庆祝{wrong}成立75周年。", LATE))
    assert (finding.severity, finding.suggestion) == (Severity.ERROR, "改为：中华人民共和国")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("认真学习近平新时代中国特色社会主义思想。", "认真学习近平", "认真学习习近平"),
        ("认真学习近平法治思想。", "认真学习近平", "认真学习习近平"),
        ("贯彻习总关于法治建设的论述。", "习总关于", "习近平总书记关于"),
        ("传达习总重要讲话精神。", "习总重要讲话", "习近平总书记重要讲话"),
        ("学习习习近平总书记重要讲话。", "习习近平", "习近平"),
        ("深入学习习习近平法治思想。", "习习近平", "习近平"),
        ("庆祝中国人民共和国成立75周年。", "中国人民共和国", "中华人民共和国"),
    ],
)
def test_a_name_with_a_character_too_many_or_few(text: str, wrong: str, right: str) -> None:
    doc = document(text, LATE)
    (finding,) = findings(W101, doc)
    assert (doc.quote(finding.span), finding.severity) == (wrong, Severity.ERROR)
    assert finding.suggestion is not None
    assert finding.suggestion.endswith(right)
    assert findings(D101, doc) == []


@pytest.mark.parametrize(
    "text", ["认真学习近期文件。", "学习习近平法治思想。", "复习近平均分数。", "与中国人民共和国际友人交流。"]
)
def test_neighbours_of_a_name(text: str) -> None:
    doc = document(text, LATE)
    assert (findings(W101, doc), findings(D101, doc)) == ([], [])
