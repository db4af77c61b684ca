"""The declaration of a rule: metadata as data, validated when it is made, and one pure generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from hegui.api.findings import Basis, Finding
from hegui.api.knowledge import Table
from hegui.api.needs import Needs
from hegui.api.severity import PROFILES, Severity
from hegui.document import Document, Span
from hegui.errors import PluginError

CODE = re.compile(r"[A-Z]\d{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STATUSES = ("preview", "stable", "deprecated")
STRENGTHS = ("规定", "国标", "惯例")

_families = {
    "C": "要素", "S": "结构", "N": "数字", "T": "时间", "L": "法规文件", "W": "用语",
    "D": "重复", "P": "标点", "R": "残留", "X": "安全", "F": "版式", "E": "引擎",
}  # fmt: skip
FAMILIES: Mapping[str, str] = MappingProxyType(_families)
"""Letter of a code to the Chinese name of its family; with the families that plugins bring, once they are loaded."""


def family(letter: str, title: str) -> str:
    """Declare a family of rules and element codes: ``family("G", "公开")`` in a plugin, before its rules.

    Returns:
        The letter.

    Raises:
        PluginError: it is no capital letter, or another family has it.
    """
    if not re.fullmatch("[A-Z]", letter) or not title or _families.setdefault(letter, title) != title:
        raise PluginError(
            f"规则类别 {letter}（{title}）不能使用",
            f"类别为一个大写字母，已有 {'、'.join(sorted(_families))}",
        )
    return letter


class Option(NamedTuple):
    """A setting of a rule.

    Attributes:
        kind: ``bool``, ``int``, ``float``, ``str`` or ``list`` (a list of strings).
        help: one Chinese phrase.
    """

    name: str
    kind: type
    default: Any
    help: str


class Options(Mapping[str, Any]):
    """The settings of one rule in one run: a read-only mapping whose keys are attributes too."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getstate__(self) -> dict[str, Any]:
        return self._values

    def __setstate__(self, values: dict[str, Any]) -> None:
        object.__setattr__(self, "_values", values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Bad(NamedTuple):
    """A faulty example. Each ⟦…⟧ in ``text`` is the span of one expected finding, in order.

    Attributes:
        text: the document's text, with line breaks where paragraphs end.
        says: words that the (first) message or suggestion must contain.
        settings: of the example's document: ``kind``, ``level``, ``year``, ``published`` (ISO), ``format``
            (``txt``, ``md`` or ``html``), ``path``, ``layout`` of a docx, and ``options`` of the rule.
    """

    text: str
    says: str = ""
    settings: Mapping[str, Any] = {}


class Good(NamedTuple):
    """An example, a look-alike best of all, on which the rule must be silent. A plain string will do."""

    text: str
    settings: Mapping[str, Any] = {}


class Repair(NamedTuple):
    """A kind of correction a rule proposes, for the table of corrections in ``docs/rules/fixes.md``.

    Attributes:
        what: what is corrected, a few Chinese words.
        automatic: ``--fix`` makes it; otherwise it is only suggested.
        why: why that is right in every sentence, or in which it would not be; Chinese, no final stop.
    """

    what: str
    automatic: bool
    why: str


class Form(NamedTuple):
    """A wrong form that a row of a knowledge table lists, and what the rule would make of it.

    Attributes:
        right: the right forms; of several none is made by itself.
        vouched: see ``Fix``.
        doubtful: the row is not sure, or calls the form only less usual.
    """

    wrong: str
    right: tuple[str, ...]
    vouched: bool = False
    doubtful: bool = False


Check = Callable[[Document, Options], Iterator[Finding]]
Forms = Callable[[Options], Iterator[Form]]


@dataclass(frozen=True)
class Rule:
    """One rule. Made by ``@rule``; see there for the fields."""

    code: str
    name: str
    title: str
    severity: Severity
    profile: str
    since: str
    status: str
    basis: tuple[Basis, ...]
    rationale: str
    options: tuple[Option, ...]
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]
    kinds: tuple[str, ...]
    check: Check = field(compare=False)
    furniture: bool = False
    yields_to: tuple[str, ...] = ()
    origin: str = ""
    knowledge: tuple[Table[Any], ...] = field(default=(), compare=False)
    repairs: tuple[Repair, ...] = ()
    forms: Forms | None = field(default=None, compare=False)
    formats: tuple[str, ...] = ()
    official_profile: str = ""
    needs: Needs | None = None

    @property
    def family(self) -> str:
        """The letter."""
        return self.code[0]

    def applies(self, document: Document) -> bool:
        """Whether it is for documents of this kind and format."""
        if self.formats and document.format not in self.formats:
            return False
        return not self.kinds or document.kind.is_one_of(self.kinds)

    def may_speak(self, document: Document) -> bool:
        """Whether anything that it needs is in the document."""
        return self.needs is None or self.needs.met(document)

    def options_with(
        self, values: Mapping[str, Any], knowledge: Mapping[str, Table[Any]] = MappingProxyType({})
    ) -> Options:
        """Defaults overlaid with ``values`` (checked by the configuration), and the rule's knowledge tables.

        Args:
            knowledge: tables that the configuration changed, by name; they replace the declared ones.
        """
        tables = {table.name: knowledge.get(table.name, table) for table in self.knowledge}
        return Options({option.name: option.default for option in self.options} | dict(values) | tables)


