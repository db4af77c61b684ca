"""Clauses, word classes and the patterns over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from hegui.document import Document
from hegui.errors import PluginError
from hegui.facts.places import clauses_round
from hegui.lexicon import BUILT_IN, Worded, class_hits, first_in
from hegui.lexicon.classes import WordClass
from hegui.matching import Pattern, find
from hegui.reading import Source
from hegui.reading.from_text import read
from hegui.structure import build


def document(text: str, classes: object = None) -> Document:
    source = Source("a.txt", text.encode())
    return build(read(source), source, classes=classes)


def clauses(text: str) -> list[str]:
    doc = document(text)
    return [doc.quote(c.span) for c in doc.clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理45件，办结43件。", ["受理45件", "办结43件"]),
        ("培训1,200人次，投入3，500元。", ["培训1,200人次", "投入3，500元"]),
        (
            "以“公开为常态，不公开为例外”为原则，主动公开。",
            ["以“公开为常态，不公开为例外”为原则", "主动公开"],
        ),
        ("村（社区）书记带头学法。", ["村（社区）书记带头学法"]),
        ("新增312户（其中低保21户），同比增长。", ["新增312户", "其中低保21户", "同比增长"]),
        ("依据《甲、乙，丙条例》执行；每日9:30开会。", ["依据《甲、乙，丙条例》执行", "每日9:30开会"]),
        ("2021—2025年规划：一是学习", ["2021—2025年规划", "一是学习"]),
        ("一段\n　 二段 \n", ["一段", "二段"]),
        ("", []),
    ],
)
def test_clauses_end_at_marks_that_separate(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_a_clause_knows_its_marks_and_its_sentence() -> None:
    doc = document("受理45件（含旧存3件）；办结43件。已归档")
    assert [(c.opens, c.closes) for c in doc.clauses] == [("", "（"), ("（", "）"), ("；", "。"), ("。", "")]
    assert [c.sentence for c in doc.clauses] == [0, 0, 0, 1]
    for clause in doc.clauses:
        for offset in range(*clause.span):
            assert doc.clause_at(offset) is clause
    assert doc.clause_at(5) is None
    assert doc.clauses_in((0, len(doc.text))) == doc.clauses
    assert doc.clauses_in((6, 7)) == doc.clauses[1:2]


def test_every_row_of_the_classes_has_an_example_that_holds() -> None:
    ids = [row.id for row in BUILT_IN.rows]
    assert len(set(ids)) == len(ids)
    for row in BUILT_IN.rows:
        assert row.source
        assert any(word in row.example for word in row.words), row.id


def test_no_two_rows_share_a_class_without_meaning_to() -> None:
    """Two authors who choose one name would each change what the other's rules find."""
    counted = Counter(row.name for row in BUILT_IN.rows)
    assert {name for name, n in counted.items() if n > 1} <= {"grow", "fall"}


def test_class_words_are_found_longest_first() -> None:
    doc = document("坚决防止问题再次发生，避免反弹。")
    assert [doc.quote(s) for s in class_hits(doc)["prevent"]] == ["坚决防止", "避免"]
    assert [doc.quote(s) for s in class_hits(doc)["relapse"]] == ["再次发生", "反弹"]
    assert first_in(doc, (0, 11), "relapse") == (6, 10)
    assert first_in(doc, (0, 6), "relapse") is None


def test_an_unknown_class_is_named_with_a_suggestion() -> None:
    with pytest.raises(PluginError, match="prevnt") as error:
        BUILT_IN.words("prevnt")
    assert "prevent" in str(error.value)


TWICE_DENIED = Pattern("<prevent>…⟦<not>⟧…{0,4}<relapse>")


@pytest.mark.parametrize("verb", ["防止", "严防", "谨防", "避免", "杜绝"])
@pytest.mark.parametrize("outcome", ["再发生", "反弹", "重演", "出现"])
def test_a_pattern_names_classes(verb: str, outcome: str) -> None:
    doc = document(f"加强回访，{verb}类似问题不再{outcome}。")
    assert [doc.quote(m.at) for m in find(doc, TWICE_DENIED)] == ["不再"]
    doc = document(f"加强回访，{verb}类似问题{outcome}，不再上访。")
    assert list(find(doc, TWICE_DENIED)) == []


