"""L206: 《习近平法治思想》, 《法律进乡村》活动: book-title marks round what is no document or book."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule, words_round
from hegui.api.language import Worded, classes_of
from hegui_rules.basis import PUNCTUATION
from hegui_rules.law.titles import LAWS, folded, law_of, titles, without_tail

_FOLLOWS = Worded("<occasion-kind>?<occasion-word>")
_WORK = Worded("[影片剧歌]|<stage-work>")


@rule(
    code="L206",
    name="title-marks-misused",
    title="书名号用在了不是书名、文件名的词语上",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="书名号标示书、报、文件、文艺作品的名称；思想、会议、活动、课程、荣誉称号不用书名号，需要突出时用引号。",
    knowledge=(LAWS,),
    bad=(
        Bad("镇党委会前学习⟦《习近平法治思想》⟧6次。", says="思想"),
        Bad("开展⟦《法律进乡村》⟧活动12场，落实⟦《谁执法谁普法》⟧责任制。", says="引号"),
        Bad("举办⟦《民法典专题讲座》⟧3期，开展⟦《安全生产月》⟧活动。"),
    ),
    good=(
        "学习《习近平法治思想学习纲要》6次，开展《民法典》宣传活动12场，举办《信访工作条例》专题讲座。",
        "开展“法律进乡村”活动12场，观看《第二十条》，组织《我和我的祖国》快闪活动。",
        "印发《关于开展“宪法宣传周”活动的通知》《安全生产月活动方案》。",
    ),
)
def title_marks_misused(doc: Document, options: Options) -> Iterator[Finding]:
    """Titles that are a known name of something else, end as occasions do, or go on with 活动 and are no document."""
    classes = classes_of(doc)
    names, kinds = frozenset(classes.words("no-title")), (*classes.words("document-ending"), *"法书信表册典")
    follows, work = _FOLLOWS.of(doc), _WORK.of(doc)
    occasions = classes.words("occasion")
    for citation in titles(doc):
        words = folded(citation.title)
        if words in names:
            yield _found(citation.span, citation.title, "思想、理论、制度的名称")
        elif without_tail(words).endswith(kinds) or len(words) > 20 or citation.inner:
            continue
        elif words.endswith(occasions) or follows.match(doc.body, citation.span.end):
            around = citation.title.join(words_round(doc, citation.span, 8, 6))
            if not work.search(around) and law_of(options.law_titles, citation.title) is None:
                yield _found(citation.span, citation.title, "活动、会议、称号的名称")


def _found(span: Span, title: str, what: str) -> Finding:
    return Finding(span, f"“{title}”是{what}，不用书名号", suggestion=f"改用引号“{title}”，或不加标点")
