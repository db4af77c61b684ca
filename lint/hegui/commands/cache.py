"""``hegui cache``."""

from __future__ import annotations

import click

from hegui.commands.localised import Command, Group
from hegui.reporting.visible import visible
from hegui.running import cache


@click.group("cache", cls=Group, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """查看保存的检查结果：在哪里、多少份、多大。文件没有改动时直接取用，不再检查；内容只有拿着原文件才能读出。"""
    if ctx.invoked_subcommand is None:
        held = cache.held()
        click.echo(f"位置  {visible(held.folder)}\n份数  {held.entries}\n大小  {_size(held.size)}")


@command.command("clear", cls=Command)
def clear() -> None:
    """清除全部保存的检查结果。"""
    before = cache.clear()
    click.echo(f"已清除 {before.entries} 份检查结果，{_size(before.size)}")


def _size(number: int) -> str:
    return f"{number / 2**20:.1f} MB"
