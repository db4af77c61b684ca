"""Plain calls understood without click, and classes made with less ado: the same as the real ones."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import os
import pkgutil
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import click
import pytest

import hegui
from hegui import snapshot
from hegui.commands import plain
from hegui.commands.check_command import command

PLAIN = (
    ["check", "甲.txt"],
    ["check", "甲.txt", "乙", "--isolated"],
    ["check", "--format", "json", "甲.txt", "--fail-on=never", "--jobs", "2"],
    ["check", "--kind", "generic", "--level", "县", "--show-info", "--sort", "position", "甲.txt"],
    ["check", "甲.txt", "--format=concise", "--preview", "--fix", "--no-backup", "--baseline", "a.json"],
    ["check", "甲.txt", "--config", "hegui.toml", "--color", "never", "--timings", "--write-baseline"],
)
LEFT_TO_CLICK = (
    ["check"],
    ["check", "--help", "甲.txt"],
    ["check", "-", "--stdin-filename", "a.txt"],
    ["check", "甲.txt", "--jobs", "0"],
    ["check", "甲.txt", "--fail-on", "nie"],
    ["check", "甲.txt", "--format"],
    ["check", "甲.txt", "--isolated=yes"],
    ["check", "甲.txt", "--year", "2024"],
    ["check", "甲.txt", "--diff"],
    ["check", "甲.txt", "--select", "N"],
    ["check", "甲.txt", "--nothing"],
    ["check", "--", "甲.txt"],
    ["rules"],
    ["no-such-file.txt"],
    [],
)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_current", snapshot.Snapshot(str(tmp_path / "snapshot")))
    monkeypatch.delenv("_HEGUI_COMPLETE", raising=False)


@pytest.mark.usefixtures("kept")
@pytest.mark.skipif(sys.platform == "win32", reason="there click expands patterns")
@pytest.mark.parametrize("words", PLAIN, ids=" ".join)
def test_a_plain_call_is_understood_as_click_does(words: list[str]) -> None:
    with click.Context(command) as context:
        real = command.make_context("check", words[1:], parent=context).params
    assert plain.understood(words) == real


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("words", LEFT_TO_CLICK, ids=" ".join)
def test_what_is_out_of_the_ordinary_is_left_to_click(words: list[str]) -> None:
    assert plain.understood(words) is None


@pytest.mark.usefixtures("kept")
def test_a_file_in_place_of_a_command_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text("", "utf-8")
    Path("rules").write_text("", "utf-8")
    assert plain.understood(["甲.txt"]) == plain.understood(["check", "甲.txt"])
    assert plain.understood(["rules"]) is None


def test_without_a_snapshot_click_is_asked() -> None:
    assert plain.understood(["check", "甲.txt"]) is None


def test_a_plain_check_imports_no_parser(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("甲县2024年法治政府建设年度报告\n一、主要做法\n开展培训3次。\n", "utf-8")
    code = (
        "import sys; from hegui import patterns\n"
        "with patterns.installed():\n"
        "    from hegui.commands.run import run; run(sys.argv[1:])\n"
        "met = [name for name in ('click', 'rich', 'importlib.metadata', 'pluggy', 'inspect', 'pathlib', 'tomllib')\n"
        "    if name in sys.modules and type(sys.modules[name]).__name__ != '_Later']\n"
        "print(*met, file=sys.stderr)"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, "check", str(report), "--isolated"],
            env={**os.environ, "HEGUI_CACHE_DIR": str(tmp_path / "cache")},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    assert done.stderr.split() == []


DESCRIBE = """
import contextlib, importlib, json, sys
sys.path.insert(0, sys.argv[1])
from hegui import patterns, snapshot
with patterns.installed() if sys.argv[2] == "light" else contextlib.nullcontext():
    package = importlib.import_module("hegui_rules")
    if snapshot.current() is not None:
        snapshot.current().cover("hegui_rules", package.__path__[0])
    import test_plain
    print(json.dumps(test_plain.described()))
