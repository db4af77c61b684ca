"""D103: “关键少数”或‘关键少数’: an alternative that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.text import TENS
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.common import closes, opens

_MARKED = re.compile(
    r"""[“‘"'「](?P<quoted>[^“”‘’"'「」\n]{1,24})[”’"'」](?P<tail>[\u4e00-\u9fff]{0,8}?)(?:或者?|和|及|与|、|以及)?[“‘"'「](?P=quoted)[”’"'」](?P=tail)"""
    r"|《(?P<title>[^《》\n]{2,60})》(?:或者?|和|及|与|、|以及)?《(?P=title)》"
)
_AND = re.compile(r"(?:以及|或者?|和|及|与|、)(?=\w)")
_LETTERS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]+$")
_COUNT = re.compile(rf"(?<![0-9])[0-9]{{1,4}}(?![0-9])|[0-9]{{6,}}|^[{TENS}百千万两几]+[\u4e00-\u9fff]?$")
_MUTUAL = re.compile(
    r"的?(?:之间|间|关系|合作|联系|衔接|交流|协作|比较|差距|融合|协同|对接|沟通|互|相|联动|共)"
)
"""After what two of a kind have with each other: 部门与部门之间."""
_LONGEST = 14


@rule(
    code="D103",
    name="same-words-joined",
    title="并列的两项相同",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="“或”“和”连接的两项完全相同，是替换、粘贴时留下的痕迹。",
    bad=(
        Bad("紧盯领导干部这个⟦“重点人群”或‘重点人群’⟧，带头学法。", says="重点人群"),
        Bad("组织学习⟦《临溪县信访工作办法》《临溪县信访工作办法》⟧等文件。"),
        Bad("化解⟦矛盾纠纷或矛盾纠纷⟧36起，提高⟦执法人员、执法人员⟧的业务能力。"),
        Bad("重点检查，⟦食品安全和食品安全⟧，做到全覆盖。"),
    ),
    good=(
        "用好“执法告知书”“执法建议书”，加强部门和部门之间的衔接。",
        "组织学习《临溪县信访工作办法》和《临溪县信访工作办法实施细则》。",
        "督促企业和企业负责人依法经营，促进企业与企业、村与村联动，学校、学校周边。",
        "一批“示范村”和“示范户”发挥了作用。",
    ),
)
def same_words_joined(doc: Document, options: Options) -> Iterator[Finding]:
    """Two equal terms side by side, in quotes of whatever kind, in 《》, or bare."""
    body = doc.body
    for match in _MARKED.finditer(body):
        yield _finding(match["quoted"] or match["title"], *match.span())
    for match in _AND.finditer(body):
        word = _echoed(body, match.start(), match.end())
        if word and _apart(body, word, match):
            yield _finding(word, match.start() - len(word), match.end() + len(word))


def _finding(word: str, start: int, end: int) -> Finding:
    return Finding(
        Span(start, end),
        f"并列的两项都是“{word}”",
        suggestion="只留一处，或把后一处改成原意要写的内容",
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
    return closes(body, end, len(word), and_=sign == "、" or len(word) >= 4)
