"""What the caller knows about a document beforehand."""

from __future__ import annotations

import datetime
from typing import NamedTuple


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
