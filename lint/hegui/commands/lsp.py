"""``hegui lsp``."""

from __future__ import annotations

import gc

import click

from hegui.commands.localised import Command
from hegui.errors import UsageError


@click.command("lsp", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--stdio", is_flag=True, help="经标准输入输出通信（只有这一种，可不写）")
def command(stdio: bool) -> None:
    """供编辑器使用的语言服务（LSP）：在 md 和 txt 里边写边查。由编辑器启动，不用手工运行。"""
    try:
        import pygls  # noqa: F401
    except ImportError as error:
        raise UsageError(f"语言服务需要 {error.name}", "请安装：pip install 'hegui[lsp]'") from error
    # The command line starts without it. A check makes many objects and hardly any rubbish.
    gc.enable()
    gc.set_threshold(20_000)
    from hegui.editing.server import server

    server().start_io()
