"""Runs that are ended by SIGKILL at any moment: every file is what it was or what it is to be.

    python benchmarks/kills.py [--times 300] [--only NAME] [--seed 1]

Corrections (``--fix`` of txt, Markdown and docx), the baseline, reports in every format and annotated copies, over older ones
and where there are none. Half of the runs are ended after a time by chance, half right before a call by which a file is
opened for writing, renamed, linked, removed, or gets its mode: these moments are short, chance would miss them. After each
the same command is run to its end: what was interrupted stands in nobody's way.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import xml.dom.minidom
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from attack import _docx

LINES = (
    "青禾县2024年法治政府建设年度报告",
    "一、主要做法",
    "开展了了普法宣传活动，推进法冶建设。",
    *["开展工作。"] * 40,
)
_TEXT = "\n".join(LINES) + "\n"
OLDER = b"older"
_REPORTS = ("json", "jsonl", "sarif", "html", "junit", "gitlab", "github")
_HOOK = """
import os, signal, sys
_left, _seen = int(os.environ.pop("HEGUI_KILL_BEFORE", "0")), 0
_told = os.open(os.environ.pop("HEGUI_CALLS"), os.O_CREAT | os.O_WRONLY)
_CALLS = {"os.rename", "os.remove", "os.chmod", "os.chown", "os.link", "os.truncate", "os.utime", "os.setxattr"}
_WRITE = os.O_WRONLY | os.O_RDWR
def _count(event, arguments):
    global _left, _seen
    if event in _CALLS or event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITE:
        _left, _seen = _left - 1, _seen + 1
        os.pwrite(_told, b"%d" % _seen, 0)
        if not _left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(_count)
"""
"""What a run loads first: it counts the calls that change a file, and ends the run before the n-th."""


class Case(NamedTuple):
    """A command, the files it finds, and those that it may make or change.

    Attributes:
        made: of the names of what it makes; what stands there before is ``OLDER`` in every second run.
        corrects: whether it changes the files it finds.
    """

    arguments: tuple[str, ...]
    files: dict[str, bytes]
    made: tuple[str, ...] = ()
    corrects: bool = False


def _cases() -> dict[str, Case]:
    docx = _docx("".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in LINES))
    texts = {"a.txt": _TEXT.encode(), "乙.txt": _TEXT.encode("gb18030"), "c.md": b"# " + _TEXT.encode()}
    every = (f"--report={form}=r.{form}" for form in _REPORTS)
    return {
        "fix": Case(
            ("check", ".", "--isolated", "--fix"), {**texts, "d.docx": docx}, corrects=True
        ),
        "baseline": Case(("check", ".", "--isolated", "--write-baseline"), texts, ("hegui-baseline.json",)),
        "reports": Case(("check", *texts, "--isolated", *every), texts, tuple(f"r.{form}" for form in _REPORTS)),
        "annotate": Case(
            ("annotate", "d.docx", "-o", "o.docx", "--isolated", "--track"), {"d.docx": docx}, ("o.docx",)
        ),
    }  # fmt: skip


CASES = _cases()


class Bench:
    """A folder in which a case is run again and again."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case, self.folder = case, folder / "files"
        self._hooks, self._cache, self._calls = folder / "hooks", folder / "cache", folder / "calls"
        self._hooks.mkdir()
        (self._hooks / "sitecustomize.py").write_text(_HOOK)
        self.lay_out(older=False)
        self.run()
        self.whole = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        self.lay_out(older=False)
        self._calls.unlink()
        started = time.monotonic()
        self.run()  # the cache is there now, as it will be
        self.took = time.monotonic() - started
        self.calls = int(self._calls.read_text())

    def lay_out(self, older: bool) -> None:
        """The folder as it is before a run."""
        self.folder.mkdir(exist_ok=True)
        for path in self.folder.iterdir():
            path.unlink()
        for name, data in self.case.files.items():
            (self.folder / name).write_bytes(data)
        if older and "hegui-baseline.json" not in self.case.made:  # it would be read, and refused
            for name in self.case.made:
                (self.folder / name).write_bytes(OLDER)

    def _started(self, before: int = 0) -> subprocess.Popen[bytes]:
        path = os.pathsep.join((str(self._hooks), *filter(None, (os.environ.get("PYTHONPATH"),))))
        surroundings = {
            **os.environ, "PYTHONPATH": path, "XDG_CACHE_HOME": str(self._cache), "PYTHONDONTWRITEBYTECODE": "1",
            "HEGUI_KILL_BEFORE": str(before), "HEGUI_CALLS": str(self._calls),
        }  # fmt: skip
        return subprocess.Popen(
            [sys.executable, "-m", "hegui", *self.case.arguments], cwd=self.folder, env=surroundings, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def run(self) -> int:
        """To its end; the exit code."""
        return self._started().wait()

    def killed_before(self, call: int, older: bool) -> bool:
        """Run anew; whether it was ended, right before that call."""
        self.lay_out(older)
        return self._started(call).wait() == -signal.SIGKILL

    def killed_after(self, seconds: float, older: bool) -> bool:
        """Run anew; whether it was ended, after that time."""
        self.lay_out(older)
        running = self._started()
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):  # it was done
            os.killpg(running.pid, signal.SIGKILL)
        return running.wait() == -signal.SIGKILL

    def faults(self, older: bool) -> Iterator[str]:
        """What is neither as it was nor as it is to be."""
        for name, before in self.case.files.items():
            now = (self.folder / name).read_bytes() if (self.folder / name).exists() else None
            if now != before and not (self.case.corrects and now == self.whole[name]):
                yield f"{name} is neither old nor new"
            elif now != before and not (self.folder / f"{name}.bak").exists():
                yield f"{name} was changed without a copy"
        for path in sorted(self.folder.iterdir()):
            if path.name.startswith(".") or path.name in self.case.files:
                continue  # what a run that was killed has begun is hidden
            if path.name.endswith(".bak"):
                if path.read_bytes() != self.case.files[path.name.removesuffix(".bak").removesuffix(".2")]:
                    yield f"{path.name} is not what was"
            elif path.name not in self.case.made:
                yield f"{path.name} is nobody's"
            elif (data := path.read_bytes()) != OLDER and not _sound(path.name, data):
                yield f"{path.name} is not whole"
        if older and "hegui-baseline.json" not in self.case.made:
            yield from (f"{name} is gone" for name in self.case.made if not (self.folder / name).exists())

    def went_on(self) -> Iterator[str]:
        """What is not as it is to be when the command has run once more."""
        code = self.run()
        if code not in (0, 1):
            yield f"run again it ends with {code}"
        for name in (*self.case.files, *self.case.made):
            whole = self.whole[name]
            path = self.folder / name
            if not path.exists() or (
                path.read_bytes() != whole if name in self.case.files else not _sound(name, path.read_bytes())
            ):
                yield f"{name} is not as it is to be when run again"


