"""Every error a user can cause: a message in Chinese, a remedy, and the exit code that goes with it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable

_REASONS = {
    errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.ENOENT: "不存在", errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "是文件夹，不是文件", errno.ELOOP: "链接互相指向，没有尽头", errno.ENAMETOOLONG: "文件名太长",
    errno.ENOSPC: "磁盘已满", errno.EDQUOT: "磁盘配额已用完", errno.EROFS: "磁盘是只读的", errno.EIO: "磁盘读写出错",
    errno.EBUSY: "正被其他程序占用", errno.ETXTBSY: "正被其他程序占用", errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多", errno.ESTALE: "网络磁盘已断开", errno.EXDEV: "跨磁盘，无法替换",
    errno.EFBIG: "文件太大",
}  # fmt: skip
"""What the system says, for people. The rest stays as the system words it."""


def reason(error: OSError) -> str:
    """Why the system refused, in a few Chinese words."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


def crash(error: Exception) -> str:
    """Type and place of a crash; never its message, which may quote the document."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    return f"{type(error).__name__}，{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}"


def suggestion(word: str, known: Iterable[str]) -> str:
    """``是否要写 x`` when something known looks like ``word``, otherwise ``""``."""
    close = nearest(word, known)
    return f"是否要写 {close}" if close else ""


def remedy(word: str, known: Iterable[str], listed: bool = True) -> str:
    """The known word that was probably meant; without one, what may be written, where that is to be ``listed``."""
    names = sorted(known)
    if close := nearest(word, names, 50):
        return f"是否要写 {close}"
    return f"可用 {'、'.join(names[:_MANY])}{' 等' if len(names) > _MANY else ''}" if names and listed else ""


_MANY = 24
"""Names that a message lists."""


def nearest(word: str, known: Iterable[str], least: float = 60) -> str:
    """The known word most like ``word``, capitals aside; ``""`` when none has ``least`` hundredths in common with it."""
    from rapidfuzz import fuzz, process  # only needed when something is wrong

    close = process.extractOne(
        word, sorted(set(known)), scorer=fuzz.ratio, processor=str.lower, score_cutoff=least
    )
    return close[0] if close else ""


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
