"""Evaluates a document against the checklist of its kind, and turns the elements into rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Bad, Basis, Document, Finding, Good, Options, Related, Rule, Severity
from hegui.api import rule as make_rule
from hegui.api.registry import Declarations
from hegui.checklist import files
from hegui.checklist import load as loading
from hegui.checklist.conditions import Condition, Outcome, View
from hegui.checklist.model import Checklist, Element
from hegui.checklist.results import ElementResult
from hegui.document import Kind, Span, fact
from hegui.errors import ConfigError, reason
from hegui.facts.gaps import gaps
from hegui.facts.parts import best_place, is_fragment
from hegui.text.blanks import trimmed
from hegui.toml import line_of, text_of

_WORST = {"not-applicable": 0, "met": 1, "weak": 2, "missing": 3}


class Verdict(NamedTuple):
    """The standing of one element, and the finding that goes with it when it is weak or missing."""

    result: ElementResult
    finding: Finding | None


# -- loading -----------------------------------------------------------------------------------------------------


def load(path: str | os.PathLike[str], bases: Mapping[str, str] | None = None) -> Checklist:
    """The checklist in ``path``, every pattern compiled.

    Args:
        bases: kind to path, for ``extends``; ``None`` = what the installed plugins declare.

    Raises:
        ConfigError: naming the file, the key and, where possible, a remedy.
    """
    return loading.load(path, bases)


def validate(path: str | os.PathLike[str]) -> list[str]:
    """Everything that is wrong with the checklist in ``path``, one Chinese sentence each; empty when nothing is."""
    return [problem for _, problem in located(path)]


def located(path: str | os.PathLike[str]) -> list[tuple[int | None, str]]:
    """As ``validate``, each sentence with the line of the file that it is about, where that can be told."""
    try:
        _, faults = loading.parse(path)
        source = text_of(path, "清单 ") if faults else ""
    except ConfigError as error:
        return [(None, str(error))]
    return [(line_of(source, fault.where), str(fault)) for fault in faults]


@lru_cache(maxsize=32)
def _cached(path: str, stamp: tuple[int, int], bases: tuple[tuple[str, str], ...], eager: bool) -> Checklist:
    return loading.load(path, dict(bases), eager)


def _once(path: str, bases: Mapping[str, str], eager: bool) -> Checklist:
    """The checklist in ``path``, read again only when the file has changed."""
    try:
        status = os.stat(path)
    except OSError as error:
        raise ConfigError(f"清单 {path} 无法读取（{reason(error)}）", "请检查路径") from error
    needed = tuple(sorted(bases.items())) if "extends" in files.read(path) else ()
    return _cached(path, (status.st_mtime_ns, status.st_size), needed, eager)


def _bases(paths: Iterable[str]) -> dict[str, str]:
    bases: dict[str, str] = {}
    for path in paths:
        bases.setdefault(files.kind_of(path), path)
    return bases


def checklists(declared: Declarations, extra_paths: Iterable[str] = ()) -> Mapping[str, Checklist]:
    """The checklists in force, by kind: those of the plugins, then the office's own.

    An own checklist may ``extend`` a declared one, and takes its place when it has the same kind.

    Raises:
        ConfigError: a checklist is faulty; two plugins declare one kind; one code stands for two elements.
    """
    bases = _bases(declared.checklists)
    found: dict[str, Checklist] = {}
    for path in declared.checklists:
        checklist = _once(path, bases, eager=False)
        name = checklist.kind.name
        if name in found:
            raise ConfigError(
                f"清单 {path} 的 kind“{name}”与 {found[name].path} 重复", "请更换 kind，或以 extends 继承"
            )
        found[name] = checklist
    own: set[str] = set()
    for path in map(str, extra_paths):
        checklist = _once(path, bases, eager=True)
        name = checklist.kind.name
        if name in own:
            raise ConfigError(f"清单 {path} 的 kind“{name}”与另一份自有清单重复", "请更换 kind")
        own.add(name)
        found[name] = checklist
        bases.setdefault(name, path)
    _check_codes(found.values(), declared)
    return dict(sorted(found.items()))


def _check_codes(found: Iterable[Checklist], declared: Declarations) -> None:
    names: dict[str, tuple[str, str]] = {}
    for checklist in found:
        for element in checklist.elements:
            taken = declared.rules.get(element.code)
            if taken is not None:
                raise ConfigError(
                    f"清单 {checklist.path} 的编号 {element.code} 已由规则 {taken.name} 使用",
                    "自定义要素请用 C9xx",
                )
            name, path = names.setdefault(element.code, (element.name, checklist.path))
            if name != element.name:
                raise ConfigError(
                    f"清单 {checklist.path} 的编号 {element.code}（{element.name}）在 {path} 中已用于 {name}",
                    "自定义要素请用 C9xx",
                )


def kinds(declared: Declarations, extra_paths: Iterable[str] = ()) -> tuple[Kind, ...]:
    """The kinds of report that the checklists in force declare, sorted by name."""
    return tuple(c.kind for c in checklists(declared, extra_paths).values())


# -- judging -----------------------------------------------------------------------------------------------------


def evaluate(document: Document, checklist: Checklist) -> tuple[ElementResult, ...]:
    """The standing of every element, in the order of the checklist."""
    return tuple(verdict.result for verdict in verdicts(document, checklist))


@fact
def verdicts(document: Document, checklist: Checklist) -> tuple[Verdict, ...]:
    """Results with their findings."""
    return tuple(_verdicts(document, checklist))


def _verdicts(document: Document, checklist: Checklist) -> Iterator[Verdict]:
    view = View(document, checklist.kind)
    # What a fragment lacks is no fault of it; what it has is judged all the same.
    fragment = is_fragment(document)
    place = None if fragment else best_place(document)
    partial = bool(gaps(document))
    alone = fragment and bool(document.sections) and not any(s.own.length for s in document.sections)
    common = _common_fields(document, checklist)
    standing: dict[str, str] = {}
    for element in checklist.elements:
        verdict = _verdict(view, element, standing, place, common)
        if partial and verdict.result.status in ("missing", "weak"):
            # What is missing here may stand in what was not read.
            left = verdict.result._replace(status="not-applicable", reason="文件没有读全，这一项没有核对")
            verdict = Verdict(left, None)
        standing[element.id] = verdict.result.status
        # A heading and nothing else says nothing about the part it announces.
        yield verdict._replace(finding=None) if alone else verdict


def _verdict(
    view: View,
    element: Element,
    standing: Mapping[str, str],
    place: Span | None,
    common: Mapping[str, object],
) -> Verdict:
    identity = view.document.identity
    asked = element.asked(identity.year)
    basis, gravest = asked or (element.basis, element.severity)

    def result(status: str, reason: str, outcomes: Iterable[Outcome] = ()) -> ElementResult:
        outcomes = tuple(outcomes)
        evidence = tuple(dict.fromkeys(e for o in outcomes for e in o.evidence))
        trace = next((o.trace for o in outcomes if o.trace), ())
        return ElementResult(element.id, element.title, status, evidence, reason, basis, element.code, trace)

    if (unjudged := _unjudged(view, element, standing.get(element.needs), result)) is not None:
        return Verdict(unjudged, None)
    if standing.get(element.needs) == "missing":
        return _without_part(element, place, basis, result)
    judged = [(condition, condition.judge(view)) for condition in element.conditions]
    status = max((c.status(o.case) for c, o in judged), key=_WORST.__getitem__)
    # All conditions of the worst status speak; a part that is only mentioned has nothing more to be judged.
    worst = [(c, o) for c, o in judged if c.status(o.case) == status]
    if status in ("met", "not-applicable"):
        reasons = dict.fromkeys(o.reason for _, o in worst if o.reason)
        return Verdict(result(status, "；".join(reasons), (o for _, o in judged)), None)
    message, advice = _words(worst, common)
    verdict = result(status, message, (o for _, o in judged))
    anchor = next((o.anchor for _, o in worst if o.anchor is not None), None)
    span = _usable(view.document, anchor) or place
    if span is None:
        return Verdict(verdict, None)
    # Whether the law applies hangs on the report year; without it nothing is certain.
    most = gravest if identity.year is not None else min(gravest, Severity.WARNING)
    severity = min(most, max(_severity(element, status, c, o) for c, o in worst))
    related = _related(o for _, o in worst)
    finding = Finding(span, message, related, advice, severity=severity, basis=basis, key=element.id)
    return Verdict(verdict, finding)


def _related(outcomes: Iterable[Outcome]) -> tuple[Related, ...]:
    """The places that go with the finding, each once."""
    return tuple(dict.fromkeys(r for o in outcomes for r in o.related if r.span[1] > r.span[0]))


def _without_part(
    element: Element, place: Span | None, basis: tuple[Basis, ...], result: Callable[..., ElementResult]
) -> Verdict:
    """The part that the element belongs to is missing, and so is the element."""
    reason = f"全文没有所属的部分，也就没有“{element.title}”"
    if element.without == "not-applicable" or place is None:
        return Verdict(result(element.without, reason), None)
    finding = Finding(
        place,
        reason,
        suggestion="补写所属部分时一并写明",
        severity=Severity.INFO,
        basis=basis,
        key=element.id,
    )
    return Verdict(result("missing", reason), finding)


def _words(worst: Sequence[tuple[Condition, Outcome]], common: Mapping[str, object]) -> tuple[str, str]:
    """What the conditions say and advise."""
    message = "；".join(_filled(c.say.get(o.case, ""), o, common) for c, o in worst)
    advice = "；".join(
        dict.fromkeys(_filled(c.suggest[o.case], o, common) for c, o in worst if c.suggest.get(o.case))
    )
    return message, advice


def _unjudged(
    view: View, element: Element, above: str | None, result: Callable[..., ElementResult]
) -> ElementResult | None:
    """The result of an element that is not asked of this report at all; ``None`` where it is."""
    identity = view.document.identity
    if element.asked(identity.year) is None:
        return _not_asked(view, element, result)
    if element.levels and identity.level and identity.level not in element.levels:
        return result("not-applicable", f"{identity.level}一级的报告无此项要求")
    return result("not-applicable", "所属部分不作要求") if above == "not-applicable" else None


def _not_asked(
    view: View, element: Element, result: Callable[[str, str, Iterable[Outcome]], ElementResult]
) -> ElementResult:
    """Why a report on such a year does not owe the element, and what it has of it all the same."""
    judged = [(c, c.judge(view)) for c in element.conditions]
    has = [(c, o) for c, o in judged if o.reason and c.status(o.case) in ("met", "weak")]
    why = element.before or f"{view.document.identity.year}年度的报告不按此项要求"
    said = "".join(f"；{o.reason}" for _, o in has[:1])
    return result("not-applicable", f"{why}{said}", (o for _, o in has))


def _severity(element: Element, status: str, condition: Condition, outcome: Outcome) -> Severity:
    own = element.severity_missing if status == "missing" else element.severity_weak
    chosen = min(condition.severity.get(outcome.case, own), element.severity)
    return chosen if outcome.cap is None else min(chosen, outcome.cap)


def _usable(document: Document, span: Span | None) -> Span | None:
    """``span`` without the white space around it, if anything of the report is left of it."""
    if span is None:
        return None
    span = trimmed(document.body, span)
    return span if span.length else None


def _filled(template: str, outcome: Outcome, common: Mapping[str, object]) -> str:
    for name, value in {**common, **outcome.fields}.items():
        template = template.replace("{" + name + "}", str(value))
    return template


def _common_fields(document: Document, checklist: Checklist) -> dict[str, object]:
    identity = document.identity
    return {
        "year": identity.year if identity.year is not None else "上一",
        "next_year": identity.year + 1 if identity.year is not None else "下一",
        "leaders": checklist.leaders.get(identity.level, "党委、政府主要负责人"),
        "issuer": identity.issuer or "本单位",
        "title": checklist.kind.title,
    }


# -- rules -------------------------------------------------------------------------------------------------------


def element_rules(found: Mapping[str, Checklist]) -> tuple[Rule, ...]:
    """One rule for each element code, sorted by code; it reports the element in documents of all kinds that have it.

    Raises:
        PluginError: an element contradicts itself as a rule (see ``hegui.api.rule``).
    """
    by_code: dict[str, list[tuple[Checklist, Element]]] = {}
    for checklist in found.values():
        for element in checklist.elements:
            by_code.setdefault(element.code, []).append((checklist, element))
    return tuple(_rule(owners) for _, owners in sorted(by_code.items()))


def _rule(owners: list[tuple[Checklist, Element]]) -> Rule:
    by_kind = {checklist.kind.name: (checklist, element.id) for checklist, element in owners}
    checklist, element = owners[0]

    def check(document: Document, options: Options) -> Iterator[Finding]:
        owner = by_kind.get(document.identity.kind)
        if owner is None:
            return
        for verdict in verdicts(document, owner[0]):
            if verdict.result.id == owner[1] and verdict.finding is not None:
                yield verdict.finding

    bad, good = _examples(checklist, element)
    return make_rule(
        code=element.code, name=element.name, title=f"{element.title}：缺少或写得不够",
        severity=max(e.severity for _, e in owners), basis=element.basis, rationale=element.rationale,
        bad=bad, good=good, profile=element.profile, kinds=tuple(sorted(by_kind)),
    )(check)  # fmt: skip


def _examples(checklist: Checklist, element: Element) -> tuple[tuple[Bad, ...], tuple[Good, ...]]:
    """The element's examples; an own checklist need not have any, a rule must: then the pages show none of use."""
    stated = {"kind": checklist.kind.name}
    bad = tuple(Bad(e.text, e.says, {**stated, **e.settings}) for e in element.bad)
    good = tuple(Good(e.text, {**stated, **e.settings}) for e in element.good)
    empty = ("（该清单没有给出例子）",) * 2
    return (
        bad if len(bad) >= 2 else tuple(map(Bad, empty)),
        good if len(good) >= 2 else tuple(map(Good, empty)),
    )


def describe(checklist: Checklist) -> tuple[Mapping[str, str], ...]:
    """Rows for ``hegui checklist show``: id, title, code, levels, years, basis, severities, rationale; all words."""
    return tuple(
        {
            "id": e.id,
            "title": e.title,
            "code": e.code,
            "name": e.name,
            "levels": "、".join(e.levels) or "各级",
            "years": _years(e),
            "missing": e.severity_missing.title,
            "weak": e.severity_weak.title,
            "basis": "；".join(map(str, e.basis)),
            "rationale": e.rationale,
        }
        for e in checklist.elements
    )


def _years(element: Element) -> str:
    first, last = element.years
    if first is None and last is None:
        return "各年度"
    if last is None:
        return f"{first}年度起"
    return f"{first}—{last}年度" if first else f"至{last}年度"
