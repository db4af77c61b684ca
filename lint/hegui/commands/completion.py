"""``hegui completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from hegui.commands.localised import Command, OneOf

SHELLS = {
    "bash": '写入 ~/.bashrc：eval "$(hegui completion bash)"',
    "zsh": '写入 ~/.zshrc：eval "$(hegui completion zsh)"',
    "fish": "写成 ~/.config/fish/completions/hegui.fish：hegui completion fish > ~/.config/fish/completions/hegui.fish",
}
"""Shell to how its script is put to use."""


@click.command("completion", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=OneOf(*SHELLS), metavar="bash|zsh|fish")
def command(shell: str) -> None:
    """输出命令行补全脚本，例如写入 ~/.bashrc：eval "$(hegui completion bash)"。"""
    from hegui.commands.main import hegui

    made = get_completion_class(shell)
    assert made is not None  # click knows all three
    click.echo(f"# {SHELLS[shell]}")
    click.echo(made(hegui, {}, "hegui", "_HEGUI_COMPLETE").source())
