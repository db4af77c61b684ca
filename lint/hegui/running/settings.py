"""Everything a run depends on besides the bytes: frozen, picklable, the same in every process."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from hegui.api import Severity
from hegui.api.knowledge import Changes
from hegui.checking.limits import Limits
from hegui.running.selection import Choice
from hegui.structure import Stated

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FAIL_ON = ("error", "warning", "info", "never")


class RuleSettings(NamedTuple):
    """What the configuration says about one rule.

    Attributes:
        severity: replaces the rule's own; a finding that the rule itself lowered stays lowered.
        options: checked against the rule's declaration when the engine is built.
    """

    severity: Severity | None = None
    options: Mapping[str, Any] = {}


class Knowledge(NamedTuple):
    """What the configuration changes in the knowledge of all rules.

    Attributes:
        allow: proper nouns; a finding wholly inside one is dropped.
        tables: by name of the knowledge table.
    """

    allow: tuple[str, ...] = ()
    tables: Mapping[str, Changes] = {}


@dataclass(frozen=True)
class Override:
    """A layer of settings, for the files that match one of ``files``.

    Attributes:
        files: globs, matched against the path relative to the configuration's folder; one without a slash
            matches the file name.
        changes: fields of ``Settings`` to replace.
        choices, rules: added to those of the settings.
        only: ``select`` was given: what was selected before is dropped.
    """

    files: tuple[str, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    only: bool = False


@dataclass(frozen=True)
class Settings:
    """The settings of a run, defaults included.

    Attributes:
        profile: ``statutory`` ⊂ ``recommended`` ⊂ ``style``.
        choices: what was selected and ignored, in the order in which it takes effect.
        only: ``select`` was given: nothing runs that no choice names.
        fail_on: one of ``FAIL_ON``.
        kind, level, year, published: what is known about the documents; empty = recognise it.
        rules: by name or code, as the user wrote it.
        overrides: for some files; all that match apply, in order.
        forced: what the command line says, above all overrides.
        knowledge: further, replaced and dropped facts.
        checklists: paths of further checklists.
        skip_unsupported: files in folders that no reader takes do not make the run fail.
        exclude: globs that a walk through a folder leaves out.
        baseline: path of the baseline, ``""`` without.
        config: path of the configuration file, ``""`` without.
        root: folder that globs are relative to.
        today: suppressions that expired before are void; ``None`` = expiry is not looked at.
        limits: what one document may cost.
        cache: results may be kept, and taken, between runs.
    """

    profile: str = "recommended"
    choices: tuple[Choice, ...] = ()
    only: bool = False
    preview: bool = False
    fail_on: str = "error"
    kind: str = ""
    level: str = ""
    year: int | None = None
    published: datetime.date | None = None
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    forced: Override = Override()
    knowledge: Knowledge = Knowledge()
    checklists: tuple[str, ...] = ()
    skip_unsupported: bool = False
    exclude: tuple[str, ...] = ()
    baseline: str = ""
    config: str = ""
    root: str = ""
    today: datetime.date | None = None
    limits: Limits = Limits()
    cache: bool = True

    @property
    def stated(self) -> Stated:
        """What is known about every document."""
        return Stated(self.kind, self.level, self.year, self.published)

    def matching(self, relative: str) -> tuple[int, ...]:
        """The overrides that apply to the file at ``relative`` (to ``root``, with ``/``)."""
        return tuple(
            index
            for index, override in enumerate(self.overrides)
            if any(matches(relative, glob) for glob in override.files)
        )

    def overridden(self, indexes: tuple[int, ...] = ()) -> Settings:
        """The settings of one file: the overrides that match it in order, then the command line."""
        settings = self
        for override in (*(self.overrides[index] for index in indexes), self.forced):
            settings = _applied(settings, override)
        return settings


def _applied(settings: Settings, override: Override) -> Settings:
    rules = dict(settings.rules)
    for name, new in override.rules.items():
        old = rules.get(name, RuleSettings())
        rules[name] = RuleSettings(new.severity or old.severity, {**old.options, **new.options})
    # ``select`` replaces what was selected before; what was ignored stays ignored, unless named again.
    kept = tuple(c for c in settings.choices if not (override.only and c.wanted))
    return replace(
        settings,
        choices=kept + override.choices,
        only=settings.only or override.only,
        rules=rules,
        **override.changes,
    )


def matches(relative: str, glob: str) -> bool:
    """Whether ``glob`` names the path, by the rules of .gitignore: ``草稿`` or ``*.docx`` at any depth, ``甲/*.txt``
    from the root, ``甲/**/乙.md``, ``甲/`` a folder with all that is in it.
    """
    return _spec(glob).match_file(relative)


@cache
def _spec(glob: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # few runs leave anything out

    return GitIgnoreSpec.from_lines([glob.removeprefix("./")])
