"""S139: （一）行政复议。…法律援助案件236件。（二）法律援助。…复议申请58件。: two headings whose texts have changed places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, content, rule
from hegui.api.document import Section
from hegui.api.text import trimmed
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import runs

_LEAST = 4
"""Pairs of letters that the two headings have in each other's text, taken together."""
_SHORT = 8
_MOST = 12
"""Headings of a list in which exchanged ones are looked for; a text of so many letters at most."""
_LONG = 600


@rule(
    code="S139",
    name="contents-exchanged",
    title="两个标题下的内容互换了位置",
    severity=Severity.WARNING,
    basis=FORMAT,
    yields_to=("S134",),
    rationale="标题的用词在自己的内容里一个也没有，却在相邻标题的内容里，两处互相如此，多为粘贴时放错了位置。",
    bad=(
        Bad(
            "（一）行政复议。⟦全年受理法律援助案件236件，挽回损失410万元。⟧\n（二）法律援助。全年收到复议申请58件，受理51件。\n（三）公证服务。办理公证1290件。",
            says="法律援助",
        ),
        Bad(
            "（一）排查化解矛盾纠纷。⟦举办法治讲座12场，发放宣传册3000份。⟧\n（二）开展普法宣传。排查纠纷186件，化解180件。"
        ),
    ),
    good=(
        "（一）行政复议。全年收到复议申请58件，受理51件。\n（二）法律援助。全年受理法律援助案件236件，挽回损失410万元。",
        "（一）加强组织领导。召开会议12次，专题研究宣传工作。\n（二）加强宣传教育。成立领导小组，发放资料3000份。",
    ),
)
def contents_exchanged(doc: Document, options: Options) -> Iterator[Finding]:
    """Two headings of one list: neither has a pair of its letters in its own text, both have some in the other's."""
    parents = {section.parent for section in doc.sections}
    for run in runs(doc):
        if not 1 < len(run) <= _MOST or any(section.ordinal in parents for section in run):
            continue
        texts = [doc.quote(_text(doc, section)) for section in run]
        if not all(_SHORT <= len(text) <= _LONG for text in texts):
            continue
        heads = [_pairs(doc.quote(section.heading.title)) for section in run]
        strange = [
            i for i, (head, text) in enumerate(zip(heads, texts, strict=True)) if not _held(head, text)
        ]
        for a, b in combinations(strange, 2):
            one, two = run[a], run[b]
            here, there = _held(heads[a], texts[b]), _held(heads[b], texts[a])
            if here and there and len(here | there) >= _LEAST:
                yield Finding(
                    _text(doc, one),
                    f"标题是“{doc.quote(one.heading.title)}”，下面写的却像是“{doc.quote(two.heading.title)}”的内容，两处可能互换了",
                    related=(Related(_text(doc, two), "另一处"),),
                    suggestion="核对两个标题下的内容",
                )


def _text(doc: Document, section: Section) -> Span:
    return trimmed(doc.body, content(section))


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1) if words[i : i + 2].isalpha()}


def _held(pairs: set[str], text: str) -> set[str]:
    return {pair for pair in pairs if pair in text}
