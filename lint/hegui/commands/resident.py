"""The resident helper: keeps everything warm that a check needs, and has a fresh process answer each request.

One thread, one loop. A request goes to a process that is as the helper was when it had warmed up, and ends afterwards:
it inherits the helper's memory where the system forks, and is started ahead of time where it does not. What the process
says goes to the client as it comes. The client is ``hegui.calling``; see ``docs/decisions/0017-a-resident-helper.md``.
"""

from __future__ import annotations

import gc
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

from hegui import __version__, calling, snapshot
from hegui.api.registry import installed_now
from hegui.calling import framed
from hegui.commands.answering import answer
from hegui.commands.shared import keep_declared, processors
from hegui.running.engine import engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings

WORKER = "HEGUI_DAEMON_WORKER"
"""Environment variable of a process that is to offer itself to the helper."""
_BEAT = 1.0
_LOOK = 5.0
"""Seconds between two looks whether clients still find us."""
_QUIET = 0.02
"""Seconds in which nothing happens."""
_READY = 2
"""Processes that stand ready: one may be asked while the other is still being made."""
_GRACE = 2.0
"""Seconds for a process to tidy up whose client has gone."""
_PIECE = 1 << 18
_LENGTH = 4
_SECRET = 32


def forks() -> bool:
    """Whether a process may be copied: elsewhere libraries of the system do not bear it."""
    return sys.platform == "linux" and not calling.loops()


