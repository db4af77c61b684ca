"""How the time of each fact about numbers grows with the text, and which fact takes the most.

    python benchmarks/extraction.py [--sizes 250000,500000,1000000]

The text is invented reports, one after the other, cut at each size. Processor time is measured, the least of three
runs on a fresh document; the ratios say whether twice the text takes twice the time.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import random
import time
from collections.abc import Callable

from inventing import invented_report

from hegui.document import Document
from hegui.facts import citations, dates, quantities, relations
from hegui.facts.metrics import conflicts
from hegui.testing import document

FACTS: tuple[tuple[str, Callable[[Document], object]], ...] = (
    ("dates", dates),
    ("citations", citations),
    ("quantities", quantities),
    ("relations", relations),
    ("conflicts", conflicts),
)
RUNS = 3


def invented(size: int) -> str:
    """``size`` characters of invented reports."""
    chance = random.Random(7)
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(invented_report(chance, sentences=60))
        length += len(parts[-1])
    return "".join(parts)[:size]


def seconds(text: str) -> dict[str, float]:
    """Processor time of each fact; a fact is timed after those it is built on, so each pays for itself only."""
    best: dict[str, float] = {}
    for _ in range(RUNS):
        doc = document(text)
        for name, fact in FACTS:
            started = time.process_time()
            fact(doc)
            took = time.process_time() - started
            best[name] = min(took, best.get(name, took))
    return best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    # As the command does: collecting walks all that lives, and would be measured instead of the facts.
    gc.disable()
    parser.add_argument("--sizes", default="250000,500000,1000000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    text = invented(max(sizes))
    seconds(text[:5000])  # tables and patterns are made at first use
    measured = [seconds(text[:size]) for size in sizes]
    print(f"{'fact':12}" + "".join(f"{size:>12}" for size in sizes) + "   ratios")
    for name, _ in FACTS:
        took = [m[name] for m in measured]
        ratios = "  ".join(f"{b / a:.2f}" for a, b in itertools.pairwise(took) if a)
        print(f"{name:12}" + "".join(f"{t:11.3f}s" for t in took) + f"   {ratios}")


if __name__ == "__main__":
    main()
