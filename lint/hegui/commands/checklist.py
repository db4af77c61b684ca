"""``hegui checklist show`` and ``hegui checklist validate``."""

from __future__ import annotations

import json
import os

import click

from hegui.checklist.engine import checklists, describe, load, validate
from hegui.checklist.model import Checklist
from hegui.commands.localised import Command, Group, OneOf
from hegui.commands.shared import configured, declared
from hegui.errors import UsageError, suggestion


@click.group("checklist", cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """查看或校验要素清单。"""


@command.command("show", cls=Command)
@click.argument("which", metavar="[种类或文件]", required=False)
@click.option("--format", "format_", type=OneOf("text", "json"), default="text", help="默认 text")
@click.option("--config", "config_file", metavar="文件", help="配置文件（自有清单写在其中）")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def show(which: str | None, format_: str, config_file: str | None, isolated: bool) -> None:
    """列出要素：对谁要求、从哪年起、缺少时的级别、依据。"""
    chosen = _chosen(which, config_file, isolated)
    if format_ == "json":
        listed = [{"kind": c.kind.name, "title": c.kind.title, "elements": list(describe(c))} for c in chosen]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for checklist in chosen:
        click.echo(f"{checklist.kind.name} {checklist.kind.title}")
        rows = describe(checklist)
        for row in rows:
            click.echo(f"\n  {row['id']}  {row['title']}（{row['code']}）")
            click.echo(f"    {row['levels']}，{row['years']}；缺少为{row['missing']}，薄弱为{row['weak']}")
            click.echo(f"    依据：{row['basis']}")
        if not rows:
            click.echo("  没有必备要素")
        click.echo("")


def _chosen(which: str | None, config_file: str | None, isolated: bool) -> list[Checklist]:
    if which is not None and (os.path.exists(which) or which.endswith(".toml")):
        return [load(which)]
    found = checklists(declared(), configured(config_file, isolated).checklists)
    if which is None:
        return list(found.values())
    if which not in found:
        raise UsageError(f"没有名为“{which}”的清单", suggestion(which, found) or f"可用 {'、'.join(found)}")
    return [found[which]]


@command.command("validate", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...]) -> None:
    """校验自有清单；有误时退出码为 2。"""
    faulty = False
    for file in files:
        problems = validate(file)
        faulty = faulty or bool(problems)
        for problem in problems:
            click.echo(problem if file in problem else f"{file}：{problem}", err=True)
        if not problems:
            click.echo(f"{file}：没有问题")
    ctx.exit(2 if faulty else 0)
