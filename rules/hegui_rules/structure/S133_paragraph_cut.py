"""S133: 综合行政执法大队会同派出\n所在夜市蹲守: a line break in the middle of a word or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.document import Paragraph
from hegui.api.language import Worded, classes_of, ending_at, starting_at
from hegui.api.text import letters_before, seams, trimmed, words
from hegui_rules.basis import USAGE
from hegui_rules.paragraphs import prose

_HAN = re.compile("[一-龥]")
_OPEN = re.compile("[一-龥0-9（(“《、]")
_NEVER_FIRST = re.compile("[，。、；：）》”’】,;%％]")
_MARK = re.compile("[，。；、（(《“]")
_OPENER = re.compile("[（(“《]")
_LAST = re.compile("[一-龥]{1,6}$")
_SOME = re.compile("[一-龥]{1,6}")
_REACH = 6
"""Letters to either side of a break in which a word may lie across it."""
_LEAST = 10
"""Letters of a line that is cut; shorter ones are labels and mottoes."""
_PLAIN = 16
"""Letters of a line without a mark that is no heading."""
_COUNTED = Worded("[0-9][0-9.,]{0,9}余?(?:<set-unit|listed-unit>|[%％万亿次])(?![一-龥]{0,12}[：:])")
_PHRASE = 2
"""Letters of a word; 较上年 is more than one."""
_MOST = 4
"""So many cuts a report may have by mistake."""
_UNITS = ("set-unit", "listed-unit")


@rule(
    code="S133",
    name="paragraph-cut",
    title="一句话中间断成两段",
    severity=Severity.WARNING,
    yields_to=("P308", "P310", "N161"),
    needs=Needs(words=("\n",)),
    basis=USAGE,
    rationale="复制、转换格式时多出的换行把一个词或一句话断成两段，读者以为是两件事。",
    bad=(
        Bad("入夏以来噪声投诉增多，综合行政执法大队会同派⟦出\n所⟧在夜市周边蹲守11个晚上，劝离露天音响28台。"),
        Bad("街道组织执法人员参加培训，考试合格率达⟦到\n9⟧8%，比上年提高两个百分点。"),
    ),
    good=(
        "坚持学用结合，推动依法行政\n政府常务会议学法6次，举办讲座2场。",
        "入夏以来噪声投诉明显增多，综合行政执法大队会同派出\n所在夜市周边和居民小区外反复蹲守，从五月一直到\n九月，全年蹲守11个晚上，劝离露天音响28台。",
    ),
)
def paragraph_cut(doc: Document, options: Options) -> Iterator[Finding]:
    """Nothing where lines are cut at a width or all over, and nothing beside headings, tables and rows."""
    if prose(doc).wrapped:
        return
    cut = list(_cut(doc))
    # A page copied with its links and bold words on lines of their own: the copy is at fault, not the report.
    if len(cut) <= _MOST:
        yield from cut


def _cut(doc: Document) -> Iterator[Finding]:
    lines = [p for p in doc.report if doc.body[slice(*p.span)].strip()]
    headings = {section.heading.span.end for section in doc.sections}
    for above, below in pairwise(lines):
        if not (_is_text(above) and _is_text(below)):
            continue
        start, end = trimmed(doc.body, above.span)
        begin, stop = trimmed(doc.body, below.span)
        if end in headings or _OPEN.match(doc.body, end - 1) is None or not _goes_on(doc, end, begin):
            continue
        text = doc.body[start:end]
        if not _MARK.search(text) and (len(text) < _PLAIN or not _MARK.search(doc.body, begin, stop)):
            continue  # captions, labels, rows, headings without a number
        sure = end - start >= _LEAST and ("，" in text or "。" in text) and stop - begin >= _LEAST
        yield Finding(
            Span(end - 1, begin + 1),
            f"“{text[-4:]}”之后断成了两段，下一段接着说“{doc.body[begin : begin + 4]}”",
            suggestion="删去多出的换行，把两段接起来",
            severity=None if sure else Severity.INFO,
        )


def _is_text(paragraph: Paragraph) -> bool:
    return paragraph.role in ("body", "preamble") and paragraph.kind != "cell"


def _goes_on(doc: Document, end: int, begin: int) -> bool:
    """Whether what begins at ``begin`` goes on with what ends at ``end``: no line may begin or end so."""
    last, first = doc.body[end - 1], doc.body[begin]
    if _NEVER_FIRST.match(first) or (_OPENER.match(last) and _HAN.match(first)):
        return True
    if last.isdecimal():
        return starting_at(doc, begin, *_UNITS) is not None and "\n" not in doc.body[end - 3 : end]
    if last == "、" or not _HAN.match(last):
        return False
    if first.isdecimal():
        counted = _COUNTED.of(doc).match(doc.body, begin) is not None
        return counted or _hangs(doc, end, begin)
    return _HAN.match(first) is not None and (_lies_across(doc, end, begin) or _hangs(doc, end, begin))


def _lies_across(doc: Document, end: int, begin: int) -> bool:
    """Whether the best reading of the letters round the break has a word that lies across it."""
    left, right = _letters(doc, end, begin)
    return len(left) not in seams(left + right)


def _letters(doc: Document, end: int, begin: int) -> tuple[str, str]:
    """Some Chinese letters before the break and some behind it."""
    left = _LAST.search(letters_before(doc.body, end, _REACH))
    right = _SOME.match(doc.body, begin, begin + _REACH)
    return (left[0] if left is not None else "", right[0] if right is not None else "")


def _hangs(doc: Document, end: int, begin: int) -> bool:
    """Whether the one ends in a word that wants more, or the other begins with one that wants something before it."""
    left, right = _letters(doc, end, begin)
    classes = classes_of(doc)
    counted = len(left) == 1 and doc.body[end - 2 : end - 1].isdecimal()  # 小学12所
    ends = words(left)[-1:] if not counted else []
    last = ending_at(doc, end, "cannot-end")
    if last is not None and last.length > _PHRASE and left.endswith(doc.quote(last)):
        return True
    return any(w in classes.word_set("cannot-end") for w in ends) or any(
        w in classes.word_set("cannot-begin") for w in words(right)[:1]
    )
