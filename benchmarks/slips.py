"""Slips of the pen in real sentences: how many planted ones are found, and what is said of the sentences as they are.

    python benchmarks/slips.py FILE… [--count 300] [--seed 7]

FILES are texts held out from ``mine_lexicon.py`` (``--without``, ``--out`` over ``knowledge/phrases.bin``). A phrase of the table that
stands in them gets one slip of each class in turn: a letter of the same sound, of nearly the same, of like shape; one lost,
doubled, put in, or exchanged with the next. Found is what is told at the place; right is what restores the text. All alarms on
the texts as they are get printed, to be read.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hegui.testing import document
from hegui_rules.wording.homophones import slips
from hegui_rules.wording.mined import CONTEXT, hole, with_hole
from hegui_rules.wording.slip import Slip
from hegui_rules.wording.sounds import likeness, syllables

Slipping = Callable[[str, random.Random], str]


def common() -> list[str]:
    """The 3,755 characters of the first level of GB 2312."""
    pairs = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return [pair.decode("gb2312") for pair in pairs if pair[0] != 0xD7 or pair[1] < 0xFA]


LETTERS = common()


def replaced(how: str) -> Slipping:
    """Another letter in the place of one, as ``likeness`` knows it."""

    def slip(phrase: str, chance: random.Random) -> str:
        at = chance.randrange(len(phrase))
        others = [c for c in LETTERS if c != phrase[at] and likeness(c, phrase[at]) == how]
        return phrase[:at] + chance.choice(others) + phrase[at + 1 :] if others else phrase

    return slip


def lost(phrase: str, chance: random.Random) -> str:
    """An inner letter gone."""
    at = chance.randrange(1, len(phrase) - 1)
    return phrase[:at] + phrase[at + 1 :]


def doubled(phrase: str, chance: random.Random) -> str:
    """A letter twice."""
    at = chance.randrange(len(phrase))
    return phrase[:at] + phrase[at] + phrase[at:]


def added(phrase: str, chance: random.Random) -> str:
    """A letter that does not belong there."""
    at = chance.randrange(1, len(phrase))
    return phrase[:at] + chance.choice(LETTERS[:500]) + phrase[at:]


def swapped(phrase: str, chance: random.Random) -> str:
    """Two neighbours exchanged."""
    at = chance.randrange(len(phrase) - 1)
    return phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :]


CLASSES: dict[str, Slipping] = {
    "sound": replaced("sound"),
    "near": replaced("near"),
    "look": replaced("look"),
    "lost": lost,
    "doubled": doubled,
    "added": added,
    "swapped": swapped,
}


def phrase_at(text: str, start: int) -> str:
    """The longest phrase of the table that begins at ``start``, of three to eight letters; empty where none does."""
    for size in range(8, 2, -1):
        there = text[start : start + size]
        if any(c not in syllables() for c in there) or len(there) < size:
            continue
        if any(phrase.text == there and phrase.weight < CONTEXT for phrase, _ in with_hole(hole(there, 0))):
            return there
    return ""


def planted(texts: list[str], slip: Slipping, chance: random.Random) -> tuple[str, str, int, int]:
    """A line with a slip, the line as it was, and where the slip is."""
    while True:
        lines = chance.choice(texts).splitlines()
        line = chance.choice(lines)
        start = chance.randrange(len(line)) if line else 0
        phrase = phrase_at(line, start)
        wrong = slip(phrase, chance) if phrase else ""
        if wrong != phrase:
            return line[:start] + wrong + line[start + len(phrase) :], line, start, start + len(wrong)


def told(line: str) -> tuple[Slip, ...]:
    """What is said of a line."""
    return slips(document(line, {"kind": "generic"}))


def main() -> None:
    """Print alarms, then a line for each class."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for path in options.files]
    alarms: Counter[tuple[str, bool]] = Counter()
    for text in texts:
        doc = document(text, {"kind": "generic"})
        for slip in slips(doc):
            alarms[slip.how, slip.sure] += 1
            round_it = doc.body[max(0, slip.span.start - 8) : slip.span.end + 8].replace("\n", " ")
            print("warning" if slip.sure else "info", slip.how, round_it, slip.right, sep="\t")
    print(f"{sum(map(len, texts))} characters, alarms {dict(alarms)}")
    for name, slip_of in CLASSES.items():
        chance, found, right, sure = random.Random(options.seed), 0, 0, 0
        for _ in range(options.count):
            line, was, start, end = planted(texts, slip_of, chance)
            here = [s for s in told(line) if s.span.start < end and s.span.end > start]
            found += bool(here)
            sure += any(s.sure for s in here)
            right += any(line[: s.span.start] + s.right + line[s.span.end :] == was for s in here)
        shares = (
            f"{part} {count / options.count:.2f}"
            for part, count in (("found", found), ("as warning", sure), ("named right", right))
        )
        print(name, *shares, sep="\t")


if __name__ == "__main__":
    main()
