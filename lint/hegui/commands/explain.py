"""``hegui explain``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from hegui import docs
from hegui.api import Rule
from hegui.checking.engine_codes import ENGINE_CODES, EngineCode, engine_code
from hegui.commands.localised import Command, OneOf
from hegui.commands.shared import configured
from hegui.errors import UsageError, suggestion
from hegui.running.engine import engine

_MARKED = re.compile("⟦([^⟦⟧]*)⟧")

Line = tuple[str, str]
"""A line and its style: ``title``, ``heading``, ``faint``, ``example`` or ``""``."""


@click.command("explain", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("rule", metavar="编号或名称")
@click.option("--format", "format_", type=OneOf("text", "markdown"), default="text", help="默认 text")
@click.option("--config", "config_file", metavar="文件", help="配置文件（自有清单写在其中）")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def command(rule: str, format_: str, config_file: str | None, isolated: bool) -> None:
    """说明一条规则：为什么、依据、例子、选项、如何屏蔽。"""
    entry: Rule | EngineCode | None = engine_code(rule)
    if entry is None:
        built = engine(configured(config_file, isolated))
        entry = built.find(rule)
        if entry is None:
            known = (*built.codes, *ENGINE_CODES, *(e.name for e in ENGINE_CODES.values()))
            raise UsageError(
                f"没有编号或名称为“{rule}”的规则", suggestion(rule, known) or "全部规则见 hegui rules"
            )
    if format_ == "markdown":
        click.echo(docs.page(entry), nl=False)
    elif sys.stdout.isatty():
        _paint(lines(entry))
    else:
        click.echo("\n".join(text for text, _ in lines(entry)))


def lines(entry: Rule | EngineCode) -> Iterator[Line]:
    """The page for the terminal."""
    yield f"{entry.code} {entry.title}", "title"
    if isinstance(entry, EngineCode):
        yield f"{entry.name} · {entry.severity.title} · 引擎代码，不可关闭，不可屏蔽", "faint"
        yield from (
            ("", ""),
            (f"{entry.rationale}。", ""),
            ("", ""),
            ("怎么办", "heading"),
            (f"  {entry.remedy}。", ""),
        )
        return
    yield " · ".join(docs.facts(entry)).replace("`", ""), "faint"
    yield from (("", ""), (entry.rationale, ""), ("", ""), ("依据", "heading"))
    yield from ((f"  {basis}", "") for basis in entry.basis)
    for heading, examples in (("会报出", entry.bad), ("不会报出", entry.good)):
        yield from (("", ""), (heading, "heading"))
        for example in examples:
            words = docs.settings_words(example.settings)
            for number, line in enumerate(example.text.splitlines()):
                yield ("  · " if number == 0 else "    ") + line, "example"
            if words:
                yield f"    （{words}）", "faint"
    if entry.options:
        yield from (("", ""), ("选项", "heading"))
        for option in entry.options:
            yield f"  {option.name} = {docs.toml(option.default)}    {option.help}", ""
    yield from (("", ""), ("如何设置", "heading"))
    yield f"  hegui.toml 中写 [rules.{entry.name}]，其下 enabled = false 或 severity、选项", ""
    yield from (("", ""), ("如何屏蔽", "heading"))
    yield f"  txt、md、html：<!-- hegui-disable {entry.code}: 理由 -->", ""
    yield f'  docx、pdf：文件名.hegui.toml 中写 [[suppress]] code = "{entry.code}"、quote、reason', ""


def _paint(page: Iterator[Line]) -> None:
    from rich.console import Console
    from rich.text import Text

    styles = {"title": "bold", "heading": "bold cyan", "faint": "dim"}
    console = Console(highlight=False, markup=False, emoji=False)
    for words, style in page:
        text = Text(style=styles.get(style, ""))
        done = 0
        for match in _MARKED.finditer(words) if style == "example" else ():
            text.append(words[done : match.start()])
            text.append(match[1], "underline red")
            done = match.end()
        text.append(words[done:])
        console.print(text)
