"""Asks the resident helper for ``hegui check --daemon``. Whatever is not as it should be, the caller checks by itself.

Imports next to nothing: the answer is there sooner than the modules of a check would be. Nothing of an answer is shown
before all of it has come, so that a helper that dies half way leaves no trace. The helper is ``hegui.commands.resident``.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from hegui.places import cache_folder, is_ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any  # it imports the machinery of patterns

_OPTIONS = ("--daemon", "--start-daemon")
_ALONE = ("--fix", "--timings")
"""Documents are written, and time is measured, where it was asked for."""
FIRST, PATIENCE = 3.0, 10.0
"""Seconds until the first sign of life, and between two."""
PROTOCOL = 1
ANNOUNCED = "HEGUI_DAEMON_ANNOUNCED"
"""Environment variable of a helper that was announced before it was started."""
_WARMING = 120.0
"""Seconds after which one that was announced is not expected any more."""
_LENGTH = 4
_LONGEST_PATH = 100
"""Bytes of a path that every system takes for a socket."""
_PEER = 17
"""SO_PEERCRED of Linux."""


def loops() -> bool:
    """Whether helper and clients meet at a port of this machine, with a secret, for want of sockets in the file system."""
    return sys.platform == "win32" or bool(os.environ.get("HEGUI_DAEMON_LOOPBACK"))


def identity() -> tuple[Any, ...]:
    """What client and helper must have in common: installation, Python and its settings, machine, account."""
    flags = sys.flags
    return (
        PROTOCOL,
        os.path.dirname(os.path.abspath(__file__)),
        sys.hexversion,
        sys.prefix,
        os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", ""),
        os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", ""),
        (flags.optimize, flags.dev_mode, flags.isolated, flags.no_site, flags.no_user_site, flags.safe_path),
        tuple(sys.warnoptions),
        sys.getfilesystemencoding(),
        _root(),
    )


def _root() -> tuple[int, int]:
    """What ``/`` is: within a container it is something else, whatever home folder it shares."""
    about = os.stat(os.sep)
    return about.st_dev, about.st_ino


def folder() -> str:
    """Where the helpers of this user are found: in the cache, or for a socket whose path would be too long elsewhere."""
    wanted = os.path.join(cache_folder(), "daemon")
    if loops() or len(os.fsencode(wanted)) < _LONGEST_PATH - 40:
        return wanted
    return os.path.join("/tmp", f"hegui-{os.getuid()}")


def place() -> str:
    """The socket of the helper for this installation, or the file that says its port."""
    said = repr((*identity()[:-1], cache_folder())).encode("utf-8", "surrogatepass")
    return os.path.join(folder(), f"{int.from_bytes(said, 'little') % (2**89 - 1):023x}")


def coming() -> str:
    """The file that announces a helper which is getting ready; whoever takes it away takes the announcement back."""
    return place() + ".coming"


def is_coming() -> bool:
    """Whether a helper is getting ready."""
    try:
        return time.time() - os.stat(coming()).st_mtime < _WARMING
    except OSError:
        return False


def own_folder(folder: str) -> None:
    """Make the folder of the helpers, for this user only.

    Raises:
        OSError: it cannot be made, or is not ours.
    """
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    try:  # noqa: SIM105 - contextlib is one more module for a client
        os.mkdir(folder, 0o700)
    except FileExistsError:
        pass
    if not is_ours(folder):
        raise PermissionError(13, os.strerror(13), folder)


def connected(timeout: float = FIRST) -> Any:
    """A connection to the helper.

    Raises:
        OSError: there is none that is ours.
    """
    import _socket

    path = place()
    if not is_ours(os.path.dirname(path)) or (hasattr(os, "getuid") and os.lstat(path).st_uid != os.getuid()):
        raise FileNotFoundError
    if loops():
        with open(path, encoding="ascii") as file:
            port, secret = file.read().split()
        made: Any = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
        made.settimeout(timeout)
        made.connect(("127.0.0.1", int(port)))
        made.sendall(secret.encode())
        return made
    made = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    made.settimeout(timeout)
    made.connect(path)
    if not is_own(made):
        made.close()
        raise FileNotFoundError
    return made


def is_own(connection: Any) -> bool:
    """Whether the other end of a socket is a process of this user, as far as the system says."""
    if sys.platform != "linux":
        return True
    told = connection.getsockopt(1, _PEER, 12)  # SOL_SOCKET: process, user, group
    return int.from_bytes(told[4:8], sys.byteorder) == os.getuid()


def framed(value: Any) -> bytes:
    """``value`` as it is sent."""
    data = marshal.dumps(value)
    return len(data).to_bytes(_LENGTH, "little") + data


def received(connection: Any) -> Any:
    """The next value.

    Raises:
        OSError: none comes, or not in time.
    """
    return marshal.loads(_exactly(connection, int.from_bytes(_exactly(connection, _LENGTH), "little")))


def _exactly(connection: Any, length: int) -> bytes:
    pieces: list[bytes] = []
    while length:
        piece = connection.recv(min(length, 1 << 20))
        if not piece:
            raise ConnectionResetError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def request(do: str, **more: Any) -> dict[str, Any]:
    """What is sent first."""
    return {"do": do, "identity": identity(), **more}


def asked(arguments: list[str]) -> int | None:
    """The exit code of the command line ``arguments``, run by the helper; ``None``: the caller is to run it."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if not any(word in _OPTIONS for word in own) or own[0].startswith("-"):
        return None
    if any(word in _ALONE for word in own) or None in (sys.stdin, sys.stdout, sys.stderr):
        return None
    try:
        connection = connected()
    except (OSError, ValueError, ImportError, AttributeError):
        if "--start-daemon" in own and not is_coming():
            start()
        return None
    stdin = None
    if "-" in own:
        stdin = sys.stdin.buffer.read()
        _give_back(stdin)
    import _signal  # type: ignore[import-not-found]

    before = _signal.signal(_signal.SIGTERM, _ended)
    try:
        connection.sendall(framed(everything(arguments, stdin)))
        answered = answer(connection)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    except KeyboardInterrupt:
        _signal.signal(_signal.SIGINT, _signal.SIG_IGN)
        return _said("已中断", 130)
    except _EndedError:
        return _said("已终止", 143)
    finally:
        connection.close()
        _signal.signal(_signal.SIGTERM, before)
    return None if answered is None else _shown(*answered)


