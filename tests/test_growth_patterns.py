"""No regular expression takes more than linear time, whatever it meets: see ``benchmarks/patterns.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "patterns.py"
SHARDS = 4


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_pattern_grows_faster_than_the_text(shard: int) -> None:
    """In a process of its own: there, nothing was compiled before it is watched."""
    done = subprocess.run(
        [sys.executable, str(BENCHMARK), "--shard", f"{shard}/{SHARDS}"], capture_output=True, text=True, encoding="utf-8"
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize(
    "pattern",
    [
        "《[^》]*》",
        r"\s*[:：]?\s*$",
        "(?:已|经|已经)*件",
        r"[ab]+(?=c)",
        "(?:(?:的|并)*了)*件",
        r"标题.*?正文$",
    ],
)
def test_the_measure_sees_what_grows(pattern: str) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(BENCHMARK.parent)!r}); import re, patterns\n"
        f"noted = patterns.Noted(re.compile({pattern!r}), ''); noted.used.add('search')\n"
        "sys.exit(patterns.worst(noted) is None)"
    )
    assert _sometime(code)


@pytest.mark.parametrize(
    "pattern",
    ["《[^《》]*》", r"(?<!\s)\s*+[:：]", "(?<![已经])(?:已|经)*+件", "[a-z]{1,20}x", "法+", ".{0,200}末"],
)
def test_the_measure_is_content_with_what_does_not(pattern: str) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(BENCHMARK.parent)!r}); import re, patterns\n"
        f"noted = patterns.Noted(re.compile({pattern!r}), ''); noted.used.add('search')\n"
        "sys.exit(patterns.worst(noted) is not None)"
    )
    assert _sometime(code)


def _sometime(code: str) -> bool:
    """Times are measured: on a machine that does other work one reading may fail, three in a row do not."""
    return any(subprocess.run([sys.executable, "-c", code]).returncode == 0 for _ in range(3))
