"""Finds what is not the report's own text: web page furniture, page numbers, residue of Word.

A line is furniture when it consists of nothing but furniture: known words (打印, 关闭窗口, 无障碍), labelled values
(索引号：…), a breadcrumb. Words that a report may contain as well (首页, 公开) count only at the outer ends of the file,
beside furniture that is certain. A line of the report is never marked because such a word occurs in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.document import Mark, Span
from hegui.reading import Reading
from hegui.structure import data
from hegui.structure.issuers import is_organ, issuer_of_title
from hegui.structure.shapes import numbered, stopped
from hegui.text.blanks import trimmed
from hegui.text.compiled import compiled
from hegui.text.days import ANY_YEAR, CLOCK, DIGIT_DAY, only_day
from hegui.text.numerals import TENS
from hegui.text.views import unbarred

_HAN = "\u4e00-\u9fff"
_SEP = (
    r"\s\ue000-\uf8ff|｜/／>＞»›·•\-—－_\[\]【】（）()《》<:：,，、;；!！.…~～=+＋*#@&^'\"“”↑↓←→▲▼△▽◆■□●○★☆§|"
)

# Words of page widgets that occur in no report as a line of their own.
_CERTAIN = data.alternatives("widget")
# Words of widgets and menus that may be a line of a report by chance; they count in company or at the ends.
_PLAIN = data.words("widget-word")
_LABELS = data.alternatives("page-label")
_SOURCES = data.alternatives("source-label")
_FOOTERS = data.alternatives("footer-label")

_TOKENS = re.compile(rf"(?:{_CERTAIN})", re.I)
_SEPARATORS = re.compile(f"[{_SEP}]+")
_STAFF = re.compile(data.alternatives("staff-label"))
_MENU = re.compile(data.alternatives("menu-word"))
_BREADCRUMB = re.compile(data.alternatives("breadcrumb"))
_LABELLED = re.compile(
    rf"(?:^|[\s\t|｜\[【（(])(?P<label>{_LABELS})\s*(?:[\]】]\s*[:：]?|[）)]?\s*(?:[:：|｜]|\t|$))", re.I
)
_SOURCED = re.compile(rf"(?:^|(?<=[\s|｜\[【（(\]】）)0-9次日]))(?P<label>{_SOURCES})\s*[:：]", re.I)
_BARE_LABEL = rf"(?i)[\[【（(]?(?:{_LABELS}|{_SOURCES})[\]】）)]?\s*[:：]?"
_FOOTED = re.compile(rf"(?:^|[\s|｜])(?:{_FOOTERS})\s*[:：]", re.I)
_FOOTER = re.compile(
    data.alternatives("page-foot"),
    re.I,
)
_NEIGHBOUR = re.compile(
    rf"[\[【（(]?(?:上|下)\s*一\s*(?:{data.alternatives('neighbour-label')})[\]】）)]?\s*[:：]|^(?:{data.alternatives('related-label')})\s*[:：]"
)
_CALENDAR = re.compile(
    rf"(?:{data.alternatives('now-word')})(?:是|日期|时间)?\s*[:：]?\s*{DIGIT_DAY}.{{0,40}}"
    rf"|{DIGIT_DAY}\s*,?\s*(?:星期|周)[一二三四五六日天](?:\s*农历.{{0,20}})?(?:\s*{CLOCK})?"
    rf"|{data.alternatives('calendar-line')}"
)
_STAMP = re.compile(rf"(?:发布(?:于|时间)?[:：]?\s*)?{DIGIT_DAY}(?:\s+|T){CLOCK}")
_DATED_NAME = re.compile(
    rf"(?P<left>[{_HAN}]{{2,24}})?(?P<apart>[\s|｜·/,，]*)"
    rf"{ANY_YEAR}(?P<sign>[-/.年])\d{{1,2}}(?:(?P=sign)|月)\d{{1,2}}日?(?P<clock>(?:\s+|T)\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?"
    rf"(?P<behind>[\s|｜·/,，]*)(?P<right>[{_HAN}]{{2,24}})?"
)
"""A day with the name of the body that put it on the page: 2025-02-28 17:01 | 某某局."""
_OFFICES = tuple(data.words("office-of-body"))
"""Ends of the names of offices inside a body."""
_PATH_DATED = re.compile(
    rf"[^。！？；，:：]{{2,60}}[>＞»›][^。！？；，:：]{{2,60}}?(?:日期|时间)\s*[:：]\s*{ANY_YEAR}(?:[-/.年])\d{{1,2}}(?:[-/.月])\d{{1,2}}日?"
)
"""A path through the site with the day glued to it."""
_DAY = re.compile(rf"(?<![0-9]){ANY_YEAR}([-/.])\d{{1,2}}\1\d{{1,2}}(?![0-9])")
_SPOKEN_CLOCK = rf"(?:\s*T?\s*(?:{CLOCK}|[0-9]{{1,2}}[时点][0-9]{{1,2}}分(?:[0-9]{{1,2}}秒)?))"
_SURE_LABEL = re.compile(data.alternatives("sure-label"))
"""Labels that no report has; 来源 and 时间 it may have."""
_DAY_LINE = re.compile(
    rf"[\[【（(]?\s*(?:(?P<label>{data.alternatives('day-label')})\s*[\]】]?\s*[:：]?\s*)?[\[【（(]?\s*"
    rf"(?P<day>{DIGIT_DAY})\s*[\]】）)]?(?P<clock>{_SPOKEN_CLOCK})?\s*[\]】）)]?"
)
"""A line that is a day: with a label before it, a time of day behind it, or written as machines write it."""
_PAGE = re.compile(
    rf"(?:[-—－–―]{{1,2}}|·)\s*[0-9０-９]{{1,3}}\s*(?:[-—－–―]{{1,2}}|·)|第\s*[0-9０-９{TENS}]{{1,3}}\s*页(?:\s*[,，/／]?\s*共\s*[0-9０-９{TENS}]{{1,3}}\s*页)?"
    r"|共\s*[0-9]{1,3}\s*页\s*[,，]?\s*第\s*[0-9]{1,3}\s*页|Page\s+[0-9]{1,3}(?:\s+of\s+[0-9]{1,3})?",
    re.I,
)

_LAST_SOURCE = rf"[（(\[【]?(?:(?:{data.alternatives('source-of')})来源|来\s*源)\s*[:：]"
"""A source line that ends the file; 数据来源 belongs to a table."""

_QUOTED = r"[\"“”«][^\"“”\n]{0,80}[\"“”»]"
_WORD = (
    r"\[bookmark[:：]\s*[^\]\n]{0,60}\]|_GoBack(?![A-Za-z0-9])|(?<![A-Za-z0-9])_(?:Toc|Hlk|Ref|Hlt)[0-9]{5,}"
    r"|#(?:REF!|N/A(?![A-Za-z])|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)"
    rf"|错误\s*[!！]\s*(?:{data.alternatives('word-error')})[。.]?"
    r"|Error!\s*(?:Reference source not found|Bookmark not defined|No text of specified style in document|Hyperlink reference not valid"
    r"|Not a valid link|Unknown switch argument|No bookmark name given|No table of (?:contents|figures) entries found)\.?"
    rf"|(?:\{{\s*)?(?<![A-Za-z])(?:HYPERLINK\s+(?:\\[lomnt]\s*)*{_QUOTED}(?:\s*\\[a-z]\s*(?:{_QUOTED})?)*|HYPERLINK\s+\\l\s*\S{{0,40}}"
    r"|PAGEREF\s+\w{1,40}(?:\s*\\[hp])*|REF\s+_\w{1,40}(?:\s*\\[a-z*](?:\s*MERGEFORMAT)?)*"
    rf"|TOC\s+\\[ohcfztu]\s*(?:{_QUOTED})?(?:\s*\\[a-z]\s*(?:{_QUOTED})?)*|MERGEFIELD\s+\S{{1,40}}|INCLUDEPICTURE\s+(?:\\d\s*)?{_QUOTED}"
    r"|EMBED\s+(?:Word|Excel|Equation|Visio|PowerPoint|Package|ET|WPS)\.\S{1,30}|SEQ\s+\S{1,12}\s+\\\*\s*ARABIC|FORMTEXT|FORMCHECKBOX|DOCPROPERTY\s+\S{1,30}"
    r"|STYLEREF\s+\S{1,30}|(?:PAGE|NUMPAGES|DATE|TIME)\s+\\[*@]\s*\S{1,30})(?:\s*\\\*\s*MERGEFORMAT)?\s*\}?"
    r"|\\\*\s*MERGEFORMAT|(?<![A-Za-z])MERGEFORMAT(?![A-Za-z])"
    r"|Normal\s+0\s+(?:[0-9.]+\s*磅\s+0\s+2\s+)?(?:false\s+){2,}[A-Za-z\- ]{0,60}(?:X-NONE|MicrosoftInternetExplorer4)"
    r"|/\*\s*Style Definitions\s*\*/[^\n]{0,2000}|<!--\[if [^\n]{0,400}?endif\]-->|<!\[endif\]-->|\{mso-[^}\n]{0,400}\}"
)
_WORD_SIGNS = ("bookmark", "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "_GoBack", "_Toc", "_Hlk", "_Ref", "_Hlt", "错误", "Error!", "HYPERLINK", "PAGEREF", "REF ", "TOC", "MERGE",
               "INCLUDEPICTURE", "EMBED", "SEQ ", "FORM", "DOCPROPERTY", "STYLEREF", "\\", "Normal", "Style Def", "endif", "mso-")  # fmt: skip

# Furniture glued to the end of a paragraph: only where nothing else is possible.
_GLUED_TAIL = (
    rf"(?:(?<=[。！？”）)])|(?<=[\s\u3000])|(?<=报告))\s*(?:(?:{data.alternatives('glued-scan')}"
    rf"|[\[【(（]?(?:{data.alternatives('button-word')})[\]】)）:：]|(?:{data.alternatives('glued-button')})"
    r"|[\[【(（]?\s*(?:字体|字号)(?:大小)?\s*[:：]\s*[\[【]?大[\]】]?\s*[\[【]?中[\]】]?\s*[\[【]?小[\]】]?\s*[\]】)）]?"
    rf"|[\[【(（]?(?:{data.alternatives('editor-label')})\s*[:：]\s*[{_HAN}]{{2,4}}(?:\s+[{_HAN}]{{2,4}})?[\]】)）]?"
    rf"|(?:{data.alternatives('visit-verb')})(?:次数|量)\s*[:：]\s*[0-9]*\s*次?|(?:信息|文章)?来源\s*[:：]\s*[^\s。，]{{2,30}}|发布(?:时间|日期)\s*[:：]\s*[0-9][0-9年月日\-./: ]{{5,20}}"
    rf"|[-—]\s*(?:{data.alternatives('dashed-label')})\s*[:：]"
    r"|分享\s*[:：]?)\s*)+$"
)
_GLUED_HEAD = rf"^\s*(?:(?:您|你)?(?:现在)?的?(?:当前|所在)(?:的)?位置\s*(?:是|[:：])[^。\n]{{0,60}}?(?:>|＞|»|›|/)\s*(?:{data.alternatives('breadcrumb-end')})\s*)(?=\S)"
_GLUED_SIGNS = data.words("glued-sign")

_PART_HEAD = re.compile(rf"(?:[{TENS}]{{1,3}}、|[（(][{TENS}]{{1,3}}[）)])\s*\S{{2}}")
"""However short, a line numbered so is a heading of the report; no menu counts its entries in this way."""
_BUTTON = re.compile(
    rf"\W*(?:{data.alternatives('page-button')})(?:\W+(?:{data.alternatives('second-button')}))?\W*"
)
_BEHIND_TEXT = data.alternatives("behind-text")
_LONE_BUTTON = rf"\W*(?:{data.alternatives('lone-button')})\W*"
"""Alone on its line it may be a heading too."""
_NAMED_TITLE = rf"[\[【（(]?(?:{data.alternatives('title-label')})[\]】）)]?\s*[:：]?\s+?(?=\S)|[\[【（(]?(?:{data.alternatives('title-label')})[\]】）)]?\s*[:：]\s*"

_TITLE_END = re.compile(rf"(?:{data.alternatives('page-title-ending')})(?:[（(〔][^）)〕]{{1,24}}[）)〕])?$")
_SITE_TAIL = re.compile(
    rf"\s*[-_—–|｜]{{1,9}}\s*[^-_—–|｜。]{{2,30}}(?:{data.alternatives('site-ending')})\s*$"
)


class _Line(NamedTuple):
    """A block with its words, and what they are: ``""`` for text, else the kind of mark, and a sure sign or not."""

    span: Span
    words: str
    kind: str
    sure: bool
    note: str


def find_furniture(body: str, reading: Reading) -> tuple[Mark, ...]:
    """Marks for every stretch that is furniture; sorted, not overlapping.

    Args:
        body: the text, with what the container itself declares as no text already blanked out.

    Returns:
        Adjoining furniture is one mark: kind ``source`` when it holds nothing but source and date lines, ``web``
        otherwise. Word residue and page numbers are marks of their own.
    """
    lines = [_classify(body, Span(*block.span)) for block in reading.blocks]
    lines = [line for line in lines if line.words]
    kinds = _decide(lines)
    labels = list(_title_labels(body, lines, kinds))
    web = sorted([*_joined(lines, kinds), *labels])
    taken = {line.span.start for line, kind in zip(lines, kinds, strict=True) if kind}
    taken |= {mark.span.start for mark in labels}
    glued = [mark for line in lines if line.span.start not in taken for mark in _glued(body, line)]
    word = _word(body, [mark.span for mark in web])
    return tuple(sorted([*web, *_apart(glued, [mark.span for mark in word]), *word]))


def _classify(body: str, span: Span) -> _Line:
    """What one line is, its place in the file aside."""
    span = trimmed(body, span)
    if span.length > 400:
        return _Line(span, body[span.start : span.start + 60], "", False, "")
    words = unbarred(body, span)
    kind, sure, note = _sign(words)
    return _Line(span, words, kind, sure, note)


_Sign = tuple[str, bool, str]
"""Kind of mark, whether it is a sure sign, and what it is in words."""

_NO_SIGN: _Sign = ("", False, "")


def _sign(words: str) -> _Sign:
    if not words or (stopped(words) and len(words) > 30):
        return _NO_SIGN
    if _PAGE.fullmatch(words):
        return "page", True, "页码"
    if found := _navigation(words):
        return found
    widgets = _widgets(words) if len(words) <= 90 else _NO_SIGN
    if widgets[1]:
        dated = _DAY.search(words) is not None
        return ("source", True, "网页的来源和日期行") if dated else widgets
    return _source(words) or _index(words) or _footed(words) or widgets


def _navigation(words: str) -> _Sign | None:
    """What leads through a site: path, calendar, neighbours, menu, foot of the page."""
    if len(words) <= 160:
        path = _BREADCRUMB.search(words) or _PATH_DATED.match(words)
        if path and "。" not in words and "，" not in words:
            return "web", True, "网页的当前位置导航"
        if _CALENDAR.fullmatch(words):
            return "web", _SURE_CALENDAR.search(words) is not None, "网页的日历栏"
        if _NEIGHBOUR.match(words):
            return "web", True, "网页的上一篇、下一篇或相关链接"
    if _is_menu(words):
        return "web", True, "网页的导航栏"
    if _FOOTER.search(words) and "。" not in words and len(words) <= 200:
        return "web", True, "网页的页脚"
    return None


_SURE_CALENDAR = re.compile(data.alternatives("sure-calendar"))
_SURE_INDEX = re.compile(rf"\W*(?:{data.alternatives('sure-index-label')})")


def _index(words: str) -> _Sign | None:
    """The index table of a page: labels with their values."""
    labels = [m for m in _LABELLED.finditer(words) if m["label"]]
    if labels and not re.search(r"\w", words[: labels[0].start("label")]):
        return "web", len(labels) >= 2 or _SURE_INDEX.match(words) is not None, "网页的信息索引表"
    if _glued_label(words) or (len(labels) >= 2 and len(words) <= 90 and not re.search("[，。；]", words)):
        return "web", True, "网页的信息索引表"
    return None


def _footed(words: str) -> _Sign | None:
    if _FOOTED.match(words) and len(words) <= 120:
        return "web", len(_FOOTED.findall(words)) >= 2, "网页的页脚"
    return None


def _glued_label(words: str) -> bool:
    """Whether a line is a label and its value with nothing between: 发布日期2026-01-27, 发布机构青禾县人民政府."""
    match = compiled(f"(?:{_LABELS})(?P<value>.{{2,40}})").fullmatch(words)
    if match is None:
        return False
    value = match["value"]
    return (
        only_day(value) is not None
        or is_organ(value)
        or re.fullmatch(r"[A-Za-z0-9/\-]{6,}", value) is not None
    )


def _is_menu(words: str) -> bool:
    """A whole menu in one line: many short entries, some of them names of columns every site has."""
    entries = re.split(r"[\s|｜·•>＞]+", words)
    return (
        len(entries) >= 5
        and max(map(len, entries)) <= 10
        and not re.search(r"[，。；：,;]", words)
        and len(set(_MENU.findall(words))) >= 2
    )


def _source(words: str) -> _Sign | None:
    """The source and date line under a title: 来源：… 发布时间：…, possibly with counters and buttons."""
    if len(words) > 160 or "。" in words:
        return None
    note = "网页的来源和日期行"
    if _STAMP.fullmatch(words) or dated_name(words):
        return "source", True, note
    day_line = _DAY_LINE.fullmatch(words)
    if day_line is not None and _is_printed(day_line):
        label = day_line["label"] or ""
        return "source", bool(label and day_line["clock"]) or _SURE_LABEL.match(label) is not None, note
    labels = list(_SOURCED.finditer(words))
    return _labelled_source(words, labels, note) if labels else None


def _labelled_source(words: str, labels: Sequence[re.Match[str]], note: str) -> _Sign | None:
    before = words[: labels[0].start("label")].strip(" [【（(|｜")
    dated = bool(_STAMP.fullmatch(before) or _DAY_LINE.fullmatch(before) or only_day(before))
    if before and not dated and not _widgets(before)[0]:
        return None
    names = {re.sub(r"\s", "", m["label"]) for m in labels}
    value = words[labels[-1].end() :].strip()
    sure = len(labels) >= 2 or bool(before) or any(map(_SURE_LABEL.match, names))
    if len(value) > 60 or (not sure and any(stop in value for stop in "，；;")):
        return None
    if all(_STAFF.match(name) for name in names) and not _DAY.search(words):
        return "web", sure, "网页的编辑署名"
    return "source", sure, note


def _is_printed(line: re.Match[str]) -> bool:
    """Whether a day is written as a page prints it; 2025年1月20日 alone is how an office writes it itself."""
    return bool(line["label"] or line["clock"]) or "年" not in line["day"]


def dated_name(words: str) -> bool:
    """Whether a day and a name make up a line as a page prints them.

    With the time of the day, a bar between, or the office of a body (政策法规科 2024-01-12), which signs no report.
    """
    match = _DATED_NAME.fullmatch(words)
    if match is None or bool(match["left"]) == bool(match["right"]):
        return False
    if match["sign"] != "年" and (match["left"] or match["right"]).endswith(_OFFICES):
        return True
    return bool(match["clock"]) or any(bar in (match["apart"] or "") + match["behind"] for bar in "|｜")


def _widgets(words: str) -> tuple[str, bool, str]:
    """Buttons, switches, menus: a line of which nothing is left when their words are taken out."""
    rest, certain = _TOKENS.subn(" ", words)
    entries = [entry.lower() for entry in _SEPARATORS.split(rest)]
    tokens = [entry for entry in entries if entry in _PLAIN]
    rest = "".join(entry for entry in entries if entry not in _PLAIN)
    if rest.strip("0123456789") or not (certain or tokens):
        return "", False, ""
    alone = certain + len(tokens) == 1
    ambiguous = alone and compiled(_LONE_BUTTON).fullmatch(words)
    return "web", (certain > 0 and not ambiguous) or len(tokens) >= 3, "网页的按钮或导航"


def _decide(lines: Sequence[_Line]) -> list[str]:
    """The kind of each line, ``""`` for the report's own: sure signs anywhere, weak ones at the outer ends only."""
    kinds = [line.kind if line.sure else "" for line in lines]
    first, last = _bounds(lines)
    front = range(first)
    title = _title_line(lines, first)
    if any(lines[i].sure for i in front):
        for i in front:
            kinds[i] = kinds[i] or lines[i].kind
        for i in reversed(front):
            if not kinds[i] and _menu_before_title(lines, i, title, kinds):
                kinds[i] = "web"
        _repeated_title(lines, kinds, title)
        _values(lines, kinds, first, title)
    else:
        for i in range(title + 1, first):
            # Below the name of a body it is the day of signature.
            if lines[i].kind == "source" and not (i and is_organ(lines[i - 1].words)):
                kinds[i] = "source"
    _tail(lines, kinds, last)
    _buttons(lines, kinds)
    return kinds


