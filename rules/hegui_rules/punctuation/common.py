"""What the rules of family P share: bases, the width of the document's marks."""

from __future__ import annotations

import re
from functools import cache

from hegui.api import Basis, Document
from hegui.document import fact

STANDARD = Basis("《标点符号用法》（GB/T 15834-2011）", "", "国标")
USAGE = Basis("公文写作惯例", "", "惯例")

HAN = "\u4e00-\u9fff"

compiled = cache(re.compile)

HALF = re.compile(f"(?<=[{HAN}”’）》])[,;:?!](?=[{HAN}“‘（《])")
"""Half-width marks between Chinese characters."""


@fact
def half_width(doc: Document) -> bool:
    """Whether the report is written in half-width marks throughout: a fault of the whole file, not of each place."""
    half = len(HALF.findall(doc.body))
    wide = sum(doc.body.count(sign) for sign in "，；：")
    return (half > 5 and half > 0.3 * (half + wide)) or (half > 1 and not wide)
