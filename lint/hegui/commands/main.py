"""The group of commands. A command's module is imported when it is called, so that no call pays for the others."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module

import click

from hegui import __version__
from hegui.commands.localised import Group, explained
from hegui.errors import HeguiError, crash, reason
from hegui.reporting.visible import visible

COMMANDS = {
    "check": ("check", "检查文件和文件夹"),
    "annotate": ("annotate", "把问题写回文件：Word 批注、PDF 高亮"),
    "compare": ("compare", "对照上年和本年的报告"),
    "serve": ("serve", "在浏览器里使用：拖入文件看报告，下载带批注的文件"),
    "lsp": ("lsp", "供编辑器使用的语言服务，边写边查"),
    "survey": ("survey", "汇总一批报告：要素矩阵、雷同文字、工作簿"),
    "explain": ("explain", "说明一条规则：为什么、依据、例子、选项"),
    "rules": ("rules", "列出全部规则"),
    "checklist": ("checklist", "查看或校验要素清单"),
    "facts": ("facts", "查看从报告里读出的内容"),
    "knowledge": ("knowledge", "查看或校验知识表：固定提法、易混淆的字词等"),
    "init": ("init", "生成带说明的配置文件 hegui.toml"),
    "completion": ("completion", "输出命令行补全脚本（bash、zsh、fish）"),
    "new-rule": ("new_rule", "生成一条新规则的框架"),
}
"""Command to module under ``hegui.commands`` and one phrase for the list."""

INTERRUPTED = 130
TERMINATED = 143


class _Commands(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"hegui.commands.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` name; a file or folder in its place is to be checked."""
        if args[0] not in COMMANDS and not args[0].startswith("-") and os.path.lexists(args[0]):
            args = ["check", *args]
        return super().resolve_command(ctx, args)

    def summary(self, ctx: click.Context, name: str) -> str:
        return COMMANDS[name][1]


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="显示版本和插件")
@click.pass_context
def hegui(ctx: click.Context, version: bool) -> None:
    """合规：检查年度报告等公文。只在本机运行，不联网。"""
    if version:
        click.echo(_versions())
        ctx.exit()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _versions() -> str:
    from platform import python_version

    from hegui.api.registry import declarations

    plugins = [f"插件 {name} {version}".rstrip() for name, version in declarations().plugins]
    return "\n".join([f"hegui {__version__}（Python {python_version()}）", *plugins])


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
            result = hegui.main(
                args=list(arguments) if arguments is not None else None,
                prog_name="hegui", standalone_mode=False, windows_expand_args=True,
            )  # fmt: skip
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except HeguiError as error:
        click.echo(f"hegui：{visible(str(error))}", err=True)
        return error.exit_code
    except click.UsageError as error:
        click.echo(f"hegui：{visible(explained(error))}", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        # An impatient second Ctrl-C must not print a traceback over the last words.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        click.echo("hegui：已中断", err=True)
        return INTERRUPTED
    except _Terminated:
        click.echo("hegui：已终止", err=True)
        return TERMINATED
    except BrokenPipeError:
        return _pipe_closed()
    except OSError as error:
        if error.filename is None:
            # Most likely standard output itself: a full disk.
            _pipe_closed()
        name = f"{visible(str(error.filename))}：" if error.filename else ""
        click.echo(f"hegui：{name}{reason(error)}；请检查路径、权限和磁盘空间", err=True)
        return 2
    except Exception as error:
        if os.environ.get("HEGUI_DEBUG"):
            raise
        click.echo(
            f"hegui：程序内部出错（{crash(error)}）；请把这一行反馈给作者，设 HEGUI_DEBUG=1 可看详情",
            err=True,
        )
        return 3


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
