"""P306: 4次开展培训3次; 加强领导二是强化宣传: two statements without a mark between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN

_ORDINALS = "二三四五六七八九"
_POINT = re.compile(f"(?<=[{HAN}”》）%0-9])(?<![其第周十期初星百之之这])[{_ORDINALS}]是(?![否非])")
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
    """Points of a list that touch, in a paragraph that has 一是; statements with a number each that touch."""
    body = doc.body
    if "一是" in body:
        for paragraph in doc.report:
            first = body.find("一是", *paragraph.span)
            if first < 0:
                continue
            for match in _POINT.finditer(body, first + 2, paragraph.span.end):
                if body.startswith(match[0][0], match.end()):
                    continue  # 有二是二
                yield _finding(Span(*match.span()))
    for match in _COUNT.finditer(body):
        if not _ADVERBIAL.search(body, max(0, match.start() - 12), match.start()):
            yield _finding(Span(*match.span("next")))


def _finding(span: Span) -> Finding:
    return Finding(span, "与前面的话之间缺少标点", suggestion="在前面加逗号、分号或句号")
