"""What a web page shows by other means than text: frames, scripts, hidden elements, attachments, pictures, more pages.

Only a page with little text is looked at for the report it may hide; whether that means anything is decided by
``hegui.facts.gaps``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from hegui.reading.html_tree import Node
from hegui.text.tables import rows

_FRAMES = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_NO_PAGE = re.compile(r"(?:about|javascript|data)\s*:", re.I)
_DOCUMENT = re.compile(r"\.(?:docx?|docm|wps|pdf|ofd|ceb|rtf|odt|xlsx?|et|zip|rar|7z)(?=$|[?#&)）\s])", re.I)
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)(?:</script|\Z)", re.I | re.S)
_STOP = re.compile(r"。|\\u3002|&#12290;|&#x3002;|%E3%80%82", re.I)
_PAGED = re.compile(r"\bcreatePage\w*\(\s*[\"']?(?:[2-9]|[1-9][0-9])\b", re.I)
"""The call by which pages of TRS sites write their pager, with the number of pages."""
_SECOND = re.compile(r"[\s\[【（(]*2[\s\]】）)]*")
_FIRST_TWO = re.compile(r"(?<![0-9])1[\s|｜\]）)】]*[\[（(【]?2(?![0-9])")
_PIECES = 40
"""Children that a row of page numbers has at most."""
_ARTICLE = 5
"""Full stops that make an article; fewer stand in a notice or a message of the site."""
_SMALL = 100
"""Pixels: smaller pictures are icons."""
_MOST_NAMES = 3


def unseen(root: Node, article: Node, source: str) -> dict[str, str]:
    """``frames``, ``scripted``, ``concealed``, ``attachments``, ``pictures`` as far as there are any.

    ``scripted`` and ``concealed`` count full stops in scripts, and in elements and attributes that no one sees;
    ``frames`` and ``attachments`` name files, ``pictures`` counts those in ``article``.
    """
    in_scripts = sum(len(_STOP.findall(match[1])) for match in _SCRIPT.finditer(source))
    shown = root.raw_words().count("。")
    concealed = len(_STOP.findall(source)) - in_scripts - shown
    frames, attachments = list(_frames(root)), list(_attachments(root))
    found = {
        "scripted": str(in_scripts) if in_scripts >= _ARTICLE else "",
        "concealed": str(concealed) if concealed >= _ARTICLE else "",
        "frames": _listed(frames),
        "attachments": _listed(attachments),
        "pictures": str(sum(map(_is_picture, article.walk())) or ""),
    }
    return {key: value for key, value in found.items() if value}


def goes_on(root: Node, source: str) -> bool:
    """Whether the article has other pages: a link 下一页 or a row of page numbers that lead somewhere, or a call that writes one."""
    if _PAGED.search(source):
        return True
    return any(_is_onward(node) for node in root.walk() if node.tag == "a")


def _is_onward(link: Node) -> bool:
    target = link.attributes.get("href", "").strip()
    if not target or "#" in target or re.match(r"javascript:\s*(?:void\b|history\b|;|$)", target, re.I):
        return False
    words = link.raw_words()
    if _SECOND.fullmatch(words):
        return _in_a_row(link)
    return _onward().fullmatch(words) is not None


@cache
def _onward() -> re.Pattern[str]:
    """The words of a link to another page of the article."""
    words = "|".join(
        row["word"] for row in rows(os.path.join(os.path.dirname(__file__), "data", "onward.tsv"))
    )
    return re.compile(rf"[\s\[【（(<＜«‹]*(?:{words})[\s\]】）)>＞»›]*", re.I)


def _in_a_row(link: Node) -> bool:
    """Whether the number 2 stands behind a 1 in one row, be it a list."""
    row = link.parent
    if row is not None and row.tag == "li":
        row = row.parent
    return row is not None and len(row.children) <= _PIECES and _FIRST_TWO.search(row.raw_words()) is not None


def _every(root: Node) -> Iterator[Node]:
    """All elements, those that no one sees too."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for child in reversed(node.children) if isinstance(child, Node))


def _frames(root: Node) -> Iterator[str]:
    for node in _every(root):
        address = node.attributes.get(_FRAMES.get(node.tag, ""), "").strip()
        if address and not _NO_PAGE.match(address):
            yield address


def _attachments(root: Node) -> Iterator[str]:
    for node in root.walk():
        address = node.attributes.get("href", "") if node.tag == "a" else ""
        words = node.words() if address else ""
        if address and (_DOCUMENT.search(address) or _DOCUMENT.search(words)):
            yield words if _DOCUMENT.search(words) else unquote(address).rpartition("/")[2]


def _is_picture(node: Node) -> bool:
    if node.tag != "img" or not node.attributes.get("src", node.attributes.get("data-src")):
        return False
    sizes = (node.attributes.get(side, "") for side in ("width", "height"))
    return not any(
        size.removesuffix("px").isdecimal() and int(size.removesuffix("px")) < _SMALL for size in sizes
    )


def _listed(names: list[str]) -> str:
    names = list(dict.fromkeys(name[:80] for name in names))
    return "、".join(names[:_MOST_NAMES]) + (" 等" if len(names) > _MOST_NAMES else "")
