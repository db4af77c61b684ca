"""TOML for people: every complaint names file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hegui.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def parsed(source: str, path: Path) -> dict[str, Any]:
    """The content of ``source``, the text of ``path``.

    Raises:
        ConfigError: it is no TOML; naming file, line and column.
    """
    import tomllib  # few runs meet a configuration

    try:
        return tomllib.loads(source.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{at[1]}:{at[2]}" if at else str(source.rstrip().count("\n") + 1)
        raise ConfigError(f"{path.as_posix()}:{where}：TOML 语法有误", "请检查引号、括号和等号") from error


def decoded(data: bytes, path: str) -> dict[str, Any]:
    """The content of ``data``, the bytes of ``path``.

    Raises:
        ConfigError: it is no TOML.
    """
    from pathlib import Path

    try:
        return parsed(data.decode("utf-8-sig"), Path(path))
    except UnicodeDecodeError:
        raise ConfigError(f"{path}：不是 UTF-8 编码", "请用 UTF-8 重新保存") from None


def line_of(source: str, word: str) -> int | None:
    """The first line that sets or names ``word``, for messages; ``tomllib`` does not keep lines."""
    pattern = re.compile(
        rf"""^\s*(?:\[+\s*(?:[\w."-]+\.)?)?["']?{re.escape(word)}["']?\s*[\].=]|["']{re.escape(word)}["']""",
        re.M,
    )
    match = pattern.search(source)
    return (
        source.count("\n", 0, match.start() + len(match[0]) - len(match[0].lstrip())) + 1 if match else None
    )
