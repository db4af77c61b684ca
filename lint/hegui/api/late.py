"""Rules of which only the declaration is known: the module is imported when the rule first looks at a text."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from hegui.api.findings import Basis
from hegui.api.knowledge import Table
from hegui.api.needs import Needs
from hegui.api.rule import FAMILIES, Forms, Option, Options, Repair, Rule, family
from hegui.api.severity import Severity

About = dict[str, Any]
"""What is said of a rule, in types that ``marshal`` knows."""

_PLAIN = (
    "code",
    "name",
    "title",
    "profile",
    "since",
    "status",
    "rationale",
    "kinds",
    "furniture",
    "yields_to",
    "formats",
    "official_profile",
)
_KINDS = {kind.__name__: kind for kind in (bool, int, float, str, list)}


def about(rule: Rule, module: str) -> About:
    """What is kept of ``rule``."""
    return {
        **{name: getattr(rule, name) for name in _PLAIN},
        "module": module,
        "family": FAMILIES[rule.code[0]],
        "severity": rule.severity.value,
        "basis": [tuple(basis) for basis in rule.basis],
        "options": [(o.name, o.kind.__name__, o.default, o.help) for o in rule.options],
        "tables": bool(rule.knowledge),
        "needs": None if rule.needs is None else tuple(rule.needs),
    }


class LateRule(Rule):
    """A rule made from what ``about`` says; everything else is asked of the rule itself, imported then."""

    bad: Any
    good: Any
    check: Any

    def __init__(self, said: About) -> None:
        family(said["code"][0], said["family"])
        own = self.__dict__
        own.update({name: said[name] for name in _PLAIN})
        own["severity"] = Severity(said["severity"])
        own["basis"] = tuple(Basis(*basis) for basis in said["basis"])
        own["options"] = tuple(
            Option(name, _KINDS[kind], default, help_) for name, kind, default, help_ in said["options"]
        )
        own["needs"] = None if said["needs"] is None else Needs(*said["needs"])
        own["_said"] = said
        own["origin"] = ""

    def of(self, origin: str) -> Rule:
        """The same rule, declared by the plugin ``origin``."""
        self.__dict__["origin"] = origin
        return self

    @property
    def itself(self) -> Rule:
        """The rule, imported now if it was not before."""
        own = self.__dict__
        if "_itself" not in own:
            held = vars(import_module(self._said["module"])).values()
            own["_itself"] = next(v for v in held if isinstance(v, Rule) and v.code == self.code)
        found: Rule = own["_itself"]
        return found

    def __getattr__(self, name: str) -> Any:
        if name not in ("bad", "good", "check"):
            raise AttributeError(name)
        # Kept as its own, so that it is not asked for here again.
        found = self.__dict__[name] = getattr(self.itself, name)
        return found

    @property
    def knowledge(self) -> tuple[Table[Any], ...]:
        """The tables of the rule."""
        return self.itself.knowledge if self._said["tables"] else ()

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What its corrections are."""
        return self.itself.repairs

    @property
    def forms(self) -> Forms | None:
        """The wrong forms its tables list."""
        return self.itself.forms

    def options_with(
        self, values: Mapping[str, Any], knowledge: Mapping[str, Table[Any]] = MappingProxyType({})
    ) -> Options:
        """See ``Rule``; without changed tables, those of the rule are asked for when it runs."""
        if self._said["tables"]:
            if knowledge:
                return self.itself.options_with(values, knowledge)
            return _LateOptions(self, values)
        return Options({option.name: option.default for option in self.options} | dict(values))


class _LateOptions(Options):
    """Options with the tables of a rule that is not imported yet."""

    __slots__ = ("_given", "_made", "_rule")

    def __init__(self, rule: LateRule, values: Mapping[str, Any]) -> None:
        self._rule, self._given = rule, values
        self._made: Any = None

    @property
    def _values(self) -> dict[str, Any]:  # type: ignore[override]
        made: dict[str, Any] | None = self._made
        if made is None:
            made = self._made = dict(self._rule.itself.options_with(self._given))
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Options, (self._values,)