class _Peer:
    """A socket that never makes us wait."""

    def __init__(self, helper: Helper, connection: socket.socket) -> None:
        self.connection = connection
        self.open = True
        self._helper = helper
        self._out = bytearray()
        self._closing = False
        connection.setblocking(False)
        helper.selector.register(connection, selectors.EVENT_READ, self)

    def send(self, data: bytes) -> None:
        self._out += data
        self.flush()

    def flush(self) -> None:
        if not self.open:
            return
        try:
            while self._out:
                del self._out[: self.connection.send(memoryview(self._out)[:_PIECE])]
        except BlockingIOError:
            pass
        except OSError:
            self.lost()
            return
        if not self._out and self._closing:
            self.close()
            return
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._out else 0)
        self._helper.selector.modify(self.connection, events, self)

    def close_when_said(self) -> None:
        """Close as soon as everything is sent."""
        self._closing = True
        self.flush()

    def close(self) -> None:
        if self.open:
            self.open = False
            self._helper.selector.unregister(self.connection)
            self.connection.close()

    def ready(self) -> None:
        """Something has come, or the other end is closed."""
        try:
            data = self.connection.recv(_PIECE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self.heard(data)
        else:
            self.lost()

    def heard(self, data: bytes) -> None:
        raise NotImplementedError

    def lost(self) -> None:
        raise NotImplementedError


class _Worker(_Peer):
    """A process that answers one request."""

    def __init__(self, helper: Helper, connection: socket.socket, process: int) -> None:
        super().__init__(helper, connection)
        self.process = process
        self.client: _Client | None = None

    def heard(self, data: bytes) -> None:
        if self.client is not None:
            self.client.send(data)

    def lost(self) -> None:
        self.close()
        self._helper.ended(self)


class _Client(_Peer):
    """Somebody who asks."""

    def __init__(self, helper: Helper, connection: socket.socket) -> None:
        super().__init__(helper, connection)
        self.worker: _Worker | None = None
        self.data = b""
        self._taken = bytearray()
        self._asked = False

    def heard(self, data: bytes) -> None:
        if self._asked:
            return
        self._taken += data
        before = _SECRET if self._helper.secret else 0
        if len(self._taken) < before + _LENGTH:
            return
        if not secrets.compare_digest(bytes(self._taken[:before]), self._helper.secret):
            self.close()
            return
        end = before + _LENGTH + int.from_bytes(self._taken[before : before + _LENGTH], "little")
        if len(self._taken) >= end:
            self._asked = True
            self.data = bytes(self._taken[before:end])
            self._helper.asked(self)

    def lost(self) -> None:
        self.close()
        self._helper.gone(self)


class Helper:
    """The loop.

    Args:
        listening: where clients come.
        place: the file by which they find us.
        idle: seconds without a request after which it ends; 0 = never.
        rehearsal: a check like any other, without output.
        secret: what clients say first, where anybody on the machine could connect.
    """

    def __init__(
        self,
        listening: socket.socket,
        place: str,
        idle: float,
        rehearsal: Callable[[], object],
        secret: bytes = b"",
    ) -> None:
        self.selector = selectors.DefaultSelector()
        self.secret = secret
        self._listening = listening
        self._place = place
        self._own = os.stat(place).st_ino
        self._idle_limit = idle
        self._rehearsal = rehearsal
        self._path = list(sys.path)
        self._known = _installed()
        self._identity = calling.identity()
        self._started = self._used = time.monotonic()
        self._answered = 0
        self._most = max(2, processors())
        self._waiting: deque[_Client] = deque()
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._coming = 0
        self._ending: list[tuple[float, int]] = []
        self._left: list[int] = []
        self._stopping = False
        listening.setblocking(False)
        self.selector.register(listening, selectors.EVENT_READ)

    # --- the loop -------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Until somebody stops it, it has nothing to do for long, or clients would find somebody else."""
        beat = look = time.monotonic()
        while not (self._stopping and not self._busy):
            found = self.selector.select(_QUIET if self._lacks() else _GRACE / 10 if self._ending else _BEAT)
            if not found:
                self._provide()  # a copy takes a moment: not while somebody waits for what we pass on
            for key, events in found:
                peer: _Peer | None = key.data
                if peer is None:
                    self._accept()
                    continue
                if events & selectors.EVENT_WRITE:
                    peer.flush()
                if events & selectors.EVENT_READ and peer.open:
                    peer.ready()
            now = time.monotonic()
            if now - beat >= _BEAT:
                beat = now
                for client in self._waiting:
                    client.send(framed(("alive",)))
            if now - look >= _LOOK:
                look = now
                self._stopping = self._stopping or not self._found()
            idle = self._idle_limit and now - self._used > self._idle_limit
            if idle and not self._busy and not self._waiting:
                self._stopping = True
            self._bury(now)

    def close(self) -> None:
        """End everything at once."""
        if self._found():
            with suppress(OSError):
                os.unlink(self._place)
        self._listening.close()
        for worker in (*self._idle, *self._busy):
            with suppress(OSError):
                os.kill(worker.process, signal.SIGTERM)

    def _found(self) -> bool:
        try:
            return os.stat(self._place).st_ino == self._own
        except OSError:
            return False

    def _accept(self) -> None:
        with suppress(OSError):
            connection, _ = self._listening.accept()
            if calling.is_own(connection) or self.secret:
                _Client(self, connection)
            else:
                connection.close()

    # --- requests -------------------------------------------------------------------------------------------------

    def asked(self, client: _Client) -> None:
        """A client has said what it wants."""
        import marshal

        try:
            request: dict[str, Any] = marshal.loads(client.data[_LENGTH:])
            do, identity = request["do"], request["identity"]
        except (ValueError, EOFError, TypeError, KeyError):
            client.close()
            return
        if do == "status":
            client.send(framed(("status", self._status())))
            client.close_when_said()
        elif do == "stop":
            self._stopping = True
            client.send(framed(("stopped", os.getpid())))
            client.close_when_said()
        elif do == "work":
            self._offered(client, request)
        elif self._stopping or do != "check" or identity != self._identity:
            self._refuse(client)
        else:
            self._used = time.monotonic()
            self._answered += 1
            client.send(framed(("alive",)))
            self._waiting.append(client)
            self._give()
            # Meanwhile the process is at it; what it says waits until we know that it may be said.
            if _installed() != self._known:
                self._stopping = True
                for worker in self._busy:
                    if worker.client is not None:
                        self._refuse(worker.client)
                        self.gone(worker.client)

    def gone(self, client: _Client) -> None:
        """Nobody waits for the answer any more."""
        if client in self._waiting:
            self._waiting.remove(client)
        worker = client.worker
        if worker is not None and worker.open:
            worker.client = client.worker = None
            with suppress(OSError):
                os.kill(worker.process, signal.SIGTERM)
            self._ending.append((time.monotonic() + _GRACE, worker.process))

    def ended(self, worker: _Worker) -> None:
        """A process has ended, well or not: its client knows by what it has heard."""
        self._left.append(worker.process)
        # Its number may soon be that of another process.
        self._ending = [entry for entry in self._ending if entry[1] != worker.process]
        if worker in self._idle:
            self._idle.remove(worker)
        if worker in self._busy:
            self._busy.remove(worker)
        if worker.client is not None:
            worker.client.close_when_said()
        self._used = time.monotonic()
        self._give()

    def _refuse(self, client: _Client) -> None:
        client.send(framed(("refused", "")))
        client.close_when_said()

    def _give(self) -> None:
        while self._stopping and self._waiting:
            self._refuse(self._waiting.popleft())
        while self._waiting and len(self._busy) < self._most:
            if not self._idle:
                self._provide(at_once=True)
            if not self._idle:
                return
            client, worker = self._waiting.popleft(), self._idle.pop()
            client.worker, worker.client = worker, client
            self._busy.append(worker)
            worker.send(client.data)
            client.data = b""

    def _status(self) -> dict[str, Any]:
        return {
            "pid": os.getpid(),
            "version": __version__,
            "seconds": time.monotonic() - self._started,
            "answered": self._answered,
            "running": len(self._busy),
            "waiting": len(self._waiting),
            "idle": self._idle_limit,
        }

    # --- processes ------------------------------------------------------------------------------------------------

    def _lacks(self) -> bool:
        """Whether more processes should stand ready for the next requests."""
        return not self._stopping and len(self._idle) + self._coming < _READY

    def _provide(self, at_once: bool = False) -> None:
        """See that a process is ready for the next request.

        Args:
            at_once: the request is there already.
        """
        if not self._lacks():
            return
        if forks():
            self._idle.append(self._copy(at_once))
            return
        self._coming += 1
        program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hegui"]
        subprocess.Popen(
            [*program, "daemon", "run"], env={**os.environ, WORKER: "1"}, stdin=subprocess.DEVNULL
        )

    def _offered(self, client: _Client, request: dict[str, Any]) -> None:
        """A process that was started has warmed up; from now on its connection is a worker's."""
        self._coming = max(0, self._coming - 1)
        self.selector.unregister(client.connection)
        client.open = False
        self._idle.append(_Worker(self, client.connection, request["pid"]))
        self._give()

    def _copy(self, at_once: bool) -> _Worker:
        ours, theirs = socket.socketpair()
        process = os.fork()
        if not process:
            ours.close()  # else the end of the helper would never be heard
            self._become_worker(theirs, at_once)
        theirs.close()
        return _Worker(self, ours, process)

    def _become_worker(self, connection: socket.socket, at_once: bool) -> NoReturn:
        try:
            # What the helper holds open must not stay open with us: its end would be noticed by nobody.
            for key in [*self.selector.get_map().values()]:
                key.fileobj.close()  # type: ignore[union-attr]
            self.selector.close()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            if not at_once:
                self._rehearsal()  # memory that is shared is copied page by page: now, and not when somebody waits
            answer(connection, self._path)
        finally:
            os._exit(1)

    def _bury(self, now: float) -> None:
        for deadline, process in self._ending:
            if now >= deadline:
                with suppress(OSError):
                    os.kill(process, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        self._ending = [entry for entry in self._ending if now < entry[0]]
        if not hasattr(os, "WNOHANG"):
            self._left.clear()
            return
        still: list[int] = []
        for process in self._left:
            with suppress(ChildProcessError):
                if os.waitpid(process, os.WNOHANG)[0] == 0:
                    still.append(process)
        self._left = still


def _installed() -> tuple[object, ...]:
    """What a direct run would find: files of the packages, and what is installed."""
    kept = snapshot.current()
    packages = kept.packages if kept is not None else {}
    try:
        return installed_now(), *(snapshot.signature(folder, times=True) for folder, _ in packages.values())
    except OSError:
        return (None,)


# --- starting ---------------------------------------------------------------------------------------------------------


def run(idle: float, ready: Callable[[], object] = lambda: None) -> None:
    """Warm up, then answer until somebody stops it.

    Args:
        idle: as of ``Helper``.
        ready: called when clients can come.

    Raises:
        OSError: there is no place for the socket.
    """
    announced = bool(os.environ.pop(calling.ANNOUNCED, ""))
    rehearsal = _warm_up()
    if os.environ.pop(WORKER, ""):
        _offer()
    os.chdir(os.sep)
    place = calling.place()
    calling.own_folder(os.path.dirname(place))
    listening, secret = _opened(place)
    helper = Helper(listening, place, idle, rehearsal, secret)
    signal.signal(signal.SIGTERM, _stopped)
    try:
        _not_called_off(announced)
        ready()
        helper.run()
    except _StopError:
        pass
    finally:
        helper.close()


class _StopError(BaseException):
    pass


def _not_called_off(announced: bool) -> None:
    """Clients find us from now on: we are not announced any more. Whoever stopped us before has taken that away."""
    try:
        os.unlink(calling.coming())
    except OSError as error:
        if announced:
            raise _StopError from error


def _stopped(number: int, frame: object) -> None:
    raise _StopError


def _opened(place: str) -> tuple[socket.socket, bytes]:
    """A socket that listens, put in its place when it does, and the secret that clients need."""
    own = f"{place}.{os.getpid()}"
    with suppress(FileNotFoundError):
        os.unlink(own)
    secret = b""
    if calling.loops():
        listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        secret = secrets.token_hex(_SECRET // 2).encode()
        handle = os.open(own, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(b"%d %s" % (listening.getsockname()[1], secret))
    else:
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            listening.bind(own)
        finally:
            os.umask(before)
        listening.listen(128)
    os.replace(own, place)
    return listening, secret


def _offer() -> NoReturn:
    """Tell the helper that this process can take a request."""
    path = list(sys.path)
    connection = calling.connected()
    connection.settimeout(None)
    connection.sendall(framed(calling.request("work", pid=os.getpid())))
    answer(connection, path)


_SAMPLE = 120
"""Examples in the rehearsal: some pages of text."""
_FORMATS = ("terminal", "concise", "html", "sarif", "jsonl")


def _warm_up() -> Callable[[], object]:
    """Check the examples of all rules once, so that all is loaded and derived that a check may need.

    Gives a function that checks some of them again.
    """
    from hegui.commands.run import run as command

    declared = keep_declared()
    texts = [
        example.text.translate({ord("⟦"): "", ord("⟧"): ""})
        for rule in declared.rules.values()
        for examples in (rule.bad, rule.good)
        for example in examples
    ]
    with tempfile.TemporaryDirectory(prefix="hegui-") as name, redirect_stdout(StringIO()):
        for number in range(0, len(texts), 20):
            Path(name, f"{number:05}.txt").write_text("\n".join(texts[number : number + 20]), "utf-8")
        common = ["--isolated", "--no-cache", "--fail-on", "never", "--jobs", "1"]
        command(["check", name, *common, "--format", "json"])
        one = os.path.join(name, "00000.txt")
        for form in _FORMATS:
            command(["check", one, *common, "--format", form])
        command(["check", one, "--isolated"])  # how a result is kept
    built = engine(Settings(), declared)
    some = "\n".join(texts[:: max(1, len(texts) // _SAMPLE)]).encode()
    rehearsal = partial(check_bytes, "a.txt", some, built, Settings())
    rehearsal()
    gc.collect()
    gc.freeze()
    gc.disable()
    return rehearsal
