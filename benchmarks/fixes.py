"""What ``--fix`` does to texts: which numbers, names, quoted words or negations it changed, and whether twice is more than once.

    python benchmarks/fixes.py [--pairs TSV]... [--mutated NUMBER] [--show] FOLDER…

``--mutated``: so many invented reports into which the faults of all rules' examples are put, marks are exchanged, letters
doubled, lost and turned. Where a corrected one has more findings of some rule than before it is named, to be read: one slip
may have hidden another (四、、 is no heading, so that nobody missed the one before it). Nothing is written. Every txt, md and docx file under the folders is corrected in memory; of ``--pairs`` the columns
``bad`` and ``good`` are, ⟦⟧ removed, a text of one paragraph each. Exit code 1 when anything that must stay has changed.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import report

from hegui.api import rules_in
from hegui.checking.results import FileResult
from hegui.running.engine import engine
from hegui.running.files import check_bytes
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


_MARKS = str.maketrans("，。；：（）", ",.;:()")
_SPOTS = 12
"""Places that are changed in one report."""


def mutated(number: int) -> str:
    """The invented report of this number with some faults put in."""
    dice = random.Random(number)
    lines = report(number, dice, 1500).split("\n")
    faults = _faults()
    for _ in range(_SPOTS):
        place = dice.randrange(2, len(lines))
        line = lines[place]
        at = dice.randrange(len(line) + 1)
        match dice.randrange(6):
            case 0:
                lines[place] = line[:at] + line[max(0, at - 1) : at] + line[at:]
            case 1:
                lines[place] = line[: max(0, at - 1)] + line[at:]
            case 2:
                lines[place] = line[:at] + line[at : at + 1].translate(_MARKS) + line[at + 1 :]
            case 3:
                lines[place] = line[:at] + line[at : at + 2][::-1] + line[at + 2 :]
            case _:
                lines[place] = line + dice.choice(faults)
    return "\n".join(lines)


@cache
def _faults() -> list[str]:
    texts_ = (unmarked(bad.text) for rule in rules_in("hegui_rules") for bad in rule.bad if not bad.settings)
    return [text for text in texts_ if "\n" not in text]


def new_findings(before: FileResult, after: FileResult) -> dict[str, int]:
    """Codes of which there are more than before, and how many more."""
    return dict(Counter(d.code for d in after.active) - Counter(d.code for d in before.active))


def main() -> int:
    """Correct, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--pairs", action="append", default=[], type=Path)
    parser.add_argument("--mutated", type=int, default=0, metavar="NUMBER")
    parser.add_argument("--show", action="store_true", help="every line that was corrected")
    options = parser.parse_args()
    settings = Settings()
    rules = engine(settings)
    seen = made = 0
    faults: list[str] = []
    further: list[str] = []
    inputs = chain(
        texts(options.folders, options.pairs), ((f"mutated-{n}.txt", mutated(n).encode()) for n in range(options.mutated))
    )  # fmt: skip
    for name, data in inputs:
        done = fixed(name, data, rules, settings)
        seen, made = seen + 1, made + done.made
        before, after = done.before.splitlines(), done.after.splitlines()
        for one, other in zip(before, after, strict=True):
            if one != other and options.show:
                print(f"{name}\n- {one}\n+ {other}")
            for part, (had, has) in meaning(one, other).items():
                faults.append(f"{name}：{part} {had} → {has}\n- {one}\n+ {other}")
        if done.made and (more := new_findings(check_bytes(name, data, rules, settings), done.result)):
            further.append(f"{name}：改正以后多出 {more}")
        if done.made and fixed(name, done.data, rules, settings).made:
            faults.append(f"{name}：再运行一次还有改动")
    print(
        f"{seen} texts, {made} corrections, {len(faults)} faults, {len(further)} with findings that were not there before"
    )
    print("\n".join((*faults, *further)))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