"""


def classes() -> dict[str, Any]:
    """All named tuples and dataclasses of the engine and the rules, by name."""
    found: dict[str, Any] = {}
    for package in (hegui, importlib.import_module("hegui_rules")):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "__main__" in module.name or "new_rule" in module.name:
                continue
            for value in vars(importlib.import_module(module.name)).values():
                if not isinstance(value, type) or value.__module__ != module.name:
                    continue
                if dataclasses.is_dataclass(value) or (
                    issubclass(value, tuple) and hasattr(value, "_fields")
                ):
                    found[f"{value.__module__}.{value.__qualname__}"] = value
    return found


def _told(cls: Any) -> dict[str, Any]:
    said: dict[str, Any] = {
        "match": list(getattr(cls, "__match_args__", ())),
        "slots": list(cls.__dict__.get("__slots__", ())),
        "bases": [base.__qualname__ for base in cls.__bases__],
        "hash": cls.__hash__ is None,
        "annotations": sorted(cls.__annotations__),
        "names": sorted(
            name for name in vars(cls) if name not in ("__abstractmethods__", "__doc__", "__getstate__")
        ),
    }
    parameters = inspect.signature(cls).parameters.values()
    said["parameters"] = [(p.name, str(p.kind), p.default is p.empty) for p in parameters]
    if dataclasses.is_dataclass(cls):
        said["fields"] = [
            (f.name, str(f.type), f.repr, f.compare, f.kw_only, f.default is dataclasses.MISSING)
            for f in dataclasses.fields(cls)
        ]
        params: Any = cls.__dataclass_params__  # type: ignore[attr-defined]
        said["params"] = repr(params)
    else:
        said["fields"] = list(cls._fields)
        said["defaults"] = sorted(cls._field_defaults)
    return said


def described() -> dict[str, Any]:
    """What can be said of the classes without making anything of them."""
    return {name: _told(cls) for name, cls in classes().items()}


def test_classes_made_light_are_those_of_python(tmp_path: Path) -> None:
    light, real = (
        json.loads(
            subprocess.run(
                [sys.executable, "-c", DESCRIBE, str(Path(__file__).parent), how],
                env={**os.environ, "HEGUI_CACHE_DIR": str(tmp_path / "cache")},
                capture_output=True, text=True, check=True,
            ).stdout
        )
        for how in ("light", "real")
    )  # fmt: skip
    assert len(real) > 200
    assert {name: light.get(name) for name in real} == real


BEHAVIOUR = """
from __future__ import annotations
import copy, dataclasses, pickle, sys
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, NamedTuple

class Pair(NamedTuple):
    'Two.'
    one: int
    two: tuple[int, ...] = ()
    def whole(self) -> int:
        return self.one + sum(self.two)

class Lone(NamedTuple):
    only: str

@dataclass(frozen=True)
class Base:
    'A base.'
    kinds: ClassVar[int] = 3
    one: int
    two: list[int] = field(default_factory=list, compare=False)

@dataclass(frozen=True, slots=True, kw_only=True)
class Slim:
    'Slots.'
    one: int
    two: str = field(default='x', repr=False)

@dataclass(frozen=True, slots=True, kw_only=True)
class Slimmer(Slim):
    'More slots.'
    three: int = 3

@dataclass
class Loose:
    'To be changed.'
    one: int
    two: dict[str, int] = field(default_factory=dict)

@dataclass(frozen=True, eq=False)
class Own:
    'By identity.'
    one: int

def tried(work):
    try:
        return repr(work())
    except Exception as error:
        return f'{type(error).__name__}'

def said():
    yield Pair(1, (2,)), Pair(1).whole(), Pair(1)._replace(one=4), Pair(1)._asdict(), Pair._make([1, 2]), Lone('a')
    yield Pair(1) == (1, ()), hash(Pair(1)) == hash((1, ())), Pair.__doc__, Pair._field_defaults, Pair._fields
    yield tried(lambda: Pair(1)._replace(nine=1)), tried(lambda: Pair._make([1])), tried(Pair), tried(lambda: Pair(1, 2, 3))
    yield pickle.loads(pickle.dumps(Pair(1, (2,)))), copy.copy(Pair(3)), [m for m in Pair.__match_args__]
    for value in (Base(1), Base(1, [2]), Slim(one=1), Slim(one=1, two='y'), Slimmer(one=1), Loose(1), Loose(1, {'a': 1})):
        yield value, value == copy.copy(value), pickle.loads(pickle.dumps(value)) == value
        yield [(f.name, f.kw_only) for f in dataclasses.fields(value)], replace(value, one=5), dataclasses.asdict(value)
        yield tried(lambda: setattr(value, 'one', 2)), tried(lambda: delattr(value, 'two')), tried(lambda: hash(value))
        yield hasattr(value, '__dict__') and tried(lambda: setattr(value, 'strange', 2)), value.__class__.__match_args__
    yield Base(1) == Base(1, [3]), hash(Base(1)) == hash(Base(1, [3])), Base(1).two is Base(1).two, Base.kinds
    yield Slim(one=1) == Slim(one=1, two='y'), Slimmer.__slots__, tried(lambda: Slim(1)), tried(lambda: Slim())
    one = Own(1)
    yield one == one, one == Own(1), tried(lambda: hash(Own(1)) and 1), repr(Own(1)), Own.__doc__

print([repr(one) for one in said()])
"""


def test_classes_made_light_behave_as_those_of_python(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "__init__.py").write_text(BEHAVIOUR, "utf-8")
    light = (
        "from hegui import patterns, snapshot\nimport sys\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "with patterns.installed():\n"
        f"    snapshot.current().cover('made', {str(folder)!r})\n"
        "    import made, dataclasses\n"
        "    assert made.Slim.__repr__ is made.Base.__repr__, 'not made light'\n"
    )
    real = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\nimport made"
    env = {**os.environ, "HEGUI_CACHE_DIR": str(tmp_path / "cache"), "PYTHONHASHSEED": "0"}
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        ).stdout
        for code in (real, light, light)
    ]
    assert said[1] == said[2] == said[0]


def test_the_maker_of_python_comes_back() -> None:
    assert typing.NamedTupleMeta.__new__.__module__ == "typing"  # type: ignore[attr-defined]
    assert dataclasses._process_class.__module__ == "dataclasses"  # type: ignore[attr-defined]
