"""Whoever ends a run, and when: nothing is left half written, and nothing goes on running."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docx_builder import build_docx

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


def living(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def killed(running: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):  # it was done
        os.killpg(running.pid, signal.SIGKILL)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_sigterm_ends_a_run_in_order(tmp_path: Path, jobs: str) -> None:
    reports(tmp_path, 300, 3000)
    running = started(tmp_path, ".", "--isolated", "--jobs", jobs, "--report", "json=x.json")
    time.sleep(2)
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
def test_killed_at_any_moment_files_are_whole(tmp_path: Path) -> None:
    """--fix, a report and the baseline: each file is what it was, or what it is to be."""
    random.seed(4)
    paths = reports(tmp_path, 6, 40)
    before = paths[0].read_bytes()
    arguments = (".", "--isolated", "--fix", "--report", "json=r.json", "--write-baseline")
    whole = started(tmp_path, *arguments)
    took = time.monotonic()
    whole.communicate(timeout=60)
    took = time.monotonic() - took
    after = paths[0].read_bytes()
    assert after != before
    for _ in range(KILLED):
        for path in tmp_path.iterdir():
            path.unlink()
        reports(tmp_path, 6, 40)
        running = started(tmp_path, *arguments)
        time.sleep(random.uniform(0.3, 1.0) * took)
        killed(running)
        running.communicate(timeout=20)
        for path in paths:
            assert path.read_bytes() in (before, after)
            copy = path.with_name(path.name + ".bak")
            if path.read_bytes() == after:
                assert copy.read_bytes() == before
        for name in ("r.json", "hegui-baseline.json"):
            if (tmp_path / name).exists():
                json.loads((tmp_path / name).read_bytes())


def test_a_plain_environment_is_enough(tmp_path: Path) -> None:
    (path,) = reports(tmp_path, 1, 1)
    done = subprocess.run(
        [sys.executable, "-m", "hegui", "check", str(path), "--format", "json"], cwd=tmp_path, capture_output=True,
        check=False, env={"LC_ALL": "C", "PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
    )  # fmt: skip
    assert done.returncode == 1
    assert json.loads(done.stdout.decode("utf-8"))["documents"][0]["identity"]["title"]
    assert done.stderr == b""


@pytest.mark.slow
def test_killed_at_any_moment_an_annotated_copy_is_whole(tmp_path: Path) -> None:
    """The copy is there as it is to be, or not; over an older one, either of them; the document is never touched."""
    random.seed(5)
    data = build_docx(
        ["青禾县2024年法治政府建设年度报告", "一、主要做法", "开展了了普法宣传，推进法冶建设。"]
    )
    path, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(data)
    command = [sys.executable, "-m", "hegui", "annotate", "a.docx", "-o", "b.docx", "--isolated", "--track"]
    took = time.monotonic()
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    took = time.monotonic() - took
    whole = copy.read_bytes()
    for number in range(KILLED):
        copy.unlink(missing_ok=True)
        if number % 2:
            copy.write_bytes(b"older")
        running = subprocess.Popen(
            command,
            cwd=tmp_path,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(random.uniform(0.5, 1.1) * took)
        killed(running)
        running.wait()
        assert path.read_bytes() == data
        if copy.exists():
            assert copy.read_bytes() in (whole, b"older")
        else:
            assert not number % 2
