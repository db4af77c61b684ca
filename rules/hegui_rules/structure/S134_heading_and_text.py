"""S134: 存在的不足 and then nothing but results: a heading, and a text under it that is about something else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, content, rule
from hegui.api.language import class_hits, first_in
from hegui.api.text import trimmed
from hegui_rules.basis import FORMAT
from hegui_rules.structure.tones import Text, names_plan, names_shortcomings

_LEAST = 20
"""Letters of a text that can be judged."""
_MOST = 3000
_FIGURES = 2
"""Figures that make a text one of results."""
_NAME = 4
"""Letters of a word that names what a section is about: 制度 may be part of anything."""
_CLAUSES = 3
"""Clauses about one other matter that make it the matter of a text."""
_THEMES = (
    "theme-review", "theme-education", "theme-enforcement", "theme-decision",
    "theme-norms", "theme-mediation", "theme-openness", "theme-service", "theme-emergency",
)  # fmt: skip


@rule(
    code="S134",
    name="heading-and-text",
    title="标题与内容不符",
    severity=Severity.INFO,
    basis=FORMAT,
    rationale="标题说的是不足，下面写的全是成绩，多为放错了位置，或套用旧稿没有改。",
    bad=(
        Bad(
            "⟦存在的不足和原因⟧\n一年来，县农业农村局办结农资打假案件36件，挽回损失142万元，群众送来锦旗4面。渔政大队在全市评查中排名第一。",
            says="不足",
        ),
        Bad(
            "⟦2025年工作安排⟧\n2024年，县审计局出具审计报告28份，移送线索5件；应整改的163个事项已整改158个，余下5个结转。",
            says="安排",
        ),
        Bad(
            "⟦党政主要负责人履行推进法治建设第一责任人职责情况⟧\n全年改造通村公路14.5公里，更换标志牌62块，新修涵洞9道；聘用护路员33名。",
            says="负责人",
        ),
    ),
    good=(
        "存在的不足和原因\n一年来，执法力量配备不够，办案周期偏长，全年办案36件，主要原因是编制少、任务重。",
        "2025年工作安排\n2024年工作已完成，2025年将修订制度12项，组建队伍3支，开展评查2次。",
        "问题整改情况\n反馈的6个问题已整改5个，修订制度4项，获市级通报表扬，经验在全市推广。",
    ),
)
def heading_and_text(doc: Document, options: Options) -> Iterator[Finding]:
    """Only where the text has no sign at all of what its heading names, and plain signs of something else."""
    for title, below in _headed(doc):
        inside = trimmed(doc.body, below)
        if not _LEAST <= inside.length <= _MOST:
            continue
        text = Text(doc, inside, doc.clauses_in(inside))
        why = _unlike(doc, title, text)
        if why:
            yield Finding(
                trimmed(doc.body, title),
                f"标题“{doc.quote(title)}”之下{why}",
                related=(Related(text.first, "标题下的内容"),),
                suggestion="核对标题和内容，把放错的内容移到相应的部分，或改标题",
            )


def _headed(doc: Document) -> Iterator[tuple[Span, Span]]:
    """Each heading with all that stands under it; of a text without headings its first line."""
    for section in doc.sections:
        yield section.heading.title, content(section)
    lines = [p for p in doc.report if doc.body[slice(*p.span)].strip()]
    bare = [p for p in lines if p.role in _LINES and _is_bare(doc, p.span)]
    stops = sorted(
        {p.span.start for p in (*bare, *(p for p in lines if p.role in _MATTER))}
        | {section.heading.span.start for section in doc.sections}
        | {len(doc.body)}
    )
    for line in bare:
        end = stops[min(bisect_right(stops, line.span.start), len(stops) - 1)]
        yield trimmed(doc.body, line.span), Span(line.span.end, max(end, line.span.end))


_LINES = ("title", "body", "preamble")
_MATTER = ("heading", "signature", "date", "closing")
_BARE = re.compile("[^，。；：、！？,;:\n]{4,40}")


def _is_bare(doc: Document, span: Span) -> bool:
    """Whether a line is words without a mark, as a heading is that has no number."""
    return _BARE.fullmatch(doc.body[slice(*span)].strip()) is not None


def _unlike(doc: Document, title: Span, text: Text) -> str:
    """What the text under a heading is, where it is not what the heading says; empty where it may be."""
    if names_shortcomings(doc, title):
        if not text.faults() and (text.figures() >= _FIGURES or text.has("future")):
            return "没有一句说到不足"
        return ""
    plan = names_plan(doc, title)
    if plan is not None:
        return _no_plan(text, int(plan["year"] or 0))
    if first_in(doc, title, "leader-heading") is not None:
        if not text.has("leader-sign") and text.figures() >= _FIGURES:
            return "没有一句说到负责人做了什么"
        return ""
    return _other_theme(doc, title, text)


def _other_theme(doc: Document, title: Span, text: Text) -> str:
    """What a text is about that has no word of the one matter that its heading names."""
    named = [name for name in _THEMES if _names(class_hits(doc)[name], title)]
    if len(named) != 1 or text.has(*named) or text.figures() < _FIGURES:
        return ""
    others = [name for name in _THEMES if text.clauses_with(name) >= _CLAUSES]
    return "没有一句说到这件事" if len(others) == 1 else ""


def _names(words: Sequence[Span], title: Span) -> bool:
    """Whether one of ``words``, in the order of the text, is long enough for a name and lies in the title."""
    place = bisect_left(words, (title.start, 0))
    while place < len(words) and words[place].start < title.end:
        if title.covers(words[place]) and words[place].length >= _NAME:
            return True
        place += 1
    return False


def _no_plan(text: Text, year: int) -> str:
    """What is under a heading of plans: results of the year before, and nothing that is still to be done."""
    years = text.years()
    if text.has("plan-sign") or text.figures() < _FIGURES or (year and year in years):
        return ""
    past = bool(year and year - 1 in years) or text.past()
    return "写的是已经完成的工作，没有一句是安排" if past else ""
