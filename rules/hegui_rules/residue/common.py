"""What the rules of family R share: bases, places at the head of a document, scanning."""

from __future__ import annotations

from hegui.api import Document, Span, words_round
from hegui.document import Mark
from hegui.facts.persons import surnames
from hegui.lexicon import classes_of
from hegui.text.compiled import compiled

_REACH = 120
_CASE = r"案|诉|当事人|申请人|原告|被告|村民|居民|纠纷|被执行人|举报|投诉|涉嫌|信访人|拖欠|某(?!某)"


def head_span(doc: Document) -> Span | None:
    """The place of what has no place: the title's first characters, else those of the first paragraph."""
    span = doc.identity.title_span or next((p.span for p in doc.report), None)
    if span is None:
        return None
    line = doc.text[span.start : span.end].split("\n")[0]
    return Span(span.start, span.start + min(len(line), 30)) if line else None


def is_date_line(doc: Document, mark: Mark) -> bool:
    """Whether ``mark`` is the line under its title that an office prints itself: 成文日期, 发布日期, 来源.

    With a clock, a counter or any other furniture in the file it is a copy of a web page.
    """
    if any(m is not mark and m.kind in ("web", "source") and m.span.length for m in doc.marks):
        return False
    label = classes_of(doc).pattern("date-line-label")
    pieces = rf"(?:[\s（(]*{label}\s*[:：]\s*(?P<value>[^\s:：]{{2,30}}?)[\s）)]*)+"
    return compiled(pieces).fullmatch(doc.text, *mark.span) is not None


def tells_a_case(doc: Document, start: int, end: int) -> bool:
    """Whether the sentence round a place tells a case, where names are masked on purpose."""
    return any(compiled(_CASE).search(words) for words in words_round(doc, (start, end), _REACH, _REACH))


def masks_a_name(doc: Document, start: int) -> bool:
    """Whether a family name stands right before ``start``."""
    return start > 0 and doc.body[start - 1] in surnames()
