"""W201: writings that are no word of the language."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.confusions import confused
from hegui_rules.wording.tables import CONFUSIONS, replaced


@rule(
    code="W201",
    name="wrong-character",
    title="错别字",
    severity=Severity.ERROR,
    yields_to=("W101",),
    profile="statutory",
    basis=LANGUAGE,
    rationale="国家机关公文使用规范汉字；这些写法不成词，出自同音、形近或输入失误。",
    knowledge=(CONFUSIONS,),
    bad=(
        "各村⟦布署⟧普法工作，建立⟦台帐⟧12本。",
        "干部⟦深人基层⟧走访，把法治建设⟦纳人考核⟧。",
        "对⟦末按规定⟧公示的单位通报2次。",
    ),
    good=(
        "部署普法工作，建立台账12本。",
        "按排名先后分配资金，按排污量核定指标。",
        "周末来访群众由值班人员接待；自己经办的案件6件。",
        "自查发现问题5个，各自已完成整改；2024年末按规定进行盘点。",
        "因该项目未完工，检查院落安全12处。",
        "生产生活所必需要素供应充足。",
    ),
)
def wrong_character(doc: Document, options: Options) -> Iterator[Finding]:
    """Writings that are no word of the language: rows of kind ``char``."""
    for entry, span in confused(doc, options.confusions, "char"):
        yield Finding(
            span,
            f"“{entry.wrong}”有错字，应为“{entry.right}”",
            suggestion=f"改为“{entry.right}”",
            fix=replaced(doc, span, entry.right),
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
