"""What each rule, fact and stage of a check costs: processor time of its own, without what it asks of others.

    python benchmarks/by_rule.py [--most 40] [--reports 40] [FILE …]

Without files, invented reports are generated. Every file is checked once to warm up and once measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from generate import generate

from hegui.api.registry import declarations
from hegui.checklist.engine import evaluate
from hegui.document import Document
from hegui.reading import Source
from hegui.running.engine import Engine, engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings
from hegui.structure import build


class Clock:
    """Time spent under a name, less the time spent under names begun meanwhile."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = time.process_time()

    def begin(self, name: str) -> None:
        """From now on time is ``name``'s."""
        self._charge()
        self._open.append(name)

    def end(self) -> None:
        """From now on time is that of whoever began before."""
        self._charge()
        self._open.pop()

    def _charge(self) -> None:
        now = time.process_time()
        if self._open:
            self.spent[self._open[-1]] += now - self._since
        self._since = now


class TimedFacts(dict[Any, Any]):
    """The facts of a document: a fact that is not there is about to be computed."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def __contains__(self, compute: object) -> bool:
        there = super().__contains__(compute)
        if not there:
            name = getattr(compute, "__qualname__", "?")
            self.clock.begin(f"fact  {getattr(compute, '__module__', '?').removeprefix('hegui.')}.{name}")
        return there

    def __setitem__(self, compute: Any, value: Any) -> None:
        super().__setitem__(compute, value)
        self.clock.end()


def one(path: Path, built: Engine, settings: Settings, clock: Clock) -> Document:
    """Check one file as the runner does, stage by stage."""

    def timed(name: str, work: Callable[[], Any]) -> Any:
        clock.begin(name)
        try:
            return work()
        finally:
            clock.end()

    data = path.read_bytes()
    source = Source(str(path), data)
    reading = timed("stage reading", lambda: built.declared.readers[path.suffix](source))
    document: Document = timed(
        "stage structure", lambda: build(reading, source, settings.stated, built.kinds)
    )
    object.__setattr__(document, "_facts", TimedFacts(clock))
    tasks = built.plan(settings, str(path)).tasks
    for task in tasks:
        if task.rule.applies(document):
            timed(
                f"rule  {task.rule.code} {task.rule.name}",
                lambda task=task: list(task.rule.check(document, task.options)),
            )
    owner = built.checklists.get(document.identity.kind)
    if owner is not None:
        timed("stage checklist", lambda: list(evaluate(document, owner)))
    return document


def show(spent: dict[str, float], most: int) -> Iterable[str]:
    """Lines of the table, dearest first."""
    total = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda pair: -pair[1])[:most]:
        yield f"{seconds * 1000:9.1f} ms {seconds / total:6.1%}  {name}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--reports", type=int, default=40)
    args = parser.parse_args()
    settings = Settings()
    built = engine(settings, declarations())
    with tempfile.TemporaryDirectory() as folder:
        files = args.files or generate(Path(folder), args.reports)
        for path in files:
            check_bytes(str(path), path.read_bytes(), built, settings)
        start = time.process_time()
        for path in files:
            check_bytes(str(path), path.read_bytes(), built, settings)
        whole = time.process_time() - start
        clock = Clock()
        for path in files:
            one(path, built, settings, clock)
        size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{len(files)} files, {size:.2f} MB: {whole:.2f} s, {size / whole:.2f} MB/s of processor time")
    families: dict[str, float] = defaultdict(float)
    for name, seconds in clock.spent.items():
        families[name[:7] if name.startswith("rule") else name.split(".")[0]] += seconds
    print("\nby family and stage")
    print("\n".join(show(families, args.most)))
    print("\nby rule, fact and stage")
    print("\n".join(show(clock.spent, args.most)))


if __name__ == "__main__":
    main()
