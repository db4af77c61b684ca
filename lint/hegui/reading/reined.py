"""Keeps another program on a rein: ``python reined.py SECONDS FOLDER PROGRAM ARGUMENT…``, a process of its own.

The program ends with all its children when it has used up its time, and when whoever wanted its answer is gone or
closes our standard input; in the latter case its folder goes too. Stands alone: nothing of hegui is imported.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from threading import Event, Thread

OVERDUE = 124
"""Exit code: the time is used up."""

_PATIENCE = 5
"""Times its processor time may pass on the wall: the machine may be busy with other things."""
_MEMORY, _FILE = 2 << 30, 512 << 20
_ATTEMPTS, _PAUSE = 40, 0.05


def main(arguments: Sequence[str]) -> int:
    """Run the program; its exit code, or ``OVERDUE``."""
    seconds, folder, *command = int(arguments[0]), *arguments[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; our parent answers it
    _confine(seconds)
    child = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    forsaken = Event()
    watcher = Thread(target=_until_nobody_waits, args=(child, folder, forsaken), daemon=True)
    watcher.start()
    try:
        code = child.wait(seconds * _PATIENCE)
    except subprocess.TimeoutExpired:
        code = OVERDUE
    _end(child)
    if forsaken.is_set():
        watcher.join()  # it clears up and ends this process
    return OVERDUE if code and _spent() >= seconds else code


def _until_nobody_waits(child: subprocess.Popen[bytes], folder: str, forsaken: Event) -> None:
    while os.read(0, 1):  # not by ``sys.stdin``, which would hold up the end of this process
        pass
    forsaken.set()
    _end(child)
    for _ in range(_ATTEMPTS):  # what is being killed may still write
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.exists(folder):
            break
        time.sleep(_PAUSE)
    os._exit(1)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the program and everything it started."""
    if sys.platform == "win32":
        subprocess.run(("taskkill", "/F", "/T", "/PID", str(child.pid)), capture_output=True, check=False)
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _confine(seconds: int) -> None:
    """What the program may take. The bounds of our parent, which are those of a document, are not its own."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_CPU: seconds, resource.RLIMIT_DATA: _MEMORY, resource.RLIMIT_FSIZE: _FILE,
        resource.RLIMIT_CORE: 0,
    }  # fmt: skip
    for kind, value in wanted.items():
        _, most = resource.getrlimit(kind)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (min(value, most) if most >= 0 else value, most))


def _spent() -> float:
    """Seconds of processor time that the program and its children have used."""
    if sys.platform == "win32":
        return 0.0
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
