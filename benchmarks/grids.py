"""Score a hegui command on folders of grids: python benchmarks/grids.py [--hegui HEGUI] [--verbose] FOLDER…

For each grid the share of faulty texts that a finding touches at the marked place, and of right texts with an error
or warning; by construction with --verbose, each with one text that was missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from hegui.grids import Case, Grid, read_grid


def main() -> int:
    """Print the table; the exit status is 1 when a grid lies below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--hegui", default="hegui")
    parser.add_argument("--verbose", action="store_true")
    said = parser.parse_args()
    grids = [read_grid(path) for folder in said.folders for path in sorted(folder.glob("*.toml"))]
    below = 0
    for grid, found in zip(grids, _checked(grids, said.hegui), strict=True):
        bad, good, missed, alarmed = Counter[int](), Counter[int](), {}, {}
        hit, alarm = Counter[int](), Counter[int]()
        for case, diagnostics in zip(grid.cases, found, strict=True):
            number = case.construction
            if case.wrong:
                bad[number] += 1
                hit[number] += (touched := _touches(case, diagnostics))
                if not touched:
                    missed.setdefault(number, case.text)
            else:
                good[number] += 1
                loud = [d for d in diagnostics if d["severity"] != "info"]
                alarm[number] += bool(loud)
                if loud:
                    alarmed.setdefault(number, f"{loud[0]['code']} {loud[0]['quote']} | {case.text}")
        share = hit.total() / max(1, bad.total())
        below += share < grid.floor
        print(
            f"{grid.name:16} {share:5.2f} of {bad.total():4}  alarms {alarm.total():3} of {good.total():4}"
            f"  {'below ' + str(grid.floor) if share < grid.floor else '':11} {grid.title}"
        )
        if said.verbose:
            for number in sorted({c.construction for c in grid.cases}):
                print(f"    {number}: {hit[number]}/{bad[number]} {missed.get(number, '')[:150]!r}")
                if number in alarmed:
                    print(f"       alarm {alarm[number]}/{good[number]}: {alarmed[number][:150]!r}")
    return int(below > 0)


def _touches(case: Case, diagnostics: list[dict]) -> bool:
    return any(
        start < place["end"] and place["start"] < end
        for start, end in case.spans
        for d in diagnostics
        for place in (d, *d["related"])
    )


def _checked(grids: list[Grid], command: str) -> list[list[list[dict]]]:
    """What is found in each text; required parts are not asked for."""
    with tempfile.TemporaryDirectory() as folder:
        overrides = []
        for g, grid in enumerate(grids):
            for c, case in enumerate(grid.cases):
                name = f"{g:03}-{c:04}.txt"
                (Path(folder) / name).write_text(case.text, "utf-8", newline="")
                if case.settings:
                    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in case.settings.items())
                    overrides.append(f'[[override]]\nfiles = ["{name}"]\n{lines}\n')
        (Path(folder) / "hegui.toml").write_text("\n".join(overrides), "utf-8")
        run = subprocess.run(
            [command, "check", folder, "--format", "json", "--fail-on", "never", "--jobs", "2",
             "--config", f"{folder}/hegui.toml"],
            capture_output=True, text=True, cwd=folder,
        )  # fmt: skip
        if run.returncode not in (0, 1):
            sys.exit(run.stderr[-2000:])
        documents = {
            Path(document["path"]).name: [d for d in document["diagnostics"] if d["code"][0] not in "CFE"]
            for document in json.loads(run.stdout)["documents"]
        }
    return [[documents[f"{g:03}-{c:04}.txt"] for c in range(len(grid.cases))] for g, grid in enumerate(grids)]


if __name__ == "__main__":
    sys.exit(main())
