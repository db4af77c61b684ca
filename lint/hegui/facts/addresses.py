"""Addresses of houses in running text: a place, then what leads to one door of it (3单元402室) or one group of houses (三组)."""

from __future__ import annotations

import re

from hegui.document import Document, Span
from hegui.facts.rows import listed
from hegui.text.numerals import ARABIC, TENS

_NUMBER = f"[{ARABIC}〇零百{TENS}]{{1,5}}"
_PIECE = rf"{_NUMBER}\s?(?:{listed('door-word')}|[{listed('door-letter')}])|(?<=[号栋幢楼元])[{ARABIC}]{{1,4}}户|(?<![A-Za-z])[A-Za-z]座"
_FLAT = rf"[{ARABIC}]{{1,3}}[-－—][{ARABIC}]{{1,3}}[-－—][{ARABIC}]{{2,4}}室?"
_ADDRESS = re.compile(
    rf"(?P<place>[\u4e00-\u9fff{ARABIC}A-Za-z－—-]{{2,30}}?)"
    rf"(?P<doors>{_FLAT}|(?:{_PIECE})+(?:[-－—附]?[{ARABIC}]{{2,4}}号?(?![{ARABIC}室米元人户名年月]))?)(?![楼院长员织文{ARABIC}])"
)
_PIECES = re.compile(_PIECE)
_DOOR = re.compile(rf"(?:[号室户门]|单元|[{ARABIC}]{{2,4}})$")
_GROUP = re.compile("[组社队]$")
_SETTLED = re.compile(f"[{listed('settlement-letter')}]|社区")
# What a house stands in; without any of them the words in front are no place.
_KIND = re.compile(f"[{listed('address-letter')}]|{listed('settlement')}")
_OFFICE = re.compile(f"{listed('address-office')}|[局所站院厅]$")


def address_at(doc: Document, start: int) -> Span | None:
    """The address that begins at ``start`` and leads to one door or one group of houses; ``None`` for anything wider, and for offices."""
    match = _ADDRESS.match(doc.body, start)
    if match is None or _KIND.search(match["place"]) is None or _OFFICE.search(match["place"]):
        return None
    doors = match["doors"]
    if _GROUP.search(doors):
        narrow = _SETTLED.search(match["place"]) is not None
    else:
        narrow = _DOOR.search(doors) is not None or len(_PIECES.findall(doors)) > 1
    return Span(*match.span()) if narrow else None
