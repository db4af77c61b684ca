"""What the rules of family X share: bases, and what stands round a place."""

from __future__ import annotations

from hegui.api import Basis, Document
from hegui.facts.signs import compiled as compiled
from hegui.facts.signs import matches as matches

PRIVACY = Basis("《中华人民共和国个人信息保护法》")
DISCLOSURE = Basis("《中华人民共和国政府信息公开条例》")
SECRECY = Basis("《中华人民共和国保守国家秘密法》")
MINORS = Basis("《中华人民共和国未成年人保护法》")

_REACH = 40


def before(doc: Document, offset: int, pattern: str) -> bool:
    """Whether ``pattern`` (which ends in ``$``) matches what stands right before ``offset`` in its line."""
    left = doc.body[max(0, offset - _REACH) : offset]
    return compiled(pattern).search(left[left.rfind("\n") + 1 :]) is not None


def sentence(doc: Document, start: int, end: int, reach: int = 60) -> str:
    """The words round a place, up to the nearest 。！？; or line break, at most ``reach`` code points either way."""
    stops = compiled(r"[。！？\n]")
    left = stops.split(doc.body[max(0, start - reach) : start])[-1]
    return left + doc.body[start:end] + stops.split(doc.body[end : end + reach], maxsplit=1)[0]


def beyond(doc: Document, at: int, optional: str) -> int:
    """Where ``optional``, a pattern that always matches, ends when it begins at ``at``."""
    match = compiled(optional).match(doc.body, at)
    return match.end() if match else at
