"""____, ＿＿ and empty brackets where a number or a name was to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, before, matches, rule
from hegui.api.facts import missing_figures
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING

_UNIT = r"(?:<measure-word>|[%％年月日镇乡县局]|街道)"
_BLANK = Worded(
    r"(?<=[\u4e00-\u9fff，、：:（(“《])[ ]?(?P<line>[_＿]{2,40})(?![_＿])"
    rf"|(?P<head>(?<=\n)[_＿]{{2,12}})(?=[\u4e00-\u9fff])|(?P<bracket>[（(]\s{{0,8}}[）)])(?=\s*{_UNIT})"
)
_FORM = Worded(r"<form-label>\s*+[:：（）()盖章]{0,12}\s*+$")
_SIGNS = ("__", "＿＿", "（）", "()", "（ ", "( ", "（\u3000", "(\u3000")


@rule(
    code="R202",
    name="blank-to-fill",
    title="填空处没有填写",
    severity=Severity.WARNING,
    furniture=True,
    basis=HANDLING,
    rationale="下划线和空括号是模板中留给填写人的位置，公开的报告中出现，说明该处内容缺失。",
    bad=(
        Bad("全年召开法治专题会议⟦____⟧次，办结案件⟦（  ）⟧件。", says="填"),
        Bad("云岭乡法治宣传覆盖⟦＿＿＿⟧人次。"),
        Bad(
            "全年办结信访⟦ ⟧件，开展普法宣传⟦　　⟧场次，调解成功率⟦ ⟧%，召开⟦ ⟧次会议专题研究法治建设。",
            says="填",
        ),
    ),
    good=(
        "附表：\n填表人：______ 审核人：______",
        "________________\n临溪镇综合行政执法队全年出动32次。",
        "建设云岭乡政务平台（gov_affairs_2024）。",
        "全年办理行政 执法案件6件，当事 人满意，各级 项目法 人到场，强化 条例宣传。",
        "案 件 办 理 情 况 良 好，受理信访 12 件，办结 20件。",
    ),
)
def blank_to_fill(doc: Document, options: Options) -> Iterator[Finding]:
    """Underlines inside a line of text, empty brackets or a mere blank before a unit; forms are left alone."""
    for match in matches(doc, _BLANK.of(doc), _SIGNS):
        start, end = match.span(match.lastgroup or 0)
        if before(doc, start, _FORM.of(doc)):
            continue
        yield Finding(Span(start, end), "此处留空没有填写", suggestion="核实后填写，没有内容的删去整句")
    for paragraph in doc.report:
        if paragraph.role in ("body", "preamble", "closing"):
            for span in missing_figures(doc.body, paragraph.span):
                yield Finding(span, "量词前面没有数字，似未填写", suggestion="核实后填写，没有内容的删去整句")
