"""``python -m hegui`` and the console script."""

from __future__ import annotations

import sys

from hegui.commands.main import run


def main() -> None:
    """Run the command line."""
    sys.exit(run())


if __name__ == "__main__":
    main()
