"""The rows of ``cues.tsv``: each meets its own example, and its anchor stands wherever its pattern is met."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hegui_rules
from hegui.facts.frames import PLAIN, TYPES, lines
from hegui.facts.relations.cues import Cue, all_cues, compile_cue, met
from hegui.lexicon import classes_of
from hegui.testing import lines_of_pairs, unmarked
from test_quantities import doc

_FILES = sorted((Path(hegui_rules.__file__).parent / "numbers").glob("*.pairs"))
_TEXTS = [unmarked(line.text) for file in _FILES for line in lines_of_pairs(file) if line.mark == "-"]


@pytest.mark.parametrize("cue", all_cues(), ids=lambda cue: cue.id)
def test_each_row_meets_its_example(cue: Cue) -> None:
    assert cue.id in {found.cue.id for found in met(doc(cue.example + "。"), cue.relation)}


def test_rows_have_names_of_their_own() -> None:
    names = [cue.id for cue in all_cues()]
    assert len(set(names)) == len(names)
    assert all(0 <= cue.holds <= cue.tried for cue in all_cues())


@pytest.mark.parametrize("cue", all_cues(), ids=lambda cue: cue.id)
def test_an_anchor_stands_in_whatever_is_met(cue: Cue) -> None:
    for text in (*_TEXTS, *(other.example for other in all_cues())):
        document = doc(text.replace("\\n", "\n"))
        classes = classes_of(document)
        words = [w for a in cue.anchor for w in (classes.words(a[1:-1]) if a.startswith("<") else (a,))]
        for line in lines(document):
            if re.search(compile_cue(cue.pattern, classes), line.text):
                assert any(word in line.text for word in words), text


def test_a_line_says_what_its_figures_are() -> None:
    text = "全年 受理45件,新增5名，每村3位；同比 增长 12%。"
    (line,) = lines(doc(text))
    signs = [line.text[start : start + 2] for start in line.starts]
    assert "，" in line.text
    assert " " not in line.text
    assert signs[1][1] == signs[2][1] != signs[0][1]  # 名 and 位 are one unit
    assert signs[0][0] == PLAIN
    assert len({sign[0] for sign in signs[:3]}) == 3
    assert signs[3][1] == TYPES["up"]
    for start, figure in zip(line.starts, line.figures, strict=True):
        assert line.offset(start + 2) >= figure.span.end
    at = line.text.index("受理")
    assert text[slice(*line.span(at, at + 2))] == "受理"
