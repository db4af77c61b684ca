"""Time and memory beside the peers, in one run over real texts: a cold check, many reports, twice the length.

    python benchmarks/performance.py FOLDER [--peers NODE_MODULES] [--before COMMAND] [--rounds 9] [--copies 40]
        [--most-cold RATIO] [--most-many RATIO] [--most-growth RATIO]

FOLDER holds real reports (txt). NODE_MODULES is where ``npm install zhlint autocorrect-node`` put the peers; those that
are not there are left out. Commands take turns, so that a busy machine is busy for all of them; what counts is the
median of the processor time of a process and its children, and the ratio to the first peer. Byte code is cached.
With a bound it ends with 1 where a ratio is beyond: for CI, where only ratios mean anything.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Spent(NamedTuple):
    """Processor time in seconds and the largest resident set in MiB."""

    time: float
    memory: float


def spent(command: Sequence[str], folder: Path | None = None) -> Spent:
    """What ``command`` spends, started in ``folder``."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # taken already
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def medians(
    commands: Mapping[str, Sequence[str]], rounds: int, folder: Path | None = None
) -> dict[str, Spent]:
    """The median of each, one after the other in every round."""
    seen: dict[str, list[Spent]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            seen[name].append(spent(command, folder))
    return {
        name: Spent(statistics.median(s.time for s in some), statistics.median(s.memory for s in some))
        for name, some in seen.items()
    }


def peers(modules: Path | None) -> dict[str, list[str]]:
    """The commands of the peers that are there."""
    known = {"zhlint": ("zhlint", []), "AutoCorrect": ("autocorrect", ["--lint"])}
    return {
        name: [str((modules / ".bin" / program).absolute()), *words]
        for name, (program, words) in known.items()
        if modules is not None and (modules / ".bin" / program).exists()
    }


def table(title: str, found: Mapping[str, Spent], size: int) -> str:
    """One Markdown table; throughput where ``size`` (bytes) is given."""
    base = found.get("zhlint") or next(iter(found.values()))
    lines = [f"\n{title}\n", "| | processor time | × | memory |" + (" MB/s |" if size else "")]
    lines.append("|---|---|---|---|" + ("---|" if size else ""))
    for name, (time, memory) in found.items():
        rate = f" {size / 1e6 / time:.2f} |" if size else ""
        lines.append(f"| {name} | {time * 1000:.0f} ms | {time / base.time:.2f} | {memory:.0f} MiB |{rate}")
    return "\n".join(lines)


def ratio(found: Mapping[str, Spent], peer: str = "zhlint") -> float:
    """What hegui spends for each unit that ``peer`` spends; 0 without the peer."""
    return found["hegui"].time / found[peer].time if peer in found else 0.0


def beyond(measured: Mapping[str, tuple[float, float | None]]) -> list[str]:
    """One line for each ratio that is greater than its bound."""
    return [
        f"{what}: {value:.2f}, at most {most:.2f}"
        for what, (value, most) in measured.items()
        if most is not None and value > most
    ]


def _checking(command: Sequence[str]) -> list[str]:
    """``check`` without results of earlier runs, which early versions did not keep."""
    says = subprocess.run([*command, "check", "--help"], capture_output=True, check=False).stdout
    return [
        *command,
        "check",
        "--isolated",
        "--jobs",
        "1",
        *(["--no-cache"] if b"--no-cache" in says else []),
    ]


def main() -> int:
    """Print the tables; 1 where a ratio is beyond its bound."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--before", help="a command that stands for hegui as it was")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--most-cold", type=float, help="the greatest ratio to zhlint, one report")
    parser.add_argument("--most-many", type=float, help="the greatest ratio to zhlint, many reports")
    parser.add_argument("--most-growth", type=float, help="the greatest growth for twice the length")
    given = parser.parse_args()
    reports = sorted(given.folder.glob("*.txt"))
    own = {"hegui": [sys.executable, "-m", "hegui"]}
    if given.before:
        own["hegui before"] = shlex.split(given.before)
    checking = {name: _checking(command) for name, command in own.items()}
    others = peers(given.peers)

    cold = sorted(reports, key=lambda path: abs(path.stat().st_size - 10_000))[0]
    commands = {name: [*command, str(cold)] for name, command in (checking | others).items()}
    medians(commands, 2)  # byte code, snapshots, the page cache
    alone = medians(commands, given.rounds)
    print(table(f"Cold, one report of {cold.stat().st_size} bytes", alone, 0))

    with tempfile.TemporaryDirectory() as name:
        many = Path(name) / "many"
        many.mkdir()
        for report in reports:
            for copy in range(given.copies):
                (many / f"{copy:03}-{report.name}").write_bytes(report.read_bytes())
        size = sum(path.stat().st_size for path in many.iterdir())
        # zhlint takes patterns, below the working directory.
        commands = {name: [*command, "."] for name, command in checking.items()} | {
            name: [*command, "*.txt" if name == "zhlint" else "."] for name, command in others.items()
        }
        found = medians(commands, max(1, given.rounds // 3), many)
        print(table(f"{len(list(many.iterdir()))} reports, one process", found, size))

        long = Path(name) / "long.txt"
        grown: dict[str, Spent] = {}
        body = "\n".join(path.read_text("utf-8") for path in reports)
        for times in (4, 8):
            long.write_text(body * times, "utf-8")
            label = f"{long.stat().st_size // 1000} kB"
            grown[label] = medians({"hegui": [*checking["hegui"], str(long)]}, 3)["hegui"]
        print(table("One report, twice as long", grown, 0))
        first, second = (entry.time for entry in grown.values())
        print(f"\nGrowth for twice the length: {second / first:.2f}")
    faults = beyond(
        {
            "cold": (ratio(alone), given.most_cold),
            "many reports": (ratio(found), given.most_many),
            "growth": (second / first, given.most_growth),
        }
    )
    print(*faults, sep="\n", end="\n" if faults else "")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
