"""What plugins, checklists and settings come to: the rules that run, with their options and severities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hegui.api import Document, Rule, Span, Table, hits
from hegui.api.knowledge import bound
from hegui.api.registry import Declarations, declarations
from hegui.api.word_classes import WORD_CLASSES, in_force, word_classes
from hegui.checking.engine_codes import ENGINE_CODES, engine_code
from hegui.checking.model import Plan, Task
from hegui.checklist.engine import checklists, element_rules
from hegui.checklist.model import Checklist
from hegui.document import Kind
from hegui.errors import ConfigError, remedy, suggestion
from hegui.running.config import place
from hegui.running.inputs import relative
from hegui.running.results import RuleInfo
from hegui.running.selection import Choice, selected, unknown
from hegui.running.settings import Override, RuleSettings, Settings
from hegui.schema import FLAG, NUMBER, TEXT, WHOLE, Notes, anything, maybe, several, table
from hegui.text.phrases import Phrases

_KINDS = {bool: FLAG, int: WHOLE, float: NUMBER, str: TEXT, list: several(TEXT, "应为字符串列表")}


@dataclass(frozen=True, eq=False)
class Engine:
    """Declarations, checklists and rules of one run. Built once in each process by ``engine``.

    Attributes:
        rules: declared ones and those of the checklists, by code, sorted.
        checklists: in force, by kind.
        kinds: the kinds of report that they declare.
        codes: every code and every name of a rule, to the code.
        knowledge: the knowledge tables that the settings change, by name.
        allowed: the proper nouns that no finding may lie in.
    """

    declared: Declarations
    checklists: Mapping[str, Checklist]
    rules: Mapping[str, Rule]
    kinds: tuple[Kind, ...]
    codes: Mapping[str, str]
    knowledge: Mapping[str, Table[Any]] = field(default_factory=dict)
    allowed: Phrases | None = None
    _plans: dict[tuple[int, ...], Plan] = field(default_factory=dict, repr=False)

    def plan(self, settings: Settings, path: str) -> Plan:
        """What the settings come to for the file at ``path``.

        Kept for each set of overrides that apply: an engine serves one ``Settings``.
        """
        indexes = settings.matching(relative(path, settings.root))
        if indexes not in self._plans:
            own = settings.overridden(indexes)
            self._plans[indexes] = Plan(
                readers=self.declared.readers,
                kinds=self.kinds,
                stated=own.stated,
                tasks=tuple(self.tasks(own)),
                checklists=self.checklists,
                codes=self.codes,
                allowed=self.allowed,
                classes=in_force(self.knowledge.get(WORD_CLASSES.name, WORD_CLASSES)),
                today=own.today,
                limits=own.limits,
            )
        return self._plans[indexes]

    def tasks(self, settings: Settings) -> Iterable[Task]:
        """The rules that ``settings`` select, with options and severities."""
        for rule in self.rules.values():
            for profile in filter(None, (rule.profile, rule.official_profile)):
                if selected(
                    rule, settings.choices, profile=settings.profile, only=settings.only, preview=settings.preview,
                    since=profile,
                ):  # fmt: skip
                    said = self._said(settings, rule)
                    options = rule.options_with(said.options, self.knowledge)
                    yield Task(rule, options, said.severity, profile != rule.profile)
                    break

    def _said(self, settings: Settings, rule: Rule) -> RuleSettings:
        return settings.rules.get(rule.name) or settings.rules.get(rule.code) or RuleSettings()

    def set_phrases(self, document: Document) -> list[Span]:
        """Where phrases of the knowledge tables stand in ``document``: words that nobody can say otherwise."""
        tables = {table.name: table for rule in self.rules.values() for table in rule.knowledge}
        return [
            hit.span for t in (tables | dict(self.knowledge)).values() for hit in hits(document, t.phrases)
        ]

    def info(self, code: str) -> RuleInfo:
        """What reporters say about a rule or an engine code."""
        entry = ENGINE_CODES.get(code) or self.rules[code]
        return RuleInfo(entry.code, entry.name, entry.title, entry.rationale, entry.severity)

    def infos(self) -> dict[str, RuleInfo]:
        """What reporters say about every rule and engine code, by code."""
        return {code: self.info(code) for code in (*self.rules, *ENGINE_CODES)}

    def find(self, word: str) -> Rule | None:
        """The rule with this code or name."""
        code = self.codes.get(word) or self.codes.get(word.upper())
        return self.rules[code] if code else None


def engine(settings: Settings, declared: Declarations | None = None) -> Engine:
    """The engine for ``settings``.

    Raises:
        ConfigError: settings or checklists name something that does not exist.
        PluginError: a plugin does not load.
    """
    declared = declared or declarations()
    found = checklists(declared, settings.checklists)
    elements = {rule.code: rule for rule in element_rules(found)}
    rules = dict(sorted({**elements, **declared.rules}.items()))
    built = Engine(
        declared=declared,
        checklists=found,
        rules=rules,
        kinds=tuple(checklist.kind for checklist in found.values()),
        codes={**{rule.name: code for code, rule in rules.items()}, **{code: code for code in rules}},
        knowledge=_knowledge(rules.values(), declared, settings),
        allowed=Phrases("allow", settings.knowledge.allow) if settings.knowledge.allow else None,
    )
    base = Override(changes={"kind": settings.kind}, choices=settings.choices, rules=settings.rules)
    for layer in (base, *settings.overrides, settings.forced):
        _check(built, layer, settings.config if layer is not settings.forced else "")
    return built


def knowledge_tables(rules: Iterable[Rule], declared: Declarations | None = None) -> dict[str, Table[Any]]:
    """The tables that a configuration can change, by name: those of the rules, and the word classes."""
    found = {table.name: table for rule in rules for table in rule.knowledge}
    return {**found, WORD_CLASSES.name: word_classes(declared.word_classes if declared else ())}


def _knowledge(rules: Iterable[Rule], by: Declarations, settings: Settings) -> dict[str, Table[Any]]:
    """The tables that plugins or the settings change; what the settings say about them is checked."""
    changes = settings.knowledge.tables
    own = {WORD_CLASSES.name: word_classes(by.word_classes)} if by.word_classes else {}
    if not changes:
        return own
    declared = knowledge_tables(rules, by)
    for name in changes:
        if name not in declared:
            raise ConfigError(f"{_at(settings.config, name)}没有名为“{name}”的知识表", remedy(name, declared))
    tables = bound(declared.values(), changes)
    for changed in tables.values():
        for problem in changed.changed_problems():
            raise ConfigError(str(problem), "可用 hegui knowledge check 检查")
    return {**own, **tables}


def _check(built: Engine, layer: Override, config: str) -> None:
    for choice in layer.choices:
        _check_pattern(built, choice, config)
    for name, said in layer.rules.items():
        rule = built.find(name)
        if rule is None:
            raise _unknown_rule(built, name, config)
        _check_options(rule, name, said.options, config)
    kind = layer.changes.get("kind")
    if kind and kind not in built.checklists:
        raise ConfigError(f"{_at(config, 'kind')}没有名为“{kind}”的报告种类", remedy(kind, built.checklists))


def _at(config: str, word: str) -> str:
    return f"{place(config, word)}：" if config else ""


def _check_pattern(built: Engine, choice: Choice, config: str) -> None:
    pattern = choice.pattern
    if pattern.upper().startswith("E") and (engine_code(pattern) or pattern.upper() in ("E", "E9")):
        what = "单独选择" if choice.wanted else "停用"
        raise ConfigError(
            f"{_at(config, pattern)}{pattern} 是引擎代码，不能{what}", "引擎代码说明检查没有做完，始终报出"
        )
    if unknown(pattern, built.rules.values()):
        raise _unknown_rule(built, pattern, config)


def _unknown_rule(built: Engine, name: str, config: str) -> ConfigError:
    hint = suggestion(name, built.codes) or "全部规则见 hegui rules"
    return ConfigError(f"{_at(config, name)}没有编号或名称为“{name}”的规则", hint)


def _check_options(rule: Rule, name: str, options: Mapping[str, Any], config: str) -> None:
    notes = Notes()
    declared = {option.name: maybe(_KINDS[option.kind]) for option in rule.options}
    table(dict, {**declared, "severity": maybe(anything), "enabled": maybe(anything)})(notes, options, "")
    for fault in notes.faults:
        where = _at(config, fault.where.partition("[")[0])
        raise ConfigError(f"{where}规则 {name} 的选项 {fault._replace(remedy='')}", fault.remedy)
