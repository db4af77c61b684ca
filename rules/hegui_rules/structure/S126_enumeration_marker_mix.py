"""S126: 一是 goes on with 二要."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.document import Paragraph
from hegui.api.text import BLANK, circled, compiled, write
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import begun_between, pairs, said_between, word


@rule(
    code="S126",
    name="enumeration-marker-mix",
    title="列举用词前后不一",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同一处列举应当用同一种说法，或都用「一是、二是」，或都用「一要、二要」。",
    bad=(
        "一是加强学习，组织学法4次。⟦二要⟧严格执法，办理案件6件。三是化解矛盾，调解纠纷30件。",
        "一是编制偏少；⟦二要⟧增加经费；三是设备老旧；四是培训不足。",
        "重点抓了三件事：一是加强学习；⟦第二，⟧严格执法；三是化解矛盾。",
        "（1）加强学习；⟦②⟧严格执法；（3）化解矛盾。",
        "原因分析：⟦首先⟧，重视不够，存在重业务倾向。\n二是经费不足，装备更新缓慢。\n三是考核导向不够鲜明。",
        "消费投诉办理抓了三环。\n一是接诉快，专人轮班；\n⟦第二，⟧调处准，请律师会诊；\n三是回访实，退回重办。",
        "征地诉讼多，县里作了分析。\n其一，公告范围偏窄；\n⟦二是⟧送达不规范；\n其三，说明会开得晚。",
        "一是接诉快，专人轮班。\n二是调处准，请律师会诊。\n⟦第三，⟧回访实，不满意的退回重办。",
        "主要原因：一是编制偏少，多人兼职；⟦第二，⟧经费紧张，装备陈旧。",
        "一是严把审核关口，先审后发。二是规范议事规则，全程留痕。⟦第三，⟧强化跟踪问效，逐项检查。",
    ),
    good=(
        "一要加强学习。二要严格执法。三要化解矛盾。",
        "一是加强学习，二是要严格执法，三是化解矛盾。",
        "第一，健全制度。一是修订规则；二是公示流程。\n第二，强化监督。一是评查案卷。\n第三，加强培训。",
        "一是编制偏少；二是经费紧张。第三季度起逐步补齐，三是三非，其三成为新录用人员。",
        "一是接诉快，首先登记，其次分派；二是调处准；三是回访实。",
    ),
)
def enumeration_marker_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """A number left out of a list that stands between its neighbours, at the beginning of a clause, in another style."""
    for before, after, listed in pairs(doc):
        if after.ordinal != before.ordinal + 2:
            continue
        within = Span(before.lead.start, after.marker.start)
        place = next(begun_between(doc, before.ordinal + 1, within), None)
        if place is None:
            continue
        first, wanted, there = (
            word(listed.style, before.ordinal), word(listed.style, before.ordinal + 1), doc.quote(place).rstrip("，、：:"),
        )  # fmt: skip
        yield Finding(
            place,
            f"「{first}」之后用了「{there}」，前后不一致",
            related=(Related(before.marker, "前一项"),),
            suggestion=f"改为「{wanted}」",
            severity=Severity.INFO
            if there.endswith(("是", "要")) and listed.style in ("一是", "一要")
            else None,
        )
    yield from _at_the_end(doc)
    yield from _at_the_start(doc)


def _at_the_end(doc: Document) -> Iterator[Finding]:
    """一是…。二是…。第三，…: the last item in another style, in the same paragraph or at the head of the next."""
    for listed in doc.enumerations:
        last = listed.items[-1]
        paragraph = doc.paragraph_at(last.marker.start)
        if listed.style not in (*_SPOKEN, *_SIGNS) or paragraph is None or last.ordinal != len(listed.items):
            continue
        if listed.style in _SIGNS and len(listed.items) < len(_SIGNS):
            continue
        match = _goes_on(
            doc,
            listed.style,
            last.ordinal + 1,
            Span(last.lead.end, _reach(doc, paragraph)),
            paragraph.span.end,
        )
        if match is not None and not any(
            other is not listed
            and other.span.start <= match.start < other.span.end
            and (other.span.start < match.start or other.items[0].ordinal == 1)
            for other in doc.enumerations
        ):
            wanted = word(listed.style, last.ordinal + 1)
            there = doc.quote(match).rstrip("，,、：:")
            yield Finding(
                match,
                f"「{word(listed.style, last.ordinal)}」之后用了「{there}」，前后不一致",
                related=(Related(last.marker, "前一项"),),
                suggestion=f"改为「{wanted}」",
            )


def _goes_on(doc: Document, style: str, value: int, within: Span, end: int) -> Span | None:
    """The spoken marker for ``value``: behind a stop, or first in a paragraph that begins after ``end``."""
    number = write(value)
    pattern = f"(?:第{number}[，,、：:]|其{number}[，,、：:]|{number}[要是](?![素求件否]))"
    if style in _SIGNS:
        pattern = f"(?:[（(]{value}[）)]|{circled(value)})"
    for match in compiled(pattern).finditer(doc.body, *within):
        at = match.start()
        leads = at > end and not doc.body[doc.body.rfind("\n", 0, at) + 1 : at].strip(BLANK)
        if leads or (at < end and doc.body[at - 1] in "。；;，,"):
            return Span(*match.span())
    return None


def _reach(doc: Document, paragraph: Paragraph) -> int:
    """The end of the next paragraph, where it is text of the same section."""
    for other in doc.paragraphs[paragraph.ordinal + 1 : paragraph.ordinal + 2]:
        if other.role == "body":
            return other.span.end
    return paragraph.span.end


_FIRST_OTHER = re.compile("(?:^|(?<=[。；：:\n]))(?P<first>首先|第一|其一|一方面)(?=[，,、])", re.M)


def _at_the_start(doc: Document) -> Iterator[Finding]:
    """首先，…。二是…。三是…: the first item in another style."""
    for listed in doc.enumerations:
        first = listed.items[0]
        if listed.style not in _SPOKEN or len(listed.items) < 2 or first.ordinal != 2:
            continue
        here = doc.paragraph_at(first.marker.start)
        if here is None:
            continue
        start = doc.paragraphs[here.ordinal - bool(here.ordinal)].span.start
        found = list(_FIRST_OTHER.finditer(doc.body, start, first.marker.start))
        if found and said_between(doc, 2, Span(found[-1].end(), first.marker.start)) is None:
            there = found[-1]["first"]
            yield Finding(
                Span(*found[-1].span("first")),
                f"这里用了「{there}」，之后用「{word(listed.style, 2)}」，前后不一致",
                related=(Related(first.marker, "后一项"),),
                suggestion=f"改为「{word(listed.style, 1)}」",
            )


_SIGNS = ("（1）", "①")
_SPOKEN = ("一是", "一要", "第一", "其一")
"""Styles that are words of the sentence."""
