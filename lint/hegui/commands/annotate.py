"""``hegui annotate``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from hegui.annotating.copies import AS_DOCX, PAGES, annotated
from hegui.commands.localised import Command, Day, OneOf, Year
from hegui.commands.shared import configured, write_atomically
from hegui.document import LEVELS
from hegui.errors import ReadError, UsageError, reason
from hegui.reading import Source
from hegui.reporting.visible import visible
from hegui.running.engine import Engine, engine
from hegui.running.files import check_bytes, loaded
from hegui.running.inputs import MARKED, slashed
from hegui.running.settings import Settings


@click.command("annotate", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", metavar="文件")
@click.option("-o", "--output", metavar="文件", help="写到哪里；默认写到旁边，名称加“批注”")
@click.option("--track", is_flag=True, help="docx：能自动改正的，同时作为修订写入")
@click.option("--clean", is_flag=True, help="docx：去掉本工具写入的批注，别人的批注和修订不动")
@click.option("--no-info", is_flag=True, help="提示级的不写")
@click.option("--kind", metavar="种类", help="报告种类；默认自动识别")
@click.option("--level", type=OneOf(*LEVELS), help="发文机关层级")
@click.option("--year", type=Year(), help="报告年度")
@click.option("--published", type=Day(), help="公开日期，如 2025-03-20")
@click.option("--config", "config_file", metavar="文件", help="配置文件")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def command(**options: Any) -> None:
    """把问题写回文件：docx 写成批注（doc、wps、rtf、odt 另存为 docx），pdf、ofd 写成高亮，txt、md、html 另出网页。原文件不动。

    退出码：0 已写好，2 用法或输入有误。
    """
    path = options["file"]
    if not os.path.isfile(path):
        raise UsageError(f"找不到 {path}", "请给出一个文件")
    if options["clean"]:
        _clean(path, options["output"])
        return
    stated = {n: options[n] for n in ("kind", "level", "year", "published") if options[n] is not None}
    settings = configured(options["config_file"], options["isolated"], **stated)
    _annotate(path, engine(settings), settings, options)


def _annotate(path: str, built: Engine, settings: Settings, options: dict[str, Any]) -> None:
    try:
        data, sidecar = loaded(path, built)
    except OSError as problem:
        raise UsageError(f"无法读取 {path}（{reason(problem)}）", "请检查权限") from problem
    except ReadError as problem:
        raise UsageError(problem.message, problem.remedy) from problem
    result = check_bytes(slashed(path), data, built, settings, sidecar, keep_document=True)
    if result.error is not None or result.document is None:
        message = result.error.message if result.error else f"{path} 没有可以检查的内容"
        raise UsageError(message, "请换一个能读取的文件")
    if options["track"] and result.format not in ("docx", AS_DOCX):
        raise UsageError(f"--track 只用于 docx，{path} 是 {result.format}")
    suffix = "html" if result.format in PAGES else "docx" if result.format == AS_DOCX else ""
    target = _target(path, options["output"], suffix)
    try:
        copy = annotated(Source(slashed(path), data), result, built, not options["no_info"], options["track"])
    except ReadError as problem:
        raise UsageError(problem.message, problem.remedy) from problem
    write_atomically(target, copy.data)
    click.echo(
        f"已写入 {visible(str(target))}：{result.verdict.title}，{copy.what} {copy.places} 处，全文说明 1 处"
    )


def _clean(path: str, output: str | None) -> None:
    from hegui.annotating import in_docx

    try:
        data, number = in_docx.cleaned(Source(slashed(path), Path(path).read_bytes()))
    except OSError as problem:
        raise UsageError(f"无法读取 {path}（{reason(problem)}）", "请检查权限") from problem
    except ReadError as problem:
        raise UsageError(problem.message, "--clean 只用于 docx") from problem
    if not number:
        click.echo(f"{visible(str(path))} 里没有本工具写入的批注，没有写文件")
        return
    target = _target(path, output, "", "无批注")
    write_atomically(target, data)
    click.echo(f"已写入 {visible(str(target))}：去掉批注 {number} 处")


def _target(path: str, output: str | None, suffix: str, mark: str = MARKED) -> str:
    """Where to write: never over the file itself."""
    stem, own = os.path.splitext(path)
    target = output or f"{stem}.{mark}{'.' + suffix if suffix else own}"
    if os.path.isdir(target):
        target = os.path.join(target, os.path.basename(stem) + ("." + suffix if suffix else own))
    if os.path.exists(target) and os.path.samefile(target, path):
        raise UsageError(f"不能写到 {path} 自身", "请用 -o 另起一个文件名")
    return target
