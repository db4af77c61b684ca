"""From the bytes of one document to its result: one stage per file, listed in ``check``."""
