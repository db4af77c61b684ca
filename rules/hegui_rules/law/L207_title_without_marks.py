"""L207: 依据中华人民共和国行政处罚法: the full title of a law or document without 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    hits,
    in_quotation,
    in_title,
    phrases,
    rule,
)
from hegui.api.language import Pattern, find
from hegui.api.text import YEAR, letters_before
from hegui_rules.basis import PUNCTUATION
from hegui_rules.law.titles import LAWS, REPUBLIC, law_of

_WORDS = phrases(
    "law_unmarked",
    (
        REPUBLIC,
        *(f"党政主要负责人履行推进法治建设第一责任人职责{kind}" for kind in ("规定", "实施办法", "实施细则")),
        "法治政府建设与责任落实督察工作规定",
        "法治政府建设实施纲要（",
        "法治政府建设实施纲要(",
        "法治社会建设实施纲要（",
        "法治社会建设实施纲要(",
        "法治中国建设规划（",
        "法治中国建设规划(",
        "提升行政执法质量三年行动计划（",
        "提升行政执法质量三年行动计划(",
    ),
)
_ABOUT = Pattern("(以|<issue|basis-marker>)(了)? ⟦关于 …{4,60} 的(实施|指导)? <document-kind>⟧ (为|等|和)?")
_NAMED = Pattern("<issue> (了)? ⟦…{2,16} 20 …{4,40} <document-kind>⟧ $")
"""What was issued or rests on it, when it has the form of a title: 关于…的通知, 临溪镇2024年…工作要点."""

_QUOTED = Pattern("(<issue|basis-marker>|落实|贯彻|执行)(了)? “ ⟦(20|关于) …{4,40} <document-kind>⟧ ”")
"""A title between quotation marks: 落实“2024年法治临溪建设工作要点”."""

_DATED = re.compile(f"{YEAR}年")
_LAW = re.compile("[\u4e00-\u9fff]{2,24}?(?:法典|法|条例)(?=[，,。；;、）)\n等的和及与之规第要开进有赋])")
_YEARS = re.compile("[^）)\n]{0,14}[）)]")
_ENDS = re.compile("[，,。；;、）)\n等的和及与之规第要开进中有精各]")


@rule(
    code="L207",
    name="title-without-marks",
    title="法规文件全称没有加书名号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="法律法规和文件的全称应当用书名号标示；只说“民法典”“行政处罚法”这样的简称时可以不加。",
    knowledge=(LAWS,),
    bad=(
        Bad("组织学习⟦中华人民共和国行政处罚法⟧等法律6次。", says="《中华人民共和国行政处罚法》"),
        Bad("印发⟦关于进一步加强行政执法监督的实施意见⟧，明确任务12项。"),
        Bad("印发⟦临溪镇2024年法治政府建设工作要点⟧，以⟦关于推进诉源治理的实施意见⟧为指引。"),
        "落实“⟦2024年法治临溪建设工作要点⟧”任务12项。",
        Bad("落实⟦法治政府建设实施纲要（2021—2025年）⟧，执行⟦法治政府建设与责任落实督察工作规定⟧。"),
    ),
    good=(
        "组织学习《中华人民共和国行政处罚法》，落实行政处罚法、信访工作条例、中国共产党纪律处分条例。",
        "起草普法依法治理工作要点和学法计划，制定2024年普法工作计划，按照关于加强监督的要求抓好整改。",
        "庆祝中华人民共和国成立75周年，宣传中华人民共和国宪法宣誓制度。",
        "落实《法治政府建设实施纲要（2021—2025年）》，印发《关于学习中华人民共和国民法典的通知》。",
    ),
)
def title_without_marks(doc: Document, options: Options) -> Iterator[Finding]:
    """Full titles of the table in running text; once for each title."""
    seen: set[str] = set()
    for hit in hits(doc, _WORDS):
        start, end = hit.span
        if hit.word == REPUBLIC:
            match = _LAW.match(doc.body, end)
            if match is None or law_of(options.law_titles, doc.body[start : match.end()]) is None:
                continue
            end = match.end()
        elif hit.word[-1] in "（(":
            years = _YEARS.match(doc.body, end)
            if years is None:
                continue
            end = years.end()
        elif not _ENDS.match(doc.body, end):
            continue
        words = doc.body[start:end]
        paragraph = doc.paragraph_at(start)
        if words in seen or paragraph is None or paragraph.role not in ("body", "preamble"):
            continue
        if _is_marked(doc, start, end):
            continue
        seen.add(words)
        yield _found(start, end, words)
    for pattern in (_ABOUT, _NAMED):
        for named in find(doc, pattern):
            start, end = named.at
            words = doc.body[start:end]
            titled = pattern is _ABOUT or (_DATED.search(words) and "“" not in words)
            if titled and not _is_marked(doc, start, end):
                yield _found(start, end, words)._replace(severity=Severity.INFO)
    for named in find(doc, _QUOTED):
        words = doc.quote(named.at)
        if "“" not in words and (_DATED.search(words) or "的" in words):
            yield Finding(named.at, "文件的名称用了引号", suggestion=f"改为《{words}》")


def _found(start: int, end: int, words: str) -> Finding:
    return Finding(Span(start, end), "法规文件的全称没有加书名号", suggestion=f"写作《{words}》")


def _is_marked(doc: Document, start: int, end: int) -> bool:
    """Whether the words have marks, or one of the two, the other lost; or a place has the title."""
    before, after = letters_before(doc.body, start, 1), doc.body[end : end + 1]
    return (
        before in ("《", "〈", "“", "‘", "<")
        or after in ("》", "〉", "”")
        or doc.body.startswith("\n》", end)  # a page that broke the line round a link
        or before in ("省", "市", "县", "区", "州")
        or in_title(doc, start)
        or in_quotation(doc, start)
    )
