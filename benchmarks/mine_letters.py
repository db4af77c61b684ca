"""Writes ``letters.bin``: how often official prose writes which letter behind which two.

    python benchmarks/mine_letters.py CORPUS… [--without REGEX] [--out FILE]

CORPUS is text files (``.txt``, ``.txt.xz``) or folders of them, as for ``mine_lexicon.py``; counts are kept, no sentence. The
layout stands in ``hegui_rules.wording.letters``.
"""

from __future__ import annotations

import argparse
import re
import struct
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from math import log
from pathlib import Path

from mine_lexicon import HAN, documents

from hegui_rules.wording.letters import EDGE, MAGIC, ROUGH, SECTIONS, STEPS

TWICE = 2
"""Pairs and triples met less often are left out."""


def counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Single letters, pairs and triples of every unbroken run of letters, an edge to either side of it."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for text in texts:
        for match in HAN.finditer(text):
            run = EDGE + match[0] + EDGE
            singles.update(run[:-1])
            pairs.update(map(str.__add__, run, run[1:]))
            triples.update(run[i : i + 3] for i in range(len(run) - 2))
    return singles, pairs, triples


def rough(count: int) -> int:
    """A count as it is kept in a byte."""
    return min(255, round(ROUGH * log(count)))


def archive(singles: Counter[str], pairs: Counter[str], triples: Counter[str]) -> bytes:
    """The file; its layout stands in ``hegui_rules.wording.letters``."""
    known = sorted(singles)
    code = {letter: ordinal for ordinal, letter in enumerate(known)}
    kinds = Counter(triple[:2] for triple in triples)
    of_pair: dict[str, list[int]] = {}
    for triple, count in triples.items():
        if count >= TWICE:
            step = sum(count >= least for least in STEPS) - 1
            of_pair.setdefault(triple[:2], []).append(code[triple[2]] << 3 | step)
    ordered = sorted(pair for pair, count in pairs.items() if count >= TWICE)
    of_letter = Counter(pair[0] for pair in ordered)
    firsts = [0, *accumulate(of_letter[letter] for letter in known)]
    thirds = [sorted(of_pair.get(pair, ())) for pair in ordered]
    starts = [0, *accumulate(map(len, thirds))]
    flat = [entry for part in thirds for entry in part]
    sections = [
        "".join(known).encode("utf-16-le"),
        struct.pack(f"<{len(known)}I", *(singles[letter] for letter in known)),
        struct.pack(f"<{len(firsts)}I", *firsts),
        "".join(pair[1] for pair in ordered).encode("utf-16-le"),
        bytes(rough(pairs[pair]) for pair in ordered),
        bytes(rough(kinds[pair] or 1) for pair in ordered),
        struct.pack(f"<{len(starts)}I", *starts),
        struct.pack(f"<{len(flat)}H", *flat),
    ]
    return b"".join((MAGIC, struct.pack(f"<{SECTIONS}Q", *map(len, sections)), *sections))


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--without", type=re.compile)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    singles, pairs, triples = counted(documents(options.corpus, options.without))
    data = archive(singles, pairs, triples)
    print(
        f"{singles.total()} letters, {len(singles)} of them different, {len(pairs)} pairs, {len(triples)} triples: {len(data)} bytes"
    )
    if options.out:
        options.out.write_bytes(data)


if __name__ == "__main__":
    main()
