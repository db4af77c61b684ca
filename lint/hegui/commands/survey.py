"""``hegui survey``: a whole collection of reports."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hegui.commands.localised import Command, Count, OneOf
from hegui.commands.shared import (
    configured,
    declared,
    for_programs,
    processors,
    report_option,
    use_color,
    write_atomically,
)
from hegui.errors import UsageError, suggestion
from hegui.places import leads_out
from hegui.running.engine import engine
from hegui.running.inputs import discover

if TYPE_CHECKING:
    from hegui.surveying.store import Store

STORE = "hegui-survey.duckdb"
REPORTS = ("json", "html", "xlsx", "parquet", "duckdb")


@click.command("survey", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="文件夹…")
@click.option(
    "--format",
    "format_",
    type=OneOf("terminal", "json", "html"),
    default="terminal",
    help="输出格式，默认 terminal",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="格式=文件",
    help="另存一份：xlsx（工作簿）、html、json、parquet（文件夹）、duckdb，可重复",
)
@click.option(
    "--store", "store_path", default=STORE, metavar="文件", help=f"存放中间结果，可断点续查，默认 {STORE}"
)
@click.option("--kind", metavar="种类", help="报告种类；默认自动识别")
@click.option("--exclude", multiple=True, metavar="通配", help="不检查的文件，可重复")
@click.option("--config", "config_file", metavar="文件", help="配置文件")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
@click.option("--jobs", type=Count(), help="进程数；默认等于处理器数")
@click.option("--color", type=OneOf("auto", "always", "never"), default="auto", help="是否用颜色，默认 auto")
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """汇总一批报告：要素矩阵、问题排行、报告之间相同的文字。中断后再次运行会接着检查。

    退出码：0 全部检查完，2 用法有误或有文件未能检查，3 程序内部错误。
    """
    ctx.exit(survey(options))


def survey(options: dict[str, Any]) -> int:
    """Run the command and return its exit code."""
    try:
        import duckdb  # noqa: F401
        import xlsxwriter  # noqa: F401
    except ImportError as error:
        raise UsageError(f"汇总需要 {error.name}", "请安装：pip install 'hegui[survey]'") from error
    from dataclasses import replace

    from hegui.running.settings import Override
    from hegui.surveying.overview import totals
    from hegui.surveying.store import Store
    from hegui.surveying.survey import survey as run

    reports = [_report(word) for word in options["reports"]]
    settings = configured(options["config_file"], options["isolated"])
    if options["kind"]:
        settings = replace(settings, forced=Override(changes={"kind": options["kind"]}))
    everything = declared()
    built = engine(settings, everything)
    exclude = (*settings.exclude, *options["exclude"])
    own = (settings.config, settings.baseline, options["store_path"], *(path for _, path in reports))
    files = discover(options["paths"], everything.readers, exclude, settings.root, own).files
    if not files:
        raise UsageError("没有找到可以检查的报告", "支持 docx、pdf、ofd、html、txt、md")
    if os.path.isdir(options["store_path"]) or not Path(options["store_path"]).resolve().parent.is_dir():
        raise UsageError(f"--store 无法写入 {options['store_path']}", "请先建好所在的文件夹，并写明文件名")
    if options["store_path"] == STORE and leads_out(STORE, os.curdir):
        raise UsageError(f"{STORE} 是指向文件夹之外的链接，没有打开", "请删去它，或用 --store 另起一个文件名")
    with Store(options["store_path"]) as store, _progress(len(files)) as (advance, stage):
        checked = run(files, store, built, settings, options["jobs"] or processors(), advance, stage)
        stage("生成报告")
        for name, path in reports:
            _write(store, name, path)
        if len(files) > checked:
            click.echo(f"hegui：{len(files) - checked} 份没有变化，沿用上次的结果", err=True)
        _print(store, options["format_"], use_color(options["color"]))
        failed = totals(store).failed
        crashed = int(store.value("SELECT count(*) FROM diagnostics WHERE code = 'E901'"))
    return 3 if crashed else 2 if failed else 0


def _report(word: str) -> tuple[str, str]:
    name, equals, path = word.partition("=")
    if name == "parquet" and equals and path and not os.path.isfile(path):
        return name, path
    name, path = report_option(word, "xlsx=汇总.xlsx")
    if name not in REPORTS:
        hint = suggestion(name, REPORTS) or f"可用 {'、'.join(REPORTS)}"
        raise UsageError(f"--report 没有名为“{name}”的格式", hint)
    return name, path


def _write(store: Store, name: str, path: str) -> None:
    if name == "xlsx":
        from hegui.surveying import as_xlsx

        _replaced(path, lambda part: as_xlsx.write(store, part))
    elif name == "html":
        from hegui.surveying import as_html

        write_atomically(path, as_html.render(store))
    elif name == "json":
        _replaced(path, lambda part: _json(store, part))
    else:
        from hegui.surveying import export

        (export.to_parquet if name == "parquet" else export.to_duckdb)(store, path)


def _json(store: Store, path: str) -> None:
    from hegui.surveying.as_json import pieces

    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces(store))


def _replaced(path: str, write: Callable[[str], object]) -> None:
    """Let ``write`` fill a file beside ``path`` and put it in its place when it is whole."""
    part = str(Path(path).with_name(f".{Path(path).name}.part"))
    with suppress(FileNotFoundError):
        os.unlink(part)  # of a run that was ended, or a link that somebody put there
    try:
        write(part)
        os.replace(part, path)
    finally:
        Path(part).unlink(missing_ok=True)


def _print(store: Store, form: str, color: bool) -> None:
    for_programs(form)
    if form == "json":
        from hegui.surveying.as_json import pieces

        sys.stdout.writelines(pieces(store))
        return
    if form == "html":
        from hegui.surveying import as_html

        sys.stdout.write(as_html.render(store))
        return
    from hegui.surveying import as_terminal

    sys.stdout.write(as_terminal.render(store, shutil.get_terminal_size((100, 24)).columns, color))


@contextmanager
def _progress(files: int) -> Iterator[tuple[Callable[[int], object], Callable[[str], object]]]:
    if not sys.stderr.isatty():
        yield (lambda count: None), (lambda name: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("检查中", total=files)
        yield (
            (lambda count: progress.advance(task, count)),
            (lambda name: progress.update(task, description=name)),
        )
