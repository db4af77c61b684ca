"""``hegui daemon``."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

import click

from hegui import calling
from hegui.commands.localised import Command, Count, Group
from hegui.errors import UsageError, reason
from hegui.reporting.visible import visible

_IDLE = 30
_START = 120.0
_STOP = 20.0


@click.group("daemon", cls=Group)
def command() -> None:
    """常驻进程：hegui check --daemon 由它回答，省去启动的时间，结果与直接运行逐字节相同。只在本机，只供本人。"""


@command.command("start", cls=Command)
@click.option("--idle", type=Count(), default=_IDLE, help=f"闲置多少分钟后自行结束，默认 {_IDLE}")
def start(idle: int) -> None:
    """启动常驻进程；已经有的不再启动。"""
    if (status := _ask("status")) is not None:
        click.echo(f"常驻进程已在运行（进程 {status['pid']}）")
        return
    calling.start("--idle", str(idle))
    end = time.monotonic() + _START
    while time.monotonic() < end:
        time.sleep(0.05)
        if (status := _ask("status")) is not None:
            click.echo(f"常驻进程已启动（进程 {status['pid']}），闲置 {idle} 分钟后自行结束")
            return
    raise UsageError("常驻进程没有启动", "可用 hegui daemon run 在前台运行，看是什么原因；不用它也能检查")


@command.command("stop", cls=Command)
def stop() -> None:
    """结束常驻进程；正在进行的检查做完再结束。"""
    said = _ask("stop")
    if said is None and _called_off():
        click.echo("常驻进程还在启动，已取消")
        return
    said = said or _ask("stop")  # it has come up just now
    if said is None:
        click.echo("没有常驻进程")
        return
    end = time.monotonic() + _STOP
    while time.monotonic() < end and (_ask("status") is not None or _lives(said["pid"])):
        time.sleep(0.05)
    click.echo("常驻进程已结束")


@command.command("status", cls=Command)
@click.pass_context
def status(ctx: click.Context) -> None:
    """查看常驻进程。退出码：0 在运行，1 没有。"""
    said = _ask("status")
    if said is None:
        click.echo("常驻进程还在启动" if calling.is_coming() else "没有常驻进程")
        ctx.exit(1)
    idle = f"闲置 {said['idle'] / 60:.0f} 分钟后自行结束" if said["idle"] else "不自行结束"
    click.echo(
        f"进程  {said['pid']}\n版本  {said['version']}\n位置  {visible(calling.place())}\n"
        f"时间  已运行 {said['seconds'] / 60:.0f} 分钟，{idle}\n"
        f"请求  {said['answered']} 次，正在进行 {said['running']} 个，等候 {said['waiting']} 个"
    )


@command.command("run", cls=Command)
@click.option(
    "--idle",
    type=float,
    default=_IDLE,
    metavar="分钟",
    help=f"闲置多少分钟后自行结束，默认 {_IDLE}；0 为不结束",
)
def run(idle: float) -> None:
    """在前台运行常驻进程（供 systemd 等使用），按 Ctrl-C 结束。"""
    from hegui.commands import resident

    try:
        resident.run(idle * 60)
    except OSError as error:
        raise UsageError(
            f"常驻进程没有位置（{reason(error)}）", "请检查缓存文件夹，或用 HEGUI_CACHE_DIR 另指一处"
        ) from error


def _called_off() -> bool:
    """Whether a helper was getting ready, which will now end instead."""
    expected = calling.is_coming()
    try:
        os.unlink(calling.coming())
    except OSError:
        return False
    return expected


def _lives(process: int) -> bool:
    """Whether it is still writing its last words; ``False`` where that cannot be told."""
    if sys.platform == "win32":  # the question would end it
        return False
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def _ask(do: str) -> dict[str, Any] | None:
    """What the helper answers; ``None`` when there is none."""
    try:
        connection = calling.connected()
        try:
            connection.sendall(calling.framed(calling.request(do)))
            kind, value = calling.received(connection)
        finally:
            connection.close()
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return value if kind == "status" else {"pid": value}
