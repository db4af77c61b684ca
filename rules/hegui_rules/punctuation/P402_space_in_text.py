"""P402: spaces between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Repair, Severity, Span, rule
from hegui.api.facts import missing_figure
from hegui.api.language import everywhere
from hegui.api.text import TENS, letters_before, seams
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN, gathered

_BLANK = re.compile("[ \u3000\u00a0]")
"""In every match of the next."""
_SPACE = re.compile(
    f"(?<=[{HAN}，。；：、,;])[ \u3000\u00a0]{{1,2}}(?=[{HAN}])|(?<=[{HAN}0-9”》）%])[ \u3000\u00a0]{{1,2}}(?=[，。；：、！？）》”])"
    f"|(?<=[“《（])[ \u3000\u00a0]{{1,2}}(?=[{HAN}0-9])|(?<=[{HAN}])[ \u3000\u00a0]{{1,2}}(?=[“《（])|(?<=[”》）])[ \u3000\u00a0]{{1,2}}(?=[{HAN}])|(?<=[0-9])[ \u3000\u00a0](?=[年月日](?![{HAN}]{{0,2}}[ \u3000]))"
)
_REACH = 4
_LETTERS = re.compile(f"[{HAN}]+")
_LAST_LETTERS = re.compile(f"[{HAN}]+$")
_QUOTED = re.compile("[“《][^”》\n]*$")
_MARKER = re.compile(rf"^[（(]?(?:[{TENS}]{{1,3}}|第[{HAN}]{{1,4}})[）)、，]?$")


@rule(
    code="P402",
    name="space-in-text",
    title="汉字之间有空格",
    severity=Severity.INFO,
    basis=PUNCTUATION,
    rationale="句子里的汉字、标点之间不空格，多为排版或转换格式时带入。",
    repairs=(
        Repair("标点后面、词语中间的空格", True, "只删空格，一字不改"),
        Repair("词语之间的空格", False, "可能漏了标点，删去会把两句连成一句"),
        Repair("量词前的空格", False, "可能是没有填写的数字，归 R202"),
    ),
    bad=(
        Bad("传达学习依法行政会议精神，⟦ ⟧推动各项工作再上新台阶，成效明显。", says="删去"),
        Bad("全年办理行政⟦ ⟧执法案件6件，群众满意率较高，没有投诉。", says="标点"),
        Bad("制定《信访事项办理规程》⟦ ⟧，健全工作机制，由专人负责督促落实。", says="删去"),
        Bad(
            "依托“⟦ ⟧法援惠民生”项目，为农民工提供援助213件，授课1次，谈话2次，签订承诺书74份，观看警示片，参加⟦ ⟧260余人次。"
        ),
        Bad("班子成员落实⟦ ⟧“一岗双责”⟦ ⟧要求，2025⟦ ⟧年推进法治政府建设的主要举措更加扎实。", says="删去"),
        Bad("全年办理信访案⟦　⟧件6件，群众满意率较高，没有投诉。", says="删去"),
        Bad("传达学习会议精神，⟦ ⟧" + "推动各项工作，认真抓好落实， " * 9 + "成效明显。", says="全文共10处"),
    ),
    good=(
        "一、 主要举措\n（一） 加强学习，组织学法4次，开展培训。\n组  长：张 三",
        "全年办结信访 件，开展普法宣传　场次，召开 次会议专题研究法治建设。",
        "活动以“法治同行 共建家园”为主题，吸引群众参加，反响很好。",
    ),
)
def space_in_text(doc: Document, options: Options) -> Iterator[Finding]:
    """Inside sentences of running text; titles in quotes, headings and short lines are laid out with spaces.

    A blank behind a mark or inside a word is a slip. Between words it may be a mark that was lost.
    """
    yield from gathered(doc, _blanks(doc))


def _blanks(doc: Document) -> Iterator[Finding]:
    yield from _before_figures(doc)
    body = doc.body
    for paragraph in doc.report:
        if paragraph.role not in ("body", "preamble", "closing") or not _BLANK.search(body, *paragraph.span):
            continue
        if not _is_text(body, paragraph.span):
            continue
        for match in _SPACE.finditer(body, *paragraph.span):
            before = body[paragraph.span.start : match.start()]
            if _QUOTED.search(before[-60:].rstrip("“《（")) or _MARKER.match(before.strip()):
                continue
            span = Span(*match.span())
            if missing_figure(body, span):
                continue
            slip = _slip(body, span)
            yield Finding(
                span,
                "句子里有多余的空格",
                suggestion="删去空格" if slip else "删去空格，或者补上漏掉的标点",
                fix=Fix((Edit(span, ""),)) if slip else None,
            )


_BEFORE_FIGURE = re.compile(f"[ \u00a0](?<=[{HAN}].)(?=[0-9])")
_FEW, _USUAL = 2, 3
"""Blanks before a figure that are a slip where the other figures of the report have none."""


def _before_figures(doc: Document) -> Iterator[Finding]:
    """参加 260余人次, where all other figures follow at once."""
    found = [Span(*m.span()) for m in everywhere(doc, _BEFORE_FIGURE)]
    if not 0 < len(found) <= _FEW or len(_FIGURE.findall(doc.body)) < _USUAL * len(found):
        return
    for span in found:
        paragraph = doc.paragraph_at(span.start)
        if (
            paragraph is not None
            and paragraph.role in ("body", "preamble", "closing")
            and paragraph.kind != "cell"
            and _is_text(doc.body, paragraph.span)
        ):
            yield Finding(span, "数字前有多余的空格", suggestion="删去空格，或者补上漏掉的标点")


_FIGURE = re.compile(f"[{HAN}][0-9]")


def _is_text(body: str, span: Span) -> bool:
    """Whether a paragraph is long enough for a sentence, or ends as one."""
    return span.length >= _LONG or body[slice(*span)].rstrip().endswith(("。", "；"))


_LONG = 20


def _slip(body: str, span: Span) -> bool:
    """Whether the blank stands beside a mark or inside a word."""
    if body[span.end] in "，。；：、！？）》”“《（" or body[span.start - 1] in "“《（”》）0123456789":
        return True
    before = _LAST_LETTERS.search(letters_before(body, span.start, _REACH))
    after = _LETTERS.match(body, span.end, span.end + _REACH)
    return before is None or (after is not None and len(before[0]) not in seams(before[0] + after[0]))
