"""What several commands need: finding the configuration, writing files, reading one document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hegui.api.registry import Declarations, declarations
from hegui.document import Document
from hegui.errors import ReadError, UsageError, reason
from hegui.running import config
from hegui.running.engine import Engine
from hegui.running.files import read_file
from hegui.running.inputs import slashed
from hegui.running.settings import Override, Settings
from hegui.writing.files import write_whole


def configured(file: str | None, isolated: bool, **stated: Any) -> Settings:
    """The settings of the configuration file that applies.

    Args:
        file: of ``--config``; ``None`` = search upward from the working directory.
        isolated: look at no file.
        stated: what the command line says about every document, above all overrides.
    """
    if file is not None and isolated:
        raise UsageError("--config 与 --isolated 不能同时使用")
    if isolated:
        found = None
    elif file is not None:
        from pathlib import Path

        found = Path(file)
    else:
        found = config.find(os.curdir)
    settings = config.load(found, found=file is None) if found is not None else Settings()
    return replace(settings, forced=Override(changes=stated)) if stated else settings


def read_one(file: str, built: Engine, settings: Settings) -> Document:
    """The document in ``file``; no rule runs.

    Raises:
        UsageError: it cannot be read.
    """
    path = slashed(file)
    if not os.path.exists(file):
        raise UsageError(f"找不到 {path}", "请检查路径是否正确")
    if os.path.isdir(file):
        raise UsageError(f"{path} 是文件夹", "请给出一个文件")
    try:
        return read_file(path, built, settings)
    except ReadError as error:
        raise UsageError(error.message, error.remedy) from error


_kept: Declarations | None = None


def declared() -> Declarations:
    """Everything the plugins declare, with the engine's own output formats."""
    from hegui.reporting import REPORTERS

    return _kept or declarations(reporters=REPORTERS)


def keep_declared() -> Declarations:
    """As ``declared``, which gives the same from now on: for a process that sees to it that it stays right."""
    global _kept
    _kept = declared()
    return _kept


def for_programs(form: str) -> None:
    """Make standard output UTF-8, whatever the console is, when it carries ``form``: programs take nothing else."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and form not in ("terminal", "concise", "text"):
        reconfigure(encoding="utf-8", errors="replace")


def use_color(wish: str) -> bool:
    """Whether standard output gets colours: ``always``, ``never``, or ``auto`` by terminal and environment."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def processors() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def report_option(word: str, example: str = "json=结果.json", folder: bool = False) -> tuple[str, str]:
    """Format and path of ``--report FORMAT=FILE``; that the path can be written is found out before any work.

    Args:
        folder: the path may also be a folder, there already or named with a final slash.

    Raises:
        UsageError: it is no such pair, or there is no such folder.
    """
    name, equals, path = word.partition("=")
    if not equals or not path:
        raise UsageError(f"--report {word} 应写成 格式=文件", f"例如 --report {example}")
    if folder and (os.path.isdir(path) or path.endswith("/")):
        return name, os.path.join(path, "")
    if os.path.isdir(path) or not os.path.isdir(os.path.dirname(os.path.realpath(path))):
        raise UsageError(f"--report 无法写入 {path}", "请先建好所在的文件夹，并写明文件名")
    return name, path


def write_atomically(path: str, content: str | bytes | Iterable[bytes]) -> None:
    """Write ``content`` (text, bytes or pieces of them) to ``path``, text as UTF-8, whole or not at all.

    Raises:
        UsageError: the place cannot be written to.
    """
    try:
        write_whole(path, content.encode("utf-8", "replace") if isinstance(content, str) else content)
    except OSError as error:
        raise UsageError(
            f"无法写入 {path}（{reason(error)}）", "请检查文件夹是否存在、是否有写入权限"
        ) from error
