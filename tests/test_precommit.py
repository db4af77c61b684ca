"""The pre-commit hook, tried as a user would: a repository with a good and a bad Word file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "fixtures" / "reports"

pytestmark = [pytest.mark.slow, pytest.mark.network]


def git(folder: Path, *args: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.com")
    subprocess.run(["git", *identity, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def registry(tmp_path: Path) -> None:
    """Skip where no package index can be reached: pre-commit installs the hook from one."""
    fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(tmp_path / "p"), "pluggy"]
    try:
        subprocess.run(fetch, check=True, capture_output=True, timeout=60)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("no package index can be reached")


@pytest.mark.usefixtures("registry")
def test_try_repo_passes_the_good_and_names_the_bad(tmp_path: Path) -> None:
    hook = tmp_path / "hook"
    shutil.copytree(
        ROOT, hook, ignore=shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis")
    )
    git(hook, "init", "-q")
    git(hook, "add", "-A")
    git(hook, "commit", "-qm", "hook")
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "-q")
    shutil.copy(REPORTS / "qinghe-2024.docx", repository / "good.docx")
    git(repository, "add", "-A")
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}

    def attempt() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", str(hook), "hegui", "--all-files", "--verbose"],
            cwd=repository, env=env, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip

    good = attempt()
    assert good.returncode == 0, good.stdout + good.stderr
    shutil.copy(REPORTS / "linxi-2024.docx", repository / "bad.docx")
    git(repository, "add", "-A")
    bad = attempt()
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "bad.docx" in bad.stdout
    assert "C102" in bad.stdout
