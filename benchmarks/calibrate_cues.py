"""How often the arithmetic of each wording holds in clean reports: python benchmarks/calibrate_cues.py [--write] FOLDER…

In clean text every relation that is stated holds. So the share of places where a wording's arithmetic holds, of those
where it could fail, says how far the wording can be trusted. ``--write`` puts the counts into ``facts/data/cues.tsv``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

from hegui.facts import (
    Average,
    Difference,
    Extreme,
    Frequency,
    FromTo,
    PartOf,
    Ranked,
    RateOf,
    Relation,
    Scored,
    ShareOf,
    Subset,
    SumOf,
    relations,
)  # fmt: skip
from hegui.facts.feasibility import change_fits, difference_fits, feasible_rate, share_fits, sum_conflict
from hegui.facts.relations.cues import all_cues
from hegui.testing import document


def holds(relation: Relation) -> bool | None:
    """Whether its arithmetic is right; ``None`` where it could not have been wrong."""
    if not relation.exact or not relation.decided:
        return None
    match relation:
        case PartOf():
            return any(
                not w.rounding.below(relation.part.rounding) for w in (relation.whole, *relation.others)
            )
        case SumOf():
            verdict = sum_conflict(relation.whole.rounding, [p.rounding for p in relation.parts])
            return verdict == "" if relation.exhaustive else verdict != "over"
        case ShareOf() if relation.wholes:
            rate, part = relation.rate, relation.part
            return any(
                share_fits(part.rounding, w.rounding, rate.value, rate.decimals) for w in relation.wholes
            )
        case RateOf():
            rate = relation.rate
            return any(feasible_rate(rate.value, rate.decimals, int(b.value)) for b in relation.bases)
        case FromTo(growth=None):
            rises = relation.after.value > relation.before.value
            return None if relation.falls is None else rises != relation.falls
        case FromTo(growth=growth) if growth is not None:
            return _grows(relation, growth.kind == "points")
        case Difference():
            ends = relation.before.rounding, relation.after.rounding
            return difference_fits(*(ends[::-1] if relation.falls else ends), relation.change.rounding)
        case Subset():
            return not relation.source.interval.below(relation.subset.interval)
        case Average():
            each = Fraction(relation.each.value)
            return any(
                abs(Fraction(t.value) / c.value / each - 1) < Fraction(1, 20)
                for t in relation.totals
                for c in relation.counts
            )
        case Frequency():
            return relation.total.value >= relation.times * relation.periods
        case Ranked():
            return relation.place <= relation.out_of.value
        case Scored():
            return relation.score.value <= (relation.full.value if relation.full else 100)
        case Extreme():
            values = [other.value for other in relation.others]
            return (
                relation.extreme.value <= min(values)
                if relation.smallest
                else relation.extreme.value >= max(values)
            )
        case _:
            return None


def _grows(relation: FromTo, points: bool) -> bool:
    growth = relation.growth
    assert growth is not None
    before, after = relation.before.rounding, relation.after.rounding
    if points or relation.before.kind == "rate":
        return abs(abs(Fraction(relation.after.value) - relation.before.value) - growth.value) <= Fraction(
            1, 10
        )
    return change_fits(before, after, growth.value, growth.decimals, growth.kind == "times", growth.falls)


def main() -> int:
    """Print the table, and write the counts down if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    said = parser.parse_args()
    met, held = Counter[str](), Counter[str]()
    for path in sorted(p for folder in said.folders for p in folder.iterdir() if p.suffix == ".txt"):
        for relation in relations(document(path.read_text("utf-8"), {"kind": "generic"})):
            if relation.cue and (right := holds(relation)) is not None:
                met[relation.cue] += 1
                held[relation.cue] += right
                if not right:
                    print(
                        f"    {relation.cue} {path.stem[-20:]} {[m.surface for m in relation.members]} {relation.evidence}"
                    )
    for cue in all_cues():
        print(f"{cue.id} {held[cue.id]:5} of {met[cue.id]:5}  {cue.relation:10} {cue.example}")
    if said.write:
        table = Path(str(files("hegui.facts"))) / "data" / "cues.tsv"
        head, *rows = table.read_text("utf-8").splitlines()
        names = head.split("\t")
        with table.open("w", encoding="utf-8", newline="\n") as file:
            print(head, file=file)
            for row in rows:
                cells = dict(zip(names, row.split("\t"), strict=True))
                cells["holds"], cells["tried"] = str(held[cells["id"]]), str(met[cells["id"]])
                print("\t".join(cells.values()), file=file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
