"""A file to double-click that starts ``hegui serve --open``: one form for each system."""

from __future__ import annotations

import sys
from typing import NamedTuple

_NAME = "合规检查"
_ARGUMENTS = "serve --open"


class Starter(NamedTuple):
    """Name and content of the file; ``runs``: the system asks that it may be run."""

    name: str
    data: bytes
    runs: bool


def starter(
    system: str = sys.platform, program: str = sys.executable, frozen: bool = hasattr(sys, "frozen")
) -> Starter:
    """The starter.

    Args:
        system: as ``sys.platform`` names it.
        program: the Python of the environment in which hegui is installed, or hegui itself.
        frozen: ``program`` is hegui itself, in one file.
    """
    arguments = _ARGUMENTS if frozen else f"-m hegui {_ARGUMENTS}"
    if system == "win32":
        return Starter(f"{_NAME}.bat", _batch(program, arguments).encode(), False)
    if system == "darwin":
        return Starter(f"{_NAME}.command", f"#!/bin/sh\nexec {_quoted(program)} {arguments}\n".encode(), True)
    return Starter(f"{_NAME}.desktop", _desktop(program, arguments).encode(), True)


def _batch(program: str, arguments: str) -> str:
    # The file is UTF-8 from the second line on, for a path with Chinese; a percent sign stands for a variable unless doubled.
    lines = (
        "@echo off",
        "chcp 65001 >nul",
        f'"{program.replace("%", "%%")}" {arguments}',
        "if errorlevel 1 pause",
    )
    return "".join(f"{line}\r\n" for line in lines)


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "'\\''") + "'"


def _desktop(program: str, arguments: str) -> str:
    """By the Desktop Entry Specification: quoted, then escaped once more as a string of the file."""
    quoted = "".join(f"\\{char}" if char in '"`$\\' else char for char in program).replace("%", "%%")
    command = f'"{quoted}" {arguments}'.replace("\\", "\\\\")
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.5\n"
        f"Name={_NAME}\nComment=检查年度报告，只在本机运行\nExec={command}\nTerminal=true\nCategories=Office;\n"
    )
