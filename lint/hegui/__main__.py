"""``python -m hegui`` and the console script."""

from __future__ import annotations

import sys

from hegui import patterns


def main() -> None:
    """Run the command line."""
    with patterns.installed():
        from hegui.commands.main import run

        code = run()
    sys.exit(code)


if __name__ == "__main__":
    main()
