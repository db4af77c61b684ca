"""What Python compiles at every start, kept between runs: regular expressions, and the methods of generated classes.

A cold run compiles some seven hundred patterns, and the methods of two hundred dataclasses and named tuples, which takes
longer than everything else it does. What the compiler of ``re`` makes, a list of numbers, depends on nothing but the
pattern, the flags and the version of Python; byte code depends on its source. ``installed`` puts something in front of
these compilers that remembers what they made in the snapshot (``hegui.snapshot``), for this process only: the command
line uses it, a program that imports hegui does not. See ``docs/decisions/0007-compiled-patterns.md``.
"""

from __future__ import annotations

import re
import sys
import typing
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from hegui import snapshot
from hegui.snapshot import Snapshot

_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


@contextmanager
def installed() -> Iterator[None]:
    """While it lasts, what was compiled before is looked up; afterwards what is new is written down."""
    try:
        kept = snapshot.open_own()
        compiler = re._compiler  # type: ignore[attr-defined]
        original = compiler.compile
    except Exception:  # no home directory, or a Python that keeps its compiler elsewhere
        yield
        return
    compiler.compile = _compiling(kept, compiler, original)
    # ``dataclasses`` asks it for the signature of a class without a docstring, which few are.
    _later("inspect")
    given_back = [*_remembering(kept)]
    replaced = [*_made_light(kept)]
    try:
        yield
    finally:
        compiler.compile = original
        for owner, name, value in replaced:
            setattr(owner, name, value)
        for module, name in given_back:
            delattr(module, name)
        kept.save()


def _made_light(kept: Snapshot) -> Iterator[tuple[Any, str, Any]]:
    from hegui.light import made_light

    return made_light(kept)


class _Later(ModuleType):
    """Stands for a module that is imported when something of it is first asked for.

    ``importlib.util.LazyLoader`` would do, but its modules load as soon as somebody else imports them.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        own = vars(import_module(self.__name__))
        vars(self).update(own)
        return own[name] if name in own else super().__getattribute__(name)


def _later(name: str) -> None:
    """Let the module ``name`` be imported when something of it is first asked for."""
    if name not in sys.modules:
        sys.modules[name] = _Later(name)


def _compiling(kept: Snapshot, compiler: Any, original: Callable[..., Any]) -> Callable[..., Any]:
    """``re``'s compiler, with what it made before at hand."""

    def compile_(source: Any, flags: int = 0) -> re.Pattern[Any]:
        if type(source) is not str:
            return original(source, flags)  # type: ignore[no-any-return]
        key = ("re", source, int(flags))
        try:
            entry = kept.get(key)
            if entry is None:
                entry = _compiled(compiler, source, int(flags))
                kept.put(key, entry)
            return _pattern(source, entry)
        except Exception:  # a wrong pattern: let re say so
            return original(source, flags)  # type: ignore[no-any-return]

    return compile_


def _compiled(compiler: Any, source: str, flags: int) -> _Code:
    """What ``re`` does before it makes the pattern object."""
    parsed = compiler._parser.parse(source, flags)
    code = array("I", map(int, compiler._code(parsed, flags)))
    names = parsed.state.groupdict
    places: list[str | None] = [None] * parsed.state.groups
    for name, place in names.items():
        places[place] = name
    return flags | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, dict(names), tuple(places)


def _pattern(source: str, entry: _Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names, places = entry
    numbers = array("I", code).tolist()
    # The caller's dictionary becomes part of the pattern.
    return _sre.compile(source, flags, numbers, groups, dict(names), places)  # type: ignore[no-any-return]


def _remembering(kept: Snapshot) -> Iterator[tuple[ModuleType, str]]:
    """Let the makers of dataclasses and of named tuples look up the methods that they write and compile.

    ``dataclasses`` calls ``exec`` and ``collections`` calls ``eval`` on a source that they put together: a name in the
    module goes before the builtin one.
    """
    import collections
    import dataclasses

    if not hasattr(typing, "compile"):
        # Every annotation of a field of a named tuple is compiled; there are some dozen different ones.
        vars(typing)["compile"] = cache(compile)
        yield typing, "compile"
    for module, name, built_in in ((dataclasses, "exec", exec), (collections, "eval", eval)):
        if not hasattr(module, name):
            setattr(module, name, _looking_up(kept, module, name, built_in))
            yield module, name


def _looking_up(kept: Snapshot, module: ModuleType, kind: str, run: Callable[..., Any]) -> Callable[..., Any]:
    """``run`` (``exec`` or ``eval``) on byte code where the source was compiled before."""

    def run_(source: Any, scope: Any = None, names: Any = None, /) -> Any:
        scope = vars(module) if scope is None else scope  # whose frame this is
        names = scope if names is None else names
        if type(source) is not str:
            return run(source, scope, names)
        key = (kind, source)
        code = kept.get(key)
        if code is None:
            code = compile(source, "<string>", kind, dont_inherit=True)
            kept.put(key, code)
        return run(code, scope, names)

    return run_
