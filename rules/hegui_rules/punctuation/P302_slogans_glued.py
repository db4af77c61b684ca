"""P302: slogans of one pattern run together: 谁主管谁普法谁执法谁普法."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION

_WHO = "谁(?:主管|执法|管理|服务|审批|监管|负责|经营|使用|建设|生产|受理|办理)谁(?:普法|负责|监管|执法|受益|管理|清理)"
_GLUED = re.compile(
    f"{_WHO}(?P<who>{_WHO})|小事不出村(?P<village>大事不出[镇乡])|大事不出[镇乡](?P<up>矛盾不上交)"
    "|科学立法(?P<law>严格执法)公正司法全民守法|有法可依(?P<rely>有法必依)|执法必严(?P<blame>违法必究)"
    "|数据多跑路(?P<data>群众少跑腿)|法定职责必须为(?P<duty>法无授权不可为)|法无授权不可为(?P<power>法定职责必须为)"
    "|办事依法(?P<act>遇事找法)|解决问题用法(?P<solve>化解矛盾靠法)|党政同责(?P<post>一岗双责)|简政放权(?P<manage>放管结合)"
    "|“四个意识”(?P<confidence>坚定“四个自信”)|“四个自信”(?P<uphold>做到“两个维护”)|人民至上(?P<life>生命至上)"
    "|不忘初心(?P<mission>牢记使命)|统筹规划(?P<steps>分步实施)|总揽全局(?P<sides>协调各方)"
)


@rule(
    code="P302",
    name="slogans-glued",
    title="并列短语之间缺标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="两个并列的短语连写在一起，中间应当停顿。",
    bad=(
        Bad("落实“谁主管谁普法⟦谁执法谁普法⟧”普法责任制。", says="、"),
        Bad("争取小事不出村⟦大事不出镇⟧，矛盾不上交。"),
    ),
    good=(
        "落实“谁执法谁普法”普法责任制，坚持谁主管谁负责、谁执法谁普法。",
        "“谁主管谁普法”“谁执法谁普法”，尊法学法守法用法。",
    ),
)
def slogans_glued(doc: Document, options: Options) -> Iterator[Finding]:
    """The second of two slogans that touch."""
    for match in _GLUED.finditer(doc.body):
        yield Finding(
            Span(*match.span(match.lastgroup or 0)),
            "与前面的短语之间缺少标点",
            suggestion="在前面加顿号“、”，或各加引号",
        )
