"""P302: phrases said side by side run together: 严格执法公正司法、全民守法; 谁主管谁普法谁执法谁普法."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, clause_at, rule
from hegui.api.language import Worded, class_hits, everywhere
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN
from hegui_rules.punctuation.lists import listed
from hegui_rules.punctuation.parallels import SETS, touching

_SHORTEST = 4
"""Letters of a phrase that may be one half of a piece of a list: 事中控制|事后监督."""
_KIN = ("kin-body", "kin-remedy")
"""Classes of names that stand side by side; three that touch lack their marks, two where the list has marks."""
_HOUSE = tuple("局厅委部院")
_WITHIN = tuple("所站队室科")
"""县公安局派出所: the second is part of the first."""
_NAMED_TWICE = re.compile(f"(?P<sign>[反防禁打治])[{HAN}]{{1,3}}(?P<half>(?P=sign)[{HAN}]{{1,3}})")
_PREDICATES = Worded(
    f"(?:<to-build|brings-forth>|创建|绘就)(?P<first>[{HAN}]{{2,3}}[强美富好优乐兴安畅绿稳旺])(?P<rest>(?:[{HAN}]{{2,3}}[强美富好优乐兴安畅绿稳旺]){{2,}})的"
)
"""工业强|城乡美|百姓富."""
_OTHER = re.compile(f"[^{HAN}]|[和与及暨等或并]")


@rule(
    code="P302",
    name="slogans-glued",
    title="并列短语之间缺标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="两个并列的短语连写在一起，中间应当停顿。",
    knowledge=SETS,
    bad=(
        Bad("落实“谁主管谁普法⟦谁执法谁普法⟧”普法责任制。", says="、"),
        Bad("争取小事不出村⟦大事不出镇⟧，矛盾不上交。"),
        Bad("推进科学立法、严格执法⟦公正司法⟧、全民守法。"),
        Bad("做好人民调解、行政调解⟦司法调解⟧的衔接。"),
        Bad("会同司法所⟦派出所妇联⟧开展排查，围绕扫黑除恶、反走私⟦反偷渡⟧、禁毒开展宣传。"),
        Bad("领导干部带头尊法⟦带头学法⟧、带头守法，形成风气。"),
        Bad("奋力建设工业强⟦城乡美百姓富作风好⟧的模范县。"),
        Bad("做到村务大事民主商量、村务决定民主表决⟦村务执行民主监督⟧、村务成效民主评议。"),
    ),
    good=(
        "落实“谁执法谁普法”普法责任制，坚持谁主管谁负责、谁执法谁普法。",
        "“谁主管谁普法”“谁执法谁普法”，尊法学法守法用法。",
        "坚持严格规范公正文明执法，形成党委领导政府负责社会协同公众参与的格局。",
        "清理执法人员执法资格、执法证件，领导干部带头学法、带头守法。",
        "会同县公安局派出所、司法局司法所开展排查，会同公安司法部门、教育卫生系统推进反腐败斗争。",
        "办理行政许可、行政处罚、行政强制执行决定、行政检查，落实公开公示制度、公开制度。",
    ),
)
def slogans_glued(doc: Document, options: Options) -> Iterator[Finding]:
    """The second of two phrases of one set that touch, or of two built alike in a list of such."""
    spans = set(touching(doc, options.fixed_sets, options.parallels))
    spans |= {half for half in _halves(doc) if not any(half.overlaps(span) for span in spans)}
    more = (
        *_names_touching(doc),
        *_twins(doc),
        *_doubled_first(doc),
        *(Span(*m.span("rest")) for m in everywhere(doc, _PREDICATES.of(doc))),
    )
    spans |= {one for one in more if not any(one.overlaps(span) for span in spans)}
    for span in sorted(spans):
        yield Finding(
            span,
            "与前面的短语之间缺少标点",
            related=(
                Related(
                    Span(max(clause_at(doc, span).start, span.start - _SHORTEST), span.start), "前面的短语"
                ),
            ),
            suggestion="在前面加顿号“、”，或各加引号",
        )


def _names_touching(doc: Document) -> Iterator[Span]:
    """司法所|派出所|妇联: names of one class without a mark, from the second on."""
    body = doc.body
    for kind in _KIN:
        run: list[Span] = []
        for name in (*class_hits(doc)[kind], Span(len(body) + 1, len(body) + 1)):
            if run and name.start == run[-1].end and name.length > 1:
                run.append(name)
                continue
            if len(run) > 1 and _is_list(body, run):
                yield Span(run[1].start, run[-1].end)
            run = [name] if name.length > 1 else []


def _is_list(body: str, run: list[Span]) -> bool:
    """Whether names that touch are separate ones: three of them, or two beside a 、; none part of the one before it."""
    around = body[run[0].start - 1 : run[0].start], body[run[-1].end : run[-1].end + 1]
    return (
        (len(run) > 2 or "、" in around)
        and all(_alone(body[slice(*name)]) for name in run)
        and not any(body[a.end - 1] in _HOUSE and body[b.end - 1] in _WITHIN for a, b in pairwise(run))
    )


def _alone(name: str) -> bool:
    """Whether the name stands for a body by itself: 司法所, 妇联; 司法 and 公安 also begin other names."""
    return len(name) > 2 or name.endswith(("联", "会", "院", "委"))


def _twins(doc: Document) -> Iterator[Span]:
    """The second half of 反走私反偷渡 in a list."""
    for items in listed(doc):
        for item in items[1:-1]:
            match = _NAMED_TWICE.fullmatch(doc.body, *item)
            if match is not None:
                yield Span(*match.span("half"))


def _halves(doc: Document) -> Iterator[Span]:
    """The second half of a piece twice as long as the others of its list, built as they are: 自我服务自我教育."""
    for items in listed(doc):
        words = [doc.body[start:end] for start, end in items]
        for (start, end), word in zip(items[1:-1], words[1:-1], strict=True):
            middle, odd = divmod(len(word), 2)
            if odd or middle < _SHORTEST or _OTHER.search(word):
                continue
            alike = _shared(word[:middle], word[middle:])
            if (0 in alike or len(alike) > 1) and any(
                len(other) == middle and alike <= _shared(other, word[:middle]) for other in words
            ):
                yield Span(start + middle, end)


_MOST_SHARED = 3


def _doubled_first(doc: Document) -> Iterator[Span]:
    """领导干部带头尊法|带头学法、带头守法: the first item has two at its end, built as the next one is to the letter."""
    body = doc.body
    for clause in doc.clauses:
        start, end = clause.span
        mark = body.find("、", start, end)
        following = _SHORT_ITEM.match(body, mark + 1, end) if mark > start else None
        if following is None:
            continue
        size = len(following[0])
        first, second = body[mark - 2 * size : mark - size], body[mark - size : mark]
        if (
            mark - 2 * size >= start
            and first != second
            and not _OTHER.search(first + second)
            and len(_shared(first, second)) >= _MOST_SHARED
            and len(_shared(second, following[0])) >= _MOST_SHARED
        ):
            yield Span(mark - size, mark)


_SHORT_ITEM = re.compile(f"[{HAN}]{{4,6}}(?=[、，。；]|$)")


def _shared(one: str, other: str) -> set[int]:
    """The places at which two phrases of one length have the same letter."""
    return {place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a == b}
