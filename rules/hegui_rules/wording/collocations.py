"""Verbs and nouns that do not go together: the tables, and where they are met.

``collocations.tsv`` lists what does not go together, ``strangers.tsv`` which kinds of verbs edited prose never puts with a
noun, ``collocation_counts.tsv`` how often it puts which verb with which noun (written by ``benchmarks/collocations.py``):
the witness in the message, and what keeps a clause silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, Cue, split
from hegui.api.language import BUILT_IN, WordClasses, classes_of
from hegui.api.text import whole, words
from hegui_rules.knowledge import path_of
from hegui_rules.wording.objects import Reading, governed

ORDERS = ("object", "subject")

IN_USE = 10
"""What edited prose writes so often is no slip of one hand: many hold it for right, so a rule may only ask (强化力度)."""


class Collocation(NamedTuple):
    """A row of collocations.tsv: ``verbs`` do not go with ``heads``, those of ``right`` do; the first of them is advised.

    ``order`` says where the head stands: ``object``, behind the verb (加强力度), or ``subject``, before it
    (水平有待加强).
    """

    id: str
    order: str
    verbs: tuple[str, ...]
    heads: tuple[str, ...]
    right: tuple[str, ...]
    sources: tuple[str, ...]
    sure: bool


class Stranger(NamedTuple):
    """A row of strangers.tsv: verbs of the word classes ``kinds``, and ``verbs``, do not govern ``nouns``; ``right`` do."""

    id: str
    kinds: tuple[str, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    right: tuple[str, ...]
    sure: bool


class Counts(NamedTuple):
    """A row of collocation_counts.tsv: how often each verb was met with ``noun``, the most frequent first."""

    id: str
    order: str
    noun: str
    verbs: Mapping[str, int]


class Clash(NamedTuple):
    """A verb with a noun it does not go with; ``span`` reaches from the one to the other.

    Attributes:
        usual: a right verb and how often edited prose puts it with the noun; 0 where that was not counted.
        met: how often the written verb was met with it.
    """

    entry: Collocation | Stranger
    span: Span
    verb: str
    head: str
    usual: tuple[str, int]
    met: int

    @property
    def clear(self) -> bool:
        """Whether it is a fault rather than worth a look: edited prose hardly ever writes it, and not again and again."""
        return self.entry.sure and self.met < IN_USE and self.met * 50 <= self.usual[1]

    @property
    def predicative(self) -> bool:
        """Whether the noun stands before the verb (力度好转)."""
        return isinstance(self.entry, Collocation) and self.entry.order == "subject"


def _collocation(row: Cells) -> Collocation:
    verbs, heads, right = split(row["verbs"]), split(row["heads"]), split(row["right"])
    if not verbs or not heads or not right:
        raise ValueError("verbs、heads、right 不能为空")
    for verb in right:
        if verb in verbs:
            raise ValueError(f"“{verb}”又列为不能搭配的动词")
    if row["order"] not in ORDERS:
        raise ValueError(f"order 应为 {'、'.join(ORDERS)} 之一")
    return Collocation(
        row["id"], row["order"], verbs, heads, right, split(row["source"]), row["confidence"] == "high",
    )  # fmt: skip


def _counts(row: Cells) -> Counts:
    if row["order"] not in ORDERS or not row["noun"]:
        raise ValueError("order 或 noun 有误")
    pairs = (item.partition("=") for item in split(row["verbs"]))
    return Counts(row["id"], row["order"], row["noun"], {verb: int(count) for verb, _, count in pairs})


COLLOCATIONS: Table[Collocation] = Table(
    "collocations",
    title="动词与名词不搭配",
    path=path_of("collocations.tsv"),
    columns=("order", "verbs", "heads", "right"),
    entry=_collocation,
    words=lambda row: (Cue(word, starts=False, ends=False) for word in split(row["heads"])),
)


def _stranger(row: Cells) -> Stranger:
    kinds, verbs, nouns = split(row["kinds"]), split(row["verbs"]), split(row["nouns"])
    if not (kinds or verbs) or not nouns or not row["right"]:
        raise ValueError("nouns、right 以及 kinds 或 verbs 不能为空")
    BUILT_IN.words(*kinds)
    return Stranger(row["id"], kinds, verbs, nouns, split(row["right"]), row["confidence"] == "high")


STRANGERS: Table[Stranger] = Table(
    "strangers",
    title="规范文本中从不与某些名词搭配的动词",
    path=path_of("strangers.tsv"),
    columns=("kinds", "verbs", "nouns", "right"),
    entry=_stranger,
    words=lambda row: (Cue(noun, starts=False) for noun in split(row["nouns"])),
)

COUNTS: Table[Counts] = Table(
    "collocation_counts",
    title="动词与名词搭配的次数",
    path=path_of("collocation_counts.tsv"),
    columns=("order", "noun", "verbs"),
    entry=_counts,
)


class Governor(NamedTuple):
    """A verb before a noun that may govern it; ``sure`` when its own words say so (了, 对……的)."""

    verb: str
    start: int
    end: int
    sure: bool


class _Shapes(NamedTuple):
    """The regular expressions of one set of word classes."""

    verb: re.Pattern[str]
    idle: re.Pattern[str]
    sure: re.Pattern[str]
    predicate: re.Pattern[str]
    ending: re.Pattern[str]
    short: re.Pattern[str]
    described: re.Pattern[str]
    adverb: re.Pattern[str]
    link: re.Pattern[str]


@lru_cache(maxsize=4)
def _shapes(classes: WordClasses) -> _Shapes:
    verb, joint, stop = classes.pattern("transitive"), "[、和与及并]|以及", "(?=[，,。；;：:！？）)\n]|$)"
    return _Shapes(
        re.compile(f"(?<!更)({verb})"),
        # Without an object of its own: 劳动保障等领域, 化解率; 加强和改进 has one.
        re.compile(f"[等的者]|{classes.pattern('abstract-suffix')}|(?:{joint})(?!(?:{joint})?{verb})"),
        re.compile(
            "了|对(?![外内口接标应策象比照])[^的]{1,40}的|在[^的]{1,40}(?:中|上|方面|领域|过程)[^的]{0,12}的"
        ),
        re.compile(
            f"(?P<noun>[\u4e00-\u9fff]{{2,3}})(?:{classes.pattern('predicate-adverb')}|的|地)*"
            f"(?P<verb>{classes.pattern('predicate')})了?{stop}"
        ),
        re.compile(
            f"{stop}|{classes.pattern('made-into')}|(?:{joint})[\u4e00-\u9fff]{{1,4}}{classes.pattern('abstract-suffix')}{stop}"
        ),
        re.compile(f"{classes.pattern('short-verb')}$"),
        re.compile("[^、和与并 ]$"),
        re.compile(f"{classes.pattern('verb-as-adverb')}{verb}"),
        # 增加就业是政府的职责: what stands before is no verb of the noun.
        re.compile(classes.pattern("links-clause")),
    )


def present(before: str, classes: WordClasses) -> list[Governor]:
    """The verbs in ``before``, in their order, but those that are nouns or describe the noun behind it.

    A verb right before the noun describes it (工作推进力度); one without an object is a noun (劳动保障等领域).
    """
    shapes, found = _shapes(classes), list[Governor]()
    for match in shapes.verb.finditer(before):
        if not shapes.idle.match(before, match.end()):
            aspect = shapes.sure.match(before, match.end())
            found.append(Governor(match[0], *match.span(), bool(aspect) and "的" in before[match.end() :]))
    while (
        found
        and before[found[-1].end :] in ("", "的")
        and shapes.described.search(before, 0, found[-1].start)
    ):
        found.pop()
    return found


def candidates(before: str, classes: WordClasses) -> list[Governor]:
    """The verbs of ``present`` that may govern the noun.

    One right behind another verb is a noun (加强宣传教育), unless that is an adverb (加快形成). What follows a verb that
    surely governs the noun (加大对……的, 缩短了……的) is its attribute.
    """
    shapes, found, done = _shapes(classes), list[Governor](), -1
    if shapes.short.search(before):
        return []
    for verb in present(before, classes):
        if verb.start != done and not shapes.adverb.match(before, verb.start):
            found.append(verb)
            done = verb.end if len(verb.verb) > 1 else done
    certain = [place for place, verb in enumerate(found) if verb.sure]
    return found[: certain[-1] + 1] if certain else found


def predicate(clause: str, classes: WordClasses) -> tuple[str, str] | None:
    """The noun and the verb that end ``clause`` as subject and predicate (水平不断提高)."""
    found = _shapes(classes).predicate.search(clause)
    return (found["noun"][-2:], found["verb"]) if found else None


@lru_cache(maxsize=8)
def _by_noun(table: Table[Counts]) -> Mapping[tuple[str, str], Mapping[str, int]]:
    return table.derived(
        "by noun", lambda: {(entry.order, entry.noun): dict(entry.verbs) for entry in table.entries}
    )


def governed_by(table: Table[Counts], noun: str) -> Mapping[str, int]:
    """How often each verb was met with ``noun`` as its object."""
    return _by_noun(table).get(("object", noun), {})


def goes(met: Mapping[str, int], verb: str) -> bool:
    """Whether ``verb`` is met so often with a noun that they go together: thrice, and not but a twentieth of the usual verb."""
    count = met.get(verb, 0)
    return count >= 3 and count * 20 >= max(met.values())


def _governor(verbs: list[Governor], before: str, entry: Collocation) -> Governor | None:
    """The verb that governs the noun behind ``before``, where it is one of the row.

    Behind the last 的 it is the nearest verb; otherwise 的 ends an attribute, and the verbs in it are passed over.
    """
    attribute = before.rfind("的")
    if near := [verb for verb in verbs if verb.start > attribute]:
        return near[-1] if near[-1].verb in entry.verbs else None
    return next((v for v in reversed(verbs) if v.verb in entry.verbs), None)


def _has_object(between: str, governor: Governor, counts: Table[Counts]) -> bool:
    """Whether the verb has its object before the noun, so that both are an attribute: 扩大开放的任务, 扩大内需机制."""
    if len(words(governor.verb + between)[0]) > len(governor.verb):
        return True
    return not governor.sure and any(
        goes(_by_noun(counts).get(("object", between[i : i + 2]), {}), governor.verb)
        for i in range(len(between) - 1)
    )


def _takes_another(between: str, governor: Governor, table: Table[Collocation]) -> bool:
    """Whether the verb has an object that it takes before the noun: then 加大抽检力度和信息透明度 is only loose."""
    return any(
        head in between
        for entry in table.entries
        if governor.verb in entry.right and entry.order == "object"
        for head in entry.heads
    )


def clashes(doc: Document, table: Table[Collocation], counts: Table[Counts]) -> Iterator[Clash]:
    """Verbs with a noun they do not go with, once for each verb.

    An object is judged at the end of its clause or before a second object, by the nearest verb that may govern it, and
    only where no verb of the clause goes with it. A subject is judged by the verb that ends the clause behind it.
    """
    classes, found = classes_of(doc), dict[int, Clash]()
    shapes, contents = _shapes(classes), classes.words("content-noun")
    for entry, noun, first, last in table.placed(doc):
        ends = entry.order != "object" or shapes.ending.match(doc.body, last)
        clause = doc.clause_at(first) if ends else None
        if clause is None or in_title(doc, first):
            continue
        start, end = clause.span
        met = _by_noun(counts).get((entry.order, noun), {})
        if entry.order == "object":
            before = doc.body[start:first]
            if not any(verb in before for verb in entry.verbs):
                continue
            if any(v[0] in entry.right or goes(met, v[0]) for v in present(before, classes)):
                continue
            governor = _governor(candidates(before, classes), before, entry)
            if governor is None or _takes_another(before[governor.end :], governor, table):
                continue
            if shapes.link.search(before, governor.end):
                continue
            if noun in contents and _has_object(before[governor.end :], governor, counts):
                continue
            verb, span = governor.verb, Span(start + governor.start, last)
        else:
            state = shapes.predicate.match(doc.body, max(first, last - 2), end)
            if state is None or state["verb"] not in entry.verbs:
                continue
            behind = doc.body[last : state.end("noun")]
            if behind and behind not in classes.words("predicate-adverb"):
                continue  # 存量房: the noun is another
            verb, span = state["verb"], Span(first, state.end("verb"))
        if whole(doc.body, Span(first, last)):
            usual = max(((right, met.get(right, 0)) for right in entry.right), key=lambda pair: pair[1])
            found[span.start] = Clash(entry, span, verb, noun, usual, met.get(verb, 0))
    yield from found.values()


def strange(doc: Document, table: Table[Stranger], counts: Table[Counts]) -> Iterator[Clash]:
    """Verbs that govern a noun to which they are strangers, the clause read by ``governed``."""
    classes, read, body = classes_of(doc), -1, doc.body
    clauses = {clause.span.end: clause for clause in doc.clauses}
    for entry, noun, start, end in table.placed(doc):
        clause = clauses.get(end) or (doc.clause_at(start) if body[end : end + 1].isdigit() else None)
        if clause is None or start < clause.span.start:
            continue
        verbs, verb = _verbs_of(classes, entry.kinds, entry.verbs)
        if not verb.search(body, clause.span.start, start) or in_title(doc, start):
            continue
        if clause.span.start != read:
            read, reading = clause.span.start, governed(body[slice(*clause.span)], classes)
        if reading is None or reading.joint or reading.verb not in verbs or not is_head(reading.head, noun):
            continue
        if reading.close and reading.start:
            continue
        met = _by_noun(counts).get(("object", noun), {})
        if any(goes(met, verb) for verb in (reading.verb, *reading.others)):
            continue
        # 做好回应关切工作: the noun is the object of the verb before, what stands between its attribute.
        led = body[clause.span.start : read + reading.start]
        if led.endswith(tuple(verb for verb in met if len(verb) > 1 and goes(met, verb))):
            continue
        span = Span(read + reading.start, end)
        if not has_own(doc, span, reading, noun, counts) and whole(body, Span(start, end), starts=False):
            usual = max(((right, met.get(right, 0)) for right in entry.right), key=lambda pair: pair[1])
            yield Clash(entry, span, reading.verb, noun, usual, met.get(reading.verb, 0))


@lru_cache(maxsize=256)
def _verbs_of(
    classes: WordClasses, kinds: tuple[str, ...], more: tuple[str, ...]
) -> tuple[frozenset[str], re.Pattern[str]]:
    """The verbs of a row of strangers.tsv, and a pattern that meets a text in which one of them stands."""
    verbs = (*classes.words(*kinds), *more)
    either = "|".join(map(re.escape, more))
    if kinds:
        either = "|".join((classes.pattern(*kinds), either)) if more else classes.pattern(*kinds)
    return frozenset(verbs), re.compile(either)


def is_head(head: str, noun: str) -> bool:
    """Whether ``head`` ends with ``noun`` as its noun: 服务体系 is a 体系, 大力|度 is no 力度."""
    return head == noun or (head.endswith(noun) and len(head) - len(noun) > 1)


def has_own(doc: Document, span: Span, reading: Reading, noun: str, counts: Table[Counts]) -> bool:
    """Whether the verb has its object in the attribute (推动发展的|能力), or a quotation begins or ends between the two.

    Without 的 only nouns that name no process can have such an attribute: 履行职责|能力, but 夯实基础|建设.
    """
    text = doc.body[slice(*span)]
    if text.count("“") != text.count("”"):
        return True
    inside = text[len(reading.verb) : -len(noun)]
    if reading.attribute:
        parts = [words(part) for part in inside.split("的")[:-1] if part]
        # 扩大内需最直接、最有效的措施: what such nouns are for may be anywhere in the attribute.
        first = 0 if noun in classes_of(doc).words("content-noun") and noun != "问题" else -1
        owned = [
            word for part in parts if part[-2:-1] != ["不"] for word in part[first:]
        ]  # 不规范 is no noun
    else:
        owned = [] if noun in classes_of(doc).words("process-noun") else words(inside)
    classes = classes_of(doc)
    if (
        reading.attribute
        and reading.verb in classes.words("light-verb")
        and any(w[-2:] in classes.words("also-noun") for w in owned)
    ):
        return True
    if reading.attribute and noun in classes.words("charge-noun"):
        # 改进工作作风的责任: what a duty is; of a longer word the last two characters are the noun.
        owned += [word[-2:] for word in owned]
    return any(goes(_by_noun(counts).get(("object", word), {}), reading.verb) for word in owned)


def _ends(doc: Document, end: int, clause_end: int) -> bool:
    """Whether the clause ends at ``end``, or with a figure there (培训班4次)."""
    return end == clause_end or doc.body[end].isdigit()
