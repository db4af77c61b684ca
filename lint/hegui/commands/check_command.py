"""``hegui check``."""

from __future__ import annotations

from typing import Any

import click

from hegui.api import PROFILES
from hegui.commands.check import check
from hegui.commands.localised import Command, Count, Day, OneOf, Year
from hegui.document import LEVELS
from hegui.running.settings import FAIL_ON

SORTS = ("severity", "position")
DIFFS = ("list", "patch")


class _Check(Command):
    """``--diff`` stands alone or takes a form behind ``=``: a path after it is a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the form of ``--diff`` spelt out."""
        end = args.index("--") if "--" in args else len(args)
        spelt = [f"--diff={DIFFS[0]}" if arg == "--diff" else arg for arg in args[:end]]
        return super().parse_args(ctx, spelt + args[end:])


@click.command("check", cls=_Check, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option(
    "--format",
    "format_",
    default="terminal",
    metavar="格式",
    help="输出格式：terminal（默认）、html、concise、json、jsonl、sarif、github、gitlab、junit 等",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="格式=文件",
    help="另存一份报告，可重复；html 也可以写成文件夹",
)
@click.option("--kind", metavar="种类", help="报告种类，见 hegui checklist show；默认自动识别")
@click.option("--level", type=OneOf(*LEVELS), help="发文机关层级")
@click.option("--year", type=Year(), help="报告年度")
@click.option("--published", type=Day(), help="公开日期，如 2025-03-20")
@click.option("--profile", type=OneOf(*PROFILES), help="规则范围，默认 recommended")
@click.option(
    "--select", multiple=True, metavar="编号", help="只运行这些规则：编号、编号开头或名称，逗号分隔"
)
@click.option("--extend-select", multiple=True, metavar="编号", help="在规则范围之外再运行这些规则")
@click.option("--ignore", multiple=True, metavar="编号", help="不运行这些规则")
@click.option("--preview", is_flag=True, help="也运行试用中的规则")
@click.option("--fail-on", type=OneOf(*FAIL_ON), help="有这一级及以上的问题时退出码为 1，默认 error")
@click.option("--show-info", is_flag=True, help="逐条列出提示")
@click.option(
    "--sort",
    type=OneOf(*SORTS),
    default=SORTS[0],
    help="终端里问题的顺序：severity 先重后轻、同一规则归在一起（默认），position 按原文先后",
)
@click.option(
    "--diff",
    type=OneOf(*DIFFS, metavar="[=patch]"),
    help="逐处列出会怎样改，不写文件；--diff=patch 为统一差异格式",
)
@click.option(
    "--fix", is_flag=True, help="自动改正能改的问题（txt、md、docx），写回原文件，原样另存一份 .bak"
)
@click.option("--no-backup", is_flag=True, help="与 --fix 合用：不另存原文件")
@click.option("--baseline", metavar="文件", help="其中登记的问题不再计入")
@click.option("--write-baseline", is_flag=True, help="把现有问题登记到基线（默认 hegui-baseline.json）")
@click.option("--checklist", "checklists", multiple=True, metavar="文件", help="另加要素清单，可重复")
@click.option("--exclude", multiple=True, metavar="通配", help="文件夹中不检查的文件，可重复")
@click.option("--skip-unsupported", is_flag=True, help="文件夹中不支持的格式只列出，不使退出码为 2")
@click.option("--stdin-filename", metavar="文件名", help="路径为 - 时，标准输入的文件名")
@click.option(
    "--config", "config_file", metavar="文件", help="配置文件；默认向上查找 hegui.toml 或 pyproject.toml"
)
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
@click.option("--jobs", type=Count(), help="进程数；默认文件多时等于处理器数")
@click.option("--daemon", is_flag=True, help="有常驻进程时由它检查，结果相同（见 hegui daemon）")
@click.option("--start-daemon", is_flag=True, help="同 --daemon，没有常驻进程时启动一个供下次使用")
@click.option("--no-cache", is_flag=True, help="不取用、也不保存以前的检查结果（见 hegui cache）")
@click.option("--timings", is_flag=True, help="最后在标准错误上列出各阶段、各类规则的用时；只用一个进程")
@click.option("--color", type=OneOf("auto", "always", "never"), default="auto", help="是否用颜色，默认 auto")
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """检查文件和文件夹。

    退出码：0 没有达到 --fail-on 的问题，1 有，2 用法、配置或输入有误，或有文件没有读全，3 程序内部错误。
    """
    ctx.exit(check(options))
