"""What ``--fix`` does to texts: which numbers, names, quoted words or negations it changed, and whether twice is more than once.

    python benchmarks/fixes.py [--pairs TSV]... [--show] FOLDER…

Nothing is written. Every txt, md and docx file under the folders is corrected in memory; of ``--pairs`` the columns
``bad`` and ``good`` are, ⟦⟧ removed, a text of one paragraph each. Exit code 1 when anything that must stay has changed.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from hegui.running.engine import engine
from hegui.running.fixing import fixed
from hegui.running.settings import Settings
from hegui.testing import meaning, unmarked

_SUFFIXES = (".txt", ".md", ".docx")


def texts(folders: list[Path], pairs: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of everything to correct."""
    for folder in folders:
        files = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
        for path in files:
            if path.suffix.lower() in _SUFFIXES:
                yield str(path), path.read_bytes()
    for table in pairs:
        with table.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
                for column in ("bad", "good"):
                    words = unmarked(row[column] or "").replace("\\n", "\n")
                    if words.strip():
                        yield f"{table.stem}-{number}-{column}.txt", words.encode()


def main() -> int:
    """Correct, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--pairs", action="append", default=[], type=Path)
    parser.add_argument("--show", action="store_true", help="every line that was corrected")
    options = parser.parse_args()
    settings = Settings()
    rules = engine(settings)
    seen = made = 0
    faults: list[str] = []
    for name, data in texts(options.folders, options.pairs):
        done = fixed(name, data, rules, settings)
        seen, made = seen + 1, made + done.made
        before, after = done.before.splitlines(), done.after.splitlines()
        for one, other in zip(before, after, strict=True):
            if one != other and options.show:
                print(f"{name}\n- {one}\n+ {other}")
            for part, (had, has) in meaning(one, other).items():
                faults.append(f"{name}：{part} {had} → {has}\n- {one}\n+ {other}")
        if done.made and fixed(name, done.data, rules, settings).made:
            faults.append(f"{name}：再运行一次还有改动")
    print(f"{seen} texts, {made} corrections, {len(faults)} faults")
    print("\n".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
