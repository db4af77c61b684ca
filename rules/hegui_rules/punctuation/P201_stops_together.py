"""P201: two stops together: 。。 ，。 、，."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Repair, Severity, Span, rule
from hegui.api.language import everywhere
from hegui_rules.basis import PUNCTUATION

_TOGETHER = re.compile(
    "(?<![，。、；：,;！？])(?:[，。、；：,;](?:[ \u3000]?[，。、；：,;]){1,3}|[！？!?][，。、；,;]|[，、；：,;][！？]|[：:][，,；;]|[，。；：]\\.(?![0-9.]))(?![，。、；：,;！？])"
    "|[。！？]”[。，；]"
)
_CANDIDATE = re.compile("[，。、；：,;！？!?:](?=[ \u3000]?[，。、；：,;！？.])|[。！？](?=”[。，；])")
"""Cheap: it begins with a mark."""

_IN_BRACKET = re.compile(
    "(?<=[\u4e00-\u9fff0-9”》])[（(][^（()）。\n]{2,60}(?P<stop>。)[）)](?=[\u4e00-\u9fff])"
)
"""甲（其中乙3个。）丙: the stop belongs behind the bracket."""
_SILENT = frozenset(("::",))
_RANK = "、，,：:；;.。!?！？"


@rule(
    code="P201",
    name="stops-together",
    title="两个标点连用",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="点号不能连用，多为修改时没有删净。",
    repairs=(
        Repair("相同的两个点号（。。）", True, "删去一个，句子不变"),
        Repair("不同的点号连用、引号内外都有点号", False, "留哪一个要看句子是否完结"),
    ),
    bad=(
        Bad("全年办理案件6件⟦。。⟧群众满意率98%。", says="只留"),
        Bad("在县委⟦、，⟧县政府的领导下，扎实推进依法行政。"),
        Bad("加强普法宣传⟦，。⟧营造良好氛围。", says="。"),
        Bad("一是编制偏少⟦；。⟧二是经费紧张。"),
        Bad("群众纷纷点赞⟦！。⟧", says="！"),
        Bad("完善应急预案12个（其中专项预案9个⟦。⟧）开展实战演练4次。", says="括号外"),
        Bad("大家说：“办事真方便⟦。”。⟧", says="引号"),
    ),
    good=(
        "办理案件6件。群众满意率98%，好评不断。",
        "“三重一大”、“一窗受理”，等等。他说：“好。”大家都同意。",
        "沉默了。。。。。。",
    ),
)
def stops_together(doc: Document, options: Options) -> Iterator[Finding]:
    """The weaker of the two goes; of equals, the second."""
    for inside in everywhere(doc, _IN_BRACKET):
        yield Finding(
            Span(*inside.span("stop")),
            "括号里的话是句子的一部分，句号应在括号外",
            suggestion="把句号移到后半个括号之后",
        )
    for candidate in everywhere(doc, _CANDIDATE):
        match = _TOGETHER.match(doc.body, candidate.start())
        if match is None or match[0] in _SILENT:
            continue
        marks = match[0]
        if len(marks) > 2 and len(set(marks)) == 1:
            continue  # an ellipsis in another form
        if "”" in marks:
            yield Finding(
                Span(*match.span()),
                f"“{marks}”引号内外都有标点",
                suggestion=f"只留一个，引文独立成句时留“{marks[0]}”",
            )
            continue
        kept = max(marks.replace(" ", "").replace("\u3000", ""), key=_RANK.index)
        fix = Fix((Edit(Span(*match.span()), kept),)) if len(set(marks)) == 1 else None
        yield Finding(
            Span(*match.span()), f"“{marks}”两个标点连在一起", suggestion=f"只留一个，似应为“{kept}”", fix=fix
        )
