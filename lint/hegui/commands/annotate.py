"""``hegui annotate``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

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
from hegui.running.inputs import MARKED, discover, slashed
from hegui.running.settings import Settings

KEPT = frozenset((".docx", ".pdf", ".ofd"))
"""Endings that an annotated copy has of its document."""


@click.command("annotate", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", metavar="文件或文件夹...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="文件", help="写到哪里；几个文件时是已有的文件夹；默认写到旁边，名称加“批注”"
)
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
    output = options["output"]
    stated = {n: options[n] for n in ("kind", "level", "year", "published") if options[n] is not None}
    settings = configured(options["config_file"], options["isolated"], **stated)
    built = None if options["clean"] else engine(settings)
    files = _files(dict.fromkeys(options["files"]), built, settings)
    if output and len(files) > 1 and not os.path.isdir(output):
        raise UsageError(f"有 {len(files)} 个文件，{output} 不是文件夹", "请用 -o 给出一个已有的文件夹")
    written, failed = dict[str, str](), list[UsageError]()
    for path, (folder, problem) in files.items():
        try:
            if problem:
                raise UsageError(problem)
            copy = _cleaned(path) if built is None else _annotated(path, built, settings, options)
            if copy is not None:
                own = _inside(output, path, folder) if output and folder else output
                _write(copy, path, own, written)
        except UsageError as problem:
            # One document that cannot be annotated does not cost another its copy.
            if len(files) == 1:
                raise
            failed.append(problem)
            click.echo(f"错误：{visible(str(problem))}", err=True)
    if failed:
        raise UsageError(f"{len(files)} 个文件中有 {len(failed)} 个没有写成", "原因见上")


def _files(arguments: Iterable[str], built: Engine | None, settings: Settings) -> dict[str, tuple[str, str]]:
    """The files that are meant, each with the folder in which it was met (empty when it was named), and why it cannot be taken."""
    found: dict[str, tuple[str, str]] = {}
    for path in arguments:
        if os.path.isfile(path):
            found[path] = "", ""
        elif not os.path.isdir(path):
            found[path] = "", f"找不到 {path}；请给出文件或文件夹"
        elif built is None:
            found[path] = "", f"{path} 是文件夹；--clean 请给出文件"
        else:
            for met in discover([path], built.declared.readers, settings.exclude, settings.root).files:
                why = f"{met.path}：在压缩包或邮件里；请解压后再批注" if met.way else ""
                found.setdefault(met.path, (path, met.error.message if met.error else why))
    return found


def _inside(output: str, path: str, folder: str) -> str:
    """The folder in ``output`` for a file that lies in ``folder``: two of one name in two places stay two."""
    own = os.path.join(output, os.path.dirname(os.path.relpath(path, folder)))
    os.makedirs(own, exist_ok=True)
    return own


class _Copy(NamedTuple):
    """What is to be written: the bytes, what the name gets, the ending where it is not the document's own, what to say."""

    data: bytes
    mark: str
    ending: str
    said: str


def _annotated(path: str, built: Engine, settings: Settings, options: dict[str, Any]) -> _Copy:
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
    ending = ".html" if result.format in PAGES else ".docx" if result.format == AS_DOCX else ""
    try:
        copy = annotated(Source(slashed(path), data), result, built, not options["no_info"], options["track"])
    except ReadError as problem:
        raise UsageError(problem.message, problem.remedy) from problem
    return _Copy(
        copy.data, MARKED, ending, f"{result.verdict.title}，{copy.what} {copy.places} 处，全文说明 1 处"
    )


def _cleaned(path: str) -> _Copy | None:
    from hegui.annotating import in_docx

    try:
        data, number = in_docx.cleaned(Source(slashed(path), Path(path).read_bytes()))
    except OSError as problem:
        raise UsageError(f"无法读取 {path}（{reason(problem)}）", "请检查权限") from problem
    except ReadError as problem:
        raise UsageError(problem.message, "--clean 只用于 docx") from problem
    if not number:
        click.echo(f"{visible(str(path))} 里没有本工具写入的批注，没有写文件")
        return None
    return _Copy(data, "无批注", "", f"去掉批注 {number} 处")


def _write(copy: _Copy, path: str, output: str | None, written: dict[str, str]) -> None:
    target = _target(path, output, copy)
    before = written.get(os.path.realpath(target))
    if before is not None:
        raise UsageError(f"{path} 和 {before} 都要写成 {target}", "请分开写，用 -o 各取一个文件名")
    write_atomically(target, copy.data)
    written[os.path.realpath(target)] = path
    click.echo(f"已写入 {visible(target)}：{copy.said}")


def _target(path: str, output: str | None, copy: _Copy) -> str:
    """Where to write: never over the file itself, nor where the copy of another document beside it belongs."""
    stem, own = os.path.splitext(path)
    # 年报.md and 年报.txt both become pages: 年报.md.批注.html, 年报.txt.批注.html.
    kept = path if copy.ending not in ("", own) and _has_brother(path, stem, copy.ending) else stem
    ending = copy.ending or own
    target = output or f"{kept.removesuffix(f'.{MARKED}')}.{copy.mark}{ending}"
    if os.path.isdir(target):
        target = os.path.join(target, os.path.basename(kept) + ending)
    if not output and os.path.islink(target):
        raise UsageError(f"{target} 是链接，没有写入", "请删去它，或用 -o 另起一个文件名")
    if os.path.exists(target) and os.path.samefile(target, path):
        raise UsageError(f"不能写到 {path} 自身", "请用 -o 另起一个文件名")
    return target


def _has_brother(path: str, stem: str, ending: str) -> bool:
    """Whether another document of that name stands beside ``path`` whose copy would get the same ``ending``."""
    name, own = os.path.basename(stem), os.path.basename(path)
    try:
        beside = [
            os.path.splitext(other) for other in os.listdir(os.path.dirname(path) or ".") if other != own
        ]
    except OSError:
        return False
    return any(other == name and kind not in KEPT - {ending} for other, kind in beside)
