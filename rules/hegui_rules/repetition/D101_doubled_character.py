"""D101: one character too many: 法治治政府, 的的."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Repair, Severity, Span, rule
from hegui.api.document import fact
from hegui.api.facts import is_verb
from hegui.api.language import classes_of, everywhere
from hegui.api.text import TENS, frequency, tags, words
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.cutting import Cut, cut, price, run

_TWIN = re.compile(r"([\u4e00-\u9fff])\1")
_FUNCTION = frozenset(
    "的了和与及在为是对将被从向于以使让由并但而或且该其我也又还已很更最把均仍亦曾须到给就都等能会要可则即若"
)
"""Never doubled, unless the first ends another word."""
_NAME = re.compile("(?<!习)习++(?:近++平++|总书记|主席)|脚踏实地地|超超临界|等等")
_COUNTED = frozenset(f"{TENS}百千万亿两")
_AFTER = frozenset(
    "新全大小高多总副各本该此双单微零超非无未再省市县区乡镇村上下里中外内要能会可应用管到办改学讲开发行提引送选配换声"
)
"""Words by themselves after a word that ends with them: 健全|全|流程, 试点县|县|中."""
_BEFORE = frozenset(
    "省市县区乡镇村街路局厅院校所站会部委组办处科室楼河江湖山园店厂司社队班团中城线网库台链汇商化性率型式长员点岗"
    "要能会可有无对用到管设办建改查评学发提送选配换喝热充避取买潜聊散洗跳健谈说张大水海铁公空"
)
"""Words by themselves, or the last syllable of a longer one, before a word that begins with them: 常态|化|化解."""
_PLACE = frozenset("上下中里内外前后间时")
"""They end a phrase behind a noun, and may meet a word that begins with them: 会议|上|上海市, 过程|中|中央."""
_NUMERAL = frozenset(f"0123456789０１２３４５６７８９{TENS}百千万亿两几数余多来第")
"""What stands before a measure word: 5个|个体工商户, 2024年|年度."""
_FREE = frozenset(
    "的了和与及在为是对将被从向于以使让由并但而或且该其我也又还已很更最把等有不个名做给来去到后前时内"
)
"""Single characters that stand by themselves; any other one beside a twin means that a word is unknown: 分配|配|租."""
_COMMON = 1000
"""Counts of a word so common that a twin which tears it is a slip: 执法|人人|员."""
_TORN = 8.0
"""So much likelier must the text be without the character then."""


@rule(
    code="D101",
    name="doubled-character",
    title="多写一字",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一个字连写两遍，多为修改时没有删净。",
    repairs=(
        Repair("多写的一字", True, "删去的字与紧邻的字相同，又不属于任何一个词；属于词语、地名的不报"),
        Repair("日排查、月月通报，执法人人员", False, "只有去掉一字才与同类一致、才更像成句，须由人判断"),
        Repair("重复的否定词、数字", False, "“不不”可能是双重否定，数字须核对"),
    ),
    bad=(
        Bad("深入推进法⟦治治⟧政府建设。", says="治"),
        Bad("不断提高依法行政⟦的的⟧能力和水平。"),
        Bad("执法⟦人人⟧员⟦均均⟧持证上岗，依法履行⟦职职⟧责，落⟦实实⟧责任制。"),
        Bad(
            "实行“日排查、周研判、⟦月月⟧通报”，制定公平竞争审查制度⟦制⟧实施细则，全年⟦到到⟧法院旁听庭审5次。"
        ),
        Bad("清溪司法⟦所所⟧与派出所联动，村委⟦会会⟧定期议事。"),
        Bad("加强行政执⟦法法⟧队伍建设，严格执行执法公示制度⟦和和⟧全过程记录制度。"),
    ),
    good=(
        "深入学习习近平法治思想，实实在在为群众办实事，人人参与、层层落实。",
        "召开审议议题会议，改进机关工作作风，严格执行行政决策程序，依照法律法规规范经营行为。",
        "以此为目的的活动，成为为民服务的窗口，坚持实事求是是我们的作风。",
        "临溪镇镇务公开栏，青禾县县域经济，王莹莹同志主持会议。",
        "调解会上上级领导提出要求，网络上海量信息，由村里里长负责。",
        "对情况进行了了解，常态化化解纠纷，健全全流程监管，一次次走访、一遍遍讲解，“十五五”规划。",
        "引导5个个体工商户亮证经营，走访18名名单内帮扶对象，发布2024年年度报告。",
        "依法依章程自主办学，建设部署建议，日排查、周研判、月通报，天天学、月月讲。",
        "在会议上上海市代表发言，工作中中央精神得到落实，群众跃跃欲试，年年有进步。",
        "对困难群众送政策、解难题、事事关心，对企业问需求、讲政策、件件落实。",
        "司法所所长带队，村委会会同司法所开展走访，法院院庭长办案，检察院院领导包案，政府府院联动会议召开2次。",
        "镇党委会会前学法10次，主任办公会会后抓好落实。",
    ),
)
def doubled_character(doc: Document, options: Options) -> Iterator[Finding]:
    """A particle doubled, or a character that neither word at its side can spare nor own."""
    body, classes = doc.body, classes_of(doc)
    # Words that end in a particle (目的, 参与), and words of grammar before which their first character says nothing: 以|以及.
    ending, grammar = classes.words("ends-in-particle"), classes.word_set("grammar-word")
    yield from _suffixes(doc)
    organs, houses = _organs(doc), classes.words(_ORGAN_HAS)
    for match in everywhere(doc, _TWIN):
        start, end = match.span()
        sign = match[1]
        if start in organs:
            yield _finding(doc, start, end)
            continue
        if sign in _ORGAN_ENDS and body.startswith(houses, end):
            continue
        if _out_of_step(doc, start):
            yield _finding(doc, start, end, sure=False)
            continue
        if body[end : end + 1] == sign or body[start - 1 : start] == sign or start in _named(doc):
            continue
        if sign in _FUNCTION:
            if (
                not body.endswith(ending, 0, start + 1)
                and not _seam(*_cut(body, start), grammar)
                and not _before_place(body, end)
            ):
                yield _finding(doc, start, end)
        elif (
            sign not in _COUNTED
            and not _reduplicated(body, start, end)
            and not _measured(body, start)
            and _spare(body, start)
        ):
            # 执法|人人|员: likelihood tears a word; that warns, but corrects nothing by itself.
            words, place = _cut(body, start)
            torn = words.at(place)[0] == words.at(place + 1)[0]
            yield _finding(doc, start, end, sure=not torn and _BARE.match(body, end) is None)


_BARE = re.compile("[0-9０-９]{1,15}(?![0-9０-９一-龥%％.．])")
"""A figure without a unit: the letter doubled before it is as likely the unit in the wrong place (证明事项项5，)."""
_NOT_SPARE = _FREE | _AFTER | _BEFORE | _COUNTED | _FUNCTION | frozenset("依按据")
"""Letters that are words by themselves: 依法|依|章程办学."""
_ECHO = re.compile(r"([\u4e00-\u9fff])(?!\1)[\u4e00-\u9fff](?P<again>\1)(?=[\u4e00-\u9fff]{2})")


def _suffixes(doc: Document) -> Iterator[Finding]:
    """制度|制|实施细则: a word of two letters, and its first letter once more before the next word."""
    body = doc.body
    for match in everywhere(doc, _ECHO):
        start, end = match.span()
        if body[end - 1] in _NOT_SPARE:
            continue
        text, low = run(body, start, end)
        words = cut(text)
        place = start - low
        ordinal, word = words.at(place)
        after, lone = words.at(place + 2)
        if (
            word != body[start : start + 2]
            or lone != match["again"]
            or frequency(word) < _COMMON
            or not tags(word[0]).get(word, "").startswith("n")
            or after + 1 >= len(words.words)
            or len(words.words[after + 1]) < len(word)
            or (ordinal and words.words[ordinal - 1] == word)
        ):
            continue
        letters = "".join(words.words)
        without = cut(letters[: place + 2] + letters[place + 3 :])
        if words.cost - without.cost >= _TORN:
            yield Finding(
                Span(end - 1, end),
                f"“{word}”之后多了一个“{lone}”字",
                suggestion=f"删去“{lone}”",
                severity=Severity.WARNING,
            )


_ORGAN_ENDS = frozenset("局所会院队道心府室委厅")
_ORGAN_HAS = "of-the-organ"
"""法院|院领导, 政府|府院联动: what the house has."""


@fact
def _organs(doc: Document) -> frozenset[int]:
    """Where the name of a body ends in its last letter once more, and what it does follows: 司法所|所|与派出所联动."""
    body, ends = doc.body, classes_of(doc).words("names-an-organ")
    found = set()
    for match in everywhere(doc, _TWIN):
        start, end = match.span()
        sign = match[1]
        if sign not in _ORGAN_ENDS or not body.endswith(ends, 0, start + 1):
            continue
        after = (
            next(iter(words(body[end : end + 4])), "") if "\u4e00" <= body[end : end + 1] <= "\u9fff" else ""
        )
        if (
            (is_verb(after) or tags(after[:1]).get(after, "")[:1] in _ACTS[len(after) > 1])
            and after not in ("领导", "同")
            and not frequency(sign + after[:1])
            and not frequency(sign + after)
        ):
            found.add(start)
    return frozenset(found)


_ACTS = (("p", "c"), ("p", "c", "v", "d"))
"""Tags of prepositions and conjunctions; of longer words verbs and adverbs too (局|务 is no adverb)."""
_STEP = re.compile(r"[\u4e00-\u9fff]+")


def _out_of_step(doc: Document, start: int) -> bool:
    """Whether the twin makes a piece of a list one letter longer than all its like: 日排查、周研判、月月通报."""
    body, clause = doc.body, doc.clause_at(start)
    if clause is None or body[start - 1 : start] != "、":
        return False
    piece = _STEP.match(body, start)
    if piece is None or not _SHORTEST < len(piece[0]) <= _PIECE:
        return False
    size = len(piece[0]) - 1
    before = _STEP_BACK.search(body, clause.span.start, start)
    if before is None:
        return False
    items = before[0].strip("、").split("、")
    firsts = {*(item[0] for item in items), body[start]}
    # 送政策、解难题、事事关心 is right: only where every piece begins with a span of time is the twin a slip.
    return len(items) >= 2 and {*map(len, items)} == {size} and len(firsts) > len(items) and firsts <= _SPANS


_STEP_BACK = re.compile(r"(?<=[“，：])(?:[\u4e00-\u9fff]{2,8}、){2,}$")
_SHORTEST, _PIECE = 3, 8
_SPANS = frozenset("时日天周旬月季年")


@fact
def _named(doc: Document) -> frozenset[int]:
    """Where a twin touches a name that must stand as it is: what is wrong there is W101's to say."""
    return frozenset(at for name in everywhere(doc, _NAME) for at in range(name.start() - 1, name.end()))


