"""Output formats: one module each, pure functions of a ``Run``."""
