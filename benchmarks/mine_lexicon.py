"""Writes ``phrases.bin``: set phrases and terms of official prose, and the letter triples that such prose writes.

    python benchmarks/mine_lexicon.py CORPUS… [--genre REPORTS…] [--without REGEX] [--out FILE] [--list FILE]

CORPUS and REPORTS are text files (``.txt``, ``.txt.xz``) or folders of them; a file is cut into documents at its headings.
Words and counts are kept, no sentence. ``--without`` leaves out the documents whose file name or heading matches, to measure
on them; ``--list`` writes the phrases with all their figures, to be read.

The shipped file is what this writes with its defaults, byte for byte: CORPUS the laws of the country, REPORTS the reports on
the work of government and of the party, from the state to the district. What our own tables hold to be right (formulations,
fixed sets, set phrases of ``lexicon.txt``) is in it as phrases, so a change of theirs reaches the file with the next run; the
triples are those of the texts alone, as our tables hold wordings that hardly anybody writes.

A phrase is a sequence of one to six words of jieba's dictionary, 3 to 14 letters, that

- stands in so many documents,
- coheres: at its weakest cut it is so much likelier than chance (pointwise mutual information),
- has free edges: what stands before and after it varies, so that it is no piece of something longer,
- neither begins nor ends with a word that only joins (particles, prepositions, numerals), and holds no name of a place.
"""

from __future__ import annotations

import argparse
import lzma
import re
import struct
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from importlib.util import find_spec
from itertools import accumulate
from math import log2
from pathlib import Path
from typing import NamedTuple

from hegui.api.knowledge import split
from hegui.text.dictionary import frequency, tags
from hegui.text.words import words
from hegui_rules.wording.lexicon import parts
from hegui_rules.wording.mined import (
    BITS,
    BUCKET,
    CONTEXT,
    MAGIC,
    MARK,
    SECTIONS,
    SHIFTS,
    SOUND,
    hole,
    mixed,
    packed,
    sounding,
    sounding_pair,
)
from hegui_rules.wording.mined import (
    PAIR as TWO,
)
from hegui_rules.wording.tables import FIXED_SETS, FORMULATIONS, unquoted

HAN = re.compile("[\u4e00-\u9fff]+")
HEADING = re.compile("^(?=#{1} |== )", re.MULTILINE)
JOINING = ("u", "p", "c", "r", "m", "q", "y", "e", "o", "x")
NAMING = ("nr", "ns", "nt")
LONGEST_WORDS = 6
LETTERS = range(3, 15)
NUMERALS = frozenset("一二三四五六七八九十百千万亿两")
SINGLE = 9.0
"""Bits by which a letter must hold to the phrase at whose edge it stands."""

PAIR = 100
"""Words of two letters that the dictionary counts more often than this are known by what stands beside them."""

LINE = 30
"""Copies of a text are known by their lines of so many letters."""

COMMON = 50
"""Words of two letters that the dictionary counts less often are no correction."""

HOUSE = 64
"""What a phrase of our own tables counts."""

IDIOM = 3
"""Idioms that the dictionary counts less often are hardly used."""

LOOSE = frozenset("的和与及或者而且并其之该此应当不得其他")
"""Inside a phrase these make it looser: it must cohere more."""


class Figures(NamedTuple):
    """What the corpus says of a phrase."""

    documents: int
    count: int
    cohesion: float
    freedom: float


def documents(paths: Iterable[Path], without: re.Pattern[str] | None) -> Iterator[str]:
    """The documents, in the order of the paths and files; of a long line that was there before the first alone counts."""
    seen: set[str] = set()
    for path in paths:
        files = sorted({*path.glob("*.txt"), *path.glob("*.txt.xz")}) if path.is_dir() else [path]
        for file in files:
            data = file.read_bytes()
            text = (lzma.decompress(data) if file.suffix == ".xz" else data).decode("utf-8")
            for piece in HEADING.split(text):
                heading = f"{file.name} {piece[:60].splitlines()[0] if piece.strip() else ''}"
                if piece.strip() and not (without and without.search(heading)):
                    lines = piece.split("\n")
                    yield "\n".join(line for line in lines if len(line) < LINE or line not in seen)
                    seen.update(line for line in lines if len(line) >= LINE)


def runs(texts: Iterable[str]) -> Iterator[list[tuple[str, ...]]]:
    """The words of every run of Chinese letters, document by document; equal words are one object."""
    known: dict[str, str] = {}
    for text in texts:
        yield [
            tuple(known.setdefault(word, word) for word in words(match[0])) for match in HAN.finditer(text)
        ]


def joining(word: str) -> bool:
    """Whether ``word`` only joins: no phrase begins or ends with it."""
    return len(word) == 1 and tags(word[0]).get(word, "x").startswith(JOINING)


def naming(word: str, spread: Counter[str], least: int) -> bool:
    """Whether ``word`` names a place or person, and is no word of the whole country."""
    return tags(word[0]).get(word, "x").startswith(NAMING) and spread[word] < least


