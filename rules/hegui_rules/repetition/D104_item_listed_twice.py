"""D104: the same item twice in one list: 微信、广播、微信."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import WordClasses, classes_of, everywhere
from hegui.api.text import TENS, seams
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.common import acts, behind_verb, clauses_with, closes, opens

_BRACKETED = re.compile(r"[（(《][^）)》]*[）)》]?")
_TITLES = re.compile(r"《[^《》\n]{2,80}》(?:(?:[、和及与]|以及)?《[^《》\n]{2,80}》)+")
_TITLE = re.compile(r"《[^《》\n]+》")
_QUOTES = str.maketrans("", "", "“”‘’ \u3000\u2060")
_QUOTED = re.compile("[“‘”’]")
_MARK = re.compile("、")
_AND = re.compile("以及|[和及与或]")
_DIGIT = re.compile(f"[0-9０-９]|(?<![统唯专])[{TENS}](?![律体致站网窗])")
_WITH_COUNT = re.compile(
    "(?P<name>《[^《》]{2,60}》|[\u4e00-\u9fff]{2,12})[0-9.]+余?(?P<unit>[\u4e00-\u9fff]{1,2})等?"
)
_ROW = 3
"""Members with a number each that are a list."""
_LONGEST = 24
_NAME = 3
"""Letters of an item behind any verb: 选取石桥村、大屋村、石桥村."""
_COLONS = ("：", ":")
"""Behind a colon the first item is the whole piece: 整治行动：企业使用危险化学品、校园安全、危险化学品."""
_SURE = 4
"""Letters of an item that is its neighbour once more, whatever stands before the first: 窗口人员|当场受理、当场受理、."""


@rule(
    code="D104",
    name="item-listed-twice",
    title="一处列举中有相同的项",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="一串并列的词语中同一项出现两次，多为增补内容时没有核对。",
    bad=(
        Bad("通过广播、微信公众号、宣传栏、⟦微信公众号⟧等多种渠道开展宣传。", says="微信公众号"),
        Bad("做到有案必查、有错必纠、⟦有案必查⟧，学习《信访条例》、《档案条例》、⟦《信访条例》⟧。"),
        Bad("村务公开、党务公开、⟦村务公开⟧和财务公开均按时完成。"),
        Bad(
            "化解纠纷：松泉镇212件、石桥乡78件、⟦松泉镇⟧45件，持续加大食品药品、劳动保障、⟦食品药品⟧等领域执法力度。"
        ),
        Bad("联合司法所、派出所、⟦司法所⟧、综治中心开展排查。"),
        Bad("选取石桥村、大屋村、⟦石桥村⟧作为试点，检查药店26家、诊所14家、⟦药店⟧11家。"),
        Bad("值班人员现场登记、⟦现场登记⟧、现场答复，对苗头性、倾向性、⟦苗头性⟧问题及时约谈。"),
    ),
    good=(
        "通过广播、微信、微信公众号等渠道开展宣传。",
        "立案5件、结案5件、立案率持平，上半年培训5期、下半年培训6期、全年培训11期。",
        "分别走访5户、8户、5户，组织村党组织、党组织书记、网格员参加。",
        "组织司法所、派出所、综治中心、派出所联络员开展排查，学习宪法、民法典、行政处罚法、民法典合同编。",
        "整治行动：企业使用危险化学品、专业市场、危险化学品仓储。",
        "推进学校、学校周边、公园治理，做到有力、有序、有效。",
    ),
)
def item_listed_twice(doc: Document, options: Options) -> Iterator[Finding]:
    """Equal items; the first and the last of a list may have words before and after them."""
    body, classes = doc.body, classes_of(doc)
    for match in everywhere(doc, _TITLES):
        yield from _again((m[0], Span(*m.span())) for m in _TITLE.finditer(body, *match.span()))
    for span in clauses_with(doc, _MARK):
        text = body[slice(*span)]
        if text.count("、") == 1 and not _AND.search(text, text.find("、")):
            continue
        if "（" in text or "(" in text or "《" in text:
            text = _BRACKETED.sub(lambda m: m[0].replace("、", "※"), text)
        yield from _again(_items(classes, text, span.start, body[span.start - 1 : span.start] in _COLONS))
        yield from _again(_counted(text, span.start))
        yield from _again(_with_figures(text, span.start))


def _counted(text: str, offset: int) -> Iterator[tuple[str, Span]]:
    """Members that each have a number of one unit: 松泉镇212件、石桥乡78件、松泉镇45件."""
    found: list[tuple[str, str, int]] = []
    at = 0
    for piece in text.split("、"):
        if match := _WITH_COUNT.fullmatch(piece):
            found.append((match["name"], match["unit"], offset + at + match.start("name")))
        at += len(piece) + 1
    if len(found) < _ROW or len({unit for _, unit, _ in found}) > 1:
        return
    # Words may stand before the first: 检查餐饮店26家、药店14家、餐饮店11家.
    head, _, start = found[0]
    for name, _, _ in found[1:]:
        place = len(head) - len(name)
        if place > 0 and head.endswith(name) and behind_verb(head, place):
            yield name, Span(start + place, start + len(head))
            break
    yield from ((name, Span(start, start + len(name))) for name, _, start in found)


_FIGURED = re.compile("[\u4e00-\u9fff“”]{3,14}[0-9]+[余多]?[\u4e00-\u9fff]{1,3}")


def _with_figures(text: str, offset: int) -> Iterator[tuple[str, Span]]:
    """Members that are the same with their figures, whatever the units of the others: 广场1处、长廊2处、书屋5个、长廊2处."""
    pieces = text.split("、")
    if len(pieces) < _ROW or len(set(pieces)) == len(pieces):
        return
    at = offset
    for piece in pieces:
        if _FIGURED.fullmatch(piece):
            yield piece, Span(at, at + len(piece))
        at += len(piece) + 1


def _again(items: Iterable[tuple[str, Span]]) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for word, here in items:
        if word in seen:
            yield Finding(
                here,
                f"同一处列举中“{word.strip('《》')}”出现了两次",
                related=(Related(seen[word], "前一处"),),
                suggestion="删去一处，或改成原意要写的内容",
            )
        else:
            seen[word] = here


def _items(classes: WordClasses, text: str, offset: int, behind_colon: bool) -> Iterator[tuple[str, Span]]:
    """The items of a list that stand in it twice or seem to, each with its place."""
    first, *inner = text.split("、")
    if not inner:
        return
    last = inner.pop()
    bare = tuple(word.translate(_QUOTES) for word in inner) if _QUOTED.search(text) else tuple(inner)
    # What the list closes with: the last piece from its beginning, or from a conjunction on.
    plain = _BRACKETED.sub(lambda m: "※" * len(m[0]), last).partition("等")[0]
    ends = [0, *(m.end() for m in _AND.finditer(plain) if m.end() + 1 < len(last))]
    shared = list(_common(classes, first, last, ends))
    if not (
        shared
        or len(set(bare)) < len(bare)
        or first.endswith(bare)
        or any(last.startswith(bare, place) for place in ends)
    ):
        return
    words = sorted({word for word in (*bare, *shared) if _is_item(word)}, key=len, reverse=True)
    for word in words:
        start = len(first) - len(word)
        if first.endswith(word) and _begins(classes, first, word, inner, behind_colon):
            yield word, Span(offset + start, offset + len(first))
            break
    at = len(first) + 1
    for word, piece in zip(bare, inner, strict=True):
        if _is_item(word):
            yield word, Span(offset + at, offset + at + len(piece))
        at += len(piece) + 1
    for place in ends:
        for word in words:
            if last.startswith(word, place) and _ends(classes, last, place + len(word), len(word)):
                yield word, Span(offset + at + place, offset + at + place + len(word))
                break


def _begins(classes: WordClasses, first: str, word: str, inner: list[str], behind_colon: bool) -> bool:
    """Whether the first item is ``word``: nothing else before it, its neighbour once more, or behind a verb that works upon it."""
    start = len(first) - len(word)
    if opens(classes, first, start):
        return True
    if start not in seams(first):
        return False
    return (
        len(word) >= _SURE and (inner[:1] == [word] or first.endswith(classes.words("works-upon"), 0, start))
    ) or (len(word) >= _NAME and not behind_colon and behind_verb(first, start))


def _is_item(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST and "《" not in word and not _DIGIT.search(word)


def _ends(classes: WordClasses, text: str, place: int, length: int) -> bool:
    return closes(classes, text, place, length) or acts(text, place)


def _common(classes: WordClasses, first: str, last: str, ends: list[int]) -> Iterator[str]:
    """Words that ``first`` ends with and that ``last`` has at one of ``ends``."""
    for place in ends:
        tail = first[-_LONGEST:]
        start = tail.find(last[place : place + 2])
        if start < 0:
            continue
        word = tail[start:]
        if (
            len(word) > 1
            and last.startswith(word, place)
            and _ends(classes, last, place + len(word), len(word))
        ):
            yield word
