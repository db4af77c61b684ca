"""W201: writings that are no word of the language."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Form, Options, Repair, Severity, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.confusions import confused
from hegui_rules.wording.tables import CONFUSIONS, replaced


def _forms(options: Options) -> Iterator[Form]:
    """The rows of kind ``char``; what they call wrong is no word, so letter for letter it may be replaced."""
    for entry in options.confusions.entries:
        if entry.kind == "char":
            yield Form(entry.wrong, (entry.right,), len(entry.wrong) == len(entry.right), not entry.sure)


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
    repairs=(
        Repair(
            "不成词的写法，字数不变（布署、台帐）",
            True,
            "这些写法不是词，前后文又由表中条件限定，只有一种改法",
        ),
        Repair("多一字、少一字的写法", True, "仅限重复的字，或改后才成词的字"),
        Repair("涉及否定词、数字、姓名的写法（末按规定）", False, "改后意思相反或涉及姓名，须由作者核对"),
    ),
    forms=_forms,
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
            fix=replaced(doc, span, entry.right, len(entry.wrong) == len(entry.right)),
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
