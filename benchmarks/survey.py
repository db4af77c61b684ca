"""A whole survey of invented reports: how many copies it finds, what it costs, and whether it outlives being killed.

    python benchmarks/survey.py [--reports 1250 2500 5000] [--jobs 2] [--kill] [--seed 1]

Every fifth report has three sentences of an earlier one: verbatim, with one character in ten replaced, or in another
order. Precision and recall are over pairs of reports. Time is that of the command with all its processes, memory that
of its largest process; the figures of one line beside those of the next show how both grow. ``--kill`` ends the command
by SIGKILL half way, runs it again and compares every table with that of the run that was left alone.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import duckdb
from copies import OPERATORS
from inventing import invented_report, invented_sentence

from hegui.surveying.tables import TABLES

SENTENCES = 40
"""Own sentences of a report: about 4,000 characters."""
Pairs = dict[tuple[str, str], str]


class Cost(NamedTuple):
    """Wall and processor seconds, and the MiB of the largest process."""

    wall: float
    cpu: float
    peak: float


def collect(folder: Path, count: int, seed: int = 1) -> Pairs:
    """Write ``count`` reports into ``folder``; the pairs of file names with copies between them, and of which kind."""
    folder.mkdir(parents=True)
    random_ = random.Random(seed)
    extra: dict[int, list[str]] = {}
    pairs: Pairs = {}
    for number, there in enumerate(range(4, count, 5)):
        kind = list(OPERATORS)[number % len(OPERATORS)]
        here = there - random_.randint(1, 4)
        copied = [invented_sentence(random_) for _ in range(3)]
        extra[here], extra[there] = copied, OPERATORS[kind](copied, random_)
        pairs[f"{here:05d}.txt", f"{there:05d}.txt"] = kind
    for number in range(count):
        text = invented_report(random_, extra=extra.get(number), sentences=SENTENCES)
        (folder / f"{number:05d}.txt").write_text(text, "utf-8")
    return pairs


def command(folder: Path, store: Path, jobs: int) -> list[str]:
    """The survey as a shell would run it."""
    words = ["survey", str(folder), "--store", str(store), "--isolated", "--jobs", str(jobs)]
    return [sys.executable, "-m", "hegui", *words]


def run(words: list[str]) -> Cost:
    """Run a survey to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the survey ended with {process.returncode}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def found(store: Path) -> set[tuple[str, str]]:
    """The pairs of file names the survey reports, in ascending order."""
    with duckdb.connect(str(store), read_only=True) as db:
        rows = db.execute("SELECT DISTINCT path, other_path FROM passages").fetchall()
    return {(min(names), max(names)) for names in ((Path(a).name, Path(b).name) for a, b in rows)}


def killed(words: list[str], after: float) -> None:
    """Start a survey and end it the hard way after so many seconds."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.kill()
    process.wait()


def differences(one: Path, other: Path) -> int:
    """Rows that stand in a table of one store and not, or not as often, in that of the other."""
    total = 0
    with duckdb.connect() as db:
        db.execute(f"ATTACH '{one}' AS one (READ_ONLY)")
        db.execute(f"ATTACH '{other}' AS other (READ_ONLY)")
        for table in TABLES:
            for a, b in (("one", "other"), ("other", "one")):
                sql = f"SELECT count(*) FROM (FROM {a}.{table} EXCEPT ALL FROM {b}.{table})"
                total += db.execute(sql).fetchall()[0][0]
    return total


def kept(store: Path) -> int:
    """Reports that a killed survey left in its store."""
    with duckdb.connect(str(store)) as db:
        return int(db.execute("SELECT count(*) FROM documents").fetchall()[0][0])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, nargs="+", default=[1250, 2500, 5000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    print(
        "reports  precision  recall  "
        + "".join(f"{k:>11}" for k in OPERATORS)
        + "   wall s    cpu s  ms each  peak MiB"
    )
    for count in args.reports:
        with tempfile.TemporaryDirectory() as name:
            folder, store = Path(name) / "reports", Path(name) / "a.duckdb"
            pairs = collect(folder, count, args.seed)
            cost = run(command(folder, store, args.jobs))
            seen = found(store)
            right = seen & set(pairs)
            recalls = {
                k: sum(pairs[p] == k for p in right) / (sum(v == k for v in pairs.values()) or 1)
                for k in OPERATORS
            }
            print(
                f"{count:7} {len(right) / (len(seen) or 1):10.3f} {len(right) / (len(pairs) or 1):7.3f}  "
                + "".join(f"{r:11.3f}" for r in recalls.values())
                + f" {cost.wall:8.1f} {cost.cpu:8.1f} {cost.cpu / count * 1000:8.1f} {cost.peak:9.0f}",
                flush=True,
            )
            if args.kill:
                again = Path(name) / "b.duckdb"
                words = command(folder, again, args.jobs)
                killed(words, cost.wall * 0.4)
                there = kept(again)
                run(words)
                print(
                    f"        killed with {there} done; after going on {differences(store, again)} rows differ"
                )


if __name__ == "__main__":
    main()