def counted(cut: list[list[tuple[str, ...]]], least: int) -> tuple[list[Counter[tuple[str, ...]]], int]:
    """Sequences of one to six words, each at least ``least`` times; and how many words there are."""
    total = sum(len(run) for text in cut for run in text)
    singles = Counter((word,) for text in cut for run in text for word in run)
    levels = [Counter({key: count for key, count in singles.items() if count >= least})]
    for size in range(2, LONGEST_WORDS + 1):
        shorter, found = levels[-1], Counter[tuple[str, ...]]()
        for text in cut:
            for run in text:
                held = [run[i : i + size - 1] in shorter for i in range(len(run) - size + 2)]
                found.update(run[i : i + size] for i in range(len(run) - size + 1) if held[i] and held[i + 1])
        levels.append(Counter({key: count for key, count in found.items() if count >= least}))
    return levels, total


def loose(key: tuple[str, ...], levels: list[Counter[tuple[str, ...]]], total: int) -> bool:
    """Whether ``key`` begins or ends with a letter that is a word by itself and could as well belong to what stands beside."""
    count = levels[len(key) - 1][key]
    return any(
        len(edge) == 1 and log2(count * total / (levels[0][(edge,)] * levels[len(rest) - 1][rest])) < SINGLE
        for edge, rest in ((key[0], key[1:]), (key[-1], key[:-1]))
        if rest
    )


def cohesion(key: tuple[str, ...], levels: list[Counter[tuple[str, ...]]], total: int) -> float:
    """Pointwise mutual information at the weakest cut, in bits; a word of the dictionary holds together by itself."""
    if len(key) == 1:
        return 99.0
    count = levels[len(key) - 1][key]
    return min(
        log2(count * total / (levels[i - 1][key[:i]] * levels[len(key) - i - 1][key[i:]]))
        for i in range(1, len(key))
    )


def entropy(neighbours: Counter[str]) -> float:
    """In bits; the edge of a run is a neighbour of its own each time."""
    total = neighbours.total()
    edge = neighbours.get("", 0)
    spread = sum(count / total * log2(total / count) for word, count in neighbours.items() if word)
    return spread + (edge / total * log2(total) if edge else 0.0)


def mined(
    cut: list[list[tuple[str, ...]]], least: int, spread: int, bound: float, free: float
) -> dict[str, Figures]:
    """The phrases with their figures."""
    levels, total = counted(cut, least)
    words_in: Counter[str] = Counter()
    for text in cut:
        words_in.update({word for run in text for word in run})
    often = len(cut) // 50
    candidates = {
        key: cohesion(key, levels, total)
        for level in levels
        for key in level
        if len("".join(key)) in LETTERS
        and not joining(key[0])
        and not joining(key[-1])
        and not (NUMERALS.issuperset(key[0][0]) and len(key) > 1 and len("".join(key)) < 6)
        and not loose(key, levels, total)
        and not any(naming(word, words_in, often) for word in key)
    }
    candidates = {
        key: bits
        for key, bits in candidates.items()
        if bits >= bound + 4 * any(LOOSE.issuperset(word) for word in key) + 2 * (len("".join(key)) > 5)
    }
    seen: Counter[tuple[str, ...]] = Counter()
    before: dict[tuple[str, ...], Counter[str]] = {key: Counter() for key in candidates}
    after: dict[tuple[str, ...], Counter[str]] = {key: Counter() for key in candidates}
    for text in cut:
        here: set[tuple[str, ...]] = set()
        for run in text:
            for size in range(1, LONGEST_WORDS + 1):
                for i in range(len(run) - size + 1):
                    key = run[i : i + size]
                    if key in candidates:
                        here.add(key)
                        before[key][run[i - 1] if i else ""] += 1
                        after[key][run[i + size] if i + size < len(run) else ""] += 1
        seen.update(here)
    found: dict[str, Figures] = {}
    for key, bits in candidates.items():
        freedom = min(entropy(before[key]), entropy(after[key]))
        count = levels[len(key) - 1][key]
        few = len(key) == 1 and frequency(key[0]) > 0
        if (seen[key] >= spread and freedom >= free) or (few and seen[key] >= 2):
            phrase = "".join(key)
            figures = Figures(seen[key], count, bits, freedom)
            if phrase not in found or found[phrase].count < count:
                found[phrase] = figures
    return found


def dictionary() -> Iterator[tuple[str, int]]:
    """The idioms of jieba's dictionary, four letters or more, with its counts."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    for line in Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if tag in ("i", "l") and len(word) in LETTERS[1:] and HAN.fullmatch(word) and int(count) >= IDIOM:
            yield word, int(count)


def pairs() -> Iterator[tuple[str, int]]:
    """Words of two letters that jieba's dictionary counts often and that are no name, with their weight."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    for line in Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if (
            len(word) == 2
            and int(count) >= COMMON
            and HAN.fullmatch(word + word)
            and not tag.startswith(NAMING)
        ):
            yield word, int(log2(int(count)))


