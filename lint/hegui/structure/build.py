"""Builds the immutable document: one pass after the other, each a pure function in its own module."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Document, Kind, LineIndex, Mark, Paragraph
from hegui.reading import Reading, Source
from hegui.structure.clauses import find_clauses
from hegui.structure.comments import find_comments
from hegui.structure.enumerations import find_enumerations
from hegui.structure.furniture import find_furniture
from hegui.structure.headings import find_headings
from hegui.structure.identity import identify
from hegui.structure.matter import find_roles
from hegui.structure.noise import find_noise
from hegui.structure.sections import section_tree
from hegui.structure.sentences import find_sentences
from hegui.structure.stated import Stated, topics
from hegui.text.digests import sha256

__all__ = ["Stated", "build"]

_INLINE = ("markup", "word")


def build(
    reading: Reading,
    source: Source,
    stated: Stated = Stated(),
    kinds: Sequence[Kind] = (),
    classes: object = None,
) -> Document:
    """The document that ``reading`` is.

    Args:
        stated: what the caller knows; overrides what is recognised.
        kinds: the kinds of report that the checklists in force declare.
        classes: the word classes in force, kept for the facts that ask for them; ``None`` for those that ship.
    """
    text = reading.text
    comments = () if reading.source is not None else find_comments(text)
    marks = tuple(sorted({*reading.marks, *comments, *find_noise(text)}))
    body = blanked(text, marks)
    marks = tuple(sorted({*marks, *find_furniture(body, reading)}))
    body = blanked(text, marks)
    paragraphs = tuple(
        Paragraph(block.span, block.kind, _role(body, block.span, block.kind), block.outline, ordinal)
        for ordinal, block in enumerate(reading.blocks)
    )
    roles = find_roles(body, paragraphs, topics(kinds))
    paragraphs = tuple(p._replace(role=roles.get(p.ordinal, p.role)) for p in paragraphs)
    headings = find_headings(body, paragraphs, kinds)
    whole = {heading.span.start for heading in headings if not heading.run_in and not heading.glued}
    paragraphs = tuple(
        p._replace(role="heading") if p.role == "body" and p.span.start in whole else p for p in paragraphs
    )
    sections = section_tree(body, paragraphs, headings)
    sentences = find_sentences(body, paragraphs)
    enumerations = find_enumerations(body, paragraphs, sections)
    identity = identify(text, body, paragraphs, sections, reading.metadata, marks, stated, kinds)
    return Document(
        path=source.path,
        format=reading.format,
        sha256=sha256(source.data).hexdigest(),
        text=text,
        body=body,
        origin=reading.origin,
        source_lines=LineIndex(reading.source) if reading.source is not None else None,
        paragraphs=paragraphs,
        sections=sections,
        sentences=sentences,
        enumerations=enumerations,
        tables=reading.tables,
        marks=marks,
        identity=identity,
        kind=next((kind for kind in kinds if kind.name == identity.kind), Kind(identity.kind)),
        metadata=reading.metadata,
        clauses=find_clauses(body, sentences),
        classes=classes,
        layout=reading.layout,
    )


def blanked(text: str, marks: Sequence[Mark]) -> str:
    """``text`` with marked stretches blanked out, offsets unchanged: inline ones by U+2060, the rest by LF."""
    parts: list[str] = []
    done = 0
    for mark in sorted(mark for mark in marks if mark.kind != "code"):
        start, end = max(done, mark.span.start), mark.span.end
        if end <= start:
            continue
        parts += (text[done:start], ("\u2060" if mark.kind in _INLINE else "\n") * (end - start))
        done = end
    parts.append(text[done:])
    return "".join(parts)


def _role(body: str, span: tuple[int, int], kind: str) -> str:
    words = body[span[0] : span[1]]
    if not words.strip("\n\u2060 \t\u3000"):
        return "furniture"
    return kind if kind in ("cell", "footnote") else "body"
