"""The table of sentence frames: wordings that lack a word, have one too many or a wrong one, or mix two constructions.

A row carries its own examples, ``bad`` (with ⟦⟧ around the place) and ``good``; the table is not valid when the
pattern misses the one or meets the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, Cue, pattern, split
from hegui.text.foreign import Matching
from hegui.text.phrases import whole
from hegui_rules.knowledge import path_of

KINDS = ("missing", "redundant", "mixed", "measure", "word")


class Frame(NamedTuple):
    """A row of frames.tsv.

    Attributes:
        kind: ``missing`` (a word), ``redundant`` (a word too many), ``mixed`` (two constructions in one),
            ``measure`` (a measure word that does not go with its noun), ``word`` (a word out of place there).
        cues: words, one of which the pattern begins with; none of them begins with another.
        pattern: matched where the cue stands.
        say: what is wrong.
        right: what to do.
        bad, good: examples.
        sure: confidence high.
    """

    id: str
    kind: str
    cues: tuple[str, ...]
    pattern: Matching
    say: str
    right: str
    bad: str
    good: tuple[str, ...]
    sources: tuple[str, ...]
    sure: bool

    def spans(self, text: str) -> Iterator[Span]:
        """Where the frame is met in ``text``, each place once."""
        end = 0
        for at in range(len(text)):
            if at >= end and text.startswith(self.cues, at):
                found = self.pattern.match(text, at)
                if found and found.end() > at:
                    end = found.end()
                    yield Span(at, end)


def _frame(row: Cells) -> Frame:
    if row["kind"] not in KINDS:
        raise ValueError(f"kind 应为 {'、'.join(KINDS)} 之一")
    made = pattern(row["pattern"])
    cues = split(row["cue"])
    if made is None or not cues or not row["say"] or not row["right"]:
        raise ValueError("cue、pattern、say、right 不能为空")
    return Frame(
        row["id"], row["kind"], cues, made, row["say"], row["right"], row["bad"], split(row["good"]),
        split(row["source"]), row["confidence"] == "high",
    )  # fmt: skip


def _untrue(entries: Mapping[str, Frame]) -> Iterator[tuple[str, str]]:
    """Rows whose examples do not hold: (id, Chinese sentence)."""
    for key, entry in entries.items():
        text = entry.bad.replace("⟦", "").replace("⟧", "")
        wanted = Span(entry.bad.find("⟦"), entry.bad.find("⟧") - 1)
        if list(entry.spans(text)) != [wanted]:
            yield key, "bad 例句中 ⟦⟧ 标出的地方没有恰好被 pattern 匹配"
        for good in entry.good:
            if any(entry.spans(good)):
                yield key, f"good 例句“{good}”被 pattern 匹配"


FRAMES: Table[Frame] = Table(
    "frames",
    title="残缺、多余、误用和杂糅的句式",
    path=path_of("frames.tsv"),
    columns=("kind", "cue", "pattern", "say", "right", "bad", "good"),
    entry=_frame,
    words=lambda row: (Cue(word, starts=False, ends=False) for word in split(row["cue"])),
    examine=_untrue,
)


def framed(doc: Document, table: Table[Frame], kind: str) -> Iterator[tuple[Frame, Span]]:
    """Where rows of ``kind`` are met, outside titles; one at a place (建立健全 has two cues)."""
    end = 0
    for entry, hit in table.hits(doc):
        if entry.kind != kind or hit.span.start < end:
            continue
        found = entry.pattern.match(doc.body, hit.span.start)
        if (
            found
            and found.end() > hit.span.start
            and not in_title(doc, found.end() - 1)
            and whole(doc.body, Span(*found.span()), ends=False)
        ):
            end = found.end()
            yield entry, Span(*found.span())
