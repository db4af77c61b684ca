"""Laws that hold for any text: offsets, order, independence, linear time."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.facts import as_data, citations, coverage, dates, quantities, relations
from hegui.facts.quantities import malformed_numerals
from hegui.text.views import folded
from test_quantities import doc

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

_PIECES = [
    "2024年", "12月4日", "３０余件", "共", "其中", "《甲办法》", "“12345”", "第三次", "1.5万元", "96.77%", "，", "。", "、", "\n",
    "两名", "三四个", "百分之百", "一是", "开展", "培训", "化解率", "同比增长", "下降", "由", "增加到", "等", "3,158项", "31,58项", "〔2024〕5号",
    "（", "）", "法律明白人", "案件", "\u2060", " ", "1/4", "5-10件", "7×24小时", "近", "以上", "分别", "占", "A4", "十",
]  # fmt: skip
reportish = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


@given(st.text())
def test_normalisation_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        reportish,
        st.text(
            alphabet="0123456789０１２万亿元件余多,，.。%年月日第一二三十百千《》“”、-至 \n其中", max_size=60
        ),
    )
)
def test_facts_point_into_the_text(text: str) -> None:
    document = doc(text)
    end = 0
    for quantity in quantities(document):
        assert end <= quantity.span.start < quantity.span.end <= len(document.text)
        assert quantity.span.covers(quantity.number)
        assert quantity.surface == document.body[quantity.span.start : quantity.span.end]
        assert quantity.interval.high is None or quantity.interval.low <= quantity.interval.high
        assert quantity.low <= max(quantity.value, quantity.second or 0)
        end = quantity.span.end
    for fact in (*dates(document), *citations(document)):
        assert 0 <= fact.span.start < fact.span.end <= len(document.text)
    for relation in relations(document):
        for span in (*(m.span for m in relation.members), *relation.places):
            assert relation.span.covers(span)
    total, checkable, checked = coverage(document)
    assert total == len(quantities(document)) >= checkable >= checked >= 0
    as_data(document)


@settings(max_examples=60, deadline=None)
@given(reportish)
def test_widths_do_not_matter(text: str) -> None:
    wide = text.translate({ord(str(i)): chr(ord("０") + i) for i in range(10)} | {ord("%"): "％"})
    assert [q.value for q in quantities(doc(wide))] == [q.value for q in quantities(doc(text))]


def _seconds(text: str) -> float:
    document = doc("")
    document = replace(document, text=text, body=text)
    started = time.process_time()
    quantities(document)
    malformed_numerals(document)
    relations(document)
    return time.process_time() - started


def _is_linear(piece: str) -> None:
    _seconds(piece * 10)
    small = min(_seconds(piece * 500) for _ in range(3))
    large = min(_seconds(piece * 4000) for _ in range(2))
    assert large < 8 * 2.5 * small + 0.05, (piece, small, large)


def test_time_is_linear() -> None:
    for piece in (
        "全年开展培训12次，其中村级4次，化解率96.7%。",
        "1",
        "1,",
        "1、",
        "《",
        "“",
        "一",
        "十",
        "其中3件",
        "3件，",
        "等3项",
        "甲、",
        "分别3件、",
        "2024年",
        "1-",
        "（",
        "1.",
        "O1",
        "三1",
        "百千1",
    ):
        _is_linear(piece)
