"""L206: 《习近平法治思想》, 《法律进乡村》活动: book-title marks round what is no document or book."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION
from hegui_rules.law.titles import LAWS, folded, law_of, titles

_NO_TITLES = frozenset(
    [
        "习近平法治思想",
        "习近平新时代中国特色社会主义思想",
        "习近平文化思想",
        "习近平经济思想",
        "习近平生态文明思想",
        "习近平强军思想",
        "习近平外交思想",
        "习近平总书记重要讲话",
        "习近平总书记重要讲话精神",
        "习近平总书记关于全面依法治国的重要论述",
        "党的二十大精神",
        "党的十九大精神",
        "两个确立",
        "两个维护",
        "四个意识",
        "四个自信",
        "谁执法谁普法",
        "谁执法、谁普法",
        "谁主管谁普法",
        "三项制度",
        "行政执法三项制度",
        "放管服",
        "法律明白人",
        "法治带头人",
        "枫桥经验",
        "浦江经验",
        "枫桥式人民法庭",
        "八五普法",
        "七五普法",
        "九五普法",
        "法律六进",
        "法律八进",
        "互联网+监管",
        "双随机、一公开",
        "一规划两纲要",
        "四议两公开",
        "一村一法律顾问",
        "学习强国",
        "首违不罚",
        "两法衔接",
    ]
)
"""Doctrines, principles, systems: names that take quotation marks or none."""

_OCCASION = re.compile(
    "(?:宣传[月周日]|教育[月周日]|安全生产月|专题讲座|法治讲座|培训班|主题活动|宣传活动|专项行动|专项整治|推进会|现场会|部署会|座谈会|示范村|示范社区|示范户|宪法日|禁毒日)$"
)
_FOLLOWS = re.compile("(?:主题|系列|专项|宣传|普法|实践)?(?:活动|称号|荣誉称号|专项行动|培训班|主题班会)")
_DOCUMENT = re.compile(
    "(?:法|条例|办法|规定|规则|细则|意见|通知|方案|计划|规划|纲要|要点|决定|决议|公约|章程|制度|标准|规范|清单|指引|指南|手册|读本|报告|通报|公告|预案|协议|合同|书|信|表|册|典)(?:[（(][^）)]*[）)])?$"
)
_WORK = re.compile("[节电影]?[影片剧歌]|观看|观影|朗诵|合唱|诵读|读书|情景剧|小品|快板|栏目|节目|专栏")


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
    for citation in titles(doc):
        words = folded(citation.title)
        if words in _NO_TITLES:
            yield _found(citation.span, citation.title)
        elif _DOCUMENT.search(words) or len(words) > 20 or citation.inner:
            continue
        elif _OCCASION.search(words) or _FOLLOWS.match(doc.body, citation.span.end):
            around = doc.body[max(0, citation.span.start - 8) : citation.span.end + 6]
            if not _WORK.search(around) and law_of(options.law_titles, citation.title) is None:
                yield _found(citation.span, citation.title)


def _found(span: Span, title: str) -> Finding:
    what = "思想、理论、制度的名称" if folded(title) in _NO_TITLES else "活动、会议、称号的名称"
    return Finding(span, f"“{title}”是{what}，不用书名号", suggestion=f"改用引号“{title}”，或不加标点")
