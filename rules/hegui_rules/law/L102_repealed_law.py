"""L102: 《合同法》 in a report on 2023: a law that has ended, cited as if it were in force."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, frame, rule
from hegui.api.language import Worded
from hegui.api.text import TENS, day_words
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import LAWS, cited, sentence_words

# The sentence speaks of the past, of the change itself, or of what is done with old texts.
_HISTORY = Worded(
    f"<law-replaced|told-of-past>|原《|原[\u4e00-\u9fff]{{2,12}}法|[0-9{TENS}]年来|自.{{2,12}}(?:施行|实施|颁布)|基础上"
)

_FIRST = 2016
"""No annual report on this matter tells of an earlier year."""


@rule(
    code="L102",
    name="repealed-law",
    title="引用已失效的法规文件",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="报告年度开始以前就已废止的法律法规，不能再作为依据、宣传或学习的内容；多为沿用旧稿。",
    knowledge=(LAWS,),
    bad=(
        Bad(
            "临溪县2023年法治政府建设年度报告\n一、主要举措和成效\n集中宣传《中华人民共和国民法典》《⟦中华人民共和国合同法⟧》等法律。",
            says="民法典",
        ),
        Bad(
            "青禾乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展《⟦婚姻法⟧》宣讲6场。",
            says="2021年1月1日",
        ),
        Bad("派出所宣传《⟦中华人民共和国治安管理处罚条例⟧》6场。", says="2006年"),
    ),
    good=(
        "临溪县2019年法治政府建设年度报告\n一、主要举措和成效\n集中宣传《中华人民共和国合同法》。",
        "临溪县2023年法治政府建设年度报告\n一、主要举措和成效\n清理引用已废止的《中华人民共和国合同法》的文件3件。",
        "青禾乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展《劳动合同法》宣讲6场。",
    ),
)
def repealed_law(doc: Document, options: Options) -> Iterator[Finding]:
    """Laws of the table that ended before the year reported on began."""
    year = frame(doc).year or _FIRST
    for law, span, _ in cited(doc, options.law_titles):
        if law.ended is None or law.ended > datetime.date(year, 1, 1) or not law.sure:
            continue
        if _HISTORY.of(doc).search(sentence_words(doc, span)):
            continue
        yield Finding(
            span,
            f"《{law.core}》自{day_words(law.ended)}起已不再施行",
            suggestion=f"改用《{law.successor}》，或删去"
            if "《" not in law.successor
            else f"改用{law.successor}，或删去",
        )
