"""``hegui checklist show``, ``validate``, ``test`` and ``new``."""

from __future__ import annotations

import json
import os
import re

import click

from hegui.checklist.engine import checklists, describe, kinds, load, located
from hegui.checklist.model import Checklist
from hegui.commands.localised import Command, Group, OneOf
from hegui.commands.shared import configured, declared, read_one, write_atomically
from hegui.errors import UsageError, suggestion

_KIND = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@click.group("checklist", cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """查看、校验、试用、新建要素清单。"""


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
        problems = located(file)
        faulty = faulty or bool(problems)
        for line, problem in problems:
            place = file if line is None else f"{file}:{line}"
            click.echo(problem if file in problem else f"{place}：{problem}", err=True)
        if not problems:
            click.echo(f"{file}：没有问题")
    ctx.exit(2 if faulty else 0)


@command.command("test", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.pass_context
def test(ctx: click.Context, files: tuple[str, ...]) -> None:
    """把清单里的正例、反例跑一遍；有不合的，退出码为 1。"""
    from hegui.commands.trying import try_examples

    failed = False
    for file in files:
        checklist = load(file)
        name = checklist.kind.name
        tried = list(try_examples(checklist, kinds(declared())))
        for one in tried:
            if one.wrong:
                failed = True
                click.echo(
                    f"{file}：{one.code} 第{one.number}个{'正例' if one.good else '反例'}：{one.wrong}",
                    err=True,
                )
        bare = [e.code for e in checklist.elements if not e.bad or not e.good]
        if bare:
            click.echo(f"{file}：{'、'.join(bare)} 还没有反例或正例")
        known = sum(one.recognised == name for one in tried)
        click.echo(
            f"{file}：{len(tried)}个例子，{sum(not one.wrong for one in tried)}个相符；不指明种类，{known}个认作 {name}"
        )
    ctx.exit(1 if failed else 0)


@command.command("new", cls=Command)
@click.argument("kind", metavar="种类")
@click.option("--from", "example", required=True, metavar="例文", help="一份这种报告，任何能读的格式")
@click.option("-o", "--output", metavar="文件", help="写到哪里，默认 种类.toml")
@click.option("--force", is_flag=True, help="文件已有时覆盖")
def new(kind: str, example: str, output: str | None, force: bool) -> None:
    """从一份例文起草清单：标志、各部分、要素和能跑的例子，再照着改。"""
    from hegui.checklist.scaffold import scaffold
    from hegui.running.engine import engine
    from hegui.running.settings import Settings

    if not _KIND.fullmatch(kind):
        raise UsageError(f"种类“{kind}”应为小写英文单词，以连字符相连", "例如 our-annual")
    path = output or f"{kind}.toml"
    if os.path.exists(path) and not force:
        raise UsageError(f"{path} 已经存在", "换一个文件名（-o），或加 --force 覆盖")
    settings = Settings()
    write_atomically(path, scaffold(read_one(example, engine(settings), settings), kind))
    click.echo(f"已写入 {path}；改好后用 hegui checklist validate、hegui checklist test 检查")
