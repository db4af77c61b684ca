"""Named tuples and dataclasses made with less ado, for the command line.

Two hundred and fifty of them are made at a cold start. ``typing`` and ``dataclasses`` look at every annotation, write the
source of every method and make every class twice: a sixth of the run. ``made_light`` puts simpler makers in their place
for the classes of the packages that the snapshot covers; the classes come out the same, annotations of ``__init__``
aside. Whatever is out of the ordinary is left to the makers of Python.
"""

from __future__ import annotations

import dataclasses
import sys
import typing
from _collections import _tuplegetter  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from reprlib import recursive_repr
from types import CodeType, MemberDescriptorType
from typing import Any

from hegui.snapshot import Snapshot

_OWN_SPECIAL = frozenset(("__module__", "__name__", "__annotations__"))
_Put = tuple[Any, str, Any]
"""Where something was put: owner, name, what was there."""

_ARGUMENTS = (
    "cls", "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
)  # fmt: skip


def made_light(kept: Snapshot) -> Iterator[_Put]:
    """Put the light makers in place; what was there comes out, to be given back."""
    meta: Any = getattr(typing, "NamedTupleMeta", None)
    if meta is not None and sys.version_info < (3, 14):
        original = meta.__new__
        meta.__new__ = _tuples(kept, original)
        yield meta, "__new__", staticmethod(original)
    process: Any = getattr(dataclasses, "_process_class", None)
    code: CodeType | None = getattr(process, "__code__", None)
    if code is not None and code.co_varnames[: code.co_argcount] == _ARGUMENTS and sys.version_info < (3, 13):
        vars(dataclasses)["_process_class"] = _classes(kept, process)
        yield dataclasses, "_process_class", process


def _ours(kept: Snapshot, module: str) -> bool:
    return module.partition(".")[0] in kept.packages


def _code(kept: Snapshot, kind: str, name: str, source: Callable[[], str]) -> CodeType:
    key = (kind, name)
    code: CodeType | None = kept.get(key)
    if code is None:
        code = compile(source(), "<string>", kind, dont_inherit=True)
        kept.put(key, code)
    return code


# -- named tuples --------------------------------------------------------------------------------------------------


def _make(cls: Any, iterable: Any) -> Any:
    """Make a new instance from a sequence or iterable."""
    result = tuple.__new__(cls, iterable)
    if len(result) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(result)}")
    return result


def _replace(self: Any, /, **kwds: Any) -> Any:
    """A new instance with other values in some fields."""
    result = self._make(map(kwds.pop, self._fields, self))
    if kwds:
        raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
    return result


def _tuple_repr(self: Any) -> str:
    """A representation with the names of the fields."""
    said = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=False))
    return f"{self.__class__.__name__}({said})"


def _asdict(self: Any) -> dict[str, Any]:
    """A mapping of the names of the fields to their values."""
    return dict(zip(self._fields, self, strict=False))


def _getnewargs(self: Any) -> tuple[Any, ...]:
    """A plain tuple, for ``copy`` and ``pickle``."""
    return tuple(self)


_TUPLE = {
    "__slots__": (),
    "_make": classmethod(_make),
    "_replace": _replace,
    "__repr__": _tuple_repr,
    "_asdict": _asdict,
    "__getnewargs__": _getnewargs,
}
_GETTERS = tuple(_tuplegetter(place, f"Alias for field number {place}") for place in range(24))


