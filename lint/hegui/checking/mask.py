"""Stage: mask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from hegui.api import Document, Excerpt, Span
from hegui.checking.model import Judged
from hegui.checklist.results import ElementResult, Evidence
from hegui.document import Location

_AROUND = 40


def mask(document: Document, found: Iterable[Judged]) -> Shown:
    """The document as it may be shown: the words of sensitive findings masked."""
    return Shown(document, (judged.finding.span for judged in found if judged.finding.sensitive))


class Shown:
    """The text as it may be shown: sensitive words masked, every offset as it was.

    Attributes:
        masked: where they stand, sorted.
    """

    def __init__(self, document: Document, sensitive: Iterable[Span]) -> None:
        self._document = document
        self.masked = tuple(sorted(set(sensitive)))
        self.text = document.text
        self._words: dict[str, str] = {}
        pieces: list[str] = []
        done = 0
        for start, end in self.masked:
            words = document.text[start:end]
            self._words[words] = starred(words)
            if start >= done:
                pieces += (document.text[done:start], starred(words))
                done = end
        if pieces:
            self.text = "".join((*pieces, document.text[done:]))

    def quote(self, span: Span) -> str:
        """The words of ``span``."""
        return self.text[span[0] : span[1]]

    def say(self, sentence: str) -> str:
        """``sentence`` with sensitive words masked."""
        for words, masked in self._words.items():
            sentence = sentence.replace(words, masked)
        return sentence

    def element(self, result: ElementResult) -> ElementResult:
        """``result`` with sensitive words masked."""
        if not self._words:
            return result
        evidence = tuple(self._evidence(e) for e in result.evidence)
        trace = tuple(
            t._replace(problem=self._evidence(t.problem), answer=t.answer and self._evidence(t.answer))
            for t in result.trace
        )
        return result._replace(evidence=evidence, trace=trace, reason=self.say(result.reason))

    def _evidence(self, evidence: Evidence) -> Evidence:
        return evidence._replace(quote=self.say(evidence.quote))

    def location(self, span: Span) -> Location:
        """Where ``span`` is; headings may hold sensitive words too."""
        location = self._document.locate(span)
        return location._replace(section=self.say(location.section)) if self._words else location

    def excerpt(self, span: Span) -> Excerpt:
        """The sentence round ``span``, at most 40 characters of it on either side, on one line."""
        start, end = _context(self._document, span)
        start, end = max(start, span[0] - _AROUND), min(end, span[1] + _AROUND)
        return Excerpt(one_line(self.text[start:end]), start)


def starred(words: str) -> str:
    """First and last character of ``words``, stars between."""
    return (
        words
        if len(words) < 2
        else words[0] + "*" * (len(words) - 2) + (words[-1] if len(words) > 2 else "*")
    )


def one_line(words: str) -> str:
    """``words`` with a blank for each line break, so that offsets stay."""
    return words.translate({10: " ", 13: " ", 0x2028: " ", 0x2029: " ", 11: " ", 12: " ", 0x85: " "})


def _context(document: Document, span: Span) -> tuple[int, int]:
    """The sentence that holds the beginning of ``span``, its paragraph outside sentences, and never less than ``span``."""
    sentences = document.sentences
    index = bisect_right(sentences, span[0], key=lambda s: s.span[0]) - 1
    home: Span = span
    if index >= 0 and sentences[index].span[1] > span[0]:
        home = sentences[index].span
    else:
        paragraph = document.paragraph_at(span[0])
        if paragraph is not None and paragraph.span[0] <= span[0] < paragraph.span[1]:
            home = paragraph.span
    return min(home[0], span[0]), max(home[1], span[1])
