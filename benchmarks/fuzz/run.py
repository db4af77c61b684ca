"""Fuzz every reader, the configuration and the whole check, one target after the other, in one process at a time.

    python benchmarks/fuzz/run.py [--hours 2] [--slice 120] [--only NAME …] [--log FILE] [--keep FOLDER]
    python benchmarks/fuzz/run.py --together …
    python benchmarks/fuzz/run.py --replay FILE…

Where atheris is installed, inputs are varied by what code they reach; otherwise by chance. An input that raises is kept
as ``NAME-xxxxxxxx`` in the folder, once for each place in the code; ``--replay`` runs such files again. A line of the log
is written after each slice: seconds, executions and new faults of the target, and the sums. With ``--together`` a slice is
for all targets, the first byte of an input says for which: what takes long to begin with begins once.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

_HERE = Path(__file__).parent
sys.path.insert(0, str(_HERE))
_LONGEST = 600
"""Bytes; each stands for a choice."""
_ALL = "all"
"""What stands for every target at once."""
_SLOW = 900
"""Seconds for one input, beyond which libFuzzer calls it a fault: on the wall, and the machine may be busy."""
_MEMORY = 3000
"""MiB, likewise."""


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--slice", type=int, default=120, help="seconds for a target at a time")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--together", action="store_true", help="all targets in one process")
    parser.add_argument("--log", type=Path)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"))
    parser.add_argument("--replay", nargs="*", type=Path)
    parser.add_argument("--one", nargs=2, metavar=("NAME", "SECONDS"), help="used by itself: one slice")
    said, _ = parser.parse_known_args()
    if said.replay:
        return _replay(said.replay)
    said.keep.mkdir(parents=True, exist_ok=True)
    if said.together and not said.one:
        said.only = [_ALL]
    if said.one:
        _slice(said.one[0], int(said.one[1]), said.keep)
        return 0
    return _rotate(said)


def _rotate(said: argparse.Namespace) -> int:
    names = said.only or _names()
    until = time.monotonic() + said.hours * 3600
    seconds, spent, runs = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0), dict.fromkeys(names, 0)
    while time.monotonic() < until:
        for name in names:
            if time.monotonic() >= until:
                break
            started, known, before = time.monotonic(), _faults(said.keep, name), _processor()
            lasting = min(said.slice, max(10, int(until - started)))
            command = [sys.executable, __file__, "--keep", str(said.keep), "--one", name, str(lasting)]
            output = said.keep / f"{name}.output"
            with output.open("w") as out:
                ended = subprocess.run(command, stdout=out, stderr=out, check=False)
            if ended.returncode:  # of itself it ends in order: a time-out, or a crash of a library
                (said.keep / f"{name}-{int(time.time())}.log").write_bytes(output.read_bytes()[-4000:])
            seconds[name] += time.monotonic() - started
            spent[name] += _processor() - before
            runs[name] += sum(_count(said.keep, each) for each in (_names() if name == _ALL else [name]))
            line = (
                f"{time.strftime('%H:%M:%S')} {name:10} exit {ended.returncode} {seconds[name]:6.0f} s, {spent[name]:6.0f} s of processor, "
                f"{runs[name]:9} runs, "
                f"new faults {sorted(_faults(said.keep, name) - known)}; in all {sum(seconds.values()) / 3600:.2f} h, "
                f"{sum(spent.values()) / 3600:.2f} of processor, "
                f"{sum(runs.values())} runs"
            )
            print(line, flush=True)
            if said.log:
                with said.log.open("a") as log:
                    log.write(line + "\n")
    return 0


def _processor() -> float:
    """Seconds of processor time that all slices so far have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _names() -> list[str]:
    from targets import TARGETS

    return list(TARGETS)


def _faults(folder: Path, name: str) -> set[str]:
    return {p.name for p in folder.glob("*-*" if name == _ALL else f"{name}-*") if p.suffix != ".txt"}


