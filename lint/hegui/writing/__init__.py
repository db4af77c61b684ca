"""Text back to bytes: what reading took apart, with some words replaced and everything else as it was."""

from hegui.writing.contract import WRITERS, Edit, WriteError, applied, write

__all__ = ["WRITERS", "Edit", "WriteError", "applied", "write"]
