"""No correction changes what a text says: every listed form in ten sentences, every rule by its own examples."""

from __future__ import annotations

from functools import cache

import pytest

from hegui.api import Edit, Fix, Rule, Span
from hegui.checking.untouchable import refusal
from hegui.corrections import MADE, judged
from hegui.running.engine import Engine, engine
from hegui.running.fixing import Fixed, fixed
from hegui.running.selection import Choice
from hegui.running.settings import Settings
from hegui.testing import document, findings, meaning, unmarked

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

RULES = sorted(engine(Settings()).rules.values(), key=lambda rule: rule.code)
REPAIRING = [rule for rule in RULES if any(repair.automatic for repair in rule.repairs)]
LISTING = [rule for rule in RULES if rule.forms is not None]
MANY = 100
CARRIERS = (
    "临溪镇坚持{}，全年开展宣传12次。",
    "县委围绕党的二十大及二十届历次全会，学习{}。",
    "会议强调“放管服”改革，要求落实{}，不得推诿。",
    "{}是2024年的重点，未完成的由王芳同志负责。",
    "依据《中华人民共和国行政处罚法》第三十三条，推进{}和各项工作。",
    "对{}的落实情况开展督查，无一例投诉。",
    "青禾县石桥村、上海市代表参加{}活动。",
    "一是抓{}；二是抓非现场执法。",
    "与2023年相比，{}工作提升3.5%。",
    "干部群众对{}没有异议（不含社区）。",
)


def correct(text: str, *codes: str) -> Fixed:
    """The text corrected by all rules, or by those with ``codes``."""
    settings, made = running(codes)
    return fixed("a.txt", text.encode(), made, settings)


@cache
def running(codes: tuple[str, ...]) -> tuple[Settings, Engine]:
    settings = Settings(choices=tuple(Choice(code, True) for code in codes), only=bool(codes))
    return settings, engine(settings)


def changes(done: Fixed) -> list[str]:
    """The lines that were corrected; each says what it said."""
    lines = list(zip(done.before.splitlines(), done.after.splitlines(), strict=True))
    for before, after in lines:
        assert meaning(before, after) == {}, (before, after)
    return [after for before, after in lines if before != after]


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_listed_form_in_a_sentence_keeps_what_it_says(carrier: str) -> None:
    forms = [(form.wrong, reason) for rule in LISTING for form, reason in judged(rule)]
    codes, corrected = [rule.code for rule in LISTING], 0
    for start in range(0, len(forms), MANY):
        lines = (carrier.format(wrong) for wrong, _ in forms[start : start + MANY])
        done = correct("关于2026年工作的报告\n" + "\n".join(lines), *codes)
        assert done.problem == ""
        corrected += len(changes(done))
        assert correct(done.after, *codes).made == 0
    assert corrected > sum(reason == MADE for _, reason in forms) // 2


def test_the_guard_judges_most_forms_one_way_or_the_other() -> None:
    reasons = [reason for rule in LISTING for _, reason in judged(rule)]
    assert reasons.count(MADE) > 800
    assert len(reasons) - reasons.count(MADE) > 1000


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_corrects_what_its_table_says_and_nothing_else(rule: Rule) -> None:
    made = 0
    for bad in rule.bad:
        doc = document(unmarked(bad.text), bad.settings)
        made += sum(
            f.fix is not None and not refusal(doc, f.fix)
            for f in findings(rule, doc, bad.settings.get("options"))
        )
    assert bool(made) == (rule in REPAIRING)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_examples_corrected_twice_are_as_after_once(rule: Rule) -> None:
    done = correct("\n".join(unmarked(bad.text) for bad in rule.bad))
    changes(done)
    assert correct(done.after).made == 0


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("党的二十大及历届全会", "党的二十大及二十届历次全会"),
        ("党的二十大和历届全会", "党的二十大和二十届历次全会"),
        ("党的十九大及历届全会", "党的十九大及十九届历次全会"),
        ("党的十九大以及历届全会", "党的十九大以及十九届历次全会"),
        ("党的二十届历届全会", "党的二十届历次全会"),
        ("党的二十大历次全会", "二十大和二十届历次全会"),
        ("党的二十大三中全会", "二十大和二十届三中全会"),
        ("党的二十三中全会", "党的二十届三中全会"),
    ],
)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_congress_and_session_stay_and_the_right_words_are_told(wrong: str, right: str, carrier: str) -> None:
    text = f"关于2026年工作的报告\n{carrier.format(wrong + '、党的二十大精神')}\n"
    done = correct(text)
    changes(done)
    assert wrong in done.after
    told = [d for d in done.result.diagnostics if d.code == "W101"]
    assert any(d.suggestion.endswith(right.removeprefix("党的")) or right in d.suggestion for d in told)
    assert not any("精神" in d.suggestion for d in told)


