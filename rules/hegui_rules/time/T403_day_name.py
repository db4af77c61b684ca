"""T403: “4·15”国家安全教育日 for “4·15”全民国家安全教育日."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, clause_at, in_title, rule
from hegui.api.facts import DateMention, dates
from hegui_rules.basis import HANDLING
from hegui_rules.terms import DAYS, Day
from hegui_rules.time.days import named_days

_NAME = re.compile('[”"]?[“"]?(?P<name>[一-龥]{3,14}?[日节])(?![常益程报期点目约日奏省假])')
"""What follows the date of a day and is named like one."""
_ALIKE = 0.6
"""From this likeness on (0 to 1) a name is meant for that of the day."""


@rule(
    code="T403",
    name="day-name",
    title="纪念日的名称不准确",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="节日、纪念日有法定或通行的名称，“全民”“国家”“全国”“国际”不能互换，也不能省。",
    knowledge=(DAYS,),
    bad=(
        Bad("结合“4·15”⟦国家安全教育日⟧开展宣传。", says="全民国家安全教育日"),
        Bad("以“12·4”⟦法治宣传日⟧为契机开展宣传。", says="国家宪法日"),
        Bad("“6·26”⟦世界禁毒日⟧期间发放资料300份。", says="国际禁毒日"),
        Bad("⟦国家宪法节⟧前后、“3·15”⟦国际消费者权利日⟧当天开展宣传。", says="国家宪法日"),
        Bad("利用“4·15”“⟦全民国家安全宣教日⟧”开展宣传。", says="全民国家安全教育日"),
    ),
    good=(
        "结合“4·15”全民国家安全教育日、“6·26”国际禁毒日开展宣传。",
        "每月15日为“法治宣传日”，做好国家安全日常工作，开展国家安全教育。",
        "“12·4”普法宣传大集、“6·5”植树护绿日、“6·5”环境日等节点、“3·15”晚会期间发放资料，“119”消防宣传月。",
        "“12·4”国家宪法日前后组织“宪法宣传周”活动。",
    ),
)
def day_name(doc: Document, options: Options) -> Iterator[Finding]:
    """The wrong names of the table; a short one inside a right one does not count."""
    for named in named_days(doc, options.commemorative_days):
        before = doc.body[clause_at(doc, named.name).start : named.name.start]
        # 全国国家安全教育日: a listed misspelling of the whole name, not a name cut short.
        whole = not before.endswith(("全国", "全民")) or doc.quote(named.name) in named.entry.coded
        if named.wrong and whole and not in_title(doc, named.name.start):
            yield Finding(
                named.name,
                f"“{doc.quote(named.name)}”的名称不准确，应为“{named.entry.name}”",
                suggestion=f"改为“{named.entry.name}”",
                severity=None if named.entry.sure else Severity.INFO,
            )
    seen = [named.name for named in named_days(doc, options.commemorative_days)]
    for mention in dates(doc):
        if mention.kind != "name" or (behind := _NAME.match(doc.body, mention.span.end)) is None:
            continue
        span = Span(*behind.span("name"))
        entry = _meant(options.commemorative_days.entries, mention, behind["name"])
        if entry is not None and not any(s.overlaps(span) for s in seen):
            yield Finding(
                span,
                f"“{behind['name']}”的名称不准确，应为“{entry.name}”",
                suggestion=f"改为“{entry.name}”",
                severity=None if entry.sure else Severity.INFO,
            )


def _meant(entries: Iterable[Day], mention: DateMention, words: str) -> Day | None:
    """The day of that date whose name ``words`` nearly are."""
    from rapidfuzz.distance.Indel import normalized_similarity as ratio  # few reports need it

    alike = [
        (ratio(entry.name, words), entry)
        for entry in entries
        if (entry.month, entry.day) == (mention.month, mention.day) and entry.name != words
    ]
    best = max(alike, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= _ALIKE else None
