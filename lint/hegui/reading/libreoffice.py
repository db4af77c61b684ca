"""Has LibreOffice turn a document into a docx: in a private folder, within bounds, without macros and network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hegui.errors import ReadError
from hegui.reading import reined

PROGRAM = "HEGUI_SOFFICE"
"""Environment variable with the path of LibreOffice's ``soffice``, where it is not found by itself."""
REINED = "--reined"
"""First argument of the one-file program when it is to be ``reined``."""

_SECONDS = 60
"""Of processor time; a report takes two."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/opt/libreoffice/program/soffice",
)
_KEPT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PROGRAMDATA",
)
"""What the program needs of our environment; the rest is not its business."""
_FILTER = "docx:MS Word 2007 XML"
_SAVE_AS = "请在 Word 或 WPS 中另存为 docx 后再检查"

_ITEM = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Common/Misc", "UseOpenCL", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)  # fmt: skip
"""No macro, no link followed, no network: what would go out all the same goes to a port that nobody serves."""


def program() -> str:
    """Where LibreOffice is; ``""`` when it is not installed."""
    told = os.environ.get(PROGRAM)
    if told:
        return told if os.path.isfile(told) else ""
    found = next((place for place in _PLACES if os.path.isfile(place)), "")
    if found or sys.platform == "win32":  # there the working folder belongs to the path: anybody's program
        return found
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def converted(path: str, data: bytes, suffix: str) -> bytes:
    """The document as a docx.

    Args:
        path: for messages.
        suffix: what the document is, as a file name ending.

    Raises:
        ReadError: ``E906`` LibreOffice is not installed, ``E909`` it took too long, ``E902`` it cannot open this.
    """
    found = program()
    if not found:
        raise ReadError(
            "E906",
            f"{path}：读取 {suffix} 格式需要 LibreOffice，这台机器上没有找到",
            f"请安装 LibreOffice（libreoffice.org，免费），或在 Word、WPS 中另存为 docx 后再检查；已装在别处的，用环境变量 {PROGRAM} 指明 soffice 的位置",
        )
    with _folder() as folder:
        (folder / f"in{suffix}").write_bytes(data)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_settings(), "utf-8")
        code = _run(folder, (
            found, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--nodefault", "--nologo", "--nofirststartwizard", "--convert-to", _FILTER,
            "--outdir", str(folder / "out"), str(folder / f"in{suffix}"),
        ))  # fmt: skip
        try:
            return (folder / "out" / "in.docx").read_bytes()
        except OSError as error:
            if code == reined.OVERDUE:
                raise ReadError("E909", f"{path}：LibreOffice 转换超过了时间，已经终止", _SAVE_AS) from error
            raise ReadError(
                "E902", f"{path}：LibreOffice 打不开，多半是文件已损坏或设有密码", _SAVE_AS
            ) from error


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hegui-", ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()


def _settings() -> str:
    items = "".join(_ITEM.format(*entry) for entry in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n"
    )


def _run(folder: Path, command: tuple[str, ...]) -> int:
    """The exit code; whatever happens here, nothing of the program is left running."""
    (folder / "tmp").mkdir()
    own = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    home = {"HOME": "home", "TMPDIR": "tmp", "TEMP": "tmp", "TMP": "tmp", "XDG_RUNTIME_DIR": "tmp"}
    frozen = getattr(sys, "frozen", False)
    rein = (REINED,) if frozen else ("-I", "-S", reined.__file__)
    process = subprocess.Popen(
        (sys.executable, *rein, str(_SECONDS), str(folder), *command),
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=own | {name: str(folder / place) for name, place in home.items()} | {"SAL_USE_VCLPLUGIN": "svp"},
    )  # fmt: skip
    try:
        return process.wait()
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait()
