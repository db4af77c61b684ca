"""The group of commands. A command's module is imported when it is called, so that no call pays for the others."""

from __future__ import annotations

import os
from importlib import import_module

import click

from hegui import __version__
from hegui.commands.localised import Group
from hegui.commands.run import run

__all__ = ["COMMANDS", "hegui", "run"]

COMMANDS = {
    "check": ("check_command", "检查文件和文件夹"),
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
    "daemon": ("daemon", "常驻进程，省去每次启动的时间"),
    "cache": ("cache", "查看或清除保存的检查结果"),
    "init": ("init", "生成带说明的配置文件 hegui.toml"),
    "completion": ("completion", "输出命令行补全脚本（bash、zsh、fish）"),
    "new-rule": ("new_rule", "生成一条新规则的框架"),
}
"""Command to module under ``hegui.commands`` and one phrase for the list."""


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
