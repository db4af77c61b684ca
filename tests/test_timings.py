"""What ``hegui check --timings`` says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hegui.checking.timings import Timings


def test_what_runs_inside_counts_once() -> None:
    now = iter([0.0, 1.0, 4.0, 6.0])
    timings = Timings(lambda: next(now))
    assert timings.run("N101", lambda: timings.run("facts.dates.dates", lambda: 7)) == 7
    assert timings.spent == {"facts.dates.dates": 3.0, "N101": 3.0}
    table = timings.table()
    assert "规则 N 数字" in table
    assert "事实 facts.dates" in table
    assert "6000.0  100.0%  合计" in table


def test_what_fails_is_measured_too() -> None:
    now = iter([0.0, 2.0])
    timings = Timings(lambda: next(now))
    try:
        timings.run("读取", lambda: 1 / 0)
    except ZeroDivisionError:
        assert timings.spent == {"读取": 2.0}


def test_the_command_prints_them_beside_the_same_output(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("临溪县2024年法治政府建设年度报告\n\n2024年，开展培训3次，其中线上5次。\n", "utf-8")
    command = [sys.executable, "-m", "hegui", "check", str(report), "--isolated", "--format", "json"]
    plain = subprocess.run(command, capture_output=True, text=True, check=False)
    timed = subprocess.run([*command, "--timings"], capture_output=True, text=True, check=False)
    assert (timed.stdout, timed.returncode) == (plain.stdout, plain.returncode)
    assert plain.stderr == ""
    for words in ("启动和导入", "读取", "规则 N 数字", "输出", "合计"):
        assert words in timed.stderr
