"""D102: words written twice in a row: 认真落实认真落实, 切实加强，切实加强."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Repair, Severity, Span, rule
from hegui.api.facts import is_verb
from hegui.api.language import WordClasses, Worded, classes_of, everywhere
from hegui.api.text import TENS, words
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.common import kindred
from hegui_rules.repetition.cutting import cut, run

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,12})\1")
_NUMBER_TWICE = re.compile(
    r"(?<![0-9.])([0-9]{2,12}(?:\.[0-9]{1,12})?[%\u4e00-\u9fff](?:[0-9]{1,2}月|[\u4e00-\u9fff])?)\1"
)
_YEAR_TWICE = re.compile(r"([0-9]{4}年(?:[0-9]{1,2}月)?)[，,]\1")
_ABOUT = Worded("关于(?=《关于[^》\n]{4,60}》(?![的起草征修学解说作送]|[\u4e00-\u9fff]{0,4}<about-a-title>))")
"""印发关于《关于规范检查的通知》: not 关于《关于…》的说明."""
_TITLED = re.compile("(?<=(?P<kind>[一-龥]{2})》)(?P<again>(?P=kind))(?=[，。；、])")
"""出台《云溪市文件管理办法》办法，: what the title ends with, behind it."""
_DIGIT = re.compile("[0-9０-９]")
_COUNTED = re.compile(f"[{TENS}几]{{1,2}}.")
_MARKS = "，。；：、！？,;:!?\n"
_OBJECT = ("push-on", "to-carry", "to-attend", "to-enlarge", "to-realise")
"""Verbs after which a word and itself cannot but be a slip: 加强学习学习."""
_BODY_ENDS = tuple("局镇乡县厅委办院所站")
"""Last letters of a body's name: what follows is what it does."""
_LONG = 4
"""Letters of a word that is written twice by no grammar."""
_LED = re.compile("为了?|并且?|[要将以也还]|同时")
_LEADS = 2
"""Letters of such a word at most."""
"""What may stand before a clause that says the one before over again."""
_PART_OF_NUMBER = frozenset("0123456789.")
_CLAUSE = 6
_LEAST = 4
"""Letters of a clause, or of the end of one, that is said twice."""
_TRIALS, _BOTH = "tried-a-little", "noun-and-verb"
"""Written twice on purpose (研究研究); noun and verb at once, or parts of names side by side (职工代表代表全体职工)."""


