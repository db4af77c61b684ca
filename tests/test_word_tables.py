"""The word tables of text, structure and facts: what a row may say, and that every row can be used."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import hegui
from hegui.text import tables

ENGINE = Path(hegui.__file__).parent
TABLES = [
    ENGINE / place for place in ("text/data/words.tsv", "structure/data/words.tsv", "facts/data/wordings.tsv")
]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parent.parent.name)
def test_every_class_is_alternatives_of_a_pattern(path: Path) -> None:
    for name, words in tables.classes(path).items():
        assert all(words), name
        re.compile("|".join(words))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parent.parent.name)
def test_no_class_has_a_word_twice(path: Path) -> None:
    rows = Counter((row["class"], row["word"]) for row in tables.rows(path))
    assert [row for row, count in rows.items() if count > 1] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parent.parent.name)
def test_every_class_is_used(path: Path) -> None:
    code = "".join(file.read_text("utf-8") for file in ENGINE.rglob("*.py")) + path.read_text("utf-8")
    unused = [
        n
        for n in tables.classes(path)
        if f'"{n}"' not in code and f"'{n}'" not in code and f"<{n}>" not in code
    ]
    assert unused == []


def test_a_word_may_name_a_class_above_it(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("class\tword\nplan\t计划\nplan\t打算\nheading\t下步<plan>(?P<rest>中)?\n", "utf-8")
    assert tables.classes(path) == {
        "plan": {"计划": "", "打算": ""},
        "heading": {"下步(?:计划|打算)(?P<rest>中)?": ""},
    }


def test_a_class_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("class\tword\nheading\t下步<plan>\n", "utf-8")
    with pytest.raises(KeyError):
        tables.classes(path)
