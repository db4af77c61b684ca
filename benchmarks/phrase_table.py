"""What 5,000 more phrases cost: cold start and throughput of ``hegui check`` with and without a user's own table.

    python benchmarks/phrase_table.py [--runs 15] [--phrases 5000] [--reports 100]

The phrases are invented rows of the table of confusions, added by configuration. Commands run in turn; medians.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import generate
from side_by_side import HEGUI, compare

HEADER = "id\twrong\tright\tkind\tbefore\tafter\tsource\tconfidence\n"


def invented(count: int) -> str:
    """A table of ``count`` rows of six random characters each."""
    dice = random.Random(1)
    words: set[str] = set()
    while len(words) < count:
        words.add("".join(chr(dice.randrange(0x4E00, 0x9FA0)) for _ in range(6)))
    rows = (f"Q{i}\t{word}\t{word[:5]}\tword\t\t\tinvented\thigh\n" for i, word in enumerate(sorted(words)))
    return HEADER + "".join(rows)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--phrases", type=int, default=5000)
    parser.add_argument("--reports", type=int, default=100)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "own.tsv").write_text(invented(args.phrases), "utf-8")
        config = folder / "with.toml"
        config.write_text('[knowledge.confusions]\nadd = ["own.tsv"]\n', "utf-8")
        one = [str(generate(folder / "one", 1)[0])]
        many = [str(p) for p in generate(folder / "many", args.reports)]
        size = sum(os.path.getsize(p) for p in many) / 1e6
        for title, files, runs, megabytes in (
            ("cold start, one txt", one, args.runs, None),
            (f"{args.reports} reports", [*many, "--jobs", "1"], max(3, args.runs // 3), size),
        ):
            compare(
                title,
                {
                    "built-in tables": [*HEGUI, "--isolated", *files],
                    f"and {args.phrases} more": [*HEGUI, "--config", str(config), *files],
                },
                runs,
                megabytes,
            )


if __name__ == "__main__":
    main()
