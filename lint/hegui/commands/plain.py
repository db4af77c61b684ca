"""Plain calls of ``hegui check`` understood without a parser: click takes longer to be imported than a page to be read.

What the command takes is read from its declaration once and kept. Anything out of the ordinary (help, a wrong word, a
value of another type, standard input) is left to click, so that there is one place that explains and refuses.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from hegui import snapshot

_TEXT, _WORD, _COUNT, _FLAG = "text", "word", "count", "flag"

_Said = tuple[str, str, tuple[str, ...]]
"""Name of the parameter, how its value is written, and the words it may be."""
_Declared = tuple[dict[str, Any], dict[str, _Said]]
"""Values where nothing is said, and what each option says."""


def understood(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of ``hegui check`` that ``arguments`` are, by name of the parameter; ``None`` = ask click."""
    if snapshot.current() is None or "_HEGUI_COMPLETE" in os.environ or not arguments:
        return None
    first, *rest = arguments
    if first == "check":
        arguments = rest
    elif not _is_path(first):
        return None
    return _values(arguments, *snapshot.kept("options of check", declared))


def _is_path(word: str) -> bool:
    """Whether it names something there and can be no command."""
    return not word.startswith("-") and ("." in word or os.sep in word) and os.path.lexists(word)


def _values(
    arguments: Sequence[str], defaults: dict[str, Any], options: dict[str, _Said]
) -> dict[str, Any] | None:
    values = dict(defaults)
    paths: list[str] = []
    coming = iter(arguments)
    for word in coming:
        if not word.startswith("-"):
            if sys.platform == "win32":  # patterns and ~ are the program's business there
                return None
            paths.append(word)
            continue
        option, equals, value = word.partition("=")
        said = options.get(option)
        if said is None or (said[1] == _FLAG and equals):
            return None
        name, kind, words = said
        if kind == _FLAG:
            values[name] = True
            continue
        given = value if equals else next(coming, None)
        if given is None or (not equals and given.startswith("-")):
            return None
        if kind == _COUNT:
            if not (given.isascii() and given.isdigit() and len(given) <= 4 and int(given)):
                return None
            values[name] = int(given)
        elif kind == _WORD and given not in words:
            return None
        else:
            values[name] = given
    if not paths:
        return None
    values["paths"] = tuple(paths)
    return values


def declared() -> _Declared:
    """What ``hegui check`` takes, as far as it can be understood here, in types that ``marshal`` knows."""
    import click

    from hegui.commands.check_command import command
    from hegui.commands.localised import Count, OneOf

    defaults = command.make_context("check", ["."]).params
    options: dict[str, _Said] = {}
    for parameter in command.params:
        name = parameter.name or ""
        if not isinstance(parameter, click.Option):
            continue
        kind: str = ""
        words: tuple[str, ...] = ()
        if parameter.is_flag:
            kind = _FLAG
        elif isinstance(parameter.type, OneOf):
            kind, words = _WORD, parameter.type.words
        elif isinstance(parameter.type, Count):
            kind = _COUNT
        elif parameter.type is click.STRING:
            kind = _TEXT
        # A value that is optional, or given more than once, is click's.
        if kind and not parameter.multiple and parameter.nargs == 1 and name != "diff":
            options.update((option, (name, kind, words)) for option in parameter.opts)
    return defaults, options
