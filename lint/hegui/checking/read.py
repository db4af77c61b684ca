"""Stage: read."""

from __future__ import annotations

from hegui.api import Document
from hegui.checking.limits import shortened
from hegui.checking.model import Plan
from hegui.errors import ReadError, crash
from hegui.reading import Reading
from hegui.structure import opening


def read(path: str, data: bytes, plan: Plan) -> tuple[Document, str]:
    """The document in these bytes, as the plan says it is to be read, and what was left out of it (see ``shortened``).

    Raises:
        ReadError: it cannot be read, or the reader crashed.
    """
    left_out = ""

    def shorten(reading: Reading) -> Reading:
        nonlocal left_out
        reading, left_out = shortened(reading, plan.limits)
        return reading

    try:
        document = opening.read(path, data, plan.readers, plan.stated, plan.kinds, plan.classes, shorten)
        return document, left_out
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        raise ReadError("E901", f"{path}：读取时出错（{crash(error)}），请反馈给作者") from error
