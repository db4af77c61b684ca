"""What the rules of family X share: bases, and what stands round a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Span, before, hits, name_before
from hegui.api.document import fact
from hegui.api.facts import surnames
from hegui.api.language import classes_of, everywhere
from hegui.api.text import Phrases, compiled

_LONG_NUMBER = r"[0-9０-９](?:[ \-—.·]?[0-9０-９XxＸｘ]){9,}"
_BEHIND = 6


def matches(doc: Document, pattern: str, signs: Phrases) -> Iterator[re.Match[str]]:
    """``pattern`` over the lines of the report's own text that can hold it.

    Args:
        pattern: does not run over the end of a line.
        signs: words of which every match holds at least one; a line without them, as nearly all are, costs no scan.
    """
    found = hits(doc, signs)
    if not found:
        return
    body, expression, done = doc.body, compiled(pattern), -1
    for hit in found:
        at = hit.span.start
        if at < done:
            continue
        stop = body.find("\n", at)
        done = len(body) if stop < 0 else stop
        yield from expression.finditer(body, body.rfind("\n", 0, at) + 1, done)


@fact
def long_numbers(doc: Document) -> tuple[Span, ...]:
    """Runs of ten digits and more, blanks and hyphens inside allowed: where numbers of persons and cards can stand."""
    return tuple(Span(*match.span()) for match in everywhere(doc, compiled(_LONG_NUMBER)))


def in_long_numbers(doc: Document, pattern: str) -> Iterator[re.Match[str]]:
    """``pattern``, which must match from digit to digit, inside the long numbers."""
    expression, body = compiled(pattern), doc.body
    for start, end in long_numbers(doc):
        # The characters behind are for what the pattern looks ahead to.
        for match in expression.finditer(body, start, min(end + _BEHIND, len(body))):
            if match.start() < end:
                yield match


def beyond(doc: Document, at: int, optional: str | re.Pattern[str]) -> int:
    """Where ``optional``, a pattern that always matches, ends when it begins at ``at``."""
    pattern = compiled(optional) if isinstance(optional, str) else optional
    match = pattern.match(doc.body, at)
    return match.end() if match else at


@fact
def masked_names(doc: Document) -> tuple[Span, ...]:
    """Names of which 某 stands for the given name: 李某, 曹某某, 王某甲."""
    if "某" not in doc.body:
        return ()
    family = "".join(sorted(surnames()))
    return tuple(Span(*m.span()) for m in compiled(f"[{family}]某{{1,2}}[甲乙丙丁]?").finditer(doc.body))


def behind_a_person(doc: Document, at: int) -> bool:
    """Whether a citizen is named, masked or not, right before ``at``: 李某（, 市民王先生（, 村民赵桂兰（."""
    family = "".join(sorted(surnames()))
    if before(doc, at, f"(?:[{family}]某{{1,2}}[甲乙丙丁]?|[{family}](?:先生|女士|大爷|大妈))$"):
        return True
    roles = classes_of(doc).pattern("private-role", "party-role", "relief-role", "minor-role")
    return name_before(doc, at, f"(?:{roles})$") is not None


_ALIAS = r"[（(][^（）()\n]{0,6}化名(?![：:])"
_ALL_ALIASES = r"(?:均|都|皆)[为系是]?化名|(?:人物|人名|姓名|当事人)[为系是]化名"


@fact
def _all_aliased(doc: Document) -> int:
    """Where the text last says that the names before it are no real ones; -1 where it does not."""
    return max((match.start() for match in compiled(_ALL_ALIASES).finditer(doc.body)), default=-1)


def is_pseudonym(doc: Document, name: Span) -> bool:
    """Whether a name is said to be another than the person's: 李建国（化名）, 文中人物均为化名."""
    return "化名" in doc.body and (
        compiled(_ALIAS).match(doc.body, name.end) is not None or name.end <= _all_aliased(doc)
    )
