"""S126: 一是 goes on with 二要."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.text import compiled, write
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import pairs, said_between, word


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
        "一是严把审核关口，先审后发。二是规范议事规则，全程留痕。⟦第三，⟧强化跟踪问效，逐项检查。",
    ),
    good=(
        "一要加强学习。二要严格执法。三要化解矛盾。",
        "一是加强学习，二是要严格执法，三是化解矛盾。",
    ),
)
def enumeration_marker_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """A number left out of a list that stands between its neighbours, at the beginning of a clause, in another style."""
    for before, after, listed in pairs(doc):
        if after.ordinal != before.ordinal + 2:
            continue
        place = said_between(doc, before.ordinal + 1, Span(before.lead.start, after.marker.start))
        if place is None or doc.body[place.start - 1] not in "。；，：;,":
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
    """一是…。二是…。第三，…: the last item in another style."""
    for listed in doc.enumerations:
        last = listed.items[-1]
        paragraph = doc.paragraph_at(last.marker.start)
        if (
            listed.style not in _SPOKEN
            or len(listed.items) < 2
            or paragraph is None
            or last.ordinal != len(listed.items)
        ):
            continue
        number = write(last.ordinal + 1)
        pattern = f"(?<=[。；;，,])(?:第{number}[，,、：:]|其{number}[，,、：:]|{number}[要是](?![素求件]))"
        match = compiled(pattern).search(doc.body, last.lead.end, paragraph.span.end)
        if match is not None and not any(
            other is not listed and other.span.start <= match.start() < other.span.end
            for other in doc.enumerations
        ):
            wanted = word(listed.style, last.ordinal + 1)
            yield Finding(
                Span(*match.span()),
                f"「{word(listed.style, last.ordinal)}」之后用了「{match[0].rstrip('，、：:')}」，前后不一致",
                related=(Related(last.marker, "前一项"),),
                suggestion=f"改为「{wanted}」",
            )


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


_SPOKEN = ("一是", "一要", "第一", "其一")
"""Styles that are words of the sentence."""
