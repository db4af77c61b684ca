"""The hooks a plugin may implement. All of them only declare; nothing runs through pluggy.

A plugin is a module (or object) named by an entry point of the group ``hegui``::

    [project.entry-points.hegui]
    ours = "our_rules"

    # our_rules/__init__.py
    from hegui.api import hookimpl

    @hookimpl
    def hegui_rules():
        from our_rules.A901_house_style import house_style
        return [house_style]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from hegui.api.reporter import Reporter
    from hegui.api.rule import Rule
    from hegui.reading import Reader

F = TypeVar("F", bound=Callable[..., Any])


def hookimpl(function: Any = None, /, **options: Any) -> Any:
    """Mark a function as the implementation of a hook, as ``pluggy.HookimplMarker("hegui")`` does.

    pluggy itself is imported when plugins are registered, which is needed once for each version of them.
    """
    if function is None:
        return partial(hookimpl, **options)
    return _marked(function, "hegui_impl", {**_IMPL, **options})


def hookspec(function: F, /) -> F:
    """Mark a function as the declaration of a hook."""
    return _marked(function, "hegui_spec", dict(_SPEC))


_IMPL = {
    "wrapper": False, "hookwrapper": False, "optionalhook": False, "tryfirst": False, "trylast": False,
    "specname": None,
}  # fmt: skip
_SPEC = {"firstresult": False, "historic": False, "warn_on_impl": None, "warn_on_impl_args": None}


def _marked(function: F, name: str, options: dict[str, Any]) -> F:
    setattr(function, name, options)
    return function


@hookspec
def hegui_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """Declare rules. Called once, when the registry is built.

    :return: rules made by ``hegui.api.rule``. A code or name that another rule has stops the run.
    """


@hookspec
def hegui_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Declare readers. Called once.

    :return: readers; a file name ending that another reader has stops the run.
    """


@hookspec
def hegui_reporters() -> Iterable[Reporter]:  # type: ignore[empty-body]
    """Declare output formats. Called once.

    :return: reporters; a name that another reporter has stops the run.
    """


@hookspec
def hegui_checklists() -> Iterable[str]:  # type: ignore[empty-body]
    """Declare checklists. Called once.

    :return: paths of TOML files (``importlib.resources.files(...)`` made ``str``).
    """


@hookspec
def hegui_word_classes() -> Iterable[str]:  # type: ignore[empty-body]
    """Declare word classes, or add words to classes that there are. Called once.

    :return: paths of TSV files with the columns id, class, words, example, source and confidence. An id that another row
        has stops the run; a class that there is already gains the words.
    """
