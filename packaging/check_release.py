"""Whether what is released works: built, described, installed from wheel and from sdist, and what README.md says done.

    python packaging/check_release.py PYTHON… [--keep FOLDER]

PYTHON: the oldest and the newest one that hegui is for (``python3.11 python3.13``). Each gets an environment of its own for
the wheel and one for the sdist, which hold nothing else. Needs ``build`` or hatchling, and a package index.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).parent.parent
_NEEDED = ("Name", "Version", "Summary", "Requires-Python", "License-Expression", "Description")
_EXIT = {"check": (0, 1)}
"""What a command of README.md may end with; anything else only with 0."""


def main() -> int:
    """The command line; 1 when something does not work."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pythons", nargs="+", metavar="PYTHON")
    parser.add_argument("--keep", type=Path)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = said.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        problems = list(_checked(said.pythons, folder))
    print("\n".join(problems) or "the release works")
    return int(bool(problems))


def _checked(pythons: list[str], folder: Path) -> Iterator[str]:
    source = folder / "source"
    shutil.rmtree(source, ignore_errors=True)
    _run(["git", "-C", str(ROOT), "worktree", "prune"])
    subprocess.run(["git", "clone", "-q", str(ROOT), str(source)], check=True)
    built = folder / "dist"
    shutil.rmtree(built, ignore_errors=True)
    done = _run([sys.executable, "-m", "hatchling", "build", "-d", str(built)], cwd=source)
    if done.returncode:
        yield f"not built: {done.stderr[-500:]}"
        return
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    print(
        f"built {wheel.name} ({wheel.stat().st_size >> 10} KiB), {sdist.name} ({sdist.stat().st_size >> 10} KiB)"
    )
    yield from _described(wheel, sdist, source)
    for python in pythons:
        for package in (wheel, sdist):
            place = folder / f"{Path(python).name}-{package.suffix.strip('.')}"
            yield from (
                f"{python} {package.name}: {what}" for what in _installed(python, package, place, source)
            )


def _described(wheel: Path, sdist: Path, source: Path) -> Iterator[str]:
    """Metadata, and that every file of the packages is in both."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (meta,) = (n for n in names if n.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(archive.read(meta).decode())
        (points,) = (n for n in names if n.endswith("entry_points.txt"))
        entries = archive.read(points).decode()
    fields = {**dict(said.items()), "Description": str(said.get_payload())}
    yield from (f"metadata without {field}" for field in _NEEDED if not fields.get(field, "").strip())
    yield from (f"no entry point {name}" for name in ("hegui = hegui.__main__:main", "builtin = hegui_rules") if name not in entries)  # fmt: skip
    with tarfile.open(sdist) as archive_:
        packed = {name.partition("/")[2] for name in archive_.getnames()}
    tracked = subprocess.run(
        ["git", "ls-files", "lint", "rules"], cwd=source, capture_output=True, text=True, check=True
    )
    for path in tracked.stdout.split("\n"):
        inside = re.sub(r"^(?:lint|rules)/", "", path)
        if path.startswith(("lint/hegui/", "rules/hegui_rules/")):
            if inside not in names:
                yield f"the wheel lacks {inside}"
            if path not in packed:
                yield f"the sdist lacks {path}"


def _installed(python: str, package: Path, place: Path, source: Path) -> Iterator[str]:
    """The package alone in a new environment, and what README.md tells to do, in a copy of its examples."""
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run([python, "-m", "venv", str(place)], check=True)
    pip = [str(place / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    done = _run([*pip, str(package)])
    if done.returncode:
        yield f"not installed: {done.stderr[-500:]}"
        return
    work = place / "work"
    shutil.copytree(source / "fixtures", work / "fixtures")
    count = 0
    for words in commands((source / "README.md").read_text("utf-8")):
        done = _run([str(place / "bin" / words[0]), *words[1:]], cwd=work)
        count += 1
        if done.returncode not in _EXIT.get(words[1], (0,)) or "Traceback" in done.stderr:
            yield f"{shlex.join(words)} ended with {done.returncode}: {(done.stderr or done.stdout)[-300:]}"
    version = _run([str(place / "bin" / "hegui"), "--version"]).stdout.strip()
    print(f"{python} {package.suffix}: {version}, {count} commands of README.md")


def commands(text: str) -> Iterator[list[str]]:
    """The commands in the examples of README.md, and the plain ones of every day."""
    for line in re.findall(r"^\$ (hegui .*)$", text, re.M):
        yield shlex.split(line)
    report = "fixtures/reports/linxi-2024.docx"
    yield from (
        shlex.split(line)
        for line in (
            "hegui --version", "hegui --help", f"hegui check {report} --format json", f"hegui check --diff {report}",
            f"hegui annotate {report} -o a.docx", "hegui compare fixtures/reports/yunling-2023.txt fixtures/reports/linxi-2024.txt",
            "hegui rules", "hegui explain N104", f"hegui facts {report}", "hegui init", "hegui checklist show fazhi-annual",
            "hegui knowledge check", "hegui completion bash",
        )
    )  # fmt: skip


def _run(command: list[str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


if __name__ == "__main__":
    sys.exit(main())
