"""Writes ``syllables.txt``, ``neighbours.txt`` and ``shapes.txt``. Not needed at run time.

    python benchmarks/build_homophones.py CORPUS…

CORPUS are folders of well edited reports (txt): words are counted, no sentence is kept. The head of ``neighbours.txt`` is kept as
it is. Phrases are mined by ``mine_lexicon.py``. Needs jieba and pypinyin. LAWS, one text, count for neighbours
only, a quarter as much as reports.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

HERE = Path(__file__).parents[1] / "rules" / "hegui_rules" / "knowledge"
FUNCTION = frozenset(
    "的了在和与及为对以将把被从到向等我你他她它这那其是有也都又就还但并或而所之者不一二三四五六七八九十百千万亿年月日个次件"
)
NAMES = ("nr", "ns", "nz", "nt", "m", "r", "c", "p", "u")
NEIGHBOURS = 12
ALIKE = 0.74


def characters() -> list[str]:
    """The 6,763 characters of GB 2312."""
    pairs = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [pair.decode("gb2312") for pair in pairs if pair[0] != 0xD7 or pair[1] < 0xFA]


def syllable(character: str) -> str:
    """The most frequent reading without tone; ü stays ü."""
    from pypinyin import Style, pinyin

    reading = pinyin(character, style=Style.TONE)[0][0]
    plain = "".join(c for c in unicodedata.normalize("NFD", reading) if c not in "\u0304\u0301\u030c\u0300")
    return unicodedata.normalize("NFC", plain)


def write_syllables() -> None:
    """One line a syllable: the syllable, a space, its characters."""
    lines: dict[str, list[str]] = {}
    for character in characters():
        if sound := syllable(character):
            lines.setdefault(sound, []).append(character)
    head = "# Toneless syllable and its characters (GB 2312), from pypinyin; see build_homophones.py.\n"
    body = "".join(f"{sound} {''.join(chars)}\n" for sound, chars in sorted(lines.items()))
    (HERE / "syllables.txt").write_text(head + body, "utf-8")


def write_neighbours(reports: Iterable[str], laws: str) -> None:
    """Replaces the counted part: pairs of words of two characters, one of them of the core, the other one frequent."""
    from hegui.text.dictionary import frequency
    from hegui_rules.wording.lexicon import lexicon, parts

    core = lexicon().core
    pairs: Counter[str] = Counter()
    for text, weight in (*((text, 4) for text in reports), (laws, 1)):
        for run in re.finditer("[\u4e00-\u9fff]{4,}", text):
            for start in range(len(run[0]) - 3):
                four = run[0][start : start + 4]
                if four[:2] in core or four[2:] in core:
                    pairs[four] += weight
    learned = {
        (four[:2], four[2:])
        for four, count in pairs.items()
        if count >= NEIGHBOURS and all(word in core or frequency(word) > 20 for word in (four[:2], four[2:]))
    }
    learned |= {
        (phrase[:2], phrase[2:])
        for name in ("fixed", "alike", "phrases")
        for phrase in parts()[name]
        if len(phrase) == 4 and core & {phrase[:2], phrase[2:]}
    }
    followers: dict[str, list[str]] = {}
    for word, follower in sorted(learned):
        followers.setdefault(word, []).append(follower)
    path = HERE / "neighbours.txt"
    head = path.read_text("utf-8").split("# Counted:\n")[0]
    lines = "".join(f"{word} {' '.join(found)}\n" for word, found in followers.items())
    path.write_text(f"{head}# Counted:\n{lines}", "utf-8")


def write_shapes(folder: Path) -> None:
    """One line a character: the character and those of like shape, the likest first.

    Alike are characters whose order of strokes is (by edit distance), one that is a part of the other, and two of one build
    that share their larger part.

    Args:
        folder: ``char_similar/data`` of the package char-similar (MIT).
    """
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    order, parts, build = (
        json.loads((folder / f"char_{name}.dict").read_text("utf-8"))
        for name in ("order", "stroke", "struct")
    )
    known = [character for character in characters() if character in order]
    alike: dict[str, dict[str, float]] = {character: {} for character in known}

    def note(one: str, other: str, likeness: float) -> None:
        alike[one][other] = max(likeness, alike[one].get(other, 0.0))

    sharing: dict[str, list[str]] = {}
    for one in known:
        for other in known:
            likeness = normalized_similarity(order[one], order[other], score_cutoff=ALIKE)
            if one != other and likeness:
                note(one, other, likeness)
        pieces = parts.get(one, [])
        for part, rest in (pieces, pieces[::-1]) if len(pieces) == 2 else ():
            if len(order.get(part, "")) >= 4:
                sharing.setdefault(part, []).append(one)
                if part in alike and len(order.get(rest, "1" * 9)) <= 5:
                    note(one, part, 0.8)
                    note(part, one, 0.8)
    for part, members in sharing.items():
        for one, other in permutations(members if len(members) <= 25 else (), 2):
            share = len(order[part]) / max(len(order[one]), len(order[other]))
            if build.get(one) == build.get(other) and share >= 0.5:
                note(one, other, share)
    lines = (
        one + "".join(sorted(others, key=lambda other: (-others[other], other))[:16]) + "\n"
        for one, others in sorted(alike.items())
        if others
    )
    (HERE / "shapes.txt").write_text("".join(lines), "utf-8")


def main() -> None:
    """Build both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--laws", type=Path)
    parser.add_argument("--strokes", type=Path, help="folder of char-similar's data")
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for folder in options.corpus for path in sorted(folder.glob("*.txt"))]
    write_syllables()
    write_neighbours(texts, options.laws.read_text("utf-8") if options.laws else "")
    if options.strokes:
        write_shapes(options.strokes)


if __name__ == "__main__":
    main()
