"""What each rule is worth: how many examples it has, what it finds, what it says where nothing is wrong.

    python benchmarks/quality.py [--clean FOLDER] [--labelled TEXTS LABELS] [--write docs/quality.md]

examples    texts the rule must and must not speak of, written with it.
grid        share of faulty texts found, of the constructions of ``tests/grids`` in which the rule finds any.
mutation    share of planted faults found, of the operators of ``benchmarks/mutation.py`` that name the rule.
clean       findings in a folder of well edited texts, and how many that is to 10,000 characters: mostly false alarms.
labelled    findings that touch a labelled fault, of all in a folder of labelled texts; ``LABELS`` is a table with the columns
            ``file`` (how the name of the text begins), ``start`` and ``end``. Given again, folders are added up.

The folders are not part of the project: the table that ``--write`` leaves in ``docs/quality.md`` holds counts only, and
``tests/test_quality.py`` reads it: a rule that is wrong more often there than its severity allows may not have it.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from hegui.api import Diagnostic, Rule, Severity
from hegui.api.registry import declarations
from hegui.checking.model import Task
from hegui.grids import Case, read_grid
from hegui.running.engine import Engine, engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings
from hegui.testing import document

ROOT = Path(__file__).parent.parent
PROMISES = {Severity.ERROR: 0.98, Severity.WARNING: 0.90, Severity.INFO: 0.0}
"""The share of findings that must be right."""
FEWEST = 5
"""Findings that were judged, below which nothing is said about a rule."""
_UNIT = 10_000
_DEVIATIONS = 1.28
"""One side of nine cases in ten."""

Shares = dict[str, tuple[int, int]]
"""By code: how many of how many."""


class Row(NamedTuple):
    """What is known of a rule; ``None``: not asked, or it has no part in it."""

    code: str
    title: str
    severity: str
    bad: int
    good: int
    grid: tuple[int, int] | None
    mutation: tuple[int, int] | None
    clean: int | None
    labelled: tuple[int, int] | None


def at_best(right: int, said: int) -> float:
    """The share of right findings that ``right`` of ``said`` leave possible (Wilson's interval, upper end, 90 of 100)."""
    z = _DEVIATIONS
    share = right / said
    spread = z * (share * (1 - share) / said + z * z / (4 * said * said)) ** 0.5
    return float((share + z * z / (2 * said) + spread) / (1 + z * z / said))


def earned(right: int, said: int) -> Severity:
    """The severity that ``right`` of ``said`` findings allow; any when there are too few to say."""
    if said < FEWEST:
        return Severity.ERROR
    best = at_best(right, said)
    return next(s for s in (Severity.ERROR, Severity.WARNING, Severity.INFO) if best >= PROMISES[s])


def in_grids(tasks: Sequence[Task]) -> Shares:
    """Faulty texts found, by rule, of the constructions in which it finds any."""
    found, asked = Counter[str](), Counter[str]()
    for path in sorted((ROOT / "tests" / "grids").glob("*.toml")):
        constructions: dict[int, list[set[str]]] = defaultdict(list)
        for case in read_grid(path).cases:
            if case.wrong:
                constructions[case.construction].append(set(_touching(case, tasks)))
        for cases in constructions.values():
            for code in set().union(*cases):
                found[code] += sum(code in case for case in cases)
                asked[code] += len(cases)
    return {code: (found[code], asked[code]) for code in asked}


def _touching(case: Case, tasks: Sequence[Task]) -> Iterator[str]:
    doc = document(case.text, {"path": "grid.txt", **case.settings})
    for task in tasks:
        if task.rule.applies(doc):
            spans = [
                s for f in task.rule.check(doc, task.options) for s in (f.span, *(r.span for r in f.related))
            ]
            if any(s < end and start < e for start, end in spans for s, e in case.spans):
                yield task.rule.code


def in_mutants() -> Shares:
    """Planted faults found, by rule, of the operators that name it."""
    mutation = _sibling("mutation")
    found, asked = Counter[str](), Counter[str]()
    for text in mutation.hosts():
        base = mutation.baseline(text)
        for operator in mutation.OPERATORS:
            for mutant in operator.make(text):
                said = {
                    f.code
                    for f in mutation.new_findings(base, mutant.text)
                    if any(
                        s - mutation.REACH < mutant.end and mutant.start < e + mutation.REACH
                        for s, e in f.spans
                    )
                }
                for code in operator.codes:
                    asked[code] += 1
                    found[code] += code in said
    return {code: (found[code], asked[code]) for code in asked}


def _sibling(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def in_clean(folder: Path, built: Engine, settings: Settings) -> tuple[Counter[str], int]:
    """Findings by rule, and the characters of all texts."""
    found, characters = Counter[str](), 0
    for path in _texts(folder):
        result = check_bytes(path.name, path.read_bytes(), built, settings, keep_document=True)
        found.update(d.code for d in result.active)
        characters += len(result.document.text) if result.document is not None else 0
    return found, characters


def in_labelled(folder: Path, labels: Path, built: Engine, settings: Settings) -> Shares:
    """Findings that touch a label, of all that have a place, by rule."""
    with labels.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right, said = Counter[str](), Counter[str]()
    for path in _texts(folder):
        wanted = [(int(r["start"]), int(r["end"])) for r in rows if path.name.startswith(r["file"])]
        data = path.read_bytes()
        size = len(data.decode("utf-8", "replace"))
        for d in check_bytes(path.name, data, built, settings).active:
            if not d.code.startswith("E") and 0 < d.span[1] - d.span[0] < size // 3:
                said[d.code] += 1
                right[d.code] += any(s < end and start < e for start, end in _places(d) for s, e in wanted)
    return {code: (right[code], said[code]) for code in said}


def _places(diagnostic: Diagnostic) -> Iterator[tuple[int, int]]:
    yield diagnostic.span
    for related in diagnostic.related:
        yield related.span


def _texts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md", ".html", ".docx"))


def added(parts: Iterable[Shares]) -> Shares:
    """The sums."""
    total: Shares = {}
    for part in parts:
        for code, (some, whole) in part.items():
            before = total.get(code, (0, 0))
            total[code] = before[0] + some, before[1] + whole
    return total


def page(rows: Sequence[Row], characters: int, labelled: int) -> str:
    """The table as Markdown."""
    lines = [
        "# What each rule is worth", "",
        f"Written by `python benchmarks/quality.py --clean … --labelled … … --write docs/quality.md` on {time.strftime('%Y-%m-%d')}; the",
        "module says what the columns mean. An **error** promises 98 right findings of 100, a **warning** 90. A rule whose labelled",
        f"findings, at least {FEWEST} of them, make that unlikely (nine cases in ten) may not have the severity: `tests/test_quality.py`",
        "holds the rules against this table. Labelled texts are few, so that most rules have too few findings there to be judged.", "",
        f"Clean texts: {characters} characters. Labelled texts: {labelled}. Rules: {len(rows)}.", "",
        "| rule | severity | examples wrong / right | grid | mutation | clean | per 10,000 | labelled right |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in rows:
        rate = f"{row.clean * _UNIT / characters:.3f}" if row.clean is not None and characters else "–"
        cells = (
            f"{row.code} {row.title}", row.severity, f"{row.bad} / {row.good}", _share(row.grid), _share(row.mutation),
            "–" if row.clean is None else str(row.clean), rate, _share(row.labelled),
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _share(part: tuple[int, int] | None) -> str:
    return "–" if part is None else f"{part[0]}/{part[1]}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clean", type=Path)
    parser.add_argument(
        "--labelled", nargs=2, type=Path, action="append", default=[], metavar=("TEXTS", "LABELS")
    )
    parser.add_argument("--write", type=Path)
    said = parser.parse_args()
    settings, plain = Settings(profile="style"), Settings(profile="style", kind="generic")
    built = engine(settings, declarations())
    tasks = [t for t in built.tasks(settings) if t.rule.family not in "CFE"]
    clean, characters = in_clean(said.clean, built, plain) if said.clean else (None, 0)
    labelled = added(in_labelled(*pair, built, settings) for pair in said.labelled)
    grids, mutants = in_grids(tasks), in_mutants()

    def row(rule: Rule) -> Row:
        code = rule.code
        return Row(
            code, rule.title, rule.severity.name.lower(), len(rule.bad), len(rule.good), grids.get(code), mutants.get(code),
            clean[code] if clean is not None else None, labelled.get(code),
        )  # fmt: skip

    rows = [row(rule) for rule in built.rules.values()]
    text = page(rows, characters, sum(len(_texts(folder)) for folder, _ in said.labelled))
    if said.write:
        said.write.write_text(text, "utf-8")
    else:
        print(text, end="")
    below = [r for r in rows if r.labelled and earned(*r.labelled) < Severity.of(r.severity)]
    for r in below:
        print(f"{r.code}: {r.severity}, but right in {_share(r.labelled)}", file=sys.stderr)


if __name__ == "__main__":
    main()
