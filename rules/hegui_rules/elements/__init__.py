"""Family C 要素: what the checklist cannot say as data."""
