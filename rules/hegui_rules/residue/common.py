"""What the rules of family R share: bases, places at the head of a document, scanning."""

from __future__ import annotations

from hegui.api import Document, Span
from hegui.facts.scanning import matches as matches
from hegui.text.compiled import compiled as compiled

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""Frequent family names: what follows one of them may be a masked name."""

_CASE = r"案|诉|当事人|申请人|原告|被告|村民|居民|纠纷|被执行人|举报|投诉|涉嫌|信访人|拖欠|某(?!某)"


def head_span(doc: Document) -> Span | None:
    """The place of what has no place: the title's first characters, else those of the first paragraph."""
    span = doc.identity.title_span or next((p.span for p in doc.report), None)
    if span is None:
        return None
    line = doc.text[span.start : span.end].split("\n")[0]
    return Span(span.start, span.start + min(len(line), 30)) if line else None


def sentence(doc: Document, start: int, end: int) -> str:
    """The words round a place, up to the nearest stops within 120 code points."""
    left = max(doc.body.rfind(stop, max(0, start - 120), start) for stop in "。！？\n")
    low = left + 1 if left >= 0 else max(0, start - 120)
    right = min(
        (at for stop in "。！？\n" if (at := doc.body.find(stop, end, end + 120)) >= 0), default=end + 120
    )
    return doc.body[low:right]


def tells_a_case(doc: Document, start: int, end: int) -> bool:
    """Whether the sentence round a place tells a case, where names are masked on purpose."""
    words = sentence(doc, start, end)
    return compiled(_CASE).search(words.replace(doc.body[start:end], "")) is not None


def masks_a_name(doc: Document, start: int) -> bool:
    """Whether a family name stands right before ``start``."""
    return start > 0 and doc.body[start - 1] in SURNAMES
