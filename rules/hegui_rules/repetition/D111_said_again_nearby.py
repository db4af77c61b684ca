"""D111: one thing with its figures told twice in a paragraph, in the same words or in another order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import classes_of
from hegui.api.text import words
from hegui_rules.basis import HANDLING

_PIECE = re.compile("[^。；;！？（）()：:\\n]+")
_FIGURE = re.compile("[0-9]+")
_LEAST = 12
"""Letters of a piece that is not the same by chance."""
_FREE = ("way-of-doing", "little-word")
"""Words in which two pieces that say one thing may differ."""


@rule(
    code="D111",
    name="said-again-nearby",
    title="同一件事紧接着又写一遍",
    severity=Severity.WARNING,
    yields_to=("D102", "D106", "D107", "D201", "D202"),
    basis=HANDLING,
    rationale="同一段里，一件事连同数字写了两遍，只换了个别虚词或次序，读者会以为是两件事。",
    bad=(
        Bad("组织律师深入园区开展宣讲12场。⟦组织律师到园区开展宣讲12场⟧。各项工作稳步推进。", says="前面"),
        Bad("做好以下工作：举办业务培训4期，覆盖全部人员；修订制度3项；⟦举办业务培训4期，覆盖全部人员⟧。"),
        Bad("全年县司法局为企业免费体检28次，受益企业86家（⟦全年免费为企业体检28次，受益企业86家⟧）。"),
    ),
    good=(
        "全年办理行政复议案件12件，结案10件；全年办理行政应诉案件12件，结案10件。",
        "举办业务培训4期，覆盖全部人员；举办业务培训6期，覆盖新进人员。",
        "全年为企业体检28次，受益企业86家（其中规模以上企业21家）。",
    ),
)
def said_again_nearby(doc: Document, options: Options) -> Iterator[Finding]:
    """Pieces of a paragraph with the same words; of two neighbours the second may leave words out and add empty ones."""
    free = classes_of(doc).word_set(*_FREE) | frozenset("，,、")
    for paragraph in doc.report:
        if paragraph.role not in ("body", "preamble", "closing") or paragraph.kind == "cell":
            continue
        pieces = [Span(*m.span()) for m in _PIECE.finditer(doc.body, *paragraph.span) if _counts(m[0])]
        seen: dict[str, Span] = {}
        for piece in pieces:
            text = doc.body[slice(*piece)].strip()
            if text in seen:
                yield _finding(piece, seen[text])
            seen.setdefault(text, piece)
        for before, after in pairwise(pieces):
            first, second = (doc.body[slice(*piece)].strip() for piece in (before, after))
            if first != second and _one(free, first, second):
                yield _finding(after, before)


def _counts(text: str) -> bool:
    return len(text.strip()) >= _LEAST and _FIGURE.search(text) is not None


def _one(free: frozenset[str], first: str, second: str) -> bool:
    """Whether the second says what the first says: the same figures, no word of weight that is not there."""
    if _FIGURE.findall(first) != _FIGURE.findall(second):
        return False
    return set(Counter(words(second)) - Counter(words(first))) <= free


def _finding(here: Span, there: Span) -> Finding:
    return Finding(
        here,
        "这一处与前面说的是同一件事",
        related=(Related(there, "前面的一处"),),
        suggestion="删去一处，或写出新的内容",
    )
