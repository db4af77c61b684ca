"""Rates with what they may be a rate of; shares of one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.document import Span
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import BoundedRate, LeftOver, RateOf, Relation, RestOfAll, Shares
from hegui.facts.relations.shared import REACH, same_unit

PROCESS = re.compile(
    "(?:及时|按时|按期|成功|一次性|总|综合|平均|整体|其|的|全年|已)?(?P<process>办结|化解|调解|调处|调解成功|成功|结案|审结|办复|答复|回复|回访|合格|通过|达标|"
    "回收|参训|参会|到会|参考|出勤|"
    "整改|整改完成|完成|纠错|胜诉|败诉|出庭|出庭应诉|应诉|采纳|受理|处置|处理|及格|立案|化解成功|销号|备案|持证)率$"
)
_BOUNDED = re.compile(
    "(?:办结|化解|调解|调处|成功|结案|审结|办复|答复|回复|满意|合格|通过|达标|覆盖|出庭|应诉|知晓|参与|及格|优秀|采纳|受理|处置|到位|整改|销号|参考|参学|备案|审查|接通|见面|持证|配备|普及|建档|公示|公开|到岗|履约|签约|入户|"
    "履行|好评|上岗|网办|网上办理|即办|办理|审核|备案|报备|落实|签订|签收|反馈|送达|出勤|到会|参会|参训|轮训|培训|归集|录入|支持|认可|认同|"
    "信任|息诉|息访|稳控|和解|撤诉|胜诉|败诉|纠错|准确|及时|合法|完好|投用|入驻|进驻|可办|回访|核查|处结|结办|兑现|清零|签字|持有|应答|接听|正确|优良|评查)率$|"
    "满意度$|知晓度$|占比$|比重$"
)
_UNBOUNDED = re.compile("接种|入学|参保|增长|同比|增幅|完成率|执行率|达产|利用率|上座率|周转|增速")
_LEFT_OVER = re.compile(
    "(?<!从)未(?:能)?(?:办结|化解|完成|结|整改|处理|答复|到位|通过|调解|调处|审结|销号|采纳|落实|回复|处置|出庭|应诉|参加|参会|参训|参考|到会|达标|合格|覆盖|签订|公开|公示)|正在(?:办理|审理|化解|整改|处理|调解|调处|核查)|在办|待办|尚有|仍有|剩余|还有"
)
_SHARES = re.compile("(?:分别占|占比分别|比例分别|比重分别|分别为)")


def rates(text: str, group: list[Quantity], near: list[Quantity]) -> Iterator[Relation]:
    """Rates of processes with their candidate bases, bounded rates, and shares that should sum to 100 %."""
    shares: list[Quantity] = []
    for index, rate in enumerate(group):
        if rate.kind != "rate" or rate.unit != "%":
            continue
        name = rate.head
        if not name.endswith(_NAMED):
            name = _rate_name(text, rate, group[index - 1] if index else None) or name
        dealt = (
            _dealt_names(text, rate, group, index) if rate.value > 100 and not name.endswith(_NAMED) else []
        )
        if dealt and all(_is_bounded(n, "") for n in dealt):
            yield BoundedRate(rate=rate, name="、".join(dealt))
        elif _is_bounded(name, text[rate.clause.start : rate.span.start]):
            yield BoundedRate(rate=rate, name=name)
            if rate.value == 100:
                yield from _left_over(text, group, index)
        bases = tuple(_bases(text, rate, group[max(0, index - REACH) : index], near[-REACH:]))
        if bases and rate.exact and rate.value <= 100:
            yield RateOf(rate=rate, bases=bases)
        if shares and (rate.span.start - shares[-1].span.end > 3):
            shares = []
        if shares or _SHARES.search(text, max(0, rate.span.start - 8), rate.span.start):
            shares.append(rate)
            following = group[index + 1] if index + 1 < len(group) else None
            ended = following is None or following.kind != "rate" or following.span.start - rate.span.end > 3
            first = shares[0]
            if (
                ended
                and len(shares) > 2
                and re.search(
                    "占(?:比|总数的?)?(?:分别)?(?:为|到)?$",
                    text[max(first.clause.start, first.span.start - 8) : first.span.start],
                )
            ):
                yield Shares(rates=tuple(shares))


_NAMED = ("率", "度", "比", "比重")
_RATE_NAME = re.compile(
    "(?P<name>[一-龥”]{2,14}率)(?:已|均|都|总体|基本|稳定|一直)*(?:由$|从$|(?:达到?|达至|为|是|实现|保持|(?:提高|提升|上升|攀升|跃升|回升|增长|增|升)(?:了)?(?:到|至|为))(?:了|在)?$)"
)


def _rate_name(text: str, rate: Quantity, before: Quantity | None) -> str:
    """The name of a rate whose verb hides it: 覆盖率实现120%, 知晓率由90%提高到109%."""
    at = rate.span.start
    if (
        before is not None
        and before.kind == "rate"
        and re.fullmatch("(?:提高|提升|上升|增长|增|升)(?:到|至|为)", text[before.span.end : at])
    ):
        at = before.span.start
    match = _RATE_NAME.search(text, max(rate.clause.start, at - 26), at)
    return match["name"] if match else ""


_RATES_NAMED = re.compile(
    "[一-龥]{2,12}?率(?=[、和与及])|[一-龥]{2,12}?率(?=(?:均|都|分别|双双?|达|为|是|实现)+(?:到|了)?$)"
)


def _dealt_names(text: str, rate: Quantity, group: Sequence[Quantity], index: int) -> list[str]:
    """The names of rates given together: 覆盖率、整改率分别达100%和103%."""
    first = index
    while (
        first
        and group[first - 1].kind == "rate"
        and text[group[first - 1].span.end : group[first].span.start] in _TOGETHER
    ):
        first -= 1
    start = group[first].span.start
    found = _RATES_NAMED.findall(text[max(rate.clause.start, start - 40) : start])
    return found if len(found) > 1 else []


_TOGETHER = frozenset(("、", "和", "与", "及", "以及"))


def _is_bounded(name: str, before: str) -> bool:
    """Whether the rate is one of a part in its whole; 完成率 may exceed 100 %, 整改完成率 may not."""
    if re.search("(?:整改|办理|处理|答复)完成率$", name):
        return True
    return _BOUNDED.search(name) is not None and _UNBOUNDED.search(before) is None


_ALL_DONE = re.compile(
    "(?:均已?|(?:已经?)?全部|悉数)(?:得到|予以|按期|按时|依法|及时|妥善|有效|成功|已)*(?:办结|化解|整改(?:到位|完毕|完成)?|处理完毕|审结|销号|答复|结案|调处成功|采纳|落实|处置|回复)"
)
_SOME = re.compile("其中|类|部分|当年|上年|往年|另|符合|具备")


def leftovers(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """全部办结，尚有3件正在办理: all of them, and some left, without a rate."""
    for index, rest in enumerate(group):
        if rest.kind != "count" or not rest.exact or rest.low <= 0:
            continue
        left = group[index - 1].span.end if index else max(rest.clause.start - 40, 0)
        between = text[left : rest.span.start]
        done = _ALL_DONE.search(between)
        if done is None or re.search("[。；;\n]", between) or _SOME.search(between):
            continue
        if _LEFT_OVER.search(text, rest.clause.start, rest.span.start) or _LEFT_OVER.match(
            text, rest.span.end
        ):
            yield LeftOver(rest=rest, said=Span(left + done.start(), left + done.end()))


def _bases(
    text: str, rate: Quantity, before: Sequence[Quantity], near: Sequence[Quantity]
) -> Iterator[Quantity]:
    """Counts the rate may be a share of: those that share words with its name; for a bare 办结率 the last one."""
    name = rate.head
    process = PROCESS.search(name)
    if process is None and not (_SATISFIED.fullmatch(name) and _asked(before)):
        return
    # 调解75件，调解率60.5%: the 75 are the part, whatever the whole is.
    part = process["process"] if process is not None else ""
    counted = [q for q in before if q.kind == "count" and not (part and q.head == part)]
    if not counted or rate.span.start - counted[-1].span.end > 60:
        return
    bare = process is None or process.start() == 0
    # 办结率 alone is the rate of what was counted just before; 矛盾纠纷化解率 that of 矛盾纠纷, if it was counted.
    last = (
        counted[-1]
        if bare
        else next(
            (
                q
                for q in reversed(counted)
                if q.head[-2:] and (q.head[-2:] in name or ("应诉" in q.head and "应诉" in name))
            ),
            None,
        )
    )
    if (
        last is None
        or not _countable(last)
        or (bare and last.unit in ("个", "家", "所", "处") and not _TO_MEND.search(last.head))
        or re.search("[；;]", text[last.span.end : rate.span.start])
    ):
        return
    # Any other count of that unit may be the base as well, the sentence before included.
    yield last
    yield from (
        q
        for q in (*reversed(before), *reversed(near))
        if not (part and q.head == part) and q is not last and _countable(q) and same_unit(q, last)
    )


_SATISFIED = re.compile("(?:群众|当事人|总体|服务)?满意率")
_ASKED = re.compile("回访|测评|评议|随访|问卷|受访")


def _asked(before: Sequence[Quantity]) -> bool:
    """Whether the last count is of those who were asked: 回访当事人31人，满意率96.8%."""
    last = next((q for q in reversed(before) if q.kind == "count"), None)
    return last is not None and _ASKED.search(f"{last.verb} {last.head}") is not None


_TO_MEND = re.compile("(?:隐患|问题|风险点?|漏洞|缺陷)$")


def _countable(quantity: Quantity) -> bool:
    return (
        quantity.kind == "count"
        and quantity.discrete
        and quantity.exact
        and quantity.scale == 1
        and isinstance(quantity.value, int)
        and quantity.value > 0
        and quantity.unit_class not in ("event", "lesson", "person-time")
    )


# 2件负责人未出庭, 3名干部未参加: whose the lack is stands between.
_WHO_DID_NOT = re.compile(f"[一-龥]{{2,6}}?(?:{_LEFT_OVER.pattern.partition('|正在')[0]})")


def _left_over(text: str, group: list[Quantity], index: int) -> Iterator[Relation]:
    rate = group[index]
    for rest in group[index + 1 : index + 3]:
        if rest.kind == "count" and (
            _LEFT_OVER.search(text, rest.clause.start, rest.span.start)
            or _LEFT_OVER.match(text, rest.span.end)
            or _WHO_DID_NOT.match(text, rest.span.end)
        ):
            yield RestOfAll(rate=rate, rest=rest)
