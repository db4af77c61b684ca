"""W401: 加强力度: a verb with an object it does not go with."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.bearings import BEARINGS, Misborne, misborne
from hegui_rules.wording.collocations import (
    COLLOCATIONS,
    COUNTS,
    STRANGERS,
    Clash,
    Collocation,
    clashes,
    strange,
)


@rule(
    code="W401",
    name="collocation",
    title="动词与名词搭配不当",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="力度只能加大，水平只能提高，步伐只能加快；动词与宾语不搭配是公文最常见的语病。搭配次数从公开的工作报告和法律法规中统计。",
    knowledge=(COLLOCATIONS, COUNTS, STRANGERS, BEARINGS),
    bad=(
        Bad("持续⟦加强普法宣传力度⟧。", says="“力度”与“加大”搭配"),
        "⟦加大对重点领域、关键环节的执法监督水平⟧，⟦缩短了企业办理许可、备案等事项的成本⟧。",
        "⟦压实科室负责人和一线人员依法履职的水平⟧，日常监管的⟦力度明显好转⟧。",
        "⟦加大行政执法人员业务水平⟧，规范执法行为。",
        "进一步⟦加大政务运行的规范化和透明化⟧。",
        "⟦加强依法行政步伐⟧；同时⟦加大法治宣传氛围⟧。",
        Bad("镇党委⟦抓好党员干部的带头作用⟧，⟦成立由镇长牵头的会商机制⟧。", says="“作用”与“发挥”搭配"),
        "二是⟦增加服务态度⟧；案件⟦存量明显好转⟧；担负起⟦改善安全隐患⟧的责任。",
        "二是⟦强化部分干部法治观念淡薄的问题⟧；全年⟦开展专题培训班⟧4次，不断⟦夯实司法所规范化建设⟧。",
    ),
    good=(
        "持续加大普法宣传力度，加强执法队伍建设，提高业务水平。",
        "加强监督检查，力度不断加大；扛起改进工作作风的责任，积案存量明显下降。",
        "加大重点工作推进力度，加快法治建设步伐。",
        "加强水平较低单位的业务指导，强化力度评估。",
        "构建更加强大的产业体系，加大绿化投入，提升治理体系和治理能力现代化水平。",
        "加大对加强基层基础工作的支持力度。",
        "缩短了企业办理许可、备案等事项的时间，落实扩大开放的任务，建立扩大内需的长效机制。",
        "加快改善环境质量，加大改善民生力度，加强统筹、转变观念。",
        "履行推进法治建设第一责任人职责，把握推动科学发展的能力，构建多元格局又取得新成效。",
        "落实优化营商环境措施，建立“五个机制”化解风险，推广“街乡吹哨”机制，实施方案和推进机制同步落实。",
    ),
)
def collocation(doc: Document, options: Options) -> Iterator[Finding]:
    """Verb and object at the end of a clause, noun and verb that end it, by the tables."""
    odds = list(misborne(doc, options.bearings, options.collocation_counts))
    # 改善隐患的责任: the verb is held against the noun it governs, not against the one behind the attribute.
    nearer = {odd.span.start: odd.span.end for odd in odds if not odd.predicative}
    said = set[int]()
    for clash in clashes(doc, options.collocations, options.collocation_counts):
        if clash.span.end <= nearer.get(clash.span.start, clash.span.end):
            said.add(clash.span.end)
            yield _finding(clash)
    for clash in strange(doc, options.strangers, options.collocation_counts):
        if clash.span.end not in said and clash.span.end <= nearer.get(clash.span.start, clash.span.end):
            said.add(clash.span.end)
            yield _finding(clash)
    for odd in odds:
        if odd.span.end not in said:
            said.add(odd.span.end)
            yield _odd(odd)


def _odd(odd: Misborne) -> Finding:
    return Finding(
        odd.span,
        f"“{odd.verb}”与“{odd.noun}”不搭配",
        suggestion=f"“{odd.verb}”改为与“{odd.noun}”搭配的动词" + (f"，如“{odd.usual}”" if odd.usual else ""),
        severity=None if odd.sure else Severity.INFO,
    )


def _finding(clash: Clash) -> Finding:
    return Finding(
        clash.span,
        _message(clash),
        suggestion=f"“{clash.verb}”改为“{clash.usual[0]}”"
        if clash.predicative
        else f"改为“{clash.usual[0]}……{clash.head}”",
        severity=None if clash.clear else Severity.INFO,
        basis=bases(clash.entry.sources) if isinstance(clash.entry, Collocation) else None,
    )


def _message(clash: Clash) -> str:
    """What does not go together, with the witness of edited prose where it was counted."""
    right, count = clash.usual
    if not count:
        return f"“{clash.verb}”与“{clash.head}”不搭配"
    seldom = f"与“{clash.verb}”仅{clash.met}次" if clash.met else f"未见与“{clash.verb}”搭配"
    return f"“{clash.verb}”与“{clash.head}”不搭配：规范文本中“{clash.head}”与“{right}”搭配{count}次，{seldom}"