def _silent(doc: Document, options: Options) -> Iterator[Finding]:
    """The check of a rule that has none yet."""
    yield from ()


def _repeats_a_name(rule: Rule) -> bool:
    names = [option.name for option in rule.options] + [table.name for table in rule.knowledge]
    return len(set(names)) < len(names)


_CONTRADICTIONS: tuple[tuple[Callable[[Rule], bool], str], ...] = (
    (
        lambda r: not CODE.fullmatch(r.code) or r.code[0] not in FAMILIES or r.code[0] == "E",
        "编号须为类别字母加三位数字，E 留给引擎",
    ),
    (lambda r: not _NAME.fullmatch(r.name), "名称须为小写英文单词，以连字符相连"),
    (lambda r: r.profile not in PROFILES, "没有名为 {0.profile} 的配置档"),
    (
        lambda r: r.official_profile not in ("", *PROFILES[: PROFILES.index(r.profile)]),
        "official_profile 须是比 profile 小的配置档",
    ),
    (lambda r: r.status not in _STATUSES, f"状态须为 {'、'.join(_STATUSES)} 之一"),
    (
        lambda r: not r.basis or any(b.strength not in STRENGTHS for b in r.basis),
        "须写明依据，其效力为规定、国标或惯例",
    ),
    (
        lambda r: r.severity is Severity.ERROR and all(b.strength == "惯例" for b in r.basis),
        "只有惯例作依据的规则不得定为错误",
    ),
    (
        lambda r: any(not CODE.fullmatch(other) or other == r.code for other in r.yields_to),
        "yields_to 须为其他规则的编号",
    ),
    (
        lambda r: r.needs is not None and not r.needs.declared(),
        "needs 须写明至少一个词、一个词类、一种关系或一种已知的事实",
    ),
    (lambda r: len(r.bad) < 2 or len(r.good) < 2, "反例和正例至少各两个"),
    (_repeats_a_name, "选项或知识表重名"),
)
"""What no declaration may say, in the order in which it is looked for, and what is told of it."""


