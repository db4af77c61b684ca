"""A folder of very many files of which some are hostile or broken: nothing is lost, nothing is silent, memory stays flat.

    python benchmarks/crowd.py [--files 1000] [--hostile 100] [--jobs 2] [--characters 1200] [--format json] [--hegui COMMAND]

Every healthy file is also checked by itself; in the run of all it must have the same findings. Every broken one must be
named by a status or a finding of the engine (E9xx), and the exit code be 2. The most memory of a process is printed for the
first and the last tenth of the run.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from attack import _docx, _pdf
from generate import report

_EVERY = 0.2
"""Seconds between two looks at the memory."""
_TITLE = "青禾县2024年法治政府建设年度报告\n"


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _flipped(data: bytes, part: bytes) -> bytes:
    """A package in which the content of a part is not what was packed."""
    at = data.index(part) + len(part) + 2
    return data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + 40]) + data[at + 40 :]


_PARAGRAPH = "<w:p><w:r><w:t>推进依法行政。</w:t></w:r></w:p>"
HOSTILE: dict[str, Callable[[random.Random], bytes]] = {
    "空.txt": lambda dice: b"",
    "只有空白.txt": lambda dice: b" \n\t\n" * 40,
    "乱码.txt": lambda dice: dice.randbytes(900),
    "程序.txt": lambda dice: b"\x7fELF" + dice.randbytes(400),
    "图片.jpg": lambda dice: b"\xff\xd8\xff\xe0" + dice.randbytes(300),
    "表格.xlsx": lambda dice: _zipped({"xl/workbook.xml": b"<workbook/>"}),
    "只有标题.txt": lambda dice: _TITLE.encode(),
    "截断.docx": lambda dice: _docx(_PARAGRAPH * 40)[: 200 + dice.randrange(150)],
    "翻转.docx": lambda dice: _flipped(_docx(_PARAGRAPH * 40), b"word/document.xml"),
    "空壳.docx": lambda dice: _docx(""),
    "缺正文.docx": lambda dice: _zipped({"[Content_Types].xml": b"<Types/>"}),
    "实体.docx": lambda dice: _zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "cc">]><w:document>&b;</w:document>'}),
    "嵌套.docx": lambda dice: _docx("<w:tbl><w:tr><w:tc>" * 9000 + "</w:tc></w:tr></w:tbl>" * 9000),
    "炸弹.docx": lambda dice: _zipped({"word/document.xml": b" " * (300 << 20)}),
    "炸弹.pdf": lambda dice: _pdf(b"BT /F1 9 Tf " + b"(a) Tj " * 4_000_000, 3),
    "截断.pdf": lambda dice: b"%PDF-1.7\n" + dice.randbytes(300),
    "空页.pdf": lambda dice: _pdf(b"", 1),
    "数据流.pdf": lambda dice: _pdf(zlib.compress(dice.randbytes(500))[:100], 0),
    "坏.ofd": lambda dice: _zipped({"OFD.xml": b"<ofd:OFD"}),
    "坏.zip": lambda dice: b"PK\x03\x04" + dice.randbytes(200),
    "空.zip": lambda dice: _zipped({}),
    "套.zip": lambda dice: _zipped({"a.zip": _zipped({"b.zip": _zipped({"c.zip": _zipped({"d.zip": b"x"})})})}),
    "坏信.eml": lambda dice: b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; filename=a.docx\r\n\r\nx\r\n",
    "外框.html": lambda dice: f"<html><title>{_TITLE}</title><body><iframe src='a.html'></iframe></body></html>".encode(),
    "脚本.html": lambda dice: f"<html><title>{_TITLE}</title><body><script>var a={{content:'{'推进依法行政。' * 90}'}}</script></body></html>".encode(),
    "旧版.doc": lambda dice: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(600),
    "坏.rtf": lambda dice: b"{\\rtf1" + dice.randbytes(3000),
    "长.txt": lambda dice: (_TITLE + "推进依法行政，" * 150_000).encode(),
    "数字.txt": lambda dice: (_TITLE + "共7" + "7" * 1_200_000 + "件。").encode(),
    "括号.txt": lambda dice: (_TITLE + "（" * 1_100_000).encode(),
    "无名": lambda dice: dice.randbytes(300),
}  # fmt: skip
"""What is broken or hostile, by the end of its name. All of it must be named."""


def lay_out(folder: Path, files: int, hostile: int, characters: int) -> tuple[list[Path], list[Path]]:
    """The healthy and the hostile files."""
    dice = random.Random(7)
    healthy = []
    for number in range(files - hostile):
        path = folder / f"{number:05d}.txt"
        text = report(number, dice, characters)
        if number % 3 == 0:
            text = text.replace("认真落实法治", "认真落实法冶", 1).replace("现将有关", "现将有有关", 1)
        path.write_text(text, "utf-8", newline="\n")
        healthy.append(path)
    broken = []
    for number, name in zip(range(hostile), list(HOSTILE) * hostile, strict=False):
        path = folder / f"{dice.randrange(max(1, files)):05d}-{number:03d}{name}"
        path.write_bytes(HOSTILE[name](dice))
        broken.append(path)
    if hostile and hasattr(os, "mkfifo"):
        os.mkfifo(folder / "管.txt")
        (folder / "无底.txt").symlink_to("/dev/zero")
        (folder / "圈.txt").symlink_to("圈.txt")
        (folder / "断.docx").symlink_to("没有")
        broken += [folder / name for name in ("管.txt", "无底.txt", "圈.txt", "断.docx")]
    return healthy, broken


def run(
    command: list[str], folder: Path, form: str, jobs: int
) -> tuple[int, list[dict[str, Any]], list[int], float]:
    """Exit code, documents, MiB of the largest process at each look, and seconds."""
    seen: list[int] = []
    started = time.monotonic()
    with tempfile.TemporaryFile() as out:
        running = subprocess.Popen(
            [*command, "check", ".", "--isolated", "--no-cache", "--format", form, "--jobs", str(jobs)], cwd=folder, stdout=out,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        watcher = threading.Thread(target=_watch, args=(running, seen))
        watcher.start()
        code = running.wait()
        watcher.join()
        out.seek(0)
        said = out.read().decode("utf-8")
    documents = (
        [json.loads(line) for line in said.splitlines()] if form == "jsonl" else json.loads(said)["documents"]
    )
    return code, [d for d in documents if "path" in d], seen, time.monotonic() - started


def _watch(running: subprocess.Popen[bytes], seen: list[int]) -> None:
    while running.poll() is None:
        seen.append(_memory(running.pid))
        time.sleep(_EVERY)


def _memory(pid: int) -> int:
    """MiB of the process itself: what it keeps, it keeps of every file."""
    try:
        with open(f"/proc/{pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") >> 20
    except (OSError, IndexError):
        return 0


def judged(
    healthy: list[Path], broken: list[Path], documents: list[dict[str, Any]]
) -> tuple[list[str], list[str]]:
    """Healthy files whose findings are not those they have alone, and broken ones that nobody names."""
    from hegui.running.engine import engine
    from hegui.running.files import check_bytes
    from hegui.running.settings import Settings

    settings = Settings()
    built = engine(settings)
    by_name = {Path(d["path"]).name: d for d in documents}
    lost = []
    for path in healthy:
        alone = check_bytes(path.name, path.read_bytes(), built, settings).diagnostics
        there = by_name.get(path.name)
        if there is None or [(d.code, d.span[0]) for d in alone] != [
            (d["code"], d["start"]) for d in there["diagnostics"]
        ]:
            lost.append(path.name)
    silent = [p.name for p in broken if not _named(p.name, documents)]
    return lost, silent


def _named(name: str, documents: list[dict[str, Any]]) -> bool:
    mine = [d for d in documents if d["path"] == f"./{name}" or d["path"].startswith(f"./{name}/")]
    return any(
        d["status"] == "failed" or any(f["code"].startswith("E9") for f in d["diagnostics"]) for d in mine
    )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--hostile", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--characters", type=int, default=1200)
    parser.add_argument("--format", default="json", choices=("json", "jsonl"))
    parser.add_argument("--hegui")
    said = parser.parse_args()
    command = [said.hegui] if said.hegui else [sys.executable, "-m", "hegui"]
    with tempfile.TemporaryDirectory() as name:
        healthy, broken = lay_out(Path(name), said.files, said.hostile, said.characters)
        code, documents, seen, seconds = run(command, Path(name), said.format, said.jobs)
        lost, silent = judged(healthy, broken, documents)
    tenth = max(1, len(seen) // 10)
    print(
        f"{len(healthy)} healthy, {len(broken)} hostile: exit {code}, {len(documents)} documents, {seconds:.0f} s; "
        f"MiB of the main process: first tenth {max(seen[:tenth], default=0)}, last tenth {max(seen[-tenth:], default=0)}"
    )
    print(
        f"healthy with other findings: {lost[:9]} ({len(lost)}); broken and not named: {silent[:40]} ({len(silent)})"
    )
    return int(bool(lost or silent) or code != (2 if broken else 1))


if __name__ == "__main__":
    sys.exit(main())