def house() -> Iterator[str]:
    """What the tables of the package hold to be right: formulations, items of sets, set phrases."""
    for row in FORMULATIONS.rows:
        yield from HAN.findall(unquoted(row["text"]))
        for similar in split(row["similar"]):
            yield from HAN.findall(unquoted(similar))
    for row in FIXED_SETS.rows:
        yield from split(row["items"])
    lists = parts()
    for name in ("fixed", "alike", "phrases", "terms"):
        yield from lists[name]


def triples(texts: Iterable[str]) -> Counter[str]:
    """Three Chinese letters in a row, with their counts."""
    found: Counter[str] = Counter()
    for text in texts:
        for match in HAN.finditer(text):
            run = match[0]
            found.update(run[i : i + 3] for i in range(len(run) - 2))
    return found


def contexts(triples: Counter[str], least: int, phrases: Container[str]) -> Iterator[tuple[str, int]]:
    """Frequent triples that hold a word of two letters: what stands beside such words, with the weight of a context."""
    for triple, count in triples.items():
        if (
            count >= least
            and triple not in phrases
            and (frequency(triple[:2]) > PAIR or frequency(triple[1:]) > PAIR)
        ):
            yield triple, CONTEXT + int(log2(count))


def archive(phrases: dict[str, int], written: Iterable[str]) -> bytes:
    """The file; its layout stands in ``hegui_rules.wording.mined``."""
    bits = bytearray(1 << BITS - 3)
    for triple in written:
        code = mixed(packed(*map(ord, triple)))
        for shift in SHIFTS:
            place = code >> shift & (1 << BITS) - 1
            bits[place >> 3] |= 1 << (place & 7)
    buckets: list[list[int]] = [[] for _ in range(1 << BUCKET)]
    texts = []
    for ordinal, phrase in enumerate(sorted(phrases)):
        texts.append((phrase + chr(48 + phrases[phrase])).encode())
        if len(phrase) == 2:
            keys = [(TWO, sounding_pair(phrase))]
        else:
            keys = [(place, hole(phrase, place)) for place in range(len(phrase))]
        if len(phrase) > 3:
            keys.append((SOUND, sounding(phrase[:3])))
        for place, key in keys:
            code = mixed(key)
            mark = code >> 90 & (1 << MARK) - 1
            buckets[code >> 64 & (1 << BUCKET) - 1].append(ordinal << MARK + 4 | place << MARK | mark)
    starts = [0, *accumulate(map(len, buckets))]
    holes = [entry for bucket in buckets for entry in bucket]
    begins = [0, *accumulate(map(len, texts))]
    numbers = [struct.pack(f"<{len(part)}I", *part) for part in (starts, holes, begins)]
    sections = [bytes(bits), *numbers, b"".join(texts)]
    return b"".join((MAGIC, struct.pack(f"<{SECTIONS}Q", *map(len, sections)), *sections))


def main() -> None:
    """Mine and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--without", type=re.compile)
    parser.add_argument(
        "--genre", type=Path, nargs="*", default=[], help="texts of the genre: rarer phrases count"
    )
    parser.add_argument("--out", type=Path)
    parser.add_argument(
        "--triples", type=int, default=1, help="occurrences from which a triple counts as written"
    )
    parser.add_argument("--list", type=Path)
    parser.add_argument(
        "--beside", type=int, default=50, help="occurrences from which a triple counts as a context"
    )
    parser.add_argument("--least", type=int, default=4, help="occurrences")
    parser.add_argument("--spread", type=int, default=3, help="documents")
    parser.add_argument("--bound", type=float, default=7.0, help="bits at the weakest cut")
    parser.add_argument("--free", type=float, default=1.2, help="bits at the edges")
    options = parser.parse_args()
    texts = list(documents([*options.corpus, *options.genre], options.without))
    cut = list(runs(texts))
    phrases = mined(cut, options.least, options.spread, options.bound, options.free)
    if options.genre:
        genre = list(documents(options.genre, options.without))
        rare = mined(list(runs(genre)), 2, 2, options.bound + 3, options.free)
        phrases = {**rare, **phrases}
    for phrase, count in dictionary():
        phrases.setdefault(phrase, Figures(0, count, 99.0, 0.0))
    for phrase in house():
        if len(phrase) in LETTERS:
            phrases.setdefault(phrase, Figures(0, HOUSE, 99.0, 0.0))
    print(f"{len(texts)} documents, {sum(map(len, texts))} characters, {len(phrases)} phrases")
    if options.list:
        lines = (
            f"{phrase}\t{f.documents}\t{f.count}\t{f.cohesion:.1f}\t{f.freedom:.1f}\n"
            for phrase, f in sorted(phrases.items())
        )
        options.list.write_text("".join(lines), "utf-8")
    if options.out:
        counts = triples(texts)
        weights = {phrase: int(log2(f.count)) for phrase, f in phrases.items()}
        weights.update(contexts(counts, options.beside, phrases))
        weights.update(pairs())
        data = archive(weights, (triple for triple, count in counts.items() if count >= options.triples))
        options.out.write_bytes(data)
        print(f"{options.out}: {len(data)} bytes")


if __name__ == "__main__":
    main()
