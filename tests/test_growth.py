"""Twice the text takes twice the time, whatever the text is made of: reading, structure, facts, rules and all.

No absolute times: the processor time of a text is held against that of one a quarter as long. What grows with the
length gives 4, what grows with its square 16.
"""

from __future__ import annotations

import gc
import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

from hegui.checking.limits import Limits
from hegui.running.engine import engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

TOP = 8.0
"""More than this is no straight line, even on a busy machine."""
TRIALS = 4
SHORT = 6_000
TOO_FAST = 0.05
"""Seconds for the longer text that a square could not keep to, had it a factor worth speaking of."""
SETTINGS = Settings(profile="style", limits=Limits(characters=10**7, paragraphs=10**6, numbers=10**6))
ENGINE = engine(SETTINGS)


def attack() -> ModuleType:
    path = Path(__file__).parent.parent / "benchmarks" / "attack.py"
    spec = importlib.util.spec_from_file_location("attack", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ATTACK = attack()
TEXTS = {
    **{f"{name}.txt": ("青禾县2024年法治政府建设年度报告\n", unit) for name, unit in ATTACK.RUNS.items()},
    **{f"{name}.md": ("# 青禾县2024年法治政府建设年度报告\n\n", unit) for name, unit in ATTACK.MARKDOWN.items()},
    **{f"{name}.html": ("<html><body><p>青禾县2024年法治政府建设年度报告</p>", unit) for name, unit in ATTACK.HTML.items()},
}  # fmt: skip


def taken(name: str, size: int) -> float:
    """Seconds of processor time for ``size`` characters."""
    head, unit = TEXTS[name]
    data = (head + ATTACK.spread(unit, size) + "末").encode("utf-8", "replace")
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        check_bytes(name, data, ENGINE, SETTINGS)
        return time.process_time() - started
    finally:
        gc.enable()


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_length(name: str) -> None:
    taken(name, SHORT // 4)  # what is made once
    longs, shorts = [], []
    for _ in range(TRIALS):
        longs.append(taken(name, 4 * SHORT))
        if min(longs) < TOO_FAST:
            return
        shorts.append(taken(name, SHORT))
        if min(longs) <= TOP * min(shorts):
            return
    pytest.fail(f"four times the text takes {min(longs) / min(shorts):.1f} times the time")


def test_the_measure_sees_a_square() -> None:
    """A pattern that looks to the end from every place would be found."""

    def squared(size: int) -> int:
        return sum(1 for start in range(size) for _ in range(start, size, 40))

    def timed(size: int) -> float:
        started = time.process_time()
        squared(size)
        return time.process_time() - started

    assert min(timed(8_000) for _ in range(3)) > TOP * min(timed(2_000) for _ in range(3))
