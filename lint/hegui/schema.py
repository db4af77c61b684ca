"""What people write in TOML and JSON, held against a declared shape. One checker for configuration, checklists,
suppressions and the baseline.

A shape takes a value apart and gives what it means. What is wrong is noted with its place, and all the rest is still
looked at::

    YEARS = table(Years, {"from": maybe(WHOLE), "to": maybe(WHOLE)})
    years = YEARS(notes, {"form": 2020}, "element[0].years")     # noted: element[0].years.form：不是已知的键；是否要写 from
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from hegui.api.severity import Severity
from hegui.errors import ConfigError, remedy
from hegui.toml import line_of


class Fault(NamedTuple):
    """What is wrong at one place, ``element[3]（id）.condition[0].say``; ``""`` is the whole file."""

    where: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        said = f"{self.where}：{self.what}" if self.where else self.what
        return f"{said}；{self.remedy}" if self.remedy else said


class Notes:
    """What is wrong with one file."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, where: str, what: str, remedy: str = "") -> Any:
        """Note that something is wrong; gives ``BAD``."""
        self.faults.append(Fault(where, what, remedy))
        return BAD

    def refuse(self, path: str, source: str = "", remedy: str = "", below: str = "") -> None:
        """Stop at the first fault of the file ``path`` with the text ``source``.

        Args:
            remedy: where the fault has none of its own.
            below: the table of the file that places are told from.

        Raises:
            ConfigError: there is a fault; naming file, line, key and remedy.
        """
        if self.faults:
            first = self.faults[0]
            more = f"（另有 {len(self.faults) - 1} 处）" if len(self.faults) > 1 else ""
            line = line_of(source, f"{below}.{first.where}" if below else first.where)
            raise ConfigError(
                f"{path}{f':{line}' if line else ''}：{first._replace(remedy='')}{more}",
                first.remedy or remedy,
            )


Shape = Callable[[Any, Any, str], Any]
"""Takes notes, a value and its place; gives what the value means, or ``BAD`` when it means nothing."""

BAD: Final[Any] = type("Bad", (), {"__bool__": lambda self: False})()


class _Maybe:
    def __init__(self, shape: Shape, default: Any) -> None:
        self.shape, self.default = shape, default

    def __call__(self, notes: Any, value: Any, where: str, /) -> Any:
        return self.shape(notes, value, where)


def maybe(shape: Shape, default: Any = BAD) -> Shape:
    """The shape of a key that may be left out; ``default`` stands for it then, where that is not for the maker to say."""
    return _Maybe(shape, default)


Keys = Mapping[str, Shape]


def typed(kind: type | tuple[type, ...], title: str) -> Shape:
    """A value of one type."""

    def take(notes: Notes, value: Any, where: str) -> Any:
        fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
        return value if fits else notes.fault(where, f"应为{title}")

    return take


TEXT = typed(str, "字符串")
WHOLE = typed(int, "整数")
NUMBER = typed((int, float), "数")
FLAG = typed(bool, " true 或 false")


def anything(notes: Notes, value: Any, where: str) -> Any:
    """A value that somebody else looks at."""
    return value


def then(shape: Shape, check: Callable[[Any, Any, str], Any]) -> Shape:
    """What ``check`` makes of a value of ``shape``; it may find further faults, and sees the place."""

    def take(notes: Notes, value: Any, where: str) -> Any:
        found = shape(notes, value, where)
        return found if found is BAD else check(notes, found, where)

    return take


def told(shape: Shape, right: Callable[[Any], object], what: str) -> Shape:
    """A value of ``shape`` that is ``right``; ``what`` is said of every other one, with ``{}`` for it."""

    return then(
        shape,
        lambda notes, found, where: found if right(found) else notes.fault(where, what.format(found)),
    )


def made(shape: Shape, make: Callable[[Any], Any]) -> Shape:
    """What ``make`` makes of a value of ``shape``."""

    return then(shape, lambda notes, found, where: make(found))


def one_of(words: Collection[str]) -> Shape:
    """One of a few words."""

    def take(notes: Notes, value: Any, where: str) -> Any:
        if isinstance(value, str) and value in words:
            return value
        near = remedy(value, words, listed=False) if isinstance(value, str) else ""
        return notes.fault(where, f"应为 {'、'.join(words)} 之一", near)

    return take


def known(notes: Notes, word: str, words: Collection[str], what: str, where: str) -> Any:
    """``word`` if it is one of ``words``, names of what ``what`` says."""
    return word if word in words else notes.fault(where, f"没有名为“{word}”的{what}", remedy(word, words))


def several(shape: Shape, what: str = "应为数组") -> Shape:
    """A list, of any length; gives a tuple."""

    def take(notes: Notes, value: Any, where: str) -> Any:
        if not isinstance(value, list):
            return notes.fault(where, what)
        found = tuple(shape(notes, item, f"{where}[{i}]{_id(item)}") for i, item in enumerate(value))
        return BAD if BAD in found else found

    return take


def _id(item: Any) -> str:
    """What messages add to the number of an entry that has an id."""
    return f"（{item['id']}）" if isinstance(item, dict) and isinstance(item.get("id"), str) else ""


STRINGS = several(TEXT, '应为字符串列表，如 ["S101"]')
WORDS = several(told(TEXT, bool, "不能为空"), '应为字符串列表，如 ["S101"]')
SEVERITY = made(one_of([severity.word for severity in sorted(Severity, reverse=True)]), Severity.of)


def mapping(shape: Shape, what: str = "应为表", keys: Collection[str] = ()) -> Shape:
    """A table with keys of its own choice, or those ``keys``."""

    def take(notes: Notes, value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            return notes.fault(where, what)
        strange = partial(_unknown, keys)
        found = {
            key: (strange if keys and key not in keys else shape)(notes, item, at(where, key))
            for key, item in value.items()
        }
        return BAD if BAD in found.values() else found

    return take


def table(make: Callable[..., Any], keys: Keys, rest: Shape | None = None, what: str = "") -> Shape:
    """A table with certain keys. Its values become arguments of ``make``, with ``_`` for ``-``; those left out do not.

    Args:
        rest: of all other keys, which become the argument ``rest``; ``None`` = there are none.
        what: is said of something that is no table.
    """
    what = what or f"应为表：{{ {', '.join(keys)} }}"
    names = {key: key.replace("-", "_") for key in keys}

    def take(notes: Notes, value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            return notes.fault(where, what)
        strange = rest or partial(_unknown, keys)
        found: dict[str, Any] = {}
        others: dict[str, Any] = {}
        for key, item in value.items():
            if key in keys:
                found[names[key]] = keys[key](notes, item, at(where, key))
            else:
                others[key] = strange(notes, item, at(where, key))
        for key, shape in keys.items():
            if key in value:
                continue
            if not isinstance(shape, _Maybe):
                found[names[key]] = notes.fault(where, f"缺少 {key}")
            elif shape.default is not BAD:
                found[names[key]] = shape.default
        if rest is not None:
            found["rest"] = others
        return BAD if BAD in found.values() or BAD in others.values() else make(**found)

    return take


def _unknown(keys: Collection[str], notes: Notes, value: Any, where: str) -> Any:
    return notes.fault(where, "不是已知的键", remedy(where.rpartition(".")[2], keys))


def at(where: str, key: str) -> str:
    """The place of ``key`` in the table at ``where``."""
    return f"{where}.{key}" if where else key


def day(notes: Notes, value: Any, where: str) -> Any:
    """A date, of TOML or as a string."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return notes.fault(where, "应为日期，如 2025-03-20")