def _sound(name: str, data: bytes) -> bool:
    """Whether a file that was made is whole."""
    checks: dict[str, Callable[[bytes], object]] = {
        ".json": json.loads, ".sarif": json.loads, ".gitlab": json.loads, ".junit": xml.dom.minidom.parseString,
        ".jsonl": lambda lines: [json.loads(line) for line in lines.splitlines()], ".html": lambda page: page.index(b"</html>"),
        ".docx": _unpacked, ".github": lambda lines: lines.decode().rindex("\n"),
    }  # fmt: skip
    try:
        checks[Path(name).suffix](data)
    except Exception:
        return False
    return True


def _unpacked(data: bytes) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if package.testzip() is not None or "word/comments.xml" not in package.namelist():
            raise ValueError


def tried(name: str, folder: Path, times: int, dice: random.Random) -> tuple[Counter[str], list[str]]:
    """``times`` runs of the case: how many were ended in which way, and what was wrong."""
    bench = Bench(CASES[name], folder)
    told: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(times):
        older = bool(number // 2 % 2)
        if number % 2:
            call = number // 2 % bench.calls + 1
            ended, how = bench.killed_before(call, older), f"before call {call} of {bench.calls}"
        else:
            seconds = dice.uniform(0.2, 1.0) * bench.took
            ended, how = bench.killed_after(seconds, older), f"after {seconds:.3f} s of {bench.took:.3f}"
        told[("ended " + how.split()[0]) if ended else "done before"] += 1
        wrong += (f"{name}, {how}: {fault}" for fault in (*bench.faults(older), *bench.went_on()))
    return told, wrong


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--only", choices=tuple(CASES))
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    names = [said.only] if said.only else list(CASES)
    bad = 0
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            told, wrong = tried(name, Path(folder), said.times // len(names), random.Random(said.seed))
        bad += len(wrong)
        print(f"{name}: {dict(told)}, {len(wrong)} faults", *wrong[:20], sep="\n  ", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
