"""How many injected copies ``hegui compare`` finds: verbatim, one character in ten changed, sentences reordered.

    python benchmarks/copies.py [--trials 60] [--seed 1]

Sentences of one generated report are put into another one; recall is the share of their letters that lies in a passage,
precision the share of the letters of all passages that was put in.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from inventing import invented_sentence

from hegui.comparing.content import content
from hegui.comparing.passages import passages
from hegui.document import Document
from hegui.reading import Source
from hegui.reading.from_text import read
from hegui.structure import build


def document(text: str) -> Document:
    """``text`` as the engine reads it."""
    source = Source("a.txt", text.encode())
    return build(read(source), source)


def verbatim(sentences: list[str], _: random.Random) -> list[str]:
    """As they are."""
    return sentences


def edited(sentences: list[str], random_: random.Random) -> list[str]:
    """One character in ten replaced by another."""
    return [
        "".join(
            random_.choice("的和与及等各在对为以") if c not in "，。" and random_.random() < 0.1 else c
            for c in s
        )
        for s in sentences
    ]


def reordered(sentences: list[str], random_: random.Random) -> list[str]:
    """In another order."""
    return random_.sample(sentences, len(sentences))


OPERATORS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "verbatim": verbatim,
    "edited": edited,
    "reordered": reordered,
}


def _mixed(sentences: list[str], random_: random.Random) -> str:
    """``sentences`` in their order among others, one to a paragraph."""
    lines = [invented_sentence(random_) for _ in range(30)]
    for place, sentence in zip(sorted(random_.sample(range(30), len(sentences))), sentences, strict=True):
        lines.insert(place, sentence)
    return "\n".join(lines)


def measure(operator: str, trials: int, seed: int = 1) -> tuple[float, float]:
    """Recall and precision over letters."""
    random_ = random.Random(f"{operator}{seed}")
    wanted = found = right = 0
    for _ in range(trials):
        copied = [invented_sentence(random_) for _ in range(3)]
        old = _mixed(copied, random_)
        changed = OPERATORS[operator](copied, random_)
        new = _mixed(changed, random_)
        before, now = (content(document(text)) for text in (old, new))
        marked = bytearray(len(now.text))
        text = document(new).text
        for sentence in changed:
            start = text.index(sentence)
            first, last = now.slice((start, start + len(sentence)))
            marked[first:last] = b"\1" * (last - first)
        hit = bytearray(len(now.text))
        for passage in passages(before, now):
            first, last = now.slice(passage.new)
            hit[first:last] = b"\1" * (last - first)
        wanted += sum(marked)
        found += sum(hit)
        right += sum(a & b for a, b in zip(marked, hit, strict=True))
    return right / wanted, right / found if found else 1.0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for operator in OPERATORS:
        recall, precision = measure(operator, args.trials, args.seed)
        print(f"{operator:12} recall {recall:.3f}  precision {precision:.3f}")


if __name__ == "__main__":
    main()
