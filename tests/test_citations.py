"""Titles, document numbers, articles."""

from __future__ import annotations

from hegui.facts import citations
from test_quantities import doc


def test_titles() -> None:
    text = "印发《关于贯彻〈青禾县办法〉的通知》《临溪镇细则（试行）》。"
    first, second = citations(doc(text))
    assert first.title == "关于贯彻〈青禾县办法〉的通知"
    assert second.title == "临溪镇细则（试行）"


def test_nested_titles_belong_to_the_outer() -> None:
    (title,) = citations(doc("印发《关于贯彻《青禾县办法》的通知》。"))
    assert title.title == "关于贯彻《青禾县办法》的通知"
    assert title.inner == ("青禾县办法",)


def test_unclosed_title_ends_with_the_line() -> None:
    first, second = citations(doc("印发《青禾县办法。\n依据《云岭乡办法》。"))
    assert not first.closed
    assert second.closed


def test_numbers_and_articles() -> None:
    document = doc(
        "依据《青禾县办法》（青政发〔2024〕12号）第十二条第二款第（三）项，按青司办[2023]5号办理。"
    )
    title, number, article, other = citations(document)
    assert (number.organ, number.year, number.serial, number.brackets, number.parent) == (
        "青政发",
        2024,
        12,
        "〔〕",
        0,
    )
    assert (article.article, article.paragraph, article.item) == (12, 2, 3)
    assert article.title == title.title
    assert (other.organ, other.brackets, other.parent) == ("青司办", "[]", -1)
    assert document.quote(number.span) == "青政发〔2024〕12号"


def test_broken_numbers_keep_what_the_text_has() -> None:
    document = doc(
        "按青法治县办发 [2023] 5号、临政发2024〕6号和云政办发2024年7号办理，根据临司函〔2024〕8号修订。"
    )
    assert [(n.organ, n.year, n.serial, n.brackets) for n in citations(document)] == [
        ("青法治县办发", 2023, 5, "[]"),
        ("临政发", 2024, 6, "〕"),
        ("云政办发", 2024, 7, ""),
        ("临司函", 2024, 8, "〔〕"),
    ]