def _finding(doc: Document, start: int, end: int, *, sure: bool = True) -> Finding:
    sign = doc.body[start]
    return Finding(
        Span(start, end),
        f"“{sign}”字重复",
        suggestion=f"删去一个“{sign}”",
        fix=Fix((Edit(Span(start + 1, end), ""),)) if sure else None,
    )


def _before_place(body: str, end: int) -> bool:
    """Whether the second of the two makes a word with a place behind it: 乡党委会|会前."""
    return body[end : end + 1] in _PLACE and frequency(body[end - 1 : end + 1]) > 0


def _reduplicated(body: str, start: int, end: int) -> bool:
    """甲甲乙乙."""
    return (end + 1 < len(body) and body[end] == body[end + 1]) or (
        start >= 2 and body[start - 1] == body[start - 2]
    )


def _measured(body: str, start: int) -> bool:
    """Whether the first of the two counts what the second begins: 5个|个体工商户, 18名|名单内."""
    word = body[start + 1 : start + 5]
    return body[start - 1 : start] in _NUMERAL and any(
        frequency(word[:length]) for length in range(2, len(word) + 1)
    )


def _cut(body: str, start: int) -> tuple[Cut, int]:
    """The words round the twin that begins at ``start``, and its place among their letters."""
    text, low = run(body, start, start + 2)
    return cut(text), start - low


