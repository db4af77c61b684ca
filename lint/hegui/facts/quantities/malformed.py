"""Runs of numerals that are no number as they stand: 31,58 · 12..6 · 2O24年 · ２0２4 · 97.5%% · 二百零5 · 下降-12%.

One scan finds the runs; what is wrong with one is read off its shape (9 for a digit, 十 for 十百千, O for a letter …)
by a table, and what it was meant to say is worked out where only one reading is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.dates import normalised
from hegui.facts.quantities.approximators import announced
from hegui.facts.quantities.changes import changes_of
from hegui.facts.quantities.grammar import tail_at, unit_of
from hegui.facts.quantities.looks import fixed
from hegui.facts.quantities.masks import masked_spans, outside, references
from hegui.facts.rows import listed, words_of
from hegui.lexicon import classes_of, first_in
from hegui.text.marks import quotations
from hegui.text.numerals import DIGITS, LONGEST, ONES, ZEROS, grouping, read_mixed

_HAN = f"{ZEROS}两{ONES}十百千"
_ANY = f"0-9０-９OolI{_HAN}"
_RUN = re.compile(f"(?:百分之|[-－−+＋])?[{_ANY}]+(?:[,.．。]{{1,2}}(?=[0-9０-９%％])[{_ANY}]*)*[%％‰]*")
_SHAPES = {
    **{ord(c): "9" for c in "0123456789"},
    **{ord(c): "９" for c in "０１２３４５６７８９"},
    **{ord(c): "O" for c in "OolI"},
    **{ord(c): "一" for c in f"两{ONES}"},
    **{ord(c): "零" for c in ZEROS},
    **{ord(c): "%" for c in "%％‰"},
    ord("．"): ".",
    ord("－"): "-",
    ord("−"): "-",
    ord("＋"): "+",
}
_FOLDED = str.maketrans("０１２３４５６７８９．％OolI", "0123456789.%0011")

_SHAPE_OF = {
    # of the whole run; digits of either width are 9
    "letter": r"(?=.*9)(?=.*O)[9O]+(?:\.[9O]+)?%?",
    "sign": r"[-+]9+(?:\.9+)?%?",
    "percent": r"9+(?:\.9+)?%{2,}|百分之9+(?:\.9+)?%+",
    "point": r"9+(?:\.\.|\.,|,\.|。)9+%?|9+\.%|9+(?:\.9+){2,}%?",
    "grouping": r"9+(?:,{1,2}9+)+(?:\.9+)?%?",
    "year": r"(?=.*9)(?=.*[一零])(?:[9一]零|零[9一])[9一零]{2}|9[零9][一零9]{2}(?<=[一零])",
    "thousands": r"9[百千]",
    "mixed": r"(?:(?:9{1,2}|一)?[十百千]零?)+(?:9{1,3}|一)?|一99?",
}
_KINDS = tuple((kind, re.compile(shape)) for kind, shape in _SHAPE_OF.items())
_PLAIN_SHAPE = re.compile(r"9+(?:\.9+)?%?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[０-９]+")
_DIGIT = re.compile("[0-9０-９]")
_NAME_BEFORE = re.compile(r"(?:[第A-Za-z0-9+×*/·•~@№〔\[.-]|[0-9][:：])$")
_NAME_BEHIND = re.compile("[A-Za-z+×·•/~@—–-]|[:：][0-9]")
_ORDINAL = re.compile("[第周初期月年、“‘]$")
_ONE_OF_MANY = re.compile(f"[{listed('one-of-many')}]$")
_EITHER = re.compile(listed("either-way"))
_WHOLE = re.compile("[0-9]{1,9}[万亿]$")
_OF_TIME = frozenset(words_of("unit-of-time"))
_OF_TEXT = frozenset(words_of("part-of-text"))
_MEASURED = frozenset(
    ("rate", "points", "times", "money", "duration", "area", "length", "weight", "volume", "energy")
)


class Malformed(NamedTuple):
    """A numeral that is written badly.

    Attributes:
        span: the run, with the unit behind it.
        kind: ``grouping`` (31,58) ``letter`` (2O24) ``year`` (二〇2四年) ``point`` (12..6) ``width`` (９5) ``percent`` (97%%) ``sign`` (下降-5%)
            ``mixed`` (二百零5) ``thousands`` (3千, which only 万 and 亿 may do).
        run: where the numeral itself stands.
        plain: the number it can only mean, in digits; ``""`` where that is open.
    """

    span: Span
    kind: str
    run: Span
    plain: str

    @property
    def misread(self) -> bool:
        """Whether a reader of numbers that knows no better would read another one."""
        return self.kind not in ("width", "percent", "sign", "year")


@fact
def malformed_numerals(doc: Document) -> tuple[Malformed, ...]:
    """All of them, in the order of the text; names, dates and quotations left out."""
    return tuple(_find(doc))


def _find(doc: Document) -> Iterator[Malformed]:
    runs = [(match, kind) for match in _RUN.finditer(doc.body) if (kind := _kind(match[0]))]
    if not runs:
        return
    text = normalised(doc) + "\n" * 8
    names = masked_spans(text, references(doc), quotations(text))
    amounts = {match.start() for match in outside((match for match, _ in runs), names)}
    for match, kind in runs:
        # A day with digits of two widths or kinds is a day all the same.
        if kind in ("width", "year") or match.start() in amounts:
            found = _judged(doc, text, *match.span(), kind)
            if found is not None:
                yield found


def _kind(run: str) -> str:
    """What is wrong with the shape of a run; ``""`` for nothing."""
    if len(run) > LONGEST + 4 or not _DIGIT.search(run) or _PLAIN.fullmatch(run):
        return ""
    shape = run.translate(_SHAPES)
    narrow = shape.replace("９", "9")
    for kind, pattern in _KINDS:
        if pattern.fullmatch(narrow):
            return kind
    return "width" if "9" in shape and "９" in shape and _PLAIN_SHAPE.fullmatch(narrow) else ""


def _judged(doc: Document, text: str, start: int, end: int, kind: str) -> Malformed | None:
    if _NAME_BEHIND.match(text, end) or _NAME_BEFORE.search(text, max(0, start - 2), start):
        return None
    if kind == "thousands" and (whole := _WHOLE.search(text, max(0, start - 10), start)):
        start = whole.start()
    place = _Place(doc, text, start, end, doc.body[start:end].translate(_FOLDED), tail_at(text, end))
    if fixed(text, start) or not _CHECKS[kind](place):
        return None
    return Malformed(Span(start, place.finish), kind, Span(start, end), _meant(kind, place.written))


class _Place(NamedTuple):
    """A run where it stands, half-width, and what is behind it."""

    doc: Document
    text: str
    start: int
    end: int
    written: str
    tail: re.Match[str]

    @property
    def unit(self) -> str:
        """The kind of its unit; ``""`` without one."""
        unit = unit_of(self.tail)
        return unit.kind if unit else ""

    @property
    def counts(self) -> bool:
        """Whether a unit or a magnitude follows."""
        return bool(self.tail["unit"] or self.tail["mag"] or self.tail["rest1"]) or self.written.endswith("%")

    @property
    def finish(self) -> int:
        """The end of what belongs to it."""
        return self.tail.end() if self.counts else self.end


_OZONE = re.compile("O[23]")


def _is_letter(place: _Place) -> bool:
    """26O件, 2O24年: letters typed for 0 and 1; I5处理器 begins with a letter of its own, O3日均值 is ozone."""
    if _OZONE.fullmatch(place.doc.body[place.start : place.end]) and not _ORDINAL.search(
        place.text, max(0, place.start - 1), place.start
    ):
        return False
    dated = place.text[place.end] in "年月日号"
    written = place.doc.body[place.start : place.end]
    # O3日最大8小时平均值: a formula; a day begins with the letter behind its month only.
    if _FORMULA.fullmatch(written) and not _BEFORE_DAY.search(
        place.text, max(0, place.start - 1), place.start
    ):
        return False
    return (place.counts or dated) and "I" not in (place.doc.body[place.start], place.doc.body[place.end - 1])


_FORMULA = re.compile("O[23]")
_BEFORE_DAY = re.compile("[年月./—–-]")


def _is_sign(place: _Place) -> bool:
    """下降-12.5%, 提高+2.1%: the verb says already which way it went; -3℃, 增长-2% and 增减-2% are figures."""
    begin = max(0, place.start - 14)
    if _EITHER.search(place.text, begin, place.start):
        return False
    changed, falls = changes_of(classes_of(place.doc)).before(place.text, begin, place.start, "rate")
    return changed and falls == (place.doc.body[place.start] not in "+＋")


def _is_point(place: _Place) -> bool:
    """12..6万元, 96.%; 1.2.3 numbers a heading and 2024.3.5 is a day."""
    if place.written.endswith("%") or ".." in place.written or "," in place.written:
        return place.counts
    return bool(place.tail["mag"]) or place.unit in _MEASURED


def _is_grouping(place: _Place) -> bool:
    """31,58项; 分别为12,36,5件 deals out three figures."""
    if grouping(place.written.rstrip("%")) != "slip" or not (
        place.counts or announced(place.text, place.start)
    ):
        return False
    clause = place.doc.clause_at(place.start)
    return (
        clause is None
        or first_in(place.doc, (clause.span.start, place.start), "deal-marker", "each-marker") is None
    )


def _is_thousands(place: _Place) -> bool:
    """3千份; 3千米 and 5百万 are units and magnitudes of their own."""
    follow = place.text[place.end]
    return place.counts and follow not in "米克瓦伏分万亿" and not place.tail["mag"]


def _is_mixed(place: _Place) -> bool:
    """二百零5名, 2百30件, 三10余人; 周三10时 and 附件一2份 are two figures, 5百万 and 10百分点 words of their own."""
    text, written, follow = place.text, place.written, place.text[place.end]
    if not place.counts or follow in "米克瓦伏分" or (written[-1] in "百千" and follow in "万亿"):
        return False
    if not written[0].isdigit():
        pair = len(written) < 4 and written[0] in ONES and written[1].isdigit()
        apart = _ONE_OF_MANY if pair else _ORDINAL
        if place.tail["unit"] in _OF_TIME or apart.search(text, max(0, place.start - 1), place.start):
            return False
        if pair:
            return written[-1] == "0"
    return read_mixed(written) is not None


def _always(place: _Place) -> bool:
    return True


def _is_year(place: _Place) -> bool:
    """二〇2四年: one of this century, partly in Chinese numerals."""
    return place.text[place.end] == "年" and _year(place.written)[:2] in ("19", "20")


def _year(written: str) -> str:
    """The digits of a year in numerals of either kind."""
    return "".join("0" if c in ZEROS else str(DIGITS.get(c, c)) for c in written)


_CHECKS: dict[str, Callable[[_Place], bool]] = {
    "letter": _is_letter, "sign": _is_sign, "percent": _always, "point": _is_point, "grouping": _is_grouping,
    "thousands": _is_thousands, "mixed": _is_mixed, "width": _always, "year": _is_year,
}  # fmt: skip


def _meant(kind: str, written: str) -> str:
    """The number that a malformed one can only mean; ``""`` where that is open."""
    match kind:
        case "thousands" | "mixed":
            if len(written) == 2 and written[1] == "0" and written[0] in DIGITS:
                return str(DIGITS[written[0]] * 10)
            value = read_mixed(written)
            return "" if value is None else str(value)
        case "point":
            single = re.sub(r"\.[.,]|,\.|。", ".", written).replace(".%", "%")
            return single if single.count(".") < 2 else ""
        case "year":
            return _year(written)
        case "grouping":
            return written.replace(",", "")
        case "percent":
            return written.removeprefix("百分之").rstrip("%") + "%"
        case _:
            return written.lstrip("-+＋")
