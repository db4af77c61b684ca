"""P101: an opening mark without its closing one, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.document import Paragraph
from hegui.api.text import TENS
from hegui_rules.basis import PUNCTUATION

_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "【": "】", "（": "）", "「": "」", "〔": "〕"}
_OPENER = {closer: opener for opener, closer in _PAIRS.items()}
_SIGN = re.compile("[“”‘’《》〈〉【】（）()「」〔〕]")
_LISTED = re.compile(rf"(?:^|[\s\u3000，。；：、？！,;:])[（(]?[0-9０-９{TENS}a-zA-Z①-⑳]{{1,3}}$")
_QUOTE = frozenset("“‘「")
_QUOTES = frozenset("“”‘’")
_WIDE = {"(": "（", ")": "）"}
_SENTENCE = re.compile("[。；！？\n“”]")
_CLAUSE_END = re.compile("[，。；！？,;]|(?=\n)")
_LONGEST = 40
"""What is quoted in a report is a name, a formula or a slogan, mostly of fewer characters."""
_REACH = 7
"""Paragraphs over which a quotation may run."""
_PROSE = frozenset(("body", "preamble", "closing", "heading", "cell", "title"))


@rule(
    code="P101",
    name="unpaired-mark",
    title="成对标点缺一半",
    severity=Severity.WARNING,
    yields_to=("D103",),
    basis=PUNCTUATION,
    rationale="引号、括号、书名号成对使用，缺了一半，读者不知道到哪里为止。",
    bad=(
        Bad("深化⟦“⟧放管服改革，全面落实权责清单。", says="缺少"),
        Bad("组织学习《中华人民共和国宪法》⟦《⟧中华人民共和国民法典等法律法规。"),
        Bad("完善行政执法公示制度（含事前、事后公开)⟦）⟧。"),
        Bad("严格落实“三重一大⟦“⟧制度，推行“一窗受理”。", says="”"),
        Bad("获评⟦“⟧平安示范镇；年度考核获“优秀”等次。", says="缺少后半个"),
        Bad("推行⟦”⟧一窗受理”，落实“首违不罚”。", says="“"),
        Bad("提出“深化⟦“一村一警”⟧、建设平安云岭”的目标。", says="单引号"),
        Bad("组织志愿者开展⟦‘法律赶大集’⟧活动18次。", says="双引号"),
        Bad("按照《2021年度法治政府建设重点工作安排》（青法领发⟦〔⟧20212号）要求开展工作。", says="〕"),
    ),
    good=(
        "推行“一窗受理”，落实《临溪县行政执法公示办法（试行）》和“谁执法谁普法”责任制。",
        "一）加强学习；2）严格执法；（3）化解矛盾。",
        "他说：“法治是保障。\n“人民群众是主体。”",
        "12’30”的短片播放了3次，（注：数据截至12月。）",
    ),
)
def unpaired_mark(doc: Document, options: Options) -> Iterator[Finding]:
    """Paragraph by paragraph; a quotation that runs over paragraphs is left alone."""
    body = doc.body
    carried = -1  # the last paragraph to which a quotation may run on
    for paragraph in doc.report:
        if paragraph.role not in _PROSE:
            continue
        start, end = paragraph.span
        signs = [m.start() for m in _SIGN.finditer(body, start, end)]
        if not signs:
            continue
        lone, turned = _lone(body, signs, start)
        if not lone:
            yield from _nested(body, signs)
            yield from _single(body, signs)
            continue
        if len(lone) == 1:
            if paragraph.ordinal <= carried:
                carried = -1 if body[lone[0]] in "”）" else carried
                continue
            if body[lone[0]] in "“（" and _runs_on(doc, paragraph.ordinal, body[lone[0]]):
                carried = paragraph.ordinal + _REACH
                continue
        words = body[start:end]
        edges = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        for at in lone:
            if not _broken_line(doc, paragraph, at, edges):
                yield _finding(body, at, at in turned)


def _finding(body: str, at: int, turned: bool) -> Finding:
    sign = body[at]
    wide = _wide(sign)
    partner = _PAIRS.get(wide) or _OPENER[wide]
    if turned or (wide in "“‘" and body[at + 1 : at + 2] in tuple("，。、；等")):
        return Finding(
            Span(at, at + 1), f"这里的“{sign}”没有与之配对的“{partner}”", suggestion=f"似应为“{partner}”"
        )
    what = "后半个" if wide in _PAIRS else "前半个"
    stop = min(len(body), at + 1 + _LONGEST)
    end = _CLAUSE_END.search(body, at + 1, stop)
    stop = end.end() if end is not None else stop
    return Finding(
        Span(at, at + 1),
        f"“{sign}”没有配对，缺少{what}“{partner}”",
        related=(Related(Span(at + 1, stop), f"“{partner}”似应在这一带"),)
        if wide in _PAIRS and stop > at + 1
        else (),
        suggestion=f"补上“{partner}”或删去“{sign}”",
    )


def _lone(body: str, signs: list[int], start: int) -> tuple[list[int], list[int]]:
    """The signs without a partner in the paragraph, and those of them that stand for their own partner (“甲“).

    First the pairs go that nobody doubts, an opening mark and the next closing one with a few words between: so the
    mark that was never closed is found, not the right pair behind it (“甲；获“乙”).
    """
    rest, turned = _turned(body, _without_pairs(body, _without_pairs(body, signs, _name), _words))
    waiting: list[int] = []
    lone = list(turned)
    for at in rest:
        sign = _wide(body[at])
        if sign in _PAIRS:
            waiting.append(at)
            continue
        near = reversed(range(max(0, len(waiting) - _OPEN), len(waiting)))
        partners = (n for n in near if _wide(body[waiting[n]]) == _OPENER[sign])
        depth = next(partners, None)
        if depth is not None:
            lone += waiting[depth + 1 :]
            del waiting[depth:]
        elif sign == "）" and _LISTED.search(body[max(start, at - 6) : at]):
            continue
        elif sign in "”’" and at and body[at - 1].isascii() and body[at - 1].isalnum():
            continue  # minutes, seconds, apostrophes
        else:
            lone.append(at)
    return sorted(lone + waiting), turned


def _nested(body: str, signs: list[int]) -> Iterator[Finding]:
    """Double quotation marks inside double ones, in a paragraph whose marks all have a partner."""
    waiting: list[int] = []
    for at in signs:
        if body[at] == "“":
            waiting.append(at)
        elif body[at] == "”" and waiting:
            start = waiting.pop()
            if waiting and "‘" not in body[waiting[-1] : start]:
                yield Finding(
                    Span(start, at + 1), "引号里面再用引号，里面的应为单引号", suggestion="改为“‘……’”"
                )


def _single(body: str, signs: list[int]) -> Iterator[Finding]:
    """Single quotation marks that stand in no double ones, in a paragraph whose marks all have a partner."""
    depth = 0
    for at, following in pairwise([*signs, len(body)]):
        sign = body[at]
        depth += (sign == "“") - (sign == "”")
        if sign == "‘" and depth == 0 and following < len(body) and body[following] == "’":
            yield Finding(
                Span(at, following + 1), "引号应先用双引号，双引号里面再用单引号", suggestion="改为“……”"
            )


def _without_pairs(body: str, signs: list[int], fits: Callable[[str], bool]) -> list[int]:
    """``signs`` without neighbours that are a pair, over and over; quotation marks only round words that ``fits``."""
    left: list[int] = []
    for at in signs:
        opener = _OPENER.get(_wide(body[at]))
        if (
            left
            and opener == _wide(body[left[-1]])
            and (opener not in _QUOTE or fits(body[left[-1] + 1 : min(at, left[-1] + _FAR)]))
        ):
            left.pop()
        else:
            left.append(at)
    return left


def _turned(body: str, signs: list[int]) -> tuple[list[int], list[int]]:
    """``signs`` without neighbours that are the same quotation mark round a name, and which of each two is turned."""
    rest: list[int] = []
    turned: list[int] = []
    for at in signs:
        if (
            rest
            and body[at] == body[rest[-1]]
            and body[at] in _QUOTES
            and _name(body[rest[-1] + 1 : min(at, rest[-1] + _FAR)])
        ):
            first = rest.pop()
            turned.append(at if body[at] in _QUOTE else first)
        else:
            rest.append(at)
    return rest, turned


def _name(quoted: str) -> bool:
    """Whether ``quoted`` is what marks stand round: a few words without a full stop."""
    return len(quoted) <= _LONGEST and _words(quoted) and not _SENTENCE.search(quoted)


def _words(quoted: str) -> bool:
    """Whether there is a letter in ``quoted``, not only a mark between two quotations."""
    return any(map(str.isalnum, quoted))


def _wide(sign: str) -> str:
    return _WIDE.get(sign, sign)


def _runs_on(doc: Document, ordinal: int, sign: str) -> bool:
    """Whether a later paragraph closes what this one opens, or opens it again: a quotation of several paragraphs."""
    closer = _PAIRS[sign]
    for paragraph in doc.paragraphs[ordinal + 1 : ordinal + _REACH + 1]:
        words = doc.body[paragraph.span.start : paragraph.span.end].strip()
        if (sign in _QUOTE and words.startswith(sign)) or words.count(closer) > words.count(sign):
            return True
        if words.count(closer) or words.count(sign):
            return False
    return False


_FAR = 200
"""Characters behind a mark in which there are words, when it stands round any."""
_OPEN = 200
"""Marks that may be open at once; beyond, the paragraph is no text."""
_BROKEN = 2
"""So many lines a title may take on a page that breaks the line before and behind a link."""


def _broken_line(doc: Document, paragraph: Paragraph, at: int, edges: tuple[int, int]) -> bool:
    """Whether a mark at the edge of its line has its partner at the edge of another: 《, the title, 》 in three lines.

    Args:
        edges: where the words of the line begin and end.
    """
    body, sign = doc.body, _wide(doc.body[at])
    if sign in _PAIRS:
        near = doc.paragraphs[paragraph.ordinal + 1 : paragraph.ordinal + 1 + _BROKEN]
        return at + 1 >= edges[1] and any(body.startswith(_PAIRS[sign], p.span.start) for p in near)
    near = doc.paragraphs[max(0, paragraph.ordinal - _BROKEN) : paragraph.ordinal]
    return at <= edges[0] and any(body.endswith(_OPENER[sign], *p.span) for p in near)
