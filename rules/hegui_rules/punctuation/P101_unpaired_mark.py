"""P101: an opening mark without its closing one, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION

_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "【": "】", "（": "）", "「": "」", "〔": "〕"}
_OPENER = {closer: opener for opener, closer in _PAIRS.items()}
_SIGN = re.compile("[“”‘’《》〈〉【】（）()「」〔〕]")
_LISTED = re.compile(r"(?:^|[\s\u3000，。；：、？！,;:])[（(]?[0-9０-９一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")
_REACH = 7
"""Paragraphs over which a quotation may run."""
_PROSE = frozenset(("body", "preamble", "closing", "heading", "cell", "title"))


@rule(
    code="P101",
    name="unpaired-mark",
    title="成对标点缺一半",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="引号、括号、书名号成对使用，缺了一半，读者不知道到哪里为止。",
    bad=(
        Bad("深化⟦“⟧放管服改革，全面落实权责清单。", says="缺少"),
        Bad("组织学习《中华人民共和国宪法》⟦《⟧中华人民共和国民法典等法律法规。"),
        Bad("完善行政执法公示制度（含事前、事后公开)⟦）⟧。"),
        Bad("严格落实“三重一大⟦“⟧制度，推行“一窗受理”。", says="”"),
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
        lone = _lone(body, signs, start)
        if not lone:
            continue
        if len(lone) == 1:
            if paragraph.ordinal <= carried:
                carried = -1 if body[lone[0]] in "”）" else carried
                continue
            if body[lone[0]] in "“（" and _runs_on(doc, paragraph.ordinal, body[lone[0]]):
                carried = paragraph.ordinal + _REACH
                continue
        for at in lone:
            yield _finding(body, at)


def _finding(body: str, at: int) -> Finding:
    sign = body[at]
    wide = {"(": "（", ")": "）"}.get(sign, sign)
    partner = _PAIRS.get(wide) or _OPENER[wide]
    if wide in _PAIRS and body[at + 1 : at + 2] in "，。、；制工的等" and wide in "“‘":
        return Finding(
            Span(at, at + 1), f"这里的“{sign}”没有与之配对的“{partner}”", suggestion=f"似应为“{partner}”"
        )
    what = "后半个" if wide in _PAIRS else "前半个"
    return Finding(
        Span(at, at + 1),
        f"“{sign}”没有配对，缺少{what}“{partner}”",
        suggestion=f"补上“{partner}”或删去“{sign}”",
    )


def _lone(body: str, signs: list[int], start: int) -> list[int]:
    """The signs without a partner in the paragraph, at most a few characters wrong."""
    waiting: list[int] = []
    lone: list[int] = []
    for at in signs:
        sign = {"(": "（", ")": "）"}.get(body[at], body[at])
        if sign in _PAIRS:
            if sign in "“‘" and waiting and body[waiting[-1]] == body[at]:
                # “甲“: the second stands for the closing one
                waiting.pop()
                lone.append(at)
                continue
            waiting.append(at)
            continue
        opener = _OPENER[sign]
        depth = next(
            (
                back
                for back in range(len(waiting) - 1, -1, -1)
                if {"(": "（"}.get(body[waiting[back]], body[waiting[back]]) == opener
            ),
            None,
        )
        if depth is None:
            if sign == "）" and _LISTED.search(body[max(start, at - 6) : at]):
                continue
            if sign in "”’" and at and (body[at - 1].isascii() and body[at - 1].isalnum()):
                continue  # minutes, seconds, apostrophes
            lone.append(at)
            continue
        lone += waiting[depth + 1 :]
        del waiting[depth:]
    return sorted(lone + waiting)


def _runs_on(doc: Document, ordinal: int, sign: str) -> bool:
    """Whether a later paragraph closes what this one opens, or opens it again: a quotation of several paragraphs."""
    closer = _PAIRS[sign]
    for paragraph in doc.paragraphs[ordinal + 1 : ordinal + _REACH + 1]:
        words = doc.body[paragraph.span.start : paragraph.span.end].strip()
        if words.startswith(sign) or words.count(closer) > words.count(sign):
            return True
        if words.count(closer) or words.count(sign):
            return False
    return False
