"""……（某文秘网省略912字，正式会员可完整阅读）……: what a site of model texts puts in place of the text it sells."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import classes_of
from hegui.api.text import compiled
from hegui_rules.basis import RELEASE_USAGE
from hegui_rules.residue.common import brackets


@rule(
    code="R405",
    name="site-omission",
    title="范文网站的省略提示残留",
    severity=Severity.WARNING,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="范文网站用“省略若干字、会员可完整阅读”代替正文，留在报告里说明文稿是从网站上复制的，而且内容不全。",
    bad=(
        Bad("大力开展普法活动。\n⟦（某文秘网省略912字，正式会员可完整阅读）⟧\n建成阵地4处。", says="省略"),
        Bad("⟦（此处省略500字）⟧全镇召开会议4次。"),
    ),
    good=(
        "简化流程，省略重复材料3项（以下省略）。",
        "依托门户网站（县政府网）公开信息120条，商会会员（共36名）参加。",
    ),
)
def site_omission(doc: Document, options: Options) -> Iterator[Finding]:
    """Brackets that say how much was left out, or who may read on."""
    cut = compiled(
        rf".*(?:省略|略去|隐藏|剩余)[0-9]{{1,6}}余?字.*|.*{classes_of(doc).pattern('model-site')}.*"
    )
    for match in brackets(doc):
        if cut.fullmatch(match["inner"]):
            yield Finding(
                Span(*match.span()),
                "此处残留范文网站的省略提示，正文不全",
                suggestion="删去，并对照原稿补全内容",
            )
