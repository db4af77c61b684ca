"""Who reports about what: kind, title, issuer, level, report year, day of publication."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hegui.document import Identity, Kind, Mark, Paragraph, Section, Sign, Span
from hegui.structure.issuers import (
    is_issuer,
    is_organ,
    issuer_in_preamble,
    issuer_of_title,
    level_of,
    level_of_selfwords,
)
from hegui.structure.shapes import numbered
from hegui.structure.stated import Stated, topics
from hegui.text.blanks import trimmed
from hegui.text.compiled import compiled
from hegui.text.days import ANY_YEAR, DayText, find_days, find_years
from hegui.text.numerals import TENS
from hegui.text.views import plain

_GENERIC = "generic"
_HEAD = 600
_HAN = "\u4e00-\u9fff"

_DAY_LABEL = re.compile(
    r"(?P<label>发布时间|发布日期|发布于|公开时间|公开日期|发文日期|发文时间|更新时间|信息时间|录入时间|日\s*期|时\s*间|发布)\s*[\]】]?\s*[:：]?\s*$"
)
_WRITTEN_LABEL = re.compile(
    r"(?:成文|生成)(?:日期|时间)\s*[:：]?\s*$|(?:生效|失效|废止)(?:日期|时间)\s*[:：]?\s*$|今天是?\s*[:：]?\s*$"
)
_YEAR_OF_PLAN = re.compile(
    r"\s*(?:年度?)?(?:的)?(?:法治|依法|工作|重点|主要|初步|下一?步|全面|推进|政府|建设|治[镇乡县区市省]|[镇乡县区市省街道]){0,8}(?:思路|安排|计划|打算|要点|谋划)"
)
_ANNOUNCE = re.compile(r"(?:报告|汇报|总结|公布|公开|通报|说明)(?:情况)?(?:如下|如后)|如下[:：]")
_GLUED_TITLE = rf"\s*(?P<title>(?:[{_HAN}0-9（）() ]|〇){{6,48}}?(?:年度报告|情况(?:的)?报告|工作(?:的)?报告|建设(?:的)?报告|工作总结))\s*(?={ANY_YEAR}\s*年[以度来,，]|今年|一年来|近年来|为深入|为贯彻|为全面|根据|按照)"


def identify(
    text: str,
    body: str,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    metadata: Mapping[str, str],
    marks: Sequence[Mark],
    stated: Stated,
    kinds: Sequence[Kind],
) -> Identity:
    """The identity; what ``stated`` says wins over what the text says."""
    by_role: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        by_role.setdefault(paragraph.role, []).append(paragraph)
    title, title_span = _title(body, paragraphs, by_role, topics(kinds))
    signature, signature_span = _signature(body, by_role)
    signed = _signed(body, by_role, marks)
    published = _published(text, marks, metadata)
    issuer, issuer_span = _issuer(body, title, title_span, signature, signature_span, by_role)
    heads = _headings(body, paragraphs, sections)
    day = stated.published or (published.day if published else None) or (signed.day if signed else None)
    signed_day = signed.day if signed else None
    return Identity(
        kind=stated.kind or _kind(title, body, paragraphs, heads, kinds),
        title=title,
        issuer=issuer,
        level=stated.level or _level(body, issuer, signature, by_role),
        year=stated.year or _year(title, body, by_role, heads, signed_day or day),
        published=day,
        signed=signed_day,
        title_span=title_span,
        issuer_span=issuer_span,
        signature_span=signature_span,
        date_span=signed.span if signed else None,
        published_span=None if stated.published else _span_of(published, metadata, signed),
        year_stated=stated.year is not None,
        kind_stated=bool(stated.kind),
    )


def _span_of(published: DayText | None, metadata: Mapping[str, str], signed: DayText | None) -> Span | None:
    if published is not None:
        return published.span if published.span.length else None
    return signed.span if signed else None


def _title(
    body: str,
    paragraphs: Sequence[Paragraph],
    by_role: Mapping[str, Sequence[Paragraph]],
    topics: tuple[str, ...],
) -> tuple[str, Span | None]:
    """The title as one line, and its span. A title printed twice counts once; one glued to the text counts too."""
    parts = by_role.get("title", ())
    if parts:
        names = [plain(body, p.span) for p in parts]
        half = len(names) // 2
        if half and len(names) % 2 == 0 and _tight(names[:half]) == _tight(names[half:]):
            names, parts = names[:half], parts[:half]
        return _joined(names), Span(trimmed(body, parts[0].span).start, trimmed(body, parts[-1].span).end)
    first = next((p for p in paragraphs if p.role in ("body", "preamble")), None)
    if first is not None and first.span.length > 40:
        match = compiled(_GLUED_TITLE).match(
            body, first.span.start, min(first.span.end, first.span.start + 80)
        )
        if match and any(word in match["title"] for word in ("年", *topics)):
            return " ".join(match["title"].split()), Span(*match.span("title"))
    return "", None


def _tight(names: Sequence[str]) -> str:
    return re.sub(r"\s", "", "".join(names))


def _joined(names: Sequence[str]) -> str:
    """Lines of a title as one: joint bodies keep a space, all else closes up."""
    whole = names[0]
    for before, name in pairwise(names):
        whole += (" " if is_organ(before) and is_organ(name) else "") + name
    return re.sub(rf"(?<=[{_HAN}0-9）)]) +(?=[{_HAN}0-9（(])", lambda m: _gap(whole, m), whole)


def _gap(whole: str, match: re.Match[str]) -> str:
    """A space inside a title stays only between two bodies."""
    before, after = whole[: match.start()], whole[match.end() :]
    body = re.search(r"(?:委员会|政府|办事处|党委|党组|局|工委|厅|委)$", before)
    return " " if body and re.match(rf"[{_HAN}]{{2,30}}?(?:委员会|政府|办事处|党组|局|厅|委)", after) else ""


def _signature(body: str, by_role: Mapping[str, Sequence[Paragraph]]) -> tuple[str, Span | None]:
    """The bodies that signed, joined by spaces; the last block when a cover letter has one of its own."""
    lines = list(by_role.get("signature", ()))
    while len(lines) > 1 and any(b.ordinal - a.ordinal > 3 for a, b in pairwise(lines)):
        cut = next(i for i, (a, b) in enumerate(pairwise(lines)) if b.ordinal - a.ordinal > 3)
        lines = lines[cut + 1 :]
    if lines:
        spans = [_without_day(body, trimmed(body, p.span)) for p in lines]
        return " ".join(plain(body, s) for s in spans), Span(spans[0].start, spans[-1].end)
    for paragraph in by_role.get("subtitle", ()):
        words = plain(body, paragraph.span)
        if is_issuer(words):
            return words, trimmed(body, paragraph.span)
        match = re.fullmatch(rf"[（(]\s*([{_HAN}、]{{4,40}}?)\s*(?:[12二].{{6,14}}日)?\s*[）)]", words)
        if match and is_organ(match[1]):
            return match[1], trimmed(body, paragraph.span)
    return "", None


def _without_day(body: str, span: Span) -> Span:
    day = next(find_days(body, *span), None)
    return trimmed(body, (span.start, day.span.start)) if day and day.span.start > span.start else span


def _signed(body: str, by_role: Mapping[str, Sequence[Paragraph]], marks: Sequence[Mark]) -> DayText | None:
    """The day under the signature, else in the signature line, else in brackets under the title."""
    for role in ("date", "signature", "subtitle"):
        for paragraph in reversed(by_role.get(role, ())):
            found = list(find_days(body, *paragraph.span))
            if found:
                return found[-1]
    return None


def _published(text: str, marks: Sequence[Mark], metadata: Mapping[str, str]) -> DayText | None:
    """The day the page names: container data, a labelled day, else a bare day in a source line."""
    best: tuple[int, DayText] | None = None
    for mark in marks:
        if mark.kind not in ("source", "web"):
            continue
        for found in find_days(text, *mark.span):
            before = text[max(mark.span.start, found.span.start - 16) : found.span.start]
            if _WRITTEN_LABEL.search(before):
                continue
            label = _DAY_LABEL.search(before)
            if label:
                rank = 0 if label["label"].startswith("发布") else 1
            elif mark.kind == "source":
                rank = 2
            else:
                continue
            if best is None or rank < best[0]:
                best = rank, found
    stated = metadata.get("published", "")
    try:
        day = datetime.date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        day = None
    if day is not None:
        span = best[1].span if best and best[1].day == day else Span(0, 0)
        return DayText(span, day)
    return best[1] if best else None


def _issuer(
    body: str,
    title: str,
    title_span: Span | None,
    signature: str,
    signature_span: Span | None,
    by_role: Mapping[str, Sequence[Paragraph]],
) -> tuple[str, Span | None]:
    """The issuer from title, signature or preamble, in this order, and where it stands."""
    named = issuer_of_title(title)
    if named:
        return named, _within(body, title_span, named)
    if signature:
        return signature, signature_span
    for paragraph in [*by_role.get("preamble", ()), *by_role.get("body", ())[:1]]:
        words = body[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + _HEAD)]
        found = issuer_in_preamble(words)
        if found:
            span = Span(*found).shift(paragraph.span.start)
            return body[span.start : span.end], span
    return "", None


def _within(body: str, span: Span | None, words: str) -> Span | None:
    """Where ``words`` stand inside ``span``, spaces, line breaks and inline markup aside."""
    if span is None:
        return None
    pattern = r"[\s\u2060]*".join(re.escape(c) for c in words if not c.isspace())
    match = re.compile(pattern).search(body, span.start, span.end)
    return Span(*match.span()) if match else span


def _level(body: str, issuer: str, signature: str, by_role: Mapping[str, Sequence[Paragraph]]) -> str:
    hints = "".join(body[p.span.start : p.span.end] for p in by_role.get("body", ())[:30])
    for name in (issuer, signature):
        level = level_of(name, hints) if name else ""
        if level:
            return level
    preamble = "".join(body[p.span.start : p.span.end] for p in by_role.get("preamble", ()))
    return level_of_selfwords((preamble, hints))


class _Head(NamedTuple):
    words: str
    span: Span


def _headings(body: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]) -> list[_Head]:
    """The headings; before sections are known, the numbered short paragraphs."""
    if sections:
        return [_Head(plain(body, s.heading.span), s.heading.span) for s in sections]
    lines = [p for p in paragraphs if p.role in ("body", "heading") and p.span.length <= 60]
    return [_Head(words, p.span) for p in lines if numbered(words := plain(body, p.span))]


def _kind(
    title: str, body: str, paragraphs: Sequence[Paragraph], heads: Sequence[_Head], kinds: Sequence[Kind]
) -> str:
    """The kind whose signs weigh most, the first of equals; ``generic`` when those of none weigh enough."""
    start = next((p.span.start for p in paragraphs if p.role not in ("furniture", "title", "subtitle")), 0)
    opening = body[start : start + _HEAD]
    best, most = _GENERIC, 0
    for kind in kinds:
        signs = kind.signs
        weight = _strongest(signs.titles, title) + _strongest(signs.openings, opening)
        weight += sum(s.weight for s in signs.headings if any(re.search(s.words, h.words) for h in heads))
        if weight >= signs.needed and weight > most:
            best, most = kind.name, weight
    return best


def _strongest(signs: Sequence[Sign], words: str) -> int:
    """The weight of the weightiest of ``signs`` found in ``words``; 0 when none is."""
    return max((s.weight for s in signs if words and re.search(s.words, words)), default=0)


def _year(
    title: str,
    body: str,
    by_role: Mapping[str, Sequence[Paragraph]],
    heads: Sequence[_Head],
    day: datetime.date | None,
) -> int | None:
    """The year from title, subtitle, preamble, headings, or the day of signature or publication, in this order."""
    year = _first_year(title)
    if year is None:
        for paragraph in by_role.get("subtitle", ()):
            words = plain(body, paragraph.span)
            if re.fullmatch(r"[（(]\s*.{4}\s*年?度?\s*[）)]", words):
                year = year or _first_year(words)
    for source in (_preamble_year(body, by_role), _heading_year(heads)):
        year = year if year is not None else source
    if year is None and day is not None:
        year = day.year - 1 if day.month <= 6 else day.year
    return year


def _first_year(words: str, start: int = 0) -> int | None:
    """The first year that is a report's: not a day, a document number, a range, a plan."""
    for span, year in find_years(words, start):
        before, after = words[: span.start].rstrip(), words[span.end :].lstrip()
        if before[-1:] in "〔[（(" and re.match(r"[〕\]）)]\s*(?:第)?\d", after):
            continue
        if re.match(rf"\s*年\s*[0-9０-９{TENS}]{{1,3}}\s*月|[-./]\d", after):
            continue
        if re.match(r"\s*年?\s*[-—－–~～至到]+\s*20\d\d", after) or re.search(
            r"20\d\d\s*年?\s*[-—－–~～至到]+$", before
        ):
            continue
        if _YEAR_OF_PLAN.match(after):
            continue
        return year
    return None


def _preamble_year(body: str, by_role: Mapping[str, Sequence[Paragraph]]) -> int | None:
    lines = by_role.get("preamble", ()) or by_role.get("body", ())[:1]
    words = " ".join(plain(body, p.span)[:1500] for p in lines)
    words = re.sub(r"《[^》]*》|[（(][^（）()]*[）)]", lambda m: "　" * len(m[0]), words)
    announce = _ANNOUNCE.search(words)
    if announce:
        start = max(words.rfind(stop, 0, announce.start()) for stop in "。；;")
        year = _first_year(words[: announce.end()], start + 1)
        if year is not None:
            return year
    return _first_year(words)


def _heading_year(heads: Sequence[_Head]) -> int | None:
    for head in heads:
        if not re.search(r"下一|计划|安排|思路|打算|上一年|整改", head.words):
            year = _first_year(head.words)
            if year is not None:
                return year
    return None


__all__ = ["identify"]
