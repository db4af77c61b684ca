"""C202: the formula of the four things a first responsible person does himself, cut short or altered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, clauses_round, evened, rule, sentence_at
from hegui_rules.basis import DUTIES

_FORMULA = ("重要工作亲自部署", "重大问题亲自过问", "重点环节亲自协调", "重要任务亲自督办")
# Lines break, and blanks creep in, anywhere.
_EXACT = re.compile("|".join(r"\s*".join(item) for item in _FORMULA))
_WHOLE = "写全为“" + "、".join(_FORMULA) + "”"
_LEAST = 2
_END = re.compile("[。；;：:！？!?]|\n\\s*\n")
_PIECE = "[^、，,。；;：:！？!?\n]"
_BEFORE = re.compile(f"({_PIECE}{{4,24}})[、，,]$")
_AFTER = re.compile(f"[、，,]\\s*({_PIECE}{{3,12}})")
_STARTS = frozenset("重关主难工问环任亲")
_ALIKE = 0.7
"""From this share of common characters on the end of a piece is the part it resembles, altered."""

_WHOLE_ALIKE = 0.6
"""The same for a whole piece between two marks."""

# The formula for clean Party work ends in 重要案件亲自督办: another text, and right.
_OTHER = re.compile("重要案件亲自督办|信访|廉政")


@rule(
    code="C202",
    name="four-personally-broken",
    title="“四个亲自”不完整或有改动",
    severity=Severity.WARNING,
    basis=DUTIES,
    rationale="“重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办”是固定提法，四句缺一不可，用词不可更换。",
    bad=(
        "党政主要负责人做到⟦重要工作亲自部署、重大问题亲自过问、重点环节亲自协调⟧，形成工作合力。",
        "镇党委书记、镇长对重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、⟦重点任务亲自督办⟧。",
        "乡党委书记坚持⟦重要工作亲自部署、重点环节亲自协调、重要任务亲自督办⟧。",
        "局长做到重要工作亲自部署、⟦重大事项亲自过问⟧、重点环节亲自协调、重要任务亲自督办。",
    ),
    good=(
        "党政主要负责人做到重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。",
        "镇党委书记对法治工作亲自部署、亲自过问、亲自协调、亲自督办。",
        "落实党风廉政责任，重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要案件亲自督办。",
        "县长亲自挂帅、亲自部署、亲自推动，召开现场会3次。",
        "书记、镇长重要工作亲自部署，全年主持研究法治工作4次。",
    ),
)
def four_personally_broken(document: Document, options: Options) -> Iterator[Finding]:
    """Two of the four word for word, side by side or with one piece between them, are the formula."""
    text = evened(document)
    if text.count("亲自") < 2:
        return
    run: list[tuple[str, Span]] = []
    for exact in _EXACT.finditer(text):
        place = Span(*exact.span())
        if run and not _beside(text, run[-1][1].end, place.start):
            yield from _judged(document, text, run)
            run = []
        run.append(("".join(exact[0].split()), place))
    yield from _judged(document, text, run)


def _beside(text: str, end: int, start: int) -> bool:
    """Whether nothing but marks, or about two pieces, stands between two offsets of one sentence."""
    return start - end <= 26 and not _END.search(text, end, start)


def _pieces(doc: Document, text: str, run: list[tuple[str, Span]]) -> Iterator[Span]:
    """What stands before the first item of a run, and after each, between marks; in this order."""
    first = run[0][1].start
    before = _BEFORE.search(text, sentence_at(doc, first).start, first)
    if before:
        yield Span(first - len(before[0]), first - 1)
    for (_, span), following in zip(run, (*run[1:], None), strict=True):
        piece = _AFTER.match(text, span.end, following[1].start if following else len(text))
        if piece:
            yield Span(*piece.span(1))


def _judged(doc: Document, text: str, run: list[tuple[str, Span]]) -> Iterator[Finding]:
    """What is wrong with a run of exact items: one altered, or some missing."""
    there = {item for item, _ in run}
    missing = [item for item in _FORMULA if item not in there]
    if len(there) < _LEAST or not missing:
        return
    if _OTHER.search(text, *clauses_round(doc, Span(run[0][1].start, run[-1][1].end), 1, 1)):
        return
    if len(missing) == 1:
        (wanted,) = missing
        for piece in _pieces(doc, text, run):
            altered = _resembling(text, piece, wanted)
            if altered:
                yield Finding(altered, f"“四个亲自”的提法是“{wanted}”", suggestion=f"改为“{wanted}”")
                return
    yield Finding(
        Span(run[0][1].start, run[-1][1].end),
        f"“四个亲自”没有写全，缺{'、'.join(f'“{item}”' for item in missing)}",
        suggestion=_WHOLE,
    )


def _resembling(text: str, piece: Span, wanted: str) -> Span | None:
    """The end or the beginning of ``piece`` that is ``wanted`` with a few characters lost, added or others."""
    from rapidfuzz.distance.Indel import normalized_similarity as ratio  # few reports need it

    whole = text[piece.start : piece.end]
    if whole[0] in _STARTS and ratio(whole, wanted) >= _WHOLE_ALIKE:
        return piece
    for length in range(min(piece.length, len(wanted) + 2), len(wanted) - 4, -1):
        for start in (piece.end - length, piece.start):
            part = text[start : start + length]
            if part[0] in _STARTS and ratio(part, wanted) >= _ALIKE:
                return Span(start, start + length)
    return None
