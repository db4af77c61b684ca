"""One request of the resident helper, in a process of its own that ends with it: a direct run in all but its start."""

from __future__ import annotations

import io
import os
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any, NoReturn

from hegui.calling import framed, received

_BEAT = 1.0
"""Seconds between two signs of life."""


class _Line:
    """The way back; several threads may use it."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def send(self, *value: Any) -> None:
        """Raises OSError when nobody listens any more."""
        data = framed(value)
        with self._lock:
            self._connection.sendall(data)

    def beat(self) -> None:
        """Say again and again that this process lives; without a helper it need not."""
        while True:
            time.sleep(_BEAT)
            try:
                self.send("alive")
            except OSError:
                os._exit(1)


class _Output(io.RawIOBase):
    """Standard output or standard error of a client."""

    def __init__(self, line: _Line, number: int, terminal: bool) -> None:
        super().__init__()
        self._line, self._number, self._terminal = line, number, terminal

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._terminal

    def write(self, data: Any, /) -> int:
        words = bytes(data)
        self._line.send("out", self._number, words)
        return len(words)


def _stream(line: _Line, number: int, terminal: bool, at_once: bool) -> io.TextIOWrapper:
    raw = io.BufferedWriter(_Output(line, number, terminal))
    return io.TextIOWrapper(raw, encoding="utf-8", errors="replace", line_buffering=at_once)


def answer(connection: Any, path: Sequence[str]) -> NoReturn:
    """Wait for the request on ``connection``, answer it, and end the process.

    Args:
        path: ``sys.path`` of the helper as it was started.
    """
    line = _Line(connection)
    try:
        request: dict[str, Any] = received(connection)
        threading.Thread(target=line.beat, daemon=True).start()
        refusal = _unlike(request, path) or _taken_on(request)
        if refusal:
            line.send("refused", refusal)
        else:
            line.send("done", _run(request, line))
    except BaseException:  # whoever asked runs it directly, and sees what happens
        os._exit(1)
    os._exit(0)


def _unlike(request: dict[str, Any], path: Sequence[str]) -> str:
    """What is not as it would be in a direct run."""
    theirs = request["path"]
    first = 0 if sys.flags.safe_path else 1
    if list(theirs[first:]) != list(path[first:]):
        return "path"
    # Of the place that a program is started from only this could matter: a plugin that lies there.
    for folder in theirs[:first]:
        try:
            with os.scandir(folder or os.curdir) as entries:
                if any(e.name.endswith((".dist-info", ".egg-info")) for e in entries):
                    return "plugin"
        except OSError:
            continue
    return ""


def _taken_on(request: dict[str, Any]) -> str:
    """Become what the client is: its folder, environment and rights on new files. What could not be done, if anything."""
    sys.path[:] = request["path"]
    os.environ.clear()
    os.environ.update(request["environment"])
    if hasattr(time, "tzset"):
        time.tzset()
    os.umask(request["umask"])
    try:
        os.chdir(request["folder"])
        here = os.stat(os.curdir)
    except OSError:
        return "folder"
    return "" if (here.st_dev, here.st_ino) == tuple(request["here"]) else "folder"


def _run(request: dict[str, Any], line: _Line) -> int:
    _, out, _ = request["terminals"]
    if request["columns"] > 0 and not _number(os.environ.get("COLUMNS")):
        os.environ["COLUMNS"] = str(request["columns"])  # how wide a terminal is that is not ours
    sys.stdin = io.TextIOWrapper(io.BytesIO(request["stdin"] or b""), encoding="utf-8", errors="replace")
    sys.stdout = _stream(line, 1, out, out)
    sys.stderr = _stream(line, 2, False, True)  # no bar moves in what is shown at the end
    from hegui.commands.run import run

    code = run(request["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _number(word: str | None) -> bool:
    """Whether it is a number as ``shutil.get_terminal_size`` takes it."""
    try:
        return int(word or "") > 0
    except ValueError:
        return False
