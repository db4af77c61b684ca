"""Count which measure words edited prose uses for the nouns of ``classifiers.tsv``, and print the table with the counts.

    python benchmarks/classifiers.py PATH… > classifiers.tsv

A path is a text, an xz-compressed text or a folder of them. A figure counts for the noun that ends its head (12名|律师,
配备律师|12名). Whoever changes ``fits`` looks at the counts; a measure word met more often than now and then belongs
there, one met by a slip does not. The result depends on nothing but the texts and the tables.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hegui.facts import quantities
from hegui.testing import document
from hegui_rules.wording.classifiers import CLASSIFIERS, row_of

PIECE = 100_000
"""Characters read at a time."""


def texts(paths: list[Path]) -> Iterator[str]:
    """The texts at ``paths`` in pieces of whole lines, folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from texts(sorted(path.iterdir()))
        elif path.suffix in (".xz", ".txt"):
            with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as file:
                while lines := file.readlines(PIECE):
                    yield "".join(lines)


def counted(paths: list[Path]) -> Counter[tuple[str, str]]:
    """How often (id of the row, unit) was met."""
    found: Counter[tuple[str, str]] = Counter()
    rows = {noun: row for row in CLASSIFIERS.entries for noun in row.nouns}
    for text in texts(paths):
        for quantity in quantities(document(text)):
            named = row_of(rows, quantity.head)
            if named and quantity.kind == "count" and quantity.unit and not quantity.in_cell:
                found[named[1].id, quantity.unit] += 1
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="+")
    found = counted(parser.parse_args().paths)
    table = csv.DictWriter(
        sys.stdout, list(CLASSIFIERS.rows[0]), delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n"
    )
    table.writeheader()
    for row in CLASSIFIERS.rows:
        met = sorted(
            ((n, unit) for (key, unit), n in found.items() if key == row["id"]), key=lambda m: (-m[0], m[1])
        )
        table.writerow({**row, "counts": ";".join(f"{unit}={n}" for n, unit in met)})


if __name__ == "__main__":
    main()
