"""The table of sentence frames: wordings that lack a word, have one too many or a wrong one, or mix two constructions.

A row carries its own examples, ``bad`` (with ⟦⟧ around the place) and ``good``; the table is not valid when the
pattern misses the one or meets the other. A pattern is written over word classes (``<prevent> … <no-more> <happening>``,
see ``hegui.matching.pattern``); what that notation cannot say is a regular expression behind cues.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.facts import fact
from hegui.api.knowledge import Cells, Cue, pattern, split
from hegui.api.language import BUILT_IN, Pattern, find
from hegui.api.text import Matching, whole
from hegui.errors import PluginError
from hegui_rules.knowledge import path_of

_LACKING = frozenset(("missing", "open"))
"""Kinds of frame that say that words do not follow."""
KINDS = ("missing", "redundant", "mixed", "word")


class Frame(NamedTuple):
    """A row of frames.tsv.

    Attributes:
        kind: ``missing`` (a word), ``redundant`` (a word too many), ``mixed`` (two constructions in one),
            ``word`` (a word out of place there).
        cues: words, one of which a regular expression begins with; none of them begins with another.
        shape: over word classes, or a regular expression matched where the cue stands.
        say: what is wrong.
        right: what to do.
        bad, good: examples.
        sure: confidence high.
    """

    id: str
    kind: str
    cues: tuple[str, ...]
    shape: Pattern | Matching
    say: str
    right: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    sources: tuple[str, ...]
    sure: bool

    def spans(self, text: str) -> Iterator[Span]:
        """Where the frame is met in the running ``text`` of an example, each place once."""
        if isinstance(self.shape, Pattern):
            for match in self.shape.compiled(BUILT_IN).finditer(text):
                if self.shape.begins and match.start():
                    continue
                yield Span(*match.span("at" if "at" in match.re.groupindex else 0))
            return
        end = 0
        for at in range(len(text)):
            if at >= end and text.startswith(self.cues, at):
                found = self.shape.match(text, at)
                if found and found.end() > at:
                    end = found.end()
                    yield Span(at, end)


def over_classes(cell: str) -> bool:
    """Whether the pattern in ``cell`` is one over word classes."""
    return "<" in cell.replace("(?<", "")


def _frame(row: Cells, kinds: tuple[str, ...]) -> Frame:
    if row["kind"] not in kinds:
        raise ValueError(f"kind 应为 {'、'.join(kinds)} 之一")
    if not row["pattern"] or not row["say"] or not row["right"]:
        raise ValueError("pattern、say、right 不能为空")
    shape = _over_classes(row["pattern"]) if over_classes(row["pattern"]) else pattern(row["pattern"])
    cues = split(row["cue"])
    assert shape is not None
    if isinstance(shape, Pattern) == bool(cues):
        raise ValueError("正则表达式要有 cue，词类句式不写 cue")
    return Frame(
        row["id"], row["kind"], cues, shape, row["say"], row["right"], split(row["bad"]), split(row["good"]),
        split(row["source"]), row["confidence"] == "high",
    )  # fmt: skip


def _over_classes(cell: str) -> Pattern:
    made = Pattern(cell, wide="/" in cell or "~" in cell)
    try:
        made.compiled(BUILT_IN)
        assert made.anchors
    except PluginError as error:
        raise ValueError(str(error)) from None
    return made


def _untrue(entries: Mapping[str, Frame]) -> Iterator[tuple[str, str]]:
    """Rows whose examples do not hold: (id, Chinese sentence)."""
    for key, entry in entries.items():
        for bad in entry.bad or ("",):
            text = bad.replace("⟦", "").replace("⟧", "")
            wanted = Span(bad.find("⟦"), bad.find("⟧") - 1)
            if list(entry.spans(text)) != [wanted]:
                yield key, f"bad 例句“{text}”中 ⟦⟧ 标出的地方没有恰好被 pattern 匹配"
        for good in entry.good:
            if any(entry.spans(good)):
                yield key, f"good 例句“{good}”被 pattern 匹配"


def frame_table(name: str, title: str, kinds: tuple[str, ...]) -> Table[Frame]:
    """A table of frames of these kinds; its file is ``<name>.tsv``."""
    return Table(
        name,
        title=title,
        path=path_of(f"{name}.tsv"),
        columns=("kind", "cue", "pattern", "say", "right", "bad", "good"),
        entry=partial(_frame, kinds=kinds),
        words=lambda row: (Cue(word, starts=False, ends=False) for word in split(row["cue"])),
        examine=_untrue,
    )


FRAMES: Table[Frame] = frame_table("frames", "残缺、多余、误用和杂糅的句式", KINDS)


def framed(doc: Document, table: Table[Frame], kind: str) -> Iterator[tuple[Frame, Span]]:
    """Where rows of ``kind`` are met, outside titles; of two at a place the one that begins first, then the longer."""
    end = 0
    for entry, span in sorted(_met(doc, table, kind), key=lambda met: (met[1].start, -met[1].end)):
        if span.start >= end and not in_title(doc, span.end - 1) and whole(doc.body, span, ends=False):
            end = span.end
            if not (kind in _LACKING and _goes_on_below(doc, end)):
                yield entry, span


def _goes_on_below(doc: Document, end: int) -> bool:
    """Whether a line breaks off there and another follows: a hard-wrapped sentence has its noun in that."""
    paragraph = doc.paragraph_at(end - 1)
    if paragraph is None or paragraph.role != "body" or doc.body[end : paragraph.span.end].strip():
        return False
    below = doc.paragraphs[paragraph.ordinal + 1 : paragraph.ordinal + 2]
    return any(p.role == "body" for p in below)


def _met(doc: Document, table: Table[Frame], kind: str) -> Iterator[tuple[Frame, Span]]:
    for entry in _over(table, kind):
        assert isinstance(entry.shape, Pattern)
        yield from ((entry, match.at) for match in find(doc, entry.shape))
    yield from _cued(doc, table).get(kind, ())


@lru_cache(maxsize=32)
def _over(table: Table[Frame], kind: str) -> tuple[Frame, ...]:
    """The rows of ``kind`` that are patterns over word classes."""
    return tuple(
        table.entry(place)
        for place, row in enumerate(table.rows)
        if row["kind"] == kind and over_classes(row["pattern"])
    )


@fact
def _cued(doc: Document, table: Table[Frame]) -> dict[str, list[tuple[Frame, Span]]]:
    """Where the rows that are regular expressions are met, by kind; the cues are looked through once for all kinds."""
    met: dict[str, list[tuple[Frame, Span]]] = {}
    for entry, _, start, _ in table.placed(doc):
        if not isinstance(entry.shape, Pattern):
            found = entry.shape.match(doc.body, start)
            if found and found.end() > start:
                met.setdefault(entry.kind, []).append((entry, Span(*found.span())))
    return met
