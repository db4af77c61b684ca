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

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from hegui.api.reporter import Reporter
    from hegui.api.rule import Rule
    from hegui.reading import Reader

hookspec = pluggy.HookspecMarker("hegui")
hookimpl = pluggy.HookimplMarker("hegui")


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
