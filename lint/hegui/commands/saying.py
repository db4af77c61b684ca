"""Words beside the results."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """One message on standard error, at once."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
