"""见附件3, where there are two: a reference to a part, a case or an annex that the text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import (
    Bad,
    Document,
    Finding,
    Needs,
    Options,
    Related,
    Severity,
    Span,
    in_title,
    rule,
    sentence_at,
)
from hegui.api.language import Worded, classes_of, everywhere, first_in
from hegui.api.text import TENS, ordinal, trimmed, write
from hegui_rules.basis import USAGE
from hegui_rules.structure.numbering import family, number, runs

_N = "[一二三四五六七八九十]|[0-9]{1,2}"
_ANNEXES = re.compile(
    "(?m)^[ \u3000]*附件[：:](?P<list>[ \u3000]*[1一][.．、][^\n]*(?:\n[ \u3000]*(?:[0-9]{1,2}|[二三四五六七八九])[.．、][^\n]*)*)"
)
_LONE_ANNEX = re.compile(
    "(?m)^[ \u3000]*附件[：:](?P<list>[ \u3000]*[^0-9一\n]{2}[^\n]*)(?!\n[ \u3000]*2[.．、])"
)
_LABEL = Worded(f"(?P<what><captioned>)[ ]?(?P<number>{_N})(?![0-9十]|[.．][0-9])")
_LED_BY = re.compile("[、，。；：（(\\s,;:]")
_CAPTION_MOST = 50
"""Characters of a line that is the caption of a table or the title of an annex."""
_CASE = re.compile(f"(?P<what>案例|任务|清单)(?P<number>{_N})")
_PARTS = re.compile("(?:分|分为|共|由)(?P<number>[两二三四五六七八九十])(?:个|大)?部分")
_PART = re.compile("第(?P<number>[一二三四五六七八九十])部分")
_SEE_PART = Worded(
    "<see-word>(?:的|之|中的?)?第(?P<number>[一二三四五六七八九十])个?(?:大)?(?:部分|[章节]|板块|大[项点])"
)
_SEE_HEADING = Worded(
    "<see-word>(?:的|之|中的?)?“(?P<title>[^“”\n]{2,24})”(?:这|那|的)?一?个?(?:小?节|部分|章|小?标题)"
)


@rule(
    code="S128",
    name="reference-beyond",
    title="所指的附件、案例或部分不存在",
    severity=Severity.WARNING,
    needs=Needs(
        words=("附", "案例", "部分", "任务", "清单", "表", "图", "专栏", "第"), classes=("see-word",)
    ),
    basis=USAGE,
    rationale="正文说“见附件3”而附件只有两个，读者无处可查；多为增删之后没有改号。",
    bad=(
        Bad("任务分工见⟦附件3⟧。\n附件：1.重点任务清单\n2.任务分工表", says="1、2"),
        Bad("办案数见表1，与上年的对比见⟦表2⟧。\n表1：各科室办案情况\n法规科：8件", says="只有1个"),
        Bad(
            "一、主要举措\n全年评查案卷120份，进展⟦详见第四部分⟧。\n二、存在的不足\n力量不足。\n三、下步打算\n充实力量。",
            says="3个",
        ),
        Bad(
            "案例一，提示函纠偏；案例二，柔性执法；案例三，违规设摊共治。其中⟦案例四⟧被评为优秀案例。",
            says="案例四",
        ),
        Bad(
            "全文分四个部分：总体情况、主要成效、存在不足、下步打算。数字建设集中在⟦第五部分⟧叙述。",
            says="四",
        ),
    ),
    good=(
        "任务分工见附件2。\n附件：1.重点任务清单\n2.任务分工表",
        "案例一，提示函纠偏；案例二，柔性执法。其中案例二被评为优秀案例。",
        "全文分四个部分：总体情况、主要成效、存在不足、下步打算。数字建设集中在第二部分叙述。",
        "发布典型案例一批，案例三被省厅转发。",
    ),
)
def reference_beyond(doc: Document, options: Options) -> Iterator[Finding]:
    """Numbers of annexes, cases and parts beyond those listed."""
    yield from _labelled(doc)
    yield from _headings(doc)
    parts = _PARTS.search(doc.body)
    if parts is not None:
        said = ordinal(parts["number"].replace("两", "二")) or 0
        for match in _PART.finditer(doc.body, parts.end()):
            if (ordinal(match["number"]) or 0) > said:
                yield _finding(
                    doc, Span(*match.span()), f"前面说分{parts['number']}部分", Span(*parts.span())
                )
    yield from _cases(doc)
    yield from _annex_left_out(doc)
    yield from _items(doc)


def _labelled(doc: Document) -> Iterator[Finding]:
    """见表2, where the only caption is 表1; 见附件3 of two."""
    found = list(everywhere(doc, _LABEL.of(doc)))
    leads = classes_of(doc).word_set("leads-label")
    there: dict[str, dict[int, Span]] = {}
    named: list[re.Match[str]] = []
    for match in found:
        if _is_caption(doc, match):
            there.setdefault(match["what"], {})[ordinal(match["number"]) or 0] = Span(*match.span())
        elif match["what"].startswith("附") or (
            match.start() and ((led := doc.body[match.start() - 1]) in leads or _LED_BY.match(led))
        ):
            named.append(match)
    for place, span in _annexes(doc).items():
        there.setdefault("附件", {}).setdefault(place, span)
    for what, places in there.items():
        yield from _left_out(doc, what, places)
    for match in named:
        known = there.get(match["what"], {})
        said = ordinal(match["number"]) or 0
        if known and said not in known and said > min(known):
            numbers = "、".join(str(n) for n in sorted(known))
            why = (
                f"文中的{match['what']}只有{match['what']}{numbers}"
                if len(known) > 1
                else f"{match['what']}只有1个"
            )
            yield _finding(doc, Span(*match.span()), why, min(known.values()))


def _left_out(doc: Document, what: str, places: dict[int, Span]) -> Iterator[Finding]:
    """表1 and 表3 as captions, and nowhere a 表2."""
    numbers = sorted(places)
    if what not in _COUNTED or numbers[0] != 1:
        return
    for one, two in pairwise(numbers):
        left = (f"{what}{one + 1}", f"{what}{write(one + 1)}")
        if two == one + 2 and places[one].start < places[two].start and not any(n in doc.body for n in left):
            yield Finding(
                places[two],
                f"“{doc.quote(places[one])}”之后是“{doc.quote(places[two])}”，缺少{left[0]}",
                related=(Related(places[one], "前一个"),),
                suggestion="核对编号",
            )


_COUNTED = ("表", "图", "专栏")


def _is_caption(doc: Document, match: re.Match[str]) -> bool:
    """Whether a line begins with the label and is no sentence."""
    paragraph = doc.paragraph_at(match.start())
    if paragraph is None:
        return False
    start, end = trimmed(doc.body, paragraph.span)
    first = doc.body[start : match.start()].strip("（([【")
    return not first and end - start <= _CAPTION_MOST and doc.body[end - 1] not in "。；;，,"


def _annexes(doc: Document) -> dict[int, Span]:
    """The numbers that the list behind 附件： has; a lone one without a number is the first."""
    listed = _ANNEXES.search(doc.body)
    if listed is not None:
        return {n + 1: Span(*listed.span("list")) for n in range(listed["list"].count("\n") + 1)}
    lone = _LONE_ANNEX.search(doc.body)
    return {1: Span(*lone.span("list"))} if lone is not None else {}


def _headings(doc: Document) -> Iterator[Finding]:
    """详见第五部分 of four; 见前文“普法宣传”一节, where no heading says so."""
    top = [s for s in doc.sections if s.parent is None and family(s) in ("一、", "第一部分")]
    numbers = [number(section) for section in top]
    if len(top) > 1 and numbers == list(range(1, len(top) + 1)):
        for match in everywhere(doc, _SEE_PART.of(doc)):
            if (ordinal(match["number"]) or 0) > len(top):
                yield _finding(doc, Span(*match.span()), f"全文只有{len(top)}个部分", top[-1].heading.span)
    if len(doc.sections) > 1:
        titles = [_plain(doc.quote(section.heading.title)) for section in doc.sections]
        for match in everywhere(doc, _SEE_HEADING.of(doc)):
            wanted = _plain(match["title"])
            alike = any(wanted in t or (len(t) > _SHORT and t in wanted) for t in titles)
            if not alike and doc.body.count(match["title"]) == 1:
                yield _finding(
                    doc, Span(*match.span()), "各级标题中没有这个标题", doc.sections[0].heading.span
                )


_SHORT = 3


def _plain(words: str) -> str:
    """``words`` without marks and blanks."""
    return "".join(filter(str.isalnum, words))


_ANNEX = Worded(
    "(?:<see-word>附[件表](?![0-9一二三四五六七八九十之])|[单表文][附见]?后附?(?=[）)。，；])|<annexed>)"
)
_ANNEX_LINE = Worded("(?m)^[ \u3000（(【]*(?:附[：:件表录]|[^\n]{0,20}(?:<list-title>)[ \u3000）)]*$)")


def _annex_left_out(doc: Document) -> Iterator[Finding]:
    """（名单详见附件） in a signed report behind whose signature nothing stands."""
    signature = doc.identity.signature_span or doc.identity.date_span
    if signature is None or doc.tables or doc.format in ("html", "htm") or "附" not in doc.body:
        return
    last = max(signature.end, (doc.identity.date_span or signature).end)
    if doc.body[last:].strip() or _ANNEX_LINE.of(doc).search(doc.body) is not None:
        return
    for match in _ANNEX.of(doc).finditer(doc.body, 0, signature.start):
        near = (max(0, match.start() - _NEAR), match.end())
        if first_in(doc, near, "of-another-document") is None and not in_title(doc, match.start()):
            yield Finding(
                Span(*match.span()),
                "落款之后没有附件，正文也没有附件说明，这里却说有",
                suggestion="补上附件和附件说明，或删去这句话",
            )


_NEAR = 14
"""Characters before 见附件 in which the document is named whose annex it is."""

_ITEM = Worded(
    f"(?:除|其中|<back-pointer>|(?<=[。；，]))(?:的)?(?P<said>第(?P<open>[（(]?)(?P<number>[{TENS}]{{1,3}}|[0-9]{{1,2}})[）)]?(?:项|条|点|类|个(?:问题|方面)))(?P<rest>[一-龥]{{0,2}})"
)
_STATE = Worded("<item-state>")


def _items(doc: Document) -> Iterator[Finding]:
    """除第（四）项外 behind three numbered ones."""
    for match in everywhere(doc, _ITEM.of(doc)):
        said = ordinal(match["number"]) or 0
        sentence = sentence_at(doc, match.start())
        # Without 除 or 其中 before it, what is said of it must be how it stands: 第4项由司法所牵头.
        if match.start() == match.start("said") and _STATE.of(doc).match(match["rest"]) is None:
            continue
        if first_in(doc, sentence, "of-another-document") is not None or "《" in doc.quote(sentence):
            continue
        style = "（一）" if match["open"] and not match["number"].isdigit() else ""
        listed = _last_listed(doc, match.start(), style, match["number"].isdigit())
        if listed is not None and said > len(listed):
            yield _finding(doc, Span(*match.span("said")), f"前面只列到第{len(listed)}项", listed[-1])


def _last_listed(doc: Document, before: int, style: str, digits: bool) -> list[Span] | None:
    """The places of the items last numbered before ``before``, from one on without a gap; ``None`` where it is open which."""
    found: list[list[Span]] = [
        [s.heading.marker for s in run if s.heading.marker is not None]
        for run in runs(doc)
        if run[0].span.start < before
        and [number(s) for s in run] == list(range(1, len(run) + 1))
        and (not style or family(run[0]) == style)
        and (digits == family(run[0]).startswith(("1", "（1")) or not style)
    ]
    found += [
        [item.marker for item in listed.items]
        for listed in doc.enumerations
        if not style and listed.span.start < before and listed.counted
    ]
    most = max(found, key=len, default=None)
    return most if most is not None and len(most) > 1 else None


def _cases(doc: Document) -> Iterator[Finding]:
    """案例一，…；案例二，…: those told one after the other, and one spoken of that is not among them."""
    told: dict[str, list[re.Match[str]]] = {}
    for match in everywhere(doc, _CASE):
        opens = match.start() == 0 or doc.body[match.start() - 1] in "：；。\n"
        if opens and doc.body[match.end() : match.end() + 1] in tuple("，：:、"):
            told.setdefault(match["what"], []).append(match)
    for what, items in told.items():
        numbers = [ordinal(m["number"]) or 0 for m in items]
        if len(items) < 2 or numbers != list(range(1, len(items) + 1)):
            continue
        for match in _CASE.finditer(doc.body, items[-1].end()):
            if match["what"] == what and (ordinal(match["number"]) or 0) > numbers[-1]:
                yield _finding(doc, Span(*match.span()), f"前面只列到{items[-1][0]}", Span(*items[-1].span()))


def _finding(doc: Document, span: Span, why: str, other: Span) -> Finding:
    return Finding(
        span,
        f"{why}，这里却说“{doc.quote(span)}”",
        related=(Related(other, "所列的内容"),),
        suggestion="核对编号",
    )
