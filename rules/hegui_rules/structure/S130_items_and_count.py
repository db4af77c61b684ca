"""S130: 立案、调查、决定、执行三个环节: words in a row, and how many they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import Worded, classes_of, ending_at, everywhere, first_in, starting_at
from hegui.api.text import TENS, ordinal
from hegui_rules.basis import USAGE
from hegui_rules.structure.counts import HAN

_COUNT = Worded(
    f"(?<![第前后其另两{TENS}0-9.“‘《])(?P<count>(?P<number>[两{TENS}]|[2-9])[ ]?(?P<unit><set-unit>))"
    f"的?(?:(?:<set-adjective>{{0,2}}|[{HAN}]{{2}})(?P<noun><set-noun>)|[{HAN}]{{2}})"
)
_LEADS = Worded(
    f"[{HAN}]{{0,4}}?(?P<mark>(?P<bracket>[（(])|——|[：:]|[，,]?(?:<namely|set-partly>|就是|指的是|是指|分别指|指)[：:]?)(?:<namely>|就是)?(?P<partly><set-partly>)?"
    f"(?P<list>[{HAN}]{{1,14}}(?:(?:、|和|与|及|以及)[{HAN}]{{1,14}}){{1,14}}?)(?P<more>等等?)?(?(bracket)(?=[）)])|(?=[，。；;,！\\n]|——|$))"
)
_COUNTED = Worded(f"[两{TENS}0-9]<set-unit>")
"""What is counted before: 县、乡两级政府和发改、财政两个部门."""
_GOES_ON = re.compile("[^、]{0,8}?(?:以及|和|及|与)")
_QUOTED = re.compile("(?:“[^“”\n]{1,20}”[、和与及]?){2,}+")
_INSIDE = re.compile("“(?P<list>[^“”\n、]{1,12}(?:、[^“”\n、]{1,12})+)”$")
_QUOTED_ONE = re.compile("“[^“”\n]+”")
_NUMBERED = re.compile(f"[{TENS}]{{1,3}}(?:、|是|要)")
_JOINTS = re.compile("以及|和|及|与")
_MOST_PIECE, _MOST_FIRST = 12, 24
"""Characters of a member; the first has its verb before it."""
_ORGANS = frozenset(("部门", "单位", "机构"))
_SURE = 3
"""Members that make a list; two may be what the number is about (柳塘、桥头四个镇)."""
_DOUBLED = 4
"""Characters that may be two members: 事中事后, 互联互通."""
_FAR = 3
"""A number that is off by so much counts something else."""


@rule(
    code="S130",
    name="items-and-count",
    title="并列项与总括数不符",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="“立案、调查、决定三个环节”，列出几项，总括的数就是几；不符时不是漏列就是数错。",
    bad=(
        Bad("聚焦立案、调查、决定、执行⟦三个⟧环节，规范执法。", says="列出4项"),
        Bad("整合综治中心、司法所和人民法庭⟦四方⟧力量，化解纠纷。", says="列出3项"),
        Bad("编制⟦两张⟧清单（权力清单、责任清单、负面清单），厘清边界。"),
        Bad("组建⟦五支⟧队伍——法律顾问、人民调解员、普法志愿者、法律明白人，服务基层。"),
        Bad("严把⟦两道⟧关口，即起草、审查、备案，提高质量。"),
        Bad("紧盯食品安全、生态环境、安全生产、劳动保障和校园安全这⟦四大⟧领域。"),
        Bad("建成县级、乡镇和村级⟦四级⟧平台。"),
        Bad("与市场监管局、农业农村局、林业局⟦四个⟧部门建立协作机制。"),
        Bad("编制权力清单、责任清单、负面清单等⟦两张⟧清单。"),
    ),
    good=(
        "聚焦立案、调查、决定、执行四个环节，把好起草、审查和备案三道关口。",
        "聚焦立案、调查等四个环节，包括食品、药品在内的五大领域，五大领域，包括食品、药品。",
        "自然资源和规划、财政两个部门，事前、事中事后三个环节，区、镇街、村三级平台。",
        "加强培训、严把立案、调查、决定三道关口，教育、医疗、社保建立四个平台。",
        "三个环节和督查、问责两项任务，在5个乡镇（街道、社区）设立三类窗口。",
        "县财政、发改的三个部门，纵向到底、横向到边三级网络。",
    ),
)
def items_and_count(doc: Document, options: Options) -> Iterator[Finding]:
    """A number of things with the words joined by 、 that stand before it, or in brackets, behind 即 or a dash after it."""
    for match in everywhere(doc, _COUNT.of(doc)):
        said = ordinal(match["number"]) or 0
        behind = _LEADS.of(doc).match(doc.body, match.end())
        listed = _before(doc, match) or (_after(doc, behind) if behind is not None else None)
        if said < 2 or listed is None or not _fits_unit(doc, match, listed):
            continue
        if listed.fewest <= said <= listed.most or (listed.open and said > listed.fewest):
            continue
        if min(abs(said - listed.fewest), abs(said - listed.most)) >= _FAR:
            continue
        if said < listed.fewest and listed.loose and not listed.open:
            continue  # 低保、孤儿生活补贴和残疾人两项补贴: the number is of the last alone
        yield Finding(
            Span(*match.span("count")),
            f"这里列出{len(listed.members)}项，总括的数写的是“{match['count']}”",
            related=(Related(listed.span, "所列的内容"),),
            suggestion="核对是漏列、多列还是数字有误",
            severity=Severity.INFO if listed.loose or len(listed.members) < _SURE else None,
        )


class _Listed(NamedTuple):
    """Members joined by 、 or 和.

    Attributes:
        fewest, most: how many they can be; 和 may join two of them or stand in one.
        open: more are meant (等); loose: what 和 joins at the end is not cut like the rest.
    """

    span: Span
    members: tuple[str, ...]
    fewest: int
    most: int
    open: bool
    loose: bool = False


def _before(doc: Document, match: re.Match[str]) -> _Listed | None:
    """The members that end where ``match`` begins."""
    end = match.start()
    summed = ending_at(doc, end, "set-summed")
    end = summed.start if summed is not None else end
    while end and doc.body[end - 1] in "，,— ":
        end -= 1
    if end < match.start() and summed is None:
        return None
    opened = doc.body.endswith("等", 0, end)
    end -= opened
    clause = doc.clause_at(end - 1) if end else None
    if clause is None:
        return None
    start = clause.span.start
    numbered = _NUMBERED.match(doc.body, start, end)
    start = numbered.end() if numbered is not None else start
    quoted = next((m for m in _QUOTED.finditer(doc.body, start, end) if m.end() == end), None)
    if quoted is not None:
        members = tuple(_QUOTED_ONE.findall(quoted[0]))
        return _Listed(Span(*quoted.span()), members, len(members), len(members), opened)
    inside = _INSIDE.search(doc.body, start, end)
    if inside is not None:
        return _read(doc, Span(*inside.span("list")), opened, whole=True)
    for counted in _COUNTED.of(doc).finditer(doc.body, start, end):
        joint = _GOES_ON.match(doc.body, counted.end(), end)
        if joint is None:
            return None
        start = joint.end()
    found = _read(doc, Span(start, end), opened)
    if found is None or _ends_in_a_verb(doc, end, found.members) or ending_at(doc, end, "set-governed"):
        return None
    return found


def _ends_in_a_verb(doc: Document, end: int, members: tuple[str, ...]) -> bool:
    """Whether the verb of the number stands behind the last member: 甲局、乙局建立三项机制."""
    verb = ending_at(doc, end, "do", "hold", "obtain", "handle")
    first, *between, last = members
    longest = max(map(len, between), default=len(first) - 2)
    return verb is not None and len(last) > max(longest, verb.length)


def _after(doc: Document, match: re.Match[str]) -> _Listed | None:
    """The members that a bracket, a dash or 即 brings."""
    partly = match["partly"] or first_in(doc, match.span("mark"), "set-partly") is not None
    return _read(doc, Span(*match.span("list")), bool(match["more"] or partly), whole=True)


def _read(doc: Document, span: Span, opened: bool, whole: bool = False) -> _Listed | None:
    """The members of ``span``: short words, no clauses.

    Args:
        whole: nothing but members stands in ``span``; else a verb may stand before the first.
    """
    span = span if whole else _without_head(doc, span)
    text, pieces = _pieces(doc, doc.quote(span))
    if not pieces:
        return None
    split = _JOINTS.sub("、", pieces[-1]).split("、")
    if not all(split) or (len(pieces) < 2 and not (whole and len(split) == 2 and _alike(split))):
        return None
    joined = [*pieces[:-1], *split]
    inner = sum(len(_JOINTS.findall(piece)) for piece in pieces[:-1])
    fewest = len(joined) if len(split) == 2 and (inner == 0 and _alike(joined)) else len(pieces)
    inner += sum(word in text for word in classes_of(doc).words("two-in-one"))
    most = len(joined) + inner + sum(_double(piece, joined) for piece in joined)
    loose = len(split) > 1 and not whole and not _alike(joined)
    fewest = fewest if whole else _restart(doc, span, pieces, fewest)
    return _Listed(span, tuple(joined), fewest, most, opened, loose)


def _pieces(doc: Document, text: str) -> tuple[str, list[str]]:
    """``text`` with names that hold a joint masked, and what 、 separates in it; nothing where it is no list of short words."""
    if not re.fullmatch(f"[{HAN}、（）() ]+", text) or "的" in text or "等" in text:
        return text, []
    for name in classes_of(doc).words("joined-name"):
        if name in text:
            text = text.replace(name, "名" * len(name))
    pieces = [re.sub("[（(][^（()）]*[)）]", "", piece).strip() for piece in text.split("、")]
    short = all(pieces) and len(pieces[0]) <= _MOST_FIRST and all(len(p) <= _MOST_PIECE for p in pieces[1:])
    return text, pieces if short else []


def _without_head(doc: Document, span: Span) -> Span:
    """``span`` without what stands before the first member: an attribute with 的, 与 that says with whom."""
    head = doc.quote(span).partition("、")[0].rpartition("的")[0]
    span = Span(span.start + len(head) + bool(head), span.end)
    joint = _JOINTS.match(doc.body, *span)
    return Span(joint.end(), span.end) if joint is not None else span


def _alike(members: list[str]) -> bool:
    """Whether the two that 和 joins are cut like those before them: of one length, or ending alike."""
    *_, two, three = members
    before = members[:-2]
    if not before:
        return len(two) == len(three)
    same = all(len(m) == len(three) for m in (*before[1:], two)) and len(before[0]) >= len(three)
    return same or len({m[-1] for m in members}) == 1


def _even(members: tuple[str, ...]) -> bool:
    """Whether three or more are of one length, the first with a verb before it: then they are a list whatever is counted."""
    first, *others = members
    return len(others) > 1 and len({*map(len, others)}) == 1 and len(first) >= len(others[0]) > 1


def _double(piece: str, members: list[str]) -> bool:
    """Whether ``piece`` may be two members without a mark: 事中事后 beside 事前."""
    piece = piece[-_DOUBLED:] if piece is members[0] else piece
    half, odd = divmod(len(piece), 2)
    if odd or len(piece) < 4:
        return False
    shortest = min((len(m) for m in members[1:] if m is not piece), default=len(piece))
    return piece[0] == piece[half] or (piece in members[1:] and half >= shortest)


def _restart(doc: Document, span: Span, pieces: list[str], fewest: int) -> int:
    """The fewest there are where a later member begins with a verb of its own: 加强培训、严把立案、调查两道关口."""
    at = span.start
    for place, piece in enumerate(doc.quote(span).split("、")):
        rest = pieces[place + 1 :]
        own_verb = first_in(doc, (at, at + len(piece)), "do", "handle", "hold", "heading-verb", "set-verb")
        longer = (
            len(piece) > max(map(len, rest))
            if rest
            else own_verb == starting_at(doc, at, "heading-verb", "set-verb")
        )
        if place and own_verb is not None and longer and own_verb.end < at + len(piece):
            fewest = min(fewest, len(pieces) - place)
        at += len(piece) + 1
    return fewest


def _fits_unit(doc: Document, match: re.Match[str], listed: _Listed) -> bool:
    """Whether what is counted can be these: 三级 counts levels, 5个乡镇（街道、社区） names no five."""
    levels = tuple(classes_of(doc).words("place-level"))
    if match["unit"] == "级":
        first, *others = (m.removesuffix("级") for m in listed.members)
        level = max((w for w in levels if first.endswith(w)), key=len, default="")
        alone = bool(level) and not first.removesuffix(level).endswith(levels)
        return alone and all(m in levels for m in others)
    if match["noun"] is None:
        return _even(listed.members) and first_in(doc, match.span(), "set-event", "set-apart") is None
    if match["noun"] in classes_of(doc).words("set-body"):
        organs = tuple(classes_of(doc).words("organ-end")) if match["noun"] in _ORGANS else ()
        return listed.open or all(m.endswith((match["noun"][-1], *organs)) for m in listed.members)
    return match["noun"] not in levels or not all(m.removesuffix("级") in levels for m in listed.members)
