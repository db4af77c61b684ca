"""Patterns that are compiled when the first text needs them: for those that few texts need."""

from __future__ import annotations

import re
from functools import cache

compiled = cache(re.compile)
"""``re.compile``, called at the place of use; the same pattern is compiled once."""