def _buttons(lines: Sequence[_Line], kinds: list[str]) -> None:
    """Single buttons as the very first or last lines of the file."""
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for i in order:
            if not kinds[i] and not (lines[i].kind == "web" and _BUTTON.fullmatch(lines[i].words)):
                break
            kinds[i] = kinds[i] or "web"


def _bounds(lines: Sequence[_Line]) -> tuple[int, int]:
    """The first line of running text, and the one after the last: what lies outside may be furniture."""
    texts = [i for i, line in enumerate(lines) if not line.kind and _is_text(line.words, line.span.length)]
    if not texts:
        return len(lines), len(lines)
    last = max((i for i in texts if lines[i].span.length > 60 or numbered(lines[i].words)), default=texts[0])
    for i in range(last + 1, len(lines)):
        if lines[i].sure and lines[i].kind != "page":
            break
        if i in texts[-30:]:
            last = i
    return texts[0], last + 1


def _is_text(words: str, length: int) -> bool:
    if length > 90 or _PART_HEAD.match(words):
        return True
    if numbered(words) and length > 6 and not re.match(r"[0-9]{1,2}[.、]?\s*$", words):
        return True
    return length >= 16 and (
        stopped(words) or words[-1] in "：:" or (length >= 36 and ("，" in words or "," in words))
    )


