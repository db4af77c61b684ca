"""Everyday sentences that looked like faults: constructions that are complete, formulas half inside a quotation, right pairs."""

from __future__ import annotations

import pytest

from hegui.api import rules_in
from hegui.testing import document, findings

OWN = {rule.code: rule for rule in (*rules_in("hegui_rules.wording"), *rules_in("hegui_rules.punctuation"))}
LATE = {"kind": "generic", "year": 2026}


def said(code: str, text: str) -> list[tuple[int, str]]:
    doc = document(text, LATE)
    return [(f.span.start, doc.quote(f.span)) for f in findings(OWN[code], doc)]


@pytest.mark.parametrize(
    "text",
    [
        "坚持把普法宣传作为抓手，开展活动。",
        "坚持将依法行政作为主线，统筹推进。",
        "始终坚持把党的建设作为引领，抓好落实。",
        "坚持把群众满意作为导向。",
        "坚持不断将便民利民作为宗旨，优化服务。",
        "坚持始终把制度作为载体，完善机制。",
        "坚持让法治成为引领，规范行为。",
        "坚持视群众利益为原则，办好实事。",
        "坚持用法治作为指导，化解矛盾。",
        "坚持把“放管服”改革作为突破口。",
        "坚持以人民为宗旨，坚持问题导向。",
        "坚持把数字赋能作为抓手；坚持将督察作为载体。",
    ],
)
def test_holding_something_to_be_something_is_complete(text: str) -> None:
    assert said("W404", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "坚持人民满意为导向，推进改革。",
        "坚持初心使命为引领，推进改革。",
        "坚持服务大局为宗旨。",
        "坚持制度建设为抓手。",
    ],
)
def test_without_its_preposition_it_is_not(text: str) -> None:
    assert said("W404", text)


@pytest.mark.parametrize(
    "text",
    [
        "切实履行第一责任，推进工作。",
        "认真履行法治建设第一责任。",
        "主要负责人履行好第一责任；班子成员分工负责。",
        "履行普法主体责任。",
        "履行监管责任，履行管理职责。",
        "加强合同履行监管，防范风险。",
        "强化政府职能履行监督。",
        "抓好协议履行管理，加强义务履行监督。",
        "开展职责履行监督。",
        "推动承诺履行监管。",
        "强化履行情况监督，加强履行过程管理。",
        "履行推进法治建设第一责任人职责。",
    ],
)
def test_a_duty_that_is_named_is_complete(text: str) -> None:
    assert said("W402", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "切实履行推进法治建设第一责任人，推进工作。",
        "严格履行普法，规范行为。",
        "认真履行行政执法。",
        "全面履行监管，守牢底线。",
    ],
)
def test_a_duty_without_its_noun_is_not(text: str) -> None:
    assert said("W402", text)


@pytest.mark.parametrize(
    "text",
    [
        "以“公开为常态、不公开为例外”为原则，公开信息120条。",
        "坚持“公开为常态、不公开为例外”的原则。",
        "按照“公开为常态、不公开为例外”要求。",
        "坚持以“公开为常态、不公开为例外”，做到应公开尽公开。",
        "推进“一网通”办理，落实“首违不”罚。",
        "深化一“网通办”改革。",
        "落实“双随机、一公”开监管。",
        "推行“最多跑一”次改革。",
        "做实“三所联”动机制。",
        "推进告“知承诺”改革。",
        "推行一“窗受理”服务。",
    ],
)
def test_what_stands_just_outside_the_marks_counts(text: str) -> None:
    assert said("W102", text) == []


@pytest.mark.parametrize("text", ["深化“一网通”改革。", "深化“网通办”改革。", "落实“首违不法”清单。"])
def test_a_name_cut_in_its_marks_is_found(text: str) -> None:
    assert said("W102", text)


@pytest.mark.parametrize(
    "marked",
    [
        "获评⟦“⟧平安示范镇；年度考核获“优秀”等次。",
        "获评⟦“⟧平安示范镇，年度考核获“优秀”等次，又获“先进”称号。",
        "推进⟦“⟧放管服改革，落实“双随机、一公开”监管，推行“一网通办”。",
        "获评平安示范镇⟦”⟧；年度考核获“优秀”等次。",
        "获评“平安示范镇”；年度考核获⟦“⟧优秀等次。",
        "推行“一窗受理”、⟦“⟧首违不罚清单。",
        "严格落实“三重一大⟦“⟧制度。",
        "严格落实“三重一大⟦“⟧制度，推行“一窗受理⟦“⟧服务。",
        "落实“首违不罚⟦“⟧、⟦”⟧轻微免罚”清单。",
        "推行⟦”⟧一窗受理”，落实“首违不罚”。",
        "开展“弘扬法治；共建和谐”活动，获评⟦“⟧先进。",
        "学习⟦《⟧宪法、《民法典》等法律。",
        "学习《宪法》、民法典⟦》⟧等法律。",
        "办件⟦（⟧含线上（含县级）办理。",
        "获评⟦“⟧平安示范镇（2024年度）；考核获“优秀”等次。",
    ],
)
def test_the_broken_mark_is_the_one_that_is_said(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    wanted, plain = [], 0
    for letter in marked:
        if letter == "⟦":
            wanted.append(plain)
        elif letter != "⟧":
            plain += 1
    assert [at for at, _ in said("P101", text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "他说：“法治是保障；人民是主体。‘枫桥经验’要坚持。”大家赞同。",
        "他指出，“既要依法；又要便民。”年度考核获“优秀”等次。",
        "开展“弘扬法治；共建和谐”活动，获评“先进”。",
        "获评“‘平安’示范镇”，落实“一件事（一次办）”。",
        "（一）推行“一窗受理”；（2）落实“首违不罚”；3）落实“轻微免罚”。",
        "推行“一窗受理”“首违不罚”“轻微免罚”。",
        "印发《关于落实“双随机、一公开”的通知（试行）》（临政〔2024〕3号）。",
        "12’30”的短片获“优秀”等次。",
        "落实“三重一大”制度；推行“一网通办”。",
        "学习《宪法》《民法典》，评选“法治（平安）之星”。",
    ],
)
def test_right_pairs_are_left_alone(text: str) -> None:
    assert said("P101", text) == []
