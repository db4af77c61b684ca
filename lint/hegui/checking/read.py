"""Stage: read."""

from __future__ import annotations

from hegui.api import Document
from hegui.checking.model import Plan
from hegui.errors import ReadError, crash
from hegui.structure import opening


def read(path: str, data: bytes, plan: Plan) -> Document:
    """The document in these bytes, as the plan says it is to be read.

    Raises:
        ReadError: it cannot be read, or the reader crashed.
    """
    try:
        return opening.read(path, data, plan.readers, plan.stated, plan.kinds, plan.classes)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError("E901", f"{path}：读取时出错（{crash(error)}），请反馈给作者") from error
