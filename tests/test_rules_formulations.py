"""Formulations: every row fires on what it calls wrong and is silent on what is right; slips are found, look-alikes not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.api import Rule, Severity, rules_in
from hegui.testing import document, findings
from hegui_rules.wording.tables import FIXED_SETS, FORMULATIONS, Formulation, unquoted

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

RULES = rules_in("hegui_rules.wording")

OWN = {rule.code: rule for rule in RULES if rule.code[:2] in ("W1", "W2")}
ROWS = list(FORMULATIONS.entries)
NEAR = [row for row in ROWS if row.near]
LATE = {"kind": "generic", "year": 2026}


def said(text: str, *codes: str, **settings: object) -> list[tuple[str, str]]:
    doc = document(text, {**LATE, **settings})
    return [(code, doc.quote(f.span)) for code in codes or OWN for f in findings(OWN[code], doc)]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.id)
def test_each_wrong_variant_fires_and_is_corrected_to_something_silent(row: Formulation) -> None:
    for variant in row.variants:
        doc = document(f"临溪镇围绕{variant.wrong}有关要求开展学习。", LATE)
        found = findings(OWN["W101"], doc)
        assert len(found) == 1, variant
        assert unquoted(doc.quote(found[0].span)) in variant.wrong or variant.wrong in doc.quote(
            found[0].span
        )
        if found[0].fix is not None:
            (edit,) = found[0].fix.edits
            fixed = doc.text[: edit.span.start] + edit.text + doc.text[edit.span.end :]
            assert said(fixed, "W101", "W102") == [], variant


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.id)
def test_right_wordings_and_look_alikes_are_silent(row: Formulation) -> None:
    for right in (row.text, row.plain, *row.similar, *(v.right for v in row.variants)):
        assert said(f"临溪镇围绕{right}有关要求开展学习。") == [], right


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r.since and r.variants and r.strict != "political"], ids=lambda r: r.id
)
def test_older_texts_keep_the_wording_of_their_time(row: Formulation) -> None:
    assert row.since is not None
    text = f"本县围绕{row.variants[0].wrong}有关要求开展学习。"
    mine = [f for f in said(text, "W101", year=row.since.year - 1) if f[1] == row.variants[0].wrong]
    assert mine == []


@given(st.sampled_from(NEAR), st.data())
def test_a_slip_inside_is_found(row: Formulation, data: st.DataObject) -> None:
    """A character of the middle of a half replaced by one that is in no formulation."""
    half = len(row.plain) // 2
    places = [i for i in range(2, len(row.plain) - 3) if i not in (half - 2, half - 1, half, half + 1)]
    place = data.draw(st.sampled_from(places or [2]))
    if row.plain[place] in "、，和与及":
        return
    wrong = row.plain[:place] + "囧" + row.plain[place + 1 :]
    if len(places):
        assert said(f"临溪镇围绕{wrong}有关要求开展学习。", "W101", "W102") != []


@pytest.mark.parametrize(
    "text",
    [
        "坚持走中国特色社会主义道路，完善中国特色社会主义理论体系。",
        "认真执行规范性文件备案制度，坚持优化营商环境。",
        "加快法治政府建设，推动法治社会建设。",
        "实现中华民族伟大复兴中国梦。",
        "严格落实执法全过程记录等制度，健全行政执法与刑事司法相衔接的机制。",
        "认真办理县人大代表建议和县政协提案。",
        "坚持和发展好新时代“枫桥经验”。",
        "推进治理体系和基层治理能力现代化。",
        "学习《云岭市法制宣传教育条例》，传达《关于加强法制建设的意见》。",
        "县人大法制工作委员会来镇调研，设置法制审核岗位。",
        "推进严格规范公正文明司法，落实规范、公正要求。",
        "贯彻落实党的二十届三中全会和党的十九届四中、五中、六中全会精神。",
        "培养“法律明白人”32名，法治带头人5名，选聘法治副校长3名。",
        "行政调节手段与市场调节手段并用。",
        "以法治国家、法治政府、法治社会一体建设为目标。",
        "学习总书记重要讲话，开展研习活动。",
    ],
)
def test_sentences_that_are_right(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("row", list(FIXED_SETS.entries), ids=lambda r: r.id)
def test_complete_sets_are_silent_and_disorder_is_not(row: object) -> None:
    items = list(row.items)  # type: ignore[attr-defined]
    assert said(f"围绕{'、'.join(items)}开展工作。", "W103") == []
    assert said(f"围绕“{'”“'.join(items)}”开展工作。", "W103") == []
    turned = "、".join([items[1], items[0], *items[2:]])
    assert bool(said(f"围绕{turned}开展工作。", "W103")) == row.ordered  # type: ignore[attr-defined]
    short = "、".join([items[0], *items[2:]])
    assert bool(said(f"围绕{short}开展工作。", "W103")) == bool(row.partial)  # type: ignore[attr-defined]
    assert said(f"围绕{items[0]}、{items[1]}开展工作。", "W103") == [] or len(items) == 3


def test_a_fix_touches_neither_quotation_marks_nor_digits() -> None:
    doc = document("坚定“四个意识”；学习12345政务便民服务热线知识。", LATE)
    for finding in findings(OWN["W101"], doc):
        for edit in finding.fix.edits if finding.fix else ():
            assert not set("“”0123456789") & set(doc.quote(edit.span) + edit.text)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("贯彻党的二十三中全会精神。", "贯彻党的二十届三中全会精神。"),
        ("习近平总书记关于全面依法治国新理念新思路新战略", "习近平总书记关于全面依法治国新理念新思想新战略"),
        ("推动规范公正文明执法。", "推动严格规范公正文明执法。"),
        ("坚定“四个意识”、坚定“四个自信”", "增强“四个意识”、坚定“四个自信”"),
    ],
)
def test_a_fix_repeats_nothing_that_stands_beside_it(text: str, fixed: str) -> None:
    doc = document(text, LATE)
    (finding,) = findings(OWN["W101"], doc)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert doc.text[: edit.span.start] + edit.text + doc.text[edit.span.end :] == fixed


def test_political_wordings_are_errors_and_usage_is_not() -> None:
    (finding,) = findings(OWN["W101"], document("以习近平总书记为核心的党中央", LATE))
    assert finding.severity is Severity.ERROR
    (finding,) = findings(OWN["W101"], document("提高法制观念。", LATE))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize("rule", OWN.values(), ids=lambda r: r.code)
def test_linear(rule: Rule) -> None:
    for piece in ("习近平新时代", "政治意识、", "“”", "规范公正文明执法", "台帐", "末"):
        list(rule.check(document(piece * 4000, LATE), rule.options_with({})))
