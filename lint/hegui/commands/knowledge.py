"""``hegui knowledge list``, ``show`` and ``check``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from hegui.api import Table
from hegui.api.knowledge import Problem
from hegui.commands.localised import Command, Group, OneOf
from hegui.commands.shared import configured, declared
from hegui.errors import UsageError, suggestion
from hegui.running.engine import Engine, engine, knowledge_tables
from hegui.running.settings import Settings


@click.group("knowledge", cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """查看或校验知识表：固定提法、易混淆的字词等。"""


@command.command("list", cls=Command)
@click.option("--config", "config_file", metavar="文件", help="配置文件（增删的内容写在其中）")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def listed(config_file: str | None, isolated: bool) -> None:
    """列出全部知识表、行数和用到它的规则。"""
    built = engine(configured(config_file, isolated))
    for table in _tables(built).values():
        users = "、".join(rule.code for rule in built.rules.values() if _uses(rule.knowledge, table.name))
        click.echo(f"{table.name}  {table.title}  {len(table.rows)} 行（{users or '各规则'}）")


@command.command("show", cls=Command)
@click.argument("name", metavar="知识表")
@click.argument("word", metavar="[词语或编号]", required=False)
@click.option("--format", "format_", type=OneOf("text", "json"), default="text", help="默认 text")
@click.option("--config", "config_file", metavar="文件", help="配置文件（增删的内容写在其中）")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def show(name: str, word: str | None, format_: str, config_file: str | None, isolated: bool) -> None:
    """列出一张知识表的各行；给出词语或编号时只列有关的行。"""
    tables = _tables(engine(configured(config_file, isolated)))
    if name not in tables:
        raise UsageError(f"没有名为“{name}”的知识表", suggestion(name, tables) or f"可用 {'、'.join(tables)}")
    rows = [
        row
        for row in tables[name].rows
        if word is None or row["id"] == word or any(word in cell for cell in row.values())
    ]
    if format_ == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(row["id"])
        for column, cell in row.items():
            if cell and column != "id":
                click.echo(f"  {column}：{cell}")
    click.echo(f"共 {len(rows)} 行", err=True)


@command.command("check", cls=Command)
@click.option("--config", "config_file", metavar="文件", help="配置文件（增删的内容写在其中）")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
@click.pass_context
def check(ctx: click.Context, config_file: str | None, isolated: bool) -> None:
    """校验全部知识表，包括配置文件增加和停用的行；有误时退出码为 2。"""
    settings = configured(config_file, isolated)
    # The engine refuses faulty changes at the first one; here all of them are wanted.
    tables = _tables(engine(Settings(), declared()))
    strange = [name for name in settings.knowledge.tables if name not in tables]
    if strange:
        raise UsageError(
            f"没有名为“{strange[0]}”的知识表", suggestion(strange[0], tables) or f"可用 {'、'.join(tables)}"
        )
    problems: list[Problem] = []
    for name, table in tables.items():
        change = settings.knowledge.tables.get(name)
        problems += (table.changed(change) if change else table).problems()
    for problem in problems:
        click.echo(str(problem), err=True)
    if not problems:
        click.echo(f"{len(tables)} 张知识表没有问题")
    ctx.exit(2 if problems else 0)


def _tables(built: Engine) -> dict[str, Table[Any]]:
    """All tables by name, as the configuration leaves them."""
    found = knowledge_tables(built.rules.values(), built.declared)
    return {name: built.knowledge.get(name, table) for name, table in sorted(found.items())}


def _uses(tables: Iterable[Table[Any]], name: str) -> bool:
    return any(table.name == name for table in tables)
