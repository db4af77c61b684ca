"""What several commands need: finding the configuration, writing files, reading one document."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hegui.api.registry import Declarations, declarations
from hegui.errors import UsageError
from hegui.running import config
from hegui.running.settings import Settings


def configured(file: str | None, isolated: bool) -> Settings:
    """The settings of the configuration file that applies.

    Args:
        file: of ``--config``; ``None`` = search upward from the working directory.
        isolated: look at no file.
    """
    if file is not None and isolated:
        raise UsageError("--config 与 --isolated 不能同时使用")
    if isolated:
        return Settings()
    found = Path(file) if file is not None else config.find(Path.cwd())
    return config.load(found) if found is not None else Settings()


def declared() -> Declarations:
    """Everything the plugins declare, with the engine's own output formats."""
    from hegui.reporting import REPORTERS

    return declarations(reporters=REPORTERS)


def write_atomically(path: str, text: str) -> None:
    """Write ``text`` to ``path`` as UTF-8, whole or not at all.

    Raises:
        UsageError: the place cannot be written to.
    """
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8", "replace"))
            os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(
            f"无法写入 {path}（{error.strerror or error}）", "请检查文件夹是否存在、是否有写入权限"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
