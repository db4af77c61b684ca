"""Days as they are written."""

from __future__ import annotations

import datetime


def day_words(day: datetime.date) -> str:
    """``2024年5月1日``."""
    return f"{day.year}年{day.month}月{day.day}日"
