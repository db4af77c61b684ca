"""Lines of styled pieces as text: plain, or in the sixteen colours of the reader's own terminal."""

from __future__ import annotations

from collections.abc import Iterable

from hegui.reporting.layout import Line

LOOKS = {
    "": "", "strong": "bold", "faint": "dim", "path": "bold", "label": "cyan",
    "error": "bold white on red", "warning": "black on yellow", "info": "black on cyan",
    "error-words": "bold underline red", "warning-words": "bold underline yellow", "info-words": "bold underline cyan",
    "met": "green", "weak": "yellow", "missing": "bold red", "not-applicable": "dim", "good": "bold green",
    "bad": "bold red", "error-number": "bold red", "warning-number": "yellow", "info-number": "cyan",
    "weak-number": "yellow", "missing-number": "bold red",
}  # fmt: skip
"""Style of a piece to how it looks."""


def plain(lines: Iterable[Line]) -> str:
    """The words alone."""
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def painted(lines: Iterable[Line]) -> str:
    """With escape sequences. Equal input gives equal bytes, whatever the environment says."""
    from rich.color import ColorSystem
    from rich.style import Style

    looks = {name: Style.parse(look) for name, look in LOOKS.items()}

    def paint(line: Line) -> str:
        return "".join(
            looks[piece.style].render(piece.text, color_system=ColorSystem.STANDARD)
            if piece.style
            else piece.text
            for piece in line
        )

    return "".join(paint(line).rstrip() + "\n" for line in lines)