def _title_line(lines: Sequence[_Line], first: int) -> int:
    """The last line before the text that looks like a title; -1 when none does."""
    for i in range(first - 1, -1, -1):
        if not lines[i].kind and len(lines[i].words) >= 8 and _TITLE_END.search(lines[i].words):
            return i
    return -1


def _menu_before_title(lines: Sequence[_Line], i: int, title: int, kinds: Sequence[str]) -> bool:
    """Whether an unclassified short line is a menu entry: before the title, with furniture after or right before it."""
    words = lines[i].words
    if i >= title or len(words) > 24 or stopped(words) or words[-1] in "：:" or only_day(words):
        return False
    whole = title >= 0 and issuer_of_title(lines[title].words) and not words.startswith("中共")
    if title - 3 <= i and not whole and not any(kinds[j] for j in range(i, title)):
        return False
    return not words.startswith("关于")


def _repeated_title(lines: Sequence[_Line], kinds: list[str], title: int) -> None:
    """A title printed before, alone or with the name of the site, belongs to the page."""
    if title < 0:
        return
    wanted = re.sub(r"\s", "", lines[title].words)
    for i in range(title):
        words = re.sub(r"\s", "", lines[i].words)
        bare = re.sub(r"\s", "", _SITE_TAIL.sub("", lines[i].words))
        if not kinds[i] and bare == wanted and (bare != words or any(kinds[j] for j in range(i + 1, title))):
            kinds[i] = "web"