class _EndedError(BaseException):
    """Somebody ends us."""


def _ended(number: int, frame: object) -> None:
    raise _EndedError


def _said(words: str, code: int) -> int:
    sys.stderr.buffer.write(f"hegui：{words}\n".encode())
    sys.stderr.buffer.flush()
    return code


def _give_back(data: bytes) -> None:
    """Let standard input be read again, should we have to check by ourselves."""
    import io

    sys.stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors="replace")


def everything(arguments: list[str], stdin: bytes | None) -> dict[str, Any]:
    """All that a run depends on besides files."""
    here = os.stat(os.curdir)
    umask = os.umask(0)
    os.umask(umask)
    try:
        columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
    except (AttributeError, ValueError, OSError):
        columns = 0
    return request(
        "check",
        arguments=arguments,
        path=sys.path,
        folder=os.getcwd(),
        here=(here.st_dev, here.st_ino),
        environment=dict(os.environ),
        umask=umask,
        terminals=tuple(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)),
        columns=columns,
        stdin=stdin,
    )


def answer(connection: Any) -> tuple[int, list[tuple[int, bytes]]] | None:
    """Exit code and output, in the order in which it was written; ``None`` when the helper does not want to."""
    pieces: list[tuple[int, bytes]] = []
    while True:
        kind, *values = received(connection)
        connection.settimeout(float(os.environ.get("HEGUI_DAEMON_PATIENCE") or PATIENCE))
        if kind == "out":
            pieces.append((values[0], values[1]))
        elif kind == "done":
            return values[0], pieces
        elif kind != "alive":
            return None


def _shown(code: int, pieces: list[tuple[int, bytes]]) -> int | None:
    try:
        for number, data in pieces:
            stream = sys.stdout.buffer if number == 1 else sys.stderr.buffer
            stream.write(data)
            stream.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough. Nothing more may be written, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except OSError:
        return None  # a full disk, most likely: who checks says so
    return code


def start(*options: str) -> None:
    """Start a helper that outlives us; whether it comes up is not waited for."""
    import subprocess

    environment = dict(os.environ)
    environment.pop(ANNOUNCED, None)
    try:
        own_folder(folder())
        os.close(os.open(coming(), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        environment[ANNOUNCED] = "1"
    except OSError:
        pass  # it will find no place either, and says so where somebody reads it
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hegui"]
    quiet = subprocess.DEVNULL
    more: dict[str, Any] = {"start_new_session": True}  # Ctrl-C is not for it
    if sys.platform == "win32":
        more = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    subprocess.Popen(
        [*program, "daemon", "run", *options],
        env=environment,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        **more,
    )
