"""The phrase engine against the obvious way: search every word in the folded text."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.api import Span
from hegui.errors import PluginError
from hegui.lexicon.scanning import hits
from hegui.testing import document
from hegui.text.phrases import Phrases, phrases
from hegui.text.views import letters_before

_TEXT = st.text(alphabet="甲乙丙“”’\u2060，", max_size=40)
_WORDS = st.lists(st.text(alphabet="甲乙丙", min_size=1, max_size=4), min_size=1, max_size=6, unique=True)


def found(text: str, *words: str) -> list[tuple[str, str]]:
    doc = document(text, {"kind": "generic"}, ())
    return [(hit.word, doc.quote(hit.span)) for hit in hits(doc, Phrases("found", words))]


def test_quotation_marks_are_looked_through_in_text_and_table() -> None:
    assert found("坚定“四个自信”。", "坚定四个自信") == [("坚定四个自信", "坚定“四个自信")]
    assert found("坚定四个自信。", "坚定“四个自信”") == [("坚定“四个自信”", "坚定四个自信")]


def test_overlapping_words_are_all_found_in_order() -> None:
    assert [w for w, _ in found("严格规范公正文明执法", "文明执法", "规范公正", "公正文明执法")] == [
        "规范公正",
        "公正文明执法",
        "文明执法",
    ]


def test_a_hard_wrapped_line_is_joined_and_a_paragraph_end_is_not() -> None:
    wrapped = "全镇各单位认真学习贯彻上级部署要求，坚持严格规范公正\n文明执法，取得成效。"
    assert found(wrapped, "公正文明执法") == [("公正文明执法", "公正\n文明执法")]
    assert found("坚持公正\n文明执法", "公正文明执法") == []


@given(_TEXT, _WORDS)
def test_same_as_searching_each_word(text: str, words: list[str]) -> None:
    doc = document(text, {"kind": "generic"}, ())
    kept = [i for i, c in enumerate(doc.body) if c not in "“”’\u2060"]
    plain = "".join(doc.body[i] for i in kept)
    expected = sorted(
        (Span(kept[at], kept[at + len(word) - 1] + 1), word)
        for word in words
        for at in range(len(plain))
        if plain.startswith(word, at)
    )
    assert sorted((hit.span, hit.word) for hit in hits(doc, Phrases("each", words))) == expected


def test_tables_do_not_influence_each_other_and_may_come_late() -> None:
    doc = document("甲乙丙甲", {"kind": "generic"}, ())
    one = Phrases("one", ["甲"])
    assert len(hits(doc, one)) == 2
    late = Phrases("late", lambda: ["乙丙", "甲"])
    assert [hit.word for hit in hits(doc, late)] == ["甲", "乙丙", "甲"]
    assert len(hits(doc, one)) == 2


def test_names_are_unique_while_a_table_lives() -> None:
    table = phrases("only-once", ["甲"])
    with pytest.raises(PluginError, match="only-once"):
        phrases("only-once", ["乙"])
    assert hits(document("甲", {}, ()), "only-once")[0].word == "甲"
    del table
    gc.collect()
    with pytest.raises(KeyError):
        hits(document("甲", {}, ()), "only-once")


def test_empty_table_and_empty_words_are_harmless() -> None:
    assert found("甲", "“”", "") == []
    assert found("", "甲") == []


def test_letters_before_look_through_marks_and_stop_at_the_line() -> None:
    assert letters_before("坚持“两个维护”", 6, 4, "“”") == "持两个维"
    assert letters_before("甲\n乙丙", 4, 4) == "乙丙"
    assert letters_before("甲\n乙丙", 4, 4, "\n") == "甲乙丙"
    assert letters_before("甲乙", 0, 3) == ""
