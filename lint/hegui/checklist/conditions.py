"""The conditions a checklist can put: each a table of settings in TOML, each judged by one pure function here.

A condition names its possible outcomes (cases). Every case has a status; those that are weak or missing have a
message template in the checklist, ``say.<case>``, and may have ``suggest.<case>`` and ``severity.<case>``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from hegui.api import Document, Related, Severity, Span
from hegui.checklist.model import Checklist, Words
from hegui.checklist.parts import (
    Found,
    Piece,
    best_place,
    find_parts,
    first_clause,
    heading_words,
    is_fragment,
    pieces,
    plain,
)
from hegui.checklist.results import Evidence, Trace
from hegui.checklist.trace import shared_phrases
from hegui.document import trimmed

COMMON_FIELDS = frozenset({"year", "next_year", "leaders", "issuer", "title"})
"""Placeholders that every message template may use."""


class View(NamedTuple):
    """What a condition sees."""

    document: Document
    checklist: Checklist

    @property
    def text(self) -> str:
        """See ``plain``."""
        return plain(self.document)

    @property
    def year(self) -> int | None:
        """The report year."""
        return self.document.identity.year

    def part(self, name: str) -> Found | None:
        """The part called ``name``, if it was found."""
        return find_parts(self.document, self.checklist).get(name)

    def evidence(self, spans: Sequence[tuple[int, int]], limit: int = 6) -> tuple[Evidence, ...]:
        """The first ``limit`` of ``spans``, trimmed and quoted; empty ones are left out."""
        clean = dict.fromkeys(trimmed(self.document.text, s) for s in spans)
        return tuple(Evidence(s, self.document.quote(s)) for s in sorted(c for c in clean if c.length))[
            :limit
        ]


class Outcome(NamedTuple):
    """What a condition found.

    Attributes:
        case: key of the condition's ``cases``.
        reason: for ``met`` and ``not-applicable``: one Chinese sentence without its stop.
        anchor: where the finding belongs; ``None`` = the part's anchor or the best place in the document.
        fields: values of the placeholders of this condition.
        cap: the highest severity this outcome can bear, however the checklist is set.
    """

    case: str
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    anchor: Span | None = None
    fields: Mapping[str, object] = {}
    related: tuple[Related, ...] = ()
    cap: Severity | None = None
    trace: tuple[Trace, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Condition:
    """Base of all conditions.

    Attributes:
        keys: key in TOML to what it holds (see ``hegui.checklist.load``); a final ``!`` makes it obligatory.
        cases: case to status.
        only_with: cases that cannot come about unless the key named here is set.
        fields: placeholders besides ``COMMON_FIELDS``.
    """

    type: ClassVar[str] = ""
    keys: ClassVar[Mapping[str, str]] = {}
    cases: ClassVar[Mapping[str, str]] = {}
    only_with: ClassVar[Mapping[str, str]] = {}
    fields: ClassVar[frozenset[str]] = frozenset()

    say: Mapping[str, str] = field(default_factory=dict)
    suggest: Mapping[str, str] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def status(self, case: str) -> str:
        """The status that ``case`` gives."""
        return self.cases[case]

    def judge(self, view: View) -> Outcome:
        """The outcome for one document. Pure."""
        raise NotImplementedError


_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_ABSENT = Outcome("absent", reason="没有这一部分，无从判断")


@dataclass(frozen=True, eq=False, kw_only=True)
class PartCondition(Condition):
    """The part is there. ``accept`` says which shapes are met and which are weak; ``characters`` is the least size.

    A mention whose sentence names one of ``actors`` and has two ``deeds`` is ``told``: no part of its own, but more than a slogan.
    """

    type = "part"
    keys = {
        "part": "part!",
        "accept": "statuses",
        "characters": "int",
        "actors": "words",
        "deeds": "words",
    }
    cases = {
        "heading": "met", "near": "met", "thematic": "met", "subsection": "met", "paragraph": "met",
        "mention": "weak", "told": "weak", "empty": "weak", "missing": "missing",
    }  # fmt: skip
    only_with = {"told": "deeds"}

    part: str
    accept: Mapping[str, str] = field(default_factory=dict)
    characters: int = 0
    actors: Words = field(default_factory=Words)
    deeds: Words = field(default_factory=Words)

    def status(self, case: str) -> str:
        return self.accept.get(case, self.cases[case])

    def judge(self, view: View) -> Outcome:
        found = view.part(self.part)
        if found is None:
            return Outcome("missing")
        size = sum(len("".join(view.text[s.start : s.end].split())) for s in found.spans)
        if found.how != "mention" and size < self.characters:
            return Outcome("empty", view.evidence([found.anchor]), anchor=found.anchor)
        how = "told" if found.how == "mention" and self._told(view, found.anchor) else found.how
        shape = _SHAPES[how].format(view.document.quote(found.anchor))
        return Outcome(how, view.evidence([found.anchor]), shape, found.anchor)

    def _told(self, view: View, mention: Span) -> bool:
        """Whether the sentence of a mention says who did what, titles of documents aside."""
        for sentence in view.document.sentences:
            if sentence.span.start <= mention.start < sentence.span.end:
                words = _TITLES.sub("", view.text[sentence.span.start : sentence.span.end])
                return (
                    self.actors.search(words) is not None
                    and sum(1 for _ in self.deeds.finditer(words, 0, len(words))) >= 2
                )
        return False


_TITLES = re.compile("《[^》]*》")
_SHAPES = {
    "heading": "有专门部分“{}”",
    "near": "有相近标题“{}”",
    "subsection": "有下一级标题“{}”",
    "thematic": "以“{}”等专题部分写明",
    "told": "写在其他内容里：“{}”",
    "paragraph": "没有标题，正文自“{}”起写明",
    "mention": "只有一处提到：“{}”",
}


@dataclass(frozen=True, eq=False, kw_only=True)
class ActsCondition(Condition):
    """Somebody does something. Nothing of the following is ``idle``.

    Either an actor and a verb stand in one sentence, or a deed that tells by itself whose it is, or a figure; figures
    in a part that names no actor at all, not even in its heading, are somebody else's (``nameless``).
    """

    type = "acts"
    keys = {"part": "part!", "actors": "words!", "verbs": "words!", "deeds": "words", "figures": "words!"}
    cases = {"met": "met", "idle": "weak", "nameless": "weak", "absent": "not-applicable"}

    part: str
    actors: Words
    verbs: Words
    figures: Words
    deeds: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        found = view.part(self.part)
        if found is None or found.how == "mention":
            return _ABSENT
        places = (*((found.heading,) if found.heading else ()), *found.spans)
        named = any(self.actors.search(view.text, *span) for span in places)
        nameless: Outcome | None = None
        for span in found.spans:
            for words, reason in ((self.deeds, "写有履职行为"), (self.figures, "写有履职次数或件数")):
                hit = words.search(view.text, *span)
                if hit and (named or words is self.deeds):
                    return Outcome("met", view.evidence([hit.span()]), reason)
                if hit and nameless is None:
                    nameless = Outcome("nameless", view.evidence([hit.span()]), anchor=found.anchor)
        for sentence in view.document.sentences:
            if any(s.start < sentence.span.end and sentence.span.start < s.end for s in found.spans):
                for actor in self.actors.finditer(view.text, *sentence.span):
                    verb = self.verbs.search(view.text, actor.end(), min(sentence.span.end, actor.end() + 60))
                    if verb:
                        return Outcome(
                            "met", view.evidence([(actor.start(), verb.end())]), "写有负责人的履职行为"
                        )
        return nameless or Outcome("idle", anchor=found.anchor)


@dataclass(frozen=True, eq=False, kw_only=True)
class SidesCondition(Condition):
    """All of several sides are named, or words that cover them all; exactly one side named is ``one-sided``."""

    type = "sides"
    keys = {
        "part": "part!",
        "sides": "word-table!",
        "all": "words!",
        "titles": "words",
        "skip_levels": "levels",
    }
    cases = {"met": "met", "one-sided": "weak", "absent": "not-applicable"}
    fields = frozenset({"named", "lacking", "quote"})

    part: str
    sides: Mapping[str, Words]
    all: Words
    titles: Words = field(default_factory=Words)
    skip_levels: tuple[str, ...] = ()

    def judge(self, view: View) -> Outcome:
        found = view.part(self.part)
        if found is None or found.how == "mention":
            return _ABSENT
        if view.document.identity.level in self.skip_levels:
            return Outcome("met", reason="该层级主要负责人不分党委、政府两方")
        if found.heading and self.titles.search(heading_words(view.document, found.heading)):
            return Outcome("met", reason="标题已限定为一方负责人")
        named: dict[str, Span] = {}
        for span in found.spans:
            if self.all.search(view.text, *span):
                return Outcome("met", reason="党委、政府主要负责人都已写到")
            for side, words in self.sides.items():
                hit = words.search(view.text, *span)
                if hit:
                    named.setdefault(side, Span(*hit.span()))
        if len(named) != 1 or len(self.sides) < 2:
            return Outcome("met", view.evidence(list(named.values())), "没有只写一方的情形")
        (side, where), *_ = named.items()
        lacking = "、".join(s for s in self.sides if s != side)
        return Outcome(
            "one-sided", view.evidence([where]), anchor=found.anchor,
            fields={"named": side, "lacking": lacking, "quote": view.document.quote(where)},
            related=(Related(where, f"只写到{side}"),),
        )  # fmt: skip


class Group(NamedTuple):
    """One group of evidence words, ``title`` naming what they are evidence of."""

    id: str
    title: str
    words: Words


@dataclass(frozen=True, eq=False, kw_only=True)
class GroupsCondition(Condition):
    """Evidence of at least ``least`` of the groups stands in the part; fewer is ``few``, nothing ``none``."""

    type = "groups"
    keys = {"part": "part!", "groups": "groups!", "least": "int!"}
    cases = {"met": "met", "few": "weak", "none": "missing", "absent": "not-applicable"}
    fields = frozenset({"count", "total", "found", "lacking"})

    part: str
    groups: tuple[Group, ...]
    least: int

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None:
            return _ABSENT
        found: dict[str, tuple[int, int]] = {}
        for group in self.groups:
            for span in part.spans:
                hit = group.words.search(view.text, *span)
                if hit:
                    found[group.title] = hit.span()
                    break
        lacking = [g.title for g in self.groups if g.title not in found]
        fields = {
            "count": len(found), "total": len(self.groups),
            "found": "、".join(found), "lacking": "、".join(lacking[-5:]),
        }  # fmt: skip
        case = "met" if len(found) >= self.least else "few" if found else "none"
        return Outcome(
            case,
            view.evidence(list(found.values()), len(self.groups)),
            f"写到{len(found)}项职责：{fields['found']}",
            part.anchor,
            fields,
            cap=Severity.INFO if part.how == "mention" else None,
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class EachItemCondition(Condition):
    """Each item of the part has one of the words: all ``met``, at least half ``most``, some ``some``, none ``none``.

    ``general`` words speak for all items at once; so does a deeper heading that ``general_headings`` match.
    ``behind`` words count only behind the words that name the item: 法律文书质量不高。新招录人员缺乏办案经验.
    """

    type = "each-item"
    keys = {
        "part": "part!",
        "words": "words!",
        "behind": "words",
        "general": "words",
        "general_headings": "words",
    }
    cases = {"met": "met", "most": "weak", "some": "weak", "none": "missing", "absent": "not-applicable"}
    fields = frozenset({"total", "with_count", "without_count", "without"})

    part: str
    words: Words
    behind: Words = field(default_factory=Words)
    general: Words = field(default_factory=Words)
    general_headings: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None or part.how == "mention":
            return _ABSENT
        document = view.document
        items = pieces(document, part.spans, self.general_headings)
        for span in part.spans:
            for section in document.sections:
                if span.start <= section.span.start < span.end and self.general_headings.search(
                    heading_words(document, section.heading.title)
                ):
                    return Outcome("met", view.evidence([section.heading.span]), "有专门的段落统一说明")
            for hit in self.general.finditer(view.text, *span):
                # Inside any item but the last, which reaches to the end of the part, it speaks for that item alone.
                if not any(i.span.start <= hit.start() < i.span.end for i in items[:-1]):
                    return Outcome("met", view.evidence([hit.span()]), "有文字统一说明")
        hits: list[tuple[int, int]] = []
        without: list[Piece] = []
        for item in items:
            cause = self.words.search(view.text, *item.span) or self.behind.search(
                view.text, item.lead.end, item.span.end
            )
            if cause:
                hits.append(cause.span())
            else:
                without.append(item)
        # Words between the items (an introduction, a summing up) may speak for all of them.
        if not hits:
            hits = [m.span() for s in part.spans for m in self.words.finditer(view.text, *s)][:1]
        total = len(items)
        fields = {
            "total": total, "with_count": total - len(without), "without_count": len(without),
            "without": "、".join(f"“{_short(document, p.lead)}”" for p in without[:4]) + ("等" if len(without) > 4 else ""),
        }  # fmt: skip
        related = tuple(Related(_mark(document, p.lead), "这一条没有写") for p in without)
        if not hits:
            return Outcome("none", anchor=part.anchor, fields=fields, related=related)
        if not without or total < 2:
            return Outcome("met", view.evidence(hits), f"{total or 1}条均有说明")
        if total == len(without):
            return Outcome("some", view.evidence(hits), anchor=part.anchor, fields=fields, related=related)
        case = "most" if 2 * len(without) <= total else "some"
        return Outcome(case, view.evidence(hits), anchor=part.anchor, fields=fields, related=related)


def _short(document: Document, span: Span, longest: int = 16) -> str:
    words = "".join(document.quote(span).split())
    for stop in "，,。；;：:":
        words = words.split(stop)[0]
    return words if len(words) <= longest else words[:longest] + "…"


def _mark(document: Document, span: Span) -> Span:
    return first_clause(document, span) if span.length else span


@dataclass(frozen=True, eq=False, kw_only=True)
class YearCondition(Condition):
    """The year after the report year is named in the part or its heading."""

    type = "year"
    keys = {"part": "part!", "announced": "words"}
    cases = {"met": "met", "absent-year": "weak", "other-year": "weak", "absent": "not-applicable"}
    fields = frozenset({"named"})

    part: str
    announced: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None or part.how == "mention":
            return _ABSENT
        if view.year is None:
            return Outcome("met", reason="报告年度不明，不核对年份")
        wanted = str(view.year + 1)
        chinese = wanted.translate(_CHINESE_DIGITS)
        spans = [*([part.heading] if part.heading else ()), *part.spans]
        for span in spans:
            at = max(view.text.find(form, *span) for form in (wanted, chinese, chinese.replace("〇", "零")))
            if at >= 0:
                return Outcome("met", view.evidence([(at, at + 4)]), f"写明{wanted}年")
        opening = part.heading or first_clause(view.document, part.spans[0], 20)
        named = self.announced.search(view.text, *opening)
        if named and named[1] != wanted:
            start, end = named.span(1)
            whole = Span(start, end + 1 if view.text[end : end + 1] == "年" else end)
            return Outcome("other-year", anchor=whole, fields={"named": named[1]})
        return Outcome("absent-year", anchor=part.anchor)


@dataclass(frozen=True, eq=False, kw_only=True)
class ConcreteCondition(Condition):
    """The items of the part are actions with an object, figure, date or body; ``least`` of them, or half, suffice."""

    type = "concrete"
    keys = {"part": "part!", "actions": "words!", "objects": "words!", "least": "int"}
    cases = {"met": "met", "slogans": "weak", "absent": "not-applicable"}
    fields = frozenset({"count", "total"})

    part: str
    actions: Words
    objects: Words
    least: int = 2

    def judge(self, view: View) -> Outcome:
        part = view.part(self.part)
        if part is None or part.how == "mention":
            return _ABSENT
        concrete: list[tuple[int, int]] = []
        total = 0
        for sentence in view.document.sentences:
            for span in part.spans:
                start, end = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
                if end - start < 6:
                    continue
                total += 1
                action = self.actions.search(view.text, start, end)
                hit = self.objects.search(view.text, start, end) if action else None
                if hit:
                    concrete.append(hit.span())
        fields = {"count": len(concrete), "total": total}
        if len(concrete) >= self.least or 2 * len(concrete) >= total > 0:
            return Outcome("met", view.evidence(concrete), f"{len(concrete)}处写有具体对象", fields=fields)
        return Outcome("slogans", view.evidence(concrete), anchor=part.anchor, fields=fields)


@dataclass(frozen=True, eq=False, kw_only=True)
class DeadlineCondition(Condition):
    """The report is published by ``month``/``day`` of the year after the report year.

    A date under the signature stands in when the day of publication is unknown. A page may be a later copy, so a
    page date is doubtful when the report was signed in time or the page is of a still later year; also before
    ``certain_from``, the first report year for which the rule is beyond doubt.
    """

    type = "deadline"
    keys = {"month": "int!", "day": "int!", "certain_from": "int"}
    cases = {"met": "met", "late": "missing", "late-copy": "missing", "unknown": "not-applicable"}
    fields = frozenset({"date", "deadline", "what"})

    month: int
    day: int
    certain_from: int = 0

    def judge(self, view: View) -> Outcome:
        identity = view.document.identity
        year = identity.year
        date = identity.published or identity.signed
        if year is None:
            return Outcome("unknown", reason="报告年度不明，不核对公开时间")
        if date is None:
            return Outcome("unknown", reason="没有发布日期，也没有落款日期，可用 --published 指明")
        if date.year < year:
            return Outcome("unknown", reason=f"日期{_chinese(date)}早于报告年度，不核对公开时间")
        deadline = datetime.date(year + 1, self.month, self.day)
        # ``published`` falls back to the day of signature; it then carries the signature's place, or none.
        signed_only = identity.published is None or (
            identity.published == identity.signed
            and identity.date_span is not None
            and identity.published_span in (None, identity.date_span)
        )
        what = "落款日期" if signed_only else "发布日期"
        place = identity.date_span if signed_only else identity.published_span
        if place is not None and view.document.marked(place) is not None and not signed_only:
            anchor = None  # furniture is never the place of a finding
        else:
            anchor = place
        fields = {"date": _chinese(date), "deadline": _chinese(deadline), "what": what}
        evidence = view.evidence([place]) if place is not None else ()
        if date <= deadline:
            return Outcome(
                "met", evidence, f"{what}{_chinese(date)}不晚于{_chinese(deadline)}", fields=fields
            )
        doubtful = (
            year < self.certain_from
            or date.year > year + 1
            or (not signed_only and identity.signed is not None and identity.signed <= deadline)
        )
        return Outcome(
            "late-copy" if doubtful and not signed_only else "late", evidence, anchor=anchor, fields=fields,
            related=(Related(place, f"{what}在这里"),) if place is not None and anchor is None else (),
            cap=Severity.WARNING if doubtful else None,
        )  # fmt: skip


def _chinese(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


@dataclass(frozen=True, eq=False, kw_only=True)
class TitleCondition(Condition):
    """There is a title, and it has every one of ``needs`` (Chinese name of the thing to words)."""

    type = "title"
    keys = {"needs": "word-table!", "grave": "strings"}
    cases = {"met": "met", "lacking": "weak", "lacking-grave": "weak", "none": "missing"}
    fields = frozenset({"lacking"})

    needs: Mapping[str, Words]
    grave: tuple[str, ...] = ()

    def judge(self, view: View) -> Outcome:
        identity = view.document.identity
        if not identity.title or identity.title_span is None:
            # Text pasted out of a page often begins below its title: no fault of the report.
            return Outcome("none", cap=Severity.INFO if view.document.format in ("txt", "md") else None)
        words = identity.title.translate(dict.fromkeys(map(ord, " \t\u3000\u2060\n")))
        lacking = [name for name, pattern in self.needs.items() if not pattern.search(words, year=view.year)]
        place = trimmed(view.document.body, identity.title_span)
        if not lacking:
            return Outcome("met", view.evidence([place]), "标题的各项要素齐全")
        case = "lacking-grave" if any(name in self.grave for name in lacking) else "lacking"
        return Outcome(case, view.evidence([place]), anchor=place, fields={"lacking": "、".join(lacking)})


@dataclass(frozen=True, eq=False, kw_only=True)
class SignatureCondition(Condition):
    """Who reports and when: in the signature, or else in title and page data."""

    type = "signature"
    keys: ClassVar[Mapping[str, str]] = {}
    cases = {"met": "met", "no-issuer": "weak", "no-date": "weak", "none": "missing"}

    def judge(self, view: View) -> Outcome:
        identity = view.document.identity
        issuer = identity.signature_span or identity.issuer_span
        date = identity.date_span or identity.published_span
        known_issuer = issuer is not None or bool(identity.issuer)
        known_date = date is not None or identity.published is not None or identity.signed is not None
        evidence = view.evidence([s for s in (issuer, date) if s is not None])
        anchor = None if is_fragment(view.document) else _last_words(view.document)
        if known_issuer and known_date:
            return Outcome("met", evidence, "报告单位和日期都能看到")
        if known_issuer:
            return Outcome("no-date", evidence, anchor=anchor)
        return Outcome("no-issuer" if known_date else "none", evidence, anchor=anchor)


def _last_words(document: Document) -> Span | None:
    """The last clause of the report: where the signature should follow."""
    for paragraph in reversed(document.report):
        span = trimmed(document.body, paragraph.span)
        if span.length:
            start = max(span.start, span.end - 20)
            cut = max(plain(document).rfind(mark, start, span.end - 1) for mark in "。；，！")
            return trimmed(document.body, (max(start, cut + 1), span.end))
    return None


@dataclass(frozen=True, eq=False, kw_only=True)
class TraceCondition(Condition):
    """Each item of one part is answered by an item of another: they share content words (``least`` pairs of characters).

    Words that say nothing about the matter (``stop``) do not count.
    """

    type = "trace"
    keys = {"problems": "part!", "answers": "part!", "stop": "words!", "least": "int", "leave": "words"}
    cases = {"met": "met", "some": "weak", "none": "missing", "absent": "not-applicable"}
    fields = frozenset({"total", "answered", "open_count", "open"})

    problems: str
    answers: str
    stop: Words
    least: int = 2
    leave: Words = field(default_factory=Words)

    def judge(self, view: View) -> Outcome:
        problems, answers = view.part(self.problems), view.part(self.answers)
        if problems is None or problems.how == "mention":
            return Outcome("absent", reason="没有列出问题，无从对照")
        if answers is None or answers.how == "mention":
            return Outcome("absent", reason="没有下一步安排，无从对照")
        document = view.document
        asked = pieces(document, problems.spans, self.leave)
        said = pieces(document, answers.spans, self.leave)
        rows = []
        names = _names(document)
        for row, phrases, best in shared_phrases(
            [(_bare(view.text, p.lead, names), _bare(view.text, p.span, names)) for p in asked],
            [_bare(view.text, p.span, names) for p in said],
            self.stop, self.least,
        ):  # fmt: skip
            problem = _quoted(document, asked[row])
            rows.append(Trace(problem, _quoted(document, said[best]) if best is not None else None, phrases))
        open_rows = [r for r in rows if r.answer is None]
        fields = {
            "total": len(rows), "answered": len(rows) - len(open_rows), "open_count": len(open_rows),
            "open": "、".join(f"“{_short(document, r.problem.span)}”" for r in open_rows[:4]),
        }  # fmt: skip
        if not rows:
            return Outcome("absent", reason="没有列出问题，无从对照")
        case = "met" if not open_rows else "none" if len(open_rows) == len(rows) else "some"
        return Outcome(
            case, tuple(r.answer for r in rows if r.answer is not None), f"{len(rows)}条问题都有对应安排",
            answers.anchor, fields,
            tuple(Related(r.problem.span, "安排中没有找到对应的内容") for r in open_rows), trace=tuple(rows),
        )  # fmt: skip


def _names(document: Document) -> tuple[str, ...]:
    """The issuer's names, long and short: they stand everywhere and say nothing about the matter."""
    issuer = document.identity.issuer
    short = issuer.removesuffix("人民政府").removesuffix("办事处")
    return tuple(n for n in (issuer, short, short[-3:]) if len(n) > 1)


def _bare(text: str, span: Span, names: tuple[str, ...]) -> str:
    words = text[span.start : span.end]
    for name in names:
        words = words.replace(name, "，")
    return words


def _quoted(document: Document, piece: Piece) -> Evidence:
    lead = trimmed(document.body, piece.lead)
    span = lead if lead.length else trimmed(document.body, piece.span)
    return Evidence(span, document.quote(span))


CONDITIONS: Mapping[str, type[Condition]] = {
    kind.type: kind
    for kind in (
        PartCondition, ActsCondition, SidesCondition, GroupsCondition, EachItemCondition, YearCondition,
        ConcreteCondition, DeadlineCondition, TitleCondition, SignatureCondition, TraceCondition,
    )
}  # fmt: skip
"""By the name used in TOML."""

__all__ = ["CONDITIONS", "Condition", "Group", "Outcome", "View", "best_place"]
