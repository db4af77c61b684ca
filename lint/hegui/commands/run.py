"""Running the command line: what is common to all calls, and which of them need no parser."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module

from hegui.commands.plain import understood
from hegui.commands.saying import say
from hegui.errors import HeguiError, crash, reason
from hegui.reporting.visible import visible

INTERRUPTED = 130
TERMINATED = 143


class _Terminated(BaseException):
    """Somebody ends us: what is half done is taken away before we go."""


def _terminated(number: int, frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise _Terminated


@contextmanager
def _orderly() -> Iterator[None]:
    """SIGTERM ends a run as Ctrl-C does, where nobody else answers it."""
    try:
        mine = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if mine:
            signal.signal(signal.SIGTERM, _terminated)
    except ValueError:  # not the main thread
        mine = False
    try:
        yield
    finally:
        if mine:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; every expected failure is one Chinese line on stderr."""
    _use_utf8()
    try:
        with _orderly():
            result = _called(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except HeguiError as error:
        say(f"hegui：{visible(str(error))}")
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except _Terminated:
        say("hegui：已终止")
        return TERMINATED
    except BrokenPipeError:
        return _pipe_closed()
    except OSError as error:
        if error.filename is None:
            # Most likely standard output itself: a full disk.
            _pipe_closed()
        name = f"{visible(str(error.filename))}：" if error.filename else ""
        say(f"hegui：{name}{reason(error)}；请检查路径、权限和磁盘空间")
        return 2
    except Exception as error:
        if os.environ.get("HEGUI_DEBUG"):
            raise
        say(f"hegui：程序内部出错（{crash(error)}）；请把这一行反馈给作者，设 HEGUI_DEBUG=1 可看详情")
        return 3


def _called(arguments: list[str]) -> object:
    """What the command that ``arguments`` name gives: its exit code, if it has one."""
    options = understood(arguments)
    if options is not None:
        from hegui.commands.check import check

        return check(options)
    import click

    from hegui.commands.localised import explained

    group: click.Group = import_module("hegui.commands.main").hegui
    try:
        return group.main(arguments, prog_name="hegui", standalone_mode=False, windows_expand_args=True)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        say(f"hegui：{visible(explained(error))}")
        return 2
    except click.Abort:
        return _interrupted()


def _interrupted() -> int:
    # An impatient second Ctrl-C must not print a traceback over the last words.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    say("hegui：已中断")
    return INTERRUPTED


def _use_utf8() -> None:
    """Output is UTF-8 whatever the system says, and what cannot be encoded becomes ``?``, never a crash."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            chosen = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
            reconfigure(encoding=chosen or "utf-8", errors="replace")


def _pipe_closed() -> int:
    """The reader of our output (``head``) has seen enough. Nothing more may be written, at exit neither."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
