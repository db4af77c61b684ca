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


class KindSigns(NamedTuple):
    """How a kind of report is recognised (from its checklist).

    Attributes:
        kind: its name.
        titles: regular expressions; one found in the title decides.
        openings: regular expressions; one found in the first 600 characters of the body decides when there is no
            title.
        headings: regular expressions; ``headings_needed`` different ones found among the headings decide when
            neither title nor opening does.
    """

    kind: str
    titles: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    headings_needed: int = 2
