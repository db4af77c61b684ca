"""P306: 4次开展培训3次; 加强领导二是强化宣传: two statements without a mark between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Item
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN
from hegui_rules.structure.lists import COUNTED, word

_BEFORE = re.compile(f"[{HAN}”》）%0-9]\\Z")
_OF_A_WORD = ("其", "第", "每", "周", "十", "期", "初", "星", "百", "之", "这")
"""Letters before 二是 with which it is no marker: 周二是接待日."""
_UNIT = "人次|场次|[次场件起份名条项期户处家个篇本册]"
_DONE = (
    "开展|召开|组织|举办|发放|办理|调解|排查|化解|受理|张贴|悬挂|接待|制作|解答|检查|发现|印发|审核|审查|办结|整改|培训"
    "|参加|推送|发布|建立|设立|聘请|配备|培育|选聘|出动|立案|处罚|查处|下发|收到|征集|走访|慰问|帮扶|救助|投放|更新"
)
_COUNT = re.compile(
    f"(?<=[0-9余多])(?:{_UNIT})(?P<next>(?:{_DONE})[^，。；、：,;:0-9\n（(“《]{{0,10}}[0-9]+[余多]?(?:{_UNIT}))"
)
_ADVERBIAL = re.compile("(?:先后|连续|每[年月季周日天半]?|第|分|按|平均)[0-9]+[余多]?$")
"""先后4次组织200人: the number says how often, and the verb follows it rightly."""


@rule(
    code="P306",
    name="missing-stop",
    title="两句话之间缺标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="“一是……二是……”各项之间、两个各有数字的分句之间都应当停顿，缺了标点容易读错数字。",
    bad=(
        Bad("一是加强组织领导⟦二是⟧强化宣传教育。", says="缺少标点"),
        Bad("主要做法：（1）加强组织领导⟦（2）⟧强化宣传教育；（3）严格考核。"),
        Bad("一要加强组织领导⟦二要⟧强化宣传教育，三要严格考核。"),
        Bad("全年召开会议4次⟦开展培训3次⟧，受众300人次。"),
    ),
    good=(
        "一是加强组织领导；二是强化宣传教育。三是加强考核，四是抓好落实。",
        "全年召开会议4次、开展培训3次，调解纠纷18起，化解率100%。",
        "汇报情况有一是一、有二是二，丁是丁卯是卯。",
        "第二是质量，其二是效率，周二是接待日，十二是十的补数。",
        "20名干部参加培训，对12家单位开展检查。",
        "先后4次组织200名群众参观，每月2次组织20人学习。",
        "问题主要是人员少、经费缺，二是宣传不够。",
    ),
)
def missing_stop(doc: Document, options: Options) -> Iterator[Finding]:
    """The next item of a list, of any style, right behind the words of the one before; statements with a number each."""
    body = doc.body
    for listed in doc.enumerations:
        if listed.style in COUNTED:
            for place, item in enumerate(listed.items):
                following = listed.items[place + 1].ordinal if place + 1 < len(listed.items) else None
                if following != item.ordinal + 1 and (glued := _glued(body, item, listed.style)) is not None:
                    yield _finding(glued)
    for match in _COUNT.finditer(body):
        if not _ADVERBIAL.search(body, max(0, match.start() - 12), match.start()):
            yield _finding(Span(*match.span("next")))


def _glued(body: str, item: Item, style: str) -> Span | None:
    """The marker of the next item where it stands inside this one with no mark before it."""
    marker = word(style, item.ordinal + 1)
    at = body.find(marker, item.lead.start, item.span.end)
    end = at + len(marker)
    if (
        at < 0
        or _BEFORE.search(body, at - 1, at) is None
        or body.startswith(marker[0], end)  # 有二是二
        or (body[at - 1] in _OF_A_WORD and marker[0] not in "第其（①②")
        or body[end : end + 1] in ("否", "非")
        or (style == "首先" and body[end : end + 1] not in ("，", ",", "是", "要"))
        or (style in _LOOSE and body[at - 1].isdecimal())
    ):
        return None
    return Span(at, end)


_LOOSE = frozenset(("1.", "1）"))


def _finding(span: Span) -> Finding:
    return Finding(span, "与前面的话之间缺少标点", suggestion="在前面加逗号、分号或句号")
