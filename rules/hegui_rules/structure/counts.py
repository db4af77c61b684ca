"""Announced counts (以下三个方面：, 上述四项, 三项，分别为) against what is listed, whatever its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from hegui.api import Document, Span, sentence_at
from hegui.api.document import Enumeration, Section
from hegui.api.facts import fact
from hegui.api.language import Worded, classes_of, ending_at, everywhere, first_in, starting_at
from hegui.api.text import TENS, of_text, ordinal
from hegui_rules.structure.colons import Announced, colon_lists
from hegui_rules.structure.numbering import family, misfits, number
from hegui_rules.structure.told import Said, groups, said_in, sentences_in, sums, tells_each

HAN = "\u4e00-\u9fff"
_NUMBER = f"(?P<number>[两{TENS}]{{1,2}}|[0-9]{{1,2}})"
_UNITS = "个大项点条类种步级件份部道支张方重环"
_COUNT = (
    f"(?<![第前后其另中“‘《两{TENS}0-9.])(?P<count>{_NUMBER}(?P<unit>个方面|大方面|方面|大类|[{_UNITS}]))"
)
_NOUN = "<listed-matter|listed-besides|set-noun>|[和与]"
_ANNOUNCED = Worded(f"{_COUNT}的?(?:主要|重点|突出|具体|共性)?(?:{_NOUN}){{0,3}}$")
_OF_ANY = re.compile(f"{_COUNT}(?<=[项点条步环面])的?[{HAN}]{{2,10}}$")
"""推出五项助企惠民措施：一是: before a colon and its list the noun may be any that such a word counts."""
_PARTS = re.compile(f"(?:[由分共]|分为|分成|包括){_COUNT}(?:大?部)?分(?:组成|构成|内容|$)")
_SAYS_WHAT_FOLLOWS = Worded("<announce>|存在|重点|做好|抓好|做到|[着突]重|[由是为即]")
_MORE = re.compile("此外|另外|同时，|最后，|还有")
_ABOVE = Worded(
    f"(?:<basis-marker|aimed-at>|[对就])?(?:<back-pointer>){{1,2}}(?P<count>{_NUMBER}(?:个方面|大方面|方面|[个项点条类大道支张方重]))"
    "(?:的?(?:主要|重点|具体)?<listed-matter|set-noun>|$)"
)
_LISTED = "<namely>|：|:"
_TITLES = Worded(
    f"{_COUNT}[{HAN}]{{0,8}}[，,]?(?:{_LISTED})[：:]?(?P<list>(?:[《“][^《》“”\n]+[》”](?:[、，和及与]|以及)?){{2,}})(?P<more>等)?"
)
_WORDS = re.compile(
    f"{_COUNT}[{HAN}]{{0,8}}[，,]?(?:分别为|分别是|依次为|依次是|即)[：:]?(?P<list>[{HAN}]{{2,12}}(?:、[{HAN}]{{2,12}})+)(?=[，。；;,]|$)"
)
_TITLE = re.compile("《[^《》\n]+》|“[^“”\n]+”")
_ONES = Worded(
    f"“(?P<count>(?P<number>[{TENS}])个一)”[{HAN}]{{0,10}}(?:[，,（(：:]|——)*(?:<namely>|包括)?[：:]?"
    f"(?P<list>[{HAN}]{{1,5}}一[{HAN}“”]{{1,16}}(?:[、，,；;][{HAN}]{{1,5}}一[{HAN}“”]{{1,16}})+)"
)
_BEHIND = re.compile(
    f"、[{HAN}]{{2,8}}?(?P<open>等)?(?P<count>{_NUMBER}(?:大类|[个大类级种项家]))(?P<noun>[{HAN}]{{2}})"
)
_PIECES = re.compile(f"[{HAN}]{{2,20}}(?:、[{HAN}]{{2,8}})+\\Z")
_JOINED = re.compile("[和及与的]|以及|分别|[和]|[一两二三四五六七八九十][个项大类级]")
_DEALT = re.compile(
    f"{_COUNT}[{HAN}]{{0,4}}分别[{HAN}]{{0,14}}(?P<list>[0-9]+[{HAN}]{{1,2}}(?:、[0-9]+[{HAN}]{{1,2}})+)(?=[，。；,;）)]|$)"
)
_CONJUNCTION = re.compile("[和与及]")
_BETWEEN = re.compile("、|和|与|以及|及")
_GOES_ON = tuple("在于为对的有建设共分成")
"""Ends of a piece that is no item: 在三大平台落地."""
_MARKS = re.compile("[、，,；;]")
_FAR = 3
"""A bare number that is off by more counts something else."""
_ASPECTS = re.compile(f"从{_COUNT}")
_IN_QUOTES = re.compile(
    f"[“](?P<list>[{HAN}]{{2,8}}(?:、[{HAN}]{{2,8}})+)[”](?P<count>{_NUMBER}(?:[项个类种大条步]|位一体))(?P<noun>[{HAN}]{{2}})"
)
_SO_MANY = re.compile(
    f"[“‘]?(?P<count>(?P<number>[两{TENS}])个[”]?)[“]?(?P<head>[{HAN}]{{2}})[”’]?[{HAN}]{{0,14}}(?:[：:，,]|——){{1,2}}(?:即|就是|分别是|包括)?[：:]?"
    f"(?P<list>(?P=head)[{HAN}]{{2,14}}(?:[、，,；;](?P=head)[{HAN}]{{2,14}})+)(?=[，。；;,]|$)"
)
_ROUND = Worded(
    f"{_COUNT}<stage-kind>[，,：:](?P<list>(?P<begins>[在对从]?)[“《][^“”《》]{{1,8}}[”》][{HAN}]{{2,14}}(?:[，；,;](?P=begins)[“《][^“”《》]{{1,8}}[”》][{HAN}]{{2,14}})+)"
)

_ALIKE = re.compile(
    f"(?<![第前后其另中《两{TENS}0-9.])(?P<count>{_NUMBER}[个大项条类种张级份道支本套])[{HAN}]{{0,6}}?(?P<head>[{HAN}]{{2}})"
    f"[”]?[{HAN}]{{0,4}}[，,]?(?:即|分别为|分别是|包括|：|:|——)+(?P<list>[{HAN}]{{1,12}}(?P=head)(?:、[{HAN}]{{1,12}}(?P=head))+)(?=[，。；;,\\n]|$)"
)
"""四项机制：会商机制、通报机制: every piece ends in what is counted."""
_LEVELS = Worded(
    f"(?<!、)(?P<list>(?:<place-level>级?、){{1,8}}<place-level>级?)(?P<count>(?P<number>[两{TENS}])级)"
)
_MADE_OF = re.compile(
    f"由(?P<list>[{HAN}]{{2,30}}(?:、[{HAN}]{{2,30}}){{1,12}}?)(?P<count>{_NUMBER}(?:个|大)?(?:部分|方面|板块))(?:组成|构成)"
)
_SHARED_OUT = re.compile(
    f"{_COUNT}[{HAN}]{{0,8}}分别由(?P<list>[{HAN}]{{2,12}}(?:(?:、|和|与|以及)[{HAN}]{{2,12}}){{1,10}})(?:负责|承担|牵头|承办|领办)"
)
_COUNT_MORE = _COUNT.replace(_UNITS, f"{_UNITS}起家")
_NAMED_COLON = re.compile(
    f"(?:{_COUNT_MORE}[{HAN}]{{2,8}}|(?<=[{HAN}]){_COUNT_MORE.replace('?P<count>', '?P<count2>').replace('?P<number>', '?P<number2>').replace('?P<unit>', '?P<unit2>')})"
    f"[：:](?P<list>[{HAN}]{{3,16}}(?:、[{HAN}]{{3,16}}){{1,12}})(?=[，,。；;\\n]|$)"
)
"""五类短板：说理不足、归档不及时，逐项整改; 举措三条：免费刻章、免费寄递。"""
_POSTS = re.compile(
    f"(?P<post>副?(?:组长|主任|队长|指挥长|召集人))(?P<count>(?P<number>[两{TENS}2-9])[名人])[^。\\n]{{0,40}}?(?<!副)(?P=post)(?:分别)?由(?P<list>[^，。；：\\n]{{2,40}}?)担任"
)
_PLURAL = re.compile("[各等]|有关|相关|班子成员|领导成员")
_SLOGAN = re.compile(f"“(?P<count>(?P<number>[{TENS}])(?P<head>[{HAN}]{{2}}))”")
_QUOTED_SO_MANY = re.compile(
    f"[“‘](?P<count>(?P<number>[两{TENS}])个(?P<head>[{HAN}]{{2}}))[”’][：:]?(?P<list>[{HAN}]{{2,12}}(?:、[{HAN}]{{2,12}})+)(?=[，。；\\n]|$)"
)
_SET_NAMED = re.compile(
    f"“[一{TENS}][{HAN}]{{1,4}}(?P<count>(?P<number>[两{TENS}])(?P<head>[{HAN}]{{2}}))”[^。\\n]{{4,60}}?(?P<again>(?P<other>[两{TENS}])个(?P=head))"
)
_AFTER_COLON = re.compile(
    f"{_COUNT}[{HAN}]{{0,6}}?(?P<noun>[{HAN}]{{2}})[：:](?P<list>[{HAN}]{{2,10}}(?:、[{HAN}]{{2,10}})+)(?=[。；;\\n]|$)"
)


def announced_counts(doc: Document) -> Iterator[Announced]:
    """Counts that no reading of what is near them fits; ambiguous ones left out."""
    marked = list(_before_lists(doc))
    fits = {a.span for a in marked if a.said == a.found}
    found = chain(
        marked,
        _after_lists(doc),
        _across_headings(doc),
        _before_headings(doc),
        _in_sentences(doc),
        _pointed_back_to(doc),
        _before_paragraphs(doc),
        colon_lists(doc),
    )
    yield from (a for a in found if a.said != a.found and a.said > 1 and a.span not in fits)


def _complete(numbers: list[int]) -> bool:
    return numbers == list(range(1, len(numbers) + 1))


def _lists(doc: Document) -> Iterator[Enumeration]:
    for listed in doc.enumerations:
        if listed.counted and _complete([item.ordinal for item in listed.items]):
            yield listed


def _before_lists(doc: Document) -> Iterator[Announced]:
    """以下三个方面的问题：一是…；二是…."""
    for listed in _lists(doc):
        found = _before(doc, listed.span.start)
        if found is None:
            yield from _told_one_by_one(
                doc,
                [item.span for item in listed.items],
                listed.style.partition("第一")[2] or listed.style.partition("其一")[1],
            )
            continue
        span, said = found
        if said <= len(listed.items) or not _MORE.search(doc.body, *listed.items[-1].span):
            yield Announced(span, said, len(listed.items), listed.items[0].marker)


def _after_lists(doc: Document) -> Iterator[Announced]:
    """一是…；二是…。上述三项工作…."""
    for listed in _lists(doc):
        last = listed.items[-1]
        paragraph = doc.paragraph_at(last.span.start)
        end = paragraph.span.end if paragraph is not None else last.span.end
        if paragraph is not None and paragraph.ordinal + 1 < len(doc.paragraphs):
            following = doc.paragraphs[paragraph.ordinal + 1]
            end = following.span.end if following.role == "body" else end
        for clause in doc.clauses_in(Span(last.lead.end, end)):
            match = _ABOVE.of(doc).match(doc.body, *clause.span)
            if match is not None:
                said = ordinal(match["number"]) or 0
                yield Announced(Span(*match.span("count")), said, len(listed.items), listed.items[0].marker)
                break


def _across_headings(doc: Document) -> Iterator[Announced]:
    """二、存在的不足（一）…（二）… 三、下一步打算 针对上述三个问题…: what one part lists, counted at the head of the next."""
    parts = [section for section in doc.sections if section.parent is None]
    for above, below in pairwise(parts):
        match = next(
            (m for c in doc.clauses_in(below.own) if (m := _ABOVE.of(doc).match(doc.body, *c.span))), None
        )
        if match is None:
            continue
        said = ordinal(match["number"]) or 0
        kids = [s.heading.marker for s in doc.sections if s.parent == above.ordinal]
        lists = [x for x in _lists(doc) if above.span.start <= x.span.start < above.span.end]
        counts = [len(kids)] if kids else []
        counts += [len(listed.items) for listed in lists]
        if counts and said not in (*counts, sum(len(listed.items) for listed in lists)):
            first = kids[0] if kids else lists[0].items[0].marker
            yield Announced(Span(*match.span("count")), said, counts[0], first, sure=len(counts) == 1)


def _before_headings(doc: Document) -> Iterator[Announced]:
    """重点抓好以下三项工作。 before （一）, （二） …."""
    if misfits(doc):
        return
    children: dict[int | None, list[Section]] = {}
    for section in doc.sections:
        children.setdefault(section.parent, []).append(section)
    for parent, below in children.items():
        if not _complete([number(section) for section in below]) or len({family(s) for s in below}) > 1:
            continue
        found = _before(doc, below[0].span.start)
        if found is None and (parent is not None or family(below[0]) != "一、"):
            yield from _told_one_by_one(doc, [section.heading.span for section in below])
        if found is not None and (parent is None or found[0].start >= doc.sections[parent].heading.span.end):
            yield Announced(*found, len(below), below[0].heading.marker)


def _before_paragraphs(doc: Document) -> Iterator[Announced]:
    """公布三张清单，逐张说明如下。 before two paragraphs 检查事项清单：…, 不予处罚清单：…."""
    for group in groups(doc):
        if group.sure:
            found = _before(doc, group.span.start)
            if found is not None and len(group.items) > 1:
                yield Announced(*found, len(group.items), group.items[0], sure=False)
            else:
                yield from _told_one_by_one(doc, list(group.items))


def _told_one_by_one(doc: Document, items: list[Span], unit: str = "") -> Iterator[Announced]:
    """The one number of things in the sentence before ``items`` that says that each of them follows.

    Args:
        unit: the measure word of their markers: 第一步, … are what 分三步 counts; 其一 for 其一, 其二.
    """
    sentence = next(reversed(sentences_in(doc, Span(max(0, items[0].start - _LEAD), items[0].start))), None)
    if sentence is None or doc.body[min(sentence.end, items[0].start) : items[0].start].strip():
        return
    sentence = Span(sentence.start, min(sentence.end, items[0].start))
    each = tells_each(doc, sentence)
    counts = [count for count in said_in(doc, sentence) if count.number > 1]
    if {len(items)} & ({count.number for count in counts} | sums(counts)):
        return
    told = Span(sentence.start, items[0].start)
    echoed = _echoed(doc, counts, unit, told)
    typed = [c for c in counts if each is not None and c.span.end < each.start and _of_listed(doc, c.span)]
    found = echoed or typed or _alone(doc, counts, unit, told)
    if len(found) == 1 and abs(found[0].number - len(items)) < _FAR:
        sure = bool(echoed or (typed and len(counts) == 1) or _told_among(doc, found[0].span, unit))
        yield Announced(found[0].span, found[0].number, len(items), items[0], sure=sure)


def _echoed(doc: Document, counts: Sequence[Said], unit: str, told: Span) -> list[Said]:
    """Those whose measure word is that of the markers, or comes again behind 逐."""
    return [c for c in counts if c.unit == unit or f"逐{c.unit}" in doc.quote(Span(c.span.end, told.end))]


def _alone(doc: Document, counts: Sequence[Said], unit: str, told: Span) -> list[Said]:
    """The only number of the sentence, if a colon, 其一 or praise says that its things come next."""
    if len(counts) != 1:
        return []
    shown = doc.body[told.end - 1] in "：:" and _shown(doc, counts[0].span)
    return list(counts) if shown or _told_among(doc, counts[0].span, unit) else []


def _told_among(doc: Document, count: Span, unit: str) -> bool:
    """Whether 其一 or praise says that the things counted are told next: 四个做法受到肯定。一是…."""
    if ending_at(doc, count.start, "back-pointer") is not None:
        return False
    noun = starting_at(doc, count.end, *_LISTED_NOUNS) or starting_at(doc, count.end + 1, *_LISTED_NOUNS)
    if unit == _AMONG and starting_at(doc, count.end, "set-body", "set-event") is None:
        return noun is not None or doc.body[count.end - 1] in _ABSTRACT
    return noun is not None and _PRAISED.of(doc).match(doc.body, noun.end) is not None


_AMONG = "其一"
_ABSTRACT = frozenset("个项点条种面类")
_PRAISED = Worded(f"<well-received>|(?:<undergo>|[获在])[{HAN}]{{0,8}}?(?:<acclaim>|推广|推介|转发)")


def _shown(doc: Document, count: Span) -> bool:
    """Whether the number is of what there is: 有两处变化值得一提."""
    bodies = starting_at(doc, count.end, "set-body", "set-event")
    return bodies is None and ending_at(doc, count.start, "shows-up") is not None


def _of_listed(doc: Document, count: Span) -> bool:
    """Whether what is counted is of the kind that is listed: 6个问题, 重点有六项."""
    if starting_at(doc, count.end, *_LISTED_NOUNS) is not None:
        return True
    clause = doc.clause_at(count.start)
    return (
        clause is not None
        and clause.span.end == count.end
        and first_in(doc, clause.span, *_LISTED_NOUNS) is not None
    )


_COLONS = ("：", ":")
_LEAD = 200
"""Characters in which the sentence before a list begins."""
_LISTED_NOUNS = ("listed-matter", "listed-besides", "listed-noun", "counted-kind")


def _before(doc: Document, start: int) -> tuple[Span, int] | None:
    """The count announced in the clause that ends just before ``start``, in the same or the last paragraph."""
    end = start
    while end > 0 and (doc.body[end - 1].isspace() or doc.body[end - 1] in "：:。"):
        end -= 1
    clause = doc.clause_at(end - 1) if end and end < start else None
    if clause is None:
        return None
    match = (
        _ANNOUNCED.of(doc).search(doc.body, clause.span.start, end)
        or _of_any(doc, clause.span.start, end)
        or _PARTS.search(doc.body, clause.span.start, end)
        or _from_sides(doc, clause.span.start, end)
    )
    if match is None or first_in(doc, (clause.span.start, match.start()), "told-before"):
        return None
    said = ordinal(match["number"])
    if said is None or not (
        doc.body[end : end + 1] in _COLONS
        or match["unit"].endswith(("方面", "点"))
        or _SAYS_WHAT_FOLLOWS.of(doc).search(doc.body, clause.span.start, end)
        or (
            starting_at(doc, match.end("count"), *_LISTED_NOUNS) and ending_at(doc, match.start(), "shows-up")
        )
    ):
        return None
    return Span(*match.span("count")), said


def _of_any(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """推出五项助企惠民措施：, where the clause has no other count (3个方面15项指标)."""
    match = _OF_ANY.search(doc.body, start, end) if doc.body[end : end + 1] in _COLONS else None
    return match if match is not None and not said_in(doc, (start, match.start())) else None


def _from_sides(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """从四个方面推进依法行政: the count stands before what is done."""
    match = _ASPECTS.search(doc.body, start, end)
    return match if match is not None and match["unit"].endswith("方面") else None


_COUNTED = re.compile(f"(?<![两{TENS}0-9])[两{TENS}0-9]++(?=[个大方项点条类种步级件份部张道支本套])")


@fact
def _counted(doc: Document) -> list[int]:
    """Where a number begins that a counter follows; few places, so that patterns need not look at all of the text."""
    return [match.start() for match in everywhere(doc, _COUNTED)]


def _at_counts(doc: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """As ``pattern.finditer``, for a pattern that begins with a count."""
    end = 0
    for start in _counted(doc):
        match = pattern.match(doc.body, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _in_sentences(doc: Document) -> Iterator[Announced]:
    """What is listed beside its number, in one sentence, in any shape."""
    for match in _at_counts(doc, _TITLES.of(doc)):
        yield from _told(match, len(_TITLE.findall(match["list"])), match["more"] is not None)
    for match in everywhere(doc, _ONES.of(doc)):
        yield from _told(match, len(_MARKS.findall(match["list"])) + 1)
    for match in _at_counts(doc, _WORDS):
        if not _JOINED.search(match["list"]):
            yield from _told(match, len(_MARKS.findall(match["list"])) + 1, sure=False)
    for match in _at_counts(doc, _ALIKE):
        if not _CONJUNCTION.search(match["list"]):
            yield from _told(match, len(_MARKS.findall(match["list"])) + 1)
    for match in _at_counts(doc, _DEALT):
        yield from _told(match, len(_MARKS.findall(match["list"])) + 1)
    kinds = frozenset(classes_of(doc).words("counted-kind"))
    for match in _at_counts(doc, _AFTER_COLON):
        items = len(_MARKS.findall(match["list"])) + 1
        if (
            match["noun"] in kinds
            and not match["list"].endswith(match["noun"])
            and not _JOINED.search(match["list"])
            and abs(items - (ordinal(match["number"]) or 0)) < _FAR
        ):
            yield from _told(match, items, sure=False)
    for match in everywhere(doc, _IN_QUOTES):
        if match["noun"] not in kinds:
            continue
        yield from _told(match, len(_MARKS.findall(match["list"])) + 1)
    for match in everywhere(doc, _SO_MANY):
        yield from _told(match, len(of_text(f"(?:^|[、，,；;]){match['head']}").findall(match["list"])))
    for match in _at_counts(doc, _ROUND.of(doc)):
        yield from _told(match, len(re.findall(r"[“《]", match["list"])))
    for match in everywhere(doc, _BEHIND):
        yield from _behind(doc, match, kinds)
    yield from _in_other_shapes(doc)


def _in_other_shapes(doc: Document) -> Iterator[Announced]:
    """省、市、县三级; 由甲、乙、丙三部分组成; 两项任务分别由甲局、乙局负责; 副组长2名：…副组长由甲、乙担任."""
    for match in everywhere(doc, _LEVELS.of(doc)):
        yield from _told(match, len(_MARKS.findall(match["list"])) + 1)
    for match in everywhere(doc, _MADE_OF):
        if not _CONJUNCTION.search(match["list"].rpartition("、")[2]):
            yield from _told(match, len(_MARKS.findall(match["list"])) + 1)
    for match in _at_counts(doc, _SHARED_OUT):
        yield from _told(match, len(_BETWEEN.findall(match["list"])) + 1)
    for match in everywhere(doc, _POSTS):
        if not _PLURAL.search(match["list"]):
            yield from _told(match, len(_BETWEEN.findall(match["list"])) + 1)
    for match in everywhere(doc, _NAMED_COLON):
        name = "" if match["count"] else "2"
        items, said = len(_MARKS.findall(match["list"])) + 1, ordinal(match["number" + name]) or 0
        if said > 1 and abs(items - said) < _FAR and not _JOINED_IN.search(match["list"]):
            yield Announced(
                Span(*match.span("count" + name)), said, items, Span(*match.span("list")), sure=False
            )
    for match in everywhere(doc, _SET_NAMED):
        said, other = ordinal(match["number"]) or 0, ordinal(match["other"]) or 0
        yield Announced(Span(*match.span("again")), other, said, Span(*match.span("count")))
    yield from _slogans(doc)


_THESE = Worded(
    f"[，,—](?P<who>[{HAN}]{{0,16}}?)(?<![对在])(?:<by-means>)?(?:这|以上|上述)(?P<count>{_NUMBER}(?:个方面|大方面|方面|[个项点条大招步]))"
    "(?:的?(?:主要|重点|具体)?(?:<listed-matter|set-noun>)|管用|(?<=招)|[，,])"
)
"""甲、乙、丙，镇里用这四条措施推动…."""
_IN_A_ROW = re.compile(f"[ \u3000]*(?P<list>[{HAN}]{{4,12}}(?:[、，,][{HAN}]{{4,12}}){{1,9}})$")
_UNEVEN = 2
"""So many characters more than the shortest the longest of a row may have."""


def _pointed_back_to(doc: Document) -> Iterator[Announced]:
    for pointer in everywhere(doc, _THESE.of(doc)):
        yield from _listed_before(doc, pointer)


def _listed_before(doc: Document, pointer: re.Match[str]) -> Iterator[Announced]:
    """What a sentence lists from its first word on, joined by 、 alone or ， alone, and then points back to."""
    start = sentence_at(doc, pointer.start()).start
    if pointer.start() - start > _LEAD:
        return
    row = _IN_A_ROW.match(doc.body, start, pointer.start())
    if row is None or _JOINED_IN.search(row["list"]):
        return
    pieces, said = _MARKS.split(row["list"]), ordinal(pointer["number"]) or 0
    lengths = {*map(len, pieces)}
    even = max(lengths) - min(lengths) <= (_UNEVEN if "，" not in row["list"] else 0)
    if (
        len(pieces) > 2
        and even
        and len(set(row["list"]) & set("、，,")) == 1
        and abs(len(pieces) - said) < _FAR
    ):
        yield Announced(Span(*pointer.span("count")), said, len(pieces), Span(*row.span("list")))


_JOINED_IN = re.compile("[和与]|以及|等")


def _slogans(doc: Document) -> Iterator[Announced]:
    """“四个到位”：思想到位、…、经费拨付; “三整治” and four clauses that begin with 整治."""
    for match in everywhere(doc, _QUOTED_SO_MANY):
        items, said = match["list"].split("、"), ordinal(match["number"]) or 0
        alike = [item for item in items if item.endswith(match["head"])]
        if len(items) == said and len(alike) == said - 1 > 1:
            odd = next(item for item in items if item not in alike)
            at = match.start("list") + match["list"].index(odd)
            yield Announced(Span(*match.span("count")), said, len(alike), Span(at, at + len(odd)))
    for match in everywhere(doc, _SLOGAN):
        section = doc.section_at(match.start())
        if section is None or not section.heading.span.start <= match.start() < section.heading.span.end:
            continue
        begins = re.compile(f"(?:^|[；。\\n])[ \u3000]*{match['head']}(?=[{HAN}])", re.M)
        found = len(begins.findall(doc.body, section.heading.span.end, section.span.end))
        said = ordinal(match["number"]) or 0
        if found > 1 and abs(found - said) < _FAR:
            yield Announced(
                Span(*match.span("count")), said, found, Span(section.heading.span.end, section.span.end)
            )


def _behind(doc: Document, match: re.Match[str], kinds: frozenset[str]) -> Iterator[Announced]:
    """教育、医疗、养老三大领域: short words without a conjunction, and a number that is off by one or two."""
    clause = doc.clause_at(match.start())
    end = match.start("open") if match["open"] else match.start("count")
    pieces = _PIECES.match(doc.body, clause.span.start, end) if clause is not None else None
    if pieces is None or match["noun"] not in kinds or pieces[0].endswith(_GOES_ON):
        return
    first, _, rest = pieces[0].partition("、")
    if _JOINED.search(rest) or _CONJUNCTION.search(first):
        return
    items, said = len(_MARKS.findall(pieces[0])) + 1, ordinal(match["number"]) or 0
    if said < items if match["open"] else abs(said - items) < _FAR:
        yield Announced(
            Span(*match.span("count")), said, items, Span(*pieces.span()), sure=bool(match["open"])
        )


def _told(match: re.Match[str], items: int, more: bool = False, sure: bool = True) -> Iterator[Announced]:
    said = ordinal(match["number"]) or 0
    if not more or said < items:
        yield Announced(Span(*match.span("count")), said, items, Span(*match.span("list")), sure)
