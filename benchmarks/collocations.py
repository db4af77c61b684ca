"""Count which verbs govern which nouns in edited prose, and which kinds of verbs never govern a noun.

    python benchmarks/collocations.py PATH… [--nouns 800] [--least 3] > rules/hegui_rules/knowledge/collocation_counts.tsv
    python benchmarks/collocations.py PATH… --strangers
    python benchmarks/collocations.py PATH… --heads

A path is a text, an xz-compressed text or a folder of them. Objects are read as the rule reads them
(``hegui_rules.wording.objects``), a wording that is met more often than thrice counts three times; order ``subject`` are
nouns before the verb that ends their clause. ``--strangers`` prints what ``strangers.tsv`` is chosen from: nouns with the
kinds of verbs (classes ``to-…``) that should stand with them so and so often, were verbs and nouns independent, and hardly
ever do. ``--heads`` prints ``object_heads.tsv`` with its nouns counted anew. A row enters that table when a reader finds that the two do not go together. The result depends on nothing
but the texts and the classes.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hegui.api.knowledge import split
from hegui.lexicon import BUILT_IN
from hegui.structure.clauses import find_clauses
from hegui_rules.wording.collocations import predicate
from hegui_rules.wording.heads import OBJECT_HEADS
from hegui_rules.wording.objects import governed

LONGEST = 40
"""Clauses of more characters are lists."""
REPEATED = 3
SELDOM = 0.04
"""Met less often than this share of what is expected, a verb is a stranger to a noun."""

Pairs = Counter[tuple[str, str, str]]


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


def counted(paths: list[Path]) -> Pairs:
    """How often (order, noun, verb) was met."""
    clauses = Counter[str]()
    for text in texts(paths):
        for span, *_ in find_clauses(text, ()):
            if 3 < span.length <= LONGEST:
                clauses[text[span.start : span.end]] += 1
    found: Pairs = Counter()
    for clause, count in clauses.items():
        reading = governed(clause, BUILT_IN)
        if reading is not None and not reading.joint:
            found["object", reading.head, reading.verb] += min(count, REPEATED)
        elif reading is None and (met := predicate(clause, BUILT_IN)):
            found["subject", *met] += min(count, REPEATED)
    return folded(found)


def folded(found: Pairs) -> Pairs:
    """Long nouns counted as the noun they end with, where that is usual (管理体系 is a 体系)."""
    usual = Counter[str]()
    for (_, noun, _), count in found.items():
        usual[noun] += count
    made: Pairs = Counter()
    for (order, noun, verb), count in found.items():
        short = len(noun) > 3 and usual[noun[-2:]] >= 40
        made[order, noun[-2:] if short else noun, verb] += count
    return made


def table(found: Pairs, most: int, least: int) -> Iterator[str]:
    """The lines of ``collocation_counts.tsv``."""
    nouns = Counter[str]()
    by_noun: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for (order, noun, verb), count in found.items():
        nouns[noun] += count
        by_noun.setdefault((order, noun), []).append((-count, verb))
    yield "id\torder\tnoun\tverbs\tsource\tconfidence"
    number = 0
    for noun, _ in sorted(nouns.items(), key=lambda pair: (-pair[1], pair[0]))[:most]:
        for order in ("object", "subject"):
            verbs = sorted(by_noun.get((order, noun), ()))
            kept = ";".join(f"{verb}={-count}" for count, verb in verbs if -count >= least)
            if kept:
                number += 1
                yield f"K{number:04d}\t{order}\t{noun}\t{kept}\tusage\thigh"


def strangers(found: Pairs, least: int) -> Iterator[str]:
    """Noun, how often it is met, its usual verbs, and the kinds that are strangers to it: kind (expected, met)."""
    objects = {pair: count for pair, count in found.items() if pair[0] == "object"}
    total = sum(objects.values())
    kinds = {
        verb: name for name in BUILT_IN.by_name if name.startswith("to-") for verb in BUILT_IN.words(name)
    }
    nouns, by_kind, met = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for (_, noun, verb), count in objects.items():
        nouns[noun] += count
        if verb in kinds:
            by_kind[kinds[verb]] += count
            met[noun, kinds[verb]] += count
    for noun, count in sorted(nouns.items(), key=lambda pair: (-pair[1], pair[0])):
        expected = {kind: many * count / total for kind, many in by_kind.items()}
        kept = [
            f"{kind}({expected[kind]:.0f},{met[noun, kind]})"
            for kind in sorted(expected)
            if expected[kind] >= least and met[noun, kind] <= SELDOM * expected[kind]
        ]
        if kept:
            usual = sorted((-n, verb) for (_, of, verb), n in objects.items() if of == noun)[:6]
            yield "\t".join((noun, str(count), ";".join(f"{verb}={-n}" for n, verb in usual), " ".join(kept)))


def heads(found: Pairs) -> Iterator[str]:
    """The lines of ``object_heads.tsv``, each noun with how often an object of the verbs ends in it."""
    columns = ("id", "verbs", "heads", "also", "right", "source", "confidence")
    yield "\t".join(columns)
    for row in OBJECT_HEADS.rows:
        verbs, cells = split(row["verbs"]), dict(row)
        for column in ("heads", "also"):
            nouns = (item.partition("=")[0] for item in split(row[column]))
            met = [
                (
                    -sum(
                        n
                        for (o, of, v), n in found.items()
                        if o == "object" and v in verbs and of.endswith(noun)
                    ),
                    noun,
                )
                for noun in nouns
            ]
            cells[column] = ";".join(f"{noun}={-n}" if n else noun for n, noun in sorted(met))
        yield "\t".join(cells[column] for column in columns)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--nouns", type=int, default=800)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--strangers", action="store_true")
    parser.add_argument("--heads", action="store_true")
    options = parser.parse_args()
    found = counted(options.paths)
    if options.heads:
        lines = heads(found)
    elif options.strangers:
        lines = strangers(found, options.least)
    else:
        lines = table(found, options.nouns, options.least)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
