"""In which line of a checklist a complaint belongs: ``tomllib`` keeps no lines, the names in a complaint tell them."""

from __future__ import annotations

import re

_STEP = re.compile(r"(?P<name>[\w-]+)(?:\[(?P<index>\d+)\])?(?:（[^）]{0,80}）)?")
_HEADER = re.compile(r"^[ \t]*\[+\s*([\w.\"-]+)\s*\]+", re.M)


def line_of(source: str, where: str) -> int | None:
    """The line of ``element[3]（id）.condition[0].say.missing``, or of the nearest thing above it that is found.

    Args:
        source: the text of the file.
        where: the place as messages name it: what stands before their first colon.
    """
    start, end = 0, len(source)
    path = ""
    found: int | None = None
    for step in _STEP.finditer(where):
        name, index = step["name"], int(step["index"] or 0)
        path = f"{path}.{name}" if path else name
        headers = [h for h in _HEADER.finditer(source, start, end) if h[1] == path]
        if len(headers) > index:
            found = start = headers[index].start()
            end = next(
                (h.start() for h in _HEADER.finditer(source, start + 1, end) if not _below(h[1], path)), end
            )
            continue
        key = re.compile(rf"^[ \t]*(?:[\w\"-]+\.)*\"?{re.escape(name)}\"?[ \t]*(?:\.[\w\"-]+)*[ \t]*=", re.M)
        match = key.search(source, start, end) or re.compile(rf"\b{re.escape(name)}\s*=").search(
            source, start, end
        )
        if match is None:
            break
        found = start = match.end() - 1
        if step["index"] is not None and source[match.end() : match.end() + 3].strip().startswith("["):
            found = start = _entry(source, match.end(), index)
    return None if found is None else source.count("\n", 0, found) + 1


def _below(header: str, path: str) -> bool:
    """Whether a table belongs to the one called ``path``."""
    return header.startswith(f"{path}.")


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