def _count(folder: Path, name: str) -> int:
    path = folder / f"{name}.count"
    found = int(path.read_text()) if path.exists() else 0
    path.unlink(missing_ok=True)
    with (folder / f"{name}.runs").open("a") as runs:
        runs.write(f"{found}\n")
    return found


class Watched:
    """A target that counts its runs, and keeps what it raises instead of ending."""

    def __init__(self, name: str, target: Callable[[bytes], None], folder: Path) -> None:
        self.name, self.target, self.folder = name, target, folder
        self.runs, self._told = 0, time.monotonic()

    def __call__(self, data: bytes) -> None:
        """Run the target once."""
        self.runs += 1
        try:
            self.target(bytes(data))
        except Exception as error:
            self._keep(bytes(data), error)
        if time.monotonic() > self._told + 1:
            self.tell()

    def tell(self) -> None:
        """Write down how many runs there were."""
        self._told = time.monotonic()
        (self.folder / f"{self.name}.count").write_text(str(self.runs))

    def _keep(self, data: bytes, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        place = [f"{f.filename}:{f.lineno}" for f in frames if "hegui" in f.filename][-1:] or ["?"]
        what = (
            f"{type(error).__name__} {place} {str(error)[:60] if isinstance(error, AssertionError) else ''}"
        )
        path = self.folder / f"{self.name}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"
        if not path.exists() or path.stat().st_size > len(data):
            path.write_bytes(data)
            path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), "utf-8")


class Together:
    """All targets in turn: the first byte says which one gets the others."""

    def __init__(self, targets: dict[str, Callable[[bytes], None]], folder: Path) -> None:
        self.watched = [Watched(name, target, folder) for name, target in targets.items()]

    def __call__(self, data: bytes) -> None:
        """Run one target once."""
        self.watched[data[0] % len(self.watched) if data else 0](data[1:])

    def tell(self) -> None:
        """Write down how many runs there were of each."""
        for each in self.watched:
            each.tell()


def _watched(name: str, folder: Path) -> Watched | Together:
    from targets import TARGETS

    return Together(TARGETS, folder) if name == _ALL else Watched(name, TARGETS[name], folder)


def _slice(name: str, seconds: int, folder: Path) -> None:
    corpus = folder / f"{name}.corpus"
    corpus.mkdir(exist_ok=True)
    if importlib.util.find_spec("atheris") is None:
        _by_chance(name, seconds, folder)
        return
    import atheris

    with atheris.instrument_imports(include=["hegui", "hegui_rules"], enable_loader_override=False):
        from dice import sentences

        sentences()
        target = _watched(name, folder)
        for data in _seeds(9 * (len(_names()) if name == _ALL else 1)):
            target(data)  # what is imported late is imported now
        options = (
            f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_SLOW}", f"-rss_limit_mb={_MEMORY}", "-len_control=20",
            f"-artifact_prefix={folder}/{name}-", "-print_final_stats=0", "-verbosity=0", "-close_fd_mask=0", str(corpus),
        )  # fmt: skip
        atheris.Setup([sys.argv[0], *options], target)
        atheris.Fuzz()


def _seeds(number: int) -> Iterator[bytes]:
    dice = random.Random()
    for _ in range(number):
        yield dice.randbytes(dice.choice((4, 30, 200, _LONGEST)))


def _by_chance(name: str, seconds: int, folder: Path) -> None:
    target = _watched(name, folder)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for data in _seeds(20):
            target(data)
    target.tell()


def _replay(paths: list[Path]) -> int:
    from targets import TARGETS

    bad = 0
    for path in paths:
        try:
            TARGETS[path.name.split("-")[0]](path.read_bytes())
        except Exception:
            bad += 1
            print(f"{path.name}\n{traceback.format_exc()}")
    print(json.dumps({"files": len(paths), "faults": bad}))
    return int(bad > 0)


if __name__ == "__main__":
    os.environ.setdefault("TMPDIR", tempfile.gettempdir())
    sys.exit(main())
