"""D114: 建立并建立健全, 梳理和清理梳理: a verb on both sides of a conjunction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import classes_of, everywhere
from hegui_rules.basis import HANDLING

_JOINED = re.compile(
    "(?P<one>[\u4e00-\u9fff]{2})(?:和|与|及|以及|并且?|或)(?P<other>[\u4e00-\u9fff]{0,4}?)(?P=one)(?P<after>[\u4e00-\u9fff]{2})?"
)
_VERBS = ("transitive", "takes-object", "handle", "alike-complete", "alike-set-up", "alike-push")
_WAYS = ("alike-firm", "alike-lasting", "mere-way")
_NOUNS = "verb-named-too"
"""Verbs that are as often nouns, of which two kinds may be joined: 司法保障和服务保障."""


@rule(
    code="D114",
    name="verb-said-again",
    title="连词两边重复同一个动词",
    severity=Severity.WARNING,
    yields_to=("D103", "D105"),
    basis=HANDLING,
    rationale="“建立并建立健全”一类写法是替换动词时没有删净，两边的动词只留一个。",
    bad=(
        Bad("⟦建立并建立健全⟧行政执法与刑事司法衔接机制。", says="建立"),
        Bad("全面⟦梳理和清理梳理⟧行政许可事项，⟦开展和深入开展⟧宣传教育。"),
    ),
    good=(
        "建立并不断完善衔接机制，清理规范性文件84件、梳理权责事项210项。",
        "加强司法保障和服务保障，开展安全检查和联合检查。",
        "制定并公布清单，制定和修订制度，办理或者代为办理。",
    ),
)
def verb_said_again(doc: Document, options: Options) -> Iterator[Finding]:
    """V 并 V W, V 和 W V, V 和 adverb V, where V and W are verbs that take an object."""
    classes = classes_of(doc)
    verbs = frozenset(classes.words(*_VERBS)) - frozenset(classes.words(_NOUNS))
    ways = frozenset(classes.words(*_WAYS))
    for match in everywhere(doc, _JOINED):
        if match["one"] not in verbs:
            continue
        between, after = match["other"], match["after"] or ""
        doubled = (between in verbs and between != match["one"]) or between in ways
        if doubled or (not between and after in verbs):
            end = match.end() if not between else match.end() - len(after)
            yield Finding(
                Span(match.start(), end),
                f"连词两边都有“{match['one']}”",
                suggestion="只留一处",
            )
