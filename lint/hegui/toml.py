"""TOML for people: every complaint names file and line."""

from __future__ import annotations

import os
import re
from typing import Any

from hegui.errors import ConfigError, reason
from hegui.small import read_small

_STEP = re.compile(r"(?P<name>[\w-]+)(?:\[(?P<index>\d+)\])?(?:（(?P<id>[^）]{0,80})）)?")
_HEADER = re.compile(r"^[ \t]*\[+[ \t]*([\w.\"'-]+)[ \t]*\]+", re.M)


def text_of(path: str | os.PathLike[str], what: str, absent: str = "请检查路径") -> str:
    """The text of the file; ``what`` and ``absent``: what a complaint calls it, and what to do when it is not there.

    Raises:
        ConfigError: it cannot be read, or is not UTF-8.
    """
    try:
        return decoded(read_small(path), f"{what}{os.fspath(path)}")
    except FileNotFoundError:
        raise ConfigError(f"找不到{what}{os.fspath(path)}", absent) from None
    except OSError as error:
        raise ConfigError(
            f"{what}{os.fspath(path)} 无法读取（{reason(error)}）", "请检查路径和权限"
        ) from error


def decoded(data: bytes, name: str) -> str:
    """The text of a file called ``name`` in complaints.

    Raises:
        ConfigError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ConfigError(f"{name}：不是 UTF-8 编码", "请用 UTF-8 重新保存") from None


def parsed(source: str, name: str) -> dict[str, Any]:
    """The content of ``source``, the text of the file called ``name`` in complaints.

    Raises:
        ConfigError: it is no TOML; naming file, line and column.
    """
    import tomllib  # few runs meet a configuration

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{at[1]}:{at[2]}" if at else str(source.rstrip().count("\n") + 1)
        raise ConfigError(f"{name}:{where}：TOML 语法有误", "请检查引号、括号和等号") from error


def line_naming(source: str, word: str) -> int | None:
    """The first line that sets or names ``word``; ``tomllib`` does not keep lines."""
    pattern = re.compile(
        rf"""^[ \t]*(?:\[+[ \t]*(?:[\w."-]+\.)?)?["']?{re.escape(word)}["']?[ \t]*[\].=]|["']{re.escape(word)}["']""",
        re.M,
    )
    match = pattern.search(source)
    return None if match is None else source.count("\n", 0, match.start()) + 1


def line_of(source: str, where: str) -> int | None:
    """The line of ``element[3]（id）.condition[0].say.missing``, or of the nearest thing above it that is found."""
    start, end = 0, len(source)
    path = ""
    found: int | None = None
    for step in _STEP.finditer(where):
        name, index = step["name"], int(step["index"] or 0)
        path = f"{path}.{name}" if path else name
        every = list(_HEADER.finditer(source, start, end))
        headers = [h for h in every if _named(h) == path]
        if step["id"] is not None and headers:
            # What a file takes over from another one counts too: only the id says which entry it is.
            headers = [h for h in headers if _has_id(source, h.end(), step["id"])]
            index = 0
            if not headers:
                break
        if len(headers) > index:
            found = start = headers[index].start()
            end = next(
                (
                    h.start()
                    for h in _HEADER.finditer(source, headers[index].end(), end)
                    if not _below(h, path)
                ),
                end,
            )
            continue
        key = re.compile(
            rf"^[ \t]*(?:[\w\"-]+\.)*[\"']?{re.escape(name)}[\"']?[ \t]*(?:\.[\w\"-]+)*[ \t]*=", re.M
        )
        inline = re.compile(rf"(?<![\w-]){re.escape(name)}[ \t]*=")
        match = key.search(source, start, end) or inline.search(source, start, end)
        if match is None:
            if any(_below(h, path) for h in every):
                continue
            break
        found = start = match.end() - 1
        if step["index"] is not None and source[match.end() : match.end() + 3].strip().startswith("["):
            found = start = _entry(source, match.end(), index)
    return None if found is None else source.count("\n", 0, found) + 1


def entry_lines(source: str, path: str) -> list[int]:
    """The line of every ``[[path]]``, in time that grows with the source."""
    lines = source.split("\n")
    return [n for n, line in enumerate(lines, 1) if (h := _HEADER.match(line)) and _named(h) == path]


def _named(header: re.Match[str]) -> str:
    return header[1].replace('"', "").replace("'", "")


def _below(header: re.Match[str], path: str) -> bool:
    """Whether a table belongs to the one called ``path``."""
    return _named(header).startswith(f"{path}.")


def _has_id(source: str, start: int, id: str) -> bool:
    """Whether the table whose header ends at ``start`` says that its id is ``id``."""
    following = _HEADER.search(source, start)
    pattern = re.compile(rf"""^[ \t]*id[ \t]*=[ \t]*["']{re.escape(id)}["']""", re.M)
    return pattern.search(source, start, following.start() if following else len(source)) is not None


def _entry(source: str, start: int, index: int) -> int:
    """Where the entry of a list begins that is written one entry a line; else where the list does."""
    line = source.find("\n", start)
    if source[start : line if line >= 0 else len(source)].strip() != "[":
        return start
    seen = -1
    while line >= 0:
        following = source.find("\n", line + 1)
        words = source[line + 1 : following if following >= 0 else len(source)].strip()
        if words.startswith("]"):
            break
        seen += bool(words) and not words.startswith("#")
        if seen == index:
            return line + 1
        line = following
    return start
