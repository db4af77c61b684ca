"""Recall and precision of the rules on wrong characters, on sentences with known errors.

    python benchmarks/spelling.py FILE.jsonl… [--rules W201,W202,W301,W302,W303] [--verbose]

A line is ``{"source": …, "target": …}``, the sentence as written and as it should be, of the same length. An edit is
found when a finding covers it, and named right when the suggestion holds the right characters; a finding is right when
it covers an edit. Sentences without an edit count for precision only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hegui.api import rules_in
from hegui.testing import document, findings

RULES = rules_in("hegui_rules.wording")
RULE_CODES = "W201,W202,W301,W302,W303"


class Score(NamedTuple):
    """Counts over one file."""

    sentences: int
    edits: int
    found: int
    findings: int
    right: int

    @property
    def recall(self) -> float:
        """Edits found."""
        return self.found / max(1, self.edits)

    @property
    def precision(self) -> float:
        """Findings that cover an edit; 1 where there are none."""
        return self.right / self.findings if self.findings else 1.0


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Sentences as written and as they should be; those of different length are left out."""
    for line in path.read_text("utf-8").splitlines():
        data = json.loads(line)
        if len(data["source"]) == len(data["target"]):
            yield data["source"], data["target"]


def measure(path: Path, codes: list[str], verbose: bool = False) -> tuple[Score, Counter[str]]:
    """The score of the rules together, and false findings by rule."""
    rules = [rule for rule in RULES if rule.code in codes]
    false: Counter[str] = Counter()
    sentences = edits = found = said = right = 0
    for source, target in pairs(path):
        sentences += 1
        wrong = {i for i, (a, b) in enumerate(zip(source, target, strict=True)) if a != b}
        doc = document(source, {"kind": "generic"})
        covered: set[int] = set()
        for rule in rules:
            for finding in findings(rule, doc):
                place = set(range(*finding.span))
                said += 1
                if place & wrong:
                    right += 1
                    covered |= place
                else:
                    false[rule.code] += 1
                    if verbose:
                        print(rule.code, doc.quote(finding.span), finding.suggestion, source, sep="\t")
        edits += len(wrong)
        found += len(wrong & covered)
    return Score(sentences, edits, found, said, right), false


def main() -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rules", default=RULE_CODES)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        score, false = measure(path, options.rules.split(","), options.verbose)
        print(
            f"{path.stem}: {score.sentences} sentences, {score.edits} edits, recall {score.recall:.3f}, "
            f"{score.findings} findings, precision {score.precision:.3f}; false by rule {dict(false)}"
        )


if __name__ == "__main__":
    main()