def _seam(words: Cut, place: int, grammar: frozenset[str]) -> bool:
    """Whether the twin belongs to a longer word, to two, or wholly to one: 华为|为, 了|了解, 参与|与会者."""
    first, before = words.at(place)
    second, after = words.at(place + 1)
    if first == second:
        return before != "了了"
    return len(before) > 1 or (len(after) > 1 and after not in grammar)


def _noun(word: str) -> bool:
    return len(word) > 1 and tags(word[0]).get(word, "").startswith(("n", "v"))


def _spare(body: str, start: int) -> bool:
    """Whether the text is likelier without one of the two: it stands alone beside a word that owns the other."""
    words, place = _cut(body, start)
    first, before = words.at(place)
    second, after = words.at(place + 1)
    if first != second:
        if len(before) > 1 and len(after) > 1:
            return False
        step, free = (1, _AFTER) if len(before) > 1 else (-1, _BEFORE)
        if body[start] in free:
            return False
        if step < 0 and body[start] in _PLACE and first and _noun(words.words[first - 1]):
            return False
        beyond = (second if step > 0 else first) + step
        if 0 <= beyond < len(words.words):
            neighbour = words.words[beyond]
            if len(neighbour) == 1 and neighbour not in _FREE:
                return False
    elif len(before) > 2:
        return False
    letters = "".join(words.words)
    without = cut(letters[:place] + letters[place + 1 :])
    owner = without.at(place)[1]
    gain = words.cost - without.cost
    if len(owner) == 1 or owner[0] in _COUNTED or gain < price(body[start]) - 1:
        return False
    return first != second or (frequency(owner) >= _COMMON and gain >= _TORN)
