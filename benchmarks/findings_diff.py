"""What a change makes of real texts: findings added, removed and changed between two versions, by rule.

    python benchmarks/findings_diff.py OLD NEW FOLDER … [-- --kind generic --select ALL]

OLD and NEW are revisions of this repository, or commands that stand for ``hegui`` (with a slash in them). What follows
``--`` goes to ``hegui check``. Read every line before a change lands. Exit code 1 when there is any.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
_SAID = ("severity", "message", "suggestion", "fix", "suppressed")
"""What of a finding can change while it stays the same finding."""


class Found(NamedTuple):
    """One finding of ``hegui check``."""

    path: str
    start: int
    end: int
    code: str
    said: dict[str, Any]

    def __str__(self) -> str:
        said = self.said
        return (
            f"{self.code} {said['severity']} {self.path}:{said['line']} “{said['quote']}” {said['message']}"
        )


class Change(NamedTuple):
    """A finding that is new (no ``old``), gone (no ``new``), or says something else."""

    old: Found | None
    new: Found | None

    @property
    def kind(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def code(self) -> str:
        """Of the rule."""
        return (self.old or self.new).code  # type: ignore[union-attr]


def findings(report: dict[str, Any]) -> list[Found]:
    """What a report in JSON says, sorted."""
    return sorted(
        (
            Found(document["path"], d["start"], d["end"], d["code"], d)
            for document in report["documents"]
            for d in document["diagnostics"]
        ),
        key=lambda f: f[:4],
    )


def changes(old: Iterable[Found], new: Iterable[Found]) -> list[Change]:
    """How ``new`` differs from ``old``: findings of one rule at one place, or else at places that overlap, belong together."""
    before: dict[tuple[str, str], list[Found]] = defaultdict(list)
    after: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for found in old:
        before[found.path, found.code].append(found)
    for found in new:
        after[found.path, found.code].append(found)
    made: list[Change] = []
    for key in before.keys() | after.keys():
        made += _paired(before[key], after[key])
    return sorted(made, key=lambda c: ((c.old or c.new)[:4], c.kind))  # type: ignore[index]


def _paired(old: list[Found], new: list[Found]) -> Iterator[Change]:
    same = {(f.start, f.end): f for f in new}
    gone = []
    for found in old:
        partner = same.pop((found.start, found.end), None)
        if partner is None:
            gone.append(found)
        elif any(found.said.get(key) != partner.said.get(key) for key in _SAID):
            yield Change(found, partner)
    come = list(same.values())
    for found in gone:
        partner = next((f for f in come if f.start < found.end and found.start < f.end), None)
        if partner is not None:
            come.remove(partner)
        yield Change(found, partner)
    yield from (Change(None, found) for found in come)


@contextmanager
def command(version: str) -> Iterator[tuple[list[str], dict[str, str]]]:
    """How to run ``version``: the command, and the environment it needs."""
    if "/" in version and os.access(version, os.X_OK):
        yield [version], dict(os.environ)
        return
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), version], check=True)
        try:
            path = os.pathsep.join(str(tree / part) for part in ("lint", "rules"))
            yield [sys.executable, "-m", "hegui"], {**os.environ, "PYTHONPATH": path}
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def checked(version: str, folders: list[str], options: list[str]) -> list[Found]:
    """What ``version`` finds.

    Raises:
        SystemExit: it does not run.
    """
    with command(version) as (words, environment):
        run = subprocess.run(
            [*words, "check", *folders, "--isolated", "--format", "json", *options],
            env=environment, capture_output=True, check=False,
        )  # fmt: skip
    if run.returncode not in (0, 1) and not run.stdout:
        raise SystemExit(f"{version}: {run.stderr.decode(errors='replace')}")
    return findings(json.loads(run.stdout))


def show(made: list[Change]) -> Iterator[str]:
    """The counts by rule, then every change."""
    counts = Counter((change.code, change.kind) for change in made)
    kinds = ("added", "removed", "changed")
    yield "rule   " + "".join(f"{kind:>9}" for kind in kinds)
    for code in sorted({code for code, _ in counts}):
        yield f"{code:<7}" + "".join(f"{counts[code, kind]:>9}" for kind in kinds)
    yield "all    " + "".join(f"{sum(n for (_, k), n in counts.items() if k == kind):>9}" for kind in kinds)
    for change in made:
        yield ""
        if change.old is not None:
            yield f"- {change.old}"
        if change.new is not None:
            yield f"+ {change.new}"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("folders", nargs="+", metavar="folder")
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    args = parser.parse_args(words[:cut])
    made = changes(*(checked(version, args.folders, words[cut + 1 :]) for version in (args.old, args.new)))
    print("\n".join(show(made)))
    return bool(made)


if __name__ == "__main__":
    sys.exit(main())
