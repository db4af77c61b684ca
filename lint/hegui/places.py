"""Where things lie: what hegui may forget, what a path leads out of. Imports next to nothing: a client of the helper needs it before anything else."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """The folder for what hegui may forget: ``HEGUI_CACHE_DIR``, else the one this system has for it."""
    if chosen := os.environ.get("HEGUI_CACHE_DIR"):
        return chosen
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "hegui")
    # XDG Base Directory Specification; relative paths in it do not count.
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    return os.path.join(base if os.path.isabs(base) else os.path.join(home, ".cache"), "hegui")


def leads_out(path: str, folder: str) -> bool:
    """Whether ``path``, all links followed, lies outside ``folder``."""
    real, base = os.path.realpath(path), os.path.realpath(folder)
    return real != base and not real.startswith(os.path.join(base, ""))


def is_ours(folder: str) -> bool:
    """Whether ``folder`` is a folder of this user's own, no link and nobody else's; told by the account where there is one."""
    try:
        about = os.lstat(folder)
    except OSError:
        return False
    return (
        os.path.isdir(folder)
        and not os.path.islink(folder)
        and (not hasattr(os, "getuid") or about.st_uid == os.getuid())
    )