@rule(
    code="D102",
    name="doubled-words",
    title="词语连写两遍",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一个词语紧接着写了两遍，多为复制或改写时没有删净。",
    repairs=(
        Repair("连写两遍的词语", True, "删去的词语与紧邻的完全相同，动词、名词兼用的词另有词表排除"),
        Repair("连写两遍的数字、日期", False, "可能有一处数字写错，须核对"),
        Repair("后面紧接“为”的词语", False, "“人民人民为中心”缺的是“以”，删去一处仍不通"),
    ),
    bad=(
        Bad("我镇⟦认真落实认真落实⟧行政执法三项制度。", says="认真落实"),
        Bad("修订出台《云溪县文件管理办法》⟦办法⟧，明确程序。"),
        Bad("⟦进一步进一步⟧规范行政执法行为。"),
        Bad("持续优化营商环境，⟦压实工作责任，压实工作责任⟧，确保取得实效。"),
        Bad("在县委的⟦正确领导下，正确领导下⟧，认真开展⟦工作工作⟧。"),
        Bad("⟦2024年，2024年⟧我镇将于⟦12月12月⟧底前完成整改。"),
        Bad("县民政局⟦组织组织⟧培训3期，化解⟦矛盾纠纷矛盾纠纷⟧64件。"),
        Bad("⟦为了提升服务水平，为提升服务水平⟧，精简材料9项。"),
        Bad("业务素质⟦明显明显⟧增强，提供⟦法律法律⟧咨询430人次，制发处罚⟦决定决定⟧书12份。"),
        Bad("组织⟦行政执法人员行政执法人员⟧参加考试。"),
        Bad("⟦检查检查⟧沿街商铺486家，印发⟦关于⟧《关于规范检查的通知》。"),
        Bad("领导干部述法实现全⟦覆盖覆盖⟧，群众满意。"),
    ),
    good=(
        "检查检查站12个，组织组织生活会6次，听取关于《关于规范检查的通知》起草情况的汇报。",
        "一件一件抓落实，一个一个解决好，把小微企业创业创新基地建成样板。",
        "现将工作报告报告如下，职工代表代表全体职工发言，博士博士后创新大赛成功举办。",
        "开展党史学习教育教育引导广大干部，清单清晰，办事事项公开。",
        "党组织组织党员学习，工会组织组织职工参赛。",
        "研究研究再决定，大家商量商量，拍打拍打身上的尘土，一步一步推进。",
        "2023年、2024年办理案件12件，12月12日开展宣传，人大代表代表群众发声。",
        "压实工作责任，压紧工作链条；法律顾问顾问单位、司法所所长参加。",
    ),
)
def doubled_words(doc: Document, options: Options) -> Iterator[Finding]:
    """Words that begin, meet and end at seams of the sentence; clauses that end with the same words."""
    body, classes = doc.body, classes_of(doc)
    openings = classes.word_set("said-once")
    for match in everywhere(doc, _TWICE):
        start, end = match.span()
        if _surplus(classes, body, match[1], start, end):
            yield _finding(doc, start, (start + end) // 2, end)
    yield from _about_twice(doc)
    for pattern in (_NUMBER_TWICE, _YEAR_TWICE):
        for match in everywhere(doc, pattern):
            if body[match.start() - 1 : match.start()] not in _PART_OF_NUMBER:
                yield _finding(doc, match.start(), match.end(1), match.end())
    for one, other in pairwise(doc.clauses):
        if one.closes in "，,；;" and 0 < abs(one.span.length - other.span.length) <= _LEADS:
            first, second = (_LED.sub("", body[slice(*clause.span)], count=1) for clause in (one, other))
            if first == second and len(first) >= _CLAUSE:
                yield _finding(doc, one.span.start, one.span.end, other.span.end)
    for before, after in kindred(doc):
        low, high = after
        start = before.end - (high - low)
        if start < before.start:
            if body[before.start : before.end] in openings and body.startswith(
                body[before.start : before.end], low
            ):
                yield _finding(doc, before.start, before.end, low + before.length)
        elif (
            high - low >= _LEAST
            and body.startswith(body[low:high], start)
            and body[before.end] not in "。：:！？\n"
            and not _DIGIT.search(body, start, before.end)
            and (start == before.start or start in _seams(body, start))
        ):
            yield _finding(doc, start, before.end, high)


def _about_twice(doc: Document) -> Iterator[Finding]:
    """印发关于《关于规范检查的通知》, 出台《……办法》办法: once inside the marks is enough."""
    for match in everywhere(doc, _TITLED):
        yield Finding(
            Span(*match.span()),
            f"文件名称已以“{match[0]}”结尾，后面又写了一遍",
            suggestion=f"删去“{match[0]}”",
        )
    for match in everywhere(doc, _ABOUT.of(doc)):
        if not doc.body.endswith(classes_of(doc).words("takes-a-topic"), 0, match.start()):
            yield Finding(
                Span(match.start(), match.start() + 2),
                "书名号里已有“关于”，前面又写了一个“关于”",
                suggestion="删去书名号外的“关于”",
            )


def _surplus(classes: WordClasses, body: str, word: str, start: int, end: int) -> bool:
    """Whether ``word``, written twice, is a slip: no 一件一件, no 研究研究, no noun before a verb that looks like it."""
    if len(set(word)) == 1 or (_COUNTED.match(word) and not word.startswith(classes.words("counts-nothing"))):
        return False
    if body.startswith("再", end):
        return False
    if len(word) == _PAIR and _done_to_counted(classes, body, word, start, end):
        return True
    tried, both = word in classes.word_set(_TRIALS), word in classes.word_set(_BOTH)
    if (tried or both) and not body.startswith("书", end):
        closed = end == len(body) or body[end] in _MARKS
        if body[start - 1 : start] in _BODY_ENDS and is_verb(word):
            return True  # 县民政局组织组织培训
        if not closed or (tried and not body.endswith(classes.words(*_OBJECT), 0, start)):
            return False
    middle = (start + end) // 2
    if _begins_compound(body, word, start, end) or (
        not tried and not both and _ends_compound(body, word, start, end)
    ):
        return True
    return ({middle} if len(word) >= _LONG else {start, middle, end}) <= _seams(body, start, end)


_PAIR = 2
_COUNTED_OBJECT = re.compile("[\u4e00-\u9fff、“”]{2,16}?[0-9]|《")
_SUFFIX = frozenset("站区组员院所室团会人书表局部队长官率者类性点处制证线板费权师生机器班社法")


def _done_to_counted(classes: WordClasses, body: str, word: str, start: int, end: int) -> bool:
    """Whether a verb stands twice before what it is done to, and that is counted: 检查检查沿街商铺486家."""
    if not is_verb(word) or body[end : end + 1] in _SUFFIX or not _COUNTED_OBJECT.match(body, end):
        return False
    middle = (start + end) // 2
    if body.startswith(classes.words("makes-compound"), end):
        return False  # 审议|审议意见
    if words(body[middle : middle + 6])[0] != word:
        return False  # 检查|检查站
    return (
        not start
        or not "\u4e00" <= body[start - 1] <= "\u9fff"
        or body[start - 1] in _BODY_ENDS
        or body.endswith(classes.words("before-deed", "way-of-doing", "served-person"), 0, start)
    )


def _begins_compound(body: str, word: str, start: int, end: int) -> bool:
    """Whether the second begins a longer word, beside which the first says nothing: 法律|法律咨询, 决定|决定书."""
    text, low = run(body, start, end)
    words = cut(text)
    first, middle = words.at(start - low)[1], words.at((start + end) // 2 - low)[1]
    return (
        first == word
        and middle.startswith(word)
        and (len(middle) > len(word) + 1 or middle.endswith("书"))
        and start - low in words.seams
    )


def _ends_compound(body: str, word: str, start: int, end: int) -> bool:
    """Whether the first ends a longer word and the second stands alone behind it: 全覆盖|覆盖, 年度报告|报告."""
    if word[0] in _DEGREES or body[end : end + 1] not in _CLOSING:
        return False
    text, low = run(body, start, end)
    words = cut(text)
    place = (start + end) // 2 - low
    first = words.at(place - 1)[1]
    return len(first) > len(word) and first.endswith(word) and words.at(place)[1] == word


_CLOSING = frozenset(("", *_MARKS, *"的等和与及0123456789"))
"""法律顾问|顾问单位: before anything else the second may begin a name."""
_DEGREES = frozenset("很最更太极一")
"""很多很多, 得很紧很紧: said twice for effect."""


def _seams(body: str, start: int, end: int | None = None) -> set[int]:
    """Where words begin or end round a place."""
    text, low = run(body, start, start if end is None else end)
    return {low + seam for seam in cut(text).seams}


def _finding(doc: Document, start: int, middle: int, end: int) -> Finding:
    word = doc.body[start:middle]
    return Finding(
        Span(start, end),
        f"“{word}”连写了两遍",
        suggestion="删去一处",
        fix=None
        if _DIGIT.search(word) or doc.body.startswith("为", end)
        else Fix((Edit(Span(middle, end), ""),)),
    )