def _values(lines: Sequence[_Line], kinds: list[str], first: int, title: int) -> None:
    """In an index table whose cells became lines, the short line after a bare label is its value.

    The title below the table is none, where the last label has no value.
    """
    labels = 0
    for i in range(first - 1):
        value = lines[i + 1].words
        labels += kinds[i] == "web" and compiled(_BARE_LABEL).fullmatch(lines[i].words) is not None
        if (
            kinds[i] == "web"
            and compiled(_BARE_LABEL).fullmatch(lines[i].words)
            and not kinds[i + 1]
            and i + 1 != title
            and len(value) <= 60
            and not compiled(_BARE_LABEL).fullmatch(value)
            and (labels > 2 or any(kinds[j] for j in range(i + 2, min(first, i + 5))))
        ):
            kinds[i + 1] = "web"


def _tail(lines: Sequence[_Line], kinds: list[str], last: int) -> None:
    """After the text: from the first sure sign on everything short is the page's; weak signs before it count too."""
    sure = next((i for i in range(last, len(lines)) if lines[i].sure and lines[i].kind != "page"), None)
    for i in range(last, len(lines)):
        words = lines[i].words
        if kinds[i] or sure is None:
            if sure is None and lines[i].kind == "web" and re.search(r"扫一扫|责任编辑", words):
                kinds[i] = "web"
            elif sure is None and lines[i].kind == "source" and compiled(_LAST_SOURCE).match(words):
                kinds[i] = "source"
            continue
        if (i < sure and lines[i].kind in ("web", "source")) or (i > sure and not _signs(lines, i)):
            kinds[i] = lines[i].kind or "web"