def _tuples(kept: Snapshot, original: Callable[..., Any]) -> Callable[..., Any]:
    plain: Any = typing.NamedTuple.__mro_entries__((typing.NamedTuple,))  # type: ignore[attr-defined]
    prohibited: frozenset[str] = typing._prohibited  # type: ignore[attr-defined]

    def new(meta: Any, name: str, bases: tuple[Any, ...], said: dict[str, Any]) -> Any:
        annotations: dict[str, Any] | None = said.get("__annotations__")
        if (
            bases != plain
            or not annotations
            or len(annotations) > len(_GETTERS)
            or not _ours(kept, said.get("__module__", ""))
            or not prohibited.isdisjoint(said)
            or any(field.startswith("_") for field in annotations)
        ):
            return original(meta, name, bases, said)
        fields = tuple(annotations)
        defaults = {field: said[field] for field in fields if field in said}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            return original(meta, name, bases, said)
        words = ", ".join(fields)
        code = _code(
            kept, "eval", f"({words})",
            lambda: f"lambda _cls, {words}: _tuple_new(_cls, ({words}{',' if len(fields) == 1 else ''}))",
        )  # fmt: skip
        made: Any = eval(
            code, {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{name}"}
        )
        made.__name__ = "__new__"
        made.__qualname__ = f"{name}.__new__"
        made.__defaults__ = tuple(defaults.values())
        made.__annotations__ = annotations
        own = {
            "__doc__": f"{name}({words})", **_TUPLE, "__new__": made, "_fields": fields, "_field_defaults": defaults,
            "__match_args__": fields, "__annotations__": annotations, **dict(zip(fields, _GETTERS, strict=False)),
        }  # fmt: skip
        own.update((key, value) for key, value in said.items() if key not in annotations)
        return type(name, (tuple,), own)

    return new


# -- dataclasses ---------------------------------------------------------------------------------------------------


@recursive_repr()
def _class_repr(self: Any) -> str:
    """A representation with the names of the fields."""
    said = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({said})"


def _classes(kept: Snapshot, original: Callable[..., Any]) -> Callable[..., Any]:
    params: Any = dataclasses._DataclassParams  # type: ignore[attr-defined]

    def process(
        cls: Any, init: bool, repr_: bool, eq: bool, order: bool, unsafe_hash: bool, frozen: bool, match_args: bool,
        kw_only: bool, slots: bool, weakref_slot: bool,
    ) -> Any:  # fmt: skip
        own = cls.__dict__
        simple = init and repr_ and match_args and not (order or unsafe_hash or weakref_slot)
        plain = simple and own.get("__doc__") and _WRITTEN.isdisjoint(own)
        fields = _fields(cls, kw_only, frozen) if plain and _ours(kept, cls.__module__) else None
        if fields is None:
            return original(
                cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
            )
        real = [f for f in fields.values() if f._field_type is not _CLASSVAR]
        new: dict[str, Any] = {
            "__dataclass_params__": params(init, repr_, eq, order, unsafe_hash, frozen),
            "__dataclass_fields__": fields,
            "__repr__": _class_repr,
            "__match_args__": tuple(f.name for f in real if not f.kw_only),
            **_methods(kept, cls, real, frozen, eq),
        }
        owner = [cls]
        if frozen:
            new["__setattr__"], new["__delattr__"] = _frozen(owner, frozenset(f.name for f in real))
        elif eq:
            new["__hash__"] = None
        _settle(cls, fields)
        if slots:
            cls = owner[0] = _slotted(cls, real, new, frozen)
        else:
            for name, value in new.items():
                setattr(cls, name, value)
        if hasattr(cls, "__abstractmethods__"):
            import abc

            abc.update_abstractmethods(cls)
        return cls

    return process


def _methods(kept: Snapshot, cls: Any, real: list[Any], frozen: bool, eq: bool) -> dict[str, Any]:
    """The methods that ``dataclasses`` would write for the fields, by name."""
    first = [f for f in real if not f.kw_only]
    later = [f for f in real if f.kw_only]
    said = "".join((
        "F" if frozen else "", "E" if eq else "", " ", ",".join(map(_word, first)), "*", ",".join(map(_word, later))
    ))  # fmt: skip
    code = _code(kept, "exec", said, lambda: _source(first, later, frozen, eq))
    values = [f.default for f in real if f.default is not _MISSING]
    values += [f.default_factory for f in real if f.default_factory is not _MISSING]
    scope: dict[str, Any] = {}
    exec(code, {"__name__": cls.__module__}, scope)
    made = {method.__name__: method for method in scope["make"](object.__setattr__, _MISSING, *values)}
    for name, method in made.items():
        method.__qualname__ = f"{cls.__qualname__}.{name}"
    return made


_WRITTEN = frozenset(
    (
        "__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__post_init__", "__slots__",
        "__match_args__", "__getstate__", "__setstate__",
    )
)  # fmt: skip
"""A class that has one of these itself is left to Python."""
_MISSING: Any = dataclasses.MISSING
_FIELD: Any = dataclasses._FIELD  # type: ignore[attr-defined]
_CLASSVAR: Any = dataclasses._FIELD_CLASSVAR  # type: ignore[attr-defined]


def _field(default: Any) -> dataclasses.Field[Any] | None:
    """The field that a class says with ``default``; ``None`` where something is out of the ordinary."""
    if not isinstance(default, dataclasses.Field):
        return dataclasses.field(default=_MISSING if isinstance(default, MemberDescriptorType) else default)  # type: ignore[no-any-return]
    unusual = not default.init or default.hash is not None or default.metadata or default.kw_only is True
    return None if unusual else default


def _fields(cls: Any, kw_only: bool, frozen: bool) -> dict[str, Any] | None:
    """The fields of a class and its bases by name; ``None`` where something is out of the ordinary."""
    fields: dict[str, Any] = {}
    for base in cls.__mro__[-1:0:-1]:
        known = base.__dict__.get("__dataclass_fields__")
        if known is not None:
            if base.__dataclass_params__.frozen is not frozen:
                return None
            fields.update(known)
    if hasattr(cls, "__post_init__"):
        return None
    own = cls.__dict__
    for name, type_ in own.get("__annotations__", {}).items():
        if type(type_) is not str or "InitVar" in type_ or "KW_ONLY" in type_:
            return None
        default = own.get(name, _MISSING)
        if default is _MISSING:
            default = getattr(cls, name, _MISSING)
        made = _field(default)
        if made is None:
            return None
        if "ClassVar" in type_:
            if not type_.startswith(("ClassVar", "typing.ClassVar")) or made is default:
                return None
            made._field_type = _CLASSVAR  # type: ignore[attr-defined]
            made.kw_only = False
        else:
            if made.default is not _MISSING and made.default.__class__.__hash__ is None:
                return None
            made._field_type = _FIELD  # type: ignore[attr-defined]
            made.kw_only = kw_only
        made.name, made.type = name, type_
        fields[name] = made
    return fields


def _settle(cls: Any, fields: dict[str, Any]) -> None:
    """Defaults take the place of the fields that stand for them."""
    for name in vars(cls).get("__annotations__", ()):
        field = fields[name]
        if cls.__dict__.get(name) is field:
            if field.default is _MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, field.default)


