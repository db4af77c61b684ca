"""What the caller knows about a document beforehand, or may expect of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from hegui.document import Kind


class Stated(NamedTuple):
    """What options or configuration say about a document; each overrides what the text says.

    Attributes:
        kind: a kind of report; ``""`` = recognise it.
        level: ``省`` ``市`` ``县`` ``乡`` ``镇`` ``街道`` ``部门``; ``""`` = recognise it.
    """

    kind: str = ""
    level: str = ""
    year: int | None = None
    published: datetime.date | None = None


def topics(kinds: Iterable[Kind]) -> tuple[str, ...]:
    """The words that name the matter of one of ``kinds``."""
    return tuple(dict.fromkeys(topic for kind in kinds for topic in kind.wording.topics))
