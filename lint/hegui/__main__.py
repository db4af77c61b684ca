"""``python -m hegui`` and the console script."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    sys.exit("not yet")


if __name__ == "__main__":
    main()
