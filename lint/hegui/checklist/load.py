"""Reads checklists from TOML, strictly: an unknown key, a missing one, a wrong type or a bad pattern is an error.

Every message names the file, the line, the key and, where one is near, the name that was probably meant.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from hegui.api import FAMILIES, PROFILES, Severity
from hegui.checklist.conditions import COMMON_FIELDS, CONDITIONS, Condition, Group
from hegui.checklist.files import declared_bases, inherited, read
from hegui.checklist.model import Checklist, Earlier, Element, Example, Years
from hegui.checklist.shapes import BASIS, File, words
from hegui.checklist.sheets import SHEET
from hegui.document import LEVELS, Kind, Part, Sign, Signs, Term, Wording, Words
from hegui.errors import remedy
from hegui.schema import (
    BAD,
    FLAG,
    SEVERITY,
    STRINGS,
    TEXT,
    WHOLE,
    Fault,
    Shape,
    anything,
    known,
    made,
    mapping,
    maybe,
    one_of,
    several,
    table,
    then,
    told,
)  # fmt: skip
from hegui.text.foreign import foreign
from hegui.toml import text_of

_FIELD = re.compile(r"\{([^{}]*)\}")
_NEEDED = 20


def load(
    path: str | os.PathLike[str], bases: Mapping[str, str] | None = None, eager: bool = True
) -> Checklist:
    """The checklist in ``path``.

    Args:
        bases: kind to path, for ``extends``; ``None`` = what the installed plugins declare.
        eager: an office's own: compile every pattern now, so that a bad one is found here and not when it is first
            needed, and let none search without end.

    Raises:
        ConfigError: naming the file, the line, the key and, where possible, a remedy.
    """
    file = File(eager)
    checklist = _taken(file, path, bases)
    if file.faults:
        file.refuse(f"清单 {path}", text_of(path, "清单 "), "可用 hegui checklist validate 查看全部问题")
    assert checklist is not None
    return checklist


def parse(
    path: str | os.PathLike[str], bases: Mapping[str, str] | None = None, eager: bool = True
) -> tuple[Checklist | None, list[Fault]]:
    """The checklist, or ``None`` and everything that is wrong with it.

    Raises:
        ConfigError: the file, or one it extends, cannot be read at all.
    """
    file = File(eager)
    return _taken(file, path, bases), file.faults


def _taken(file: File, path: str | os.PathLike[str], bases: Mapping[str, str] | None) -> Checklist | None:
    # Also for the families that plugins bring.
    bases = declared_bases() if bases is None else bases
    own = read(path)
    raw, lineage = inherited(path, foreign(own, f"清单 {path}") if file.eager else own, bases, ())
    file.look_through(raw)
    found = _CHECKLIST(file, raw, "")
    return None if file.faults else _checklist(os.fspath(path), lineage, **found)


def _checklist(path: str, bases: tuple[str, ...], **said: Any) -> Checklist:
    kind = Kind(
        name=said["kind"], title=said["title"], annual=said["annual"], signs=said["recognise"],
        wording=said["wording"], parts={part.id: part for part in said["part"]}, sheets=said["sheet"], bases=bases,
    )  # fmt: skip
    return Checklist(kind, said["version"], path, said["element"], said["leaders"])


# -- what fits together --------------------------------------------------------------------------------------------


def _parts_differ(file: File, parts: tuple[Part, ...], where: str) -> Any:
    ids = [part.id for part in parts]
    for index, id in enumerate(ids):
        if id in ids[:index]:
            file.fault(f"{where}[{index}]", f"部分“{id}”重复")
    return parts


def _elements_differ(file: File, elements: tuple[Element, ...], where: str) -> Any:
    order = [element.id for element in elements]
    for index, element in enumerate(elements):
        for other in elements[:index]:
            for what, mine, theirs in (
                ("id", element.id, other.id), ("编号", element.code, other.code), ("名称", element.name, other.name),
            ):  # fmt: skip
                if mine == theirs:
                    file.fault(f"{where}[{index}]", f"{what}“{mine}”与要素“{other.id}”重复")
        if element.needs in order[index + 1 :]:
            file.fault(f"{where}[{index}]（{element.id}）.needs", f"要素“{element.needs}”应写在它的前面")
    return elements


def _sure_enough(file: File, element: Element, where: str) -> Any:
    if element.severity is Severity.ERROR and all(b.strength == "惯例" for b in element.basis):
        return file.fault(where, "只有惯例作依据的要素不得定为 error")
    return element


def _of_a_family(file: File, code: str, where: str) -> Any:
    if code[0] not in FAMILIES:
        return file.fault(where, f"没有“{code[0]}”这一类，自定义清单用 C9xx", remedy(code[0], FAMILIES))
    return code


# -- what it recognises --------------------------------------------------------------------------------------------


def _pattern(file: File, value: Any, where: str) -> Any:
    """One regular expression."""
    found = words(file, value, where) if isinstance(value, str) else file.fault(where, "应为正则表达式")
    return found if found is BAD else found.patterns[0]


def _sign(weight: int) -> Shape:
    """A pattern, or a table that gives it another weight than usual."""
    full = table(partial(Sign, weight=weight), {"words": _pattern, "weight": maybe(WHOLE)})
    return lambda file, value, where: full(
        file, value if isinstance(value, dict) else {"words": value}, where
    )


def _signs(needed: int = _NEEDED, sure: int | None = None, **said: Any) -> Signs:
    return Signs(**said, needed=needed, sure=needed if sure is None else sure)


_TERM = table(
    partial(Term, weight=10, every=200),
    {"words": _pattern, "weight": maybe(WHOLE), "every": maybe(told(WHOLE, lambda n: n > 0, "应大于 0"))},
)
_SIGNS = table(_signs, {
    "titles": maybe(several(_sign(100))),
    "openings": maybe(several(_sign(20))),
    "headings": maybe(several(_sign(10))),
    "signatures": maybe(several(_sign(10))),
    "against": maybe(several(_sign(100))),
    "terms": maybe(several(_TERM)),
    "needed": maybe(WHOLE),
    "sure": maybe(WHOLE),
    "margin": maybe(WHOLE),
})  # fmt: skip
_PATTERNS = maybe(made(words, lambda found: found.patterns))
_WORDING = table(Wording, {
    "topics": maybe(STRINGS),
    "subjects": _PATTERNS,
    "headings": _PATTERNS,
    "heading_words": _PATTERNS,
    "common": maybe(made(STRINGS, frozenset)),
})  # fmt: skip
_WORDS = maybe(words, Words())
_PART = table(Part, {
    "id": TEXT,
    "headings": _WORDS,
    "near_headings": _WORDS,
    "not_headings": _WORDS,
    "subheadings": _WORDS,
    "openings": _WORDS,
    "mentions": _WORDS,
    "extent": maybe(one_of(("section", "paragraph"))),
    "thematic": maybe(WHOLE),
    "results": _WORDS,
})  # fmt: skip


# -- conditions ----------------------------------------------------------------------------------------------------


def _condition(file: File, value: Any, where: str) -> Any:
    kind = value.get("type") if isinstance(value, dict) else ""
    if not isinstance(kind, str) or kind not in CONDITIONS:
        return file.fault(f"{where}.type", f"没有“{kind}”这种条件", remedy(str(kind), CONDITIONS))
    return _shape_of(kind)(file, value, where)


@cache
def _shape_of(kind: str) -> Shape:
    condition = CONDITIONS[kind]
    sentences = mapping(then(TEXT, partial(_template, condition)), keys=condition.cases)
    return then(
        table(dict, {
            "type": TEXT,
            **{k: _FORMS[form[:-1]] if form.endswith("!") else maybe(_FORMS[form]) for k, form in condition.keys.items()},
            "say": maybe(sentences),
            "suggest": maybe(sentences),
            "severity": maybe(mapping(SEVERITY, keys=condition.cases)),
        }),
        partial(_complete, condition),
    )  # fmt: skip


def _complete(condition: type[Condition], file: File, said: dict[str, Any], where: str) -> Any:
    """The condition, if it has a message for every case that may come about."""
    accepted = said.get("accept", {})
    for case, status in condition.cases.items():
        possible = case not in condition.only_with or condition.only_with[case] in said
        if possible and accepted.get(case, status) in ("weak", "missing") and case not in said.get("say", {}):
            file.fault(where, f"缺少 say.{case}")
    del said["type"]
    return condition(**said)


def _template(condition: type[Condition], file: File, text: str, where: str) -> Any:
    allowed = COMMON_FIELDS | condition.fields
    for name in _FIELD.findall(text):
        if name not in allowed:
            file.fault(where, f"没有名为 {{{name}}} 的占位符", remedy(name, allowed))
    if "{" in _FIELD.sub("", text) or "}" in _FIELD.sub("", text):
        file.fault(where, "花括号不成对")
    if text.endswith("。"):
        file.fault(where, "说明末尾不加句号")
    return text


_EACH_LEVEL = several(one_of(LEVELS))
_FORMS: Mapping[str, Shape] = {
    "part": then(TEXT, lambda file, name, where: known(file, name, file.parts, "部分", where)),
    "int": WHOLE,
    "words": words,
    "word-table": mapping(words),
    "groups": several(table(Group, {"id": TEXT, "title": TEXT, "words": _WORDS})),
    "statuses": mapping(one_of(("met", "weak", "missing", "not-applicable")), keys=CONDITIONS["part"].cases),
    "levels": _EACH_LEVEL,
    "strings": STRINGS,
}
"""What a condition's key may hold (see ``Condition.keys``)."""


