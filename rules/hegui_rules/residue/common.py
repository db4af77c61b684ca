"""What the rules of family R share: bases, places at the head of a document, scanning."""

from __future__ import annotations

import re

from hegui.api import Document, Span, in_quotation, in_title, sentence_at
from hegui.api.document import Mark, fact
from hegui.api.facts import surnames
from hegui.api.language import classes_of, everywhere, first_in
from hegui.api.text import compiled

PLACES = "省市县区旗镇乡村局厅"
"""What ends the name of a place or a body; longer words are the class ``place-body``."""

_BRACKET = r"(?P<open>[（(【\[〔<＜])\s*+(?P<inner>[^（()）【】\[\]〔〕<>＜＞\n]{1,60}?)\s*[)）】\]〕>＞]"


@fact
def brackets(doc: Document) -> tuple[re.Match[str], ...]:
    """Short stretches in brackets, with ``open`` and ``inner``, outside 《》 and quotation marks."""
    found = everywhere(doc, compiled(_BRACKET))
    return tuple(m for m in found if not in_title(doc, m.start()) and not in_quotation(doc, m.start()))


def head_span(doc: Document) -> Span | None:
    """The place of what has no place: the title's first characters, else those of the first paragraph."""
    span = doc.identity.title_span or next((p.span for p in doc.report), None)
    if span is None:
        return None
    line = doc.text[span.start : span.end].split("\n")[0]
    return Span(span.start, span.start + min(len(line), 30)) if line else None


_LONGEST_DATE_LINE = 200


def is_date_line(doc: Document, mark: Mark, clock: bool = False) -> bool:
    """Whether ``mark`` is the line under its title that an office prints itself: 成文日期, 发布日期, 来源.

    So is a day alone, or a day beside a name. With a clock, a counter or any other furniture in the file it is a copy
    of a web page.

    Args:
        clock: with a clock it is one too.
    """
    if mark.span.length > _LONGEST_DATE_LINE or any(
        m is not mark and m.kind in ("web", "source") and m.span.length for m in doc.marks
    ):
        return False
    label = classes_of(doc).pattern("date-line-label")
    piece = rf"{label}\s*[:：][\s-]*+[^\s:：|｜）)-]{{2,30}}+"
    time = r"(?:[ \u3000]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?" if clock else ""
    day = r"[\[【]?[12][09][0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[\]】]?"
    piece = rf"(?:{label}\s*[:：][\s-]*{day}{time}|{piece}{time}|{day}{time}" + (
        r"|[\u4e00-\u9fff]{4,20}+)" if clock else ")"
    )
    pieces = rf"[\s（(|｜-]*{piece}(?:[\s）)|｜-]++{piece})*+[\s）)|｜-]*+"
    return compiled(pieces).fullmatch(doc.text, *mark.span) is not None


def tells_a_case(doc: Document, span: tuple[int, int]) -> bool:
    """Whether the sentence round ``span`` tells a case, where names are masked on purpose.

    What is counted (办理案件68件) is no case, and a word two clauses away tells none of what stands here.
    """
    start, end = sentence_at(doc, span[0])
    masked = f"[{''.join(sorted(surnames()))}]某|(?<!某)某(?!某)"
    if any(
        compiled(masked).search(doc.body, *part) for part in ((start, span[0]), (span[1], max(end, span[1])))
    ):
        return True
    clauses = doc.clauses_in(Span(start, end))
    here = next((n for n, clause in enumerate(clauses) if clause.span.start <= span[0] < clause.span.end), 0)
    for clause in clauses[max(0, here - 1) : here + 2]:
        low, high = clause.span
        for part in ((low, min(high, span[0])), (max(low, span[1]), high)):
            word = first_in(doc, part, "case-word") if part[0] < part[1] else None
            if word is not None and not _COUNTED.match(doc.body, word.end, high):
                return True
    return False


_COUNTED = re.compile("[\u4e00-\u9fff]{0,8}?[0-9]+[余多]?(?![年月日元])[\u4e00-\u9fff]")


def begins_a_sentence(doc: Document, start: int) -> bool:
    """Whether a sentence or a line begins at ``start``."""
    return sentence_at(doc, start).start == start


def masks_a_name(doc: Document, start: int) -> bool:
    """Whether a family name stands right before ``start``."""
    return start > 0 and doc.body[start - 1] in surnames()
