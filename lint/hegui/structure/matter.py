"""Front and back matter: title, subtitle, addressee, preamble, closing, signature, date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hegui.document import Paragraph
from hegui.structure import data
from hegui.structure.issuers import is_issuer, is_organ, issuer_of_title
from hegui.structure.shapes import numbered, stopped
from hegui.text.compiled import compiled
from hegui.text.days import ANY_YEAR, YEAR, only_day
from hegui.text.numerals import TENS
from hegui.text.views import unbarred

_KINDS = data.alternatives("document-title-ending")
_AFTER = r"(?:\s*[（(〔\[【][^）)〕\]】]{1,26}[）)〕\]】])*"
_TITLE = re.compile(rf"(?:{_KINDS}){_AFTER}\s*$")
_STRONG_TITLE = re.compile(rf"(?:{data.alternatives('strong-title-ending')}){_AFTER}\s*$")
_COMPLETES = re.compile(
    rf"(?:的|年度|工作|建设|情况)*(?:情况)?(?:的)?(?:{data.alternatives('report-attribute')})?(?:{data.alternatives('report-noun')})(?:的?(?:报告|汇报|函))?{_AFTER}\s*$"
)
_NUMBER = re.compile(
    rf"[\u4e00-\u9fffA-Za-z]{{0,12}}\s*[〔\[（(﹝【]\s*{YEAR}\s*[〕\])）﹞】]\s*(?:第\s*)?[0-9]{{1,4}}\s*号?"
)
_LETTERHEAD = re.compile(data.alternatives("letterhead-line"))
_BRACKETED = re.compile(r"[（(〔\[【].{1,60}[）)〕\]】]")
_ADDRESSEE = re.compile(
    rf"(?:{data.alternatives('addressee-ending')})"
    r"(?:[（(][^）)]{1,20}[）)])?(?:[、，,和 ]?[\u4e00-\u9fff]{0,20})?\s*[:：]$"
)
_ANNOUNCES = re.compile(rf"(?:{data.alternatives('announcing-word')})\s*[:：]$")
_ANNOUNCED = re.compile(r"(?:如下|以下几个方面)\s*[:：。.]?$")
_CLOSING = re.compile(
    rf"(?:{data.alternatives('closing-adverb')})(?:{data.alternatives('closing-verb')})|(?:以上|此)(?:报告|汇报)[，,。]?|此报告?[。.]?$|此致"
    rf"|以上.{{0,12}}(?:{data.alternatives('closing-request')})|附\s*件(?:[0-9０-９一二三四五]{{1,2}})?\s*[:：]|附表\s*[:：]|附\s*[:：]|[（(]此件.{{0,20}}[）)]$"
    rf"|(?:{data.alternatives('distribution-label')})\s*[:：]|{data.alternatives('contact-label')}"
)
_ATTACHMENT = re.compile(
    rf"[0-9０-９{TENS}]{{1,2}}\s*[.、．]\s*\S{{2,60}}(?<![。；;])$|.{{2,60}}\.(?:docx?|xlsx?|pdf|wps|zip|jpg)$",
    re.I,
)
_GOES_ON = tuple(data.words("title-goes-on"))
_ISSUED = rf"[\u4e00-\u9fff]{{2,30}}(?:{data.alternatives('printing-body')})\s*{ANY_YEAR}年[0-9]{{1,2}}月[0-9]{{1,2}}日印发$"
_COVER = re.compile(
    rf"(?:{data.alternatives('cover-verb')}).{{0,60}}(?:{data.alternatives('covering-letter')})\s*$|(?:函|请示)\s*$"
)
_FRONT = 14
_BACK = 16


def find_roles(body: str, paragraphs: Sequence[Paragraph], topics: tuple[str, ...] = ()) -> Mapping[int, str]:
    """Role by paragraph ordinal, for the paragraphs whose role is not plain ``body``.

    A cover letter before the report keeps its body; only its addressee, signature and date get roles, and the
    title is that of the report itself.

    Args:
        topics: words that the titles of the kinds of report in question have.
    """
    lines = [(p.ordinal, unbarred(body, p.span), p.kind) for p in paragraphs if p.role == "body"]
    words = [line[1] for line in lines]
    roles: dict[int, str] = {}
    start = _cover(words, topics)
    if start:
        roles |= _back(words[:start])
    roles |= {start + i: role for i, role in _front(words[start:], topics).items()}
    top = max(
        (i for i, role in roles.items() if role in ("title", "subtitle", "addressee", "preamble")), default=-1
    )
    back = _back(words[top + 1 :])
    roles |= {top + 1 + i: role for i, role in back.items()}
    return {lines[i][0]: role for i, role in roles.items()}


def _cover(words: Sequence[str], topics: tuple[str, ...]) -> int:
    """Where the report begins after a cover letter; 0 without one."""
    title = next((i for i, w in enumerate(words[:6]) if is_title(w)), None)
    letter = title is not None and _COVER.search(words[title]) is not None
    for i in range(1, min(len(words), 25)):
        signed = only_day(words[i - 1]) is not None or words[i - 1].startswith(("附件", "附 件"))
        if signed and i >= 3 and (letter or any(_ADDRESSEE.search(w) for w in words[:4])):
            head = next((j for j in range(i, min(i + 4, len(words))) if is_title(words[j])), None)
            if head is not None and _STRONG_TITLE.search(words[head]) and len(words) - head > 4:
                while head > i and _joins(words[head - 1], words[head], topics):
                    head -= 1
                return head
    return 0


def is_title(words: str) -> bool:
    """Whether a line alone looks like the title of an official document."""
    bare = len(words) < 6 or len(words) > 80 or numbered(words) or "。" in words or words[-1] in "：:；;，,"
    if bare or _NUMBER.fullmatch(words) or _LETTERHEAD.fullmatch(words):
        return False
    if _STRONG_TITLE.search(words):
        return True
    return _TITLE.search(words) is not None and (len(words) >= 10 or "关于" in words)


def _part(words: str, topics: tuple[str, ...]) -> bool:
    """Whether a line may be the upper part of a title that goes on below."""
    if not words or len(words) > 45 or numbered(words) or stopped(words) or words[-1] in "：:；;，,。":
        return False
    if (
        _NUMBER.fullmatch(words)
        or _LETTERHEAD.fullmatch(words)
        or only_day(words)
        or _BRACKETED.fullmatch(words)
    ):
        return False
    return (
        is_issuer(words)
        or words.startswith("关于")
        or words.endswith(_GOES_ON)
        or any(topic in words for topic in topics)
        or re.match(rf"(?:{YEAR}|二[〇○零O]..)年?度?", words) is not None
    )


def _joins(above: str, below: str, topics: tuple[str, ...]) -> bool:
    """Whether a line belongs to the title that goes on below; one that names its issuer needs no more lines."""
    return _part(above, topics) and (above.startswith(("中共", "中国共产党")) or not issuer_of_title(below))


def _last_part(words: Sequence[str], i: int, topics: tuple[str, ...]) -> bool:
    """Whether line ``i`` is the short end of a title that begins above: …政务公开工作 / 情况报告."""
    return (
        i > 0
        and len(words[i]) <= 12
        and _COMPLETES.fullmatch(words[i]) is not None
        and _part(words[i - 1], topics)
    )


def _title_lines(words: Sequence[str], title: int, stop: int, topics: tuple[str, ...]) -> tuple[int, int]:
    """First and last line of the title that one line is known of: its beginning, its end, itself once more."""
    first = last = title
    while first > 0 and title - first < 4 and _joins(words[first - 1], words[first], topics):
        first -= 1
    while last + 1 < stop and (
        (_COMPLETES.match(words[last + 1]) and not _STRONG_TITLE.search(words[last]))
        or _same(words[last + 1], "".join(words[first : last + 1]))
    ):
        last += 1
    return first, last


def _front(words: Sequence[str], topics: tuple[str, ...]) -> dict[int, str]:
    roles: dict[int, str] = {}
    stop = next((i for i, w in enumerate(words[:_FRONT]) if _text(w)), min(len(words), _FRONT))
    title = next((i for i in range(stop) if is_title(words[i]) or _last_part(words, i, topics)), None)
    if title is None and stop < len(words) and stop < 6 and len(words[stop]) <= 80 and is_title(words[stop]):
        title = stop
    at = 0
    if title is not None:
        first, last = _title_lines(words, title, stop, topics)
        roles |= dict.fromkeys(range(first, last + 1), "title")
        for i in range(first):
            if _NUMBER.fullmatch(words[i]):
                roles[i] = "subtitle"
            elif _LETTERHEAD.fullmatch(words[i]):
                roles[i] = "furniture"
        at = last + 1
    at = _below(words, at, roles)
    _preamble(words, at, roles)
    return roles


def _same(one: str, other: str) -> bool:
    return re.sub(r"\s", "", one) == re.sub(r"\s", "", other)


def _text(words: str) -> bool:
    """Whether a line is running text or a numbered heading: the front matter ends before it."""
    if numbered(words) and not re.match(r"[0-9]{4}", words):
        return True
    if _ADDRESSEE.search(words) and len(words) <= 40 and not _ANNOUNCES.search(words):
        return False
    return len(words) > 80 or stopped(words) or words[-1:] in ("：", ":")


def _below(words: Sequence[str], at: int, roles: dict[int, str]) -> int:
    """Roles of what stands between title and text: date, issuer, brackets, document number, addressee."""
    titled = at > 0
    while at < len(words):
        line = words[at]
        if titled and only_day(line):
            roles[at] = "date"
        elif _NUMBER.fullmatch(line) or (
            titled
            and ((_BRACKETED.fullmatch(line) and not numbered(line)) or (is_issuer(line) and len(line) >= 3))
        ):
            roles[at] = "subtitle"
        elif (
            len(line) <= 60 and _ADDRESSEE.search(line) and not _ANNOUNCES.search(line) and not numbered(line)
        ):
            roles[at] = "addressee"
            at += 1
            break
        else:
            break
        at += 1
    return at


def _preamble(words: Sequence[str], at: int, roles: dict[int, str]) -> None:
    """The paragraphs before the first numbered heading; without one near, up to …报告如下, else the first."""
    limit = min(len(words), at + 5)
    heads = [i for i in range(at, limit) if numbered(words[i])]
    announced = [i for i in range(at, limit) if _ANNOUNCED.search(words[i])]
    if heads:
        end = heads[0]
    elif announced:
        end = announced[0] + 1
    else:
        end = at + 1 if at < len(words) and len(words[at]) > 15 and stopped(words[at]) else at
    for i in range(at, end):
        if not stopped(words[i]) and words[i][-1:] not in ("：", ":", "，", ",") and len(words[i]) <= 40:
            break  # a heading without a number
        roles[i] = "preamble"


def _back(words: Sequence[str]) -> dict[int, str]:
    roles: dict[int, str] = {}
    pair = _signed_at(words)
    if pair is not None:
        first, last = pair
        for i in range(first, last + 1):
            roles[i] = "date" if only_day(words[i]) else "signature"
        above = first - 1
    else:
        above = len(words) - 1
    low = max(-1, above - 8)
    while above > low and (
        _CLOSING.match(words[above]) or (_ATTACHMENT.match(words[above]) and _attached(words, above))
    ):
        roles[above] = "closing"
        above -= 1
    if pair is not None:
        for i in range(pair[1] + 1, min(len(words), pair[1] + _BACK)):
            if (
                _CLOSING.match(words[i])
                or compiled(_ISSUED).match(words[i])
                or (_ATTACHMENT.match(words[i]) and _attached(words, i))
            ):
                roles[i] = "closing"
            else:
                break
    return roles


def _attached(words: Sequence[str], at: int) -> bool:
    """Whether the numbered line at ``at`` belongs to a list that 附件： opens."""
    for i in range(at, max(-1, at - 8), -1):
        if re.match(r"附\s*件|附\s*[:：]", words[i]):
            return True
        if not _ATTACHMENT.match(words[i]):
            return False
    return False


def _signed_at(words: Sequence[str]) -> tuple[int, int] | None:
    """First and last line of the signature block: bodies and the day under them, or one of both."""
    return _signed_with_day(words) or _signed_without_day(words)


def _bodies_above(words: Sequence[str], last: int, most: int) -> int:
    """The first of at most ``most`` lines that name bodies, right above ``last``; ``last`` where there is none."""
    first = last
    while first > 0 and last - first < most and (is_organ(words[first - 1]) or _joint(words[first - 1])):
        first -= 1
    return first


def _signed_with_day(words: Sequence[str]) -> tuple[int, int] | None:
    size = len(words)
    for i in range(size - 1, max(-1, size - 400), -1):
        day = only_day(words[i])
        if day is None and not _body_and_day(words[i]):
            continue
        near = size - i <= _BACK
        first = _bodies_above(words, i, 5)
        if i + 1 < size and first == i and day is not None and is_organ(words[i + 1]) and near:
            return i, i + 1
        if first < i or day is None or near:
            return first, i
    return None


_SIGNING = re.compile(rf"(?:{data.alternatives('signing-body')})(?:[（(][^（()）]*[）)])?$")


def _signed_without_day(words: Sequence[str]) -> tuple[int, int] | None:
    size = len(words)
    for i in range(size - 1, max(-1, size - 8), -1):
        line = words[i]
        if is_organ(line) and len(line) >= 4 and _SIGNING.search(line) and "、" not in line:
            first = i
            while first > 0 and i - first < 4 and is_organ(words[first - 1]):
                first -= 1
            ends = first > 0 and (
                _CLOSING.match(words[first - 1]) or (stopped(words[first - 1]) and len(words[first - 1]) > 15)
            )
            return (first, i) if ends else None
        if not (_CLOSING.match(line) or _ATTACHMENT.match(line)):
            return None
    return None


def _joint(words: str) -> bool:
    """Several bodies in one line: 中共临溪镇委员会 临溪镇人民政府."""
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(is_organ(part) for part in parts)


def _body_and_day(words: str) -> bool:
    """Body and day in one line: 临溪镇人民政府 2025年1月20日."""
    if len(words) > 70:
        return False
    match = re.match(r"(.{4,45}?)\s*([12二][^\s]{3}\s?年.{3,10}[日])$", words)
    return (
        match is not None
        and only_day(match[2]) is not None
        and (is_organ(match[1].strip()) or _joint(match[1].strip()))
    )
