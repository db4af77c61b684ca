"""A folder with every kind of broken and hostile file: see ``benchmarks/crowd.py``, which does it with a thousand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import crowd

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_nothing_is_lost_and_nothing_silent(tmp_path: Path, form: str) -> None:
    hostile = len(crowd.HOSTILE) if form == "json" else 6
    healthy, broken = crowd.lay_out(tmp_path, hostile + 24, hostile, 900)
    code, documents, _, _ = crowd.run([sys.executable, "-m", "hegui"], tmp_path, form, 2)
    assert code == 2
    assert crowd.judged(healthy, broken, documents) == ([], [])


def test_who_is_lost_or_silent_is_seen(tmp_path: Path) -> None:
    healthy, broken = crowd.lay_out(tmp_path, 4, 2, 900)
    lost, silent = crowd.judged(healthy, broken, [])
    assert lost == [path.name for path in healthy]
    assert silent == [path.name for path in broken]
