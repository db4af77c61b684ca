"""Reports cut, shaken and sewn together again: whatever comes in, every rule gets to its end."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hegui.api.registry import declarations
from hegui.running.engine import Engine, engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings
from hegui.testing import lines_of_pairs, unmarked

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

ROOT = Path(__file__).parents[1]
MARKS = "，。；：、《》“”‘’（）()〔〕0123456789%一二三四五六七八九十年月日万亿余多件次\n \u3000\t\r\u2060\ufeff𠮷１２某"
WORDS = ("一是", "（一）", "2024年", "其中", "100%", "第一责任人", "的的")


@cache
def _engine() -> tuple[Engine, Settings]:
    settings = Settings()
    return engine(settings, declarations()), settings


@cache
def _texts() -> tuple[str, ...]:
    reports = [path.read_text("utf-8") for path in sorted((ROOT / "fixtures").rglob("*.txt"))]
    files = sorted((ROOT / "rules" / "hegui_rules" / "numbers").glob("*.pairs"))
    wrong = [unmarked(line.text) for file in files for line in lines_of_pairs(file) if line.mark == "-"]
    return *reports, *("".join(wrong[i : i + 12]) for i in range(0, len(wrong), 12))


def _shaken(dice: random.Random) -> Iterator[str]:
    """Letters of a stretch of some text with up to 40 of them added, lost or repeated."""
    text = dice.choice(_texts())
    begin = dice.randrange(len(text))
    letters = list(text[begin : begin + dice.choice((50, 400, 3000))])
    for _ in range(dice.randrange(40)):
        place = dice.randrange(len(letters) + 1)
        match dice.randrange(3):
            case 0:
                letters.insert(place, dice.choice((dice.choice(MARKS), dice.choice(WORDS))))
            case 1:
                del letters[place : place + 1]
            case _:
                letters[place:place] = letters[place : place + dice.randrange(1, 20)]
    yield from letters


@pytest.mark.parametrize("seed", range(12))
def test_no_rule_breaks_down(seed: int) -> None:
    built, settings = _engine()
    dice = random.Random(seed)
    for _ in range(12):
        text = "".join(_shaken(dice)) or "。"
        for name, data in (
            ("a.txt", text),
            ("a.html", f"<html><body><p>{text.replace(chr(10), '</p><p>')}</p></body></html>"),
        ):
            result = check_bytes(name, data.encode("utf-8", "replace"), built, settings)
            assert [d.message for d in result.diagnostics if d.code == "E901"] == [], text


def test_a_set_cut_by_the_end_of_the_text_is_found_inside_the_text() -> None:
    built, settings = _engine()
    text = "坚持科学决策、民主决策、依法决"
    (found,) = (
        d for d in check_bytes("a.txt", text.encode(), built, settings).diagnostics if d.code[0] in "WE"
    )
    assert (found.code, text[found.span[0] : found.span[1]]) == ("W103", "依法决")
