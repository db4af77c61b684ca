"""Measures quantity extraction against a hand-made gold table.

    python benchmarks/quantities.py GOLD.tsv FOLDER [--verbose]

The table has the columns file, offset, surface, value, unit and role; ``file`` is the beginning of a file name in
FOLDER, ``offset`` counts code points of the decoded file.

What counts: a row is a quantity unless its role is year, date, datename, ordinal, term, indef (一批, 一支) or enum;
of a row that is none, nothing is asked, but what is extracted there is a false hit like any other. A quantity is found
when its value and unit agree and its span overlaps the row's; each extracted quantity serves one row. Value: exact,
万 and 亿 multiplied in, of a range the first figure; a fraction may be written ``1/4``. Unit: as the table writes it,
场（次） and 人（次） without brackets.
"""

from __future__ import annotations

import argparse
import csv
from fractions import Fraction
from pathlib import Path

from hegui.facts import quantities
from hegui.reading import Source
from hegui.reading.from_text import read
from hegui.structure import Stated, build

NO_QUANTITY = {"year", "date", "datename", "date-name", "ordinal", "term", "indef", "enum", ""}


def measure(gold: Path, folder: Path, verbose: bool = False) -> tuple[int, int, int]:
    """(found, in gold, said) over all files that the table names."""
    with gold.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = wanted = said = 0
    for name in sorted({row["file"] for row in rows}):
        path = next(p for p in sorted(folder.iterdir()) if p.name.startswith(name))
        source = Source(str(path), path.read_bytes())
        doc = build(read(source), source, Stated())
        left = {q.ordinal: q for q in quantities(doc)}
        said += len(left)
        for row in rows:
            if row["file"] != name or row["role"] in NO_QUANTITY:
                continue
            wanted += 1
            start = int(row["offset"])
            end = start + len(row["surface"])
            hit = next(
                (
                    q
                    for q in left.values()
                    if q.span.overlaps((start, end))
                    and q.value == Fraction(row["value"])
                    and q.unit == row["unit"]
                ),
                None,
            )
            if hit is not None:
                found += 1
                del left[hit.ordinal]
            elif verbose:
                print(f"missed  {name} {start} {row['surface']} {row['value']} {row['unit']}")
        if verbose:
            for q in left.values():
                print(f"extra   {name} {q.span.start} {q.surface} {q.value} {q.unit}")
    return found, wanted, said


def main() -> None:
    """Print recall and precision."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    found, wanted, said = measure(options.gold, options.folder, options.verbose)
    print(f"recall {found}/{wanted} = {found / wanted:.3f}, precision {found}/{said} = {found / said:.3f}")


if __name__ == "__main__":
    main()
