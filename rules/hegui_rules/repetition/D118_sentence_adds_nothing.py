"""D118: a sentence all of whose words of weight stand in the sentence before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import WordClasses, classes_of
from hegui.api.text import compiled, letters, tags, words
from hegui_rules.basis import USAGE
from hegui_rules.repetition.common import substance
from hegui_rules.repetition.likeness import adds_nothing, substance_of

_PROSE = frozenset(("body", "preamble"))
_LEAST = 10
"""Letters of weight of a sentence that is not the same by chance."""
_LONGEST = 80
_NEW = 3
"""Different letters that the second may have and the first has not: 不得, 不; a cheap look before words are cut."""
_DIGITS = re.compile("[0-9]+(?:[.][0-9]+)?")
_ASKS = re.compile("[？?！!：]")
"""A sentence that draws a conclusion takes up the words of the one before it rightly."""


@rule(
    code="D118",
    name="sentence-adds-nothing",
    title="这一句没有说出新的内容",
    severity=Severity.WARNING,
    yields_to=(
        "D102", "D103", "D106", "D107", "D109", "D111", "D112", "D113", "D115", "D116", "D117", "D201", "D202",
        "D203", "D204",
    ),
    basis=USAGE,
    rationale="后一句的实词前一句里都有，只换了次序或少了数字，多为两稿合并、改写时没有删净。",
    bad=(
        Bad(
            "县水利局推行“河长+检察长”模式，聘请8名监督员随队巡河，帮助乡镇整改问题46个。"
            "⟦推行“河长+检察长”模式，聘请监督员参与巡河，帮助乡镇整改问题。⟧对拒不整改的立案处罚。",
            says="前一句",
        ),
        Bad(
            "乡政府制定招标流程图，未经法律顾问和纪检干部双重审核的招标文件一律不得发布。"
            "⟦未经审核的招标文件，乡政府一律不发布。⟧全年审核文件26份。"
        ),
    ),
    good=(
        "建立重大行政执法决定法制审核制度，审核案件26件。行政执法案件审核率100%。",
        "未经审核的招标文件一律不得发布。这一做法使未经审核的招标文件不再发布。",
        "加强行政执法监督，规范行政执法行为。行政执法监督持续加强，群众满意。",
        "全县开展安全生产检查，聘请专家参与。乡镇开展安全生产检查，聘请律师参与。",
    ),
)  # fmt: skip
def sentence_adds_nothing(doc: Document, options: Options) -> Iterator[Finding]:
    """Neighbouring sentences of one paragraph; the second has no figure that the first has not."""
    classes = classes_of(doc)
    for before, after in pairwise(doc.sentences):
        if before.paragraph != after.paragraph or after.span.length > _LONGEST:
            continue
        if doc.paragraphs[after.paragraph].role not in _PROSE:
            continue
        first, second = (doc.body[slice(*sentence.span)] for sentence in (before, after))
        if _told(classes, first, second):
            yield Finding(
                Span(*after.span),
                "这一句的意思前一句都已经说过",
                related=(Related(before.span, "前一句"),),
                suggestion="删去，或写出新的内容",
            )


def _told(classes: WordClasses, first: str, second: str) -> bool:
    """Whether ``first`` says all that ``second`` says."""
    return (
        len(second) < len(first)
        and len(set(letters(second)) - set(first)) <= _NEW
        and substance(classes, second) >= _LEAST
        and not _ASKS.search(second)
        and not compiled(classes.pattern("draws-conclusion")).search(second)
        and set(_DIGITS.findall(second)) <= set(_DIGITS.findall(first))
        and substance_of(classes, second) >= _LEAST
        and (adds_nothing(classes, second, first) or _all_but_one(classes, first, second))
    )


_LONG = 14
_SLIGHT = 2


def _all_but_one(classes: WordClasses, first: str, second: str) -> bool:
    """Whether a long second sentence has but one short word that the first has not: 参与检查 for 随队检查."""
    missing = [word for word in words(second) if not adds_nothing(classes, word, first)]
    return (
        len(missing) == 1
        and len(missing[0]) <= _SLIGHT
        and tags(missing[0][0]).get(missing[0]) == "v"  # 县级…。城市…: a noun may be all the difference
        and substance_of(classes, second) >= _LONG
    )
