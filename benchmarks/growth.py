"""Rules, facts and stages that grow faster than the text: each by itself, for it may be small beside all the others.

    python benchmarks/growth.py [--short 40000] [--times 4] [--least 0.15] [--only WORD]

Texts of one thing again and again (those of ``attack.py``) are checked at ``--short`` and at ``--times`` as many characters,
without limits. What takes ``--least`` seconds or more and much longer than its share is printed, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from attack import HTML, MARKDOWN, RUNS, spread

from hegui.checking import timings
from hegui.checking.limits import Limits
from hegui.document import watch_facts
from hegui.running.engine import engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings

_SETTINGS = Settings(
    profile="style", preview=True, limits=Limits(10**8, 10**7, 10**7, findings_per_rule=5_000, findings=20_000, seconds=0)
)  # fmt: skip
_STRAIGHT = 1.9
"""Times its share: less is a straight line on a busy machine."""
_HEADS = {
    ".txt": "青禾县2024年法治政府建设年度报告\n",
    ".md": "# 青禾县2024年法治政府建设年度报告\n\n",
    ".html": "<p>青禾县</p>",
}


def spent(name: str, unit: str, size: int) -> dict[str, float]:
    """Seconds of processor time by stage, fact and rule for ``size`` characters."""
    text = _HEADS[Path(name).suffix] + spread(unit, size) + "末"
    measured = timings.Timings(time.process_time)
    timings._current = measured
    watch_facts(measured.run)
    gc.collect()
    gc.disable()
    try:
        measured.run("其他", lambda: check_bytes(name, text.encode("utf-8", "replace"), _ENGINE, _SETTINGS))
    finally:
        gc.enable()
    return measured.spent


_ENGINE = engine(_SETTINGS)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", type=int, default=40_000)
    parser.add_argument("--times", type=int, default=4)
    parser.add_argument("--least", type=float, default=0.15)
    parser.add_argument("--only", default="")
    said = parser.parse_args()
    texts = {
        **{f"{name}.txt": unit for name, unit in RUNS.items()},
        **{f"{name}.md": unit for name, unit in MARKDOWN.items()},
        **{f"{name}.html": unit for name, unit in HTML.items()},
    }
    bad = 0
    for name, unit in texts.items():
        if said.only not in name:
            continue
        spent(name, unit, 2000)
        short, long = spent(name, unit, said.short), spent(name, unit, said.short * said.times)
        for what, seconds in sorted(long.items(), key=lambda item: -item[1]):
            growth = seconds / max(short.get(what, 0.0), said.least / said.times / 4)
            if seconds >= said.least and growth > _STRAIGHT * said.times:
                again = (
                    spent(name, unit, said.short).get(what, 0.0),
                    spent(name, unit, said.short * said.times).get(what, 0.0),
                )
                if again[1] > _STRAIGHT * said.times * max(again[0], said.least / said.times / 4):
                    bad += 1
                    print(f"{name}\t{what}\t{again[0]:.3f} s → {again[1]:.3f} s", flush=True)
        print(f"{name}\tall {sum(long.values()):.2f} s", file=sys.stderr, flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