def _signs(lines: Sequence[_Line], i: int) -> bool:
    """Whether a line belongs to the end of a report: body and day under it, or a note on what is attached."""
    words = lines[i].words
    if is_organ(words):
        return i + 1 < len(lines) and only_day(lines[i + 1].words) is not None
    if only_day(words) is not None:
        return i > 0 and is_organ(lines[i - 1].words)
    return compiled(_BEHIND_TEXT).match(words) is not None


def _joined(lines: Sequence[_Line], kinds: Sequence[str]) -> Iterator[Mark]:
    """One mark for each run of furniture."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        kind = kinds[i] if i < len(lines) else ""
        if run and (not kind or (kind == "page") != (kinds[run[0]] == "page")):
            yield _mark([lines[j] for j in run], [kinds[j] for j in run])
            run = []
        if kind:
            run.append(i)


def _mark(lines: Sequence[_Line], kinds: Sequence[str]) -> Mark:
    names = set(kinds)
    kind = names.pop() if len(names) == 1 else "web"
    notes = list(dict.fromkeys(line.note for line in lines if line.note))
    note = notes[0] if len(notes) == 1 else "网页的导航、索引和按钮等内容"
    return Mark(Span(lines[0].span.start, lines[-1].span.end), kind, note)


def _title_labels(body: str, lines: Sequence[_Line], kinds: list[str]) -> Iterator[Mark]:
    """Where 标题：… holds the only title there is, the label alone is furniture; ``kinds`` is corrected."""
    first = _bounds(lines)[0]
    if _title_line(lines, first) >= 0:
        return
    for i in range(min(first, len(lines))):
        label = compiled(_NAMED_TITLE).match(body, *lines[i].span) if kinds[i] == "web" else None
        words = lines[i].words
        if label and len(_LABELLED.findall(words)) == 1 and _TITLE_END.search(words) and len(words) >= 14:
            kinds[i] = ""
            yield Mark(trimmed(body, label.span()), "web", "网页的信息索引表")
            return


def _glued(body: str, line: _Line) -> Iterator[Mark]:
    """Furniture in one line with text of the report."""
    start, end = line.span
    head = body[start : min(end, start + 90)]
    if "位置" in head:
        found = compiled(_GLUED_HEAD).match(head)
        if found:
            yield Mark(trimmed(body, (start, start + found.end())), "web", "网页的当前位置导航")
            start += found.end()
    low = max(start, end - 120)
    tail = body[low:end]
    if any(sign in tail[-50:] for sign in _GLUED_SIGNS):
        found = compiled(_GLUED_TAIL).search(tail)
        if found and found.end() - found.start() < end - start:
            span = trimmed(body, (low + found.start(), low + found.end()))
            dated = re.search(r"来源|发布", body[span.start : span.end]) is not None
            yield Mark(
                span, "source" if dated else "web", "网页的来源和日期行" if dated else "网页的按钮或页脚"
            )


def _word(body: str, taken: Sequence[Span]) -> list[Mark]:
    if not any(sign in body for sign in _WORD_SIGNS):
        return []
    found = (Mark(trimmed(body, m.span()), "word", _word_note(m[0])) for m in compiled(_WORD).finditer(body))
    return list(_apart([mark for mark in found if mark.span.length], taken))


def _word_note(words: str) -> str:
    if "错误" in words or "Error!" in words:
        return "Word 的引用错误提示"
    if "bookmark" in words or words.lstrip().startswith("_"):
        return "Word 的书签标记"
    if "mso-" in words or "endif" in words or "Style Def" in words or "Normal" in words:
        return "从 Word 粘贴带入的样式代码"
    return "Word 的域代码"


def _apart(marks: Sequence[Mark], taken: Sequence[Span]) -> Iterator[Mark]:
    """The marks that share nothing with ``taken``, which is sorted and does not overlap."""
    starts = [span.start for span in taken]
    for mark in marks:
        before = bisect_left(starts, mark.span.end) - 1
        if before < 0 or taken[before].end <= mark.span.start:
            yield mark