@pytest.mark.parametrize(
    ("source", "wide", "text", "expected"),
    [
        ("^<through>…<causative>", False, "通过培训使水平提升。", ["通过培训使"]),
        ("^<through>…<causative>", False, "我们通过培训使水平提升。", []),
        ("<finish>…{0,8}$", False, "全年办结案件，归档完成。", ["办结案件", "归档完成"]),
        ("受理…/…<finish>", True, "全年受理案件，依法办结。", ["受理案件，依法办结"]),
        ("受理~<finish>", True, "全年受理案件，经研究、讨论，依法办结。", ["受理案件，经研究、讨论，依法办结"]),
        ("受理~<finish>", True, "全年受理案件。依法办结。", []),
        ("发挥…{1,20}!<private-role>机制$", False, "发挥调解机制。发挥群众机制。", ["发挥调解机制"]),
        ("<do>!(活动|会议)…{0,6}!<measure-word>学习", False, "开展活动学习。开展专题学习。", ["开展专题学习"]),
        ("<undergo>…¬<place-ending>所<welcome>", False, "受到群众所欢迎，受到厕所好评，受到派出所好评。", ["受到群众所欢迎"]),
        ("(甲|乙)?what=<do>⟦丙|丁⟧", False, "开展丙", []),
        ("(甲|乙)?what=<do>⟦(丙|丁)⟧", False, "甲开展丙", ["丙"]),
    ],
)  # fmt: skip
def test_the_notation(source: str, wide: bool, text: str, expected: list[str]) -> None:
    doc = document(text)
    if "⟦丙|" in source:
        with pytest.raises(PluginError):
            list(find(doc, Pattern(source, wide)))
        return
    assert [doc.quote(m.at) for m in find(doc, Pattern(source, wide))] == expected


def test_groups_are_kept_by_name() -> None:
    doc = document("坚决防止问题反弹。")
    [match] = find(doc, Pattern("verb=<prevent>…what=<relapse>"))
    assert {name: doc.quote(span) for name, span in match.groups.items()} == {
        "verb": "坚决防止",
        "what": "反弹",
    }


@pytest.mark.parametrize("source", ["…", "(甲|乙)", "<prevent", "甲)", "x=<do", "<not-a-class>甲{", "!<do>"])
def test_a_notation_that_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(PluginError):
        list(find(document("防止甲乙开展活动"), Pattern(source)))


def test_words_added_to_a_class_take_part() -> None:
    more = BUILT_IN.extended([WordClass("X1", "prevent", ("提防",), "提防反弹。", "own")])
    text = "提防问题不再反弹。"
    assert [m.at for m in find(document(text, more), TWICE_DENIED)] == [(4, 6)]
    assert list(find(document(text), TWICE_DENIED)) == []
    less = BUILT_IN.extended([], off=[row.id for row in BUILT_IN.rows if row.name == "relapse"])
    assert list(find(document(text, less), TWICE_DENIED)) == []


def test_a_regular_expression_names_classes() -> None:
    classes = BUILT_IN.extended([WordClass("X2", "prevent", ("提防着",), "提防着反弹。", "own")])
    worded = Worded("(?P<what><prevent>)(?!<not|relapse>)(?<=着|止).")
    own, built_in = document("提防着泄密。防止反弹。", classes), document("防止泄密。防止反弹。")
    assert worded.of(own).findall(own.body) == ["提防着"]
    assert worded.of(built_in).findall(built_in.body) == ["防止"]
    assert worded.of(own) is worded.of(own)
    with pytest.raises(PluginError, match="prevnt"):
        Worded("<prevnt>").of(own)


def test_the_clauses_round_a_place() -> None:
    doc = document("甲，乙；丙丁，戊。己，庚。")
    at = doc.text.index("丁")
    assert [doc.quote(clauses_round(doc, (at, at + 1), n, n)) for n in (0, 1, 9)] == [
        "丙丁",
        "乙；丙丁，戊",
        "甲，乙；丙丁，戊",
    ]


def test_an_office_adds_words_and_switches_rows_off(hegui: Callable[..., Outcome], folder: Path) -> None:
    (folder / "own.tsv").write_text(
        "id\tclass\twords\texample\tsource\tconfidence\nX1\tprevent\t提防着\t提防着问题反弹。\town\thigh\n",
        "utf-8",
    )
    (folder / "a.txt").write_text("加强回访，提防着类似问题不再反弹。\n", "utf-8")
    assert hegui("check", "a.txt", "--select", "W404", "--fail-on", "warning").code == 0
    (folder / "hegui.toml").write_text('[knowledge.word_classes]\nadd = ["own.tsv"]\n', "utf-8")
    assert hegui("check", "a.txt", "--select", "W4", "--fail-on", "info").code == 1
    assert "word_classes" in hegui("knowledge", "list").out
    assert hegui("knowledge", "check").code == 0
    (folder / "own.tsv").write_text(
        "id\tclass\twords\texample\tsource\tconfidence\nX1\tprevent\t提防着\t没有那个词。\town\thigh\n",
        "utf-8",
    )
    assert "X1 example" in hegui("knowledge", "check").err


def test_time_grows_with_the_text_only() -> None:
    """Many anchors in one endless clause: each clause is matched once, not once for each anchor."""
    doc = document("防止" * 4000)
    assert list(find(doc, TWICE_DENIED)) == []
