"""Reads checklists from TOML, strictly: an unknown key, a missing one, a wrong type or a bad pattern is an error.

Every message names the file, the key and, where one is near, the name that was probably meant.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hegui.api import FAMILIES, PROFILES, Severity
from hegui.checklist.conditions import COMMON_FIELDS, CONDITIONS, Condition, Group
from hegui.checklist.entries import Entries
from hegui.checklist.files import declared_bases, inherited, near, read
from hegui.checklist.model import Checklist, Earlier, Element, Example, Years
from hegui.checklist.sheets import sheet
from hegui.document import LEVELS, Kind, Part, Sign, Signs, Term, Wording, Words
from hegui.errors import ConfigError
from hegui.text.foreign import foreign

_KIND = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile("[A-DF-Z][0-9]{3}")
_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_FIELD = re.compile(r"\{([^{}]*)\}")
_STATUSES = ("met", "weak", "missing", "not-applicable")

_TOP = (
    "kind",
    "title",
    "version",
    "annual",
    "extends",
    "drop",
    "recognise",
    "wording",
    "leaders",
    "words",
    "part",
    "sheet",
    "element",
)
_WEIGHTS = {"titles": 100, "openings": 20, "headings": 10, "signatures": 10, "against": 100}
"""What a sign weighs that says no weight, by where it is looked for."""
_NEEDED = 20
_TERM_WEIGHT = 10
_TERM_EVERY = 200
_WORDING = ("topics", "subjects", "headings", "heading_words", "common")
_PART = (
    "id", "headings", "near_headings", "not_headings", "subheadings", "openings", "mentions", "extent", "thematic",
    "results",
)  # fmt: skip
_ELEMENT = (
    "id", "title", "code", "name", "severity_missing", "severity_weak", "profile", "levels", "years", "earlier",
    "before", "basis",
    "rationale", "needs", "without", "condition", "bad", "good",
)  # fmt: skip
_SETTINGS = ("kind", "level", "year", "published", "format", "path", "options")
_SAY = ("say", "suggest", "severity")


def load(
    path: str | os.PathLike[str], bases: Mapping[str, str] | None = None, eager: bool = True
) -> Checklist:
    """The checklist in ``path``.

    Args:
        bases: kind to path, for ``extends``; ``None`` = what the installed plugins declare.
        eager: an office's own: compile every pattern now, so that a bad one is found here and not when it is first
            needed, and let none search without end.

    Raises:
        ConfigError: naming the file, the key and, where possible, a remedy.
    """
    checklist, problems = parse(path, bases, eager)
    if problems:
        more = f"（另有 {len(problems) - 1} 处）" if len(problems) > 1 else ""
        raise ConfigError(f"清单 {path}：{problems[0]}{more}", "可用 hegui checklist validate 查看全部问题")
    assert checklist is not None
    return checklist


def parse(
    path: str | os.PathLike[str], bases: Mapping[str, str] | None = None, eager: bool = True
) -> tuple[Checklist | None, list[str]]:
    """The checklist, or ``None`` and everything that is wrong with it, one Chinese sentence each.

    Raises:
        ConfigError: the file, or one it extends, cannot be read at all.
    """
    # Also for the families that plugins bring.
    bases = declared_bases() if bases is None else bases
    own = read(path)
    raw, lineage = inherited(path, foreign(own, f"清单 {path}") if eager else own, bases, ())
    loader = _Loader(raw.get("words", {}), eager)
    checklist = loader.checklist(raw, os.fspath(path), lineage)
    return (None if loader.problems else checklist), loader.problems


class _Loader(Entries):
    """Collects the problems of one file while it builds the checklist."""

    def __init__(self, named: Any, eager: bool) -> None:
        super().__init__(named if isinstance(named, dict) else {}, eager)
        self.parts: dict[str, Part] = {}
        self.element_ids: set[str] = set()

    def levels(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        values = self.strings(table, key, where)
        for value in values:
            if value not in LEVELS:
                self.fault(f"{where}.{key}", f"没有“{value}”这一层级", near(value, LEVELS))
        return values

    # -- tables --------------------------------------------------------------------------------------------------

    def checklist(self, raw: Mapping[str, Any], path: str, bases: tuple[str, ...]) -> Checklist:
        self.known(raw, _TOP, "")
        name = self.get(raw, "kind", str, "")
        if name and not _KIND.fullmatch(name):
            self.fault("kind", f"“{name}”应为小写英文单词，以连字符相连")
        self.word_lists()
        leaders = self.get(raw, "leaders", dict, "", {})
        self.known(leaders, LEVELS, "leaders")
        for level in leaders:
            self.get(leaders, level, str, "leaders")
        for index, table in enumerate(self.tables(raw, "part")):
            part = self.part(table, self.where("part", index, table))
            if part.id in self.parts:
                self.fault(f"part[{index}]", f"部分“{part.id}”重复")
            self.parts[part.id] = part
        sheets = tuple(
            sheet(self, table, self.where("sheet", index, table))
            for index, table in enumerate(self.tables(raw, "sheet"))
        )
        built = self.elements(self.tables(raw, "element"))
        kind = Kind(
            name=name, title=self.get(raw, "title", str, ""), annual=self.get(raw, "annual", bool, "", False),
            signs=self.signs(self.get(raw, "recognise", dict, "", {})),
            wording=self.wording(self.get(raw, "wording", dict, "", {})), parts=self.parts,
            sheets=sheets, bases=bases,
        )  # fmt: skip
        return Checklist(
            kind=kind, version=self.get(raw, "version", int, "", 1), path=path, elements=tuple(built),
            leaders=leaders,
        )  # fmt: skip

    def signs(self, table: Mapping[str, Any]) -> Signs:
        self.known(table, (*_WEIGHTS, "terms", "needed", "sure", "margin"), "recognise")
        found = {
            key: tuple(
                self.sign(entry, f"recognise.{key}[{i}]", weight)
                for i, entry in enumerate(self.get(table, key, list, "recognise", []))
            )
            for key, weight in _WEIGHTS.items()
        }
        terms = tuple(
            self.term(entry, f"recognise.terms[{i}]")
            for i, entry in enumerate(self.get(table, "terms", list, "recognise", []))
        )
        needed = self.get(table, "needed", int, "recognise", _NEEDED)
        sure = self.get(table, "sure", int, "recognise", needed)
        return Signs(
            **found,
            terms=terms,
            needed=needed,
            sure=sure,
            margin=self.get(table, "margin", int, "recognise", 0),
        )

    def sign(self, entry: Any, where: str, weight: int) -> Sign:
        """A pattern, or a table that gives it another weight than usual."""
        if isinstance(entry, dict):
            self.known(entry, ("words", "weight"), where)
            weight = self.get(entry, "weight", int, where, weight)
            entry = self.get(entry, "words", str, where)
        return Sign(self.pattern(entry, where, "应为正则表达式，或表：{ words, weight }"), weight)

    def term(self, entry: Any, where: str) -> Term:
        """A table: the pattern, what it weighs, and how often it must stand to weigh so much."""
        if not isinstance(entry, dict):
            self.fault(where, "应为表：{ words, weight, every }")
            return Term("(?!)", 0, _TERM_EVERY)
        self.known(entry, ("words", "weight", "every"), where)
        every = self.get(entry, "every", int, where, _TERM_EVERY)
        if every < 1:
            self.fault(f"{where}.every", "应大于 0")
        words = self.pattern(entry.get("words"), where, "缺少 words")
        return Term(words, self.get(entry, "weight", int, where, _TERM_WEIGHT), max(1, every))

    def pattern(self, entry: Any, where: str, fault: str) -> str:
        """A regular expression; one that never matches in the place of what is none."""
        if not isinstance(entry, str):
            self.fault(where, fault)
            entry = "(?!)"
        return self.words([entry], where).patterns[0]

    def wording(self, table: Mapping[str, Any]) -> Wording:
        self.known(table, _WORDING, "wording")
        words = {key: self.strings(table, key, "wording") for key in _WORDING}
        for key in ("subjects", "headings", "heading_words"):
            words[key] = self.words(list(words[key]), f"wording.{key}").patterns
        return Wording(**{**words, "common": frozenset(words["common"])})  # type: ignore[arg-type]

    def part(self, table: Mapping[str, Any], where: str) -> Part:
        self.known(table, _PART, where)
        lists = {
            key: self.words(table.get(key, []), f"{where}.{key}")
            for key in _PART
            if key not in ("id", "extent", "thematic")
        }
        return Part(
            id=self.get(table, "id", str, where),
            extent=self.choice(table, "extent", ("section", "paragraph"), where, "section"),
            thematic=self.get(table, "thematic", int, where, 0),
            **lists,
        )

    def word_lists(self) -> None:
        """Look through the lists of words that conditions refer to."""
        for word, patterns in self.named.items():
            if not isinstance(patterns, list) or any(not isinstance(p, str) for p in patterns):
                self.fault(f"words.{word}", "应为正则表达式的数组")
            elif any(p.startswith("@") for p in patterns):
                self.fault(f"words.{word}", "词表不可再引用词表")

    def elements(self, tables: Sequence[Mapping[str, Any]]) -> list[Element]:
        """The elements, none of them twice, each behind the one that it needs."""
        self.element_ids = {e["id"] for e in tables if isinstance(e.get("id"), str)}
        built: list[Element] = []
        for index, table in enumerate(tables):
            element = self.element(table, self.where("element", index, table))
            for other in built:
                for what, mine, theirs in (
                    ("id", element.id, other.id), ("编号", element.code, other.code), ("名称", element.name, other.name),
                ):  # fmt: skip
                    if mine == theirs:
                        self.fault(f"element[{index}]", f"{what}“{mine}”与要素“{other.id}”重复")
            built.append(element)
        order = [e.id for e in built]
        for element in built:
            if element.needs and element.needs in order[order.index(element.id) + 1 :]:
                self.fault(f"element（{element.id}）.needs", f"要素“{element.needs}”应写在它的前面")
        return built

    def called(self, table: Mapping[str, Any], where: str) -> tuple[str, str, str]:
        """What an element is called by: id, code and name."""
        id = self.get(table, "id", str, where)
        code = self.get(table, "code", str, where)
        name = self.get(table, "name", str, where)
        if id and not _ID.fullmatch(id):
            self.fault(f"{where}.id", f"“{id}”应为小写英文单词，以连字符或点相连")
        if code and not _CODE.fullmatch(code):
            self.fault(f"{where}.code", f"“{code}”应为类别字母加三位数字，E 留给引擎；自定义清单用 C9xx")
        elif code and code[0] not in FAMILIES:
            self.fault(f"{where}.code", f"没有“{code[0]}”这一类，自定义清单用 C9xx", near(code[0], FAMILIES))
        if name and not _KIND.fullmatch(name):
            self.fault(f"{where}.name", f"“{name}”应为小写英文单词，以连字符相连")
        return id, code, name

    def element(self, table: Mapping[str, Any], where: str) -> Element:
        self.known(table, _ELEMENT, where)
        id, code, name = self.called(table, where)
        needs = self.get(table, "needs", str, where, "")
        if needs and needs not in self.element_ids:
            self.fault(f"{where}.needs", f"没有名为“{needs}”的要素", near(needs, self.element_ids))
        basis = self.basis(table, where)
        severities = [severity.word for severity in Severity]
        missing = Severity.of(self.choice(table, "severity_missing", severities, where, "warning"))
        weak = Severity.of(self.choice(table, "severity_weak", severities, where, "info"))
        if basis and max(missing, weak) is Severity.ERROR and all(b.strength == "惯例" for b in basis):
            self.fault(where, "只有惯例作依据的要素不得定为 error")
        conditions = tuple(
            self.condition(c, f"{where}.condition[{i}]")
            for i, c in enumerate(self.get(table, "condition", list, where))
        )
        if "condition" in table and not conditions:
            self.fault(where, "至少要有一个 [[element.condition]]")
        examples = {
            key: tuple(
                self.example(e, f"{where}.{key}[{i}]")
                for i, e in enumerate(self.get(table, key, list, where, []))
            )
            for key in ("bad", "good")
        }
        return Element(
            id=id, title=self.get(table, "title", str, where), code=code, name=name, severity_missing=missing,
            severity_weak=weak, profile=self.choice(table, "profile", PROFILES, where, "statutory"),
            levels=self.levels(table, "levels", where), years=self.years(table, where),
            earlier=self.earlier(table, where), before=self.get(table, "before", str, where, ""), basis=basis,
            rationale=self.get(table, "rationale", str, where), needs=needs,
            without=self.choice(table, "without", ("missing", "not-applicable"), where, "missing"),
            conditions=conditions, bad=examples["bad"], good=examples["good"],
        )  # fmt: skip

    def years(self, table: Mapping[str, Any], where: str) -> Years:
        years = self.get(table, "years", dict, where, {})
        self.known(years, ("from", "to"), f"{where}.years")
        return Years(*(self.get(years, k, int, f"{where}.years", 0) or None for k in ("from", "to")))

    def earlier(self, table: Mapping[str, Any], where: str) -> tuple[Earlier, ...]:
        found = []
        for index, entry in enumerate(self.get(table, "earlier", list, where, [])):
            place = f"{where}.earlier[{index}]"
            if not isinstance(entry, dict):
                self.fault(place, "应为表：{ years, severity, basis }")
                continue
            self.known(entry, ("years", "severity", "basis"), place)
            words = self.choice(entry, "severity", [s.word for s in Severity], place, "warning")
            found.append(Earlier(self.years(entry, place), Severity.of(words), self.basis(entry, place)))
        return tuple(found)

    def example(self, entry: Any, where: str) -> Example:
        if isinstance(entry, str):
            return Example(entry, "", {})
        if not isinstance(entry, dict):
            self.fault(where, "应为字符串或表")
            return Example("", "", {})
        self.known(entry, ("text", "says", "settings"), where)
        settings = self.get(entry, "settings", dict, where, {})
        self.known(settings, _SETTINGS, f"{where}.settings")
        return Example(self.get(entry, "text", str, where), self.get(entry, "says", str, where, ""), settings)

    def condition(self, table: Any, where: str) -> Condition:
        if not isinstance(table, dict):
            self.fault(where, "应写作 [[element.condition]]")
            return Condition()
        kind = table.get("type")
        if not isinstance(kind, str) or kind not in CONDITIONS:
            self.fault(f"{where}.type", f"没有“{kind}”这种条件", near(str(kind), CONDITIONS))
            return Condition()
        condition = CONDITIONS[kind]
        self.known(table, ("type", *condition.keys, *_SAY), where)
        values: dict[str, Any] = {}
        for key, form in condition.keys.items():
            needed = form.endswith("!")
            if key not in table:
                if needed:
                    self.fault(where, f"缺少 {key}")
                continue
            values[key] = _FORMS[form.rstrip("!")](self, table, key, where)
        cases = condition.cases
        severity: dict[str, Severity] = {}
        for key in _SAY:
            entries = self.get(table, key, dict, where, {})
            self.known(entries, cases, f"{where}.{key}")
            for case, value in entries.items():
                place = f"{where}.{key}.{case}"
                if not isinstance(value, str):
                    self.fault(place, "应为字符串")
                elif key == "severity":
                    try:
                        severity[case] = Severity.of(value)
                    except KeyError:
                        self.fault(place, f"没有“{value}”这一级", near(value, ("error", "warning", "info")))
                else:
                    self.template(value, condition, place)
        say = table.get("say", {})
        accepted = values.get("accept", {})
        for case, status in cases.items():
            possible = case not in condition.only_with or condition.only_with[case] in table
            if possible and accepted.get(case, status) in ("weak", "missing") and case not in say:
                self.fault(where, f"缺少 say.{case}")
        if any(form.endswith("!") and key not in values for key, form in condition.keys.items()):
            return Condition()
        return condition(say=say, suggest=table.get("suggest", {}), severity=severity, **values)

    def template(self, text: str, condition: type[Condition], where: str) -> None:
        allowed = COMMON_FIELDS | condition.fields
        for name in _FIELD.findall(text):
            if name not in allowed:
                self.fault(where, f"没有名为 {{{name}}} 的占位符", near(name, allowed))
        if "{" in _FIELD.sub("", text) or "}" in _FIELD.sub("", text):
            self.fault(where, "花括号不成对")
        if text.endswith("。"):
            self.fault(where, "说明末尾不加句号")

    # -- forms of condition keys ---------------------------------------------------------------------------------

    def part_name(self, table: Mapping[str, Any], key: str, where: str) -> str:
        name: str = self.get(table, key, str, where)
        if name not in self.parts:
            self.fault(f"{where}.{key}", f"没有名为“{name}”的部分", near(name, self.parts))
        return name

    def statuses(self, table: Mapping[str, Any], key: str, where: str) -> dict[str, str]:
        entries: dict[str, str] = self.get(table, key, dict, where)
        self.known(entries, CONDITIONS["part"].cases, f"{where}.{key}")
        return {k: self.choice(entries, k, _STATUSES, f"{where}.{key}", "met") for k in entries}

    def word_table(self, table: Mapping[str, Any], key: str, where: str) -> dict[str, Words]:
        entries = self.get(table, key, dict, where)
        return {name: self.words(value, f"{where}.{key}.{name}") for name, value in entries.items()}

    def groups(self, table: Mapping[str, Any], key: str, where: str) -> tuple[Group, ...]:
        found = []
        for index, entry in enumerate(self.get(table, key, list, where)):
            place = f"{where}.{key}[{index}]"
            if not isinstance(entry, dict):
                self.fault(place, "应为表：{ id, title, words }")
                continue
            self.known(entry, ("id", "title", "words"), place)
            found.append(
                Group(
                    self.get(entry, "id", str, place),
                    self.get(entry, "title", str, place),
                    self.words(entry.get("words", []), f"{place}.words"),
                )
            )
        return tuple(found)


_FORMS: Mapping[str, Callable[[_Loader, Mapping[str, Any], str, str], Any]] = {
    "part": _Loader.part_name,
    "int": lambda loader, table, key, where: loader.get(table, key, int, where),
    "words": lambda loader, table, key, where: loader.words(table[key], f"{where}.{key}"),
    "word-table": _Loader.word_table,
    "groups": _Loader.groups,
    "statuses": _Loader.statuses,
    "levels": _Loader.levels,
    "strings": _Loader.strings,
}
"""What a condition's key may hold (see ``Condition.keys``)."""
