"""P401: half-width marks in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Repair, Severity, Span, rule
from hegui.api.language import everywhere
from hegui.api.text import TENS
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HALF, HAN, gathered, half_width

_WIDE = str.maketrans(",;:?!.()", "，；：？！。（）")
_STOP = re.compile(f"\\.(?<=[{HAN}”）》]\\.)(?<![\n{TENS}]\\.)(?=[{HAN}“《]|\\s*$)", re.MULTILINE)
_BRACKETS = re.compile(
    f"(\\()(?<=[{HAN}]\\()(?=[^()（）\n{HAN}]*+[{HAN}])[^()（）\n]*+(\\))(?=[{HAN}0-9“《》”〉，。；、：！？]|$)",
    re.MULTILINE,
)
_MIXED = re.compile(
    f"(?:(?P<left>\\()(?=[^()（）\n{HAN}]*+[{HAN}])[^()（）\n]*+）|（(?=[^()（）\n{HAN}]*+[{HAN}])[^()（）\n]*+(?P<right>\\)))"
)
_STRAIGHT = re.compile('"[^"\n]{0,80}"')
_HALF_QUOTED = re.compile('“[^“”"\n]{1,40}(?P<right>")|(?P<left>")[^“”"\n]{1,40}”')
_HAN = re.compile(f"[{HAN}]")
_COLON = re.compile(f"(?<=[{HAN}])(?P<mark>:)(?=[ \u3000]*$)", re.MULTILINE)
_ANGLE = re.compile(f"(?P<open><{{1,2}})(?P<name>[{HAN}（）、]{{2,50}})(?P<close>>{{1,2}})")
_GROUPED = re.compile(
    f"(?<=[{HAN}])[1-9][0-9]{{0,2}}(?P<mark>，)[0-9]{{3}}(?=[余多]?(?:人次|万|[件人次份户个元亩条起名场项]))"
)
_FEW = 5
"""More pairs of straight quotation marks than these are the habit of the file, told once."""

_MANY = "一是编制偏少,二是经费紧张,三是设备老旧,四是培训不足,五是宣传不多,六是人员不够,七是制度不全。"


@rule(
    code="P401",
    name="half-width-mark",
    title="中文里用了半角标点",
    severity=Severity.INFO,
    basis=PUNCTUATION,
    rationale="中文文稿使用全角标点；全文都是半角，多为转换格式时造成。",
    repairs=(
        Repair(
            "汉字之间的半角逗号、分号、冒号、问号、叹号、句号、括号",
            True,
            "换成同一标点的全角形式，数字、网址中的不报",
        ),
        Repair("直引号", False, "左右引号须成对核对，引号不自动改动"),
    ),
    bad=(
        Bad("加强普法宣传⟦,⟧营造良好氛围，群众满意。", says="，"),
        Bad("全镇⟦(⟧含社区)开展宣传12次，受众300人次。", says="括号"),
        Bad("检查网吧⟦(⟧含电竞酒店)182家次，立案查处7件。"),
        Bad("全年办理86件⟦(⟧其中涉企18件），均已按期办结。", says="一半"),
        Bad('深化⟦"放管服"⟧改革，成效明显。', says="直引号"),
        Bad(
            "组织学习⟦<<行政强制法>>⟧，印发《关于学习⟦<民法典>⟧的通知》，现将情况报告如下⟦:⟧\n一、主要举措",
            says="书名号",
        ),
        Bad("办理承诺件2⟦，⟧160件，群众办事更加便利。", says="160"),
        Bad(
            '实行“统一登记、统一归档⟦"⟧管理，制定《轻微违法清单⟦(⟧试行⟦)⟧》。'.replace("⟦)⟧", ")"),
            says="直的",
        ),
        Bad("加强普法宣传⟦.⟧群众满意，成效明显。", says="。"),
        Bad(_MANY.replace(",", "⟦,⟧", 1), says="全文"),
    ),
    good=(
        "会议于12:30开始，增长3.5%，网址http://example.invalid，详见Notice, page 3。",
        "1.加强学习。(1)严格执法。",
    ),
)
def half_width_mark(doc: Document, options: Options) -> Iterator[Finding]:
    """One finding for a file with many; else one for each mark."""
    yield from gathered(doc, _marks(doc))


def _marks(doc: Document) -> Iterator[Finding]:
    body, whole = doc.body, half_width(doc)
    for match in everywhere(doc, HALF):
        span = Span(*match.span())
        if whole:
            yield Finding(span, "全文使用半角标点", suggestion="统一改为全角标点", key="whole")
            return
        wide = match[0].translate(_WIDE)
        yield Finding(
            span, f"中文里用了半角的“{match[0]}”", suggestion=f"改为“{wide}”", fix=Fix((Edit(span, wide),))
        )
    for match in everywhere(doc, _STOP):
        span = Span(*match.span())
        yield Finding(span, "中文里用了半角的“.”", suggestion="改为“。”", fix=Fix((Edit(span, "。"),)))
    for match in everywhere(doc, _BRACKETS):
        left, right = Span(*match.span(1)), Span(*match.span(2))
        yield Finding(
            left,
            "中文里用了半角的括号",
            suggestion="改为“（）”",
            fix=Fix((Edit(left, "（"), Edit(right, "）"))),
        )
    for match in everywhere(doc, _MIXED):
        span = Span(*match.span(match.lastgroup or 0))
        yield Finding(
            span,
            "一对括号一半全角、一半半角",
            suggestion="统一用全角括号",
            fix=Fix((Edit(span, body[span.start].translate(_WIDE)),)),
        )
    yield from _others(doc)
    if '"' not in body:
        return
    for match in everywhere(doc, _HALF_QUOTED):
        sign = match.lastgroup or "right"
        yield Finding(
            Span(*match.span(sign)),
            "一对引号一半是弯的，一半是直的",
            suggestion=f"改为“{'”' if sign == 'right' else '“'}”",
        )
    quotes = [
        m
        for m in _STRAIGHT.finditer(_HALF_QUOTED.sub(lambda m: m[0].replace('"', "”"), body))
        if _HAN.search(body, m.start(), min(len(body), m.end() + 1))
    ]
    for match in quotes[: 1 if len(quotes) > _FEW else None]:
        yield Finding(Span(*match.span()), "中文里用了直引号", suggestion="改为“”")


def _others(doc: Document) -> Iterator[Finding]:
    """A colon at the end of a line, <甲> for 《甲》, a full-width comma inside a number."""
    body = doc.body
    for match in everywhere(doc, _COLON):
        span = Span(*match.span("mark"))
        yield Finding(span, "中文里用了半角的“:”", suggestion="改为“：”", fix=Fix((Edit(span, "："),)))
    for match in everywhere(doc, _ANGLE):
        inside = body.rfind("《", 0, match.start()) > body.rfind("》", 0, match.start())
        pair = "〈〉" if inside else "《》"
        yield Finding(
            Span(*match.span()),
            "书名号写成了小于号、大于号",
            suggestion=f"改为“{pair}”",
        )
    for match in everywhere(doc, _GROUPED):
        yield Finding(
            Span(*match.span("mark")),
            f"“{match[0]}”的分节号用了中文逗号，会读成两个数",
            suggestion="去掉逗号",
        )
