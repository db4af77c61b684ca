"""W402: verbs without the noun they need, frames left hanging."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, in_title, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.frames import FRAMES, framed

_REACH = 40
_STOPS = ("的，", "的,", "的。", "的；", "的;")
_BREAK = re.compile("[，,。；;：:！？“”（）()《》\n]")
_HANGING = re.compile(
    "(?:(?:进一步|不断|持续|切实|着力|努力|积极|全力|深入|充分|扎实|逐步|加快|有效|全面|大力|更好|继续|坚持|认真|严格|精心|同时|并)(?:地)?)*"
    "(?:建设|培养|锻造|组建|维护|保障|完善|健全|建立|构建|打造|提升|提高|加强|推进|营造|形成|发挥|强化|深化|优化|夯实|凝聚|筑牢|搭建|创新|拓展|制定|增强|推动|树立)了?"
    "(?:[^是有未不者凡若如需应须可能拟经属]|(?<=[具富])有){3,30}的"
)
"""A clause that is a verb of work and an attribute; no condition (未建立台账的) and no 是……的."""

_CONSEQUENCE = re.compile(
    "[，,；;](?:予以|给予|应|可|将|依法|依规|一律|不|由|按|根据|责令|奖励|处|优先|免|视|及时|严肃|坚决|要|经|在|对|以|从|取消|移送|追究|或|并处|纳入|通报)"
)
"""What follows a condition: 建立台账的，予以奖励."""


@rule(
    code="W402",
    name="missing-head",
    title="宾语或成分残缺",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="发挥、履行一类动词的宾语要落到“作用”“职责”上，缺了中心语句子就不完整。",
    knowledge=(FRAMES,),
    bad=(
        "充分⟦发挥人民调解工作机制⟧，化解矛盾纠纷。",
        "切实⟦履行推进法治建设第一责任人⟧。",
        "开展法治宣传，⟦通过发放资料、现场解答等形式⟧。",
        "⟦完善权责清晰、运转高效的⟧，提升治理效能。",
    ),
    good=(
        "充分发挥人民调解工作机制的作用，化解矛盾纠纷。",
        "切实履行推进法治建设第一责任人职责。",
        "切实履行第一责任，加强合同履行监管。",
        "通过发放资料、现场解答等形式，开展法治宣传。",
        "构建权责清晰的工作机制；建立台账的，予以奖励；未建立台账的，责令改正；机制是共同建立的。",
    ),
)
def missing_head(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of kind ``missing``."""
    ends = set()
    for entry, span in framed(doc, options.frames, "missing"):
        ends.add(span.end)
        yield Finding(
            span,
            entry.say,
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
    for span in _hanging(doc):
        if span.end not in ends:
            yield Finding(span, "“的”后面缺少名词", suggestion="补出被修饰的名词，如“机制”“氛围”“队伍”")


def _hanging(doc: Document) -> Iterator[Span]:
    """Clauses that break off after 的."""
    body = doc.body
    for stop in _STOPS:
        at = body.find(stop)
        while at >= 0:
            end = at + 1
            clause = _BREAK.split(body[max(0, at - _REACH) : end])[-1]
            if (
                len(clause) < _REACH
                and _HANGING.fullmatch(clause)
                and not _CONSEQUENCE.match(body, end)
                and not in_title(doc, at)
            ):
                yield Span(end - len(clause), end)
            at = body.find(stop, end)
