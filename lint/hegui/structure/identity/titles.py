"""The title as one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hegui.document import Paragraph, Span
from hegui.structure import data
from hegui.structure.identity.material import Material
from hegui.structure.issuers import is_organ
from hegui.structure.matter import is_title
from hegui.text.blanks import trimmed
from hegui.text.compiled import compiled
from hegui.text.days import ANY_YEAR
from hegui.text.views import squeezed, unbarred

_HAN = "\u4e00-\u9fff"
_BODIES = data.alternatives("titled-body")
_GLUED_TITLE = rf"\s*(?P<title>(?:[{_HAN}0-9（）() ]|〇){{6,48}}?(?:{data.alternatives('glued-title-ending')}))\s*(?={ANY_YEAR}\s*年[以度来,，]|{data.alternatives('report-begins')})"


def find_title(
    found: Material, paragraphs: Sequence[Paragraph], topics: tuple[str, ...]
) -> tuple[str, Span | None]:
    """The title as one line, and its span. A title printed twice counts once; one glued to the text counts too."""
    body, parts = found.body, found.role("title")
    if parts:
        names = [unbarred(body, p.span) for p in parts]
        half = len(names) // 2
        if (
            half
            and len(names) % 2 == 0
            and squeezed("".join(names[:half])) == squeezed("".join(names[half:]))
        ):
            names, parts = names[:half], parts[:half]
        return _joined(names), Span(trimmed(body, parts[0].span).start, trimmed(body, parts[-1].span).end)
    first = next((p for p in paragraphs if p.role in ("body", "preamble")), None)
    if first is not None and first.span.length > 40:
        match = compiled(_GLUED_TITLE).match(
            body, first.span.start, min(first.span.end, first.span.start + 80)
        )
        if match and any(word in match["title"] for word in ("年", *topics)):
            return " ".join(match["title"].split()), Span(*match.span("title"))
    return "", None


def page_title(words: str) -> str:
    """The title of a report in what the head of a page calls it (title_name of the site); ``""`` without one."""
    for part in (words, *compiled(r"[-_—–|｜]+").split(words)):
        part = part.strip()
        if len(part) >= 10 and compiled("[12][09][0-9]{2}|二[〇○零].").search(part) and is_title(part):
            return part
    return ""


def _joined(names: Sequence[str]) -> str:
    """Lines of a title as one: joint bodies keep a space, all else closes up."""
    whole = names[0]
    for before, name in pairwise(names):
        whole += (" " if is_organ(before) and is_organ(name) else "") + name
    return re.sub(rf"(?<=[{_HAN}0-9）)]) +(?=[{_HAN}0-9（(])", lambda m: _gap(whole, m), whole)


def _gap(whole: str, match: re.Match[str]) -> str:
    """A space inside a title stays only between two bodies."""
    before, after = whole[: match.start()], whole[match.end() :]
    body = re.search(f"(?:{_BODIES})$", before)
    return " " if body and re.match(f"[{_HAN}]{{2,30}}?(?:{_BODIES})", after) else ""
