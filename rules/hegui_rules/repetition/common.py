"""What the rules of family D share: bases, clauses, the words that may stand in a report as often as they like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Document, Span
from hegui.api.document import fact
from hegui.api.text import TENS, compiled, letters, tags, words

# Set phrases: guiding thought, congresses and plenums, creeds, titles, quoted terms, names of bodies. A passage that
# is made of them alone may stand in a report several times.
_SET = (
    r"《[^》\n]{1,80}》|“[^”\n]{1,40}”|习近平[^，。；、\n]{0,14}(?:思想|精神|战略|论述)|习近平总书记[^。；\n]{0,60}精神"
    r"|党的[^，。；\n]{1,30}精神|中央[^，。；\n]{1,20}(?:会议|决策部署)(?:精神)?|以习近平同志为核心的党中央|党中央、国务院|决策部署"
    r"|(?:坚持)?以[^，。；\n]{2,30}为(?:指导|引领|统领|根本遵循|目标|抓手|主线|契机)|(?:全面|深入|认真|学习|宣传|贯彻|落实)+"
    r"|(?:增强|坚定|做到|深刻领悟|坚决|忠诚拥护)?[“]?(?:四个意识|四个自信|两个维护|两个确立)[”]?(?:的决定性意义)?"
    r"|(?:坚持)?(?:以)?人民为中心(?:的发展思想)?|(?:全面|扎实|深入)?(?:推进|推动)?依法(?:治[国省市县区镇乡]|行政)(?:工作)?"
    r"|严格规范公正文明执法|谁[^，。；、\n]{2,4}谁(?:普法|负责|服务)|科学立法|严格执法|公正司法|全民守法|(?:有法可|有法必)依|执法必严|违法必究"
    r"|法治国家|法治政府建?设?|法治社会|一体建设|尊法学法守法用法|办事依法|遇事找法|解决问题(?:用|靠)法|化解矛盾(?:用|靠)法|民主党派|工商联|无党派人士|人民团体"
    r"|治理体系和治理能力现代化|高质量发展|第一责任人(?:职责)?|党政主要负责人|(?:特此|专此)报告|(?:广泛|主动|认真)?听取[^，。；\n]{2,40}意见"
    r"|省委、?省政府|市委、?市政府|[县区]委、?[县区]政府|党委、?政府|社会主义现代化\w{0,6}|中国特色社会主义\w{0,8}"
)


def substance(text: str) -> int:
    """Letters of ``text`` that are no set phrase."""
    return len(letters(compiled(_SET).sub("", text)))


_SHORT = 4
_PROSE = frozenset(("body", "preamble", "closing"))


@fact
def kindred(doc: Document) -> tuple[tuple[Span, Span], ...]:
    """Neighbouring clauses of which the second has its middle from the first, or begins with the short first."""
    body = doc.body
    found = []
    for paragraph in (p for p in doc.report if p.role in _PROSE):
        for before, after in pairwise(clause.span for clause in doc.clauses_in(paragraph.span)):
            low, high = after
            middle = (low + high) // 2
            if body.find(body[middle - 1 : middle + 2], *before) >= 0 or (
                before[1] - before[0] <= _SHORT and body.startswith(body[before[0] : before[1]], low)
            ):
                found.append((before, after))
    return tuple(pair for pair in found if not _is_heading(doc, pair[0]))


def _is_heading(doc: Document, span: Span) -> bool:
    """Whether the clause is a heading that the text of its paragraph follows, and may take up."""
    section = doc.section_at(span.start)
    return section is not None and section.heading.span.covers(span)


def clauses_with(doc: Document, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The clauses of running text in which ``pattern`` matches, each once."""
    match = pattern.search(doc.body)
    while match is not None:
        clause, paragraph = doc.clause_at(match.start()), doc.paragraph_at(match.start())
        end = match.end()
        if clause is not None and paragraph is not None and paragraph.role in _PROSE:
            yield clause.span
            end = max(end, clause.span.end)
        match = pattern.search(doc.body, end)


