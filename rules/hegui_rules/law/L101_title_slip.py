"""L101: a title that is one or two slips away from the title of a known law or central document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, clause_at, rule
from hegui.api.language import Worded, classes_of
from hegui_rules.basis import HANDLING
from hegui_rules.law.resembling import LETTERS, misspelt_republic, nearest
from hegui_rules.law.titles import LAWS, REPUBLIC, Law, folded, inside, law_of, titles, without_tail

_OWN = Worded("<to-draft|set-up|to-perfect|alike-examine|drafts>(?:了|本[级镇乡局])?$")
"""What an office does with documents of its own, which may have any name."""

_YEARS = re.compile("[（(]20[0-9]{2}[-－–~～—至]+20[0-9]{2}[）)]$")
_YEARS_LAST = re.compile("年[）)]$")
_OF_STATE = Worded("<state-organ>(?:新?<enact|issue>)?的?$")
_OF_PLACE = Worded("[本我全该][省市区县州](?:的|新?<enact|issue>的?)?$")


@rule(
    code="L101",
    name="title-slip",
    title="法规文件名称有误",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="引用法律法规和中央文件应当用准确的名称；漏一个“反”字、错一个“督察”，名称就不存在了。",
    knowledge=(LAWS, LETTERS),
    bad=(
        Bad("组织学习《中华人民共和国⟦有组织犯罪法⟧》《中华人民共和国统计法》。", says="少了“反”字"),
        Bad("严格落实《⟦法治政府建设与责任落实督查工作规定⟧》。", says="“查”应为“察”"),
        Bad("执行《⟦重大行政决策程序暂行办法⟧》。", says="重大行政决策程序暂行条例"),
        Bad("宣传《⟦残疾人保护法⟧》《⟦中国人民共和国⟧民法典》。", says="残疾人保障法"),
        Bad("宣传《⟦中华人民共和国村委会组织法⟧》，对照《⟦优化营商环境条列⟧》开展自查。"),
        Bad("执行国务院《⟦优化营商环境办法⟧》，落实国务院《⟦重大行政决策程序规定⟧》。", says="条例"),
        Bad("贯彻《中华人民共和国⟦长江保护条例⟧》，查处案件33件。", says="长江保护法"),
        Bad("对照《⟦法治政府实施纲（2021-2025）⟧》，落实《法治政府建设实施纲要⟦（2021—2025）⟧》。"),
        Bad("宣传《⟦道路安全交通法⟧》，对照《⟦党政主要负责人履行推进法治建设第一责任人职责⟧》述法。"),
    ),
    good=(
        "组织学习《中华人民共和国反有组织犯罪法》《村委会组织法》《中华人民共和国行政处罚法（修订）》。",
        "修订《云岭市重大行政决策程序规定》，宣传《云岭省物业管理条例》《安全生产条例》。",
        "学习《民法典学习读本》《行政处罚法释义》，讨论《检察公益诉讼法（草案）》。",
        "印发《法治政府建设实施方案（2021—2025年）》，制定《政府信息公开办法》，执行《优化营商环境办法》，落实本市《政府信息公开办法》。",
    ),
)
def title_slip(doc: Document, options: Options) -> Iterator[Finding]:
    """Titles in 《》 against the table; local and unknown titles are silent."""
    for citation in titles(doc):
        slip = misspelt_republic(options.law_titles, citation.title)
        if slip is not None:
            start = citation.span.start + 1
            yield Finding(
                Span(start, start + len(slip[0])),
                f"没有“{slip[0]}”，国名是“{REPUBLIC}”",
                suggestion=f"改为《{slip[1].full}》",
            )
            continue
        known = law_of(options.law_titles, citation.title)
        if (
            known is not None
            and citation.title.startswith(REPUBLIC)
            and _is_abbreviated(known, citation.title)
        ):
            yield Finding(
                inside(citation),
                f"名称前冠以“{REPUBLIC}”时应当用全称",
                suggestion=f"改为《{known.full}》",
                severity=Severity.WARNING,
            )
        bare = _YEARS.search(doc.quote(inside(citation)))
        if known is not None and bare is not None and _YEARS_LAST.search(known.full):
            end = citation.span.end - 1
            yield Finding(
                Span(end - len(bare[0]), end),
                "文件名称里的起止年份后面有“年”字",
                suggestion=f"改为《{known.full}》",
                severity=Severity.INFO,
            )
        state = citation.title.startswith(REPUBLIC) or _behind(doc, citation.span, _OF_STATE)
        near = nearest(
            options.law_titles, citation.title, state, classes=classes_of(doc), letters=options.title_letters
        )
        if (
            near is None
            or (near.law.kind != "法律" and _behind(doc, citation.span, _OF_PLACE))
            or (not near.certain and _behind(doc, citation.span, _OWN))
        ):
            continue
        span = inside(citation)
        if doc.body.startswith(REPUBLIC, span.start) and span.length > len(REPUBLIC):
            span = span._replace(start=span.start + len(REPUBLIC))
        full = near.law.full if citation.title.startswith(REPUBLIC) else near.name
        yield Finding(
            span,
            f"没有名为“{doc.quote(span)}”的文件，{near.what}",
            suggestion=f"改为《{full}》",
            severity=None if near.certain else Severity.WARNING,
        )


def _is_abbreviated(law: Law, title: str) -> bool:
    """Whether 中华人民共和国 stands before a short name (村委会组织法)."""
    return law.full.startswith(REPUBLIC) and without_tail(folded(title)) != without_tail(folded(law.full))


def _behind(doc: Document, title: Span, words: Worded) -> bool:
    """Whether the clause of ``title`` has ``words`` right before it."""
    return words.of(doc).search(doc.body, clause_at(doc, title).start, title.start) is not None
