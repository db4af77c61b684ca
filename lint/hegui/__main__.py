"""``python -m hegui`` and the console script."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line."""
    words = sys.argv[1:]
    if "--daemon" in words or "--start-daemon" in words:
        from hegui.calling import asked

        code = asked(words)
        if code is not None:
            os._exit(code)
    from hegui import patterns

    # Starting makes many objects and no rubbish, and looking for it is a tenth of a cold run. Many files turn it on.
    gc.disable()
    with patterns.installed():
        from hegui.commands.run import run

        code = run()
    _leave(code)


def _leave(code: int) -> None:
    """End the process without taking apart what the system takes back in one piece.

    Only where nobody waits for that: no other thread, no worker, no one who asked to be told (coverage, a debugger).
    """
    import threading

    multiprocessing = sys.modules.get("multiprocessing.process")
    if (
        threading.active_count() > 1
        or (multiprocessing is not None and multiprocessing.active_children())
        or sys.gettrace() is not None
        or "coverage" in sys.modules
    ):
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


def _leave_out_the_working_directory() -> None:
    """``python -m`` looks for modules in the working directory first: a folder of reports is no place to load code from."""
    here, home = os.getcwd(), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if sys.path[:1] in ([""], [here]):
        # Its place is kept: helper and client compare what stands behind the first one.
        sys.path[0] = home


if __name__ == "__main__":
    _leave_out_the_working_directory()
    main()
