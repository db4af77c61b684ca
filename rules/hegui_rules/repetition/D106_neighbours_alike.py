"""D106: two clauses side by side that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import WordClasses, Worded, classes_of
from hegui.api.text import TENS
from hegui_rules.basis import USAGE
from hegui_rules.repetition.common import kindred, substance

_VERBS = {"make": "deed-make", "do": "deed-do", "raise": "raise-act", "use": "deed-use", "": "deed-any"}
"""What a verb does to its object; ``""`` goes with any. Who 完善s and then 落实s does two things."""
_NOUNS = {
    "rule": "matter-rule", "system": "matter-system", "level": "matter-level", "duty": "matter-duty", "use": "matter-use",
    "lack": "matter-lack", "": "matter-any",
}  # fmt: skip
"""What an object is said to be; ``""`` says nothing. 防控体系 and 防控能力 are two things."""
_MARKER = re.compile(f"(?:[{TENS}]{{1,2}}[是要]|[、其][一二三]|首先|其次)?")
_BEFORE = Worded(f"<{'|'.join(('way-of-doing', *_VERBS.values()))}>")
_AFTER = Worded(f"的?<{'|'.join(_NOUNS.values())}>$")
_OTHER = re.compile("[0-9０-９“《（(：:%]")
_CORE, _WHOLE = 4, 6
"""Letters of what two clauses are about; and of that with the word for its kind."""


class _Clause(NamedTuple):
    """What a clause is about, and what is said of it.

    Attributes:
        start: offset of the first word, list marker left out.
        core: what is left without ways, verbs and kinds.
        verbs, kind: see ``_VERBS`` and ``_NOUNS``.
        whole: core and kind.
    """

    start: int
    core: str
    verbs: frozenset[str]
    kind: str
    whole: str


@rule(
    code="D106",
    name="neighbours-alike",
    title="相邻两句意思相同",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="相邻两句只换了动词或“工作、制度”一类词，说的是同一件事，应当合并。",
    bad=(
        Bad(
            "⟦扎实开展重大执法决定集体讨论工作，深入践行重大执法决定集体讨论制度⟧，提升办案质量。",
            says="合并",
        ),
        Bad("⟦主动接受人大监督和政协民主监督，自觉接受人大监督和政协民主监督⟧。"),
        Bad("⟦切实提升基层社会治理水平，有效提高基层社会治理能力⟧。⟦深化政务公开工作，推进政务公开工作⟧。"),
        Bad("⟦严格落实政府信息主动公开要求。认真落实政府信息主动公开制度⟧，公开信息40条。"),
    ),
    good=(
        "规范重大执法决定程序，落实重大执法决定法制审核制度。",
        "行政复议案件办结率100%，行政应诉案件办结率100%。",
        "推进行政执法公示制度落实，推进执法全过程记录制度落实。",
        "加强行政执法监督工作，提升行政执法监督水平；完善治安防控体系，提高治安防控能力。",
        "建立行政执法公示制度，落实行政执法公示制度。一手抓法治建设，一手抓经济发展。",
        "坚持法定职责必须为，法无授权不可为。",
    ),
)
def neighbours_alike(doc: Document, options: Options) -> Iterator[Finding]:
    """The same object, with verbs and kinds that go together."""
    body, classes = doc.body, classes_of(doc)
    for before, after in kindred(doc):
        if min(before.length, after.length) <= _WHOLE:
            continue
        first, second = _clause(classes, body, before), _clause(classes, body, after)
        if first is None or second is None or first.core != second.core or not _alike(first, second):
            continue
        yield Finding(
            Span(first.start, after.end),
            f"相邻两句都在说“{first.whole}”",
            related=(Related(before, "前一句"), Related(after, "后一句")),
            suggestion="合并为一句",
        )


def _clause(classes: WordClasses, body: str, span: Span) -> _Clause | None:
    """``None`` for a clause that has no generic word, or figures or marks that may tell two clauses apart."""
    text = body[span.start : span.end]
    if _OTHER.search(text):
        return None
    marker = _MARKER.match(text)
    start = at = marker.end() if marker is not None else 0
    deeds, matters = _kinds(classes, *_VERBS.items()), _kinds(classes, *_NOUNS.items())
    way, said_to_be = _BEFORE.compiled(classes), _AFTER.compiled(classes)
    verbs: set[str] = set()
    while match := way.match(text, at):
        verbs.add(deeds.get(match[0], ""))
        at = match.end()
    end = len(text)
    kind = ""
    while (match := said_to_be.search(text[:end])) and match.start() > at:
        kind = kind or matters[match[0].removeprefix("的")]
        end = match.start()
    core = text[at:end]
    if len(core) < _CORE or (at == start and end == len(text)) or substance(classes, core) < _CORE:
        return None
    return _Clause(span.start + start, core, frozenset(verbs - {""}), kind, text[at:])


@lru_cache(maxsize=8)
def _kinds(classes: WordClasses, *names: tuple[str, str]) -> dict[str, str]:
    """Word to its kind, for kinds with the class of each."""
    return {word: kind for kind, name in names for word in classes.words(name)}


def _alike(first: _Clause, second: _Clause) -> bool:
    """Whether both say one thing of what they are about."""
    if min(len(first.whole), len(second.whole)) < _WHOLE or len(first.verbs | second.verbs) > 1:
        return False
    return first.kind == second.kind or (
        {first.kind, second.kind} == {"", "rule"} and first.verbs == second.verbs == {"do"}
    )
