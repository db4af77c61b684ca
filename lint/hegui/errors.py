"""Every error a user can cause: a message in Chinese, a remedy, and the exit code that goes with it."""

from __future__ import annotations


class HeguiError(Exception):
    """An expected failure. ``str(error)`` is one Chinese sentence naming the file or setting and the remedy.

    Args:
        message: what is wrong, naming the file, option or key.
        remedy: what the user can do about it; appended to the message.
    """

    exit_code = 2

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message}；{remedy}" if remedy else message)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.remedy)


class UsageError(HeguiError):
    """A wrong option, path or argument."""


class ConfigError(HeguiError):
    """A configuration file, suppression file, baseline or checklist that cannot be taken as it stands."""


class PluginError(HeguiError):
    """A plugin that does not load, or declares something impossible. Stops the run: exit 3."""

    exit_code = 3


class ReadError(HeguiError):
    """A document that cannot be read. Costs this file its result, and no other.

    Args:
        code: the engine code of the diagnostic, ``E9xx``.
    """

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        self.code = code
        super().__init__(message, remedy)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.code, self.message, self.remedy)
