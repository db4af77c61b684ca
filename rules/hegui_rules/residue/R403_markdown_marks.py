"""**加粗**, ## 标题: Markdown in a file that is not Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Needs, Options, Severity, Span, matches, rule
from hegui_rules.basis import RELEASE_USAGE

_MARKS = (
    r"(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,40}(?<=\S)\*\*(?!\*)|(?<=[\u4e00-\u9fff])\*\*(?![\s*省市县区镇乡村街局])[^*\n]{2,40}(?<=\S)\*\*(?![*省市县区镇乡村街局])|(?m:^[ \u3000]*#{1,6} (?=[^\n#]{2,40}$))|(?m:^[ ]{0,3}```)"
    r"|(?m:^[ \t]*[|｜]{1,3}[ \t]*$)|\[citation:[0-9]{1,3}\]|【[0-9]{1,3}(?::[0-9]{1,3})?†[^】\n]{0,40}】|\[\^[0-9]{1,3}\^?\]"
)
_SIGNS = ("**", "# ", "```", "|", "｜", "[citation", "†", "[^")


@rule(
    code="R403",
    name="markdown-marks",
    needs=Needs(words=_SIGNS),
    title="排版标记残留",
    severity=Severity.WARNING,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="“**”“##”是纯文本编辑工具和智能写作工具的排版标记，在公文中不会变成加粗或标题，只会原样显示。",
    bad=(
        Bad("⟦**一是强化组织领导。**⟧召开专题会议4次。", says="标记"),
        Bad("全面落实⟦**行政执法“三项制度”**⟧，为一线配发记录仪85台。"),
        Bad("⟦|⟧\n青禾县委、县政府：\n2024年，清河街道扎实推进法治政府建设。"),
        Bad("全年办理案件36件⟦[citation:3]⟧，罚没款12万元⟦【4†source】⟧。"),
        Bad("⟦## ⟧一、主要举措和成效\n全镇开展执法检查32次。"),
    ),
    good=(
        Good("**一是强化组织领导。**召开专题会议4次。", settings={"format": "md"}),
        "编制2**类清单，公布电话138****0000。",
        "在**县召开会议，指导**镇创建示范村。",
        "修订办法[2024]，见附件[一]。",
        "推进#1地块历史遗留问题化解。",
    ),
)
def markdown_marks(doc: Document, options: Options) -> Iterator[Finding]:
    """Silent on Markdown itself."""
    if doc.format == "md":
        return
    for match in matches(doc, _MARKS, _SIGNS):
        yield Finding(
            Span(*match.span()),
            f"排版标记“{match[0].strip()[:12]}”会原样显示",
            suggestion="删去标记，用文字处理软件设置格式",
        )