def rule(
    *,
    code: str,
    name: str,
    title: str,
    severity: Severity,
    basis: tuple[Basis, ...] | Basis,
    rationale: str,
    bad: tuple[Bad | str, ...],
    good: tuple[Good | str, ...],
    profile: str = "recommended",
    since: str = "0.1.0",
    status: str = "stable",
    options: tuple[Option, ...] = (),
    kinds: tuple[str, ...] = (),
    knowledge: tuple[Table[Any], ...] = (),
    furniture: bool = False,
    yields_to: tuple[str, ...] = (),
    repairs: tuple[Repair, ...] = (),
    forms: Forms | None = None,
    formats: tuple[str, ...] = (),
    official_profile: str = "",
    needs: Needs | None = None,
) -> Callable[[Check], Rule]:
    """Turn a generator ``check(document, options)`` into a ``Rule``.

    Args:
        code: family letter (see ``family``) and three digits; never reused.
        name: lower-case words joined by hyphens, naming the fault; also the key in the configuration.
        title: the fault in a few Chinese words.
        severity: the highest severity its findings have.
        basis: at least one; a rule that rests on usage alone says 惯例 and is no ``ERROR``.
        rationale: why it matters, Chinese, one to three sentences.
        bad, good: at least two each; they are run as tests and printed on the rule's page.
        profile: the smallest profile that contains the rule.
        status: ``preview`` rules run only with ``--preview``.
        options: settings of the rule.
        kinds: kinds of document it applies to, with those that extend them; empty = all.
        knowledge: tables it reads; found in ``options`` under their names, the user's changes made.
        furniture: it looks at what is not the report's own text too (residue of a web page, comments); what
            other rules say of such places is dropped.
        yields_to: codes of rules that may find the same fault and say it better; where one of them reports, this one
            is not heard. The rule finds its fault by itself and never asks whether they do.
        repairs: what its corrections are, made or only suggested; a rule without an automatic one yields no ``fix``.
        forms: the wrong forms its tables list, for the same table; the guard says which are corrected.
        formats: formats of document it applies to; empty = all.
        official_profile: a smaller profile than ``profile`` that contains the rule for documents which claim to be
            official ones in their official form (``hegui.facts.looks``).
        needs: what it cannot do without, so that it is left out where a document has nothing of it.

    Raises:
        PluginError: the declaration contradicts itself.
    """
    bases = (basis,) if isinstance(basis, Basis) else tuple(basis)

    declared = partial(
        Rule,
        code=code, name=name, title=title, severity=severity, profile=profile, since=since, status=status,
        basis=bases, rationale=rationale, options=tuple(options),
        bad=tuple(Bad(b) if isinstance(b, str) else b for b in bad),
        good=tuple(Good(g) if isinstance(g, str) else g for g in good),
        kinds=tuple(kinds), knowledge=tuple(knowledge), furniture=furniture, yields_to=tuple(yields_to),
        repairs=tuple(repairs), forms=forms, formats=tuple(formats), official_profile=official_profile,
        needs=needs,
    )  # fmt: skip
    draft = declared(check=_silent)
    for contradicts, what in _CONTRADICTIONS:
        if contradicts(draft):
            raise PluginError(f"规则 {code} {name}：{what.format(draft)}", "请修改规则的声明")

    def decorate(check: Check) -> Rule:
        return declared(check=check)

    return decorate


Finder = Callable[[Document, Table[Any]], Iterable[tuple[Any, Span]]]


def table_rule(
    *,
    table: Table[Any],
    finder: Finder,
    say: Callable[[Any], str],
    suggest: Callable[[Any], str],
    based: Callable[[tuple[str, ...]], tuple[Basis, ...] | None],
    **declaration: Any,
) -> Rule:
    """A rule that tells each place where a row of a table is met.

    An entry of the table has ``sources``, and ``sure`` where its confidence is high; without it the finding is an info.

    Args:
        finder: entries and places in a document.
        say, suggest: message and suggestion for an entry.
        based: the bases that an entry's sources stand for.
        declaration: the arguments of ``rule``.
    """

    def check(doc: Document, options: Options) -> Iterator[Finding]:
        for entry, span in finder(doc, options[table.name]):
            yield Finding(
                span,
                say(entry),
                suggestion=suggest(entry),
                severity=None if entry.sure else Severity.INFO,
                basis=based(entry.sources),
            )

    return rule(knowledge=(table,), **declaration)(check)