@pytest.mark.parametrize(
    "text",
    [
        "在会议上上海市代表作了发言，推广经验。",
        "调解会上上级领导提出明确要求。",
        "网上许可可以当场办结，办件件件有着落。",
        "对18名名单内人员和5个个体工商户逐户走访。",
        "群众反应强烈的问题逐一解决。",
        "这项工作不不重要，必须抓好。",
        "末按规定公示的单位限期整改。",
        "征求意见工作截止2024年6月30日，共收到意见5条。",
        "以不公开为常态、公开为例外的做法应当纠正。",
        "制定村规民约定期评议制度。",
        "清理证明事项项5，走访企业4家。",
        "办理案件件12。",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert correct(text).after == text


BLANKS = (" ", "  ", "　", "　　", "\u00a0", " 　")
OPEN = (
    "办结信访{}件，群众满意，没有投诉，成效明显。",
    "全镇召开专题会议{}次，学习有关法律，成效明显。",
    "全年开展普法宣传{}场次，受众广泛，成效明显。",
    "今年召开{}次会议专题研究法治建设，成效明显。",
    "累计发放宣传资料{}份，解答咨询，成效明显。",
    "培训执法人员{}人次，组织法律知识考试，成效明显。",
    "走访困难群众{}户，帮助解决实际问题，成效明显。",
    "备案行政规范性文件{}件，清理旧文件，成效明显。",
    "排查化解矛盾纠纷{}起，调处及时到位，成效明显。",
    "聘请人民陪审员{}名，参与案件审理，成效明显。",
)


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("frame", OPEN)
def test_a_blank_for_a_figure_is_reported_and_never_closed(frame: str, blank: str) -> None:
    text = f"{frame.format(blank)}\n"
    done = correct(text)
    assert done.after == text
    assert [d.quote for d in done.result.diagnostics if d.code in ("R202", "P402")] == [blank]
    assert "R202" in {d.code for d in done.result.diagnostics}


@pytest.mark.parametrize(
    ("old", "edit", "new", "vouched", "allowed"),
    [
        ("推进法冶建设", "冶", "治", False, True),
        ("推进法制建设", "制", "治", False, False),
        ("推进法制建设", "制", "治", True, True),
        ("党的二十大精神", "大", "届", True, False),
        ("共12件次", "件", "起", True, False),
        ("未按规定办理", "未", "", True, False),
        ("末按规定办理", "末", "未", True, False),
        ("会议上上海市", "上", "", False, False),
        ("学习贯彻学习贯彻精神", "学习贯彻", "", False, True),
        ("法治建设工作", "建设", "", True, True),
        ("法治建设工作", "建设", "", False, False),
        ("法治工作", "工", "建设工", False, False),
        ("积极的推进", "的", "地", False, True),
        ("政务服物", "物", "务", False, True),
        ("神精面貌", "神精", "精神", False, True),
        ("公开信息制度", "公开信息", "信息公开", False, False),
        ("上海市代表", "海", "河", True, False),
    ],
)
def test_what_the_guard_takes_for_a_slip(old: str, edit: str, new: str, vouched: bool, allowed: bool) -> None:
    doc = document(f"甲乙丙。\n{old}，各项工作有序开展。\n", {"kind": "generic"})
    start = doc.text.index(old) + old.rindex(edit)
    assert (refusal(doc, Fix((Edit(Span(start, start + len(edit)), new),), vouched)) == "") is allowed
