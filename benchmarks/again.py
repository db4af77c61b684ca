"""What is gained where something was done before: results from the cache, and a helper that is warm.

    python benchmarks/again.py FOLDER [--copies 40] [--rounds 5]

FOLDER holds real reports (txt); each is copied with a name of its own and one letter changed. The cache: processor time of
one process, unchanged files, beside the same run with ``--no-cache`` and one that fills an empty cache. The helper: seconds on
the clock, for the answer alone (no start of a client) and for the whole command, beside the command without it. Ratios count.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from performance import spent

from hegui import calling

COMMAND = [sys.executable, "-m", "hegui"]
FORMATS = ("jsonl", "json", "terminal", "sarif", "html")


def copies(folder: Path, to: Path, number: int) -> None:
    """Each report so many times, each time with another of its stops changed."""
    for report in sorted(folder.glob("*.txt")):
        text = report.read_text("utf-8")
        for copy in range(number):
            at = text.find("。", len(text) * copy // (number + 1))
            changed = text[:at] + "；" + text[at + 1 :] if at >= 0 else f"{text}{copy}"
            (to / f"{copy:03}-{report.name}").write_text(changed, "utf-8")


def kept(many: Path, results: Path, rounds: int) -> None:
    """The table of the cache."""
    common = [*COMMAND, "check", ".", "--isolated", "--jobs", "1", "--fail-on", "never", "--format"]
    spent([*common, "json"], many)
    print("| format | checked | cache empty | unchanged | ratio |\n|---|---|---|---|---|")
    for form in FORMATS:
        seen: dict[str, list[float]] = {"checked": [], "filled": [], "kept": []}
        for _ in range(rounds):
            seen["checked"].append(spent([*common, form, "--no-cache"], many).time)
            shutil.rmtree(results)
            seen["filled"].append(spent([*common, form], many).time)
            seen["kept"].append(spent([*common, form], many).time)
        checked, filled, from_cache = (statistics.median(times) for times in seen.values())
        print(
            f"| {form} | {checked:.2f} s | {filled:.2f} s | {from_cache:.2f} s | {checked / from_cache:.1f} |"
        )


def helper(report: Path, rounds: int) -> None:
    """The table of the helper."""
    subprocess.run([*COMMAND, "daemon", "start"], check=True, stdout=subprocess.DEVNULL)
    print("\n| one report | the answer | whole command | without helper |\n|---|---|---|---|")
    try:
        for title, options in (("checked", ["--no-cache"]), ("unchanged", [])):
            words = ["check", str(report), "--isolated", *options]
            times = [
                _clocked(lambda words=words: _answer(words), rounds),
                _clocked(lambda words=words: _run([*words, "--daemon"]), rounds),
                _clocked(lambda words=words: _run(words), rounds),
            ]
            print(f"| {title} | " + " | ".join(f"{seconds * 1000:.0f} ms" for seconds in times) + " |")
    finally:
        subprocess.run([*COMMAND, "daemon", "stop"], check=True, stdout=subprocess.DEVNULL)


def _answer(words: list[str]) -> float:
    connection = calling.connected()
    request = calling.framed(calling.everything(words, None))
    begun = time.perf_counter()
    connection.sendall(request)
    if calling.answer(connection) is None:
        sys.exit("the helper refused")
    seconds = time.perf_counter() - begun
    connection.close()
    return seconds


def _run(words: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run([*COMMAND, *words], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


def _clocked(work: Callable[[], float], rounds: int) -> float:
    """The median, with a pause in which a process gets ready for the next request."""
    seen = []
    for _ in range(rounds):
        time.sleep(0.3)
        seen.append(work())
    return statistics.median(seen)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["HEGUI_CACHE_DIR"] = str(Path(name, "cache"))
        many = Path(name, "many")
        many.mkdir()
        copies(given.folder, many, given.copies)
        kept(many, Path(name, "cache", "results"), max(1, given.rounds // 2))
        first = sorted(given.folder.glob("*.txt"), key=lambda path: abs(path.stat().st_size - 10_000))[0]
        helper(first.absolute(), given.rounds * 4)


if __name__ == "__main__":
    main()