def _word(field: Any) -> str:
    """What the methods depend on."""
    has = "=" if field.default is not _MISSING else "()" if field.default_factory is not _MISSING else ""
    return f"{field.name}{has}{'' if field.compare else '-'}"


def _source(first: list[Any], later: list[Any], frozen: bool, eq: bool) -> str:
    """The source of the methods, as a function that is given the values they need."""
    real = [*first, *later]
    plain = [f.name for f in real if f.default is not _MISSING]
    made = [f.name for f in real if f.default_factory is not _MISSING]
    given = ", ".join(
        ("_set", "_missing", *(f"_d_{name}" for name in plain), *(f"_f_{name}" for name in made))
    )
    heads = {name: f"{name}=_d_{name}" for name in plain} | {name: f"{name}=_missing" for name in made}
    words = ["self", *(heads.get(f.name, f.name) for f in first)]
    words += ["*", *(heads.get(f.name, f.name) for f in later)] if later else []
    lines = [f"def make({given}):", f" def __init__({', '.join(words)}):"]
    for field in real:
        name = field.name
        value = f"_f_{name}() if {name} is _missing else {name}" if name in made else name
        lines.append(f"  _set(self, {name!r}, {value})" if frozen else f"  self.{name} = {value}")
    lines.append("  pass")
    methods = ["__init__"]
    if eq:
        lines += _comparing([f.name for f in real if f.compare], frozen)
        methods += ["__eq__", "__hash__"] if frozen else ["__eq__"]
    lines.append(f" return {', '.join(methods)},")
    return "\n".join(lines)


def _comparing(names: list[str], hashed: bool) -> list[str]:
    """The lines of the source of ``__eq__`` over fields of these names, and of ``__hash__``."""
    one, other = ("".join(f"{who}.{name}, " for name in names) for who in ("self", "other"))
    lines = [
        " def __eq__(self, other):", "  if other.__class__ is self.__class__:", f"   return ({one}) == ({other})",
        "  return NotImplemented",
    ]  # fmt: skip
    return [*lines, " def __hash__(self):", f"  return hash(({one}))"] if hashed else lines


def _frozen(owner: list[Any], names: frozenset[str]) -> tuple[Any, Any]:
    """What refuses a change; ``owner`` holds the class."""

    def set_(self: Any, name: str, value: Any) -> None:
        if type(self) is owner[0] or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(owner[0], self).__setattr__(name, value)

    def delete(self: Any, name: str) -> None:
        if type(self) is owner[0] or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(owner[0], self).__delattr__(name)

    set_.__name__, delete.__name__ = "__setattr__", "__delattr__"
    return set_, delete


def _slotted(cls: Any, real: list[Any], new: dict[str, Any], frozen: bool) -> Any:
    """The class once more, with slots."""
    inherited = {slot for base in cls.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    names = {f.name for f in real}
    own = {
        name: value
        for name, value in cls.__dict__.items()
        if name not in names and name not in ("__dict__", "__weakref__")
    }
    own |= new
    own["__slots__"] = tuple(f.name for f in real if f.name not in inherited)
    if frozen:
        own["__getstate__"] = dataclasses._dataclass_getstate  # type: ignore[attr-defined]
        own["__setstate__"] = dataclasses._dataclass_setstate  # type: ignore[attr-defined]
    made = type(cls)(cls.__name__, cls.__bases__, own)
    made.__qualname__ = cls.__qualname__
    return made
