"""Checks the text in an editor under the settings that its folder has at this moment."""

from __future__ import annotations

import datetime
import gc
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hegui.api import Diagnostic
from hegui.checking.model import Sidecar
from hegui.checking.results import FileResult
from hegui.checking.suppressions import SIDECAR
from hegui.document import FilePlace
from hegui.reading.open import ending
from hegui.reporting.wording import found_at
from hegui.running import baseline as known_findings
from hegui.running import config
from hegui.running.engine import Engine, engine
from hegui.running.files import check_bytes
from hegui.running.inputs import slashed
from hegui.running.settings import Override, Settings

_SUFFIXES = {"markdown": ".md", "plaintext": ".txt"}
_FEW_WORDS = "某镇2024年年度报告\n一、主要工作\n全年开展培训3次，其中线上1次。\n"
_BOM = "\ufeff"
_BREAK = re.compile(r"[\r\n]")

Chosen = Mapping[str, Any]
"""Fields of ``Settings`` that the editor's own settings replace."""


@dataclass(frozen=True)
class Checked:
    """What is known about one version of a text.

    Attributes:
        version: of the text, as the editor counts.
        text: as the editor has it.
        result: with its document.
        engine: what knows the rules behind it.
    """

    version: int
    text: str
    result: FileResult
    engine: Engine

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the document's text as a stretch of ``text``."""
        document = self.result.document
        shift = int(self.text.startswith(_BOM))
        if document is None:
            return 0, 0
        first, last = document.origin.at(start), document.origin.at(max(start, end - 1))
        if not isinstance(first, FilePlace) or not isinstance(last, FilePlace):
            return 0, 0
        return first.offset + shift, last.offset + shift + (end > start)

    def place(self, diagnostic: Diagnostic) -> tuple[int, int]:
        """Where to underline: the words, of a long stretch its first line, of something missing the title."""
        start, end = self.span(*diagnostic.span)
        if not found_at(diagnostic, self.result):
            document = self.result.document
            title = document.identity.title_span if document is not None else None
            start, end = self.span(*title) if title else (0, 0)
        line = _BREAK.search(self.text, start, end)
        return start, line.start() if line and line.start() > start else end


class Checker:
    """Keeps an engine for each configuration that is in use. For one thread."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], tuple[Engine, Settings, known_findings.Baseline]] = {}

    def warm(self) -> None:
        """Check a few words, so that nobody waits at the first text for what is made when first needed."""
        self.check("空.txt", "plaintext", 0, _FEW_WORDS, {})

    def check(self, path: str, language: str, version: int, text: str, chosen: Chosen) -> Checked:
        """Check ``text`` as if it stood in the file ``path``, which need not exist.

        Args:
            language: as the editor names it; decides for a file without a known ending.

        Raises:
            ConfigError: the configuration of the folder cannot be taken as it stands.
        """
        built, settings, before = self._under(path, chosen)
        name = slashed(path)
        if ending(name) not in built.declared.readers:
            name += _SUFFIXES.get(language, ".txt")
        known = before.get(known_findings.key(name, settings.baseline), ()) if before else ()
        data = text.encode("utf-8", "replace")
        result = check_bytes(name, data, built, settings, _sidecar(path), known, keep_document=True)
        return Checked(version, text, result, built)

    def _under(self, path: str, chosen: Chosen) -> tuple[Engine, Settings, known_findings.Baseline]:
        found = config.find(Path(path).parent) if os.path.isabs(path) else None
        said = config.load(found, found=True) if found is not None else Settings()
        today = datetime.date.today()
        settings = replace(said, forced=Override(changes=dict(chosen)), today=today)
        key = (_stamp(str(found or "")), _stamp(settings.baseline), today, tuple(sorted(chosen.items())))
        if key not in self._kept:
            before = known_findings.load(settings.baseline) if os.path.exists(settings.baseline or "") else {}
            # What the file said before is never asked for again.
            self._kept = {k: v for k, v in self._kept.items() if k[0][0] != key[0][0]}
            self._kept[key] = engine(settings), settings, before
            # What an engine holds stays: looking through it for rubbish would double the time of some checks.
            gc.collect()
            gc.freeze()
        return self._kept[key]


def _stamp(path: str) -> tuple[str, int]:
    try:
        return path, os.stat(path).st_mtime_ns
    except OSError:
        return path, 0


def _sidecar(path: str) -> Sidecar | None:
    try:
        return Sidecar(slashed(path + SIDECAR), Path(path + SIDECAR).read_bytes())
    except (OSError, ValueError):
        return None
