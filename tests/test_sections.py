"""The section tree and the sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.document import Paragraph, Span
from hegui.structure.headings import find_headings
from hegui.structure.sections import section_tree
from hegui.structure.sentences import find_sentences
from hegui.testing import document


def tree(text: str, format: str = "txt") -> list[tuple[int, str]]:
    doc = document(text, {"format": format})
    return [(s.level, doc.quote(s.heading.title)) for s in doc.sections]


def test_usual_levels() -> None:
    assert tree("一、甲\n（一）乙\n1.丙\n（1）丁\n文。\n2.戊\n文。\n（二）己\n文。\n二、庚\n文。") == [
        (1, "甲"), (2, "乙"), (3, "丙"), (4, "丁"), (3, "戊"), (2, "己"), (1, "庚"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("一、甲\n1.乙\n文。\n2.丙\n文。\n二、丁\n文。", [1, 2, 2, 1]),
        ("（一）甲\n1.乙\n文。\n（二）丙\n文。", [1, 2, 1]),
        ("第一部分 甲\n一、乙\n（一）丙\n文。\n第二部分 丁\n一、戊\n文。", [1, 2, 3, 1, 2]),
        ("（一）甲\n一、乙\n文。\n二、丙\n文。\n（二）丁\n一、戊\n文。", [1, 2, 2, 1, 2]),
        ("一、甲\n一）乙\n文。\n（二）丙\n文。", [1, 2, 2]),
    ],
)
def test_levels(text: str, levels: list[int]) -> None:
    assert [level for level, _ in tree(text)] == levels


def test_outline_of_markdown() -> None:
    text = "## 一、甲\n\n文。\n\n### 乙\n\n文。\n\n### 丙\n\n文。\n\n## 二、丁\n\n文。\n"
    assert [level for level, _ in tree(text, "md")] == [1, 2, 2, 1]


def test_bare_headings_over_a_numbering_that_begins_anew() -> None:
    text = (
        "2024年工作回顾\n一年来，全乡扎实推进各项工作，成效明显。\n一、甲\n文字内容。\n二、乙\n文字内容。\n"
        "2025年工作安排\n下一步，全乡继续推进各项工作。\n一、丙\n文字内容。"
    )
    assert [level for level, _ in tree(text)] == [1, 2, 2, 1, 2]


def test_appendix_ends_the_sections_above() -> None:
    doc = document("一、甲\n（一）乙\n文字内容。\n附件\n1.丙清单\n文字内容。")
    assert [s.level for s in doc.sections] == [1, 2, 1, 2]


def test_spans() -> None:
    text = "前言。\n一、甲\n（一）乙。文。\n（二）丙\n文二。\n二、丁\n末文。"
    doc = document(text)
    assert [doc.quote(s.span).strip() for s in doc.sections] == [
        "一、甲\n（一）乙。文。\n（二）丙\n文二。", "（一）乙。文。", "（二）丙\n文二。", "二、丁\n末文。",
    ]  # fmt: skip
    assert [doc.quote(s.own) for s in doc.sections] == ["", "文。", "文二。", "末文。"]
    assert [s.parent for s in doc.sections] == [None, 0, 0, None]
    assert doc.section_at(0) is None
    assert doc.section_path(text.index("文二")) == "一、甲 / （二）丙"


def test_signature_is_outside() -> None:
    text = "一、甲\n文字内容。\n青禾县临溪镇人民政府\n2025年1月20日"
    roles = ("body", "body", "signature", "date")
    start = 0
    found = []
    for ordinal, line in enumerate(text.split("\n")):
        found.append(Paragraph(Span(start, start + len(line)), "paragraph", roles[ordinal], 0, ordinal))
        start += len(line) + 1
    (section,) = section_tree(text, found, find_headings(text, found))
    assert text[slice(*section.span)] == "一、甲\n文字内容。"


def sentences(text: str) -> list[str]:
    found = find_sentences(text, [Paragraph(Span(0, len(text)), "paragraph", "body", 0, 0)])
    return [text[slice(*s.span)] for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙！丙？丁", ["甲。", "乙！", "丙？", "丁"]),
        ("甲；乙；丙。", ["甲；乙；丙。"]),
        ("他说：“甲。乙。”丙。", ["他说：“甲。乙。”", "丙。"]),
        ("坚持“甲。乙。”，做到丙。", ["坚持“甲。乙。”，做到丙。"]),
        ("甲（乙。丙）丁。戊。", ["甲（乙。丙）丁。", "戊。"]),
        ("甲。（注：乙。）丙。", ["甲。", "（注：乙。）", "丙。"]),
        ("缺了后引号“甲。乙。", ["缺了后引号“甲。", "乙。"]),
        ("　甲。　 乙。 ", ["甲。", "乙。"]),
        ("真的？！好。", ["真的？！", "好。"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="一二、（）()。，；：“”《》1.①第部分章甲乙丙丁是 　\n", max_size=120))
def test_any_text_gives_a_sound_structure(text: str) -> None:
    doc = document(text)
    last = -1
    for section in doc.sections:
        heading = section.heading
        assert heading.span.start > last
        last = heading.span.start
        assert section.span.covers(heading.span)
        assert heading.span.covers(heading.title)
        assert heading.span.covers(heading.marker)
        assert section.span.covers(section.own)
        assert section.own.start >= heading.span.end
        if section.parent is not None:
            assert doc.sections[section.parent].span.covers(section.span)
            assert doc.sections[section.parent].level == section.level - 1
    ends = 0
    for sentence in doc.sentences:
        assert sentence.span.start >= ends
        assert sentence.span.length
        ends = sentence.span.end
    for listed in doc.enumerations:
        assert listed.span == (listed.items[0].span.start, listed.items[-1].span.end)
        for item in listed.items:
            assert item.span.covers(item.marker)
            assert item.span.covers(item.lead)
