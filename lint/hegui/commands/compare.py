"""``hegui compare``: last year's report against this year's."""

from __future__ import annotations

import shutil

import click

from hegui.commands.localised import Command, OneOf
from hegui.commands.shared import (
    configured,
    for_programs,
    read_one,
    report_option,
    use_color,
    write_atomically,
)
from hegui.comparing import Comparison, compare
from hegui.errors import UsageError, suggestion
from hegui.running.engine import engine

FORMATS = ("terminal", "json", "html")


@click.command("compare", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old", metavar="旧报告")
@click.argument("new", metavar="新报告")
@click.option("--format", "format_", type=OneOf(*FORMATS), default="terminal", help="输出格式，默认 terminal")
@click.option(
    "--report", "reports", multiple=True, metavar="格式=文件", help="另存一份（json、html），可重复"
)
@click.option("--kind", metavar="种类", help="两份报告的种类；默认自动识别")
@click.option("--config", "config_file", metavar="文件", help="配置文件")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
@click.option("--color", type=OneOf("auto", "always", "never"), default="auto", help="是否用颜色，默认 auto")
def command(
    old: str,
    new: str,
    format_: str,
    reports: tuple[str, ...],
    kind: str | None,
    config_file: str | None,
    isolated: bool,
    color: str,
) -> None:
    """对照上年和本年的报告：照抄的文字、没有变的数字、没有下文的安排、雷同的问题。"""
    wanted = [_report(word) for word in reports]
    settings = configured(config_file, isolated, **({"kind": kind} if kind else {}))
    built = engine(settings)
    before, now = (read_one(path, built, settings) for path in (old, new))
    for_programs(format_)
    comparison = compare(before, now, built.checklists, built.set_phrases)
    for name, path in wanted:
        write_atomically(path, _rendered(comparison, name))
    if format_ == "terminal":
        from hegui.comparing.as_terminal import Screen, render

        screen = Screen(shutil.get_terminal_size((100, 24)).columns, use_color(color))
        click.echo(render(comparison, screen), nl=False, color=True)
    else:
        click.echo(_rendered(comparison, format_), nl=False)


def _report(word: str) -> tuple[str, str]:
    name, path = report_option(word, "html=对照.html")
    if name not in FORMATS:
        hint = suggestion(name, FORMATS) or f"可用 {'、'.join(FORMATS)}"
        raise UsageError(f"--report 没有名为“{name}”的格式", hint)
    return name, path


def _rendered(comparison: Comparison, name: str) -> str:
    if name == "json":
        from hegui.comparing import as_json

        return as_json.render(comparison)
    if name == "html":
        from hegui.comparing import as_html

        return as_html.render(comparison)
    from hegui.comparing import as_terminal

    return as_terminal.render(comparison)
