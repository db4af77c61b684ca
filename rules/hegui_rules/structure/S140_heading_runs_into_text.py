"""S140: （一）强化组织领导镇党委、镇政府主要负责人履行…。: no mark between a heading and the text behind it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Section
from hegui.api.language import Worded
from hegui_rules.basis import USAGE
from hegui_rules.structure.numbering import runs

_GLUED = Worded(
    "(?P<head>(?:<way-of-doing|heading-verb|heading-verb-else>){1,3}(?P<what>[一-龥“”、]{2,10}?))(?P<subject><own-body|area-subject>|[市县区镇乡][一-龥]{1,6}(?<![格布大结全])局|[镇乡]?(?:司法|派出|监管)所)(?P<rest>.+)"
)
_OPEN_END = Worded(
    "(?:<heading-verb|heading-verb-else|way-of-doing>|[的对和与及、在以向由到给于将把被经从让使请，]|(?<!行)为|<serves-another>)$"
)
_SHORT = 16
"""Letters of a heading beside it that ends with a mark and goes on in its line."""
_REST = 8
"""Letters behind the subject that make a sentence."""


@rule(
    code="S140",
    name="heading-runs-into-text",
    title="标题与正文之间没有标点",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同级各条都是小标题加句号再写正文，这一条的小标题直接连着正文，读不断句，多为漏了句号。",
    bad=(
        Bad(
            "（一）⟦强化组织领导镇党委⟧、镇政府主要负责人履行职责，全年专题研究法治工作4次。\n（二）严格程序决策。3项决策全部经过公众参与。",
            says="强化组织领导",
        ),
        Bad(
            "1.健全工作机制。印发方案2份。\n2.⟦开展专项整治我局⟧联合公安部门检查市场36家，查处案件12件。\n3.强化宣传引导。发放资料3000份。",
        ),
    ),
    good=(
        "1.健全工作机制。印发方案2份。\n2.推动落实全镇综合执法改革任务12项，全部完成。",
        "（一）加强组织领导。召开会议4次。\n（二）自觉接受县人大监督、县政协民主监督，办理建议12件。",
        "（一）加强组织领导。召开会议4次。\n（二）优化提升全县营商环境，清理证明事项12项。",
    ),
)
def heading_runs_into_text(doc: Document, options: Options) -> Iterator[Finding]:
    """A verb with its object, then a subject, and no mark between, where headings beside it end with a mark."""
    for run in runs(doc):
        short = [s for s in run if s.heading.run_in and _is_short(doc, s)]
        if not short or 2 * len(short) < len(run):
            continue
        for section in run:
            if section in short:
                continue
            title = section.heading.title
            match = _GLUED.of(doc).match(doc.body, *title)
            if match is None or len(match["rest"]) < _REST:
                continue
            if _OPEN_END.of(doc).search(match["head"]) is not None:
                continue
            yield Finding(
                Span(title.start, match.end("subject")),
                f"小标题“{match['head']}”与后面的正文之间没有标点",
                suggestion="在小标题后加句号",
            )


def _is_short(doc: Document, section: Section) -> bool:
    words = doc.quote(section.heading.title)
    return len(words) <= _SHORT and not any(mark in words for mark in "，,；")
