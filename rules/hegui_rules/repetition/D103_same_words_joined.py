"""D103: “关键少数”或‘关键少数’: an alternative that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import WordClasses, Worded, class_hits, classes_of, everywhere
from hegui.api.text import TENS, compiled, letters_before
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.common import closes, opens
from hegui_rules.repetition.likeness import alike, may_be_alike

_MARKED = re.compile(
    r"""[“‘"'「](?P<quoted>[^“”‘’"'「」\n]{1,24})[”’"'」](?P<tail>[\u4e00-\u9fff]{0,8}?)(?P<joint>或者?|和|及|与|、|以及|的)?[“‘"'「](?P=quoted)[”’"'」](?P=tail)"""
    r"|《(?P<title>[^《》\n]{2,60})》(?:或者?|和|及|与|、|以及)?《(?P=title)》"
)
_NAME_IN_MARKS = re.compile(r"[“‘「《](?P<name>[\u4e00-\u9fff0-9A-Za-z（）+·]{2,30})[”’」》]")
_GOES_ON = re.compile(r"(?![的等和与及中里])[\u4e00-\u9fff]")
"""《宪法》宪法|宣传周: the second begins a name of its own."""
_TAIL = 3
"""Letters of the end of a name that stands bare behind it: “周末不打烊”不打烊; “三级联动”联动 may be two words."""
_AND = re.compile(r"(?:以及|或者?|和|及|与|、)(?=\w)")
_LETTERS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]+$")
_COUNT = re.compile(rf"(?<![0-9])[0-9]{{1,4}}(?![0-9])|[0-9]{{6,}}|^[{TENS}百千万两几]+[\u4e00-\u9fff]?$")
_MUTUAL = Worded("的?<mutual>")
"""After what two of a kind have with each other: 部门与部门之间."""
_OWN = re.compile("组织(?:$|[的和与及或、，。；有应]|章程)")
"""After a name of which the second is part: 妇女和妇女组织."""
_LONGEST = 14
_EITHER = re.compile(
    r"(?<!抑)或者?(?![许然是])(?=\w)|(?<=[\u4e00-\u9fff])[（(]?[或/／][）)]?(?=[\u4e00-\u9fff])"
)
_BRACKET = re.compile(r"(?<=[\u4e00-\u9fff])[（(](?P<inside>[\u4e00-\u9fff]{2,10})[）)]")
_TWO_NAMES = re.compile(
    r"[“‘](?P<one>[^“”‘’\n]{2,14})[”’](?:或者?|/|[（(])[“‘](?P<other>[^“”‘’\n]{2,14})[”’]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LAST_HAN = re.compile(r"[\u4e00-\u9fff]+$")
_NUMERAL = re.compile(f"[0-9{TENS}两]")
_REACH = 8
"""Letters of one of two wordings between which somebody did not decide."""
_NAME = 4
"""Letters of two names that are one when a single letter differs."""


@rule(
    code="D103",
    name="same-words-joined",
    title="并列的两项相同或同义",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="“或”“和”连接的两项完全相同，或两种说法用“或”、括号、斜线并存，是替换、粘贴时留下的痕迹。",
    bad=(
        Bad("紧盯领导干部这个⟦“重点人群”或‘重点人群’⟧，带头学法。", says="重点人群"),
        Bad("组织学习⟦《临溪县信访工作办法》《临溪县信访工作办法》⟧等文件。"),
        Bad("化解⟦矛盾纠纷或矛盾纠纷⟧36起，提高⟦执法人员、执法人员⟧的业务能力。"),
        Bad("重点检查，⟦食品安全和食品安全⟧，做到全覆盖。"),
        Bad(
            "结合实际⟦扎实或切实⟧推进治理，⟦提高（提升）⟧了能力，举办⟦法律讲座/法治讲座⟧6场。",
            says="意思相同",
        ),
        Bad("对依法行政的重要性认识⟦不足、不够⟧，充分听取各方⟦意见和看法意见⟧。", says="意思相同"),
        Bad("由镇长⟦任组长或担任组长⟧，持续开展⟦“送法进企业”或“法律进企业”⟧活动。", says="意思相同"),
        Bad(
            "依托⟦“院坝说事”院坝说事⟧制度，推行⟦“午间不打烊”不打烊⟧服务，学习⟦民法典《民法典》⟧有关规定。",
            says="里外",
        ),
    ),
    good=(
        "用好“执法告知书”“执法建议书”，加强部门和部门之间的衔接。",
        "组织学习《临溪县信访工作办法》和《临溪县信访工作办法实施细则》。",
        "督促企业和企业负责人依法经营，促进企业与企业、村与村联动，学校、学校周边。",
        "学得不深、不透、不实，人员不足、不强，完善制度和机制，听取意见和建议。",
        "一批“示范村”和“示范户”发挥了作用。",
        "完善“三级联动”联动机制，推行“一窗受理”受理模式，学习民法典、《民法典实施意见》，开展《宪法》宪法宣传周活动。",
        "公民、法人或者其他组织可以申请复议或者提起诉讼，制定或修订制度6项，新建或改建阵地3处，镇（街道）、村（社区）全覆盖。",
    ),
)
def same_words_joined(doc: Document, options: Options) -> Iterator[Finding]:
    """Two equal terms side by side, in quotes of whatever kind, in 《》, or bare."""
    body, classes = doc.body, classes_of(doc)
    for match in everywhere(doc, _MARKED):
        severity = Severity.WARNING if match["joint"] == "的" else None
        yield _finding(match["quoted"] or match["title"], *match.span(), severity)
    yield from _bare_too(body)
    for match in everywhere(doc, _AND):
        word = _echoed(doc, match.start(), match.end())
        if word and _apart(classes, body, word, match):
            whole = closes(classes, body, match.end() + len(word), len(word), and_=False)
            severity = None if whole else Severity.WARNING
            yield _finding(word, match.start() - len(word), match.end() + len(word), severity)

    yield from _undecided(doc)
    yield from _twins(doc)


def _bare_too(body: str) -> Iterator[Finding]:
    """A name in marks and, right beside it, the same letters bare: “村民说事”村民说事, 民法典《民法典》."""
    for match in _NAME_IN_MARKS.finditer(body):
        name, (start, end) = match["name"], match.span()
        titled = match[0][0] == "《"
        if body.startswith(name, end) and not (titled and _GOES_ON.match(body, end + len(name))):
            end += len(name)
        elif body.endswith(name, 0, start):
            start -= len(name)
        elif not titled and (tail := _bare_tail(body, name, end)):
            name, end = tail, end + len(tail)
        else:
            continue
        yield Finding(
            Span(start, end),
            f"“{name}”在标点里外各写了一遍",
            suggestion="只留一处",
            severity=Severity.WARNING,
        )


def _bare_tail(body: str, name: str, end: int) -> str:
    """The longest end of ``name``, not all of it, that stands again behind its marks."""
    return next((name[at:] for at in range(1, len(name) - _TAIL + 1) if body.startswith(name[at:], end)), "")


def _undecided(doc: Document) -> Iterator[Finding]:
    """Two wordings of one thing of which one should have gone."""
    body, classes = doc.body, classes_of(doc)
    for match in everywhere(doc, _EITHER):
        left, right = _run_before(body, match.start()), _run_after(body, match.end())
        if not may_be_alike(classes, left, right):
            continue
        lengths = [(a, b) for a in range(2, len(left) + 1) for b in range(2, len(right) + 1)]
        for a, b in sorted(lengths, key=sum):
            if left[-a:] != right[:b] and alike(classes, left[-a:], right[:b]):
                yield _two_wordings(left[-a:], right[:b], Span(match.start() - a, match.end() + b))
                break
        else:
            yield from _cut_short(body, match)
    for match in everywhere(doc, _BRACKET):
        left, inside = _run_before(body, match.start()), match["inside"]
        if not may_be_alike(classes, left, inside):
            continue
        for a in range(2, len(left) + 1):
            if left[-a:] != inside and alike(classes, left[-a:], inside):
                yield _two_wordings(left[-a:], inside, Span(match.start() - a, match.end()))
                break
    for match in everywhere(doc, _TWO_NAMES):
        one, other = match["one"], match["other"]
        if one != other and (alike(classes, one, other) or _one_letter_apart(one, other)):
            yield _two_wordings(one, other, Span(*match.span()))


_TWINS = "twin-"
"""Classes of words of which one beside another says the same of one thing begin with this."""


def _twins(doc: Document) -> Iterator[Finding]:
    """认识不足、不够: one fault in two words; 意见和看法意见: the word that was to go stands behind its like."""
    body, classes = doc.body, classes_of(doc)
    there = class_hits(doc)
    for name in _twin_classes(classes):
        beside = [hit for hit in there[name] if body[hit.end : hit.end + 1] in _JOINTS]
        if not beside:
            continue
        word = classes.pattern(name)
        twice = compiled(
            rf"(?<=[\u4e00-\u9fff])(?<![、不])(?P<one>{word})(?:、(?P<other>(?!(?P=one)){word})(?=[，。；])|[和与及](?P<more>(?!(?P=one)){word})(?P=one)(?![\u4e00-\u9fff]))"
        )
        for hit in beside:
            match = twice.match(body, hit.start)
            if match is not None and (match["more"] or name in _FAULTS):
                yield _two_wordings(match["one"], match["other"] or match["more"], Span(*match.span()))


@lru_cache(maxsize=4)
def _twin_classes(classes: WordClasses) -> tuple[str, ...]:
    return tuple(name for name in classes.by_name if name.startswith(_TWINS))


_JOINTS = tuple("、和与及")
_FAULTS = ("twin-few", "twin-late", "twin-weak", "twin-low")


def _cut_short(body: str, joint: re.Match[str]) -> Iterator[Finding]:
    """公示制度或…公示制: the long name again, a letter short."""
    after = _HAN.match(body, joint.end())
    name = after[0] if after is not None else ""
    for length in range(_LONG_NAME, min(len(name), _LONGEST) + 1):
        whole = body.rfind(name[:length], joint.start() - length - 1, joint.start())
        if whole >= 0 and joint.start() - whole - length <= 1:
            yield _two_wordings(body[whole : joint.start()], name[:length], Span(whole, joint.end() + length))
            return


_LONG_NAME = 6


def _one_letter_apart(one: str, other: str) -> bool:
    return (
        len(one) == len(other) >= _NAME
        and sum(a != b for a, b in zip(one, other, strict=True)) == 1
        and not _NUMERAL.search(one)
    )


def _run_before(body: str, end: int) -> str:
    letters = _LAST_HAN.search(letters_before(body, end, _REACH))
    return letters[0] if letters else ""


def _run_after(body: str, start: int) -> str:
    letters = _HAN.match(body, start, start + _REACH)
    return letters[0] if letters else ""


def _two_wordings(one: str, other: str, span: Span) -> Finding:
    return Finding(
        span,
        f"“{one}”和“{other}”意思相同，两种说法并存",
        suggestion="只留一种说法",
        severity=Severity.WARNING,
    )


def _finding(word: str, start: int, end: int, severity: Severity | None = None) -> Finding:
    return Finding(
        Span(start, end),
        f"并列的两项都是“{word}”",
        suggestion="只留一处，或把后一处改成原意要写的内容",
        severity=severity,
    )


def _echoed(doc: Document, end: int, start: int) -> str:
    """The longest word that ends at ``end`` and stands at ``start`` again; ``""`` when there is none."""
    body, clause = doc.body, doc.clause_at(end - 1)
    if clause is None:
        return ""
    head = body[start : start + 2]
    place = body.find(head, clause.span.start, end)
    while place >= 0:
        word = body[place:end]
        if body.startswith(word, start) and _LETTERS.match(word):
            return word
        place = body.find(head, place + 1, end)
    return ""


def _apart(classes: WordClasses, body: str, word: str, joint: re.Match[str]) -> bool:
    """Whether both are whole items, no 企业和企业负责人, no 村与村之间, no figures of a list."""
    start, end = joint.start() - len(word), joint.end() + len(word)
    sign = joint[0]
    if len(set(word)) == 1 or _COUNT.search(word) or not opens(classes, body, start):
        return False
    if sign in "和与" and (_MUTUAL.compiled(classes).match(body, end) or body.startswith("、", end)):
        return False
    if _OWN.match(body, end):
        return False
    return closes(classes, body, end, len(word), and_=sign == "、" or len(word) >= 4)
