"""D103: “关键少数”或‘关键少数’: an alternative that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import classes_of
from hegui.api.text import TENS
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.common import closes, opens
from hegui_rules.repetition.likeness import alike, may_be_alike

_MARKED = re.compile(
    r"""[“‘"'「](?P<quoted>[^“”‘’"'「」\n]{1,24})[”’"'」](?P<tail>[\u4e00-\u9fff]{0,8}?)(?P<joint>或者?|和|及|与|、|以及|的)?[“‘"'「](?P=quoted)[”’"'」](?P=tail)"""
    r"|《(?P<title>[^《》\n]{2,60})》(?:或者?|和|及|与|、|以及)?《(?P=title)》"
)
_AND = re.compile(r"(?:以及|或者?|和|及|与|、)(?=\w)")
_LETTERS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]+$")
_COUNT = re.compile(rf"(?<![0-9])[0-9]{{1,4}}(?![0-9])|[0-9]{{6,}}|^[{TENS}百千万两几]+[\u4e00-\u9fff]?$")
_MUTUAL = re.compile(
    r"的?(?:之间|间|关系|合作|联系|衔接|交流|协作|比较|差距|融合|协同|对接|沟通|互|相|联动|共)"
)
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
        Bad("由镇长⟦任组长或担任组长⟧，持续开展⟦“送法进企业”或“法律进企业”⟧活动。", says="意思相同"),
    ),
    good=(
        "用好“执法告知书”“执法建议书”，加强部门和部门之间的衔接。",
        "组织学习《临溪县信访工作办法》和《临溪县信访工作办法实施细则》。",
        "督促企业和企业负责人依法经营，促进企业与企业、村与村联动，学校、学校周边。",
        "一批“示范村”和“示范户”发挥了作用。",
        "公民、法人或者其他组织可以申请复议或者提起诉讼，制定或修订制度6项，新建或改建阵地3处，镇（街道）、村（社区）全覆盖。",
    ),
)
def same_words_joined(doc: Document, options: Options) -> Iterator[Finding]:
    """Two equal terms side by side, in quotes of whatever kind, in 《》, or bare."""
    body = doc.body
    for match in _MARKED.finditer(body):
        severity = Severity.WARNING if match["joint"] == "的" else None
        yield _finding(match["quoted"] or match["title"], *match.span(), severity)
    for match in _AND.finditer(body):
        word = _echoed(body, match.start(), match.end())
        if word and _apart(body, word, match):
            whole = closes(body, match.end() + len(word), len(word), and_=False)
            severity = None if whole else Severity.WARNING
            yield _finding(word, match.start() - len(word), match.end() + len(word), severity)

    yield from _undecided(doc)


def _undecided(doc: Document) -> Iterator[Finding]:
    """Two wordings of one thing of which one should have gone."""
    body, classes = doc.body, classes_of(doc)
    for match in _EITHER.finditer(body):
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
    for match in _BRACKET.finditer(body):
        left, inside = _run_before(body, match.start()), match["inside"]
        if not may_be_alike(classes, left, inside):
            continue
        for a in range(2, len(left) + 1):
            if left[-a:] != inside and alike(classes, left[-a:], inside):
                yield _two_wordings(left[-a:], inside, Span(match.start() - a, match.end()))
                break
    for match in _TWO_NAMES.finditer(body):
        one, other = match["one"], match["other"]
        if one != other and (alike(classes, one, other) or _one_letter_apart(one, other)):
            yield _two_wordings(one, other, Span(*match.span()))


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
    letters = _HAN.match(body[max(0, end - _REACH) : end][::-1])
    return letters[0][::-1] if letters else ""


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


def _echoed(body: str, end: int, start: int) -> str:
    """The longest word that ends at ``end`` and stands at ``start`` again; ``""`` when there is none."""
    low = max(0, end - _LONGEST)
    head = body[start : start + 2]
    place = body.find(head, low, end)
    while place >= 0:
        word = body[place:end]
        if body.startswith(word, start) and _LETTERS.match(word):
            return word
        place = body.find(head, place + 1, end)
    return ""


def _apart(body: str, word: str, joint: re.Match[str]) -> bool:
    """Whether both are whole items, no 企业和企业负责人, no 村与村之间, no figures of a list."""
    start, end = joint.start() - len(word), joint.end() + len(word)
    sign = joint[0]
    if len(set(word)) == 1 or _COUNT.search(word) or not opens(body, start):
        return False
    if sign in "和与" and (_MUTUAL.match(body, end) or body.startswith("、", end)):
        return False
    if _OWN.match(body, end):
        return False
    return closes(body, end, len(word), and_=sign == "、" or len(word) >= 4)
