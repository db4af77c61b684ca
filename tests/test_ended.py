"""Whoever ends a run, and when: nothing is left half written, and nothing goes on running."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import kills

TEXT = "青禾县2024年法治政府建设年度报告\n一、主要做法\n开展了了普法宣传活动，推进法冶建设。\n"
KILLED = int(os.environ.get("HEGUI_KILLS", "8"))
"""How often; more by hand than every day."""
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no signals")


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "hegui", "check", *arguments], cwd=folder, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def reports(folder: Path, count: int, lines: int) -> list[Path]:
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(TEXT + "开展工作。\n" * lines, "utf-8")
    return sorted(folder.glob("*.txt"))


def answers(running: subprocess.Popen[bytes], number: int) -> bool:
    """Whether the process has begun to answer the signal itself, as far as the system tells."""
    status = Path(f"/proc/{running.pid}/status")
    if not status.exists():
        return True
    caught = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def living(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_sigterm_ends_a_run_in_order(tmp_path: Path, jobs: str) -> None:
    reports(tmp_path, 300, 3000)
    running = started(tmp_path, ".", "--isolated", "--jobs", jobs, "--report", "json=x.json")
    for _ in range(300):  # the machine may be busy
        time.sleep(0.1)
        if answers(running, signal.SIGTERM):
            break
    time.sleep(1)
    running.send_signal(signal.SIGTERM)
    _, err = running.communicate(timeout=20)
    assert running.returncode == 143
    assert err.decode() == "hegui：已终止\n"
    assert not list(tmp_path.glob("*x.json*"))
    assert not living(running.pid)


def test_a_worker_killed_from_outside_costs_one_file(tmp_path: Path) -> None:
    reports(tmp_path, 12, 1500)
    running = started(tmp_path, ".", "--isolated", "--jobs", "2", "--format", "json")
    worker = 0
    for _ in range(200):
        time.sleep(0.05)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        if not children.exists():
            running.kill()
            pytest.skip("the system does not list processes")
        if words := children.read_text().split():
            worker = int(words[0])
            break
    time.sleep(0.2)
    os.kill(worker, signal.SIGKILL)
    out, _ = running.communicate(timeout=120)
    documents = json.loads(out)["documents"]
    assert len(documents) == 12
    failed = [d["error"]["code"] for d in documents if d["error"]]
    assert failed in ([], ["E909"])
    assert running.returncode == (2 if failed else 1)


@pytest.mark.slow
@pytest.mark.parametrize("name", kills.CASES)
def test_killed_at_any_moment_files_are_whole(tmp_path: Path, name: str) -> None:
    """Corrections, reports, the baseline, annotated copies: ``benchmarks/kills.py`` does it three hundred times."""
    _, wrong = kills.tried(name, tmp_path, KILLED, random.Random(4))
    assert wrong == []


def test_half_a_file_is_seen(tmp_path: Path) -> None:
    bench = kills.Bench(kills.CASES["baseline"], tmp_path)
    assert bench.calls > 0
    bench.lay_out(older=False)
    assert list(bench.faults(older=False)) == []
    (bench.folder / "a.txt").write_bytes(b"")
    (bench.folder / "hegui-baseline.json").write_bytes(b"{")
    assert list(bench.faults(older=False)) == [
        "a.txt is neither old nor new", "hegui-baseline.json is not whole"
    ]  # fmt: skip


def test_a_plain_environment_is_enough(tmp_path: Path) -> None:
    (path,) = reports(tmp_path, 1, 1)
    done = subprocess.run(
        [sys.executable, "-m", "hegui", "check", str(path), "--format", "json"], cwd=tmp_path, capture_output=True,
        check=False, env={"LC_ALL": "C", "PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
    )  # fmt: skip
    assert done.returncode == 1
    assert json.loads(done.stdout.decode("utf-8"))["documents"][0]["identity"]["title"]
    assert done.stderr == b""