WAYS = "扎实有效|广泛|扎实|深入|认真|切实|全面|严格|积极|大力|持续|不断|进一步|坚决|着力|有序|有效|稳步|充分|高度|常态化|定期|逐步|继续|狠抓|主动|自觉|加快|始终|坚持|更加|努力|还|也"
"""Ways of doing that say nothing of what is done."""


LEADS = (
    "通过", "利用", "依托", "包括", "涉及", "覆盖", "联合", "会同", "组织", "学习", "针对", "围绕", "对", "对于", "在", "从", "以",
    "由", "向", "把", "将", "让", "使", "为", "给", "经", "按", "到", "的", "了", "提高", "提升", "增强", "加强", "强化",
    "完善", "健全", "推进", "推动", "促进", "开展", "落实", "畅通", "采取", "采用", "做好", "抓好", "做到", "化解", "调解", "处理",
    "保障", "督促", "指导", "引导", "协调", "走访", "主要有", "主要是", "有", "是", "分为", "整治", "整顿", "规范", "优化", "深化",
    "实现", "发挥", "结合", "运用", "用好", "借助", "邀请", "发动", "聚焦", "紧盯", "盯住", "制定", "印发", "出台", "修订", "建立",
    "构建", "形成", "办理", "查处", "受理", "宣传", "解读", "普及", "讲解", "检查", "抽查", "督查", "巡查", "排查", "走进", "深入",
    "进入", "参加", "召集", "召开", "举办", "集中", "维护", "保护", "支持", "帮助", "服务", "面向", "提供", "发放", "悬挂", "张贴",
    "制作", "配备", "配齐", "选聘", "聘请", "培育", "培养", "选派", "确定", "明确", "压实", "履行", "遵守", "尊重", "依据", "根据",
    "按照", "依照", "遵循", "贯彻", "执行", "推行", "实施", "推广", "打造", "营造", "树立", "弘扬", "传播", "接受", "听取", "征求",
    "收集", "邀约", "积极", "认真", "严格", "全面", "充分", "有效", "切实", "深入开展", "定期", "不断", "着力", "重点", "主动", "依法",
    "持续", "大力", "进一步", "涵盖", "包含", "组建", "搭建", "设立", "成立", "聘用", "坚持", "实行", "严把", "突出", "立足", "选派", "汇集", "抓住",
)  # fmt: skip
"""Words that a first item may have before it."""

_FOLLOWS = rf"$|[，。；：！？、,;:!?）)】”’]|等(?![级候待])|以及|[0-9０-９{TENS}两几]|联合|共同|协同|开展|进行|参加|参与|组织|举办|分别|均|都|依法|齐抓|相结合|旁听|入户|走访|有待|亟待|仍|还|尚|到场|出席|列席|全部|全员|共|及时|积极|主动|定期|先后|轮流|同步"
_AND = r"|[和及与或并的]"
_KINDS = r"|领域|方面|渠道|途径|方式|形式|平台|类型|环节|活动"
_AFFAIRS = r"|问题|工作(?![人站室组队报日专])|纠纷|案件|场所|行业"
_LONG, _LONGER = 3, 4
"""Letters of an item from which a word of kind after it (领域; 工作) adds nothing."""


def closes(text: str, place: int, length: int, and_: bool = True) -> bool:
    """Whether an item of ``length`` letters may end at ``place``: what follows is no part of it.

    Args:
        and_: a conjunction or 的 ends it too.
    """
    pattern = _FOLLOWS + (_AND if and_ else "")
    quality = text[place - 1 : place] in "性型"  # 苗头性|问题: no name of one thing
    pattern += (_KINDS if length >= _LONG else "") + (_AFFAIRS if length >= _LONGER or quality else "")
    return compiled(pattern).match(text, place) is not None


_WORD = 5


def acts(text: str, place: int) -> bool:
    """Whether a word that is nothing but a verb begins at ``place``: 派出所|组建, not 派出所|联络员."""
    word = next(iter(words(text[place : place + _WORD])), "")
    return len(word) > 1 and tags(word[0]).get(word) == "v"


def opens(text: str, place: int, low: int = 0) -> bool:
    """Whether an item may begin at ``place``: after a mark, or after a word that takes items."""
    return place <= low or not compiled(r"\w").match(text, place - 1) or text.endswith(LEADS, low, place)
