"""What common laws govern: the words of the work by which a sentence tells its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Document, Span, Table, sentence_at
from hegui.api.facts import citations
from hegui.api.knowledge import Cells, Cue, split
from hegui_rules.knowledge import path_of
from hegui_rules.law.titles import folded, without_tail


class Field(NamedTuple):
    """A row of law_fields.tsv.

    Attributes:
        name: of the field.
        laws: those that govern it, without 中华人民共和国; the first is the one to name.
        words: work that no law of another field governs.
        also: what is found in this field and in others: enough to leave its laws alone.
    """

    id: str
    name: str
    laws: tuple[str, ...]
    words: tuple[str, ...]
    also: tuple[str, ...]
    sure: bool


def _field(row: Cells) -> Field:
    laws, words = split(row["laws"]), split(row["words"])
    if not laws or not words or not row["field"]:
        raise ValueError("field、laws、words 不能为空")
    return Field(row["id"], row["field"], laws, words, split(row["also"]), row["confidence"] == "high")


def _examine(entries: Mapping[str, Field]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for key, entry in entries.items():
        for law in entry.laws:
            if seen.setdefault(law, key) != key:
                yield key, f"《{law}》已见于 {seen[law]}"


LAW_FIELDS: Table[Field] = Table(
    "law_fields",
    title="常用法律法规所管的事",
    path=path_of("law_fields.tsv"),
    columns=("field", "laws", "words", "also"),
    entry=_field,
    words=lambda row: (Cue(word, starts=False, ends=False) for word in split(row["words"])),
    examine=_examine,
)


class Misapplied(NamedTuple):
    """A law, the place of its title, the word of the work, and the field of that."""

    law: str
    span: Span
    word: str
    field: Field


def misapplied(doc: Document, table: Table[Field]) -> Iterator[Misapplied]:
    """Titles that stand alone in a sentence whose work is of another field, and in no way of their own."""
    told = [(entry, hit.span) for entry, hit in table.hits(doc)]
    if not told:
        return
    fields = {law: entry for entry in table.entries for law in entry.laws}
    titles = [c for c in citations(doc) if c.kind == "title"]
    for citation in titles:
        law = without_tail(folded(citation.title))
        own = fields.get(law)
        if own is None or not citation.closed:
            continue
        sentence = sentence_at(doc, citation.span.start)
        if any(other is not citation and sentence.covers(other.span) for other in titles):
            continue
        start, end = sentence
        rest = doc.body[start : citation.span.start] + "\n" + doc.body[citation.span.end : end]
        if any(word in rest for word in (*own.words, *own.also)):
            continue
        for entry, span in told:
            if start <= span.start < end and not citation.span.covers(span):
                yield Misapplied(law, citation.span, doc.quote(span), entry)
                break
