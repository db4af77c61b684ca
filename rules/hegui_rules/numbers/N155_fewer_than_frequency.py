"""每季度至少1次 … 全年3次: fewer in all than how often it is said to be done."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule, sentence_at
from hegui.api.facts import Frequency, relations
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, partners


@rule(
    code="N155",
    name="fewer-than-frequency",
    needs=Needs.of_relations(Frequency),
    title="全年次数与所说的频次不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="说每季度一次，全年就不少于四次；次数不足，不是制度没有落实，就是数字有误，读者一算便知。",
    bad=(
        Bad("坚持每季度至少开展1次执法案卷自查，全年共开展⟦3次⟧。", says="4次"),
        Bad("落实每月1次法律顾问坐班制度，驻镇律师累计坐班⟦9次⟧，从未间断。", says="12次"),
        Bad("坚持以每月一次的频次分析研判，全年⟦10次⟧。", says="12次"),
        Bad("每季度召开一次联席会议，全年召开⟦5次⟧，会商共性问题。", says="4次"),
        Bad("每半年召开2次联席会议，全年召开联席会议⟦3次⟧。"),
    ),
    good=(
        "坚持每季度至少开展1次执法案卷自查，全年共开展4次。",
        "每季度召开1次例会，全年开展应急演练3次。",
        "每季度至少召开一次联席会议，全年召开5次。",
        "落实每月1次法律顾问坐班制度，驻镇律师累计坐班15次。",
        "每季度至少开展1次执法案卷自查，上半年共开展2次。",
    ),
)
def fewer_than_frequency(doc: Document, options: Options) -> Iterator[Finding]:
    """A yearly total below the frequency times the periods of the year."""
    for relation in relations(doc, Frequency):
        each, total = relation.each, relation.total
        fewest = relation.times * relation.periods
        if total.high is None or not fewest or total.high == fewest:
            continue
        if total.high > fewest:
            sure = relation.steady and not _at_least(doc, relation)
            if total.exact and (sure or _held_so_often(doc, relation) or _far_beyond(doc, relation)):
                yield Finding(
                    total.span,
                    f"{relation.evidence}，{relation.window}应为{amount(fewest, total)}，这里是{total.surface}",
                    related=partners([each] if each is not None else [], "所说的频次"),
                    suggestion="核对次数；另有临时召开的，频次前可加“至少”",
                    severity=None if sure else Severity.INFO,
                )
            continue
        begin = each.span.end if each is not None else sentence_at(doc, total.span.start).start
        if relation.window == "全年" and any(
            word in doc.body[begin : total.span.start] for word in ("上半年", "下半年", "季度共")
        ):
            continue
        yield Finding(
            total.span,
            f"既说{relation.evidence}，{relation.window}应不少于{amount(fewest, total)}，这里只有{total.surface}",
            related=partners([each] if each is not None else [], "所说的频次"),
            suggestion="核对次数；不是全年实行的，请写明起止时间",
        )


def _at_least(doc: Document, relation: Frequency) -> bool:
    """Whether the sentence of the total, or that of the frequency, leaves room for more."""
    spans = [one.span.start for one in (relation.each, relation.total) if one is not None]
    sentences = [sentence_at(doc, start) for start in spans]
    words = "".join(doc.body[sentence.start : sentence.end] for sentence in sentences)
    return _NO_FIXED.of(doc).search(words) is not None


def _far_beyond(doc: Document, relation: Frequency) -> bool:
    """Whether there were many times as many, right beside how often it is said to be done: 1212次，每月一次."""
    sentence = sentence_at(doc, relation.total.span.start)
    words = doc.body[sentence.start : sentence.end]
    near = relation.each is None or abs(relation.each.span.start - relation.total.span.start) < _NEAR
    return (
        near
        and relation.total.value >= 10 * relation.times * relation.periods
        and not _AT_LEAST.of(doc).search(words)
    )


_NEAR = 20  # characters
_WORDS = 5
"""Letters before a number among which its verb stands."""
_AT_LEAST = Worded("<roughly-so-often>")
_NO_FIXED = Worded("<no-fixed-frequency>")


def _held_so_often(doc: Document, relation: Frequency) -> bool:
    """Whether one verb says both how often and how many times in all, without 至少 and the like."""
    sentence = sentence_at(doc, relation.total.span.start)
    words = doc.body[sentence.start : relation.total.span.start]
    last = words[-_WORDS:]
    again = any(words.count(last[place : place + 2]) > 1 for place in range(len(last) - 1))
    return _AT_LEAST.of(doc).search(words) is None and again and "和" not in words
