"""W402: verbs without the noun they need, frames left hanging."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hegui.api import Document, Finding, Options, Severity, Span, in_title, rule
from hegui.api.language import WordClasses, classes_of
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.frames import FRAMES, framed

_LONGEST = 40
_STOPS = ("，", ",", "。", "；", ";")


@lru_cache(maxsize=4)
def _hung(classes: WordClasses) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A clause that is a verb of work and an attribute, no condition (未建立台账的) and no 是……的; what follows a condition."""
    adverb, verb = classes.pattern("adverb-of-work"), classes.pattern("work-verb")
    attribute = "(?:[^是有未不者凡若如需应须可能拟经属]|(?<=[具富])有){3,30}的"
    return (
        re.compile(f"(?:{adverb}地?)*{verb}了?{attribute}"),
        re.compile(f"[，,；;]{classes.pattern('consequence')}"),
    )


@rule(
    code="W402",
    name="missing-head",
    title="宾语或成分残缺",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="发挥、履行一类动词的宾语要落到“作用”“职责”上，缺了中心语句子就不完整。",
    knowledge=(FRAMES,),
    bad=(
        "充分⟦发挥人民调解工作机制⟧，化解矛盾纠纷。",
        "切实⟦履行推进法治建设第一责任人⟧。",
        "开展法治宣传，⟦通过发放资料、现场解答等形式⟧。",
        "⟦完善权责清晰、运转高效的⟧，提升治理效能。",
    ),
    good=(
        "充分发挥人民调解工作机制的作用，化解矛盾纠纷。",
        "切实履行推进法治建设第一责任人职责。",
        "切实履行第一责任，加强合同履行监管。",
        "通过发放资料、现场解答等形式，开展法治宣传。",
        "改革是本着转变职能，理顺关系，提高效率的原则制定的，重点是加强监督。",
        "构建权责清晰的工作机制；建立台账的，予以奖励；未建立台账的，责令改正；机制是共同建立的。",
    ),
)
def missing_head(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of kind ``missing``."""
    ends = set()
    for entry, span in framed(doc, options.frames, "missing"):
        ends.add(span.end)
        yield Finding(
            span,
            entry.say,
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
    for span in _hanging(doc):
        if span.end not in ends:
            yield Finding(span, "“的”后面缺少名词", suggestion="补出被修饰的名词，如“机制”“氛围”“队伍”")


def _hanging(doc: Document) -> Iterator[Span]:
    """Clauses that break off after 的, where no consequence follows (建立台账的，予以奖励)."""
    hanging, consequence = _hung(classes_of(doc))
    for clause in doc.clauses:
        span = clause.span
        if (
            span.length < _LONGEST
            and clause.closes in _STOPS
            and doc.body[span.end - 1] == "的"
            and hanging.fullmatch(doc.body, *span)
            and not consequence.match(doc.body, span.end)
            and not _told(doc, span.start)
            and not in_title(doc, span.end - 1)
        ):
            yield span


def _told(doc: Document, start: int) -> bool:
    """Whether the sentence said 是 before, which the 的 ends: 方案是本着转变职能，提高效率的原则制定的."""
    first = max(doc.body.rfind(stop, 0, start) for stop in "。\n")
    return doc.body.find("是", first + 1, start) >= 0
