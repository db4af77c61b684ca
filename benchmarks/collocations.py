"""Count which verbs stand with which object nouns in edited prose: the table ``collocation_counts.tsv``.

    python benchmarks/collocations.py PATH… [--nouns 400] [--least 3] > rules/hegui_rules/knowledge/collocation_counts.tsv

A path is a text, an xz-compressed text or a folder of them. A clause counts when its last word is the noun and one
verb of the class ``transitive`` alone can govern it (order ``object``), or when noun, adverbs and verb end it (order
``subject``). The nouns that have most verbs come first; the result depends on nothing but the texts and the classes.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hegui.lexicon import BUILT_IN
from hegui.structure.clauses import find_clauses
from hegui.text.words import words
from hegui_rules.wording.collocations import candidates, predicate

LONGEST = 60
"""Clauses of more characters are lists."""


def texts(paths: list[Path]) -> Iterator[str]:
    """The texts at ``paths``, folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from texts(sorted(path.iterdir()))
        elif path.suffix == ".xz":
            with lzma.open(path, "rt", encoding="utf-8") as file:
                yield file.read()
        elif path.suffix == ".txt":
            yield path.read_text("utf-8")


def counted(paths: list[Path]) -> Counter[tuple[str, str, str]]:
    """How often (order, noun, verb) was met."""
    found: Counter[tuple[str, str, str]] = Counter()
    verb = BUILT_IN.words("transitive")
    for text in texts(paths):
        for span, *_ in find_clauses(text, ()):
            clause = text[span.start : span.end]
            if span.length > LONGEST or not any(v in clause for v in verb):
                continue
            last = words(clause[-12:])[-1]
            if len(last) < 2:
                continue
            governors = candidates(clause[: len(clause) - len(last)], BUILT_IN)
            if len(governors) == 1:
                found["object", last, governors[0][0]] += 1
            elif met := predicate(clause, BUILT_IN):
                found["subject", *met] += 1
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--nouns", type=int, default=400)
    parser.add_argument("--least", type=int, default=3)
    options = parser.parse_args()
    found = counted(options.paths)
    nouns = Counter[str]()
    for (_, noun, _), count in found.items():
        nouns[noun] += count
    print("id\torder\tnoun\tverbs\tsource\tconfidence")
    number = 0
    for noun, _ in sorted(nouns.items(), key=lambda pair: (-pair[1], pair[0]))[: options.nouns]:
        for order in ("object", "subject"):
            verbs = sorted(
                ((verb, count) for (o, n, verb), count in found.items() if (o, n) == (order, noun)),
                key=lambda pair: (-pair[1], pair[0]),
            )
            kept = ";".join(f"{verb}={count}" for verb, count in verbs if count >= options.least)
            if kept:
                number += 1
                print(f"K{number:04d}\t{order}\t{noun}\t{kept}\tusage\thigh")


if __name__ == "__main__":
    main()
