"""Cold start and throughput of ``hegui check`` beside other tools, in one run, as ratios of medians.

    python benchmarks/side_by_side.py --peer 'zhlint=npx zhlint {glob}' --peer 'autocorrect=autocorrect --lint {files}'

Peers are commands with ``{files}`` in them, or ``{glob}`` where a tool takes one pattern and passes over the rest in
silence; without any, hegui is measured alone. The commands run in turn, so that a machine that slows down slows all of
them. Wall time of the whole process, in milliseconds; peak memory in MiB.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import generate

HEGUI = [sys.executable, "-m", "hegui", "check", "--format", "concise", "--fail-on", "never"]


def measure(command: list[str], folder: Path | None = None) -> tuple[float, float]:
    """Wall milliseconds and peak MiB of one run in ``folder``."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    )
    _, _, usage = os.wait4(process.pid, 0)
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024


def compare(
    title: str,
    commands: dict[str, list[str]],
    runs: int,
    megabytes: float | None = None,
    folder: Path | None = None,
) -> None:
    """Run all commands ``runs`` times in turn, in ``folder``, and print medians and ratios to the first."""
    for command in commands.values():
        measure(command, folder)
    times: dict[str, list[float]] = {name: [] for name in commands}
    peaks: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            wall, peak = measure(command, folder)
            times[name].append(wall)
            peaks[name].append(peak)
    print(f"\n{title} ({runs} runs in turn, medians)")
    first = statistics.median(next(iter(times.values())))
    for name, walls in times.items():
        median = statistics.median(walls)
        rate = f" {megabytes / median * 1000:6.2f} MB/s" if megabytes else ""
        print(
            f"  {name:28} {median:9.1f} ms  (min {min(walls):.1f}, max {max(walls):.1f})"
            f"  peak {statistics.median(peaks[name]):6.1f} MiB{rate}  x{median / first:.2f}"
        )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--reports", type=int, default=200)
    args = parser.parse_args()
    peers = dict(peer.split("=", 1) for peer in args.peer)
    fixtures = Path(__file__).parents[1] / "fixtures" / "reports"

    def commands(files: list[str], *extra: str) -> dict[str, list[str]]:
        own = {"hegui": [*HEGUI, *extra, *files]}
        words = {"{files}": files, "{glob}": [f"{os.path.dirname(files[0])}/*.txt"]}
        return own | {
            name: [part for word in shlex.split(line) for part in words.get(word, [word])]
            for name, line in peers.items()
        }

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = max(3, args.runs // 3)

        def files(where: str, count: int, characters: int = 5000) -> list[str]:
            # Relative: one of the peers reads no file by an absolute path and says nothing of it.
            made = generate(folder / where, count, characters=characters)
            return [str(path.relative_to(folder)) for path in made]

        def run(
            title: str, made: dict[str, list[str]], runs: int = few, megabytes: float | None = None
        ) -> None:
            compare(title, made, runs, megabytes, folder)

        one, many = files("one", 1), files("many", args.reports)
        size = sum(os.path.getsize(folder / path) for path in many) / 1e6
        run("cold start, one txt of 5,000 characters", commands(one), args.runs)
        run(
            "cold start by format (short invented report)",
            {
                f"hegui {s}": [*HEGUI, str(fixtures / f"linxi-2024.{s}")]
                for s in ("txt", "md", "html", "docx", "pdf")
            },
            args.runs,
        )
        run(
            f"{args.reports} reports, {size:.2f} MB, one process",
            commands(many, "--jobs", "1"),
            megabytes=size,
        )
        run("processes", {f"hegui --jobs {n}": [*HEGUI, "--jobs", str(n), *many] for n in (1, 2)}, few, size)
        run(
            "growth: half as many, all, half as many but twice as long",
            {
                "half": [*HEGUI, "--jobs", "1", *many[: len(many) // 2]],
                "all": [*HEGUI, "--jobs", "1", *many],
                "half, twice as long": [
                    *HEGUI, "--jobs", "1", *files("long", args.reports // 2, characters=10000),
                ],
            },
        )  # fmt: skip


if __name__ == "__main__":
    main()
