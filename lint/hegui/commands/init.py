"""``hegui init``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from hegui.commands.localised import Command
from hegui.commands.shared import write_atomically
from hegui.errors import UsageError

TEMPLATE = """\
# 合规（hegui）的配置。每一项都可删去；删去即用默认值。行首的 # 去掉后该行生效。

# 规则范围：statutory（法定要求）⊂ recommended（推荐，默认）⊂ style（含版式和行文习惯）
profile = "recommended"

# 只运行这些规则（编号、编号开头或名称）；extend-select 在范围之外增加；ignore 去掉
# select = ["C", "N"]
# extend-select = ["P105"]
# ignore = ["W"]

# 也运行试用中的规则
# preview = true

# 有这一级及以上的问题时退出码为 1：error（默认）、warning、info、never
fail-on = "error"

# 已知的情况；不写则从文中识别
# kind = "generic"         # 可用的种类见 hegui checklist show
# level = "县"            # 省 市 县 乡 镇 街道 部门
# year = 2024
# published = 2025-03-20

# 文件夹中不检查的文件（相对于本文件所在的文件夹）
# exclude = ["草稿", "*-旧.docx"]

# 文件夹中不支持的格式（压缩包、表格、图片等）只列出，不影响退出码
# skip-unsupported = true

# 本单位的要素清单
# checklists = ["清单/本县.toml"]

# 已登记、不再计入的问题，由 hegui check --write-baseline 生成
# baseline = "hegui-baseline.json"

# 每份文件的上限：超过的部分不检查，并报出 E909；问题超过上限的不再列出，并报出 E914
# [limits]
# characters = 500000
# paragraphs = 20000
# numbers = 20000
# findings-per-rule = 500
# findings = 3000
# seconds = 60
# memory = 512

# 单条规则：改级别、停用、设选项；选项见 hegui explain 编号
# [rules.heading-number-gap]
# severity = "warning"
# enabled = false

# 部分文件另作规定；匹配的各条依次生效
# [[override]]
# files = ["乡镇/*"]
# level = "镇"
# ignore = ["F"]
"""


@click.command("init", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--desktop", is_flag=True, help="改为生成双击即用的启动文件（打开 hegui serve 的网页）")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(desktop: bool, force: bool) -> None:
    """在当前文件夹生成带说明的配置文件 hegui.toml，或双击即用的启动文件。"""
    if desktop:
        from hegui.commands.starter import starter

        made = starter()
        _write(made.name, made.data, force)
        if made.runs:
            Path(made.name).chmod(0o755)
        click.echo(f"已生成 {made.name}，双击即可在浏览器中使用，可以移到桌面")
        if find_spec("uvicorn") is None:
            click.echo("hegui：网页还需要安装：pip install 'hegui[web]'", err=True)
        return
    _write("hegui.toml", TEMPLATE.encode(), force)
    click.echo("已生成 hegui.toml")


def _write(name: str, data: bytes, force: bool) -> None:
    if Path(name).exists() and not force:
        raise UsageError(f"{name} 已经存在", "要覆盖请加 --force")
    write_atomically(name, data)
