"""Writes ``syllables.txt``, ``neighbours.txt`` and the learned parts of ``lexicon.txt``. Not needed at run time.

    python benchmarks/build_homophones.py CORPUS…

CORPUS are folders of well edited reports (txt): words, phrases and characters are counted, no sentence is kept. The
parts before ``[phrases]`` of the lexicon and the head of ``neighbours.txt`` are kept as they are; for ``[attested]`` the
rules are run over edited prose and what they find is read. Needs jieba and pypinyin. LAWS, one text, count for neighbours
only, a quarter as much as reports.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parents[1] / "rules" / "hegui_rules" / "knowledge"
FUNCTION = frozenset(
    "的了在和与及为对以将把被从到向等我你他她它这那其是有也都又就还但并或而所之者不一二三四五六七八九十百千万亿年月日个次件"
)
NAMES = ("nr", "ns", "nz", "nt", "m", "r", "c", "p", "u")
PHRASES, WORDS, NEIGHBOURS = 12, 20, 12


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


def words_of(texts: Iterable[str]) -> Iterator[list[str]]:
    """The words of every run of Chinese characters."""
    import jieba

    for text in texts:
        for run in re.finditer("[\u4e00-\u9fff]+", text):
            yield jieba.lcut(run[0])


def learned(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Phrases by falling count, and words of two characters."""
    import jieba

    tags = dict(
        line.split(" ")[::2]
        for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines()
    )
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    for words in words_of(texts):
        single.update(words)
        for left, right in pairwise(words):
            named = any(tags.get(word, "").startswith(NAMES) for word in (left, right))
            if len(left) == len(right) == 2 and not named and not FUNCTION & {*left, *right}:
                double[left + right] += 1
    phrases = Counter({phrase: count for phrase, count in double.items() if count >= PHRASES})
    for word, count in single.items():
        enough = len(word) >= 4 or (len(word) == 3 and count >= 10)
        if (
            enough
            and count >= 2
            and word in tags
            and not tags[word].startswith(NAMES)
            and not FUNCTION & {*word}
        ):
            phrases[word] = max(phrases[word], count)
    frequent = [word for word, count in single.items() if len(word) == 2 and count >= WORDS and word in tags]
    return [phrase for phrase, _ in phrases.most_common()], sorted(frequent)


def write_lexicon(phrases: list[str], words: list[str]) -> None:
    """Replaces the learned parts, keeps the head and the parts written by hand."""
    path = HERE / "lexicon.txt"
    kept = path.read_text("utf-8").split("[phrases]")[0]

    def lines(items: list[str], width: int = 14) -> str:
        return "".join(" ".join(items[i : i + width]) + "\n" for i in range(0, len(items), width))

    parts = f"[phrases]\n{lines(phrases)}[words]\n{lines(words, 24)}"
    path.write_text(kept + parts, "utf-8")


def write_neighbours(reports: Iterable[str], laws: str) -> None:
    """Replaces the counted part: pairs of words of two characters, one of them of the core, the other one frequent."""
    from hegui.text.dictionary import frequency
    from hegui_rules.wording import homophones

    core = homophones.lexicon().core
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
        for phrase in homophones.lexicon().phrases
        if len(phrase) == 4 and core & {phrase[:2], phrase[2:]}
    }
    followers: dict[str, list[str]] = {}
    for word, follower in sorted(learned):
        followers.setdefault(word, []).append(follower)
    path = HERE / "neighbours.txt"
    head = path.read_text("utf-8").split("# Counted:\n")[0]
    lines = "".join(f"{word} {' '.join(found)}\n" for word, found in followers.items())
    path.write_text(f"{head}# Counted:\n{lines}", "utf-8")


def without_alarms(phrases: list[str], words: list[str], texts: list[str]) -> list[str]:
    """``phrases`` without those that a right text sounds like by chance."""
    from hegui.testing import document
    from hegui_rules.wording import homophones

    alarming: set[str] = set()
    while True:
        write_lexicon([p for p in phrases if p not in alarming], words)
        for cached in (homophones.lexicon, homophones._begins):
            cached.cache_clear()
        fixed = homophones.lexicon().fixed
        found = {
            s.right for text in texts for s in homophones.phrase_slips(document(text, {"kind": "generic"}))
        }
        if not found - fixed - alarming:
            print("fixed phrases that alarm:", sorted(found & fixed))
            return [p for p in phrases if p not in alarming]
        alarming |= found


def main() -> None:
    """Build both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--size", type=int, default=6000)
    parser.add_argument("--laws", type=Path)
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for folder in options.corpus for path in sorted(folder.glob("*.txt"))]
    write_syllables()
    fixed = set((HERE / "lexicon.txt").read_text("utf-8").split("[fixed]")[1].split("[phrases]")[0].split())
    phrases, words = learned(texts)
    phrases = [phrase for phrase in phrases if phrase not in fixed][: options.size]
    write_lexicon(without_alarms(phrases, words, texts), words)
    write_neighbours(texts, options.laws.read_text("utf-8") if options.laws else "")


if __name__ == "__main__":
    main()
