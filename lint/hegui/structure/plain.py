"""Small helpers that passes over paragraphs share: plain words of a span, and what kind of line it is."""

from __future__ import annotations

import re
from functools import cache

from hegui.document import Span

compiled = cache(re.compile)
"""Compiles a pattern when it is first needed: for patterns that few documents need."""

_EDGE = "\u2060\u200b\ufeff"
_NUMBERED = re.compile(
    r"\s*(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)|[一二三四五六七八九十]{1,3}\s*[、.．，,]"
    r"|[（(〔]?[一二三四五六七八九十]{1,3}[）)〕]|[（(]?[0-9０-９]{1,2}(?:[、）)]|[.．](?![0-9０-９])))"
)
_STOPS = "。！？；!?;"
_CLOSERS = "”’）)》」】\"'"


def names(words: str) -> frozenset[str]:
    """The words of a list separated by white space."""
    return frozenset(words.split())


def inner(body: str, span: tuple[int, int]) -> Span:
    """``span`` without white space, blanked characters and inline markup at both ends; may be empty."""
    start, end = span
    while start < end and (body[start].isspace() or body[start] in _EDGE):
        start += 1
    while end > start and (body[end - 1].isspace() or body[end - 1] in _EDGE):
        end -= 1
    return Span(start, end)


def plain(body: str, span: tuple[int, int]) -> str:
    """The words of ``span`` as one line: inline markup dropped, white space of any kind made one space."""
    words = body[span[0] : span[1]]
    for mark in _EDGE:
        words = words.replace(mark, "")
    return " ".join(words.split())


def numbered(words: str) -> bool:
    """Whether a line begins like a numbered heading: 一、 （一） 1. （1） 第一部分."""
    return _NUMBERED.match(words) is not None


def stopped(words: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    return words.rstrip(_CLOSERS)[-1:] in _STOPS and bool(words)
