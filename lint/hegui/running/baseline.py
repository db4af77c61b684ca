"""What was there before: a file of known findings, so that only new ones count.

An entry is a path (relative to the baseline's folder), a code, the quoted words and an ordinal among equal ones,
summed up in the fingerprint; never a line number, so that edits elsewhere change nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hegui.checking.baseline import KNOWN
from hegui.checking.model import Known
from hegui.checking.results import FileResult
from hegui.errors import ConfigError, reason
from hegui.running.inputs import relative
from hegui.schema import TEXT, Notes, mapping, several, table, told
from hegui.small import MOST_KNOWN, read_small

SCHEMA = "hegui-baseline/1"
DEFAULT = "hegui-baseline.json"


Baseline = Mapping[str, tuple[Known, ...]]
"""Path relative to the baseline's folder to what is known there."""


def load(path: str) -> Baseline:
    """The baseline in ``path``.

    Raises:
        ConfigError: it cannot be read or is no baseline.
    """
    import json

    try:
        content = json.loads(read_small(path, MOST_KNOWN).decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"基线 {path} 无法读取（{reason(error)}）", "请检查路径和权限") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path} {_NOT_OURS}", _AGAIN) from error
    notes = Notes()
    files: Baseline = _FILE(notes, content, "")
    notes.refuse(f"{path} {_NOT_OURS}", remedy=_AGAIN)
    return files


_AGAIN = "请用 --write-baseline 重新生成"
_NOT_OURS = "不是 hegui 的基线文件"
_KNOWN = table(Known, {"code": TEXT, "fingerprint": TEXT, "quote": TEXT})
_FILE = table(
    lambda schema, files: files,
    {"schema": told(TEXT, SCHEMA.__eq__, f"应为 {SCHEMA}"), "files": mapping(several(_KNOWN))},
)


def key(path: str, baseline: str) -> str:
    """How the baseline at ``baseline`` names the file at ``path``."""
    return relative(path, os.path.dirname(os.path.abspath(baseline)))


def render(files: Iterable[FileResult], path: str, before: Baseline | None = None) -> str:
    """The baseline, to be written to ``path``, in which everything in ``files`` is known.

    Findings suppressed otherwise and engine codes do not go in.

    Args:
        before: the baseline there was; what it says about files that were not checked is kept.
    """
    import json

    known: dict[str, list[dict[str, str]]] = {
        file: [e._asdict() for e in entries] for file, entries in (before or {}).items()
    }
    for file in files:
        if file.error is not None:
            continue
        entries = [
            Known(d.code, d.fingerprint, d.quote)._asdict()
            for d in file.diagnostics
            if not d.code.startswith("E") and (d.suppressed is None or d.suppressed.kind == "baseline")
        ]
        known[key(file.path, path)] = entries
    content = {"schema": SCHEMA, "files": {file: known[file] for file in sorted(known) if known[file]}}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def settled(file: FileResult) -> FileResult:
    """``file`` as it is once everything in it is in the baseline."""
    return replace(
        file,
        diagnostics=tuple(
            d if d.code.startswith("E") or d.suppressed is not None else replace(d, suppressed=KNOWN)
            for d in file.diagnostics
            if d.code != "E913"
        ),
    )
