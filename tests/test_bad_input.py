"""Bad input: every message names the file and the remedy, the exit code is right, other files go on."""

from __future__ import annotations

import builtins
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome
from docx_builder import build_docx
from hegui.running import files

GOOD = "青禾县2024年工作报告\n一、主要工作\n开展工作。\n三、下一步\n继续工作。\n"
FORMATS = ("json", "jsonl", "sarif", "html", "junit", "gitlab", "github", "terminal")
Run = Callable[..., Outcome]


def truncated_docx() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>" * 50)
        package.writestr("word/document.xml", "<w:document/>" * 50)
    return whole.getvalue()[:200]


@pytest.mark.parametrize(
    ("name", "content", "code", "remedy"),
    [
        ("空.txt", b"", "E905", "请"),
        ("空白.txt", " \n\u3000\n".encode(), "E905", "请"),
        ("只有标记.txt", b"\xef\xbb\xbf", "E905", "请"),
        ("图片.docx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "E902", "请"),
        ("半截.docx", truncated_docx(), "E902", "请"),
        ("改名.txt", bytes(range(32)) * 4 + b"\xff\xfe\xfd", "E902", "请"),
        ("改名.pdf", b"hello", "E902", "请"),
        ("半截.pdf", b"%PDF-1.7\n1 0 obj\n<<", "E902", "请"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "E902", "另存为 docx"),
        ("旧.ceb", b"Founder CEB", "E906", "转换为 pdf"),
        ("图.png", b"\x89PNG", "E906", "另存为"),
        ("无扩展名", b"x", "E906", "另存为"),
        ("没有.docx", None, "E907", "请检查路径"),
    ],
)
def test_a_file_that_cannot_be_checked(
    hegui: Run, folder: Path, name: str, content: bytes | None, code: str, remedy: str
) -> None:
    (folder / "好.txt").write_text(GOOD, "utf-8")
    if content is not None:
        (folder / name).write_bytes(content)
    result = hegui("check", "好.txt", name, "--format", "json", "--select", "S")
    assert result.code == 2
    bad, good = sorted(json.loads(result.out)["documents"], key=lambda d: d["status"], reverse=True)
    assert (good["path"], good["status"]) == ("好.txt", "checked")
    assert [d["code"] for d in good["diagnostics"]] == ["S101"]
    assert (bad["path"], bad["status"], bad["error"]["code"]) == (name, "failed", code)
    assert name in bad["error"]["message"]
    assert remedy in bad["error"]["message"]
    (diagnostic,) = bad["diagnostics"]
    assert (diagnostic["code"], diagnostic["severity"]) == (code, "error")
    assert [diagnostic[k] for k in ("start", "end", "line", "column")] == [0, 0, 1, 1]


def test_a_folder_without_reports(hegui: Run, folder: Path) -> None:
    (folder / "空").mkdir()
    result = hegui("check", "空", "--format", "concise")
    assert result.code == 2
    assert "空：文件夹中没有可检查的文件；支持" in result.out


@pytest.mark.parametrize("told", [[], ["--skip-unsupported"], ["--config", "own.toml"]])
def test_formats_no_reader_takes_are_documents_of_the_run(hegui: Run, folder: Path, told: list[str]) -> None:
    (folder / "a").mkdir()
    (folder / "own.toml").write_text("skip-unsupported = true\n", "utf-8")
    (folder / "a" / "a.txt").write_text(GOOD, "utf-8")
    others = ("b.ceb", "c.7z", "d.xlsx", "e.msg", "f.jpg", "g")
    for name in others:
        (folder / "a" / name).write_text("x", "utf-8")
    result = hegui("check", "a", "--format", "json", "--select", "W", *told)
    assert result.code == (0 if told else 2)
    documents = {d["path"]: d for d in json.loads(result.out)["documents"]}
    assert {d["status"] for p, d in documents.items() if p != "a/a.txt"} == {"skipped" if told else "failed"}
    assert documents["a/a.txt"]["status"] == "checked"
    summary = json.loads(result.out)["summary"]
    assert summary["documents"] == len(documents) == 1 + len(others)
    assert summary["skipped" if told else "failed"] == len(others)
    assert summary["error"] == (0 if told else len(others))
    for form in ("terminal", "concise", "jsonl", "sarif", "github", "gitlab", "junit"):
        again = hegui("check", "a", "--format", form, "--select", "W", *told, "--show-info")
        assert again.code == result.code
        assert all(f"a/{name}" in again.out or f"{name}" in again.out for name in others), form
    named = hegui("check", "a/b.ceb", "--format", "concise", *told)
    assert named.code == 2


def test_a_folder_of_old_word_files_says_what_to_do(
    hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEGUI_SOFFICE", str(folder / "none"))
    (folder / "旧.doc").write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "WordDocument".encode("utf-16-le")
    )
    result = hegui("check", ".", "--format", "concise")
    assert result.code == 2
    assert "E906" in result.out
    assert "请安装 LibreOffice" in result.out
    assert "另存为 docx" in result.out
    assert "没有可检查的文件" not in result.out


WORDS = [GOOD.splitlines()[0], *("青禾县坚持依法行政，推进政务公开，开展普法宣传活动。" for _ in range(3))]
PAGE = "<!DOCTYPE html><html><body>" + "".join(f"<p>{line}</p>" for line in WORDS) + "</body></html>"


@pytest.mark.parametrize(
    "name", ["年报.docm", "年报.dotx", "年报.dotm", "年报.doc", "年报.txt", "年报.html", "年报", "年报.pdf"]
)
def test_a_word_document_under_another_name(hegui: Run, folder: Path, name: str) -> None:
    (folder / name).write_bytes(build_docx(WORDS))
    (document,) = json.loads(hegui("check", name, "--format", "json").out)["documents"]
    assert (document["status"], document["format"]) == ("checked", "docx")


@pytest.mark.parametrize("name", ["年报.doc", "年报.xls", "年报.docx", "年报.txt", "年报.pdf", "年报"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_under_another_name(hegui: Run, folder: Path, name: str, encoding: str) -> None:
    (folder / name).write_bytes(PAGE.encode(encoding))
    (document,) = json.loads(hegui("check", name, "--format", "json").out)["documents"]
    assert (document["status"], document["format"]) == ("checked", "html")


@pytest.mark.parametrize("name", ["年报", "年报1.5", "年报.第2稿", "2024.1.15"])
def test_a_text_whose_name_has_no_ending(hegui: Run, folder: Path, name: str) -> None:
    (folder / name).write_text("\n".join(WORDS), "utf-8")
    (document,) = json.loads(hegui("check", name, "--format", "json").out)["documents"]
    assert (document["status"], document["format"]) == ("checked", "txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("name", ["管.txt", "管", "管.zip"])
def test_a_pipe_in_a_folder_is_not_waited_for(hegui: Run, folder: Path, name: str) -> None:
    (folder / "好.txt").write_text(GOOD, "utf-8")
    os.mkfifo(folder / name)
    (folder / "无底").symlink_to("/dev/zero")
    (folder / "圈.txt").symlink_to("圈.txt")
    (folder / "断.txt").symlink_to("没有.txt")
    result = hegui("check", ".", "--format", "json", "--select", "S")
    documents = {d["path"]: d for d in json.loads(result.out)["documents"]}
    assert result.code == 2
    assert documents["./好.txt"]["status"] == "checked"
    assert {p: d["error"]["code"] for p, d in documents.items() if d["error"]} == {
        f"./{name}": "E902", "./无底": "E902", "./圈.txt": "E902", "./断.txt": "E907",
    }  # fmt: skip


def test_a_file_that_is_being_written(hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "好.txt").write_text(GOOD, "utf-8")
    (folder / "写.txt").write_text(GOOD, "utf-8")
    real = os.fstat
    seen: list[int] = []

    def grown(handle: int) -> Any:
        found = real(handle)
        if os.path.samestat(found, os.stat(folder / "写.txt")):
            seen.append(handle)
            if len(seen) == 2:
                with open(folder / "写.txt", "a", encoding="utf-8") as file:
                    file.write("还在写。")
                return real(handle)
        return found

    monkeypatch.setattr(os, "fstat", grown)
    result = hegui("check", "好.txt", "写.txt", "--format", "json", "--select", "S")
    statuses = {d["path"]: d["status"] for d in json.loads(result.out)["documents"]}
    assert (result.code, statuses) == (2, {"好.txt": "checked", "写.txt": "failed"})
    assert "正在改动" in result.out


def test_files_that_vanish_are_told(hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "c.docx", "d.txt"):
        (folder / name).write_text(GOOD, "utf-8")
    real = files.check_file

    def slow(job: files.Job, *rest: Any, **more: Any) -> Any:
        for name in ("b.txt", "c.docx"):
            (folder / name).unlink(missing_ok=True)
        return real(job, *rest, **more)

    monkeypatch.setattr("hegui.running.files.check_file", slow)
    result = hegui("check", ".", "--format", "json", "--select", "S", "--no-cache")
    documents = json.loads(result.out)["documents"]
    assert result.code == 2
    assert [(d["path"], d["error"] and d["error"]["code"]) for d in documents] == [
        ("./a.txt", None), ("./b.txt", "E907"), ("./c.docx", "E907"), ("./d.txt", None),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["-a.txt", "--fix.txt", "--format=json", "-", "--", "-- a.txt"])
def test_names_that_begin_with_dashes(hegui: Run, folder: Path, name: str) -> None:
    (folder / name).write_text(GOOD, "utf-8")
    for path in (".", f"./{name}"):
        (document,) = json.loads(hegui("check", path, "--format", "json", "--select", "S").out)["documents"]
        assert (document["path"], document["status"]) == (f"./{name}", "checked")
    if name not in ("-", "--"):
        (document,) = json.loads(hegui("check", "--format", "json", "--select", "S", "--", name).out)[
            "documents"
        ]
        assert (document["path"], document["status"]) == (name, "checked")


@pytest.mark.parametrize(
    "problem", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")]
)
def test_a_file_that_cannot_be_opened(
    hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError
) -> None:
    (folder / "好.txt").write_text(GOOD, "utf-8")
    (folder / "锁.txt").write_text(GOOD, "utf-8")
    real = builtins.open

    def guarded(path: Any, *args: Any, **kwargs: Any) -> Any:
        if str(path) == "锁.txt":
            raise problem
        return real(path, *args, **kwargs)

    monkeypatch.setattr("builtins.open", guarded)
    result = hegui("check", "好.txt", "锁.txt", "--format", "json", "--select", "S")
    assert result.code == 2
    good, bad = json.loads(result.out)["documents"]
    assert good["status"] == "checked"
    assert bad["error"]["code"] == ("E908" if isinstance(problem, PermissionError) else "E902")
    assert "锁.txt：" in bad["error"]["message"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_permissions_for_real(hegui: Run, folder: Path) -> None:
    (folder / "锁.txt").write_text(GOOD, "utf-8")
    (folder / "锁.txt").chmod(0)
    assert "没有读取权限" in hegui("check", "锁.txt", "--format", "concise").out


def test_links_that_lead_nowhere_and_pipes(hegui: Run, folder: Path) -> None:
    (folder / "好.txt").write_text(GOOD, "utf-8")
    (folder / "圈.txt").symlink_to("圈.txt")
    (folder / "断.docx").symlink_to("没有")
    os.mkfifo(folder / "管.txt")
    result = hegui("check", ".", "--format", "json", "--select", "S")
    assert result.code == 2
    found = {d["path"]: d["error"] for d in json.loads(result.out)["documents"]}
    assert found["./好.txt"] is None
    assert "链接互相指向" in found["./圈.txt"]["message"]
    assert "链接指向的文件不存在" in found["./断.docx"]["message"]
    assert "不是普通文件" in found["./管.txt"]["message"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chekc"], "没有名为“chekc”的命令；是否要写 check"),
        (["check"], "缺少参数 路径…"),
        (["check", "a.txt", "--slect", "S"], "没有选项 --slect；是否要写 --select"),
        (["check", "a.txt", "--select"], "选项 --select 后面缺少值"),
        (["check", "a.txt", "--preview=1"], "选项 --preview 不带值"),
        (["check", "a.txt", "--select", "S999"], "没有编号或名称为“S999”的规则"),
        (["check", "a.txt", "--ignore", "heading-number-gab"], "是否要写 heading-number-gap"),
        (["check", "a.txt", "--ignore", "E902"], "引擎代码"),
        (["check", "a.txt", "--profile", "recomended"], "是否要写 recommended"),
        (["check", "a.txt", "--format", "jsn"], "--format 没有名为“jsn”的格式；是否要写 json"),
        (["check", "a.txt", "--report", "json"], "--report json 应写成 格式=文件"),
        (["check", "a.txt", "--report", "json=none/x.json"], "请先建好所在的文件夹"),
        (["check", "a.txt", "--report", "jsn=x.json"], "是否要写 json"),
        (["check", "a.txt", "--level", "村"], "选项 --level 的值有误"),
        (["check", "a.txt", "--year", "24"], "应为四位年份"),
        (["check", "a.txt", "--published", "2025.3.20"], "应为日期"),
        (["check", "a.txt", "--jobs", "0"], "应为正整数"),
        (["check", "a.txt", "--kind", "fazhi"], "没有名为“fazhi”的报告种类"),
        (["check", "a.txt", "--config", "none.toml"], "找不到配置文件 none.toml"),
        (["check", "a.txt", "--config", "x.toml", "--isolated"], "不能同时使用"),
        (["check", "a.txt", "--checklist", "none.toml"], "none.toml"),
        (["check", "a.txt", "--baseline", "a.txt"], "a.txt 不是 hegui 的基线文件"),
        (["explain", "S999"], "没有编号或名称为“S999”的规则"),
        (["explain"], "缺少参数 编号或名称"),
        (["rules", "多余"], "多余的参数：多余"),
        (["checklist", "show", "fazhi"], "没有名为“fazhi”的清单"),
        (["checklist", "shw"], "是否要写 show"),
        (["facts", "none.txt"], "找不到 none.txt"),
        (["facts", "."], "是文件夹"),
        (["facts", "b.ceb"], "不支持 .ceb 格式"),
        (["init"], "hegui.toml 已经存在；要覆盖请加 --force"),
        (["new-rule", "W1", "x"], "编号“W1”应为"),
        (["new-rule", "E950", "x"], "编号“E950”应为"),
        (["new-rule", "W950", "HouseStyle"], "名称“HouseStyle”应为"),
        (["new-rule", "S101", "x"], "S101 已由 S101 heading-number-gap 使用"),
        (["new-rule", "W950", "x", "--in", "none"], "找不到文件夹 none"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_chinese_line(hegui: Run, folder: Path, arguments: list[str], says: str) -> None:
    (folder / "a.txt").write_text(GOOD, "utf-8")
    (folder / "b.ceb").write_text(GOOD, "utf-8")
    result = hegui(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("hegui：")
    assert result.err.count("\n") == 1
    assert says in result.err


def test_a_faulty_configuration_names_file_and_line(hegui: Run, folder: Path) -> None:
    (folder / "hegui.toml").write_text('\nprofil = "style"\n', "utf-8")
    result = hegui("check", ".")
    assert result.code == 2
    assert "hegui.toml:2：profil：不是已知的键；是否要写 profile" in result.err


def test_a_report_that_cannot_be_written(hegui: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(GOOD, "utf-8")
    result = hegui("check", "a.txt", "--report", "json=.")
    assert result.code == 2
    assert "请写明文件名" in result.err


def test_a_file_name_that_is_no_text(hegui: Run, folder: Path) -> None:
    name = os.fsdecode(b"\xc7\xe0.txt")
    try:
        (folder / name).write_text(GOOD, "utf-8")
    except OSError:
        pytest.skip("the file system wants UTF-8 names")
    for form in ("concise", "json", "terminal", "sarif", "junit"):
        result = hegui("check", name, "--format", form, "--report", f"{form}=out.txt")
        assert result.code == 1, form


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command.replace("hegui", f"{sys.executable} -m hegui"), shell=True, cwd=folder, capture_output=True,
        text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("hegui check a.txt --select S > /dev/full", 2, "hegui：磁盘已满；请检查路径、权限和磁盘空间\n"),
        ("hegui check a.txt --select S --report json=/dev/full", 2, "hegui：无法写入 /dev/full（磁盘已满）"),
        ("hegui check a.txt --select S >&-", 1, ""),
        ("hegui check a.txt --select S 2>&-", 1, ""),
        ("hegui check - <&-", 2, ""),
    ],
)
def test_streams_that_are_full_or_closed(folder: Path, command: str, code: int, says: str) -> None:
    (folder / "a.txt").write_text(GOOD, "utf-8")
    result = shell(command, folder)
    assert result.returncode == code
    assert result.stderr.startswith(says) if says else "Traceback" not in result.stderr
    assert not os.path.isfile("/dev/full")


@pytest.mark.skipif(sys.platform == "win32", reason="the system bounds no files")
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a.txt", "--fix"], ["check", "a.txt", "--write-baseline"], *(["check", "a.txt", "--report", f"{f}=r"] for f in FORMATS),
        ["annotate", "a.txt", "-o", "o.html"], ["compare", "a.txt", "b.txt", "--report", "html=r"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_room_for_a_file(folder: Path, arguments: list[str]) -> None:
    """A real system call fails half way; the cache has no room either."""
    import resource

    text = GOOD.replace("。", ",", 1) + "推进依法冶县,扎实开展宣传,成效明显。\n" * 90
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(text, "utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = subprocess.run(
        [sys.executable, "-m", "hegui", *arguments], cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "HEGUI_CACHE_DIR": str(folder.parent / "cache")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "hegui：" in done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_crash_of_the_program_is_not_a_finding(
    hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(GOOD, "utf-8")
    monkeypatch.setattr("hegui.commands.check.discover", lambda *_: 1 / 0)
    result = hegui("check", "a.txt")
    assert result.code == 3
    assert result.err.startswith("hegui：程序内部出错（ZeroDivisionError，test_bad_input.py:")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_leaves_nothing_running(folder: Path, jobs: str) -> None:
    for number in range(400):
        (folder / f"{number}.txt").write_text(GOOD + "开展工作。\n" * 3000, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "hegui", "check", ".", "--jobs", jobs, "--report", "json=x.json"], cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        # Started in the background, this process may ignore interruptions, and its children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
    ) as running:  # fmt: skip
        time.sleep(1.5)
        os.killpg(running.pid, signal.SIGINT)
        _, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert err.decode().strip() == "hegui：已中断"
    assert not list(folder.glob("*x.json*"))
