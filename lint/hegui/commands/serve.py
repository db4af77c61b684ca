"""``hegui serve``."""

from __future__ import annotations

import gc
import ipaddress
import secrets
import socket
import sys
from typing import Any

import click

from hegui.commands.localised import Command, Port
from hegui.commands.shared import configured, processors
from hegui.errors import UsageError, reason
from hegui.running.engine import engine

PORT = 8765
_MOST_PROCESSES = 4
_LOCAL = "127.0.0.1"


@click.command("serve", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--open", "open_", is_flag=True, help="同时在浏览器中打开")
@click.option("--port", type=Port(), help=f"端口，默认 {PORT}，被占用时另选一个；0 为任选")
@click.option("--host", default=_LOCAL, metavar="地址", help="默认只供本机；填别的地址时，网址里带口令")
@click.option("--token", is_flag=True, help="只供本机时也要口令（多人共用一台机器时用）")
@click.option("--config", "config_file", metavar="文件", help="配置文件")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def command(
    open_: bool, port: int | None, host: str, token: bool, config_file: str | None, isolated: bool
) -> None:
    """在浏览器里使用：拖入文件，看报告，下载带批注的文件。只在本机运行，按 Ctrl-C 停止。"""
    try:
        import multipart  # type: ignore[import-untyped]  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise UsageError(f"网页需要 {error.name}", "请安装：pip install 'hegui[web]'") from error
    gc.enable()  # the command line starts without it
    settings = configured(config_file, isolated)
    built = engine(settings)
    listening = _listening(host, port)
    number = listening.getsockname()[1]
    local = _is_local(host)
    secret = secrets.token_urlsafe(18) if token or not local else ""

    from hegui.serving.app import app

    hosts = frozenset(_names(number) if local else ())
    made = app(settings, built, hosts, secret, processes=min(_MOST_PROCESSES, processors()))
    address = f"http://{_named(host)}:{number}/" + (f"#token={secret}" if secret else "")
    click.echo(f"请在浏览器中打开 {address}\n要停止，按 Ctrl-C 或关闭这个窗口。文件只在本机处理，不留存。")
    if not local:
        click.echo("hegui：同一网络的人凭这个网址可以使用，传输没有加密，请只在可信的网络中这样用", err=True)
    sys.stdout.flush()
    _run(made, listening, address if open_ else "")


def _listening(host: str, port: int | None) -> socket.socket:
    """A socket that listens already, so that a browser that is quicker than the server waits for it."""
    wanted = [PORT, 0] if port is None else [port]
    for number in wanted:
        try:
            family = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0][0]
            return socket.create_server((host, number), family=family, backlog=256)
        except OSError as error:
            problem = error
    raise UsageError(
        f"不能在 {host} 的端口 {wanted[0]} 上提供网页（{reason(problem)}）", "请换一个 --port 或 --host"
    )


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names(port: int) -> list[str]:
    """How a browser on this machine may call it; pages elsewhere that had their own name lead here cannot."""
    hosts = ("127.0.0.1", "localhost", "[::1]")
    return [f"{host}:{port}" for host in hosts] + (list(hosts) if port == 80 else [])


def _named(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _run(made: Any, listening: socket.socket, address: str) -> None:
    import logging

    import uvicorn

    from hegui.serving.limits import Limits
    from hegui.serving.patience import Patient

    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # it tells of every broken form
    config = uvicorn.Config(
        made,
        http=Patient,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=Limits().connections,
        h11_max_incomplete_event_size=16 << 10,
        timeout_graceful_shutdown=3,
    )
    if address:
        import webbrowser
        from threading import Thread

        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    uvicorn.Server(config).run(sockets=[listening])