# -- elements ------------------------------------------------------------------------------------------------------


def _name(pattern: str, what: str) -> Shape:
    return told(TEXT, re.compile(pattern).fullmatch, f"“{{}}”应为{what}")


_KIND_NAME = _name("[a-z0-9]+(?:-[a-z0-9]+)*", "小写英文单词，以连字符相连")
_YEAR = maybe(made(WHOLE, lambda year: year or None))
_YEARS = table(lambda **of: Years(of.get("from"), of.get("to")), {"from": _YEAR, "to": _YEAR})
_EXAMPLE = table(Example, {"text": TEXT, "says": maybe(TEXT, ""), "settings": maybe(mapping(
    anything, keys=("kind", "level", "year", "published", "format", "path", "options")
), {})})  # fmt: skip
_EXAMPLES = maybe(several(
    lambda file, value, where: _EXAMPLE(file, {"text": value} if isinstance(value, str) else value, where)
), ())  # fmt: skip
_EARLIER = {"years": maybe(_YEARS, Years()), "severity": maybe(SEVERITY, Severity.WARNING), "basis": BASIS}
_ELEMENT = then(table(lambda condition, **said: Element(conditions=condition, **said), {
    "id": _name("[a-z0-9]+(?:[-.][a-z0-9]+)*", "小写英文单词，以连字符或点相连"),
    "title": TEXT,
    "code": then(_name("[A-DF-Z][0-9]{3}", "类别字母加三位数字，E 留给引擎；自定义清单用 C9xx"), _of_a_family),
    "name": _KIND_NAME,
    "severity_missing": maybe(SEVERITY, Severity.WARNING),
    "severity_weak": maybe(SEVERITY, Severity.INFO),
    "profile": maybe(one_of(PROFILES), "statutory"),
    "levels": maybe(_EACH_LEVEL, ()),
    "years": maybe(_YEARS, Years()),
    "earlier": maybe(several(table(Earlier, _EARLIER)), ()),
    "before": maybe(TEXT, ""),
    "basis": BASIS,
    "rationale": TEXT,
    "needs": maybe(then(TEXT, lambda file, id, where: known(file, id, file.elements, "要素", where)), ""),
    "without": maybe(one_of(("missing", "not-applicable")), "missing"),
    "condition": told(several(_condition, "应写作 [[element.condition]]"), bool, "至少要有一个 [[element.condition]]"),
    "bad": _EXAMPLES,
    "good": _EXAMPLES,
}), _sure_enough)  # fmt: skip
_CHECKLIST = table(dict, {
    "kind": _KIND_NAME,
    "title": TEXT,
    "version": maybe(WHOLE, 1),
    "annual": maybe(FLAG, False),
    "extends": maybe(TEXT),
    "drop": maybe(STRINGS),
    "recognise": maybe(_SIGNS, _signs()),
    "wording": maybe(_WORDING, Wording()),
    "leaders": maybe(mapping(TEXT, keys=LEVELS), {}),
    "words": maybe(mapping(several(told(TEXT, lambda p: not p.startswith("@"), "词表不可再引用词表")))),
    "part": maybe(then(several(_PART, "应写作 [[part]]"), _parts_differ), ()),
    "sheet": maybe(several(SHEET, "应写作 [[sheet]]"), ()),
    "element": maybe(then(several(_ELEMENT, "应写作 [[element]]"), _elements_differ), ()),
})  # fmt: skip
