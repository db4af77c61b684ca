"""P312: 随着改革的深入推进。基层…: a stop behind what only leads to a statement."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import is_verb
from hegui.api.language import Worded, first_in
from hegui.api.text import words
from hegui_rules.basis import PUNCTUATION

_FIRST = frozenset("随在为根针由按自截作对依鉴围通")
_W = "[^，。；：、！？“”（）,;:!?()\n]"
_LIST = "[^，。；：！？,;:!?\n]"
_FRAME = Worded(
    rf"随着{_LIST}{{4,60}}|在(?!于){_LIST}{{2,50}}<frame-end>|<frame-opens>{_LIST}{{3,50}}<frame-noun>"
    rf"|由于{_LIST}{{4,50}}|自(?![查身觉主我愿发动学]|行(?!政)){_W}{{2,30}}以来|截[至止]{_W}{{2,20}}[底末日月前今]|作为{_LIST}{{4,40}}(?:责任人|单位|部门|主体)"
    rf"|对于?(?![标照策内外口应][^查]){_LIST}{{3,40}}的<frame-noun>|通过{_LIST}{{4,40}}等?<frame-means>"
    rf"|为了{_LIST}{{4,50}}|为(?P<aim><way-of-doing>{{0,2}}{_LIST}{{4,50}})"
)
"""What no sentence can be: a preposition with all that belongs to it."""


@rule(
    code="P312",
    name="frame-ends-in-stop",
    title="状语后面误用句号，句子断开",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="“随着……”“在……下”“根据……”只交代条件、时间、依据，话还没有说完，后面用逗号，不用句号。",
    bad=(
        Bad("随着县域医共体建设的深入推进⟦。⟧基层诊疗量占比提高到58.7%。", says="逗号"),
        Bad("在县委的坚强领导下⟦。⟧我镇法治政府建设取得新成效。"),
        Bad("为进一步规范行政执法行为⟦。⟧县司法局组织案卷评查2次。"),
    ),
    good=(
        "成绩的取得，得益于县委的坚强领导。在普法宣传上下功夫。全年开展活动36场。",
        "对照标准逐项整改。为推进依法治县提供保障。为群众办实事。通过市级验收。全年办结36件。",
        "根据实际情况调整。按规定公示。围绕中心服务大局。推出便民举措12项。",
    ),
)
def frame_ends_in_stop(doc: Document, options: Options) -> Iterator[Finding]:
    """A sentence that is a frame alone, with another behind it in its paragraph."""
    frame = None
    for sentence, following in zip(doc.sentences, doc.sentences[1:], strict=False):
        start, end = sentence.span
        if (
            doc.body[start] not in _FIRST
            or sentence.paragraph != following.paragraph
            or doc.body[end - 1] != "。"
        ):
            continue
        frame = frame or _FRAME.of(doc)
        match = frame.fullmatch(doc.body, start, end - 1)
        if match is None or (match["aim"] and not _aims(doc, Span(*match.span("aim")))):
            continue
        paragraph = doc.paragraphs[sentence.paragraph]
        if paragraph.role in ("body", "preamble") and paragraph.kind != "cell":
            yield Finding(Span(end - 1, end), "前面的话没有说完，不应用句号断开", suggestion="改为逗号“，”")


def _aims(doc: Document, span: Span) -> bool:
    """Whether it says what is aimed at: 为规范行为, not 为群众办实事, 为推进改革提供保障."""
    if first_in(doc, span, "gives-for") is not None:
        return False
    found = words(doc.body[slice(*span)])
    return is_verb(found[0]) or first_in(doc, Span(span.start, span.start + 4), "way-of-doing") is not None
