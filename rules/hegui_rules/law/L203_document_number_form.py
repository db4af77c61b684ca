"""L203: 国办发[2024]5号: the year of a document number in the wrong brackets, or a serial with 第 or a leading zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import citations
from hegui.api.language import everywhere
from hegui.api.text import YEAR
from hegui_rules.basis import FORMAT

_SIGN = re.compile("[\u4e00-\u9fff]{1,12}(?:[发办函字令政规文通复党委组宣法司府电纪任]|通知|工作)$")
_CASE = re.compile("[罚决告受裁催强立听复撤限停处许][决告受先催强可理]?字$")
"""Decisions in single cases are numbered by other rules (临综执罚决字〔2024〕第12号)."""

_UNFINISHED = re.compile(f"(?<=[发办函字])〔{YEAR}〕[0-9]{{1,4}}(?![0-9号、—\\-~～至和及])")
_SERIAL = re.compile(
    f"(?<=[发办函字])〔?(?P<year>{YEAR})年?〕?[〔\\[［(（](?P<serial>[0-9]{{1,4}})[〕\\]］)）]号?"
)
"""The brackets stand round the serial."""
_YEAR_FIRST = re.compile(
    f"〔(?P<year>{YEAR})〕(?P<sign>[\u4e00-\u9fff]{{2,8}}[发办函字])(?P<serial>[0-9]{{1,4}})号"
)
_FIRST = re.compile("第|[〕\\]］】）)」]\\s?0")


@rule(
    code="L203",
    name="document-number-form",
    title="发文字号写法不规范",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="国家标准规定：发文字号的年份用六角括号“〔〕”括入并标全称，发文顺序号不加“第”字，不编虚位（1不编为01）。",
    bad=(
        Bad("印发《临溪县重大行政决策规程》（⟦临政发[2024]5号⟧）。", says="六角括号"),
        Bad("根据⟦临政办发〔2024〕05号⟧文件要求。", says="虚位"),
        Bad("转发⟦云法办发〔2024〕第12号⟧文件。", says="第"),
        Bad("根据⟦临政发2024〕5号⟧、⟦临政办发2024年6号⟧文件。", says="一对"),
        Bad("印发《方案》（临政发⟦〔2024〕5⟧）。", says="号"),
        Bad("印发《规程》（临政办发⟦2024〔17〕号⟧）。", says="括年份"),
        Bad("按照《通知》（⟦〔2024〕临司发5号⟧）部署开展走访。", says="机关代字"),
    ),
    good=(
        "印发《临溪县重大行政决策规程》（临政发〔2024〕5号）。",
        "作出临综执罚决字〔2024〕第12号决定，印发临政发〔2024〕5、6号文件，开发2024年5号楼。",
        "审结（2024）云0121行初12号案件。",
        "公布国务院令第714号、临溪县人民政府公告（2024）12号楼改造名单。",
    ),
)
def document_number_form(doc: Document, options: Options) -> Iterator[Finding]:
    """Numbers with an organ's sign; the first fault of each is named."""
    for number in citations(doc):
        if number.kind != "number" or not _SIGN.search(number.organ) or _CASE.search(number.organ):
            continue
        words = doc.body[number.span.start : number.span.end]
        year = str(number.year)
        if number.brackets != "〔〕":
            problem = (
                f"年份应当用六角括号“〔〕”，不用“{number.brackets}”"
                if len(number.brackets) > 1
                else "年份应当用一对六角括号“〔〕”括入"
            )
        elif (loose := _FIRST.search(words)) is not None:
            problem = "发文顺序号前不加“第”字" if loose[0] == "第" else "发文顺序号不编虚位（不写0）"
        elif year not in words:
            problem = "年份应当写全四位"
        elif f"{year}年" in words:
            problem = "年份后面不加“年”字"
        else:
            continue
        yield Finding(
            number.span,
            f"发文字号“{words}”写法不规范：{problem}",
            suggestion=f"改为“{number.organ}〔{year}〕{number.serial}号”",
        )
    for match in everywhere(doc, _SERIAL):
        yield Finding(
            Span(*match.span()),
            f"发文字号“{match[0]}”写法不规范：括号应当括年份，不括序号",
            suggestion=f"写作“〔{match['year']}〕{match['serial']}号”",
        )
    if "〔" not in doc.body:
        return
    for match in everywhere(doc, _YEAR_FIRST):
        yield Finding(
            Span(*match.span()),
            f"发文字号“{match[0]}”写法不规范：机关代字在前，年份在后",
            suggestion=f"写作“{match['sign']}〔{match['year']}〕{match['serial']}号”",
        )
    for match in everywhere(doc, _UNFINISHED):
        yield Finding(
            Span(*match.span()), f"发文字号“{match[0]}”后面漏了“号”字", suggestion=f"写作“{match[0]}号”"
        )
