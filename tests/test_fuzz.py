"""The fuzzer's targets: some inputs by chance, and every one that once broke something."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks" / "fuzz"
KEPT = Path(__file__).parent / "data" / "fuzz"
sys.path.insert(0, str(FOLDER))
from targets import TARGETS  # noqa: E402

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

RUNS = 12


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_by_chance(name: str) -> None:
    dice = random.Random(name)
    for _ in range(RUNS):
        TARGETS[name](dice.randbytes(dice.choice((0, 3, 30, 200, 600))))


@pytest.mark.parametrize("path", sorted(KEPT.iterdir()), ids=lambda p: p.name)
def test_what_once_broke(path: Path) -> None:
    """``NAME-…``: the bytes that a target was given."""
    TARGETS[path.name.split("-")[0]](path.read_bytes())


def test_a_fault_is_kept_and_told(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(FOLDER)!r}); import run, pathlib\n"
        "def bad(data): raise KeyError(data)\n"
        f"watched = run.Watched('x', bad, pathlib.Path({str(tmp_path)!r}))\n"
        "for data in (b'1234', b'12', b'123'): watched(data)\n"
        "watched.tell()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    (kept,) = (p for p in tmp_path.iterdir() if p.name.startswith("x-") and not p.suffix)
    assert kept.read_bytes() == b"12"
    assert (tmp_path / "x.count").read_text() == "3"
