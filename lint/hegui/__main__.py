"""``python -m hegui`` and the console script."""

from __future__ import annotations

import gc
import sys

from hegui import patterns


def main() -> None:
    """Run the command line."""
    # Starting makes many objects and no rubbish, and looking for it is a tenth of a cold run. Many files turn it on.
    gc.disable()
    with patterns.installed():
        from hegui.commands.main import run

        code = run()
    sys.exit(code)


if __name__ == "__main__":
    main()
