"""Click in Chinese: help pages, error messages, parameter types."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from inspect import cleandoc
from typing import Any

import click

from hegui.errors import UsageError, suggestion
from hegui.running.config import YEARS

_EXTRA = re.compile(r"\((.*)\)")


_TERMS = 26
"""Cells for options and commands; longer ones stand on a line of their own."""


def table(formatter: click.HelpFormatter, title: str, rows: Iterable[tuple[str, str]]) -> None:
    """A section of a help page. Click itself takes a Chinese character for one cell, and breaks inside words."""
    from hegui.reporting.layout import Piece, measure, wrap

    rows = list(rows)
    column = min(_TERMS, max((measure(term) for term, _ in rows), default=0)) + 4
    formatter.write(f"\n{title}：\n")
    for term, words in rows:
        lines = ["".join(p.text for p in line) for line in wrap([Piece(words)], formatter.width - column)]
        room = column - 2 - measure(term)
        first = f"  {term}{' ' * room}{lines.pop(0)}" if room > 1 else f"  {term}"
        formatter.write("".join(f"{line}\n" for line in (first, *(" " * column + line for line in lines))))


class Command(click.Command):
    """A command whose help page is Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "用法：")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The parts of the usage line."""
        return [piece.replace("[OPTIONS]", "[选项]") for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        from hegui.reporting.layout import Piece, wrap

        for paragraph in cleandoc(self.help or "").split("\n\n"):
            lines = wrap([Piece(paragraph.replace("\n", ""))], formatter.width - 2)
            formatter.write("\n" + "".join("  " + "".join(p.text for p in line) + "\n" for line in lines))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        records = [p.get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, click.Option)]
        table(formatter, "选项", [record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本页"
        return option


class Group(Command, click.Group):
    """A group of commands whose help page is Chinese."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, then that of commands."""
        Command.format_options(self, ctx, formatter)
        table(formatter, "命令", [(name, self.summary(ctx, name)) for name in self.list_commands(ctx)])

    def summary(self, ctx: click.Context, name: str) -> str:
        """One phrase about a command."""
        command = self.get_command(ctx, name)
        return command.get_short_help_str(200) if command else ""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The parts of the usage line."""
        return ["[选项]", "命令", "…"]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` name.

        Raises:
            UsageError: there is none.
        """
        names = self.list_commands(ctx)
        if not args[0].startswith("-") and args[0] not in names:
            raise UsageError(
                f"没有名为“{args[0]}”的命令", suggestion(args[0], names) or f"可用 {'、'.join(names)}"
            )
        return super().resolve_command(ctx, args)


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """One of some words."""

    name = "word"

    def __init__(self, *words: str, metavar: str = "") -> None:
        self.words = words
        self.metavar = metavar

    def get_metavar(self, param: click.Parameter, *args: Any, **kwargs: Any) -> str:
        """As the help page shows it."""
        return self.metavar or "|".join(self.words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """``value`` if it is one of the words."""
        if value not in self.words:
            hint = suggestion(str(value), self.words)
            self.fail(
                f"“{value}”应为 {'、'.join(self.words)} 之一" + (f"；{hint}" if hint else ""), param, ctx
            )
        return str(value)


class Year(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """A year of four digits."""

    name = "年份"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year as a number."""
        if not re.fullmatch(r"[0-9]{4}", str(value)) or int(value) not in YEARS:
            self.fail(f"“{value}”应为四位年份，如 2024", param, ctx)
        return int(value)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """A date, as ISO 8601 writes it."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”应为日期，如 2025-03-20", param, ctx)


class Count(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """A number from 1."""

    name = "数"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        if not re.fullmatch(r"[0-9]{1,4}", str(value)) or int(value) < 1:
            self.fail(f"“{value}”应为正整数", param, ctx)
        return int(value)


class Port(click.ParamType):  # type: ignore[type-arg]  # generic only in newer releases
    """A port, 0 = any that is free."""

    name = "端口"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The port as a number."""
        if not re.fullmatch(r"[0-9]{1,5}", str(value)) or int(value) > 65535:
            self.fail(f"“{value}”应为 0 到 65535 的整数", param, ctx)
        return int(value)


def explained(error: click.UsageError) -> str:
    """One Chinese sentence for an error of click's."""
    option = getattr(error, "option_name", "")
    if isinstance(error, click.NoSuchOption):
        known = [o for p in error.ctx.command.params for o in p.opts] if error.ctx else []
        hint = suggestion(option, known) or "全部选项见 --help"
        return f"没有选项 {option}；{hint}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {option} " + ("不带值" if "not take" in error.message else "后面缺少值")
    if isinstance(error, click.MissingParameter):
        param = error.param
        if isinstance(param, click.Option):
            return f"缺少选项 {param.opts[0]}"
        return f"缺少参数 {param.metavar or param.name if param is not None else ''}；用法见 --help"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if isinstance(error.param, click.Option) else ""
        return f"选项 {name} 的值有误：{error.message}" if name else error.message
    extra = _EXTRA.search(error.message)
    if "extra argument" in error.message:
        return f"多余的参数：{extra[1] if extra else ''}"
    return error.message
