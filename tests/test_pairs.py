"""The sentences beside a rule, ``X123.pairs``: wrong ones that it reports at their place, right ones that it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest

import hegui_rules
from hegui.api import rules_in
from hegui.testing import lines_of_pairs, run_pairs

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

FILES = sorted(Path(hegui_rules.__file__).parent.rglob("*.pairs"))
OLDER = 199
RULES = {rule.code: rule for rule in rules_in("hegui_rules")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_pairs(path: Path) -> None:
    run_pairs(RULES[path.stem], path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_lies_beside_its_rule_and_has_both_sides(path: Path) -> None:
    assert list(path.parent.glob(f"{path.stem}_*.py"))
    assert {line.mark for line in lines_of_pairs(path)} >= {"-", "+"}


def test_a_new_rule_has_sentences() -> None:
    """Older rules have theirs in tests/test_rules_*.py; their number may only fall."""
    bare = RULES.keys() - {path.stem for path in FILES}
    assert len(bare) <= OLDER, "a new rule lacks its X123.pairs, as hegui new-rule writes it"


def test_a_line_without_a_mark_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "X123.pairs"
    for text in ("全年120件。", "- 没有标出。", "+ ⟦标出⟧。"):
        path.write_text(text, "utf-8")
        with pytest.raises(AssertionError, match="X123"):
            lines_of_pairs(path)
    path.write_text("# 甲\n@ year=2024 level=镇\n- ⟦甲⟧\\n乙\n\n+ 乙\n", "utf-8")
    assert [(line.mark, line.text, line.settings["year"]) for line in lines_of_pairs(path)] == [
        ("-", "⟦甲⟧\n乙", 2024),
        ("+", "乙", 2024),
    ]
