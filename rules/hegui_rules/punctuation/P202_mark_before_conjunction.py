"""P202: 横幅、等形式; 标语、以及横幅: a mark where 等 or a conjunction does its work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Repair, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui.api.text import ONES, TENS, read
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN

_NOT_ETC = "级待候额同次于价第距离效高比量分式温号"
_ETC = Worded(
    f"(?P<mark>[、，,；])(?<=[{HAN}0-9”》）].)(?=等(?:[^{HAN}]|<gathered-kind|various>))"
    f"|(?P<pause>、)(?<=[{HAN}0-9”》）].)(?=等(?:高[频发风新层端质]|(?![{_NOT_ETC}不值身靠我你他其一着到因份保外量车]|[{HAN}]{{0,2}}的)))"
)
_AND = Worded(
    f"(?P<mark>、)(?<=[{HAN}0-9”》）].)(?!<begins-as-conjunction>)(?:(?=以及|及(?!其他|[{HAN}]{{0,2}}的)|或"
    f"|和(?!(?![各全本该每两])[{HAN}](?:水库|[{HAN}]?[门垸湖]|[路街村镇乡社道里园苑城堂厦])))"
    f"|(?=与(?=[{HAN}]{{2,6}}(?:相结合|结合|并举|并重|并行)))"
    f"|(?=与[{HAN}《“](?![^，。；：、\n]{{0,24}}<done-with-another>(?!<gathered-kind>))))"
)
"""、与实际一致的, 、与民主党派协商: what stands before the partner of an act joins nothing."""
_CLAUSE = re.compile(
    f"(?P<mark>、)(?<=[{HAN}0-9”》）].)(?=并且(?!存)|从而|进而|并(?=[在对将于由向按从被把]))"
)
"""被日报刊发、并在大会上交流: what 并 goes on with is a clause."""
_NUMBERS = re.compile(
    f"(?<![\n{TENS}第〇])(?P<low>[一二两三四五六七八])(?P<mark>、)(?P<high>[二三四五六七八九])(?=[十百千](?![{ONES}年条届]))|(?P<two>两)(?P<mark2>、)(?=三(?!级))"
)
"""七、八百人: two numbers side by side that mean about so many."""
_TWICE = Worded(
    f"(?<![高平同均中上下优劣{ONES}此我])等(?:<gathered-kind>{{1,2}}(?P<again>等)(?![{_NOT_ETC}])"
    f"|(?P<twin>等)(?=<gathered-kind>))"
)


@rule(
    code="P202",
    name="mark-before-conjunction",
    title="“等”或连词前后多了标点、重了“等”",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="列举末尾的“等”紧接最后一项；“和、及、以及”已经表示停顿，前面不再用顿号；一次列举只用一个“等”。",
    repairs=(
        Repair("“等”字前的点号", True, "“等”紧接最后一项，只删标点"),
        Repair("连词前的顿号、重复的“等”", False, "删标点还是删词有两种改法"),
    ),
    bad=(
        Bad("利用广播、标语、横幅⟦、⟧等形式开展宣传。", says="删去"),
        Bad("学习《宪法》《民法典》⟦，⟧等法律法规。"),
        Bad("会同公安、住建⟦、⟧等十余个部门开展检查，加强教育⟦、⟧或约谈，查处无证经营⟦、⟧与虚假宣传行为。"),
        Bad("利用广播、标语⟦、⟧以及横幅开展宣传，由镇党委、镇政府⟦、⟧和各村签订责任书。", says="连词"),
        Bad("采取走访、座谈⟦、⟧与问卷调查相结合的方式。", says="连词"),
        Bad("做法被市级媒体刊发⟦、⟧并在全市大会上交流，人口不足七⟦、⟧八百人的村设流动法庭。"),
        Bad("利用广播、标语等形式⟦等⟧开展宣传。", says="两个“等”"),
        Bad("整合社保、医保、公积金⟦、⟧等高频事项。"),
    ),
    good=(
        "利用广播、标语和横幅等形式开展宣传，等等。",
        "获评先进，并在全市大会上交流，强弱电并线、并行；创建一、二级示范点，十四、十五届会议，二、三年级学生，一、二十条意见。",
        "以坐不住、等不起的紧迫感推进工作，高等院校等单位参加。",
        "促进村居和睦、和谐，及时回应关切，与会人员、及时雨调解队均有收获。",
        "对一等、二等奖获得者表彰，学习《宪法》等法律、《信访工作条例》等法规。",
        "探索与国际接轨、与自贸区相适应的模式，向政协通报、与民主党派协商，防范政府债务、或有债务风险，乘车、等候时依次排队。",
        "维护公平、平等等价值，做好动员、与会人员登记、与民企对接。",
    ),
)
def mark_before_conjunction(doc: Document, options: Options) -> Iterator[Finding]:
    """Before 等 a warning; before a conjunction, where lists of lists may need it, an info."""
    for match in everywhere(doc, _ETC.of(doc)):
        span = Span(*match.span())
        yield Finding(span, "“等”字前面不用标点", suggestion="删去标点", fix=Fix((Edit(span, ""),)))
    for match in everywhere(doc, _AND.of(doc)):
        yield Finding(
            Span(*match.span("mark")), "连词前面不用顿号", suggestion="删去顿号或连词", severity=Severity.INFO
        )
    for match in everywhere(doc, _CLAUSE):
        yield Finding(
            Span(*match.span("mark")), "连词后面是另一个分句，前面用逗号", suggestion="改为逗号“，”"
        )
    for match in everywhere(doc, _NUMBERS):
        if match["two"] or (read(match["low"].replace("两", "二")) or 0) + 1 == read(match["high"]):
            yield Finding(
                Span(*match.span("mark2" if match["two"] else "mark")),
                "相邻两个数字连用表示大概的数，中间不用顿号",
                suggestion="删去顿号",
            )
    for match in everywhere(doc, _TWICE.of(doc)):
        yield Finding(
            Span(*match.span(match.lastgroup or 0)), "一次列举用了两个“等”", suggestion="删去一个“等”"
        )
