"""What a pattern needs in a text: never too much, so that whoever asks it before he looks finds the same."""

from __future__ import annotations

import re

import pytest

from hegui.lexicon.scanning import everywhere
from hegui.testing import document
from hegui.text.needed import letters_of, pair, words_first, words_needed


@pytest.mark.parametrize(
    ("source", "needs", "first"),
    [
        ("(?:扎实|深入)[一-龥]{2,8}工作", [{"工作"}, {"扎实", "深入"}], {"扎实", "深入"}),
        ("(?<=[一-龥])[（(](?P<inside>[一-龥]{2,10})[）)]", [{"(", "（"}, {")", "）"}], {"(", "（"}),
        ("([一-龥]{4,12})的\\1", [{"的"}], None),
        ("(?:ab|c)?x{2,}", [{"x"}], {"x", "abx", "cx"}),
        ("甲|乙.丙|丁戊", [{"甲", "丙", "丁戊"}], {"甲", "乙", "丁戊"}),
        ("(?=全年)[一-龥]{2}", [{"全年"}], None),
        ("(?<!不)(?:甲乙)*丙?", [], None),
        ("(?i:ab)c", [{"c"}], None),
        ("[^甲]\\d", [], None),
        ("𠀀乙", [], None),
    ],
)
def test_what_is_read_off(source: str, needs: list[set[str]], first: set[str] | None) -> None:
    assert sorted(map(sorted, words_needed(source))) == sorted(map(sorted, needs))
    assert words_first(source) == first


def test_nothing_is_said_of_letters_of_either_case() -> None:
    assert words_needed("ab", re.IGNORECASE) == []
    assert words_first("ab", re.IGNORECASE) is None


def test_pairs_are_read_back() -> None:
    assert letters_of(pair("工作")) == "工作"


_TEXTS = (
    "临溪县法治政府建设工作报告\n全年扎实开展普法工作12场（含线上2场），深入推进工作。",
    "一、主要做法\n" + "组织培训、学习、考核，（一）开展检查；" * 40,
    "无关。",
    "",
)


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize(
    "source",
    [
        "(?:扎实|深入)[一-龥]{2,8}工作",
        "(?<=[一-龥])[（(][^（()）]{1,10}[）)]",
        "、(?:学习|考核)",
        "[、，；][一-龥]{2}",
        "工作(?:报告|，|。)",
        "^全年|^一、",
        "作$",
        "(?:学习|学)、?",
    ],
)
def test_the_same_is_found_as_without(source: str, text: str) -> None:
    doc, pattern = document(text), re.compile(source, re.MULTILINE)
    assert [m.span() for m in everywhere(doc, pattern)] == [m.span() for m in pattern.finditer(doc.body)]
